//! The first hour with the program: what to do in which order, each step with the command that does it.

use egui::{ScrollArea, Ui};

use super::super::theme::{self, space};
use super::Context;
use crate::session::{Action, Command};

/// The steps: heading, what to do, and the command for it.
const STEPS: [(&str, &str, Command); 8] = [
    ("guide-import", "guide-import-about", Command::Import),
    ("guide-units", "guide-units-about", Command::Ledger),
    ("guide-due", "guide-due-about", Command::SetDue),
    ("guide-today", "guide-today-about", Command::Today),
    ("guide-progress", "guide-progress-about", Command::RecordProgress),
    ("guide-letters", "guide-letters-about", Command::Letters),
    ("guide-papers", "guide-papers-about", Command::Papers),
    ("guide-save", "guide-save-about", Command::Save),
];

/// The height of what stands over and under the steps, with some room round the dialog, in points.
const AROUND: f32 = 200.0;

/// Shows the steps.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("command-guide")));
    ui.label(egui::RichText::new(words.text("guide-about")).weak());
    ui.add_space(space::S);
    // All steps at once where the window is high enough: a row cut in half would be the last that one reads.
    let room = (ui.ctx().content_rect().height() - AROUND).max(theme::ROW * 4.0);
    ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for (at, (heading, about, command)) in STEPS.into_iter().enumerate() {
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                ui.label(theme::text::strong(format!("{}  {}", at + 1, words.text(heading))));
                let info = command.info();
                let name = words.text(info.name).to_owned();
                let link = ui.add_enabled(context.session.enabled(command), egui::Link::new(theme::text::small(name)));
                if link.on_hover_text(info.tooltip(words)).clicked() {
                    // The guide gives way to what it leads to.
                    context.actions.push(Action::CloseDialog);
                    context.actions.push(Action::Run(command));
                }
            });
            ui.add(egui::Label::new(words.text(about)).wrap());
        }
    });
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        let close = ui.button(theme::text::strong(words.text("close")));
        if super::first(ui, close).clicked() {
            context.actions.push(Action::CloseDialog);
        }
        if ui.button(words.text("command-shortcuts")).clicked() {
            context.actions.push(Action::CloseDialog);
            context.actions.push(Action::Run(Command::Shortcuts));
        }
    });
}
