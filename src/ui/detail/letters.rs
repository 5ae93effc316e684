//! A letter to a unit (督办函件) on its page: what it is about, and whether it was answered.

use std::sync::Arc;

use egui::Ui;

use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::DateKind;
use super::form::Form;
use crate::analysis::Answer;
use crate::document::Change;
use crate::field;
use crate::model::{Letter, NodeId, Report};
use crate::table::parse;
use crate::words::Words;

/// What a letter is about, by when it is to be answered, and the day of the answer, which can be put in.
pub(super) fn unfolded(ui: &mut Ui, report: &Arc<Report>, at: usize, letter: &Letter, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
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
    });
}

/// How it is with the answer, in words; true where it is late.
pub(super) fn answer_words(answer: Answer, words: &Words) -> (String, bool) {
    let days = |days: i32| [("days", days.into())];
    match answer {
        Answer::Given => (words.text("letter-answer-given").to_owned(), false),
        Answer::GivenLate(late) => (words.with("letter-answer-given-late", days(late)), false),
        Answer::Awaited(None) => (words.text("letter-answer-awaited").to_owned(), false),
        Answer::Awaited(Some(left)) => (words.with("letter-answer-awaited-days", days(left)), false),
        Answer::Late(late) => (words.with("letter-answer-late", days(late)), true),
    }
}
