//! The line above the headings: what the columns below it have in common (问题, 责任, 时限).

use std::ops::Range;

use egui::{Stroke, Ui, vec2};

use crate::analysis::{Column, Derived};
use crate::model::NodeKind;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::Line;
use crate::words::Words;

use super::columns::Shown;
use super::rows::Rows;

/// The height of the line, in points.
pub(super) const HEIGHT: f32 = 24.0;

/// What several columns are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Problem,
    Measure,
    Duty,
    Date,
    Progress,
    Money,
    Told,
    Closing,
    Own,
    Rest,
}

impl About {
    fn of(column: &Column) -> Self {
        let field = match column {
            Column::Own(_) => return Self::Own,
            Column::Derived(Derived::Report | Derived::Category | Derived::Problem) => return Self::Problem,
            Column::Derived(Derived::DaysLeft | Derived::FirstDue | Derived::Moves) => return Self::Date,
            Column::Derived(Derived::Pace | Derived::Measures | Derived::Indicators | Derived::OffTarget) => {
                return Self::Progress;
            }
            Column::Field(field) => field,
        };
        if NodeKind::Measure.field(field.key) == Some(*field) && matches!(field.key, "number" | "text") {
            return Self::Measure;
        }
        match field.key {
            "number" | "title" | "finding" | "cause" | "criterion" | "goal" | "origin" | "carried" => Self::Problem,
            "leader" | "lead_units" | "support_units" | "units" | "handlers" => Self::Duty,
            "due" | "term" | "stages" | "done_on" => Self::Date,
            "progress" | "percent" | "schedule" => Self::Progress,
            "amount" | "done_amount" => Self::Money,
            "updates" | "result" | "outcomes" | "log" | "instructions" => Self::Told,
            "closing" | "closed" | "reviews" | "next_review" | "evidence" => Self::Closing,
            _ => Self::Rest,
        }
    }

    fn word(self, words: &Words) -> &str {
        match self {
            Self::Problem => words.text("ledger-about-problem"),
            Self::Measure => words.text("ledger-about-measure"),
            Self::Duty => words.text("ledger-about-duty"),
            Self::Date => words.text("ledger-about-date"),
            Self::Progress => words.text("ledger-about-progress"),
            Self::Money => words.text("ledger-about-money"),
            Self::Told => words.text("ledger-about-told"),
            Self::Closing => words.text("ledger-about-closing"),
            Self::Own => words.text("ledger-about-own"),
            Self::Rest => "",
        }
    }
}

/// The runs of columns that are about one thing, counted with that of the row heads. None goes over the edge of those that
/// stay, for the others slide under them.
pub(super) fn runs(shown: &[Shown], frozen: usize) -> Vec<Range<usize>> {
    of(shown.iter().map(|one| About::of(&one.column)), frozen)
}

fn of(all: impl Iterator<Item = About>, frozen: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<(About, Range<usize>)> = Vec::new();
    for (at, about) in all.enumerate() {
        match runs.last_mut().filter(|(own, _)| *own == about && at != frozen) {
            Some((_, run)) => run.end = at + 2,
            None => runs.push((about, at + 1..at + 2)),
        }
    }
    std::iter::once(0..1).chain(runs.into_iter().map(|(_, run)| run)).collect()
}

impl Rows<'_, '_> {
    /// Shows what the columns of a run are about.
    pub(super) fn about(&self, ui: &Ui, run: &Range<usize>) {
        let rect = ui.max_rect();
        let palette = theme::palette(ui);
        ui.painter().rect_filled(rect, 0.0, palette.panel);
        let Some(first) = run.start.checked_sub(1).and_then(|at| self.columns.get(at)) else { return };
        let word = About::of(&first.column).word(self.context.words);
        if word.is_empty() {
            return;
        }
        let inner = rect.shrink2(vec2(space::S, 0.0));
        Line::small(palette.weak).paint(ui, inner.left_center(), inner.width(), word);
        ui.painter().hline(inner.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_about_one_thing_stand_under_one_word_but_not_over_the_edge_of_those_that_stay() {
        use About::{Date, Duty, Problem, Progress};
        let all = [Problem, Problem, Duty, Duty, Date, Date, Progress];
        assert_eq!(of(all.into_iter(), 2), [0..1, 1..3, 3..5, 5..7, 7..8]);
        assert_eq!(of(all.into_iter(), 1), [0..1, 1..2, 2..3, 3..5, 5..7, 7..8]);
        assert_eq!(of([].into_iter(), 0), vec![0..1]);
        assert_eq!(of([Date, Problem, Date].into_iter(), 0), [0..1, 1..2, 2..3, 3..4]);
    }

    #[test]
    fn every_column_of_a_first_ledger_is_about_something() {
        for rows in crate::analysis::LedgerRows::ALL {
            for column in Column::first(rows) {
                assert_ne!(About::of(&column), About::Rest, "{column}");
            }
        }
    }
}
