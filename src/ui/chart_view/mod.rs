//! The chart view: charts of the whole dataset, and the wall chart.

mod plan;

use egui::{ScrollArea, Ui};

use super::theme::{self, space};
use super::widgets::choice::choice;
use super::{Context, bars, charts, widgets};
use crate::chart::{Body, Chart, Named, Row};
use crate::session::{Action, Command, OpenDocument};
use crate::words::Words;

/// The state of the chart view.
#[derive(Debug, Default)]
pub(super) struct ChartView {
    plan: plan::PlanState,
}

impl ChartView {
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let words = context.words;
        ui.horizontal(|ui| {
            let id = egui::Id::unique("chart");
            let word = |named| name(named, words).to_owned();
            if let Some(named) = choice(ui, id, words.text("chart-choose"), document.named(), &Named::ALL, word) {
                context.actions.push(Action::ShowChart(named));
            }
            for command in [Command::CopyChart, Command::SaveChart] {
                bars::tool(ui, command, context);
            }
            if let Some(Body::Schedule(_)) = document.chart().map(|chart| &chart.body) {
                self.plan.controls(ui, words);
            }
        });
        ui.add_space(space::S);
        let Some(chart) = document.chart() else {
            ui.centered_and_justified(Ui::spinner);
            return;
        };
        match &chart.body {
            Body::Schedule(schedule) => {
                heading(ui, chart);
                self.plan.show(ui, schedule, context);
            }
            Body::Rows(rows) if rows.len() > FEW => {
                heading(ui, chart);
                many(ui, rows, document, context);
            }
            Body::Empty(advice) => widgets::empty(ui, &chart.title, advice),
            _ => charts::show(ui, "chart", chart, document.document().dataset(), context),
        }
    }
}

/// More rows than these are drawn only while they are on screen.
const FEW: usize = 12;

fn heading(ui: &mut Ui, chart: &Chart) {
    ui.label(theme::text::section(&chart.title));
    ui.label(theme::text::small(&chart.subtitle).weak());
    ui.add_space(space::S);
}

/// Rows of one height: only those on screen are laid out.
fn many(ui: &mut Ui, rows: &[Row], document: &OpenDocument, context: &mut Context<'_>) {
    let tall = charts::BAR + 12.0;
    ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]).show_rows(ui, tall, rows.len(), |ui, range| {
        for at in range {
            let Some(row) = rows.get(at) else { continue };
            ui.push_id(at, |ui| {
                ui.horizontal(|ui| {
                    let label = (ui.available_width() * 0.3).clamp(120.0, 320.0);
                    ui.allocate_ui_with_layout(
                        egui::vec2(label, tall - 4.0),
                        egui::Layout::left_to_right(egui::Align::Center),
                        |ui| {
                            ui.set_width(label);
                            ui.add(egui::Label::new(&row.label).truncate());
                        },
                    );
                    let plot = (ui.available_width() - 190.0).max(80.0);
                    let spot = charts::row(ui, row, egui::vec2(plot, charts::BAR + 4.0));
                    charts::reach(ui, spot, document.document().dataset(), context);
                    ui.add(egui::Label::new(theme::text::small(&row.value)).truncate());
                });
            });
        }
    });
}

/// What a chart is called.
fn name(named: Named, words: &Words) -> &str {
    words.text(match named {
        Named::Standing => "named-standing",
        Named::OffTarget => "named-off-target",
        Named::Attainment => "named-attainment",
        Named::Achievements => "named-achievements",
        Named::Plan => "named-plan",
        Named::PlanByUnit => "named-plan-by-unit",
        Named::PlanMeasures => "named-plan-measures",
        Named::LoadUnits => "named-load-units",
        Named::LoadLeaders => "named-load-leaders",
        Named::Calendar => "named-calendar",
        Named::Closed => "named-closed",
    })
}
