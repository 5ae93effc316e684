//! The proof that a file holds nothing of what was left out of it: the file as it was written is opened again and
//! searched, with its notes, comments, properties and hidden parts.
//!
//! # Limits
//! Blanks and line breaks are not compared, since files break lines where they like. A picture (PNG) has no words to be
//! searched: its proof is that of the words that were drawn.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::Path;

use aho_corasick::{AhoCorasick, MatchKind};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::error::ExportError;
use super::pdf_text::{self, APART};

/// What the search of a file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// How many left-out texts were looked for.
    pub looked_for: usize,
    /// Those that were found.
    pub found: Vec<String>,
}

/// Searches a file for texts that must not stand in it; the ending of the path says what kind it is.
///
/// # Errors
/// When the file cannot be opened again.
pub fn prove(bytes: &[u8], path: &Path, left_out: &[String]) -> Result<Proof, ExportError> {
    if left_out.is_empty() {
        return Ok(Proof { looked_for: 0, found: Vec::new() });
    }
    let words = match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx" | "docx" | "pptx") => packed(bytes)?,
        Some("pdf") => pdf_text::words(bytes)?,
        Some("svg") => xml(bytes)?,
        Some("json") => json(bytes)?,
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    search(&words, left_out)
}

/// The texts and numbers of a dataset, each apart from the next.
fn json(bytes: &[u8]) -> Result<String, ExportError> {
    let mut waiting: Vec<serde_json::Value> =
        vec![serde_json::from_slice(bytes).map_err(|error| ExportError::Writer(error.to_string()))?];
    let mut words = String::new();
    while let Some(value) = waiting.pop() {
        match value {
            serde_json::Value::String(text) => words.extend(text.chars().chain([APART])),
            serde_json::Value::Number(number) => words.extend(number.to_string().chars().chain([APART])),
            serde_json::Value::Array(list) => waiting.extend(list),
            serde_json::Value::Object(fields) => waiting.extend(fields.into_iter().map(|(_, value)| value)),
            serde_json::Value::Bool(_) | serde_json::Value::Null => {}
        }
    }
    Ok(words)
}

/// Searches words that were drawn or copied; what is set apart by [`APART`] is not one text.
///
/// # Errors
/// When the texts are too many to be looked for.
pub fn search(words: &str, left_out: &[String]) -> Result<Proof, ExportError> {
    let patterns: Vec<String> = left_out.iter().map(|text| plain(text)).collect();
    let failed = |error: aho_corasick::BuildError| ExportError::Writer(error.to_string());
    let finder = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&patterns).map_err(failed)?;
    let mut found: BTreeSet<usize> = BTreeSet::new();
    // A text may be divided into runs, lines or cells; a number may not, since any two that meet could make it up.
    let apart: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let joined: String = apart.chars().filter(|c| *c != APART).collect();
    let is_number = |at: usize| patterns.get(at).is_some_and(|text| text.is_ascii());
    let hits = finder.find_overlapping_iter(&joined).map(|hit| hit.pattern().as_usize());
    found.extend(hits.filter(|at| !is_number(*at)));
    let whole = finder.find_overlapping_iter(&apart).filter(|hit| stands_alone(&apart, hit.start(), hit.end()));
    found.extend(whole.map(|hit| hit.pattern().as_usize()));
    let found = found.into_iter().filter_map(|at| left_out.get(at).cloned()).collect();
    Ok(Proof { looked_for: left_out.len(), found })
}

/// True for a place that is no part of a longer number or word of Latin letters: 09-03 is not found in 2026-09-03.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/');
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let behind = text.get(end..).and_then(|text| text.chars().next());
    !before.is_some_and(goes_on) && !behind.is_some_and(goes_on)
}

/// A text without blanks, as it is compared.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// True for a part whose name ends so.
fn is_of(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// The words of all parts of a package.
fn packed(bytes: &[u8]) -> Result<String, ExportError> {
    let failed = |error: zip::result::ZipError| ExportError::Writer(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(failed)?;
    let mut words = String::new();
    for at in 0..archive.len() {
        let mut part = Vec::new();
        let mut file = archive.by_index(at).map_err(failed)?;
        let file_name = file.name().map_err(failed)?.into_owned();
        words.push_str(&file_name);
        words.push(APART);
        // A picture has no words.
        if is_of(&file_name, "png") || is_of(&file_name, "jpeg") {
            continue;
        }
        file.read_to_end(&mut part).map_err(|error| ExportError::Writer(error.to_string()))?;
        // A chart has its numbers in a workbook of its own.
        let is_workbook = is_of(&file_name, "xlsx");
        words.push_str(&if is_workbook { packed(&part)? } else { xml(&part)? });
        words.push(APART);
    }
    Ok(words)
}

/// The texts and the values of the attributes of a part. Texts follow each other as a reader sees them, whatever runs
/// they are divided into.
fn xml(bytes: &[u8]) -> Result<String, ExportError> {
    let failed = |error: quick_xml::Error| ExportError::Writer(error.to_string());
    let mut reader = Reader::from_reader(bytes);
    let (mut texts, mut values) = (String::new(), String::new());
    loop {
        match reader.read_event().map_err(failed)? {
            Event::Eof => break,
            Event::Text(text) => texts.push_str(&text.xml10_content()),
            Event::End(_) => texts.push(APART),
            Event::CData(text) => texts.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => texts.push_str(&entity(&name)),
            Event::Start(element) | Event::Empty(element) => {
                if element.local_name().into_inner() == "noBreakHyphen" {
                    texts.push('-');
                }
                for attribute in element.attributes().flatten() {
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    values.push_str(value.as_deref().unwrap_or_default());
                    values.push(APART);
                }
            }
            _ => {}
        }
    }
    texts.push(APART);
    texts.push_str(&values);
    Ok(texts)
}

/// The character of a reference such as &amp;.
fn entity(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).map(|text| text.to_string()).unwrap_or_default()
}
