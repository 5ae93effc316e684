//! Units and leaders: who is behind stands first in the pane at the left; the page of the chosen one beside it.

mod pane;

use egui::Ui;

use super::Context;
use super::detail::{self, FieldValues};
use super::draft::Drafts;
use super::widgets;
use crate::model::{NodeId, NodeRef};
use crate::session::OpenDocument;

pub(super) use pane::Pane;

/// Shows the page of the chosen party, else of the one that stands first in the pane.
pub(super) fn show(
    ui: &mut Ui,
    pane: &Pane,
    document: &OpenDocument,
    drafts: &mut Drafts,
    values: &mut FieldValues,
    context: &mut Context<'_>,
) {
    match party(pane, document) {
        Some(node) => detail::show_node(ui, &node, document, drafts, values, context),
        None if document.answers().is_none_or(|answers| answers.parties.is_none()) => {
            widgets::pending(ui, document.analyses_failed(), context.words);
        }
        None => widgets::empty(ui, context.words.text("units-none"), context.words.text("units-none-advice")),
    }
}

/// The party that is shown.
fn party(pane: &Pane, document: &OpenDocument) -> Option<NodeRef> {
    let chosen = document.selection().filter(|node| matches!(node.node, NodeId::Party(_)));
    let chosen = chosen.filter(|node| document.document().dataset().holds(node)).cloned();
    chosen.or_else(|| Some(NodeRef::new(document.report()?.id.clone(), NodeId::Party(pane.first()?.clone()))))
}
