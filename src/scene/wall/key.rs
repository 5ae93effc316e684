//! The key of a wall chart that hangs on a wall: each mark as it is drawn in a row, with its words beside it.

use crate::chart::{ChartColours, PlanMark, Schedule, ScheduleLine, ScheduleRow};
use crate::model::Status;

use super::super::font;
use super::super::shape::{BASE, Shape};
use super::WallFrame;
use super::bar::Bar;

/// How wide a mark is, the space behind it and behind its words, and how far apart lines are, in sizes of the words.
const SAMPLE: f32 = 3.6;
const BESIDE: f32 = 0.6;
const BEHIND: f32 = 1.8;
const PITCH: f32 = 1.75;

/// The days of a mark: it begins at nought.
const DAYS: f64 = 100.0;

/// The key of a chart in some width, and how high it is. What else is to be said stands behind it.
#[must_use]
pub(in crate::scene) fn key(
    schedule: &Schedule,
    more: &str,
    [left, top, width]: [f32; 3],
    size: f32,
    colours: &'static ChartColours,
) -> (Vec<Shape>, f32) {
    let rows =
        schedule.lines.iter().find_map(|line| if let ScheduleLine::Row(row) = line { Some(&**row) } else { None });
    let mut shapes = Vec::new();
    let (mut x, mut line) = (left, 0_u16);
    let marks = schedule.key.iter().map(|(mark, text)| (Some(*mark), text.as_str()));
    let more = (!more.is_empty()).then_some((None, more));
    for (mark, text) in marks.chain(more) {
        let row = mark.zip(rows).and_then(|(mark, row)| sample(mark, row));
        let before = if row.is_some() { (SAMPLE + BESIDE) * size } else { 0.0 };
        let own = before + font::width(text, size, false);
        if x > left && x + own > left + width {
            (x, line) = (left, line + 1);
        }
        let middle = (f32::from(line) + 0.5).mul_add(PITCH * size, top);
        if let Some((row, today)) = row {
            shapes.extend(Bar::of(&frame(x, size, today, colours), &row, middle).0);
        }
        let text = font::fit(text, size, false, left + width - x - before);
        shapes.extend(WallFrame::words([x + before, middle + size * BASE], &text, size, false, colours.weak));
        x += own + BEHIND * size;
    }
    let lines = if schedule.key.is_empty() && more.is_none() { 0 } else { line + 1 };
    (shapes, f32::from(lines) * PITCH * size)
}

/// A frame whose axis is a mark.
fn frame(left: f32, size: f32, today: f64, colours: &'static ChartColours) -> WallFrame {
    WallFrame {
        text: size,
        left,
        columns: [(left, 0.0); 5],
        axis: [left, SAMPLE * size],
        margin: 0.0,
        is_double: false,
        pitch: PITCH * size,
        most_lines: 2,
        begin: 0.0,
        from: 0.0,
        to: DAYS,
        today,
        limit: None,
        colours,
    }
}

/// A row that has one mark alone, made of any other, and which day is today in it; nothing for what is no mark.
fn sample(mark: PlanMark, like: &ScheduleRow) -> Option<(ScheduleRow, f64)> {
    let bare = ScheduleRow {
        standing: Status::Open,
        start: Some(0.0),
        dues: vec![DAYS],
        done: None,
        planned: None,
        stages: Vec::new(),
        claimed: None,
        waits: false,
        closed: None,
        reviews: Vec::new(),
        sustained: false,
        immediate: false,
        ..like.clone()
    };
    let undated = ScheduleRow { dues: Vec::new(), ..bare.clone() };
    Some(match mark {
        PlanMark::Frame => (bare, DAYS),
        PlanMark::Moved => (ScheduleRow { dues: vec![45.0, DAYS], ..bare }, DAYS),
        PlanMark::Done => (ScheduleRow { done: Some(0.6), ..bare }, DAYS),
        PlanMark::Planned => (ScheduleRow { planned: Some(0.6), ..bare }, DAYS),
        PlanMark::Stages => (ScheduleRow { stages: vec![(35.0, true), (70.0, false)], ..bare }, DAYS),
        PlanMark::Late => (ScheduleRow { standing: Status::Late, dues: vec![40.0], ..bare }, DAYS),
        PlanMark::Near => (ScheduleRow { standing: Status::Near, ..bare }, 60.0),
        PlanMark::Claimed => {
            let own =
                ScheduleRow { standing: Status::Done, dues: vec![60.0], claimed: Some(60.0), waits: true, ..bare };
            (own, DAYS)
        }
        PlanMark::Closed => (ScheduleRow { standing: Status::Closed, closed: Some(65.0), ..bare }, DAYS),
        PlanMark::Immediate => (ScheduleRow { immediate: true, start: Some(50.0), ..undated }, DAYS),
        PlanMark::Sustained => (ScheduleRow { sustained: true, ..undated }, DAYS),
        PlanMark::Reviews => (ScheduleRow { reviews: vec![(30.0, true), (70.0, false)], ..undated }, DAYS),
        PlanMark::Derived => return None,
    })
}
