//! The measures on the page of their item, as one table: number, text, progress, unit and date of each in a row. The
//! selected one has all its fields below its row.

use egui::{Color32, CursorIcon, Frame, Margin, RichText, Sense, Ui, vec2};

use super::super::theme::{self, space};
use super::super::widgets::{choice::choice, shape};
use super::fields;
use super::form::{Form, Look};
use crate::analysis::measure_status;
use crate::document::Change;
use crate::field;
use crate::model::{Due, Item, Measure, Node, NodeId, Progress, Status};
use crate::table::parse;
use crate::words::Words;

/// The widths of the columns, in points; the text has what is left.
const NUMBER: f32 = 36.0;
const PROGRESS: f32 = 108.0;
const UNIT: f32 = 84.0;
const DATE: f32 = 84.0;

/// The least room in which the units have a column.
const WIDE: f32 = 520.0;

/// Shows a measure; a selected one is brought into view and marked.
pub(super) fn show(ui: &mut Ui, item: &Item, measure: &Measure, selected: bool, form: &mut Form<'_, '_>) {
    let palette = theme::palette(ui);
    let width = ui.available_width();
    let fill = if selected { palette.selected } else { Color32::TRANSPARENT };
    // What is marked reaches beyond the edge of the texts.
    let frame = Frame::new().fill(fill).inner_margin(Margin::symmetric(6, 4)).outer_margin(Margin::symmetric(-6, 0));
    let response = frame.show(ui, |ui| {
        ui.set_width(width);
        row(ui, item, measure, selected, form);
        if selected {
            more(ui, measure, form);
        }
    });
    let rect = response.response.rect;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, palette.line));
    let key = egui::Id::unique(("measure in view", &measure.id));
    let shown = ui.data(|data| data.get_temp::<bool>(key).unwrap_or(false));
    if selected && !shown {
        response.response.scroll_to_me(Some(egui::Align::Center));
    }
    if selected != shown {
        ui.data_mut(|data| data.insert_temp(key, selected));
    }
}

/// The cells of a measure beside each other.
fn row(ui: &mut Ui, item: &Item, measure: &Measure, selected: bool, form: &mut Form<'_, '_>) {
    let words = form.words();
    let node = NodeId::Measure(measure.id.clone());
    let room = ui.available_width();
    let has_units = room >= WIDE;
    let taken = NUMBER + PROGRESS + DATE + if has_units { UNIT + space::S } else { 0.0 } + 3.0 * space::S;
    let cells = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        cell(ui, NUMBER, |ui| {
            let id = measure.id.clone();
            let look = Look::Line(NUMBER);
            form.text(ui, (&measure.id, "number"), words.text("number"), &measure.number, look, move |text| {
                Change::set(&id, field!(Measure.number), text)
            });
        });
        cell(ui, (room - taken).max(120.0), |ui| {
            let (id, known) = (measure.id.clone(), form.words());
            form.name_here(&node);
            let name = words.text("measure");
            form.field(ui, (&measure.id, "text"), name, &measure.text, Look::Lines, move |text| {
                parse::filled(text, &known).map(|text| Change::set(&id, field!(Measure.text), text))
            });
        });
        cell(ui, PROGRESS, |ui| ui.horizontal(|ui| progress(ui, measure, form, &words)));
        let to = if selected { NodeId::Item(item.id.clone()) } else { node.clone() };
        if has_units {
            let named = measure.units.iter().filter_map(|id| form.report.party(id));
            let text = named.map(|party| party.name.as_str()).collect::<Vec<_>>().join("\u{3001}");
            told(ui, UNIT, RichText::new(&text), &text, egui::Align::Min, &to, form);
        }
        let (text, colour, status) = date(ui, item, measure, form, &words);
        told(ui, DATE, RichText::new(&text).color(colour), &status, egui::Align::Max, &to, form);
    };
    ui.horizontal_top(cells);
}

