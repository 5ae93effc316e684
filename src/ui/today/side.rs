//! Beside the list: what each unit and leader has to do, letters and second looks, what happened since yesterday. Only the
//! lines on screen are painted.

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::{self, Line};
use super::super::widgets::status;
use super::{Page, ROW, link_at_right, pressed, short, since, title};
use crate::analysis::{AgendaItem, AwaitedLetter, Happened, PartyAgenda};
use crate::model::{LetterKind, NodeId, NodeRef, Status};
use crate::session::{Action, Command, Dialog, SinceVersion};
use crate::table::{ActivityRow, happened_words};

/// A line of the column.
enum SideLine<'a> {
    /// The heading of the table, with its two tabs.
    Tabs,
    Columns,
    Party(&'a PartyAgenda),
    Gap,
    /// The heading of a list, with how many it has.
    Heading(&'static str, usize),
    Letter(&'a AwaitedLetter),
    Review(&'a AgendaItem),
    Happened(&'a Happened),
    /// The heading of what was done since the last named version, and a part of that.
    Since(&'a SinceVersion),
    Done(&'a ActivityRow),
}

/// Where the figures of the table end, in points from the left.
const LATE: f32 = 192.0;
const NEAR: f32 = 252.0;
const DONE: f32 = 308.0;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, by_leader: &mut bool, context: &mut Context<'_>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let agenda = page.agenda;
    let parties = if *by_leader { &agenda.leaders } else { &agenda.units };
    let waiting = agenda.letters.len() + agenda.reviews.len();
    let lines = [SideLine::Tabs, SideLine::Columns].len() + parties.len() + 4 + waiting + agenda.happened.len();
    let since = page.since.map_or(0, |since| 2 + since_rows(since).len());
    let lines = lines + since;
    ScrollArea::vertical().id_salt("side").auto_shrink([false, false]).show_rows(ui, ROW, lines, |ui, range| {
        for at in range {
            if line::is_whole(ui, ROW) {
                ui.push_id(at, |ui| paint(ui, &line_at(at, page, parties), page, by_leader, context));
            } else {
                ui.add_space(ROW);
            }
        }
    });
}

/// The line at a place.
fn line_at<'a>(at: usize, page: &Page<'a>, parties: &'a [PartyAgenda]) -> SideLine<'a> {
    let agenda = page.agenda;
    let Some(at) = at.checked_sub(2) else {
        return if at == 0 { SideLine::Tabs } else { SideLine::Columns };
    };
    if let Some(party) = parties.get(at) {
        return SideLine::Party(party);
    }
    let waiting = agenda.letters.len() + agenda.reviews.len();
    let at = match (at - parties.len()).checked_sub(2) {
        Some(at) => at,
        None if at == parties.len() => return SideLine::Gap,
        None => return SideLine::Heading("today-letters", waiting),
    };
    if let Some(letter) = agenda.letters.get(at) {
        return SideLine::Letter(letter);
    }
    if let Some(review) = agenda.reviews.get(at - agenda.letters.len()) {
        return SideLine::Review(review);
    }
    let at = match (at - waiting).checked_sub(2) {
        Some(at) => at,
        None if at == waiting => return SideLine::Gap,
        None => return SideLine::Heading("today-happened", agenda.happened.len()),
    };
    if let Some(happened) = agenda.happened.get(at) {
        return SideLine::Happened(happened);
    }
    since_at(at - agenda.happened.len(), page)
}

/// The line at a place of the last list.
fn since_at<'a>(at: usize, page: &Page<'a>) -> SideLine<'a> {
    let Some(since) = page.since else { return SideLine::Gap };
    match at.checked_sub(2).and_then(|at| since_rows(since).get(at)) {
        Some(row) => SideLine::Done(row),
        None if at == 0 => SideLine::Gap,
        None => SideLine::Since(since),
    }
}

/// The rows that are shown of it: the rest is a click away.
fn since_rows(since: &SinceVersion) -> &[ActivityRow] {
    since.told.as_ref().map(|told| told.rows.as_slice()).unwrap_or_default()
}

fn paint(ui: &mut Ui, line: &SideLine<'_>, page: &Page<'_>, by_leader: &mut bool, context: &mut Context<'_>) {
    match line {
        SideLine::Tabs => tabs(ui, page, by_leader, context),
        SideLine::Columns => columns(ui, *by_leader, context),
        SideLine::Party(party) => party_row(ui, party, *by_leader, page, context),
        SideLine::Gap => ui.add_space(ROW),
        SideLine::Heading(key, count) => {
            let line = heading(ui, key, *count, context);
            if *key == "today-happened" {
                lead_on(ui, line, Command::Activity, context);
            }
        }
        SideLine::Letter(letter) => letter_row(ui, letter, page, context),
        SideLine::Review(review) => review_row(ui, review, page, context),
        SideLine::Happened(happened) => happened_row(ui, happened, page, context),
        SideLine::Since(since) => since::heading(ui, since, context),
        SideLine::Done(row) => since::row(ui, row, context),
    }
}

fn tabs(ui: &mut Ui, page: &Page<'_>, by_leader: &mut bool, context: &mut Context<'_>) {
    let palette = theme::palette(ui);
    let words = context.words;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    let mut left = rect.left();
    for (leader, key) in [(false, "today-by-unit"), (true, "today-by-leader")] {
        let on = *by_leader == leader;
        let line = if on { Line::strong(palette.text) } else { Line::body(palette.text) };
        let width = line.paint(ui, pos2(left, rect.center().y), 160.0, words.text(key));
        let tab = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom()));
        let response = ui.interact(tab, ui.scope_id().with(key), Sense::click());
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, on, words.text(key)));
        if on {
            ui.painter().hline(tab.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, palette.text));
        }
        if response.clicked() {
            *by_leader = leader;
        }
        left += width + space::L;
    }
    let (own, all, key) = if *by_leader {
        (page.agenda.leaders.len(), page.agenda.all_leaders, "today-leaders-busy")
    } else {
        (page.agenda.units.len(), page.agenda.all_units, "today-units-busy")
    };
    let note = words.with(key, [("count", own.into()), ("all", all.into())]);
    Line::small(palette.weak).paint(ui, pos2(left, rect.center().y), rect.right() - left - 90.0, &note);
    let late: Vec<&PartyAgenda> = page.agenda.units.iter().filter(|unit| !unit.missing.is_empty()).collect();
    if !late.is_empty() && !*by_leader {
        let text = words.with("today-press-reports", [("count", late.len().into())]);
        if link_at_right(ui, rect, &text).on_hover_text(words.text("today-press-tip")).clicked() {
            let items = |unit: &&PartyAgenda| {
                let of_item = |id| NodeRef::new(unit.party.report.clone(), NodeId::Item(id));
                unit.missing.iter().cloned().map(of_item).collect::<Vec<_>>()
            };
            let nodes = late.iter().flat_map(items).collect();
            // An item that two units lead may have been reported by the other one.
            let units = late.iter().filter_map(|unit| match &unit.party.node {
                NodeId::Party(id) => Some(id.clone()),
                _ => None,
            });
            let units = units.collect();
            context.actions.push(Action::Ask(Dialog::Letters(nodes, LetterKind::Remind, Some(units))));
        }
    }
}

