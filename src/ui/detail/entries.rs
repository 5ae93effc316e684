//! Fields that hold entries, such as updates, evidence or the steps of a closing: each entry with the widgets of its
//! own fields, and a line that adds one.

use std::cmp::Reverse;
use std::rc::Rc;

use egui::{Id, Ui};

use super::super::theme::{self, space};
use super::super::widgets;
use super::due;
use super::fields::{Make, cell, typed, unit_choice};
use super::form::{Form, Look, labelled};
use super::values::{Row, Shown};
use crate::document::Change;
use crate::model::{Date, Field, FieldKey, FieldKind, PartyId, PartyKind, Record, Span, Value, When};
use crate::table::parse;

/// How many entries are shown before the rest is asked for.
const FEW: usize = 6;

/// What a typed value has around it, in points.
const CELL: f32 = 22.0;

/// How wide the field is in which a new entry is typed, in points: what its column leaves.
const ADD_LEAST: f32 = 96.0;
const ADD_MOST: f32 = 420.0;

/// Makes a change of an entry: another one in its place, or none.
type Replace = Rc<dyn Fn(Option<Record>) -> Change>;

/// One entry of a field: closures keep the row that it stands in, so that a frame copies no entries.
#[derive(Clone)]
struct Place {
    row: Rc<Row>,
    at: usize,
}

impl Place {
    fn record(&self) -> Option<&Record> {
        self.row.records().get(self.at)
    }
}

/// All entries of a field, the newest first where they pile up by period.
pub(super) fn list(ui: &mut Ui, salt: Id, row: &Rc<Row>, make: &Make, form: &mut Form<'_, '_>) {
    let words = form.words();
    let records = row.records();
    // Where nothing stands yet, the line that adds an entry says what it is.
    if !records.is_empty() {
        widgets::section(ui, &format!("{} {}", row.shown.name, records.len()));
    }
    let all_id = salt.with("all");
    let all = ui.data(|data| data.get_temp(all_id)).unwrap_or(false);
    let most = if all { records.len() } else { FEW };
    for at in order(&row.shown, records).into_iter().take(most) {
        let place = Place { row: Rc::clone(row), at };
        let (of, make) = (Rc::clone(row), Rc::clone(make));
        let replace: Replace = Rc::new(move |new| {
            let mut records = of.records().to_vec();
            match (new, records.get_mut(at)) {
                (Some(new), Some(place)) => *place = new,
                (None, Some(_)) => drop(records.remove(at)),
                _ => {}
            }
            make(Value::Records(records))
        });
        ui.push_id(salt.with(at), |ui| entry(ui, salt.with(at), &place, &replace, form));
    }
    let rest = records.len().saturating_sub(most);
    if rest > 0 && ui.link(words.with("entries-more", [("count", rest.into())])).clicked() {
        ui.data_mut(|data| data.insert_temp(all_id, true));
    }
    add(ui, salt, row, make, form);
}

/// True for entries that are written day by day, such as a log: the line that adds one is never out of sight.
pub(super) fn are_daily(field: &Field) -> bool {
    let has =
        |key: &str, kind: FieldKind| field.shape.iter().any(|one| one.key == key && one.kind == kind && one.required);
    field.kind == FieldKind::Entries && has("on", FieldKind::Date) && has("text", FieldKind::Text)
}

/// The places of the entries in the order in which they are shown.
fn order(shown: &Shown, records: &[Record]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..records.len()).collect();
    let piles_up = shown.key.declared().is_some_and(|field| field.shape.iter().any(|one| one.key == "period"));
    if piles_up {
        let day = |at: usize| match records.get(at).and_then(|record| record.get("on")) {
            Some(Value::Date(date)) => *date,
            _ => None,
        };
        order.sort_by_key(|at| Reverse(day(*at)));
    }
    order
}

/// A field that holds one object: its fields in a row, or a button that begins it.
pub(super) fn one(ui: &mut Ui, salt: Id, row: &Rc<Row>, make: &Make, form: &mut Form<'_, '_>) {
    let Some(field) = row.shown.key.declared() else { return };
    if !row.records().is_empty() {
        let make = Rc::clone(make);
        let replace: Replace = Rc::new(move |new| make(Value::Record(new)));
        entry(ui, salt, &Place { row: Rc::clone(row), at: 0 }, &replace, form);
        return;
    }
    if ui.small_button(format!("+ {}", row.shown.name)).clicked() {
        let today = form.context.session.record_day();
        form.change(make(Value::Record(Some(fresh(field.shape, today, &form.context.session.preferences().who)))));
    }
}

