//! An amount as a cell or a text writes it: 1,234.5、12.3万元、约85%、500余户、不低于70%.

use crate::model::{Bound, Number};
use crate::quantity::bound;
use crate::text::half_width;

/// A number with what stands round it.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The number as written, without the magnitude of 万 or 亿.
    pub value: Number,
    /// Set when the text gives only a bound or a rough value.
    pub bound: Option<Bound>,
    /// What 万 and 亿 multiply it by; 1 without them.
    pub magnitude: i64,
    /// The unit behind it, without 万 and 亿.
    pub unit: String,
}

/// Reads a cell that holds an amount and nothing else.
#[must_use]
pub fn amount(text: &str) -> Option<Amount> {
    let text = half_width(text);
    let mut rest = text.trim();
    let mut bound = None;
    for word in bound::before() {
        if let Some(after) = rest.strip_prefix(word.word) {
            (rest, bound) = (after.trim_start(), Some(word.bound));
            break;
        }
    }
    let (digits, mut rest) = split_number(rest)?;
    let value = plain(digits)?.parse().ok()?;
    let mut take = |rest: &mut &str| {
        for word in bound::inside().iter().chain(bound::behind()) {
            if let Some(after) = rest.strip_prefix(word.word) {
                (*rest, bound) = (after.trim_start(), Some(word.bound));
            }
        }
    };
    take(&mut rest);
    let mut magnitude = 1;
    for (sign, times) in [("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("万", 10_000)] {
        if let Some(after) = rest.strip_prefix(sign) {
            (rest, magnitude) = (after, times);
            break;
        }
    }
    take(&mut rest);
    let mut unit = rest.trim();
    for word in bound::behind() {
        if let Some(before) = unit.strip_suffix(word.word).filter(|before| !before.is_empty()) {
            (unit, bound) = (before.trim_end(), Some(word.bound));
        }
    }
    let sound = !unit.chars().any(|c| c.is_ascii_digit() || c.is_whitespace()) && unit.chars().count() <= 8;
    sound.then(|| Amount { value, bound, magnitude, unit: unit.to_owned() })
}

/// The value of an amount in an indicator's unit: 1.2亿元 is 12000 in 万元. Nothing when the units differ. A
/// bare number is taken to be in the unit.
#[must_use]
pub fn in_unit(amount: &Amount, unit: &str) -> Option<Number> {
    if amount.unit.is_empty() && amount.magnitude == 1 {
        return Some(amount.value);
    }
    let (own, base) = [("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("万", 10_000)]
        .into_iter()
        .find_map(|(sign, times)| unit.strip_prefix(sign).map(|base| (times, base)))
        .unwrap_or((1, unit));
    if !amount.unit.is_empty() && amount.unit != base {
        return None;
    }
    let value = amount.value.checked_mul(Number::from(amount.magnitude))?.checked_div(Number::from(own))?;
    // The division leaves no more digits than the text had when nothing was scaled.
    Some(if amount.magnitude == own { amount.value } else { value.round(12) })
}

/// The digits at the start, with sign, separators and point, and what follows them.
fn split_number(text: &str) -> Option<(&str, &str)> {
    let length =
        text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' '))).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(length)?;
    let digits = digits.trim();
    digits.bytes().any(|byte| byte.is_ascii_digit()).then_some((digits, rest))
}

/// The digits without thousands separators. A comma that does not part thousands is refused: 12,3 may mean
/// two things.
fn plain(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    if fraction.is_some_and(|fraction| fraction.is_empty() || fraction.contains([',', ' ', '.'])) {
        return None;
    }
    let unsigned = whole.trim_start_matches(['-', '+']);
    for separator in [',', ' '] {
        if unsigned.contains(separator) {
            let mut groups = unsigned.split(separator);
            let first = groups.next()?;
            let sound = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
            if !sound {
                return None;
            }
        }
    }
    Some(digits.replace([',', ' '], "").trim_start_matches('+').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::quantities;

    fn read(text: &str, unit: &str) -> Option<(String, Option<Bound>)> {
        let amount = amount(text)?;
        Some((in_unit(&amount, unit)?.to_string(), amount.bound))
    }

    #[test]
    fn amounts_are_read_in_the_indicators_unit() {
        for (text, unit, value, bound) in [
            ("75", "%", "75", None),
            ("75.0%", "%", "75.0", None),
            ("1,234.5", "户", "1234.5", None),
            ("１２３４", "户", "1234", None),
            ("1.2亿元", "万元", "12000", None),
            ("2331.98万元", "万元", "2331.98", None),
            ("2331.98万", "万元", "2331.98", None),
            ("5000元", "万元", "0.5", None),
            ("约12万余元", "元", "120000", Some(Bound::Over)),
            ("500余户", "户", "500", Some(Bound::Over)),
            ("85%以上", "%", "85", Some(Bound::AtLeast)),
            ("不低于 70%", "%", "70", Some(Bound::AtLeast)),
            ("-3.5", "个百分点", "-3.5", None),
            ("12 345", "户", "12345", None),
        ] {
            assert_eq!(read(text, unit), Some((value.to_owned(), bound)), "{text}");
        }
    }

    #[test]
    fn a_cell_and_a_sentence_are_bounded_by_the_same_words() {
        let both = |text: &str| (amount(text).and_then(|own| own.bound), quantities(text)[0].bound);
        // Signs of programs (>=) are read in cells alone.
        for word in bound::before().iter().filter(|word| !word.word.is_ascii()) {
            let text = format!("{}30户", word.word);
            assert_eq!(both(&text), (Some(word.bound), Some(word.bound)), "{text}");
        }
        for word in bound::behind() {
            let text = format!("30户{}", word.word);
            assert_eq!(both(&text), (Some(word.bound), Some(word.bound)), "{text}");
        }
        for word in bound::inside() {
            let text = format!("30{}户", word.word);
            assert_eq!(both(&text), (Some(word.bound), Some(word.bound)), "{text}");
        }
    }

    #[test]
    fn what_is_not_sure_is_refused() {
        for (text, unit) in
            [("12,3", "户"), ("75%", "户"), ("abc", "户"), ("", "户"), ("1.2.3", "户"), ("3至5天", "天"), ("12.", "户")]
        {
            assert_eq!(read(text, unit), None, "{text}");
        }
    }
}
