//! What a paper is made from: a form or a paper in prose.

use std::sync::Arc;

use crate::model::{Dataset, PaperAudience};
use crate::words::Words;

use super::form::{FormRequest, form_paper};
use super::report::{ReportRequest, report_paper};
use super::value::Paper;

/// What a paper is made from.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "few at a time, and each is moved once")]
pub enum PaperRequest {
    /// A form filled in.
    Form(FormRequest),
    /// A paper in prose.
    Report(ReportRequest),
}

impl PaperRequest {
    /// The paper; absent where the dataset has no such report.
    #[must_use]
    pub fn paper(&self) -> Option<Paper> {
        match self {
            Self::Form(form) => form_paper(form),
            Self::Report(report) => report_paper(report),
        }
    }

    /// The dataset, with everything in it.
    #[must_use]
    pub fn dataset(&self) -> &Arc<Dataset> {
        match self {
            Self::Form(form) => &form.dataset,
            Self::Report(report) => &report.dataset,
        }
    }

    /// Who reads it.
    #[must_use]
    pub fn audience(&self) -> PaperAudience {
        match self {
            Self::Form(form) => form.audience,
            Self::Report(report) => report.audience,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Form(form) => &form.name,
            Self::Report(report) => &report.name,
        }
    }

    /// The language.
    #[must_use]
    pub fn words(&self) -> &Arc<Words> {
        match self {
            Self::Form(form) => &form.words,
            Self::Report(report) => &report.words,
        }
    }

    /// The texts that it has whatever the data: headings, lines.
    #[must_use]
    pub fn fixed_texts(&self) -> String {
        match self {
            Self::Form(form) => serde_json::to_string(&form.form).unwrap_or_default(),
            Self::Report(_) => String::new(),
        }
    }

    /// True for a request that gives the same paper.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Form(a), Self::Form(b)) => a.is_same(b),
            (Self::Report(a), Self::Report(b)) => {
                Arc::ptr_eq(&a.dataset, &b.dataset)
                    && (a.report, a.kind, a.audience, a.sources) == (b.report, b.kind, b.audience, b.sources)
                    && (a.today, a.near_days) == (b.today, b.near_days)
                    && a.words.language() == b.words.language()
            }
            _ => false,
        }
    }
}
