//! What can be opened of a damaged file: everything but the smallest parts that are not sound.
//!
//! The text is taken apart into a tree of raw pieces, so that numbers and unknown fields stay as they were
//! written. Then reading is tried again and again, each time without the part at which it stopped: first the
//! field, then, when the field was needed, the node around it. Items are tried one by one before the whole is, since
//! most of a file is in them: each try costs what it is about.

mod tree;

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use self::tree::{Removed, Tree, steps};
use super::check;
use super::error::{Defect, DefectKind, ReadError, ReadErrorKind};
use super::locate;
use super::read::BYTE_ORDER_MARK;
use crate::model::{Dataset, Item, VERSION};
use crate::words::Words;

/// What was opened of a damaged file.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescue {
    /// The sound part.
    pub dataset: Dataset,
    /// Everything that was left out, in the order of finding it.
    pub left_out: Vec<RescueOmission>,
    /// The encoding of the text, when it was not UTF-8.
    pub encoding: Option<&'static str>,
    /// True when the file ends too early: what came behind is not known.
    pub truncated: bool,
}

/// A part that was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct RescueOmission {
    /// Why.
    pub kind: LeftOutKind,
    /// The JSON path in the file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The beginning of what stood there.
    pub text: String,
}

/// Why a part was left out.
#[derive(Debug, Clone, PartialEq)]
pub enum LeftOutKind {
    /// It could not be read. The cause is in English, as the parser says it.
    Field(String),
    /// It was read, and is not sound.
    Defect(DefectKind),
}

/// Larger files are not taken apart: it would take too long and too much memory.
const LARGEST: usize = 64 * 1024 * 1024;

/// More damage than this is no longer local.
const MOST: usize = 200;

/// Opens what is sound of a file that could not be read. Nothing when too little is left, or it is very large.
#[must_use]
pub fn rescue_file(path: &Path) -> Option<Rescue> {
    let length = fs::metadata(path).ok()?.len();
    if length > LARGEST as u64 {
        return None;
    }
    rescue(&fs::read(path).ok()?)
}

/// Opens what is sound of the bytes of a file that could not be read. Nothing when too little is left.
#[must_use]
pub fn rescue(bytes: &[u8]) -> Option<Rescue> {
    if bytes.len() > LARGEST {
        return None;
    }
    let (text, encoding) = decode(bytes)?;
    let (text, truncated) = match serde_json::from_str::<&RawValue>(&text) {
        Ok(_) => (text, false),
        Err(error) if error.is_eof() => (close(&text)?, true),
        Err(_) => return None,
    };
    let mut tree = Tree::of(&text, 0)?;
    let mut removed = Vec::new();
    try_items(&mut tree, &ITEMS, "", &mut removed);
    let dataset = loop {
        if removed.len() > MOST {
            return None;
        }
        match attempt(&tree.text()) {
            Ok(dataset) => break dataset,
            Err(stops) => {
                let mut parts = Vec::new();
                // From the last to the first, so that the positions in front stay what they are.
                for (path, kind) in stops?.into_iter().rev() {
                    parts.push((tree.remove(&path, "")?, kind));
                }
                removed.extend(parts.into_iter().rev());
            }
        }
    };
    // An empty dataset was not rescued from anything.
    if dataset.reports.iter().all(|report| report.categories.is_empty()) {
        return None;
    }
    let mut locator = locate::Locator::new(text.as_bytes())?;
    let told = |(Removed { path, text }, kind)| {
        let (line, column) = locator.place(&path).unwrap_or((1, 1));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        RescueOmission { kind, path, line, column, text }
    };
    let left_out = removed.into_iter().map(told).collect();
    Some(Rescue { dataset, left_out, encoding, truncated })
}

/// The lists that lead to the items.
const ITEMS: [&str; 4] = ["reports", "categories", "problems", "items"];

/// Takes out of all items of a part of the tree what cannot be read. `lists` lead from the part, which stands at `path`, to its
/// items.
fn try_items(part: &mut Tree<'_>, lists: &[&str], path: &str, removed: &mut Vec<(Removed, LeftOutKind)>) {
    let Some((name, lists)) = lists.split_first() else { return };
    let Some(elements) = part.elements(name) else { return };
    let dot = if path.is_empty() { "" } else { "." };
    elements.retain_mut(|(first, element)| {
        if removed.len() > MOST {
            return true;
        }
        let own = format!("{path}{dot}{name}[{first}]");
        if !lists.is_empty() {
            try_items(element, lists, &own, removed);
            return true;
        }
        let Some(kind) = try_item(element, &own, removed) else { return true };
        removed.push((Removed { path: own, text: element.text() }, kind));
        false
    });
}

