//! The pages of a briefing as values: cover, overview, one for each category, targets missed, achievements, the
//! wall chart, next steps. All words come from the data; a page that would have nothing to say is left out.

use std::sync::Arc;

use crate::analysis::{Attainment, DueState, Overview, Plan, PlanGroup, Tally};
use crate::model::{Category, Dataset, Date, Indicator, NodeId, Number, Progress, Report};
use crate::words::Words;

use super::compare::before_after;
use super::plan::plan;
use super::standing::standing;
use super::value::{Body, Chart, Kind, Role, Row};
use super::{catalogue, lists};

/// How many rows a page holds at most, to be read from the back of a room.
pub(super) const ROWS: usize = 9;

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The message.
    pub title: String,
    /// What stands under it.
    pub content: Content,
    /// At the foot: whose report it is.
    pub foot: String,
}

/// What a page holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// The first page: lines under the title.
    Cover(Vec<String>),
    /// Figures to be read from afar, and a chart below them.
    Figures(Vec<Figure>, Chart),
    /// A chart.
    Chart(Chart),
    /// Lines, each with a mark of its progress and words at the right.
    List(Vec<Line>),
}

/// A figure with its word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The figure.
    pub value: String,
    /// What it counts.
    pub word: String,
    /// What it stands for, which decides its colour; nothing for plain.
    pub role: Option<Role>,
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How far it is; nothing for a line without a mark.
    pub progress: Option<Progress>,
    /// What it is about.
    pub text: String,
    /// The words at the right.
    pub right: String,
    /// True where the words at the right are about something late.
    pub late: bool,
}

/// The pages of a dataset's briefing. Of a collection the first report is shown.
#[must_use]
pub fn deck(dataset: &Arc<Dataset>, today: Date, words: &Words) -> Vec<Page> {
    let Some(report) = dataset.reports.first() else { return Vec::new() };
    let one = Arc::new(Dataset { reports: vec![Arc::clone(report)], ..Dataset::default() });
    let overview = catalogue::overview(&one, today);
    let mut pages = vec![cover(report, today, words), figures(&one, &overview, words)];
    pages.extend(report.categories.iter().map(|category| of_category(category, today, words)));
    let mut off = lists::off_target(&one, &overview, words);
    cut(&mut off);
    pages.extend(chart_page(off));
    pages.extend(chart_page(achievements(report, words)));
    let rows = Plan::of(&one, 0..1, PlanGroup::Category, None, today, 30);
    let dated = rows.rows.iter().any(|row| row.due.is_some());
    pages.extend(dated.then(|| wall_chart(&one, &rows, today, words)).and_then(chart_page));
    pages.extend(next_steps(&one, &overview, words));
    for page in &mut pages {
        report.title.clone_into(&mut page.foot);
    }
    pages
}

fn page(title: String, content: Content) -> Page {
    Page { title, content, foot: String::new() }
}

/// A page of a chart; nothing where the chart has nothing to show.
fn chart_page(chart: Chart) -> Option<Page> {
    (!matches!(chart.body, Body::Empty(_))).then(|| page(chart.title.clone(), Content::Chart(chart)))
}

fn cut(chart: &mut Chart) {
    if let Body::Rows(rows) = &mut chart.body {
        rows.truncate(ROWS);
    }
}

fn cover(report: &Report, today: Date, words: &Words) -> Page {
    let mut lines = Vec::new();
    if !report.inspected_body.is_empty() {
        lines.push(report.inspected_body.clone());
    }
    if !report.inspection_body.is_empty() {
        let kind = report.inspection_kind.clone();
        let body = report.inspection_body.clone();
        lines.push(words.with("fact-inspected-by", [("body", body.into()), ("kind", kind.into())]));
    }
    if let Some(on) = report.feedback_on {
        lines.push(words.with("fact-feedback", [("on", words.date(on).into())]));
    }
    lines.push(words.date(report.as_of.unwrap_or(today)));
    page(report.title.clone(), Content::Cover(lines))
}

fn figures(dataset: &Dataset, overview: &Overview, words: &Words) -> Page {
    let total = overview.total;
    let figure =
        |count: u32, key: &str, role| Figure { value: count.to_string(), word: words.text(key).to_owned(), role };
    let figures = vec![
        figure(total.items(), "figure-items", None),
        figure(total.complete(), "figure-complete", None),
        figure(total.overdue, "overdue", (total.overdue > 0).then_some(Role::Late)),
        figure(total.measures, "figure-measures", None),
        figure(total.met, "figure-met", Some(Role::Progress(Progress::Closed))),
        figure(total.off, "figure-off", None),
    ];
    let mut chart = standing(dataset, overview, words);
    cut(&mut chart);
    page(chart.title.clone(), Content::Figures(figures, chart))
}

