//! The page of shortcuts, made from the command table.

use egui::{Grid, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::Context;
use crate::session::{Action, Command};

/// Shows every command that has a shortcut.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("command-shortcuts")));
    ui.add_space(space::S);
    ScrollArea::vertical().max_height(440.0).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("shortcuts").num_columns(2).striped(true).spacing([space::XL, space::XS]).show(ui, |ui| {
            let all = Command::ALL.iter().map(|command| command.info());
            for (info, shortcut) in all.filter_map(|info| Some((info, info.shortcut?))) {
                ui.label(theme::text::strong(shortcut.to_string()));
                ui.label(words.text(info.tip));
                ui.end_row();
            }
            for (keys, what) in [("↑ ↓ ← →", "tree-keys"), ("Enter / Esc", "field-keys")] {
                ui.label(theme::text::strong(keys));
                ui.label(words.text(what));
                ui.end_row();
            }
        });
    });
    ui.add_space(space::S);
    let close = ui.button(words.text("close"));
    if super::first(ui, close).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}
