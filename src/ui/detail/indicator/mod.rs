//! The page of an indicator: how far it is from its target, how it came there and where that leads, and every value of it,
//! changed in place.

mod bullet;
mod head;
mod outlook;
mod readings;
mod target;

use egui::{Ui, vec2};

use super::super::charts;
use super::super::theme::{self, space};
use super::super::widgets;
use super::fields;
use super::form::Form;
use crate::analysis::{Attainment, Goal};
use crate::chart::{self, IndicatorChart};
use crate::field;
use crate::model::{FieldKey, Indicator, IndicatorOwner, Item, Node, NodeId, Report};
use crate::scene::Look;
use crate::session::{Action, Preferences};

/// The least width of the page for two columns, and that of the right one, in points.
const WIDE: f32 = 860.0;
const RIGHT: f32 = 444.0;

/// An indicator with what the page shows of it.
struct Shown<'a> {
    owner: IndicatorOwner<'a>,
    indicator: &'a Indicator,
    attainment: Attainment,
    /// Nothing where there is no target.
    goal: Option<Goal>,
}

impl<'a> Shown<'a> {
    fn item(&self) -> Option<&'a Item> {
        match self.owner {
            IndicatorOwner::Report => None,
            IndicatorOwner::Item(item) => Some(item),
        }
    }
}

/// The page of an indicator.
pub(super) fn show(ui: &mut Ui, owner: IndicatorOwner<'_>, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let today = form.context.session.today();
    let mut shown = Shown { owner, indicator, attainment: Attainment::of(indicator), goal: None };
    shown.goal = Goal::of(indicator, shown.item(), today);
    let records = head::show(ui, &shown, form);
    bullet::show(ui, &shown, form);
    let room = ui.available_rect_before_wrap();
    if room.width() < WIDE || !has_left(&shown, form.report) {
        ui.scope(|ui| {
            ui.set_max_width(room.width().min(RIGHT));
            right(ui, &shown, records, form);
        });
        left(ui, &shown, form);
    } else {
        let column = |from: f32, width: f32| {
            let place = egui::Rect::from_min_size(egui::pos2(from, room.top()), vec2(width, room.height()));
            egui::UiBuilder::new().max_rect(place).layout(egui::Layout::top_down(egui::Align::Min))
        };
        let wide = room.width() - RIGHT - space::XL;
        let beside = ui.scope_builder(column(room.left(), wide), |ui| {
            ui.set_width(wide);
            left(ui, &shown, form);
        });
        let taken = ui.scope_builder(column(room.left() + wide + space::XL, RIGHT), |ui| {
            ui.set_width(RIGHT);
            right(ui, &shown, records, form);
        });
        // What follows stands below the longer one.
        ui.advance_cursor_after_rect(beside.response.rect.union(taken.response.rect));
    }
    widgets::rule(ui);
    form.remove(ui, NodeId::Indicator(indicator.id.clone()), "remove-indicator");
}

/// True where there is something to draw or to reckon.
fn has_left(shown: &Shown<'_>, report: &Report) -> bool {
    is_over_time(shown.indicator)
        || chart::best(shown.indicator) == IndicatorChart::BeforeAfter
        || shown.indicator.part_of.is_some()
        || shown.indicator.same_as.is_some()
        || !chart::partitions(shown.indicator, siblings(shown, report)).is_empty()
}

/// True where there are two days or periods to tell of: a chart alone shows them from three on.
fn is_over_time(indicator: &Indicator) -> bool {
    let has_change = chart::best(indicator) == IndicatorChart::BeforeAfter;
    let dated = indicator.readings.iter().chain(&indicator.baseline).filter(|reading| reading.on.is_some());
    dated.count() > 1 && !has_change
}

/// The indicators beside it, of which it may be the whole or a part.
fn siblings<'a>(shown: &Shown<'a>, report: &'a Report) -> &'a [Indicator] {
    match shown.owner {
        IndicatorOwner::Report => &report.indicators,
        IndicatorOwner::Item(item) => &item.indicators,
    }
}

