//! What happened to a report on some days, as its dated entries tell.

use crate::model::{
    ClosingKind, ClosingStep, Date, DueChange, Entry as _, Instruction, Item, Letter, LetterKind, LogEntry, NodeId,
    NodeRef, Record, Report, Review, ReviewResult, Update, When,
};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// The day.
    pub on: Date,
    /// The item, or the unit that a letter went to.
    pub node: NodeRef,
    /// What.
    pub what: HappenedWhat,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HappenedWhat {
    /// It was reported how it goes.
    Updated(String),
    /// A step of the closing was taken.
    Step(ClosingKind),
    /// The due date was moved.
    Moved(When),
    /// It was looked at again.
    Reviewed(ReviewResult),
    /// Something was put down in the log.
    Logged(String),
    /// A leader wrote something on it.
    Instructed(String),
    /// A letter went out.
    LetterSent(LetterKind, String),
    /// A letter was answered.
    LetterAnswered(LetterKind, String),
}

/// What happened from one day to another, both included, in the order of the report.
#[must_use]
pub(in crate::analysis) fn happened(report: &Report, from: Date, to: Date) -> Vec<Happened> {
    let mut found = Vec::new();
    for item in report.items() {
        let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
        let of_item = of_item(item).filter(|(on, _)| from <= *on && *on <= to);
        found.extend(of_item.map(|(on, what)| Happened { on, node: node.clone(), what }));
    }
    for letter in &report.letters {
        let node = NodeRef::new(report.id.clone(), NodeId::Party(letter.unit.clone()));
        let sent = (Some(letter.on), HappenedWhat::LetterSent(letter.kind, letter.number.clone()));
        let answered = (letter.answered_on, HappenedWhat::LetterAnswered(letter.kind, letter.number.clone()));
        for (on, what) in [sent, answered] {
            if let Some(on) = on.filter(|on| from <= *on && *on <= to) {
                found.push(Happened { on, node: node.clone(), what });
            }
        }
    }
    found
}

fn of_item(item: &Item) -> impl Iterator<Item = (Date, HappenedWhat)> + '_ {
    let updates = item.updates.iter().chain(item.measures.iter().flat_map(|measure| &measure.updates));
    let updates = updates.map(|update| (Some(update.on), updated(update)));
    let steps = item.closing.iter().map(|step| (step.on, HappenedWhat::Step(step.kind)));
    let moves = item.due.iter().flat_map(|due| &due.changes);
    let moves = moves.map(|change| (change.on, HappenedWhat::Moved(change.to)));
    let reviews = item.reviews.iter().map(|review| (Some(review.on), HappenedWhat::Reviewed(review.result)));
    let log = item.log.iter().map(|entry| (Some(entry.on), HappenedWhat::Logged(entry.text.clone())));
    let instructions = item.instructions.iter().map(|own| (Some(own.on), HappenedWhat::Instructed(own.text.clone())));
    let all = updates.chain(steps).chain(moves).chain(reviews).chain(log).chain(instructions);
    all.filter_map(|(on, what)| Some((on?, what)))
}

fn updated(update: &Update) -> HappenedWhat {
    HappenedWhat::Updated(update.text.clone())
}

/// What an entry of a list tells to have happened, and its day as far as it has one; nothing for the entry of a list that
/// is no record of what happened.
pub(in crate::analysis) fn of_record(record: &Record) -> Option<(Option<Date>, HappenedWhat)> {
    let shape = record.shape();
    if shape == Update::FIELDS {
        return record.typed::<Update>().map(|own| (Some(own.on), updated(&own)));
    }
    if shape == ClosingStep::FIELDS {
        return record.typed::<ClosingStep>().map(|own| (own.on, HappenedWhat::Step(own.kind)));
    }
    if shape == DueChange::FIELDS {
        return record.typed::<DueChange>().map(|own| (own.on, HappenedWhat::Moved(own.to)));
    }
    if shape == Review::FIELDS {
        return record.typed::<Review>().map(|own| (Some(own.on), HappenedWhat::Reviewed(own.result)));
    }
    if shape == LogEntry::FIELDS {
        return record.typed::<LogEntry>().map(|own| (Some(own.on), HappenedWhat::Logged(own.text)));
    }
    if shape == Instruction::FIELDS {
        return record.typed::<Instruction>().map(|own| (Some(own.on), HappenedWhat::Instructed(own.text)));
    }
    if shape == Letter::FIELDS {
        return record.typed::<Letter>().map(|own| (Some(own.on), HappenedWhat::LetterSent(own.kind, own.number)));
    }
    None
}