/// Takes out of an item what cannot be read; why, where all of it has to go.
fn try_item(item: &mut Tree<'_>, path: &str, removed: &mut Vec<(Removed, LeftOutKind)>) -> Option<LeftOutKind> {
    while removed.len() <= MOST {
        let (at, kind) = read_as::<Item>(&item.text()).err()?;
        match item.remove(&at, path) {
            Some(part) => removed.push((part, kind)),
            None => return Some(kind),
        }
    }
    None
}

/// What a text holds; else where reading stopped, and why.
fn read_as<T: DeserializeOwned>(json: &str) -> Result<T, (String, LeftOutKind)> {
    let deserializer = &mut serde_json::Deserializer::from_str(json);
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let cause = error.inner().to_string();
        let cause = cause.split(" at line ").next().unwrap_or_default().to_owned();
        (error.path().to_string(), LeftOutKind::Field(cause))
    })
}

/// Where reading and checking stopped, and why, in the order of the file; absent where there is nothing to leave out.
type Stops = Option<Vec<(String, LeftOutKind)>>;

/// Reads and checks.
fn attempt(json: &str) -> Result<Dataset, Stops> {
    let dataset: Dataset = read_as(json).map_err(|stop| (stop.0 != ".").then(|| vec![stop]))?;
    if dataset.version > VERSION {
        return Err(None);
    }
    let defects = check::defects(&dataset);
    if defects.is_empty() { Ok(dataset) } else { Err(Some(together(defects))) }
}

/// The defects that are taken out in one step with the first one. What may be sound once another one is gone waits for its
/// turn: a chain of wholes, a chain of due dates, and what names or stands in a node that goes.
fn together(defects: Vec<Defect>) -> Vec<(String, LeftOutKind)> {
    let is_node = |kind: &DefectKind| matches!(kind, DefectKind::DuplicateId(_) | DefectKind::EmptyId);
    let is_alone = |kind: &DefectKind| matches!(kind, DefectKind::UnknownWhole(_) | DefectKind::DueChain);
    let mut stops: Vec<(String, LeftOutKind)> = Vec::new();
    let nodes_go = defects.first().is_some_and(|first| is_node(&first.kind));
    let stays_alone = defects.first().is_some_and(|first| is_alone(&first.kind));
    let all = defects.into_iter().enumerate();
    let goes = |at: usize, kind: &DefectKind| at == 0 || !stays_alone && !is_alone(kind) && is_node(kind) == nodes_go;
    for (_, defect) in all.filter(|(at, defect)| goes(*at, &defect.kind)) {
        // An id that is wrong makes its node unusable, not its field.
        let path = defect.path.trim_end_matches(if nodes_go { ".id" } else { ".whole" });
        let is_inside = |(outer, _): &(String, LeftOutKind)| {
            path.strip_prefix(outer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        if !stops.last().is_some_and(is_inside) {
            stops.push((path.to_owned(), LeftOutKind::Defect(defect.kind)));
        }
    }
    stops.sort_by_cached_key(|(path, _)| order(path));
    stops
}

/// What paths are ordered by as the file is: positions by their number.
fn order(path: &str) -> Vec<(usize, String)> {
    steps(path).map(|step| (step.trim_end_matches(']').parse().unwrap_or(0), step.to_owned())).collect()
}

/// The text of the bytes, and its encoding when it is not UTF-8.
fn decode(bytes: &[u8]) -> Option<(String, Option<&'static str>)> {
    let plain = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return Some((text.to_owned(), None));
    }
    let (encoding, rest) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..)?),
        None => (encoding_rs::GB18030, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(rest)?;
    Some((text.into_owned(), Some(encoding.name())))
}

/// A text that ends too early, cut back to the last whole element of a list and closed.
fn close(text: &str) -> Option<String> {
    let mut open: Vec<u8> = Vec::new();
    let mut whole: Option<(usize, Vec<u8>)> = None;
    let (mut in_text, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        if in_text {
            (in_text, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => open.push(byte),
            b'}' | b']' => {
                open.pop();
                if open.last() == Some(&b'[') {
                    whole = Some((at + 1, open.clone()));
                }
            }
            b',' if open.last() == Some(&b'[') => whole = Some((at, open.clone())),
            _ => {}
        }
    }
    let (end, open) = whole?;
    let mut closed = text.get(..end)?.to_owned();
    closed.extend(open.iter().rev().map(|bracket| if *bracket == b'[' { ']' } else { '}' }));
    Some(closed)
}

impl RescueOmission {
    /// What was left out, where and why, in a line.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let kind = match &self.kind {
            LeftOutKind::Field(cause) => ReadErrorKind::Field(cause.clone()),
            LeftOutKind::Defect(kind) => {
                let defect =
                    Defect { kind: kind.clone(), path: self.path.clone(), line: self.line, column: self.column };
                return format!("{} {}", defect.message(words), self.text);
            }
        };
        let error = ReadError::new(kind, self.line, self.column, self.path.clone());
        format!("{} {}", error.message(words), self.text)
    }
}
