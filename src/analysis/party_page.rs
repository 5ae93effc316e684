//! What the page of one unit, leader or person tells beyond its line: who answers beside it, its open measures, what it has to
//! do where others lead, its reports month by month, and what was written to it.
//!
//! It is made for the party that is looked at, once for a table: the cost is that of its own items.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use crate::model::{Date, Due, Item, Measure, PartyId, PartyKind, Report, Status};

use super::parties::{PartyItem, PartyLine, PartyRole, PartyTable, is_own};
use super::party_months::{Month, MonthReport, month_reports, months};
use super::party_ranks::PartyRank;
use super::schedule::status_at;

/// What the page of a party tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyPage {
    /// Where it stands among those of its group.
    pub rank: Option<PartyRank>,
    /// The leaders of the items that it is judged by, each with how many; the most first.
    pub leaders: Vec<(PartyId, usize)>,
    /// The units in the lead of them, likewise.
    pub units: Vec<(PartyId, usize)>,
    /// Who handles them, likewise.
    pub handlers: Vec<(PartyId, usize)>,
    /// How many categories they lie in.
    pub categories: usize,
    /// Its open measures: late ones first, those without a date last.
    pub open_measures: Vec<OpenMeasure>,
    /// The items that it supports.
    pub supported: Vec<SupportedItem>,
    /// The months that its reports are told of; none where nobody reports, and none where it leads nothing.
    pub months: Vec<Month>,
    /// Its reports: of an item, by its place among those of the line, in each month.
    pub reports: Vec<(usize, Vec<MonthReport>)>,
    /// Letters to it, and what leaders wrote on its items; the newest first.
    pub writings: Vec<Writing>,
    /// True for a unit that gets a workbook with its items: it leads or supports one that is not internal.
    pub gets_workbook: bool,
}

/// A measure that is not complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenMeasure {
    /// Its item, by its place among those of the line.
    pub item: usize,
    /// The measure, by its place in the item.
    pub measure: usize,
    /// Where it stands by its own date, else by that of the item.
    pub status: Status,
    /// Days to that date, where there is one; negative when late.
    pub days_left: Option<i32>,
}

/// An item that another unit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupportedItem {
    /// The item, by its place among those of the line.
    pub item: usize,
    /// The measure that is the party's own there, by its place in the item: the first that is open, else the last one.
    pub measure: Option<usize>,
    /// How many more are its own.
    pub others: usize,
}

/// Something written to a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// A letter, by its place in the report.
    Letter(usize),
    /// An instruction: its item, by its place among those of the line, and its place in the item.
    Instruction(usize, usize),
}

impl PartyPage {
    /// The page of a party of a report whose table this is; `line` is its line there.
    #[must_use]
    pub fn of(report: &Report, table: &PartyTable, line: &PartyLine, today: Date, near_days: u32) -> Self {
        let leads = line.led().next().is_some();
        let is_own = |own: &PartyItem| !leads || matches!(own.role, PartyRole::Leader | PartyRole::Lead);
        let placed = || line.items.iter().enumerate().filter_map(|(at, own)| Some((at, own, own.resolve(report)?.2)));
        let own = || placed().filter(|(_, own, _)| is_own(own));
        let categories: BTreeSet<u32> = own().map(|(_, own, _)| own.place.0).collect();
        let months = if leads { months(table.reporting_since, today) } else { Vec::new() };
        let unit = (line.kind == PartyKind::Unit).then_some(&line.party);
        let reports = if months.is_empty() {
            Vec::new()
        } else {
            own().map(|(at, _, item)| (at, month_reports(item, unit, &months, today))).collect()
        };
        let gets = |item: &Item| {
            !item.internal && item.lead_units.iter().chain(&item.support_units).any(|id| *id == line.party)
        };
        Self {
            rank: table.rank(&line.party),
            leaders: counted(own().flat_map(|(.., item)| &item.leader)),
            units: counted(own().flat_map(|(.., item)| &item.lead_units)),
            handlers: counted(own().flat_map(|(.., item)| &item.handlers)),
            categories: categories.len(),
            open_measures: open_measures(placed(), today, near_days),
            supported: placed()
                .filter(|(_, own, _)| own.role == PartyRole::Support)
                .map(|(at, own, item)| supported(at, own, item, &line.party))
                .collect(),
            months,
            reports,
            writings: writings(report, line, own()),
            gets_workbook: line.kind == PartyKind::Unit && placed().any(|(.., item)| gets(item)),
        }
    }

