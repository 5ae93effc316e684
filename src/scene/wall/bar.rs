//! The bar of a row of a wall chart: its dates, what is done of it, how late it is.

use crate::chart::{Rgb, ScheduleRow};
use crate::model::Status;

use super::super::hatch::hatch;
use super::super::shape::{BASE, Shape};
use super::super::status;
use super::WallFrame;

/// The heights of the bar from the first due date on and behind each postponement, as shares of the first.
const STEPS: [f32; 4] = [1.0, 0.72, 0.5, 0.36];

/// The marks of one row.
pub(super) struct Bar<'a> {
    frame: &'a WallFrame,
    shapes: Vec<Shape>,
    middle: f32,
    /// How far the marks reach.
    end: f32,
}

impl<'a> Bar<'a> {
    /// The marks of a row around the middle of its line, and how far they reach.
    pub(super) fn of(frame: &'a WallFrame, row: &ScheduleRow, middle: f32) -> (Vec<Shape>, f32) {
        let mut bar = Self { frame, shapes: Vec::new(), middle, end: frame.axis[0] };
        bar.draw(row);
        (bar.shapes, bar.end)
    }

    fn height(&self) -> f32 {
        self.frame.text * 1.05
    }

    fn draw(&mut self, row: &ScheduleRow) {
        let start = row.start.unwrap_or(self.frame.begin);
        let last_stage = row.stages.iter().map(|(day, _)| *day).reduce(f64::max);
        match row.standing {
            Status::Closed => self.closed(row, start),
            Status::Done => self.claimed(row, start),
            _ if row.sustained => self.sustained(row, start),
            _ => {
                if let Some(due) = row.due().or(last_stage) {
                    self.open(row, start, due);
                }
            }
        }
        self.reviews(row);
        if let Some(start) = row.start.filter(|day| row.immediate && self.frame.is_within(*day)) {
            self.diamond(start, row.standing);
        }
    }

    /// A rectangle between two days, as far as the axis reaches.
    fn span(&mut self, from: f64, to: f64, [above, below]: [f32; 2], fill: Option<Rgb>, stroke: Option<(Rgb, f32)>) {
        let (left, right) = (self.frame.within(from), self.frame.within(to));
        if right <= left {
            return;
        }
        let at = [left, self.middle - above, right - left, above + below];
        self.shapes.push(Shape::Rect { at, fill, stroke });
        self.end = self.end.max(right);
    }

    fn edge(&self) -> (Rgb, f32) {
        (self.frame.colours.weak, self.frame.text * 0.07)
    }

    /// The promised time in steps, what is done of it, what ought to be, lateness up to today or the time that is left.
    fn open(&mut self, row: &ScheduleRow, start: f64, due: f64) {
        let (half, colours) = (self.height() / 2.0, self.frame.colours);
        let mut steps = Vec::new();
        let mut from = start;
        for (at, to) in row.dues.iter().enumerate() {
            let share = STEPS.get(at).or(STEPS.last()).copied().unwrap_or(1.0);
            // The lower edges are in line, so that each postponement is a step down.
            // A date that was moved to an earlier one ends there.
            let to = to.min(due).max(from);
            steps.push((from, to, [share.mul_add(2.0, -1.0) * half, half]));
            from = to;
        }
        if steps.is_empty() {
            steps.push((start, due, [half, half]));
        }
        // What has no beginning is not divided into shares.
        let share = |part: Option<f64>| row.start.zip(part).map(|(start, part)| start + part * (due - start));
        let (reached, planned) = (share(row.done), share(row.planned));
        for (from, to, sides) in &steps {
            self.span(*from, *to, *sides, Some(colours.sunken), Some(self.edge()));
            if let Some(reached) = reached.filter(|reached| reached > from) {
                self.span(*from, reached.min(*to), *sides, Some(colours.weak), None);
            }
        }
        self.stages(row);
        if let Some(planned) = planned {
            self.tick(planned);
        }
        let today = self.frame.today;
        let (fill, _) = colours.of_status(row.standing);
        match row.standing {
            Status::Late => {
                self.hatch(due, today, [half, half], fill);
            }
            Status::Near => self.span(today, due, [half, half], Some(fill), Some(self.edge())),
            _ => {}
        }
    }

    /// How far it ought to be by now.
    fn tick(&mut self, day: f64) {
        if self.frame.is_within(day) {
            let (x, reach) = (self.frame.x(day), self.height() * 0.7);
            let (from, to) = ([x, self.middle - reach], [x, self.middle + reach]);
            self.shapes.push(WallFrame::line(from, to, self.frame.colours.text, self.frame.text * 0.14, false));
        }
    }

    /// The ends of the stages: a gap in the bar; a dot above it where one was reached.
    fn stages(&mut self, row: &ScheduleRow) {
        let (half, colours) = (self.height() / 2.0, self.frame.colours);
        for (day, is_reached) in &row.stages {
            if !self.frame.is_within(*day) {
                continue;
            }
            let x = self.frame.x(*day);
            let (from, to) = ([x, self.middle - half], [x, self.middle + half]);
            self.shapes.push(WallFrame::line(from, to, colours.ground, self.frame.text * 0.18, false));
            let radius = self.frame.text * 0.17;
            let at = [x, self.middle - half - radius];
            let fill = is_reached.then_some(colours.weak);
            self.shapes.push(Shape::Circle { at, radius, fill, stroke: Some(self.edge()) });
        }
    }

