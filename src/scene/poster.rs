//! A wall chart as posters: sheets of paper from A4 to A0 with a header, all rows, and an empty column for what is put up by
//! hand; and a poster on A4 sheets that are glued together.

use crate::chart::{Body, Chart, ChartColours, Schedule, ScheduleHead, ScheduleLine, Tick};

use super::font;
use super::lines;
use super::shape::{Anchor, Scene, Shape};
use super::sheet::POINTS_PER_MM;
use super::slide::in_clauses;
use super::wall::{WallFrame, key, tally};

/// A sheet of paper, lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 1189 × 841 mm.
    A0,
    /// 841 × 594 mm.
    A1,
    /// 594 × 420 mm.
    A2,
    /// 420 × 297 mm.
    A3,
    /// 297 × 210 mm.
    A4,
}

impl Sheet {
    /// All of them, the largest first.
    pub const ALL: [Self; 5] = [Self::A0, Self::A1, Self::A2, Self::A3, Self::A4];

    /// The sheet of a name such as `a1`.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| format!("{sheet:?}").eq_ignore_ascii_case(name))
    }

    /// Width and height in millimetres.
    #[must_use]
    pub fn size(self) -> [f32; 2] {
        match self {
            Self::A0 => [1189.0, 841.0],
            Self::A1 => [841.0, 594.0],
            Self::A2 => [594.0, 420.0],
            Self::A3 => [420.0, 297.0],
            Self::A4 => [297.0, 210.0],
        }
    }

    /// The least size of words in millimetres: what hangs on a wall is read from three metres, what lies on a table is not.
    fn least(self) -> f32 {
        match self {
            Self::A0 | Self::A1 => 7.0,
            Self::A2 => 4.0,
            Self::A3 | Self::A4 => 2.5,
        }
    }
}

/// The largest size of words, as a share of the width of the sheet: few rows are no reason for a shout.
const MOST: f32 = 8.2 / 841.0;

/// The space at the edges; the size of the title, of the other words of the header, of how many stand where, of the foot and of
/// the note; the column for flags: as shares of the width.
const MARGIN: f32 = 14.0 / 841.0;
const TITLE: f32 = 19.0 / 841.0;
const HEADER: f32 = 9.0 / 841.0;
const TALLY: f32 = 11.0 / 841.0;
const FOOT: f32 = 5.6 / 841.0;
const NOTE: f32 = 7.0 / 841.0;
const FLAGS: f32 = 34.0 / 841.0;

/// The mark before the title, and how far the title stands behind its left edge.
const ACCENT: f32 = 4.5 / 841.0;
const BEHIND: f32 = 9.0 / 841.0;

/// The least size of the words of the foot, in millimetres.
const LEAST_FOOT: f32 = 2.3;

/// The room for the number of a sheet beside the key, in sizes of its words.
const NUMBER: f32 = 6.0;

/// How high a line of the note is, in sizes of its words.
const NOTE_LINE: f32 = 1.45;

/// A wall chart to be printed.
#[derive(Debug, Clone, Copy)]
pub struct Poster<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// The sheet.
    pub sheet: Sheet,
    /// The first and the last day of its axis with its ticks; nothing for all days of the chart.
    pub days: Option<(&'a [Tick], [f64; 2])>,
    /// What it is about: the titles of its reports.
    pub heading: &'a str,
    /// The day that it shows.
    pub as_of: &'a str,
    /// The heading of the empty column.
    pub flags: &'a str,
    /// What stands behind the name of a group that began on the sheet before.
    pub goes_on: &'a str,
    /// The colours.
    pub colours: &'static ChartColours,
}