    /// Of how many items a report is owed in the last of the months, and of how many it was made.
    #[must_use]
    pub fn reported(&self) -> (usize, usize) {
        let last = || self.reports.iter().filter_map(|(_, months)| months.last());
        let made = last().filter(|report| **report == MonthReport::Reported).count();
        (made + last().filter(|report| **report == MonthReport::Missing).count(), made)
    }
}

/// The parties of a list, each with how often it stands there; the most first, of those alike the one that came first.
fn counted<'a>(ids: impl Iterator<Item = &'a PartyId>) -> Vec<(PartyId, usize)> {
    let mut places: HashMap<&PartyId, usize> = HashMap::new();
    let mut counts: Vec<(PartyId, usize)> = Vec::new();
    for id in ids {
        let at = *places.entry(id).or_insert(counts.len());
        match counts.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => counts.push((id.clone(), 1)),
        }
    }
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}

fn open_measures<'a>(
    placed: impl Iterator<Item = (usize, &'a PartyItem, &'a Item)>,
    today: Date,
    near_days: u32,
) -> Vec<OpenMeasure> {
    let mut found = Vec::new();
    for (at, own, item) in placed {
        for id in &own.open_measures {
            let Some((place, measure)) = item.measures.iter().enumerate().find(|(_, measure)| measure.id == *id) else {
                continue;
            };
            let due = measure.due.as_ref().or(item.due.as_ref());
            let status = status_at(measure.progress, due, today, near_days);
            let days_left = due.and_then(Due::last_day).map(|last| last.days_since(today));
            found.push(OpenMeasure { item: at, measure: place, status, days_left });
        }
    }
    found.sort_by_key(|own| own.days_left.unwrap_or(i32::MAX));
    found
}

fn supported(at: usize, own: &PartyItem, item: &Item, party: &PartyId) -> SupportedItem {
    let measures = || item.measures.iter().enumerate().filter(|(_, measure)| is_own(measure, party, own.role));
    let is_open = |(_, measure): &(usize, &Measure)| own.open_measures.contains(&measure.id);
    let measure = measures().find(is_open).or_else(|| measures().next_back()).map(|(place, _)| place);
    SupportedItem { item: at, measure, others: measures().count().saturating_sub(1) }
}

