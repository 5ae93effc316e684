//! The parts of an OFD: which documents it holds, and which pages, templates, notes and attachments each of those has.

use std::collections::HashMap;

use crate::reading::formats::error::FormatError;
use crate::reading::formats::xml::{Element, Step, Walk};

use super::content::size_of;

/// What a document names.
#[derive(Default)]
pub(super) struct Body {
    /// Its pages in their order: the number and the part of each.
    pub(super) pages: Vec<(String, String)>,
    /// What pages have beneath them: the parts by their numbers.
    pub(super) templates: HashMap<String, String>,
    /// The size of a page that says none, in points.
    pub(super) size: Option<(f32, f32)>,
    /// The part that lists the notes on pages.
    pub(super) notes: Option<String>,
    /// The part that lists what is attached.
    pub(super) attached: Option<String>,
}

/// A part that another one names, by its path from there or from the root.
pub(super) fn resolved(from: &str, path: &str) -> String {
    let path = path.trim().replace('\\', "/");
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = path.strip_prefix('/').map_or_else(|| format!("{folder}/{path}"), str::to_owned);
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// The documents of a file, as its first part names them.
pub(super) fn bodies(root: &str) -> Result<Vec<String>, FormatError> {
    let mut found = Vec::new();
    words(root, super::ROOT, |name, words| {
        if name == "DocRoot" {
            found.push(words.to_owned());
        }
    })?;
    if found.is_empty() { Err(FormatError::damaged(super::ROOT, &"it names no document")) } else { Ok(found) }
}

/// What a document names, by the text of its part.
pub(super) fn body(text: &str, part: &str) -> Result<Body, FormatError> {
    let mut body = Body::default();
    let mut walk = Walk::new(text, part);
    let mut open = String::new();
    loop {
        match walk.step()? {
            Step::Open(element) => {
                element.name().clone_into(&mut open);
                body.take(&element, part);
            }
            Step::Words(words) if !words.trim().is_empty() => match open.as_str() {
                "PhysicalBox" => body.size = body.size.or_else(|| size_of(&words)),
                "Annotations" => body.notes = Some(resolved(part, &words)),
                "Attachments" => body.attached = Some(resolved(part, &words)),
                _ => {}
            },
            Step::Words(_) => {}
            Step::Close(_) => open.clear(),
            Step::End => return Ok(body),
        }
    }
}

impl Body {
    fn take(&mut self, element: &Element<'_>, part: &str) {
        let found = element.id("ID").zip(element.id("BaseLoc"));
        let named = found.map(|(id, path)| (id, resolved(part, &path)));
        match element.name() {
            "Page" => self.pages.extend(named),
            "TemplatePage" => self.templates.extend(named),
            _ => {}
        }
    }
}

/// The parts of the notes on pages, by the numbers of the pages. What is damaged in the list gives none.
pub(super) fn notes_of_pages(text: &str, part: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut walk = Walk::new(text, part);
    let (mut page, mut is_path) = (String::new(), false);
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(element) => {
                is_path = element.name() == "FileLoc";
                if element.name() == "Page" {
                    page = element.id("PageID").unwrap_or_default();
                }
            }
            Step::Words(words) if is_path => drop(found.insert(page.clone(), resolved(part, &words))),
            Step::Words(_) => {}
            Step::Close(_) => is_path = false,
            Step::End => break,
        }
    }
    found
}

/// The names of what is attached.
pub(super) fn listed(text: &str, part: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut walk = Walk::new(text, part);
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(element) if element.name() == "Attachment" => found.extend(element.id("Name")),
            Step::End => break,
            _ => {}
        }
    }
    found
}

/// Calls a function with the words of every element that has some.
fn words(text: &str, part: &str, mut take: impl FnMut(&str, &str)) -> Result<(), FormatError> {
    let mut walk = Walk::new(text, part);
    let mut open = String::new();
    loop {
        match walk.step()? {
            Step::Open(element) => element.name().clone_into(&mut open),
            Step::Words(words) if !words.trim().is_empty() => take(&open, &words),
            Step::Words(_) => {}
            Step::Close(_) => open.clear(),
            Step::End => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_from_where_they_stand_or_from_the_root() {
        for (from, path, found) in [
            ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Document.xml"),
            ("Doc_0/Document.xml", "Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"),
            ("Doc_0/Document.xml", "/Doc_0/Tpls/1.xml", "Doc_0/Tpls/1.xml"),
            ("Doc_0/Annots/Annotations.xml", "./../Page_0/A.xml", "Doc_0/Page_0/A.xml"),
            ("OFD.xml", "..\\..\\a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(from, path), found, "{from} {path}");
        }
    }
}
