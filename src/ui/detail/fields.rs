//! The fields of a node, made from the catalogue: a row for each, with the widget of its kind. What is blank and
//! seldom filled in waits behind a button, so that a page is as long as what it says.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Id, Ui};

use super::super::theme::{self, space};
use super::super::widgets::{self, choice::choice, node_field, party_field};
use super::form::{Form, Look, labelled};
use super::values::{Row, Shown};
use super::{due, entries};
use crate::analysis::overdue;
use crate::document::Change;
use crate::model::{
    Due, Field, FieldKey, FieldKind, FieldType as _, Node, NodeId, Number, Party, PartyId, PartyKind, Value,
};
use crate::table::parse;
use crate::words::Words;

/// The width of a line of text, in points.
const LINE: f32 = 560.0;

/// Makes a change of a value.
pub(super) type Make = Rc<dyn Fn(Value) -> Change>;

/// The fields of a node that a form shows below its head, in the order of the declaration; `drawn` tells those that
/// the head has drawn already.
pub(super) fn rows(
    ui: &mut Ui,
    id: &NodeId,
    node: Node<'_>,
    form: &mut Form<'_, '_>,
    drawn: impl Fn(&FieldKey) -> bool,
) {
    let words = form.words();
    let rows = form.values.rows(id, node, &form.report.columns, &words);
    let mut waiting = Vec::new();
    for one in rows.iter().filter(|one| !drawn(&one.shown.key)) {
        if one.is_blank() && waits(node, &one.shown) && !is_called(ui, id, &one.shown.key) {
            waiting.push(Rc::clone(&one.shown));
        } else {
            row(ui, id, node, one, form);
        }
    }
    offer(ui, id, &waiting, &words);
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

/// The fields that wait, each a button that shows it.
fn offer(ui: &mut Ui, id: &NodeId, waiting: &[Rc<Shown>], words: &Words) {
    if waiting.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for one in waiting {
            let button = egui::Button::new(theme::text::small(format!("+ {}", one.name)).weak()).frame(false);
            if ui.add(button).on_hover_text(words.text("field-add-tip")).clicked() {
                ui.data_mut(|data| data.insert_temp(called_id(id, &one.key), true));
            }
        }
    });
}

/// One field with its name.
fn row(ui: &mut Ui, id: &NodeId, node: Node<'_>, row: &Rc<Row>, form: &mut Form<'_, '_>) {
    let Row { shown, value } = &**row;
    let salt = Id::unique((id, &shown.key));
    let make: Make = {
        let (id, key) = (id.clone(), shown.key.clone());
        Rc::new(move |value| Change::Set(id.clone(), key.clone(), value))
    };
    match shown.kind {
        FieldKind::Text => {
            widgets::section(ui, &shown.name);
            typed(ui, salt, shown, value, Look::Lines, make, form);
        }
        FieldKind::Entries | FieldKind::Files => entries::list(ui, salt, row, &make, form),
        _ => labelled(ui, &shown.name, |ui| match shown.kind {
            FieldKind::Due => due_of(ui, id, node, value, &make, form),
            FieldKind::Leader | FieldKind::People | FieldKind::Units | FieldKind::Unit => {
                parties(ui, id, shown, value, form);
            }
            FieldKind::Entry => entries::one(ui, salt, row, &make, form),
            FieldKind::Percent => drop(ui.horizontal(|ui| {
                cell(ui, salt, shown, value, 64.0, &make, form);
                percent(ui, value);
            })),
            _ => cell(ui, salt, shown, value, LINE, &make, form),
        }),
    }
}

/// A value that one widget shows: text, number, date, choice, mark, names of nodes.
pub(super) fn cell(
    ui: &mut Ui,
    salt: Id,
    shown: &Shown,
    value: &Value,
    width: f32,
    make: &Make,
    form: &mut Form<'_, '_>,
) {
    match value {
        Value::Flag(flag) => {
            let mut on = *flag;
            let mark = ui.checkbox(&mut on, "");
            mark.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, *flag, &shown.name));
            if mark.on_hover_text(&shown.name).changed() {
                form.change(make(Value::Flag(on)));
            }
        }
        _ if !shown.choices.is_empty() => chosen(ui, salt, shown, value, make, form),
        Value::Node(_) | Value::Nodes(_) => nodes(ui, salt, shown, value, make, form),
        Value::Party(_) => unit(ui, salt, shown, value, make, form),
        _ => {
            let width = match shown.kind {
                FieldKind::Percent | FieldKind::Number => 64.0,
                FieldKind::Date | FieldKind::When => 96.0,
                FieldKind::Amount => 160.0,
                _ => width.min(ui.available_width() - space::M),
            };
            typed(ui, salt, shown, value, Look::Cell(width), Rc::clone(make), form);
        }
    }
}

/// A value that is typed.
pub(super) fn typed(
    ui: &mut Ui,
    salt: Id,
    shown: &Shown,
    value: &Value,
    look: Look,
    make: Make,
    form: &mut Form<'_, '_>,
) {
    let (known, kind, key) = (form.words(), shown.kind, shown.key.clone());
    form.field(ui, salt, &shown.name, &parse::text(value), look, move |text| {
        parse::field(&key, kind, text, &known).map(|value| make(value))
    });
}

