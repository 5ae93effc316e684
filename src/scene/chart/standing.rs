//! The standing chart: a row for each category, three panels on one scale, a figure in each segment and its mark above it.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{MonthNews, SpotPart, StandingChart, StandingRow, ValuePlace, on};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::lines::{balanced, wrapped};
use super::super::shape::{Anchor, Shape};
use super::super::status::{self, ROOM};
use super::Page;
use super::below::{LINE, Label, change_width, placed};
use super::panels::{HEAD, PANELS, Panels};

/// From the rule above a row to its bar, the bar, and from the bar to the rule below where no label stands there.
const ABOVE: f32 = 34.0;
const BAR: f32 = 40.0;
const BELOW: f32 = 12.0;

/// The columns of the chart.
struct Frame {
    scale: f32,
    /// How wide the names of the rows are.
    label: f32,
    /// True where the counts stand in a column of their own, and not below the names.
    has_counts: bool,
    panels: Panels,
}

/// One segment of a bar.
struct Segment {
    status: Status,
    count: usize,
    at: [f32; 4],
}

impl Page {
    pub(super) fn standing(&mut self, chart: &StandingChart) {
        let frame = self.standing_frame(chart);
        self.panel_heads(chart, &frame);
        let colours = self.look.colours;
        self.standing_row(&chart.total, chart, &frame);
        self.row_rule(colours.text);
        for (at, row) in chart.rows.iter().enumerate() {
            self.standing_row(row, chart, &frame);
            let is_last = at + 1 == chart.rows.len();
            self.row_rule(if is_last { colours.text } else { colours.line });
        }
        if let Some((name, news)) = &chart.month {
            self.month(name, news, frame.scale);
        }
    }

    fn standing_frame(&self, chart: &StandingChart) -> Frame {
        let scale = self.look.text / 14.0;
        let inner = self.inner() / scale;
        let label = (inner * 0.2).clamp(84.0, 172.0) * scale;
        let has_counts = inner > 700.0;
        let counts = chart.rows.iter().map(|row| font::width(&row.count, 15.0 * scale, false)).fold(0.0, f32::max);
        let count = if has_counts { counts + 14.0 * scale } else { 0.0 };
        let left = self.edge() + label + count + 18.0 * scale;
        let panels = Panels::new(chart, [left, self.look.width - self.edge()], scale);
        Frame { scale, label, has_counts, panels }
    }

    fn row_rule(&mut self, colour: crate::chart::Rgb) {
        let (y, right) = (self.y, self.look.width - self.edge());
        self.line([self.edge(), y], [right, y], colour, self.look.text * 0.07, false);
    }

    /// The names of the panels with how many items each has, on a line as wide as the panel.
    fn panel_heads(&mut self, chart: &StandingChart, frame: &Frame) {
        let (scale, size) = (frame.scale, HEAD * frame.scale);
        let heads = chart.panels.iter().zip(frame.panels.width);
        let lines: Vec<_> = heads.map(|(head, width)| wrapped(head, size, true, width + 1.0)).collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(0) as f32;
        let base = self.y + most * size * 1.25;
        for ((lines, left), width) in lines.into_iter().zip(frame.panels.left).zip(frame.panels.width) {
            let first = base - (lines.len().saturating_sub(1)) as f32 * size * 1.25;
            for (n, line) in lines.into_iter().enumerate() {
                let at = [left, (n as f32).mul_add(size * 1.25, first)];
                self.text(at, line, size, true, Anchor::Start, self.look.colours.text);
            }
            let y = base + 9.0 * scale;
            self.line([left, y], [left + width, y], self.look.colours.text, 1.5 * scale, false);
        }
        self.y = base + 9.0 * scale;
    }

