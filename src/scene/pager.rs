//! Text flowing over the pages of a paper: lines, headings, paragraphs, tables, each where there is room for it.

use crate::chart::Rgb;
use crate::table::Table;

use super::font;
use super::lines::wrapped;
use super::shape::{Anchor, Shape};
use super::sheet::{POINTS_PER_MM, PageSize};
use super::tables::{ShownLines, TableText, table_text};

pub(super) const INK: Rgb = Rgb([0, 0, 0]);

/// The size of the body (3号) and its line, 22 to a page.
pub(super) const BODY: f32 = 16.0;
/// A line of the body, in points.
pub const BODY_LINE: f32 = 28.95;
/// The space between a table and the prose around it, in points.
pub const PROSE_GAP: f32 = 8.0;
/// Two characters at the beginning of a paragraph.
pub(super) const INDENT: &str = "\u{3000}\u{3000}";

/// Pages that are being filled, the last one from its top.
pub(super) struct Pager {
    /// The sheet of the pages that come next.
    pub(super) size: PageSize,
    /// The pages so far, each with its sheet.
    pub(super) pages: Vec<(PageSize, Vec<Shape>)>,
    /// The top of what comes next, in points.
    pub(super) y: f32,
    /// How many pages have a number: a blank one before the imprint and the page of the imprint alone have none (GB/T 9704).
    pub(super) numbered: Option<usize>,
}

impl Pager {
    pub(super) fn new(size: PageSize) -> Self {
        let mut layout = Self { size, pages: Vec::new(), y: 0.0, numbered: None };
        layout.turn();
        layout
    }

    pub(super) fn turn(&mut self) {
        self.pages.push((self.size, Vec::new()));
        self.y = self.top();
    }

    pub(super) fn left(&self) -> f32 {
        let [left, ..] = self.size.margins;
        left * POINTS_PER_MM
    }

    pub(super) fn top(&self) -> f32 {
        let [_, top, ..] = self.size.margins;
        top * POINTS_PER_MM
    }

    pub(super) fn width(&self) -> f32 {
        self.size.text_width() * POINTS_PER_MM
    }

    pub(super) fn bottom(&self) -> f32 {
        self.top() + self.size.text_height() * POINTS_PER_MM
    }

    pub(super) fn add(&mut self, shapes: impl IntoIterator<Item = Shape>) {
        if let Some((_, page)) = self.pages.last_mut() {
            page.extend(shapes);
        }
    }

    pub(super) fn text(&mut self, at: [f32; 2], size: f32, bold: bool, anchor: Anchor, text: String) {
        if !text.trim().is_empty() {
            self.add([Shape::Text { at, size, bold, anchor, fill: INK, text }]);
        }
    }

    pub(super) fn title(&mut self, text: &str, line: f32) {
        let [size, _] = self.size.title;
        for text in wrapped(text, size, true, self.width()) {
            let middle = [self.left() + self.width() / 2.0, self.y + line / 2.0 + size * 0.36];
            self.text(middle, size, true, Anchor::Middle, text);
            self.y += line;
        }
    }

    /// An empty line sets it apart from what comes next.
    pub(super) fn centred(&mut self, text: &str) {
        for text in wrapped(text, BODY, false, self.width()) {
            let middle = [self.left() + self.width() / 2.0, self.y + BODY_LINE / 2.0 + BODY * 0.36];
            self.text(middle, BODY, false, Anchor::Middle, text);
            self.y += BODY_LINE;
        }
        self.y += BODY_LINE;
    }

    pub(super) fn addressee(&mut self, text: &str) {
        for text in wrapped(text, BODY, false, self.width()) {
            let at = [self.left(), self.y + BODY_LINE / 2.0 + BODY * 0.36];
            self.text(at, BODY, false, Anchor::Start, text);
            self.y += BODY_LINE;
        }
    }

