//! Items closed over time by unit: small charts in rows, all of them on one scale of days and counts; what the lines are stands
//! once, below.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{ClosedPanel, ClosedPanels};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::lines::{balanced, wrapped};
use super::super::shape::{Anchor, Shape};
use super::super::status::{self, ROOM};
use super::Page;
use super::counts::CountFrame;
use super::units::place;

/// A panel is at least so wide, or as wide as the page; wider ones are not read better.
const NARROWEST: f32 = 216.0;
const WIDEST: f32 = 330.0;

/// The space between two panels, and between two rows of them.
const BESIDE: f32 = 26.0;
const BELOW: f32 = 22.0;

/// How high the days are, and how much air is above the highest count.
const HEIGHT: f32 = 92.0;
const AIR: f32 = 6.0;

/// The room for the numbers at the left.
const NUMBERS: f32 = 26.0;

/// How many numbers stand at the left above nought at most.
const MOST_LINES: usize = 3;

/// The sizes of the name, of what stands below it, and of the axes.
const NAME: f32 = 15.0;
const NEWS: f32 = 13.0;
const AXIS: f32 = 12.0;

/// How high a line of each of these is.
const NAME_LINE: f32 = 20.0;
const NEWS_LINE: f32 = 19.0;

/// What stands above the days of a panel.
struct Head {
    name: Vec<String>,
    /// True where what is late stands beside how many are closed, and not below it.
    is_beside: bool,
    /// What is late.
    late: Vec<String>,
}

impl Page {
    pub(super) fn closed_panels(&mut self, chart: &ClosedPanels) {
        let scale = self.look.text / 14.0;
        let inner = self.inner() / scale;
        let most = (((inner + BESIDE) / (NARROWEST + BESIDE)) as usize).max(1);
        let across = most.min(chart.panels.len().max(1));
        let width = ((inner - (across - 1) as f32 * BESIDE) / across as f32).min(WIDEST) * scale;
        for row in chart.panels.chunks(across) {
            self.panel_row(chart, row, width, scale);
        }
        self.panel_key(chart, scale);
    }

    /// Panels side by side: the days of all of them stand on one line.
    fn panel_row(&mut self, chart: &ClosedPanels, row: &[ClosedPanel], width: f32, scale: f32) {
        let heads: Vec<Head> = row.iter().map(|panel| head(panel, width, scale)).collect();
        let above = heads.iter().map(|head| head.height(scale)).fold(0.0, f32::max);
        let (top, mut left) = (self.y, self.edge());
        for (panel, head) in row.iter().zip(&heads) {
            let [from, to] = chart.days;
            let start = left + NUMBERS * scale;
            let days = top + above;
            let frame = CountFrame {
                scale,
                left: start,
                right: left + width,
                top: days,
                bottom: days + HEIGHT * scale,
                from,
                day: (left + width - start) / (to + 1.0 - from).max(1.0) as f32,
                item: (HEIGHT - AIR) * scale / chart.most.max(1) as f32,
            };
            self.panel_areas(panel, &frame, [left, top]);
            self.panel_head(panel, head, [left, top, width], scale);
            self.panel_ground(chart, &frame);
            self.count_lines([&panel.plan, &panel.claimed, &panel.closed], (chart.today.0, Some(to + 1.0)), &frame);
            self.panel_days(chart, &frame);
            self.count_areas([&panel.plan, &panel.claimed, &panel.closed], &frame);
            left += width + BESIDE * scale;
        }
        self.y = top + above + (HEIGHT + AXIS * 1.5 + BELOW) * scale;
    }

    fn panel_head(&mut self, panel: &ClosedPanel, head: &Head, [left, top, width]: [f32; 3], scale: f32) {
        let colours = self.look.colours;
        let (_, red) = colours.of_status(Status::Late);
        let mut base = top + NAME * scale;
        let mut widest = 0.0_f32;
        for line in &head.name {
            widest = widest.max(font::width(line, NAME * scale, true));
            self.text([left, base], line.as_str(), NAME * scale, true, Anchor::Start, colours.text);
            base += NAME_LINE * scale;
        }
        let at = [left, top, widest, head.name.len() as f32 * NAME_LINE * scale];
        self.area(AreaKind::Link, at, [&panel.name, &panel.name], (panel.node.as_ref().map(place), &panel.holds));
        self.text([left, base], panel.count.as_str(), NEWS * scale, false, Anchor::Start, colours.weak);
        if head.late.is_empty() {
            return;
        }
        let mut start = left;
        if head.is_beside {
            start += font::width(&panel.count, NEWS * scale, false) + 12.0 * scale;
        } else {
            base += NEWS_LINE * scale;
        }
        let at = [start, base - NEWS * scale, left + width - start, head.late.len() as f32 * NEWS_LINE * scale];
        self.area(AreaKind::Mark, at, [&panel.late, &panel.late], (None, &panel.late_holds));
        self.shapes.extend(status::filled(Status::Late, start, base, NEWS * scale, colours));
        for line in &head.late {
            let at = [start + NEWS * (ROOM + 0.1) * scale, base];
            self.text(at, line.as_str(), NEWS * scale, true, Anchor::Start, red);
            base += NEWS_LINE * scale;
        }
    }

