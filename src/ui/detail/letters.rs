//! The letters to a unit (督办函件) on its page: number, day, what they are about, and whether they were answered.

use std::sync::Arc;

use egui::Ui;

use super::super::theme::{self, space};
use super::super::widgets::date_field::DateKind;
use super::super::widgets::{self, shape};
use super::form::Form;
use crate::analysis::Answer;
use crate::document::Change;
use crate::field;
use crate::model::{Letter, NodeId, PartyId, Report};
use crate::table::parse;

/// The letters to a unit, the newest first; nothing where it got none.
pub(super) fn show(ui: &mut Ui, unit: &PartyId, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = Arc::clone(form.report);
    let mut own: Vec<(usize, &Letter)> =
        report.letters.iter().enumerate().filter(|(_, letter)| letter.unit == *unit).collect();
    if own.is_empty() {
        return;
    }
    own.sort_by_key(|(at, letter)| std::cmp::Reverse((letter.on, *at)));
    widgets::section(ui, &words.with("letters-of-unit", [("count", own.len().into())]));
    for (at, letter) in own {
        ui.push_id(("letter", at), |ui| one(ui, &report, at, letter, form));
    }
}

fn one(ui: &mut Ui, report: &Arc<Report>, at: usize, letter: &Letter, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        let number = if letter.number.is_empty() { words.text("letter-unnumbered") } else { &letter.number };
        ui.label(theme::text::strong(number)).on_hover_text(&letter.text);
        ui.label(words.choice(letter.kind));
        ui.label(words.date(letter.on));
        let titles: Vec<String> =
            letter.items.iter().map(|id| widgets::node_name(report, &NodeId::Item(id.clone()))).collect();
        let count = ui.link(words.with("letter-items-count", [("count", letter.items.len().into())]));
        if count.on_hover_text(titles.join("\n")).clicked()
            && let Some(first) = letter.items.first()
        {
            form.select(NodeId::Item(first.clone()));
        }
        if let Some(by) = letter.answer_by {
            ui.label(words.with("letter-answer-by", [("date", words.date(by).into())]));
        }
    });
    ui.horizontal(|ui| {
        ui.add_space(space::L);
        ui.label(theme::text::small(words.text("field-letter-answered_on")).weak());
        let name = format!("{} {}", letter.number, words.text("field-letter-answered_on"));
        let value = letter.answered_on.map(|day| day.to_string()).unwrap_or_default();
        let (known, report, basis) = (form.words(), Arc::clone(report), form.days());
        let make = move |typed: &str| {
            let day = parse::date(typed, basis, &known)?;
            let mut letters = report.letters.clone();
            if let Some(letter) = letters.get_mut(at) {
                letter.answered_on = day;
            }
            Ok(Change::set(&(), field!(Report.letters), letters))
        };
        form.date(ui, ("answered", at), &name, &value, 116.0, DateKind::day(basis), make);
        answer(ui, Answer::of(letter, form.context.session.today()), form);
    });
    ui.add_space(space::XS);
}

/// How it is with the answer; what is late has its shape and its word.
fn answer(ui: &mut Ui, answer: Answer, form: &Form<'_, '_>) {
    let words = form.words();
    let days = |days: i32| [("days", days.into())];
    let (text, is_late) = match answer {
        Answer::Given => (words.text("letter-answer-given").to_owned(), false),
        Answer::GivenLate(late) => (words.with("letter-answer-given-late", days(late)), false),
        Answer::Awaited(None) => (words.text("letter-answer-awaited").to_owned(), false),
        Answer::Awaited(Some(left)) => (words.with("letter-answer-awaited-days", days(left)), false),
        Answer::Late(late) => (words.with("letter-answer-late", days(late)), true),
    };
    let palette = theme::palette(ui);
    if is_late {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(shape::SIZE, theme::ROW), egui::Sense::hover());
        shape::paint_late(ui.painter(), rect.center(), palette);
        ui.colored_label(palette.seal, text);
    } else {
        ui.label(egui::RichText::new(text).weak());
    }
}
