//! A difference in one line: the field, what stands there and what comes; cut where long texts begin to differ.

use super::marks::Mark;
use crate::diff::{Difference, DifferenceKind, Who};
use crate::model::NodeKind;
use crate::session::{Answer, Asks, Compared, Comparing};
use crate::table::{additions, became_word, contents, new_entries, sides, step_words, who_word};
use crate::text::{excerpt, first_unlike};
use crate::words::{Words, node_word};

/// As much of a content as the widest window could show, in characters.
const MOST: usize = 120;

/// A difference in words.
#[derive(Debug)]
pub(super) struct RowText {
    /// The field, or the node below the item that is changed.
    pub(super) field: String,
    /// What stands there, to be replaced; empty where something only comes.
    pub(super) old: String,
    /// What comes.
    pub(super) new: String,
    /// All of it, for a reader of the screen and as the tooltip of what is cut.
    pub(super) said: String,
}

impl RowText {
    pub(super) fn new(compared: &Compared, difference: &Difference, words: &Words) -> Self {
        let comparison = &compared.comparison;
        let node = words.text(node_word(difference.of()));
        let own = difference.path.last().map(step_words).unwrap_or_default();
        let is_heading = matches!(difference.of(), NodeKind::Item | NodeKind::Report);
        let kind = kind(compared, difference, words);
        let Some((field, mine, theirs)) = contents(comparison, difference, words) else {
            let became = words.text(became_word(difference, compared.is_former)).to_owned();
            let new = format!("{node} {own}");
            let said = format!("{kind} {new}");
            return Self { field: became, old: String::new(), new, said };
        };
        let label = if is_heading { field.clone() } else { one_line(&own) };
        let before = |text: String| if is_heading { text } else { format!("{field}: {text}") };
        let added = if compared.is_returned() {
            // What a unit adds to a list is told, not the list.
            let new = new_entries(comparison, difference, words);
            new.map(|text| words.with("compare-adds", [("text", text.into())]))
        } else {
            additions(comparison, difference, words).filter(|_| !compared.is_former)
        };
        if let Some(added) = added {
            let new = one_line(&added);
            let said = format!("{kind} {label} {}", before(new.clone()));
            return Self { field: label, old: String::new(), new: before(new), said };
        }
        let from = first_unlike(&mine, &theirs);
        let [(_, first), (_, second)] = sides(compared.is_former, mine, theirs);
        let (old, mut new) = (before(excerpt(&first, from, MOST)), excerpt(&second, from, MOST));
        if difference.moves_due_unrecorded() && !compared.is_former {
            new = words.with("compare-wants-reason", [("date", new.into())]);
        }
        let said = format!("{kind} {label}: {old} → {new}");
        Self { field: label, old, new, said }
    }
}

/// What became of it, and who made it so.
fn kind(compared: &Compared, difference: &Difference, words: &Words) -> String {
    let kind = words.text(became_word(difference, compared.is_former));
    match who_word(difference.who) {
        Some(who) => format!("{kind} · {}", words.text(who)),
        None => kind.to_owned(),
    }
}

/// The mark before a difference; nothing before what is kept as it is.
pub(super) fn mark(compared: &Compared, comparing: &Comparing, at: usize) -> Option<Mark> {
    if comparing.ticked().contains(&at) {
        return Some(Mark::Ticked);
    }
    if compared.asks(at) == Some(Asks::Ours) {
        return None;
    }
    // What is left for a meeting is not decided.
    let is_asked = comparing.is_open(at) || comparing.answer(at) == Some(Answer::Meeting);
    Some(asked_mark(compared, at).filter(|_| is_asked).unwrap_or(Mark::Unticked))
}

/// The mark of what is to be decided: both sides changed it, or a date moves; nothing for anything else.
pub(super) fn asked_mark(compared: &Compared, at: usize) -> Option<Mark> {
    match compared.comparison.differences.get(at)?.who {
        Who::Conflict => Some(Mark::Both),
        _ if compared.moves_due(at) => Some(Mark::Moved),
        _ => None,
    }
}

/// What deletes something here, what is to be decided and what is kept are not taken over by a double click that slipped.
pub(super) fn is_harmless(compared: &Compared, at: usize) -> bool {
    let is_taken = matches!(compared.asks(at), Some(Asks::Nothing | Asks::Choice));
    is_taken && compared.comparison.differences.get(at).is_some_and(|one| one.kind != DifferenceKind::Removed)
}

fn one_line(text: &str) -> String {
    excerpt(text, 0, MOST)
}
