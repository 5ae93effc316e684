//! The menu of the right button in the ledger.

use egui::Ui;

use crate::session::Command;
use crate::ui::{Context, bars};

/// The commands on the marked cells and on their items, in groups.
const COMMANDS: [&[Command]; 4] = [
    &[Command::Cut, Command::Copy, Command::Paste, Command::Delete],
    &[Command::EditField, Command::FillDown],
    &[Command::AddBeside, Command::DeleteRows, Command::MoveUp, Command::MoveDown],
    &[Command::SetDue, Command::CloseItems, Command::RecordReview, Command::Letters],
];

pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    ui.set_min_width(240.0);
    for (at, group) in COMMANDS.iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for own in *group {
            bars::menu_item(ui, *own, context);
        }
    }
}
