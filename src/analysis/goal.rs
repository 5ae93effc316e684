//! How an indicator stands to its target on a day: missed is only what is not reached after its day.

use crate::model::{Date, Due, Indicator, Item, Status, When};

use super::attainment::Attainment;

/// How it is with a target, in the order in which one asks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalStanding {
    /// Not reached, and its day is past.
    Missed,
    /// Not reached, with time left or no day by which it is to be.
    Ahead,
    /// Nothing can be held against it: there is no reading, or one whose bound leaves it open.
    Unknown,
    /// Reached.
    Met,
}

/// A target and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// How far the indicator is.
    pub attainment: Attainment,
    /// By when it is to be reached; see [`target_due`].
    pub due: Option<When>,
    /// How it stands on the day.
    pub standing: GoalStanding,
}

/// By when the target of an indicator is to be reached: a target without a date of its own is to be reached with its item.
#[must_use]
pub fn target_due(indicator: &Indicator, item: Option<&Item>) -> Option<When> {
    let own = indicator.target.as_ref()?.due;
    own.or_else(|| item?.due.as_ref().and_then(Due::present))
}

impl Goal {
    /// The target of an indicator of an item, or of the report itself; nothing where it has none.
    #[must_use]
    pub fn of(indicator: &Indicator, item: Option<&Item>, today: Date) -> Option<Self> {
        indicator.target.as_ref()?;
        let attainment = Attainment::of(indicator);
        let due = target_due(indicator, item);
        let is_past = due.is_some_and(|due| due.last_day() < today);
        let standing = match attainment.met {
            Some(true) => GoalStanding::Met,
            None => GoalStanding::Unknown,
            Some(false) if is_past => GoalStanding::Missed,
            Some(false) => GoalStanding::Ahead,
        };
        Some(Self { attainment, due, standing })
    }

    /// How many days are left to its day; negative for days gone by.
    #[must_use]
    pub fn days_left(&self, today: Date) -> Option<i32> {
        self.due.map(|due| due.last_day().days_since(today))
    }

    /// The mark of it: that of an item which stands so. Nothing for what is reached or not known.
    #[must_use]
    pub fn status(&self, today: Date, near_days: u32) -> Option<Status> {
        let is_near = self.days_left(today).is_some_and(|days| days <= i32::try_from(near_days).unwrap_or(i32::MAX));
        match self.standing {
            GoalStanding::Missed => Some(Status::Late),
            GoalStanding::Ahead if is_near => Some(Status::Near),
            GoalStanding::Ahead => Some(Status::Open),
            GoalStanding::Unknown | GoalStanding::Met => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Reading, Relation, Target};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn indicator(value: Option<i64>, due: Option<&str>) -> Indicator {
        let due = due.map(|due| due.parse().unwrap());
        Indicator {
            target: Some(Target { value: Number::from(50), relation: Relation::AtLeast, due, ..Target::blank() }),
            readings: value.map(|value| Reading::new(Number::from(value))).into_iter().collect(),
            ..Indicator::new("n".into(), "井盖更换".to_owned())
        }
    }

    fn standing(value: Option<i64>, due: Option<&str>) -> GoalStanding {
        Goal::of(&indicator(value, due), None, day("2027-05-10")).unwrap().standing
    }

    #[test]
    fn missed_is_only_what_is_not_reached_after_its_day() {
        assert_eq!(standing(Some(20), Some("2027-05-09")), GoalStanding::Missed);
        assert_eq!(standing(Some(20), Some("2027-05-10")), GoalStanding::Ahead, "the day itself is left");
        assert_eq!(standing(Some(20), Some("2027-05")), GoalStanding::Ahead, "a month has its last day");
        assert_eq!(standing(Some(20), None), GoalStanding::Ahead);
        assert_eq!(standing(Some(50), Some("2027-01-01")), GoalStanding::Met);
        assert_eq!(standing(None, Some("2027-01-01")), GoalStanding::Unknown);
    }

    #[test]
    fn a_target_without_a_date_goes_with_its_item() {
        let mut item = Item::new("i".into(), "(1)".to_owned(), "井盖缺失".to_owned());
        item.due = Some(Due::new(When::Day(day("2027-05-01"))));
        let own = indicator(Some(20), None);
        let goal = Goal::of(&own, Some(&item), day("2027-05-10")).unwrap();
        assert_eq!((goal.standing, goal.days_left(day("2027-05-10"))), (GoalStanding::Missed, Some(-9)));
        let goal = Goal::of(&own, Some(&item), day("2027-04-25")).unwrap();
        assert_eq!(goal.status(day("2027-04-25"), 7), Some(Status::Near));
        assert_eq!(goal.status(day("2027-04-25"), 5), Some(Status::Open));
    }
}
