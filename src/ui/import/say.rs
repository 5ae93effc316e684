//! What a person can say of the chosen paragraph; the rest of the reading follows from it.

use egui::Ui;

use super::super::Context;
use super::super::theme;
use super::page::{is_cell, place};
use crate::reading::formats::Place;
use crate::reading::notice::{Correction, Level};
use crate::session::{Action, Import, ImportStep, level_word};

/// Shows what can be said.
pub(super) fn show(ui: &mut Ui, import: &Import, context: &mut Context<'_>) {
    let words = context.words;
    let Ok(paragraph) = u32::try_from(import.chosen) else { return };
    let cell = place(import, import.chosen);
    ui.horizontal_wrapped(|ui| {
        if let Some(Place { table, row, .. }) = cell {
            ui.label(theme::text::small(words.text("import-say-row")).weak());
            let here = ui.button(words.text("import-headings-here"));
            if here.on_hover_text(words.text("import-headings-tip")).clicked() {
                context.actions.push(Action::Import(ImportStep::Correct(Correction::Headings { table, row })));
            }
        }
        // What a cell of a ledger is, its column says.
        if is_cell(import, import.chosen) {
            return;
        }
        let said = words.with("import-say", [("paragraph", (import.chosen + 1).into())]);
        ui.label(theme::text::small(said).weak());
        let heading = |level| Correction::Heading { paragraph, level };
        let said = [
            (level_word(Level::Category), heading(Level::Category)),
            (level_word(Level::Problem), heading(Level::Problem)),
            (level_word(Level::Item), heading(Level::Item)),
            ("import-not-heading", Correction::NotHeading { paragraph }),
            ("import-measure", Correction::Measure { paragraph, at: 0 }),
            ("role-furniture", Correction::Furniture { paragraph }),
            ("import-not-furniture", Correction::NotFurniture { paragraph }),
        ];
        for (key, correction) in said {
            if ui.button(words.text(key)).clicked() {
                context.actions.push(Action::Import(ImportStep::Correct(correction)));
            }
        }
    });
}
