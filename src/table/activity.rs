//! What was done in a dataset, in words: a row for each thing, with the item it was done to.
//!
//! Does not live here: which states of the dataset tell it, and how the rows stand on a page.

use std::collections::HashMap;

use crate::analysis::{Deed, DeedWhat, EntryDeed, Happened, HappenedWhat, Told, deeds, not_told};
use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange, PathStep};
use crate::model::{Dataset, Date, Item, LetterKind, NodeId, NodeKind, NodeRef, Record, Report, Value};
use crate::words::{Words, node_word};

use super::differences::{contents, side};

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityRow {
    /// The day.
    pub on: Date,
    /// The item that it was done to, or another node where it belongs to none: rows of one stand together.
    pub subject: NodeRef,
    /// Where it leads: the node itself, or what it stood under where it is gone.
    pub node: NodeRef,
    /// The number of the subject; empty for what has none.
    pub number: String,
    /// What the subject is called.
    pub title: String,
    /// The first unit in its lead; empty for none.
    pub unit: String,
    /// What was done, in one line.
    pub what: String,
    /// The place of the subject and that of the node in the order of the dataset; last for what is gone.
    pub place: (usize, usize),
}

/// The rows, put together state by state.
pub struct ActivityRows<'a> {
    /// The dataset as it is, as far as its readers may see it.
    present: &'a Dataset,
    /// The dataset with everything in it: what it holds and the other does not is told to nobody.
    whole: &'a Dataset,
    words: &'a Words,
    /// The places of the nodes in the order of the dataset.
    places: HashMap<NodeRef, usize>,
    told: Told,
    rows: Vec<ActivityRow>,
}

impl<'a> ActivityRows<'a> {
    /// No rows yet.
    #[must_use]
    pub fn new(present: &'a Dataset, whole: &'a Dataset, words: &'a Words) -> Self {
        Self { present, whole, words, places: places(present), told: Told::default(), rows: Vec::new() }
    }

    /// What a day added: the former state is mine in the comparison.
    pub fn add_day(&mut self, on: Date, comparison: &Comparison) {
        for deed in deeds(comparison) {
            self.told.add(&deed);
            if !self.is_hidden(&deed) {
                let row = self.row(on, comparison, &deed);
                self.push(row);
            }
        }
    }

    /// What the entries of some days tell and no version did.
    pub fn add_entries(&mut self, from: Date, to: Date) {
        for happened in not_told(self.present, (from, to), &self.told) {
            let Some(report) = self.present.report(&happened.node.report) else { continue };
            self.push(entry_row(report, happened, self.words));
        }
    }

    /// True for what is gone only for these readers: it was made internal since, and is there all the same.
    fn is_hidden(&self, deed: &Deed<'_>) -> bool {
        let node = &deed.difference.node;
        match &deed.what {
            DeedWhat::Entry(EntryDeed::Removed, record) => {
                let key = deed.difference.change().map(|change| &change.field);
                let own = self.whole.report(&node.report).and_then(|report| report.node(&node.node));
                let value = own.zip(key).and_then(|(own, key)| own.get(key, &[]));
                matches!(value, Some(Value::Records(records)) if records.contains(record))
            }
            _ => self.whole.holds(node) && !self.present.holds(node),
        }
    }

    fn push(&mut self, row: ActivityRow) {
        let place = |node: &NodeRef| self.places.get(node).copied().unwrap_or(usize::MAX);
        let place = (place(&row.subject), place(&row.node));
        self.rows.push(ActivityRow { place, ..row });
    }

    /// The rows day by day, each day in the order of the dataset.
    #[must_use]
    pub fn done(mut self) -> Vec<ActivityRow> {
        // A stable sort: what was done to one node keeps its order.
        self.rows.sort_by_key(|row| (row.on, row.place));
        self.rows
    }

