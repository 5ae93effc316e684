//! The causes of parse errors of a field, translated from English.
//!
//! serde words its causes in a few fixed sentences. Those that a person meets are translated to the language of the
//! program; for any other there is one sentence without the parser's words.

use crate::words::Words;

/// The cause in the person's language.
pub(super) fn localized(cause: &str, words: &Words) -> String {
    known(cause, words).unwrap_or_else(|| words.text("cause-other").to_owned())
}

fn known(cause: &str, words: &Words) -> Option<String> {
    let one = |key: &str, name: &'static str, value: &str| words.with(key, [(name, value.to_owned().into())]);
    let field = |rest: &str| Some(rest.strip_prefix('`')?.strip_suffix('`')?.to_owned());
    if let Some(rest) = cause.strip_prefix("missing field ") {
        return Some(one("cause-missing", "field", &field(rest)?));
    }
    if let Some(rest) = cause.strip_prefix("duplicate field ") {
        return Some(one("cause-twice", "field", &field(rest)?));
    }
    if let Some(rest) = cause.strip_prefix("unknown variant `") {
        let (found, expected) = rest.split_once("`, expected ")?;
        // Every second piece between the marks is a value.
        let values: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        let arguments = [("found", found.to_owned().into()), ("expected", values.join(", ").into())];
        return Some(words.with("cause-variant", arguments));
    }
    if let Some(rest) = cause.strip_prefix("invalid type: ").or_else(|| cause.strip_prefix("invalid value: ")) {
        let (found, expected) = rest.rsplit_once(", expected ")?;
        let arguments = [("found", what_is(found, words).into()), ("expected", kind_of(expected, words)?.into())];
        return Some(words.with("cause-type", arguments));
    }
    if cause == "expected a text or a number" {
        return Some(words.text("cause-text-or-number").to_owned());
    }
    if let Some(day) = cause.strip_prefix("the calendar has no ") {
        return Some(one("cause-no-such-day", "text", day));
    }
    let text = |end: &str| cause.strip_prefix('"')?.strip_suffix(end).map(ToOwned::to_owned);
    if let Some(text) = text("\" is not a number") {
        return Some(one("cause-no-number", "text", &text));
    }
    if let Some(text) = text("\" has more than 28 digits") {
        return Some(one("cause-long-number", "text", &text));
    }
    if let Some((text, _)) = cause.strip_prefix('"').and_then(|rest| rest.split_once("\" is not a date")) {
        return Some(one("cause-no-date", "text", text));
    }
    None
}

/// The value found in the file, such as `string "x"`.
fn what_is(found: &str, words: &Words) -> String {
    match found {
        "map" => words.text("json-object").to_owned(),
        "sequence" => words.text("json-array").to_owned(),
        "null" => "null".to_owned(),
        _ => ["string ", "integer ", "floating point ", "boolean "]
            .iter()
            .find_map(|kind| found.strip_prefix(kind))
            .map_or_else(|| words.text("json-other"), |value| value.trim_matches('`'))
            .to_owned(),
    }
}

/// The kind of value that belongs there; nothing for one that only the parser has a name for.
fn kind_of(expected: &str, words: &Words) -> Option<String> {
    let key = match expected {
        "a string" | "a borrowed string" | "a field name" => "json-text",
        "a boolean" => "json-bool",
        "a sequence" => "json-array",
        "a map" | "an object" => "json-object",
        "a date in quotes" => "json-date",
        "any valid JSON number" | "a number" => "json-number",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64" => "json-integer",
        _ if expected.starts_with("an object ") || expected.starts_with("struct ") => "json-object",
        _ => return None,
    };
    Some(words.text(key).to_owned())
}