/// How it came there and where that leads.
fn left(ui: &mut Ui, shown: &Shown<'_>, form: &mut Form<'_, '_>) {
    ui.push_id("left", |ui| {
        drawings(ui, shown, form);
        outlook::show(ui, shown, form);
    });
}

/// What is typed.
fn right(ui: &mut Ui, shown: &Shown<'_>, records: bool, form: &mut Form<'_, '_>) {
    ui.push_id("right", |ui| {
        let (indicator, width) = (shown.indicator, ui.available_width());
        target::show(ui, indicator, form);
        readings::show(ui, indicator, records, form);
        // The table may have made the column wider.
        let place = egui::Rect::from_min_size(ui.cursor().min, vec2(width, ui.available_height().max(theme::ROW)));
        ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
            let words = form.words();
            widgets::section(ui, words.text("indicator-facts"));
            let id = NodeId::Indicator(indicator.id.clone());
            fields::rows(ui, &id, Node::Indicator(indicator), form, is_drawn);
        });
    });
}

/// What the page draws itself: every other field follows in its row.
fn is_drawn(key: &FieldKey) -> bool {
    key.is(field!(Indicator.baseline)) || key.is(field!(Indicator.target)) || key.is(field!(Indicator.readings))
}

/// The chart that suits the values best, and the whole that it is a part of.
fn drawings(ui: &mut Ui, shown: &Shown<'_>, form: &mut Form<'_, '_>) {
    let words = form.words();
    let (report, indicator) = (form.report, shown.indicator);
    if is_over_time(indicator) {
        widgets::headed(ui, words.text("indicator-trend"), &indicator.unit, |_| {});
        let due = shown.goal.as_ref().and_then(|goal| goal.due);
        laid_out(ui, "trend", indicator, form, || chart::series(&report.id, indicator, due, &words));
    } else if chart::best(indicator) == IndicatorChart::BeforeAfter {
        widgets::section(ui, words.text("indicator-change"));
        let session = form.context.session;
        let Preferences { near_due_days: near_days, pace_points, .. } = *session.preferences();
        let of_row = chart::RowContext { today: session.today(), near_days, pace_points, words: &words };
        laid_out(ui, "change", indicator, form, || chart::before_after(report, shown.item(), indicator, &of_row));
    }
    let siblings = siblings(shown, report);
    let whole = indicator.part_of.as_ref().and_then(|part| siblings.iter().find(|other| other.id == part.whole));
    let whole = whole.or_else(|| (!chart::partitions(indicator, siblings).is_empty()).then_some(indicator));
    if let Some(whole) = whole {
        widgets::section(ui, words.text("indicator-parts"));
        let chart = chart::part_of_whole(&report.id, whole, siblings, &words);
        ui.label(theme::text::strong(&chart.title));
        laid_out(ui, "parts", whole, form, || chart);
    }
}

/// A chart of the indicator, as files have it.
fn laid_out(
    ui: &mut Ui,
    shows: &'static str,
    indicator: &Indicator,
    form: &mut Form<'_, '_>,
    make: impl FnOnce() -> chart::Chart,
) {
    let text = egui::TextStyle::Body.resolve(ui.style()).size;
    let margin = vec2(text * 1.7, text * 2.4);
    let width = margin.x.mul_add(2.0, ui.available_width()).floor();
    let look = Look { width, colours: theme::ink(ui.ctx()), text };
    let session = form.context.session;
    let day = (session.today(), session.preferences().near_due_days);
    let layout = form.values.chart(shows, &NodeId::Indicator(indicator.id.clone()), (look, day), || {
        // The page says all that stands above it.
        chart::Chart { title: String::new(), subtitle: String::new(), ..make() }
    });
    charts::areas::laid_out(ui, &layout, margin, form.dataset, form.context);
}

/// Shows the words that a value was read from.
fn source_action(form: &Form<'_, '_>, spans: Vec<crate::model::Span>) -> Action {
    Action::ShowSource(form.report.id.clone(), spans)
}
