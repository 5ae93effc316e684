//! What a paper in prose is made from.

use std::sync::Arc;

use crate::analysis::Period;
use crate::model::{Dataset, Date, Form, PaperAudience, Report, ReportId};
use crate::words::Words;

/// Which paper in prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// 整改情况报告: what was done.
    Progress,
    /// 整改方案: what is to be done.
    Plan,
    /// 月报: what happened in a month, or between two days, by lead unit.
    Monthly,
}

impl ReportKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Progress, Self::Plan, Self::Monthly];
}

/// A version of a dataset at which a report of a period begins or ends.
#[derive(Debug, Clone)]
pub struct PaperVersion {
    /// What it is called: its name, or its file.
    pub name: String,
    /// The day on which it was kept; absent for a file, whose report says the day.
    pub on: Option<Date>,
    /// Its content.
    pub dataset: Arc<Dataset>,
}

impl PaperVersion {
    /// The day that it was kept, else the one that a report of it is of, as far as it says so.
    #[must_use]
    pub fn day(&self, report: &ReportId) -> Option<Date> {
        self.on.or_else(|| self.report(report)?.as_of)
    }

    /// The report in it: of this id, or the only one.
    fn report(&self, report: &ReportId) -> Option<&Arc<Report>> {
        let reports = &self.dataset.reports;
        let only = || reports.first().filter(|_| reports.len() == 1);
        reports.iter().find(|own| own.id == *report).or_else(only)
    }

    /// The place of the report in it.
    #[must_use]
    pub fn place(&self, report: &ReportId) -> Option<usize> {
        let found = self.report(report)?;
        self.dataset.reports.iter().position(|own| Arc::ptr_eq(own, found))
    }
}

/// The version with which a report of a period ends.
#[derive(Debug, Clone)]
pub struct LaterVersion {
    /// What it is called.
    pub name: String,
    /// What is in the window: what was made internal since is told by no version.
    pub present: Arc<Dataset>,
}

/// What a paper in prose is made from.
#[derive(Debug, Clone)]
pub struct ReportRequest {
    /// The dataset, with everything in it.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// Which paper.
    pub kind: ReportKind,
    /// What it is called.
    pub name: String,
    /// Who reads it.
    pub audience: PaperAudience,
    /// The lists that are bound behind it, by their names, in their order.
    pub appendices: Vec<String>,
    /// The forms kept for all datasets, of which some may be bound too.
    pub kept: Vec<Form>,
    /// Whether its figures say where they come from, in comments.
    pub sources: bool,
    /// The version from which a monthly report is told; absent where it is told from the days of the dataset alone.
    pub earlier: Option<PaperVersion>,
    /// The version with which it ends, where it does not end with what is in the window; the dataset is its content.
    pub later: Option<LaterVersion>,
    /// The first day of the period of a monthly report; absent for the day after the earlier version, else for the first
    /// of the month.
    pub from: Option<Date>,
    /// The day that dates are held against, and the last one of the period.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// Within how many points of the planned share an item keeps to its plan.
    pub pace_points: u32,
    /// The language of what the program itself says in it.
    pub words: Arc<Words>,
}

impl ReportRequest {
    /// The days of a report of a period.
    #[must_use]
    pub fn period(&self) -> Period {
        let id = self.dataset.reports.get(self.report).map(|report| &report.id);
        period_since(self.from, self.earlier.as_ref().zip(id).and_then(|(earlier, id)| earlier.day(id)), self.today)
    }
}

/// The days of a report of a period: from the day that is given, else the day after the earlier version, else the first
/// of the month.
#[must_use]
pub fn period_since(from: Option<Date>, earlier: Option<Date>, to: Date) -> Period {
    let month = Period::month_until(to);
    let from = from.or_else(|| earlier.map(|day| day.add_days(1)));
    Period { from: from.filter(|from| *from <= to).unwrap_or(month.from), ..month }
}