    fn row(&self, on: Date, comparison: &Comparison, deed: &Deed<'_>) -> ActivityRow {
        let difference = deed.difference;
        let id = &difference.node.report;
        let node = |node: &NodeId| NodeRef::new(id.clone(), node.clone());
        let present = |step: &PathStep| Some(node(&step.node)).filter(|node| self.present.holds(node));
        let leads = Some(difference.node.clone()).filter(|node| self.present.holds(node));
        let leads = leads.or_else(|| difference.path.iter().rev().find_map(present));
        let own = difference.path.last();
        let step = difference.path.iter().find(|step| matches!(step.node, NodeId::Item(_))).or(own);
        let pair = comparison.pair(id);
        let reports = || pair.into_iter().flat_map(|pair| [&pair.theirs, &pair.mine]);
        let found = difference.item().and_then(|item| reports().find_map(|report| Some((report, report.item(item)?))));
        let (number, title) = step.map(|step| (step.number.clone(), step.title.clone())).unwrap_or_default();
        ActivityRow {
            on,
            subject: step.map_or_else(|| difference.node.clone(), |step| node(&step.node)),
            node: leads.unwrap_or_else(|| node(&NodeId::Report)),
            number: found.map_or(number, |(report, item)| report.full_number(&item.id)),
            title,
            unit: found.map(|(report, item)| lead_unit(report, item)).unwrap_or_default(),
            what: what(comparison, deed, on, self.words),
            place: (0, 0),
        }
    }
}

fn lead_unit(report: &Report, item: &Item) -> String {
    item.lead_units.first().and_then(|id| report.party(id)).map(|unit| unit.name.clone()).unwrap_or_default()
}

/// The places of all nodes, in the order in which they are read.
fn places(dataset: &Dataset) -> HashMap<NodeRef, usize> {
    let mut places = HashMap::new();
    for report in &dataset.reports {
        let mut add = |node: NodeId| {
            let place = places.len();
            places.insert(NodeRef::new(report.id.clone(), node), place);
        };
        add(NodeId::Report);
        for category in &report.categories {
            add(NodeId::Category(category.id.clone()));
            for problem in &category.problems {
                add(NodeId::Problem(problem.id.clone()));
                for item in &problem.items {
                    add(NodeId::Item(item.id.clone()));
                    for measure in &item.measures {
                        add(NodeId::Measure(measure.id.clone()));
                    }
                    for indicator in &item.indicators {
                        add(NodeId::Indicator(indicator.id.clone()));
                    }
                }
            }
        }
    }
    places
}

/// The row of an entry that no version tells.
fn entry_row(report: &Report, happened: Happened, words: &Words) -> ActivityRow {
    let item = report.item_of(&happened.node.node);
    let unit = match &happened.node.node {
        NodeId::Party(_) => report.line_name(&happened.node.node).unwrap_or_default(),
        _ => item.map(|item| lead_unit(report, item)).unwrap_or_default(),
    };
    ActivityRow {
        on: happened.on,
        subject: happened.node.clone(),
        number: item.map(|item| report.full_number(&item.id)).unwrap_or_default(),
        title: item.map_or_else(|| unit.clone(), |item| item.title.clone()),
        unit,
        what: entry_words(&happened.what, words),
        node: happened.node,
        place: (0, 0),
    }
}

