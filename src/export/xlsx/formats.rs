//! How cells look in a workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::chart::{LIGHT, Rgb};
use crate::scene::PageSize;
use crate::table::{Align, CellValue};
use crate::text::writable;

/// The typefaces asked for: every Chinese Excel and WPS has them, and other programs put their own in their place.
const BODY: &str = "宋体";
const HEAD: &str = "黑体";
const TITLE: &str = "方正小标宋简体";

/// The formats of a sheet.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) mark: Format,
    pub(super) line: Format,
    pub(super) head: Format,
    pub(super) group: Format,
    pub(super) key: Format,
    body: Format,
}

impl Formats {
    pub(super) fn new(page: &PageSize) -> Self {
        let ([title, _], [line, _], [size, _]) = (page.title, page.line, page.table);
        let middle = |format: Format| format.set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let body = middle(Format::new().set_font_name(BODY).set_font_size(size).set_border(FormatBorder::Thin));
        let head = body.clone().set_font_name(HEAD).set_align(FormatAlign::Center);
        let group = body.clone().set_font_name(HEAD).set_background_color(Color::RGB(0x00EE_EEEE));
        Self {
            title: middle(Format::new().set_font_name(TITLE).set_font_size(title)).set_align(FormatAlign::Center),
            mark: Format::new().set_font_name(HEAD).set_font_size(16.0).set_align(FormatAlign::VerticalCenter),
            line: Format::new().set_font_name(BODY).set_font_size(line).set_align(FormatAlign::VerticalCenter),
            key: Format::new().set_font_color(Color::White),
            head,
            group,
            body,
        }
    }

    /// The format of a cell that its reader fills in: not locked, and lightly tinted so that it is seen where to write.
    pub(super) fn open(format: Format) -> Format {
        format.set_unlocked().set_background_color(Color::RGB(0x00FF_FBE6))
    }

    /// The format of a cell.
    pub(super) fn cell(&self, value: &CellValue, align: Align, is_head: bool) -> Format {
        let align = match align {
            Align::Left => FormatAlign::Left,
            Align::Centre => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        };
        let format = if is_head { self.head.clone() } else { self.body.clone().set_align(align) };
        match value {
            CellValue::Day(_) => format.set_num_format("yyyy-mm-dd"),
            CellValue::Number(_, "") => format,
            CellValue::Number(_, unit) => format.set_num_format(format!("General\"{unit}\"")),
            CellValue::Figure(_, around) => {
                let [before, behind] = around.each_ref().map(|text| literal(text));
                format.set_num_format(format!("{before}General{behind}"))
            }
            CellValue::Link { .. } => format.set_font_color(Color::Blue).set_underline(FormatUnderline::Single),
            late if late.is_late() => format.set_font_name(HEAD).set_font_color(colour(LIGHT.seal)),
            _ => format,
        }
    }
}

/// Words in a format of numbers.
fn literal(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\"{}\"", writable(text).replace('"', "\"\\\"\"")) }
}

fn colour(Rgb([red, green, blue]): Rgb) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
