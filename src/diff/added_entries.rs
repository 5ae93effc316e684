//! What came back from a unit only ever adds to lists: a line of the log or a letter that it lacks was written here after the
//! copy was sent.

use crate::model::{Record, Value};

use super::difference::{Difference, DifferenceKind, Who};
use super::merge::merged;
use super::pair::Comparison;

impl Comparison {
    /// The comparison as far as entries were added or changed there: none counts as taken out, and a list that lacks some,
    /// and says nothing new, is no difference.
    #[must_use]
    pub fn without_lacking_entries(mut self) -> Self {
        self.differences.retain_mut(brings);
        self
    }
}

/// Takes entries that they lack out of the common ancestor, so that they were added here. Returns false where nothing is left.
fn brings(difference: &mut Difference) -> bool {
    let DifferenceKind::Changed(change) = &mut difference.kind else { return true };
    let (Some(Value::Records(base)), Value::Records(theirs)) = (&change.base, &change.theirs) else { return true };
    // Under the key of an entry another one may stand that they changed it to.
    let has = |entry: &Record| {
        let is_changed = |other: &Record| other.key() == entry.key() && !base.contains(other);
        theirs.contains(entry) || theirs.iter().any(is_changed)
    };
    let known: Vec<Record> = base.iter().filter(|entry| has(entry)).cloned().collect();
    if known.len() == base.len() {
        return true;
    }
    let known = Value::Records(known);
    if known == change.theirs {
        return false;
    }
    change.merged = merged(&known, &change.mine, &change.theirs);
    difference.who = if change.merged.is_some() { Who::Both } else { Who::Conflict };
    change.base = Some(known);
    true
}
