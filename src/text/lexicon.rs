//! The lexicon: words and what they mean, as data in `assets/lexicon`.
//!
//! A file has a line for each word with four columns parted by tabs: the word, its meaning, where it comes from (`general`
//! for what offices write anywhere, `notice` for what one notice alone writes: there is none now, since such words were
//! found to be worth nothing for others), and a note. Lines that begin with `#` are remarks. Words are compared as the reader
//! of the file folds them.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock};

use super::fold::{fold, heading};

/// The note of a word that says yes or no.
const SIGN: &str = "sign";

/// One line of a lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The word.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Where it comes from: `general` or `notice`.
    pub origin: &'static str,
    /// Anything else about it.
    pub note: &'static str,
}

/// Words with their meanings.
#[derive(Debug)]
pub struct Lexicon {
    entries: Vec<Entry>,
    meanings: HashMap<String, Vec<&'static str>>,
    /// Words for yes and no: what they mean follows from the heading that they stand under.
    signs: HashSet<String>,
}

impl Lexicon {
    /// Reads the text of a lexicon; the words are found by their folded forms.
    #[must_use]
    pub fn new(text: &'static str, folded: fn(&str) -> String) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let entries: Vec<Entry> = lines.filter_map(entry).collect();
        let mut meanings: HashMap<String, Vec<&'static str>> = HashMap::new();
        for entry in &entries {
            meanings.entry(folded(entry.word)).or_default().push(entry.meaning);
        }
        let signs = entries.iter().filter(|entry| entry.note == SIGN).map(|entry| folded(entry.word)).collect();
        Self { entries, meanings, signs }
    }

    /// The lines in their order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The meaning of a word that is folded already.
    #[must_use]
    pub fn meaning(&self, folded: &str) -> Option<&'static str> {
        self.meanings.get(folded).and_then(|all| all.first()).copied()
    }

    /// True for a word that says yes or no, and alone says nothing.
    #[must_use]
    pub fn is_sign(&self, folded: &str) -> bool {
        self.signs.contains(folded)
    }

    /// The code of a word in one list of several: of 是 in `schedule` it is `on`, in `progress` it is `done`.
    #[must_use]
    pub fn code(&self, list: &str, folded: &str) -> Option<&'static str> {
        let all = self.meanings.get(folded)?;
        all.iter().find_map(|meaning| meaning.strip_prefix(list)?.strip_prefix('.'))
    }
}

fn entry(line: &'static str) -> Option<Entry> {
    let mut columns = line.split('\t');
    let (word, meaning) = (columns.next()?, columns.next()?);
    Some(Entry { word, meaning, origin: columns.next().unwrap_or("general"), note: columns.next().unwrap_or_default() })
}

/// The words of one meaning in the order of their file, read when they are first asked for.
#[derive(Debug)]
pub struct Words {
    meaning: &'static str,
    words: OnceLock<Vec<&'static str>>,
}

impl Words {
    /// The words of a meaning such as `quantity.unit`; there is a line of it in `assets/lexicon`.
    #[must_use]
    pub const fn of(meaning: &'static str) -> Self {
        Self { meaning, words: OnceLock::new() }
    }
}

impl Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        let own = |entry: &&Entry| entry.meaning == self.meaning;
        self.words.get_or_init(|| vocabulary().entries().iter().filter(own).map(|entry| entry.word).collect())
    }
}

/// The lines whose meanings stand in a list, with what the meaning is within it: `bound.before` has 不低于 as `at_least`.
pub fn rows_of(list: &'static str) -> impl Iterator<Item = (&'static str, &'static Entry)> {
    let code =
        move |entry: &'static Entry| entry.meaning.strip_prefix(list)?.strip_prefix('.').map(|code| (code, entry));
    vocabulary().entries().iter().filter_map(code)
}

/// The words by which sentences are read: figures, standings, parts of notices, suggestions, ledgers apart from headings.
#[must_use]
pub fn vocabulary() -> &'static Lexicon {
    static VOCABULARY: LazyLock<Lexicon> = LazyLock::new(|| {
        let text = concat!(
            include_str!("../../assets/lexicon/quantity.tsv"),
            include_str!("../../assets/lexicon/standing.tsv"),
            include_str!("../../assets/lexicon/notice.tsv"),
            include_str!("../../assets/lexicon/ledger.tsv"),
            include_str!("../../assets/lexicon/suggestion.tsv")
        );
        Lexicon::new(text, str::to_owned)
    });
    &VOCABULARY
}

/// The headings of ledgers and what their columns hold: keys of fields, such as `item.goal`.
#[must_use]
pub fn headings() -> &'static Lexicon {
    static HEADINGS: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(include_str!("../../assets/lexicon/headings.tsv"), heading));
    &HEADINGS
}

/// The words of standings and of other closed lists, and the codes that they mean, such as `progress.done`.
#[must_use]
pub fn choices() -> &'static Lexicon {
    static CHOICES: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(include_str!("../../assets/lexicon/choices.tsv"), fold));
    &CHOICES
}

/// How the names of units and of persons end and begin, such as `unit.ending`.
#[must_use]
pub fn parties() -> &'static Lexicon {
    static PARTIES: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(include_str!("../../assets/lexicon/parties.tsv"), fold));
    &PARTIES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_meaning_and_rows_of_a_list_are_those_of_the_file() {
        let end = Words::of("notice.title_end_of_plan");
        assert_eq!(end.to_vec(), ["方案", "计划", "总结"]);
        let bounds: Vec<_> = rows_of("bound.behind").map(|(code, entry)| (entry.word, code)).take(2).collect();
        assert_eq!(bounds, [("及以上", "at_least"), ("以上", "at_least")]);
        assert_eq!(rows_of("bound.behind.at").count(), 0, "a list is named in whole");
    }

    #[test]
    fn every_line_of_a_lexicon_is_whole_and_every_word_stands_once() {
        for lexicon in [headings(), choices(), parties()] {
            assert!(lexicon.entries().iter().all(|entry| ["general", "notice"].contains(&entry.origin)));
            let mut all: Vec<_> = lexicon.meanings.iter().collect();
            all.sort_by_key(|(word, _)| *word);
            for (word, meanings) in all {
                let lists: Vec<_> = meanings.iter().map(|meaning| meaning.split('.').next()).collect();
                let twice = lists.iter().enumerate().any(|(at, list)| lists.iter().take(at).any(|own| own == list));
                assert!(!twice, "{word} means two things");
            }
        }
        assert_eq!(headings().meaning("整改目标"), Some("item.goal"));
    }
}
