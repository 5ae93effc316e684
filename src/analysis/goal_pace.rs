//! How far an indicator ought to be on its way to its target by a day (序时应达): as pace.rs reckons it for items.

use crate::model::{Bound, Date, Indicator, Number, Schedule};

use super::attainment::AttainmentRule;
use super::goal::{Goal, GoalStanding};
use super::pace::{PaceRule, percent_of_days};

/// How far an indicator ought to be, and whether it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalPace {
    /// The value that it ought to have by the end of the day.
    pub planned: Number,
    /// Behind, on or ahead of that; nothing once its day is past, or where a bound leaves it open.
    pub word: Option<Schedule>,
}

impl GoalPace {
    /// The pace of a target with a day, from the day the work began. The way begins at the value of the inspection, else at
    /// nought: where fewer are better and nobody counted then, nothing says where it began.
    #[must_use]
    pub fn of(indicator: &Indicator, goal: &Goal, began: Option<Date>, rule: PaceRule) -> Option<Self> {
        let (target, latest) = (indicator.target.as_ref()?, indicator.latest()?);
        let from = match goal.attainment.rule {
            AttainmentRule::WayCovered => indicator.baseline.as_ref()?.value,
            AttainmentRule::ShareOfTarget => Number::ZERO,
            _ => return None,
        };
        let due = goal.due?.last_day();
        let percent = if due < rule.today { Number::HUNDRED } else { percent_of_days(began?, due, rule.today) };
        let way = (target.value - from).checked_mul(percent)?.checked_div(Number::HUNDRED)?;
        let is_exact = matches!(latest.bound, None | Some(Bound::About));
        let is_open = goal.standing == GoalStanding::Ahead && due >= rule.today && is_exact;
        let ahead = goal.attainment.ratio.filter(|_| is_open).and_then(|ratio| ratio.checked_mul(Number::HUNDRED));
        Some(Self { planned: from + way, word: ahead.map(|done| rule.held_against(done, percent)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Reading, Relation, Target};

    fn pace(
        baseline: Option<i64>,
        value: i64,
        relation: Relation,
        goal: i64,
        today: &str,
    ) -> Option<(String, Option<Schedule>)> {
        let due = "2027-04-11".parse().ok();
        let indicator = Indicator {
            baseline: baseline.map(|value| Reading::new(value.into())),
            target: Some(Target { value: goal.into(), relation, due, ..Target::blank() }),
            readings: vec![Reading::new(value.into())],
            ..Indicator::new("n".into(), "清淤长度".to_owned())
        };
        let today = today.parse().unwrap();
        let goal = Goal::of(&indicator, None, today)?;
        let own = GoalPace::of(&indicator, &goal, "2027-01-01".parse().ok(), PaceRule { today, points: 5 })?;
        Some((own.planned.round(0).to_string(), own.word))
    }

    /// 40 of the 100 days have passed on 10 February.
    #[test]
    fn the_way_is_held_against_the_share_of_the_days() {
        let word = |value| pace(Some(20), value, Relation::AtLeast, 120, "2027-02-10").unwrap();
        assert_eq!(word(50), ("60".to_owned(), Some(Schedule::Behind)), "30 of 100");
        assert_eq!(word(58).1, Some(Schedule::On));
        assert_eq!(word(70).1, Some(Schedule::Ahead));
        assert_eq!(
            pace(None, 12, Relation::AtLeast, 50, "2027-02-10"),
            Some(("20".to_owned(), Some(Schedule::Behind)))
        );
    }

    #[test]
    fn where_fewer_are_better_the_way_falls_from_where_it_began() {
        let own = pace(Some(46), 9, Relation::AtMost, 0, "2027-02-10").unwrap();
        assert_eq!((own.0.as_str(), own.1), ("28", Some(Schedule::Ahead)), "46 less two fifths of it");
        assert_eq!(pace(None, 9, Relation::AtMost, 0, "2027-02-10"), None);
    }

    #[test]
    fn past_its_day_all_of_it_ought_to_be_done_and_it_is_late_not_slow() {
        assert_eq!(pace(Some(20), 50, Relation::AtLeast, 120, "2027-05-01"), Some(("120".to_owned(), None)));
    }
}
