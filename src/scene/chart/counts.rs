//! Numbers of items that grow with the days, as charts of closings draw them: the plan dashed, what was reported as done as a
//! line, what was closed as an area.

use crate::chart::{CountLine, Rgb};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::shape::{Anchor, Shape};
use super::Page;

/// Where days and counts are.
pub(super) struct CountFrame {
    /// 1 for words of 14 points.
    pub(super) scale: f32,
    pub(super) left: f32,
    /// Where the days end.
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The first day.
    pub(super) from: f64,
    /// How wide a day is, and how high an item.
    pub(super) day: f32,
    pub(super) item: f32,
}

impl CountFrame {
    pub(super) fn x(&self, day: f64) -> f32 {
        ((day - self.from) as f32).mul_add(self.day, self.left)
    }

    pub(super) fn y(&self, count: usize) -> f32 {
        (count as f32).mul_add(-self.item, self.bottom)
    }

    /// The corners of a line that grows, from nought up to a day.
    fn stepped(&self, line: &CountLine, until: Option<f64>) -> Vec<[f32; 2]> {
        let mut points = Vec::new();
        let mut y = self.bottom;
        for step in &line.steps {
            points.push([self.x(step.day), y]);
            y = self.y(step.count);
            points.push([self.x(step.day), y]);
        }
        points.extend(until.map(|day| [self.x(day), y]));
        points
    }
}

impl Page {
    /// The plan up to a day or its last step, what was reported as done, and what was closed, on their ground.
    pub(super) fn count_lines(
        &mut self,
        [plan, claimed, closed]: [&CountLine; 3],
        (today, plan_until): (f64, Option<f64>),
        frame: &CountFrame,
    ) {
        let (scale, colours) = (frame.scale, self.look.colours);
        self.stepped_line(frame.stepped(plan, plan_until), (colours.weak, 2.0 * scale), true);
        // Each step down to the ground: one area with such corners would not be convex.
        let end = frame.x(today);
        let fill = Some(colours.of_status(Status::Closed).0);
        for step in &closed.steps {
            let (x, y) = (frame.x(step.day), frame.y(step.count));
            let at = [x, y, end - x, frame.bottom - y];
            self.shapes.push(Shape::Rect { at, fill, stroke: None });
        }
        let claimed = frame.stepped(claimed, Some(today));
        self.stepped_line(claimed, (colours.of_status(Status::Done).1, 2.4 * scale), false);
        self.line([frame.left, frame.bottom], [frame.right, frame.bottom], colours.weak, 1.4 * scale, false);
    }

    /// Numbers at the left, `most` lines of them at most up to a top, each but nought with a line across to `end`.
    pub(super) fn count_axis(
        &mut self,
        (top, most): (usize, usize),
        frame: &CountFrame,
        (size, gap): (f32, f32),
        end: f32,
    ) {
        let colours = self.look.colours;
        for count in (0..=top).step_by(count_step(top, most)) {
            let y = frame.y(count);
            let at = [frame.left - gap, y + size * 0.36];
            self.text(at, count.to_string(), size, false, Anchor::End, colours.weak);
            if count > 0 {
                self.line([frame.left, y], [end, y], colours.line, frame.scale, false);
            }
        }
    }

    fn stepped_line(&mut self, points: Vec<[f32; 2]>, stroke: (Rgb, f32), dashed: bool) {
        if points.len() > 1 {
            self.shapes.push(Shape::Path { points, fill: None, stroke: Some(stroke), dashed });
        }
    }

    /// What can be pointed at: each step, with the items that it adds.
    pub(super) fn count_areas(&mut self, lines: [&CountLine; 3], frame: &CountFrame) {
        let scale = frame.scale;
        for line in lines {
            let mut below = 0;
            for step in &line.steps {
                let (x, top) = (frame.x(step.day), frame.y(step.count));
                let at = [x - 5.0 * scale, top - 3.0 * scale, 10.0 * scale, frame.y(below) - top + 6.0 * scale];
                self.area(AreaKind::Mark, at, [&step.text, &step.text], (None, &step.holds));
                below = step.count;
            }
        }
    }
}

/// The lines stand this many items apart: round numbers, `most` at most.
fn count_step(items: usize, most: usize) -> usize {
    let decade = std::iter::successors(Some(1_usize), |own| own.checked_mul(10));
    let steps = decade.flat_map(|own| [own, own.saturating_mul(2), own.saturating_mul(5)]);
    let mut steps = steps.skip_while(|step| items / step > most);
    steps.next().unwrap_or(items.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_side_are_round_and_few() {
        for (items, step) in [(1, 1), (6, 1), (29, 5), (32, 5), (7, 2), (64, 10), (300, 50), (5_000, 1_000)] {
            assert_eq!(count_step(items, 6), step, "{items}");
            assert!(items / count_step(items, 6) <= 6);
        }
        assert_eq!([1, 2, 3, 4, 5, 11, 300].map(|items| count_step(items, 2)), [1, 1, 2, 2, 2, 5, 200]);
    }
}