impl Poster<'_> {
    /// The sheets; none for a chart that is no wall chart.
    #[must_use]
    pub fn sheets(&self) -> Vec<Scene> {
        let Body::Schedule(schedule) = &self.chart.body else { return Vec::new() };
        let [width, height] = self.sheet.size().map(|side| side * POINTS_PER_MM);
        let top = self.header_height(width);
        let (_, key) = self.key(schedule, width, 0.0);
        let bottom = height - width * MARGIN - foot_size(width) - key - self.note_height(width);
        let frame = self.frame(schedule, width, bottom - top);
        let room = bottom - top - frame.heading_height();
        let lines = schedule.lines.len();
        let fitting = |frame: &WallFrame| (room / frame.pitch()).floor().max(2.0) as usize;
        // Where a little less height makes do with one sheet, one it is; several hold nearly as many rows, with the heads of
        // groups that go on.
        let most = if lines <= fitting(&frame.clone().spread(f32::MIN)) {
            lines.max(1)
        } else {
            let most = fitting(&frame);
            (lines.div_ceil(lines.div_ceil(most)) + 1).min(most)
        };
        // The rows share the height of the sheet.
        let spread = room / most as f32 - frame.pitch();
        let frame = frame.spread(spread);
        let pages = divided(&schedule.lines, most, self.goes_on);
        let count = pages.len();
        let page = |(at, lines)| self.page(schedule, &frame, lines, [width, height], (at, count));
        pages.into_iter().enumerate().map(page).collect()
    }

    /// What the marks mean, and what else the subtitle says, beside the number of the sheet; and how high that is.
    fn key(&self, schedule: &Schedule, width: f32, top: f32) -> (Vec<Shape>, f32) {
        let more = self.chart.subtitle.strip_prefix(schedule.key_text.as_str()).unwrap_or(&self.chart.subtitle);
        let more = more.trim_start_matches([' ', '·', ';']);
        let (left, size) = (width * MARGIN, foot_size(width));
        key(schedule, more, [left, top, width * (1.0 - 2.0 * MARGIN) - size * NUMBER], size, self.colours)
    }

    fn header_height(&self, width: f32) -> f32 {
        let lines = self.title_lines(width).len() as f32;
        width * (MARGIN + HEADER * 1.4 + TALLY * 1.7) + lines * width * TITLE * 1.35
    }

    /// The size of the note's words: no smaller than any other words that are read from where the sheet is read.
    fn note_size(&self, width: f32) -> f32 {
        (width * NOTE).max(self.sheet.least() * POINTS_PER_MM)
    }

    fn note_lines(&self, width: f32) -> Vec<String> {
        let note = self.chart.note.trim();
        if note.is_empty() {
            return Vec::new();
        }
        lines::wrapped(note, self.note_size(width), false, width * (1.0 - 2.0 * MARGIN))
    }

    /// How high the note is with the space above it. Each sheet has it, as each has the title: it may hang alone.
    fn note_height(&self, width: f32) -> f32 {
        let lines = self.note_lines(width).len() as f32;
        if lines > 0.0 { (lines * NOTE_LINE + 0.6) * self.note_size(width) } else { 0.0 }
    }

    fn title_lines(&self, width: f32) -> Vec<String> {
        let (title, size, room) = (&self.chart.title, width * TITLE, width * (1.0 - 2.0 * MARGIN - BEHIND));
        let lines = font::lines(title, size, true, room, 2);
        // Two lines part behind a clause where that does.
        in_clauses(title, size, room).filter(|_| lines.len() == 2).map_or(lines, Vec::from)
    }

    /// The frame with words as large as the rows allow, and as small as they may be.
    fn frame(&self, schedule: &Schedule, width: f32, room: f32) -> WallFrame {
        let edges = [width * MARGIN, width * (1.0 - 2.0 * MARGIN - FLAGS)];
        let least = self.sheet.least() * POINTS_PER_MM;
        let rows = schedule.lines.len().max(1) as f32;
        let fits = |frame: &WallFrame| frame.heading_height() + rows * frame.pitch() <= room;
        let mut text = (width * MOST).max(least);
        let new = |text| {
            let frame = WallFrame::new(schedule, edges, text, self.colours);
            if let Some((_, [from, to])) = self.days { frame.showing(from, to) } else { frame }
        };
        let mut frame = new(text);
        while text > least && !fits(&frame) {
            text = (text * 0.97).max(least);
            frame = new(text);
        }
        frame
    }

    fn page(
        &self,
        schedule: &Schedule,
        frame: &WallFrame,
        lines: Vec<ScheduleLine>,
        [width, height]: [f32; 2],
        (at, count): (usize, usize),
    ) -> Scene {
        let colours = self.colours;
        let ground = Shape::Rect { at: [0.0, 0.0, width, height], fill: Some(colours.ground), stroke: None };
        let mut shapes = vec![ground];
        let (left, right) = (width * MARGIN, width * (1.0 - MARGIN));
        let text = |at, words: &str, size: f32, bold, anchor, fill| Shape::Text {
            at,
            size,
            bold,
            anchor,
            fill,
            text: words.to_owned(),
        };
        let mut y = width * MARGIN;
        for line in self.title_lines(width) {
            y += width * TITLE;
            shapes.push(text([left + width * BEHIND, y], &line, width * TITLE, true, Anchor::Start, colours.text));
            y += width * TITLE * 0.35;
        }
        let accent = [left, width * MARGIN + width * TITLE * 0.1, width * ACCENT, y - width * (MARGIN + TITLE * 0.3)];
        shapes.push(Shape::Rect { at: accent, fill: Some(colours.seal), stroke: None });
        y += width * HEADER;
        let small = width * HEADER;
        let about = font::fit(self.heading, small, false, (right - left) * 0.68);
        shapes.push(text([left, y], &about, small, false, Anchor::Start, colours.weak));
        shapes.push(text([right, y], self.as_of, small, true, Anchor::End, colours.text));
        tally(schedule, [left, right, y + width * TALLY * 1.45], width * TALLY, colours, &mut shapes);
        let top = self.header_height(width);
        let first = top + frame.heading_height();
        let bottom = first + lines.len() as f32 * frame.pitch();
        let ticks = self.days.map_or(schedule.ticks.as_slice(), |(ticks, _)| ticks);
        shapes.extend(frame.ground(schedule, ticks, [first - frame.heading_height() * 0.6, bottom]));
        shapes.extend(frame.headings_beside(left, schedule, ticks, top));
        let flags = [frame.right() + width * FLAGS * 0.12, width * FLAGS * 0.8];
        let heading = [flags[0], first - frame.heading_height() * 0.2];
        let size = frame.text() * 0.86;
        let words = font::fit(self.flags, size, false, width * FLAGS * 0.88);
        shapes.push(text(heading, &words, size, false, Anchor::Start, colours.weak));
        for (n, line) in lines.into_iter().enumerate() {
            let y = first + n as f32 * frame.pitch();
            shapes.extend(match &line {
                ScheduleLine::Head(head) => frame.head(head, y, frame.pitch()),
                ScheduleLine::Row(row) => frame.row(row, y, frame.pitch()),
                ScheduleLine::Undated(words, _) => frame.undated(words, y, frame.pitch()),
            });
            if matches!(line, ScheduleLine::Row(_)) {
                let at = [flags[0], y + frame.pitch() * 0.12, flags[1], frame.pitch() * 0.76];
                shapes.push(Shape::Rect { at, fill: None, stroke: Some((colours.line, frame.text() * 0.06)) });
            }
        }
        let size = self.note_size(width);
        let foot = height - width * MARGIN;
        let (_, key) = self.key(schedule, width, 0.0);
        // The key stands at the foot of each sheet, which may hang alone.
        let mut y = foot - foot_size(width) * 0.4 - key - self.note_height(width);
        for line in self.note_lines(width) {
            y += size * NOTE_LINE;
            shapes.push(text([left, y], &line, size, false, Anchor::Start, colours.text));
        }
        shapes.extend(self.key(schedule, width, foot - key).0);
        let foot = foot - foot_size(width) * 0.5;
        if count > 1 {
            let words = format!("{}/{count}", at + 1);
            shapes.push(text([right, foot], &words, foot_size(width), false, Anchor::End, colours.weak));
        }
        Scene { width, height, shapes }
    }
}

