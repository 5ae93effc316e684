//! The names of the nodes that a dialog is about.

use egui::{RichText, Ui};

use super::Context;
use crate::model::{NodeId, NodeRef};

/// How many names are spelled out.
const FEW: usize = 4;

/// Shows the first names, and how many more there are.
pub(super) fn show(ui: &mut Ui, nodes: &[NodeRef], context: &Context<'_>) {
    for node in nodes.iter().take(FEW) {
        if let Some(name) = name(node, context) {
            ui.add(egui::Label::new(name).truncate());
        }
    }
    if nodes.len() > FEW {
        let more = context.words.with("and-more", [("count", (nodes.len() - FEW).into())]);
        ui.label(RichText::new(more).weak());
    }
}

/// The name of a node in a line.
pub(super) fn name(node: &NodeRef, context: &Context<'_>) -> Option<String> {
    let report = context.session.active()?.document().dataset().report(&node.report)?;
    let item = report.item_of(&node.node);
    Some(match &node.node {
        NodeId::Item(_) => {
            let item = item?;
            format!("{} {}", item.number, item.title)
        }
        NodeId::Measure(id) => {
            let measure = item?.measure(id)?;
            format!("{} {}", measure.number, measure.text)
        }
        NodeId::Indicator(id) => report.indicator(id)?.1.name.clone(),
        _ => return None,
    })
}
