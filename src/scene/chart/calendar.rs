//! The calendar: months are columns, the parts of a month are rows. Where not all months have room side by side, they go on in a
//! further row of columns below, so that none is left out and no word is made smaller.
//!
//! Measures are those of words of 14 points; `scale` brings them to others.

use crate::chart::{CalendarCell, CalendarChart, CalendarMonth};
use crate::model::Status;

use super::super::area::AreaKind;
use super::super::font;
use super::super::lines::within;
use super::super::shape::{Anchor, Shape};
use super::Page;
use super::calendar_cell::{CellLine, PADDING, entry_width, height, lines};

/// The bounds of the least width of a column: as much as its widest entry needs, and titles can be read.
const NARROWEST: [f32; 2] = [100.0, 150.0];

/// A wider column is read no better.
const WIDEST: f32 = 216.0;

/// The least height of a part of a month, and the space between two rows of months.
const LOWEST: f32 = 38.0;
const BETWEEN: f32 = 24.0;

/// The sizes of the name of a month, and of what stands below it.
const NAME: f32 = 17.0;
const NEWS: f32 = 13.0;

/// How high a line of each of these is.
const NAME_LINE: f32 = 21.0;
const NEWS_LINE: f32 = 18.0;

/// Where the columns are.
struct Frame {
    scale: f32,
    /// The left edge of the first column, and how wide each of them is.
    left: f32,
    column: f32,
    /// How many stand side by side.
    across: usize,
}

/// What stands above a column.
struct Head {
    name: Vec<String>,
    /// How many are late, where that has no room beside how many fall due.
    is_late_below: bool,
}

impl Page {
    pub(super) fn calendar(&mut self, chart: &CalendarChart) {
        let frame = self.calendar_frame(chart);
        for (n, months) in chart.months.chunks(frame.across).enumerate() {
            if n > 0 {
                self.y += BETWEEN * frame.scale;
            }
            self.calendar_row(chart, months, &frame);
        }
        self.calendar_key(chart, frame.scale);
    }

    /// As many columns as have room, about the same number in each row of them.
    fn calendar_frame(&self, chart: &CalendarChart) -> Frame {
        let scale = self.look.text / 14.0;
        let parts = chart.parts.iter().map(|part| font::width(part, NEWS * scale, false)).fold(0.0, f32::max);
        let left = self.edge() + parts + 10.0 * scale;
        let room = self.look.width - self.edge() - left;
        let [low, high] = NARROWEST;
        let widest = chart.months.iter().flat_map(CalendarMonth::entries).map(entry_width).fold(0.0, f32::max);
        let least = widest.clamp(low, high) * scale;
        let most = ((room / least) as usize).max(1);
        let rows = chart.months.len().div_ceil(most).max(1);
        let across = chart.months.len().div_ceil(rows).max(1);
        Frame { scale, left, column: (room / across as f32).min(WIDEST * scale), across }
    }

    /// Months side by side.
    fn calendar_row(&mut self, chart: &CalendarChart, months: &[CalendarMonth], frame: &Frame) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let right = (months.len() as f32).mul_add(frame.column, frame.left);
        self.calendar_heads(months, frame);
        let top = self.y;
        let cells: Vec<Vec<Vec<CellLine<'_>>>> =
            (0..chart.parts.len()).map(|part| months.iter().map(|month| cell(month, part, frame)).collect()).collect();
        let tallest =
            |row: &[Vec<CellLine<'_>>]| row.iter().map(|own| height(own, scale)).fold(LOWEST * scale, f32::max);
        let heights: Vec<f32> = cells.iter().map(|row| tallest(row)).collect();
        let bottom = top + heights.iter().sum::<f32>();
        for (n, _) in months.iter().enumerate().filter(|(_, month)| month.is_odd) {
            let at = [(n as f32).mul_add(frame.column, frame.left), top, frame.column, bottom - top];
            self.shapes.push(Shape::Rect { at, fill: Some(colours.panel), stroke: None });
        }
        for (part, ((name, row), height)) in chart.parts.iter().zip(&cells).zip(&heights).enumerate() {
            let ink = if part == 0 { colours.text } else { colours.line };
            self.line([self.edge(), self.y], [right, self.y], ink, scale, false);
            let at = [self.edge(), self.y + 20.0 * scale];
            self.text(at, name.as_str(), NEWS * scale, false, Anchor::Start, colours.weak);
            for (n, (lines, month)) in row.iter().zip(months).enumerate() {
                let left = (n as f32).mul_add(frame.column, frame.left);
                if month.cells.get(part).is_some_and(|cell| cell.today.is_some()) {
                    let at =
                        [left + 2.0 * scale, self.y + 2.0 * scale, frame.column - 4.0 * scale, height - 4.0 * scale];
                    self.shapes.push(Shape::Rect { at, fill: None, stroke: Some((colours.text, 2.0 * scale)) });
                }
                self.calendar_cell(lines, [left, self.y, frame.column], scale);
            }
            self.y += height;
        }
        self.line([self.edge(), self.y], [right, self.y], colours.line, scale, false);
    }

