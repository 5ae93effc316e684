//! A row of the chart of indicators: in columns, or stacked where it is narrow.

use crate::chart::{Held, Rgb, SpotPart, TargetChange, TargetRow, TargetStanding, TargetsFocus, ValuePlace};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::shape::Anchor;
use super::super::status;
use super::Page;
use super::target_arrows::HEIGHT;
use super::target_bullet::BULLET;
use super::targets::{Columns, Frame, LARGE, MARK, NAME, PLAIN, SMALL, TARGET, cell};

/// The least height of a row, where bullets and where arrows are the main thing, and the air around what stands in it.
const PITCH: f32 = 44.5;
const PITCH_OF_CHANGES: f32 = 28.0;
const AIR: f32 = 8.0;

/// How high a line of words is, and where its base line is, as shares of its size.
const LINE: f32 = 1.32;
const BASE: f32 = 1.03;

/// Words of one look, in lines.
struct Block {
    lines: Vec<String>,
    size: f32,
    bold: bool,
    fill: Rgb,
}

impl Block {
    fn new(text: &str, (size, bold): (f32, bool), fill: Rgb, width: f32) -> Self {
        Self { lines: cell(text, size, bold, width), size, bold, fill }
    }

    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * LINE
    }
}

fn height(blocks: &[Block]) -> f32 {
    blocks.iter().map(Block::height).sum()
}

impl Page {
    /// Writes blocks below each other from a top on.
    fn blocks(&mut self, blocks: Vec<Block>, x: f32, anchor: Anchor, top: f32) {
        let mut y = top;
        for Block { lines, size, bold, fill } in blocks {
            for line in lines {
                self.text([x, size.mul_add(BASE, y)], line, size, bold, anchor, fill);
                y += size * LINE;
            }
        }
    }

    /// Name and what stands below it.
    fn target_name(&self, row: &TargetRow, scale: f32, width: f32) -> Vec<Block> {
        let colours = self.look.colours;
        let name = (NAME * scale, row.standing.is_missed());
        vec![
            Block::new(&row.name, name, colours.text, width),
            Block::new(&row.detail, (SMALL * scale, false), colours.weak, width),
        ]
    }

    /// The target, and its day with the word for how it stands.
    fn target_verdict(&self, row: &TargetRow, scale: f32, width: f32) -> Vec<Block> {
        let colours = self.look.colours;
        let of = |status| colours.of_status(status).1;
        let ink = match row.standing {
            TargetStanding::Open(Status::Late) => of(Status::Late),
            TargetStanding::Slow(_) => of(Status::Near),
            TargetStanding::Met => colours.text,
            TargetStanding::Open(_) | TargetStanding::Unknown => colours.weak,
        };
        let has_value = row.bullet.is_some();
        vec![
            Block::new(
                &row.target,
                (TARGET * scale, false),
                if has_value { colours.text } else { colours.weak },
                width,
            ),
            Block::new(&row.due, (SMALL * scale, false), ink, width),
        ]
    }

    /// The target with the mark before it.
    fn draw_verdict(&mut self, blocks: Vec<Block>, row: &TargetRow, left: f32, top: f32, scale: f32) {
        if let Some(mark) = row.standing.mark() {
            let base = (TARGET * scale).mul_add(BASE, top);
            self.shapes.extend(status::filled(mark, left, base, TARGET * scale, self.look.colours));
        }
        self.blocks(blocks, left + MARK * scale, Anchor::Start, top);
    }

