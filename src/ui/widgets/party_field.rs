//! A field for the names of leaders or units, completed as they are typed.

use egui::{Id, Popup, Response, RichText, Ui};

use crate::analysis::names_like;
use crate::document::kind_of;
use crate::model::{self, NodeRef, PartyId, PartyKind, Report};
use crate::session::Action;
use crate::table::parse;
use crate::ui::Context;
use crate::ui::draft::{Drafts, Field, FieldLook};
use crate::ui::theme;

/// How many completions are offered.
const FEW: usize = 8;

/// How a field looks where it stands.
#[derive(Clone, Copy)]
pub(crate) struct FieldStyle<'a> {
    /// The width in points.
    pub width: f32,
    /// The hint in the empty field.
    pub hint: &'a str,
}

fn field_id(node: &NodeRef, field: &'static model::Field) -> Id {
    Id::unique(("parties", node, field))
}

/// True while names are typed in the field of a node.
pub(crate) fn has_keyboard(ui: &Ui, drafts: &Drafts, node: &NodeRef, field: &'static model::Field) -> bool {
    drafts.widget(field_id(node, field)).is_some_and(|widget| ui.memory(|memory| memory.has_focus(widget)))
}

/// Shows the names, parted by 、, and takes new ones. Names that the report does not know yet become parties.
#[expect(clippy::too_many_arguments, reason = "each is a different thing, and a struct would be used once")]
pub(crate) fn show(
    ui: &mut Ui,
    drafts: &mut Drafts,
    report: &Report,
    node: NodeRef,
    field: &'static model::Field,
    named: &[PartyId],
    place: FieldStyle<'_>,
    context: &mut Context<'_>,
) {
    let words = context.words;
    let present: Vec<&str> = named.iter().filter_map(|id| report.party(id)).map(|party| party.name.as_str()).collect();
    let value = words.list(&present);
    let name = words.field(field);
    let kind = kind_of(field.kind).unwrap_or(PartyKind::Unit);
    let id = field_id(&node, field);
    let (of, at) = (field, node.clone());
    let field = Field {
        id,
        name,
        node: Some(&at),
        of_node: true,
        value: &value,
        hint: place.hint,
        multiline: false,
        newlines: false,
        width: (place.width - 14.0).max(24.0),
        look: FieldLook::Form,
    };
    let make = move |text: &str| Ok(Action::NameParties(node.clone(), of, parse::names(text)));
    let response = drafts.field(ui, field, make, context.actions);
    if !response.has_focus() {
        if !value.is_empty() {
            response.on_hover_text(&value);
        }
        return;
    }
    let Some(text) = drafts.text_mut(id) else { return };
    let begun = parse::last_name(text).trim().to_owned();
    let chosen = complete(&response, &begun, text, report, kind);
    if let Some(name) = chosen {
        parse::complete_name(text, &name);
    }
}

/// Offers the parties that a name could become, under its field; those that `text` names already are left out.
pub(crate) fn complete(field: &Response, begun: &str, text: &str, report: &Report, kind: PartyKind) -> Option<String> {
    let known = report.parties.iter().filter(|party| party.kind == kind).map(|party| party.name.as_str());
    let offered: Vec<&str> =
        names_like(begun, known).into_iter().filter(|name| *name != begun && !text.contains(name)).take(FEW).collect();
    if offered.is_empty() {
        return None;
    }
    let shown = Popup::from_response(field).open(true).show(|ui| offers(ui, &offered))?;
    shown.inner.map(ToOwned::to_owned)
}

/// The names offered. One is taken when the button goes down, before the field loses the keyboard.
fn offers<'a>(ui: &mut Ui, offered: &[&'a str]) -> Option<&'a str> {
    let mut chosen = None;
    for name in offered {
        let label = ui.selectable_label(false, RichText::new(*name));
        if label.hovered() && ui.input(|input| input.pointer.primary_pressed()) {
            chosen = Some(*name);
        }
    }
    if ui.input(|input| input.key_pressed(egui::Key::ArrowDown)) {
        chosen = offered.first().copied();
    }
    ui.add_space(theme::space::XS);
    chosen
}
