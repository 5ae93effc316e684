//! Lines put together to paragraphs, over columns and pages: by the indent of a first line, by lines that fill their
//! measure, and by the marks that begin a heading.

use std::collections::BTreeMap;

use crate::reading::formats::document::{Document, Paragraph, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{PARAGRAPHS, within};
use crate::reading::formats::text::{begins_with_mark, goes_on};

use super::cells::Ruled;
use super::line::{Line, append, had_no_room, is_ended};
use super::page::Page;
use super::tables::Whole;

/// The measure that lines are set to.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measure {
    left: f32,
    right: f32,
    /// False where no lines share a right edge, so that the longest one may not be full.
    is_shared: bool,
}

/// What is set alike: the column of a line, and whether its page is wide.
type Set = (usize, bool);

/// What lines of a document are put together by.
pub(super) struct Flow {
    document: Document,
    /// The measures of whole pages and of columns, of upright pages and of wide ones.
    measures: BTreeMap<Set, Measure>,
    /// True where paragraphs begin with an indent.
    indented: bool,
    /// The height of the type of most lines.
    body: f32,
    /// How far one line of a paragraph is from the next.
    pitch: f32,
    open: Option<Open>,
    table: Option<Whole>,
}

/// A paragraph that may go on.
struct Open {
    text: String,
    first: Line,
    last: Line,
    lines: usize,
    /// The page of its last line, and what that is set like.
    page: usize,
    set: Set,
}

/// Where lines may differ: their edges, and the heights of their type.
const EDGE: f32 = 0.6;
const SIZE: f32 = 0.1;

/// A line whose end is nearer to the right edge, in times of its type, is full: it had no room for one more character
/// and a mark that may not begin a line.
const ROOM: f32 = 1.7;

/// How far a first line is indented, in times of its type; documents have no indents where fewer lines than one of so many
/// do.
const INDENT: f32 = 2.0;
const FEW_INDENTS: usize = 8;

/// A title is larger than the text by this share.
const LARGER: f32 = 1.15;

/// Lines further apart than so many times the usual are of two paragraphs.
const APART: f32 = 1.7;

impl Flow {
    /// A flow of lines into a document.
    pub(super) fn new(document: Document, pages: &[Page]) -> Self {
        let lines = || pages.iter().flat_map(|page| &page.lines);
        let mut sizes: Vec<f32> = lines().map(|line| line.size).collect();
        let mut steps: Vec<f32> = Vec::new();
        for page in pages {
            let pairs = page.lines.iter().zip(page.lines.iter().skip(1));
            steps.extend(pairs.map(|(own, next)| next.y - own.y).filter(|step| *step > 0.0));
        }
        let (body, pitch) = (middle(&mut sizes), middle(&mut steps));
        let mut sets: BTreeMap<Set, Vec<&Line>> = BTreeMap::new();
        let mut widths: BTreeMap<Set, f32> = BTreeMap::new();
        for page in pages {
            for line in &page.lines {
                let set = (line.column, page.is_wide());
                sets.entry(set).or_default().push(line);
                widths.insert(set, page.width);
            }
        }
        let mut measures = BTreeMap::new();
        let mut indents = 0;
        for (set, own) in sets {
            let width = widths.get(&set).copied().filter(|_| set.0 == 0);
            let Some(measure) = measure(&own, body, width) else { continue };
            measures.insert(set, measure);
            let indent = |line: &&&Line| ((line.left - measure.left) / line.size - INDENT).abs() < EDGE;
            indents += own.iter().filter(indent).count();
        }
        let indented = indents * FEW_INDENTS > lines().count();
        Self { document, measures, indented, body, pitch, open: None, table: None }
    }

    /// Reads the pages to their end.
    pub(super) fn read(mut self, pages: Vec<Page>) -> Result<Document, FormatError> {
        for (number, mut page) in pages.into_iter().enumerate() {
            for text in &page.margins {
                self.document.drop_words(text, Why::HeaderOrFooter);
            }
            let (notes, comments) = (std::mem::take(&mut page.notes), std::mem::take(&mut page.comments));
            let is_wide = page.is_wide();
            let mut tables = page.tables.into_iter().peekable();
            let mut is_first = true;
            for line in page.lines {
                while let Some(table) = tables.next_if(|table| stands_before(table, &line)) {
                    self.take_table(&table, is_first);
                    is_first = false;
                }
                let set = (line.column, is_wide);
                self.take_line(line, number, set);
                is_first = false;
            }
            for table in tables {
                self.take_table(&table, is_first);
                is_first = false;
            }
            for text in &notes {
                self.document.drop_words(text, Why::Note);
            }
            for text in &comments {
                self.document.drop_words(text, Why::Comment);
            }
            within(Measured::Paragraphs, self.document.paragraphs.len(), PARAGRAPHS)?;
        }
        self.end_paragraph();
        self.end_table();
        Ok(self.document)
    }

