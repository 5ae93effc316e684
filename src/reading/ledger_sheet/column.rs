//! What a column of a ledger holds: a field of the catalogue, or a part of a row that several fields are made of.
//!
//! Lives here: from a heading to its meaning, by the lexicon. Does not live here: the headings themselves, which are in
//! `assets/lexicon/headings.tsv`.

use std::sync::LazyLock;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Field, Item, Measure, Object as _, field_of};
use crate::text::{Words, bracketed, fold, heading, headings};

use super::two_roles::Kind;

/// What a column holds: the object and the key of a field, or `row` and what the reader makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Column {
    /// The object that has the field, such as `item`.
    pub object: &'static str,
    /// The key of the field.
    pub key: &'static str,
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.object, self.key).serialize(serializer)
    }
}

/// A column is one of those that there are: its names are those of the catalogue and of the lexicon.
impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        static ALL: LazyLock<Vec<Column>> = LazyLock::new(Column::all);
        let (object, key) = <(String, String)>::deserialize(deserializer)?;
        let found = ALL.iter().find(|own| own.object == object && own.key == key).copied();
        found.ok_or_else(|| D::Error::custom("no such column"))
    }
}

/// Words that may stand behind a known heading and change nothing: 整改措施内容.
static TAILS: Words = Words::of("ledger.heading_end");

/// Shorter words are found only alone: 进度 in 序时进度表 says nothing.
const SHORTEST: usize = 3;

/// A heading longer than this is a sentence.
const LONGEST: usize = 16;

impl Column {
    /// 序号
    pub const NUMBER: Self = Self::new("item", "number");
    /// 方面
    pub const CATEGORY: Self = Self::new("category", "title");
    /// 反馈问题
    pub const PROBLEM: Self = Self::new("problem", "title");
    /// 具体问题
    pub const ITEM: Self = Self::new("item", "title");
    /// 问题表现
    pub const FINDING: Self = Self::new("item", "finding");
    /// 整改措施
    pub const MEASURES: Self = Self::new("measure", "text");
    /// 措施序号
    pub const MEASURE_NUMBER: Self = Self::new("measure", "number");
    /// 整改情况: what was done, at length. Measures where no column holds those, else an update.
    pub const ANSWER: Self = Self::new("row", "answer");
    /// 责任单位: in the lead where no column names the lead.
    pub const UNITS: Self = Self::new("row", "units");
    /// 责任人: the leader where no column names one.
    pub const PERSON: Self = Self::new("row", "person");
    /// 进展情况
    pub const UPDATES: Self = Self::new("item", "updates");
    /// 完成情况
    pub const PROGRESS: Self = Self::new("item", "progress");
    /// 责任领导
    pub const LEADER: Self = Self::new("item", "leader");
    /// 整改时限
    pub const DUE: Self = Self::new("item", "due");
    /// 责任单位及责任人: what several columns hold, in one.
    pub const SEVERAL: Self = Self::new("row", "several");
    /// A column of the report's own, under its own heading.
    pub const OWN: Self = Self::new("row", "custom");

    const fn new(object: &'static str, key: &'static str) -> Self {
        Self { object, key }
    }

    /// The column of a meaning of the lexicon, such as `item.goal`.
    #[must_use]
    pub fn of_meaning(meaning: &'static str) -> Option<Self> {
        meaning.split_once('.').map(|(object, key)| Self::new(object, key))
    }

