//! What was done from one state of a dataset to a later one: the differences between the two, lists entry by entry, since
//! a list that grew by one entry is one thing done.
//!
//! Does not live here: the comparison (`diff`), words, and where the states come from.

use std::collections::{HashMap, HashSet};

use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange};
use crate::field;
use crate::model::{
    ClosingStep, Dataset, Date, Due, Entry as _, FieldKey, FieldKind, Letter, NodeId, NodeRef, Record, Value,
};

use super::agenda::{Happened, HappenedWhat, happened, of_record};

/// Something that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed<'a> {
    /// The difference that tells it.
    pub difference: &'a Difference,
    /// What was done.
    pub what: DeedWhat,
}

/// What was done with a node.
#[derive(Debug, Clone, PartialEq)]
pub enum DeedWhat {
    /// It is new, or gone, or stands elsewhere, or a field of it has other content: the difference says which.
    Whole,
    /// An entry that tells what happened, and when that was, was written down.
    Happened(Option<Date>, HappenedWhat),
    /// Another entry of a list.
    Entry(EntryDeed, Record),
}

/// What was done with an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryDeed {
    /// It is new.
    Added,
    /// It has other content.
    Changed,
    /// It was taken out.
    Removed,
}

/// Everything that was done, in the order of the comparison, in which the former state is mine and the later one theirs.
#[must_use]
pub fn deeds(comparison: &Comparison) -> Vec<Deed<'_>> {
    // How an item was closed follows from the steps of its closing, and is not told twice.
    let is_steps = |difference: &&Difference| changes(difference, |field| field.is(field!(Item.closing)));
    let stepped: HashSet<&NodeRef> =
        comparison.differences.iter().filter(is_steps).map(|difference| &difference.node).collect();
    let mut all = Vec::new();
    for difference in &comparison.differences {
        let follows = changes(difference, |field| field.is(field!(Item.closed))) && stepped.contains(&difference.node);
        if !follows {
            all.extend(of_difference(difference).into_iter().map(|what| Deed { difference, what }));
        }
    }
    all
}

fn changes(difference: &Difference, is: impl Fn(&FieldKey) -> bool) -> bool {
    difference.change().is_some_and(|change| is(&change.field))
}

fn of_difference(difference: &Difference) -> Vec<DeedWhat> {
    let DifferenceKind::Changed(change) = &difference.kind else { return vec![DeedWhat::Whole] };
    match change.kind {
        // What the program keeps for itself, and places that follow the text.
        FieldKind::Setting | FieldKind::Places => Vec::new(),
        FieldKind::Due => moves(change),
        _ => match (&change.mine, &change.theirs) {
            (Value::Records(before), Value::Records(after)) => entries(before, after),
            _ => vec![DeedWhat::Whole],
        },
    }
}

/// The moves of a due date that were written down; the whole change where there are none.
fn moves(change: &FieldChange) -> Vec<DeedWhat> {
    let due = |value: &Value| value.typed::<Option<Due>>().flatten();
    let known = due(&change.mine).map_or_else(Vec::new, |due| due.changes);
    let moved = due(&change.theirs).map_or_else(Vec::new, |due| due.changes);
    let new = moved.iter().filter(|change| !known.contains(change));
    let told: Vec<DeedWhat> = new.filter_map(|change| told(&change.to_record())).collect();
    if told.is_empty() { vec![DeedWhat::Whole] } else { told }
}

fn told(record: &Record) -> Option<DeedWhat> {
    of_record(record).map(|(on, what)| DeedWhat::Happened(on, what))
}

/// What was done with the entries of a list.
fn entries(before: &[Record], after: &[Record]) -> Vec<DeedWhat> {
    let lost: Vec<&Record> = before.iter().filter(|record| !after.contains(record)).collect();
    let mut taken = vec![false; lost.len()];
    let mut all = Vec::new();
    for record in after.iter().filter(|record| !before.contains(record)) {
        let is_former = |at: &usize| {
            let is_free = taken.get(*at).is_some_and(|taken| !taken);
            is_free && lost.get(*at).is_some_and(|former| is_one(former, record))
        };
        let former = (0..lost.len()).find(is_former);
        if let Some(taken) = former.and_then(|at| taken.get_mut(at)) {
            *taken = true;
        }
        all.push(match former.and_then(|at| lost.get(at)) {
            Some(former) => {
                answered(former, record).unwrap_or_else(|| DeedWhat::Entry(EntryDeed::Changed, record.clone()))
            }
            None => told(record).unwrap_or_else(|| DeedWhat::Entry(EntryDeed::Added, record.clone())),
        });
    }
    let gone = lost.into_iter().zip(taken).filter(|(_, taken)| !taken);
    all.extend(gone.map(|(record, _)| DeedWhat::Entry(EntryDeed::Removed, record.clone())));
    all
}

