//! The pages of a paper, then those of its appendices.

use std::borrow::Cow;

use crate::chart::Rgb;
use crate::paper::{Block, Paper};
use crate::table::Table;

use super::pager::{BODY_LINE, INK, PROSE_GAP, Pager};
use super::shape::{Anchor, Scene, Shape};
use super::sheet::{POINTS_PER_MM, PageSize, page_of};
use super::tables::table_text;
use super::watermark::watermark;

const GROUND: Rgb = Rgb([255, 255, 255]);

/// The size of the page number and of the word for the readers (4号).
const FOOT: f32 = 14.0;
/// What stays free below a sheet that is made to end on its page, in points: other programs set words a little higher.
const SPARE: f32 = 12.0;

/// How far the foot stands below the text, in millimetres.
const FOOT_GAP: f32 = 7.0;

/// The line of a title above prose, in points.
pub const PROSE_TITLE_LINE: f32 = 34.0;

/// Lays a paper out, a picture for each page.
#[must_use]
pub fn pages(paper: &Paper) -> Vec<Scene> {
    let paper = &fitted(paper);
    let mut layout = Pager::new(page_of(paper));
    blocks(&mut layout, paper);
    let own = layout.pages.len();
    for appendix in &paper.appendices {
        layout.size = page_of(appendix);
        layout.turn();
        blocks(&mut layout, appendix);
    }
    let numbered = layout.numbered.unwrap_or(usize::MAX);
    let scene = |(at, (size, shapes)): (usize, (PageSize, Vec<Shape>))| {
        let number = (at < numbered).then_some(at + 1);
        let foot = Foot { number, is_odd: at % 2 == 0, readers: &paper.audience_word, size };
        // A lying page that is bound with upright ones has its foot where theirs is.
        let foot = if at >= own && size.width > size.height { foot.turned() } else { foot.shapes() };
        let [width, height] = [size.width, size.height].map(|mm| mm * POINTS_PER_MM);
        let ground = Shape::Rect { at: [0.0, 0.0, width, height], fill: Some(GROUND), stroke: None };
        let behind = watermark(&paper.watermark, [width, height]);
        let shapes = std::iter::once(ground).chain(behind).chain(shapes).chain(foot).collect();
        Scene { width, height, shapes }
    };
    layout.pages.into_iter().enumerate().map(scene).collect()
}

/// The same paper, where boxes that are to be written in by hand are lower if the sheet then ends on its page; where that is
/// not enough, its type is smaller too. Where some sheets go on all the same, the margins above and below are narrower, of
/// all sheets of the paper.
#[must_use]
pub fn fitted(paper: &Paper) -> Cow<'_, Paper> {
    let has_boxes =
        |block: &Block| matches!(block, Block::Table(table) if table.rows.iter().any(|row| row.height > 0.0));
    if !paper.blocks.iter().any(has_boxes) {
        return Cow::Borrowed(paper);
    }
    let (usual, over) = with_lower_boxes(paper.clone());
    if over == 0 {
        return Cow::Owned(usual);
    }
    let (narrow, still_over) = with_lower_boxes(Paper { narrow_margins: true, ..paper.clone() });
    Cow::Owned(if still_over < over { narrow } else { usual })
}

/// A paper with boxes as low, and type as small, as they have to be, and how many of its sheets do not end on their page all
/// the same.
fn with_lower_boxes(mut paper: Paper) -> (Paper, usize) {
    let mut layout = Pager::new(page_of(&paper));
    let mut over = 0;
    for at in 0..paper.blocks.len() {
        let below = paper.blocks.iter().skip(at + 1).take_while(|block| matches!(block, Block::Line(_))).count();
        let [_, line] = layout.size.line;
        let room = layout.bottom() - layout.y - below as f32 * line - SPARE;
        if let Some(Block::Table(table)) = paper.blocks.get_mut(at) {
            table.is_dense = false;
            table.is_dense = !fit(table, &layout.size, room);
            if table.is_dense && !fit(table, &layout.size, room) {
                table.is_dense = false;
                over += 1;
            }
        }
        block(&mut layout, &paper, at);
    }
    (paper, over)
}

/// Lowers the boxes of a table as far as it has to be to end in the room; not at all where that does not help. True where it
/// ends there.
fn fit(table: &mut Table, size: &PageSize, room: f32) -> bool {
    let text = table_text(table, size);
    let used = text.head_heights().iter().chain(text.heights()).sum::<f32>();
    let loose: Vec<f32> = text.heights().iter().zip(text.needs()).map(|(height, need)| height - need).collect();
    let all: f32 = loose.iter().sum();
    if used <= room || used - all > room {
        return used <= room;
    }
    let share = (used - room) / all;
    let heights: Vec<f32> = text.heights().iter().zip(loose).map(|(height, loose)| height - loose * share).collect();
    for (row, height) in table.rows.iter_mut().zip(heights).filter(|(row, _)| row.height > 0.0) {
        row.height = height / POINTS_PER_MM;
    }
    true
}

