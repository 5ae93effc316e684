//! The answers a leader asks for first: how far, what is missed, what comes next, what is unsure.

use crate::model::{NodeRef, Number};

use super::attainment::Attainment;
use super::letters::UnansweredLetter;
use super::schedule::DueEntry;
use super::tally::Tally;

/// How a part of a dataset stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// How many reports it speaks of.
    pub reports: usize,
    /// All of it together.
    pub total: Tally,
    /// Indicators that miss their target, the largest shortfall first.
    pub off_target: Vec<Shortfall>,
    /// What is due and not complete, the soonest first.
    pub due: Vec<DueEntry>,
    /// Letters to units that were not answered in time, the longest first.
    pub unanswered: Vec<UnansweredLetter>,
    /// How many indicators got better.
    pub improved: usize,
    /// Those of them that changed most, at most five.
    pub achieved: Vec<Achievement>,
}

/// How many of the largest changes are named: what a leader keeps in mind.
pub(super) const ACHIEVED: usize = 5;

/// An indicator that got better.
#[derive(Debug, Clone, PartialEq)]
pub struct Achievement {
    /// The indicator.
    pub node: NodeRef,
    /// By what share of its baseline.
    pub share: Number,
}

/// An indicator that misses its target.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortfall {
    /// The indicator.
    pub node: NodeRef,
    /// How far it is.
    pub attainment: Attainment,
}

/// What one report adds to an overview; kept for reports that did not change.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct ReportPart {
    pub(super) total: Tally,
    pub(super) off_target: Vec<Shortfall>,
    pub(super) due: Vec<DueEntry>,
    pub(super) unanswered: Vec<UnansweredLetter>,
    pub(super) improved: usize,
    pub(super) achieved: Vec<Achievement>,
}

impl Overview {
    pub(super) fn of<'a>(parts: impl Iterator<Item = &'a ReportPart>) -> Self {
        let parts: Vec<_> = parts.collect();
        let mut overview = Self { reports: parts.len(), ..Self::default() };
        for part in &parts {
            overview.total += part.total;
            overview.off_target.extend(part.off_target.iter().cloned());
            overview.due.extend(part.due.iter().cloned());
            overview.unanswered.extend(part.unanswered.iter().cloned());
            overview.improved += part.improved;
            overview.achieved.extend(part.achieved.iter().cloned());
        }
        let share = |shortfall: &Shortfall| shortfall.attainment.shortfall_share.unwrap_or(Number::ZERO);
        overview.off_target.sort_by_key(|shortfall| std::cmp::Reverse(share(shortfall)));
        overview.due.sort_by_key(|entry| entry.days_left);
        overview.unanswered.sort_by_key(|letter| std::cmp::Reverse(letter.days));
        overview.achieved.sort_by_key(|achievement| std::cmp::Reverse(achievement.share));
        overview.achieved.truncate(ACHIEVED);
        overview
    }
}