    fn standing_row(&mut self, row: &StandingRow, chart: &StandingChart, frame: &Frame) {
        let scale = frame.scale;
        let is_total = row.node.is_none();
        let lines = label(row, frame);
        // A long name needs more than the bar with what stands above and below it.
        let half = lines.len() as f32 * 10.0 + 4.0;
        let top = self.y + ABOVE.max(half - BAR / 2.0) * scale;
        let mut labels = Vec::new();
        for ((left, width), statuses) in frame.panels.left.into_iter().zip(frame.panels.width).zip(PANELS) {
            self.panel(row, chart, ([left, width], top, statuses), frame, &mut labels);
        }
        let middle = top + BAR * scale / 2.0;
        let first = middle - (lines.len().saturating_sub(1)) as f32 * 10.0 * scale + 5.0 * scale;
        for (n, (line, is_soft)) in lines.iter().enumerate() {
            let at = [self.edge(), (n as f32 * 20.0).mul_add(scale, first)];
            let fill = if *is_soft { self.look.colours.weak } else { self.look.colours.text };
            let size = if is_total { 17.0 } else { 15.0 };
            self.text(at, line.as_str(), size * scale, is_total, Anchor::Start, fill);
        }
        if frame.has_counts && !is_total {
            let at = [frame.panels.left[0] - 18.0 * scale, middle + 5.0 * scale];
            self.text(at, row.count.as_str(), 15.0 * scale, false, Anchor::End, self.look.colours.weak);
        }
        let edges = [frame.panels.left[0], self.look.width - self.edge()];
        let labels = placed(labels, edges, scale);
        let below = labels.iter().map(|label| label.line + 1).max().unwrap_or(0);
        let bottom = top + BAR * scale;
        self.labels(&labels, bottom, scale);
        let end = bottom + (BELOW + LINE * below as f32).max(half - BAR / 2.0 + 2.0) * scale;
        let all = row.parts.iter().flat_map(|part| part.holds.iter().cloned()).collect();
        let place = row.node.clone().map(|node| ValuePlace { node, part: SpotPart::Whole });
        let at = [self.edge(), self.y + 6.0 * scale, frame.label, end - self.y - 12.0 * scale];
        self.area(AreaKind::Link, at, [&row.label, &row.label], (place, &all));
        self.y = end;
    }

    /// The bar of a row in one panel: its segments from nought on; what has no room in them goes below.
    fn panel(
        &mut self,
        row: &StandingRow,
        chart: &StandingChart,
        ([left, width], top, statuses): ([f32; 2], f32, &[Status]),
        frame: &Frame,
        labels: &mut Vec<Label>,
    ) {
        let scale = frame.scale;
        let mut x = left;
        for status in statuses {
            let count = row.number(*status);
            if count > 0 {
                let own = count as f32 * frame.panels.item;
                let segment = Segment { status: *status, count, at: [x, top, own, BAR * scale] };
                self.segment(&segment, row, chart, scale);
                labels.extend(self.inscribe(&segment, row, chart, scale));
                x += own;
            }
        }
        // What came to nothing is news too.
        let mut free = x + 10.0 * scale;
        let end = left + width + frame.panels.gap * 0.8;
        for status in statuses.iter().filter(|status| row.number(**status) == 0) {
            let Some(change) = row.part(*status).change.filter(|change| *change != 0) else { continue };
            let words = format!("{} 0", word(chart, *status));
            let text = font::width(&words, 13.0 * scale, false);
            let whole = text + 4.0 * scale + change_width(change, scale);
            if free + whole <= end {
                let base = top + BAR * scale / 2.0 + 5.0 * scale;
                self.text([free, base], words, 13.0 * scale, false, Anchor::Start, self.look.colours.weak);
                self.change([free + text + 4.0 * scale, base], change, *status, scale);
                free += whole + 10.0 * scale;
            } else {
                let middle = x + whole / 2.0;
                labels.push(Label { middle, status: *status, figure: None, words, change: Some(change) });
            }
        }
    }

    /// The area of a segment, and where it leads.
    fn segment(&mut self, segment: &Segment, row: &StandingRow, chart: &StandingChart, scale: f32) {
        let at = segment.at;
        self.shapes.extend(status::area(segment.status, at, 2.0 * scale, self.look.colours));
        let text = format!("{} {}", word(chart, segment.status), segment.count);
        let place = row.node.clone().map(|node| ValuePlace { node, part: SpotPart::Whole });
        let name = format!("{} {text}", row.label);
        self.area(AreaKind::Mark, at, [&name, &text], (place, &row.part(segment.status).holds));
    }

