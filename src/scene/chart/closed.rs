//! Items closed over time: the area of what is closed, the line of what was reported as done, the plan dashed; right of the
//! limit a bar of what is missing there. Where that has no room beside the days, it stands below them in words.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{ClosedChart, Missing, Rgb, on};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::shape::{Anchor, Shape};
use super::super::status;
use super::Page;
use super::counts::CountFrame;

/// The height of the days as a share of their width, and its bounds.
const SHARE: f32 = 0.42;
const HEIGHTS: [f32; 2] = [220.0, 520.0];

/// The room for the numbers at the left, and for the names of days above.
const NUMBERS: f32 = 34.0;
const ABOVE: f32 = 26.0;

/// How many numbers stand at the left above nought at most.
const MOST_LINES: usize = 6;

/// The bar: how far behind the limit it begins, and how wide it is.
const BEHIND: f32 = 40.0;
const BAR: f32 = 28.0;

/// The room above all items: a line that ends there has its name below that of today.
const TOP_NAME: f32 = 26.0;

/// The least share of the width that the days keep where the bar stands beside them.
const LEAST_DAYS: f32 = 0.45;

impl Page {
    pub(super) fn closed(&mut self, chart: &ClosedChart) {
        let scale = self.look.text / 14.0;
        let (frame, bar) = frame(chart, [self.edge(), self.look.width - self.edge()], self.y, scale);
        self.closed_ground(chart, &frame);
        self.count_lines([&chart.plan, &chart.claimed, &chart.closed], (chart.today.0, None), &frame);
        self.closed_days(chart, &frame);
        self.closed_names(chart, &frame);
        self.closed_areas(chart, &frame);
        self.y = frame.bottom + 30.0 * scale;
        match (&chart.missing, bar) {
            (Some(missing), Some(left)) => self.missing_bar(missing, &frame, left),
            (Some(missing), None) => self.missing_words(missing, scale),
            (None, _) => {}
        }
    }

