//! What stands above the rows of a wall chart: the names of its columns, the months, the days that count for all rows, and how
//! many rows stand where.

use crate::chart::{ChartColours, Rgb, Schedule, Tick};
use crate::model::Status;

use super::super::font;
use super::super::shape::Shape;
use super::super::status::{self, ROOM};
use super::{WallFrame, has_rows};

/// The size of the changes since a month before, as a share of the words of the key.
const CHANGE: f32 = 0.8;

/// What the marks mean, and how many rows have each, with how many more or fewer that are than a month before, between two edges
/// on a base line. Returns where it ends.
pub(in crate::scene) fn tally(
    schedule: &Schedule,
    [mut left, end, base]: [f32; 3],
    size: f32,
    colours: &ChartColours,
    shapes: &mut Vec<Shape>,
) -> f32 {
    let (changes, about) =
        schedule.changes.as_ref().map_or(([0; 5], ""), |(changes, about)| (*changes, about.as_str()));
    let change = |status: Status| changes.get(status as usize).copied().filter(|change| *change != 0);
    let change_width = |status| change(status).map_or(0.0, |by| status::change_width(by, size * CHANGE) + size * 0.35);
    let width =
        |(status, text): &(Status, String)| size * (ROOM + 1.0) + font::width(text, size, true) + change_width(*status);
    // Changes are shown of all and with the day that they are from, or of none.
    let whole = schedule.standing.iter().map(width).sum::<f32>() + font::width(about, size * CHANGE, false);
    let is_compared = !about.is_empty() && left + whole <= end;
    for (standing, text) in &schedule.standing {
        let (_, ink) = colours.of_status(*standing);
        let width = font::width(text, size, true);
        // What there is no room for is said in the heads of the groups.
        if left + size * ROOM + width > end {
            break;
        }
        shapes.extend(status::filled(*standing, left, base, size, colours));
        shapes.extend(WallFrame::words([left + size * (ROOM + 0.1), base], text, size, true, ink));
        if let Some(by) = change(*standing).filter(|_| is_compared) {
            let at = [left + size * (ROOM + 0.45) + width, base];
            shapes.extend(status::change(by, *standing, at, size * CHANGE, colours));
            left += change_width(*standing);
        }
        left += size * (ROOM + 1.0) + width;
    }
    if is_compared {
        shapes.extend(WallFrame::words([left, base], about, size * CHANGE, false, colours.weak));
        left += font::width(about, size * CHANGE, false) + size;
    }
    left
}

/// The least size of the key's words, as a share of the usual one.
const LEAST_KEY: f32 = 0.8;

impl WallFrame {
    /// How high the headings are.
    #[must_use]
    pub fn heading_height(&self) -> f32 {
        self.text * 3.2
    }