/// The size of the words of the foot: they are read from near.
fn foot_size(width: f32) -> f32 {
    (width * FOOT).max(LEAST_FOOT * POINTS_PER_MM)
}

/// The lines of each sheet. A group that goes on has its head again; no head is the last line of a sheet.
fn divided(lines: &[ScheduleLine], most: usize, goes_on: &str) -> Vec<Vec<ScheduleLine>> {
    let mut pages: Vec<Vec<ScheduleLine>> = Vec::new();
    let mut page: Vec<ScheduleLine> = Vec::new();
    let mut head: Option<&ScheduleHead> = None;
    for line in lines {
        let is_head = matches!(line, ScheduleLine::Head(_));
        if page.len() >= most || is_head && page.len() + 1 >= most && !page.is_empty() {
            pages.push(std::mem::take(&mut page));
            let again = head.filter(|_| !is_head);
            page.extend(again.map(|head| {
                let name = format!("{}{goes_on}", head.name);
                ScheduleLine::Head(ScheduleHead { name, ..head.clone() })
            }));
        }
        if let ScheduleLine::Head(own) = line {
            head = Some(own);
        }
        page.push(line.clone());
    }
    pages.push(page);
    pages
}

/// The space of an A4 sheet that a printer may leave white, and how far neighbours overlap, in millimetres.
const WHITE: f32 = 8.0;
const OVERLAP: f32 = 10.0;

