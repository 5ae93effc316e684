//! The lines of a wall chart (挂图) as shapes: columns of words at the left, time at the right. The window draws the lines that
//! are on screen with this, files all of them, so that both show the same.
//!
//! Marks are those of every chart: late is hatched from the due date to today, near is solid from today to the due date, a claim
//! is a ring with a dot on its day, what is verified a disc with a tick. The bar itself is grey, for progress is no status.

mod bar;
mod headings;
mod key;
mod row;

use crate::chart::{ChartColours, NewsRoom, Rgb, Schedule, Tick};

use super::font;
use super::shape::{Anchor, BASE, Shape};

pub(super) use headings::tally;
pub(super) use key::key;

/// How high a line is, as a share of the size of its words; where the news of a row and its dates stand one above the other.
const PITCH: f32 = 1.8;
const DOUBLE_PITCH: f32 = 2.5;

/// The same where titles are sentences of three lines.
const TRIPLE_PITCH: f32 = 3.0;

/// How low a line may become that has to make room, in the three cases, and how much higher than by itself one that has room.
const LEAST_PITCH: [f32; 3] = [1.7, 2.1, 2.7];
const MOST_SPREAD: f32 = 1.5;

/// The most of the axis that is kept for the news behind the last day.
const MOST_NEWS: f32 = 0.55;

/// The least share of the width that is left to time.
const LEAST_AXIS: f32 = 0.5;

/// The widths that the columns have at least and at most where there is room for no more, in sizes of the words: number, title,
/// unit, leader, share. What does not fit into one line there has two.
const COLUMNS: [[f32; 2]; 5] = [[2.4, 12.0], [11.5, 14.0], [5.0, 8.0], [5.0, 8.0], [0.0, 9.0]];

/// The columns that have two lines where one is too short: title, unit, leader.
const WRAPPED: std::ops::RangeInclusive<usize> = 1..=3;

/// The width of a title that is asked for at most: what is longer is read in two lines.
const WIDEST: f32 = 26.0;

/// The least size of words in two lines, as a share of the others; how far apart these lines are, in sizes of their words; the
/// space above and below them, in sizes of the others.
const SMALLER: f32 = 0.8;
const APART: f32 = 1.1;
const AIR: f32 = 0.15;

/// The space behind the words of a column, in their sizes.
const GAP: f32 = 0.7;

/// The columns that go where there is no room, the first one first: what is done is drawn in the bar too. Number and title stay.
const DISPENSABLE: [usize; 3] = [4, 3, 2];

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
    /// How high a row is.
    pitch: f32,
    /// How many lines a title may have.
    most_lines: usize,
    /// The first day of the chart, whatever of it is shown: the work of what has no beginning began there.
    begin: f64,
    from: f64,
    to: f64,
    today: f64,
    limit: Option<f64>,
    colours: &'static ChartColours,
}

/// The widths of the columns in some room, in sizes of the words; nought for those without.
fn columns(schedule: &Schedule, room: f32) -> [f32; 5] {
    let heading = |at: usize| schedule.columns.get(at).map_or(0.0, |text| font::width(text, 0.86, false));
    let mut whole = schedule.widths;
    let mut widths = [0.0; 5];
    for (at, ((whole, width), [least, most])) in whole.iter_mut().zip(&mut widths).zip(COLUMNS).enumerate() {
        if *whole <= 0.0 && at > 1 {
            continue;
        }
        // In two lines words need half the room, and that of a character that does not fit.
        let halved = if WRAPPED.contains(&at) { (*whole * SMALLER).mul_add(0.5, 1.0) } else { *whole };
        let heading = heading(at).max(least);
        *whole = whole.min(WIDEST).max(heading) + GAP;
        *width = (halved.min(most).max(heading) + GAP).min(*whole);
    }
    // Names and most titles in one line are worth more than the share, which the bar shows too.
    let eased = [whole[0], widths[1].max(whole[1].min(COLUMNS[1][1])), whole[2], whole[3], widths[4]];
    if eased.iter().sum::<f32>() > room {
        widths[4] = 0.0;
    }
    for column in DISPENSABLE {
        if widths.iter().sum::<f32>() > room
            && let Some(width) = widths.get_mut(column)
        {
            *width = 0.0;
        }
    }
    let mut rest = room - widths.iter().sum::<f32>();
    if rest < 0.0 {
        // Where even number and title are too wide, the title gives way.
        widths[1] = (widths[1] + rest).max(5.0);
    }
    // What is left makes names longer and then titles, in one line where that does it.
    for at in [0, 4, 2, 3, 1] {
        let (Some(width), Some(whole)) = (widths.get_mut(at), whole.get(at)) else { continue };
        if *width > 0.0 {
            let more = (whole - *width).min(rest).max(0.0);
            *width += more;
            rest -= more;
        }
    }
    widths
}