    /// The names of the months, how many items fall due in each and how many of them are late.
    fn calendar_heads(&mut self, months: &[CalendarMonth], frame: &Frame) {
        let (scale, colours) = (frame.scale, self.look.colours);
        let (_, red) = colours.of_status(Status::Late);
        let head_of = |(n, month): (usize, &CalendarMonth)| {
            let [alone, whole] = &month.names;
            head(month, if n == 0 || month.says_year { whole } else { alone }, frame)
        };
        let heads: Vec<Head> = months.iter().enumerate().map(head_of).collect();
        let names = heads.iter().map(|head| head.name.len()).max().unwrap_or(0) as f32 * NAME_LINE * scale;
        let news = if heads.iter().any(|head| head.is_late_below) { 2.0 } else { 1.0 } * NEWS_LINE * scale;
        let top = self.y;
        for (n, (month, head)) in months.iter().zip(&heads).enumerate() {
            let left = (n as f32).mul_add(frame.column, frame.left);
            let start = left + PADDING * scale;
            let is_bold = month.is_now || !month.late.is_empty();
            let mut base = top + names - (head.name.len() as f32 - 1.0) * NAME_LINE * scale - 4.0 * scale;
            for line in &head.name {
                self.text([start, base], line.as_str(), NAME * scale, is_bold, Anchor::Start, colours.text);
                base += NAME_LINE * scale;
            }
            self.text([start, base], month.count.as_str(), NEWS * scale, false, Anchor::Start, colours.weak);
            let beside = start + font::width(&month.count, NEWS * scale, false) + 8.0 * scale;
            let at = if head.is_late_below { [start, base + NEWS_LINE * scale] } else { [beside, base] };
            self.text(at, month.late.as_str(), NEWS * scale, true, Anchor::Start, red);
            let held = month.held();
            if !held.is_empty() {
                let told = [head.name.concat(), month.count.clone(), month.late.clone()].join(" ");
                let at = [left, top, frame.column, names + news];
                self.area(AreaKind::Link, at, [&told, &told], (None, &held));
            }
        }
        self.y = top + names + news + 4.0 * scale;
    }

    /// What the marks mean.
    fn calendar_key(&mut self, chart: &CalendarChart, scale: f32) {
        let (size, right) = (NEWS * scale, self.look.width - self.edge());
        let statuses = chart.key.iter().map(|(status, word)| (Some(*status), word));
        let review = Some((None, &chart.review)).filter(|(_, words)| !words.is_empty());
        let (mut x, mut base) = (self.edge(), self.y + 24.0 * scale);
        for (status, words) in statuses.chain(review) {
            let width = 18.0 * scale + font::width(words, size, false);
            if x > self.edge() && x + width > right {
                (x, base) = (self.edge(), base + 20.0 * scale);
            }
            self.calendar_mark(status, [x, base], scale);
            let at = [x + 18.0 * scale, base];
            self.text(at, words.as_str(), size, false, Anchor::Start, self.look.colours.weak);
            x += width + 20.0 * scale;
        }
        self.y = base + 6.0 * scale;
    }
}

fn cell<'a>(month: &'a CalendarMonth, part: usize, frame: &Frame) -> Vec<CellLine<'a>> {
    let of = |cell: &'a CalendarCell| lines(cell, frame.column, frame.scale);
    month.cells.get(part).map(of).unwrap_or_default()
}

