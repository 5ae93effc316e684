//! What a new dataset begins with, to be chosen.

use egui::Ui;

use super::super::theme::{self, space};
use super::Context;
use crate::session::{Action, Template};

/// Shows the templates.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("templates-title")));
    ui.label(egui::RichText::new(words.text("templates-about")).weak());
    ui.add_space(space::M);
    for (n, template) in Template::ALL.into_iter().enumerate() {
        let (name, about) = template.words();
        ui.horizontal(|ui| {
            let button = egui::Button::new(words.text(name)).min_size(egui::vec2(132.0, 28.0));
            let button = ui.add(button);
            let button = if n == 0 { super::first(ui, button) } else { button };
            if button.clicked() {
                context.actions.push(Action::NewFrom(template));
            }
            ui.add(egui::Label::new(theme::text::small(words.text(about)).weak()).wrap());
        });
        ui.add_space(space::XS);
    }
    ui.add_space(space::M);
    if ui.button(words.text("cancel")).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}
