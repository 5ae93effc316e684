//! The text: its paragraphs with their automatic numbers, cells of tables, and what is left out.

use crate::reading::formats::document::{Document, Why};
use crate::reading::formats::docx::{Pen, Written};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{PARAGRAPHS, Watch, tell, within};
use crate::reading::formats::xml::{Element, Step, Walk};

use super::deleted::Deleted;
use super::fields::Field;
use super::lists::Lists;
use super::looks::{Looks, OUTLINE};
use super::tables::Tables;

/// Elements whose words are none of the text: marks of notes, the sounds of a phonetic guide, names and descriptions of
/// pictures, forms, patterns of a table of contents.
const SKIPPED: [&str; 9] = [
    "note-citation",
    "ruby-text",
    "title",
    "desc",
    "forms",
    "table-of-content-source",
    "binary-data",
    "event-listeners",
    "automatic-styles",
];

/// Reads a text.
pub(super) struct Body {
    pen: Pen,
    looks: Looks,
    /// The paragraphs that are open: a box holds paragraphs within a paragraph.
    open: Vec<Writing>,
    lists: Lists,
    tables: Tables,
    deleted: Deleted,
    /// The field of a form that is open.
    field: Option<Field>,
    /// What is left out and is open, with how many paragraphs were open when it began.
    asides: Vec<Aside>,
    skipping: usize,
    /// True for what has no text but heads and feet.
    is_margins: bool,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Writing {
    written: Written,
    /// Why the words of the paragraph, and of each stretch within it, are left out, where they are.
    inked: Vec<Option<Why>>,
    /// What of it is left out, until its stretch ends.
    left_out: Vec<(String, Why)>,
}

/// Something that is left out.
struct Aside {
    name: String,
    why: Option<Why>,
    /// Paragraphs that were open when it began.
    paragraphs: usize,
}

impl Body {
    /// A reader into this document.
    pub(super) fn new(document: Document, looks: Looks) -> Self {
        let (styles, numbering) = looks.pen_parts();
        Self {
            pen: Pen { document, styles, numbering },
            looks,
            open: Vec::new(),
            lists: Lists::default(),
            tables: Tables::default(),
            deleted: Deleted::default(),
            field: None,
            asides: Vec::new(),
            skipping: 0,
            is_margins: false,
        }
    }

    /// A reader of a part that has heads and feet alone.
    pub(super) fn of_margins(self) -> Self {
        Self { is_margins: true, ..self }
    }

    /// Reads the part to its end.
    pub(super) fn read(mut self, text: &str, part: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
        let mut walk = Walk::new(text, part);
        for steps in 1_usize.. {
            if steps.is_multiple_of(4096) {
                let (done, of) = walk.progress();
                tell(watch, done, of)?;
                within(Measured::Paragraphs, self.pen.document.paragraphs.len(), PARAGRAPHS)?;
            }
            if self.pen.document.is_full() {
                break;
            }
            match walk.step()? {
                Step::Open(element) => self.enter(&element),
                Step::Close(name) => self.leave(&name),
                Step::Words(words) => self.words(&words),
                Step::End => break,
            }
        }
        self.deleted.finish(&mut self.pen.document);
        Ok(self.pen.document)
    }

    fn enter(&mut self, element: &Element<'_>) {
        let name = element.name();
        if self.skipping > 0 || SKIPPED.contains(&name) {
            self.skipping += 1;
            return;
        }
        match name {
            "p" | "h" => self.enter_paragraph(element),
            "span" => self.ink(self.style_why(element)),
            "placeholder" => self.ink(Some(Why::Control)),
            "content-control" => {
                let is_prompt = element.value("showing-place-holder").as_deref() == Some("true");
                self.ink(is_prompt.then_some(Why::Control));
            }
            "list" => self.lists.begin(element),
            "list-item" | "list-header" => self.lists.begin_item(element),
            // A table of a note or of a head is none of the text's.
            "table" | "table-column" | "table-row" | "table-cell" | "covered-table-cell" if self.why().is_some() => {}
            "table" => self.tables.begin(&mut self.pen.document),
            "table-column" | "table-row" | "table-cell" | "covered-table-cell" => {
                self.tables.enter(element, &mut self.pen.document, &self.looks);
            }
            "changed-region" => self.deleted.begin(element),
            "change" => self.deleted.mark(element, &mut self.pen.document),
            "object" | "object-ole" => self.object(element),
            "fieldmark" | "fieldmark-start" => self.field = Field::of(element),
            "param" => self.field.iter_mut().for_each(|field| field.take(element)),
            "s" => self.write(&" ".repeat(element.number("c").unwrap_or(1).min(64) as usize)),
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            _ => self.enter_aside(element),
        }
    }

    fn enter_aside(&mut self, element: &Element<'_>) {
        let why = match element.name() {
            "deletion" | "tracked-changes" => Why::Deleted,
            "note-body" => Why::Note,
            "annotation" => Why::Comment,
            "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first" => {
                Why::HeaderOrFooter
            }
            "table-of-content" => Why::Contents,
            // One that is shown is noted too: a hidden one may stand within it.
            "section" => Why::Hidden,
            _ => return,
        };
        let why = Some(why).filter(|why| *why != Why::Hidden || !self.is_shown(element));
        self.asides.push(Aside { name: element.name().to_owned(), why, paragraphs: self.open.len() });
    }

