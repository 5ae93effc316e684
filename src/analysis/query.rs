//! The words that a person seeks, and whether a text holds them: as written, or a short one by its pinyin.

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;

use crate::model::{Report, Value};
use crate::text::width;

/// The words sought. All must be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The words of a typed text, separated by spaces of any width.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(fold_width).collect() }
    }

    /// The words, folded.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// True when nothing is sought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl Query {
    /// True when all words stand in a value, in its texts, dates, numbers and the names of its parties; or were found
    /// elsewhere before, where `found` says so of each word.
    pub(super) fn is_in(&self, value: &Value, report: &Report, found: &[bool]) -> bool {
        let mut found = found.to_vec();
        found.resize(self.words.len(), false);
        mark_value(value, report, &self.words, &mut found);
        found.into_iter().all(|found| found)
    }

    /// True when all words stand in a text.
    pub(super) fn is_in_text(&self, text: &str) -> bool {
        let text = fold_width(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Marks the words that stand in a value.
fn mark_value(value: &Value, report: &Report, words: &[String], found: &mut [bool]) {
    let mut mark = |text: &str| {
        let text = fold_width(text);
        words.iter().zip(found.iter_mut()).for_each(|(word, found)| *found = *found || text.contains(word.as_str()));
    };
    match value {
        Value::Text(text) | Value::Json(text) => mark(text),
        Value::Names(names) => names.iter().for_each(|name| mark(name)),
        Value::Number(Some(number)) => mark(&number.to_string()),
        Value::Date(Some(date)) => mark(&date.to_string()),
        Value::When(Some(when)) => mark(&when.to_string()),
        Value::Party(Some(id)) => report.party(id).into_iter().for_each(|party| mark(&party.name)),
        Value::Parties(ids) => ids.iter().filter_map(|id| report.party(id)).for_each(|party| mark(&party.name)),
        Value::Record(Some(record)) => record.fields().for_each(|(_, own)| mark_value(own, report, words, found)),
        Value::Records(records) => records
            .iter()
            .flat_map(crate::model::Record::fields)
            .for_each(|(_, own)| mark_value(own, report, words, found)),
        _ => {}
    }
}

/// Full-width letters and digits as half-width ones, all in lower case.
fn fold_width(text: &str) -> String {
    text.chars().map(width).flat_map(char::to_lowercase).collect()
}

/// Finds a word in a short text, as written or by its pinyin.
pub(super) fn matcher(word: &str) -> IbMatcher<'static> {
    let notation = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
    IbMatcher::builder(word).pinyin(PinyinMatchConfig::notations(notation)).build()
}

/// The words, ready to be matched.
pub(super) struct Matcher {
    words: Vec<(String, IbMatcher<'static>)>,
}

impl Matcher {
    pub(super) fn new(query: &Query) -> Self {
        Self { words: query.words.iter().map(|word| (word.clone(), matcher(word))).collect() }
    }

    /// How many words are sought.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// For each word, whether a title (short, also by pinyin) or a text (long, as written) holds it.
    pub(super) fn mark(&self, found: &mut [bool], titles: &[&str], texts: &[&str]) {
        for ((word, matcher), found) in self.words.iter().zip(found) {
            *found = *found
                || titles.iter().any(|title| matcher.is_match(*title))
                || texts.iter().any(|text| contains(text, word));
        }
    }
}

/// Whether a text holds a lower-case word. Chinese has no case, so the copy is only made for Latin words.
fn contains(text: &str, word: &str) -> bool {
    if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return text.to_ascii_lowercase().contains(word);
    }
    memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// The names that begin, hold or sound like what was typed; all of them for nothing typed.
#[must_use]
pub fn names_like<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    named_like(typed, names, |name| name)
}

/// The things whose names begin, hold or sound like what was typed; all of them for nothing typed.
pub fn named_like<T>(typed: &str, things: impl Iterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let query = Query::new(typed);
    let matcher = Matcher::new(&query);
    let is_like = |thing: &T| {
        let mut found = vec![false; matcher.words.len()];
        matcher.mark(&mut found, &[name(thing)], &[]);
        found.into_iter().all(|found| found)
    };
    things.filter(is_like).collect()
}
