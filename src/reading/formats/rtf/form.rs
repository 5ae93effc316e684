//! Fields of forms in rich text: a list to choose from, a box to tick. What they show stands in their codes alone.

use crate::reading::formats::symbols::ticked;

/// A field that is being read.
pub(super) struct Form {
    /// How many groups are open within it.
    pub(super) depth: usize,
    kind: i32,
    chosen: Option<i32>,
    first: i32,
    words: Vec<String>,
    /// How many groups are open within a word of the list.
    word: usize,
}

/// What stands for a choice that nobody made yet.
const NONE: i32 = 25;

impl Form {
    /// A field within so many groups.
    pub(super) fn new(depth: usize) -> Self {
        Self { depth, kind: 0, chosen: None, first: 0, words: Vec::new(), word: usize::MAX }
    }

    /// Takes a control word; true for one that is the field's own and begins a word of the list.
    pub(super) fn take(&mut self, word: &str, value: i32, depth: usize) -> bool {
        const MOST: usize = 100;
        match word {
            "fftype" => self.kind = value,
            "ffres" => self.chosen = Some(value).filter(|value| *value != NONE),
            "ffdefres" => self.first = value,
            "ffl" if self.words.len() < MOST => {
                self.words.push(String::new());
                self.word = depth;
                return true;
            }
            _ => {}
        }
        false
    }

    /// True within a word of the list.
    pub(super) fn is_open(&self, depth: usize) -> bool {
        self.word <= depth
    }

    /// A group ended, and so many are open.
    pub(super) fn leave(&mut self, depth: usize) {
        if self.word > depth {
            self.word = usize::MAX;
        }
    }

    /// A character of a word of the list.
    pub(super) fn put(&mut self, c: char) {
        if let Some(word) = self.words.last_mut() {
            word.push(c);
        }
    }

    /// What it shows.
    pub(super) fn shown(self) -> String {
        const BOX: i32 = 1;
        const LIST: i32 = 2;
        let chosen = self.chosen.unwrap_or(self.first);
        match self.kind {
            BOX => ticked(chosen > 0).to_string(),
            LIST => self.words.into_iter().nth(usize::try_from(chosen).unwrap_or(0)).unwrap_or_default(),
            _ => String::new(),
        }
    }
}
