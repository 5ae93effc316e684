//! The fields of a node, made from the catalogue: a row for each, with the widget of its kind. What is blank and
//! seldom filled in waits behind a button, so that a page is as long as what it says.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Id, Ui};

use super::super::theme::{self, space};
use super::super::widgets::{self, choice::choice, parse, party_field};
use super::form::{Form, Look, labelled};
use super::{due, entries};
use crate::analysis::overdue;
use crate::document::Change;
use crate::model::{
    Column, ColumnKind, Due, Field, FieldKey, FieldKind, FieldType as _, Node, NodeId, Number, PartyId, PartyKind,
    Value,
};
use crate::words::{Naming, Words};

/// The width of a line of text, in points.
const LINE: f32 = 560.0;

/// Makes a change of a value.
pub(super) type Make = Rc<dyn Fn(Value) -> Change>;

/// A field as a form shows it: one of the catalogue or a column of the report.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) key: FieldKey,
    pub(super) kind: FieldKind,
    pub(super) name: String,
    pub(super) required: bool,
    /// What can be chosen, with its word.
    pub(super) choices: Vec<(Value, String)>,
}

impl Shown {
    /// A field of the catalogue.
    pub(super) fn declared(field: &'static Field, words: &Words) -> Self {
        let mut choices = Vec::new();
        if field.blank() == Value::Choice(None) {
            choices.push((Value::Choice(None), words.text("field-empty").to_owned()));
        }
        choices
            .extend(field.choices.iter().map(|one| (Value::Choice(Some(one.code)), words.text(one.word).to_owned())));
        let name = words.field(field).to_owned();
        Self { key: FieldKey::Declared(field), kind: field.kind, name, required: field.required, choices }
    }

    /// A column of the report.
    fn column(column: &Column, words: &Words) -> Self {
        let mut choices = Vec::new();
        if column.kind == ColumnKind::Choice {
            choices.push((Value::Text(String::new()), words.text("field-empty").to_owned()));
            choices.extend(column.choices.iter().map(|text| (Value::Text(text.clone()), text.clone())));
        }
        let key = FieldKey::Column(column.id.clone());
        Self { key, kind: column.field_kind(), name: column.title.clone(), required: false, choices }
    }
}

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
    let columns = &form.report.columns;
    let mut waiting = Vec::new();
    for field in node.kind().fields() {
        let shown: Vec<Shown> = match field.kind {
            FieldKind::Setting | FieldKind::Places => continue,
            FieldKind::Columns => columns.iter().map(|column| Shown::column(column, &words)).collect(),
            _ => vec![Shown::declared(field, &words)],
        };
        for one in shown.into_iter().filter(|one| !drawn(&one.key)) {
            let Some(value) = node.get(&one.key, columns) else { continue };
            let blank = one.key.declared().map_or(value.is_blank(), |field| field.is_blank(&value));
            if blank && waits(&one) && !is_called(ui, id, &one.key) {
                waiting.push(one);
            } else {
                row(ui, id, node, &one, &value, form);
            }
        }
    }
    offer(ui, id, waiting, &words);
}

/// Fields that are not shown while nothing stands in them. What an office fills in for nearly every node is shown
/// always, and so is a column that the office made itself.
fn waits(shown: &Shown) -> bool {
    let usual = matches!(
        shown.kind,
        FieldKind::Choice | FieldKind::Leader | FieldKind::Units | FieldKind::Due | FieldKind::Percent
    );
    !usual && !shown.required && shown.key.declared().is_some()
}

fn called_id(id: &NodeId, key: &FieldKey) -> Id {
    Id::unique(("field called", id, key))
}

fn is_called(ui: &Ui, id: &NodeId, key: &FieldKey) -> bool {
    ui.data(|data| data.get_temp(called_id(id, key))).unwrap_or(false)
}

/// The fields that wait, each a button that shows it.
fn offer(ui: &mut Ui, id: &NodeId, waiting: Vec<Shown>, words: &Words) {
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
fn row(ui: &mut Ui, id: &NodeId, node: Node<'_>, shown: &Shown, value: &Value, form: &mut Form<'_, '_>) {
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
        FieldKind::Entries | FieldKind::Files => entries::list(ui, salt, shown, value, &make, form),
        _ => labelled(ui, &shown.name, |ui| match shown.kind {
            FieldKind::Due => due_of(ui, id, node, value, &make, form),
            FieldKind::Leader | FieldKind::People | FieldKind::Units | FieldKind::Unit => {
                parties(ui, id, shown, value, form);
            }
            FieldKind::Entry => entries::one(ui, salt, shown, value, &make, form),
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
        Value::Node(_) | Value::Nodes(_) => {
            let report = Arc::clone(form.report);
            let name = |id: &NodeId| widgets::node_name(&report, id);
            let text = form.words().value(None, shown.kind, value, Naming { name: &name, unit: "" });
            ui.add(egui::Label::new(&text).truncate()).on_hover_text(text);
        }
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
    let (known, kind, required) = (form.words(), shown.kind, shown.required);
    form.field(ui, salt, &shown.name, &parse::text(value), look, move |text| {
        parse::value(kind, required, text, &known).map(|value| make(value))
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

/// One unit of those that the report names.
fn unit(ui: &mut Ui, salt: Id, shown: &Shown, value: &Value, make: &Make, form: &mut Form<'_, '_>) {
    let report = Arc::clone(form.report);
    let known = form.words();
    let none = (!shown.required).then(|| (Value::Party(None), known.text("field-empty").to_owned()));
    let units = report.parties.iter().filter(|party| party.kind == PartyKind::Unit);
    let units = units.map(|party| (Value::Party(Some(party.id.clone())), party.name.clone()));
    let shown = Shown { choices: none.into_iter().chain(units).collect(), ..shown.clone() };
    chosen(ui, salt, &shown, value, make, form);
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
