//! The page of an item: its standing, its fields, measures and indicators.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::super::charts;
use super::super::theme::{self, space};
use super::super::widgets::{self, choice::choice};
use super::form::{Form, labelled};
use super::{closing, evidence, fields, head, measure, suggest};
use crate::analysis::{Attainment, decisive_step};
use crate::chart;
use crate::document::{Change, Kind};
use crate::field;
use crate::model::{FieldKey, FieldKind, Item, Node, NodeId, Progress, Term};
use crate::words::Words;

/// The room from which on the page has two columns, in points.
const TWO_COLUMNS: f32 = 940.0;

/// The width of the second column: the way to the closing, indicators, how it went, evidence.
pub(super) const BESIDE: f32 = 384.0;

/// The page of an item; `node` may be one of its measures, which then comes into view.
pub(super) fn show(ui: &mut Ui, item: &Arc<Item>, node: &NodeId, form: &mut Form<'_, '_>) {
    let words = form.words();
    head::show(ui, item, form, &words);
    let shown = with_closing_steps(item);
    let room = ui.available_width();
    if room < TWO_COLUMNS {
        standing(ui, item, form, &words);
        closing::show(ui, item, &shown, form);
        let is_elsewhere = |key: &FieldKey| is_shown_elsewhere(key) || is_list(key);
        fields::rows(ui, &node_of(item), Node::Item(&shown), form, is_elsewhere);
        measures(ui, item, node, form, &words);
        let is_elsewhere = |key: &FieldKey| is_shown_elsewhere(key) || !is_list(key);
        fields::rows(ui, &node_of(item), Node::Item(&shown), form, is_elsewhere);
        closing::reviews(ui, &shown, form);
        evidence::show(ui, &shown, form);
        indicators(ui, item, form, &words);
    } else {
        let top = ui.cursor().min;
        let first = room - BESIDE - space::XL;
        let ends = [
            column(ui, "left", top, first, |ui| {
                standing(ui, item, form, &words);
                let is_elsewhere = |key: &FieldKey| is_shown_elsewhere(key) || is_list(key);
                fields::rows(ui, &node_of(item), Node::Item(&shown), form, is_elsewhere);
                measures(ui, item, node, form, &words);
                let is_elsewhere = |key: &FieldKey| is_shown_elsewhere(key) || is_progress(key) || !is_list(key);
                fields::rows(ui, &node_of(item), Node::Item(&shown), form, is_elsewhere);
            }),
            column(ui, "right", top + egui::vec2(first + space::XL, 0.0), BESIDE, |ui| {
                closing::show(ui, item, &shown, form);
                closing::reviews(ui, &shown, form);
                indicators(ui, item, form, &words);
                fields::rows(ui, &node_of(item), Node::Item(&shown), form, |key| !is_progress(key));
                evidence::show(ui, &shown, form);
            }),
        ];
        let end = ends.into_iter().fold(top.y, f32::max);
        ui.advance_cursor_after_rect(egui::Rect::from_min_max(top, egui::pos2(top.x + room, end)));
    }
    if let Some(document) = form.context.session.active().filter(|_| *node == node_of(item)) {
        suggest::show(ui, document, form.context);
    }
    widgets::rule(ui);
    form.remove(ui, node_of(item), "remove-item");
}

/// One of two columns, from its top left corner. What is too wide in it moves nothing in the other one. Returns where it ends.
fn column(ui: &mut Ui, name: &str, top: egui::Pos2, width: f32, show: impl FnOnce(&mut Ui)) -> f32 {
    let place = egui::Rect::from_min_size(top, egui::vec2(width, ui.max_rect().bottom() - top.y));
    let mut inside = ui.new_child(egui::UiBuilder::new().id_salt(name).max_rect(place));
    inside.set_width(width);
    show(&mut inside);
    inside.min_rect().bottom()
}

/// The measures as one table.
fn measures(ui: &mut Ui, item: &Arc<Item>, node: &NodeId, form: &mut Form<'_, '_>, words: &Words) {
    let complete = item.measures.iter().filter(|measure| measure.progress.is_complete()).count();
    let counts = words.with("measures-note", [("count", item.measures.len().into()), ("complete", complete.into())]);
    widgets::headed(ui, words.text("measures-of-item"), &counts, |_| {});
    for one in &item.measures {
        let is_selected = *node == NodeId::Measure(one.id.clone());
        ui.push_id(&one.id, |ui| measure::show(ui, item, one, is_selected, form));
    }
    form.add(ui, node_of(item), Kind::Measure, "add-measure");
}

fn node_of(item: &Item) -> NodeId {
    NodeId::Item(item.id.clone())
}

/// The item as its page shows it: a record of its closing that no step gives is one among the steps.
fn with_closing_steps(item: &Arc<Item>) -> Arc<Item> {
    let closing = item.closing_steps();
    if closing == item.closing { Arc::clone(item) } else { Arc::new(Item { closing, ..Item::clone(item) }) }
}

