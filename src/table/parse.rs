//! From typed text to values: a good value, or the reason in the person's language.

use std::sync::Arc;

use crate::model::{Amount, FieldKey, FieldKind, FieldType as _, Number, Value};
use crate::text::half_width;
use crate::words::Words;

use super::choice;
pub(crate) use super::dates::{DateBasis, counts_unknown_holidays, date, due, needed, when};

/// A number. Full-width digits count as digits; commas between groups of three are left out, any other is refused, since
/// 12,3 may mean two things.
pub(crate) fn number(text: &str, words: &Words) -> Result<Number, String> {
    let text = ungrouped(&half_width(text.trim()));
    text.parse().map_err(|_| words.with("error-number", [("text", text.into())]))
}

/// A number with or without the sign for per cent, or nothing for the empty text.
pub(crate) fn percent(text: &str, words: &Words) -> Result<Option<Number>, String> {
    let text = text.trim().trim_end_matches(['%', '\u{ff05}']);
    if text.is_empty() { Ok(None) } else { number(text, words).map(Some) }
}

/// The value of a text typed into a field of the catalogue, or into a column of the report.
///
/// # Errors
/// The reason, in the person's language, when the text is not such a value, or empty where something must stand.
pub(crate) fn field(
    key: &FieldKey,
    kind: FieldKind,
    text: &str,
    basis: DateBasis,
    words: &Arc<Words>,
) -> Result<Value, String> {
    let declared = key.declared();
    let value = value(kind, declared.is_some_and(|field| field.required), text, basis, words)?;
    // An empty text in a field that always has a value is told by the edit itself.
    let fits = value.is_blank() || declared.is_none_or(|field| field.fits(&value));
    if fits { Ok(value) } else { Err(words.with("error-unfit", [("text", text.trim().into())])) }
}

/// True for the kinds whose values are typed in one box and name nobody.
pub(crate) fn is_typed(kind: FieldKind) -> bool {
    use FieldKind::{Amount, Choice, Date, Flag, Line, Names, Number, Percent, Text, When};
    matches!(kind, Amount | Choice | Date | Flag | Line | Names | Number | Percent | Text | When)
}

/// The value of a text typed for such a kind of field, closed lists and yes or no by their words.
///
/// # Errors
/// As [`field`].
pub(crate) fn typed(
    key: &FieldKey,
    kind: FieldKind,
    text: &str,
    basis: DateBasis,
    words: &Arc<Words>,
) -> Result<Value, String> {
    match (kind, key.declared()) {
        (FieldKind::Choice, Some(field)) => choice::choice(field, text, words),
        (FieldKind::Flag, _) => choice::flag(text, words),
        _ => field(key, kind, text, basis, words),
    }
}

/// The value of a typed text for a kind of field that is typed in one box.
fn value(kind: FieldKind, required: bool, text: &str, basis: DateBasis, words: &Arc<Words>) -> Result<Value, String> {
    if required && text.trim().is_empty() {
        return Err(words.text("error-empty").to_owned());
    }
    Ok(match kind {
        FieldKind::Number | FieldKind::Percent => Value::Number(percent(text, words)?),
        FieldKind::Date => Value::Date(date(text, basis, words)?),
        FieldKind::When => Value::When(when(text, basis, words)?),
        FieldKind::Names => Value::Names(names(text)),
        FieldKind::Amount => amount(text, words)?.to_value(),
        FieldKind::Line => Value::Text(text.trim().to_owned()),
        _ => Value::Text(text.to_owned()),
    })
}

/// The text of a value to be changed in one box: what [`field`] reads back.
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

/// What parts one name of a typed list from the next.
pub(crate) const NAME_MARKS: [char; 6] = ['\u{3001}', ',', '\u{ff0c}', ';', '\u{ff1b}', '\n'];

/// The name that a typed list ends with, or the beginning of one.
pub(crate) fn last_name(text: &str) -> &str {
    text.rsplit(NAME_MARKS).next().unwrap_or_default()
}

