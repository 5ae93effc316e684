//! A point or stretch of time as notices give it: a day, a month, a quarter, a half year or a year.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Date;
use super::date::{DateError, parse_text};

/// A day or a period: `2025-06-30`, `2025-06`, `2025-Q2`, `2025-H1`, `2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A whole year.
    Year(i16),
    /// A half of a year, 1 or 2.
    Half(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A month of a year, 1 to 12.
    Month(i16, i8),
    /// One day.
    Day(Date),
}

/// Why a text is no date or period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// None of the five forms.
    #[error("{0:?} is not a date or period like 2025-06-30, 2025-06, 2025-Q2, 2025-H1 or 2025")]
    Form(String),
    /// A day that the calendar does not have.
    #[error(transparent)]
    Day(#[from] DateError),
}

impl When {
    /// The first day of it.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Year(year) => (year, 1),
            Self::Half(year, half) => (year, half * 6 - 5),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Self::Month(year, month) => (year, month),
        };
        Date::new(year, month, 1).unwrap_or_else(|| unreachable_day(self))
    }

    /// The last day of it: what a due date of a month or a year means.
    #[must_use]
    pub fn last_day(self) -> Date {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Year(year) => (year, 12),
            Self::Half(year, half) => (year, half * 6),
            Self::Quarter(year, quarter) => (year, quarter * 3),
            Self::Month(year, month) => (year, month),
        };
        Date::new(year, month, 1).map_or_else(|| unreachable_day(self), Date::last_of_month)
    }

    /// How long a stretch it names; readings of unlike stretches (a year, a half year) are not one series.
    #[must_use]
    pub fn months(self) -> u8 {
        match self {
            Self::Year(_) => 12,
            Self::Half(..) => 6,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
            Self::Day(_) => 0,
        }
    }
}

/// Parsing admits only years and months that the calendar has; a value made by hand outside them
/// falls on the day the calendar starts, where it is seen at once.
fn unreachable_day(when: When) -> Date {
    log::error!("{when:?} lies outside the calendar");
    Date::START
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let form = || WhenError::Form(text.to_owned());
        let (year, rest) = text.split_at_checked(4).ok_or_else(form)?;
        if !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(form());
        }
        let year: i16 = year.parse().map_err(|_| form())?;
        let part = |text: &str, limit: i8| text.parse().ok().filter(|n| (1..=limit).contains(n)).ok_or_else(form);
        match rest.as_bytes() {
            [] => Ok(Self::Year(year)),
            [b'-', b'H', n] => Ok(Self::Half(year, part(char::from(*n).encode_utf8(&mut [0; 4]), 2)?)),
            [b'-', b'Q', n] => Ok(Self::Quarter(year, part(char::from(*n).encode_utf8(&mut [0; 4]), 4)?)),
            [b'-', a, b] if a.is_ascii_digit() && b.is_ascii_digit() => {
                Ok(Self::Month(year, part(rest.trim_start_matches('-'), 12)?))
            }
            [b'-', _, _, b'-', ..] => Ok(Self::Day(text.parse()?)),
            _ => Err(form()),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    /// By the day it ends, then by the day it begins: a year comes after its own December.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |when: &Self| (when.last_day(), std::cmp::Reverse(when.first_day()));
        key(self).cmp(&key(other))
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse_text(deserializer)
    }
}

impl schemars::JsonSchema for When {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "When".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day, month, quarter, half year or year: 2025-06-30, 2025-06, 2025-Q2, 2025-H1, 2025",
            "type": "string",
            "pattern": r"^\d{4}(-(H[12]|Q[1-4]|\d{2}(-\d{2})?))?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(text: &str) -> When {
        text.parse().unwrap()
    }

    #[test]
    fn is_written_as_it_was_read() {
        for text in ["2025", "2025-H1", "2025-Q4", "2025-08", "2025-06-30"] {
            assert_eq!(when(text).to_string(), text);
        }
    }

    #[test]
    fn refuses_periods_that_do_not_exist() {
        for text in ["2025-13", "2025-H3", "2025-Q0", "2025-02-30", "25", "2025-6", "2025年", "年年年年", "2025-00", ""]
        {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_is_due_on_its_last_day() {
        assert_eq!(when("2025-02").last_day().to_string(), "2025-02-28");
        assert_eq!(when("2025-H1").last_day().to_string(), "2025-06-30");
        assert_eq!(when("2025-Q3").first_day().to_string(), "2025-07-01");
        assert!(when("2025-06") < when("2025-07-01"));
    }
}
