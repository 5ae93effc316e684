//! The pages of a paper.

use crate::chart::Rgb;
use crate::paper::{Block, Paper};
use crate::table::Table;

use super::font;
use super::lines::wrapped;
use super::shape::{Anchor, Scene, Shape};
use super::sheet::{POINTS_PER_MM, PageSize, page_size};
use super::tables::table_text;

const INK: Rgb = Rgb([0, 0, 0]);
const GROUND: Rgb = Rgb([255, 255, 255]);

/// The size of the page number and of the word for the readers (4号).
const FOOT: f32 = 14.0;
/// How far the foot stands below the text, in millimetres.
const FOOT_GAP: f32 = 7.0;

/// The size of the body (3号) and its line, 22 to a page.
const BODY: f32 = 16.0;
const BODY_LINE: f32 = 28.95;
/// The space between a table and the prose around it, in points.
pub const PROSE_GAP: f32 = 8.0;
/// Two characters at the beginning of a paragraph.
const INDENT: &str = "\u{3000}\u{3000}";

/// Lays a paper out, a picture for each page.
#[must_use]
pub fn pages(paper: &Paper) -> Vec<Scene> {
    let mut layout = Pager::new(page_size(paper.sheet));
    for (at, block) in paper.blocks.iter().enumerate() {
        match block {
            Block::Title(text) => layout.title(text),
            Block::Centred(text) => layout.centred(text),
            Block::Addressee(text) => layout.addressee(text),
            Block::Line(parts) => {
                let before_table = matches!(paper.blocks.get(at + 1), Some(Block::Table(_) | Block::Line(_)));
                layout.line(parts, before_table);
            }
            Block::Table(table) => {
                let gap = if paper.is_prose() { PROSE_GAP } else { 0.0 };
                layout.y += gap;
                layout.table(table, &paper.continued);
                layout.y += gap;
            }
            Block::Heading { level, text } => layout.heading(*level, text),
            Block::Paragraph { text, .. } => layout.paragraph(text),
            Block::Signature { by, on } => layout.signature(by, on),
            Block::NewPage { odd } => layout.new_page(*odd),
        }
    }
    layout.finish(paper)
}

struct Pager {
    size: PageSize,
    pages: Vec<Vec<Shape>>,
    /// The top of what comes next, in points.
    y: f32,
}

impl Pager {
    fn new(size: PageSize) -> Self {
        let mut layout = Self { size, pages: Vec::new(), y: 0.0 };
        layout.turn();
        layout
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.top();
    }

    fn left(&self) -> f32 {
        let [left, ..] = self.size.margins;
        left * POINTS_PER_MM
    }

    fn top(&self) -> f32 {
        let [_, top, ..] = self.size.margins;
        top * POINTS_PER_MM
    }

    fn width(&self) -> f32 {
        self.size.text_width() * POINTS_PER_MM
    }

    fn bottom(&self) -> f32 {
        self.top() + self.size.text_height() * POINTS_PER_MM
    }

    fn add(&mut self, shapes: impl IntoIterator<Item = Shape>) {
        if let Some(page) = self.pages.last_mut() {
            page.extend(shapes);
        }
    }

    fn text(&mut self, at: [f32; 2], size: f32, bold: bool, anchor: Anchor, text: String) {
        if !text.trim().is_empty() {
            self.add([Shape::Text { at, size, bold, anchor, fill: INK, text }]);
        }
    }

    fn title(&mut self, text: &str) {
        let [size, line] = self.size.title;
        for text in wrapped(text, size, true, self.width()) {
            let middle = [self.left() + self.width() / 2.0, self.y + line / 2.0 + size * 0.36];
            self.text(middle, size, true, Anchor::Middle, text);
            self.y += line;
        }
    }

    /// An empty line sets it apart from what comes next.
    fn centred(&mut self, text: &str) {
        for text in wrapped(text, BODY, false, self.width()) {
            let middle = [self.left() + self.width() / 2.0, self.y + BODY_LINE / 2.0 + BODY * 0.36];
            self.text(middle, BODY, false, Anchor::Middle, text);
            self.y += BODY_LINE;
        }
        self.y += BODY_LINE;
    }

    fn addressee(&mut self, text: &str) {
        for text in wrapped(text, BODY, false, self.width()) {
            let at = [self.left(), self.y + BODY_LINE / 2.0 + BODY * 0.36];
            self.text(at, BODY, false, Anchor::Start, text);
            self.y += BODY_LINE;
        }
    }

