//! What was typed to differences that are not on screen: those that were taken over, for when that is undone, and those of a
//! comparison that was ended or gave way to another, for when it is begun again.
//!
//! Limits: what is kept here is written to no journal; it is gone with the window.

use std::collections::HashMap;

use crate::diff::Difference;
use crate::model::Value;

use super::answer::{Answer, AnswerTexts};
use super::compared::Key;
use super::other::OtherKind;
use super::state::Comparing;

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

/// The texts of comparisons that are not on screen any more, by what they are with.
#[derive(Debug, Default)]
pub(in crate::session) struct PutAside(Vec<(String, OtherKind, KeptTexts)>);

impl PutAside {
    /// Keeps what was typed in a comparison that ends.
    pub(in crate::session) fn put(&mut self, comparing: &Comparing) {
        let texts = comparing.texts_to_keep();
        if !texts.is_empty() {
            self.0.push((comparing.theirs.name.clone(), comparing.theirs.kind, texts));
        }
    }

    /// A comparison that begins, with what was typed in a former one with the same.
    pub(in crate::session) fn begin(&mut self, comparing: Comparing) -> Comparing {
        let of = &comparing.theirs;
        let is_it = |(name, kind, _): &mut (String, OtherKind, KeptTexts)| *name == of.name && *kind == of.kind;
        let kept = self.0.extract_if(.., is_it).flat_map(|(.., texts)| texts).collect();
        Comparing { kept, ..comparing }
    }
}
