//! What is suggested: an indicator, the rule that found it, how sure it is.

use crate::model::Indicator;

/// An indicator that an item's texts seem to give. It is never added by itself: a person accepts, edits or
/// refuses it.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The indicator, with readings, baseline and target as far as the words give them. Its id (and the one in
    /// `part_of`) is good only among the suggestions of the same item; the caller gives it a new one.
    pub indicator: Indicator,
    /// What found it.
    pub rule: SuggestionRule,
    /// How sure it is.
    pub sureness: Sureness,
    /// Which suggestions belong together, a whole with its parts, a count with its rate: the position of the
    /// first of them.
    pub group: usize,
}

/// What found a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SuggestionRule {
    /// The finding's value and a measure's value of the same quantity: 22名 → 32名.
    Compared,
    /// A value before and after in one sentence: 由1970元调整为2200元.
    Turned,
    /// Values of one quantity over several periods.
    Series,
    /// A part of a whole that the text gives.
    Part,
    /// A value against a target that the text gives: 目标企业10户,其中9户….
    StatedTarget,
    /// Something to be reached with no value yet: 培训任务2800人次.
    Planned,
    /// A count whose target follows from a share: 1054人,完成全年目标的70.3%.
    DerivedTarget,
    /// A completion rate, whose target is 100 %.
    Completion,
    /// One figure by itself.
    Figure,
}

/// How sure a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sureness {
    /// Words or sums say how the figures belong together.
    Sure,
    /// The figure is a result, worded as notices word results.
    Likely,
    /// A figure that may be a result or only circumstance: a person must look.
    Look,
}