    /// The time up to the due date, the day of the claim, and how long it waits since.
    fn claimed(&mut self, row: &ScheduleRow, start: f64) {
        let quarter = self.height() * 0.3;
        let (fill, ink) = self.frame.colours.of_status(Status::Done);
        let today = self.frame.today;
        let end = row.due().or(row.claimed).unwrap_or(today);
        self.span(start, row.claimed.map_or(end, |claimed| claimed.min(end)), [quarter, quarter], Some(fill), None);
        let Some(claimed) = row.claimed else { return };
        if claimed < end {
            self.span(claimed, end, [quarter, quarter], None, Some((fill, self.frame.text * 0.07)));
        } else {
            self.hatch(end, claimed, [quarter, quarter], ink);
        }
        if row.waits {
            let line = [claimed, today].map(|day| [self.frame.within(day), self.middle]);
            self.shapes.push(WallFrame::line(line[0], line[1], ink, self.frame.text * 0.09, false));
            self.end = self.end.max(self.frame.within(today));
        }
        self.mark(claimed, Status::Done);
    }

    /// A thin bar up to the day of the closing: early, the rest of the time is empty; late, it is hatched.
    fn closed(&mut self, row: &ScheduleRow, start: f64) {
        let thin = self.height() * 0.21;
        let (fill, _) = self.frame.colours.of_status(Status::Closed);
        let Some(closed) = row.closed.or(row.due()) else { return };
        let due = row.due().unwrap_or(closed);
        self.span(start, closed.min(due.max(start)), [thin, thin], Some(fill), None);
        if closed < due {
            self.span(closed, due, [thin, thin], None, Some((fill, self.frame.text * 0.06)));
        } else {
            self.hatch(due.max(start), closed, [thin, thin], fill);
        }
        if row.closed.is_some() {
            self.mark(closed, Status::Closed);
        }
    }

    /// A line that goes on, with the reviews made and to come.
    fn sustained(&mut self, row: &ScheduleRow, start: f64) {
        let (size, colour) = (self.frame.text, self.frame.colours.weak);
        let (left, right) = (self.frame.within(start), self.frame.right() - size * 0.5);
        if let Some(due) = row.due() {
            self.open(row, start, due);
        }
        let y = self.middle;
        self.shapes.push(WallFrame::line([left, y], [right, y], colour, size * 0.12, false));
        let tip = vec![[right, y - size * 0.3], [right + size * 0.5, y], [right, y + size * 0.3]];
        self.shapes.push(Shape::Path { points: tip, fill: Some(colour), stroke: None, dashed: false });
    }

    /// The reviews made, and the one to come as a hollow mark.
    fn reviews(&mut self, row: &ScheduleRow) {
        let (size, y, colour) = (self.frame.text, self.middle, self.frame.colours.weak);
        for (day, is_made) in row.reviews.iter().filter(|(day, _)| self.frame.is_within(*day)) {
            let (x, r) = (self.frame.x(*day), size * 0.42);
            let points = vec![[x - r, y - r * 1.7], [x + r, y - r * 1.7], [x, y - r * 0.1]];
            let fill = if *is_made { colour } else { self.frame.colours.ground };
            let stroke = Some((colour, size * 0.1));
            self.shapes.push(Shape::Path { points, fill: Some(fill), stroke, dashed: false });
            self.end = self.end.max(x + r);
        }
    }

    fn diamond(&mut self, day: f64, standing: Status) {
        let (x, y, r) = (self.frame.within(day), self.middle, self.frame.text * 0.45);
        let (fill, ink) = self.frame.colours.of_status(standing);
        let points = vec![[x, y - r], [x + r, y], [x, y + r], [x - r, y]];
        let fill = if standing == Status::Closed { fill } else { self.frame.colours.ground };
        let stroke = Some((ink, self.frame.text * 0.1));
        self.shapes.push(Shape::Path { points, fill: Some(fill), stroke, dashed: false });
    }

    /// The mark of a status on a day, on a plate of ground.
    fn mark(&mut self, day: f64, standing: Status) {
        if !self.frame.is_within(day) {
            return;
        }
        let (x, size) = (self.frame.x(day), self.frame.text);
        let ground = Some(self.frame.colours.ground);
        self.shapes.push(Shape::Circle { at: [x, self.middle], radius: size * 0.48, fill: ground, stroke: None });
        let (left, base) = (x - size * 0.46, self.middle + size * BASE);
        self.shapes.extend(status::filled(standing, left, base, size, self.frame.colours));
        self.end = self.end.max(x + size * 0.5);
    }

    /// Lines at half a right angle in the frame of a span.
    fn hatch(&mut self, from: f64, to: f64, sides: [f32; 2], colour: Rgb) {
        let (left, right) = (self.frame.within(from), self.frame.within(to));
        if right - left < 0.5 {
            return;
        }
        let size = self.frame.text;
        let at = [left, self.middle - sides[0], right - left, sides[0] + sides[1]];
        self.span(from, to, sides, Some(self.frame.colours.ground), None);
        self.shapes.extend(hatch(at, size * 0.38, (colour, size * 0.1)));
        self.span(from, to, sides, None, Some((colour, size * 0.08)));
    }
}
