//! What a party answers for and what it owes, in lists: a row each, the most urgent first.

use egui::Ui;

use super::super::super::theme;
use super::super::super::widgets;
use super::super::super::widgets::status;
use super::super::super::widgets::status_row::{self, Cell, Tone};
use super::super::form::Form;
use crate::analysis::{Owed, OwedWhat, PartyItem, PartyLine, PartyRole};
use crate::model::{Due, Item, ItemId, NodeId, Report, Status, full_number};
use crate::words::Words;

/// The widths of the columns, in points.
const NUMBER: f32 = 84.0;
const DATE: f32 = 104.0;
const DAYS: f32 = 96.0;

/// What it owes: stages, measures, answers, what a refusal demands.
pub(super) fn owed(ui: &mut Ui, line: &PartyLine, form: &mut Form<'_, '_>) {
    let words = form.words();
    if line.items.is_empty() && line.owed.is_empty() {
        return;
    }
    if line.owed.is_empty() {
        widgets::section(ui, words.text("unit-owes-nothing"));
        return;
    }
    widgets::section(ui, &words.with("unit-owes", [("count", line.owed.len().into())]));
    let report = form.report;
    for (at, owed) in line.owed.iter().enumerate() {
        let days = words.with("unit-owed-days", [("days", owed.days.into())]);
        let (what, item) = owed_words(owed, report, &words);
        let own = item.and_then(|id| line.items.iter().find(|own| own.item == *id));
        let number = own.and_then(|own| numbered(report, own)).map(|(number, _)| number).unwrap_or_default();
        let cells = [
            Cell::new(&number, NUMBER).tone(Tone::Weak),
            Cell::new(&what, 0.0),
            Cell::new(&days, DAYS).tone(Tone::Late).right(),
        ];
        let row = ui.push_id(("owed", at), |ui| status_row::row(ui, Some(Status::Late), &cells, false)).inner;
        if let (true, Some(id)) = (row.on_hover_text(&what).clicked(), item) {
            form.select(NodeId::Item(id.clone()));
        }
    }
}

/// What is owed in words, and the item that it is about.
fn owed_words<'a>(owed: &'a Owed, report: &'a Report, words: &Words) -> (String, Option<&'a ItemId>) {
    let item = |id: &ItemId| report.item(id);
    match &owed.what {
        OwedWhat::Stage(id, at) => {
            let goal = item(id).and_then(|item| item.stages.get(*at)).map(|stage| stage.goal.clone());
            (words.with("unit-owed-stage", [("text", goal.unwrap_or_default().into())]), Some(id))
        }
        OwedWhat::Measure(id, measure) => {
            let text = item(id).and_then(|item| item.measure(measure)).map(|measure| measure.text.clone());
            (words.with("unit-owed-measure", [("text", text.unwrap_or_default().into())]), Some(id))
        }
        OwedWhat::Demand(id) => {
            let refusal = item(id).and_then(|item| crate::analysis::ClosingState::of(item).refusal);
            let demand = refusal.map(|refusal| refusal.demand).unwrap_or_default();
            (words.with("unit-owed-demand", [("text", demand.into())]), Some(id))
        }
        OwedWhat::Answer(at) => {
            let letter = report.letters.get(*at);
            let number = letter.map(|letter| letter.number.clone()).unwrap_or_default();
            let kind = letter.map(|letter| words.choice(letter.kind)).unwrap_or_default();
            let arguments = [("kind", kind.into()), ("number", number.into())];
            (words.with("unit-owed-answer", arguments), letter.and_then(|letter| letter.items.first()))
        }
    }
}

/// Its items, a list for each role.
pub(super) fn items(ui: &mut Ui, line: &PartyLine, form: &mut Form<'_, '_>) {
    let words = form.words();
    let roles = [
        (PartyRole::Leader, "unit-answers"),
        (PartyRole::Lead, "unit-leads"),
        (PartyRole::Support, "unit-supports"),
        (PartyRole::Handler, "unit-handles"),
    ];
    for (role, key) in roles {
        let count = line.items.iter().filter(|own| own.role == role).count();
        if count == 0 {
            continue;
        }
        widgets::section(ui, &words.with(key, [("count", count.into())]));
        for own in line.items.iter().filter(|own| own.role == role) {
            ui.push_id(&own.item, |ui| item(ui, own, form, &words));
        }
    }
}

fn item(ui: &mut Ui, own: &PartyItem, form: &mut Form<'_, '_>, words: &Words) {
    let report = form.report;
    let Some((number, item)) = numbered(report, own) else { return };
    let due = item.due.as_ref().and_then(Due::present).map(|when| words.when(when)).unwrap_or_default();
    let standing = status::worded(own.status, own.days_left, item, words);
    let late = own.status == Status::Late;
    let percent = item.percent.map(|percent| words.quantity(percent, "%")).unwrap_or_default();
    let tone = if late { Tone::Late } else { Tone::Weak };
    let cells = [
        Cell::new(&number, NUMBER),
        Cell::new(&item.title, 0.0),
        Cell::new(&due, DATE).tone(tone).right(),
        Cell::new(&standing, DAYS).tone(tone),
        Cell::new(&percent, 52.0).tone(Tone::Weak).right(),
    ];
    if status_row::row(ui, Some(own.status), &cells, false).on_hover_text(&item.title).clicked() {
        form.select(NodeId::Item(item.id.clone()));
    }
}

/// The item with its number from the category down: (一)2.(3).
fn numbered<'a>(report: &'a Report, own: &PartyItem) -> Option<(String, &'a Item)> {
    let (category, problem, at) = own.place;
    let category = report.categories.get(category as usize)?;
    let problem = category.problems.get(problem as usize)?;
    // The report may be a newer one than the table was made from: the place then holds another item.
    let item = problem.items.get(at as usize).filter(|item| item.id == own.item)?;
    Some((full_number(category, problem, item), item))
}

/// The measures that are its own and not complete.
pub(super) fn open_measures(ui: &mut Ui, line: &PartyLine, form: &mut Form<'_, '_>) {
    let words = form.words();
    let count: usize = line.items.iter().map(|own| own.open_measures.len()).sum();
    if count == 0 {
        return;
    }
    widgets::section(ui, &words.with("unit-measures", [("count", count.into())]));
    let today = form.context.session.today();
    let report = form.report;
    for own in &line.items {
        let Some((number, item)) = numbered(report, own) else { continue };
        for measure in own.open_measures.iter().filter_map(|id| item.measure(id)) {
            let last = measure.due.as_ref().or(item.due.as_ref()).and_then(Due::last_day);
            let due = last.map(|last| words.date(last)).unwrap_or_default();
            let left = last.map(|last| last.days_since(today));
            let is_late = left.is_some_and(|left| left < 0);
            let key = if is_late { "due-late" } else { "due-left" };
            let days = left.map(|left| words.with(key, [("days", left.unsigned_abs().into())])).unwrap_or_default();
            let tone = if is_late { Tone::Late } else { Tone::Weak };
            let cells = [
                Cell::new(&number, NUMBER).tone(Tone::Weak),
                Cell::new(&measure.text, 0.0),
                Cell::new(&due, DATE).tone(tone).right(),
                Cell::new(&days, DAYS).tone(tone),
            ];
            let mark = is_late.then_some(Status::Late);
            let row = ui.push_id(&measure.id, |ui| status_row::row(ui, mark, &cells, false)).inner;
            if row.on_hover_text(&measure.text).clicked() {
                form.select(NodeId::Measure(measure.id.clone()));
            }
        }
    }
    ui.add_space(theme::space::S);
}
