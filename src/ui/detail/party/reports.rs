//! Of which months progress was reported: a row for each item, a mark for each month.

use egui::{Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::super::theme::{self, Palette, space};
use super::super::super::widgets::line::{self, Line};
use super::super::form::Form;
use super::rows::{self, LeadsOn, ROW};
use super::{Page, links};
use crate::analysis::MonthReport;
use crate::model::{NodeId, full_number};

/// The width of a month, and the size of its mark, in points.
const MONTH: f32 = 44.0;
const NARROW_MONTH: f32 = 34.0;
const SIZE: egui::Vec2 = vec2(14.0, 12.0);

/// The least room for number and title.
const NAME: f32 = 120.0;

/// More rows than these are folded.
const FEW: usize = 8;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let reports = &page.own.reports;
    let Some(last) = page.own.months.last().filter(|_| !reports.is_empty()) else { return };
    let words = page.words;
    let (owed, made) = page.own.reported();
    let month = words.month_alone(last.month);
    let arguments = [("month", month.into()), ("owed", owed.into()), ("made", made.into())];
    let note = if owed > 0 { words.with("unit-reports-note", arguments) } else { String::new() };
    let link = LeadsOn { text: words.text("unit-monthly"), tip: words.text("unit-monthly-tip") };
    if rows::heading(ui, words.text("unit-reports"), &note, Some(link)) {
        form.context.actions.extend(links::monthly());
    }
    let rect = rows::columns(ui);
    let small = Line::small(theme::palette(ui).weak).centred();
    for (at, month) in page.own.months.iter().enumerate() {
        let x = column(rect, page, at);
        small.paint(ui, pos2(x, rect.center().y), MONTH, &words.month_alone(month.month));
    }
    let shown = rows::shown(ui, page, "reports", reports.len(), FEW);
    ui.push_id("reports", |ui| {
        rows::rows(ui, ROW, shown, |ui, at| {
            if let Some((item, months)) = reports.get(at) {
                row(ui, *item, months, page, form);
            }
        });
    });
    rows::rest(ui, page, "reports", reports.len(), FEW);
    let legend = rows::columns(ui);
    Line::small(theme::palette(ui).weak).paint(
        ui,
        legend.left_center(),
        legend.width(),
        words.text("unit-reports-legend"),
    );
}

/// The width of a month: less where there is little room.
fn month_width(rect: Rect, page: &Page<'_>) -> f32 {
    let count = page.own.months.len() as f32;
    if rect.width() - count * MONTH < NAME { NARROW_MONTH } else { MONTH }
}

/// The middle of a month; the last one stands at the right end.
fn column(rect: Rect, page: &Page<'_>, at: usize) -> f32 {
    let back = page.own.months.len() - at;
    let width = month_width(rect, page);
    (rect.right() - back as f32 * width + width / 2.0).round()
}

fn row(ui: &mut Ui, item: usize, months: &[MonthReport], page: &Page<'_>, form: &mut Form<'_, '_>) {
    let Some(own) = page.line.items.get(item) else { return };
    let Some((category, problem, item)) = own.resolve(page.report) else { return };
    let words = page.words;
    let name = format!("{} {}", full_number(category, problem, item), item.title);
    let missing: Vec<String> = months
        .iter()
        .zip(&page.own.months)
        .filter(|(report, _)| **report == MonthReport::Missing)
        .map(|(_, month)| words.month_alone(month.month))
        .collect();
    let said = if missing.is_empty() {
        name.clone()
    } else {
        let months = missing.join(words.text("list-comma"));
        words.with("unit-reports-missing", [("name", name.as_str().into()), ("months", months.into())])
    };
    let (rect, clicked) = line::pressed(ui, ROW, &said);
    let palette = theme::palette(ui);
    let room = rect.width() - months.len() as f32 * month_width(rect, page) - space::S;
    Line::body(palette.text).paint(ui, rect.left_center(), room, &name);
    for (at, report) in months.iter().enumerate() {
        let mark = Rect::from_center_size(pos2(column(rect, page, at), rect.center().y), SIZE);
        paint(ui, mark, *report, palette);
    }
    if clicked {
        form.select(NodeId::Item(item.id.clone()));
    }
}

fn paint(ui: &Ui, mark: Rect, report: MonthReport, palette: &Palette) {
    let painter = ui.painter();
    match report {
        MonthReport::Reported => drop(painter.rect_filled(mark, 0.0, palette.weak)),
        MonthReport::Missing => {
            painter.rect_stroke(mark, 0.0, Stroke::new(1.5, palette.text), StrokeKind::Inside);
        }
        MonthReport::Over => {
            painter.hline(mark.x_range(), mark.center().y, Stroke::new(1.5, palette.rule));
        }
        MonthReport::Unknown => {}
    }
}