    /// Every other month set off, and lines up to today at round numbers.
    fn closed_ground(&mut self, chart: &ClosedChart, frame: &CountFrame) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let [_, to] = chart.days;
        let ends = chart.ticks.iter().skip(1).map(|tick| tick.day).chain([to + 1.0]);
        for (tick, end) in chart.ticks.iter().zip(ends) {
            let (left, right) = (frame.x(tick.day), frame.x(end).min(frame.right));
            if tick.is_odd {
                let at = [left, frame.top, right - left, frame.bottom - frame.top];
                self.shapes.push(Shape::Rect { at, fill: Some(colours.panel), stroke: None });
            }
            let (middle, base) = (f32::midpoint(left, right), frame.bottom + 20.0 * scale);
            if font::width(&tick.text, 13.0 * scale, false) <= right - left {
                self.text([middle, base], tick.text.as_str(), 13.0 * scale, false, Anchor::Middle, colours.weak);
            }
        }
        let end = frame.x(chart.today.0);
        self.count_axis((chart.items, MOST_LINES), frame, (13.0 * scale, 8.0 * scale), end);
    }

    /// Today and the limit, named above at their outer sides.
    fn closed_days(&mut self, chart: &ClosedChart, frame: &CountFrame) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let limit = chart.limit.as_ref();
        let is_over = limit.is_some_and(|(day, _)| *day < chart.today.0);
        let days = [(Some(&chart.today), is_over || limit.is_none(), false), (limit, !is_over, true)];
        for ((day, words), behind, dashed) in
            days.into_iter().filter_map(|(day, behind, dashed)| Some((day?, behind, dashed)))
        {
            let x = frame.x(*day);
            let top = frame.top - 12.0 * scale;
            self.line([x, top], [x, frame.bottom], colours.text, if dashed { 1.2 } else { 1.8 } * scale, dashed);
            let width = font::width(words, 14.0 * scale, true) + 6.0 * scale;
            // At the edge of the page there is room at one side only.
            let behind = (behind && x + width <= self.look.width - self.edge()) || x - width < self.edge();
            let (at, anchor) = if behind { (x + 6.0 * scale, Anchor::Start) } else { (x - 6.0 * scale, Anchor::End) };
            self.text([at, top + 8.0 * scale], words.as_str(), 14.0 * scale, true, anchor, colours.text);
        }
    }

    /// The names of the lines beside today, none on another.
    fn closed_names(&mut self, chart: &ClosedChart, frame: &CountFrame) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let (today, size) = (chart.today.0, 14.0 * frame.scale);
        let right = frame.x(today) - 10.0 * scale;
        let closed = chart.closed.count(today);
        // In its area, where that is high enough under all of the words.
        let start = right - font::width(&chart.closed.name, 15.0 * scale, true);
        let at_start = frame.from + f64::from((start - frame.left) / frame.day);
        let is_inside = chart.closed.count(at_start) as f32 * frame.item >= 28.0 * scale;
        let (fill, ink) = colours.of_status(Status::Closed);
        let mut names: Vec<(f32, &str, Rgb)> = Vec::new();
        if is_inside {
            let at = [right, frame.bottom - 10.0 * scale];
            self.text(at, chart.closed.name.as_str(), 15.0 * scale, true, Anchor::End, on(fill));
        } else {
            names.push((frame.y(closed), &chart.closed.name, ink));
        }
        let done = colours.of_status(Status::Done).1;
        for (line, colour) in [(&chart.claimed, done), (&chart.plan, colours.weak)] {
            if !line.steps.is_empty() {
                names.push((frame.y(line.count(today)), &line.name, colour));
            }
        }
        names.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        let mut free = f32::INFINITY;
        for (y, name, colour) in names {
            let base = (y - 6.0 * scale).min(free);
            free = base - 20.0 * scale;
            let width = font::width(name, size, true);
            let at = [right - width - 3.0 * scale, base - 14.0 * scale, width + 6.0 * scale, 18.0 * scale];
            self.shapes.push(Shape::Rect { at, fill: Some(colours.ground), stroke: None });
            self.text([right, base], name, size, true, Anchor::End, colour);
        }
        if let Some((day, count, words)) = &chart.before {
            let place = [frame.x(*day), frame.y(*count)];
            let stroke = Some((fill, 1.6 * scale));
            self.shapes.push(Shape::Circle { at: place, radius: 5.0 * scale, fill: Some(colours.ground), stroke });
            // Above the name of the area and within it, or not at all: the place tells it too.
            if *count as f32 * frame.item >= 56.0 * scale {
                let [x, y] = place;
                let half = font::width(words, 13.0 * scale, false) / 2.0;
                let at_start = frame.from + f64::from((x - half - frame.left) / frame.day);
                let is_within = frame.y(chart.closed.count(at_start)) <= y + 8.0 * scale;
                // Right of its place the area is no lower.
                let middle = if is_within { x } else { x + half };
                if middle + half <= right {
                    let at = [middle, y + 22.0 * scale];
                    self.text(at, words.as_str(), 13.0 * scale, false, Anchor::Middle, on(fill));
                }
            }
        }
        if let (false, Some(last)) = (chart.whole_plan.is_empty(), chart.plan.steps.last()) {
            let [x, y] = [frame.x(last.day), frame.y(last.count)];
            let width = font::width(&chart.whole_plan, size, false) + 8.0 * scale;
            let fits = x + width <= self.look.width - self.edge();
            let (at, anchor) = if fits {
                ([x + 8.0 * scale, y + 5.0 * scale], Anchor::Start)
            } else {
                ([x, y - 7.0 * scale], Anchor::End)
            };
            self.text(at, chart.whole_plan.as_str(), size, false, anchor, colours.weak);
        }
    }

    /// What can be pointed at: each step, and the number of a month ago.
    fn closed_areas(&mut self, chart: &ClosedChart, frame: &CountFrame) {
        self.count_areas([&chart.plan, &chart.claimed, &chart.closed], frame);
        if let Some((day, count, words)) = &chart.before {
            let (x, y, half) = (frame.x(*day), frame.y(*count), 7.0 * frame.scale);
            let at = [x - half, y - half, half * 2.0, half * 2.0];
            self.area(AreaKind::Mark, at, [words, words], (None, &crate::chart::Held::default()));
        }
    }

    /// The bar of what is missing, beside the days.
    fn missing_bar(&mut self, missing: &Missing, frame: &CountFrame, left: f32) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let mut from = missing.closed.0;
        let mut free = f32::INFINITY;
        let mut widest = 0.0_f32;
        for (status, count, word, holds) in &missing.parts {
            let (top, bottom) = (frame.y(from + count), frame.y(from));
            let at = [left, top, BAR * scale, bottom - top];
            self.shapes.extend(status::area(*status, at, 1.6 * scale, colours));
            let ink = colours.of_status(*status).1;
            let base = (f32::midpoint(top, bottom) + 6.0 * scale).min(free);
            free = base - 22.0 * scale;
            let words = left + (BAR + 9.0) * scale;
            let number = count.to_string();
            let beside = words + font::width(&number, 17.0 * scale, true) + 7.0 * scale;
            self.text([words, base], number.as_str(), 17.0 * scale, true, Anchor::Start, ink);
            self.text([beside, base], word.as_str(), 14.0 * scale, false, Anchor::Start, ink);
            let end = beside + font::width(word, 14.0 * scale, false);
            widest = widest.max(end - left);
            let told = format!("{number} {word}");
            let at = [left, top.min(base - 16.0 * scale), end - left, (bottom - top).max(20.0 * scale)];
            self.area(AreaKind::Mark, at, [&told, &told], (None, holds));
            from += count;
        }
        let (top, bottom) = (frame.y(missing.due.0), frame.y(missing.closed.0));
        let due = (top - 8.0 * scale).min(free);
        // The plan goes on behind the words, as it does behind the names of lines.
        let width = font::width(&missing.due.1, 14.0 * scale, true) + 6.0 * scale;
        let plate = [left - 3.0 * scale, due - 14.0 * scale, width, 18.0 * scale];
        self.shapes.push(Shape::Rect { at: plate, fill: Some(colours.ground), stroke: None });
        self.text([left, due], missing.due.1.as_str(), 14.0 * scale, true, Anchor::Start, colours.text);
        if missing.closed.0 > 0 && bottom + 20.0 * scale < frame.bottom {
            let ink = colours.of_status(Status::Closed).1;
            let at = [left, bottom + 18.0 * scale];
            self.text(at, missing.closed.1.as_str(), 14.0 * scale, true, Anchor::Start, ink);
        }
        if missing.missing.is_empty() {
            return;
        }
        let x = left + widest + 14.0 * scale;
        self.line([x, top], [x, bottom], colours.text, 1.6 * scale, false);
        let mut base = f32::midpoint(top, bottom) - 4.0 * scale;
        let words = x + 10.0 * scale;
        self.text([words, base], missing.missing.as_str(), 18.0 * scale, true, Anchor::Start, colours.text);
        for note in &missing.notes {
            base += 21.0 * scale;
            self.text([words, base], note.as_str(), 13.0 * scale, false, Anchor::Start, colours.weak);
        }
    }

    /// The same in words, below the days.
    fn missing_words(&mut self, missing: &Missing, scale: f32) {
        let colours = self.look.colours;
        let (left, line) = (self.edge(), 22.0 * scale);
        let whole = [missing.due.1.as_str(), &missing.closed.1, &missing.missing];
        let whole: Vec<&str> = whole.into_iter().filter(|text| !text.is_empty()).collect();
        self.y += 8.0 * scale;
        self.paragraph(&whole.join(" · "), 15.0 * scale, true, colours.text);
        for (status, count, word, holds) in &missing.parts {
            let (top, base) = (self.y, self.y + 16.0 * scale);
            self.shapes.extend(status::filled(*status, left, base, 14.0 * scale, colours));
            let told = format!("{count} {word}");
            let ink = colours.of_status(*status).1;
            self.text([left + 20.0 * scale, base], told.as_str(), 14.0 * scale, false, Anchor::Start, ink);
            let width = font::width(&told, 14.0 * scale, false) + 20.0 * scale;
            self.area(AreaKind::Mark, [left, top, width, line], [&told, &told], (None, holds));
            self.y += line;
        }
        self.paragraph(&missing.notes.join(" · "), 13.0 * scale, false, colours.weak);
    }
}