/// One of a list; a text that is none of them, as a sheet may bring it in, is shown and kept until another is chosen.
fn chosen(ui: &mut Ui, salt: Id, shown: &Shown, value: &Value, make: &Make, form: &mut Form<'_, '_>) {
    let places: Vec<usize> = (0..shown.choices.len()).collect();
    let present = shown.choices.iter().position(|(one, _)| one == value).unwrap_or(usize::MAX);
    let other = parse::text(value);
    let word = |at: usize| shown.choices.get(at).map_or_else(|| other.clone(), |(_, word)| word.clone());
    let picked = choice(ui, salt.with("choice"), &shown.name, present, &places, word);
    if let Some((value, _)) = picked.and_then(|at| shown.choices.get(at)) {
        form.change(make(value.clone()));
    }
}

/// One unit of those that the report names, or none where none is needed.
fn unit(ui: &mut Ui, salt: Id, shown: &Shown, value: &Value, make: &Make, form: &mut Form<'_, '_>) {
    let present = if let Value::Party(party) = value { party.as_ref() } else { None };
    ui.horizontal(|ui| {
        if let Some(picked) = unit_choice(ui, salt.with("choice"), &shown.name, present, form) {
            form.change(make(Value::Party(Some(picked))));
        }
        if !shown.required && present.is_some() {
            let clear = ui.add(egui::Button::new("×").frame(false));
            let name = format!("{}: {}", shown.name, form.context.words.text("remove"));
            clear.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if clear.on_hover_text(&name).clicked() {
                form.change(make(Value::Party(None)));
            }
        }
    });
}

/// A list of the units that the report names; gives the one that was picked.
pub(super) fn unit_choice(
    ui: &mut Ui,
    id: Id,
    name: &str,
    present: Option<&PartyId>,
    form: &Form<'_, '_>,
) -> Option<PartyId> {
    let units: Vec<&Arc<Party>> = form.report.parties.iter().filter(|party| party.kind == PartyKind::Unit).collect();
    let at = present.and_then(|id| units.iter().position(|unit| unit.id == *id)).unwrap_or(usize::MAX);
    let places: Vec<usize> = (0..units.len()).collect();
    let empty = form.context.words.text("field-empty");
    let word = |at: usize| units.get(at).map_or(empty, |unit| unit.name.as_str()).to_owned();
    let picked = choice(ui, id, name, at, &places, word)?;
    units.get(picked).map(|unit| unit.id.clone())
}

/// Other nodes of the report, such as the items that a letter is about.
fn nodes(ui: &mut Ui, salt: Id, shown: &Shown, value: &Value, make: &Make, form: &mut Form<'_, '_>) {
    let Some(kind) = shown.key.declared().and_then(Field::names) else { return };
    let selected = form.context.session.active().and_then(|document| document.selection());
    let of = selected.and_then(|node| form.report.item_of(&node.node)).map(|item| &**item);
    let several = matches!(value, Value::Nodes(_));
    let chosen: &[NodeId] = match value {
        Value::Node(node) => node.as_slice(),
        Value::Nodes(nodes) => nodes,
        _ => return,
    };
    let choice = node_field::Choice { kind, several, of, chosen, name: &shown.name };
    let report = Arc::clone(form.report);
    match node_field::show(ui, salt, &report, &choice, form.context.words) {
        Some(node_field::Asked::Choose(chosen)) if several => form.change(make(Value::Nodes(chosen))),
        Some(node_field::Asked::Choose(chosen)) => form.change(make(Value::Node(chosen.into_iter().next()))),
        Some(node_field::Asked::GoTo(node)) => form.select(node),
        None => {}
    }
}

/// A share of a hundred as a bar.
fn percent(ui: &mut Ui, value: &Value) {
    let Some(Some(share)) = value.typed::<Option<Number>>() else { return };
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(100.0, 6.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 2.0, palette.line);
    let share = (share.to_f64() / 100.0).clamp(0.0, 1.0) as f32;
    let done = egui::Rect::from_min_size(rect.min, egui::vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(done, 2.0, palette.weak);
}

/// A field with the names of the parties, and a link to each of them.
fn parties(ui: &mut Ui, id: &NodeId, shown: &Shown, value: &Value, form: &mut Form<'_, '_>) {
    let Some(field) = shown.key.declared() else { return };
    let named: Vec<PartyId> = match value {
        Value::Party(party) => party.iter().cloned().collect(),
        Value::Parties(parties) => parties.clone(),
        _ => return,
    };
    let words = form.words();
    let report = form.report;
    let node = form.node(id.clone());
    ui.horizontal(|ui| {
        let place = party_field::FieldStyle { width: 360.0, hint: words.text("party-hint") };
        party_field::show(ui, form.drafts, report, node, field, &named, place, form.context);
        for party in named.iter().filter_map(|id| report.party(id)) {
            let link = ui.link(theme::text::small("→"));
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &party.name));
            if link.on_hover_text(format!("{}: {}", party.name, words.text("party-tip"))).clicked() {
                form.select(NodeId::Party(party.id.clone()));
            }
        }
    });
}

fn due_of(ui: &mut Ui, id: &NodeId, node: Node<'_>, value: &Value, make: &Make, form: &mut Form<'_, '_>) {
    let today = form.context.session.today();
    let late = match node {
        Node::Item(item) => overdue(item, today),
        Node::Measure(measure) => {
            !measure.progress.is_complete()
                && measure.due.as_ref().and_then(Due::last_day).is_some_and(|last| last < today)
        }
        _ => false,
    };
    let present = value.typed::<Option<Due>>().flatten();
    let node = form.node(id.clone());
    let make = Rc::clone(make);
    due::show(ui, &node, present.as_ref(), late, form, move |due| make(due.to_value()));
}
