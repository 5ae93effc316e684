//! The fields of a node in which nothing stands and which are seldom filled in: their names in one row, each of which
//! shows its field and gives it the keyboard.
//!
//! Nothing that holds a value is ever folded, nor a field in which something is being typed or was left by a crash.

use std::rc::Rc;

use egui::{Id, Ui};

use super::super::theme::{self, space};
use super::entries;
use super::form::Form;
use super::values::{Row, Shown};
use crate::model::{Field, FieldKey, FieldKind, Node, NodeId};
use crate::words::Words;

/// True for a field that waits in the row of names.
pub(super) fn is_folded(ui: &Ui, id: &NodeId, node: Node<'_>, row: &Row, form: &Form<'_, '_>) -> bool {
    row.is_blank()
        && waits(node, &row.shown)
        && !is_called(ui, id, &row.shown.key)
        && !form.drafts.holds_text(Some(form.page), &row.shown.name)
}

/// Fields that are not shown while nothing stands in them. What an office fills in for nearly every node is shown
/// always, and so is a column that the office made itself.
fn waits(node: Node<'_>, shown: &Shown) -> bool {
    let usual = matches!(
        shown.kind,
        FieldKind::Choice | FieldKind::Leader | FieldKind::Units | FieldKind::Due | FieldKind::Percent
    );
    let declared = shown.key.declared();
    // On the page of an item the lines of its measures would be in the way.
    let is_daily = |field: &Field| entries::are_daily(field) && !matches!(node, Node::Measure(_));
    !usual && !shown.required && declared.is_some_and(|field| !is_daily(field))
}

fn called_id(id: &NodeId, key: &FieldKey) -> Id {
    Id::unique(("field called", id, key))
}

fn is_called(ui: &Ui, id: &NodeId, key: &FieldKey) -> bool {
    ui.data(|data| data.get_temp(called_id(id, key))).unwrap_or(false)
}

fn wanted_id(id: &NodeId, key: &FieldKey) -> Id {
    Id::unique(("field wanted", id, key))
}

/// True once for a field that was picked: it gets the keyboard.
pub(super) fn takes_keyboard(ui: &Ui, id: &NodeId, key: &FieldKey) -> bool {
    ui.data_mut(|data| data.remove_temp::<bool>(wanted_id(id, key))).unwrap_or(false)
}

fn call(ui: &Ui, id: &NodeId, key: &FieldKey) {
    ui.data_mut(|data| {
        data.insert_temp(called_id(id, key), true);
        data.insert_temp(wanted_id(id, key), true);
    });
    ui.ctx().request_repaint();
}

/// The row of names. Those that the line does not hold are in a menu at its end.
pub(super) fn offer(ui: &mut Ui, id: &NodeId, waiting: &[Rc<Shown>], words: &Words) {
    if waiting.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.label(theme::text::small(words.text("fields-add")).weak());
        let rest = words.with("fields-rest", [("count", waiting.len().into())]);
        let room = ui.available_width() - width(ui, &rest) - space::L;
        let mut end = 0.0;
        let fits = |shown: &&Rc<Shown>| {
            end += width(ui, &shown.name) + space::L;
            end <= room
        };
        let count = waiting.iter().take_while(fits).count();
        let (near, far) = waiting.split_at_checked(count).unwrap_or((waiting, &[]));
        for one in near {
            name(ui, id, one, words);
        }
        if !far.is_empty() {
            let rest = words.with("fields-rest", [("count", far.len().into())]);
            let button = egui::Button::new(theme::text::small(rest).weak()).frame(false);
            egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
                for one in far {
                    if ui.button(&one.name).clicked() {
                        call(ui, id, &one.key);
                        ui.close();
                    }
                }
            });
        }
    });
}

fn name(ui: &mut Ui, id: &NodeId, one: &Shown, words: &Words) {
    let button = ui.add(egui::Button::new(theme::text::small(&one.name).weak()).frame(false));
    let told = format!("+ {}", one.name);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &told));
    if button.on_hover_text(words.text("field-add-tip")).clicked() {
        call(ui, id, &one.key);
    }
}

fn width(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let galley = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::TRANSPARENT));
    galley.size().x
}