    fn take_table(&mut self, ruled: &Ruled, is_first: bool) {
        self.end_paragraph();
        // Only what begins a page can go on with a table of the page before.
        if is_first && self.table.as_mut().is_some_and(|table| table.goes_on(ruled)) {
            return;
        }
        self.end_table();
        self.table = Some(Whole::of(ruled));
    }

    fn take_line(&mut self, line: Line, page: usize, set: Set) {
        self.end_table();
        if is_contents(&line.text) {
            self.end_paragraph();
            self.document.drop_words(&line.text, Why::Contents);
            return;
        }
        match self.open.take() {
            Some(mut open) if self.joins(&open, &line, page, set) => {
                append(&mut open.text, &line.text);
                (open.last, open.page, open.set) = (line, page, set);
                open.lines += 1;
                self.open = Some(open);
            }
            open => {
                self.open = open;
                self.end_paragraph();
                let (text, first) = (line.text.clone(), line.clone());
                self.open = Some(Open { text, first, last: line, lines: 1, page, set });
            }
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(open) = self.open.take() {
            self.document.push(Paragraph { text: open.text, ..Paragraph::default() });
        }
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.emit(&mut self.document);
        }
    }

    /// True when a line goes on with a paragraph.
    fn joins(&self, open: &Open, line: &Line, page: usize, set: Set) -> bool {
        let last = &open.last;
        let alike = (last.size - line.size).abs() < SIZE * last.size.max(line.size);
        let follows = page == open.page && set == open.set;
        if !alike || (follows && line.y - last.y > APART * self.pitch.max(line.size)) {
            return false;
        }
        let (Some(own), Some(next)) = (self.measures.get(&open.set), self.measures.get(&set)) else {
            return false;
        };
        if self.is_title(line, *next) && (self.is_title(last, *own) || self.is_full(last, *own)) {
            return line.size > LARGER * self.body && goes_on(&open.text, &line.text) && !begins_with_mark(&line.text);
        }
        let may_go_on = own.is_shared || !is_ended(&open.text);
        may_go_on
            && self.is_full_before(last, *own, &line.text)
            && is_level(open, line, *own, *next)
            && self.reads_on(open, line, *own)
    }

    /// True when the words of a line read as going on with a paragraph. Where paragraphs are indented, one that began so
    /// goes on with what is not, unless that begins as a heading does behind the end of a sentence.
    fn reads_on(&self, open: &Open, line: &Line, own: Measure) -> bool {
        let is_indented = open.first.left - own.left > line.size;
        if self.indented && is_indented {
            return !(open.text.ends_with('。') && begins_with_mark(&line.text));
        }
        goes_on(&open.text, &line.text) && !(open.text.ends_with('。') && begins_with_label(&line.text))
    }

    /// True for a line that had no room for what stands on the next one.
    fn is_full_before(&self, line: &Line, measure: Measure, next: &str) -> bool {
        self.is_full(line, measure) || had_no_room(&line.text, (measure.right - line.right) / line.size, next)
    }

    fn is_full(&self, line: &Line, measure: Measure) -> bool {
        measure.right - line.right < ROOM * line.size.min(self.body.max(line.size))
    }

    /// True for a line in the middle of its measure that does not begin at its edge.
    fn is_title(&self, line: &Line, measure: Measure) -> bool {
        let middle = f32::midpoint(measure.left, measure.right);
        let is_middle = (f32::midpoint(line.left, line.right) - middle).abs() < line.size;
        is_middle && line.left - measure.left > EDGE * line.size.min(self.body)
    }
}

/// True when a line begins where the paragraph's next line must: at the edge, or below the one before it; below the words
/// of its first line where its number stands out.
fn is_level(open: &Open, line: &Line, own: Measure, next: Measure) -> bool {
    let (first, last) = (open.first.left - own.left, open.last.left - own.left);
    let indent = line.left - next.left;
    let near = |a: f32, b: f32| (a - b).abs() < EDGE * line.size;
    if open.lines > 1 {
        return near(indent, last);
    }
    let hangs = indent > first && indent - first < 4.0 * line.size;
    near(indent, 0.0) || (hangs && begins_with_mark(&open.text) && !begins_with_mark(&line.text))
}

