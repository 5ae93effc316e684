//! The rows of a wall chart: the head of a group, the line of what has no date, an item with its words, its bar and its news.

use crate::chart::{Rgb, ScheduleHead, ScheduleRow};
use crate::model::Status;

use super::super::font;
use super::super::lines::balanced;
use super::super::shape::{BASE, Shape};
use super::super::status::{self, ROOM};
use super::bar::Bar;
use super::{AIR, APART, SMALLER, WRAPPED, WallFrame};

impl WallFrame {
    /// The head of a group: its name, how many rows, how many of them stand where.
    #[must_use]
    pub fn head(&self, head: &ScheduleHead, top: f32, height: f32) -> Vec<Shape> {
        let (size, base) = (self.text, self.base(top, height));
        let at = [self.left, top, self.right() - self.left, height];
        let mut shapes = vec![Shape::Rect { at, fill: Some(self.colours.sunken), stroke: None }];
        let marks: f32 = head.standing.iter().map(|(_, count)| self.count_width(*count)).sum();
        let small = size * 0.86;
        let count = font::width(&head.count, small, false);
        let room = self.right() - self.left - marks - count - size * 3.0;
        let name = font::fit(&head.name, size, true, room);
        let mut left = self.left + size * 0.3;
        shapes.extend(Self::words([left, base], &name, size, true, self.colours.text));
        left += font::width(&name, size, true) + size * 0.7;
        shapes.extend(Self::words([left, base], &head.count, small, false, self.colours.weak));
        left += count + size;
        for (standing, count) in &head.standing {
            let (_, colour) = self.colours.of_status(*standing);
            shapes.extend(status::filled(*standing, left, base, size * 0.9, self.colours));
            let at = [left + size * ROOM, base];
            shapes.extend(Self::words(at, &count.to_string(), size * 0.9, true, colour));
            left += self.count_width(*count);
        }
        shapes
    }

    fn count_width(&self, count: usize) -> f32 {
        self.text * (ROOM + 0.9) + font::width(&count.to_string(), self.text * 0.9, true)
    }

    /// The line of the items of a group that have no date.
    #[must_use]
    pub fn undated(&self, text: &str, top: f32, height: f32) -> Vec<Shape> {
        let (left, base) = (self.column(0).0, self.base(top, height));
        let words = Self::words([left, base], text, self.text * 0.93, false, self.colours.weak);
        words.into_iter().chain([self.rule(top + height)]).collect()
    }

    fn rule(&self, y: f32) -> Shape {
        Self::line([self.left, y], [self.right(), y], self.colours.sunken, self.text * 0.06, false)
    }

    /// One row: its words, its bar, its news.
    #[must_use]
    pub fn row(&self, row: &ScheduleRow, top: f32, height: f32) -> Vec<Shape> {
        let (size, base) = (self.text, self.base(top, height));
        let (_, ink) = self.colours.of_status(row.standing);
        let presses = matches!(row.standing, Status::Late | Status::Near);
        let mut shapes = vec![self.rule(top + height)];
        shapes.extend(status::filled(row.standing, self.left + size * 0.2, base, size, self.colours));
        for (at, text) in row.columns().into_iter().enumerate() {
            let (left, width) = self.column(at);
            let small = if at == 0 { size * 0.93 } else { size };
            // Titles and names of what presses are bold; a number is found by its place.
            let bold = row.standing == Status::Late && (1..=2).contains(&at);
            let fill = match at {
                0 => self.colours.weak,
                4 if row.standing == Status::Late => ink,
                _ => self.colours.text,
            };
            let room = width - size * 0.5;
            if width > 0.0 && WRAPPED.contains(&at) && font::width(text, small, bold) > room {
                shapes.extend(self.in_lines(text, [left, room], top + height / 2.0, (bold, fill)));
            } else if width > 0.0 {
                let text = font::fit(text, small, bold, room);
                shapes.extend(Self::words([left, base], &text, small, bold, fill));
            }
        }
        let (bar, end) = Bar::of(self, row, top + height / 2.0);
        shapes.extend(bar);
        self.news(row, end, [top, height], if presses { ink } else { self.colours.weak }, ink, &mut shapes);
        shapes
    }

