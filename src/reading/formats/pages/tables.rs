//! Tables that go on over pages: parts with the same columns, one behind the other, are one table; a head that is
//! repeated is left out, and a row that is broken off goes on.

use crate::reading::formats::document::{Document, Paragraph, Place, Why};
use crate::reading::formats::text::goes_on;

use super::cells::{Ruled, RuledCell};
use super::line::{append, had_no_room};

/// A table of one or more parts, with the words of its cells.
pub(super) struct Whole {
    columns: Vec<f32>,
    rows: usize,
    cells: Vec<Cell>,
    /// The heads of further parts.
    repeated: Vec<String>,
}

struct Cell {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    paragraphs: Vec<String>,
    /// What room its last line left, in times of its type.
    room: f32,
}

/// Columns of two parts that differ by less are the same, in points.
const NEAR: f32 = 4.0;

impl Whole {
    /// A table that begins on this page.
    pub(super) fn of(ruled: &Ruled) -> Self {
        let mut own = Self { columns: ruled.columns.clone(), rows: 0, cells: Vec::new(), repeated: Vec::new() };
        own.add(ruled, 0);
        own
    }

    /// Adds a part from another page. False where it is a table of its own.
    pub(super) fn goes_on(&mut self, ruled: &Ruled) -> bool {
        let near = |(a, b): (&f32, &f32)| (a - b).abs() < NEAR;
        let same = self.columns.len() == ruled.columns.len() && self.columns.iter().zip(&ruled.columns).all(near);
        if !same {
            return false;
        }
        let head = self.row_words(0);
        let again: Vec<String> = words_of(ruled, 0);
        let is_head = head.iter().filter(|words| !words.is_empty()).count() > 1 && head == again;
        if is_head {
            self.repeated.push(again.join(" "));
        }
        self.add(ruled, usize::from(is_head));
        true
    }

    fn row_words(&self, row: usize) -> Vec<String> {
        let own = self.cells.iter().filter(|cell| cell.row == row);
        own.map(|cell| cell.paragraphs.concat()).collect()
    }

    /// Adds the rows of a part from one on.
    fn add(&mut self, ruled: &Ruled, first: usize) {
        let height = ruled.rows.len().saturating_sub(1);
        let mut cells: Vec<Cell> = Vec::new();
        for own in ruled.cells.iter().filter(|cell| cell.row >= first) {
            let (paragraphs, room) = paragraphs(own, ruled.sides(own));
            let row = own.row - first;
            cells.push(Cell { row, column: own.column, rows: own.rows, columns: own.columns, paragraphs, room });
        }
        let broken = self.rows > 0 && self.breaks_off(&cells);
        let shift = self.rows - usize::from(broken);
        for mut cell in cells {
            // What stands in the first row of a further part belongs to the cell above it: the rest of a broken row, or
            // the empty rest of a cell that goes over several rows.
            let is_rest = cell.row == 0 && self.rows > 0 && (broken || cell.paragraphs.is_empty());
            cell.row += shift;
            let above = self.cells.iter_mut().find(|above| {
                let reaches = above.row + above.rows == self.rows && above.columns == cell.columns;
                is_rest && above.column == cell.column && reaches && (broken || above.rows > 1 || cell.rows > 1)
            });
            match above {
                Some(above) => above.take(cell),
                None => self.cells.push(cell),
            }
        }
        self.rows = shift + height.saturating_sub(first);
    }

    /// True when the first row of a further part is the rest of the row before it: its number is missing where the rows
    /// above have theirs.
    fn breaks_off(&self, part: &[Cell]) -> bool {
        let numbered = |words: &String| !words.is_empty() && words.chars().all(|c| c.is_ascii_digit());
        let numbers: Vec<&Cell> = self.cells.iter().filter(|cell| cell.column == 0 && cell.columns == 1).collect();
        let counted = numbers.iter().filter(|cell| numbered(&cell.paragraphs.concat())).count();
        let first: Vec<&Cell> = part.iter().filter(|cell| cell.row == 0).collect();
        let is_blank = first.iter().any(|cell| cell.column == 0 && cell.paragraphs.is_empty());
        let has_words = first.iter().any(|cell| !cell.paragraphs.is_empty());
        counted * 2 > numbers.len() && is_blank && has_words
    }

    /// Writes the table into a document.
    pub(super) fn emit(self, document: &mut Document) {
        let table = u32::try_from(document.tables.len()).unwrap_or(u32::MAX);
        document.tables.push(String::new());
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let pairs = self.columns.iter().zip(self.columns.iter().skip(1));
        for (column, (left, right)) in pairs.enumerate() {
            // A point in tenths of a millimetre.
            let width = (right - left) * 254.0 / 72.0;
            document.set_width(table, column, width as u32);
        }
        for repeated in &self.repeated {
            document.drop_words(repeated, Why::HeaderOrFooter);
        }
        let mut cells = self.cells;
        cells.sort_by_key(|cell| (cell.row, cell.column));
        for cell in cells {
            let (row, column) = (number(cell.row), number(cell.column));
            let place = Place { table, row, column, rows: number(cell.rows), columns: number(cell.columns) };
            for text in cell.paragraphs {
                document.push(Paragraph { text, place: Some(place), ..Paragraph::default() });
            }
        }
    }
}

impl Cell {
    /// Goes on with a cell of the next page.
    fn take(&mut self, rest: Self) {
        let mut paragraphs = rest.paragraphs.into_iter().peekable();
        if let Some(last) = self.paragraphs.last_mut()
            && paragraphs.peek().is_some_and(|next| reads_on(last, self.room, next))
        {
            last.extend(paragraphs.next());
        }
        self.paragraphs.extend(paragraphs);
        self.room = rest.room;
        self.rows = self.rows.max((rest.row + rest.rows).saturating_sub(self.row));
    }
}

/// The words of a row of a part.
fn words_of(ruled: &Ruled, row: usize) -> Vec<String> {
    let own = ruled.cells.iter().filter(|cell| cell.row == row);
    own.map(|cell| paragraphs(cell, ruled.sides(cell)).0.concat()).collect()
}

/// True for a line that goes on with a paragraph whose last line left so much room, in times of its type: there was none for
/// what stands on it.
fn reads_on(open: &str, room: f32, line: &str) -> bool {
    /// A character, and a part of the mark that may not begin a line.
    const ROOM: f32 = 1.4;
    (room < ROOM || had_no_room(open, room, line)) && goes_on(open, line)
}

/// The lines of a cell as paragraphs, and what room the last one left, in times of its type.
fn paragraphs(cell: &RuledCell, (left, right): (f32, f32)) -> (Vec<String>, f32) {
    /// The widest space between words and the edge of their cell, in points.
    const PADDING: f32 = 9.0;
    let nearest = cell.lines.iter().map(|line| line.left - left).fold(PADDING, f32::min);
    let mut found: Vec<String> = Vec::new();
    let mut room = f32::INFINITY;
    for line in &cell.lines {
        match found.last_mut() {
            Some(open) if reads_on(open, room, &line.text) => append(open, &line.text),
            _ => found.push(line.text.clone()),
        }
        room = (right - nearest - line.right) / line.size;
    }
    (found, room)
}