    /// A row in columns.
    pub(super) fn target_row(&mut self, row: &TargetRow, columns: &Columns, frame: &Frame) {
        let (scale, colours, top) = (frame.scale, self.look.colours, self.y);
        let names = self.target_name(row, scale, frame.name - 14.0 * scale);
        let verdict = self.target_verdict(row, scale, columns.verdict[1] - (MARK + 2.0) * scale);
        let gap_ink = if row.standing.is_missed() { colours.of_status(Status::Late).1 } else { colours.text };
        let is_gap = frame.focus == TargetsFocus::Gap;
        let gap = if is_gap { row.gap.as_str() } else { "" };
        let gap = vec![Block::new(gap, (PLAIN * scale, false), gap_ink, columns.gap[1])];
        // What stands alone may be as wide as the bullet and the columns behind it.
        let (value, room) = match (is_gap, &row.bullet) {
            (false, _) => ((NAME * scale, true), 0.0),
            (true, Some(_)) => ((NAME * scale, true), columns.value[1]),
            (true, None) => ((LARGE * scale, true), columns.gap[0] - frame.figures[0]),
        };
        let value = if is_gap { vec![Block::new(&row.value, value, colours.text, room)] } else { Vec::new() };
        let words = self.change_words(row, columns, frame);
        let end = if is_gap { columns.verdict[0] - 10.0 * scale } else { columns.words[0] };
        let note_left = if is_gap { frame.figures[0] } else { columns.change };
        let note = vec![Block::new(&row.note, (SMALL * scale, false), colours.weak, end - note_left)];
        let bullet = if is_gap && row.bullet.is_some() { BULLET * scale } else { HEIGHT * scale };
        let is_below = frame.has_words_below && matches!(row.change, TargetChange::Known(_));
        let change = height(&words) + if is_below { HEIGHT * scale } else { 0.0 };
        let others = [&names, &verdict, &gap, &value].map(|blocks| height(blocks));
        let main = others.into_iter().fold(bullet.max(change), f32::max);
        let pitch = if is_gap { PITCH } else { PITCH_OF_CHANGES };
        let air = if is_gap { AIR } else { AIR / 2.0 } * scale;
        let whole = (main + height(&note) + air).max(pitch * scale);
        let middle = top + (whole - height(&note)) / 2.0;
        self.row_area(row, [frame.left, top, frame.right - frame.left, whole]);
        let above = |blocks: &[Block]| middle - height(blocks) / 2.0;
        let y = above(&names);
        self.blocks(names, frame.left, Anchor::Start, y);
        if let Some(bullet) = row.bullet.filter(|_| is_gap) {
            self.target_bullet(row, &bullet, frame.figures, middle, scale);
            let y = above(&value);
            self.blocks(value, columns.value[0], Anchor::Start, y);
        } else {
            let y = above(&value);
            self.blocks(value, frame.figures[0], Anchor::Start, y);
        }
        let y = above(&gap);
        self.blocks(gap, columns.gap[0], Anchor::End, y);
        let y = above(&verdict);
        self.draw_verdict(verdict, row, columns.verdict[0], y, scale);
        let top_of_change = middle - change / 2.0;
        let arrow_at = if is_below { top_of_change + HEIGHT / 2.0 * scale } else { middle };
        let is_beside = self.change_arrow(row, arrow_at, frame) && !is_below;
        let y = top_of_change + change - height(&words);
        let (x, anchor) = if is_beside { (columns.words[0], Anchor::End) } else { (columns.change, Anchor::Start) };
        self.blocks(words, x, anchor, y);
        let y = top + whole - height(&note) - air / 2.0;
        self.blocks(note, note_left, Anchor::Start, y);
        self.name_area(row, [frame.left, top + 3.0 * scale, frame.name - 10.0 * scale, whole - 6.0 * scale]);
        self.y = top + whole;
    }

    /// By how much it changed, or why that is not known.
    fn change_words(&self, row: &TargetRow, columns: &Columns, frame: &Frame) -> Vec<Block> {
        let (scale, weak) = (frame.scale, self.look.colours.weak);
        match &row.change {
            TargetChange::Known(change) => {
                let (size, width) = if frame.has_words_below {
                    (SMALL, columns.words[0] - columns.change)
                } else {
                    (TARGET, columns.words[1] - 12.0 * scale)
                };
                vec![Block::new(&change.text, (size * scale, false), weak, width)]
            }
            TargetChange::Unknown(why) => {
                vec![Block::new(why, (SMALL * scale, false), weak, columns.words[0] - columns.change)]
            }
        }
    }

    /// The arrow of a row, with what its values lead to. Returns whether there is one.
    fn change_arrow(&mut self, row: &TargetRow, middle: f32, frame: &Frame) -> bool {
        let TargetChange::Known(change) = &row.change else { return false };
        if !frame.arrows.holds(change, frame.scale) {
            return false;
        }
        let places = self.target_arrow(change, frame.arrows, middle, frame.scale);
        let texts = [&change.before, &change.after];
        for ((at, part), text) in places.into_iter().zip(change.parts).zip(texts) {
            self.value_area(row, at, text, part);
        }
        true
    }

