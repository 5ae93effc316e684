//! The fields of a node, made from the catalogue: a row for each, with the widget of its kind.

use std::rc::Rc;
use std::sync::Arc;

use egui::{Id, Ui};

use super::super::theme::{self, space};
use super::super::widgets::date_field::DateKind;
use super::super::widgets::{choice::choice, node_field, party_field};
use super::form::{self, Form, Look, labelled};
use super::values::{Row, Shown};
use super::{date_line, due, entries, fold};
use crate::analysis::{overdue, work_began};
use crate::document::Change;
use crate::model::{
    Due, Field, FieldKey, FieldKind, FieldType as _, Node, NodeId, Number, Party, PartyId, PartyKind, Value,
};
use crate::table::parse;

/// The width of a date, in points.
const DATE: f32 = 96.0;

/// The width of the link to the page of a party, behind its name, in points.
const LINK: f32 = 24.0;

/// Half a line is at least so wide, in points; else each field has a line.
const HALF: f32 = 250.0;

/// The width of a line of text, in points.
const LINE: f32 = 560.0;

/// Makes a change of a value.
pub(super) type Make = Rc<dyn Fn(Value) -> Change>;

/// The fields of a node that a form shows below its head, in the order of the declaration; `drawn` tells those that
/// the head has drawn already. Short ones stand two in a line where there is room.
pub(super) fn rows(
    ui: &mut Ui,
    id: &NodeId,
    node: Node<'_>,
    form: &mut Form<'_, '_>,
    drawn: impl Fn(&FieldKey) -> bool,
) {
    let words = form.words();
    let rows = form.values.rows(id, node, &form.report.columns, &words);
    let half = (ui.available_width() - space::XL) / 2.0;
    let mut waiting = Vec::new();
    let mut left: Option<&Rc<Row>> = None;
    for one in rows.iter().filter(|one| !drawn(&one.shown.key)) {
        if fold::is_folded(ui, id, node, one, form) {
            waiting.push(Rc::clone(&one.shown));
            continue;
        }
        let is_short = half >= HALF && is_short(ui, one, half - form.label_width(), form);
        match (left.take(), is_short) {
            (None, true) => left = Some(one),
            (Some(first), true) => pair(ui, half, id, node, [first, one], form),
            (first, false) => {
                for one in first.into_iter().chain([one]) {
                    row(ui, id, node, one, form);
                }
            }
        }
    }
    if let Some(last) = left {
        row(ui, id, node, last, form);
    }
    fold::offer(ui, id, &waiting, &words);
}

/// Two short fields side by side.
fn pair(ui: &mut Ui, half: f32, id: &NodeId, node: Node<'_>, rows: [&Rc<Row>; 2], form: &mut Form<'_, '_>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        for one in rows {
            let down = egui::Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(egui::vec2(half, theme::ROW), down, |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                ui.set_width(half);
                row(ui, id, node, one, form);
            });
        }
    });
}

fn text_width(ui: &Ui, text: String) -> f32 {
    let font = egui::TextStyle::Body.resolve(ui.style());
    ui.fonts_mut(|fonts| fonts.layout_no_wrap(text, font, egui::Color32::TRANSPARENT)).size().x
}

/// True for a field that half a line holds, with what stands in it.
fn is_short(ui: &Ui, row: &Row, room: f32, form: &Form<'_, '_>) -> bool {
    // A title stands where it stood, however much of it there is.
    if is_title(&row.shown) {
        return false;
    }
    let name = |id: &PartyId| form.report.party(id).map_or("", |party| party.name.as_str());
    let (text, links) = match (&row.shown.kind, &row.value) {
        (
            FieldKind::Date
            | FieldKind::When
            | FieldKind::Percent
            | FieldKind::Number
            | FieldKind::Choice
            | FieldKind::Flag,
            _,
        ) => return true,
        (FieldKind::Line | FieldKind::Names | FieldKind::Amount, value) => (parse::text(value), 0),
        (_, Value::Party(party)) => (party.as_ref().map(name).unwrap_or_default().to_owned(), party.iter().count()),
        (_, Value::Parties(all)) => (all.iter().map(name).collect::<Vec<_>>().join("\u{3001}"), all.len()),
        _ => return false,
    };
    text_width(ui, text) + LINK * links as f32 + space::XL <= room
}

