//! Who is late: today is the line of nought, days late go to the right of it and days left to the left, on one scale; unit,
//! leader and item stand in columns at the left, the leaders with a mark for each item beside or below.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{SpotPart, UnitRow, UnitsChart, ValuePlace};
use crate::model::{NodeRef, Status};

use super::super::area::AreaKind;
use super::super::font;
use super::super::hatch::hatch;
use super::super::lines::{balanced, wrapped};
use super::super::shape::{Anchor, Shape};
use super::super::status;
use super::Page;

/// From how wide a chart on the leaders stand beside the rows, and how wide they are then.
const BESIDE: f32 = 1100.0;
const LEADERS: f32 = 328.0;

/// The least height of a row, and how high its bar is.
const PITCH: f32 = 52.0;
const BAR: f32 = 20.0;

/// The most that a day is wide.
const WIDEST_DAY: f32 = 12.0;

/// Where the columns of the rows stand.
struct Frame {
    scale: f32,
    left: f32,
    right: f32,
    unit: f32,
    /// How wide the names of leaders are; 0 where they stand below the units.
    leader: f32,
    title: f32,
    /// Where today is.
    zero: f32,
    /// How wide a day is.
    day: f32,
}

impl Frame {
    /// The left edge of the items.
    fn item(&self) -> f32 {
        self.left + self.unit + self.leader
    }
}

impl Page {
    pub(super) fn units(&mut self, chart: &UnitsChart) {
        let scale = self.look.text / 14.0;
        let inner = self.inner() / scale;
        let is_beside = inner > BESIDE && !chart.leaders.is_empty() && !chart.rows.is_empty();
        let (start, right) = (self.edge(), self.look.width - self.edge());
        let end = if is_beside { right - (LEADERS + 30.0) * scale } else { right };
        let top = self.y;
        if !chart.rows.is_empty() {
            let frame = frame(chart, [start, end], scale);
            self.unit_heads(chart, &frame);
            let first = self.y;
            for row in &chart.rows {
                self.unit_row(row, &frame);
            }
            let today = ([frame.zero, first - 2.0 * scale], [frame.zero, self.y]);
            self.line(today.0, today.1, self.look.colours.text, 1.6 * scale, false);
        }
        let bottom = self.y;
        if !chart.quiet.is_empty() {
            self.quiet(chart, [start, end], scale);
        }
        let below = self.y;
        if is_beside {
            self.y = top;
            self.leaders(chart, [end + 30.0 * scale, right], Some(bottom), scale);
        } else if !chart.leaders.is_empty() {
            self.y += 14.0 * scale;
            self.leaders(chart, [start, right], None, scale);
        }
        self.y = self.y.max(below);
    }

    fn unit_heads(&mut self, chart: &UnitsChart, frame: &Frame) {
        let (scale, size, base) = (frame.scale, 13.0 * frame.scale, self.y + 12.0 * frame.scale);
        let colours = self.look.colours;
        let [unit, leader, item] = &chart.columns;
        let leader_at = (frame.leader > 0.0).then_some((frame.left + frame.unit, leader));
        let columns = [Some((frame.left, unit)), leader_at, Some((frame.item(), item))];
        for (left, text) in columns.into_iter().flatten() {
            self.text([left, base], text.as_str(), size, false, Anchor::Start, colours.weak);
        }
        let [before, behind] = &chart.sides;
        let (_, near) = colours.of_status(Status::Near);
        let (_, late) = colours.of_status(Status::Late);
        // Where there is no room before the line, the bars and their words say the same.
        let taken = frame.item() + font::width(item, size, false) + 6.0 * scale;
        let has_near = chart.rows.iter().any(|row| row.status == Status::Near);
        if has_near && frame.zero - 6.0 * scale - font::width(before, size, false) > taken {
            self.text([frame.zero - 6.0 * scale, base], before.as_str(), size, false, Anchor::End, near);
        }
        self.text([frame.zero + 6.0 * scale, base], behind.as_str(), size, false, Anchor::Start, late);
        self.y = base + 12.0 * scale;
        self.rule_between([frame.left, frame.right]);
    }

    fn rule_between(&mut self, [left, right]: [f32; 2]) {
        self.line([left, self.y], [right, self.y], self.look.colours.line, self.look.text * 0.07, false);
    }

