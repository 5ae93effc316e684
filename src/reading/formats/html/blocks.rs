//! From tags and words to paragraphs: blocks, line breaks, lists with their numbers, cells of tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::reading::formats::document::{Document, Paragraph, Place, Why};
use crate::reading::formats::symbols::ticked;

use super::furniture::{UNREAD, why};

const BLOCKS: [&str; 41] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "title",
    "tr",
];

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Cells beyond this column stand in it.
const WIDEST: u32 = 1024;

/// An element that is open.
struct Open {
    name: String,
    why: Option<Why>,
    /// Which element of the page it is, from 0.
    element: usize,
    /// For a list that counts: the number of its next line.
    next: Option<u32>,
}

/// A table that is open.
struct Table {
    index: u32,
    rows: u32,
    column: u32,
    span: (u32, u32),
    /// By column, the first row that is free again under a merged cell.
    taken: BTreeMap<u32, u32>,
}

/// Collects the paragraphs of a page.
pub(super) struct Blocks {
    document: Document,
    open: Vec<Open>,
    tables: Vec<Table>,
    text: String,
    /// Characters of the block that belong to links.
    linked: usize,
    number: String,
    /// Elements left out since the block began count only while they are open.
    unread: usize,
    /// How many elements began.
    elements: usize,
    /// Those of which it is known that they are not what they seem: furniture by its names, which is read, and rows of a
    /// table, whose fields are those of a search.
    kept: BTreeSet<usize>,
    /// The row in which a field was read last, and rows with a field and a button beside it.
    typed: Option<usize>,
    searches: BTreeSet<usize>,
    /// Bytes of words outside links: of the page, and of each element that is furniture by its name.
    loose: usize,
    furniture: BTreeMap<usize, usize>,
}

impl Blocks {
    /// A collector into this document; the elements `kept` are not what they seem.
    pub(super) fn new(document: Document, kept: BTreeSet<usize>) -> Self {
        Self {
            document,
            open: Vec::new(),
            tables: Vec::new(),
            text: String::new(),
            linked: 0,
            number: String::new(),
            unread: 0,
            elements: 0,
            kept,
            typed: None,
            searches: BTreeSet::new(),
            loose: 0,
            furniture: BTreeMap::new(),
        }
    }

    /// How many paragraphs there are.
    pub(super) fn paragraphs(&self) -> usize {
        self.document.paragraphs.len()
    }

