//! Indicators against their targets: name, bullet, value, what is missing, the target with its day and its word, the change.
//! Where that is too much for the width, each row is stacked: its words at the left, its figures at the right.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{TargetRow, TargetsChart, TargetsFocus};

use super::super::font;
use super::super::lines::within;
use super::super::shape::Anchor;
use super::Page;
use super::target_arrows::{Arrows, least_width, text_width};

/// The sizes of names, of values, of what stands beside and below them, and of the words of a change.
pub(super) const NAME: f32 = 15.0;
pub(super) const PLAIN: f32 = 14.0;
pub(super) const TARGET: f32 = 13.0;
pub(super) const SMALL: f32 = 12.0;

/// The size of a value that stands alone.
pub(super) const LARGE: f32 = 22.0;

/// The room of the mark before a target.
pub(super) const MARK: f32 = 19.0;

/// The least and the greatest width of a bullet.
const BULLET: [f32; 2] = [130.0, 420.0];

/// The least length that the longest arrow has room for beside the other columns.
const ARROW: f32 = 60.0;

/// The least width of names beside other columns.
const LEAST_NAME: f32 = 116.0;

/// The spaces between columns.
const SPACE: f32 = 14.0;

/// Where the parts of rows stand.
pub(super) struct Frame {
    pub(super) scale: f32,
    pub(super) left: f32,
    pub(super) right: f32,
    /// How wide names are, or the words of a stacked row.
    pub(super) name: f32,
    /// Nothing where rows are stacked.
    pub(super) columns: Option<Columns>,
    /// The edges of the bullets, or of the figures of a stacked row.
    pub(super) figures: [f32; 2],
    pub(super) arrows: Arrows,
    /// How wide the words of a change are beside its arrow, with the space before them.
    pub(super) words: f32,
    /// True where by how much something changed stands below its arrow, not beside it.
    pub(super) has_words_below: bool,
    pub(super) focus: TargetsFocus,
}

/// The columns behind the bullets.
pub(super) struct Columns {
    /// The left edge of the values and their width.
    pub(super) value: [f32; 2],
    /// The right edge of what is missing, and its width.
    pub(super) gap: [f32; 2],
    /// The left edge of the targets and their width.
    pub(super) verdict: [f32; 2],
    /// The left edge of the changes.
    pub(super) change: f32,
    /// The right edge of the words of the changes, and their width.
    pub(super) words: [f32; 2],
}

/// The widths of the columns, before it is known whether there is room for them.
#[derive(Clone, Copy)]
struct Wanted {
    name: f32,
    value: f32,
    gap: f32,
    verdict: f32,
    words: f32,
    /// The values of the changes, a longest arrow of some length, and the words where these stand beside it.
    change: f32,
    has_words_below: bool,
}

impl Page {
    pub(super) fn targets(&mut self, chart: &TargetsChart) {
        let scale = self.look.text / 14.0;
        let frame = Frame::new(chart, [self.edge(), self.look.width - self.edge()], scale);
        self.target_heads(chart, &frame);
        let [_, _, gap, ..] = &chart.columns;
        for row in &chart.rows {
            if !row.head.is_empty() {
                let base = self.y + 18.0 * scale;
                let at = [frame.left, base];
                self.text(at, row.head.as_str(), TARGET * scale, true, Anchor::Start, self.look.colours.weak);
                self.y = base + 8.0 * scale;
            }
            match &frame.columns {
                Some(columns) => self.target_row(row, columns, &frame),
                None => self.stacked_target_row(row, gap, &frame),
            }
            self.target_rule(&frame, self.look.colours.line);
        }
    }

    pub(super) fn target_rule(&mut self, frame: &Frame, colour: crate::chart::Rgb) {
        self.line([frame.left, self.y], [frame.right, self.y], colour, self.look.text * 0.07, false);
    }

