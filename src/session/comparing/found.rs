//! What was ticked, said and typed, carried over to the differences as they are found anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::diff::Difference;

use super::answer::Answer;
use super::asks::Asks;
use super::compared::{Compared, Key, key};
use super::kept::KeptText;
use super::other::OtherKind;
use super::state::Comparing;

impl Comparing {
    /// The differences were found: those are ticked that were before, wherever they stand now, and what was said to them
    /// stays said.
    pub(in crate::session) fn took(&mut self, compared: Arc<Compared>) {
        let before = self.compared.take();
        let differences = before.as_ref().map_or(&[][..], |own| own.comparison.differences.as_slice());
        let mut known: HashMap<Key, usize> = differences.iter().enumerate().map(|(at, one)| (key(one), at)).collect();
        let (is_fresh, is_replaced) = (std::mem::take(&mut self.fresh), std::mem::take(&mut self.is_replaced));
        // What a unit brings is proposed whenever it is found, also when a step that took it over is undone.
        let proposes = is_fresh || self.theirs.kind == OtherKind::Returned;
        let (mut ticked, mut answers, mut texts) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        for (at, one) in compared.comparison.differences.iter().enumerate() {
            let is_proposed = proposes && compared.asks(at) == Some(Asks::Nothing);
            let was = if known.is_empty() { None } else { known.remove(&key(one)) };
            texts.extend(was.and_then(|was| Some((at, self.texts.remove(&was)?))));
            let says_else = |was: &usize| is_replaced && !says_the_same(differences.get(*was), one);
            let is_typed = |was: &usize| self.answers.get(was) == Some(&Answer::Typed);
            let was = was.filter(|was| is_typed(was) || !says_else(was));
            let answer = was.and_then(|was| self.answers.get(&was).copied());
            let is_ticked = match was {
                // Another origin tells more of what nobody decided.
                Some(_) if answer.is_none() && is_fresh => is_proposed,
                Some(was) => self.ticked.contains(&was),
                None => is_proposed,
            };
            if is_ticked {
                ticked.insert(at);
            }
            answers.extend(answer.map(|answer| (at, answer)));
        }
        (self.ticked, self.answers, self.texts) = (ticked, answers, texts);
        self.bring_back(&compared);
        let is_whole =
            |at: &usize| compared.groups.get(at).is_none_or(|group| group.iter().all(|one| self.ticked.contains(one)));
        self.ticked = self.ticked.iter().copied().filter(is_whole).collect();
        self.compared = Some(compared);
        self.look_at_ticks();
    }

    /// What was typed to differences that are there again stands with them again.
    fn bring_back(&mut self, compared: &Compared) {
        if self.kept.is_empty() {
            return;
        }
        for (at, one) in compared.comparison.differences.iter().enumerate() {
            let key = key(one);
            if self.texts.contains_key(&at) || !self.kept.get(&key).is_some_and(|kept| kept.is_of(one)) {
                continue;
            }
            let Some(KeptText { answer, texts, .. }) = self.kept.remove(&key) else { continue };
            self.texts.insert(at, texts);
            self.answers.extend(answer.map(|answer| (at, answer)));
            if answer.is_some_and(Answer::takes) {
                self.ticked.insert(at);
            }
        }
    }
}

/// True where what stands there is the same in two differences of one field.
fn says_the_same(was: Option<&Difference>, now: &Difference) -> bool {
    let said = |one: &Difference| one.change().map(|change| change.theirs.clone());
    was.is_some_and(|was| said(was) == said(now))
}
