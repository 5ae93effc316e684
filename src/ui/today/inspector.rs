//! Below the list: what was promised of the selected item and said of it last, and what to do about it.

use egui::{Button, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::Line;
use super::super::widgets::{main_button, next_steps, status};
use super::Page;
use crate::analysis;
use crate::model::{Due, Item, NodeRef, Status, Update, When};
use crate::session::Action;
use crate::words::Words;

/// The room for the buttons, in points.
const BUTTONS: f32 = 430.0;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, context: &mut Context<'_>) {
    let Some(node) = page.selected else { return };
    let Some(item) = page.dataset.report(&node.report).and_then(|report| report.item_of(&node.node)) else { return };
    let words = context.words;
    let palette = theme::palette(ui);
    let rect = ui.max_rect();
    let of = analysis::status(item, page.today, context.session.preferences().near_due_days);
    let left = rect.left() + 24.0;
    let width = rect.width() - BUTTONS - 32.0;
    status::paint(ui.painter(), pos2(rect.left() + 14.0, rect.top() + 12.0), of, palette);
    let first = pos2(left, rect.top() + 12.0);
    let taken = Line::strong(palette.text).paint(ui, first, width * 0.7, &item.title);
    let promised = item.due.as_ref().map(|due| promised(due, words)).unwrap_or_default();
    let after = pos2(left + taken + space::M, first.y);
    Line::body(palette.weak).paint(ui, after, width - taken - space::M, &promised);
    let said = last(item).map_or_else(|| words.text("today-nothing-said").to_owned(), |update| said(update, words));
    Line::body(palette.text).paint(ui, pos2(left, rect.top() + 34.0), width, &said);
    let room = Rect::from_min_max(pos2(rect.right() - BUTTONS, rect.top()), rect.max);
    let layout = Layout::right_to_left(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(room).layout(layout), |ui| buttons(ui, node, of, context));
}

/// The date that was promised, and how it was moved since.
fn promised(due: &Due, words: &Words) -> String {
    let word = |when: When| words.when(when);
    match (due.on, due.changes.last()) {
        (Some(first), Some(change)) => {
            let arguments = [
                ("first", word(first).into()),
                ("now", word(change.to).into()),
                ("reason", change.reason.as_str().into()),
            ];
            words.with(if change.reason.is_empty() { "today-promised-moved" } else { "today-promised-why" }, arguments)
        }
        (Some(first), None) => words.with("today-promised", [("first", word(first).into())]),
        _ => String::new(),
    }
}

/// What was said last, of the item or of one of its measures.
fn last(item: &Item) -> Option<&Update> {
    let updates = item.updates.iter().chain(item.measures.iter().flat_map(|measure| &measure.updates));
    updates.max_by_key(|update| update.on)
}

fn said(update: &Update, words: &Words) -> String {
    let text: String = update.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
    words.with("today-said", [("date", words.date(update.on).into()), ("text", text.into())])
}

/// The buttons, from right to left.
fn buttons(ui: &mut Ui, node: &NodeRef, of: Status, context: &mut Context<'_>) {
    let words = context.words;
    let open = Button::new(words.text("today-open")).shortcut_text(words.text("key-enter"));
    if ui.add(open.min_size(vec2(0.0, main_button::HEIGHT))).clicked() {
        context.actions.push(Action::Select(node.clone()));
    }
    next_steps::show(ui, node, of, true, context);
}