    /// A heading never stands alone at the foot of a page.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let bold = level <= 2;
        let lines = wrapped(&format!("{INDENT}{text}"), BODY, bold, self.width()).len();
        if (lines as f32 + 1.0).mul_add(BODY_LINE, self.y) > self.bottom() && self.y > self.top() {
            self.turn();
        }
        self.body(text, bold, 0.0);
    }

    /// A paragraph of the body. Where this much room is not left below it, its last two lines go to the next page.
    pub(super) fn paragraph(&mut self, text: &str, room_below: f32) {
        self.body(text, false, room_below);
    }

    /// Words of the body, the first line two characters in, over as many pages as they need.
    fn body(&mut self, text: &str, bold: bool, room_below: f32) {
        let lines = wrapped(&format!("{INDENT}{text}"), BODY, bold, self.width());
        let moved = lines.len().saturating_sub(2);
        let tail = (lines.len() - moved) as f32 * BODY_LINE + room_below;
        for (at, line) in lines.into_iter().enumerate() {
            let needed = if at == moved && room_below > 0.0 { tail } else { BODY_LINE };
            if self.y + needed > self.bottom() + 0.1 && self.y > self.top() {
                self.turn();
            }
            let base = self.y + BODY_LINE / 2.0 + BODY * 0.36;
            let left = self.left();
            self.text([left, base], BODY, bold, Anchor::Start, line);
            self.y += BODY_LINE;
        }
    }

    /// The office in the middle over the day, at the right, with room for its seal.
    pub(super) fn signature(&mut self, by: &str, on: &str) {
        if self.y + 4.0 * BODY_LINE > self.bottom() {
            self.turn();
        }
        self.y += 2.0 * BODY_LINE;
        let right = self.left() + self.width() - 4.0 * BODY;
        let wide = font::width(on, BODY, false);
        for text in [by, on] {
            let base = self.y + BODY_LINE / 2.0 + BODY * 0.36;
            self.text([right - wide / 2.0, base], BODY, false, Anchor::Middle, text.to_owned());
            self.y += BODY_LINE;
        }
    }

    /// A line above a table stays with it; one below goes to the next page where there is no room.
    pub(super) fn line(&mut self, parts: &[String], before_table: bool) {
        let [size, line] = self.size.line;
        if !before_table && self.y + line > self.bottom() {
            self.turn();
        }
        let base = self.y + line / 2.0 + size * 0.36;
        let (left, right) = (self.left(), self.left() + self.width());
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.iter().enumerate() {
            let (x, anchor) = match at {
                0 => (left, Anchor::Start),
                at if at == last => (right, Anchor::End),
                at => ((right - left).mul_add(at as f32 / last as f32, left), Anchor::Middle),
            };
            self.text([x, base], size, false, anchor, part.clone());
        }
        self.y += line;
    }

    /// A table, with its head on every page. Where this much room is not left below it, its last two rows go to the next page.
    pub(super) fn table(&mut self, table: &Table, continued: &str, room_below: f32) {
        let mut text = table_text(table, &self.size);
        let mut shown = ShownLines::new();
        let head: f32 = text.head_heights.iter().sum();
        let mut row = 0;
        let mut is_first = true;
        while row < table.rows.len() {
            let first_height = text.heights.get(row).copied().unwrap_or(0.0);
            let room = self.bottom() - self.top() - head;
            if !is_first || (self.y + head + first_height.min(room) > self.bottom() && self.y > self.top()) {
                self.turn();
            }
            is_first = false;
            let top = self.y;
            let left = self.left();
            self.add(text.head(left, top));
            self.y += head;
            if let Some(part) = text.part_of(row) {
                let (shapes, height) = text.part_again(part, continued, left, self.y);
                self.add(shapes);
                self.y += height;
            }
            row = self.some_rows(&mut text, row, &mut shown, room_below);
            let frame = text.frame(left, top, self.y);
            self.add([frame]);
        }
    }

    /// As many rows as there is room for; a row that is higher than a page goes on over several. Returns the next row.
    fn some_rows(&mut self, text: &mut TableText<'_>, first: usize, shown: &mut ShownLines, room_below: f32) -> usize {
        let room = self.bottom() - self.y;
        let mut end = first;
        let mut used = 0.0;
        while let Some(height) = text.heights.get(end).filter(|height| used + **height <= room + 0.01) {
            used += height;
            end += 1;
        }
        // The last two rows go along with what must not stand alone behind the table.
        let is_end = end == text.heights.len();
        if is_end && room_below > 0.0 && used + room_below > room && end > first + 2 {
            end -= 2;
            used = text.heights.get(first..end).map_or(0.0, |rows| rows.iter().sum());
        }
        // A row that heads a part goes along with what comes behind it.
        while end > first + 1 && text.is_part(end - 1) && end < text.heights.len() {
            end -= 1;
            used -= text.heights.get(end).copied().unwrap_or(0.0);
        }
        if end > first {
            let (left, top) = (self.left(), self.y);
            used += text.stretch_last(&(first..end), shown);
            self.add(text.rows(first..end, left, top, None, shown));
            self.y += used;
            return end;
        }
        self.tall_row(text, first, shown);
        first + 1
    }

    fn tall_row(&mut self, text: &TableText<'_>, row: usize, shown: &mut ShownLines) {
        let all = text.most_lines(row);
        let mut from = 0;
        let head: f32 = text.head_heights.iter().sum();
        while from < all {
            let count = text.lines_in(self.bottom() - self.y).min(all - from);
            let (left, top) = (self.left(), self.y);
            self.add(text.rows(row..row + 1, left, top, Some((from, count)), shown));
            let height = text.row_height(row, Some((from, count))).unwrap_or(0.0);
            self.y += height;
            from += count;
            if from < all {
                let frame = text.frame(left, top - head, self.y);
                self.add([frame]);
                self.turn();
                let top = self.y;
                self.add(text.head(left, top));
                self.y += head;
            }
        }
    }

    pub(super) fn new_page(&mut self, odd: bool) {
        self.turn();
        if odd && self.pages.len().is_multiple_of(2) {
            self.turn();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::page_size;
    use super::*;
    use crate::model::Paper;
    use crate::table::{Align, CellValue, RowKind, TableCell, TableColumn, TableRow};

    /// A table of so many rows: the first column is one cell over all of them with these words.
    fn table(rows: usize, words: &str) -> Table {
        let row = |at: usize| {
            let first = if at == 0 {
                TableCell { rows, ..TableCell::new(CellValue::of_text(words)) }
            } else {
                TableCell { rows: 0, ..TableCell::default() }
            };
            let cells = vec![first, TableCell::new(CellValue::of_text(format!("行{at}")))];
            TableRow { kind: RowKind::Data, node: None, entry: None, cells, height: 0.0 }
        };
        let columns =
            vec![TableColumn::plain("问题", 40.0, Align::Left), TableColumn::plain("措施", 80.0, Align::Left)];
        Table { columns, rows: (0..rows).map(row).collect(), is_dense: false }
    }

    /// The words of each page, with the top and the bottom of each.
    fn laid_out(table: &Table, beginning: f32) -> Vec<Vec<(f32, String)>> {
        let mut pager = Pager::new(page_size(Paper::A4));
        pager.y += beginning;
        pager.table(table, "续", 0.0);
        let texts = |shapes: &Vec<Shape>| -> Vec<(f32, String)> {
            let one = |shape: &Shape| match shape {
                Shape::Text { at, text, .. } => Some((at[1], text.clone())),
                _ => None,
            };
            shapes.iter().filter_map(one).collect()
        };
        pager.pages.iter().map(|(_, shapes)| texts(shapes)).collect()
    }

    /// The words of a cell over several rows stand on each page within its part of the cell, and none of them is left out,
    /// wherever the page ends.
    #[test]
    fn a_cell_over_a_page_break_says_all_its_words_within_its_borders() {
        let words = "甲乙丙丁戊己庚辛壬癸".repeat(24);
        let size = page_size(Paper::A4);
        let (top, bottom) = (size.margins[1] * POINTS_PER_MM, (size.height - size.margins[3]) * POINTS_PER_MM);
        for rows in [3, 14, 30, 60] {
            let table = table(rows, &words);
            for beginning in (0..640).step_by(20) {
                let pages = laid_out(&table, beginning as f32);
                let is_own = |(_, text): &&(f32, String)| text.starts_with(|c| "甲乙丙丁戊己庚辛壬癸".contains(c));
                for (at, page) in pages.iter().enumerate() {
                    let own: Vec<&(f32, String)> = page.iter().filter(is_own).collect();
                    let first =
                        page.iter().filter(|(_, text)| text.starts_with('行')).map(|(y, _)| *y).reduce(f32::min);
                    let head = if at == 0 { top + beginning as f32 } else { top };
                    let is_inside = own.iter().all(|(y, _)| *y > head && *y < bottom + 1.0);
                    assert!(is_inside, "{rows} rows from {beginning} on page {at}: {own:?}");
                    assert!(own.is_empty() || first.is_some(), "words without a row");
                }
                let said: String = pages.iter().flatten().filter(is_own).map(|(_, text)| text.as_str()).collect();
                let is_whole_on_one = pages.iter().any(|page| {
                    let one: String = page.iter().filter(is_own).map(|(_, text)| text.as_str()).collect();
                    one == words
                });
                assert!(said == words || is_whole_on_one, "{rows} rows from {beginning}: {said}");
            }
        }
    }
}
