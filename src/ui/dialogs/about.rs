//! What this program is.

use egui::Ui;

use super::super::theme::{self, space};
use super::Context;
use crate::session::Action;

/// Shows the name, version and licences.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::figure(words.text("brand")).color(theme::palette(ui).seal));
    ui.label(words.with("version", [("version", env!("CARGO_PKG_VERSION").into())]));
    ui.add_space(space::S);
    ui.label(words.text("start-about"));
    ui.add_space(space::S);
    ui.label(words.text("about-licence"));
    ui.label(words.text("about-network"));
    ui.add_space(space::L);
    let close = ui.button(words.text("close"));
    if super::first(ui, close).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}
