//! The lines of a wall chart (挂图) as shapes: columns of words at the left, time at the right. The window draws the lines that
//! are on screen with this, files all of them, so that both show the same.
//!
//! Marks are those of every chart: late is hatched from the due date to today, near is solid from today to the due date, a claim
//! is a ring with a dot on its day, what is verified a disc with a tick. The bar itself is grey, for progress is no status.

use crate::chart::{ChartColours, Rgb, Schedule, ScheduleHead, ScheduleRow, Tick};
use crate::model::Status;

use super::font;
use super::shape::{Anchor, BASE, Shape};
use super::status::{self, ROOM};

/// How high a line is, as a share of the size of its words; where the news of a row and its dates stand one above the other.
const PITCH: f32 = 1.8;
const DOUBLE_PITCH: f32 = 2.5;

/// The most of the axis that is kept for the news behind the last day.
const MOST_NEWS: f32 = 0.55;

/// The heights of the bar from the first due date on and behind each postponement, as shares of the first.
const STEPS: [f32; 4] = [1.0, 0.72, 0.5, 0.36];

/// The least share of the width that is left to time.
const LEAST_AXIS: f32 = 0.5;

/// The widths of the columns, in sizes of the words: number, title, unit, leader, share.
const COLUMNS: [f32; 5] = [3.4, 14.0, 7.6, 7.6, 6.4];

/// The columns that go where there is no room, the first one first. Number and title stay.
const DISPENSABLE: [usize; 3] = [3, 4, 2];

/// Where the columns and days of a wall chart stand. Lengths are points.
#[derive(Debug, Clone)]
pub struct WallFrame {
    /// The size of the words.
    text: f32,
    left: f32,
    /// The left edges and widths of the columns; those without room have none.
    columns: [(f32, f32); 5],
    /// The left edge and width of the axis.
    axis: [f32; 2],
    /// How much of it at the right holds no day: the news of what ends last stand there.
    margin: f32,
    /// True where the news of a row and its dates stand one above the other.
    is_double: bool,
    /// The first day of the chart, whatever of it is shown: the work of what has no beginning began there.
    begin: f64,
    from: f64,
    to: f64,
    today: f64,
    limit: Option<f64>,
    colours: &'static ChartColours,
}

impl WallFrame {
    /// The frame of a chart between two edges.
    #[must_use]
    pub fn new(schedule: &Schedule, [left, width]: [f32; 2], text: f32, colours: &'static ChartColours) -> Self {
        let [number, one, two] = schedule.widest.map(|width| width * text);
        let mut widths = COLUMNS.map(|width| width * text);
        widths[0] = widths[0].max(number + text * 0.5);
        for column in DISPENSABLE {
            if widths.iter().sum::<f32>() > width * (1.0 - LEAST_AXIS) - text * 2.0
                && let Some(width) = widths.get_mut(column)
            {
                *width = 0.0;
            }
        }
        // Where even number and title are too wide, the title gives way.
        let over = widths.iter().sum::<f32>() - (width * (1.0 - LEAST_AXIS) - text * 2.0);
        if let Some(title) = widths.get_mut(1) {
            *title = (*title - over.max(0.0)).max(text * 5.0);
        }
        let mut at = left + text * 1.6;
        let columns = widths.map(|width| {
            let own = (at, width);
            at += width;
            own
        });
        let axis = at + text * 0.6;
        let room = (left + width - axis).max(text * 4.0);
        let most = room * MOST_NEWS;
        let [one, two] = [one, two].map(|width| width.mul_add(0.9, text));
        let is_double = one > most;
        Self {
            text,
            left,
            columns,
            axis: [axis, room],
            margin: (if is_double { two } else { one }).min(most),
            is_double,
            begin: schedule.from,
            from: schedule.from,
            to: schedule.to,
            today: schedule.today.0,
            limit: schedule.limit.as_ref().map(|(day, _)| *day),
            colours,
        }
    }

    /// The frame with other days on its axis.
    #[must_use]
    pub fn showing(self, from: f64, to: f64) -> Self {
        Self { from, to, margin: 0.0, ..self }
    }

    /// The size of the words.
    #[must_use]
    pub fn text(&self) -> f32 {
        self.text
    }

    /// How high a row is.
    #[must_use]
    pub fn pitch(&self) -> f32 {
        self.text * if self.is_double { DOUBLE_PITCH } else { PITCH }
    }

    /// How much of the axis holds days.
    fn days(&self) -> f32 {
        self.axis[1] - self.margin
    }

