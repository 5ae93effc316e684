//! The filters that are set, a chip each above the table: what must stand in which column, and what takes that off. A
//! filter of a column that is not shown is seen here alone.

use egui::{Rect, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, WidgetText, pos2, vec2};

use crate::analysis::{Column, ColumnFilter, DayRange, FilterValue, LedgerFilter, LedgerRequest, PassingValues};
use crate::session::{Action, OpenDocument};
use crate::table::column_heading;
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::words::Words;

use super::filter_menu;

/// The height of a chip, its greatest width, and the room of its cross, in points.
const HEIGHT: f32 = 24.0;
const WIDTH: f32 = 320.0;
const CROSS: f32 = 20.0;

/// How many values of a column are named.
const NAMED: usize = 2;

/// Shows the filters, where any are set.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let request = document.ledger();
    if request.filter.is_empty() {
        return;
    }
    let words = context.words;
    let mut next = None;
    ui.horizontal_wrapped(|ui| {
        for column in request.filter.columns() {
            let Some(filter) = request.filter.get(column) else { continue };
            let name = column_heading(column, words);
            let value = told(column, filter, words);
            let text = words.with("ledger-chip", [("column", name.as_str().into()), ("value", value.into())]);
            let off = words.with("ledger-chip-off", [("name", name.as_str().into())]);
            if chip(ui, &text, &off) {
                next = Some(request.filter.without(column));
            }
        }
        let names: Vec<String> = request.filter.columns().map(|own| column_heading(own, words)).collect();
        let tip = words.with("ledger-filter-clear-all-tip", [("names", words.list(&names).into())]);
        if ui.small_button(words.text("ledger-filter-clear-all")).on_hover_text(tip).clicked() {
            next = Some(LedgerFilter::default());
        }
    });
    ui.add_space(space::XS);
    if let Some(filter) = next {
        context.actions.push(Action::SetLedger(LedgerRequest { filter, ..request.clone() }));
    }
}

/// A chip with its text. True when its cross was pressed.
fn chip(ui: &mut Ui, text: &str, off: &str) -> bool {
    let most = (ui.max_rect().width() - CROSS - 2.0 * space::S).clamp(80.0, WIDTH);
    let galley = WidgetText::from(theme::text::small(text)).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        most,
        TextStyle::Small,
    );
    let size = vec2(space::S + galley.size().x + CROSS, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    let palette = theme::palette(ui);
    let (head, cross) = rect.split_left_right_at_x(rect.right() - CROSS);
    let button = ui.interact(cross, response.id.with("off"), Sense::CLICK);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, off));
    if button.hovered() {
        ui.painter().rect_filled(cross, 4.0, palette.hovered);
    }
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, palette.focus), StrokeKind::Inside);
    if button.has_focus() {
        ui.painter().rect_stroke(cross, 4.0, Stroke::new(2.0, palette.focus), StrokeKind::Inside);
    }
    let is_cut = galley.elided;
    let at = pos2(head.left() + space::S, head.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text);
    let arms = Rect::from_center_size(cross.center(), vec2(7.0, 7.0));
    let stroke = Stroke::new(1.5, palette.weak);
    ui.painter().line_segment([arms.left_top(), arms.right_bottom()], stroke);
    ui.painter().line_segment([arms.left_bottom(), arms.right_top()], stroke);
    if is_cut {
        response.on_hover_text(text);
    }
    button.on_hover_text(off).clicked()
}

/// What a filter lets pass, in words.
fn told(column: &Column, filter: &ColumnFilter, words: &Words) -> String {
    let values = match &filter.values {
        PassingValues::Except(values) if values.is_empty() => None,
        PassingValues::Except(values) => {
            Some(words.with("ledger-chip-not", [("values", named(column, values.iter(), words).into())]))
        }
        PassingValues::Only(values) => Some(named(column, values.iter(), words)),
    };
    let contains = filter.contains.trim();
    let contains = (!contains.is_empty()).then(|| words.with("ledger-chip-contains", [("text", contains.into())]));
    let days = filter.days.map(|range| days(range, words));
    let number = |own: crate::model::Number| own.to_string();
    let numbers = filter.numbers.map(|range| between(range.from.map(number), range.to.map(number), words));
    [values, contains, days, numbers].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The first of some values, and how many there are where they are more.
fn named<'a>(column: &Column, values: impl ExactSizeIterator<Item = &'a FilterValue>, words: &Words) -> String {
    let count = values.len();
    let first: Vec<String> = values.take(NAMED).map(|value| filter_menu::word(value, column, words)).collect();
    match count {
        0 => words.text("ledger-chip-none").to_owned(),
        _ if count > NAMED => {
            words.with("ledger-chip-more", [("values", words.list(&first).into()), ("count", count.into())])
        }
        _ => words.list(&first),
    }
}

fn days(range: DayRange, words: &Words) -> String {
    match range {
        DayRange::BeforeToday => words.text("ledger-filter-before-today").to_owned(),
        DayRange::NextDays(count) => words.with("ledger-chip-next", [("days", count.into())]),
        DayRange::LastDays(count) => words.with("ledger-chip-last", [("days", count.into())]),
        DayRange::ThisMonth => words.text("ledger-filter-this-month").to_owned(),
        DayRange::Between(from, to) => {
            let day = |day| words.date(day);
            between(from.map(day), to.map(day), words)
        }
    }
}

/// A range with both ends, or with one.
fn between(from: Option<String>, to: Option<String>, words: &Words) -> String {
    match (from, to) {
        (Some(from), Some(to)) => words.with("ledger-chip-between", [("from", from.into()), ("to", to.into())]),
        (Some(from), None) => words.with("ledger-chip-from", [("from", from.into())]),
        (None, Some(to)) => words.with("ledger-chip-to", [("to", to.into())]),
        (None, None) => String::new(),
    }
}