/// A picture on A4 sheets that are glued together: row by row, each with its place, with marks where the next one begins.
#[must_use]
pub fn tiles(scene: &Scene, colours: &'static ChartColours) -> Vec<Scene> {
    let [width, height] = Sheet::A4.size().map(|side| side * POINTS_PER_MM);
    let (white, overlap) = (WHITE * POINTS_PER_MM, OVERLAP * POINTS_PER_MM);
    let (wide, high) = (width - 2.0 * white, height - 2.0 * white);
    let count = |length: f32, own: f32| ((length - overlap) / (own - overlap)).ceil().max(1.0) as usize;
    let (columns, rows) = (count(scene.width, wide), count(scene.height, high));
    let mut sheets = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            let from = [column as f32 * (wide - overlap), row as f32 * (high - overlap)];
            let inside = |shape: &&Shape| {
                let [left, top, right, bottom] = bounds(shape);
                right >= from[0] && left <= from[0] + wide && bottom >= from[1] && top <= from[1] + high
            };
            let by = [white - from[0], white - from[1]];
            let mut shapes: Vec<Shape> =
                scene.shapes.iter().filter(inside).map(|shape| shape.clone().placed(by, 1.0)).collect();
            // What reaches out of the sheet is covered, so that the edge can be glued.
            let edges = [
                [0.0, 0.0, width, white],
                [0.0, height - white, width, white],
                [0.0, 0.0, white, height],
                [width - white, 0.0, white, height],
            ];
            shapes.extend(edges.map(|at| Shape::Rect { at, fill: Some(colours.ground), stroke: None }));
            let mark = |from: [f32; 2], to: [f32; 2]| Shape::Path {
                points: vec![from, to],
                fill: None,
                stroke: Some((colours.weak, 0.5)),
                dashed: false,
            };
            for x in [white, white + overlap, width - white - overlap, width - white] {
                shapes.push(mark([x, white * 0.3], [x, white * 0.85]));
                shapes.push(mark([x, height - white * 0.85], [x, height - white * 0.3]));
            }
            for y in [white, white + overlap, height - white - overlap, height - white] {
                shapes.push(mark([white * 0.3, y], [white * 0.85, y]));
                shapes.push(mark([width - white * 0.85, y], [width - white * 0.3, y]));
            }
            let text = format!("{}–{} / {rows}–{columns}", row + 1, column + 1);
            let at = [width / 2.0, height - white * 0.35];
            shapes.push(Shape::Text { at, size: 8.0, bold: false, anchor: Anchor::Middle, fill: colours.weak, text });
            sheets.push(Scene { width, height, shapes });
        }
    }
    sheets
}