/// One entry: its short fields in a row, its texts and the nodes that it names below.
fn entry(ui: &mut Ui, salt: Id, place: &Place, replace: &Replace, form: &mut Form<'_, '_>) {
    let Some(record) = place.record() else { return };
    let words = form.words();
    let line = theme::palette(ui).line;
    let open_id = salt.with("open");
    let open = ui.data(|data| data.get_temp(open_id)).unwrap_or(false);
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(0, 2));
    let response = frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for (field, value) in record.fields().filter(|(field, _)| is_short(field)) {
                if value.is_blank() && !field.required && !open && field.choices.is_empty() && !field.is_key {
                    continue;
                }
                // One block, so that a name never stands at the end of a line without its value.
                let name = name_width(words.field(field));
                let width = width_for(ui, field, value, ui.max_rect().width() - name);
                let size = egui::vec2(name + width, theme::ROW);
                let layout = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(size, layout, |ui| {
                    ui.set_min_size(size);
                    ui.label(theme::text::small(words.field(field)).weak());
                    part(ui, salt.with(field.key), (field, width), value, place, replace, form);
                });
            }
            places(ui, record, form);
            let width = name_width(words.text("entry-open")) + name_width(words.text("remove")) + space::XL;
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(width, theme::ROW), layout, |ui| {
                if !open && ui.link(theme::text::small(words.text("entry-open"))).clicked() {
                    ui.data_mut(|data| data.insert_temp(open_id, true));
                }
                if ui.small_button(words.text("remove")).on_hover_text(words.text("remove-tip")).clicked() {
                    form.change(replace(None));
                }
            });
        });
        for (field, value) in record.fields().filter(|(field, _)| is_long(field)) {
            // What an entry is about is asked for at once: a letter without its items says little.
            let asked = field.required || open || field.kind == FieldKind::Nodes;
            if value.is_blank() && !asked {
                continue;
            }
            labelled(ui, &words, words.field(field), |ui| {
                part(ui, salt.with(field.key), (field, value_width(field)), value, place, replace, form);
            });
        }
    });
    let rect = response.response.rect;
    ui.painter().vline(rect.left() - space::S + 1.0, rect.y_range(), egui::Stroke::new(2.0, line));
}

/// The width of the name of a short field: a Chinese character is as wide as it is high, others about half.
fn name_width(name: &str) -> f32 {
    name.chars().map(|c| if c.is_ascii() { 6.5 } else { 12.5 }).sum::<f32>() + space::S
}

/// The width that a short field takes.
fn value_width(field: &Field) -> f32 {
    match field.kind {
        FieldKind::Flag => 24.0,
        FieldKind::Number | FieldKind::Percent => 84.0,
        FieldKind::Date | FieldKind::When => 116.0,
        FieldKind::Choice => 130.0,
        FieldKind::Unit => 150.0,
        // What the entry is called.
        FieldKind::Line if field.required => 300.0,
        _ => 190.0,
    }
}

/// The width that a short field takes with what stands in it: a name is not cut while its line has room.
fn width_for(ui: &Ui, field: &Field, value: &Value, room: f32) -> f32 {
    let usual = value_width(field);
    let Value::Text(text) = value else { return usual };
    let font = egui::TextStyle::Body.resolve(ui.style());
    let wide = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.clone(), font, egui::Color32::TRANSPARENT)).size().x;
    usual.max((wide + CELL + space::S).min(room))
}

fn is_short(field: &Field) -> bool {
    // An id is for the program: it is made, never typed.
    use FieldKind::{Entries, Entry, Places, Setting};
    field.key != "id" && !is_long(field) && !matches!(field.kind, Places | Setting | Entries | Entry)
}

/// True for what takes a line of its own.
fn is_long(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text | FieldKind::Nodes)
}

/// The words of the source that the entry was read from.
fn places(ui: &mut Ui, record: &Record, form: &mut Form<'_, '_>) {
    for (_, value) in record.fields().filter(|(field, _)| field.kind == FieldKind::Places) {
        let one = value.typed::<Option<Span>>().map(|span| span.into_iter().collect());
        form.source(ui, &one.or_else(|| value.typed::<Vec<Span>>()).unwrap_or_default());
    }
}