    /// The figure in a segment, its mark above it with its word where there is room; what does not fit is a label below.
    fn inscribe(&mut self, segment: &Segment, row: &StandingRow, chart: &StandingChart, scale: f32) -> Option<Label> {
        let colours = self.look.colours;
        let ([left, top, width, height], status) = (segment.at, segment.status);
        let (fill, ink) = colours.of_status(status);
        let (middle, figure) = (left + width / 2.0, segment.count.to_string());
        let change = row.part(status).change.filter(|change| *change != 0);
        let wide = font::width(&figure, 18.0 * scale, true);
        let label = Label { middle, status, figure: None, words: String::new(), change };
        if (wide + 6.0 * scale).max(13.0 * scale) > width {
            return Some(Label { figure: Some(figure), ..label });
        }
        let base = top + height / 2.0 + 6.5 * scale;
        if status == Status::Late {
            // On the hatching a figure would not be read.
            let plate = (wide + 8.0 * scale).max(18.0 * scale).min(width - 3.0 * scale);
            let at = [middle - plate / 2.0, top + 7.0 * scale, plate, height - 14.0 * scale];
            self.shapes.push(Shape::Rect { at, fill: Some(colours.ground), stroke: None });
        }
        let on_area = if status == Status::Late { ink } else { on(fill) };
        self.text([middle, base], figure, 18.0 * scale, true, Anchor::Middle, on_area);
        let (word, base) = (word(chart, status), top - 7.0 * scale);
        let (mark, text) = (13.0 * scale * ROOM + 3.0 * scale, font::width(word, 13.0 * scale, false));
        let both = mark + text;
        let has_word = both <= width - 6.0 * scale;
        let start = if has_word { middle - both / 2.0 } else { middle - 6.0 * scale };
        self.shapes.extend(status::filled(status, start, base, 13.0 * scale, colours));
        if has_word {
            self.text([start + mark, base], word, 13.0 * scale, false, Anchor::Start, ink);
        }
        change.map(|_| label)
    }

    /// What moved in the month before, with the numbers of the items.
    fn month(&mut self, name: &str, news: &[MonthNews], scale: f32) {
        let (start, right) = (self.edge(), self.look.width - self.edge());
        let mut base = self.y + 24.0 * scale;
        self.text([start, base], name, 14.0 * scale, true, Anchor::Start, self.look.colours.text);
        let mut x = start + font::width(name, 14.0 * scale, true) + 16.0 * scale;
        for own in news {
            let (_, ink) = self.look.colours.of_status(own.status);
            let head = font::width(&own.text, 14.0 * scale, true);
            let first = own.numbers.first().map_or(0.0, |number| font::width(number, 13.0 * scale, false));
            if x + 17.0 * scale + head + first > right {
                (x, base) = (start, base + 22.0 * scale);
            }
            let at = [x, base - 15.0 * scale, 17.0 * scale + head, 20.0 * scale];
            self.area(AreaKind::Mark, at, [&own.text, &own.text], (None, &own.holds));
            self.shapes.extend(status::filled(own.status, x, base, 14.0 * scale, self.look.colours));
            self.text([x + 17.0 * scale, base], own.text.as_str(), 14.0 * scale, true, Anchor::Start, ink);
            x += 17.0 * scale + head + 6.0 * scale;
            for number in &own.numbers {
                let width = font::width(number, 13.0 * scale, false);
                if x + width > right {
                    (x, base) = (start, base + 20.0 * scale);
                }
                self.text([x, base], number.as_str(), 13.0 * scale, false, Anchor::Start, self.look.colours.weak);
                x += width;
            }
            x += 22.0 * scale;
        }
        self.y = base + 6.0 * scale;
    }
}

fn word(chart: &StandingChart, status: Status) -> &str {
    chart.words.get(status as usize).map_or("", String::as_str)
}

/// The lines of a row's name, and whether they are soft: the count, where it has no column of its own.
fn label(row: &StandingRow, frame: &Frame) -> Vec<(String, bool)> {
    let scale = frame.scale;
    if row.node.is_none() {
        return vec![(format!("{} {}", row.label, row.count), false)];
    }
    let lines = balanced(&row.label, 15.0 * scale, false, frame.label);
    let count = (!frame.has_counts).then(|| (row.count.clone(), true));
    lines.into_iter().map(|line| (line, false)).chain(count).collect()
}
