//! Indicators: a list at the left, grouped and sorted at will; the page of the chosen one beside it.

mod arrange;
mod pane;

use egui::Ui;

use super::Context;
use super::detail::{self, FieldValues};
use super::draft::Drafts;
use super::widgets;
use crate::model::{NodeId, NodeRef};
use crate::session::OpenDocument;

pub(super) use pane::Pane;

/// Shows the page of the chosen indicator, else of the one that stands first in the pane.
pub(super) fn show(
    ui: &mut Ui,
    document: &OpenDocument,
    drafts: &mut Drafts,
    values: &mut FieldValues,
    context: &mut Context<'_>,
) {
    match indicator(document) {
        Some(node) => detail::show_node(ui, &node, document, drafts, values, context),
        None if document.answers().is_none() => widgets::pending(ui, document.analyses_failed(), context.words),
        None => widgets::empty(ui, context.words.text("indicators-none"), context.words.text("indicators-none-advice")),
    }
}

/// The indicator that is shown: the chosen one, else the first that is listed.
fn indicator(document: &OpenDocument) -> Option<NodeRef> {
    let chosen = document.selection().filter(|node| matches!(node.node, NodeId::Indicator(_)));
    let chosen = chosen.filter(|node| document.document().dataset().holds(node)).cloned();
    chosen.or_else(|| {
        let answers = document.answers()?;
        answers.indicators.rows.first()?.node(&answers.dataset)
    })
}