    /// The left edge and the width of the axis.
    #[must_use]
    pub fn axis(&self) -> [f32; 2] {
        self.axis
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.axis[0] + self.axis[1]
    }

    /// Where a day stands, also outside the axis.
    #[must_use]
    pub fn x(&self, day: f64) -> f32 {
        self.axis[0] + ((day - self.from) / (self.to - self.from)) as f32 * self.days()
    }

    /// The day at a place of the axis.
    #[must_use]
    pub fn day(&self, x: f32) -> f64 {
        self.from + f64::from((x - self.axis[0]) / self.days()) * (self.to - self.from)
    }

    /// Where a day stands, at most as far as the axis reaches.
    fn within(&self, day: f64) -> f32 {
        self.x(day).clamp(self.axis[0], self.right())
    }

    fn is_within(&self, day: f64) -> bool {
        (self.from..=self.to).contains(&day)
    }

    fn words(at: [f32; 2], text: &str, size: f32, bold: bool, fill: Rgb) -> Option<Shape> {
        let text = text.to_owned();
        (!text.is_empty()).then_some(Shape::Text { at, size, bold, anchor: Anchor::Start, fill, text })
    }

    fn line(from: [f32; 2], to: [f32; 2], colour: Rgb, width: f32, dashed: bool) -> Shape {
        Shape::Path { points: vec![from, to], fill: None, stroke: Some((colour, width)), dashed }
    }