/// One field with its name.
fn row(ui: &mut Ui, id: &NodeId, node: Node<'_>, row: &Rc<Row>, form: &mut Form<'_, '_>) {
    let is_picked = fold::takes_keyboard(ui, id, &row.shown.key);
    if is_picked {
        form.drafts.focus_first();
    }
    if is_title(&row.shown) {
        form.name_here(id);
    }
    let top = ui.cursor().min;
    show(ui, id, node, row, form);
    if is_picked {
        form.drafts.forget_focus();
        let end = egui::pos2(ui.min_rect().right(), ui.cursor().min.y);
        ui.scroll_to_rect(egui::Rect::from_two_pos(top, end), None);
    }
}

/// What a new node is called by.
fn is_title(shown: &Shown) -> bool {
    shown.required && shown.key.declared().is_some_and(|field| matches!(field.key, "title" | "name" | "text"))
}

fn show(ui: &mut Ui, id: &NodeId, node: Node<'_>, row: &Rc<Row>, form: &mut Form<'_, '_>) {
    let Row { shown, value } = &**row;
    let salt = Id::unique((id, &shown.key));
    let make: Make = {
        let (id, key) = (id.clone(), shown.key.clone());
        Rc::new(move |value| Change::Set(id.clone(), key.clone(), value))
    };
    match shown.kind {
        FieldKind::Entries | FieldKind::Files => entries::list(ui, salt, row, &make, form),
        _ => labelled(ui, &form.words(), &shown.name, |ui| match shown.kind {
            FieldKind::Text => typed(ui, salt, shown, value, Look::Lines, make, form),
            FieldKind::Due => due_of(ui, id, node, value, &make, form),
            FieldKind::Leader | FieldKind::People | FieldKind::Units | FieldKind::Unit => {
                parties(ui, id, shown, value, form);
            }
            FieldKind::Entry => entries::one(ui, salt, row, &make, form),
            FieldKind::Percent => {
                let show = |ui: &mut Ui| {
                    cell(ui, salt, shown, value, 64.0, &make, form);
                    percent(ui, value);
                };
                form::outdented(ui, |ui| ui.horizontal(show));
            }
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
                FieldKind::Date | FieldKind::When => DATE,
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
    let (known, kind, key, basis) = (form.words(), shown.kind, shown.key.clone(), form.days());
    let make = move |text: &str| parse::field(&key, kind, text, basis, &known).map(|value| make(value));
    let date = match shown.kind {
        FieldKind::Date => DateKind::day(basis),
        FieldKind::When => DateKind::period(basis),
        _ => return drop(form.field(ui, salt, &shown.name, &parse::text(value), look, make)),
    };
    let width = if let Look::Cell(width) = look { width } else { DATE };
    form.date(ui, salt, &shown.name, &parse::text(value), width, date, make);
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
    let width = (ui.available_width() - space::S).clamp(24.0, 100.0);
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, 6.0), egui::Sense::hover());
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
    let show = |ui: &mut Ui| {
        let most = (ui.available_width() - LINK * named.len() as f32).clamp(80.0, 360.0);
        // The links stand behind the names, unless others are being typed.
        let text = named.iter().filter_map(|id| report.party(id)).map(|party| party.name.as_str());
        let text = text.collect::<Vec<_>>().join("\u{3001}");
        let is_typed = party_field::has_keyboard(ui, form.drafts, &node, field);
        let width = if text.is_empty() || is_typed { most } else { most.min(text_width(ui, text) + space::XL) };
        let place = party_field::FieldStyle { width, hint: words.text("party-hint") };
        party_field::show(ui, form.drafts, report, node, field, &named, place, form.context);
        for party in named.iter().filter_map(|id| report.party(id)) {
            let link = ui.link(theme::text::small("→"));
            link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &party.name));
            if link.on_hover_text(format!("{}: {}", party.name, words.text("party-tip"))).clicked() {
                form.select(NodeId::Party(party.id.clone()));
            }
        }
    };
    form::outdented(ui, |ui| ui.horizontal(show));
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
    let at = form.node(id.clone());
    let make = Rc::clone(make);
    let (began, words) = (work_began(form.report), form.words());
    let line = |ui: &mut Ui| {
        if let Node::Item(item) = node {
            date_line::show(ui, item, began, today, &words);
        }
    };
    due::show(ui, &at, present.as_ref(), late, form, line, move |due| make(due.to_value()));
}