    /// Words that are too long for their column, in two lines or three about the middle of the row: as large as the others where
    /// the row is high enough for that, else smaller.
    fn in_lines(&self, text: &str, [left, room]: [f32; 2], middle: f32, (bold, fill): (bool, Rgb)) -> Vec<Shape> {
        let parted = |size: f32| {
            let hanging = balanced(text, size, bold, room);
            // A mark that hangs beyond its line would meet the next column.
            let hangs = hanging.iter().any(|line| font::width(line, size, bold) > room);
            if hangs { balanced(text, size, bold, room - size) } else { hanging }
        };
        let most = self.most_lines;
        let sizes = (2..=most).map(|lines| (lines, self.size_of(lines))).chain([(most, self.text * SMALLER)]);
        let whole = sizes.map(|(most, size)| (most, size, parted(size))).find(|(most, _, lines)| lines.len() <= *most);
        let (size, lines) = whole.map_or_else(
            || {
                let size = self.text * SMALLER;
                (size, font::lines(text, size, bold, room - size, most))
            },
            |(_, size, lines)| (size, lines),
        );
        let first = middle + size * BASE - (lines.len().saturating_sub(1)) as f32 * size * APART / 2.0;
        let line = |(n, text): (usize, &String)| {
            Self::words([left, (n as f32 * size).mul_add(APART, first)], text, size, bold, fill)
        };
        lines.iter().enumerate().filter_map(line).collect()
    }

    /// The size of words of which so many lines stand in a row.
    fn size_of(&self, lines: usize) -> f32 {
        let high = ((lines.saturating_sub(1)) as f32).mul_add(APART, 1.0);
        ((self.pitch - self.text * AIR) / high).clamp(self.text * SMALLER, self.text)
    }

