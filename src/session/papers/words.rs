//! What papers are called, and what is wrong with a form, in words.

use crate::model::Form;
use crate::paper::{MOST_CHARACTERS, PaperRemark, ReportKind};
use crate::table::{FormProblem, problems};
use crate::words::Words;

/// The key of the name of a paper in prose.
#[must_use]
pub fn report_word(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Progress => "report-progress",
        ReportKind::Plan => "report-plan",
        ReportKind::Monthly => "report-monthly",
    }
}

/// What is to be known of a paper in prose before it goes out.
#[must_use]
pub fn remark_words(remark: PaperRemark, words: &Words) -> String {
    match remark {
        PaperRemark::TooLong(count) => {
            words.with("papers-too-long", [("count", count.into()), ("most", MOST_CHARACTERS.into())])
        }
        PaperRemark::OtherDay { written, counted } => {
            let day = |day| words.date(day).into();
            words.with("papers-other-day", [("written", day(written)), ("counted", day(counted))])
        }
        PaperRemark::Missing(key, count) => words.with(key, [("count", count.into())]),
    }
}

/// What is wrong with a form, a line for each.
#[must_use]
pub fn form_problems(form: &Form, words: &Words) -> Vec<String> {
    let one = |problem: FormProblem| match problem {
        FormProblem::UnknownField(field) => words.with("papers-problem-field", [("field", field.into())]),
        FormProblem::UnknownPlace(place) => words.with("papers-problem-place", [("place", place.into())]),
        FormProblem::UnknownStatus(status) => words.with("papers-problem-status", [("status", status.into())]),
        FormProblem::NoColumns => words.text("papers-problem-columns").to_owned(),
    };
    problems(form).into_iter().map(one).collect()
}
