//! A damaged file of which a part is sound: what would be left out, and opening the rest.

use std::path::Path;

use egui::{RichText, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::Context;
use crate::session::Action;

/// Shows why the file cannot be opened whole, and what would be left out.
pub(super) fn show(ui: &mut Ui, path: &Path, error: &str, context: &mut Context<'_>) {
    let words = context.words;
    let Some(rescue) = context.session.rescue() else { return };
    ui.label(theme::text::title(words.text("damaged-title")));
    ui.label(theme::text::small(path.display().to_string()).weak());
    ui.add_space(space::S);
    // The list of what was left out tells the same, with every place.
    if rescue.left_out.is_empty() {
        ui.label(error);
        ui.add_space(space::S);
    }
    let items: usize = rescue.dataset.reports.iter().map(|report| report.items().count()).sum();
    ui.label(theme::text::strong(words.with("damaged-rest", [("items", items.into())])));
    if let Some(encoding) = rescue.encoding {
        ui.label(words.with("damaged-encoding", [("encoding", encoding.into())]));
    }
    if rescue.truncated {
        ui.colored_label(theme::palette(ui).missed, words.text("damaged-truncated"));
    }
    if !rescue.left_out.is_empty() {
        ui.label(words.with("damaged-left-out", [("count", rescue.left_out.len().into())]));
        ScrollArea::vertical().max_height(220.0).auto_shrink([false, true]).show(ui, |ui| {
            for left in &rescue.left_out {
                ui.add(egui::Label::new(theme::text::small(left.message(words))).wrap());
            }
        });
    }
    ui.add_space(space::S);
    ui.label(RichText::new(words.text("damaged-untouched")).weak());
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        let open = ui.button(theme::text::strong(words.text("damaged-open")));
        if super::first(ui, open).clicked() {
            context.actions.push(Action::OpenRest);
        }
        if !rescue.left_out.is_empty()
            && ui.button(words.text("copy")).on_hover_text(words.text("damaged-copy-tip")).clicked()
        {
            let lines: Vec<String> = rescue.left_out.iter().map(|left| left.message(words)).collect();
            context.actions.push(Action::Copy(format!("{error}\n{}", lines.join("\n"))));
        }
        if ui.button(words.text("cancel")).clicked() {
            context.actions.push(Action::CloseDialog);
        }
    });
}
