//! Targets missed and what was achieved.

use egui::Ui;

use super::super::theme::{self, space};
use super::super::{Context, charts, widgets};
use super::{Cached, Edge, HEADING, all_of, short};
use crate::analysis::{Answers, Attainment};
use crate::chart;
use crate::model::{NodeId, NodeRef};
use crate::session::{Action, View};

/// How high a missed target is: its name and its bar, in points.
const TALL: f32 = 56.0;

/// The room that the value at the end of a change takes, in points.
const VALUE: f32 = 64.0;

/// Targets missed, the largest shortfall first, and below them what got better most.
pub(super) fn right_column(ui: &mut Ui, cached: &Cached, answers: &Answers, edge: Edge, context: &mut Context<'_>) {
    widgets::section(ui, context.words.text("overview-off"));
    ui.add(egui::Label::new(theme::text::strong(&cached.off_title)).wrap());
    ui.add_space(space::S);
    let off = &answers.overview.off_target;
    let below = HEADING + theme::ROW + cached.achieved.len() as f32 * (ROW + 4.0);
    let shown = edge.rows(ui, TALL, below);
    for shortfall in off.iter().take(shown) {
        ui.push_id(&shortfall.node, |ui| off_row(ui, &shortfall.node, &shortfall.attainment, answers, context));
    }
    all_of(ui, off.len(), shown, View::Indicators, context);
    edge.keep_whole(ui, below);
    achieved(ui, cached, answers, context);
}

/// How high a change is, in points.
const ROW: f32 = charts::BAR + 12.0;

fn achieved(ui: &mut Ui, cached: &Cached, answers: &Answers, context: &mut Context<'_>) {
    if cached.achieved.is_empty() {
        return;
    }
    let words = context.words;
    widgets::section(ui, words.text("overview-achieved"));
    let count = answers.overview.improved;
    ui.add(egui::Label::new(theme::text::strong(words.with("overview-improved", [("count", count.into())]))).wrap());
    for row in &cached.achieved {
        ui.push_id(&row.node, |ui| {
            ui.horizontal(|ui| {
                let size = egui::vec2(ui.available_width() * 0.38, ROW);
                ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.set_width(size.x);
                    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
                    let link = ui.add(egui::Link::new(&row.label)).on_hover_text(&row.label);
                    if let Some(node) = row.node.as_ref().filter(|_| link.clicked()) {
                        context.actions.push(Action::Select(node.clone()));
                    }
                });
                let spot = charts::row(ui, row, &[], egui::vec2(ui.available_width() - VALUE, charts::BAR));
                charts::reach(ui, spot, &answers.dataset, context);
            });
        });
    }
}

fn off_row(ui: &mut Ui, node: &NodeRef, attainment: &Attainment, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let NodeId::Indicator(id) = &node.node else { return };
    let Some(report) = answers.dataset.report(&node.report) else { return };
    let Some((_, indicator)) = report.indicator(id) else { return };
    ui.horizontal(|ui| {
        let gap = attainment.shortfall.map(|gap| words.quantity(gap, &indicator.unit)).unwrap_or_default();
        if ui.add(egui::Link::new(short(&indicator.name))).on_hover_text(&indicator.name).clicked() {
            context.actions.push(Action::Select(node.clone()));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let gap = words.with("off-gap", [("gap", gap.into())]);
            ui.label(theme::text::small(gap).color(theme::palette(ui).missed));
        });
    });
    let row = chart::bullet(&report.id, indicator, attainment, words);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 216.0).max(80.0);
        let spot = charts::row(ui, &row, &[], egui::vec2(width, charts::BAR));
        charts::reach(ui, spot, &answers.dataset, context);
        let text = format!("{} / {}", row.value, row.target);
        ui.add(egui::Label::new(theme::text::small(text)).truncate());
    });
}