    /// All that a person can say a column holds: the parts of a row, then the fields that a ledger shows.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> =
            headings().entries().iter().filter_map(|entry| Self::of_meaning(entry.meaning)).collect();
        let of = |field: &'static Field| Self::new(field.object, field.key);
        all.extend(Item::FIELDS.iter().chain(Measure::FIELDS).filter(|field| field.in_ledger).map(of));
        all.push(Self::OWN);
        let mut seen = Vec::new();
        all.retain(|column| {
            let new = !seen.contains(column);
            seen.push(*column);
            new
        });
        all
    }

    /// The field that it is; absent for what is more or less than one field.
    #[must_use]
    pub fn field(self) -> Option<&'static Field> {
        match self.object {
            "item" => field_of::<Item>(self.key),
            "measure" => field_of::<Measure>(self.key),
            _ => None,
        }
    }

    /// True for columns of which a ledger may have several, each for itself: 1月进展, 2月进展.
    #[must_use]
    pub fn repeats(self) -> bool {
        matches!(self, Self::OWN | Self::UPDATES | Self::SEVERAL)
    }

    /// The column of a heading, whatever blanks, marks, brackets and breaks stand in it.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let words = heading(text);
        let meaning = |words: &str| headings().meaning(words).and_then(Self::of_meaning);
        if words.chars().count() > LONGEST || fold(text).is_empty() {
            return meaning(&words);
        }
        if Self::parts(text).len() > 1 {
            return Some(Self::SEVERAL);
        }
        if let Some(column) = meaning(&words) {
            return Some(column);
        }
        // 整改措施及完成情况 is measures, because what was done says more than how far it is; 问题及原因 names the item.
        let parts = Self::of_parts(&words);
        let is_first = |own: &&Self| matches!(**own, Self::MEASURES | Self::ANSWER);
        let is_name = |own: &&Self| matches!(**own, Self::ITEM | Self::PROBLEM | Self::FINDING);
        match parts.as_slice() {
            [] => longest(&words).and_then(Self::of_meaning),
            [only] => Some(*only),
            _ => parts.iter().find(is_first).or_else(|| parts.iter().find(is_name)).copied(),
        }
    }

    /// The columns that a heading names at once, where the words of its cells can be told apart: units, persons, dates,
    /// words on the standing. Empty for a heading of one thing, and for one that names a text too.
    #[must_use]
    pub fn parts(text: &str) -> Vec<Self> {
        let words = heading(text);
        // 困难及问题 is one thing; 责任单位(责任人) is two, although brackets say nothing elsewhere.
        let whole = headings().meaning(&words).and_then(Self::of_meaning);
        let within = || {
            let inner = bracketed(text)?;
            headings().meaning(&inner).and_then(Self::of_meaning).filter(|own| Kind::of(*own).is_some())
        };
        let mut parts = whole.map_or_else(|| Self::of_parts(&words), |column| vec![column]);
        parts.extend(within());
        let kinds: Vec<Option<Kind>> = parts.iter().map(|own| Kind::of(*own)).collect();
        let standings = kinds.iter().filter(|kind| **kind == Some(Kind::Standing)).count();
        let mut seen = Vec::new();
        parts.retain(|own| {
            let new = !seen.contains(own);
            seen.push(*own);
            new
        });
        if parts.len() > 1 && standings < 2 && kinds.iter().all(Option::is_some) { parts } else { Vec::new() }
    }

    /// The columns that the parts of a heading name: 整改措施及完成情况 names two.
    fn of_parts(words: &str) -> Vec<Self> {
        let parts: Vec<&str> = words.split(['及', '和', '与', '、', '/', '暨', ',', '|', '+', '&']).collect();
        if parts.len() < 2 {
            return Vec::new();
        }
        let known = parts.iter().filter_map(|part| {
            let part = part.trim_start_matches('其');
            headings().meaning(part).or_else(|| longest(part)).and_then(Self::of_meaning)
        });
        let mut known: Vec<Self> = known.collect();
        known.dedup();
        known
    }
}

/// The meaning of the longest known heading that ends a longer one (县级责任领导, 截至6月整改进展情况), or that begins it
/// with nothing but a tail behind.
fn longest(words: &str) -> Option<&'static str> {
    let places: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    let long = |part: &str| part.chars().count() >= SHORTEST;
    let ending = places.iter().filter_map(|at| words.get(*at..)).filter(|part| long(part));
    let ending = { ending }.find_map(|part| headings().meaning(part));
    ending.or_else(|| {
        TAILS.iter().filter_map(|tail| words.strip_suffix(tail)).filter(|part| long(part)).find_map(|part| {
            headings().meaning(part).or_else(|| {
                places
                    .iter()
                    .filter_map(|at| part.get(*at..))
                    .filter(|own| long(own))
                    .find_map(|own| headings().meaning(own))
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_of_the_lexicon_is_a_field_or_a_part_of_a_row() {
        let parts =
            ["row", "category", "problem", "closing", "closed", "review", "instruction", "update", "due_change"];
        for entry in headings().entries() {
            let column = Column::of_meaning(entry.meaning).unwrap();
            assert_eq!(Column::of(entry.word), Some(column), "{}", entry.word);
            assert!(
                column.field().is_some() || parts.contains(&column.object),
                "{} means {}",
                entry.word,
                entry.meaning
            );
        }
    }

    #[test]
    fn headings_are_known_by_their_synonyms() {
        for (heading, column) in [
            ("反馈\n问题", Some(Column::PROBLEM)),
            ("整改时限(前)", Some(Column::DUE)),
            ("【整改时限】", Some(Column::DUE)),
            ("*反馈问题（必填）", Some(Column::PROBLEM)),
            ("完成情况：", Some(Column::PROGRESS)),
            ("截至6月底进展情况", Some(Column::UPDATES)),
            ("整改措施及完成情况", Some(Column::MEASURES)),
            ("责任领导及责任单位", Some(Column::SEVERAL)),
            ("责任单位/责任人", Some(Column::SEVERAL)),
            ("整改时限、完成情况", Some(Column::SEVERAL)),
            ("责任单位（责任人）", Some(Column::SEVERAL)),
            ("整改时限(前)", Some(Column::DUE)),
            ("存在困难及问题", Column::of_meaning("update.problems")),
            ("存在问题和原因分析", Some(Column::PROBLEM)),
            ("经费", None),
            ("督查点位", None),
        ] {
            assert_eq!(Column::of(heading), column, "{heading}");
        }
    }
}
