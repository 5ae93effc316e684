//! What was typed in comparisons that were ended or gave way to others, for when they are begun again.
//!
//! Limits: what is kept here is gone with the window. The journal has what stands in the comparison on screen and in files
//! that came back.

use super::compared::key;
use super::kept::{KeptText, KeptTexts};
use super::other::OtherKind;
use super::state::Comparing;

impl Comparing {
    /// What was typed and not taken, for when the comparison is begun again.
    pub(super) fn texts_to_keep(&self) -> KeptTexts {
        let differences = self.compared.as_ref().map_or(&[][..], |own| own.comparison.differences.as_slice());
        let own = self.texts.iter().filter_map(|(at, texts)| {
            let answer = self.answers.get(at).copied();
            Some((key(differences.get(*at)?), KeptText { answer, texts: texts.clone(), before: None }))
        });
        let waiting = self.kept.iter().filter(|(_, kept)| kept.before.is_none());
        waiting.map(|(key, kept)| (key.clone(), kept.clone())).chain(own).collect()
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
