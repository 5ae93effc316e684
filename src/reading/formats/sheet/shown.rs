//! How a workbook of the new kind shows its cells: number formats, hidden rows and columns, struck-out cells, formulas
//! without a result. The reader of values knows none of these.
//!
//! Limits: of number formats only per cent and thousands are followed; words struck out within a cell are not seen.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Hidden, MM_PER_CHARACTER};

/// A row and a column, from 0.
type At = (u32, u32);

/// How numbers of a style are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Format {
    percent: bool,
    thousands: bool,
    decimals: usize,
}

/// The styles of a workbook, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<Format>,
    struck: Vec<bool>,
}

/// What one sheet shows of itself.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Rows and columns that are hidden.
    pub(super) hidden: Hidden,
    /// Formulas without a result.
    pub(super) no_result: Vec<At>,
    /// How wide columns are, in tenths of a millimetre: the first and last column, and the width.
    pub(super) widths: Vec<(u32, u32, u32)>,
    /// The styles of the cells that have one.
    styles: HashMap<At, usize>,
}

impl Styles {
    /// Reads `xl/styles.xml`; what is damaged there gives no style.
    pub(super) fn new(text: &str) -> Self {
        let mut codes: HashMap<u32, Format> = HashMap::new();
        let (mut fonts, mut styles) = (Vec::new(), Self::default());
        let (mut in_fonts, mut in_styles) = (false, false);
        walk(text, |element, open| {
            let name = element.local_name();
            match (name.into_inner(), open) {
                ("fonts", _) => in_fonts = open,
                ("cellXfs", _) => in_styles = open,
                ("font", true) if in_fonts => fonts.push(false),
                ("strike", true) if in_fonts => {
                    let on = !matches!(value(element, "val").as_deref(), Some("0" | "false"));
                    if let Some(font) = fonts.last_mut() {
                        *font = on;
                    }
                }
                ("numFmt", true) => {
                    let code = value(element, "formatCode").unwrap_or_default();
                    codes.extend(number(element, "numFmtId").map(|id| (id, format(&code))));
                }
                ("xf", true) if in_styles => {
                    let id = number(element, "numFmtId").unwrap_or(0);
                    let font = number(element, "fontId").unwrap_or(0) as usize;
                    let format = codes.get(&id).copied().unwrap_or_else(|| built_in(id));
                    styles.add(format, fonts.get(font).copied().unwrap_or(false));
                }
                _ => {}
            }
        });
        styles
    }
}

impl Styles {
    /// Adds the style of the next number.
    pub(super) fn add(&mut self, format: Format, is_struck: bool) {
        self.formats.push(format);
        self.struck.push(is_struck);
    }

    /// True for a style that strikes its cells out.
    pub(super) fn is_struck(&self, style: usize) -> bool {
        self.struck.get(style).copied().unwrap_or(false)
    }

    /// A number as cells of a style show it, where they show it otherwise than it is stored.
    pub(super) fn number(&self, style: usize, value: f64) -> Option<String> {
        let format = self.formats.get(style)?;
        if format.percent {
            return Some(format!("{:.*}%", format.decimals, value * 100.0));
        }
        format.thousands.then(|| thousands(&format!("{value:.*}", format.decimals)))
    }
}

impl Shown {
    /// Reads the part of a sheet; what is damaged there is as if it were not set.
    pub(super) fn new(text: &str) -> Self {
        let mut shown = Self::default();
        let (mut row, mut column) = (0_u32, 0_u32);
        let mut formula: Option<At> = None;
        let (mut has_value, mut in_value) = (false, false);
        let mut is_text = false;
        walk(text, |element, open| {
            let name = element.local_name();
            match (name.into_inner(), open) {
                ("row", true) => {
                    row = number(element, "r").map_or(row, |r| r.saturating_sub(1));
                    column = 0;
                    if matches!(value(element, "hidden").as_deref(), Some("1" | "true")) {
                        shown.hidden.rows.insert(row);
                    }
                }
                ("row", false) => row += 1,
                ("col", true) => shown.column(element),
                ("autoFilter", true) => shown.hidden.filtered = true,
                ("c", true) => {
                    column = value(element, "r").and_then(|place| column_of(&place)).unwrap_or(column);
                    if let Some(style) = number(element, "s").filter(|style| *style > 0) {
                        shown.styles.insert((row, column), style as usize);
                    }
                    (formula, has_value) = (None, false);
                    is_text = value(element, "t").as_deref() == Some("str");
                }
                ("f", true) => formula = Some((row, column)),
                // An empty text is a result, an empty number is none.
                ("v", _) => (in_value, has_value) = (open, has_value || is_text),
                ("is", true) => has_value = true,
                (WORDS, _) => has_value |= in_value,
                ("c", false) => {
                    shown.no_result.extend(formula.take().filter(|_| !has_value));
                    column += 1;
                }
                _ => {}
            }
        });
        shown.hidden.sort_columns();
        shown
    }

    fn column(&mut self, element: &BytesStart<'_>) {
        let Some((min, max)) = number(element, "min").zip(number(element, "max")) else { return };
        let (first, last) = (min.saturating_sub(1), max.saturating_sub(1));
        if matches!(value(element, "hidden").as_deref(), Some("1" | "true")) {
            self.hidden.columns.push((first, last));
        } else if let Some(characters) = value(element, "width").and_then(|width| width.trim().parse::<f32>().ok()) {
            self.widths.push((first, last, tenths(characters)));
        }
    }

