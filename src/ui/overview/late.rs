//! What is late: whose, for how long, and what a meeting has to decide about it. Where nothing is late, what comes near.

use egui::{Rect, Sense, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::{self, status};
use super::{Overviewed, ROW};
use crate::analysis::{AgendaItem, LedgerNodes};
use crate::model::{PartyId, Status};
use crate::session::{Action, Command, View};

/// The widths of the columns that do not grow, in points; the longest bar.
const MARK: f32 = 24.0;
const UNIT: f32 = 112.0;
const LEADER: f32 = 116.0;
const DAYS: f32 = 148.0;
const BAR: f32 = 80.0;
const DECISION: f32 = 200.0;

/// The least width of a title, and what is enough for most.
const TITLE: f32 = 150.0;
const WIDE_TITLE: f32 = 240.0;

/// The columns that there is room for.
struct Columns {
    unit: f32,
    title: f32,
    leader: f32,
    decision: f32,
}

impl Columns {
    /// Those in which something stands; the decision goes first where little room is, then the leader.
    fn of(width: f32, [has_units, has_leaders, has_decisions]: [bool; 3]) -> Self {
        let unit = if has_units { UNIT } else { 0.0 };
        let room = width - MARK - unit - DAYS;
        let leader = if has_leaders && room >= LEADER + TITLE { LEADER } else { 0.0 };
        let decision = if has_decisions && room >= leader + TITLE + DECISION { DECISION } else { 0.0 };
        // What a title does not need is room for the question.
        let over = if decision > 0.0 { (room - leader - decision - WIDE_TITLE).max(0.0) * 0.7 } else { 0.0 };
        let decision = decision + over;
        Self { unit, title: room - leader - decision, leader, decision }
    }
}

/// Shows as many rows as are given; the others are a click away.
pub(super) fn show(ui: &mut Ui, page: &Overviewed<'_>, most: usize, context: &mut Context<'_>) {
    let words = context.words;
    let agenda = page.agenda;
    let is_late = !agenda.late.is_empty();
    let (of, items) = if is_late { (Status::Late, &agenda.late) } else { (Status::Near, &agenda.near) };
    let heading = match (of, items.len()) {
        (Status::Late, count) => words.with("overview-late", [("count", count.into())]),
        (_, 0) => words.text("today-title-none").to_owned(),
        (_, count) => words.with("overview-none-late", [("count", count.into())]),
    };
    let note = if is_late { whose(page, context) } else { String::new() };
    widgets::headed(ui, &heading, &note, |ui| super::leads_on(ui, Command::Today, context));
    if items.is_empty() {
        return;
    }
    let shown = items.get(..most.min(items.len())).unwrap_or(items);
    let any =
        |has: fn(&LedgerNodes<'_>) -> bool| shown.iter().any(|item| nodes(item, page).is_some_and(|own| has(&own)));
    let has = [
        any(|own| !own.item.lead_units.is_empty()),
        any(|own| own.item.leader.is_some()),
        any(|own| decision(own).is_some()),
    ];
    let columns = Columns::of(ui.available_width(), has);
    headings(ui, of, &columns, context);
    // What is late for longest comes first, what is left for longest last.
    let longest = if is_late { items.first() } else { items.last() };
    let longest = longest.and_then(|item| item.days).unwrap_or(1).max(1);
    for (at, item) in shown.iter().enumerate() {
        ui.push_id(("late", at), |ui| row(ui, of, item, longest, &columns, page, context));
    }
    super::all_of(ui, items.len(), shown.len(), View::Today, context);
}

/// How many units lead what is late, and how many leaders answer for it.
fn whose(page: &Overviewed<'_>, context: &Context<'_>) -> String {
    let late =
        |parties: &[crate::analysis::PartyAgenda]| parties.iter().filter(|party| party.count(Status::Late) > 0).count();
    let (units, leaders) = (late(&page.agenda.units), late(&page.agenda.leaders));
    if units + leaders == 0 {
        // Nobody is named yet.
        return String::new();
    }
    context.words.with("overview-late-whose", [("units", units.into()), ("leaders", leaders.into())])
}

fn headings(ui: &mut Ui, of: Status, columns: &Columns, context: &Context<'_>) {
    let words = context.words;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let small = Line::small(theme::palette(ui).weak);
    let mut left = rect.left() + MARK;
    let days = words.text(if of == Status::Late { "overview-days-late" } else { "overview-days-left" });
    for (width, text) in [
        (columns.unit, words.text("lead-units")),
        (columns.leader, words.text("leader")),
        (columns.title, words.text("today-item")),
        (DAYS, days),
        (columns.decision, words.text("overview-decisions")),
    ] {
        if width > 0.0 {
            small.paint(ui, pos2(left, rect.center().y), width - space::S, text);
        }
        left += width;
    }
}

fn row(
    ui: &mut Ui,
    of: Status,
    item: &AgendaItem,
    longest: i32,
    columns: &Columns,
    page: &Overviewed<'_>,
    context: &mut Context<'_>,
) {
    // The dataset has changed since: the next answer is on its way.
    let Some(nodes) = nodes(item, page) else { return };
    let words = context.words;
    let palette = theme::palette(ui);
    let days = item.days.unwrap_or_default();
    let text = words.with("today-days-count", [("days", days.into())]);
    let unit = name(&nodes, nodes.item.lead_units.first());
    let (rect, clicked) = line::pressed(ui, ROW, &format!("{unit} {} {text}", nodes.item.title));
    let at = |x: f32| pos2(x, rect.center().y);
    status::paint(ui.painter(), at(rect.left() + MARK / 2.0), of, palette);
    let mut left = rect.left() + MARK;
    if columns.unit > 0.0 {
        Line::strong(palette.text).paint(ui, at(left), columns.unit - space::S, unit);
        left += columns.unit;
    }
    if columns.leader > 0.0 {
        let leader = name(&nodes, nodes.item.leader.as_ref());
        Line::body(palette.text).paint(ui, at(left), columns.leader - space::S, leader);
        left += columns.leader;
    }
    // With its number, as in the tree: titles recur.
    let title = format!("{} {}", nodes.item.number, nodes.item.title);
    Line::body(palette.text).paint(ui, at(left), columns.title - space::S, title.trim());
    left += columns.title;
    let long = (BAR * days as f32 / longest as f32).round().max(6.0);
    let bar = Rect::from_min_size(pos2(left, rect.center().y - 6.0), vec2(long, 12.0));
    status::fill(ui.painter(), bar, of, palette);
    Line::strong(palette.status_words(of)).paint(ui, at(bar.right() + space::S), DAYS - long - space::S, &text);
    left += DAYS;
    if let Some(text) = decision(&nodes).filter(|_| columns.decision > 0.0) {
        Line::body(palette.text).paint(ui, at(left), columns.decision - space::S, text);
    }
    if clicked {
        context.actions.push(Action::Select(nodes.node_ref()));
    }
}

fn nodes<'a>(item: &AgendaItem, page: &Overviewed<'a>) -> Option<LedgerNodes<'a>> {
    item.row.resolve(page.dataset)
}

fn name<'a>(nodes: &LedgerNodes<'a>, id: Option<&PartyId>) -> &'a str {
    id.and_then(|id| nodes.report.party(id)).map_or("", |party| party.name.as_str())
}

/// What is to be decided about an item and was not yet.
fn decision<'a>(nodes: &LedgerNodes<'a>) -> Option<&'a str> {
    let open = nodes.report.decisions.iter().filter(|decision| decision.on.is_none());
    open.into_iter().find(|decision| decision.items.contains(&nodes.item.id)).map(|decision| decision.text.as_str())
}
