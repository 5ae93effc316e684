//! Letters to units (督办) that were not answered in time: to whom, since when, and the way to the unit and the items.

use egui::Ui;

use super::super::Context;
use super::super::theme;
use super::super::widgets::{self, shape};
use super::{Edge, HEADING, all_of, short};
use crate::analysis::{Answers, UnansweredLetter};
use crate::model::NodeRef;
use crate::session::{Action, View};

/// So many are shown; the others are one click away.
pub(super) const FEW: usize = 5;

/// The section of unanswered letters; nothing where there are none.
pub(super) fn unanswered(ui: &mut Ui, answers: &Answers, edge: Edge, context: &mut Context<'_>) {
    let letters = &answers.overview.unanswered;
    let Some(longest) = letters.first() else { return };
    let words = context.words;
    edge.keep_whole(ui, HEADING + 2.0 * theme::ROW);
    widgets::section(ui, words.text("overview-unanswered"));
    let arguments = [("count", letters.len().into()), ("days", longest.days.into())];
    ui.add(egui::Label::new(theme::text::strong(words.with("overview-unanswered-count", arguments))).wrap());
    for (at, letter) in letters.iter().take(FEW).enumerate() {
        ui.push_id(at, |ui| row(ui, letter, answers, context));
    }
    all_of(ui, letters.len(), FEW, View::Units, context);
}

fn row(ui: &mut Ui, letter: &UnansweredLetter, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        let palette = theme::palette(ui);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, theme::ROW), egui::Sense::hover());
        shape::paint_late(ui.painter(), rect.center(), palette);
        let late = words.with("due-late", [("days", letter.days.into())]);
        ui.add_sized([92.0, theme::ROW], egui::Label::new(theme::text::small(late).color(palette.seal)).truncate());
        let unit = name(&letter.unit, answers);
        if ui.add(egui::Link::new(short(&unit))).on_hover_text(&unit).clicked() {
            context.actions.push(Action::Select(letter.unit.clone()));
        }
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        let called = format!("{} {}", words.choice(letter.kind), letter.number);
        ui.label(theme::text::small(called.trim()));
        if letter.items.is_empty() {
            return;
        }
        let count = words.with("letter-items-count", [("count", letter.items.len().into())]);
        let titles: Vec<String> = letter.items.iter().map(|item| name(item, answers)).collect();
        if ui.add(egui::Link::new(theme::text::small(count))).on_hover_text(titles.join("\n")).clicked() {
            context.actions.extend(to_items(&letter.items));
        }
    });
}

/// The way to the items of a letter: one is shown, several are selected.
fn to_items(items: &[NodeRef]) -> Vec<Action> {
    match items {
        [one] => vec![Action::Select(one.clone())],
        several => vec![Action::Mark(several.to_vec()), Action::SetView(View::Detail)],
    }
}

fn name(node: &NodeRef, answers: &Answers) -> String {
    let report = answers.dataset.report(&node.report);
    report.map(|report| widgets::node_name(report, &node.node)).unwrap_or_default()
}
