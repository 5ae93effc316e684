//! A content that is typed for a field in the place of both that stand there, read as the form of the node reads it.

use std::sync::Arc;

use crate::diff::{Difference, FieldChange};
use crate::model::{Date, FieldKind, Progress, Value};
use crate::table::{contents, parse};
use crate::words::Words;

use super::compared::Compared;

impl Compared {
    /// True for a difference in place of whose two contents another can be typed. A part of a closing is taken over with the
    /// others or not at all, and what is closed here is opened again by a step of its own.
    #[must_use]
    pub fn can_be_typed(&self, place: usize) -> bool {
        let change = self.comparison.differences.get(place).and_then(Difference::change);
        let can_be = |change: &FieldChange| parse::is_typed(change.kind) && !is_closed(&change.mine);
        change.is_some_and(can_be) && !self.groups.contains_key(&place) && !self.is_refused(place)
    }

    /// The value of what was typed for the field of a difference.
    ///
    /// # Errors
    /// The reason, in the person's language, when it is no such value; also of a field that is not typed in.
    pub fn typed_value(&self, place: usize, text: &str, today: Date, words: &Arc<Words>) -> Result<Value, String> {
        let change = self.comparison.differences.get(place).and_then(Difference::change);
        let change = change.filter(|change| parse::is_typed(change.kind));
        let change = change.ok_or_else(|| words.text("ledger-cell-elsewhere").to_owned())?;
        let value = parse::typed(&change.field, change.kind, text, parse::DateBasis::today(today), words)?;
        // A closing has its steps and its record, which no text gives.
        if is_closed(&value) { Err(words.text("compare-instead-closed").to_owned()) } else { Ok(value) }
    }

    /// What typing begins with: the content there.
    #[must_use]
    pub fn text_to_change(&self, place: usize, words: &Words) -> String {
        let Some(difference) = self.comparison.differences.get(place) else { return String::new() };
        let Some(change) = difference.change() else { return String::new() };
        match change.kind {
            FieldKind::Choice | FieldKind::Flag if change.field.declared().is_some() => {
                contents(&self.comparison, difference, words).map_or_else(String::new, |(.., theirs)| theirs)
            }
            _ => parse::text(&change.theirs),
        }
    }
}

fn is_closed(value: &Value) -> bool {
    value.typed() == Some(Progress::Closed)
}