/// What the head of the page has drawn, what has a section of its own, and the record of a closing, which its steps say.
fn is_shown_elsewhere(key: &FieldKey) -> bool {
    key.is(field!(Item.number))
        || key.is(field!(Item.title))
        || key.is(field!(Item.progress))
        || key.is(field!(Item.term))
        || key.is(field!(Item.internal))
        || key.is(field!(Item.closed))
        || key.is(field!(Item.closing))
        || key.is(field!(Item.evidence))
        || key.is(field!(Item.reviews))
        || key.is(field!(Item.next_review))
}

/// Lists of entries, such as instructions and the log: they stand below the measures.
fn is_list(key: &FieldKey) -> bool {
    key.declared().is_some_and(|field| field.kind == FieldKind::Entries)
}

/// How it went, month by month: a long list, which stands beside the measures where there is room.
fn is_progress(key: &FieldKey) -> bool {
    key.is(field!(Item.updates))
}

/// Progress and term, and the words they rest on.
fn standing(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    let id = &item.id;
    labelled(ui, words, words.text("progress"), |ui| {
        ui.horizontal(|ui| {
            let key = egui::Id::unique((id, "progress"));
            let word = |progress| words.choice(progress).to_owned();
            if let Some(picked) = choice(ui, key, words.text("progress"), item.progress, &Progress::ALL, word) {
                form.context.actions.push(widgets::set_progress(form.node(node_of(item)), item.progress, picked));
            }
            ui.label(RichText::new(words.text("term")).weak());
            let key = egui::Id::unique((id, "term"));
            let word = |term| words.choice(term).to_owned();
            if let Some(picked) = choice(ui, key, words.text("term"), item.term, &Term::ALL, word) {
                form.change(Change::set(id, field!(Item.term), picked));
            }
            let mut internal = item.internal;
            let mark = ui.checkbox(&mut internal, words.text("internal")).on_hover_text(words.text("internal-tip"));
            if mark.changed() {
                form.change(Change::set(id, field!(Item.internal), internal));
            }
        });
    });
    basis(ui, item, form, words);
}

/// What the progress rests on: the step of the closing that says so, else the words of the source.
fn basis(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    if let Some(step) = decisive_step(item) {
        let on = step.on.map(|on| words.date(on)).unwrap_or_default();
        let by = if step.by.is_empty() { String::new() } else { format!("({})", step.by) };
        labelled(ui, words, words.text("basis"), |ui| {
            ui.add(egui::Label::new(format!("{on} {}{by}", words.choice(step.kind))).wrap());
        });
        return;
    }
    let said: Vec<_> = item.basis.iter().filter_map(|span| span.words(&form.report.source)).collect();
    if !said.is_empty() {
        labelled(ui, words, words.text("basis"), |ui| {
            ui.horizontal_wrapped(|ui| {
                for text in said {
                    ui.label(format!("“{text}”"));
                }
                form.source(ui, &item.basis);
            });
        });
    }
}

/// The indicators of the item as small bullet charts.
fn indicators(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    let note = words.with("indicators-note", [("count", item.indicators.len().into())]);
    widgets::headed(ui, words.text("indicators-of-item"), &note, |_| {});
    if item.indicators.is_empty() {
        ui.label(RichText::new(words.text("no-indicators")).weak());
    }
    for indicator in &item.indicators {
        let attainment = Attainment::of(indicator);
        let row = chart::bullet(&form.report.id, indicator, &attainment, words);
        ui.push_id(&indicator.id, |ui| {
            ui.horizontal(|ui| {
                let name = (ui.available_width() * 0.3).clamp(112.0, 280.0);
                let left = egui::Layout::left_to_right(egui::Align::Center);
                ui.allocate_ui_with_layout(egui::vec2(name, theme::ROW), left, |ui| {
                    ui.set_width(name);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    let link = ui.add(egui::Button::new(&indicator.name).frame(false));
                    if link.on_hover_text(&indicator.name).clicked() {
                        form.select(NodeId::Indicator(indicator.id.clone()));
                    }
                });
                // Beside the bar stand the value and the target.
                let value = (ui.available_width() * 0.25).clamp(72.0, 110.0);
                let width = (ui.available_width() - value - 100.0).max(80.0);
                if row.status == chart::Status::NoTarget {
                    // A bar would say that the value is all of something.
                    ui.allocate_space(egui::vec2(width, charts::BAR));
                } else {
                    let spot = charts::row(ui, &row, egui::vec2(width, charts::BAR));
                    charts::reach(ui, spot, form.dataset, form.context);
                }
                ui.add_sized([value, theme::ROW], egui::Label::new(theme::text::small(&row.value)).truncate());
                ui.add(egui::Label::new(theme::text::small(&row.target).weak()).truncate());
            });
        });
    }
    form.add(ui, node_of(item), Kind::Indicator, "add-indicator");
}
