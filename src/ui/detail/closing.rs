//! The closing of an item (销号) on its page: a small line of its steps, what a refusal demands, and the step that comes
//! next. All steps, with every field of theirs, stand behind a fold.

use std::sync::Arc;

use egui::{CollapsingHeader, Painter, Pos2, RichText, Sense, Stroke, Ui, Vec2, vec2};

use super::super::theme::{self, Palette, space};
use super::super::widgets;
use super::super::widgets::line::Line;
use super::fields;
use super::form::Form;
use crate::analysis::{ClosingState, Station, StationState};
use crate::field;
use crate::model::{ClosingKind, Date, Item, Node, NodeId, Progress, ReviewResult, Status};
use crate::session::{Action, Dialog};
use crate::words::Words;

/// The width of a station with the line to the next, in points.
const STEP: f32 = 132.0;

/// The radius of the mark of a station.
const RADIUS: f32 = 7.0;

/// Shows the closing of an item; `shown` is the item with a step for the record of its closing.
pub(super) fn show(ui: &mut Ui, item: &Item, shown: &Arc<Item>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let state = ClosingState::of(item);
    let told = summary(item, &state, &words);
    widgets::headed(ui, words.text("close-title"), &told, |ui| steps(ui, item, &state, form, &words));
    stations(ui, &state, form.context.session.today(), &words);
    if let Some(refusal) = state.refusal.as_ref().filter(|refusal| !refusal.demand.is_empty()) {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(words.text("closing-demand")).weak());
            let by = if refusal.by.is_empty() { String::new() } else { format!("({})", refusal.by) };
            ui.label(format!("{}{by}", refusal.demand));
        });
    }
    // Also without any step: one that is only planned is put down here.
    let title = words.with("closing-all", [("count", shown.closing.len().into())]);
    let salt = ("closing steps", &item.id);
    CollapsingHeader::new(theme::text::small(title)).id_salt(salt).show_unindented(ui, |ui| {
        let node = NodeId::Item(item.id.clone());
        fields::rows(ui, &node, Node::Item(shown), form, |key| !key.is(field!(Item.closing)));
    });
}

/// How far the closing is, in a few words.
fn summary(item: &Item, state: &ClosingState, words: &Words) -> String {
    let on = |key: &str, on: Option<Date>| {
        on.map_or_else(String::new, |on| words.with(key, [("date", words.date(on).into())]))
    };
    if item.progress == Progress::Closed {
        return on("closing-closed-on", item.closed.as_ref().map(|closed| closed.on));
    }
    if let Some(refusal) = &state.refusal {
        return on("closing-refused-on", refusal.on);
    }
    if let Some(step) = &state.reopened {
        return on("closing-reopened-on", step.on);
    }
    let key = match state.next {
        Some(ClosingKind::UnitAgreed) => "closing-waits-unit",
        Some(ClosingKind::Verified) => "closing-waits-verified",
        Some(ClosingKind::Approved) => "closing-waits-approved",
        _ => "closing-none",
    };
    words.text(key).to_owned()
}

/// The steps that can be taken: the next one first, the others behind it.
fn steps(ui: &mut Ui, item: &Item, state: &ClosingState, form: &mut Form<'_, '_>, words: &Words) {
    let node = form.node(NodeId::Item(item.id.clone()));
    let is_again = state.refusal.is_some() || state.reopened.is_some();
    let mut kinds: Vec<ClosingKind> = state.next.into_iter().collect();
    if state.next.is_none() {
        kinds.push(ClosingKind::Reopened);
    } else if state.is_claimed() {
        kinds
            .extend([ClosingKind::Approved, ClosingKind::Refused].into_iter().filter(|kind| Some(*kind) != state.next));
    }
    for kind in kinds {
        let again = kind == ClosingKind::Applied && is_again;
        let name = if again { "closing-again" } else { to_do(kind) };
        if ui.link(format!("{}…", words.text(name))).on_hover_text(words.text("closing-step-tip")).clicked() {
            form.context.actions.push(Action::Ask(Dialog::ClosingStep(vec![node.clone()], kind)));
        }
    }
}

/// What a person does to take a step.
fn to_do(kind: ClosingKind) -> &'static str {
    match kind {
        ClosingKind::Applied => "closing-do-apply",
        ClosingKind::UnitAgreed => "closing-do-agree",
        ClosingKind::Verified => "closing-do-verify",
        ClosingKind::Approved => "closing-do-approve",
        ClosingKind::Refused => "closing-do-refuse",
        ClosingKind::Reopened => "closing-do-reopen",
    }
}