/// Puts a name in the place of the last one of a typed list.
pub(crate) fn complete_name(text: &mut String, name: &str) {
    text.truncate(text.len() - last_name(text).len());
    text.push_str(name);
}

/// The names of a typed list. Two people may have one name, so a name that is typed twice is two.
pub(crate) fn names(text: &str) -> Vec<String> {
    let parts = text.split(NAME_MARKS).map(str::trim);
    parts.filter(|name| !name.is_empty()).map(ToOwned::to_owned).collect()
}

/// A number with its unit behind it: 1860万元.
fn amount(text: &str, words: &Words) -> Result<Option<Amount>, String> {
    let text = ungrouped(&half_width(text.trim()));
    if text.is_empty() {
        return Ok(None);
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit = unit.trim();
    // 3.5.2 and 12-30: what goes on with a number is no unit.
    if unit.starts_with(|c: char| !c.is_alphabetic() && c != '%') {
        return Err(words.with("error-number", [("text", text.clone().into())]));
    }
    Ok(Some(Amount { value: number(digits, words)?, unit: unit.to_owned(), ..Amount::blank() }))
}

/// A number without the commas between groups of three digits: 1,234,567.8. Any other comma stays.
fn ungrouped(text: &str) -> String {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '-' | '+'))).unwrap_or(text.len());
    let (whole, rest) = text.split_at(end);
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) && whole.contains(',');
    if is_grouped { format!("{}{rest}", whole.replace(',', "")) } else { text.to_owned() }
}

/// A name that may not be empty.
pub(crate) fn filled(text: &str, words: &Arc<Words>) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(words.text("error-empty").to_owned()) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn bad_values_are_told_and_not_taken() {
        let words = Words::load(Language::Chinese);
        assert!(number("12,3", &words).unwrap_err().contains("12,3"));
        assert_eq!(number("12.50", &words).unwrap().to_string(), "12.50");
    }

    #[test]
    fn names_are_parted_as_people_part_them() {
        let typed = "区教育局、区财政局\u{ff0c}区民政局; 区教育局\u{ff1b}区审计局,区信访局";
        assert_eq!(names(typed), ["区教育局", "区财政局", "区民政局", "区教育局", "区审计局", "区信访局"]);
        assert_eq!(names(" 、 "), Vec::<String>::new());
        let mut text = "区教育局\u{ff0c}财政".to_owned();
        assert_eq!(last_name(&text), "财政");
        complete_name(&mut text, "区财政局");
        assert_eq!(text, "区教育局\u{ff0c}区财政局");
    }

    #[test]
    fn an_amount_keeps_all_its_digits_and_its_unit() {
        let words = Words::load(Language::Chinese);
        let read = |text: &str| amount(text, &words).map(|amount| amount.map(|a| (a.value.to_string(), a.unit)));
        let is = |value: &str, unit: &str| Ok(Some((value.to_owned(), unit.to_owned())));
        assert_eq!(read("1,200万元"), is("1200", "万元"));
        assert_eq!(read("1\u{ff0c}234\u{ff0c}567.5 元"), is("1234567.5", "元"));
        assert_eq!(read("-3.20亿元"), is("-3.20", "亿元"));
        for bad in ["1,20万元", "12,3456元", "3.5.2元", "2025-06", "1234,567元"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_the_field_cannot_hold_is_told_at_the_field() {
        let words = Arc::new(Words::load(Language::Chinese));
        let months = crate::model::NodeKind::Report.field("months").unwrap();
        let typed = |text: &str| field(&FieldKey::Declared(months), months.kind, text, DateBasis::default(), &words);
        assert!(typed("6").is_ok() && typed("").is_ok());
        for bad in ["1.5", "-3"] {
            assert!(typed(bad).unwrap_err().contains(bad), "{bad}");
        }
    }
}
