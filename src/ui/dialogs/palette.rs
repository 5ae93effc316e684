//! The command palette: every command, found by its name in either language or by pinyin.

use egui::{Key, ScrollArea, TextEdit, Ui};

use super::super::theme::{self, space};
use super::super::widgets;
use super::Context;
use crate::session::{Action, Command, CommandNames};

/// What was typed and which line is chosen.
#[derive(Debug, Default)]
pub(crate) struct PaletteState {
    query: String,
    chosen: usize,
    /// Loaded when the palette is first shown.
    names: Option<CommandNames>,
}

impl PaletteState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        self.query.clear();
        self.chosen = 0;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let words = context.words;
        let field =
            TextEdit::singleline(&mut self.query).hint_text(words.text("palette-hint")).desired_width(f32::INFINITY);
        let response = widgets::framed(ui, field);
        response.request_focus();
        if response.changed() {
            self.chosen = 0;
        }
        ui.add_space(space::S);
        let found = self.matching(context);
        self.step(ui, found.len());
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, false]).show(ui, |ui| {
            for (at, command) in found.iter().enumerate() {
                let clicked = line(ui, *command, at == self.chosen, context);
                if clicked || (enter && at == self.chosen && context.session.enabled(*command)) {
                    context.actions.push(Action::CloseDialog);
                    context.actions.push(Action::Run(*command));
                }
            }
            if found.is_empty() {
                ui.label(egui::RichText::new(words.text("palette-nothing")).weak());
            }
        });
    }

    fn matching(&mut self, context: &Context<'_>) -> Vec<Command> {
        let names = self.names.get_or_insert_with(CommandNames::load);
        let mut found = names.find(&self.query, context.session);
        found.retain(|command| *command != Command::Palette);
        found
    }

    fn step(&mut self, ui: &Ui, count: usize) {
        let (up, down) = ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
        if down {
            self.chosen += 1;
        }
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        self.chosen = self.chosen.min(count.saturating_sub(1));
    }
}

fn line(ui: &mut Ui, command: Command, chosen: bool, context: &Context<'_>) -> bool {
    let mut button =
        egui::Button::new(context.session.command_name(command)).selected(chosen).frame_when_inactive(chosen);
    if let Some(shortcut) = command.info().shortcut {
        button = button.shortcut_text(shortcut.to_string());
    }
    button = button.min_size(egui::vec2(ui.available_width(), theme::ROW));
    let response = ui.add_enabled(context.session.enabled(command), button);
    if chosen {
        response.scroll_to_me(None);
    }
    response.on_hover_text(context.words.text(command.info().tip)).clicked()
}