    /// Every other month set off, lines at round numbers, and as many names of months as have room.
    fn panel_ground(&mut self, chart: &ClosedPanels, frame: &CountFrame) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let size = AXIS * scale;
        let [_, to] = chart.days;
        let ends = chart.ticks.iter().skip(1).map(|tick| tick.day).chain([to + 1.0]);
        let base = frame.bottom + size * 1.25;
        let mut free = frame.left - size;
        for (tick, end) in chart.ticks.iter().zip(ends) {
            let (left, right) = (frame.x(tick.day), frame.x(end).min(frame.right));
            if tick.is_odd {
                let at = [left, frame.top, right - left, frame.bottom - frame.top];
                self.shapes.push(Shape::Rect { at, fill: Some(colours.panel), stroke: None });
            }
            let words = left + font::width(&tick.text, size, false);
            if left >= free && words <= frame.right + 1.0 {
                self.text([left, base], tick.text.as_str(), size, false, Anchor::Start, colours.weak);
                free = words + size * 0.6;
            }
        }
        self.count_axis((chart.most, MOST_LINES), frame, (size, 6.0 * scale), frame.right);
    }

    /// Today and the limit, which the key names.
    fn panel_days(&mut self, chart: &ClosedPanels, frame: &CountFrame) {
        let (scale, ink) = (frame.scale, self.look.colours.text);
        let x = frame.x(chart.today.0);
        self.line([x, frame.top], [x, frame.bottom], ink, 1.6 * scale, false);
        if let Some((day, _)) = &chart.limit {
            let x = frame.x(*day);
            self.line([x, frame.top], [x, frame.bottom], ink, 1.2 * scale, true);
        }
    }

    /// The days of a panel as a whole: behind its steps, all items of the unit.
    fn panel_areas(&mut self, panel: &ClosedPanel, frame: &CountFrame, [left, top]: [f32; 2]) {
        let lines = [&panel.closed, &panel.claimed, &panel.plan].map(|line| line.name.as_str());
        let told = [panel.name.as_str(), &panel.count, &panel.late].into_iter().chain(lines);
        let told: Vec<&str> = told.filter(|text| !text.is_empty()).collect();
        let at = [left, top, frame.right - left, frame.bottom - top];
        self.area(AreaKind::Mark, at, [&told.join(" "), &told.join("\n")], (None, &panel.holds));
    }

    /// What the lines are, once for all panels.
    fn panel_key(&mut self, chart: &ClosedPanels, scale: f32) {
        let colours = self.look.colours;
        let (size, sample) = (NEWS * scale, 26.0 * scale);
        let [plan, claimed, closed] = &chart.key;
        let (closed_fill, done) = (colours.of_status(Status::Closed).0, colours.of_status(Status::Done).1);
        // Each sample lies in a line of words whose left middle is nought.
        let across = |ink, width, dashed| Shape::Path {
            points: vec![[0.0, 0.0], [sample, 0.0]],
            fill: None,
            stroke: Some((ink, width * scale)),
            dashed,
        };
        let down = |width, dashed| Shape::Path {
            points: vec![[sample / 2.0, -size * 0.6], [sample / 2.0, size * 0.6]],
            fill: None,
            stroke: Some((colours.text, width * scale)),
            dashed,
        };
        let at = [0.0, -size * 0.45, sample, size * 0.9];
        let area = Shape::Rect { at, fill: Some(closed_fill), stroke: None };
        let mut samples: Vec<(Shape, &str)> = vec![
            (area, closed),
            (across(done, 2.4, false), claimed),
            (across(colours.weak, 2.0, true), plan),
            (down(1.6, false), &chart.today.1),
        ];
        samples.extend(chart.limit.iter().map(|(_, words)| (down(1.2, true), words.as_str())));
        let (mut x, mut base) = (self.edge(), self.y + size);
        for (shape, words) in samples {
            let width = sample + 6.0 * scale + font::width(words, size, false);
            if x > self.edge() && x + width > self.look.width - self.edge() {
                (x, base) = (self.edge(), base + 21.0 * scale);
            }
            self.shapes.push(shape.placed([x, base - size * 0.36], 1.0));
            self.text([x + sample + 6.0 * scale, base], words, size, false, Anchor::Start, colours.weak);
            x += width + 20.0 * scale;
        }
        self.y = base + 6.0 * scale;
    }
}

