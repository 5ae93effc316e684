//! What a paper in prose is made from.

use std::sync::Arc;

use crate::analysis::Period;
use crate::model::{Dataset, Date, PaperAudience};
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
    /// Whether its figures say where they come from, in comments.
    pub sources: bool,
    /// The first day of the period of a monthly report; absent for the first of the month.
    pub from: Option<Date>,
    /// The day that dates are held against, and the last one of the period.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// The language of what the program itself says in it.
    pub words: Arc<Words>,
}

impl ReportRequest {
    /// The days of a report of a period: from the first of the month where nothing else is said.
    #[must_use]
    pub fn period(&self) -> Period {
        let month = Period::month_until(self.today);
        Period { from: self.from.filter(|from: &Date| *from <= self.today).unwrap_or(month.from), ..month }
    }
}