fn of_category(category: &Category, today: Date, words: &Words) -> Page {
    let mut tally = Tally::default();
    category.items().for_each(|item| tally += Tally::of_item(item, today));
    let arguments = [
        ("number", category.number.clone().into()),
        ("title", category.title.clone().into()),
        ("items", tally.items().into()),
        ("complete", tally.complete().into()),
        ("overdue", tally.overdue.into()),
    ];
    // What a leader has to act on first: late, then open, then done.
    let mut items: Vec<_> = category.items().collect();
    items.sort_by_key(|item| match (DueState::of(item, today, 0), item.progress.is_complete()) {
        (DueState::Late, _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    });
    let left = items.len().saturating_sub(ROWS);
    let mut lines: Vec<Line> = items
        .iter()
        .take(if left > 0 { ROWS - 1 } else { ROWS })
        .map(|item| {
            let late = DueState::of(item, today, 0) == DueState::Late;
            let due = item.due.as_ref().map(|due| words.when(due.present())).unwrap_or_default();
            let state = if late { words.text("overdue") } else { words.progress(item.progress) };
            let right = if due.is_empty() { state.to_owned() } else { format!("{state} · {due}") };
            let text = format!("{} {}", item.number, item.title).trim_start().to_owned();
            Line { progress: Some(item.progress), text, right, late }
        })
        .collect();
    if left > 0 {
        let more = words.with("and-more", [("count", (left + 1).into())]);
        lines.push(Line { progress: None, text: more, right: String::new(), late: false });
    }
    page(words.with("deck-category", arguments), Content::List(lines))
}

/// The largest changes for the better, from the inspectors' finding to the latest value.
#[must_use]
pub fn achievements(report: &Report, words: &Words) -> Chart {
    let mut found: Vec<(Number, &Indicator)> = report
        .indicators
        .iter()
        .chain(report.items().flat_map(|item| &item.indicators))
        .filter_map(|indicator| Some((improvement(indicator)?, indicator)))
        .collect();
    found.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
    let rows: Vec<Row> = found
        .iter()
        .take(5)
        .filter_map(|(_, indicator)| match before_after(&report.id, indicator, words).body {
            Body::Rows(rows) => rows.into_iter().next(),
            _ => None,
        })
        .collect();
    let best = found.first().map(|(_, indicator)| indicator.name.clone()).unwrap_or_default();
    let title = words.with("achievements-title", [("count", found.len().into()), ("name", best.into())]);
    let body = if rows.is_empty() { Body::Empty(words.text("chart-needs-two").to_owned()) } else { Body::Rows(rows) };
    Chart { kind: Kind::BeforeAfter, title, subtitle: words.text("achievements-subtitle").to_owned(), body }
}

/// By what share of the baseline an indicator got better; nothing where it did not, or cannot be said.
fn improvement(indicator: &Indicator) -> Option<Number> {
    let (before, after) = (indicator.baseline.as_ref()?, indicator.latest()?);
    if !before.comparable(after) || before.value == Number::ZERO {
        return None;
    }
    let change = after.value - before.value;
    let better = if indicator.better == crate::model::Better::Higher { change } else { -change };
    let share = better.checked_div(before.value.abs())?;
    (share > Number::ZERO).then_some(share)
}

fn wall_chart(dataset: &Dataset, rows: &Plan, today: Date, words: &Words) -> Chart {
    // The dated rows that come first: late ones, then by date.
    let mut shown: Vec<_> = rows.rows.iter().filter(|row| row.due.is_some() && row.closed.is_none()).copied().collect();
    shown.sort_by_key(|row| row.due);
    shown.truncate(ROWS);
    let lines = (0..shown.len() as u32).map(crate::analysis::PlanLine::Row).collect();
    let mut chart = plan(dataset, &Plan { rows: shown, lines, ..rows.clone() }, today, ROWS, words);
    chart.title = plan(dataset, rows, today, 0, words).title;
    chart
}

fn next_steps(dataset: &Dataset, overview: &Overview, words: &Words) -> Option<Page> {
    let line = |entry: &crate::analysis::DueEntry| {
        let report = dataset.report(&entry.node.report)?;
        let item = report.item_of(&entry.node.node)?;
        let text = match &entry.node.node {
            NodeId::Indicator(id) => {
                let (_, indicator) = report.indicator(id)?;
                let missing = Attainment::of(indicator).shortfall.map(|gap| words.quantity(gap, &indicator.unit));
                let gap = missing.map(|gap| words.with("off-gap", [("gap", gap.into())])).unwrap_or_default();
                format!("{} {gap}", indicator.name)
            }
            NodeId::Measure(id) => item.measure(id)?.text.clone(),
            _ => format!("{} {}", item.number, item.title),
        };
        let late = entry.days_left < 0;
        let key = if late { "due-late" } else { "due-left" };
        let days = words.with(key, [("days", entry.days_left.unsigned_abs().into())]);
        let right = format!("{} · {days}", words.when(entry.due));
        Some(Line { progress: Some(item.progress), text: text.trim().to_owned(), right, late })
    };
    let left = overview.due.len().saturating_sub(ROWS);
    let shown = if left > 0 { ROWS - 1 } else { ROWS };
    let mut lines: Vec<Line> = overview.due.iter().filter_map(line).take(shown).collect();
    if lines.is_empty() {
        return None;
    }
    if left > 0 {
        let more = words.with("and-more", [("count", (left + 1).into())]);
        lines.push(Line { progress: None, text: more, right: String::new(), late: false });
    }
    let title = words.with("deck-next", [("count", overview.due.len().into())]);
    Some(page(title, Content::List(lines)))
}