    /// An element begins.
    pub(super) fn open(&mut self, name: &str, closed: bool, get: &dyn Fn(&str) -> Option<String>) {
        if is_block(name) {
            self.flush();
        }
        if matches!(name, "input" | "button") && self.unread == 0 {
            self.take_input(name, get);
        }
        if VOID.contains(&name) || closed {
            return;
        }
        self.close_implied(name);
        match name {
            "table" => self.open_table(),
            "tr" => self.open_row(),
            "td" | "th" => self.open_cell(get),
            "li" => self.open_line(),
            _ => {}
        }
        self.unread += usize::from(UNREAD.contains(&name));
        let next = (name == "ol").then(|| get("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1));
        let element = self.elements;
        self.elements += 1;
        let is_kept = |why: &Why| *why == Why::Navigation && self.kept.contains(&element);
        // A page that never closes its elements must not make every close a long search.
        if self.open.len() < 512 {
            let why = why(name, get).filter(|why| !is_kept(why));
            self.open.push(Open { name: name.to_owned(), why, element, next });
        }
    }

    /// A field of a form: a box is ticked or not; words in the cell of a table are those of a form that somebody filled in.
    /// Elsewhere, and in a row that ends with the button that sends them, they are those of a search.
    fn take_input(&mut self, name: &str, get: &dyn Fn(&str) -> Option<String>) {
        let row = self.open.iter().rfind(|open| open.name == "tr").map(|open| open.element);
        let kind = get("type").unwrap_or_else(|| if name == "button" { "submit" } else { "text" }.to_owned());
        match kind.to_ascii_lowercase().as_str() {
            "submit" | "image" => self.searches.extend(row.filter(|row| self.typed == Some(*row))),
            _ if name == "button" => {}
            "checkbox" | "radio" => self.text.push(ticked(get("checked").is_some())),
            "hidden" | "button" | "reset" | "password" | "file" => {}
            "search" => self.document.drop_words(&get("value").unwrap_or_default(), Why::Control),
            _ if self.tables.is_empty() || row.is_some_and(|row| self.kept.contains(&row)) => {
                self.document.drop_words(&get("value").unwrap_or_default(), Why::Control);
            }
            _ => {
                self.typed = row;
                self.text.push_str(&get("value").unwrap_or_default());
            }
        }
    }

    /// Elements that a new one ends without saying so: `<p>` before a block, `<li>`, `<td>`, `<tr>`.
    fn close_implied(&mut self, name: &str) {
        let Some(last) = self.open.last().map(|open| open.name.clone()) else { return };
        let ended = match last.as_str() {
            "p" => is_block(name),
            "li" => name == "li",
            "td" | "th" => matches!(name, "td" | "th" | "tr"),
            "option" => name == "option",
            _ => false,
        };
        if ended {
            self.close(&last);
            self.close_implied(name);
        } else if last == "tr" && name == "tr" {
            self.close("tr");
        }
    }

    /// An element ends.
    pub(super) fn close(&mut self, name: &str) {
        if is_block(name) {
            self.flush();
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        // A stray end does not reach out of its cell or table.
        let fence = self.open.iter().rposition(|open| matches!(open.name.as_str(), "td" | "th" | "table"));
        if fence.is_some_and(|fence| fence > at) && !matches!(name, "table" | "tr" | "td" | "th" | "body" | "html") {
            return;
        }
        for ended in self.open.split_off(at) {
            self.unread -= usize::from(UNREAD.contains(&ended.name.as_str())).min(self.unread);
            match ended.name.as_str() {
                "table" => drop(self.tables.pop()),
                "td" | "th" => {
                    if let Some(table) = self.tables.last_mut() {
                        table.column = table.column.saturating_add(table.span.1);
                    }
                }
                _ => {}
            }
        }
    }

    /// Words between tags.
    pub(super) fn words(&mut self, words: &str) {
        if self.unread > 0 {
            let inner = self.open.iter().rfind(|open| UNREAD.contains(&open.name.as_str()));
            if inner.is_some_and(|open| matches!(open.name.as_str(), "svg" | "object" | "math")) {
                self.document.drop_words(words, Why::Drawing);
            }
            return;
        }
        if self.open.iter().any(|open| open.name == "pre") {
            for (at, line) in words.split('\n').enumerate() {
                if at > 0 {
                    self.flush();
                }
                self.text.push_str(line);
            }
            return;
        }
        if let Some(why) = self.open.iter().find_map(|open| open.why.filter(|why| *why == Why::Deleted)) {
            return self.document.drop_words(words, why);
        }
        let before = self.text.len();
        self.text.push_str(words);
        if self.open.iter().any(|open| open.name == "a") {
            self.linked += self.text.len() - before;
        }
    }

    /// The end of the page: what was read, and the elements that are not what they seem: no furniture though their names say
    /// so, since most words of the page stand in them, and rows of a search.
    pub(super) fn finish(mut self) -> (Document, BTreeSet<usize>) {
        self.flush();
        let most = self.furniture.iter().filter(|(_, words)| **words * 2 > self.loose).map(|(element, _)| *element);
        let wrappers = most.chain(self.searches).collect();
        (self.document, wrappers)
    }

    fn flush(&mut self) {
        let text = collapse(&std::mem::take(&mut self.text));
        let linked = std::mem::take(&mut self.linked);
        if text.is_empty() {
            return;
        }
        let loose = text.len().saturating_sub(linked);
        self.loose += loose;
        for open in self.open.iter().filter(|open| open.why == Some(Why::Navigation)) {
            *self.furniture.entry(open.element).or_default() += loose;
        }
        let number = std::mem::take(&mut self.number);
        let heading = self.open.iter().rev().find_map(|open| heading(&open.name));
        let links = linked * 10 >= text.len() * 8 && heading.is_none();
        // Struck out words never came into the block.
        let left_out = self.open.iter().find_map(|open| open.why.filter(|why| *why != Why::Deleted));
        let out = left_out.or(links.then_some(Why::Links));
        if let Some(why) = out {
            self.document.drop_words(&text, why);
            return;
        }
        let numbering = u32::try_from(number.chars().count()).unwrap_or(0);
        let place = self.tables.last().map(Table::place);
        self.document.push(Paragraph { text: number + &text, heading, numbering, place });
    }

    fn open_table(&mut self) {
        let index = u32::try_from(self.document.tables.len()).unwrap_or(u32::MAX);
        self.document.tables.push(String::new());
        self.tables.push(Table { index, rows: 0, column: 0, span: (1, 1), taken: BTreeMap::new() });
    }

    fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows = table.rows.saturating_add(1);
            table.column = 0;
        }
    }

    fn open_cell(&mut self, get: &dyn Fn(&str) -> Option<String>) {
        let Some(table) = self.tables.last_mut() else { return };
        let span = |name: &str| get(name).and_then(|n| n.trim().parse().ok()).unwrap_or(1_u32).clamp(1, 1000);
        table.span = (span("rowspan"), span("colspan").min(100));
        let row = table.rows.saturating_sub(1);
        while table.column < WIDEST && table.taken.get(&table.column).is_some_and(|free| *free > row) {
            table.column += 1;
        }
        if table.span.0 > 1 {
            for column in table.column..table.column.saturating_add(table.span.1) {
                table.taken.insert(column, row.saturating_add(table.span.0));
            }
        }
    }

    fn open_line(&mut self) {
        let list = self.open.iter_mut().rev().find(|open| matches!(open.name.as_str(), "ol" | "ul"));
        if let Some(next) = list.and_then(|list| list.next.as_mut()) {
            self.number = format!("{next}.");
            *next = next.saturating_add(1);
        }
    }
}

impl Table {
    fn place(&self) -> Place {
        let row = self.rows.saturating_sub(1);
        Place { table: self.index, row, column: self.column, rows: self.span.0, columns: self.span.1 }
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || matches!(name, "th" | "ul" | "select" | "textarea" | "summary" | "thead" | "tbody")
}

fn heading(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&digit).then_some(digit)
}

/// White space as a reader sees it: a run is one space, and a line break between Chinese characters is none.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = String::new();
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{3000}' && c != '\u{a0}' {
            gap.push(c);
            continue;
        }
        if !gap.is_empty() {
            let wide = |c: char| c >= '\u{2e80}';
            let joined = gap.contains('\n') && out.chars().last().is_some_and(wide) && wide(c);
            if !joined && !out.is_empty() {
                out.push(' ');
            }
            gap.clear();
        }
        out.push(c);
    }
    out
}