/// The measure of lines: the left edge of those that are no title, and the right edge that most of those share that are
/// full. Where all lines are short the right margin of a page is about as wide as the left one.
fn measure(lines: &[&Line], body: f32, page: Option<f32>) -> Option<Measure> {
    const WIDER: f32 = 1.2;
    let of_text = lines.iter().filter(|line| line.size <= LARGER * body);
    let left = of_text.map(|line| line.left).min_by(f32::total_cmp).or_else(|| Some(lines.first()?.left))?;
    let (right, is_shared) = right_edge(lines, body)?;
    let least = page.map_or(right, |width| width - WIDER * left);
    let measure = Measure { left, right: right.max(least), is_shared };
    let is_inside = page.is_some_and(|width| left - (width - right) > (INDENT - EDGE) * body);
    if is_inside && are_paragraphs(lines, measure) {
        return Some(Measure { left: left - INDENT * body, ..measure });
    }
    Some(measure)
}

/// The right edge of lines, and whether several share it: the outermost that several do, so that one line that stands out
/// does not count; and further in where many more lines end, since stops hang over the edge of lines that are not stretched
/// to it.
fn right_edge(lines: &[&Line], body: f32) -> Option<(f32, bool)> {
    const SHARED: usize = 2;
    /// How far a stop may hang over, in times of the type, and how many times the lines there must be for it to be one.
    const HANGS: f32 = 1.2;
    const MANY_MORE: usize = 2;
    let mut rights: Vec<f32> = lines.iter().map(|line| line.right).collect();
    rights.sort_by(|a, b| b.total_cmp(a));
    let mut pairs = rights.iter().zip(rights.iter().skip(SHARED));
    let shared = pairs.find(|(own, other)| *own - *other < body).map(|(own, _)| *own);
    let outer = shared.or_else(|| rights.first().copied())?;
    // Lines that are not stretched end within one character of the edge.
    let ending_at = |edge: f32| {
        let (from, to) = (rights.partition_point(|own| *own > edge), rights.partition_point(|own| *own > edge - body));
        to - from
    };
    let inner = rights.iter().copied().filter(|own| (outer - HANGS * body..outer).contains(own));
    // The first of those that are alike is the outermost.
    let most = inner.map(|edge| (edge, ending_at(edge))).reduce(|a, b| if b.1 > a.1 { b } else { a });
    let edge = most.filter(|(_, count)| *count > MANY_MORE * ending_at(outer)).map_or(outer, |(edge, _)| edge);
    Some((edge, shared.is_some()))
}

/// True where most lines that are full end with a sentence: each is a paragraph, and where it begins is its indent.
fn are_paragraphs(lines: &[&Line], measure: Measure) -> bool {
    let full = || lines.iter().filter(|line| measure.right - line.right < ROOM * line.size);
    let ended = full().filter(|line| is_ended(&line.text)).count();
    ended > 0 && ended * 2 > full().count()
}

/// True for a line that begins with a label: 整改情况:, 责任单位:.
fn begins_with_label(text: &str) -> bool {
    const LONGEST: usize = 8;
    let label: Vec<char> = text.chars().take(LONGEST).take_while(|c| !matches!(c, ':' | '\u{ff1a}')).collect();
    (2..LONGEST).contains(&label.len())
        && label.iter().all(|c| *c >= '\u{4e00}' && *c <= '\u{9fff}' || c.is_ascii_digit())
}

fn middle(values: &mut [f32]) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// True for a table that stands before a line on its page.
fn stands_before(table: &Ruled, line: &Line) -> bool {
    table.top() < line.y
}

/// True for a line of a table of contents: a row of dots, and the number of a page.
fn is_contents(text: &str) -> bool {
    const DOTS: usize = 6;
    let dot = |c: char| matches!(c, '.' | '…' | '·' | '⋯');
    let words = text.trim_end();
    let rest = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = rest.trim_end().chars().rev().take_while(|c| dot(*c) || *c == ' ').filter(|c| dot(*c)).count();
    // An ellipsis is three dots.
    let wide = rest.chars().filter(|c| matches!(c, '…' | '⋯')).count();
    rest.len() < words.len() && dots + 2 * wide.min(dots) >= DOTS
}
