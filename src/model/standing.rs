//! Where an item stands: how far it is (`Progress`) and what kind of deadline it has (`Term`).
//!
//! Offices mix the two in one word; here they are kept apart, and [`OfficeWord`] gives back the word of
//! the notice (its part 三(三)) for a pair.

use serde::{Deserialize, Serialize};

use super::object::Blank;

/// How far an item or a measure is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// 未启动
    NotStarted,
    /// 推进中
    InProgress,
    /// 基本完成
    MostlyDone,
    /// 已完成: the unit says so.
    Done,
    /// 已销号: a verifier confirmed it.
    Closed,
    /// 未标注: the text gives no ground.
    #[default]
    Unstated,
}

impl Progress {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 6] =
        [Self::NotStarted, Self::InProgress, Self::MostlyDone, Self::Done, Self::Closed, Self::Unstated];

    /// The code in the file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::MostlyDone => "mostly_done",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Unstated => "unstated",
        }
    }

    /// True when the unit reports it done, verified or not.
    #[must_use]
    pub fn is_complete(self) -> bool {
        matches!(self, Self::Done | Self::Closed)
    }
}

/// What kind of deadline an item has.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// 立行立改
    Immediate,
    /// 限期
    Dated,
    /// 分阶段
    Staged,
    /// 长期坚持
    Sustained,
    /// 未标注
    #[default]
    Unstated,
}

impl Term {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Immediate, Self::Dated, Self::Staged, Self::Sustained, Self::Unstated];

    /// The code in the file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Dated => "dated",
            Self::Staged => "staged",
            Self::Sustained => "sustained",
            Self::Unstated => "unstated",
        }
    }
}

/// The notice's own four words for a pair of progress and term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeWord {
    /// 已完成整改
    Done,
    /// 已完成、需长期坚持
    DoneSustained,
    /// 正在推进整改
    UnderWay,
    /// 需长期整改
    LongTerm,
}

impl OfficeWord {
    /// The word for a pair, absent where the notice has none.
    #[must_use]
    pub fn of(progress: Progress, term: Term) -> Option<Self> {
        match (progress, term) {
            (Progress::Done | Progress::Closed, Term::Sustained) => Some(Self::DoneSustained),
            (Progress::Done | Progress::Closed, _) => Some(Self::Done),
            (Progress::InProgress, Term::Immediate | Term::Dated) => Some(Self::UnderWay),
            (Progress::InProgress, Term::Staged | Term::Sustained) => Some(Self::LongTerm),
            _ => None,
        }
    }
}

impl Blank for Progress {
    fn is_blank(&self) -> bool {
        *self == Self::Unstated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_ones_in_the_file() {
        for progress in Progress::ALL {
            assert_eq!(serde_json::to_string(&progress).unwrap(), format!("{:?}", progress.code()));
        }
        for term in Term::ALL {
            assert_eq!(serde_json::to_string(&term).unwrap(), format!("{:?}", term.code()));
        }
    }

    #[test]
    fn the_notices_four_words_are_pairs() {
        assert_eq!(OfficeWord::of(Progress::Done, Term::Unstated), Some(OfficeWord::Done));
        assert_eq!(OfficeWord::of(Progress::Closed, Term::Sustained), Some(OfficeWord::DoneSustained));
        assert_eq!(OfficeWord::of(Progress::InProgress, Term::Dated), Some(OfficeWord::UnderWay));
        assert_eq!(OfficeWord::of(Progress::InProgress, Term::Staged), Some(OfficeWord::LongTerm));
        assert_eq!(OfficeWord::of(Progress::InProgress, Term::Unstated), None);
        assert_eq!(OfficeWord::of(Progress::Unstated, Term::Sustained), None);
    }
}
