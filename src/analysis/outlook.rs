//! Where an indicator comes to if it goes on as of late (照这样,推算). It is reckoned from dated values of one scope alone, and
//! said to be reckoned wherever it is shown.

use crate::model::{Bound, Date, Indicator, Number, Reading, Relation, When};

use super::goal::{Goal, GoalStanding};

/// The latest stretch must be at least so long, in days: what was counted twice within a week tells no pace.
const LEAST_DAYS: i32 = 7;

/// What lies further off than this is not told as a day, in days: ten years.
const FURTHEST: i32 = 3650;

/// The pace of late, and what it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// The days of the latest stretch.
    pub days: i32,
    /// How far it came towards the target in them; negative when it went the wrong way.
    pub gained: Number,
    /// How much is left.
    pub left: Number,
    /// The day on which that is done at the same pace; nothing where there is no pace, or it is years off.
    pub reached_on: Option<Date>,
    /// What every day has to bring to be there in time.
    pub needed: Option<Needed>,
}

/// What every day has to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// By when.
    pub by: Date,
    /// How much each day.
    pub daily: Number,
    /// How many times the pace of late that is, where there is one.
    pub times: Option<Number>,
}

impl Outlook {
    /// The outlook of a target that is not reached; nothing where two dated, exact values of one scope are not there.
    #[must_use]
    pub fn of(indicator: &Indicator, goal: &Goal, today: Date) -> Option<Self> {
        if matches!(goal.standing, GoalStanding::Met | GoalStanding::Unknown) {
            return None;
        }
        let target = indicator.target.as_ref()?;
        let latest = indicator.latest().filter(|latest| is_exact(latest))?;
        let (to, from) = (day(latest)?, former(indicator, latest)?);
        let days = to.days_since(day(from)?);
        let change = latest.value - from.value;
        let gained = match target.relation {
            Relation::AtLeast => change,
            Relation::AtMost => from.value - latest.value,
            Relation::Exactly => return None,
        };
        let left = goal.attainment.shortfall?;
        let daily = gained.checked_div(Number::from(i64::from(days)))?;
        let reached_on = days_to(left, daily).map(|more| to.add_days(more));
        let needed = goal.due.map(When::last_day).filter(|by| *by > today).and_then(|by| {
            let needed = left.checked_div(Number::from(i64::from(by.days_since(today))))?;
            let times = (daily > Number::ZERO).then(|| needed.checked_div(daily)).flatten();
            Some(Needed { by, daily: needed, times })
        });
        Some(Self { days, gained, left, reached_on, needed })
    }

    /// How much each day of the stretch brought.
    #[must_use]
    pub fn daily(&self) -> Option<Number> {
        self.gained.checked_div(Number::from(i64::from(self.days)))
    }
}

/// How many days it takes, whole ones.
fn days_to(left: Number, daily: Number) -> Option<i32> {
    if daily <= Number::ZERO {
        return None;
    }
    let days = left.checked_div(daily)?.to_f64().ceil();
    (days <= f64::from(FURTHEST)).then_some(days as i32)
}

/// The value before the latest, long enough ago to tell a pace.
fn former<'a>(indicator: &'a Indicator, latest: &Reading) -> Option<&'a Reading> {
    let to = day(latest)?;
    let all = indicator.baseline.iter().chain(&indicator.readings);
    let before = all.filter(|own| {
        is_exact(own) && own.scope == latest.scope && day(own).is_some_and(|from| to.days_since(from) >= LEAST_DAYS)
    });
    before.max_by_key(|own| day(own))
}

fn is_exact(reading: &Reading) -> bool {
    matches!(reading.bound, None | Some(Bound::About))
}

/// The day of a value of a day: one of a month or a year grows over it, and tells no pace between days.
fn day(reading: &Reading) -> Option<Date> {
    match reading.on? {
        When::Day(day) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Target;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn outlook(relation: Relation, readings: &[(i64, &str)], due: &str) -> Option<Outlook> {
        let reading = |(value, on): &(i64, &str)| Reading { on: on.parse().ok(), ..Reading::new(Number::from(*value)) };
        let indicator = Indicator {
            target: Some(Target { value: Number::from(100), relation, due: due.parse().ok(), ..Target::blank() }),
            readings: readings.iter().map(reading).collect(),
            ..Indicator::new("n".into(), "清运方量".to_owned())
        };
        let today = "2027-03-11".parse().unwrap();
        Outlook::of(&indicator, &Goal::of(&indicator, None, today)?, today)
    }

    #[test]
    fn the_pace_of_late_leads_to_a_day() {
        let own =
            outlook(Relation::AtLeast, &[(10, "2027-01-01"), (40, "2027-03-01"), (60, "2027-03-11")], "2027-03-31");
        let own = own.unwrap();
        assert_eq!((own.days, own.gained, own.left), (10, number("20"), number("40")));
        assert_eq!(own.reached_on, "2027-03-31".parse().ok());
        let needed = own.needed.unwrap();
        assert_eq!((needed.daily, needed.times), (number("2"), Some(number("1"))));
    }

    #[test]
    fn where_fewer_are_better_it_falls() {
        let own = outlook(Relation::AtMost, &[(180, "2027-02-09"), (150, "2027-03-11")], "2027-02").unwrap();
        assert_eq!((own.gained, own.left), (number("30"), number("50")));
        assert_eq!(own.reached_on, "2027-04-30".parse().ok());
        assert_eq!(own.needed, None, "its day is past");
    }

    #[test]
    fn what_stands_still_reaches_nothing() {
        let own = outlook(Relation::AtLeast, &[(60, "2027-02-01"), (60, "2027-03-11")], "2027-12").unwrap();
        assert_eq!((own.gained, own.reached_on), (Number::ZERO, None));
        assert_eq!(own.needed.unwrap().times, None);
    }

    #[test]
    fn without_two_days_far_enough_apart_nothing_is_reckoned() {
        assert_eq!(outlook(Relation::AtLeast, &[(60, "2027-03-11")], "2027-12"), None);
        assert_eq!(outlook(Relation::AtLeast, &[(50, "2027-03-08"), (60, "2027-03-11")], "2027-12"), None);
        assert_eq!(
            outlook(Relation::AtLeast, &[(50, "2026"), (60, "2027-03-11")], "2027-12"),
            None,
            "a year is no day"
        );
        assert_eq!(outlook(Relation::AtLeast, &[(50, "2027-01-01"), (100, "2027-03-11")], "2027-12"), None, "met");
    }
}
