//! Matching of two lists: the sure pairs first, the likely ones of what is left, the order as the last word.

use std::collections::HashMap;
use std::hash::Hash;

use super::candidates::candidates;
use super::entry::{Candidate, How, Pair, Pairs};
use super::similarity::Grams;

/// From here on two texts are taken for the same matter.
const ALIKE: f32 = 0.45;
/// The same, where the ids agree too.
const ALIKE_WITH_ID: f32 = 0.25;
/// From here on two texts under one title are taken for the same matter: titles are not ids.
const DETAIL_ALIKE: f32 = 0.3;

/// Two lists of siblings, or of what is left of a whole level, by their places.
pub(super) struct Lists<'l, 'a, 'p> {
    pub(super) mine: &'l [Candidate<'a>],
    pub(super) theirs: &'l [Candidate<'a>],
    pub(super) at_mine: Vec<usize>,
    pub(super) at_theirs: Vec<usize>,
    pub(super) pairs: &'p mut Pairs,
}

impl<'a> Lists<'_, 'a, '_> {
    /// All steps, from the surest to the least sure.
    pub(super) fn pair(&mut self) {
        self.same_id_and_text();
        let (mine, theirs) = (once(self.mine, &self.at_mine), once(self.theirs, &self.at_theirs));
        let alone = |entry: &Candidate<'a>| {
            let is = |counts: &HashMap<u64, usize>| counts.get(&entry.title_key) == Some(&1);
            is(&mine) && is(&theirs)
        };
        self.in_order(How::Id, 0.98, |e| alone(e).then_some((e.id, e.title_key)));
        self.same_text();
        self.in_order(How::Title, 0.9, |e| alone(e).then_some(e.title_key));
        self.same_title();
        self.similar();
    }

    /// The same id, title and text.
    pub(super) fn same_id_and_text(&mut self) {
        self.in_order(How::Id, 1.0, |e| Some((e.id, e.title_key, e.detail_key)));
    }

    /// The same title and text.
    pub(super) fn same_text(&mut self) {
        self.in_order(How::Text, 0.95, |e| Some((e.title_key, e.detail_key)));
    }

    /// Those whose title and text are alike.
    pub(super) fn similar(&mut self) {
        let (left_of_mine, left_of_theirs) = self.left();
        let pairs = candidates(self.mine, self.theirs, &left_of_mine, &left_of_theirs);
        self.best_first(pairs, |a, b| {
            let likeness = a.likeness(b);
            let needed = if a.id == b.id { ALIKE_WITH_ID } else { ALIKE };
            (likeness >= needed).then_some((How::Similar, likeness))
        });
    }

    /// Several of the same title, told apart by their texts.
    fn same_title(&mut self) {
        let (left_of_mine, left_of_theirs) = self.left();
        let mut groups: HashMap<u64, Vec<usize>> = HashMap::new();
        for at in left_of_mine {
            if let Some(entry) = self.mine.get(at) {
                groups.entry(entry.title_key).or_default().push(at);
            }
        }
        let mut pairs = Vec::new();
        for b in left_of_theirs {
            let group = self.theirs.get(b).and_then(|entry| groups.get(&entry.title_key));
            // Bounded: more than this of one title under one parent are left to the order.
            pairs.extend(group.into_iter().flatten().take(64).map(|a| (*a, b)));
        }
        self.best_first(pairs, |a, b| {
            let likeness = match (a.detail, b.detail) {
                ("", _) | (_, "") => DETAIL_ALIKE,
                (a, b) => Grams::of(&[a]).likeness(&Grams::of(&[b])),
            };
            (likeness >= DETAIL_ALIKE).then_some((How::Title, likeness))
        });
    }

    /// Pairs the first of mine with the first of theirs under each key, the second with the second, and so on.
    pub(super) fn in_order<K: Hash + Eq>(&mut self, how: How, sure: f32, key: impl Fn(&Candidate<'a>) -> Option<K>) {
        let (left_of_mine, left_of_theirs) = self.left();
        let mut waiting: HashMap<K, Vec<usize>> = HashMap::new();
        for at in left_of_mine.into_iter().rev() {
            if let Some(key) = self.mine.get(at).and_then(&key) {
                waiting.entry(key).or_default().push(at);
            }
        }
        for theirs in left_of_theirs {
            let key = self.theirs.get(theirs).and_then(&key);
            if let Some(mine) = key.and_then(|key| waiting.get_mut(&key)).and_then(Vec::pop) {
                self.pairs.add(Pair { mine, theirs, how, sure });
            }
        }
    }

    /// Takes the best of these pairs, then the best of what is left; of equal ones that of equal ids, then the
    /// nearest in place.
    fn best_first(
        &mut self,
        pairs: Vec<(usize, usize)>,
        judge: impl Fn(&Candidate<'_>, &Candidate<'_>) -> Option<(How, f32)>,
    ) {
        let judged = pairs.into_iter().filter_map(|(mine, theirs)| {
            let (a, b) = (self.mine.get(mine)?, self.theirs.get(theirs)?);
            let (how, sure) = judge(a, b)?;
            let score = sure + if a.id == b.id { 0.1 } else { 0.0 };
            Some(((score * 1000.0) as i64, Pair { mine, theirs, how, sure }))
        });
        let mut judged: Vec<(i64, Pair)> = judged.collect();
        judged.sort_by_key(|(score, pair)| (-score, pair.mine.abs_diff(pair.theirs), pair.mine));
        for (_, pair) in judged {
            self.pairs.add(pair);
        }
    }

    fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let mine = self.at_mine.iter().copied().filter(|at| self.pairs.of_mine(*at).is_none());
        let theirs = self.at_theirs.iter().copied().filter(|at| self.pairs.of_theirs(*at).is_none());
        (mine.collect(), theirs.collect())
    }
}

/// How often each title stands in a list.
fn once(entries: &[Candidate<'_>], at: &[usize]) -> HashMap<u64, usize> {
    let mut counts = HashMap::new();
    for entry in at.iter().filter_map(|at| entries.get(*at)) {
        *counts.entry(entry.title_key).or_default() += 1;
    }
    counts
}