/// The left, upper, right and lower edge of a shape.
fn bounds(shape: &Shape) -> [f32; 4] {
    match shape {
        Shape::Rect { at: [x, y, width, height], .. } | Shape::Image { at: [x, y, width, height], .. } => {
            [*x, *y, x + width, y + height]
        }
        Shape::Path { points, .. } => {
            points.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[a, b, c, d], [x, y]| {
                [a.min(*x), b.min(*y), c.max(*x), d.max(*y)]
            })
        }
        Shape::Circle { at: [x, y], radius, .. } => [x - radius, y - radius, x + radius, y + radius],
        Shape::Text { at: [x, y], size, bold, anchor, text, .. } => {
            let width = font::width(text, *size, *bold);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            [left, y - size, left + width, y + size * 0.3]
        }
        Shape::Turned { at: [x, y], size, text, .. } => {
            let half = font::width(text, *size, false) / 2.0 + size;
            [x - half, y - half, x + half, y + half]
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chart::{ChartContext, LIGHT, Named};
    use crate::model::{Dataset, Report};
    use crate::words::{Language, Words};

    /// The wall chart of the example, and of so many more reports like it.
    fn chart(more: usize) -> Chart {
        let mut dataset: Dataset = serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap();
        let first = Arc::clone(&dataset.reports[0]);
        for n in 0..more {
            let id = format!("again-{n}").into();
            dataset.reports.push(Arc::new(Report { id, ..Report::clone(&first) }));
        }
        let words = Words::load(Language::Chinese);
        let dataset = Arc::new(dataset);
        let context = ChartContext::of(&dataset, "2026-09-15".parse().unwrap(), usize::MAX, &words);
        Named::Plan.build(&context)
    }

    fn sheets(chart: &Chart, sheet: Sheet) -> Vec<Scene> {
        let poster = Poster {
            chart,
            sheet,
            days: None,
            heading: "云溪县整改报告",
            as_of: "截至 2026年9月15日",
            flags: "红黑旗",
            goes_on: "(续)",
            colours: &LIGHT,
        };
        poster.sheets()
    }

    /// How many rows have a box for a flag.
    fn boxes(scene: &Scene) -> usize {
        let is_box = |shape: &&Shape| matches!(shape, Shape::Rect { fill: None, stroke: Some((colour, _)), .. } if *colour == LIGHT.line);
        scene.shapes.iter().filter(is_box).count()
    }

    #[test]
    fn every_sheet_holds_all_rows_in_words_that_can_be_read() {
        for (more, sheet) in [(0, Sheet::A1), (0, Sheet::A4), (9, Sheet::A0), (9, Sheet::A3), (9, Sheet::A4)] {
            let sheets = sheets(&chart(more), sheet);
            let rows: usize = sheets.iter().map(boxes).sum();
            assert_eq!(rows, 32 * (more + 1), "{sheet:?}");
            assert_eq!(sheets.len() > 1, more > 0, "{sheet:?}: {} sheets", sheets.len());
            for scene in &sheets {
                for shape in &scene.shapes {
                    let [left, top, right, bottom] = bounds(shape);
                    assert!(left >= -0.5 && top >= -0.5, "{sheet:?}: {shape:?}");
                    assert!(right <= scene.width + 0.5 && bottom <= scene.height + 0.5, "{sheet:?}: {shape:?}");
                    if let Shape::Text { size, text, .. } = shape {
                        // The smallest words are the dates behind the news.
                        let least = sheet.least() * POINTS_PER_MM * 0.8;
                        assert!(*size >= least.min(scene.width * FOOT), "{sheet:?}: {text:?} has {size}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_group_that_goes_on_says_so_on_the_next_sheet() {
        let sheets = sheets(&chart(9), Sheet::A3);
        let said = |scene: &Scene| scene.words().any(|text| text.ends_with("(续)"));
        assert!(sheets.iter().skip(1).any(said));
        assert!(!sheets.first().is_some_and(said));
    }

    #[test]
    fn sheets_that_are_glued_together_hold_every_word_and_overlap() {
        let poster = sheets(&chart(0), Sheet::A1).remove(0);
        let tiles = tiles(&poster, &LIGHT);
        let a4 = [297.0, 210.0].map(|side: f32| side * POINTS_PER_MM);
        assert!(tiles.iter().all(|tile| (tile.width - a4[0]).abs() + (tile.height - a4[1]).abs() < 0.01));
        // 841 mm in steps of 271 and 594 in steps of 184, each with 10 more.
        assert_eq!(tiles.len(), 4 * 4);
        for text in poster.words() {
            assert!(tiles.iter().any(|tile| tile.words().any(|own| own == text)), "{text}");
        }
    }
}