    /// What the columns are called.
    fn target_heads(&mut self, chart: &TargetsChart, frame: &Frame) {
        let Some(columns) = &frame.columns else { return };
        let has_heads = chart.columns.iter().any(|text| !text.is_empty());
        if !has_heads {
            return;
        }
        let [name, value, gap, verdict, change] = &chart.columns;
        let is_gap = frame.focus == TargetsFocus::Gap;
        let heads = [
            Some((frame.left, name, frame.name - SPACE * frame.scale, Anchor::Start)),
            is_gap.then_some((frame.figures[0], value, columns.value[0] - frame.figures[0], Anchor::Start)),
            (is_gap && columns.gap[1] > 0.0).then_some((columns.gap[0], gap, columns.gap[1], Anchor::End)),
            (columns.verdict[1] > 0.0).then_some((columns.verdict[0], verdict, columns.verdict[1], Anchor::Start)),
            Some((columns.change, change, Self::change_head_width(columns, frame), Anchor::Start)),
        ];
        let size = TARGET * frame.scale;
        let heads: Vec<_> = heads
            .into_iter()
            .flatten()
            .map(|(x, text, width, side)| (x, cell(text, size, false, width), side))
            .collect();
        let most = heads.iter().map(|(_, lines, _)| lines.len()).max().unwrap_or(0);
        let bottom = (most as f32 * size).mul_add(1.3, self.y);
        for (x, lines, side) in heads {
            let mut base = (lines.len() as f32 * size).mul_add(-1.3, bottom) + size;
            for line in lines {
                self.text([x, base], line, size, false, side, self.look.colours.weak);
                base += size * 1.3;
            }
        }
        self.y = bottom + 5.0 * frame.scale;
        self.target_rule(frame, self.look.colours.text);
    }

    fn change_head_width(columns: &Columns, frame: &Frame) -> f32 {
        let is_before_verdict = columns.verdict[0] > columns.change && columns.verdict[1] > 0.0;
        let end = if is_before_verdict { columns.verdict[0] - SPACE * frame.scale } else { frame.right };
        end - columns.change
    }
}

impl Frame {
    fn new(chart: &TargetsChart, [left, right]: [f32; 2], scale: f32) -> Self {
        let focus = chart.focus;
        let wanted = Wanted::of(chart, scale);
        let least = if focus == TargetsFocus::Gap { BULLET[0] * scale } else { 0.0 };
        let fitted = |wanted: Wanted| wanted.fitted(right - left - least, focus, scale);
        let Some(fitted) = fitted(wanted).or_else(|| fitted(wanted.with_words_below())) else {
            return Self::stacked(chart, &wanted, [left, right], scale);
        };
        let Wanted { name, has_words_below, .. } = fitted;
        let rest = right - left - fitted.fixed(focus, scale);
        let most = if focus == TargetsFocus::Gap { BULLET[1] * scale } else { 0.0 };
        let bullet = (rest * 0.42).clamp(least, most).min(rest - fitted.change);
        let first = left + name;
        let (columns, end) = fitted.columns([first, right], bullet, focus, scale);
        let beside = if has_words_below { 0.0 } else { fitted.words };
        let arrows = Arrows::fitted(chart, [columns.change, end - beside], scale);
        let figures = [first, first + bullet];
        let words = fitted.words;
        Self { scale, left, right, name, columns: Some(columns), figures, arrows, words, has_words_below, focus }
    }

    /// Rows whose words stand at the left and whose figures stand below each other at the right.
    fn stacked(chart: &TargetsChart, wanted: &Wanted, [left, right]: [f32; 2], scale: f32) -> Self {
        let focus = chart.focus;
        let name = ((right - left) * 0.42).clamp(0.0, 300.0 * scale);
        let figures = [left + name + SPACE * scale, right];
        let has_words_below = wanted.change > figures[1] - figures[0];
        let beside = if has_words_below { 0.0 } else { wanted.words };
        let arrows = Arrows::fitted(chart, [figures[0], right - beside], scale);
        let words = wanted.words;
        Self { scale, left, right, name, columns: None, figures, arrows, words, has_words_below, focus }
    }
}

