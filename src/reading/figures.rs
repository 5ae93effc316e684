//! The figures of a whole document: what a paragraph says by itself, and what an item's paragraphs say together. So the
//! suggestions of an item read them, and so `tests/reading/scores.rs` holds them against figures labelled by hand; the audit
//! and the marks of the source read a paragraph at a time.

use crate::model::Report;
use crate::quantity::{FigureKind, FigureRole, Quantity, quantities};

use super::suggest::parts_of_findings;

/// The figures of every paragraph of a report's source. A count of an answer that is part of a count of its finding is a
/// part, though the whole stands in another paragraph.
#[must_use]
pub fn figures(report: &Report) -> Vec<Vec<Quantity>> {
    let mut all: Vec<Vec<Quantity>> = report.source.paragraphs.iter().map(|text| quantities(text)).collect();
    for span in report.items().flat_map(|item| parts_of_findings(item, &report.source)) {
        let found = all.get_mut(span.paragraph as usize);
        let own = found.and_then(|found| found.iter_mut().find(|figure| figure.start == span.start));
        if let Some(part) = own.filter(|figure| figure.kind == FigureKind::Level) {
            part.kind = FigureKind::Part;
            part.roles.insert(0, FigureRole::Part);
        }
    }
    all
}