    /// True for a cell that is struck out.
    pub(super) fn strikes(&self, at: At, styles: &Styles) -> bool {
        self.styles.get(&at).is_some_and(|style| styles.is_struck(*style))
    }

    /// A number as its cell shows it, where the style of the cell shows it otherwise than it is stored.
    pub(super) fn number(&self, at: At, value: f64, styles: &Styles) -> Option<String> {
        styles.number(*self.styles.get(&at)?, value)
    }
}

/// The parts that a workbook's relations name, by the numbers of those.
pub(super) fn targets_of(relations: &str) -> HashMap<String, String> {
    let mut targets: HashMap<String, String> = HashMap::new();
    walk(relations, |element, open| {
        if open && let (Some(id), Some(target)) = (value(element, "Id"), value(element, "Target")) {
            let target = target.trim_start_matches("/xl/").trim_start_matches('/');
            targets.insert(id, format!("xl/{target}"));
        }
    });
    targets
}

/// The parts of the sheets by their names, from `xl/workbook.xml` and its relations.
pub(super) fn parts_of(workbook: &str, relations: &str) -> HashMap<String, String> {
    let targets = targets_of(relations);
    let mut parts = HashMap::new();
    walk(workbook, |element, open| {
        if open
            && element.local_name().into_inner() == "sheet"
            && let (Some(name), Some(id)) = (value(element, "name"), value(element, "id"))
        {
            parts.extend(targets.get(&id).map(|part| (name, part.clone())));
        }
    });
    parts
}

/// The name under which [`walk`] tells of words; no element is called so.
const WORDS: &str = "#words";

/// Calls a function with every element that begins or ends, and with words between them, until the text ends or breaks
/// off.
fn walk(text: &str, mut tell: impl FnMut(&BytesStart<'_>, bool)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => tell(&element, true),
            Event::Empty(element) => {
                tell(&element, true);
                tell(&element, false);
            }
            Event::End(element) => {
                let name = element.name();
                tell(&BytesStart::new(name.into_inner()), false);
            }
            Event::Text(words) if !words.trim_ascii().is_empty() => tell(&BytesStart::new(WORDS), true),
            Event::Eof => return,
            _ => {}
        }
    }
}

fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().with_checks(false).flatten().find(|own| own.key.local_name().into_inner() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    value(element, name)?.trim().parse().ok()
}

/// The width of a column of so many characters, as a workbook stores it: with five pixels of room beside seven a character.
pub(super) fn tenths(characters: f32) -> u32 {
    const ROOM: f32 = 5.0 / 7.0;
    ((characters - ROOM).clamp(0.0, 255.0) * MM_PER_CHARACTER * 10.0).round() as u32
}

/// The column of a place such as AB12, from 0.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let column =
        letters.fold(0_u32, |column, letter| column.saturating_mul(26).saturating_add(u32::from(letter - b'A') + 1));
    column.checked_sub(1)
}

/// The formats that have a number and no code of their own.
pub(super) fn built_in(id: u32) -> Format {
    let thousands = |decimals| Format { thousands: true, decimals, ..Format::default() };
    match id {
        3 | 37 | 38 => thousands(0),
        4 | 39 | 40 => thousands(2),
        9 => Format { percent: true, ..Format::default() },
        10 => Format { percent: true, decimals: 2, ..Format::default() },
        _ => Format::default(),
    }
}

/// The format of a code such as 0.00% or #,##0.0.
pub(super) fn format(code: &str) -> Format {
    let first = code.split(';').next().unwrap_or_default();
    let decimals =
        first.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(|c| matches!(c, '0' | '#')).count());
    Format { percent: first.contains('%'), thousands: first.contains("#,##0"), decimals }
}

/// The digits with a comma before every three of the whole part.
fn thousands(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_tells_what_it_shows() {
        let shown = Shown::new(
            "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>0.905</v></c>\
             <c r=\"D1\"><f>B1</f></c></row><row r=\"3\" hidden=\"1\"/></sheetData></worksheet>",
        );
        let styles = Styles::new(
            "<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"10\" fontId=\"1\"/></cellXfs></styleSheet>",
        );
        assert_eq!(shown.number((0, 0), 0.905, &styles).as_deref(), Some("90.50%"));
        assert!(shown.strikes((0, 0), &styles) && shown.hidden.hides((0, 2)) && !shown.hidden.hides((0, 3)));
        assert_eq!((shown.no_result.clone(), shown.hidden.hides((2, 0))), (vec![(0, 3)], true));
        assert_eq!(thousands("-1234567.50"), "-1,234,567.50");
    }

    #[test]
    fn a_formula_has_a_result_where_one_is_stored() {
        let row = |cell: &str| format!("<worksheet><sheetData><row r=\"1\">{cell}</row></sheetData></worksheet>");
        for (cell, lacks) in [
            ("<c r=\"A1\"><f>B1</f></c>", true),
            ("<c r=\"A1\"><f>B1</f><v></v></c>", true),
            ("<c r=\"A1\"><f>B1</f><v/></c>", true),
            ("<c r=\"A1\"><f>B1</f><v>0</v></c>", false),
            // The result is an empty text.
            ("<c r=\"A1\" t=\"str\"><f>B1</f><v></v></c>", false),
            ("<c r=\"A1\" t=\"str\"><f>B1</f></c>", true),
        ] {
            assert_eq!(Shown::new(&row(cell)).no_result.len(), usize::from(lacks), "{cell}");
        }
    }
}
