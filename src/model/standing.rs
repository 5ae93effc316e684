//! Where an item stands: how far it is (`Progress`) and what kind of deadline it has (`Term`).
//!
//! Offices mix the two in one word; here they are kept apart, and [`OfficeWord`] gives back the word of
//! the notice (its part 三(三)) for a pair.

codes! {
    /// How far an item or a measure is, in the order of the work.
    Progress or Unstated {
        /// 未启动
        NotStarted = "not_started",
        /// 推进中
        InProgress = "in_progress",
        /// 基本完成
        MostlyDone = "mostly_done",
        /// 已完成: the unit says so.
        Done = "done",
        /// 已销号: a verifier confirmed it.
        Closed = "closed",
        /// 未标注: the text gives no ground.
        Unstated = "unstated",
    }
    /// What kind of deadline an item has.
    Term or Unstated {
        /// 立行立改
        Immediate = "immediate",
        /// 限期
        Dated = "dated",
        /// 分阶段
        Staged = "staged",
        /// 长期坚持
        Sustained = "sustained",
        /// 未标注
        Unstated = "unstated",
    }
}

impl Progress {
    /// True when the unit reports it done, verified or not.
    #[must_use]
    pub fn is_complete(self) -> bool {
        matches!(self, Self::Done | Self::Closed)
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
