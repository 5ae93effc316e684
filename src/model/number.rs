//! Exact decimal numbers: 2331.98 is read, summed and written as 2331.98.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// An exact decimal of at most 28 digits. It keeps the zeros it was written with: 5.0 stays 5.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Number(Decimal);

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not digits with at most one point.
    #[error("{0:?} is not a number")]
    NotANumber(String),
    /// More digits than are kept exactly.
    #[error("{0:?} has more than 28 digits")]
    TooLong(String),
}

impl Number {
    /// Nought.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self(Decimal::ONE);
    /// A hundred, for percentages.
    pub const HUNDRED: Self = Self(Decimal::ONE_HUNDRED);

    /// A count.
    #[must_use]
    pub fn of_count(count: usize) -> Self {
        Self::from(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// The nearest floating point number: for drawing, never for reckoning.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }

    /// The quotient, absent for a divisor of nought or a result out of range.
    #[must_use]
    pub fn checked_div(self, divisor: Self) -> Option<Self> {
        self.0.checked_div(divisor.0).map(Self)
    }

    /// The product, absent when out of range.
    #[must_use]
    pub fn checked_mul(self, factor: Self) -> Option<Self> {
        self.0.checked_mul(factor.0).map(Self)
    }

    /// The number rounded half away from nought to so many decimals, trailing zeros dropped.
    #[must_use]
    pub fn round(self, decimals: u32) -> Self {
        let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
        Self(self.0.round_dp_with_strategy(decimals, strategy).normalize())
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// True below nought.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Reads digits with an optional sign, point and exponent, as JSON writes them.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let shape = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E'));
        if !shape || digits == 0 {
            return Err(NumberError::NotANumber(text.to_owned()));
        }
        let exact =
            if text.contains(['e', 'E']) { Decimal::from_scientific(text) } else { Decimal::from_str_exact(text) };
        exact.map(Self).map_err(|_| {
            if digits > 28 { NumberError::TooLong(clip(text)) } else { NumberError::NotANumber(text.to_owned()) }
        })
    }
}

/// A text short enough for a message.
fn clip(text: &str) -> String {
    let head: String = text.chars().take(32).collect();
    if head.len() < text.len() { head + "…" } else { head }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Add for Number {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Number {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Mul for Number {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0.saturating_mul(other.0))
    }
}

impl Neg for Number {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The raw text, because a detour through f64 would drop the zeros of 5.0 and digits past the 17th.
        let raw = <&RawValue>::deserialize(deserializer)?;
        raw.get().parse().map_err(D::Error::custom)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.scale() == 0
            && let Some(whole) = self.0.to_i64()
        {
            return serializer.serialize_i64(whole);
        }
        RawValue::from_string(self.to_string()).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl schemars::JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn keeps_every_digit_from_file_to_file() {
        for text in ["2331.98", "5.0", "0", "-0.10", "1234567890123456789012.3456", "9007199254740993"] {
            let read: Number = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
        }
    }

    #[test]
    fn sums_money_exactly() {
        let parts = ["748.4", "459.24", "730.77", "393.57"].map(number);
        assert_eq!(parts.into_iter().sum::<Number>(), number("2331.98"));
    }

    #[test]
    fn refuses_what_is_not_a_number() {
        for text in ["12,3", "", "abc", "1.2.3", "١٢", "NaN", "\"5\"", "--1"] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
        assert!(matches!("9".repeat(400).parse::<Number>(), Err(NumberError::TooLong(_))));
    }
}