fn blocks(layout: &mut Pager, paper: &Paper) {
    (0..paper.blocks.len()).for_each(|at| block(layout, paper, at));
}

/// Lays out one block of a paper.
fn block(layout: &mut Pager, paper: &Paper, at: usize) {
    let is_prose = paper.is_prose();
    let [_, line] = layout.size.line;
    if let Some(block) = paper.blocks.get(at) {
        let next = paper.blocks.get(at + 1);
        match block {
            Block::Mark(text) => layout.mark(text),
            Block::Head(head) => layout.head(head),
            Block::Title(text) if is_prose => {
                let gap = if matches!(next, Some(Block::Centred(_))) { 0.0 } else { BODY_LINE };
                layout.title(text, PROSE_TITLE_LINE);
                layout.y += gap;
            }
            Block::Title(text) => {
                let [_, line] = layout.size.title;
                layout.title(text, line);
            }
            Block::Centred(text) => layout.centred(text),
            Block::Addressee(text) => layout.addressee(text),
            Block::Line(parts) => {
                let before_table = matches!(next, Some(Block::Table(_) | Block::Line(_)));
                layout.line(parts, before_table);
            }
            Block::Table(table) => {
                let gap = if is_prose { PROSE_GAP } else { 0.0 };
                layout.y += gap;
                layout.table(table, &paper.continued, room_below(paper, at, line));
                layout.y += gap;
            }
            Block::Heading { level, text } => layout.heading(*level, text),
            Block::Paragraph { text, .. } => layout.paragraph(text, room_below(paper, at, line)),
            Block::Appendices { label, names } => layout.appendices(label, names),
            Block::Signature { by, on } => layout.signature(by, on),
            Block::Imprint(imprint) => layout.imprint(imprint),
            Block::NewPage { odd } => layout.new_page(*odd),
        }
    }
}

/// The room that a paragraph or a table leaves on its last page for what never stands alone on the next one: the lines below
/// a table, and the signature, with the names of the appendices between.
fn room_below(paper: &Paper, at: usize, line: f32) -> f32 {
    let mut below = paper.blocks.iter().skip(at + 1).peekable();
    let mut room = 0.0;
    let is_table = matches!(paper.blocks.get(at), Some(Block::Table(_)));
    while is_table && below.next_if(|block| matches!(block, Block::Line(_))).is_some() {
        room += line;
    }
    match below.next() {
        Some(Block::Signature { .. }) => room + 4.0 * BODY_LINE,
        Some(Block::Appendices { names, .. }) => room + (5.0 + names.len() as f32) * BODY_LINE,
        // Lines above the next table belong to that.
        Some(Block::Table(_)) => 0.0,
        _ => room,
    }
}

/// The foot of a page.
struct Foot<'a> {
    /// Absent on a page that has none.
    number: Option<usize>,
    is_odd: bool,
    readers: &'a str,
    size: PageSize,
}

impl Foot<'_> {
    /// The word for the readers at the inner edge, the number at the outer one: each with whether it stands at the right.
    fn words(&self) -> [(bool, String); 2] {
        let number = self.number.map(|number| format!("— {number} —")).unwrap_or_default();
        [(self.is_odd, number), (!self.is_odd, self.readers.to_owned())]
    }

    /// — 1 — at the outer edge, the word for the readers at the inner one.
    fn shapes(&self) -> Vec<Shape> {
        let [left, top, ..] = self.size.margins;
        let base = (top + self.size.text_height() + FOOT_GAP).mul_add(POINTS_PER_MM, FOOT * 0.86);
        let (left, right) = (left * POINTS_PER_MM, (left + self.size.text_width()) * POINTS_PER_MM);
        let one = |(is_right, text): (bool, String)| {
            let (x, anchor) = if is_right { (right - FOOT, Anchor::End) } else { (left + FOOT, Anchor::Start) };
            Shape::Text { at: [x, base], size: FOOT, bold: false, anchor, fill: INK, text }
        };
        self.words().map(one).into()
    }

    /// The same on an upright page that was turned clockwise: along the left edge, read from above.
    fn turned(&self) -> Vec<Shape> {
        let [left, top, ..] = self.size.margins;
        // The middle of the line of words, not its base line.
        let x = (left - FOOT_GAP).mul_add(POINTS_PER_MM, -FOOT / 2.0);
        let (upper, lower) = (top * POINTS_PER_MM, (top + self.size.text_height()) * POINTS_PER_MM);
        let one = |(is_lower, text): (bool, String)| {
            let half = super::font::width(&text, FOOT, false) / 2.0;
            let y = if is_lower { lower - FOOT - half } else { upper + FOOT + half };
            Shape::Turned { at: [x, y], size: FOOT, degrees: 90.0, fill: INK, text }
        };
        self.words().map(one).into()
    }
}
