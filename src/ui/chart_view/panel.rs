//! One chart with its choices: which chart, in which order, of which report, as of which day.

use std::sync::Arc;

use egui::{Rect, Ui, UiBuilder};

use super::super::draft::Drafts;
use super::super::theme::{self, space};
use super::super::widgets::choice::choice;
use super::super::widgets::date_field::{self, DateKind};
use super::super::widgets::report_scope::report_scope;
use super::super::{Context, widgets};
use super::drawn::Drawn;
use super::note::{self, NoteField};
use super::plan::PlanState;
use super::table::TableView;
use crate::chart::{Body, Chart, ChartSpec, Named, Order};
use crate::session::{Action, ChartPanel, ChartStep, OpenDocument};
use crate::table::parse::{self, DateBasis};

/// From which width on, in points, a chart and its table stand side by side: both can be read then.
const BOTH: f32 = 1240.0;

/// How much of the width the chart has beside its table.
const CHART_SHARE: f32 = 0.56;

/// Where a panel stands among the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct PanelPlace {
    /// True for one of several.
    pub(super) several: bool,
    /// True for the first that shows its chart of its report: the note is written there.
    pub(super) writes_note: bool,
}

/// The state of one panel.
#[derive(Debug, Default)]
pub(super) struct PanelState {
    plan: PlanState,
    drawn: Drawn,
    table: TableView,
    note: NoteField,
    /// What is typed as the day, while it is typed.
    day: Option<String>,
}

impl PanelState {
    /// Lets go of the layout.
    pub(super) fn leave(&mut self) {
        self.drawn = Drawn::default();
        self.table.leave();
    }

    /// Takes the keys of commands that are about the table while it has the keyboard.
    pub(super) fn take_keys(&mut self, ui: &Ui) {
        self.table.take_keys(ui);
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        panel: &ChartPanel,
        place: PanelPlace,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        self.choices(ui, panel, place.several, document, context);
        ui.add_space(space::XS);
        let whole = ui.available_rect_before_wrap();
        let foot = self.note.height(panel, document);
        let (body, foot) = whole.split_top_bottom_at_y(whole.bottom() - foot);
        within(ui, "body", body, |ui| self.body(ui, panel, document, context));
        if foot.is_positive() {
            within(ui, "foot", foot, |ui| {
                if place.writes_note {
                    self.note.show(ui, panel, document, drafts, context);
                } else {
                    note::repeated(ui, panel, document);
                }
            });
        }
        ui.advance_cursor_after_rect(whole);
    }

    /// The chart, its table, or both side by side where there is room.
    fn body(&mut self, ui: &mut Ui, panel: &ChartPanel, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(chart) = &panel.chart else {
            widgets::pending(ui, panel.failed, context.words);
            return;
        };
        if !panel.shows_table || chart.is_empty() {
            self.table.leave();
            self.chart(ui, panel, chart, document, context);
            return;
        }
        let whole = ui.available_rect_before_wrap();
        if whole.width() < BOTH {
            heading(ui, chart);
            self.table.show(ui, (document.id(), panel.id()), chart, context);
            return;
        }
        let (left, right) = whole.split_left_right_at_x(whole.left() + whole.width() * CHART_SHARE);
        within(ui, "chart", left, |ui| self.chart(ui, panel, chart, document, context));
        let right = right.with_min_x(right.left() + space::M);
        within(ui, "table", right, |ui| self.table.show(ui, (document.id(), panel.id()), chart, context));
        ui.advance_cursor_after_rect(whole);
    }

    fn chart(
        &mut self,
        ui: &mut Ui,
        panel: &ChartPanel,
        chart: &Arc<Chart>,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        match &chart.body {
            Body::Schedule(schedule) => {
                heading(ui, chart);
                self.plan.show(ui, panel, schedule, document, context);
            }
            Body::Empty(advice) => widgets::empty(ui, &chart.title, advice),
            _ => self.drawn.show(ui, chart, document, context),
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

/// Shows something in a part of the panel, and nothing of it outside.
fn within(ui: &mut Ui, name: &str, place: Rect, show: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(place), |ui| {
        ui.set_clip_rect(place.intersect(ui.clip_rect()));
        show(ui);
    });
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