impl Wanted {
    fn of(chart: &TargetsChart, scale: f32) -> Self {
        let rows = chart.measured_rows();
        let widest = |of: &dyn Fn(&TargetRow) -> f32| rows.iter().map(of).fold(0.0, f32::max);
        let width = |text: &str, size: f32, bold: bool| font::width(text, size * scale, bold);
        let space = SPACE * scale;
        let name = widest(&|row| width(&row.name, NAME, true).max(width(&row.detail, SMALL, false)));
        let value = widest(&|row| if row.bullet.is_some() { width(&row.value, NAME, true) } else { 0.0 });
        let gap = widest(&|row| width(&row.gap, PLAIN, false));
        let gap = if gap > 0.0 { gap.clamp(30.0 * scale, 130.0 * scale) + space } else { 0.0 };
        let verdict = widest(&|row| width(&row.target, TARGET, false).max(width(&row.due, SMALL, false)));
        let verdict =
            if verdict > 0.0 { verdict.clamp(60.0 * scale, 180.0 * scale) + (MARK + 2.0) * scale } else { 0.0 };
        let words = text_width(chart, TARGET * scale);
        let words = if words > 0.0 { words.min(150.0 * scale) + space } else { 0.0 };
        let change = least_width(chart, scale) + ARROW * scale + words;
        Self {
            name: name.clamp(90.0 * scale, 216.0 * scale) + space,
            value: value.clamp(44.0 * scale, 150.0 * scale),
            gap,
            verdict,
            words,
            change,
            has_words_below: false,
        }
    }

    /// The same with the words of the changes below their arrows.
    fn with_words_below(self) -> Self {
        Self { change: (self.change - self.words).max(self.words), has_words_below: true, ..self }
    }

    /// The same with names as wide as there is room for: they wrap. Nothing where that does not do.
    fn fitted(self, room: f32, focus: TargetsFocus, scale: f32) -> Option<Self> {
        let over = (self.fixed(focus, scale) + self.change - room).max(0.0);
        let name = self.name - over;
        (over <= 0.0 || name >= LEAST_NAME * scale).then_some(Self { name, ..self })
    }

    /// Where the columns behind the bullets stand, and where the changes end.
    fn columns(&self, [first, right]: [f32; 2], bullet: f32, focus: TargetsFocus, scale: f32) -> (Columns, f32) {
        let space = SPACE * scale;
        if focus == TargetsFocus::Change {
            let verdict = right - self.verdict;
            let end = if self.verdict > 0.0 { verdict - space * 1.6 } else { right };
            let columns = Columns {
                value: [first, 0.0],
                gap: [first, 0.0],
                verdict: [verdict, self.verdict],
                change: first,
                words: [end, self.words],
            };
            return (columns, end);
        }
        let value = first + bullet + space;
        let gap = value + self.value + self.gap;
        let verdict = gap + space * 1.6;
        let columns = Columns {
            value: [value, self.value],
            gap: [gap, self.gap],
            verdict: [verdict, self.verdict],
            change: verdict + self.verdict + space,
            words: [right, self.words],
        };
        (columns, right)
    }

    /// What the columns take that neither bullets nor arrows stand in.
    fn fixed(&self, focus: TargetsFocus, scale: f32) -> f32 {
        let space = SPACE * scale;
        match focus {
            TargetsFocus::Gap => self.name + self.value + self.gap + self.verdict + space * 3.6,
            TargetsFocus::Change => self.name + self.verdict + space * 1.6,
        }
    }
}

/// The lines of a cell. Where a number with its unit is wider than the cell, it breaks between the two.
pub(super) fn cell(text: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    if font::width(text, size, bold) <= width {
        return vec![text.to_owned()];
    }
    let whole = within(text, size, bold, width);
    if whole.iter().all(|line| font::width(line, size, bold) <= width) {
        return whole;
    }
    within(&text.replace('\u{a0}', " "), size, bold, width)
}
