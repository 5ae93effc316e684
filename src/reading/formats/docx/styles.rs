//! Paragraph styles of Word: which ones are headings, which ones carry an automatic number, which ones are lines
//! of the table of contents.

use std::collections::HashMap;

use crate::reading::formats::error::FormatError;
use crate::reading::formats::xml::{Element, Step, Walk};

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(in crate::reading::formats) struct Styles(HashMap<String, Style>);

/// What a style says of a paragraph.
#[derive(Debug, Clone, Default)]
pub(in crate::reading::formats) struct Style {
    pub(in crate::reading::formats) name: String,
    pub(in crate::reading::formats) based_on: String,
    /// The level of a heading: 0 the title, 1 the top.
    pub(in crate::reading::formats) heading: Option<u8>,
    /// The list it belongs to.
    pub(in crate::reading::formats) list: Option<String>,
    /// The level in that list.
    pub(in crate::reading::formats) level: Option<u32>,
    /// A line of the table of contents.
    pub(in crate::reading::formats) contents: bool,
}

impl Styles {
    /// Styles that another kind of file describes, by their names in it.
    pub(in crate::reading::formats) fn of(styles: impl Iterator<Item = (String, Style)>) -> Self {
        Self(styles.map(|(id, style)| (id, style.named())).collect())
    }

    /// Reads the part.
    pub(super) fn read(text: &str, part: &str) -> Result<Self, FormatError> {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut walk = Walk::new(text, part);
        loop {
            match walk.step()? {
                Step::Open(element) if element.name() == "style" => {
                    open = Some((element.id("styleId").unwrap_or_default(), Style::default()));
                }
                Step::Open(element) => {
                    if let Some((_, style)) = &mut open {
                        style.take(&element);
                    }
                }
                Step::Close(name) if name == "style" => {
                    if let Some((id, style)) = open.take() {
                        styles.insert(id, style.named());
                    }
                }
                Step::End => return Ok(Self(styles)),
                Step::Close(_) | Step::Words(_) => {}
            }
        }
    }

    /// A style with what it takes over from those that it is based on.
    pub(super) fn get(&self, id: &str) -> Style {
        let mut found = self.0.get(id).cloned().unwrap_or_default();
        let mut above = found.based_on.clone();
        // Word allows a depth of eleven; a circle ends here too.
        for _ in 0..12 {
            let Some(base) = self.0.get(&above) else { break };
            found.heading = found.heading.or(base.heading);
            found.level = found.level.or(base.level);
            found.contents |= base.contents;
            if found.list.is_none() {
                found.list.clone_from(&base.list);
            }
            above.clone_from(&base.based_on);
        }
        found
    }
}

impl Style {
    fn take(&mut self, element: &Element<'_>) {
        let value = || element.id("val").unwrap_or_default();
        match element.name() {
            "name" => self.name = value().to_lowercase(),
            "basedOn" => self.based_on = value(),
            "outlineLvl" => self.heading = heading_of(element.number("val")),
            "numId" => self.list = Some(value()),
            "ilvl" => self.level = element.number("val"),
            _ => {}
        }
    }

    /// What the name itself says: heading 2, 标题 2, title, toc 1.
    fn named(mut self) -> Self {
        let name = self.name.trim();
        let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题")).map(str::trim);
        self.heading = match level {
            Some("") => Some(0),
            Some(digit) => self.heading.or_else(|| digit.parse().ok().filter(|n| (1..=9).contains(n))),
            None if name == "title" => Some(0),
            None => self.heading,
        };
        self.contents = name.starts_with("toc ") || name.starts_with("目录");
        self
    }
}

/// The heading level of an outline level, which counts from 0 and ends with 9, the body.
pub(in crate::reading::formats) fn heading_of(outline: Option<u32>) -> Option<u8> {
    outline.filter(|level| *level < 9).and_then(|level| u8::try_from(level + 1).ok())
}