    fn is_shown(&self, element: &Element<'_>) -> bool {
        let by_style = || self.looks.is_hidden(&element.id("style-name").unwrap_or_default());
        element.value("display").as_deref() != Some("none") && !by_style()
    }

    /// Why what is being read is no text, where it is none.
    fn why(&self) -> Option<Why> {
        self.asides.iter().rev().find_map(|aside| aside.why)
    }

    fn enter_paragraph(&mut self, element: &Element<'_>) {
        let mut written = Written { style: element.id("style-name"), ..Written::default() };
        if element.name() == "h" {
            let level = element.number("outline-level").unwrap_or(1).clamp(1, 9);
            written.heading = u8::try_from(level).ok();
        }
        let inked = vec![self.style_why(element)];
        let mut writing = Writing { written, inked, left_out: Vec::new() };
        if self.why().is_none() {
            self.number(element, &mut writing);
        }
        self.open.push(writing);
    }

    /// The list and the level of a paragraph: those of the lists about it, else the numbers of headings.
    fn number(&mut self, element: &Element<'_>, writing: &mut Writing) {
        let style = writing.written.style.clone().unwrap_or_default();
        let own = self.looks.list_of(&style).filter(|list| !list.is_empty());
        let has_none = self.looks.list_of(&style) == Some("");
        let (list, level) = if self.lists.is_open() {
            match self.lists.take(own, &mut self.pen.numbering) {
                Some((list, level)) => (Some(list), level),
                None => (None, 0),
            }
        } else {
            let level = u32::from(writing.written.heading.unwrap_or(0));
            let is_head = element.value("is-list-header").as_deref() == Some("true");
            let is_counted = element.name() == "h" && !is_head && !has_none;
            (is_counted.then(|| own.unwrap_or(OUTLINE).to_owned()), level.saturating_sub(1))
        };
        (writing.written.list, writing.written.level) = (list, Some(level));
    }

    fn style_why(&self, element: &Element<'_>) -> Option<Why> {
        let style = element.id("style-name")?;
        if self.looks.is_struck(&style) {
            return Some(Why::Deleted);
        }
        self.looks.is_hidden(&style).then_some(Why::Hidden)
    }

    /// A stretch of the paragraph that is open begins; why it is left out, where it is.
    fn ink(&mut self, why: Option<Why>) {
        if let Some(open) = self.open.last_mut() {
            let about = open.inked.last().copied().flatten();
            open.inked.push(why.or(about));
        }
    }

    /// A document within the text is not read.
    fn object(&mut self, element: &Element<'_>) {
        let name = element.id("href").unwrap_or_default();
        self.pen.document.drop_words(name.trim_start_matches("./"), Why::Embedded);
    }

    fn words(&mut self, words: &str) {
        if self.skipping > 0 {
            return;
        }
        // Line ends and blanks of the file are one blank.
        let mut text = String::with_capacity(words.len());
        for c in words.chars() {
            let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
            if c != ' ' || !text.ends_with(' ') {
                text.push(c);
            }
        }
        self.write(&text);
    }

    fn write(&mut self, words: &str) {
        // Who wrote a comment, and when, stands within it and in no paragraph.
        let about = self.asides.last().map_or(0, |aside| aside.paragraphs);
        if self.open.len() <= about && self.asides.last().is_some_and(|aside| aside.why.is_some()) {
            return;
        }
        let Some(open) = self.open.last_mut() else { return };
        match open.inked.last().copied().flatten() {
            Some(why) => match open.left_out.last_mut() {
                Some((text, last)) if *last == why => text.push_str(words),
                _ => open.left_out.push((words.to_owned(), why)),
            },
            None => open.written.text.push_str(words),
        }
    }

    fn leave(&mut self, name: &str) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        match name {
            "p" | "h" => self.end_paragraph(),
            "span" | "placeholder" | "content-control" => {
                if let Some(open) = self.open.last_mut().filter(|open| open.inked.len() > 1) {
                    open.inked.pop();
                    leave_out(&mut self.pen.document, open);
                }
            }
            "fieldmark" | "fieldmark-start" => {
                let shown = self.field.take().map(Field::shown);
                self.write(&shown.unwrap_or_default());
            }
            "list" => self.lists.end(&self.pen.numbering),
            "table" | "table-row" | "table-cell" | "covered-table-cell" if self.why().is_some() => {}
            "table" => self.tables.end(),
            "table-row" | "table-cell" | "covered-table-cell" => self.tables.leave(name),
            _ if self.asides.last().is_some_and(|aside| aside.name == name) => drop(self.asides.pop()),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(mut done) = self.open.pop() else { return };
        leave_out(&mut self.pen.document, &mut done);
        let text = &done.written.text;
        match self.why() {
            Some(Why::Deleted) => self.deleted.add(text),
            Some(why) => self.pen.document.drop_words(text, why),
            None if self.is_margins => {}
            None => self.pen.emit(&done.written, self.tables.place()),
        }
    }
}

/// Lists what of a paragraph is left out.
fn leave_out(document: &mut Document, open: &mut Writing) {
    for (text, why) in open.left_out.drain(..) {
        document.drop_words(&text, why);
    }
}
