//! A chart or a list that one page cannot hold, in parts of nearly equal length: no row is left out.

use std::sync::Arc;

use super::super::value::{
    Body, CalendarChart, Chart, ClosedPanels, Schedule, ScheduleHead, ScheduleLine, StandingChart, TargetRow,
    TargetsChart, UnitsChart,
};
use super::table::{ROWS, divided};
use super::{DeckLine, Draft, PageContent};

/// How many rows of the chart on who is late a page holds: each has two lines beside its bar.
const UNITS: usize = 6;

/// How many lines of a wall chart a page holds: its rows, of which there are no more than of any table, and the heads of groups.
const LINES: usize = 11;

/// A chart on as many pages as its rows need, all under its title; `goes_on` is what stands behind the name of a group that
/// began on the page before.
pub(super) fn chart_pages(chart: Chart, goes_on: &str) -> Vec<Draft> {
    let (title, subtitle) = (chart.title.clone(), chart.subtitle.clone());
    let draft = |part: Chart| Draft {
        subtitle: subtitle.clone(),
        items: items(&part.body),
        ..Draft::new(title.clone(), PageContent::Chart(part))
    };
    let mut parts = parts(chart, goes_on);
    // What the person says about the chart stands once: below its last rows.
    if let Some((_, before)) = parts.split_last_mut() {
        for part in before.iter_mut() {
            part.note.clear();
        }
    }
    parts.into_iter().map(draft).collect()
}

/// A list on as many pages as its lines need.
pub(super) fn list_pages(title: &str, lines: Vec<DeckLine>) -> Vec<Draft> {
    let part =
        |lines: Vec<DeckLine>| Draft { items: lines.len(), ..Draft::new(title.to_owned(), PageContent::List(lines)) };
    in_parts(lines).into_iter().map(part).collect()
}

fn items(body: &Body) -> usize {
    match body {
        Body::Rows(rows) => rows.len(),
        Body::Schedule(schedule) => schedule.lines.iter().map(ScheduleLine::items).sum(),
        Body::Standing(standing) => standing.rows.len(),
        Body::Units(units) => units.rows.len(),
        Body::Calendar(calendar) => calendar.entries(),
        Body::ClosedPanels(closed) => closed.panels.len(),
        Body::Targets(targets) => targets.rows.len(),
        _ => 0,
    }
}

fn parts(mut chart: Chart, goes_on: &str) -> Vec<Chart> {
    // What is copied for each part has no rows in it: they are moved to the parts that they are of.
    let body = std::mem::replace(&mut chart.body, Body::Rows(Vec::new()));
    let with = |body: Body| Chart { body, ..chart.clone() };
    match body {
        Body::Rows(rows) => in_parts(rows).into_iter().map(|rows| with(Body::Rows(rows))).collect(),
        Body::Schedule(mut schedule) => {
            let lines = std::mem::take(&mut schedule.lines);
            let part = |lines| with(Body::Schedule(Box::new(Schedule { lines, ..(*schedule).clone() })));
            grouped(lines, goes_on).into_iter().map(part).collect()
        }
        Body::Standing(mut standing) => {
            let rows = std::mem::take(&mut standing.rows);
            let part = |rows| with(Body::Standing(Box::new(StandingChart { rows, ..(*standing).clone() })));
            in_parts(rows).into_iter().map(part).collect()
        }
        Body::Targets(targets) => {
            let parts = target_pages(*targets, goes_on).into_iter();
            parts.map(|part| with(Body::Targets(Box::new(part)))).collect()
        }
        Body::Units(mut units) => {
            let mut all = parts_of(std::mem::take(&mut units.rows), UNITS);
            // Leaders that the last rows leave no room for have a page of their own.
            let rows = all.last().map_or(0, Vec::len);
            if rows > 0 && !units.leaders.is_empty() && rows + units.leaders.len() > UNITS {
                all.push(Vec::new());
            }
            let last = all.len();
            let part = |(n, rows)| {
                // Who is quiet, and the leaders, stand once: below the last rows.
                let mut own = UnitsChart { rows, ..(*units).clone() };
                if n + 1 < last {
                    (own.quiet, own.leaders_head) = (String::new(), String::new());
                    own.leaders.clear();
                }
                with(Body::Units(Box::new(own)))
            };
            all.into_iter().enumerate().map(part).collect()
        }
        Body::Calendar(mut calendar) => {
            let months = std::mem::take(&mut calendar.months);
            let part = |months| with(Body::Calendar(Box::new(CalendarChart { months, ..(*calendar).clone() })));
            in_parts(months).into_iter().map(part).collect()
        }
        Body::ClosedPanels(mut closed) => {
            let panels = std::mem::take(&mut closed.panels);
            let part = |panels| with(Body::ClosedPanels(Box::new(ClosedPanels { panels, ..(*closed).clone() })));
            in_parts(panels).into_iter().map(part).collect()
        }
        // Any other is on one page.
        body => vec![with(body)],
    }
}

