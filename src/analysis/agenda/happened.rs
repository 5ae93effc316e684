//! What happened to a report on some days, as its dated entries tell.

use crate::model::{ClosingKind, Date, Item, LetterKind, NodeId, NodeRef, Report, ReviewResult, When};

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

/// How many characters of a text are kept: a row shows no more.
const LONGEST: usize = 80;

/// What happened from one day to another, both included, in the order of the report.
#[must_use]
pub(super) fn happened(report: &Report, from: Date, to: Date) -> Vec<Happened> {
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
    let updates = updates.map(|update| (update.on, HappenedWhat::Updated(short(&update.text))));
    let steps = item.closing.iter().filter_map(|step| Some((step.on?, HappenedWhat::Step(step.kind))));
    let moves = item.due.iter().flat_map(|due| &due.changes);
    let moves = moves.filter_map(|change| Some((change.on?, HappenedWhat::Moved(change.to))));
    let reviews = item.reviews.iter().map(|review| (review.on, HappenedWhat::Reviewed(review.result)));
    let log = item.log.iter().map(|entry| (entry.on, HappenedWhat::Logged(short(&entry.text))));
    let instructions = item.instructions.iter().map(|own| (own.on, HappenedWhat::Instructed(short(&own.text))));
    updates.chain(steps).chain(moves).chain(reviews).chain(log).chain(instructions)
}

fn short(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
