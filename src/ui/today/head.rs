//! The head of the page: what to do first, the day, and the counts above a bar whose parts are as long as they are many.

use egui::{Rect, Response, Sense, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::Line;
use super::super::widgets::{news, status};
use super::{Page, only, shown_in_ledger};
use crate::analysis::{self, AgendaItem, Filter};
use crate::model::{Due, NodeId, NodeRef, Schedule, Status};
use crate::ui::tree::filter::pace_word;

/// How many of the latest are named in the title.
const NAMED: usize = 3;

/// Among so many of the longest late they are sought.
const LOOKED_AT: usize = 20;

/// The height of the bar, and the gap between its parts, in points.
const BAR: f32 = 8.0;
const PART_GAP: f32 = 2.0;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, context: &mut Context<'_>) {
    news::show(ui, &title(page, context), page.agenda, page.today, context.words);
    strip(ui, page, context);
}

/// What to do first: the longest late with whose they are, else what comes next.
fn title(page: &Page<'_>, context: &Context<'_>) -> String {
    let words = context.words;
    let agenda = page.agenda;
    let whose = |item: &AgendaItem| {
        let nodes = item.row.resolve(page.dataset)?;
        let party = nodes.item.lead_units.first().or(nodes.item.leader.as_ref())?;
        let name = nodes.report.party(party)?.name.clone();
        let days = item.days.unwrap_or_default();
        let text = words.with("today-late-one", [("name", name.as_str().into()), ("days", days.into())]);
        Some((name, text))
    };
    if let Some(first) = agenda.late.first() {
        let mut named: Vec<(String, String)> = Vec::new();
        for (name, text) in agenda.late.iter().take(LOOKED_AT).filter_map(whose) {
            // Whose several items are late is named once, with the longest.
            if named.len() < NAMED && named.iter().all(|(other, _)| *other != name) {
                named.push((name, text));
            }
        }
        let named: Vec<String> = named.into_iter().map(|(_, text)| text).collect();
        let count = ("count", agenda.late.len().into());
        if named.is_empty() {
            return words.with("today-title-late-days", [count, ("days", first.days.unwrap_or_default().into())]);
        }
        return words.with("today-title-late", [count, ("named", named.join(words.text("list-comma")).into())]);
    }
    if let Some(next) = agenda.near.first().and_then(|next| next.row.resolve(page.dataset)) {
        let on = next.item.due.as_ref().and_then(Due::last_day).map(|day| words.date(day)).unwrap_or_default();
        return words.with("today-title-next", [("date", on.into())]);
    }
    let all: usize = agenda.counts.iter().sum();
    if agenda.count(Status::Closed) == all {
        return words.with("today-title-closed", [("count", all.into())]);
    }
    words.text("today-title-none").to_owned()
}

/// The counts by standing, each above its part of the bar, and how many keep to their plan.
fn strip(ui: &mut Ui, page: &Page<'_>, context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let counts: Vec<(Status, usize)> =
        Status::ALL.into_iter().map(|of| (of, page.agenda.count(of))).filter(|(_, count)| *count > 0).collect();
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let pace_left = pace(ui, rect, page, context);
    let room = rect.width() - PART_GAP * counts.len().saturating_sub(1) as f32;
    let (mut at, mut free) = (rect.left(), rect.left());
    for (of, count) in counts {
        let width = room * count as f32 / all.max(1) as f32;
        let part = Rect::from_min_size(pos2(at, rect.top() + 22.0), vec2(width, BAR));
        status::fill(ui.painter(), part, of, palette);
        // A label that the one before it reaches into comes behind that one.
        let label = count_label(ui, pos2(at.max(free), rect.top() + 9.0), of, count, context);
        free = label.rect.right() + space::M;
        if label.clicked() && label.rect.right() < pace_left {
            show_only(of, page, context);
        }
        at += width + PART_GAP;
    }
    ui.add_space(space::XS);
}

fn count_label(ui: &mut Ui, at: egui::Pos2, of: Status, count: usize, context: &Context<'_>) -> Response {
    let palette = theme::palette(ui);
    let text = format!("{} {count}", context.words.choice(of));
    status::paint(ui.painter(), pos2(at.x + status::SIZE / 2.0, at.y), of, palette);
    let left = at.x + status::SIZE + space::XS;
    let width = Line::strong(palette.status_words(of)).paint(ui, pos2(left, at.y), 160.0, &text);
    let rect = Rect::from_min_max(pos2(at.x, at.y - 9.0), pos2(left + width, at.y + 9.0));
    let response = ui.interact(rect, ui.scope_id().with(("count", of as u8)), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &text));
    if response.hovered() || response.has_focus() {
        ui.painter().hline(left..=left + width, rect.bottom(), egui::Stroke::new(1.0, palette.status_words(of)));
    }
    response.on_hover_text(context.words.text("today-only-tip")).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The counts by pace (序时进度) at the right end. Returns where they begin.
fn pace(ui: &mut Ui, rect: Rect, page: &Page<'_>, context: &mut Context<'_>) -> f32 {
    let palette = theme::palette(ui);
    let words = context.words;
    let mut right = rect.right();
    for pace in [Schedule::Ahead, Schedule::On, Schedule::Behind] {
        let count = page.agenda.with_pace(pace);
        if count == 0 {
            continue;
        }
        let text = format!("{} {count}", words.text(pace_word(pace)));
        let colour = if pace == Schedule::Behind { palette.text } else { palette.weak };
        let width = Line::small(colour).right().paint(ui, pos2(right, rect.top() + 9.0), 120.0, &text);
        let at = Rect::from_min_max(pos2(right - width, rect.top()), pos2(right, rect.top() + 18.0));
        let response = ui.interact(at, ui.scope_id().with(("pace", pace as u8)), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &text));
        if response.clicked() {
            context.actions.extend(shown_in_ledger(Filter { pace: Some(pace), ..Filter::default() }));
        }
        response.on_hover_text(words.text("pace-tip")).on_hover_cursor(egui::CursorIcon::PointingHand);
        right -= width + space::S;
    }
    if right < rect.right() {
        let heading = words.text("pace");
        right -= Line::small(palette.weak).right().paint(ui, pos2(right, rect.top() + 9.0), 120.0, heading) + space::M;
    }
    right
}

/// Shows the items that stand so in the ledger.
fn show_only(of: Status, page: &Page<'_>, context: &mut Context<'_>) {
    let Some(document) = context.session.active() else { return };
    let near_days = context.session.preferences().near_due_days;
    let mut nodes = Vec::new();
    for report in page.dataset.reports.iter().filter(|report| document.scope().holds(report)) {
        let own = report.items().filter(|item| analysis::status(item, page.today, near_days) == of);
        nodes.extend(own.map(|item| NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()))));
    }
    context.actions.extend(only(nodes));
}
