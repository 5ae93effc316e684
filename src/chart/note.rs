//! The note of the person's own on a chart (`chart_notes`), by the name of the chart.
//!
//! A report holds the notes on its charts. A chart of one report has that of this report; a chart of all reports of a
//! collection has that of the first one, so that what is said of the whole stands in one place.
//!
//! Limits: charts of one item or one indicator have no notes.

use crate::analysis::Scope;
use crate::model::{Cell, Dataset, Report};

use super::value::Chart;

/// The report that holds the notes on charts of a scope; nothing where there is no report.
#[must_use]
pub fn noted_report<'a>(dataset: &'a Dataset, scope: &Scope) -> Option<&'a Report> {
    dataset.reports.iter().map(|report| &**report).find(|report| scope.holds(report))
}

/// What is written on the chart of a name, or of one of its former names, in a report; empty for nothing.
#[must_use]
pub fn note_on(report: &Report, name: &str, former: &[&str]) -> String {
    let mut names = std::iter::once(&name).chain(former);
    match names.find_map(|name| report.chart_notes.get(name)) {
        Some(Cell::Text(text)) => text.clone(),
        Some(Cell::Number(number)) => number.to_string(),
        None => String::new(),
    }
}

/// A chart with the note that a report has on the chart of this name, or of one of its former names.
pub(super) fn noted(chart: Chart, (name, former): (&str, &[&str]), report: Option<&Report>) -> Chart {
    Chart { note: report.map(|report| note_on(report, name, former)).unwrap_or_default(), ..chart }
}
