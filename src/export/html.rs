//! Tables and outlines as HTML for the clipboard: spreadsheets and word processors read the cells and lines of it, and
//! the program finds its own nodes in an attribute that the others pass over.
//!
//! Cells say what they hold in the ways that spreadsheets have for their own copies: Calc and WPS read `sdval`
//! and `sdnum`, Excel and WPS `mso-number-format`. Without them a number of an item such as 1-2 becomes a date, and
//! 0012 the number 12.

use std::fmt::Write as _;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{StringReader, Tokenizer};

use crate::model::{Date, Number};
use crate::table::{CellValue, Table, TableCell};
use crate::text::writable;

/// The attribute in which nodes of the program travel.
const EMBEDDED: &str = "data-guatu-nodes";

/// Says which encoding it is: Calc takes HTML from the clipboard for Latin otherwise.
const CHARSET: &str = r#"<meta http-equiv="content-type" content="text/html; charset=utf-8">"#;

/// A line break within a cell: a plain one begins a new row in Excel.
const BREAK: &str = r#"<br style="mso-data-placement:same-cell">"#;

/// The language of the formats of numbers: they are written as in English.
const ENGLISH: u32 = 1033;

/// Tables with their headings. `embedded` is what the program finds again by [`embedded`].
#[must_use]
pub fn tables_html<'a>(tables: impl IntoIterator<Item = &'a Table>, embedded: Option<&str>) -> String {
    let mut html = CHARSET.to_owned();
    let mut own = embedded;
    for table in tables {
        html.push_str("<table border=\"1\" cellspacing=\"0\" style=\"border-collapse:collapse\"");
        html.push_str(&attribute(own.take()));
        html.push('>');
        for line in table.heads() {
            row(&mut html, &line);
        }
        for line in &table.rows {
            row(&mut html, &line.cells);
        }
        html.push_str("</table>");
    }
    html
}

/// Cells without headings, row by row.
#[must_use]
pub fn cells_html(rows: impl IntoIterator<Item = Vec<CellValue>>) -> String {
    let mut html = format!("{CHARSET}<table border=\"1\" cellspacing=\"0\" style=\"border-collapse:collapse\">");
    for cells in rows {
        let cell = |value| TableCell { value, rows: 1, columns: 1, is_head: false };
        row(&mut html, &cells.into_iter().map(cell).collect::<Vec<_>>());
    }
    html.push_str("</table>");
    html
}

/// Lines, each with its level from 0, as lists within lists.
#[must_use]
pub fn outline_html(lines: &[(usize, String)], embedded: Option<&str>) -> String {
    let mut html = format!("{CHARSET}<div{}>", attribute(embedded));
    let mut depth = 0;
    for (level, line) in lines {
        while depth < level + 1 {
            html.push_str("<ul>");
            depth += 1;
        }
        while depth > level + 1 {
            html.push_str("</ul>");
            depth -= 1;
        }
        html.push_str("<li>");
        html.push_str(&escaped(line));
        html.push_str("</li>");
    }
    html.push_str(&"</ul>".repeat(depth));
    html.push_str("</div>");
    html
}

/// What the program put into HTML; nothing for that of other programs.
#[must_use]
pub fn embedded(html: &str) -> Option<String> {
    if !html.contains(EMBEDDED) {
        return None;
    }
    let emitter: DefaultEmitter = DefaultEmitter::default();
    Tokenizer::<StringReader<'_>, _>::new_with_emitter(html, emitter).find_map(|token| {
        let Ok(Token::StartTag(tag)) = token else { return None };
        tag.attributes.get(EMBEDDED.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
    })
}

/// The attribute, with every character of its text: nothing is left out as in a cell.
fn attribute(embedded: Option<&str>) -> String {
    let Some(text) = embedded else { return String::new() };
    let text = text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('\n', "&#10;");
    format!(" {EMBEDDED}=\"{text}\"")
}

fn row(html: &mut String, cells: &[TableCell]) {
    html.push_str("<tr>");
    for cell in cells.iter().filter(|cell| cell.rows > 0 && cell.columns > 0) {
        let tag = if cell.is_head { "th" } else { "td" };
        let [rows, columns] = [("rowspan", cell.rows), ("colspan", cell.columns)]
            .map(|(name, count)| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() });
        let (kind, text) = (kind(&cell.value), escaped(&cell.value.text()));
        // Writing to a text cannot fail.
        let _written = write!(html, "<{tag}{rows}{columns}{kind}>{text}</{tag}>");
    }
    html.push_str("</tr>");
}

/// What a cell holds, as attributes.
fn kind(value: &CellValue) -> String {
    let number = |value: String, format: &str, excel: &str| {
        let excel = if excel.is_empty() { String::new() } else { format!(" style=\"mso-number-format:'{excel}'\"") };
        format!(" sdval=\"{value}\" sdnum=\"{ENGLISH};0;{format}\"{excel}")
    };
    match value {
        CellValue::Empty => String::new(),
        CellValue::Number(value, "%") => match value.checked_div(Number::of_count(100)) {
            Some(share) => number(share.to_string(), percent(*value), ""),
            None => String::new(),
        },
        CellValue::Number(value, _) | CellValue::Figure(value, _) => number(value.to_string(), "General", ""),
        CellValue::Day(day) => number(serial(*day).to_string(), "YYYY-MM-DD", "yyyy\\-mm\\-dd"),
        CellValue::Text(_) | CellValue::Link { .. } | CellValue::Status(..) => {
            format!(" sdnum=\"{ENGLISH};0;@\" style=\"mso-number-format:'\\@'\"")
        }
    }
}

/// The format of a share. Calc takes only those of its own list: with 0.0% it shows 0.625.
fn percent(value: Number) -> &'static str {
    if value.round(0) == value { "0%" } else { "0.00%" }
}

/// The days since the day that spreadsheets count from.
fn serial(day: Date) -> i32 {
    Date::new(1899, 12, 30).map_or(0, |first| day.days_since(first))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in writable(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => {}
            '\n' => escaped.push_str(BREAK),
            c => escaped.push(c),
        }
    }
    escaped
}
