//! The one dialog on top of the window.

mod about;
mod palette;
mod path_box;
mod questions;
mod shortcuts;

use egui::{Id, Modal};

use super::Context;
use crate::session::{Action, Dialog};

pub(super) use palette::PaletteState;
pub(super) use path_box::PathBoxState;

/// Shows the dialog. A click beside it or Escape closes it without doing anything.
pub(super) fn show(
    ctx: &egui::Context,
    dialog: &Dialog,
    palette: &mut PaletteState,
    path_box: &mut PathBoxState,
    context: &mut Context<'_>,
) {
    let response = Modal::new(Id::unique("dialog")).show(ctx, |ui| {
        ui.set_width(520.0);
        match dialog {
            Dialog::PathBox(purpose) => path_box.show(ui, *purpose, context),
            Dialog::Unsaved(ids, _) => questions::unsaved(ui, ids, context),
            Dialog::Overwrite(id, path) => questions::overwrite(ui, *id, path, context),
            Dialog::Palette => palette.show(ui, context),
            Dialog::Shortcuts => shortcuts::show(ui, context),
            Dialog::About => about::show(ui, context),
        }
    });
    if response.should_close() {
        context.actions.push(Action::CloseDialog);
    }
}