/// A cell of a width, with what stands in it from top to bottom.
fn cell<R>(ui: &mut Ui, width: f32, show: impl FnOnce(&mut Ui) -> R) {
    let down = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(vec2(width, theme::ROW), down, |ui| {
        ui.set_width(width);
        show(ui);
    });
}

/// A cell that is only read: pressing it shows all fields of the measure, or folds them away.
fn told(
    ui: &mut Ui,
    width: f32,
    text: RichText,
    hover: &str,
    align: egui::Align,
    to: &NodeId,
    form: &mut Form<'_, '_>,
) {
    let layout = egui::Layout::top_down(align);
    ui.allocate_ui_with_layout(vec2(width, theme::ROW), layout, |ui| {
        ui.set_width(width);
        ui.add_space(4.0);
        let label = ui.add(egui::Label::new(text).truncate().sense(Sense::click()));
        let tip = form.context.words.text("measure-fields-tip");
        let tip = if hover.is_empty() { tip.to_owned() } else { format!("{hover}\n{tip}") };
        if label.on_hover_text(tip).on_hover_cursor(CursorIcon::PointingHand).clicked() {
            form.select(to.clone());
        }
    });
}

/// The progress, to be chosen. Its frame shows under the pointer or with the keyboard.
fn progress(ui: &mut Ui, measure: &Measure, form: &mut Form<'_, '_>, words: &Words) {
    ui.spacing_mut().item_spacing.x = space::XS;
    ui.spacing_mut().combo_width = 0.0;
    ui.spacing_mut().button_padding.x = space::XS;
    shape::progress(ui, measure.progress, words);
    let idle = &mut ui.visuals_mut().widgets.inactive;
    (idle.weak_bg_fill, idle.bg_stroke) = (Color32::TRANSPARENT, egui::Stroke::NONE);
    let key = egui::Id::unique((&measure.id, "progress"));
    let word = |progress| words.choice(progress).to_owned();
    let name = words.text("measure-progress");
    if let Some(picked) = choice(ui, key, name, measure.progress, &Progress::ALL, word) {
        form.change(Change::set(&measure.id, field!(Measure.progress), picked));
    }
}

/// The date of a measure, the colour of its words, and where it stands.
fn date(ui: &Ui, item: &Item, measure: &Measure, form: &Form<'_, '_>, words: &Words) -> (String, Color32, String) {
    let palette = theme::palette(ui);
    let today = form.context.session.today();
    let of = measure_status(item, measure, today, form.context.session.preferences().near_due_days);
    let last = measure.due.as_ref().and_then(Due::last_day);
    let text = match (measure.done_on.filter(|_| measure.progress.is_complete()), last, &measure.due) {
        (Some(done), ..) => words.short_date(done, today),
        (None, Some(last), _) => words.short_date(last, today),
        (None, None, Some(due)) => words.due(due),
        (None, None, None) => "\u{2014}".to_owned(),
    };
    let days = last.map(|last| last.days_since(today).unsigned_abs());
    let told = match (of, days) {
        (Status::Late, Some(days)) => words.with("due-late", [("days", days.into())]),
        (Status::Near, Some(days)) => words.with("due-left", [("days", days.into())]),
        _ => String::new(),
    };
    let is_pressing = matches!(of, Status::Late | Status::Near);
    (text, if is_pressing { palette.status_words(of) } else { palette.text }, told)
}

/// All its other fields.
fn more(ui: &mut Ui, measure: &Measure, form: &mut Form<'_, '_>) {
    let id = NodeId::Measure(measure.id.clone());
    fields::rows(ui, &id, Node::Measure(measure), form, |key| {
        key.is(field!(Measure.number)) || key.is(field!(Measure.progress)) || key.is(field!(Measure.text))
    });
    ui.horizontal(|ui| {
        form.source(ui, &measure.source);
        form.remove(ui, id, "remove");
    });
}