/// Indicators in parts that a page holds: a group that goes on is named again, and arrows are as long on all pages.
fn target_pages(chart: TargetsChart, goes_on: &str) -> Vec<TargetsChart> {
    let TargetsChart { columns, focus, rows, .. } = chart;
    let empty = TargetsChart { columns, focus, rows: Vec::new(), of_all_pages: Arc::new(rows.clone()) };
    let mut head = String::new();
    let part = |mut rows: Vec<TargetRow>| {
        if let Some(first) = rows.first_mut().filter(|row| row.head.is_empty() && !head.is_empty()) {
            first.head = format!("{head}{goes_on}");
        }
        if let Some(last) = rows.iter().rev().find(|row| !row.head.is_empty()) {
            last.head.trim_end_matches(goes_on).clone_into(&mut head);
        }
        TargetsChart { rows, ..empty.clone() }
    };
    in_parts(rows).into_iter().map(part).collect()
}

/// Rows in parts that a page holds, of nearly equal length.
fn in_parts<T>(rows: Vec<T>) -> Vec<Vec<T>> {
    parts_of(rows, ROWS)
}

/// Rows in parts of at most so many, of nearly equal length.
fn parts_of<T>(rows: Vec<T>, most: usize) -> Vec<Vec<T>> {
    let (all, mut rest) = (rows.len(), rows.into_iter());
    let parts = divided(all, all.div_ceil(most).max(1));
    parts.map(|(from, to)| rest.by_ref().take(to - from).collect()).collect()
}

