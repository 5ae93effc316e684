//! One chart with its choices: which chart, in which order, of which report, as of which day.

use egui::Ui;

use super::super::theme::{self, space};
use super::super::widgets::choice::choice;
use super::super::widgets::date_field::{self, DateKind};
use super::super::widgets::report_scope::report_scope;
use super::super::{Context, widgets};
use super::drawn::Drawn;
use super::plan::PlanState;
use crate::chart::{Body, Chart, ChartSpec, Named, Order};
use crate::session::{Action, ChartPanel, ChartStep, OpenDocument};
use crate::table::parse::{self, DateBasis};

/// The state of one panel.
#[derive(Debug, Default)]
pub(super) struct PanelState {
    plan: PlanState,
    drawn: Drawn,
    /// What is typed as the day, while it is typed.
    day: Option<String>,
}

impl PanelState {
    /// Lets go of the layout.
    pub(super) fn leave(&mut self) {
        self.drawn = Drawn::default();
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        panel: &ChartPanel,
        several: bool,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        self.choices(ui, panel, several, document, context);
        ui.add_space(space::XS);
        let Some(chart) = &panel.chart else {
            widgets::pending(ui, panel.failed, context.words);
            return;
        };
        match &chart.body {
            Body::Schedule(schedule) => {
                heading(ui, chart);
                self.plan.show(ui, schedule, panel.spec.as_of.is_none(), document, context);
            }
            Body::Rows(_)
            | Body::Series(_)
            | Body::Standing(_)
            | Body::Units(_)
            | Body::Closed(_)
            | Body::ClosedPanels(_)
            | Body::Calendar(_) => {
                self.drawn.show(ui, chart, document, context);
            }
            Body::Empty(advice) => widgets::empty(ui, &chart.title, advice),
        }
    }

    /// What can be chosen, in a line that wraps where the panel is narrow.
    fn choices(
        &mut self,
        ui: &mut Ui,
        panel: &ChartPanel,
        several: bool,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        let words = context.words;
        let mut spec = panel.spec.clone();
        let mut close = false;
        ui.horizontal_wrapped(|ui| {
            let id = egui::Id::unique(("chart", panel.id()));
            let word = |named: Named| words.text(named.word()).to_owned();
            if let Some(named) = choice(ui, id, words.text("chart-choose"), spec.named, &Named::ALL, word) {
                spec.named = named;
                spec.order = None;
            }
            order(ui, panel, &mut spec, context);
            report(ui, panel, &mut spec, document, context);
            self.day(ui, &mut spec, context);
            if several {
                close = ui.button("×").on_hover_text(words.text("chart-close")).clicked();
            }
            if let Some(Body::Schedule(_)) = panel.chart.as_ref().map(|chart| &chart.body) {
                self.plan.controls(ui, several, words);
            }
        });
        if close {
            context.actions.push(Action::Charts(ChartStep::Close(panel.id())));
        } else if spec != panel.spec {
            context.actions.push(Action::Charts(ChartStep::Show(panel.id(), spec)));
        }
    }

    /// The day as of which the chart is shown: taken when the field is left, or on Enter.
    fn day(&mut self, ui: &mut Ui, spec: &mut ChartSpec, context: &Context<'_>) {
        let words = context.words;
        let present = spec.as_of.map(|on| on.to_string()).unwrap_or_default();
        let text = self.day.get_or_insert(present.clone());
        let basis = DateBasis::today(context.session.today());
        let wrong = parse::date(text, basis, words).err();
        let label = ui.label(theme::text::small(words.text("chart-date")).weak());
        let field = ui.scope(|ui| {
            if wrong.is_some() {
                ui.visuals_mut().override_text_color = Some(theme::palette(ui).missed);
            }
            date_field::own(ui, text, words.text("chart-date-hint"), 92.0, DateKind::day(basis), context)
        });
        let field = field.inner.labelled_by(label.id);
        let typing = field.has_focus();
        field.on_hover_text(wrong.as_deref().unwrap_or(words.text("chart-date-tip")));
        if !typing {
            match parse::date(text, basis, words) {
                Ok(on) => {
                    spec.as_of = on;
                    self.day = None;
                }
                // What cannot be read stays to be mended, and the chart stays as it is.
                Err(_) if *text == present => self.day = None,
                Err(_) => {}
            }
        }
    }
}

fn order(ui: &mut Ui, panel: &ChartPanel, spec: &mut ChartSpec, context: &Context<'_>) {
    let orders = spec.named.orders();
    let (Some(own), words) = (orders.first(), context.words) else { return };
    let id = egui::Id::unique(("order", panel.id()));
    let word = |order: Order| words.text(order.word()).to_owned();
    if let Some(order) = choice(ui, id, words.text("order"), spec.order.unwrap_or(*own), orders, word) {
        spec.order = (order != *own).then_some(order);
    }
}

/// Which report of a collection.
fn report(ui: &mut Ui, panel: &ChartPanel, spec: &mut ChartSpec, document: &OpenDocument, context: &Context<'_>) {
    let name = format!("{} {}", context.words.text("chart-report"), panel.id());
    let reports = &document.document().dataset().reports;
    if let Some(scope) = report_scope(ui, &name, &spec.scope, reports, context.words) {
        spec.scope = scope;
    }
}

fn heading(ui: &mut Ui, chart: &Chart) {
    ui.add(egui::Label::new(theme::text::section(&chart.title)).wrap());
    ui.add(egui::Label::new(theme::text::small(&chart.subtitle).weak()).wrap());
    ui.add_space(space::S);
}
