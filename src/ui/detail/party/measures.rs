//! Its measures that are not complete, what is late for longest first.

use egui::{Ui, pos2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::line::{self, Line};
use super::super::super::widgets::status;
use super::super::form::Form;
use super::items::of_status;
use super::rows::{self, LeadsOn, MARK};
use super::{Page, links};
use crate::analysis::{OpenMeasure, PartyRole};
use crate::model::{Due, NodeId, PartyKind, Status};

/// The height of a row, and the widths of the columns that do not grow, in points.
const ROW: f32 = 22.0;
const NUMBER: f32 = 84.0;
const DUE: f32 = 84.0;
const DAYS: f32 = 108.0;

/// So many are shown; the heading tells of the others.
const FEW: usize = 4;

/// The days of so many others are told, at most.
const TOLD: usize = 3;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let own = &page.own.open_measures;
    if own.is_empty() {
        return;
    }
    let words = page.words;
    let shown = rows::shown(ui, page, "measures", own.len(), FEW);
    let title = words.with("unit-measures", [("count", own.len().into())]);
    let mut note = words.with("unit-measures-all", [("count", page.line.measures().into())]);
    if let Some(rest) = rest(own.get(shown..).unwrap_or_default(), page) {
        note = [note, rest].join(words.text("unit-note-join"));
    }
    let link = LeadsOn { text: words.text("form-tasks"), tip: words.text("unit-tasks-tip") };
    let link = Some(link).filter(|_| page.party.kind == PartyKind::Unit);
    if rows::heading(ui, &title, &note, link) {
        form.context.actions.extend(links::tasks(page));
    }
    ui.push_id("measures", |ui| {
        rows::rows(ui, ROW, shown, |ui, at| {
            if let Some(one) = own.get(at) {
                row(ui, one, page, form);
            }
        });
    });
    rows::rest(ui, page, "measures", own.len(), FEW);
}

/// When the others are due, where they are few and all have a day.
fn rest(others: &[OpenMeasure], page: &Page<'_>) -> Option<String> {
    if others.is_empty() || others.len() > TOLD {
        return None;
    }
    let words = page.words;
    let mut days = Vec::new();
    for other in others {
        let day = words.short_date(page.today.add_days(other.days_left?), page.today);
        if !days.contains(&day) {
            days.push(day);
        }
    }
    let arguments = [("count", others.len().into()), ("days", days.join(words.text("list-comma")).into())];
    Some(words.with("unit-measures-rest", arguments))
}

fn row(ui: &mut Ui, one: &OpenMeasure, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let Some(own) = page.line.items.get(one.item) else { return };
    let Some((_, problem, item)) = own.resolve(page.report) else { return };
    let Some(measure) = item.measures.get(one.measure) else { return };
    let words = page.words;
    // The number of the category is left out: the row has that of the measure besides.
    let number = format!("{}{} {}", problem.number, item.number, measure.number);
    let text = if own.role == PartyRole::Support {
        words.with("unit-supporting", [("text", measure.text.as_str().into())])
    } else {
        measure.text.clone()
    };
    let last = measure.due.as_ref().or(item.due.as_ref()).and_then(Due::last_day);
    let due = last.map(|last| words.short_date(last, page.today)).unwrap_or_default();
    let key = if one.status == Status::Late { "due-late" } else { "due-left" };
    let days = one.days_left.map(|left| words.with(key, [("days", left.unsigned_abs().into())])).unwrap_or_default();
    let label = [number.trim(), &text, &due, &days].join(" ");
    let (rect, clicked) = line::pressed(ui, ROW, label.trim_end());
    let palette = theme::palette(ui);
    let at = |x: f32| pos2(x, rect.center().y);
    status::paint(ui.painter(), at(rect.left() + MARK / 2.0), one.status, palette);
    let body = Line::body(palette.text);
    body.paint(ui, at(rect.left() + MARK), NUMBER - space::S, number.trim());
    let title = rect.left() + MARK + NUMBER;
    let from = rect.right() - DAYS;
    body.paint(ui, at(title), from - space::L - DUE - title, &text);
    let ink = if one.status == Status::Late { palette.status_words(Status::Late) } else { palette.text };
    Line::body(ink).right().paint(ui, at(from - space::L), DUE - space::XS, &due);
    of_status(ui, one.status).paint(ui, at(from), DAYS - space::XS, &days);
    if clicked {
        form.select(NodeId::Measure(measure.id.clone()));
    }
}