    /// The bands of every other month and the lines of the days that count for all rows: behind the rows.
    #[must_use]
    pub fn ground(&self, schedule: &Schedule, ticks: &[Tick], [top, bottom]: [f32; 2]) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut band = |from: f64, to: f64| {
            let (left, right) = (self.within(from), self.within(to));
            if right > left {
                let at = [left, top, right - left, bottom - top];
                shapes.push(Shape::Rect { at, fill: Some(self.colours.panel), stroke: None });
            }
        };
        if let Some(first) = ticks.first().filter(|first| !first.is_odd) {
            band(self.from, first.day);
        }
        let ends = ticks.iter().skip(1).map(|tick| tick.day).chain([self.to]);
        for (tick, end) in ticks.iter().zip(ends).filter(|(tick, _)| tick.is_odd) {
            band(tick.day, end);
        }
        let mut event = |day: f64, colour, width: f32, dashed| {
            if self.is_within(day) {
                let x = self.x(day);
                shapes.push(Self::line([x, top], [x, bottom], colour, width * self.text, dashed));
            }
        };
        if let Some((day, _)) = &schedule.feedback {
            event(*day, self.colours.line, 0.06, false);
        }
        if let Some((day, _)) = &schedule.limit {
            event(*day, self.colours.text, 0.08, true);
        }
        event(schedule.today.0, self.colours.text, 0.12, false);
        shapes
    }

    /// How high the headings are.
    #[must_use]
    pub fn heading_height(&self) -> f32 {
        self.text * 3.2
    }

    /// The names of the columns, the months, and above them the days that count for all rows.
    #[must_use]
    pub fn headings(&self, schedule: &Schedule, ticks: &[Tick], top: f32) -> Vec<Shape> {
        let (small, weak) = (self.text * 0.86, self.colours.weak);
        let base = top + self.text * 2.6;
        let mut shapes = Vec::new();
        for (at, name) in schedule.columns.iter().enumerate() {
            let (left, width) = self.column(at);
            let name = font::fit(name, small, false, width - small * 0.4);
            shapes.extend(Self::words([left, base], &name, small, false, weak).filter(|_| width > 0.0));
        }
        let mut free = f32::NEG_INFINITY;
        let lines = self.lines();
        for Tick { day, text, .. } in ticks.iter().filter(|tick| self.is_within(tick.day)) {
            let mut x = self.x(*day) + small * 0.3;
            let width = font::width(text, small, false);
            for line in &lines {
                if (x - small * 0.2..x + width).contains(line) {
                    x = line + small * 0.3;
                }
            }
            // Words that would be cut, or meet others, say nothing.
            if x > free && x + width <= self.right() {
                shapes.extend(Self::words([x, base], text, small, false, weak));
                free = x + width + small * 0.6;
            }
        }
        self.key(schedule, top + self.text * 1.2, &mut shapes);
        self.events(schedule, top + self.text * 1.2, &mut shapes);
        let rule = top + self.heading_height() - self.text * 0.2;
        shapes.push(Self::line([self.left, rule], [self.right(), rule], self.colours.line, self.text * 0.07, false));
        shapes
    }

    /// What the marks mean, and how many rows have each: at the left of the axis.
    fn key(&self, schedule: &Schedule, base: f32, shapes: &mut Vec<Shape>) {
        let size = self.text * 0.93;
        let mut left = self.left + size * 0.2;
        for (standing, text) in &schedule.standing {
            let (_, ink) = self.colours.of_status(*standing);
            let width = font::width(text, size, true);
            // What there is no room for is said in the heads of the groups.
            if left + size * ROOM + width > self.axis[0] - size {
                break;
            }
            shapes.extend(status::filled(*standing, left, base, size, self.colours));
            shapes.extend(Self::words([left + size * (ROOM + 0.1), base], text, size, true, ink));
            left += size * (ROOM + 1.0) + width;
        }
    }

    /// The days that count for all rows, beside their lines, as far as they do not meet.
    fn events(&self, schedule: &Schedule, base: f32, shapes: &mut Vec<Shape>) {
        let (small, ink) = (self.text * 0.86, self.colours.text);
        let mut taken: Vec<(f32, f32)> = Vec::new();
        let mut put = |day: f64, text: &str, bold: bool, colour: Rgb, is_left: bool| {
            let (x, width) = (self.x(day), font::width(text, small, bold));
            let both = [x - width - small * 0.4, x + small * 0.4];
            let places = if is_left { both } else { [both[1], both[0]] };
            let fits = |left: f32| {
                let inside = left >= self.axis[0] - small && left + width <= self.right();
                inside && taken.iter().all(|(from, to)| left > *to || left + width < *from)
            };
            let Some(left) = places.into_iter().find(|left| fits(*left)).filter(|_| self.is_within(day)) else {
                return;
            };
            taken.push((left - small * 0.5, left + width + small * 0.5));
            shapes.extend(Self::words([left, base], text, small, bold, colour));
        };
        // The earlier of the two stands at the left of its line, so that they part.
        let is_over = schedule.limit.as_ref().is_some_and(|(day, _)| *day < schedule.today.0);
        put(schedule.today.0, &schedule.today.1, true, ink, !is_over);
        if let Some((day, text)) = &schedule.limit {
            put(*day, text, true, ink, is_over);
        }
        if let Some((day, text)) = &schedule.feedback {
            put(*day, text, false, self.colours.weak, false);
        }
    }

    fn column(&self, at: usize) -> (f32, f32) {
        self.columns.get(at).copied().unwrap_or_default()
    }

    fn base(&self, top: f32, height: f32) -> f32 {
        top + height / 2.0 + self.text * BASE
    }

    /// The head of a group: its name, how many rows, how many of them stand where.
    #[must_use]
    pub fn head(&self, head: &ScheduleHead, top: f32, height: f32) -> Vec<Shape> {
        let (size, base) = (self.text, self.base(top, height));
        let at = [self.left, top, self.right() - self.left, height];
        let mut shapes = vec![Shape::Rect { at, fill: Some(self.colours.sunken), stroke: None }];
        let marks: f32 = head.standing.iter().map(|(_, count)| self.count_width(*count)).sum();
        let small = size * 0.86;
        let count = font::width(&head.count, small, false);
        let room = self.right() - self.left - marks - count - size * 3.0;
        let name = font::fit(&head.name, size, true, room);
        let mut left = self.left + size * 0.3;
        shapes.extend(Self::words([left, base], &name, size, true, self.colours.text));
        left += font::width(&name, size, true) + size * 0.7;
        shapes.extend(Self::words([left, base], &head.count, small, false, self.colours.weak));
        left += count + size;
        for (standing, count) in &head.standing {
            let (_, colour) = self.colours.of_status(*standing);
            shapes.extend(status::filled(*standing, left, base, size * 0.9, self.colours));
            let at = [left + size * ROOM, base];
            shapes.extend(Self::words(at, &count.to_string(), size * 0.9, true, colour));
            left += self.count_width(*count);
        }
        shapes
    }

    fn count_width(&self, count: usize) -> f32 {
        self.text * (ROOM + 0.9) + font::width(&count.to_string(), self.text * 0.9, true)
    }

    /// The line of the items of a group that have no date.
    #[must_use]
    pub fn undated(&self, text: &str, top: f32, height: f32) -> Vec<Shape> {
        let (left, base) = (self.column(0).0, self.base(top, height));
        let words = Self::words([left, base], text, self.text * 0.93, false, self.colours.weak);
        words.into_iter().chain([self.rule(top + height)]).collect()
    }

    fn rule(&self, y: f32) -> Shape {
        Self::line([self.left, y], [self.right(), y], self.colours.sunken, self.text * 0.06, false)
    }

    /// One row: its words, its bar, its news.
    #[must_use]
    pub fn row(&self, row: &ScheduleRow, top: f32, height: f32) -> Vec<Shape> {
        let (size, base) = (self.text, self.base(top, height));
        let (_, ink) = self.colours.of_status(row.standing);
        let presses = matches!(row.standing, Status::Late | Status::Near);
        let mut shapes = vec![self.rule(top + height)];
        shapes.extend(status::filled(row.standing, self.left + size * 0.2, base, size, self.colours));
        for (at, text) in row.columns().into_iter().enumerate() {
            let (left, width) = self.column(at);
            let small = if at == 0 { size * 0.93 } else { size };
            // Titles and names of what presses are bold; a number is found by its place.
            let bold = row.standing == Status::Late && (1..=2).contains(&at);
            let text = font::fit(text, small, bold, width - size * 0.5);
            let fill = match at {
                0 => self.colours.weak,
                4 if row.standing == Status::Late => ink,
                _ => self.colours.text,
            };
            shapes.extend(Self::words([left, base], &text, small, bold, fill).filter(|_| width > 0.0));
        }
        let mut bar = Bar { frame: self, shapes: Vec::new(), middle: top + height / 2.0, end: self.axis[0] };
        bar.draw(row);
        let end = bar.end;
        shapes.extend(bar.shapes);
        self.news(row, end, base, if presses { ink } else { self.colours.weak }, ink, &mut shapes);
        shapes
    }

    /// The lines of the days that count for all rows, from left to right.
    fn lines(&self) -> Vec<f32> {
        let mut lines: Vec<f32> = [Some(self.today), self.limit].into_iter().flatten().map(|day| self.x(day)).collect();
        lines.sort_by(f32::total_cmp);
        lines
    }

    /// What is news of a row, behind its marks: beyond the lines that it would lie on, or before the end of the axis.
    fn news(&self, row: &ScheduleRow, end: f32, base: f32, weak: Rgb, ink: Rgb, shapes: &mut Vec<Shape>) {
        let (large, small) = (self.text * 0.93, self.text * 0.86);
        let news = font::width(&row.news, large, true);
        let both = !row.news.is_empty() && !row.text.is_empty();
        let gap = if both { small * 0.6 } else { 0.0 };
        let detail = font::width(&row.text, small, false);
        let is_double = self.is_double && both;
        let whole = if is_double { news.max(detail) } else { news + gap + detail };
        let mut left = end.max(self.axis[0]) + self.text * 0.45;
        for x in self.lines() {
            if left - self.text * 0.2 < x && x < left + whole {
                left = x + self.text * 0.4;
            }
        }
        let room = self.right() - left;
        let is_detailed = whole <= room;
        let (shown, wide) = if is_detailed || row.news.is_empty() { (true, whole) } else { (false, news) };
        if wide > room {
            // No room behind it: at the end of the axis, over the marks.
            left = self.right() - wide;
        }
        if wide > room || row.sustained {
            let at = [left - small * 0.3, base - large * 1.1, wide + small * 0.3, large * 1.4];
            shapes.push(Shape::Rect { at, fill: Some(self.colours.ground), stroke: None });
        }
        let above = if is_double { base - large * 0.56 } else { base };
        shapes.extend(Self::words([left, above], &row.news, large, true, ink));
        if shown {
            let fill = if row.news.is_empty() { weak } else { self.colours.weak };
            let at = if is_double { [left, base + large * 0.56] } else { [left + news + gap, base] };
            shapes.extend(Self::words(at, &row.text, small, false, fill));
        }
    }
}

