//! The former versions of a file: look at one, and take it back by saving it.

use egui::{RichText, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::Context;

use crate::session::{Action, Backup, CompareStep, DocumentId, PaperStep};

/// Shows the versions, newest first.
pub(super) fn show(ui: &mut Ui, id: DocumentId, found: &[Backup], context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("backups-title")));
    if let Some(document) = context.session.document(id) {
        ui.label(document.name());
    }
    ui.add_space(space::S);
    let about = if found.is_empty() { "backups-none" } else { "backups-about" };
    ui.label(RichText::new(words.text(about)).weak());
    ui.add_space(space::S);
    ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
        for backup in found {
            ui.horizontal(|ui| {
                let open = ui.button(words.text("backups-open")).on_hover_text(words.text("backups-open-tip"));
                if open.clicked() {
                    context.actions.push(Action::Restore(id, backup.clone()));
                }
                let compare = ui.button(words.text("backups-compare")).on_hover_text(words.text("backups-compare-tip"));
                if compare.clicked() {
                    context.actions.push(Action::Compare(CompareStep::WithFile(id, backup.path.clone())));
                }
                let monthly = ui.button(words.text("backups-monthly")).on_hover_text(words.text("backups-monthly-tip"));
                if monthly.clicked() {
                    context.actions.push(Action::Paper(PaperStep::FromBackup(id, backup.path.clone())));
                }
                ui.label(words.moment(backup.replaced));
                let size = words.with("kilobytes", [("size", (backup.bytes.div_ceil(1024)).into())]);
                ui.label(RichText::new(size).weak());
            });
        }
    });
    ui.add_space(space::L);
    if ui.button(words.text("close")).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}
