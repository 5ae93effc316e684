//! The items that the party leads, answers for or handles, and those where it helps: a row each, the most urgent first.

use egui::{Rect, Ui, pos2, vec2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::line::{self, Line};
use super::super::super::widgets::{share_bar, status};
use super::super::form::Form;
use super::rows::{self, LeadsOn, MARK, ROW};
use super::{Page, links};
use crate::analysis::{Pace, PartyItem, PartyRole, SupportedItem, waits_since, work_began};
use crate::model::{Due, Item, Measure, NodeId, Progress, Status, When, full_number};
use crate::words::Words;

/// The widths of the columns that do not grow, in points; the title has what is left.
const NUMBER: f32 = 84.0;
const DUE: f32 = 84.0;
const DAYS: f32 = 108.0;
const PROGRESS: f32 = 108.0;
const BAR: f32 = 48.0;
const UNIT: f32 = 112.0;

/// Below this width the progress is left out, and so is who leads an item where the party helps; in points.
const NARROW: f32 = 500.0;

/// More rows than these are folded.
const FEW: usize = 12;

/// The items of a role; nothing where it has none. Those where it helps are another list.
pub(super) fn led(ui: &mut Ui, page: &Page<'_>, role: PartyRole, form: &mut Form<'_, '_>) {
    let words = page.words;
    let own = of_role(page, role);
    if own.is_empty() {
        return;
    }
    let (key, list) = match role {
        PartyRole::Leader => ("unit-answers", "answers"),
        PartyRole::Handler => ("unit-handles", "handles"),
        PartyRole::Lead | PartyRole::Support => ("unit-leads", "leads"),
    };
    let title = words.with(key, [("count", own.len().into())]);
    let note = if role == PartyRole::Handler { String::new() } else { whose(page) };
    let link = LeadsOn { text: words.text("command-ledger"), tip: words.text("unit-ledger-tip") };
    if rows::heading(ui, &title, &note, Some(link)) {
        let actions = links::ledger(page, role, form.context.session.active());
        form.context.actions.extend(actions);
    }
    headings(ui, page);
    let shown = rows::shown(ui, page, list, own.len(), FEW);
    ui.push_id(list, |ui| {
        rows::rows(ui, ROW, shown, |ui, at| {
            if let Some(own) = own.get(at) {
                row(ui, own, page, form);
            }
        });
    });
    rows::rest(ui, page, list, own.len(), FEW);
}

/// The items of a role: the line has them in the order of the roles.
fn of_role<'a>(page: &Page<'a>, role: PartyRole) -> &'a [PartyItem] {
    let items = &page.line.items;
    let from = items.partition_point(|own| own.role < role);
    let to = items.partition_point(|own| own.role <= role);
    items.get(from..to).unwrap_or_default()
}

/// In how many categories its items lie, and who answers for all of them, where that is one.
fn whose(page: &Page<'_>) -> String {
    let words = page.words;
    let all = page.line.own().count();
    let mut parts = Vec::new();
    if page.own.categories > 1 {
        parts.push(words.with("unit-in-categories", [("count", page.own.categories.into())]));
    }
    let leader = page.own.leaders.first().filter(|(id, count)| *count == all && all > 1 && *id != page.party.id);
    if let Some(leader) = leader.and_then(|(id, _)| page.report.party(id)) {
        parts.push(words.with("unit-one-leader", [("name", leader.name.as_str().into())]));
    }
    parts.join(words.text("unit-news-join"))
}

/// Where the columns of a list begin and end.
struct Columns {
    title: f32,
    due: f32,
    days: f32,
    progress: f32,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let progress = if rect.width() < NARROW { 0.0 } else { PROGRESS };
        let days = rect.right() - progress - DAYS;
        Self { title: rect.left() + MARK + NUMBER, due: days - space::L, days, progress }
    }

    /// The width of the title.
    fn room(&self) -> f32 {
        self.due - DUE - self.title
    }
}

fn headings(ui: &mut Ui, page: &Page<'_>) {
    let rect = rows::columns(ui);
    let columns = Columns::of(rect);
    let words = page.words;
    let small = Line::small(theme::palette(ui).weak);
    let at = |x: f32| pos2(x, rect.center().y);
    small.paint(ui, at(rect.left() + MARK), NUMBER, words.text("today-number"));
    small.paint(ui, at(columns.title), columns.room(), words.text("today-item"));
    small.paint(ui, at(columns.days), DAYS, words.text("unit-days"));
    let right = small.right();
    right.paint(ui, at(columns.due), DUE, words.text("today-due"));
    if columns.progress > 0.0 {
        right.paint(ui, at(rect.right()), PROGRESS, words.text("unit-progress"));
    }
}

