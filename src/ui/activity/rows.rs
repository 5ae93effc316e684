//! The list. Only the lines on screen are painted.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::Line;
use super::{ListLine, ROW};
use crate::paper::{Activity, ActivityGrouping};
use crate::session::Action;
use crate::table::ActivityRow;

/// The widths of the columns that do not grow, in points.
const NUMBER: f32 = 92.0;
const UNIT: f32 = 128.0;
const DAY: f32 = 96.0;

/// How many characters of a row are laid out, and how many are shown when the pointer rests on it.
const LONGEST: usize = 160;
const LONGEST_TIP: usize = 800;

/// What the lines are painted from.
struct Page<'a> {
    activity: &'a Activity,
    grouping: ActivityGrouping,
}

pub(super) fn show(
    ui: &mut Ui,
    lines: &[ListLine],
    activity: &Activity,
    grouping: ActivityGrouping,
    context: &mut Context<'_>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let page = Page { activity, grouping };
    let area = ScrollArea::vertical().id_salt("activity").auto_shrink([false, false]);
    area.show_rows(ui, ROW, lines.len(), |ui, range| {
        for at in range {
            ui.push_id(at, |ui| match lines.get(at) {
                Some(ListLine::Head(first, count)) => head(ui, &page, *first, *count, context),
                Some(ListLine::Row(place, goes_on)) => row(ui, &page, *place, *goes_on, context),
                Some(ListLine::Gap) | None => ui.add_space(ROW),
            });
        }
    });
}

/// The head of a group: its day, or its item.
fn head(ui: &mut Ui, page: &Page<'_>, first: usize, count: usize, context: &Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let Some(row) = page.activity.rows.get(first) else { return };
    let text = match page.grouping {
        ActivityGrouping::Day => {
            let arguments = [("date", words.date(row.on).into()), ("weekday", words.weekday(row.on).into())];
            words.with("today-date", arguments)
        }
        ActivityGrouping::Item => format!("{} {}", row.number, row.title).trim().to_owned(),
    };
    let note = words.with("activity-group", [("count", count.into())]);
    let end = pos2(rect.right() - space::S, rect.center().y);
    let taken = Line::small(palette.weak).right().paint(ui, end, 120.0, &note);
    let mut room = rect.width() - taken - space::XL;
    if page.grouping == ActivityGrouping::Item {
        let at = pos2(end.x - taken - space::L, end.y);
        room -= Line::body(palette.weak).right().paint(ui, at, UNIT, &row.unit) + space::L;
    }
    Line::strong(palette.text).paint(ui, rect.left_center(), room, &text);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &text));
}

fn row(ui: &mut Ui, page: &Page<'_>, place: usize, goes_on: bool, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let Some(row) = page.activity.rows.get(place) else { return };
    let label = format!("{} {} {} {}", words.date(row.on), row.number, row.title, row.what);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    match page.grouping {
        ActivityGrouping::Day => of_day(ui, rect, row, goes_on),
        ActivityGrouping::Item => {
            let day = if goes_on { String::new() } else { words.short_date(row.on, context.session.today()) };
            let at = pos2(rect.left() + space::S, rect.center().y);
            Line::body(palette.weak).paint(ui, at, DAY - space::L, &day);
            what(ui, rect, DAY, row);
        }
    }
    let clicked = response.clicked();
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_ui(|ui| {
        ui.label(theme::text::strong(format!("{} {}", row.number, row.title).trim()));
        ui.label(row.what.chars().take(LONGEST_TIP).collect::<String>());
    });
    if clicked {
        context.actions.push(Action::Select(row.node.clone()));
    }
}

/// A row under its day: the item stands in the first of its rows alone.
fn of_day(ui: &Ui, rect: Rect, row: &ActivityRow, goes_on: bool) {
    let palette = theme::palette(ui);
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let title = ((rect.width() - NUMBER - UNIT) * 0.34).clamp(140.0, 360.0);
    if !goes_on {
        Line::body(palette.weak).paint(ui, at(space::S), NUMBER - space::L, &row.number);
        Line::body(palette.text).paint(ui, at(NUMBER), title - space::M, &row.title);
        Line::body(palette.weak).paint(ui, at(NUMBER + title), UNIT - space::M, &row.unit);
    }
    what(ui, rect, NUMBER + title + UNIT, row);
}

fn what(ui: &Ui, rect: Rect, left: f32, row: &ActivityRow) {
    let text: String = row.what.chars().take(LONGEST).collect();
    let at = pos2(rect.left() + left, rect.center().y);
    Line::body(theme::palette(ui).text).paint(ui, at, rect.width() - left - space::S, &text);
}