    /// What is news of a row, behind its marks: beyond the lines that it would lie on, or before the end of the axis.
    fn news(&self, row: &ScheduleRow, end: f32, [top, height]: [f32; 2], weak: Rgb, ink: Rgb, shapes: &mut Vec<Shape>) {
        let base = self.base(top, height);
        let (large, small) = (self.text * 0.93, self.text * 0.86);
        let news = font::width(&row.news, large, true);
        let both = !row.news.is_empty() && !row.text.is_empty();
        let gap = if both { small * 0.6 } else { 0.0 };
        let detail = font::width(&row.text, small, false);
        let is_double = self.is_double && both;
        let whole = if is_double { news.max(detail) } else { news + gap + detail };
        let mut left = end.max(self.axis[0]) + self.text * 0.45;
        for x in self.lines() {
            if left - self.text * 0.2 < x && x < left + whole {
                left = x + self.text * 0.4;
            }
        }
        let room = self.right() - left;
        let is_detailed = whole <= room;
        let (shown, wide) = if is_detailed || row.news.is_empty() { (true, whole) } else { (false, news) };
        if wide > room {
            // No room behind it: at the end of the axis, over the marks.
            left = self.right() - wide;
        }
        if wide > room || row.sustained {
            // As high as the row between its rules: no tip of a mark looks out from behind the words.
            let rule = self.text * 0.1;
            let at = [left - small * 0.3, top + rule, wide + small * 0.5, height - rule * 2.0];
            shapes.push(Shape::Rect { at, fill: Some(self.colours.ground), stroke: None });
        }
        let above = if is_double { base - large * 0.56 } else { base };
        shapes.extend(Self::words([left, above], &row.news, large, true, ink));
        if shown {
            let fill = if row.news.is_empty() { weak } else { self.colours.weak };
            let at = if is_double { [left, base + large * 0.56] } else { [left + news + gap, base] };
            shapes.extend(Self::words(at, &row.text, small, false, fill));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Plan, PlanGroup, PlanRequest};
    use crate::chart::{Body, ChartContext, LIGHT, Schedule, ScheduleLine, plan};
    use crate::model::Dataset;
    use crate::words::{Language, Words};

    fn schedule(language: Language) -> Schedule {
        schedule_by(PlanGroup::Category, language)
    }

    fn schedule_by(group: PlanGroup, language: Language) -> Schedule {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/yunxi.guatu.json")).unwrap();
        let dataset = Arc::new(dataset);
        let today = "2026-09-15".parse().unwrap();
        let asked = PlanRequest { group, by_urgency: true, today, near_days: 10 };
        let words = Words::load(language);
        let context = ChartContext { near_days: 10, ..ChartContext::of(&dataset, today, 100, &words) };
        let Body::Schedule(schedule) = plan(&context, &Plan::of(&dataset, &asked)).body else { panic!("a schedule") };
        *schedule
    }

    fn rows(schedule: &Schedule) -> impl Iterator<Item = &ScheduleRow> {
        schedule.lines.iter().filter_map(|line| if let ScheduleLine::Row(row) = line { Some(&**row) } else { None })
    }

    /// The left and right edges of the words of a row, with the words.
    fn texts(shapes: &[Shape]) -> Vec<(f32, f32, f32, String)> {
        let of = |shape: &Shape| match shape {
            Shape::Text { at: [x, y], size, bold, text, .. } => {
                Some((*x, x + font::width(text, *size, *bold), *y, text.clone()))
            }
            _ => None,
        };
        shapes.iter().filter_map(of).collect()
    }

    #[test]
    fn lateness_is_hatched_from_the_due_date_to_today() {
        let schedule = schedule(Language::Chinese);
        let frame = WallFrame::new(&schedule, [0.0, 1400.0], 14.0, &LIGHT);
        let late: Vec<_> = rows(&schedule).filter(|row| row.standing == Status::Late).collect();
        assert_eq!(late.len(), 6, "as the example is described");
        for row in late {
            let (red, _) = LIGHT.of_status(Status::Late);
            let lines = frame.row(row, 0.0, 25.0).into_iter().filter_map(|shape| match shape {
                Shape::Path { points, fill: None, stroke: Some((colour, _)), .. } if colour == red => Some(points),
                _ => None,
            });
            let ends: Vec<f32> = lines.flatten().map(|[x, _]| x).collect();
            let (left, right) = ends.iter().fold((f32::MAX, f32::MIN), |(a, b), x| (a.min(*x), b.max(*x)));
            assert!((left - frame.x(row.due().unwrap())).abs() < 6.0, "{}", row.title);
            assert!((right - frame.x(schedule.today.0)).abs() < 6.0, "{}", row.title);
        }
    }

    #[test]
    fn no_words_of_a_row_are_lost_meet_or_lie_on_the_lines_of_days() {
        for language in Language::ALL {
            let schedule = schedule(language);
            for width in [900.0, 1000.0, 1240.0, 1900.0] {
                let frame = WallFrame::new(&schedule, [20.0, width], 14.0, &LIGHT);
                let days = [schedule.today.0, schedule.limit.as_ref().unwrap().0].map(|day| frame.x(day));
                for row in rows(&schedule) {
                    let texts = texts(&frame.row(row, 0.0, frame.pitch()));
                    let said: String = texts.iter().map(|(.., text)| text.as_str()).collect();
                    for wanted in [&row.number, &row.news, &row.text] {
                        assert!(said.contains(wanted.as_str()), "{width}: {wanted:?} is not in {said:?}");
                    }
                    for (at, (left, right, y, text)) in texts.iter().enumerate() {
                        assert!(*left >= 20.0 && *right <= 20.5 + width, "{width}: {text:?} ends at {right}");
                        assert!(days.iter().all(|x| x < left || x > right), "{width}: {text:?} lies on a line");
                        let beside = texts.iter().skip(at + 1).filter(|(.., other, _)| (other - y).abs() < 1.0);
                        for (from, to, _, other) in beside {
                            assert!(right <= from || to <= left, "{width}: {text:?} meets {other:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn titles_and_names_are_whole_in_one_line_or_two() {
        for language in Language::ALL {
            let mut schedule = schedule(language);
            // As long as titles of notices are.
            let long = "推进教育养老事业均衡发展用力不够,优质资源向城区集中的问题没有解决";
            schedule.widths[1] = long.chars().count() as f32;
            for width in [900.0, 1000.0, 1240.0, 1900.0] {
                let frame = WallFrame::new(&schedule, [20.0, width], 14.0, &LIGHT);
                for (n, row) in rows(&schedule).enumerate() {
                    let title = if n == 0 { long } else { &row.title };
                    let row = ScheduleRow { title: title.to_owned(), ..row.clone() };
                    let texts = texts(&frame.row(&row, 0.0, frame.pitch()));
                    let said: String = texts.iter().map(|(.., text)| text.as_str()).collect();
                    assert!(said.contains(title), "{width}: {title:?} is not in {said:?}");
                    for name in [&row.unit, &row.leader] {
                        let begin: String = name.chars().take(2).collect();
                        assert!(said.contains(name.as_str()) || !said.contains(&begin), "{width}: {name:?} {said:?}");
                    }
                    let wanted = texts.iter().filter(|(.., text)| title.contains(text.as_str()));
                    assert!(wanted.clone().count() <= 2 && wanted.into_iter().all(|(_, _, y, _)| *y < frame.pitch()));
                }
            }
        }
    }

    #[test]
    fn words_of_high_rows_are_all_of_one_size() {
        let schedule = schedule(Language::English);
        let frame = WallFrame::new(&schedule, [20.0, 1000.0], 14.0, &LIGHT);
        assert!(frame.is_double, "news and dates stand one above the other");
        let mut in_two = 0;
        for row in rows(&schedule) {
            for text in [&row.title, &row.unit, &row.leader] {
                let sizes = frame.row(row, 0.0, frame.pitch()).into_iter().filter_map(|shape| match shape {
                    Shape::Text { size, text: own, .. } if text.contains(&own) => Some(size),
                    _ => None,
                });
                let sizes: Vec<f32> = sizes.collect();
                assert!(sizes.iter().all(|size| (size - 14.0).abs() < 0.01), "{text}: {sizes:?}");
                in_two += usize::from(sizes.len() > 1);
            }
        }
        assert!(in_two > 0, "some of them need two lines");
    }

    #[test]
    fn sentences_have_three_lines_where_two_would_cut_them() {
        let mut schedule = schedule(Language::Chinese);
        let long = "按照淘汰落后产能相关要求制定年度计划排查出应淘汰的锅炉四台已经淘汰三台剩余一";
        schedule.widths[1] = long.chars().count() as f32;
        let row = rows(&schedule).next().unwrap().clone();
        let row = ScheduleRow { title: long.to_owned(), ..row };
        let shown = |schedule: &Schedule| {
            let frame = WallFrame::new(schedule, [20.0, 900.0], 14.0, &LIGHT);
            let texts = texts(&frame.row(&row, 0.0, frame.pitch()));
            assert!(texts.iter().all(|(_, _, y, _)| *y < frame.pitch()));
            texts.iter().filter(|(.., text)| long.contains(text.as_str())).map(|(.., text)| text.clone()).collect()
        };
        let cut: String = shown(&schedule);
        schedule.has_sentences = true;
        let whole: String = shown(&schedule);
        assert!(cut.len() < long.len() && whole == long, "{cut} {whole}");
    }

    #[test]
    fn what_the_heads_of_groups_name_is_not_said_in_each_row() {
        for (group, at) in [(PlanGroup::LeadUnit, 2), (PlanGroup::Leader, 3)] {
            let schedule = schedule_by(group, Language::Chinese);
            let frame = WallFrame::new(&schedule, [0.0, 1240.0], 14.0, &LIGHT);
            let row = rows(&schedule).next().unwrap();
            let own = row.columns()[at].to_owned();
            let other = row.columns()[5 - at].to_owned();
            let texts = texts(&frame.row(row, 0.0, frame.pitch()));
            let is_said = |name: &str| texts.iter().any(|(.., text)| text == name);
            assert!(!own.is_empty() && !is_said(&own) && is_said(&other), "{group:?}: {texts:?}");
        }
    }

    #[test]
    fn what_is_closed_ends_on_its_day_and_not_on_its_due_date() {
        let schedule = schedule(Language::Chinese);
        let frame = WallFrame::new(&schedule, [0.0, 1400.0], 14.0, &LIGHT);
        let (blue, _) = LIGHT.of_status(Status::Closed);
        let closed: Vec<_> = rows(&schedule).filter(|row| row.standing == Status::Closed).collect();
        assert_eq!(closed.len(), 12, "as the example is described");
        for row in closed {
            let discs = frame.row(row, 0.0, 25.0).into_iter().filter_map(|shape| match shape {
                Shape::Circle { at: [x, _], fill: Some(fill), .. } if fill == blue => Some(x),
                _ => None,
            });
            // The first mark stands before the number.
            let marks: Vec<f32> = discs.collect();
            assert!((marks[1] - frame.x(row.closed.unwrap())).abs() < 1.0, "{}", row.title);
        }
    }
}