fn row(ui: &mut Ui, own: &PartyItem, page: &Page<'_>, form: &mut Form<'_, '_>) {
    // The report has changed since: the next table is on its way.
    let Some((category, problem, item)) = own.resolve(page.report) else { return };
    let number = full_number(category, problem, item);
    let due = due(item, page);
    let standing = standing(own, item, page);
    let label = [number.as_str(), &item.title, &due, &standing].join(" ");
    let (rect, clicked) = line::pressed(ui, ROW, &label);
    let columns = Columns::of(rect);
    let palette = theme::palette(ui);
    let at = |x: f32| pos2(x, rect.center().y);
    status::paint(ui.painter(), at(rect.left() + MARK / 2.0), own.status, palette);
    let body = Line::body(palette.text);
    body.paint(ui, at(rect.left() + MARK), NUMBER - space::S, &number);
    body.paint(ui, at(columns.title), columns.room() - space::S, &item.title);
    let late = palette.status_words(Status::Late);
    let ink = if own.status == Status::Late { late } else { palette.text };
    Line::body(ink).right().paint(ui, at(columns.due), DUE - space::XS, &due);
    of_status(ui, own.status).paint(ui, at(columns.days), DAYS - space::XS, &standing);
    if columns.progress > 0.0 {
        let room = Rect::from_min_max(pos2(rect.right() - PROGRESS, rect.top()), rect.max);
        progress(ui, room, own, item, page);
    }
    if clicked {
        form.select(NodeId::Item(item.id.clone()));
    }
}

/// The ink of the words of a standing: what is late or near is bold.
pub(super) fn of_status(ui: &Ui, of: Status) -> Line {
    let palette = theme::palette(ui);
    match of {
        Status::Late | Status::Near => Line::strong(palette.status_words(of)),
        Status::Done | Status::Closed => Line::body(palette.status_words(of)),
        Status::Open => Line::body(palette.text),
    }
}

/// The date that holds now: a day without its year where that is this one.
fn due(item: &Item, page: &Page<'_>) -> String {
    match item.due.as_ref().and_then(Due::present) {
        Some(When::Day(day)) => page.words.short_date(day, page.today),
        Some(when) => page.words.when(when),
        None => String::new(),
    }
}

fn standing(own: &PartyItem, item: &Item, page: &Page<'_>) -> String {
    let words = page.words;
    let closed = item.closed.as_ref().filter(|_| own.status == Status::Closed);
    if let Some(closed) = closed {
        return words.with("unit-closed-on", [("date", words.short_date(closed.on, page.today).into())]);
    }
    let since = if own.status == Status::Done { waits_since(item) } else { None };
    match since {
        Some(since) => words.with("unit-waits", [("days", page.today.days_since(since).into())]),
        None => status::worded(own.status, own.days_left, item, words),
    }
}

/// How far it is; of what is closed, when it is looked at again, else by how much it was late.
fn progress(ui: &Ui, room: Rect, own: &PartyItem, item: &Item, page: &Page<'_>) {
    let palette = theme::palette(ui);
    let end = pos2(room.right(), room.center().y);
    if own.status == Status::Closed {
        let text = after_closing(item, page);
        Line::small(palette.weak).right().paint(ui, end, room.width() - space::XS, &text);
        return;
    }
    let (share, text) = share(item, page.words);
    let taken = Line::small(palette.text).right();
    let planned = Pace::of(item, work_began(page.report), page.today);
    let planned = planned.map(|pace| (pace.planned.to_f64() / 100.0).clamp(0.0, 1.0) as f32);
    if share.is_none() {
        taken.paint(ui, end, room.width(), &text);
        return;
    }
    let bar = Rect::from_min_size(pos2(room.left() + space::L, room.top()), vec2(BAR, room.height()));
    share_bar::paint(ui.painter(), bar, share, planned, palette);
    taken.paint(ui, end, room.right() - bar.right() - space::XS, &text);
}

/// The share that is done: the percent that the office put down, else the measures that are done. None is made up.
fn share(item: &Item, words: &Words) -> (Option<f32>, String) {
    if item.progress == Progress::NotStarted {
        return (None, words.choice(item.progress).to_owned());
    }
    if let Some(percent) = item.percent {
        return (Some((percent.to_f64() / 100.0).clamp(0.0, 1.0) as f32), format!("{percent}%"));
    }
    let done = item.measures.iter().filter(|measure| measure.progress.is_complete()).count();
    if done > 0 {
        let all = item.measures.len();
        return (Some(done as f32 / all as f32), format!("{done}/{all}"));
    }
    (None, String::new())
}

