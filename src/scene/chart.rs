//! From a chart to a picture: title, subtitle, labels in a fixed column on the left, marks, values.

use crate::chart::{Body, Chart, ChartColours, ChartRow, Mark, MarkRole, Rgb, Schedule, ScheduleLine, Series, on};

use super::font;
use super::shape::{Anchor, Scene, Shape};
use super::wall::WallFrame;

/// How a picture looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width in points; the height follows from the chart.
    pub width: f32,
    /// The colours.
    pub colours: &'static ChartColours,
    /// The size of the text beside the marks; all other sizes follow from it.
    pub text: f32,
}

/// The picture of a chart.
#[must_use]
pub fn chart(chart: &Chart, look: &Look) -> Scene {
    let mut page = Page { look: *look, shapes: Vec::new(), y: look.text * 1.6 };
    page.heading(chart);
    match &chart.body {
        Body::Rows(rows) => page.rows(rows),
        Body::Series(series) => page.series(series),
        Body::Schedule(schedule) => page.schedule(schedule),
        Body::Empty(words) => page.paragraph(words, look.text, false, look.colours.weak),
    }
    if !chart.more.is_empty() {
        page.paragraph(&chart.more, look.text, false, look.colours.weak);
    }
    let height = page.y + look.text * 1.2;
    let ground = Shape::Rect { at: [0.0, 0.0, look.width, height], fill: Some(look.colours.ground), stroke: None };
    let shapes = std::iter::once(ground).chain(page.shapes).collect();
    Scene { width: look.width, height, shapes }
}

struct Page {
    look: Look,
    shapes: Vec<Shape>,
    /// The top of the next element, in points.
    y: f32,
}

impl Page {
    /// The space at the left and right edge.
    fn edge(&self) -> f32 {
        self.look.text * 1.7
    }

    fn inner(&self) -> f32 {
        self.look.width - 2.0 * self.edge()
    }

