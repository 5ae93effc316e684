//! What is due next, and whose it is.

use egui::{RichText, Ui};

use super::super::Context;
use super::super::theme;
use super::super::widgets;
use super::{Edge, HEADING, UNSURE, all_of, letters, short};
use crate::analysis::{Answers, DueEntry};
use crate::chart::due_name;
use crate::model::{Item, NodeId, NodeRef, Report, When};
use crate::session::{Action, Command, View};

/// What is due next.
pub(super) fn next(ui: &mut Ui, answers: &Answers, edge: Edge, context: &mut Context<'_>) {
    // What is late stands at the top of the page.
    let all = &answers.overview.due;
    let due = all.get(all.partition_point(|entry| entry.days_left < 0)..).unwrap_or_default();
    let key = if due.is_empty() { "overview-nothing-due" } else { "overview-next-count" };
    let note = context.words.with(key, [("count", due.len().into())]);
    widgets::headed(ui, context.words.text("overview-next"), &note, |ui| {
        super::leads_on(ui, Command::Today, context);
    });
    if due.is_empty() {
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
        let text = words.with("due-left", [("days", entry.days_left.unsigned_abs().into())]);
        let date = match entry.due {
            When::Day(day) => words.short_date(day, context.session.today()),
            other => words.when(other),
        };
        cell(ui, 80.0, theme::text::small(date));
        cell(ui, 72.0, theme::text::small(text).weak());
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