fn after_closing(item: &Item, page: &Page<'_>) -> String {
    let words = page.words;
    let review = item.next_review.filter(|day| item.reviews.iter().all(|review| review.on < *day));
    if let Some(day) = review {
        return words.with("unit-review-on", [("date", words.short_date(day, page.today).into())]);
    }
    let last = item.due.as_ref().and_then(Due::last_day);
    let late = item.closed.as_ref().zip(last).map(|(closed, last)| closed.on.days_since(last));
    match late {
        Some(days) if days > 0 => words.with("unit-closed-late", [("days", days.into())]),
        _ => String::new(),
    }
}

/// The items that another unit leads, with what is the party's own there.
pub(super) fn supported(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let own = &page.own.supported;
    if own.is_empty() {
        return;
    }
    let words = page.words;
    let title = words.with("unit-supports", [("count", own.len().into())]);
    let has_open =
        |one: &&SupportedItem| page.line.items.get(one.item).is_some_and(|own| !own.open_measures.is_empty());
    let open = own.iter().filter(has_open).count();
    let note = if open > 0 { words.with("unit-supports-open", [("count", open.into())]) } else { String::new() };
    let link = LeadsOn { text: words.text("command-ledger"), tip: words.text("unit-ledger-tip") };
    if rows::heading(ui, &title, &note, Some(link)) {
        let actions = links::ledger(page, PartyRole::Support, form.context.session.active());
        form.context.actions.extend(actions);
    }
    let rect = rows::columns(ui);
    let (title, unit, measure) = helped(rect);
    let small = Line::small(theme::palette(ui).weak);
    let at = |x: f32| pos2(x, rect.center().y);
    small.paint(ui, at(rect.left() + MARK), NUMBER, words.text("today-number"));
    small.paint(ui, at(title), unit - title, words.text("today-item"));
    if measure > unit {
        small.paint(ui, at(unit), UNIT, words.text("lead-units"));
    }
    small.paint(ui, at(measure), rect.right() - measure, words.text("unit-own-measure"));
    let shown = rows::shown(ui, page, "supports", own.len(), FEW);
    ui.push_id("supports", |ui| {
        rows::rows(ui, ROW, shown, |ui, at| {
            if let Some(one) = own.get(at) {
                helped_row(ui, one, page, form);
            }
        });
    });
    rows::rest(ui, page, "supports", own.len(), FEW);
}

/// Where title, unit and measure begin; where there is little room the unit has none.
fn helped(rect: Rect) -> (f32, f32, f32) {
    let title = rect.left() + MARK + NUMBER;
    let unit = if rect.width() < NARROW { 0.0 } else { UNIT };
    let room = rect.right() - title - unit;
    let from = title + room * 0.52;
    (title, from, from + unit)
}

fn helped_row(ui: &mut Ui, one: &SupportedItem, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let Some(own) = page.line.items.get(one.item) else { return };
    let Some((category, problem, item)) = own.resolve(page.report) else { return };
    let number = full_number(category, problem, item);
    let lead = item.lead_units.first().and_then(|id| page.report.party(id)).map_or("", |unit| unit.name.as_str());
    let measure = one.measure.and_then(|at| item.measures.get(at));
    let what = measure.map(|measure| own_measure(measure, one.others, page)).unwrap_or_default();
    let label = [number.as_str(), &item.title, lead, &what].join(" ");
    let (rect, clicked) = line::pressed(ui, ROW, label.trim_end());
    let (title, unit, from) = helped(rect);
    let palette = theme::palette(ui);
    let at = |x: f32| pos2(x, rect.center().y);
    status::paint(ui.painter(), at(rect.left() + MARK / 2.0), own.status, palette);
    let body = Line::body(palette.text);
    body.paint(ui, at(rect.left() + MARK), NUMBER - space::S, &number);
    body.paint(ui, at(title), unit - title - space::S, &item.title);
    if from > unit {
        body.paint(ui, at(unit), UNIT - space::S, lead);
    }
    let is_done = measure.is_some_and(|measure| measure.progress.is_complete());
    let ink = if is_done { palette.weak } else { palette.text };
    Line::body(ink).paint(ui, at(from), rect.right() - from, &what);
    if clicked {
        form.select(NodeId::Item(item.id.clone()));
    }
}

/// A measure in a few words: what is done is told by its day.
fn own_measure(measure: &Measure, others: usize, page: &Page<'_>) -> String {
    let words = page.words;
    let text = match measure.done_on.filter(|_| measure.progress.is_complete()) {
        Some(on) => words.with("unit-done-on", [("date", words.short_date(on, page.today).into())]),
        None if measure.progress.is_complete() => words.choice(measure.progress).to_owned(),
        None => measure.text.clone(),
    };
    let text = [measure.number.as_str(), &text].join(" ");
    let text = text.trim_start();
    if others == 0 {
        return text.to_owned();
    }
    words.with("unit-and-others", [("text", text.into()), ("count", others.into())])
}
