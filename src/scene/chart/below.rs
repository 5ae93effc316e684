//! Labels below a bar: what does not fit into its segment or above it, on leader lines, in as many lines as it takes.

use crate::model::Status;

use super::super::font;
use super::super::shape::Anchor;
use super::super::status::{self, ROOM};
use super::Page;

/// How high a line of labels is, for words of 14 points.
pub(super) const LINE: f32 = 17.0;

/// How far a label is moved to the right before it goes to a further line: a leader line to there crosses no label.
const FAR: f32 = 120.0;

/// What stands below one segment of a bar.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// The middle of its segment.
    pub(super) middle: f32,
    pub(super) status: Status,
    /// The figure of a segment that is too narrow for it; it stands on a leader line, with its mark.
    pub(super) figure: Option<String>,
    /// Words that belong to no segment, in place of the mark.
    pub(super) words: String,
    /// How many more than before.
    pub(super) change: Option<i32>,
}

/// A label with its place: the left edge and the line.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) label: Label,
    pub(super) left: f32,
    pub(super) line: usize,
}

impl Label {
    fn width(&self, scale: f32) -> f32 {
        let (figure, change, gap) = self.parts(scale);
        figure + gap + change
    }

    /// The widths of mark and figure, of the change, and of the space between them.
    fn parts(&self, scale: f32) -> (f32, f32, f32) {
        let words = font::width(&self.words, 13.0 * scale, false);
        let figure = self
            .figure
            .as_ref()
            .map_or(words, |figure| (14.0 * ROOM + 2.0) * scale + font::width(figure, 15.0 * scale, true));
        let change = self.change.map_or(0.0, |change| change_width(change, scale));
        (figure, change, if figure > 0.0 && change > 0.0 { 4.0 * scale } else { 0.0 })
    }
}

/// How wide a triangle with a number is.
pub(super) fn change_width(change: i32, scale: f32) -> f32 {
    status::change_width(change, 13.0 * scale)
}

/// Labels placed below their segments, moved to the right where they would meet and to a further line where they would be
/// far off or over the edge.
pub(super) fn placed(labels: Vec<Label>, [left, right]: [f32; 2], scale: f32) -> Vec<Placed> {
    // Where each line is free.
    let mut lines: Vec<f32> = Vec::new();
    let place = |label: Label| {
        let width = label.width(scale);
        let wanted = (label.middle - width / 2.0).max(left).min(right - width);
        let at = |free: Option<&f32>| free.map_or(wanted, |free| (free + 6.0 * scale).max(wanted));
        let fits = |free: Option<&f32>| at(free) - wanted <= FAR * scale && at(free) + width <= right;
        let line = (0..=lines.len()).find(|line| fits(lines.get(*line))).unwrap_or(lines.len());
        let left = at(lines.get(line));
        match lines.get_mut(line) {
            Some(free) => *free = left + width,
            None => lines.push(left + width),
        }
        Placed { label, left, line }
    };
    labels.into_iter().map(place).collect()
}

impl Page {
    /// Draws labels below a bar, whose lower edge is given.
    pub(super) fn labels(&mut self, labels: &[Placed], bottom: f32, scale: f32) {
        for Placed { label, left, line } in labels {
            let base = bottom + (LINE * *line as f32 + LINE) * scale;
            let (figure, _, gap) = label.parts(scale);
            if let Some(text) = &label.figure {
                let from = [label.middle, bottom];
                let to = [left + figure / 2.0, base - 12.0 * scale];
                self.line(from, to, self.look.colours.weak, 0.8 * scale, false);
                let (_, ink) = self.look.colours.of_status(label.status);
                let marks = status::filled(label.status, *left, base, 14.0 * scale, self.look.colours);
                self.shapes.extend(marks);
                let at = [left + (14.0 * ROOM + 2.0) * scale, base];
                self.text(at, text.as_str(), 15.0 * scale, true, Anchor::Start, ink);
            }
            self.text([*left, base], label.words.as_str(), 13.0 * scale, false, Anchor::Start, self.look.colours.weak);
            if let Some(change) = label.change {
                self.change([left + figure + gap, base], change, label.status, scale);
            }
        }
    }

    /// A triangle up or down with a number. More of what is late is bad news, and red.
    pub(super) fn change(&mut self, at: [f32; 2], change: i32, status: Status, scale: f32) {
        self.shapes.extend(status::change(change, status, at, 13.0 * scale, self.look.colours));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_narrow_segments_neither_meet_nor_leave_the_page() {
        let label = |n: u8| Label {
            middle: f32::from(n).mul_add(4.0, 180.0),
            status: Status::Near,
            figure: Some("12".to_owned()),
            words: String::new(),
            change: Some(-3),
        };
        let placed = placed((0..9).map(label).collect(), [100.0, 260.0], 1.0);
        assert_eq!(placed.len(), 9, "none is dropped");
        for (at, one) in placed.iter().enumerate() {
            let end = one.left + one.label.width(1.0);
            assert!(one.left >= 100.0 && end <= 260.0);
            for other in placed.iter().skip(at + 1).filter(|other| other.line == one.line) {
                assert!(end <= other.left || other.left + other.label.width(1.0) <= one.left);
            }
        }
    }
}
