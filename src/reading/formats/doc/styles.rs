//! The styles of paragraphs (MS-DOC 2.9.271): which ones are headings, which ones carry an automatic number.

use crate::reading::formats::compound::u16_at;
use crate::reading::formats::docx::{Style, Styles, heading_of};

use super::Source;
use super::fib::Table;
use super::looks::Shape;

/// Reads the styles; none where the table of them is broken.
pub(super) fn read(source: &Source) -> Styles {
    let bytes = source.fib.place(Table::Styles).and_then(|place| source.table.get(place)).unwrap_or_default();
    let head = usize::from(u16_at(bytes, 0).unwrap_or(0));
    let count = u16_at(bytes, 2).unwrap_or(0);
    let fixed = usize::from(u16_at(bytes, 4).unwrap_or(0));
    let mut at = 2 + head;
    let mut found = Vec::new();
    for number in 0..count {
        let Some(length) = u16_at(bytes, at).map(usize::from) else { break };
        let Some(own) = bytes.get(at + 2..at + 2 + length) else { break };
        found.extend(style(own, fixed, &source.data).map(|style| (number.to_string(), style)));
        at += 2 + length;
    }
    Styles::of(found.into_iter())
}

/// A style of paragraphs.
fn style(bytes: &[u8], fixed: usize, data: &[u8]) -> Option<Style> {
    const NO_STYLE: u16 = 0xfff;
    const OF_PARAGRAPHS: u16 = 1;
    let (kind, based_on) = (u16_at(bytes, 2)? & 0xf, u16_at(bytes, 2)? >> 4);
    if kind != OF_PARAGRAPHS {
        return None;
    }
    let length = usize::from(u16_at(bytes, fixed)?);
    let units = (0..length).map_while(|at| u16_at(bytes, fixed + 2 + 2 * at));
    let written: String = char::decode_utf16(units).flatten().collect();
    let based_on = if based_on == NO_STYLE { String::new() } else { based_on.to_string() };
    let name = built_in(u16_at(bytes, 0)? & 0xfff).unwrap_or_else(|| written.to_lowercase());
    let mut style = Style { name, based_on, ..Style::default() };
    // Behind the name and its end stand the properties, the style's own number first.
    let properties = fixed + 2 + 2 * length + 2;
    let size = usize::from(u16_at(bytes, properties).unwrap_or(0));
    let mut shape = Shape::default();
    shape.take(bytes.get(properties + 4..properties + 2 + size).unwrap_or_default(), data);
    style.heading = heading_of(shape.outline);
    style.list = shape.list.map(|list| list.to_string());
    style.level = shape.level;
    Some(style)
}

/// The name of a style that every Word has, whatever its language (MS-DOC 2.9.271, sti).
fn built_in(number: u16) -> Option<String> {
    match number {
        1..=9 => Some(format!("heading {number}")),
        19..=27 => Some(format!("toc {}", number - 18)),
        62 => Some("title".to_owned()),
        _ => None,
    }
}