    fn unit_row(&mut self, row: &UnitRow, frame: &Frame) {
        let (scale, colours, top) = (frame.scale, self.look.colours, self.y);
        let (_, ink) = colours.of_status(row.status);
        let gap = 10.0 * scale;
        let units = balanced(&row.unit, 15.0 * scale, true, frame.unit - gap);
        let is_beside = frame.leader > 0.0;
        let leaders =
            balanced(&row.leader, 14.0 * scale, false, if is_beside { frame.leader } else { frame.unit } - gap);
        let titles = balanced(&row.title, 14.0 * scale, false, frame.title - 20.0 * scale);
        let mut details = details(row, frame.title - 20.0 * scale, scale);
        let bar = frame.zero + row.days.max(0) as f32 * frame.day;
        let days = font::width(&row.days_text, 17.0 * scale, true);
        let beside = bar + 8.0 * scale + days + 9.0 * scale;
        let mut moved =
            moved_lines(row, if is_beside { frame.right - beside } else { frame.title - 20.0 * scale }, scale);
        if !is_beside {
            // Behind the bars there is no room.
            details.append(&mut moved);
        }
        let (line, small) = (20.0 * scale, 16.0 * scale);
        let stacked = if is_beside { 0.0 } else { leaders.len() as f32 * line };
        let names = (units.len() as f32 * line + stacked).max(leaders.len() as f32 * line);
        let words = titles.len() as f32 * 19.0 * scale + details.len() as f32 * small;
        let height = (names.max(words).max(moved.len() as f32 * small) + 14.0 * scale).max(PITCH * scale);
        let middle = top + height / 2.0;
        let tall = units.len() as f32 * line + stacked;
        let mut base = middle - tall / 2.0 + 15.0 * scale;
        for text in units {
            self.text([frame.left, base], text, 15.0 * scale, true, Anchor::Start, colours.text);
            base += line;
        }
        let mut left = frame.left;
        if is_beside {
            (left, base) = (frame.left + frame.unit, middle - leaders.len() as f32 * line / 2.0 + 15.0 * scale);
        }
        for text in leaders {
            self.text([left, base], text, 14.0 * scale, false, Anchor::Start, colours.weak);
            base += line;
        }
        let mut base = middle - words / 2.0 + 14.0 * scale;
        self.shapes.extend(status::filled(row.status, frame.item(), base, 14.0 * scale, colours));
        let left = frame.item() + 20.0 * scale;
        for text in titles {
            self.text([left, base], text, 14.0 * scale, false, Anchor::Start, colours.text);
            base += 19.0 * scale;
        }
        base -= 2.0 * scale;
        for text in details {
            self.text([left, base], text, 12.0 * scale, false, Anchor::Start, colours.weak);
            base += small;
        }
        self.days(row, frame, middle);
        let size = if row.status == Status::Late { 17.0 } else { 15.0 };
        let at = [bar + 8.0 * scale, middle + 6.0 * scale];
        self.text(at, row.days_text.as_str(), size * scale, true, Anchor::Start, ink);
        let mut base = middle - moved.len() as f32 * small / 2.0 + 13.0 * scale;
        for text in moved {
            self.text([beside, base], text, 12.0 * scale, false, Anchor::Start, colours.weak);
            base += small;
        }
        self.unit_areas(row, frame, [top, height]);
        self.y = top + height;
        self.rule_between([frame.left, frame.right]);
    }

    /// The bar of a row: from the due date to today hatched, from today to the due date solid.
    fn days(&mut self, row: &UnitRow, frame: &Frame, middle: f32) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let (fill, _) = colours.of_status(row.status);
        let width = row.days.unsigned_abs() as f32 * frame.day;
        let (top, height) = (middle - BAR / 2.0 * scale, BAR * scale);
        if row.status == Status::Late {
            let at = [frame.zero, top, width, height];
            self.shapes.extend(hatch(at, 7.0 * scale, (fill, 2.2 * scale)));
            self.shapes.push(Shape::Rect { at, fill: None, stroke: Some((fill, 1.4 * scale)) });
        } else if width > 0.0 {
            let at = [frame.zero - width, top, width, height];
            self.shapes.push(Shape::Rect { at, fill: Some(fill), stroke: Some((colours.weak, scale)) });
        }
    }

    fn unit_areas(&mut self, row: &UnitRow, frame: &Frame, [top, height]: [f32; 2]) {
        let whose = format!("{} · {}", row.unit, row.leader);
        let far = row.detail.join(" · ");
        let told = [&row.title, &whose, &far, &row.days_text].into_iter().chain(&row.moved);
        let told: Vec<&str> = told.map(String::as_str).filter(|text| !text.is_empty()).collect();
        let (name, told) = (told.join(" "), told.join("\n"));
        let place = || Some(place(&row.node));
        let holds = crate::chart::Held::default();
        let at = [frame.left, top, frame.right - frame.left, height];
        self.area(AreaKind::Mark, at, [&name, &told], (place(), &holds));
        let at = [frame.item(), top + 4.0 * frame.scale, frame.title, height - 8.0 * frame.scale];
        self.area(AreaKind::Link, at, [&row.title, &told], (place(), &holds));
    }

    /// The units that have nothing late and nothing near.
    fn quiet(&mut self, chart: &UnitsChart, [left, right]: [f32; 2], scale: f32) {
        let size = 13.0 * scale;
        let top = self.y + 8.0 * scale;
        let mut base = top + 16.0 * scale;
        for line in wrapped(&chart.quiet, size, false, right - left) {
            self.text([left, base], line, size, false, Anchor::Start, self.look.colours.weak);
            base += 20.0 * scale;
        }
        self.y = base - 10.0 * scale;
        let at = [left, top, right - left, self.y - top];
        self.area(AreaKind::Link, at, [&chart.quiet, &chart.quiet], (None, &chart.quiet_holds));
    }
}

