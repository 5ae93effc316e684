//! The menu that chooses what the rows of the ledger are grouped by, and folds all groups.

use egui::Ui;

use crate::model::FormGroup;
use crate::session::{Action, Command};
use crate::ui::{Context, bars};

/// Shows the menu.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let present = context.session.preferences().ledger_group;
    let name = |grouping: Option<FormGroup>| grouping.map_or(words.text("ledger-group-none"), |own| words.choice(own));
    let menu = ui.menu_button(words.with("ledger-group", [("name", name(present).into())]), |ui| {
        for grouping in std::iter::once(None).chain(FormGroup::ALL.map(Some)) {
            if ui.selectable_label(present == grouping, name(grouping)).clicked() {
                context.actions.push(Action::SetGrouping(grouping));
                ui.close();
            }
        }
        ui.separator();
        bars::menu_item(ui, Command::FoldGroup, context);
        bars::menu_item(ui, Command::FoldGroups, context);
    });
    menu.response.on_hover_text(words.text("ledger-group-tip"));
}
