//! Two names for one unit made one: those that may be the same are offered at once, all others behind a list.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Id, PopupCloseBehavior, ScrollArea, TextEdit, Ui};

use super::super::super::theme;
use super::super::super::widgets;
use super::super::form::Form;
use crate::analysis::may_be_one;
use crate::document::merge_parties;
use crate::model::{NodeId, Party, PartyId};
use crate::session::Action;

/// Offers to merge the party into another one of its kind.
pub(super) fn show(ui: &mut Ui, party: &Arc<Party>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = Arc::clone(form.report);
    ui.horizontal_wrapped(|ui| {
        for other in may_be_one(&report, &party.id) {
            ui.label(words.with("unit-may-be-one", [("name", other.name.as_str().into())]));
            let tip = words.with("unit-merge-tip", [("name", party.name.as_str().into())]);
            if ui.small_button(words.text("unit-merge")).on_hover_text(tip).clicked() {
                merge(&party.id, &other.id, form);
            }
        }
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let button = egui::Button::new(theme::text::small(words.text("unit-merge-into")).weak()).frame(false);
        let menu = MenuButton::from_button(button).config(stays).ui(ui, |ui| others(ui, party, form)).0;
        menu.on_hover_text(words.with("unit-merge-tip", [("name", party.name.as_str().into())]));
    });
}

/// The other parties of its kind, those whose name holds what is typed.
fn others(ui: &mut Ui, party: &Party, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.set_min_width(280.0);
    let id = Id::unique(("merge", &party.id));
    let mut sought: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let field = widgets::framed(ui, TextEdit::singleline(&mut sought).hint_text(words.text("unit-merge-search")));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text("unit-merge-into")));
    // Typing goes on here, whatever had the keyboard before the list was opened.
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, sought.clone()));
    let report = Arc::clone(form.report);
    let is_offered =
        |other: &&Arc<Party>| other.id != party.id && other.kind == party.kind && other.name.contains(sought.trim());
    let found: Vec<&Arc<Party>> = report.parties.iter().filter(is_offered).collect();
    let mut chosen: Option<PartyId> = None;
    ScrollArea::vertical().max_height(260.0).show_rows(ui, theme::ROW, found.len(), |ui, range| {
        for other in found.get(range).unwrap_or_default() {
            if ui.selectable_label(false, &other.name).clicked() {
                chosen = Some(other.id.clone());
            }
        }
    });
    if let Some(into) = chosen {
        merge(&party.id, &into, form);
        ui.data_mut(|data| data.remove_temp::<String>(id));
        ui.close();
    }
}

fn merge(from: &PartyId, into: &PartyId, form: &mut Form<'_, '_>) {
    if let Some(edit) = merge_parties(form.report, from, into) {
        form.context.actions.push(Action::Edit(edit));
        form.select(NodeId::Party(into.clone()));
    }
}
