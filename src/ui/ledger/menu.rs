//! The menu of the right button in the ledger.

use egui::Ui;

use crate::session::{Action, Command};
use crate::ui::Context;

/// The commands on the marked cells and on their items, in groups.
const COMMANDS: [&[Command]; 4] = [
    &[Command::Cut, Command::Copy, Command::Paste, Command::Delete],
    &[Command::EditField, Command::FillDown],
    &[Command::AddBeside, Command::DeleteRows, Command::MoveUp, Command::MoveDown],
    &[Command::SetDue, Command::CloseItems, Command::Letters],
];

pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    for (at, group) in COMMANDS.iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for own in *group {
            command(ui, *own, context);
        }
    }
}

/// A command in a menu.
pub(super) fn command(ui: &mut Ui, command: Command, context: &mut Context<'_>) {
    let (session, info) = (context.session, command.info());
    let mut button = egui::Button::new(session.command_name(command));
    if let Some(shortcut) = info.shortcut {
        button = button.shortcut_text(shortcut.to_string());
    }
    let response = ui.add_enabled(session.enabled(command), button);
    if response.on_hover_text(context.words.text(info.tip)).clicked() {
        context.actions.push(Action::Run(command));
        ui.close();
    }
}
