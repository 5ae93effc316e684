//! The menu of a row: what can be done with the selected nodes.

use egui::Ui;

use super::super::{Context, bars};
use crate::session::Command;

/// The commands, in groups.
const GROUPS: [&[Command]; 4] = [
    &[Command::AddUnder, Command::AddBeside],
    &[Command::Cut, Command::Copy, Command::Paste, Command::Duplicate, Command::Delete],
    &[Command::MoveUp, Command::MoveDown, Command::Renumber],
    &[Command::SetDue, Command::CloseItems, Command::RecordReview, Command::Letters],
];

/// Shows the commands.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    ui.set_min_width(240.0);
    for (at, group) in GROUPS.into_iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for command in group {
            bars::menu_item(ui, *command, context);
        }
    }
}
