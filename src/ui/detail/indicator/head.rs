//! The head of the page of an indicator: its name with the news, where it stands, whose it is, and what can be done.

use egui::{Layout, Rect, RichText, Ui, UiBuilder, vec2};

use super::super::super::theme::{self, space};
use super::super::super::widgets::{main_button, status};
use super::super::form::Form;
use super::{Shown, source_action};
use crate::analysis::GoalStanding;
use crate::model::{Indicator, Origin, PartyId, Status};
use crate::words::Words;

/// The room for the buttons, in points, and the least width of a page in which they stand beside the title.
const BUTTONS: f32 = 208.0;
const WIDE: f32 = 640.0;

/// Shows the head. True where the keyboard is to go where the next value is typed.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, form: &mut Form<'_, '_>) -> bool {
    let words = form.words();
    let title = theme::text::title(news(shown, &words));
    let room = ui.available_rect_before_wrap();
    let mut records = false;
    if room.width() < WIDE {
        ui.add(egui::Label::new(title).wrap());
        ui.horizontal(|ui| records = buttons(ui, shown, form, &words));
    } else {
        let right = Rect::from_min_size(room.right_top() - vec2(BUTTONS, 0.0), vec2(BUTTONS, 28.0));
        let from_right = Layout::right_to_left(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(right).layout(from_right), |ui| {
            records = buttons(ui, shown, form, &words);
        });
        let mut left = room;
        left.set_width(room.width() - BUTTONS - space::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| ui.add(egui::Label::new(title).wrap()));
    }
    ui.horizontal_wrapped(|ui| standing(ui, shown, form, &words));
    ui.add_space(space::S);
    records
}

/// The latest value, by when the target was to be reached, and what is missing.
fn news(shown: &Shown<'_>, words: &Words) -> String {
    let Indicator { name, unit, .. } = shown.indicator;
    let name = if name.is_empty() { words.text("indicator").to_owned() } else { name.clone() };
    if shown.indicator.latest().is_none() {
        return words.with("indicator-news-none", [("name", name.into())]);
    }
    let value = words.latest(shown.indicator);
    let plain = |name: String, value: String| [("name", name.into()), ("value", value.into())];
    let Some(goal) = &shown.goal else { return words.with("indicator-news-plain", plain(name, value)) };
    let gap = goal.attainment.shortfall.map(|gap| words.gap(gap, unit)).unwrap_or_default();
    let due = goal.due.map(|due| words.when(due)).unwrap_or_default();
    let key = match (goal.standing, due.is_empty()) {
        (GoalStanding::Met, _) => "indicator-news-met",
        (GoalStanding::Unknown, _) => return words.with("indicator-news-plain", plain(name, value)),
        (GoalStanding::Missed, _) => "indicator-news-missed",
        (GoalStanding::Ahead, false) => "indicator-news-ahead",
        (GoalStanding::Ahead, true) => "indicator-news-gap",
    };
    words.with(key, [("name", name.into()), ("value", value.into()), ("gap", gap.into()), ("due", due.into())])
}

/// Where it stands, which way is better, whose it is, and that its target was reckoned.
fn standing(ui: &mut Ui, shown: &Shown<'_>, form: &Form<'_, '_>, words: &Words) {
    let session = form.context.session;
    let (today, near) = (session.today(), session.preferences().near_due_days);
    let palette = theme::palette(ui);
    ui.spacing_mut().item_spacing.x = space::S;
    if let Some(goal) = &shown.goal {
        let of = goal.status(today, near);
        if let Some(of) = of {
            let (mark, _) = ui.allocate_exact_size(vec2(status::SIZE, theme::ROW), egui::Sense::hover());
            status::paint(ui.painter(), mark.center(), of, palette);
        }
        let days = goal.days_left(today);
        let said = |key: &str| words.with(key, [("days", days.unwrap_or_default().unsigned_abs().into())]);
        let text = match (goal.standing, days) {
            (GoalStanding::Missed, _) => said("goal-missed"),
            (GoalStanding::Ahead, Some(_)) => said("goal-ahead"),
            (GoalStanding::Ahead, None) => words.text("goal-no-day").to_owned(),
            (GoalStanding::Unknown, _) => words.text("goal-unknown").to_owned(),
            (GoalStanding::Met, _) => words.text("goal-met").to_owned(),
        };
        let text = theme::text::strong(text);
        ui.label(match of {
            Some(of) if of != Status::Open => text.color(palette.status_words(of)),
            _ => text,
        });
        ui.add_space(space::S);
    }
    let weak = |ui: &mut Ui, text: &str| drop(ui.label(RichText::new(text).weak()));
    weak(ui, words.choice(shown.indicator.better));
    if let Some(item) = shown.item() {
        let name = |id: &PartyId| form.report.party(id).map(|party| party.name.as_str());
        for party in item.lead_units.iter().chain(&item.leader).filter_map(name) {
            ui.add_space(space::XS);
            weak(ui, party);
        }
    }
    let is_derived = shown.indicator.target.as_ref().is_some_and(|target| target.origin == Origin::Derived);
    if is_derived || shown.goal.is_none() {
        ui.add_space(space::XS);
        weak(ui, words.text(if is_derived { "goal-derived" } else { "goal-none" }));
    }
}

/// Typing the next value, and the words that the values were read from.
fn buttons(ui: &mut Ui, shown: &Shown<'_>, form: &mut Form<'_, '_>, words: &Words) -> bool {
    let of_values = shown.indicator.readings.iter().chain(&shown.indicator.baseline);
    let of_values = of_values.filter_map(|reading| reading.source.clone());
    let of_target = shown.indicator.target.iter().filter_map(|target| target.source.clone());
    let spans: Vec<_> = of_values.chain(of_target).collect();
    if !spans.is_empty() {
        let source = main_button::show(ui, words.text("show-source"), "", false, true);
        let source = source.on_hover_text(words.text("show-source-tip"));
        if source.clicked() {
            let action = source_action(form, spans);
            form.context.actions.push(action);
        }
    }
    let record = main_button::show(ui, words.text("indicator-record"), "", true, true);
    record.on_hover_text(words.text("indicator-record-tip")).clicked()
}
