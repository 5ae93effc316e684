//! Targets missed and what got better.

use egui::{Layout, Ui, vec2};

use super::super::theme;
use super::super::widgets::status;
use super::super::{Context, charts, widgets};
use super::{Cached, Edge, ROW, all_of};
use crate::analysis::{Answers, Goal, Shortfall};
use crate::chart;
use crate::model::{IndicatorOwner, NodeId, Status};
use crate::session::{Action, Command, View};

/// The widths of the columns that do not grow, in points; the name has what is left.
const BULLET: f32 = 180.0;
const VALUE: f32 = 150.0;
const GAP: f32 = 96.0;

/// The room that the value at the end of a change takes, in points.
const AFTER: f32 = 64.0;

/// Targets missed, the largest shortfall first.
pub(super) fn missed(ui: &mut Ui, cached: &Cached, answers: &Answers, edge: Edge, context: &mut Context<'_>) {
    let title = context.words.text("overview-off");
    widgets::headed(ui, title, &cached.off_title, |ui| super::leads_on(ui, Command::Indicators, context));
    let off = &answers.overview.off_target;
    let shown = edge.rows(ui, ROW, 0.0);
    for (at, shortfall) in off.iter().take(shown).enumerate() {
        ui.push_id(("missed", at), |ui| missed_row(ui, shortfall, answers, context));
    }
    all_of(ui, off.len(), shown, View::Indicators, context);
}

fn missed_row(ui: &mut Ui, shortfall: &Shortfall, answers: &Answers, context: &mut Context<'_>) {
    let words = context.words;
    let Shortfall { node, attainment } = shortfall;
    let NodeId::Indicator(id) = &node.node else { return };
    let Some(report) = answers.dataset.report(&node.report) else { return };
    let Some((owner, indicator)) = report.indicator(id) else { return };
    let item = match owner {
        IndicatorOwner::Report => None,
        IndicatorOwner::Item(item) => Some(item.as_ref()),
    };
    let session = context.session;
    let goal = Goal::of(indicator, item, session.today());
    // Missed is what its day has passed for: what has time left is not red.
    let of = goal.and_then(|goal| goal.status(session.today(), session.preferences().near_due_days));
    let row = chart::bullet(&report.id, indicator, attainment, words);
    ui.horizontal(|ui| {
        let (mark, response) = ui.allocate_exact_size(vec2(status::SIZE, ROW), egui::Sense::hover());
        if let Some(of) = of {
            status::paint(ui.painter(), mark.center(), of, theme::palette(ui));
            response.on_hover_text(words.text(if of == Status::Late { "goal-is-missed" } else { "goal-is-ahead" }));
        }
        let rest = ui.available_width() - VALUE - GAP - 3.0 * theme::space::S;
        let bullet = BULLET.min(rest * 0.45);
        cell(ui, rest - bullet, Layout::left_to_right(egui::Align::Center), |ui| {
            let link = ui.add(egui::Link::new(&indicator.name)).on_hover_text(&indicator.name);
            if link.clicked() {
                context.actions.push(Action::Select(node.clone()));
            }
        });
        let spot = charts::row(ui, &row, &[], vec2(bullet, ROW - 6.0));
        charts::reach(ui, spot, &answers.dataset, context);
        let from_right = Layout::right_to_left(egui::Align::Center);
        cell(ui, VALUE, from_right, |ui| {
            let text = format!("{} / {}", row.value, row.target);
            ui.add(egui::Label::new(theme::text::small(&text)).truncate()).on_hover_text(text);
        });
        cell(ui, GAP, from_right, |ui| {
            let gap = attainment.shortfall.map(|gap| words.gap(gap, &indicator.unit)).unwrap_or_default();
            let gap = words.with("off-gap", [("gap", gap.into())]);
            let colour = theme::palette(ui).status_words(of.unwrap_or(Status::Open));
            ui.add(egui::Label::new(theme::text::small(gap).color(colour)).truncate());
        });
    });
}

/// A cell of a row, of a width; what is too long is cut.
fn cell(ui: &mut Ui, width: f32, layout: Layout, show: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
        ui.set_min_size(vec2(width, ROW));
        ui.set_max_width(width);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        show(ui);
    });
}

/// What got better most, from before to now; nothing where nothing did.
pub(super) fn achieved(ui: &mut Ui, cached: &Cached, answers: &Answers, context: &mut Context<'_>) {
    if cached.achieved.is_empty() {
        return;
    }
    let words = context.words;
    let note = words.with("overview-improved", [("count", answers.overview.improved.into())]);
    widgets::headed(ui, words.text("overview-achieved"), &note, |ui| {
        super::leads_on(ui, Command::Indicators, context);
    });
    for row in &cached.achieved {
        ui.push_id(&row.node, |ui| {
            ui.horizontal(|ui| {
                let name = ui.available_width() * 0.38;
                cell(ui, name, Layout::left_to_right(egui::Align::Center), |ui| {
                    let link = ui.add(egui::Link::new(&row.label)).on_hover_text(&row.label);
                    if let Some(node) = row.node.as_ref().filter(|_| link.clicked()) {
                        context.actions.push(Action::Select(node.clone()));
                    }
                });
                let spot = charts::row(ui, row, &[], vec2(ui.available_width() - AFTER, ROW));
                charts::reach(ui, spot, &answers.dataset, context);
            });
        });
    }
}
