//! What the columns of a ledger were taken for; a person may say otherwise, and the rows are read again.

use egui::{CollapsingHeader, ComboBox, ScrollArea, Ui};

use super::super::Context;
use super::super::theme::{self, space};
use crate::reading::ledger_sheet::Column;
use crate::reading::notice::{Correction, Sheet};
use crate::session::{Action, ImportStep, column_words};

/// Shows the tables, those that are read and not wholly understood unfolded.
pub(super) fn show(ui: &mut Ui, sheets: &[Sheet], context: &mut Context<'_>) {
    if sheets.is_empty() {
        return;
    }
    let height = (ui.available_height() * 0.4).max(120.0);
    let area = ScrollArea::vertical().id_salt("sheets").max_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        for sheet in sheets {
            header(ui, sheet, context);
        }
    });
    ui.add_space(space::S);
}

fn header(ui: &mut Ui, sheet: &Sheet, context: &mut Context<'_>) {
    let words = context.words;
    let read = sheet.columns.columns.iter().flatten().count();
    let name = if sheet.name.is_empty() { (sheet.table + 1).to_string() } else { sheet.name.clone() };
    let key = if sheet.is_read { "import-columns" } else { "import-columns-unread" };
    let counts = [("name", name.into()), ("read", read.into()), ("all", sheet.headings.len().into())];
    let header = CollapsingHeader::new(words.with(key, counts)).id_salt(("sheet", sheet.table));
    // A heading that was not understood is what a person is needed for.
    let pairs = || sheet.headings.iter().zip(&sheet.columns.columns);
    let unknown = pairs().any(|(text, own)| !text.is_empty() && own.is_none());
    header.default_open(sheet.is_read && unknown).show(ui, |ui| {
        let row = words.with("import-heading-row", [("row", (sheet.columns.heading + 1).into())]);
        ui.label(theme::text::small(row).weak()).on_hover_text(words.text("import-heading-row-tip"));
        egui::Grid::new(("match", sheet.table)).num_columns(2).min_col_width(140.0).show(ui, |ui| {
            for (at, (heading, holds)) in (0_u32..).zip(pairs()) {
                let text = if heading.is_empty() { words.text("import-column-unnamed") } else { heading };
                let label = ui.add(egui::Label::new(text.replace('\n', " ")).truncate());
                choice(ui, sheet.table, at, *holds, label.id, context);
                ui.end_row();
            }
        });
    });
}

fn choice(ui: &mut Ui, table: u32, column: u32, holds: Option<Column>, label: egui::Id, context: &mut Context<'_>) {
    let words = context.words;
    let word = |holds: Option<Column>| match holds {
        Some(column) => column_words(column, words),
        None => words.text("import-column-none").to_owned(),
    };
    let list = ComboBox::from_id_salt((table, column)).width(150.0).selected_text(word(holds)).show_ui(ui, |ui| {
        for choice in std::iter::once(None).chain(Column::all().into_iter().map(Some)) {
            if ui.selectable_label(choice == holds, word(choice)).clicked() && choice != holds {
                correct(Correction::Column { table, column, holds: choice }, context);
            }
        }
    });
    list.response.labelled_by(label);
}

fn correct(correction: Correction, context: &mut Context<'_>) {
    context.actions.push(Action::Import(ImportStep::Correct(correction)));
}
