//! What a paper is made from: a form, a paper in prose, or a letter.

use std::sync::Arc;

use crate::model::{Dataset, PaperAudience};
use crate::words::Words;

use super::form::{FormRequest, form_paper};
use super::letter::{LETTER_AUDIENCE, LetterRequest, letter_paper};
use super::monthly::monthly_left_out;
use super::report::report_paper;
use super::report_request::{ReportKind, ReportRequest};
use super::scope::one_report;
use super::value::Paper;

/// What a paper is made from.
#[derive(Debug, Clone)]
pub enum PaperRequest {
    /// A form filled in.
    Form(FormRequest),
    /// A paper in prose.
    Report(ReportRequest),
    /// A letter to a unit.
    Letter(LetterRequest),
}

impl PaperRequest {
    /// The paper; absent where the dataset has no such report.
    #[must_use]
    pub fn paper(&self) -> Option<Paper> {
        match self {
            Self::Form(form) => form_paper(form),
            Self::Report(report) => report_paper(report),
            Self::Letter(letter) => letter_paper(letter),
        }
    }

    /// The report that it is about, with everything in it, as a dataset of its own: the others of a collection are
    /// neither made ready for its readers nor searched.
    #[must_use]
    pub fn scope(&self) -> Arc<Dataset> {
        match self {
            Self::Form(form) => one_report(&form.dataset, form.report),
            Self::Report(report) => one_report(&report.dataset, report.report),
            Self::Letter(letter) => one_report(&letter.dataset, letter.report),
        }
    }

    /// The texts of former states that its readers may not see, where it is told from such.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        match self {
            Self::Report(report) if report.kind == ReportKind::Monthly => monthly_left_out(report),
            _ => Vec::new(),
        }
    }

    /// Who reads it.
    #[must_use]
    pub fn audience(&self) -> PaperAudience {
        match self {
            Self::Form(form) => form.audience,
            Self::Report(report) => report.audience,
            Self::Letter(_) => LETTER_AUDIENCE,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Form(form) => &form.name,
            Self::Report(report) => &report.name,
            Self::Letter(letter) => letter.words.choice(letter.letter.kind),
        }
    }

    /// The language.
    #[must_use]
    pub fn words(&self) -> &Arc<Words> {
        match self {
            Self::Form(form) => &form.words,
            Self::Report(report) => &report.words,
            Self::Letter(letter) => &letter.words,
        }
    }
}
