//! The report of a month, of any days, or since an earlier version (月报): how the items stood before and after, then by
//! lead unit what was done, what stands in the way and what comes next, and a table of the units. Every figure is counted
//! from the two states.

use std::sync::Arc;

use crate::analysis::{
    InternalMarks, ItemPeriod, LeftOut, Period, PeriodCounts, PeriodStates, Step, by_lead_unit, gone, items_in_period,
};
use crate::model::{Dataset, NodeId, Number, Outcome, PartyId, Report, Update};
use crate::table::{Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::text::chinese_numeral;
use crate::words::Words;

use super::outcomes::outcome_sums;
use super::report_request::ReportRequest;
use super::scope::one_report;
use super::text::{bare, sentence};
use super::value::Block;

/// What a count is called, and how many.
type Counted = (&'static str, usize);

/// The blocks of the paper, and the state after the period as its readers may see it; absent where the dataset has no such report.
pub(super) fn monthly(request: &ReportRequest) -> Option<(Vec<Block>, Arc<Dataset>)> {
    let states = states(request);
    let [before, after] = for_readers(request, &states);
    let (former, report) = (before.reports.first()?, after.reports.first()?);
    let items = items_in_period(former, report, states.period, states.updates);
    let writing = Writing { request, former, report, items, gone: gone(former, report), period: states.period };
    Some((writing.blocks(), Arc::clone(&after)))
}

/// The two states as the readers may see them: without what is internal in one of them, or is by now.
fn for_readers(request: &ReportRequest, states: &PeriodStates) -> [Arc<Dataset>; 2] {
    let mut marks = InternalMarks::new(request.audience);
    let present = request.later.as_ref().map(|later| &later.present);
    for state in [Some(&states.before), Some(&states.after), present].into_iter().flatten() {
        marks.add(state);
    }
    [&states.before, &states.after].map(|state| marks.for_readers(state))
}

/// The texts of both states that the readers may not see.
pub(super) fn monthly_left_out(request: &ReportRequest) -> Vec<String> {
    let states = states(request);
    let mut texts = LeftOut::default();
    for (whole, kept) in [&states.before, &states.after].into_iter().zip(for_readers(request, &states)) {
        if !Arc::ptr_eq(whole, &kept) {
            texts.add(whole, &kept);
        }
    }
    texts.list()
}

/// The items that nothing was reported of in the period, though they are not done.
pub(super) fn silent(request: &ReportRequest) -> usize {
    let states = states(request);
    let (Some(before), Some(after)) = (states.before.reports.first(), states.after.reports.first()) else { return 0 };
    items_in_period(before, after, states.period, states.updates).iter().filter(|own| is_silent(own)).count()
}

/// The two states that it is told from.
fn states(request: &ReportRequest) -> PeriodStates {
    let (report, period) = (one_report(&request.dataset, request.report), request.period());
    match &request.earlier {
        Some(earlier) => PeriodStates::between(&earlier.dataset, &report, period),
        None => PeriodStates::of(&report, period),
    }
}

/// The outcomes of the items, and of the whole work those that are one thing each: a sum of the whole work, such as the meetings
/// up to a day, is none of a period.
fn outcomes_of(report: &Report) -> impl Iterator<Item = &Outcome> {
    let of_work = report.outcomes.iter().filter(|outcome| outcome.value.is_none());
    of_work.chain(report.items().flat_map(|item| &item.outcomes))
}

struct Writing<'a> {
    request: &'a ReportRequest,
    /// The report as it stood before.
    former: &'a Arc<Report>,
    /// The report as it stands after the period, and its readers may see it.
    report: &'a Arc<Report>,
    items: Vec<ItemPeriod<'a>>,
    /// How many items the earlier version has that are not there any more.
    gone: usize,
    period: Period,
}

impl Writing<'_> {
    fn words(&self) -> &Words {
        &self.request.words
    }

    fn blocks(&self) -> Vec<Block> {
        let words = self.words();
        let [from, to] = [self.period.from, self.period.to].map(|day| words.date(day));
        let source = match (&self.request.earlier, &self.request.later) {
            (Some(earlier), Some(later)) => {
                let arguments = [("from", earlier.name.clone().into()), ("to", later.name.clone().into())];
                words.with("monthly-source-between", arguments)
            }
            (Some(earlier), None) => words.with("monthly-source-version", [("name", earlier.name.clone().into())]),
            (None, _) => words.text("monthly-source").to_owned(),
        };
        let note = self.request.sources.then_some(source);
        let mut blocks = vec![
            Block::Title(words.text("monthly-title").to_owned()),
            Block::Centred(words.with("monthly-period", [("from", from.into()), ("to", to.clone().into())])),
            Block::Paragraph { text: self.opening(), note },
            self.part(1, "monthly-part-units"),
        ];
        let units = by_lead_unit(self.report, &self.items);
        for (at, (unit, own)) in units.iter().enumerate() {
            let text = format!("（{}）{}", chinese_numeral(at + 1), self.unit_name(unit.as_ref()));
            blocks.push(Block::Heading { level: 2, text });
            blocks.extend(self.unit(own).into_iter().map(|text| Block::Paragraph { text, note: None }));
        }
        blocks.push(self.part(2, "monthly-part-table"));
        blocks.push(Block::Table(self.table(&units)));
        if units.iter().map(|(_, own)| own.len()).sum::<usize>() > self.items.len() {
            blocks.push(Block::Line(vec![words.text("monthly-counted-once").to_owned()]));
        }
        blocks.push(Block::Signature { by: self.report.issuer.clone(), on: to });
        blocks
    }

    fn part(&self, number: usize, key: &str) -> Block {
        Block::Heading { level: 1, text: format!("{}、{}", chinese_numeral(number), self.words().text(key)) }
    }

    fn unit_name(&self, unit: Option<&PartyId>) -> String {
        let name = unit.and_then(|id| self.report.line_name(&NodeId::Party(id.clone())));
        name.unwrap_or_else(|| self.words().text("paper-no-group").to_owned())
    }

    /// How all items stood before and stand after, and what happened between.
    fn opening(&self) -> String {
        let counts = PeriodCounts::of(&self.items);
        let arguments = [
            ("before", self.words().date(self.period.before()).into()),
            ("to", self.words().date(self.period.to).into()),
            ("items", (counts.items - counts.added).into()),
            ("closed_before", counts.closed_before.into()),
            ("done_before", counts.done_before.into()),
            ("late_before", counts.late_before.into()),
            ("closed", counts.closed_after.into()),
            ("done", counts.done_after.into()),
            ("late", counts.late_after.into()),
        ];
        self.words().with("monthly-opening", arguments) + &self.changes(&counts) + &self.outcomes()
    }

    /// What came of the work in the period: what has a day in it, and what has none and was not there before.
    fn outcomes(&self) -> String {
        let known = outcomes_of(self.former).collect::<Vec<_>>();
        let is_new = |outcome: &&Outcome| match outcome.on {
            Some(on) => self.period.holds(on),
            None => self.request.earlier.is_some() && !known.contains(outcome),
        };
        let sums = outcome_sums(outcomes_of(self.report).filter(is_new), self.words());
        sums.map_or_else(String::new, |sums| self.words().with("monthly-outcomes", [("outcomes", sums.into())]))
    }

    /// What happened in the period, as far as anything did.
    fn changes(&self, counts: &PeriodCounts) -> String {
        let words = self.words();
        let all: [Counted; 8] = [
            ("monthly-added", counts.added),
            ("monthly-gone", self.gone),
            ("monthly-closed", counts.closed),
            ("monthly-done", counts.done),
            ("monthly-started", counts.started),
            ("monthly-reopened", counts.reopened),
            ("monthly-newly-late", counts.newly_late),
            ("monthly-updates", counts.updates),
        ];
        let told = all.into_iter().filter(|(_, count)| *count > 0);
        let told: Vec<String> = told.map(|(key, count)| words.with(key, [("count", count.into())])).collect();
        if told.is_empty() {
            return words.text("monthly-nothing").to_owned();
        }
        words.with("monthly-changes", [("changes", told.join(words.text("list-comma")).into())])
    }

    /// The paragraphs of a unit: its counts, what moved, what it reported of each item, and what it was silent about.
    fn unit(&self, own: &[ItemPeriod<'_>]) -> Vec<String> {
        let words = self.words();
        let counts = PeriodCounts::of(own);
        let arguments = [
            ("items", counts.items.into()),
            ("closed", counts.closed_after.into()),
            ("done", counts.done_after.into()),
            ("late", counts.late_after.into()),
        ];
        let mut first = words.with("monthly-unit", arguments);
        first.push_str(&self.listed("monthly-list-added", own.iter().filter(|item| item.is_added())));
        let steps = [
            ("monthly-list-closed", Step::Closed),
            ("monthly-list-done", Step::Done),
            ("monthly-list-started", Step::Started),
            ("monthly-list-reopened", Step::Reopened),
        ];
        for (key, step) in steps {
            first.push_str(&self.listed(key, own.iter().filter(|item| item.step == Some(step))));
        }
        first.push_str(&self.listed("monthly-list-late", own.iter().filter(|item| item.is_newly_late())));
        first.push_str(&self.listed("monthly-list-silent", own.iter().filter(|item| is_silent(item))));
        let reported = own.iter().filter_map(|item| self.reported(item));
        [first].into_iter().chain(reported).collect()
    }

    /// The names of some items behind what they have in common; nothing where there are none.
    fn listed<'b>(&self, key: &str, items: impl Iterator<Item = &'b ItemPeriod<'b>>) -> String {
        let names: Vec<String> = items.map(|own| format!("{}{}", own.item.number, own.item.title)).collect();
        let words = self.words();
        if names.is_empty() {
            String::new()
        } else {
            words.with(key, [("count", names.len().into()), ("items", names.join(words.text("list-semicolon")).into())])
        }
    }

    /// What was reported of an item: what was done, what stands in the way, what comes next.
    fn reported(&self, own: &ItemPeriod<'_>) -> Option<String> {
        let (words, updates) = (self.words(), &own.updates);
        if updates.is_empty() {
            return None;
        }
        let name = format!("{}{}", own.item.number, own.item.title);
        let mut text = sentence(&name);
        let dated = |update: &&Update| {
            let arguments = [("on", words.date(update.on).into()), ("text", bare(&update.text).into())];
            words.with("monthly-update", arguments)
        };
        let done: Vec<String> = updates.iter().filter(|update| !update.text.is_empty()).map(dated).collect();
        // What an earlier report of the period asked for may be settled: the last one that says so counts.
        let last = |of: fn(&Update) -> &String| {
            updates.iter().rev().map(|update| of(update)).find(|text| !text.is_empty()).cloned().unwrap_or_default()
        };
        let parts = [
            ("monthly-what-done", done.join(words.text("list-semicolon"))),
            ("monthly-problems", last(|update| &update.problems)),
            ("monthly-next", last(|update| &update.next)),
        ];
        for (key, value) in parts {
            if !value.is_empty() {
                text.push_str(&words.with(key, [("value", sentence(&value).into())]));
            }
        }
        Some(text)
    }

    fn table(&self, units: &[(Option<PartyId>, Vec<ItemPeriod<'_>>)]) -> Table {
        let words = self.words();
        let column = |key: &str, width: f32, align: Align| TableColumn::plain(words.text(key), width, align);
        let keys = [
            "monthly-column-items",
            "monthly-column-closed-before",
            "monthly-column-closed-after",
            "monthly-column-done",
            "monthly-column-late",
            "monthly-column-newly-late",
            "monthly-column-updates",
        ];
        let counts = keys.map(|key| column(key, 17.0, Align::Centre));
        let columns = [column("monthly-column-unit", 37.0, Align::Left)].into_iter().chain(counts).collect();
        let own = units.iter().map(|(unit, own)| row(&self.unit_name(unit.as_ref()), &PeriodCounts::of(own), false));
        let total = row(words.text("monthly-total"), &PeriodCounts::of(&self.items), true);
        Table { columns, rows: own.chain([total]).collect(), is_dense: false }
    }
}

fn row(name: &str, counts: &PeriodCounts, is_total: bool) -> TableRow {
    let numbers = [
        counts.items,
        counts.closed_before,
        counts.closed_after,
        counts.done,
        counts.late_after,
        counts.newly_late,
        counts.updates,
    ];
    let number = |count: usize| CellValue::Number(Number::of_count(count), "");
    let cells = [CellValue::of_text(name)].into_iter().chain(numbers.map(number));
    let cells = cells.map(|value| TableCell { is_head: is_total, ..TableCell::new(value) });
    TableRow { kind: RowKind::Data, node: None, entry: None, cells: cells.collect(), height: 0.0 }
}

/// True for an item that is not done and of which nothing was reported; what is new was not silent.
fn is_silent(own: &ItemPeriod<'_>) -> bool {
    !own.item.progress.is_complete() && own.updates.is_empty() && !own.is_added()
}
