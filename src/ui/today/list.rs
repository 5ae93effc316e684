//! The list of what to act on: late, near due, waiting for verification. Only the rows on screen are painted.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{Line, is_whole};
use super::super::widgets::status;
use super::row::{self, Columns};
use super::{Page, ROW, link_at_right};
use crate::analysis::{AgendaItem, agenda_nodes};
use crate::model::{LetterKind, NodeRef, Status};
use crate::session::{Action, Dialog, FormChoice, PaperStep, View};

/// The paper that verifies what is waiting.
const VERIFICATION: &str = "acceptance";

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, shown: &mut Option<NodeRef>, context: &mut Context<'_>) {
    let groups = [
        (Status::Late, page.agenda.late.as_slice()),
        (Status::Near, page.agenda.near.as_slice()),
        (Status::Done, page.agenda.done.as_slice()),
    ];
    ui.spacing_mut().item_spacing.y = 0.0;
    let columns = Columns::of(ui.available_width());
    headings(ui, &columns, context);
    let lines = groups.iter().map(|(_, items)| items.len() + 1).sum();
    let mut area = ScrollArea::vertical().auto_shrink([false, false]);
    // The row that was selected elsewhere is brought into view once.
    if shown.as_ref() != page.selected {
        *shown = page.selected.cloned();
        let place = page.selected.and_then(|node| place_of(&groups, node, page));
        if let Some(place) = place.filter(|place| *place as f32 * ROW > ui.available_height()) {
            area = area.vertical_scroll_offset((place as f32 * ROW - ui.available_height() / 2.0).max(0.0));
        }
    }
    area.show_rows(ui, ROW, lines, |ui, range| {
        let mut first = 0;
        for (of, items) in groups {
            let (from, to) = (range.start.max(first), range.end.min(first + items.len() + 1));
            for line in from..to {
                if !is_whole(ui, ROW) {
                    ui.add_space(ROW);
                    continue;
                }
                match (line - first).checked_sub(1) {
                    None => heading(ui, of, items, page, context),
                    Some(at) => {
                        if let Some(item) = items.get(at) {
                            row::show(ui, of, item, &columns, page, context);
                        }
                    }
                }
            }
            first += items.len() + 1;
        }
    });
}

/// The place of an item among the lines.
fn place_of(groups: &[(Status, &[AgendaItem])], node: &NodeRef, page: &Page<'_>) -> Option<usize> {
    let mut first = 1;
    for (_, items) in groups {
        let is_it = |item: &AgendaItem| {
            item.row
                .resolve(page.dataset)
                .is_some_and(|nodes| nodes.report.id == node.report && nodes.item.id.as_str() == node.node.as_str())
        };
        if let Some(at) = items.iter().position(is_it) {
            return Some(first + at);
        }
        first += items.len() + 1;
    }
    None
}

/// The words above the columns.
fn headings(ui: &mut Ui, columns: &Columns, context: &Context<'_>) {
    let words = context.words;
    let small = Line::small(theme::palette(ui).weak);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    for (key, x, width) in [
        ("today-number", columns.number, columns.title - columns.number),
        ("today-item", columns.title, columns.unit - columns.title),
        ("today-unit", columns.unit, columns.leader - columns.unit),
        ("today-progress", columns.progress, rect.width() - columns.progress),
    ] {
        small.paint(ui, at(x), width - space::S, words.text(key));
    }
    if columns.shows_leader() {
        small.paint(ui, at(columns.leader), columns.date - columns.leader - 60.0, words.text("today-leader"));
    }
    let right = small.right();
    right.paint(ui, at(columns.date), 60.0, words.text("today-due"));
    right.paint(ui, at(columns.days), 40.0, words.text("today-days"));
}

/// The heading of a group: how many, the longest, and the paper that the group leads to.
fn heading(ui: &mut Ui, of: Status, items: &[AgendaItem], page: &Page<'_>, context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let words = context.words;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let near = context.session.preferences().near_due_days;
    let (name, note) = match of {
        Status::Late => ("today-group-late", "today-longest-late"),
        Status::Near => ("today-group-near", "today-soonest"),
        _ => ("today-group-done", "today-longest-wait"),
    };
    let text = words.with(name, [("count", items.len().into()), ("near", near.into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &text));
    status::paint(ui.painter(), rect.left_center() + vec2(14.0, 0.0), of, palette);
    let left = rect.left() + 24.0;
    let width = Line::strong(palette.status_words(of)).paint(ui, pos2(left, rect.center().y), 320.0, &text);
    if let Some(days) = items.first().and_then(|item| item.days) {
        let note = words.with(note, [("days", days.into())]);
        Line::small(palette.weak).paint(ui, pos2(left + width + space::M, rect.center().y), 200.0, &note);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    if !items.is_empty() {
        leads_to(ui, rect, of, items, page, context);
    }
}

fn leads_to(ui: &mut Ui, rect: Rect, of: Status, items: &[AgendaItem], page: &Page<'_>, context: &mut Context<'_>) {
    let key = match of {
        Status::Late => "today-letters-late",
        Status::Near => "today-letters-near",
        _ => "today-verification",
    };
    let inner = Rect::from_min_max(rect.min, pos2(rect.right() - 4.0, rect.bottom()));
    if !link_at_right(ui, inner, context.words.text(key)).clicked() {
        return;
    }
    let nodes = agenda_nodes(items, page.dataset);
    if of == Status::Done {
        context.actions.extend([
            Action::Mark(nodes),
            Action::SetView(View::Papers),
            Action::Paper(PaperStep::Choose(FormChoice::Named(VERIFICATION.to_owned()))),
            Action::Paper(PaperStep::OnlySelected(true)),
        ]);
    } else {
        // A unit is reminded before the date, and pressed after it.
        let kind = if of == Status::Near { LetterKind::Remind } else { LetterKind::Urge };
        context.actions.push(Action::Ask(Dialog::Letters(nodes, kind, None)));
    }
}