fn columns(ui: &mut Ui, by_leader: bool, context: &Context<'_>) {
    let words = context.words;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let small = Line::small(theme::palette(ui).weak);
    small.paint(ui, at(space::S), 120.0, words.text(if by_leader { "today-leader" } else { "today-unit" }));
    let right = small.right();
    for (of, x) in [(Status::Late, LATE), (Status::Near, NEAR), (Status::Done, DONE)] {
        // The word of a standing is too long for a column of figures in English.
        let word = if of == Status::Done { words.text("today-column-done") } else { words.choice(of) };
        right.paint(ui, at(x), 60.0, word);
    }
    let (_, month, _) = context.session.today().parts();
    let report = words.with("today-reports", [("month", words.month_alone(month).into())]);
    right.paint(ui, pos2(rect.right() - space::S, rect.center().y), 80.0, &report);
}

fn party_row(ui: &mut Ui, party: &PartyAgenda, by_leader: bool, page: &Page<'_>, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let report = page.dataset.report(&party.party.report);
    let name = report.and_then(|report| report.line_name(&party.party.node)).unwrap_or_default();
    let label = words.with(
        "today-party-label",
        [
            ("name", name.as_str().into()),
            ("late", party.count(Status::Late).into()),
            ("near", party.count(Status::Near).into()),
            ("done", party.count(Status::Done).into()),
            ("missing", party.missing.len().into()),
        ],
    );
    let (rect, clicked) = pressed(ui, &label);
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    Line::body(palette.text).paint(ui, at(space::S), LATE - 40.0, &name);
    for (of, x) in [(Status::Late, LATE), (Status::Near, NEAR), (Status::Done, DONE)] {
        let count = party.count(of);
        let line = match (of, count) {
            (_, 0) => Line::body(palette.weak),
            (Status::Done, _) => Line::body(palette.text),
            _ => Line::strong(palette.status_words(of)),
        };
        line.right().paint(ui, at(x), 48.0, &count.to_string());
    }
    let end = pos2(rect.right() - space::S, rect.center().y);
    if party.missing.is_empty() {
        let on = party.reported.map(|on| words.short_date(on, page.today)).unwrap_or_default();
        Line::body(palette.weak).right().paint(ui, end, 80.0, &on);
    } else if !by_leader || party.reported.is_none() {
        let text = words.with("today-missing", [("count", party.missing.len().into())]);
        Line::strong(palette.text).right().paint(ui, end, 80.0, &text);
    } else {
        let text = words.with("today-missing", [("count", party.missing.len().into())]);
        Line::body(palette.text).right().paint(ui, end, 80.0, &text);
    }
    if clicked {
        context.actions.push(Action::Select(party.party.clone()));
    }
}

