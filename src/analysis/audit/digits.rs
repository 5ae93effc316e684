//! How exact a written figure is, and its value in the plain unit.

use crate::model::Number;
use crate::quantity::Quantity;
use crate::quantity::unit::MAGNITUDES;

/// Units that measure; all others count, and counts are never rounded.
const MEASURED: [&str; 16] =
    ["元", "%", "‰", "百分点", "亩", "米", "里", "公顷", "吨", "斤", "克", "瓦", "时", "升", "度", "㎡"];

/// True for a unit that measures, so that its figures may be rounded.
pub(super) fn is_measured(unit: &str) -> bool {
    MEASURED.iter().any(|measure| unit.ends_with(measure))
}

/// What the head of a unit multiplies by, and the plain unit behind it. 千 and 百 only before 万 and 亿: 千米 is a
/// unit of its own.
pub(super) fn split_unit(unit: &str) -> (i64, &str) {
    let large = MAGNITUDES.iter().filter(|(_, times)| *times >= 10_000);
    large.map(|(word, times)| Some((*times, unit.strip_prefix(word)?))).find_map(|found| found).unwrap_or((1, unit))
}

/// The decimals that a number is written with: 2 for 5.00.
pub(super) fn decimals(number: Number) -> u32 {
    let text = number.to_string();
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len() as u32)
}

/// The digits that say how exact a number is, without noughts before and behind: 6 for 2331.98, 1 for 500.
pub(super) fn significant(number: Number) -> usize {
    let digits: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

/// One in the last written digit, times a scale.
pub(super) fn step(number: Number, scale: i64) -> Number {
    let tenth = Number::ONE.checked_div(Number::from(10)).unwrap_or_default();
    (0..decimals(number)).fold(Number::from(scale), |step, _| step * tenth)
}

/// Half of a number.
pub(super) fn half(number: Number) -> Number {
    number.checked_div(Number::from(2)).unwrap_or_default()
}

/// A number as a percentage of another.
pub(super) fn percentage(part: Number, whole: Number) -> Option<Number> {
    part.checked_mul(Number::HUNDRED)?.checked_div(whole)
}

/// True for a figure that is one exact value: no bound, no range.
pub(super) fn is_exact(figure: &Quantity) -> bool {
    figure.bound.is_none() && figure.to.is_none()
}

/// How far the true value may lie from a written one, in the plain unit: half of the last digit for what is
/// measured, nothing for what is counted.
pub(super) fn slack(figure: &Quantity) -> Number {
    if is_measured(&figure.unit) || figure.magnitude > 1 {
        half(step(figure.value, figure.magnitude))
    } else {
        Number::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn the_written_digits_say_how_exact_a_number_is() {
        assert_eq!((decimals(number("5.0")), decimals(number("412"))), (1, 0));
        assert_eq!((significant(number("2331.98")), significant(number("500")), significant(number("0.9"))), (6, 1, 1));
        assert_eq!(step(number("74.4"), 1), number("0.1"));
        assert_eq!(step(number("2.29"), 10_000), number("100"));
    }

    #[test]
    fn units_are_taken_apart() {
        assert_eq!(split_unit("亿元"), (100_000_000, "元"));
        assert_eq!(split_unit("万平方米"), (10_000, "平方米"));
        assert_eq!(split_unit("千米"), (1, "千米"));
    }
}
