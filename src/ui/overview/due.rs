//! What is due next, and whose it is.

use egui::{RichText, ScrollArea, Ui};

use super::super::Context;
use super::super::theme;
use super::super::widgets::shape;
use super::short;
use crate::analysis::{Answers, DueEntry};
use crate::chart::due_name;
use crate::model::{Item, NodeId, NodeRef, Report};
use crate::session::Action;

/// What is due next.
pub(super) fn next(ui: &mut Ui, answers: &Answers, height: f32, context: &mut Context<'_>) {
    let due = &answers.overview.due;
    if due.is_empty() {
        ui.label(RichText::new(context.words.text("overview-nothing-due")).weak());
        return;
    }
    let rows =
        ScrollArea::vertical().id_salt("due").max_height((height * 0.3).clamp(120.0, 260.0)).auto_shrink([false, true]);
    rows.show_rows(ui, theme::ROW, due.len(), |ui, range| {
        for entry in due.get(range).unwrap_or_default() {
            due_row(ui, entry, answers, context);
        }
    });
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
        ui.add_sized([118.0, theme::ROW], egui::Label::new(theme::text::small(words.when(entry.due))).truncate());
        ui.add_sized([92.0, theme::ROW], egui::Label::new(theme::text::small(text).color(colour)).truncate());
        let name = due_name(&name(&entry.node, answers), entry.what, item_of(entry, answers), words);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        if let Some(whose) = whose(&entry.node, answers) {
            ui.add_sized([96.0, theme::ROW], egui::Label::new(theme::text::small(whose)).truncate());
        }
        if ui.add(egui::Link::new(short(&name))).on_hover_text(&name).clicked() {
            context.actions.push(Action::Select(entry.node.clone()));
        }
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
