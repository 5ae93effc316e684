//! The page of several selected nodes: what they are, and what can be set for all of them.

use egui::{RichText, ScrollArea, Ui};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::{self, shape};
use crate::model::{NodeId, NodeRef};
use crate::session::{Action, OpenDocument};

/// Shows the selected nodes and their settings.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let chosen = document.chosen();
    ui.label(theme::text::title(words.with("several-title", [("count", chosen.len().into())])));
    ui.label(RichText::new(words.text("several-about")).weak());
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| widgets::bulk::bar(ui, document, context));
    widgets::rule(ui);
    let area = ScrollArea::vertical().id_salt("several").auto_shrink([false, false]);
    area.show_rows(ui, theme::ROW, chosen.len(), |ui, range| {
        for node in chosen.get(range).unwrap_or_default() {
            row(ui, node, document, context);
        }
    });
}

fn row(ui: &mut Ui, node: &NodeRef, document: &OpenDocument, context: &mut Context<'_>) {
    let Some(report) = document.document().dataset().report(&node.report) else { return };
    let at = report.locate(&node.node);
    let name = match &node.node {
        NodeId::Report => Some(report.title.clone()),
        NodeId::Category(_) => at.and_then(|at| report.category_at(at)).map(|c| format!("{} {}", c.number, c.title)),
        NodeId::Problem(_) => at.and_then(|at| report.problem_at(at)).map(|p| format!("{} {}", p.number, p.title)),
        NodeId::Item(_) => at.and_then(|at| report.item_at(at)).map(|i| format!("{} {}", i.number, i.title)),
        NodeId::Measure(id) => at
            .and_then(|at| report.item_at(at))
            .and_then(|item| item.measure(id))
            .map(|measure| format!("{} {}", measure.number, measure.text)),
        NodeId::Indicator(id) => report.indicator(id).map(|(_, indicator)| indicator.name.clone()),
        NodeId::Party(id) => report.party(id).map(|party| party.name.clone()),
    };
    ui.push_id(node, |ui| {
        ui.horizontal(|ui| {
            if let (NodeId::Item(_), Some(item)) = (&node.node, at.and_then(|at| report.item_at(at))) {
                shape::progress(ui, item.progress, context.words);
            }
            let name = name.unwrap_or_default();
            let link = ui.add(egui::Button::new(&name).frame(false).truncate());
            if link.on_hover_text(&name).clicked() {
                context.actions.push(Action::Select(node.clone()));
            }
        });
    });
}
