//! The fields of a column of an own form.

use egui::{Id, Ui};

use super::super::draft::Drafts;
use super::super::theme;
use super::super::{Context, widgets};
use super::edit::{Fields, push};
use crate::model::{
    ColumnAudience, Evidence, Field as Declared, Form, FormColumn, FormLayout, FormRows, Item, Measure, NodeKind,
    Number, Object as _, Outcome, Party,
};
use crate::session::FormChange;
use crate::table::{Computed, parse};
use crate::words::{Words, node_word};

/// Shows them. Returns the place that the column goes to, where it is moved.
pub(super) fn show(
    ui: &mut Ui,
    form: &Form,
    at: usize,
    drafts: &mut Drafts,
    context: &mut Context<'_>,
) -> Option<usize> {
    let column = form.columns.get(at)?;
    texts(ui, form, at, column, &mut Fields { form, drafts, context });
    choices(ui, form, at, column, context);
    order(ui, form, at, context)
}

fn texts(ui: &mut Ui, form: &Form, at: usize, column: &FormColumn, fields: &mut Fields<'_, '_>) {
    let is_sheet = form.layout == FormLayout::Sheet;
    let own = column.clone();
    fields.text(ui, "papers-column-heading", &column.heading, false, move |text| {
        Ok(FormChange::Column(at, FormColumn { heading: text.trim().to_owned(), ..own.clone() }))
    });
    if !is_sheet {
        let own = column.clone();
        fields.text(ui, "field-form_column-group", &column.group, false, move |text| {
            Ok(FormChange::Column(at, FormColumn { group: text.trim().to_owned(), ..own.clone() }))
        });
    }
    let (key, length) =
        if is_sheet { ("field-form_column-height", column.height) } else { ("field-form_column-width", column.width) };
    let words = std::sync::Arc::clone(fields.context.words);
    let own = column.clone();
    let present = length.map(|length| length.to_string()).unwrap_or_default();
    fields.text(ui, key, &present, false, move |text| {
        let length = millimetres(text, &words)?;
        let column = if is_sheet {
            FormColumn { height: length, ..own.clone() }
        } else {
            FormColumn { width: length, ..own.clone() }
        };
        Ok(FormChange::Column(at, column))
    });
    let own = column.clone();
    fields.text(ui, "field-form_column-blank", &column.blank, true, move |text| {
        Ok(FormChange::Column(at, FormColumn { blank: text.to_owned(), ..own.clone() }))
    });
}

/// A length that was typed; nothing for the empty text.
fn millimetres(text: &str, words: &Words) -> Result<Option<Number>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let length = parse::number(text, words)?;
    let is_possible = length > Number::ZERO && length <= Number::from(400);
    if is_possible { Ok(Some(length)) } else { Err(words.with("papers-column-length", [("text", text.trim().into())])) }
}

fn choices(ui: &mut Ui, form: &Form, at: usize, column: &FormColumn, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        let name = words.text("field-form_column-audience");
        ui.label(theme::text::small(name).weak());
        let all: Vec<Option<ColumnAudience>> = std::iter::once(None).chain(ColumnAudience::ALL.map(Some)).collect();
        let word = |audience: Option<ColumnAudience>| {
            audience.map_or_else(|| words.text("papers-column-as-field"), |audience| words.choice(audience)).to_owned()
        };
        let id = Id::unique(("form column", at, "audience"));
        if let Some(audience) = widgets::choice::choice(ui, id, name, column.audience, &all, word) {
            push(context, FormChange::Column(at, FormColumn { audience, ..column.clone() }));
        }
    });
    let mut fill = column.fill;
    let tip = words.text("papers-fill-tip");
    if ui.checkbox(&mut fill, words.text("field-form_column-fill")).on_hover_text(tip).changed() {
        push(context, FormChange::Column(at, FormColumn { fill, ..column.clone() }));
    }
    if form.layout == FormLayout::Sheet {
        let mut wide = column.wide;
        if ui.checkbox(&mut wide, words.text("field-form_column-wide")).changed() {
            push(context, FormChange::Column(at, FormColumn { wide, ..column.clone() }));
        }
    }
    let mut other = None;
    ui.menu_button(words.text("papers-column-holds"), |ui| {
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| other = offered(ui, form.rows, context));
    });
    if let Some(field) = other {
        push(context, FormChange::Column(at, FormColumn { field, ..column.clone() }));
    }
}

fn order(ui: &mut Ui, form: &Form, at: usize, context: &mut Context<'_>) -> Option<usize> {
    let words = context.words;
    let mut moved = None;
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled(at > 0, egui::Button::new(words.text("papers-up"))).clicked() {
            moved = at.checked_sub(1);
        }
        let is_last = at + 1 >= form.columns.len();
        if ui.add_enabled(!is_last, egui::Button::new(words.text("papers-down"))).clicked() {
            moved = Some(at + 1);
        }
        if ui.button(words.text("papers-remove-column")).clicked() {
            push(context, FormChange::RemoveColumn(at));
        }
    });
    if let Some(to) = moved {
        push(context, FormChange::Move(at, to));
    }
    moved
}

/// What a column of such rows can hold, to be chosen from.
pub(super) fn offered(ui: &mut Ui, rows: FormRows, context: &Context<'_>) -> Option<String> {
    let mut chosen = None;
    for (source, name) in sources(rows, context) {
        if ui.button(name).clicked() {
            chosen = Some(source);
        }
    }
    chosen
}

/// The sources of such rows with their names: fields of the row, of what stands above it, the office's own columns, and
/// what is worked out.
fn sources(rows: FormRows, context: &Context<'_>) -> Vec<(String, String)> {
    let words = context.words;
    let of_row = match rows {
        FormRows::Items => Item::FIELDS,
        FormRows::Measures => Measure::FIELDS,
        FormRows::Units => Party::FIELDS,
        FormRows::Evidence => Evidence::FIELDS,
        FormRows::Outcomes => Outcome::FIELDS,
    };
    let in_ledger = matches!(rows, FormRows::Items | FormRows::Measures);
    let own = of_row.iter().filter(|field| !in_ledger || field.in_ledger);
    let mut all: Vec<(String, String)> =
        own.map(|field| (field.key.to_owned(), words.field(field).to_owned())).collect();
    if rows != FormRows::Units {
        let is_title = |field: &Declared| field.key == "title";
        all.extend(above(NodeKind::Item, |field| field.in_ledger && rows != FormRows::Items, words));
        all.extend(above(NodeKind::Problem, is_title, words));
        all.extend(above(NodeKind::Category, is_title, words));
    }
    all.extend(above(NodeKind::Report, |field| matches!(field.key, "doc_number" | "issuer"), words));
    let report = context.session.active().and_then(|document| document.report());
    let columns = report.into_iter().flat_map(|report| &report.columns);
    all.extend(columns.map(|column| (format!("custom.{}", column.title), column.title.clone())));
    all.extend(Computed::ALL.map(|own| (format!("@{}", own.code()), words.choice(own).to_owned())));
    all
}

/// Fields of what stands above a row, with the name of what they belong to.
fn above(
    kind: NodeKind,
    is_offered: impl Fn(&Declared) -> bool,
    words: &Words,
) -> impl Iterator<Item = (String, String)> {
    let of = words.text(node_word(kind));
    kind.fields()
        .iter()
        .filter(move |field| is_offered(field))
        .map(move |field| (format!("{}.{}", field.object, field.key), format!("{of} · {}", words.field(field))))
}
