//! From typed text to values: a good value, or the reason in the person's language.

use std::sync::Arc;

use crate::model::{Amount, Date, DateError, FieldKind, FieldType as _, Number, Value, When, WhenError};
use crate::words::Words;

/// A number. Full-width digits count as digits; a comma is refused, since 12,3 may mean two things.
pub(crate) fn number(text: &str, words: &Words) -> Result<Number, String> {
    let text = half_width(text.trim());
    text.parse().map_err(|_| words.with("error-number", [("text", text.into())]))
}

/// A day, or nothing for the empty text.
pub(crate) fn date(text: &str, words: &Words) -> Result<Option<Date>, String> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(When::Day(day)) = crate::text::when(&text) {
        return Ok(Some(day));
    }
    text.parse().map(Some).map_err(|error| match error {
        DateError::NoSuchDay(day) => words.with("error-no-such-day", [("text", day.into())]),
        DateError::Form(_) => words.with("error-date", [("text", text.clone().into())]),
    })
}

/// A day or a period, or nothing for the empty text.
pub(crate) fn when(text: &str, words: &Words) -> Result<Option<When>, String> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    // 2025年6月 and 2025/6/30 are dates too.
    if let Some(when) = crate::text::when(&text) {
        return Ok(Some(when));
    }
    text.parse().map(Some).map_err(|error| match error {
        WhenError::Day(DateError::NoSuchDay(day)) => words.with("error-no-such-day", [("text", day.into())]),
        _ => words.with("error-when", [("text", text.clone().into())]),
    })
}

/// The value of a typed text for a kind of field that is typed in one box.
///
/// # Errors
/// The reason, in the person's language, when the text is not such a value, or empty where something must stand.
pub(crate) fn value(kind: FieldKind, required: bool, text: &str, words: &Arc<Words>) -> Result<Value, String> {
    if required && text.trim().is_empty() {
        return Err(words.text("error-empty").to_owned());
    }
    Ok(match kind {
        FieldKind::Number | FieldKind::Percent => {
            let text = text.trim().trim_end_matches(['%', '\u{ff05}']);
            Value::Number(if text.is_empty() { None } else { Some(number(text, words)?) })
        }
        FieldKind::Date => Value::Date(date(text, words)?),
        FieldKind::When => Value::When(when(text, words)?),
        FieldKind::Names => Value::Names(names(text)),
        FieldKind::Amount => amount(text, words)?.to_value(),
        FieldKind::Line => Value::Text(text.trim().to_owned()),
        _ => Value::Text(text.to_owned()),
    })
}

/// The text of a value to be changed in one box: what [`value`] reads back.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Names(names) => names.join("\u{3001}"),
        Value::Number(number) => number.map_or_else(String::new, |number| number.to_string()),
        Value::Date(date) => date.map_or_else(String::new, |date| date.to_string()),
        Value::When(when) => when.map_or_else(String::new, |when| when.to_string()),
        Value::Record(Some(record)) => record
            .typed::<Amount>()
            .map_or_else(String::new, |amount| format!("{} {}", amount.value, amount.unit).trim().to_owned()),
        _ => String::new(),
    }
}

/// The names of a typed list.
fn names(text: &str) -> Vec<String> {
    let parts = text.split(['\u{3001}', ',', '\u{ff0c}', ';', '\u{ff1b}', '\n']).map(str::trim);
    parts.filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect()
}

/// A number with its unit behind it: 1860万元.
fn amount(text: &str, words: &Words) -> Result<Option<Amount>, String> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    Ok(Some(Amount { value: number(digits, words)?, unit: unit.trim().to_owned(), ..Amount::blank() }))
}

/// A date that must be given.
pub(crate) fn needed<T>(date: Result<Option<T>, String>, words: &Words) -> Result<T, String> {
    date?.ok_or_else(|| words.text("error-no-date").to_owned())
}

/// A name that may not be empty.
pub(crate) fn filled(text: &str, words: &Arc<Words>) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(words.text("error-empty").to_owned()) } else { Ok(text.to_owned()) }
}

/// Full-width digits, letters and signs as half-width ones.
fn half_width(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        other => other,
    };
    text.chars().map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn bad_values_are_told_and_not_taken() {
        let words = Words::load(Language::Chinese);
        assert!(number("12,3", &words).unwrap_err().contains("12,3"));
        assert!(when("2025-02-30", &words).unwrap_err().contains("2025-02-30"));
        assert_eq!(date("2025年2月3日", &words), Ok(Date::new(2025, 2, 3)));
        assert!(date("2025年2月", &words).is_err());
        assert_eq!(number("12.50", &words).unwrap().to_string(), "12.50");
        assert_eq!(when("2025-H1", &words).unwrap().unwrap().to_string(), "2025-H1");
        assert_eq!(when(" ", &words), Ok(None));
    }
}
