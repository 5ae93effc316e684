//! How figures, dates and periods are written for a person.

use crate::model::{Bound, Date, Indicator, Number, Reading, Relation, Target, When};

use super::Words;

/// The mark before a value that is not exact: ≥85, ≈2.
#[must_use]
pub(super) fn bound_mark(bound: Option<Bound>) -> &'static str {
    match bound {
        None => "",
        Some(Bound::About) => "≈",
        Some(Bound::Over) => ">",
        Some(Bound::Under) => "<",
        Some(Bound::AtLeast) => "≥",
        Some(Bound::AtMost) => "≤",
    }
}

/// The mark of a target's relation.
#[must_use]
pub(super) fn relation_mark(relation: Relation) -> &'static str {
    match relation {
        Relation::AtLeast => "≥",
        Relation::AtMost => "≤",
        Relation::Exactly => "=",
    }
}

impl Words {
    /// A number with its unit: `75%`, `1210.96 万元`. The two are joined by a space that does not break.
    #[must_use]
    pub fn quantity(&self, value: Number, unit: &str) -> String {
        let gap = if unit.is_empty() || unit.starts_with(['%', '‰', '℃', '°']) { "" } else { "\u{a0}" };
        format!("{value}{gap}{unit}")
    }

    /// How much lies between two values, with its unit; of rates in points (个百分点): from 50% to 60% it is not 10%.
    #[must_use]
    pub fn gap(&self, gap: Number, unit: &str) -> String {
        if unit == "%" {
            // Only one whole point is one: 0.5 points, 1.0 points.
            let (points, count) = (gap.to_string(), if gap.abs().to_string() == "1" { 1 } else { 2 });
            return self.with("points", [("points", points.into()), ("count", count.into())]);
        }
        self.quantity(gap, unit)
    }

    /// A reading with its bound and unit: `≥85%`.
    #[must_use]
    pub fn reading(&self, reading: &Reading, unit: &str) -> String {
        format!("{}{}", bound_mark(reading.bound), self.quantity(reading.value, unit))
    }

    /// A target with its relation and unit: `≥70%`.
    #[must_use]
    pub fn target(&self, target: &Target, unit: &str) -> String {
        format!("{}{}", relation_mark(target.relation), self.quantity(target.value, unit))
    }

    /// An indicator's latest value, or the words for a missing one.
    #[must_use]
    pub fn latest(&self, indicator: &Indicator) -> String {
        match indicator.latest() {
            Some(reading) => self.reading(reading, &indicator.unit),
            None => self.text("no-reading").to_owned(),
        }
    }

    /// A share as a percentage with at most one decimal: `74.4%`.
    #[must_use]
    pub fn percent(&self, share: Number) -> String {
        format!("{}%", (share * Number::HUNDRED).round(1))
    }

    /// A day: 2025年6月30日, 30 Jun 2025.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.when(When::Day(date))
    }

    /// A day or a period: 2025年上半年, first half of 2025.
    #[must_use]
    pub fn when(&self, when: When) -> String {
        // Years as text: as numbers they would get a thousands separator.
        let year = |year: i16| year.to_string().into();
        match when {
            When::Year(y) => self.with("when-year", [("year", year(y))]),
            When::Half(y, half) => {
                let key = if half == 1 { "when-first-half" } else { "when-second-half" };
                self.with(key, [("year", year(y))])
            }
            When::Quarter(y, quarter) => {
                self.with("when-quarter", [("year", year(y)), ("quarter", quarter.to_string().into())])
            }
            When::Month(y, month) => self.with("when-month", [("year", year(y)), ("month", self.month(month).into())]),
            When::Day(date) => {
                let (y, month, day) = date.parts();
                self.with(
                    "when-day",
                    [("year", year(y)), ("month", self.month(month).into()), ("day", day.to_string().into())],
                )
            }
        }
    }

    /// A moment by this computer's clock: the day, the hour and the minute.
    #[must_use]
    pub fn moment(&self, at: std::time::SystemTime) -> String {
        let Ok(stamp) = jiff::Timestamp::try_from(at) else { return String::new() };
        let local = jiff::ZonedDateTime::new(stamp, jiff::tz::TimeZone::system());
        let day = Date::new(local.year(), local.month(), local.day()).map(|day| self.date(day)).unwrap_or_default();
        format!("{day} {:02}:{:02}", local.hour(), local.minute())
    }

    /// A day in a column: without its year where that is the year of `today`.
    #[must_use]
    pub fn short_date(&self, date: Date, today: Date) -> String {
        let (year, month, day) = date.parts();
        if year != today.parts().0 {
            return self.with(
                "date-with-year",
                [
                    ("year", year.to_string().into()),
                    ("month", self.month(month).into()),
                    ("day", day.to_string().into()),
                ],
            );
        }
        self.with("date-short", [("month", self.month(month).into()), ("day", day.to_string().into())])
    }

    /// A moment of late: today and yesterday by the hour, earlier ones by the day alone.
    #[must_use]
    pub fn recently(&self, at: std::time::SystemTime, today: Date) -> String {
        let Ok(stamp) = jiff::Timestamp::try_from(at) else { return String::new() };
        let local = jiff::ZonedDateTime::new(stamp, jiff::tz::TimeZone::system());
        let Some(day) = Date::new(local.year(), local.month(), local.day()) else { return String::new() };
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        match today.days_since(day) {
            0 => self.with("moment-today", [("time", time.into())]),
            1 => self.with("moment-yesterday", [("time", time.into())]),
            _ => self.date(day),
        }
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(&self, date: Date) -> &str {
        const KEYS: [&str; 7] =
            ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];
        let key = KEYS.get(usize::from(date.weekday().saturating_sub(1)));
        key.map_or("", |key| self.text(key))
    }

    /// A month on an axis, where the year is said elsewhere.
    #[must_use]
    pub fn month_alone(&self, month: i8) -> String {
        self.with("month-alone", [("month", self.month(month).into())])
    }

    /// The month as the language writes it in a date: its number, or its short name.
    fn month(&self, month: i8) -> &str {
        const KEYS: [&str; 12] = [
            "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
            "month-10", "month-11", "month-12",
        ];
        usize::try_from(month - 1).ok().and_then(|at| KEYS.get(at)).map_or("", |key| self.text(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn figures_are_written_as_each_language_writes_them() {
        let chinese = Words::load(Language::Chinese);
        let english = Words::load(Language::English);
        let when = |text: &str| text.parse::<When>().unwrap();
        assert_eq!(chinese.when(when("2025-H1")), "2025年上半年");
        assert_eq!(english.when(when("2025-H1")), "first half of 2025");
        assert_eq!(chinese.when(when("2025-06-30")), "2025年6月30日");
        assert_eq!(english.when(when("2025-06-30")), "30 Jun 2025");
        let value = "1210.96".parse().unwrap();
        assert_eq!(chinese.quantity(value, "万元"), "1210.96\u{a0}万元");
        assert_eq!(chinese.quantity(value, "%"), "1210.96%");
        assert_eq!(chinese.percent("0.74358".parse().unwrap()), "74.4%");
    }
}