fn head(month: &CalendarMonth, name: &str, frame: &Frame) -> Head {
    let scale = frame.scale;
    let room = frame.column - PADDING * scale;
    let is_bold = month.is_now || !month.late.is_empty();
    let news =
        font::width(&month.count, NEWS * scale, false) + 8.0 * scale + font::width(&month.late, NEWS * scale, true);
    Head { name: within(name, NAME * scale, is_bold, room), is_late_below: !month.late.is_empty() && news > room }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::apart::{boxes, chart, spread};
    use super::super::{ChartLayout, Look, layout};
    use super::*;
    use crate::chart::{Body, LIGHT, Named, SpotPart};
    use crate::words::Language;

    const WIDTHS: [f32; 3] = [760.0, 1000.0, 1600.0];

    /// Charts of one item, of some, and of many, in each width.
    fn each(check: impl Fn(&CalendarChart, &ChartLayout, f32)) {
        for count in [1, 30, 300] {
            let chart = chart(Named::Calendar, &spread(count), Language::Chinese);
            let Body::Calendar(calendar) = &chart.body else { panic!("a calendar") };
            for width in WIDTHS {
                check(calendar, &layout(&chart, &Look { width, colours: &LIGHT, text: 14.0 }), width);
            }
        }
    }

    #[test]
    fn every_entry_has_a_place_of_its_own_that_leads_to_its_item() {
        each(|calendar, layout, width| {
            let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
            for entry in calendar.months.iter().flat_map(CalendarMonth::entries) {
                *wanted.entry(format!("{:?}", entry.node)).or_default() += 1;
            }
            let marks: Vec<_> = layout.areas.iter().filter(|area| area.kind == AreaKind::Mark).collect();
            let mut found: BTreeMap<String, usize> = BTreeMap::new();
            for mark in &marks {
                let spot = mark.spot.as_ref().unwrap();
                assert!(spot.part == SpotPart::Whole && *mark.holds == [spot.node.clone()]);
                *found.entry(format!("{:?}", spot.node)).or_default() += 1;
            }
            assert_eq!(found, wanted, "{width}");
            for (n, a) in marks.iter().enumerate() {
                let [left, top, wide, high] = a.at;
                assert!(left >= 0.0 && left + wide <= width && top + high <= layout.scene.height);
                for b in marks.iter().skip(n + 1) {
                    let [from, above, across, down] = b.at;
                    let apart = left + wide <= from + 0.5
                        || from + across <= left + 0.5
                        || top + high <= above + 0.5
                        || above + down <= top + 0.5;
                    assert!(apart, "{width}: {:?} and {:?}", a.name, b.name);
                }
            }
        });
    }

    #[test]
    fn every_month_is_there_in_words_that_can_be_read() {
        each(|calendar, layout, width| {
            let smallest = layout.scene.shapes.iter().filter_map(|shape| match shape {
                Shape::Text { size, .. } => Some(*size),
                _ => None,
            });
            assert!(smallest.fold(f32::INFINITY, f32::min) >= 12.0, "{width}");
            let words: Vec<&str> = boxes(layout).into_iter().map(|(_, text)| text).collect();
            let heads = calendar.months.iter().filter(|month| month.names.iter().any(|name| words.contains(&&**name)));
            assert_eq!(heads.count(), calendar.months.len(), "{width}: {words:?}");
            let late: usize = calendar.months.iter().filter(|month| words.contains(&&*month.late)).count();
            assert_eq!(late, calendar.months.iter().filter(|month| !month.late.is_empty()).count(), "{width}");
        });
    }

    #[test]
    fn more_than_eight_are_marks_with_their_number_and_what_is_late_is_named() {
        each(|calendar, layout, width| {
            let words: Vec<&str> = boxes(layout).into_iter().map(|(_, text)| text).collect();
            let cells = || calendar.months.iter().flat_map(|month| &month.cells);
            let named: usize = cells().map(|cell| cell.entries.len()).filter(|count| *count <= 8).sum();
            let number = &calendar.months.iter().flat_map(CalendarMonth::entries).next().unwrap().number;
            let prefix: String = number.chars().take(4).collect();
            assert_eq!(words.iter().filter(|text| text.starts_with(&prefix)).count(), named, "{width}");
            for cell in cells().filter(|cell| cell.entries.len() > 8) {
                assert!(words.contains(&cell.count.as_str()), "{width}: {}", cell.count);
            }
        });
    }

    #[test]
    fn columns_are_even_and_months_that_have_no_room_go_on_below() {
        let chart = chart(Named::Calendar, &spread(30), Language::Chinese);
        let Body::Calendar(calendar) = &chart.body else { panic!("a calendar") };
        let rows = |width: f32| {
            let layout = layout(&chart, &Look { width, colours: &LIGHT, text: 14.0 });
            // The first part of the month is named once in each row of months.
            boxes(&layout).iter().filter(|(_, text)| *text == calendar.parts[0]).count()
        };
        let [narrow, middle, wide] = WIDTHS.map(rows);
        assert!(narrow > middle && middle > wide && wide > 1, "{narrow} {middle} {wide}");
        assert_eq!(rows(4000.0), 1);
    }
}
