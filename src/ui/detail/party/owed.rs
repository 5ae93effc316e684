//! What the party owes: stages, measures, what a refusal demands, answers, reports; two lines each, the longest first.

use std::collections::HashSet;

use egui::{Ui, pos2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::line::{self, Line};
use super::super::super::widgets::status;
use super::super::form::Form;
use super::rows::{self, LeadsOn, MARK};
use super::{Page, links};
use crate::analysis::{ClosingState, MonthReport, Owed, OwedWhat};
use crate::model::{Due, Item, ItemId, LetterKind, NodeId, PartyKind, Status, full_number};

/// The height of a row, and the width of its days, in points.
const ROW: f32 = 44.0;
const DAYS: f32 = 88.0;

/// More rows than these are folded.
const FEW: usize = 6;

pub(super) fn show(ui: &mut Ui, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let owed = &page.line.owed;
    if page.line.items.is_empty() && owed.is_empty() {
        return;
    }
    let words = page.words;
    if owed.is_empty() {
        // Units owe; that a leader owes nothing says nothing.
        if page.party.kind != PartyKind::Unit {
            return;
        }
        rows::heading(ui, words.text("unit-owes-nothing"), "", None);
        return;
    }
    // It is written to about what it leads itself: of the rest another unit has to hear.
    let of_led = |one: &Owed| matches!(one.what, OwedWhat::Stage(..) | OwedWhat::Demand(_) | OwedWhat::Reports(..));
    let can_press = page.party.kind == PartyKind::Unit && owed.iter().any(of_led);
    let link = LeadsOn { text: words.text("unit-press"), tip: words.text("unit-press-tip") };
    let title = words.with("unit-owes", [("count", owed.len().into())]);
    if rows::heading(ui, &title, "", Some(link).filter(|_| can_press)) {
        let owing = owing(page);
        form.context.actions.extend(links::letter(page, LetterKind::Remind, |own| owing.contains(&own.item)));
    }
    let shown = rows::shown(ui, page, "owed", owed.len(), FEW);
    ui.push_id("owed", |ui| {
        rows::rows(ui, ROW, shown, |ui, at| {
            if let Some(one) = owed.get(at) {
                row(ui, one, page, form);
            }
        });
    });
    rows::rest(ui, page, "owed", owed.len(), FEW);
}

/// The items of which something is owed.
fn owing<'a>(page: &Page<'a>) -> HashSet<&'a ItemId> {
    let mut found = HashSet::new();
    for one in &page.line.owed {
        match &one.what {
            OwedWhat::Stage(id, _) | OwedWhat::Measure(id, _) | OwedWhat::Demand(id) => drop(found.insert(id)),
            OwedWhat::Reports(month, _) => {
                let Some(column) = page.own.months.iter().position(|own| own == month) else { continue };
                let missing = page.own.reports.iter().filter(|(_, own)| own.get(column) == Some(&MonthReport::Missing));
                found.extend(missing.filter_map(|(at, _)| page.line.items.get(*at)).map(|own| &own.item));
            }
            OwedWhat::Answer(_) => {}
        }
    }
    found
}

/// What is owed, and about what and by when, in words.
struct OwedWords {
    what: String,
    about: String,
}

fn row(ui: &mut Ui, one: &Owed, page: &Page<'_>, form: &mut Form<'_, '_>) {
    let words = page.words;
    let days = words.with("unit-owed-days", [("days", one.days.into())]);
    let OwedWords { what, about } = told(one, page);
    let label = [what.as_str(), &about, &days].join(" ");
    let (rect, clicked) = line::pressed(ui, ROW, &label);
    let palette = theme::palette(ui);
    let upper = |x: f32| pos2(x, rect.top() + 12.0);
    status::paint(ui.painter(), upper(rect.left() + MARK / 2.0), Status::Late, palette);
    let left = rect.left() + MARK;
    Line::body(palette.text).paint(ui, upper(left), rect.right() - left - DAYS, &what);
    let late = Line::strong(palette.status_words(Status::Late)).right();
    late.paint(ui, upper(rect.right()), DAYS - space::S, &days);
    Line::small(palette.weak).paint(ui, pos2(left, rect.top() + 30.0), rect.right() - left - space::S, &about);
    if clicked && let Some(node) = node(one, page) {
        form.select(node);
    }
}

