//! Drawing charts with egui_plot: the marks of a chart value become plot items, the words stand beside them.

pub(super) mod areas;
mod row;

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;

use egui::{Sense, Ui, Vec2};
use egui_plot::Plot;

use super::Context;
use super::theme::{self, Palette, space};
use crate::chart::{self, Held, MarkRole, ValuePlace};
use crate::model::{Dataset, NodeId};
use crate::session::Action;

pub(super) use row::{BAR, row};

/// A plot without axes, grid, zoom and drag, of a height in points; a click is reported.
fn fixed_plot(id: impl Hash + Debug, height: f32) -> Plot<'static> {
    Plot::new(id)
        .height(height)
        .show_axes(false)
        .show_grid(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(Vec2::ZERO)
        .label_formatter(|_| None)
        .sense(Sense::CLICK)
}

/// The colour of a role: the same on every chart.
fn colour(role: MarkRole, palette: &Palette) -> egui::Color32 {
    match role {
        MarkRole::Actual => palette.actual,
        MarkRole::Earlier => palette.earlier,
        MarkRole::Target => palette.text,
        MarkRole::Part(place) => {
            palette.parts.get(usize::from(place) % palette.parts.len()).copied().unwrap_or(palette.actual)
        }
        MarkRole::Rest => palette.sunken,
    }
}

/// What the pointer does to a mark.
pub(super) struct Reached {
    /// The value that it leads to; nothing for one that only counts items.
    pub(super) spot: Option<ValuePlace>,
    pub(super) clicked: bool,
    /// What is written in the mark, for marks that are not of an indicator.
    pub(super) text: String,
    /// The items that the mark counts.
    pub(super) holds: Held,
}

/// Shows the facts of the mark under the pointer; a click leads to its node, or selects the items that it counts.
pub(super) fn reach(ui: &Ui, reached: Option<Reached>, dataset: &Dataset, context: &mut Context<'_>) {
    let Some(reached) = reached else { return };
    let facts = reached.spot.as_ref().and_then(|spot| {
        let NodeId::Indicator(id) = &spot.node.node else { return None };
        let report = dataset.report(&spot.node.report)?;
        let (_, indicator) = report.indicator(id)?;
        Some((indicator.name.clone(), chart::facts(report, indicator, spot.part, context.words)))
    });
    let tip = egui::Tooltip::always_open(
        ui.ctx().clone(),
        ui.layer_id(),
        ui.scope_id().with("mark"),
        egui::PopupAnchor::Pointer,
    );
    tip.gap(12.0).show(|ui| match facts {
        Some((name, facts)) => facts_table(ui, &name, &facts),
        None => drop(ui.label(&reached.text)),
    });
    if reached.clicked {
        let add = ui.input(|input| input.modifiers.command);
        context.actions.extend(asked(&reached, add));
    }
}

/// What a click asks for: the items that a mark counts are selected, any other mark leads to its node.
fn asked(reached: &Reached, add: bool) -> Option<Action> {
    if reached.holds.is_empty() {
        return reached.spot.as_ref().map(|spot| Action::Select(spot.node.clone()));
    }
    Some(Action::Brush(Arc::clone(&reached.holds), add))
}

/// The facts as two columns.
fn facts_table(ui: &mut Ui, name: &str, facts: &[(String, String)]) {
    ui.set_max_width(420.0);
    ui.label(theme::text::strong(name));
    egui::Grid::new("facts").num_columns(2).spacing([space::M, 2.0]).show(ui, |ui| {
        for (label, text) in facts {
            ui.label(theme::text::small(label).weak());
            ui.add(egui::Label::new(theme::text::small(text)).wrap());
            ui.end_row();
        }
    });
}
