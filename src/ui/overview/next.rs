//! What is due next, and whose it is; with the end of the concentrated rectification (集中整改) where it falls among it.

use egui::{Rect, Ui, pos2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::{self, status};
use super::{Edge, HEADING, Overviewed, ROW, UNSURE, all_of, letters};
use crate::analysis::{Answers, ConcentratedEnd, DueEntry, DueWhat};
use crate::chart::due_name;
use crate::model::{Item, NodeId, NodeRef, Report, Status, When};
use crate::session::{Action, Command, View};

/// The widths of the columns that do not grow, in points.
const DATE: f32 = 72.0;
const MARK: f32 = 20.0;
const KIND: f32 = 52.0;
const UNIT: f32 = 100.0;

/// What is due next.
pub(super) fn next(ui: &mut Ui, answers: &Answers, page: &Overviewed<'_>, edge: Edge, context: &mut Context<'_>) {
    // What is late stands at the top of the page.
    let all = &answers.overview.due;
    let due = all.get(all.partition_point(|entry| entry.days_left < 0)..).unwrap_or_default();
    let key = if due.is_empty() { "overview-nothing-due" } else { "overview-next-count" };
    let note = context.words.with(key, [("count", due.len().into())]);
    widgets::headed(ui, context.words.text("overview-next"), &note, |ui| {
        super::leads_on(ui, Command::Today, context);
    });
    let ends = page.agenda.concentrated.filter(|end| end.days >= 0);
    if due.is_empty() && ends.is_none() {
        return;
    }
    let letters = answers.overview.unanswered.len().min(letters::FEW);
    let letters = if letters > 0 { HEADING + theme::ROW + letters as f32 * (theme::ROW + 4.0) } else { 0.0 };
    let room = edge.rows(ui, ROW, letters + UNSURE);
    // The end of the concentrated rectification is a row too, where it is among those that are seen.
    let seen = |days: i32| due.get(room.saturating_sub(1)).is_none_or(|last| days < last.days_left);
    let ends = ends.filter(|end| seen(end.days));
    let shown = room.saturating_sub(usize::from(ends.is_some())).max(1);
    let mut before = None;
    let mut ends_at = ends;
    for (at, entry) in due.iter().take(shown).enumerate() {
        if let Some(end) = ends_at.filter(|end| end.days < entry.days_left) {
            before = Some(end_row(ui, end, before, context));
            ends_at = None;
        }
        let is_new = before != Some(entry.due);
        before = Some(entry.due);
        ui.push_id(at, |ui| due_row(ui, entry, is_new, answers, context));
    }
    if let Some(end) = ends_at {
        end_row(ui, end, before, context);
    }
    all_of(ui, due.len(), shown, View::Today, context);
}

/// Something that is due; its date stands once for all of a day.
fn due_row(ui: &mut Ui, entry: &DueEntry, is_new: bool, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let item = item_of(entry, answers);
    let name = due_name(&name(&entry.node, answers), entry.what, item, words);
    let date = match entry.due {
        When::Day(day) => words.short_date(day, context.session.today()),
        other => words.when(other),
    };
    let kind = words.text(match (&entry.node.node, entry.what) {
        (_, DueWhat::Review) => "overview-kind-review",
        (_, DueWhat::Stage(_)) => "overview-kind-stage",
        (NodeId::Indicator(_), DueWhat::Whole) => "overview-kind-target",
        (NodeId::Measure(_), DueWhat::Whole) => "overview-kind-measure",
        (_, DueWhat::Whole) => "overview-kind-item",
    });
    let unit = whose(&entry.node, answers).unwrap_or_default();
    let left = words.with("due-left", [("days", entry.days_left.unsigned_abs().into())]);
    let (rect, clicked) = line::pressed_saying(ui, ROW, &format!("{date} {left} {kind} {name} {unit}"));
    let at = |x: f32| pos2(x, rect.center().y);
    if is_new {
        Line::body(palette.text).paint(ui, at(rect.left()), DATE - space::XS, &date);
    }
    let near = i32::try_from(context.session.preferences().near_due_days).unwrap_or(i32::MAX);
    let of = if entry.days_left <= near { Status::Near } else { Status::Open };
    let mark = at(rect.left() + DATE + MARK / 2.0 - 4.0);
    let colour = if entry.what == DueWhat::Review {
        status::paint_review(ui.painter(), mark, palette);
        palette.weak
    } else {
        status::paint(ui.painter(), mark, of, palette);
        palette.status_words(of)
    };
    Line::body(colour).paint(ui, at(rect.left() + DATE + MARK), KIND - space::XS, kind);
    what(ui, rect, &Line::body(palette.text), &name, unit);
    if clicked {
        context.actions.push(Action::Select(entry.node.clone()));
    }
}

/// The end of the concentrated rectification, and how many items are not closed that are to be by then. Returns its day, which
/// stands once for all of it.
fn end_row(ui: &mut Ui, end: ConcentratedEnd, before: Option<When>, context: &mut Context<'_>) -> When {
    let words = context.words;
    let palette = theme::palette(ui);
    let on = context.session.today().add_days(end.days);
    let text = words.with("overview-ends", [("count", end.open.into())]);
    let kind = words.text("overview-kind-end");
    let date = words.short_date(on, context.session.today());
    let (rect, clicked) = line::pressed_saying(ui, ROW, &format!("{date} {kind} {text}"));
    let at = |x: f32| pos2(x, rect.center().y);
    if before != Some(When::Day(on)) {
        Line::strong(palette.text).paint(ui, at(rect.left()), DATE - space::XS, &date);
    }
    Line::strong(palette.text).paint(ui, at(rect.left() + DATE + MARK), KIND - space::XS, kind);
    what(ui, rect, &Line::strong(palette.text), &text, words.text("overview-concentrated"));
    if clicked {
        context.actions.push(Action::SetView(View::Charts));
    }
    When::Day(on)
}

/// What it is, and whose, in the columns at the right.
fn what(ui: &Ui, rect: Rect, line: &Line, text: &str, unit: &str) {
    let at = |x: f32| pos2(x, rect.center().y);
    let left = rect.left() + DATE + MARK + KIND;
    line.paint(ui, at(left), rect.right() - UNIT - left - space::S, text);
    let weak = Line::body(theme::palette(ui).weak).right();
    weak.paint(ui, at(rect.right()), UNIT, unit);
}

/// The item that it is about.
fn item_of<'a>(entry: &DueEntry, answers: &'a Answers) -> Option<&'a Item> {
    answers.dataset.report(&entry.node.report)?.item_of(&entry.node.node).map(|item| &**item)
}

/// Who answers for it: the first unit in the lead, else the leader.
fn whose<'a>(node: &NodeRef, answers: &'a Answers) -> Option<&'a str> {
    let report: &Report = answers.dataset.report(&node.report)?;
    let item: &Item = report.item_of(&node.node)?;
    let party = item.lead_units.first().or(item.leader.as_ref())?;
    Some(report.party(party)?.name.as_str())
}

/// The name of a node, in a line.
fn name(node: &NodeRef, answers: &Answers) -> String {
    let Some(report) = answers.dataset.report(&node.report) else { return String::new() };
    match &node.node {
        NodeId::Indicator(id) => report.indicator(id).map(|(_, indicator)| indicator.name.clone()),
        NodeId::Measure(id) => {
            report.item_of(&node.node).and_then(|item| item.measure(id)).map(|measure| measure.text.clone())
        }
        other => report.item_of(other).map(|item| item.title.clone()),
    }
    .unwrap_or_default()
}
