//! The leaders of the chart of who is late: a mark for each item that they answer for, in the order of urgency.

use crate::chart::{LeaderRow, UnitsChart};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::lines::balanced;
use super::super::shape::Anchor;
use super::super::status::{self, ROOM};
use super::Page;
use super::units::place;

/// How wide the names are, how far the marks are apart, and the least height of a row.
const NAME: f32 = 124.0;
const STEP: f32 = 20.0;
const PITCH: f32 = 38.0;

/// The most that rows are stretched to end where the rows beside them do.
const TALLEST: f32 = 66.0;

impl Page {
    /// The leaders between two edges; stretched down to a bottom where they stand beside other rows.
    pub(super) fn leaders(&mut self, chart: &UnitsChart, edges: [f32; 2], bottom: Option<f32>, scale: f32) {
        let [left, right] = edges;
        let base = self.y + 12.0 * scale;
        self.text(
            [left, base],
            chart.leaders_head.as_str(),
            13.0 * scale,
            false,
            Anchor::Start,
            self.look.colours.weak,
        );
        self.y = base + 12.0 * scale;
        self.leader_rule(edges);
        let stretched = bottom.map_or(0.0, |bottom| (bottom - self.y) / chart.leaders.len().max(1) as f32);
        let pitch = stretched.min(TALLEST * scale).max(PITCH * scale);
        for leader in &chart.leaders {
            self.leader(leader, edges, pitch, scale);
            self.leader_rule(edges);
        }
        let (mut x, mut base) = (left, self.y + 24.0 * scale);
        for (status, word) in &chart.key {
            let width = 13.0 * scale * (ROOM + 0.1) + font::width(word, 13.0 * scale, false);
            if x + width > right {
                (x, base) = (left, base + 20.0 * scale);
            }
            self.shapes.extend(status::filled(*status, x, base, 13.0 * scale, self.look.colours));
            let at = [x + 13.0 * scale * (ROOM + 0.1), base];
            self.text(at, word.as_str(), 13.0 * scale, false, Anchor::Start, self.look.colours.weak);
            x += width + 11.0 * scale;
        }
        self.y = base + 6.0 * scale;
    }

    fn leader_rule(&mut self, [left, right]: [f32; 2]) {
        self.line([left, self.y], [right, self.y], self.look.colours.line, self.look.text * 0.07, false);
    }

    fn leader(&mut self, leader: &LeaderRow, [left, right]: [f32; 2], pitch: f32, scale: f32) {
        let (top, colours) = (self.y, self.look.colours);
        let is_late = leader.items.first().is_some_and(|(status, ..)| *status == Status::Late);
        let names = balanced(&leader.name, 15.0 * scale, is_late, (NAME - 12.0) * scale);
        let count = font::width(&leader.count, 13.0 * scale, false);
        let room = right - left - NAME * scale - count - 10.0 * scale;
        let across = ((room / (STEP * scale)) as usize).max(1);
        let lines = leader.items.len().div_ceil(across);
        let needed = (names.len() as f32 * 20.0).max(lines as f32 * STEP) * scale + 14.0 * scale;
        let height = pitch.max(needed);
        let middle = top + height / 2.0;
        let mut base = middle - names.len() as f32 * 10.0 * scale + 15.0 * scale;
        for text in names {
            self.text([left, base], text, 15.0 * scale, is_late, Anchor::Start, colours.text);
            base += 20.0 * scale;
        }
        let at = [left, top + 4.0 * scale, (NAME - 6.0) * scale, height - 8.0 * scale];
        self.area(AreaKind::Link, at, [&leader.name, &leader.name], (leader.node.as_ref().map(place), &leader.held()));
        let size = 16.0 * scale;
        let first = middle - lines.saturating_sub(1) as f32 * STEP * scale / 2.0;
        for (n, (status, text, node)) in leader.items.iter().enumerate() {
            let x = ((n % across) as f32 * STEP).mul_add(scale, left + NAME * scale);
            let y = ((n / across) as f32 * STEP).mul_add(scale, first);
            self.shapes.extend(status::filled(*status, x, size.mul_add(0.36, y), size, colours));
            let at = [x - 2.0 * scale, y - 10.0 * scale, STEP * scale, STEP * scale];
            self.area(AreaKind::Mark, at, [text, text], (Some(place(node)), &crate::chart::Held::default()));
        }
        let at = [right, middle + 5.0 * scale];
        self.text(at, leader.count.as_str(), 13.0 * scale, false, Anchor::End, colours.weak);
        self.y = top + height;
    }
}