    /// A heading never stands alone at the foot of a page.
    fn heading(&mut self, level: u8, text: &str) {
        if self.y + 2.0 * BODY_LINE > self.bottom() {
            self.turn();
        }
        self.body(text, level <= 2);
    }

    fn paragraph(&mut self, text: &str) {
        self.body(text, false);
    }

    /// Words of the body, the first line two characters in, over as many pages as they need.
    fn body(&mut self, text: &str, bold: bool) {
        for line in wrapped(&format!("{INDENT}{text}"), BODY, bold, self.width()) {
            if self.y + BODY_LINE > self.bottom() + 0.1 {
                self.turn();
            }
            let base = self.y + BODY_LINE / 2.0 + BODY * 0.36;
            let left = self.left();
            self.text([left, base], BODY, bold, Anchor::Start, line);
            self.y += BODY_LINE;
        }
    }

    /// The office in the middle over the day, at the right, with room for its seal.
    fn signature(&mut self, by: &str, on: &str) {
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
    fn line(&mut self, parts: &[String], before_table: bool) {
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

    fn table(&mut self, table: &Table, continued: &str) {
        let text = table_text(table, &self.size);
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
            row = self.some_rows(&text, row);
            let frame = text.frame(left, top, self.y);
            self.add([frame]);
        }
    }

    /// As many rows as there is room for; a row that is higher than a page goes on over several. Returns the next row.
    fn some_rows(&mut self, text: &super::tables::TableText<'_>, first: usize) -> usize {
        let room = self.bottom() - self.y;
        let mut end = first;
        let mut used = 0.0;
        while let Some(height) = text.heights.get(end).filter(|height| used + **height <= room + 0.01) {
            used += height;
            end += 1;
        }
        // A row that heads a part goes along with what comes behind it.
        while end > first + 1 && text.is_part(end - 1) && end < text.heights.len() {
            end -= 1;
            used -= text.heights.get(end).copied().unwrap_or(0.0);
        }
        if end > first {
            let (left, top) = (self.left(), self.y);
            self.add(text.rows(first..end, left, top, None));
            self.y += used;
            return end;
        }
        self.tall_row(text, first);
        first + 1
    }

    fn tall_row(&mut self, text: &super::tables::TableText<'_>, row: usize) {
        let all = text.most_lines(row);
        let mut from = 0;
        let head: f32 = text.head_heights.iter().sum();
        while from < all {
            let count = text.lines_in(self.bottom() - self.y).min(all - from);
            let (left, top) = (self.left(), self.y);
            self.add(text.rows(row..row + 1, left, top, Some((from, count))));
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

    fn new_page(&mut self, odd: bool) {
        self.turn();
        if odd && self.pages.len().is_multiple_of(2) {
            self.turn();
        }
    }

    fn finish(mut self, paper: &Paper) -> Vec<Scene> {
        let (width, height) = (self.size.width * POINTS_PER_MM, self.size.height * POINTS_PER_MM);
        let ground = Shape::Rect { at: [0.0, 0.0, width, height], fill: Some(GROUND), stroke: None };
        let feet: Vec<_> = (1..=self.pages.len()).map(|number| self.foot(number, &paper.audience_word)).collect();
        let pages = std::mem::take(&mut self.pages);
        let with_foot = pages.into_iter().zip(feet);
        let of = |(shapes, foot): (Vec<Shape>, Vec<Shape>)| Scene {
            width,
            height,
            shapes: std::iter::once(ground.clone()).chain(shapes).chain(foot).collect(),
        };
        with_foot.map(of).collect()
    }

    /// — 1 — at the outer edge, the word for the readers at the inner one.
    fn foot(&self, number: usize, readers: &str) -> Vec<Shape> {
        let base = self.bottom() + FOOT_GAP * POINTS_PER_MM + FOOT * 0.86;
        let (left, right) = (self.left() + FOOT, self.left() + self.width() - FOOT);
        let number_text = format!("— {number} —");
        let is_odd = number % 2 == 1;
        let (number_at, readers_at) = if is_odd { (right, left) } else { (left, right) };
        let anchor = |is_right: bool| if is_right { Anchor::End } else { Anchor::Start };
        let text = |x: f32, anchor: Anchor, text: String| Shape::Text {
            at: [x, base],
            size: FOOT,
            bold: false,
            anchor,
            fill: INK,
            text,
        };
        vec![text(number_at, anchor(is_odd), number_text), text(readers_at, anchor(!is_odd), readers.to_owned())]
    }
}
