//! What a person should know of a paper in prose before it goes out: what nobody filled in, whether it is too long, and
//! whether its figures and the office's own text speak of one day.

use crate::model::{Date, Due, Item, PaperAudience, Report};

use super::monthly::silent;
use super::report_request::{ReportKind, ReportRequest};
use super::value::Paper;

/// How many characters a report may have (中办: 5,000).
pub const MOST_CHARACTERS: usize = 5_000;

/// What a person should know of a paper in prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperRemark {
    /// It has more characters than a report may have.
    TooLong(usize),
    /// What the office wrote itself speaks of one day, and the figures of another.
    OtherDay {
        /// The day of the report, for which the text was written.
        written: Date,
        /// The day that figures are counted for.
        counted: Date,
    },
    /// What nobody filled in: the key of the words, and how many items lack it.
    Missing(&'static str, usize),
}

/// Whether an item lacks something.
type Lacks = fn(&Item) -> bool;

/// What is to be known of a paper and of what it was made from.
#[must_use]
pub fn remarks(request: &ReportRequest, paper: &Paper) -> Vec<PaperRemark> {
    let Some(report) = request.dataset.reports.get(request.report) else { return Vec::new() };
    // The limit is that of reports; a plan and the figures of a month have none.
    let characters = paper.characters();
    let is_too_long = request.kind == ReportKind::Progress && characters > MOST_CHARACTERS;
    let too_long = is_too_long.then_some(PaperRemark::TooLong(characters));
    let has_own_text = request.kind == ReportKind::Progress
        && [&report.introduction, &report.next_steps].iter().any(|text| !text.trim().is_empty());
    let written = report.as_of.filter(|day| has_own_text && *day != request.today);
    let other_day = written.map(|written| PaperRemark::OtherDay { written, counted: request.today });
    let missing = missing(report, request).into_iter().filter(|(_, count)| *count > 0);
    too_long.into_iter().chain(other_day).chain(missing.map(|(key, count)| PaperRemark::Missing(key, count))).collect()
}

/// What nobody filled in that the paper would say, with how many items lack it.
fn missing(report: &Report, request: &ReportRequest) -> Vec<(&'static str, usize)> {
    if request.kind == ReportKind::Monthly {
        let leads = report.items().filter(|item| item.lead_units.is_empty()).count();
        return vec![("missing-lead", leads), ("missing-update", silent(request))];
    }
    let lacks: [(&'static str, Lacks); 6] = [
        ("missing-finding", |item| item.finding.is_empty()),
        ("missing-goal", |item| item.goal.is_empty()),
        ("missing-measures", |item| item.measures.is_empty()),
        ("missing-leader", |item| item.leader.is_none()),
        ("missing-lead", |item| item.lead_units.is_empty()),
        ("missing-due", |item| !item.due.as_ref().is_some_and(Due::has_limit)),
    ];
    let lacks = lacks.into_iter().map(|(key, lacks)| (key, report.items().filter(|item| lacks(item)).count()));
    // A paper with a red head has a number; that of the report is not the plan's.
    let is_numbered = !report.issuer_mark.is_empty() && request.audience != PaperAudience::Public;
    let is_plan = request.kind == ReportKind::Plan;
    let no_number = is_plan && is_numbered && report.plan_number.trim().is_empty();
    lacks.chain([("missing-plan-number", usize::from(no_number))]).collect()
}
