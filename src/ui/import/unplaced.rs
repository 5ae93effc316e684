//! What was put nowhere: it stays in the source, and a press shows it, where it can be said what it is.

use egui::{Ui, pos2};

use super::super::Context;
use super::super::theme;
use super::super::widgets;
use super::super::widgets::line::{self, Line};
use crate::session::{Action, Import, ImportStep};

/// How many rows are shown at most; the others follow as these are gone through.
const MOST: usize = 4;

/// The height of a row and of the heading with the air around it, and the room for the number of a paragraph, in points.
const ROW: f32 = 24.0;
const HEAD: f32 = 48.0;
const NUMBER: f32 = 92.0;

/// How much room it takes; none where everything has its place.
pub(super) fn height(import: &Import) -> f32 {
    let count = import.understood.unplaced.len();
    if count == 0 { 0.0 } else { (count.min(MOST) as f32).mul_add(ROW, HEAD) }
}

/// Shows what was put nowhere, from the chosen paragraph on.
pub(super) fn show(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let unplaced = &import.understood.unplaced;
    if unplaced.is_empty() {
        return;
    }
    let words = context.words;
    let title = words.with("import-unplaced", [("count", unplaced.len().into())]);
    widgets::headed(ui, &title, words.text("import-unplaced-about"), |_| {});
    ui.spacing_mut().item_spacing.y = 0.0;
    let next = unplaced.iter().position(|span| span.paragraph as usize >= import.chosen).unwrap_or(0);
    let first = next.min(unplaced.len().saturating_sub(MOST));
    for (at, span) in unplaced.iter().enumerate().skip(first).take(MOST) {
        let text = span.words(&import.understood.report.source).unwrap_or_default();
        let number = words.with("import-paragraph", [("number", (span.paragraph as usize + 1).into())]);
        let said = format!("{number} {text}");
        let (rect, clicked) = ui.push_id(("unplaced", at), |ui| line::pressed(ui, ROW, &said)).inner;
        let palette = theme::palette(ui);
        let middle = rect.center().y;
        Line::small(palette.weak).paint(ui, pos2(rect.left(), middle), NUMBER, &number);
        let left = rect.left() + NUMBER;
        Line::body(palette.text).paint(ui, pos2(left, middle), rect.right() - left, text.trim());
        if clicked {
            context.actions.push(Action::Import(ImportStep::Choose(span.paragraph as usize)));
        }
    }
}
