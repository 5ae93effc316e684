//! Dragging rows: where the node under the pointer would go, and letting it go there.

use egui::{Response, Ui};

use super::super::Context;
use super::paint;
use crate::document::{Place, drop_place};
use crate::model::{NodeRef, Report};
use crate::session::{Action, OpenDocument};

/// Lets a row be dragged, and others be dropped on it.
pub(super) fn row(
    ui: &Ui,
    response: &Response,
    report: &Report,
    node: &NodeRef,
    document: &OpenDocument,
    context: &mut Context<'_>,
) {
    if response.drag_started() {
        // A row among several selected ones takes them all along.
        let chosen = document.chosen();
        let dragged = if chosen.contains(node) { chosen.to_vec() } else { vec![node.clone()] };
        response.dnd_set_drag_payload(dragged);
    }
    let Some(dragged) = response.dnd_hover_payload::<Vec<NodeRef>>() else { return };
    let behind = ui.pointer_latest_pos().is_some_and(|pos| pos.y > response.rect.center().y);
    let Some(place) = place(report, node, &dragged, behind) else {
        ui.ctx().set_cursor_icon(egui::CursorIcon::NotAllowed);
        return;
    };
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    paint::drop_mark(ui, response.rect, place.under == node.node, behind);
    if let Some(dropped) = response.dnd_release_payload::<Vec<NodeRef>>() {
        context.actions.push(Action::MoveTo(dropped.as_ref().clone(), place));
    }
}

/// Where the dragged nodes would go: nodes of one kind and of this report, and not onto themselves.
fn place(report: &Report, on: &NodeRef, dragged: &[NodeRef], behind: bool) -> Option<Place> {
    let first = dragged.first()?;
    let kind = std::mem::discriminant(&first.node);
    let alike = dragged.iter().all(|node| node.report == on.report && std::mem::discriminant(&node.node) == kind);
    if !alike || dragged.contains(on) {
        return None;
    }
    drop_place(report, &first.node, &on.node, behind)
}
