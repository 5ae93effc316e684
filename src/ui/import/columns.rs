//! What the columns of a ledger were taken for; a person may say otherwise, and the rows are read again.

use egui::{CollapsingHeader, ComboBox, ScrollArea, Ui};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::choice::drop_down;
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
        let all: Vec<Option<Column>> = std::iter::once(None).chain(Column::all().into_iter().map(Some)).collect();
        egui::Grid::new(("match", sheet.table)).num_columns(2).min_col_width(140.0).show(ui, |ui| {
            for (at, (heading, holds)) in (0_u32..).zip(pairs()) {
                let text = if heading.is_empty() { words.text("import-column-unnamed") } else { heading };
                let label = ui.add(egui::Label::new(text.replace('\n', " ")).truncate());
                choice(ui, (sheet.table, at), (*holds, &all), label.id, context);
                ui.end_row();
            }
        });
    });
}

/// What a column holds, of all that one may hold.
fn choice(
    ui: &mut Ui,
    (table, column): (u32, u32),
    (holds, all): (Option<Column>, &[Option<Column>]),
    label: egui::Id,
    context: &mut Context<'_>,
) {
    let words = context.words;
    let word = |holds: Option<Column>| match holds {
        Some(column) => column_words(column, words),
        None => words.text("import-column-none").to_owned(),
    };
    let combo = ComboBox::from_id_salt((table, column)).width(150.0).selected_text(word(holds));
    let at = all.iter().position(|choice| *choice == holds);
    let (list, picked) = drop_down(ui, combo, at, |ui| {
        all.iter().map(|choice| ui.selectable_label(*choice == holds, word(*choice))).collect()
    });
    list.labelled_by(label);
    if let Some(holds) = picked.and_then(|at| all.get(at)) {
        correct(Correction::Column { table, column, holds: *holds }, context);
    }
}

fn correct(correction: Correction, context: &mut Context<'_>) {
    context.actions.push(Action::Import(ImportStep::Correct(correction)));
}