/// How much room the bar with its words needs behind the later of limit and today.
fn need(missing: &Missing, scale: f32) -> f32 {
    let part = |(_, count, word, _): &(Status, usize, String, _)| {
        font::width(&count.to_string(), 17.0 * scale, true) + font::width(word, 14.0 * scale, false) + 16.0 * scale
    };
    let parts = missing.parts.iter().map(part).fold(0.0, f32::max);
    let note = missing.notes.iter().map(|note| font::width(note, 13.0 * scale, false)).fold(0.0, f32::max);
    let missing = font::width(&missing.missing, 18.0 * scale, true).max(note);
    (BEHIND + BAR + 24.0) * scale + parts + missing
}

/// The days between two edges; and where the bar begins, where it stands beside them.
fn frame(chart: &ClosedChart, [left, right]: [f32; 2], top: f32, scale: f32) -> (CountFrame, Option<f32>) {
    let left = left + NUMBERS * scale;
    let (room, [from, to]) = (right - left, chart.days);
    let span = (to + 1.0 - from).max(1.0) as f32;
    let whole = font::width(&chart.whole_plan, 14.0 * scale, false) + 10.0 * scale;
    let last = chart.plan.steps.last().map_or(from, |step| step.day);
    // The name of the whole plan stands behind its last day.
    let plan = room.min((room - whole) * span / ((last - from) as f32).max(1.0));
    let plan = if chart.whole_plan.is_empty() { room } else { plan };
    let beside = chart.missing.as_ref().and_then(|missing| {
        let day = chart.limit.as_ref().map_or(chart.today.0, |(day, _)| day.max(chart.today.0));
        let share = ((day - from) as f32 / span).max(0.01);
        let width = plan.min((room - need(missing, scale)) / share);
        (width >= room * LEAST_DAYS).then_some((width, share))
    });
    let width = beside.map_or(plan, |(width, _)| width);
    let height = (room * SHARE).clamp(HEIGHTS[0] * scale, HEIGHTS[1] * scale);
    let top = top + ABOVE * scale;
    let frame = CountFrame {
        scale,
        left,
        right: left + width,
        top,
        bottom: top + height,
        from,
        day: width / span,
        item: (height - TOP_NAME * scale) / chart.items.max(1) as f32,
    };
    (frame, beside.map(|(width, share)| left + width * share + BEHIND * scale))
}
