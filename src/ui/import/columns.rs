//! What the columns of a ledger were taken for; a person may say otherwise, and the rows are read again.

use egui::{CollapsingHeader, ComboBox, DragValue, ScrollArea, Ui};

use super::super::Context;
use super::super::theme::{self, space};
use crate::reading::ledger_sheet::Column;
use crate::reading::notice::{Correction, Sheet};
use crate::session::{Action, ImportStep, column_word};

/// Shows the tables, those that are read unfolded.
pub(super) fn show(ui: &mut Ui, sheets: &[Sheet], context: &mut Context<'_>) {
    for sheet in sheets {
        let words = context.words;
        let read = sheet.columns.columns.iter().flatten().count();
        let name = if sheet.name.is_empty() { (sheet.table + 1).to_string() } else { sheet.name.clone() };
        let key = if sheet.is_read { "import-columns" } else { "import-columns-unread" };
        let title =
            words.with(key, [("name", name.into()), ("read", read.into()), ("all", sheet.headings.len().into())]);
        let header = CollapsingHeader::new(title).id_salt(("sheet", sheet.table));
        // A heading that was not understood is what a person is needed for.
        let unknown =
            sheet.headings.iter().zip(&sheet.columns.columns).any(|(text, own)| !text.is_empty() && own.is_none());
        header.default_open(sheet.is_read && unknown).show(ui, |ui| table(ui, sheet, context));
    }
    if !sheets.is_empty() {
        ui.add_space(space::S);
    }
}

fn table(ui: &mut Ui, sheet: &Sheet, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        let label = ui.label(theme::text::small(words.text("import-heading-row")).weak());
        let mut row = sheet.columns.heading + 1;
        let field = ui.add(DragValue::new(&mut row).range(1..=1000).speed(0.05)).labelled_by(label.id);
        if field.changed() {
            let row = u32::try_from(row.saturating_sub(1)).unwrap_or(0);
            correct(Correction::Headings { table: sheet.table, row }, context);
        }
    });
    let area = ScrollArea::vertical().id_salt(("columns", sheet.table)).max_height(200.0).auto_shrink([false, true]);
    area.show(ui, |ui| {
        egui::Grid::new(("match", sheet.table)).num_columns(2).min_col_width(140.0).show(ui, |ui| {
            for (at, (heading, holds)) in (0_u32..).zip(sheet.headings.iter().zip(&sheet.columns.columns)) {
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
    let word = |holds: Option<Column>| words.text(holds.map_or("import-column-none", column_word));
    let list = ComboBox::from_id_salt((table, column)).width(150.0).selected_text(word(holds)).show_ui(ui, |ui| {
        for choice in std::iter::once(None).chain(Column::ALL.into_iter().map(Some)) {
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
