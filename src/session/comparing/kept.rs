//! What was typed to a difference that is not on screen: one that was taken over, for when that is undone, or one of a
//! comparison that was ended, for when it is begun again.

use std::collections::HashMap;

use crate::diff::Difference;
use crate::model::Value;

use super::answer::{Answer, AnswerTexts};
use super::compared::Key;

/// What was typed and said to one difference.
#[derive(Debug, Clone)]
pub(super) struct KeptText {
    pub(super) answer: Option<Answer>,
    pub(super) texts: AnswerTexts,
    /// What stood here before it was taken over: it comes back when that does. Absent where nothing was taken over.
    pub(super) before: Option<Value>,
}

/// The texts by what tells their differences from others.
pub(super) type KeptTexts = HashMap<Key, KeptText>;

impl KeptText {
    /// True where a difference is the one again that it was typed to.
    pub(super) fn is_of(&self, difference: &Difference) -> bool {
        let here = difference.change().map(|change| &change.mine);
        self.before.as_ref().is_none_or(|before| here == Some(before))
    }
}