impl Head {
    fn height(&self, scale: f32) -> f32 {
        let late = if self.is_beside { self.late.len().saturating_sub(1) } else { self.late.len() };
        (self.name.len() as f32 * NAME_LINE + (1 + late) as f32 * NEWS_LINE + 8.0) * scale
    }
}

/// The name in as many lines as it takes, and what is late where it fits.
fn head(panel: &ClosedPanel, width: f32, scale: f32) -> Head {
    let name = balanced(&panel.name, NAME * scale, true, width);
    let mark = NEWS * (ROOM + 0.1) * scale;
    let count = font::width(&panel.count, NEWS * scale, false) + 12.0 * scale;
    let is_beside = count + mark + font::width(&panel.late, NEWS * scale, true) <= width;
    let late = match (panel.late.is_empty(), is_beside) {
        (true, _) => Vec::new(),
        (false, true) => vec![panel.late.clone()],
        (false, false) => wrapped(&panel.late, NEWS * scale, true, width - mark),
    };
    Head { name, is_beside, late }
}

#[cfg(test)]
mod tests {
    use super::super::apart::{boxes, chart, spread};
    use super::super::{Look, layout};
    use super::*;
    use crate::chart::{Body, LIGHT, Named};
    use crate::words::Language;

    #[test]
    fn every_unit_has_a_panel_that_holds_its_items() {
        for count in [2, 30, 300] {
            let chart = chart(Named::ClosedByUnit, &spread(count), Language::Chinese);
            let Body::ClosedPanels(closed) = &chart.body else { panic!("panels") };
            for width in [760.0, 1000.0, 1600.0] {
                let layout = layout(&chart, &Look { width, colours: &LIGHT, text: 14.0 });
                let links: Vec<_> = layout.areas.iter().filter(|area| area.kind == AreaKind::Link).collect();
                let wanted: Vec<_> = closed.panels.iter().map(|own| (&own.name, &own.holds)).collect();
                assert_eq!(links.iter().map(|area| (&area.name, &area.holds)).collect::<Vec<_>>(), wanted, "{width}");
                let words: Vec<&str> = boxes(&layout).into_iter().map(|(_, text)| text).collect();
                let late = closed.panels.iter().filter(|own| !own.late.is_empty());
                assert!(late.clone().count() > 0 && late.clone().all(|own| words.concat().contains(&own.late)));
                for area in layout.areas.iter().filter(|area| area.kind == AreaKind::Mark) {
                    assert!(!area.holds.is_empty() && area.at[0] + area.at[2] <= width, "{width}: {area:?}");
                }
            }
        }
    }

    #[test]
    fn an_item_is_as_high_in_every_panel() {
        let chart = chart(Named::ClosedByUnit, &spread(300), Language::Chinese);
        let layout = layout(&chart, &Look { width: 1000.0, colours: &LIGHT, text: 14.0 });
        let closed = LIGHT.of_status(Status::Closed).0;
        let Body::ClosedPanels(panels) = &chart.body else { panic!("panels") };
        // All were closed on one day: a rectangle for each panel, and the sample of the key.
        let heights = layout.scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Rect { at, fill: Some(fill), .. } if *fill == closed => Some(at[3]),
            _ => None,
        });
        let counts: Vec<usize> =
            panels.panels.iter().map(|own| own.closed.count(panels.today.0)).filter(|count| *count > 0).collect();
        let heights: Vec<f32> = heights.take(counts.len()).collect();
        assert!(counts.len() > 5);
        let item = heights[0] / counts[0] as f32;
        assert!(heights.iter().zip(&counts).all(|(high, count)| (high - *count as f32 * item).abs() < 0.1));
    }
}
