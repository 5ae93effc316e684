//! A workbook filled in as a spreadsheet program does it: cells of a sheet get other words, the rest stays as it is.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::HashMap;
use std::io::{Cursor, Read as _, Write as _};

use calamine::{Reader as _, Xlsx};

/// The bytes of a workbook with other words in cells of its last visible sheet. `change` gets the id of a row and the
/// source of a column, with the words of the cell, and gives the new ones.
pub(crate) fn filled(bytes: &[u8], change: &dyn Fn(&str, &str, &str) -> Option<String>) -> Vec<u8> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = book.sheet_names().into_iter().filter(|name| name != "_guatu").collect();
    let place = names.len();
    let range = book.worksheet_range(names.last().unwrap()).unwrap();
    let cell = |row: u32, column: u32| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    let (last_row, last_column) = range.end().unwrap();
    let is_key = |row: &u32| (0..=last_column).any(|column| cell(*row, column) == "guatu:");
    let keys = (0..=last_row).find(is_key).unwrap();
    let ids = (0..=last_column).find(|column| cell(keys, *column) == "guatu:").unwrap();
    let mut changed = HashMap::new();
    for row in keys + 1..=last_row {
        for column in (0..=last_column).filter(|column| *column != ids) {
            if let Some(text) = change(&cell(row, ids), &cell(keys, column), &cell(row, column)) {
                changed.insert(format!("{}{}", letters(column), row + 1), text);
            }
        }
    }
    let with_cells = |text: String| changed.iter().fold(text, |text, (place, words)| with_cell(&text, place, words));
    rewritten(bytes, &format!("xl/worksheets/sheet{place}.xml"), &with_cells)
}

fn letters(column: u32) -> String {
    let letter = |n: u32| char::from(b'A' + u8::try_from(n).unwrap());
    if column < 26 {
        letter(column).to_string()
    } else {
        [letter(column / 26 - 1), letter(column % 26)].iter().collect()
    }
}

/// A package with one of its parts written anew.
pub(crate) fn rewritten(bytes: &[u8], part: &str, change: &dyn Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if name == part {
            content = change(String::from_utf8(content).unwrap()).into_bytes();
        }
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        written.write_all(&content).unwrap();
    }
    written.finish().unwrap().into_inner()
}

/// The sheet with words in a cell, which keeps its style.
fn with_cell(sheet: &str, place: &str, words: &str) -> String {
    let (before, rest) = sheet.split_once(&format!("<c r=\"{place}\"")).unwrap();
    let (attributes, inside) = rest.split_once('>').unwrap();
    let after = if attributes.ends_with('/') { inside } else { inside.split_once("</c>").unwrap().1 };
    let style = attributes.split(" s=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("0");
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    format!("{before}<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{words}</t></is></c>{after}")
}
