//! All numerals of a text.

use super::chinese::chinese;
use super::numeral::{Numeral, Script, value_of};
use super::text::ParagraphText;

/// All numerals of a text, in order. Of Chinese ones only those that count something (see [`chinese`]).
pub(super) fn numerals(text: &ParagraphText) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(c) = text.at(place) {
        let numeral = match c {
            '0'..='9' => Some(arabic(text, place)),
            '\u{2460}'..='\u{2473}' => Some(circled(c, place)),
            _ => chinese(text, place),
        };
        place = numeral.map_or(place + 1, |numeral| numeral.end.max(place + 1));
        found.extend(numeral);
    }
    found
}

fn circled(c: char, place: usize) -> Numeral {
    let value = i64::from(u32::from(c)) - 0x245f;
    Numeral { start: place, end: place + 1, value: Some(value.into()), script: Script::Circled }
}

fn arabic(text: &ParagraphText, start: usize) -> Numeral {
    let mut end = whole(text, start);
    let mut points = 0;
    while text.at(end) == Some('.') && is_digit(text, end + 1) && !ends_heading(text, start, end) {
        end = digits(text, end + 1);
        points += 1;
    }
    let script = if points > 1 { Script::Dotted } else { Script::Arabic };
    let value = if points > 1 { None } else { value_of(text.plain(start, end).iter().copied()) };
    Numeral { start, end, value, script }
}

/// The end of the whole part: digits, with separators between thousands (1,234,567).
fn whole(text: &ParagraphText, start: usize) -> usize {
    let first = digits(text, start);
    let mut end = first;
    while first - start <= 3 && text.at(end) == Some(',') && digits(text, end + 1) == end + 4 {
        end += 4;
    }
    end
}

/// The end of the digits that begin at a place.
fn digits(text: &ParagraphText, mut place: usize) -> usize {
    while is_digit(text, place) {
        place += 1;
    }
    place
}

fn is_digit(text: &ParagraphText, place: usize) -> bool {
    text.at(place).is_some_and(|c| c.is_ascii_digit())
}

/// True for the point of `1.2025年…` at the start of a paragraph: a heading and a year, not a decimal.
fn ends_heading(text: &ParagraphText, start: usize, point: usize) -> bool {
    let year_end = digits(text, point + 1);
    start == text.skip_blanks(0) && point - start <= 2 && year_end == point + 5 && text.at(year_end) == Some('年')
}