/// True where a row has a date: without any there is nothing to be shown in time.
fn has_rows(schedule: &Schedule) -> bool {
    schedule.widths.iter().any(|width| *width > 0.0)
}

impl WallFrame {
    /// The frame of a chart between two edges.
    #[must_use]
    pub fn new(schedule: &Schedule, [left, width]: [f32; 2], text: f32, colours: &'static ChartColours) -> Self {
        let widths = columns(schedule, width * (1.0 - LEAST_AXIS) / text - 2.0);
        // The words of two lines hardly ever end where the lines do.
        let of_two = 2.0 * (widths[1] - 1.0);
        let most_lines = if schedule.has_sentences && schedule.widths[1] * SMALLER > of_two { 3 } else { 2 };
        let widths = widths.map(|width| width * text);
        let mut at = left + text * 1.6;
        let columns = widths.map(|width| {
            let own = (at, width);
            at += width;
            own
        });
        let axis = at + text * 0.6;
        let room = (left + width - axis).max(text * 4.0);
        let most = room * MOST_NEWS;
        // What is left to days so that behind each of these the news have room.
        let margin = |width: fn(&NewsRoom) -> f32| {
            let needed = schedule.news.iter().map(|news| {
                let share = ((news.day - schedule.from) / (schedule.to - schedule.from)) as f32;
                room - (room - width(news).mul_add(text * 0.9, text)) / share.max(f32::EPSILON)
            });
            needed.fold(0.0, f32::max)
        };
        let (one, two) = (margin(|news| news.one), margin(|news| news.two));
        let is_double = one > most;
        let pitch = match (most_lines, is_double) {
            (3.., _) => TRIPLE_PITCH,
            (_, true) => DOUBLE_PITCH,
            (_, false) => PITCH,
        };
        Self {
            text,
            left,
            columns,
            axis: [axis, room],
            margin: (if is_double { two } else { one }).min(most),
            is_double,
            pitch: pitch * text,
            most_lines,
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
        self.pitch
    }

    /// The frame with rows that are so much higher or lower, as far as their words and marks allow.
    #[must_use]
    pub fn spread(self, more: f32) -> Self {
        let [one, two, three] = LEAST_PITCH;
        let least = match (self.most_lines, self.is_double) {
            (3.., _) => three,
            (_, true) => two,
            (_, false) => one,
        };
        Self { pitch: (self.pitch + more).clamp(least * self.text, self.pitch * MOST_SPREAD), ..self }
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
        if !has_rows(schedule) {
            return shapes;
        }
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

    fn column(&self, at: usize) -> (f32, f32) {
        self.columns.get(at).copied().unwrap_or_default()
    }

    fn base(&self, top: f32, height: f32) -> f32 {
        top + height / 2.0 + self.text * BASE
    }

    /// The lines of the days that count for all rows, from left to right.
    fn lines(&self) -> Vec<f32> {
        let mut lines: Vec<f32> = [Some(self.today), self.limit].into_iter().flatten().map(|day| self.x(day)).collect();
        lines.sort_by(f32::total_cmp);
        lines
    }
}