/// True for two states of one entry. Steps of a closing have no key of their own: those of one kind are one.
pub(super) fn is_one(former: &Record, later: &Record) -> bool {
    if former.shape() == ClosingStep::FIELDS {
        return former.get("kind") == later.get("kind");
    }
    let has_key = former.shape().iter().any(|field| field.is_key);
    if has_key {
        former.key() == later.key()
    } else {
        former.get("on").is_some() && former.get("on") == later.get("on")
    }
}

/// The answer to a letter, where that is what became of its entry.
fn answered(former: &Record, later: &Record) -> Option<DeedWhat> {
    let (former, later) = (former.typed::<Letter>()?, later.typed::<Letter>()?);
    let on = later.answered_on.filter(|_| former.answered_on.is_none());
    on.map(|on| DeedWhat::Happened(Some(on), HappenedWhat::LetterAnswered(later.kind, later.number)))
}

/// The entries of some days that no deed tells: those of a file whose versions do not reach back so far.
#[must_use]
pub fn not_told(dataset: &Dataset, (from, to): (Date, Date), told: &Told) -> Vec<Happened> {
    let mut by_node: HashMap<&NodeRef, Vec<(Option<Date>, &HappenedWhat)>> = HashMap::new();
    for (node, on, what) in &told.list {
        by_node.entry(node).or_default().push((*on, what));
    }
    let is_told = |happened: &Happened| {
        let of_report = || NodeRef::new(happened.node.report.clone(), NodeId::Report);
        let told = match &happened.node.node {
            NodeId::Party(_) => by_node.get(&of_report()),
            _ => by_node.get(&happened.node),
        };
        told.is_some_and(|told| told.contains(&(Some(happened.on), &happened.what)))
    };
    let all = dataset.reports.iter().flat_map(|report| happened(report, from, to));
    all.filter(|own| !is_told(own)).collect()
}

/// What the deeds tell to have happened.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Told {
    /// Each with its item, or with the report for its letters.
    list: Vec<(NodeRef, Option<Date>, HappenedWhat)>,
}

impl Told {
    /// Takes note of a deed.
    pub fn add(&mut self, deed: &Deed<'_>) {
        if let DeedWhat::Happened(on, what) = &deed.what {
            let id = &deed.difference.node;
            let of_item = deed.difference.item().map(|item| NodeId::Item(item.clone()));
            let node = NodeRef::new(id.report.clone(), of_item.unwrap_or(NodeId::Report));
            self.list.push((node, *on, what.clone()));
        }
    }

