//! The red head of a paper (版头), its marks, and what stands below its text (附件说明, 版记), after GB/T 9704-2012. Lengths
//! are millimetres from the top of the text, sizes of type points; documents are written with the same ones.

use crate::chart::Rgb;
use crate::paper::{Imprint, RedHead};

use super::font;
use super::lines::wrapped;
use super::pager::{BODY, BODY_LINE, INK, Pager};
use super::shape::{Anchor, Shape};
use super::sheet::POINTS_PER_MM;

/// The red of the office's papers. It is not the seal red of the program.
pub const OFFICIAL_RED: Rgb = Rgb([0xE6, 0x00, 0x12]);

/// How far below the top of the text the large words begin.
pub const HEAD_TOP: f32 = 35.0;
/// The empty lines between the large words and the number, and between the red line and the title.
pub const HEAD_LINES: f32 = 2.0;
/// How far the red line stands below the number.
pub const RED_LINE_GAP: f32 = 4.0;
/// The width of the red line, in points.
pub const RED_LINE: f32 = 1.4;

/// The size of the large words.
const HEAD_SIZE: f32 = 54.0;
/// How many of them there may be at that size.
const HEAD_MOST: usize = 8;
/// How wide they may be.
const HEAD_WIDTH: f32 = 152.0;

/// The size of the imprint (4号) and its line.
pub const IMPRINT: f32 = 14.0;
/// The line of the imprint.
pub const IMPRINT_LINE: f32 = 24.0;
/// The space above and below each of its parts.
pub const IMPRINT_PADDING: f32 = 1.0;
/// The widths of its lines: the first and the last, and that between.
pub const IMPRINT_RULES: [f32; 2] = [0.35, 0.25];

/// The size of the large words of a red head, in points: smaller where they are more than eight.
#[must_use]
pub fn head_size(text: &str) -> f32 {
    let count = text.chars().count();
    if count <= HEAD_MOST {
        return HEAD_SIZE;
    }
    // In half points, as documents have sizes.
    ((HEAD_WIDTH * POINTS_PER_MM / count as f32) * 2.0).floor() / 2.0
}

impl Pager {
    /// A mark from the left edge.
    pub(super) fn mark(&mut self, text: &str) {
        let at = [self.left(), self.y + BODY_LINE / 2.0 + BODY * 0.36];
        self.text(at, BODY, true, Anchor::Start, text.to_owned());
        self.y += BODY_LINE;
    }

    /// The large words, the number and who signs, the red line. Without large words the number stands where they would.
    pub(super) fn head(&mut self, head: &RedHead) {
        let middle = self.left() + self.width() / 2.0;
        if !head.issuer.is_empty() {
            self.y = self.top() + HEAD_TOP * POINTS_PER_MM;
            let size = head_size(&head.issuer);
            self.red([middle, self.y + HEAD_SIZE / 2.0 + size * 0.36], size, &head.issuer);
            self.y += HEAD_SIZE + HEAD_LINES * BODY_LINE;
        }
        let base = self.y + BODY_LINE / 2.0 + BODY * 0.36;
        let (left, right) = (self.left() + BODY, self.left() + self.width() - BODY);
        let signed = format!("{}{}", head.signed_label, head.signed_by);
        let (x, anchor) = if head.signed_by.is_empty() { (middle, Anchor::Middle) } else { (left, Anchor::Start) };
        self.text([x, base], BODY, false, anchor, head.number.clone());
        if !head.signed_by.is_empty() {
            self.text([right, base], BODY, false, Anchor::End, signed);
        }
        self.y += BODY_LINE + RED_LINE_GAP * POINTS_PER_MM;
        let points = vec![[self.left(), self.y], [self.left() + self.width(), self.y]];
        let stroke = Some((OFFICIAL_RED, RED_LINE));
        self.add([Shape::Path { points, fill: None, stroke, dashed: false }]);
        self.y += HEAD_LINES * BODY_LINE;
    }

    fn red(&mut self, at: [f32; 2], size: f32, text: &str) {
        let (anchor, fill, text) = (Anchor::Middle, OFFICIAL_RED, text.to_owned());
        self.add([Shape::Text { at, size, bold: true, anchor, fill, text }]);
    }