/// The line of stations, each with its mark, its word and its day.
fn stations(ui: &mut Ui, state: &ClosingState, today: Date, words: &Words) {
    let count = state.stations.len() as f32;
    let step = STEP.min(ui.available_width() / count);
    let (rect, _) = ui.allocate_exact_size(vec2(step * count, 56.0), Sense::hover());
    let palette = theme::palette(ui);
    for (at, station) in state.stations.iter().enumerate() {
        let left = rect.left_top() + vec2(step * at as f32, 0.0);
        let centre = left + vec2(RADIUS + 1.0, RADIUS + 2.0);
        if at + 1 < state.stations.len() {
            let from = centre + vec2(RADIUS + 4.0, 0.0);
            ui.painter().line_segment([from, centre + vec2(step - RADIUS - 4.0, 0.0)], Stroke::new(1.0, palette.line));
        }
        paint(ui.painter(), centre, station.state, palette);
        let word = words.choice(station.kind);
        let day = day(station, today, words);
        let ink = if station.state == StationState::Open { palette.weak } else { palette.text };
        let room = step - space::S;
        Line::body(ink).paint(ui, left + vec2(0.0, 28.0), room, word);
        Line::small(palette.weak).paint(ui, left + vec2(0.0, 46.0), room, &day);
        let spot = egui::Rect::from_min_size(left, vec2(step - space::S, 54.0));
        let response = ui.interact(spot, ui.scope_id().with(("station", station.kind)), Sense::hover());
        let told = format!("{word} {day}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
        if let Some(step) = &station.step {
            let parts = [told.as_str(), step.by.as_str(), step.how.as_str(), step.demand.as_str(), step.note.as_str()];
            let tip = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
            response.on_hover_text(tip);
        }
    }
}

/// The day of a station in words.
fn day(station: &Station, today: Date, words: &Words) -> String {
    let Some(step) = &station.step else { return words.text("closing-not-yet").to_owned() };
    let date = |key: &str, on| words.with(key, [("date", words.short_date(on, today).into())]);
    match (station.state, step.on, step.planned) {
        (StationState::Refused, Some(on), _) => date("closing-refused-on", on),
        (_, Some(on), _) => words.short_date(on, today),
        (_, None, Some(planned)) => date("closing-planned-on", planned),
        _ => words.text("closing-not-yet").to_owned(),
    }
}

/// The mark of a station: a claim is a ring with a dot, what others saw a disc with a tick, a refusal a ring with a cross.
fn paint(painter: &Painter, at: Pos2, state: StationState, palette: &Palette) {
    let line = |points: [Vec2; 2], stroke| painter.line_segment(points.map(|offset| at + offset * RADIUS), stroke);
    match state {
        StationState::Open => drop(painter.circle_stroke(at, RADIUS, Stroke::new(1.5, palette.weak))),
        StationState::Claimed => {
            let ink = palette.status(Status::Done);
            painter.circle_stroke(at, RADIUS, Stroke::new(1.75, ink));
            painter.circle_filled(at, 2.75, ink);
        }
        StationState::Passed => {
            painter.circle_filled(at, RADIUS, palette.status(Status::Closed));
            let stroke = Stroke::new(1.65, palette.ground);
            line([vec2(-0.5, 0.0), vec2(-0.12, 0.4)], stroke);
            line([vec2(-0.12, 0.4), vec2(0.5, -0.4)], stroke);
        }
        StationState::Refused => {
            let stroke = Stroke::new(1.75, palette.text);
            painter.circle_stroke(at, RADIUS, stroke);
            line([vec2(-0.4, -0.4), vec2(0.4, 0.4)], stroke);
            line([vec2(-0.4, 0.4), vec2(0.4, -0.4)], stroke);
        }
    }
}

/// The second looks at an item (回头看): what was found, and when to look again.
pub(super) fn reviews(ui: &mut Ui, item: &Arc<Item>, form: &mut Form<'_, '_>) {
    if !item.is_looked_at_again() {
        return;
    }
    let words = form.words();
    let node = NodeId::Item(item.id.clone());
    let next = item.next_review.map(|on| words.with("review-next-on", [("date", words.date(on).into())]));
    let next = next.unwrap_or_else(|| words.text("review-no-next").to_owned());
    widgets::headed(ui, words.text("field-item-reviews"), &next, |ui| {
        if ui.link(words.text("review-record")).clicked() {
            form.context.actions.push(Action::Ask(Dialog::Review(vec![form.node(node.clone())])));
        }
    });
    for review in item.reviews.iter().rev() {
        let by = if review.by.is_empty() { String::new() } else { format!("({})", review.by) };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(words.date(review.on)).weak());
            let result = words.choice(review.result);
            let is_bad = review.result == ReviewResult::Relapsed;
            ui.label(if is_bad { theme::text::strong(result) } else { RichText::new(result) });
            ui.label(format!("{}{by}", review.note));
        });
    }
    let salt = ("reviews", &item.id);
    CollapsingHeader::new(theme::text::small(words.text("entries-change"))).id_salt(salt).show_unindented(ui, |ui| {
        fields::rows(ui, &node, Node::Item(item), form, |key| {
            !key.is(field!(Item.reviews)) && !key.is(field!(Item.next_review))
        });
    });
}
