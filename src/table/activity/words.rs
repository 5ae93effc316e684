//! What was done, in one line.

use crate::analysis::{Deed, DeedWhat, EntryDeed, HappenedWhat};
use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange};
use crate::field;
use crate::model::{Date, Evidence, LetterKind, NodeKind, Record, Value};
use crate::table::differences::{contents, side};
use crate::words::{Words, node_word};

/// What a deed of a day was, in one line.
pub(super) fn what(comparison: &Comparison, deed: &Deed<'_>, on: Date, words: &Words) -> String {
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
    // Of a piece of evidence its file and its hash say nothing to a person.
    let evidence = record.typed::<Evidence>().filter(|_| change.field.is(field!(Item.evidence)));
    let is_added = evidence.is_some() && deed == EntryDeed::Added;
    let text = match evidence {
        Some(own) => [own.number.as_str(), own.title.as_str()].join(" ").trim().to_owned(),
        None => side(pair, difference, change, &Value::Records(vec![record.clone()]), words),
    };
    let key = match deed {
        EntryDeed::Added if is_added => "activity-evidence-added",
        EntryDeed::Added => "activity-entry-added",
        EntryDeed::Changed => "activity-entry-changed",
        EntryDeed::Removed => "activity-entry-removed",
    };
    words.with(key, [("field", field.into()), ("text", text.into())])
}

/// What an entry tells to have happened, with the word for what it is.
pub(super) fn entry_words(what: &HappenedWhat, words: &Words) -> String {
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