fn writings<'a>(
    report: &'a Report,
    line: &PartyLine,
    own: impl Iterator<Item = (usize, &'a PartyItem, &'a Item)>,
) -> Vec<Writing> {
    let letters = report.letters.iter().enumerate().filter(|(_, letter)| letter.unit == line.party);
    let mut dated: Vec<(Date, Writing)> = letters.map(|(at, letter)| (letter.on, Writing::Letter(at))).collect();
    for (at, _, item) in own {
        let of_item = item.instructions.iter().enumerate();
        dated.extend(of_item.map(|(place, instruction)| (instruction.on, Writing::Instruction(at, place))));
    }
    dated.sort_by_key(|(on, _)| Reverse(*on));
    dated.into_iter().map(|(_, writing)| writing).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Instruction, Letter, Party, Progress, Update, report_of};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn measure(id: &str, units: &[&str], due: Option<&str>, progress: Progress) -> Measure {
        Measure {
            units: units.iter().map(|id| (*id).into()).collect(),
            due: due.map(|text| Due::new(text.parse().unwrap())),
            progress,
            ..Measure::new(id.into(), String::new(), "清淤".to_owned())
        }
    }

    /// Two items: one led by u1 and supported by u2, the other led by u2 with a measure of u1.
    fn report() -> Report {
        let led = Item {
            due: Some(Due::new("2024-08-15".parse().unwrap())),
            progress: Progress::InProgress,
            leader: Some("l1".into()),
            lead_units: vec!["u1".into()],
            support_units: vec!["u2".into()],
            handlers: vec!["h1".into()],
            measures: vec![
                measure("m1", &[], None, Progress::InProgress),
                measure("m2", &["u1"], Some("2024-06-01"), Progress::NotStarted),
                measure("m3", &["u1"], Some("2024-06-01"), Progress::Done),
            ],
            updates: vec![Update { on: day("2024-05-10"), text: "t".to_owned(), ..Update::blank() }],
            instructions: vec![Instruction {
                on: day("2024-06-20"), text: "抓紧".to_owned(), ..Instruction::blank()
            }],
            ..Item::new("i1".into(), "(1)".to_owned(), "塘坝淤积".to_owned())
        };
        let helped = Item {
            progress: Progress::InProgress,
            leader: Some("l1".into()),
            lead_units: vec!["u2".into()],
            measures: vec![
                measure("m4", &["u2"], None, Progress::InProgress),
                measure("m5", &["u1"], None, Progress::Done),
                measure("m6", &["u1", "u2"], None, Progress::InProgress),
            ],
            ..Item::new("i2".into(), "(2)".to_owned(), "渠道渗漏".to_owned())
        };
        let mut report = report_of([led, helped]);
        let party = |id: &str, kind| Arc::new(Party::new(id.into(), id.to_owned(), kind));
        let kinds =
            [("u1", PartyKind::Unit), ("u2", PartyKind::Unit), ("l1", PartyKind::Leader), ("h1", PartyKind::Person)];
        report.parties = kinds.map(|(id, kind)| party(id, kind)).to_vec();
        let letter = |unit: &str, on: &str| Letter { unit: unit.into(), on: day(on), ..Letter::blank() };
        report.letters = vec![letter("u1", "2024-06-10"), letter("u2", "2024-06-11"), letter("u1", "2024-06-25")];
        report
    }

    fn page(report: &Report, id: &str) -> PartyPage {
        let today = day("2024-07-01");
        let table = PartyTable::of(report, today, 30);
        PartyPage::of(report, &table, table.line(&id.into()).unwrap(), today, 30)
    }

    #[test]
    fn the_page_of_a_unit_tells_who_answers_and_what_it_has_to_do() {
        let own = page(&report(), "u1");
        assert_eq!((own.leaders, own.handlers), (vec![("l1".into(), 1)], vec![("h1".into(), 1)]));
        assert_eq!(own.categories, 1);
        let open: Vec<(usize, usize, Status, Option<i32>)> =
            own.open_measures.iter().map(|own| (own.item, own.measure, own.status, own.days_left)).collect();
        let expected = [
            (0, 1, Status::Late, Some(-30)),
            // Without a date of its own that of the item holds: the 15th of August is more than 30 days off.
            (0, 0, Status::Open, Some(45)),
            (1, 2, Status::Open, None),
        ];
        assert_eq!(open, expected);
        assert_eq!(own.supported, [SupportedItem { item: 1, measure: Some(2), others: 1 }]);
        assert!(own.gets_workbook);
    }

    #[test]
    fn months_without_a_report_are_told_and_the_last_whole_one_is_owed() {
        let report = report();
        let own = page(&report, "u1");
        assert_eq!(own.months.iter().map(|own| own.month).collect::<Vec<_>>(), [5, 6, 7]);
        assert_eq!(own.reports, [(0, vec![MonthReport::Reported, MonthReport::Missing, MonthReport::Missing])]);
        assert_eq!(own.reported(), (1, 0));
        let table = PartyTable::of(&report, day("2024-07-01"), 30);
        let owed = |id: &str| -> Vec<(super::super::OwedWhat, i32)> {
            table.line(&id.into()).unwrap().owed.iter().map(|owed| (owed.what.clone(), owed.days)).collect()
        };
        let june = super::super::OwedWhat::Reports(Month { year: 2024, month: 6 }, 1);
        let late = super::super::OwedWhat::Measure("i1".into(), "m2".into());
        assert_eq!(owed("u1"), [(late, 30), (june.clone(), 1)]);
        assert_eq!(owed("u2"), [(june, 1)]);
        assert!(owed("l1").is_empty(), "units report, not leaders");
    }

    #[test]
    fn what_was_written_to_it_stands_the_newest_first() {
        let own = page(&report(), "u1");
        assert_eq!(own.writings, [Writing::Letter(2), Writing::Instruction(0, 0), Writing::Letter(0)]);
        assert_eq!(page(&report(), "u2").writings, [Writing::Letter(1)]);
    }

    #[test]
    fn a_leader_sees_the_items_of_all_units_and_sends_no_workbook() {
        let own = page(&report(), "l1");
        assert_eq!(own.units, [("u1".into(), 1), ("u2".into(), 1)]);
        assert_eq!(own.reports.len(), 2);
        assert!(!own.gets_workbook);
        assert!(page(&report(), "h1").months.is_empty(), "who leads nothing reports nothing");
    }
}