/// The marks of one row.
struct Bar<'a> {
    frame: &'a WallFrame,
    shapes: Vec<Shape>,
    middle: f32,
    /// How far the marks reach.
    end: f32,
}

impl Bar<'_> {
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
        let (top, bottom) = (self.middle - sides[0], self.middle + sides[1]);
        self.span(from, to, sides, Some(self.frame.colours.ground), None);
        let height = bottom - top;
        let mut at = left - height;
        while at < right {
            let (begin, end) = (at.max(left), (at + height).min(right));
            if end > begin {
                let points = vec![[begin, bottom - (begin - at)], [end, bottom - (end - at)]];
                self.shapes.push(Shape::Path { points, fill: None, stroke: Some((colour, size * 0.1)), dashed: false });
            }
            at += size * 0.38;
        }
        self.span(from, to, sides, None, Some((colour, size * 0.08)));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Plan, PlanGroup, PlanRequest};
    use crate::chart::{Body, ChartContext, LIGHT, ScheduleLine, plan};
    use crate::model::Dataset;
    use crate::words::{Language, Words};

    fn schedule(language: Language) -> Schedule {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap();
        let dataset = Arc::new(dataset);
        let today = "2026-09-15".parse().unwrap();
        let asked = PlanRequest { group: PlanGroup::Category, by_urgency: true, today, near_days: 10 };
        let words = Words::load(language);
        let context = ChartContext { near_days: 10, ..ChartContext::of(&dataset, today, 100, &words) };
        let Body::Schedule(schedule) = plan(&context, &Plan::of(&dataset, &asked)).body else { panic!("a schedule") };
        *schedule
    }

    fn rows(schedule: &Schedule) -> impl Iterator<Item = &ScheduleRow> {
        schedule.lines.iter().filter_map(|line| if let ScheduleLine::Row(row) = line { Some(&**row) } else { None })
    }

    /// The left and right edges of the words of a row, with the words.
    fn texts(shapes: &[Shape]) -> Vec<(f32, f32, f32, String)> {
        let of = |shape: &Shape| match shape {
            Shape::Text { at: [x, y], size, bold, text, .. } => {
                Some((*x, x + font::width(text, *size, *bold), *y, text.clone()))
            }
            _ => None,
        };
        shapes.iter().filter_map(of).collect()
    }

    #[test]
    fn lateness_is_hatched_from_the_due_date_to_today() {
        let schedule = schedule(Language::Chinese);
        let frame = WallFrame::new(&schedule, [0.0, 1400.0], 14.0, &LIGHT);
        let late: Vec<_> = rows(&schedule).filter(|row| row.standing == Status::Late).collect();
        assert_eq!(late.len(), 6, "as the example is described");
        for row in late {
            let (red, _) = LIGHT.of_status(Status::Late);
            let lines = frame.row(row, 0.0, 25.0).into_iter().filter_map(|shape| match shape {
                Shape::Path { points, fill: None, stroke: Some((colour, _)), .. } if colour == red => Some(points),
                _ => None,
            });
            let ends: Vec<f32> = lines.flatten().map(|[x, _]| x).collect();
            let (left, right) = ends.iter().fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
            assert!((left - frame.x(row.due().unwrap())).abs() < 6.0, "{}", row.title);
            assert!((right - frame.x(schedule.today.0)).abs() < 6.0, "{}", row.title);
        }
    }

    #[test]
    fn no_words_of_a_row_are_lost_meet_or_lie_on_the_lines_of_days() {
        for language in Language::ALL {
            let schedule = schedule(language);
            for width in [900.0, 1000.0, 1240.0, 1900.0] {
                let frame = WallFrame::new(&schedule, [20.0, width], 14.0, &LIGHT);
                let days = [schedule.today.0, schedule.limit.as_ref().unwrap().0].map(|day| frame.x(day));
                for row in rows(&schedule) {
                    let texts = texts(&frame.row(row, 0.0, frame.pitch()));
                    let said: String = texts.iter().map(|(.., text)| text.as_str()).collect();
                    for wanted in [&row.number, &row.news, &row.text] {
                        assert!(said.contains(wanted.as_str()), "{width}: {wanted:?} is not in {said:?}");
                    }
                    for (at, (left, right, y, text)) in texts.iter().enumerate() {
                        assert!(*left >= 20.0 && *right <= 20.5 + width, "{width}: {text:?} ends at {right}");
                        assert!(days.iter().all(|x| x < left || x > right), "{width}: {text:?} lies on a line");
                        let beside = texts.iter().skip(at + 1).filter(|(.., other, _)| (other - y).abs() < 1.0);
                        for (from, to, _, other) in beside {
                            assert!(right <= from || to <= left, "{width}: {text:?} meets {other:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_closed_ends_on_its_day_and_not_on_its_due_date() {
        let schedule = schedule(Language::Chinese);
        let frame = WallFrame::new(&schedule, [0.0, 1400.0], 14.0, &LIGHT);
        let (blue, _) = LIGHT.of_status(Status::Closed);
        let closed: Vec<_> = rows(&schedule).filter(|row| row.standing == Status::Closed).collect();
        assert_eq!(closed.len(), 12, "as the example is described");
        for row in closed {
            let discs = frame.row(row, 0.0, 25.0).into_iter().filter_map(|shape| match shape {
                Shape::Circle { at: [x, _], fill: Some(fill), .. } if fill == blue => Some(x),
                _ => None,
            });
            // The first mark stands before the number.
            let marks: Vec<f32> = discs.collect();
            assert!((marks[1] - frame.x(row.closed.unwrap())).abs() < 1.0, "{}", row.title);
        }
    }
}