    /// A row whose words stand at the left and whose figures stand below each other at the right. `missing` is the word before
    /// what is missing.
    pub(super) fn stacked_target_row(&mut self, row: &TargetRow, missing: &str, frame: &Frame) {
        let (scale, colours, top) = (frame.scale, self.look.colours, self.y);
        let [left, right] = frame.figures;
        let air = AIR * scale;
        let words = self.target_name(row, scale, frame.name);
        let verdict = self.target_verdict(row, scale, frame.name - MARK * scale);
        let at_left = height(&words) + height(&verdict) + 3.0 * scale;
        let area_at = self.areas.len();
        let mut y = top + air / 2.0;
        let name_height = height(&words);
        self.blocks(words, frame.left, Anchor::Start, y);
        self.draw_verdict(verdict, row, frame.left, y + name_height + 3.0 * scale, scale);
        if frame.focus == TargetsFocus::Gap {
            if let Some(bullet) = &row.bullet {
                self.target_bullet(row, bullet, [left, right - 3.0 * scale], y + BULLET / 2.0 * scale, scale);
                y += BULLET * scale;
            }
            let size = if row.bullet.is_some() { NAME } else { LARGE } * scale;
            let value = vec![Block::new(&row.value, (size, true), colours.text, right - left)];
            let ink = if row.standing.is_missed() { colours.of_status(Status::Late).1 } else { colours.text };
            let gap = if row.gap.is_empty() { String::new() } else { format!("{missing} {}", row.gap) };
            let is_beside = font::width(&row.value, size, true) + font::width(&gap, PLAIN * scale, false)
                <= right - left - 12.0 * scale;
            let gap = vec![Block::new(&gap, (PLAIN * scale, false), ink, right - left)];
            let (value_height, gap_height) = (height(&value), height(&gap));
            self.blocks(value, left, Anchor::Start, y);
            if is_beside {
                self.blocks(gap, right, Anchor::End, y + (value_height - gap_height) / 2.0);
                y += value_height.max(gap_height);
            } else {
                self.blocks(gap, left, Anchor::Start, y + value_height);
                y += value_height + gap_height;
            }
        }
        let note = vec![Block::new(&row.note, (SMALL * scale, false), colours.weak, right - left)];
        let note_height = height(&note);
        self.blocks(note, left, Anchor::Start, y);
        y = self.stacked_change(row, y + note_height + 2.0 * scale, frame);
        let whole = (y - top).max(at_left + air / 2.0) + air / 2.0;
        self.row_area(row, [frame.left, top, frame.right - frame.left, whole]);
        // How high it is was not known before: its area lies below those of its values.
        if let Some(own) = self.areas.get_mut(area_at..) {
            own.rotate_right(1);
        }
        self.name_area(row, [frame.left, top + 3.0 * scale, frame.name, name_height + air / 2.0]);
        self.y = top + whole;
    }

    /// The change of a stacked row from a top on. Returns where it ends.
    fn stacked_change(&mut self, row: &TargetRow, mut y: f32, frame: &Frame) -> f32 {
        let (scale, colours) = (frame.scale, self.look.colours);
        let [left, right] = frame.figures;
        let weak =
            |text: &str, size: f32, width: f32| vec![Block::new(text, (size * scale, false), colours.weak, width)];
        let beside = match &row.change {
            TargetChange::Known(change) if !frame.has_words_below => {
                weak(&change.text, TARGET, frame.words - 12.0 * scale)
            }
            _ => Vec::new(),
        };
        let tall = height(&beside).max(HEIGHT * scale);
        if self.change_arrow(row, y + tall / 2.0, frame) {
            if !beside.is_empty() {
                let top = y + (tall - height(&beside)) / 2.0;
                self.blocks(beside, right, Anchor::End, top);
                return y + tall;
            }
            y += tall;
        } else if let TargetChange::Known(change) = &row.change {
            // Both values in words: there is no room for an arrow between them.
            for (text, bold, fill) in [(&change.before, false, colours.weak), (&change.after, true, colours.text)] {
                let block = vec![Block::new(text, (TARGET * scale, bold), fill, right - left)];
                let height = height(&block);
                self.blocks(block, left, Anchor::Start, y);
                y += height;
            }
        }
        let text = match &row.change {
            TargetChange::Known(change) => &change.text,
            TargetChange::Unknown(why) => why,
        };
        let block = weak(text, SMALL, right - left);
        let height = height(&block);
        self.blocks(block, left, Anchor::Start, y);
        y + height
    }

    pub(super) fn value_area(&mut self, row: &TargetRow, at: [f32; 4], text: &str, part: SpotPart) {
        let name = format!("{} {text}", row.name);
        self.area(
            AreaKind::Mark,
            at,
            [&name, text],
            (Some(ValuePlace { node: row.node.clone(), part }), &Held::default()),
        );
    }

    fn row_area(&mut self, row: &TargetRow, at: [f32; 4]) {
        let change = match &row.change {
            TargetChange::Known(change) => format!("{} {} {}", change.before, change.after, change.text),
            TargetChange::Unknown(why) => why.clone(),
        };
        let told = [&row.name, &row.detail, &row.value, &row.gap, &row.target, &row.due, &change, &row.note];
        let told: Vec<&str> = told.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let (name, told) = (told.join(" "), told.join("\n"));
        let place = ValuePlace { node: row.node.clone(), part: SpotPart::Whole };
        self.area(AreaKind::Mark, at, [&name, &told], (Some(place), &Held::default()));
    }

    fn name_area(&mut self, row: &TargetRow, at: [f32; 4]) {
        let place = ValuePlace { node: row.node.clone(), part: SpotPart::Whole };
        self.area(AreaKind::Link, at, [&row.name, &row.name], (Some(place), &Held::default()));
    }
}
