//! The program broke off last time: where the reports are, and what becomes of them.

use std::path::PathBuf;

use egui::Ui;

use super::super::theme::{self, space};
use super::Context;
use crate::session::{Action, CrashStep};

/// Offers the reports, the newest first.
pub(super) fn show(ui: &mut Ui, reports: &[PathBuf], context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("crash-title")));
    ui.add_space(space::S);
    ui.label(words.with("crash-about", [("count", reports.len().into())]));
    for path in reports.iter().take(3) {
        let path = path.display().to_string();
        ui.add(egui::Label::new(theme::text::small(&path).weak()).truncate()).on_hover_text(&path);
    }
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        let show = ui.button(theme::text::strong(words.text("crash-show")));
        if super::first(ui, show).on_hover_text(words.text("crash-show-tip")).clicked() {
            context.actions.push(Action::Crash(CrashStep::Show));
        }
        let others = [
            ("crash-keep", "crash-keep-tip", CrashStep::Keep),
            ("crash-delete", "crash-delete-tip", CrashStep::Delete),
        ];
        for (key, tip, step) in others {
            if ui.button(words.text(key)).on_hover_text(words.text(tip)).clicked() {
                context.actions.push(Action::Crash(step));
            }
        }
    });
}
