//! A table on pages: how its words break into lines, how high its rows are, and what of it stands on which page.

use std::collections::HashMap;

use crate::chart::{LIGHT, Rgb};
use crate::model::Status;
use crate::table::{Align, CellValue, RowKind, Table, TableCell};

use super::lines::within;
use super::shape::{Anchor, Shape};
use super::sheet::{POINTS_PER_MM, PageSize};
use super::{font, status};

/// The lines of a table, and its frame, in points.
const RULE: f32 = 0.75;
const FRAME: f32 = 1.5;

/// The ground of a row that heads a part.
const GROUP: Rgb = Rgb([238, 238, 238]);
const INK: Rgb = Rgb([0, 0, 0]);

/// The words of a table broken into lines, and the heights that follow. All lengths are points.
#[derive(Debug)]
pub struct TableText<'a> {
    table: &'a Table,
    page: PageSize,
    /// The left edge of each column, and the right edge of the last.
    edges: Vec<f32>,
    heads: Vec<Vec<TableCell>>,
    head_lines: Vec<Vec<Vec<String>>>,
    /// The heights of the head rows.
    pub(super) head_heights: Vec<f32>,
    cells: Vec<Vec<Vec<String>>>,
    /// The heights of the rows.
    pub(super) heights: Vec<f32>,
}

/// How much of the cells of several rows earlier pages have shown, by their columns: the row in which such a cell begins, and
/// how many of its lines.
pub(super) type ShownLines = HashMap<usize, (usize, usize)>;

/// Breaks the words of a table; its columns are spread over the width of the page.
#[must_use]
pub fn table_text<'a>(table: &'a Table, page: &PageSize) -> TableText<'a> {
    let scale = page.text_width() * POINTS_PER_MM / table.width().max(1.0);
    let mut edges = vec![0.0];
    for column in &table.columns {
        edges.push(edges.last().copied().unwrap_or(0.0) + column.width * scale);
    }
    let heads = table.heads();
    let mut text = TableText {
        table,
        page: page.of_table(table),
        edges,
        heads,
        head_lines: Vec::new(),
        head_heights: Vec::new(),
        cells: Vec::new(),
        heights: Vec::new(),
    };
    text.head_lines = text.heads.iter().map(|row| text.broken(row, true)).collect();
    text.head_heights = text.head_heights_of();
    text.cells = table.rows.iter().map(|row| text.broken(&row.cells, row.kind == RowKind::Group)).collect();
    text.heights = text.heights_of();
    text
}