    fn text(&mut self, at: [f32; 2], text: impl Into<String>, size: f32, bold: bool, anchor: Anchor, fill: Rgb) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.shapes.push(Shape::Text { at, size, bold, anchor, fill, text });
        }
    }

    fn line(&mut self, from: [f32; 2], to: [f32; 2], colours: Rgb, width: f32, dashed: bool) {
        self.shapes.push(Shape::Path { points: vec![from, to], fill: None, stroke: Some((colours, width)), dashed });
    }

    /// Wrapped text, below what is there.
    fn paragraph(&mut self, text: &str, size: f32, bold: bool, fill: Rgb) {
        for line in font::lines(text, size, bold, self.inner(), 6) {
            self.y += size * 1.1;
            self.text([self.edge(), self.y], line, size, bold, Anchor::Start, fill);
            self.y += size * 0.45;
        }
    }

    fn heading(&mut self, chart: &Chart) {
        let (text, colours) = (self.look.text, self.look.colours);
        self.paragraph(&chart.title, text * 1.5, true, colours.text);
        if !chart.subtitle.is_empty() {
            self.paragraph(&chart.subtitle, text * 0.95, false, colours.weak);
        }
        self.y += text * 0.9;
    }

    fn rows(&mut self, rows: &[ChartRow]) {
        let size = self.look.text;
        let label = if rows.len() > 1 { self.inner() * 0.34 } else { 0.0 };
        let value =
            rows.iter().map(|row| font::width(&row.value, size, false)).fold(0.0, f32::max).min(self.inner() * 0.3);
        let left = self.edge() + label + if label > 0.0 { size } else { 0.0 };
        let width = self.look.width - self.edge() - value - size - left;
        for row in rows {
            self.row(row, label, left, width);
        }
    }

    fn row(&mut self, row: &ChartRow, label: f32, left: f32, width: f32) {
        let (size, colours) = (self.look.text, self.look.colours);
        let lines = if label > 0.0 { font::lines(&row.label, size, false, label, 3) } else { Vec::new() };
        let height = (lines.len() as f32 * size * 1.35).max(size * 1.9);
        let middle = self.y + height / 2.0;
        let first = middle - (lines.len().saturating_sub(1)) as f32 * size * 0.675 + size * 0.36;
        for (n, line) in lines.into_iter().enumerate() {
            let at = [self.edge(), (n as f32).mul_add(size * 1.35, first)];
            self.text(at, line, size, false, Anchor::Start, colours.text);
        }
        let x = |value: f64| left + row.scale.share(value) as f32 * width;
        let dots = row.marks.iter().filter(|mark| matches!(mark, Mark::Dot { .. })).count();
        let mut dot = 0;
        for mark in &row.marks {
            match mark {
                Mark::Bar { from, to, role, text, .. } => self.bar(x(*from), x(*to), middle, *role, text),
                Mark::Tick { at, role, .. } => {
                    let x = x(*at);
                    self.line(
                        [x, middle - size * 0.75],
                        [x, middle + size * 0.75],
                        colours.role(*role),
                        size * 0.22,
                        false,
                    );
                }
                Mark::Link { from, to } => {
                    self.line([x(*from), middle], [x(*to), middle], colours.earlier, size * 0.16, false);
                }
                Mark::Dot { at, role, open, text, .. } => {
                    let colour = colours.role(*role);
                    let (fill, stroke) = if *open { (None, Some((colour, size * 0.14))) } else { (Some(colour), None) };
                    self.shapes.push(Shape::Circle { at: [x(*at), middle], radius: size * 0.4, fill, stroke });
                    // The words stand outside the pair, so that they never meet.
                    let (anchor, away) =
                        if dot == 0 && dots > 1 { (Anchor::End, -size * 0.8) } else { (Anchor::Start, size * 0.8) };
                    let at = [x(*at) + away, middle + size * 0.36];
                    self.text(at, text.as_str(), size, false, anchor, colours.text);
                    dot += 1;
                }
            }
        }
        if dots == 0 {
            let at = [left + width + size, middle + size * 0.36];
            self.text(at, row.value.as_str(), size, false, Anchor::Start, colours.text);
        }
        self.y += height + size * 0.3;
        if !row.note.is_empty() {
            self.paragraph(&row.note, size * 0.9, false, colours.weak);
        }
    }

    fn bar(&mut self, from: f32, to: f32, middle: f32, role: MarkRole, text: &str) {
        let (size, colours) = (self.look.text, self.look.colours);
        let height = if role == MarkRole::Actual { size * 0.55 } else { size * 1.1 };
        let (left, right) = (from.min(to), from.max(to));
        let fill = colours.role(role);
        let at = [left, middle - height / 2.0, (right - left).max(0.5), height];
        let frame = if role == MarkRole::Rest { colours.weak } else { colours.ground };
        self.shapes.push(Shape::Rect { at, fill: Some(fill), stroke: Some((frame, size * 0.07)) });
        let small = size * 0.85;
        let room = right - left - size * 0.6;
        let written = if font::width(text, small, false) <= room { text.to_owned() } else { String::new() };
        // A number alone says more than nothing where the words do not fit.
        let number = text.rsplit(' ').next().unwrap_or_default();
        let written =
            if written.is_empty() && font::width(number, small, false) <= room { number.to_owned() } else { written };
        self.text([left + size * 0.3, middle + small * 0.36], written, small, false, Anchor::Start, on(fill));
    }

    fn series(&mut self, series: &Series) {
        let (size, colours) = (self.look.text, self.look.colours);
        let height = size * 17.0;
        let (top, left, width) = (self.y + size * 2.0, self.edge(), self.inner());
        let days = series.lines.iter().flat_map(|line| line.points.iter().map(|point| point.day));
        let days = days.chain(series.limit.iter().map(|(day, _)| *day));
        let (first, last) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
        let air = ((last - first) * 0.18).max(60.0);
        let x = |day: f64| left + ((day - first + air) / (last - first + 2.0 * air)) as f32 * width;
        let y = |value: f64| (series.scale.share(value) as f32).mul_add(-height, top + height);
        self.line([left, top + height], [left + width, top + height], colours.line, size * 0.08, false);
        if let Some((value, text, _)) = &series.target {
            self.line([left, y(*value)], [left + width, y(*value)], colours.text, size * 0.14, true);
            let at = [left + width, y(*value) - size * 0.4];
            self.text(at, text.as_str(), size, false, Anchor::End, colours.text);
        }
        if let Some((day, text)) = &series.limit {
            self.line([x(*day), top], [x(*day), top + height], colours.weak, size * 0.1, true);
            self.text([x(*day), top - size * 0.5], text.as_str(), size * 0.9, false, Anchor::Middle, colours.weak);
        }
        for (at, line) in series.lines.iter().enumerate() {
            let colour = colours.role(MarkRole::Part(at as u8));
            let points = line.points.iter().map(|point| [x(point.day), y(point.value)]).collect();
            self.shapes.push(Shape::Path { points, fill: None, stroke: Some((colour, size * 0.16)), dashed: false });
            for point in &line.points {
                let place = [x(point.day), y(point.value)];
                let (fill, stroke) =
                    if point.open { (None, Some((colour, size * 0.14))) } else { (Some(colour), None) };
                self.shapes.push(Shape::Circle { at: place, radius: size * 0.36, fill, stroke });
                let [px, py] = place;
                self.text([px, py - size * 0.7], point.text.as_str(), size, false, Anchor::Middle, colours.text);
                let below = if line.scope.is_empty() {
                    point.date.clone()
                } else {
                    format!("{} · {}", point.date, line.scope)
                };
                self.text([px, py + size * 1.4], below, size * 0.9, false, Anchor::Middle, colours.weak);
            }
        }
        self.y = top + height + size * 1.6;
    }

    fn schedule(&mut self, schedule: &Schedule) {
        let (size, colours) = (self.look.text, self.look.colours);
        let frame = WallFrame::new(schedule, [self.edge(), self.inner()], size, colours);
        let headings = frame.headings(schedule, &schedule.ticks, self.y);
        let top = self.y + frame.heading_height();
        let mut rows = Vec::new();
        let mut y = top;
        let height = frame.pitch();
        for line in &schedule.lines {
            rows.extend(match line {
                ScheduleLine::Head(head) => frame.head(head, y, height),
                ScheduleLine::Row(row) => frame.row(row, y, height),
                ScheduleLine::Undated(text, _) => frame.undated(text, y, height),
            });
            y += height;
        }
        // The days of all rows lie behind them, now that it is known how far down they go.
        self.shapes.extend(frame.ground(schedule, &schedule.ticks, [top - size * 2.0, y]));
        self.shapes.extend(headings);
        self.shapes.extend(rows);
        self.y = y;
    }
}
