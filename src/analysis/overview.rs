//! The answers a leader asks for first: how far, what is missed, what comes next, what is unsure.

use std::ops::AddAssign;

use crate::model::{Date, Indicator, Item, NodeId, NodeRef, Number, Report, When};

use super::goal::{Goal, GoalStanding};
use super::improvement::improvement_since;
use super::letters::UnansweredLetter;
use super::outcomes::{OutcomeSum, add_sums};
use super::same_facts::SameFacts;
use super::schedule::DueEntry;
use super::tally::Tally;

/// How a part of a dataset stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    /// How many reports it speaks of.
    pub reports: usize,
    /// All of it together.
    pub total: Tally,
    /// What is due and not complete, the soonest first.
    pub due: Vec<DueEntry>,
    /// Letters to units that were not answered in time, the longest first.
    pub unanswered: Vec<UnansweredLetter>,
    /// How many indicators got better since the inspection; one that tells the same fact as another is not counted.
    pub improved: usize,
    /// Those of them that changed most, at most five. What misses its target all the same, and what tells the same fact as
    /// another, is not among them.
    pub achieved: Vec<Achievement>,
    /// Targets that are not reached, the one that was missed for longest first, then by date; at most twelve.
    pub unreached: Vec<Unreached>,
    /// How many there are of them.
    pub unreached_counts: UnreachedCounts,
    /// What came of the work.
    pub outcomes: Vec<OutcomeSum>,
    /// The same of the last month.
    pub lately: Vec<OutcomeSum>,
}

/// How many of the largest changes are named: what a leader keeps in mind.
const ACHIEVED: usize = 5;

/// How many targets that are not reached are named.
const UNREACHED: usize = 12;

/// A target that is not reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Unreached {
    /// The indicator.
    pub node: NodeRef,
    /// Missed, or with time left.
    pub standing: GoalStanding,
    /// The last day by which it is to be reached.
    pub due: Option<Date>,
}

/// How many targets are not reached; one that tells the same fact as another is counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnreachedCounts {
    /// Their day is past.
    pub missed: usize,
    /// They have time left, or no day.
    pub ahead: usize,
    /// They tell the same fact as another one.
    pub same: usize,
}

/// An indicator that got better.
#[derive(Debug, Clone, PartialEq)]
pub struct Achievement {
    /// The indicator.
    pub node: NodeRef,
    /// By what share of its baseline.
    pub share: Number,
}

/// What one report adds to an overview; kept for reports that did not change.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct ReportPart {
    pub(super) total: Tally,
    pub(super) due: Vec<DueEntry>,
    pub(super) unanswered: Vec<UnansweredLetter>,
    pub(super) improved: usize,
    pub(super) achieved: Vec<Achievement>,
    pub(super) unreached: Vec<Unreached>,
    pub(super) unreached_counts: UnreachedCounts,
    pub(super) outcomes: Vec<OutcomeSum>,
    pub(super) lately: Vec<OutcomeSum>,
}

impl ReportPart {
    /// Leaves of each list what an overview can name of it.
    pub(super) fn cut(&mut self) {
        self.achieved.sort_by_key(|achievement| std::cmp::Reverse(achievement.share));
        self.achieved.truncate(ACHIEVED);
        first_unreached(&mut self.unreached);
    }

    /// Adds an indicator of an item, or of the report itself.
    pub(super) fn add_indicator(
        &mut self,
        report: &Report,
        (item, indicator): (Option<&Item>, &Indicator),
        facts: &SameFacts<'_>,
        today: Date,
    ) {
        let node = || NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone()));
        let goal = Goal::of(indicator, item, today);
        let standing = goal.map(|goal| goal.standing);
        let is_same = !facts.is_shown(indicator, |_| true);
        if let Some(goal) = goal.filter(|goal| matches!(goal.standing, GoalStanding::Missed | GoalStanding::Ahead)) {
            match (is_same, goal.standing) {
                (true, _) => self.unreached_counts.same += 1,
                (false, GoalStanding::Missed) => self.unreached_counts.missed += 1,
                (false, _) => self.unreached_counts.ahead += 1,
            }
            if !is_same {
                let due = goal.due.map(When::last_day);
                self.unreached.push(Unreached { node: node(), standing: goal.standing, due });
            }
        }
        // Of a rate and a count of one fact the first that improved.
        let is_first = facts.is_shown(indicator, |own| improvement_since(own).is_some());
        let Some(share) = improvement_since(indicator).filter(|_| is_first) else { return };
        self.improved += 1;
        if standing != Some(GoalStanding::Missed) {
            self.achieved.push(Achievement { node: node(), share });
        }
    }
}

impl Overview {
    pub(super) fn of<'a>(parts: impl Iterator<Item = &'a ReportPart>) -> Self {
        let parts: Vec<_> = parts.collect();
        let mut overview = Self { reports: parts.len(), ..Self::default() };
        for part in &parts {
            overview.total += part.total;
            overview.due.extend(part.due.iter().cloned());
            overview.unanswered.extend(part.unanswered.iter().cloned());
            overview.improved += part.improved;
            overview.achieved.extend(part.achieved.iter().cloned());
            overview.unreached.extend(part.unreached.iter().cloned());
            overview.unreached_counts += part.unreached_counts;
            add_sums(&mut overview.outcomes, &part.outcomes);
            add_sums(&mut overview.lately, &part.lately);
        }
        overview.due.sort_by_key(|entry| entry.days_left);
        overview.unanswered.sort_by_key(|letter| std::cmp::Reverse(letter.days));
        overview.achieved.sort_by_key(|achievement| std::cmp::Reverse(achievement.share));
        overview.achieved.truncate(ACHIEVED);
        first_unreached(&mut overview.unreached);
        overview
    }
}

/// Leaves those that are named. What has no date comes last; what is alike keeps the order of the notice.
fn first_unreached(unreached: &mut Vec<Unreached>) {
    unreached.sort_by_key(|own| (own.standing, own.due.is_none(), own.due));
    unreached.truncate(UNREACHED);
}

impl AddAssign for UnreachedCounts {
    fn add_assign(&mut self, more: Self) {
        self.missed += more.missed;
        self.ahead += more.ahead;
        self.same += more.same;
    }
}