impl TableText<'_> {
    /// The heights of the rows, in points.
    #[must_use]
    pub fn heights(&self) -> &[f32] {
        &self.heights
    }

    /// The heights of the head rows, in points.
    #[must_use]
    pub fn head_heights(&self) -> Vec<f32> {
        self.head_heights.clone()
    }

    /// How many lines the words of a cell take.
    #[must_use]
    pub fn lines(&self, row: usize, column: usize) -> usize {
        self.cells.get(row).and_then(|row| row.get(column)).map_or(0, Vec::len)
    }

    fn padding(&self) -> [f32; 2] {
        self.page.padding.map(|mm| mm * POINTS_PER_MM)
    }

    /// The width of a cell that begins in a column.
    fn width(&self, column: usize, columns: usize) -> f32 {
        let edge = |at: usize| self.edges.get(at).or(self.edges.last()).copied().unwrap_or(0.0);
        edge(column + columns.max(1)) - edge(column)
    }

    fn broken(&self, cells: &[TableCell], bold: bool) -> Vec<Vec<String>> {
        let ([size, _], [_, inset]) = (self.page.table, self.padding());
        let one = |(at, cell): (usize, &TableCell)| {
            if cell.rows == 0 || cell.columns == 0 {
                return Vec::new();
            }
            let bold = bold || cell.is_head || is_late(cell);
            let room = if matches!(cell.value, CellValue::Status(..)) { size * status::ROOM } else { 0.0 };
            let text = cell.value.text();
            if text.is_empty() {
                return Vec::new();
            }
            within(&text, size, bold, self.width(at, cell.columns) - 2.0 * inset - room)
        };
        cells.iter().enumerate().map(one).collect()
    }

    fn height(&self, lines: usize) -> f32 {
        let ([_, line], [above, _]) = (self.page.table, self.padding());
        lines as f32 * line + 2.0 * above
    }

    fn head_heights_of(&self) -> Vec<f32> {
        let mut heights: Vec<f32> = Vec::new();
        for (row, lines) in self.heads.iter().zip(&self.head_lines) {
            let single = row.iter().zip(lines).filter(|(cell, _)| cell.rows == 1);
            let most = single.map(|(_, lines)| lines.len()).max().unwrap_or(1).max(1);
            heights.push(self.height(most) + 2.0);
        }
        self.stretch(&mut heights, &self.heads.iter().map(Vec::as_slice).collect::<Vec<_>>(), &self.head_lines);
        heights
    }

    /// The heights of the rows, each at least as high as it is to be.
    fn heights_of(&self) -> Vec<f32> {
        self.heights_at_least(|row| row.height)
    }

    /// The heights of the rows that their words need.
    pub(super) fn needs(&self) -> Vec<f32> {
        self.heights_at_least(|_| 0.0)
    }

    fn heights_at_least(&self, least_of: impl Fn(&crate::table::TableRow) -> f32) -> Vec<f32> {
        let least = self.page.row * POINTS_PER_MM;
        let one = |(row, lines): (&crate::table::TableRow, &Vec<Vec<String>>)| {
            let single = row.cells.iter().zip(lines).filter(|(cell, _)| cell.rows == 1);
            let most = single.map(|(_, lines)| lines.len()).max().unwrap_or(1).max(1);
            let own = self.height(most).max(least_of(row) * POINTS_PER_MM);
            if row.kind == RowKind::Group { own } else { own.max(least) }
        };
        let mut heights: Vec<f32> = self.table.rows.iter().zip(&self.cells).map(one).collect();
        let rows: Vec<&[TableCell]> = self.table.rows.iter().map(|row| row.cells.as_slice()).collect();
        self.stretch(&mut heights, &rows, &self.cells);
        heights
    }

    /// The last row under a cell of several rows grows where the words of that cell need more.
    fn stretch(&self, heights: &mut [f32], rows: &[&[TableCell]], lines: &[Vec<Vec<String>>]) {
        for (at, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.rows > 1) {
                let needed = self.height(lines.get(at).and_then(|row| row.get(column)).map_or(0, Vec::len));
                let Some(under) = heights.get_mut(at..at + cell.rows) else { continue };
                let missing = needed - under.iter().sum::<f32>();
                if missing > 0.0
                    && let Some(last) = under.last_mut()
                {
                    *last += missing;
                }
            }
        }
    }

    /// The head of the table, its top left corner given.
    pub(super) fn head(&self, left: f32, top: f32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut y = top;
        for ((row, lines), height) in self.heads.iter().zip(&self.head_lines).zip(&self.head_heights) {
            for (column, cell) in row.iter().enumerate().filter(|(_, cell)| cell.rows > 0 && cell.columns > 0) {
                let tall = if cell.rows > 1 { self.head_heights.iter().sum() } else { *height };
                let at =
                    [left + self.edges.get(column).copied().unwrap_or(0.0), y, self.width(column, cell.columns), tall];
                shapes.push(rule(at));
                let words = lines.get(column).map(Vec::as_slice).unwrap_or_default();
                self.words(&mut shapes, at, words, Align::Centre, cell);
            }
            y += height;
        }
        if y > top {
            let right = left + self.edges.last().copied().unwrap_or(0.0);
            shapes.push(stroke(vec![[left, y], [right, y]]));
        }
        shapes
    }

    /// Makes the last of some rows on a page as high as what is left of the cells needs that end in it: where a page ends within
    /// a cell of several rows, less of it may have been shown than its part of the height had room for. Returns by how much.
    pub(super) fn stretch_last(&mut self, rows: &std::ops::Range<usize>, shown: &ShownLines) -> f32 {
        let Some(last) = rows.end.checked_sub(1) else { return 0.0 };
        let columns = self.table.rows.get(last).map_or(0, |row| row.cells.len());
        let missing = |column: usize| {
            let (owner, cell) = self.owner(last, column)?;
            let all = self.lines(owner, column);
            let before = shown.get(&column).filter(|(own, _)| *own == owner).map_or(0, |(_, lines)| *lines);
            let begins_before = owner < rows.start && owner + cell.rows == rows.end;
            let height: f32 = self.heights.get(rows.clone())?.iter().sum();
            let is_short = begins_before && self.lines_in(height) < all;
            is_short.then(|| self.height(all.saturating_sub(before)) - height)
        };
        let missing = (0..columns).filter_map(missing).fold(0.0, f32::max);
        if let Some(height) = self.heights.get_mut(last) {
            *height += missing;
        }
        missing
    }

    /// Some rows, their top left corner given. `from` is the first line of the first row that is shown, `lines` how many,
    /// for a row that is higher than a page.
    pub(super) fn rows(
        &self,
        rows: std::ops::Range<usize>,
        left: f32,
        top: f32,
        slice: Option<(usize, usize)>,
        shown: &mut ShownLines,
    ) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut y = top;
        for at in rows.clone() {
            let Some((row, height)) = self.table.rows.get(at).zip(self.row_height(at, slice)) else { continue };
            for column in 0..row.cells.len() {
                self.cell(&mut shapes, at, column, &rows, [left, y, height], (slice, shown));
            }
            y += height;
        }
        shapes
    }

    pub(super) fn row_height(&self, row: usize, slice: Option<(usize, usize)>) -> Option<f32> {
        match slice {
            Some((_, lines)) => Some(self.height(lines)),
            None => self.heights.get(row).copied(),
        }
    }

    /// How many lines the longest cell of a row has.
    pub(super) fn most_lines(&self, row: usize) -> usize {
        self.cells.get(row).and_then(|row| row.iter().map(Vec::len).max()).unwrap_or(0)
    }

    /// How many lines a row of this height has room for.
    pub(super) fn lines_in(&self, height: f32) -> usize {
        let ([_, line], [above, _]) = (self.page.table, self.padding());
        // A height that was made for so many lines has room for them.
        (((height - 2.0 * above) / line + 0.01).floor() as usize).max(1)
    }

    /// One cell. A cell of several rows is drawn anew on each page that has some of them; where they have no room for all of its
    /// words, those that earlier pages have not shown go on there.
    fn cell(
        &self,
        shapes: &mut Vec<Shape>,
        row: usize,
        column: usize,
        page: &std::ops::Range<usize>,
        [left, y, height]: [f32; 3],
        (slice, shown): (Option<(usize, usize)>, &mut ShownLines),
    ) {
        let Some((owner, cell)) = self.owner(row, column) else { return };
        if cell.columns == 0 || owner.max(page.start) != row {
            return;
        }
        let end = (owner + cell.rows).min(page.end);
        let tall =
            if slice.is_some() { height } else { self.heights.get(row..end).map_or(height, |rows| rows.iter().sum()) };
        let at = [left + self.edges.get(column).copied().unwrap_or(0.0), y, self.width(column, cell.columns), tall];
        let kind = self.table.rows.get(owner).map_or(RowKind::Data, |row| row.kind);
        if kind == RowKind::Group {
            shapes.push(Shape::Rect { at, fill: Some(GROUP), stroke: None });
        }
        shapes.push(rule(at));
        let lines = self.cells.get(owner).and_then(|row| row.get(column)).map(Vec::as_slice).unwrap_or_default();
        let lines = match slice {
            Some((from, count)) => lines.get(from..(from + count).min(lines.len())).unwrap_or_default(),
            None if cell.rows > 1 && self.lines_in(tall) < lines.len() => {
                let before = shown.get(&column).filter(|(own, _)| *own == owner).map_or(0, |(_, lines)| *lines);
                let until = (before + self.lines_in(tall)).min(lines.len());
                shown.insert(column, (owner, until));
                lines.get(before..until).unwrap_or_default()
            }
            None => lines,
        };
        let align = match kind {
            RowKind::Data if cell.is_head => Align::Centre,
            RowKind::Data => self.table.columns.get(column).map_or(Align::Left, |column| column.align),
            RowKind::Group => Align::Left,
            RowKind::Nothing => Align::Centre,
        };
        self.words(shapes, at, lines, align, cell);
    }

    /// The cell that stands at a place, or covers it from above, and the row that it begins in.
    fn owner(&self, row: usize, column: usize) -> Option<(usize, &TableCell)> {
        (0..=row).rev().find_map(|at| {
            let cell = self.table.rows.get(at)?.cells.get(column)?;
            (cell.rows > 0).then_some((at, cell))
        })
    }

    /// The lines of a cell, in the middle of its height.
    fn words(
        &self,
        shapes: &mut Vec<Shape>,
        [x, y, width, height]: [f32; 4],
        lines: &[String],
        align: Align,
        cell: &TableCell,
    ) {
        let ([size, line], [_, inset]) = (self.page.table, self.padding());
        let colour = if is_late(cell) { LIGHT.seal } else { INK };
        let bold = cell.is_head || is_late(cell);
        let top = y + (height - lines.len() as f32 * line) / 2.0;
        for (at, text) in lines.iter().enumerate() {
            let base = (at as f32).mul_add(line, top) + line / 2.0 + size * 0.36;
            let mark = if at == 0 { status_of(cell) } else { None };
            let room = if mark.is_some() { size * status::ROOM } else { 0.0 };
            let wide = font::width(text, size, bold) + room;
            let start = match align {
                Align::Left => x + inset,
                Align::Centre => x + (width - wide) / 2.0,
                Align::Right => x + width - inset - wide,
            };
            shapes.extend(mark.into_iter().flat_map(|mark| status::mark(mark, start, base, size, colour)));
            if !text.trim().is_empty() {
                let at = [start + room, base];
                shapes.push(Shape::Text { at, size, bold, anchor: Anchor::Start, fill: colour, text: text.clone() });
            }
        }
    }

    /// The frame around what of the table stands on a page.
    pub(super) fn frame(&self, left: f32, top: f32, bottom: f32) -> Shape {
        let width = self.edges.last().copied().unwrap_or(0.0);
        Shape::Rect { at: [left, top, width, bottom - top], fill: None, stroke: Some((INK, FRAME)) }
    }

    /// The row that heads the part in which a row stands, where it is not that row itself.
    pub(super) fn part_of(&self, row: usize) -> Option<usize> {
        let is_group = |at: &usize| self.table.rows.get(*at).is_some_and(|row| row.kind == RowKind::Group);
        (0..=row).rev().find(is_group).filter(|group| *group != row)
    }

    /// The words of a row that heads a part.
    pub(super) fn part_words(&self, row: usize) -> String {
        self.table.rows.get(row).and_then(|row| row.cells.first()).map(|cell| cell.value.text()).unwrap_or_default()
    }

    /// The head of a part on the page on which it goes on.
    pub(super) fn part_again(&self, row: usize, behind: &str, left: f32, top: f32) -> (Vec<Shape>, f32) {
        let height = self.height(1);
        let at = [left, top, self.edges.last().copied().unwrap_or(0.0), height];
        let mut shapes = vec![Shape::Rect { at, fill: Some(GROUP), stroke: None }, rule(at)];
        let cell = TableCell::label("");
        self.words(&mut shapes, at, &[format!("{}{behind}", self.part_words(row))], Align::Left, &cell);
        (shapes, height)
    }

    /// True for a row that heads a part: it never stands alone at the foot of a page.
    pub(super) fn is_part(&self, row: usize) -> bool {
        self.table.rows.get(row).is_some_and(|row| row.kind == RowKind::Group)
    }
}

fn is_late(cell: &TableCell) -> bool {
    status_of(cell) == Some(Status::Late)
}

fn status_of(cell: &TableCell) -> Option<Status> {
    if let CellValue::Status(status, _) = cell.value { Some(status) } else { None }
}

fn rule(at: [f32; 4]) -> Shape {
    Shape::Rect { at, fill: None, stroke: Some((INK, RULE)) }
}

fn stroke(points: Vec<[f32; 2]>) -> Shape {
    Shape::Path { points, fill: None, stroke: Some((INK, FRAME)), dashed: false }
}
