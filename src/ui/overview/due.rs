//! What is due next, and whose it is.

use egui::{RichText, Ui};

use super::super::Context;
use super::super::theme;
use super::super::widgets::shape;
use super::{Edge, HEADING, UNSURE, all_of, letters, short};
use crate::analysis::{Answers, DueEntry};
use crate::chart::due_name;
use crate::model::{Item, NodeId, NodeRef, Report};
use crate::session::{Action, View};

/// What is due next.
pub(super) fn next(ui: &mut Ui, answers: &Answers, edge: Edge, context: &mut Context<'_>) {
    let due = &answers.overview.due;
    if due.is_empty() {
        ui.label(RichText::new(context.words.text("overview-nothing-due")).weak());
        return;
    }
    let letters = answers.overview.unanswered.len().min(letters::FEW);
    let letters = if letters > 0 { HEADING + theme::ROW + letters as f32 * (theme::ROW + 4.0) } else { 0.0 };
    let below = letters + UNSURE;
    let shown = edge.rows(ui, theme::ROW, below);
    for (at, entry) in due.iter().take(shown).enumerate() {
        ui.push_id(at, |ui| due_row(ui, entry, answers, context));
    }
    all_of(ui, due.len(), shown, View::Today, context);
}

fn due_row(ui: &mut Ui, entry: &DueEntry, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        let palette = theme::palette(ui);
        let late = entry.days_left < 0;
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, theme::ROW), egui::Sense::hover());
        if late {
            shape::paint_late(ui.painter(), rect.center(), palette);
        }
        let key = if late { "due-late" } else { "due-left" };
        let text = words.with(key, [("days", entry.days_left.unsigned_abs().into())]);
        let colour = if late { palette.seal } else { palette.weak };
        cell(ui, 96.0, theme::text::small(words.when(entry.due)));
        cell(ui, 84.0, theme::text::small(text).color(colour));
        let name = due_name(&name(&entry.node, answers), entry.what, item_of(entry, answers), words);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        if let Some(whose) = whose(&entry.node, answers) {
            cell(ui, 84.0, theme::text::small(whose));
        }
        if ui.add(egui::Link::new(short(&name))).on_hover_text(&name).clicked() {
            context.actions.push(Action::Select(entry.node.clone()));
        }
    });
}

/// A text of a column, which begins where the others do.
fn cell(ui: &mut Ui, width: f32, text: RichText) {
    let left = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(width, theme::ROW), left, |ui| {
        ui.set_width(width);
        ui.add(egui::Label::new(text).truncate());
    });
}

/// The item that it is about.
fn item_of<'a>(entry: &DueEntry, answers: &'a Answers) -> Option<&'a Item> {
    answers.dataset.report(&entry.node.report)?.item_of(&entry.node.node).map(|item| &**item)
}

/// Who answers for it: the first unit in the lead, else the leader.
fn whose<'a>(node: &NodeRef, answers: &'a Answers) -> Option<&'a str> {
    let report: &Report = answers.dataset.report(&node.report)?;
    let item: &Item = report.item_of(&node.node)?;
    let party = item.lead_units.first().or(item.leader.as_ref())?;
    Some(report.party(party)?.name.as_str())
}

/// The name of a node, in a line.
fn name(node: &NodeRef, answers: &Answers) -> String {
    let Some(report) = answers.dataset.report(&node.report) else { return String::new() };
    match &node.node {
        NodeId::Indicator(id) => report.indicator(id).map(|(_, indicator)| indicator.name.clone()),
        NodeId::Measure(id) => {
            report.item_of(&node.node).and_then(|item| item.measure(id)).map(|measure| measure.text.clone())
        }
        other => report.item_of(other).map(|item| item.title.clone()),
    }
    .unwrap_or_default()
}
