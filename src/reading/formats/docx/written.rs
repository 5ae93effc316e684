//! How a paragraph of Word, read from whatever file, becomes one of the document: with its automatic number and the level
//! of its heading.

use crate::reading::formats::document::{Document, Paragraph, Place, Why};

use super::numbering::Numbering;
use super::styles::Styles;

/// What paragraphs are written with.
pub(in crate::reading::formats) struct Pen {
    pub(in crate::reading::formats) document: Document,
    pub(in crate::reading::formats) styles: Styles,
    pub(in crate::reading::formats) numbering: Numbering,
}

/// A paragraph as its file has it.
#[derive(Default)]
pub(in crate::reading::formats) struct Written {
    pub(in crate::reading::formats) text: String,
    pub(in crate::reading::formats) style: Option<String>,
    pub(in crate::reading::formats) list: Option<String>,
    pub(in crate::reading::formats) level: Option<u32>,
    pub(in crate::reading::formats) heading: Option<u8>,
}

impl Pen {
    /// Adds a paragraph, and counts what of it could not be read. A line break within it parts it in two: offices press Shift+Enter for a new paragraph.
    pub(in crate::reading::formats) fn emit(&mut self, done: &Written, place: Option<Place>) {
        let style = done.style.as_deref().map(|id| self.styles.get(id)).unwrap_or_default();
        if style.contents {
            self.document.drop_words(&done.text, Why::Contents);
            return;
        }
        let list = done.list.clone().or(style.list).filter(|list| list != "0");
        let by_style = |list: &String| self.numbering.level_of(list, done.style.as_deref()?);
        let level = done.level.or(style.level).or_else(|| list.as_ref().and_then(by_style)).unwrap_or(0);
        // An empty paragraph of a list counts no number: Word shows one, and no reader means it. In a cell it is the
        // number of the row.
        let blank = done.text.trim().is_empty() && place.is_none();
        let number = list.filter(|_| !blank).and_then(|list| self.numbering.next(&list, level)).unwrap_or_default();
        let heading = done.heading.or(style.heading);
        self.document.undecoded += done.text.matches(char::REPLACEMENT_CHARACTER).count();
        for (at, line) in done.text.split('\n').enumerate() {
            let number = if at == 0 { number.as_str() } else { "" };
            let numbering = u32::try_from(number.chars().count()).unwrap_or(0);
            let text = format!("{number}{}", line.trim_start());
            self.document.push(Paragraph { text, heading, numbering, place });
        }
    }
}
