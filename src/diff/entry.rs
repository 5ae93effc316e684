//! What the matching sees of a node: its id, its title and its further text. And the pairs it has found so far.

use std::cell::OnceCell;

use serde::Serialize;

use super::similarity::{Grams, key};

/// How a pair was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Both are counterparts of one node of the common ancestor.
    Ancestor,
    /// The same id, and titles that agree.
    Id,
    /// Other ids, the same title and text.
    Text,
    /// The same title under the same parent.
    Title,
    /// Titles and texts that are alike.
    Similar,
    /// Their children were matched.
    Children,
}

/// One node as the matching sees it.
pub(super) struct Candidate<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) detail: &'a str,
    /// The place of its parent in the list of the level above.
    pub(super) parent: usize,
    pub(super) title_key: u64,
    pub(super) detail_key: u64,
    grams: OnceCell<Grams>,
}

/// Two nodes that are one, by their places in the lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) mine: usize,
    pub(super) theirs: usize,
    pub(super) how: How,
    pub(super) sure: f32,
}

/// The pairs of one level, each node in one pair at most.
#[derive(Default)]
pub(super) struct Pairs {
    pub(super) found: Vec<Pair>,
    of_mine: Vec<Option<usize>>,
    of_theirs: Vec<Option<usize>>,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(id: &'a str, title: &'a str, detail: &'a str, parent: usize) -> Self {
        let (title_key, detail_key) = (key(title), key(detail));
        Self { id, title, detail, parent, title_key, detail_key, grams: OnceCell::new() }
    }

    pub(super) fn grams(&self) -> &Grams {
        self.grams.get_or_init(|| Grams::of(&[self.title, self.detail]))
    }

    /// How alike title and text are; the titles alone where one has no further text.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        if self.detail.is_empty() != other.detail.is_empty() {
            return super::similarity::likeness(self.title, other.title);
        }
        self.grams().likeness(other.grams())
    }
}

impl Pairs {
    pub(super) fn new(mine: usize, theirs: usize) -> Self {
        Self { found: Vec::new(), of_mine: vec![None; mine], of_theirs: vec![None; theirs] }
    }

    /// Makes a pair of two that are in none.
    pub(super) fn add(&mut self, pair: Pair) {
        if let (Some(mine @ None), Some(theirs @ None)) =
            (self.of_mine.get_mut(pair.mine), self.of_theirs.get_mut(pair.theirs))
        {
            (*mine, *theirs) = (Some(pair.theirs), Some(pair.mine));
            self.found.push(pair);
        }
    }

    pub(super) fn of_mine(&self, mine: usize) -> Option<usize> {
        self.of_mine.get(mine).copied().flatten()
    }

    pub(super) fn of_theirs(&self, theirs: usize) -> Option<usize> {
        self.of_theirs.get(theirs).copied().flatten()
    }

    pub(super) fn left_of_mine(&self) -> Vec<usize> {
        left(&self.of_mine)
    }

    pub(super) fn left_of_theirs(&self) -> Vec<usize> {
        left(&self.of_theirs)
    }
}

fn left(partners: &[Option<usize>]) -> Vec<usize> {
    partners.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(at, _)| at).collect()
}