    /// The names of the columns, the months, and above them how many rows stand where and the days that count for all rows.
    #[must_use]
    pub fn headings(&self, schedule: &Schedule, ticks: &[Tick], top: f32) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let end = if has_rows(schedule) { self.key_end(schedule) } else { self.right() };
        let key = self.key(schedule, end, top + self.text * 1.2, &mut shapes);
        shapes.extend(self.headings_beside(key, schedule, ticks, top));
        shapes
    }

    /// The same without how many rows stand where, of which the words end at `key`.
    #[must_use]
    pub fn headings_beside(&self, key: f32, schedule: &Schedule, ticks: &[Tick], top: f32) -> Vec<Shape> {
        let (small, weak) = (self.text * 0.86, self.colours.weak);
        let base = top + self.text * 2.6;
        let mut shapes = Vec::new();
        if !has_rows(schedule) {
            shapes.push(self.head_rule(top));
            return shapes;
        }
        for (at, name) in schedule.columns.iter().enumerate() {
            let (left, width) = self.column(at);
            let name = font::fit(name, small, false, width - small * 0.4);
            shapes.extend(Self::words([left, base], &name, small, false, weak).filter(|_| width > 0.0));
        }
        let mut free = f32::NEG_INFINITY;
        let lines = self.lines();
        let ends = ticks.iter().skip(1).map(|tick| tick.day).chain([self.to]);
        for (Tick { day, text, .. }, end) in ticks.iter().zip(ends).filter(|(tick, _)| self.is_within(tick.day)) {
            let mut x = self.x(*day) + small * 0.3;
            let width = font::width(text, small, false);
            for line in &lines {
                if (x - small * 0.2..x + width).contains(line) {
                    x = line + small * 0.3;
                }
            }
            // Words that would be cut, or meet others, say nothing; beyond their months they would say what is not so.
            if x > free && x < self.x(end) && x + width <= self.right() {
                shapes.extend(Self::words([x, base], text, small, false, weak));
                free = x + width + small * 0.6;
            }
        }
        self.events(schedule, top + self.text * 1.2, key, &mut shapes);
        shapes.push(self.head_rule(top));
        shapes
    }

    /// The line below the headings.
    fn head_rule(&self, top: f32) -> Shape {
        let y = top + self.heading_height() - self.text * 0.2;
        Self::line([self.left, y], [self.right(), y], self.colours.line, self.text * 0.07, false)
    }

    /// How far the key may go: as far as today and the limit leave room.
    fn key_end(&self, schedule: &Schedule) -> f32 {
        let of_limit = schedule.limit.as_ref().map(|(day, text)| (*day, text));
        let events = [Some((schedule.today.0, &schedule.today.1)), of_limit].into_iter().flatten();
        let events = events.filter(|(day, _)| self.is_within(*day));
        let begin = |(day, text): (f64, &String)| self.x(day) - font::width(text, self.text * 0.93, true);
        events.map(begin).fold(self.right(), f32::min).max(self.axis[0])
    }

    /// How many rows stand where: from the left on, where need be over the begin of the axis. Returns where it ends.
    fn key(&self, schedule: &Schedule, end: f32, base: f32, shapes: &mut Vec<Shape>) -> f32 {
        let size = self.text * 0.93;
        // A little smaller, all of them have room where not quite all had.
        let whole: f32 =
            schedule.standing.iter().map(|(_, text)| size * (ROOM + 1.0) + font::width(text, size, true)).sum();
        let size = size * ((end - self.left) / whole.max(1.0)).clamp(LEAST_KEY, 1.0);
        tally(schedule, [self.left + size * 0.2, end - size * 0.4, base], size, self.colours, shapes)
    }

    /// The days that count for all rows, beside their lines, as far as they do not meet each other and what the marks mean, which
    /// ends at `key`.
    fn events(&self, schedule: &Schedule, base: f32, key: f32, shapes: &mut Vec<Shape>) {
        let (small, ink) = (self.text * 0.86, self.colours.text);
        let mut taken: Vec<(f32, f32)> = vec![(self.left, key)];
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
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Plan, PlanGroup, PlanRequest};
    use crate::chart::{Body, ChartContext, LIGHT, ScheduleLine, plan};
    use crate::model::Dataset;
    use crate::words::{Language, Words};

    fn schedule(change: impl Fn(&mut Dataset)) -> Schedule {
        let mut dataset: Dataset = serde_json::from_str(include_str!("../../../assets/yunxi.guatu.json")).unwrap();
        change(&mut dataset);
        let (dataset, today) = (Arc::new(dataset), "2026-09-15".parse().unwrap());
        let asked = PlanRequest { group: PlanGroup::Category, by_urgency: true, today, near_days: 10 };
        let words = Words::load(Language::Chinese);
        let context = ChartContext { near_days: 10, ..ChartContext::of(&dataset, today, 100, &words) };
        let Body::Schedule(schedule) = plan(&context, &Plan::of(&dataset, &asked)).body else { panic!("a schedule") };
        *schedule
    }

    /// The words of the headings with their left and right edges, and the triangles among them.
    fn headings(schedule: &Schedule, width: f32) -> (Vec<(f32, f32, String)>, usize) {
        let frame = WallFrame::new(schedule, [0.0, width], 14.0, &LIGHT);
        let shapes = frame.headings(schedule, &schedule.ticks, 0.0);
        let base = 14.0 * 1.2;
        let words = shapes.iter().filter_map(|shape| match shape {
            Shape::Text { at: [x, y], size, bold, text, .. } if (y - base).abs() < 0.5 => {
                Some((*x, x + font::width(text, *size, *bold), text.clone()))
            }
            _ => None,
        });
        // The mark of what is late is such a triangle too.
        let is_triangle =
            |shape: &&Shape| matches!(shape, Shape::Path { points, fill: Some(_), .. } if points.len() == 3);
        (words.collect(), shapes.iter().filter(is_triangle).count() - 1)
    }

    #[test]
    fn changes_since_a_month_before_stand_beside_the_counts_or_none_does() {
        let schedule = schedule(|_| {});
        let marks = |width: f32| headings(&schedule, width).1;
        assert_eq!((marks(1900.0), marks(500.0)), (5, 0), "five numbers are others than a month before");
        for width in [500.0, 700.0, 900.0, 1240.0, 1900.0] {
            let (mut words, _) = headings(&schedule, width);
            words.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in words.windows(2) {
                assert!(pair[0].1 <= pair[1].0, "{width}: {pair:?}");
            }
        }
    }

    #[test]
    fn without_any_date_there_is_no_axis() {
        let schedule = schedule(|dataset| {
            let undated = |item: &mut crate::model::Item| {
                (item.due, item.closed, item.next_review) = (None, None, None);
                (item.closing, item.stages, item.reviews) = (Vec::new(), Vec::new(), Vec::new());
                (item.updates, item.progress) = (Vec::new(), crate::model::Progress::InProgress);
            };
            Arc::make_mut(&mut dataset.reports[0]).change_items(|_| true, undated);
        });
        assert!(schedule.lines.iter().all(|line| !matches!(line, ScheduleLine::Row(_))) && !schedule.lines.is_empty());
        let frame = WallFrame::new(&schedule, [0.0, 1240.0], 14.0, &LIGHT);
        assert!(frame.ground(&schedule, &schedule.ticks, [0.0, 400.0]).is_empty());
        let (words, _) = headings(&schedule, 1240.0);
        assert!(words.iter().all(|(.., text)| !text.contains("今天")), "{words:?}");
        assert_eq!(words.len(), 5, "how many stand where is said: {words:?}");
    }

    #[test]
    fn rows_are_spread_no_further_than_their_words_bear() {
        let schedule = schedule(|_| {});
        let frame = || WallFrame::new(&schedule, [0.0, 1240.0], 14.0, &LIGHT);
        let own = frame().pitch();
        assert!((frame().spread(4.0).pitch() - own - 4.0).abs() < 0.01);
        assert!(frame().spread(1e6).pitch() < own * 1.6 && frame().spread(-1e6).pitch() > own * 0.8);
    }
}
