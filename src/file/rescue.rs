//! What can be opened of a damaged file: everything but the smallest parts that are not sound.
//!
//! The text is taken apart into a tree of raw pieces, so that numbers and unknown fields stay as they were
//! written. Then reading is tried again and again, each time without the part at which it stopped: first the
//! field, then, when the field was needed, the node around it.

use std::fs;
use std::path::Path;

use serde_json::value::RawValue;

use super::check;
use super::error::{DefectKind, ReadError, ReadErrorKind};
use super::locate;
use super::read::BYTE_ORDER_MARK;
use crate::model::{Dataset, VERSION};
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
    let mut left_out = Vec::new();
    let mut locator = locate::Locator::new(text.as_bytes())?;
    loop {
        let mut json = String::with_capacity(text.len());
        tree.write(&mut json);
        let (path, kind) = match attempt(&json) {
            Ok(dataset) => {
                // An empty dataset was not rescued from anything.
                let whole = dataset.reports.iter().any(|report| !report.categories.is_empty());
                return whole.then_some(Rescue { dataset, left_out, encoding, truncated });
            }
            Err(stop) => stop?,
        };
        if left_out.len() >= MOST {
            return None;
        }
        let removed = tree.remove(&path)?;
        let (line, column) = locator.place(&removed.path).unwrap_or((1, 1));
        let excerpt: String = removed.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        left_out.push(RescueOmission { kind, path: removed.path, line, column, text: excerpt });
    }
}

/// Reads and checks; else where it stopped, and why. `Err(None)` when there is nothing to leave out.
fn attempt(json: &str) -> Result<Dataset, Option<(String, LeftOutKind)>> {
    let deserializer = &mut serde_json::Deserializer::from_str(json);
    let dataset: Dataset = serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let path = error.path().to_string();
        let cause = error.inner().to_string();
        let cause = cause.split(" at line ").next().unwrap_or_default().to_owned();
        (path != ".").then_some((path, LeftOutKind::Field(cause)))
    })?;
    if dataset.version > VERSION {
        return Err(None);
    }
    match check::defects(&dataset).into_iter().next() {
        None => Ok(dataset),
        Some(defect) => {
            // An id that is wrong makes its node unusable, not its field.
            let path = match defect.kind {
                DefectKind::DuplicateId(_) | DefectKind::EmptyId => defect.path.trim_end_matches(".id").to_owned(),
                _ => defect.path.trim_end_matches(".whole").to_owned(),
            };
            Err(Some((path, LeftOutKind::Defect(defect.kind))))
        }
    }
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

/// A JSON text taken apart. Leaves are as they were written; elements know their first position.
enum Tree<'a> {
    Object(Vec<(String, Self)>),
    Array(Vec<(usize, Self)>),
    Leaf(&'a str),
}

/// What was taken out of a tree.
struct Removed {
    path: String,
    text: String,
}

/// The deepest that a dataset goes, with room for unknown fields.
const DEEPEST: usize = 24;

impl<'a> Tree<'a> {
    fn of(text: &'a str, depth: usize) -> Option<Self> {
        let text = text.trim();
        if depth > DEEPEST {
            return Some(Self::Leaf(text));
        }
        match text.bytes().next()? {
            b'{' => {
                let Members(members) = serde_json::from_str(text).ok()?;
                let member = |(key, value): (String, &'a RawValue)| Some((key, Self::of(value.get(), depth + 1)?));
                members.into_iter().map(member).collect::<Option<_>>().map(Self::Object)
            }
            b'[' => {
                let elements: Vec<&'a RawValue> = serde_json::from_str(text).ok()?;
                let element = |(at, value): (usize, &'a RawValue)| Some((at, Self::of(value.get(), depth + 1)?));
                elements.into_iter().enumerate().map(element).collect::<Option<_>>().map(Self::Array)
            }
            _ => Some(Self::Leaf(text)),
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Leaf(text) => out.push_str(text),
            Self::Object(members) => {
                out.push('{');
                for (n, (key, value)) in members.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    out.push_str(&serde_json::Value::from(key.as_str()).to_string());
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
            Self::Array(elements) => {
                out.push('[');
                for (n, (_, value)) in elements.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    value.write(out);
                }
                out.push(']');
            }
        }
    }

    /// Takes out what a path such as `reports[0].title` names, or what is left of it that still is there.
    fn remove(&mut self, path: &str) -> Option<Removed> {
        let steps: Vec<&str> = path.split(['.', '[']).filter(|step| !step.is_empty()).collect();
        self.take(&steps, String::new())
    }

    fn take(&mut self, steps: &[&str], mut path: String) -> Option<Removed> {
        let (step, rest) = steps.split_first()?;
        let written = |tree: &Self| {
            let mut text = String::new();
            tree.write(&mut text);
            text
        };
        match self {
            Self::Leaf(_) => None,
            Self::Object(members) => {
                let at = members.iter().position(|(key, _)| key == step)?;
                let dot = if path.is_empty() { "" } else { "." };
                path.extend([dot, step]);
                if let Some(found) = members.get_mut(at).and_then(|(_, tree)| tree.take(rest, path.clone())) {
                    return Some(found);
                }
                // The second of two fields of one name is the one too many.
                let last = members.iter().rposition(|(key, _)| key == step)?;
                let (_, tree) = members.remove(last);
                Some(Removed { path, text: written(&tree) })
            }
            Self::Array(elements) => {
                let at: usize = step.strip_suffix(']')?.parse().ok()?;
                let (first, tree) = elements.get_mut(at)?;
                path.extend(["[", &first.to_string(), "]"]);
                if let Some(found) = tree.take(rest, path.clone()) {
                    return Some(found);
                }
                let (_, tree) = elements.remove(at);
                Some(Removed { path, text: written(&tree) })
            }
        }
    }
}

/// The members of an object in their order, also those of the same name.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Members<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor<'a>(std::marker::PhantomData<&'a ()>);
        impl<'de: 'a, 'a> serde::de::Visitor<'de> for MembersVisitor<'a> {
            type Value = Members<'a>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Members<'a>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(MembersVisitor(std::marker::PhantomData))
    }
}

impl RescueOmission {
    /// What was left out, where and why, in a line.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let kind = match &self.kind {
            LeftOutKind::Field(cause) => ReadErrorKind::Field(cause.clone()),
            LeftOutKind::Defect(kind) => {
                let defect =
                    super::Defect { kind: kind.clone(), path: self.path.clone(), line: self.line, column: self.column };
                return format!("{} {}", defect.message(words), self.text);
            }
        };
        let error = ReadError::new(kind, self.line, self.column, self.path.clone());
        format!("{} {}", error.message(words), self.text)
    }
}
