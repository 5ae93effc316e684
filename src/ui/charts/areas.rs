//! What can be pointed at in a chart that was laid out: told under the pointer, reached by the keyboard, and where it leads.

use std::sync::Arc;

use egui::{Rect, Response, Sense, Stroke, Ui, Vec2, vec2};

use super::super::theme;
use super::super::{Context, picture};
use super::Reached;
use crate::model::{Dataset, NodeId, NodeRef};
use crate::scene::{AreaKind, ChartLayout, HitArea};
use crate::session::Action;

/// A chart as it was laid out, all of it but so much of the margins at both sides and at the top: the page has its own.
pub(crate) fn laid_out(ui: &mut Ui, layout: &ChartLayout, margin: Vec2, dataset: &Dataset, context: &mut Context<'_>) {
    let size = vec2(layout.scene.width - 2.0 * margin.x, layout.scene.height - 1.5 * margin.y);
    let (place, _) = ui.allocate_exact_size(size.max(Vec2::ZERO), Sense::hover());
    let corner = place.min - margin;
    // The first shape is the ground, which the window has already.
    picture::shapes(ui.painter(), corner, 1.0, layout.scene.shapes.iter().skip(1));
    for (at, area) in layout.areas.iter().enumerate().filter(|(_, area)| area.kind != AreaKind::Heading) {
        let [left, top, width, height] = area.at;
        let rect = Rect::from_min_size(corner + vec2(left, top), vec2(width, height));
        let response = respond(ui, area, rect, at);
        if response.has_focus() {
            let stroke = Stroke::new(1.5, theme::palette(ui).focus);
            ui.painter().rect_stroke(rect, 2.0, stroke, egui::StrokeKind::Outside);
        }
        if response.clicked() {
            let add = ui.input(|input| input.modifiers.command);
            context.actions.extend(chosen(area, add, dataset));
        }
        if response.hovered() && area.kind == AreaKind::Mark {
            let (spot, holds) = (area.spot.clone(), Arc::clone(&area.holds));
            let reached = Reached { spot, clicked: false, text: area.text.clone(), holds };
            super::reach(ui, Some(reached), dataset, context);
        }
    }
}

/// Lets an area be pointed at and read out.
pub(crate) fn respond(ui: &Ui, area: &HitArea, rect: Rect, at: usize) -> Response {
    let (sense, role) = match area.kind {
        AreaKind::Heading => (Sense::hover(), egui::Role::Label),
        AreaKind::Link => (Sense::click(), egui::Role::Link),
        AreaKind::Mark => (Sense::CLICK, egui::Role::Image),
    };
    // Several marks may have one name.
    let response = ui.interact(rect, ui.scope_id().with((&area.name, at)), sense);
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, &area.name));
    if area.kind == AreaKind::Heading { response } else { response.on_hover_cursor(egui::CursorIcon::PointingHand) }
}

/// What a click asks for: the items that are held there are selected, anything else leads to its node, and with Ctrl selects
/// its item. The mark of one item leads to it.
pub(crate) fn chosen(area: &HitArea, add: bool, dataset: &Dataset) -> Option<Action> {
    if !area.holds.is_empty() && (add || !is_of_one_item(area)) {
        return Some(Action::Brush(Arc::clone(&area.holds), add));
    }
    let node = &area.spot.as_ref()?.node;
    if add {
        return item_of(dataset, node).map(|item| Action::Brush(std::iter::once(item).collect(), true));
    }
    Some(Action::Select(node.clone()))
}

/// True for the mark of one item: what it holds is what it leads to.
fn is_of_one_item(area: &HitArea) -> bool {
    let place = area.spot.as_ref().map(|spot| &spot.node);
    matches!(&*area.holds, [only] if place == Some(only))
}

/// The item that a node is or belongs to.
pub(crate) fn item_of(dataset: &Dataset, node: &NodeRef) -> Option<NodeRef> {
    let item = dataset.report(&node.report)?.item_of(&node.node)?;
    Some(NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone())))
}