/// A link at the right end of a heading to the view that tells more of it.
fn lead_on(ui: &mut Ui, line: Rect, command: Command, context: &mut Context<'_>) {
    let info = command.info();
    let text = format!("{}…", context.words.text(info.name));
    if link_at_right(ui, line, &text).on_hover_text(info.tooltip(context.words)).clicked() {
        context.actions.push(Action::Run(command));
    }
}

/// The heading of a list. Returns where it stands.
fn heading(ui: &mut Ui, key: &str, count: usize, context: &Context<'_>) -> Rect {
    title(ui, &context.words.with(key, [("count", count.into())]))
}

fn letter_row(ui: &mut Ui, letter: &AwaitedLetter, page: &Page<'_>, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let party = NodeId::Party(letter.unit.clone());
    let report = page.dataset.report(&letter.report);
    let unit = report.and_then(|report| report.line_name(&party)).unwrap_or_default();
    let name = words
        .with("today-letter", [("kind", words.choice(letter.kind).into()), ("number", letter.number.as_str().into())]);
    let (rect, clicked) = pressed(ui, &format!("{name} {unit}"));
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    status::paint_letter(ui.painter(), at(14.0), palette);
    Line::body(palette.text).paint(ui, at(28.0), 196.0, &name);
    Line::body(palette.text).paint(ui, at(232.0), rect.width() - 232.0 - 88.0, &unit);
    let (text, line) = match letter.days {
        None => (String::new(), Line::body(palette.weak)),
        Some(0) => (words.text("today-due-today").to_owned(), Line::strong(palette.text)),
        Some(days) if days < 0 => {
            let colour = palette.status_words(Status::Late);
            (words.with("today-over", [("days", (-days).into())]), Line::strong(colour))
        }
        Some(days) => (words.short_date(page.today.add_days(days), page.today), Line::body(palette.text)),
    };
    line.right().paint(ui, pos2(rect.right() - space::S, rect.center().y), 84.0, &text);
    if clicked {
        let items = report.and_then(|report| report.letters.get(letter.at)).map(|own| own.items.clone());
        let node = |node: NodeId| NodeRef::new(letter.report.clone(), node);
        let first = items.and_then(|items| items.into_iter().next()).map_or(party, NodeId::Item);
        context.actions.push(Action::Select(node(first)));
    }
}

fn review_row(ui: &mut Ui, review: &AgendaItem, page: &Page<'_>, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let Some(nodes) = review.row.resolve(page.dataset) else { return ui.add_space(ROW) };
    let name = words.with("today-review", [("title", nodes.item.title.as_str().into())]);
    let (rect, clicked) = pressed(ui, &name);
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    status::paint_review(ui.painter(), at(14.0), palette);
    Line::body(palette.text).paint(ui, at(28.0), 196.0, &name);
    let unit = nodes.item.lead_units.first().and_then(|id| nodes.report.party(id));
    Line::body(palette.text).paint(ui, at(232.0), rect.width() - 232.0 - 88.0, unit.map_or("", |unit| &unit.name));
    let days = review.days.unwrap_or_default();
    let day = words.short_date(page.today.add_days(days), page.today);
    let line = if days < 0 { Line::strong(palette.status_words(Status::Late)) } else { Line::body(palette.text) };
    line.right().paint(ui, pos2(rect.right() - space::S, rect.center().y), 84.0, &day);
    if clicked {
        context.actions.push(Action::Select(nodes.node_ref()));
    }
}

fn happened_row(ui: &mut Ui, happened: &Happened, page: &Page<'_>, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let Some(report) = page.dataset.report(&happened.node.report) else { return ui.add_space(ROW) };
    let item = report.item_of(&happened.node.node);
    let unit = match &happened.node.node {
        NodeId::Party(id) => report.party(id),
        _ => item.and_then(|item| item.lead_units.first()).and_then(|id| report.party(id)),
    };
    let number = item.map(|item| report.full_number(&item.id)).unwrap_or_default();
    let what = format!("{number} {}", short(&happened_words(&happened.what, words)));
    let (rect, clicked) = pressed(ui, what.trim());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let day = if happened.on == page.today { "today-word" } else { "yesterday-word" };
    Line::body(palette.weak).paint(ui, at(space::S), 44.0, words.text(day));
    Line::body(palette.text).paint(ui, at(56.0), 96.0, unit.map_or("", |unit| &unit.name));
    Line::body(palette.text).paint(ui, at(160.0), rect.width() - 168.0, what.trim());
    if clicked {
        context.actions.push(Action::Select(happened.node.clone()));
    }
}
