//! One row: the item, whose it is, until when, how many days, and how far it is against how far it ought to be.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::status;
use super::{Page, ROW, progress};
use crate::analysis::{AgendaItem, ClosingState, LedgerNodes, off_target};
use crate::model::{Due, PartyId, Status};
use crate::session::Action;

/// Where the columns begin, in points from the left; those of figures, where they end.
pub(super) struct Columns {
    pub(super) number: f32,
    pub(super) title: f32,
    pub(super) unit: f32,
    pub(super) leader: f32,
    /// Where the date ends.
    pub(super) date: f32,
    pub(super) moved: f32,
    /// Where the days end.
    pub(super) days: f32,
    pub(super) progress: f32,
}

/// The widths of the columns that do not grow, in points.
const UNIT: f32 = 106.0;
const LEADER: f32 = 110.0;
const PROGRESS: f32 = 164.0;

impl Columns {
    /// The columns of a list of this width: the title takes what is left, and the leader goes first where little is.
    pub(super) fn of(width: f32) -> Self {
        let rest = 96.0 + 64.0 + 44.0 + 48.0 + 16.0 + PROGRESS;
        let leader = if width - rest - UNIT - LEADER >= 150.0 { LEADER } else { 0.0 };
        let title = (width - rest - UNIT - leader).max(110.0);
        // Long names of units have room before titles get more than they need.
        let more = ((title - 300.0) / 3.0).clamp(0.0, 90.0);
        let unit = 96.0 + title - more * 2.0;
        let leader_at = unit + UNIT + more;
        let date = leader_at + if leader > 0.0 { leader + more } else { 0.0 } + 64.0;
        Self {
            number: 24.0,
            title: 96.0,
            unit,
            leader: leader_at,
            date,
            moved: date + space::S,
            days: date + 44.0 + 48.0,
            progress: date + 44.0 + 48.0 + 16.0,
        }
    }

    pub(super) fn shows_leader(&self) -> bool {
        self.date - self.leader > 100.0
    }
}

pub(super) fn show(
    ui: &mut Ui,
    of: Status,
    item: &AgendaItem,
    columns: &Columns,
    page: &Page<'_>,
    context: &mut Context<'_>,
) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    // The dataset has changed since: the next answer is on its way.
    let Some(nodes) = item.row.resolve(page.dataset) else { return };
    let node = nodes.node_ref();
    let palette = theme::palette(ui);
    let chosen = page.selected == Some(&node);
    if chosen {
        ui.painter().rect_filled(rect, 0.0, palette.selected);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, ROW)), 0.0, palette.focus);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let text = Line::body(palette.text);
    status::paint(ui.painter(), at(14.0), of, palette);
    let number = nodes.full_number();
    text.paint(ui, at(columns.number), columns.title - columns.number - space::XS, &number);
    text.paint(ui, at(columns.title), columns.unit - columns.title - space::S, &nodes.item.title);
    let unit = name(&nodes, nodes.item.lead_units.first());
    text.paint(ui, at(columns.unit), columns.leader - columns.unit - space::S, unit);
    if columns.shows_leader() {
        let leader = name(&nodes, nodes.item.leader.as_ref());
        text.paint(ui, at(columns.leader), columns.date - columns.leader - 64.0 - space::XS, leader);
    }
    dates(ui, of, item, &nodes, columns, rect, context);
    let last = Rect::from_min_max(pos2(rect.left() + columns.progress, rect.top()), rect.max);
    if of == Status::Done {
        hindrance(ui, last, &nodes, context);
    } else {
        progress::show(ui, last, &nodes, page.today, context.words);
    }
    let label = label(of, item, &number, &nodes, context);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &label));
    let opens =
        response.double_clicked() || response.clicked() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if opens {
        context.actions.push(Action::Select(node));
    } else if (response.clicked() || response.gained_focus()) && !chosen {
        context.actions.push(Action::Mark(vec![node]));
    }
    if line::is_cut(ui, rect) {
        response.on_hover_text(label);
    }
}

/// The date, how often it was moved, and the days.
fn dates(
    ui: &Ui,
    of: Status,
    item: &AgendaItem,
    nodes: &LedgerNodes<'_>,
    columns: &Columns,
    rect: Rect,
    context: &Context<'_>,
) {
    let palette = theme::palette(ui);
    let words = context.words;
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let due = nodes.item.due.as_ref();
    let pressing = matches!(of, Status::Late | Status::Near);
    let today = context.session.today();
    let day = match (of, item.days) {
        (Status::Done, Some(days)) => Some(today.add_days(-days)),
        (Status::Done, None) => None,
        _ => due.and_then(Due::last_day),
    };
    let colour = if of == Status::Late { palette.status_words(of) } else { palette.text };
    if let Some(day) = day {
        Line::body(colour).right().paint(ui, at(columns.date), 68.0, &words.short_date(day, today));
    }
    let moves = due.map_or(0, |due| due.changes.len());
    let note = match of {
        Status::Done if ClosingState::of(nodes.item).is_claimed() => words.text("today-applied").to_owned(),
        _ if of != Status::Done && moves > 0 => words.with("today-moved", [("count", moves.into())]),
        _ => String::new(),
    };
    Line::small(palette.weak).paint(ui, at(columns.moved), 40.0, &note);
    let Some(days) = item.days else { return };
    let text = words.with("today-days-count", [("days", days.into())]);
    let line = if pressing { Line::strong(palette.status_words(of)) } else { Line::body(palette.text) };
    line.right().paint(ui, at(columns.days), 60.0, &text);
}

/// What would stop the closing, or what there is to verify it by.
fn hindrance(ui: &Ui, rect: Rect, nodes: &LedgerNodes<'_>, context: &Context<'_>) {
    let palette = theme::palette(ui);
    let words = context.words;
    let item = nodes.item;
    let off = off_target(item);
    let pieces = item.evidence.len();
    let (text, line) = if pieces == 0 {
        (words.text("today-no-evidence").to_owned(), Line::small_strong(palette.text))
    } else if off > 0 {
        (words.with("today-off-target", [("count", off.into())]), Line::small_strong(palette.text))
    } else {
        (words.with("today-evidence", [("count", pieces.into())]), Line::small(palette.weak))
    };
    line.paint(ui, rect.left_center(), rect.width() - space::S, &text);
}

fn name<'a>(nodes: &LedgerNodes<'a>, id: Option<&PartyId>) -> &'a str {
    id.and_then(|id| nodes.report.party(id)).map_or("", |party| party.name.as_str())
}

/// The accessible name: what the row says, in words.
fn label(of: Status, item: &AgendaItem, number: &str, nodes: &LedgerNodes<'_>, context: &Context<'_>) -> String {
    let words = context.words;
    let key = match of {
        Status::Late => "today-label-late",
        Status::Near => "today-label-near",
        _ if item.days.is_none() => "today-label-waits",
        _ => "today-label-done",
    };
    let unit = name(nodes, nodes.item.lead_units.first());
    words.with(
        key,
        [
            ("number", number.into()),
            ("title", nodes.item.title.as_str().into()),
            ("unit", unit.into()),
            ("days", item.days.unwrap_or_default().into()),
        ],
    )
}