/// One field of an entry.
fn part(
    ui: &mut Ui,
    salt: Id,
    (field, width): (&'static Field, f32),
    value: &Value,
    place: &Place,
    replace: &Replace,
    form: &mut Form<'_, '_>,
) {
    let words = form.words();
    let shown = form.values.shown(field, &words);
    let make: Make = {
        let (place, replace) = (place.clone(), Rc::clone(replace));
        Rc::new(move |value| replace(place.record().cloned().map(|record| record.with(field.key, value))))
    };
    let outer = std::mem::replace(&mut form.in_entry, true);
    match field.kind {
        FieldKind::Due => due::of_entry(ui, salt, &shown.name, value, &make, form),
        FieldKind::Text => typed(ui, salt, &shown, value, Look::Lines, make, form),
        _ => cell(ui, salt, &shown, value, width - CELL, &make, form),
    }
    form.in_entry = outer;
}

/// The line that adds an entry: what is typed becomes its text; entries without a text of their own have a button. A
/// unit that an entry must have is chosen first.
fn add(ui: &mut Ui, salt: Id, row: &Rc<Row>, make: &Make, form: &mut Form<'_, '_>) {
    let words = form.words();
    let Some(field) = row.shown.key.declared() else { return };
    let label = words.with("entries-add", [("field", row.shown.name.as_str().into())]);
    let needs_unit = field.shape.iter().find(|one| one.required && one.kind == FieldKind::Unit);
    if needs_unit.is_some() && !form.report.parties.iter().any(|party| party.kind == PartyKind::Unit) {
        ui.label(theme::text::small(words.text("entries-need-unit")).weak());
        return;
    }
    let mut new = with_id(
        fresh(field.shape, form.context.session.record_day(), &form.context.session.preferences().who),
        row.records(),
    );
    let is_text =
        |one: &&Field| one.required && one.key != "id" && matches!(one.kind, FieldKind::Line | FieldKind::Text);
    let text = field.shape.iter().find(is_text);
    let (of, make) = (Rc::clone(row), Rc::clone(make));
    let with = move |new: Record| make(Value::Records(of.records().iter().cloned().chain([new]).collect()));
    let Some(text) = text else {
        if ui.button(&label).clicked() {
            form.change(with(new));
        }
        return;
    };
    // The heading above says to what.
    labelled(ui, &words, words.text("entries-add-short"), |ui| {
        let mut lacks_unit = false;
        if let Some(unit) = needs_unit {
            let id = salt.with("unit");
            let mut chosen: Option<PartyId> = ui.data(|data| data.get_temp(id));
            let shown = form.values.shown(unit, &words);
            if let Some(picked) = unit_choice(ui, id, &shown.name, chosen.as_ref(), form) {
                ui.data_mut(|data| data.insert_temp(id, picked.clone()));
                chosen = Some(picked);
            }
            lacks_unit = chosen.is_none();
            new = new.with(unit.key, Value::Party(chosen));
        }
        let (known, basis) = (form.words(), form.days());
        let room = (ui.available_width() - CELL).clamp(ADD_LEAST, ADD_MOST);
        let field = form.field(ui, salt.with("add"), &label, "", Look::Cell(room), move |typed| {
            if lacks_unit {
                return Err(known.text("entries-choose-unit").to_owned());
            }
            let content = parse::field(&FieldKey::Declared(text), text.kind, typed, basis, &known)?;
            Ok(with(new.clone().with(text.key, content)))
        });
        field.on_hover_text(words.text("entries-add-tip"));
    });
}

/// An entry with an id of its own among its like, where its kind has ids.
fn with_id(new: Record, others: &[Record]) -> Record {
    if new.get("id").is_none() {
        return new;
    }
    let is_taken = |id: &Value| others.iter().any(|other| other.get("id") == Some(id));
    let ids = (1..).map(|n| Value::Text(format!("k{n}")));
    let free = ids.take(others.len() + 1).find(|id| !is_taken(id));
    free.map_or(new.clone(), |id| new.with("id", id))
}

/// A new entry of today; `who` is at the keyboard, and writes it down.
fn fresh(shape: &'static [Field], today: Date, who: &str) -> Record {
    let mut record = Record::blank(shape);
    if shape.iter().any(|field| field.key == "who") {
        record = record.with("who", Value::Text(who.to_owned()));
    }
    for field in shape.iter().filter(|field| field.required) {
        let value = match field.kind {
            FieldKind::Date => Value::Date(Some(today)),
            FieldKind::When => Value::When(Some(When::Day(today))),
            _ => continue,
        };
        record = record.with(field.key, value);
    }
    record
}