    /// The names of the appendices, a line below the text; several are numbered, the numbers one below the other.
    pub(super) fn appendices(&mut self, label: &str, names: &[String]) {
        self.y += BODY_LINE;
        let left = self.left() + 2.0 * BODY;
        let numbers = left + font::width(label, BODY, false);
        for (at, name) in appendix_lines(names).into_iter().enumerate() {
            let room = self.left() + self.width() - numbers;
            for (line, text) in wrapped(&name, BODY, false, room).into_iter().enumerate() {
                if self.y + BODY_LINE > self.bottom() + 0.1 {
                    self.turn();
                }
                let base = self.y + BODY_LINE / 2.0 + BODY * 0.36;
                if (at, line) == (0, 0) {
                    self.text([left, base], BODY, false, Anchor::Start, label.to_owned());
                }
                self.text([numbers, base], BODY, false, Anchor::Start, text);
                self.y += BODY_LINE;
            }
        }
    }

    /// Who gets a copy, who had it printed and when, at the foot of the next page with an even number that has room.
    pub(super) fn imprint(&mut self, imprint: &Imprint) {
        let lines = imprint_lines(imprint, self.width());
        let padding = 2.0 * IMPRINT_PADDING * POINTS_PER_MM;
        let printed = usize::from(has_printed(imprint));
        let parts = usize::from(!lines.is_empty()) + printed;
        let height = (lines.len() + printed) as f32 * IMPRINT_LINE + parts as f32 * padding;
        // Behind appendices it has a page of its own, which was turned to already.
        let is_blank = self.pages.last().is_some_and(|(_, shapes)| shapes.is_empty());
        let written = self.pages.len() - usize::from(is_blank);
        if self.y + height + BODY_LINE > self.bottom() {
            self.turn();
        }
        if self.pages.len() % 2 == 1 {
            self.turn();
        }
        if self.pages.len() > written {
            self.numbered = Some(written);
        }
        let (left, right) = (self.left() + IMPRINT, self.left() + self.width() - IMPRINT);
        self.y = self.bottom() - height;
        self.rule(0);
        if !lines.is_empty() {
            self.y += padding / 2.0;
            let inset = font::width(&imprint.copies_label, IMPRINT, false);
            for (at, line) in lines.into_iter().enumerate() {
                let x = if at == 0 { left } else { left + inset };
                self.small([x, self.y], Anchor::Start, line);
                self.y += IMPRINT_LINE;
            }
            self.y += padding / 2.0;
            self.rule(printed);
        }
        if printed > 0 {
            self.y += padding / 2.0;
            self.small([left, self.y], Anchor::Start, imprint.printed_by.clone());
            self.small([right, self.y], Anchor::End, imprint.printed_on.clone());
            self.y += IMPRINT_LINE + padding / 2.0;
            self.rule(0);
        }
    }

    /// A line of the imprint across the page: one of the outer ones, or the one between.
    fn rule(&mut self, which: usize) {
        let width = IMPRINT_RULES.get(which).copied().unwrap_or_default() * POINTS_PER_MM;
        let points = vec![[self.left(), self.y], [self.left() + self.width(), self.y]];
        self.add([Shape::Path { points, fill: None, stroke: Some((INK, width)), dashed: false }]);
    }

    fn small(&mut self, [x, y]: [f32; 2], anchor: Anchor, text: String) {
        self.text([x, y + IMPRINT_LINE / 2.0 + IMPRINT * 0.36], IMPRINT, false, anchor, text);
    }
}

/// The lines that name appendices: a number before each of several.
#[must_use]
pub fn appendix_lines(names: &[String]) -> Vec<String> {
    if let [name] = names {
        return vec![name.clone()];
    }
    names.iter().enumerate().map(|(at, name)| format!("{}.{name}", at + 1)).collect()
}

fn has_printed(imprint: &Imprint) -> bool {
    !imprint.printed_by.is_empty() || !imprint.printed_on.is_empty()
}

/// Who gets a copy, in lines; the first has the word before it, the others begin below what comes behind that.
fn imprint_lines(imprint: &Imprint, width: f32) -> Vec<String> {
    if imprint.copies_to.is_empty() {
        return Vec::new();
    }
    let label = &imprint.copies_label;
    let room = width - 2.0 * IMPRINT - font::width(label, IMPRINT, false);
    let mut lines = wrapped(&imprint.copies_to, IMPRINT, false, room);
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, label);
    }
    lines
}