/// Lines in parts that a page holds: each begins with the head of the group that its first row is of, and none ends with one.
fn grouped(lines: Vec<ScheduleLine>, goes_on: &str) -> Vec<Vec<ScheduleLine>> {
    if !lines.iter().any(|line| matches!(line, ScheduleLine::Head(_))) {
        return in_parts(lines);
    }
    let rows = |part: &[ScheduleLine]| part.iter().filter(|line| !matches!(line, ScheduleLine::Head(_))).count();
    let is_full = |part: &[ScheduleLine], is_head| part.len() + usize::from(is_head) >= LINES || rows(part) >= ROWS;
    let mut parts: Vec<Vec<ScheduleLine>> = vec![Vec::new()];
    let mut head: Option<ScheduleHead> = None;
    for line in lines {
        let is_head = matches!(line, ScheduleLine::Head(_));
        if let Some(part) = parts.last().filter(|part| is_full(part, is_head) && !part.is_empty()) {
            let begins_group = is_head || matches!(part.last(), Some(ScheduleLine::Head(_)));
            let again = head.clone().filter(|_| !begins_group);
            let again = again.map(|head| ScheduleHead { name: format!("{}{goes_on}", head.name), ..head });
            parts.push(again.map(ScheduleLine::Head).into_iter().collect());
        }
        if let ScheduleLine::Head(own) = &line {
            head = Some(own.clone());
        }
        if let Some(part) = parts.last_mut() {
            part.push(line);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::super::catalogue::Named;
    use super::super::super::context::ChartContext;
    use super::*;
    use crate::model::{Dataset, Indicator, Reading, Report, report_of};
    use crate::words::{Language, Words};

    fn line(name: &str) -> ScheduleLine {
        ScheduleLine::Undated(name.to_owned(), std::iter::empty().collect())
    }

    fn head(name: &str) -> ScheduleLine {
        ScheduleLine::Head(ScheduleHead { name: name.to_owned(), count: String::new(), standing: Vec::new() })
    }

    fn name(line: &ScheduleLine) -> &str {
        match line {
            ScheduleLine::Head(head) => &head.name,
            ScheduleLine::Undated(name, _) => name,
            ScheduleLine::Row(row) => &row.title,
        }
    }

    #[test]
    fn a_group_that_goes_on_is_named_again_and_no_page_ends_with_a_name() {
        let mut lines = vec![head("甲")];
        lines.extend((0..7).map(|n| line(&format!("甲{n}"))));
        lines.push(head("乙"));
        lines.extend((0..20).map(|n| line(&format!("乙{n}"))));
        let parts = grouped(lines.clone(), "(续)");
        let firsts: Vec<&str> = parts.iter().map(|part| name(&part[0])).collect();
        assert_eq!(firsts, ["甲", "乙(续)", "乙(续)"], "the head of a group is no row");
        let rows = |lines: &[ScheduleLine]| {
            lines.iter().filter(|line| !matches!(line, ScheduleLine::Head(_))).cloned().collect::<Vec<_>>()
        };
        for part in &parts {
            assert!(part.len() <= LINES && rows(part).len() <= ROWS, "{part:?}");
            assert!(!matches!(part.last(), Some(ScheduleLine::Head(_))), "{part:?}");
        }
        assert_eq!(rows(&parts.concat()), rows(&lines));
    }

    #[test]
    fn indicators_that_go_on_are_of_the_same_group_and_on_the_same_scale() {
        let reading = |value: i64| Reading::new(value.into());
        let own = |n: i64| Indicator {
            baseline: Some(reading(10)),
            readings: vec![reading(11 + n)],
            ..Indicator::new(format!("n{n}").as_str().into(), format!("第{n}项"))
        };
        let report = Report { indicators: (0..12).map(own).collect(), ..report_of([]) };
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
        let words = Words::load(Language::Chinese);
        let context = ChartContext::of(&dataset, "2026-06-10".parse().unwrap(), usize::MAX, &words);
        let pages = parts(Named::Attainment.build(&context), "(续)");
        let of = |chart: &Chart| {
            let Body::Targets(targets) = &chart.body else { panic!("{chart:?}") };
            let percents = targets.changes().filter_map(|change| change.percent);
            let mut percents: Vec<i64> = percents.map(|percent| percent.round() as i64).collect();
            percents.sort_unstable();
            (targets.rows[0].head.clone(), percents)
        };
        for page in &pages {
            let Body::Targets(targets) = &page.body else { panic!("{page:?}") };
            assert_eq!(targets.of_all_pages.len(), 12, "columns are as wide on all pages");
        }
        let all: Vec<i64> = (1..=12).map(|n| n * 10).collect();
        assert_eq!(
            pages.iter().map(of).collect::<Vec<_>>(),
            [("未设目标".to_owned(), all.clone()), ("未设目标(续)".to_owned(), all)]
        );
    }

    #[test]
    fn lines_of_a_list_go_on_in_order() {
        let own = |n: usize| DeckLine { progress: None, text: n.to_string(), right: String::new(), late: false };
        let pages = list_pages("题", (0..20).map(own).collect());
        assert_eq!(pages.iter().map(|page| page.items).collect::<Vec<_>>(), [7, 7, 6]);
        let PageContent::List(last) = &pages[2].content else { panic!("a list") };
        assert_eq!(last.last().unwrap().text, "19");
        assert_eq!(list_pages("题", Vec::new()).len(), 1);
    }
}
