//! A calendar day, written 2025-06-30.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(jiff::civil::Date);

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not four digits, two digits, two digits.
    #[error("{0:?} is not a date like 2025-06-30")]
    Form(String),
    /// A day that the calendar does not have, such as 30 February.
    #[error("the calendar has no {0}")]
    NoSuchDay(String),
}

impl Date {
    /// The first day of the year 1, the start of this calendar.
    pub const START: Self = Self(jiff::civil::Date::constant(1, 1, 1));

    /// The day of a year, month (1 to 12) and day, absent where the calendar has none.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Today by this computer's clock.
    #[must_use]
    pub fn today() -> Self {
        Self(jiff::ZonedDateTime::now().date())
    }

    /// The day of a moment by this computer's clock; absent for one beyond the calendar.
    #[must_use]
    pub fn of_moment(at: std::time::SystemTime) -> Option<Self> {
        let stamp = jiff::Timestamp::try_from(at).ok()?;
        Some(Self(jiff::ZonedDateTime::new(stamp, jiff::tz::TimeZone::system()).date()))
    }

    /// How long today still lasts by this computer's clock.
    #[must_use]
    pub fn left_today() -> std::time::Duration {
        let now = jiff::ZonedDateTime::now();
        let midnight = now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
        let left = midnight.ok().and_then(|midnight| now.duration_until(&midnight).try_into().ok());
        left.unwrap_or_default()
    }

    /// The year, month and day.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Days from `earlier` to this day, negative when it lies before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        earlier.0.until(self.0).map_or(0, |span| span.get_days())
    }

    /// The day so many days later, or earlier for a negative number; the edge of the calendar beyond it.
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        self.0.checked_add(jiff::Span::new().try_days(days).unwrap_or_default()).map_or(self, Self)
    }

    /// The same day so many months later; the last of the month where it has no such day.
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        self.0.checked_add(jiff::Span::new().try_months(months).unwrap_or_default()).map_or(self, Self)
    }

    /// True on Saturday and Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }

    /// The day of the week, 1 for Monday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        self.0.weekday().to_monday_one_offset().unsigned_abs()
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let dashed = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !dashed {
            return Err(DateError::Form(text.to_owned()));
        }
        text.parse().map(Self).map_err(|_| DateError::NoSuchDay(text.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse_text(deserializer)
    }
}

/// Reads a JSON text and parses it, without a copy of the text.
pub(super) fn parse_text<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    struct TextVisitor<T>(PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for TextVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date in quotes")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(TextVisitor(PhantomData))
}

impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert!(matches!("2025-02-30".parse::<Date>(), Err(DateError::NoSuchDay(_))));
        assert!(matches!("2025/02/03".parse::<Date>(), Err(DateError::Form(_))));
        let day: Date = "2024-02-29".parse().unwrap();
        assert_eq!(day.to_string(), "2024-02-29");
        assert_eq!(day.days_since("2024-01-31".parse().unwrap()), 29);
    }
}
