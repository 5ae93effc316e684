//! The page of a window without a document: what to do first.

use egui::Ui;

use super::Context;
use super::theme::{self, space};
use crate::session::{Action, Command};

/// How many recent files are offered.
const RECENT: usize = 6;

/// Shows the ways to begin.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() / 5.0);
        ui.label(theme::text::figure(words.text("brand")).color(theme::palette(ui).seal));
        ui.label(egui::RichText::new(words.text("start-about")).weak());
        ui.add_space(space::XL);
        if !context.session.jobs().is_empty() {
            ui.spinner();
            return;
        }
        for command in [Command::Open, Command::Import, Command::OpenExample, Command::OpenFilled, Command::New] {
            let button = egui::Button::new(words.text(command.info().name)).min_size(egui::vec2(220.0, 34.0));
            if ui.add(button).on_hover_text(command.info().tooltip(words)).clicked() {
                context.actions.push(Action::Run(command));
            }
            ui.add_space(space::XS);
        }
        ui.label(theme::text::small(words.text("start-drop")).weak());
        recent(ui, context);
    });
}

fn recent(ui: &mut Ui, context: &mut Context<'_>) {
    if context.session.recent().is_empty() {
        return;
    }
    ui.add_space(space::XL);
    ui.label(theme::text::section(context.words.text("recent-files")));
    for path in context.session.recent().iter().take(RECENT) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
            context.actions.push(Action::Open(vec![path.clone()]));
        }
    }
}