    /// Takes note of what was told of another day.
    pub fn extend(&mut self, other: &Self) {
        self.list.extend_from_slice(&other.list);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diff::{Matching, compare_matched};
    use crate::model::{ClosingKind, Item, LetterKind, LogEntry, Party, PartyKind, Progress, Update, report_of};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn dataset(change: impl FnOnce(&mut Item)) -> Dataset {
        let mut item = Item::new("i".into(), "(1)".to_owned(), "管网".to_owned());
        item.due = Some(Due::new("2026-09-30".parse().unwrap()));
        change(&mut item);
        let mut report = report_of([item]);
        report.parties = vec![Arc::new(Party::new("u".into(), "住建局".to_owned(), PartyKind::Unit))];
        Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
    }

    fn done(before: &Dataset, after: &Dataset) -> Vec<DeedWhat> {
        let comparison = compare_matched(before, after, None, Matching::Ids);
        deeds(&comparison).into_iter().map(|deed| deed.what).collect()
    }

    fn update(on: &str, text: &str) -> Update {
        Update { on: day(on), text: text.to_owned(), ..Update::blank() }
    }

    #[test]
    fn a_list_that_grew_is_told_by_its_new_entries() {
        let before = dataset(|item| item.updates = vec![update("2026-09-01", "开工")]);
        let after = dataset(|item| {
            item.updates = vec![update("2026-09-01", "开工"), update("2026-09-14", "铺管 3 公里")];
            item.log = vec![LogEntry { on: day("2026-09-14"), text: "现场看过".to_owned(), ..LogEntry::blank() }];
            item.progress = Progress::InProgress;
        });
        let on = Some(day("2026-09-14"));
        assert_eq!(
            done(&before, &after),
            [
                DeedWhat::Whole,
                DeedWhat::Happened(on, HappenedWhat::Updated("铺管 3 公里".to_owned())),
                DeedWhat::Happened(on, HappenedWhat::Logged("现场看过".to_owned())),
            ]
        );
    }

    #[test]
    fn an_entry_that_was_put_right_is_one_change_and_one_taken_out_is_told() {
        let before = dataset(|item| item.updates = vec![update("2026-09-01", "开工"), update("2026-09-02", "多余")]);
        let after = dataset(|item| item.updates = vec![update("2026-09-01", "已开工")]);
        let told: Vec<EntryDeed> = done(&before, &after)
            .into_iter()
            .filter_map(|what| if let DeedWhat::Entry(deed, _) = what { Some(deed) } else { None })
            .collect();
        assert_eq!(told, [EntryDeed::Changed, EntryDeed::Removed]);
    }

    #[test]
    fn a_closing_is_told_by_its_steps_and_a_date_by_its_move() {
        let before = dataset(|_| {});
        let after = dataset(|item| {
            let step = ClosingStep { kind: ClosingKind::Applied, on: Some(day("2026-09-14")), ..ClosingStep::blank() };
            item.closing = vec![step];
            let due = item.due.take().unwrap();
            item.due = Some(due.moved("2026-12-31".parse().unwrap(), day("2026-09-13"), "雨季".to_owned()));
        });
        assert_eq!(
            done(&before, &after),
            [
                DeedWhat::Happened(Some(day("2026-09-13")), HappenedWhat::Moved("2026-12-31".parse().unwrap())),
                DeedWhat::Happened(Some(day("2026-09-14")), HappenedWhat::Step(ClosingKind::Applied)),
            ]
        );
    }

    #[test]
    fn a_letter_is_sent_and_then_answered() {
        let letter = |answered: Option<&str>| {
            let mut dataset = dataset(|_| {});
            Arc::make_mut(&mut dataset.reports[0]).letters = vec![Letter {
                number: "3号".to_owned(),
                kind: LetterKind::Urge,
                unit: "u".into(),
                on: day("2026-09-10"),
                answered_on: answered.map(day),
                ..Letter::blank()
            }];
            dataset
        };
        let number = || "3号".to_owned();
        let sent = HappenedWhat::LetterSent(LetterKind::Urge, number());
        assert_eq!(done(&dataset(|_| {}), &letter(None)), [DeedWhat::Happened(Some(day("2026-09-10")), sent)]);
        let answered = HappenedWhat::LetterAnswered(LetterKind::Urge, number());
        let what = DeedWhat::Happened(Some(day("2026-09-14")), answered);
        assert_eq!(done(&letter(None), &letter(Some("2026-09-14"))), [what]);
    }

    #[test]
    fn an_entry_that_a_version_tells_is_not_told_again() {
        let before = dataset(|_| {});
        let after = dataset(|item| item.updates = vec![update("2026-09-14", "开工"), update("2026-09-14", "铺管")]);
        let comparison = compare_matched(&before, &after, None, Matching::Ids);
        let days = (day("2026-09-14"), day("2026-09-20"));
        let mut told = Told::default();
        assert_eq!(not_told(&after, days, &told).len(), 2, "no version tells anything");
        told.add(&deeds(&comparison)[0]);
        let left: Vec<HappenedWhat> = not_told(&after, days, &told).into_iter().map(|own| own.what).collect();
        assert_eq!(left, [HappenedWhat::Updated("铺管".to_owned())]);
    }
}
