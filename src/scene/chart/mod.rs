//! From a chart to a picture with the places that can be pointed at: title, subtitle, marks. The window and every file show
//! what is laid out here.

#[cfg(test)]
mod apart;
mod below;
mod calendar;
mod calendar_cell;
mod closed;
mod closed_panels;
mod counts;
mod leaders;
mod panels;
mod rows;
mod series;
mod standing;
mod target_arrows;
mod target_bullet;
mod target_rows;
mod targets;
#[cfg(test)]
mod targets_apart;
mod units;

use crate::chart::{Body, Chart, ChartColours, Held, Rgb, Schedule, ScheduleLine, ValuePlace};

pub use series::round_step;

use super::area::{AreaKind, HitArea};
use super::font;
use super::lines;
use super::shape::{Anchor, Scene, Shape};
use super::wall::WallFrame;

/// How a picture looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The width in points; the height follows from the chart.
    pub width: f32,
    /// The colours.
    pub colours: &'static ChartColours,
    /// The size of the text beside the marks; all other sizes follow from it.
    pub text: f32,
}

/// A chart laid out: the picture, and what can be pointed at in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartLayout {
    /// The picture. Its first shape is the ground.
    pub scene: Scene,
    /// What can be pointed at, back to front. The areas of a wall chart are those of its rows, and not here.
    pub areas: Vec<HitArea>,
}

/// The picture of a chart, with what the person says about it below the marks.
#[must_use]
pub fn chart(chart: &Chart, look: &Look) -> Scene {
    spread(chart, look, 0.0)
}

/// The same with rows of a wall chart that are so many points higher or lower than by themselves, as far as their words allow.
#[must_use]
pub(super) fn spread(chart: &Chart, look: &Look, more: f32) -> Scene {
    let mut page = Page::spread(chart, look, more);
    page.note(&chart.note);
    page.finish().scene
}

/// The picture of a chart with what can be pointed at in it. The note is left out: in the window it stands in the field in
/// which it is written.
#[must_use]
pub fn layout(chart: &Chart, look: &Look) -> ChartLayout {
    Page::of(chart, look).finish()
}

struct Page {
    look: Look,
    shapes: Vec<Shape>,
    areas: Vec<HitArea>,
    /// The top of the next element, in points.
    y: f32,
}

impl Page {
    fn of(chart: &Chart, look: &Look) -> Self {
        Self::spread(chart, look, 0.0)
    }

    fn spread(chart: &Chart, look: &Look, more: f32) -> Self {
        let mut page = Self { look: *look, shapes: Vec::new(), areas: Vec::new(), y: look.text * 1.6 };
        page.heading(chart);
        match &chart.body {
            Body::Rows(rows) => page.rows(rows),
            Body::Series(series) => page.series(series),
            Body::Schedule(schedule) => page.schedule(schedule, more),
            Body::Standing(standing) => page.standing(standing),
            Body::Units(units) => page.units(units),
            Body::Targets(targets) => page.targets(targets),
            Body::Closed(closed) => page.closed(closed),
            Body::ClosedPanels(closed) => page.closed_panels(closed),
            Body::Calendar(calendar) => page.calendar(calendar),
            Body::Empty(words) => page.paragraph(words, look.text, false, look.colours.weak),
        }
        if !chart.more.is_empty() {
            page.paragraph(&chart.more, look.text, false, look.colours.weak);
        }
        page
    }

    fn finish(self) -> ChartLayout {
        let Self { look, shapes, areas, y } = self;
        let height = y + look.text * 1.2;
        let ground = Shape::Rect { at: [0.0, 0.0, look.width, height], fill: Some(look.colours.ground), stroke: None };
        let shapes = std::iter::once(ground).chain(shapes).collect();
        ChartLayout { scene: Scene { width: look.width, height, shapes }, areas }
    }

    /// What the person says about the chart. Nothing of it is cut.
    fn note(&mut self, note: &str) {
        if note.trim().is_empty() {
            return;
        }
        let (size, colours) = (self.look.text, self.look.colours);
        self.y += size * 0.6;
        for line in lines::wrapped(note.trim(), size, false, self.inner()) {
            self.y += size * 1.1;
            self.text([self.edge(), self.y], line, size, false, Anchor::Start, colours.text);
            self.y += size * 0.45;
        }
    }

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

    /// A place that can be pointed at; a rectangle of left, top, width and height.
    fn area(
        &mut self,
        kind: AreaKind,
        at: [f32; 4],
        [name, text]: [&str; 2],
        (spot, holds): (Option<ValuePlace>, &Held),
    ) {
        let (name, text, holds) = (name.trim().to_owned(), text.to_owned(), Held::clone(holds));
        self.areas.push(HitArea { at, kind, name, text, spot, holds });
    }

    fn heading(&mut self, chart: &Chart) {
        let (text, colours) = (self.look.text, self.look.colours);
        for (words, size, bold, fill) in
            [(&chart.title, text * 1.5, true, colours.text), (&chart.subtitle, text * 0.95, false, colours.weak)]
        {
            let top = self.y;
            self.paragraph(words, size, bold, fill);
            if self.y > top {
                let at = [self.edge(), top, self.inner(), self.y - top];
                self.area(AreaKind::Heading, at, [words, ""], (None, &Held::default()));
            }
        }
        self.y += text * 0.9;
    }

    fn schedule(&mut self, schedule: &Schedule, more: f32) {
        let (size, colours) = (self.look.text, self.look.colours);
        let frame = WallFrame::new(schedule, [self.edge(), self.inner()], size, colours).spread(more);
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