/// What a row opens: the measure or the item that it is about.
fn node(one: &Owed, page: &Page<'_>) -> Option<NodeId> {
    match &one.what {
        OwedWhat::Measure(_, measure) => Some(NodeId::Measure(measure.clone())),
        OwedWhat::Answer(at) => page.report.letters.get(*at)?.items.first().cloned().map(NodeId::Item),
        OwedWhat::Stage(..) | OwedWhat::Demand(_) | OwedWhat::Reports(..) => {
            one.resolve(page.report).map(|(.., item)| NodeId::Item(item.id.clone()))
        }
    }
}

fn told(one: &Owed, page: &Page<'_>) -> OwedWords {
    let words = page.words;
    let found = one.resolve(page.report);
    let number = found.map(|(category, problem, item)| full_number(category, problem, item)).unwrap_or_default();
    let item = found.map(|(.., item)| item);
    let day = |due: Option<&Due>| due.and_then(Due::last_day).map(|day| words.short_date(day, page.today));
    let due = |due: Option<&Due>| day(due).map(|day| words.with("unit-owed-due", [("date", day.into())]));
    let joined = |parts: Vec<String>| {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(words.text("unit-news-join"))
    };
    match &one.what {
        OwedWhat::Stage(_, at) => {
            let stage = item.and_then(|item| item.stages.get(*at));
            let goal = stage.map(|stage| stage.goal.as_str()).unwrap_or_default();
            let due = due(stage.and_then(|stage| stage.due.as_ref())).unwrap_or_default();
            let now = item.and_then(|item| now(item, goal, page)).unwrap_or_default();
            OwedWords {
                what: words.with("unit-owed-stage", [("text", goal.into())]),
                about: joined(vec![number, due, now]),
            }
        }
        OwedWhat::Measure(_, id) => {
            let measure = item.and_then(|item| item.measure(id));
            let [own, text] = measure.map(|own| [own.number.as_str(), own.text.as_str()]).unwrap_or_default();
            let due = due(measure.and_then(|measure| measure.due.as_ref())).unwrap_or_default();
            let what = words.with("unit-owed-measure", [("number", own.into()), ("text", text.into())]);
            OwedWords { what, about: joined(vec![number, due]) }
        }
        OwedWhat::Demand(_) => {
            let refusal = item.and_then(|item| ClosingState::of(item).refusal);
            let on = refusal.as_ref().and_then(|refusal| refusal.on).map(|on| words.short_date(on, page.today));
            let on = on.map(|on| words.with("unit-owed-refused", [("date", on.into())])).unwrap_or_default();
            let demand = refusal.map(|refusal| refusal.demand).unwrap_or_default();
            OwedWords {
                what: words.with("unit-owed-demand", [("text", demand.into())]),
                about: joined(vec![number, on]),
            }
        }
        OwedWhat::Answer(at) => answer(*at, page),
        OwedWhat::Reports(month, count) => {
            let name = words.month_alone(month.month);
            let what = words.with("unit-owed-reports", [("month", name.into()), ("count", (*count).into())]);
            let from = words.with("unit-owed-from", [("number", number.as_str().into())]);
            OwedWords { what, about: if *count > 1 { from } else { number } }
        }
    }
}

/// The value of an indicator now, where the goal of the stage speaks of its unit.
fn now(item: &Item, goal: &str, page: &Page<'_>) -> Option<String> {
    let is_meant = |unit: &str| !unit.is_empty() && goal.contains(unit);
    let mut meant = item.indicators.iter().filter(|own| is_meant(&own.unit) && own.latest().is_some());
    let indicator = meant.next()?;
    // With two of one unit nothing says which of them is meant.
    if meant.next().is_some() {
        return None;
    }
    Some(page.words.with("unit-owed-now", [("value", page.words.latest(indicator).into())]))
}

fn answer(at: usize, page: &Page<'_>) -> OwedWords {
    let words = page.words;
    let Some(letter) = page.report.letters.get(at) else {
        return OwedWords { what: String::new(), about: String::new() };
    };
    let arguments = [("kind", words.choice(letter.kind).into()), ("number", letter.number.as_str().into())];
    let day = |day| words.short_date(day, page.today);
    let sent = words.with("unit-owed-sent", [("date", day(letter.on).into())]);
    let by = letter.answer_by.map(|by| words.with("letter-answer-by", [("date", day(by).into())]));
    let about = [Some(sent), by].into_iter().flatten().collect::<Vec<_>>().join(words.text("unit-news-join"));
    OwedWords { what: words.with("unit-owed-answer", arguments), about }
}