/// Where a row leads.
pub(super) fn place(node: &NodeRef) -> ValuePlace {
    ValuePlace { node: node.clone(), part: SpotPart::Whole }
}

/// How often a row's date was put off and why, in lines.
fn moved_lines(row: &UnitRow, room: f32, scale: f32) -> Vec<String> {
    let said = row.moved.iter().filter(|text| !text.is_empty());
    said.flat_map(|text| wrapped(text, 12.0 * scale, false, room)).collect()
}

/// The number of a row's item and how far it is: in one line where they fit.
fn details(row: &UnitRow, room: f32, scale: f32) -> Vec<String> {
    let parts: Vec<&str> = row.detail.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let whole = parts.join(" · ");
    if font::width(&whole, 12.0 * scale, false) <= room {
        return vec![whole];
    }
    parts.into_iter().flat_map(|text| wrapped(text, 12.0 * scale, false, room)).collect()
}

/// The columns between two edges: the words give way to the days where it is narrow, and wrap.
fn frame(chart: &UnitsChart, [left, right]: [f32; 2], scale: f32) -> Frame {
    let room = right - left;
    let is_wide = room > 560.0 * scale;
    let widest = |of: &dyn Fn(&UnitRow) -> f32| chart.rows.iter().map(of).fold(0.0, f32::max);
    let units = widest(&|row| font::width(&row.unit, 15.0 * scale, true));
    let leaders = widest(&|row| font::width(&row.leader, 14.0 * scale, false));
    let most = if is_wide { 132.0 * scale } else { room * 0.26 };
    let unit = if is_wide { units } else { units.max(leaders) };
    let unit = (unit + 14.0 * scale).clamp(70.0 * scale, most.max(70.0 * scale));
    let leader = if is_wide { (leaders + 14.0 * scale).clamp(70.0 * scale, most) } else { 0.0 };
    let gap = 12.0 * scale;
    // What titles do not need goes to the days.
    let title = widest(&|row| font::width(&row.title, 14.0 * scale, false)) + 24.0 * scale;
    let title = title.clamp(96.0 * scale, 340.0 * scale);
    let days = (room * 0.42).max(170.0 * scale).max(room - unit - leader - gap - title);
    let nearest = chart.rows.iter().map(|row| -row.days).max().unwrap_or(0).max(0) as f32;
    let before = if nearest > 0.0 { (days * 0.2).clamp(24.0 * scale, 64.0 * scale) } else { 0.0 };
    let mut day = WIDEST_DAY * scale;
    if nearest > 0.0 {
        day = day.min(before / nearest);
    }
    // Behind each bar its days have room, and as much of its postponements as wraps well.
    let behind = |row: &UnitRow| {
        let [times, _] = &row.moved;
        let moved = font::width(times, 12.0 * scale, false).min(days * 0.4);
        let moved = if moved > 0.0 && is_wide { moved + 10.0 * scale } else { 0.0 };
        8.0 * scale + font::width(&row.days_text, 17.0 * scale, true) + moved
    };
    for row in chart.rows.iter().filter(|row| row.days > 0) {
        day = day.min(((days - before - behind(row)) / row.days as f32).max(0.1 * scale));
    }
    let before = nearest * day;
    let after = widest(&|row| row.days.max(0) as f32 * day + behind(row));
    let title = title.min(room - unit - leader - before - after - gap).max(96.0 * scale);
    Frame { scale, left, right, unit, leader, title, zero: left + unit + leader + title + before + gap, day }
}