/// What was done, in one line.
fn what(comparison: &Comparison, deed: &Deed<'_>, on: Date, words: &Words) -> String {
    let difference = deed.difference;
    let text = match &deed.what {
        DeedWhat::Whole => whole(comparison, difference, words),
        DeedWhat::Happened(day, what) => match day.filter(|day| *day != on) {
            Some(day) => {
                let arguments = [("what", entry_words(what, words).into()), ("date", words.date(day).into())];
                words.with("activity-of-day", arguments)
            }
            None => entry_words(what, words),
        },
        DeedWhat::Entry(entry, record) => match &difference.kind {
            DifferenceKind::Changed(change) => of_entry(comparison, difference, change, (*entry, record), words),
            _ => String::new(),
        },
    };
    let text = match part(difference, words) {
        Some(part) => words.with("activity-part", [("part", part.into()), ("what", text.into())]),
        None => text,
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The measure or the indicator of the item that it was done to, where it was done to one.
fn part(difference: &Difference, words: &Words) -> Option<String> {
    let is_part = matches!(difference.of(), NodeKind::Measure | NodeKind::Indicator);
    let is_changed = difference.change().is_some();
    let step = difference.path.last().filter(|_| is_part && is_changed)?;
    let name = if step.number.is_empty() { short(&step.title) } else { step.number.clone() };
    Some(words.with("activity-node", [("kind", words.text(node_word(difference.of())).into()), ("name", name.into())]))
}

/// How many characters of the text of a measure name it.
const NAME: usize = 16;

fn short(title: &str) -> String {
    let name: String = title.chars().take(NAME).collect();
    if title.chars().nth(NAME).is_some() { format!("{name}…") } else { name }
}

/// A node that is new, gone or elsewhere, or a field with other content.
fn whole(comparison: &Comparison, difference: &Difference, words: &Words) -> String {
    let key = match &difference.kind {
        DifferenceKind::Added => "activity-added",
        DifferenceKind::Removed => "activity-removed",
        DifferenceKind::Moved(..) => "activity-moved",
        DifferenceKind::Changed(_) => {
            let Some((field, before, after)) = contents(comparison, difference, words) else { return String::new() };
            let is_new = difference.change().is_some_and(|change| change.mine.is_blank());
            let arguments = [("field", field.into()), ("before", before.into()), ("after", after.into())];
            return words.with(if is_new { "activity-set" } else { "activity-changed" }, arguments);
        }
    };
    let kind = words.text(node_word(difference.of()));
    let name = difference.path.last().filter(|_| difference.of() != NodeKind::Item).map(|step| step.title.clone());
    words.with(key, [("kind", kind.into()), ("name", name.unwrap_or_default().into())]).trim().to_owned()
}

/// An entry of a list that came, went or was put right.
fn of_entry(
    comparison: &Comparison,
    difference: &Difference,
    change: &FieldChange,
    (deed, record): (EntryDeed, &Record),
    words: &Words,
) -> String {
    let pair = comparison.pair(&difference.node.report);
    let columns: Vec<_> = pair.into_iter().flat_map(|pair| pair.theirs.columns.iter()).cloned().collect();
    let field = words.field_key(&change.field, &columns);
    let text = side(pair, difference, change, &Value::Records(vec![record.clone()]), words);
    let key = match deed {
        EntryDeed::Added => "activity-entry-added",
        EntryDeed::Changed => "activity-entry-changed",
        EntryDeed::Removed => "activity-entry-removed",
    };
    words.with(key, [("field", field.into()), ("text", text.into())])
}

/// What an entry tells to have happened, with the word for what it is.
fn entry_words(what: &HappenedWhat, words: &Words) -> String {
    match what {
        HappenedWhat::Updated(text) => words.with("happened-updated", [("text", text.as_str().into())]),
        HappenedWhat::Logged(text) => words.with("happened-logged", [("text", text.as_str().into())]),
        HappenedWhat::Step(kind) => words.with("happened-step", [("step", words.choice(*kind).into())]),
        other => happened_words(other, words),
    }
}

/// What happened, in a line.
#[must_use]
pub fn happened_words(what: &HappenedWhat, words: &Words) -> String {
    let letter = |key: &str, kind: LetterKind, number: &str| {
        words.with(key, [("kind", words.choice(kind).into()), ("number", number.into())])
    };
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match what {
        HappenedWhat::Updated(text) | HappenedWhat::Logged(text) => flat(text),
        HappenedWhat::Instructed(text) => words.with("happened-instructed", [("text", flat(text).into())]),
        HappenedWhat::Step(kind) => words.choice(*kind).to_owned(),
        HappenedWhat::Moved(to) => words.with("happened-moved", [("to", words.when(*to).into())]),
        HappenedWhat::Reviewed(result) => words.with("happened-reviewed", [("result", words.choice(*result).into())]),
        HappenedWhat::LetterSent(kind, number) => letter("happened-sent", *kind, number),
        HappenedWhat::LetterAnswered(kind, number) => letter("happened-answered", *kind, number),
    }
}
