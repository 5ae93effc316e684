//! The head of the page of an item: number and title, what to do about it, where it stands, and how far it is against how far
//! it ought to be.

use egui::{Layout, Rect, RichText, Sense, Ui, UiBuilder, vec2};

use super::super::theme::{self, space};
use super::super::widgets::{main_button, next_steps, shape, share_bar, status};
use super::form::{self, Form, Look};
use crate::analysis::{self, Pace, work_began};
use crate::document::Change;
use crate::field;
use crate::model::{Codes as _, Due, Item, NodeId, Number, Status};
use crate::table::parse;
use crate::words::Words;

/// The width of the number before the title, and of the room for the buttons behind it, in points.
const NUMBER: f32 = 44.0;
const BUTTONS: f32 = 348.0;

/// The width of the bar, in points.
const BAR: f32 = 112.0;

/// The least room in which the buttons stand beside the title; else they have a line.
const WIDE: f32 = 760.0;

/// Shows the head of an item.
pub(super) fn show(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    let today = form.context.session.today();
    let of = analysis::status(item, today, form.context.session.preferences().near_due_days);
    let room = ui.available_rect_before_wrap();
    let is_wide = room.width() >= WIDE;
    if is_wide {
        let right =
            Rect::from_min_size(room.right_top() - vec2(BUTTONS, 0.0), vec2(BUTTONS, main_button::HEIGHT + 4.0));
        let layout = Layout::right_to_left(egui::Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(right).layout(layout), |ui| {
            next_steps::show(ui, &node(item, form), of, false, form.context);
        });
        // The title begins where the buttons do.
        let mut left = room;
        left.set_width(room.width() - BUTTONS - space::L);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| form::outdented(ui, |ui| name(ui, item, form, words)));
    } else {
        form::outdented(ui, |ui| name(ui, item, form, words));
    }
    ui.horizontal_wrapped(|ui| standing(ui, item, of, form, words));
    if !is_wide {
        ui.horizontal_wrapped(|ui| next_steps::show(ui, &node(item, form), of, false, form.context));
    }
    ui.add_space(space::S);
}

fn node(item: &Item, form: &Form<'_, '_>) -> crate::model::NodeRef {
    form.node(NodeId::Item(item.id.clone()))
}

/// The number and the title in one line.
fn name(ui: &mut Ui, item: &Item, form: &mut Form<'_, '_>, words: &Words) {
    ui.horizontal_top(|ui| {
        let id = item.id.clone();
        let number = item.number.clone();
        form.text(ui, (&item.id, "number"), words.text("number"), &number, Look::Title(NUMBER), move |text| {
            Change::set(&id, field!(Item.number), text)
        });
        let id = item.id.clone();
        let known = form.words();
        form.name_here(&NodeId::Item(item.id.clone()));
        form.field(ui, (&item.id, "title"), words.text("title"), &item.title, Look::Heading, move |text| {
            parse::filled(text, &known).map(|text| Change::set(&id, field!(Item.title), text))
        });
    });
}

/// Where it stands, its progress, and its pace.
fn standing(ui: &mut Ui, item: &Item, of: Status, form: &mut Form<'_, '_>, words: &Words) {
    let palette = theme::palette(ui);
    let today = form.context.session.today();
    ui.spacing_mut().item_spacing.x = space::S;
    let (mark, response) = ui.allocate_exact_size(vec2(status::SIZE, theme::ROW), Sense::hover());
    status::paint(ui.painter(), mark.center(), of, palette);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, words.text(of.word())));
    let days_left = item.due.as_ref().and_then(Due::last_day).map(|last| last.days_since(today));
    let told = status::worded(of, days_left, item, words);
    // A day alone does not say what it is the day of.
    let told =
        if of == Status::Closed && item.closed.is_some() { format!("{} {told}", words.text(of.word())) } else { told };
    let text = theme::text::strong(told);
    ui.label(if of == Status::Open { text } else { text.color(palette.status_words(of)) });
    ui.add_space(space::M);
    shape::progress(ui, item.progress, words);
    ui.label(words.office_word(item.progress, item.term).unwrap_or_else(|| words.choice(item.progress)));
    pace(ui, item, form, words);
    form.source(ui, &item.source);
}

/// How far it is against how far it ought to be; nothing where no figure tells either.
fn pace(ui: &mut Ui, item: &Item, form: &Form<'_, '_>, words: &Words) {
    let today = form.context.session.today();
    let pace = Pace::of(item, work_began(form.report), today);
    let done = pace.map_or(item.percent, |pace| pace.done);
    if done.is_none() && pace.is_none() {
        return;
    }
    let palette = theme::palette(ui);
    let share = |percent: Number| (percent.to_f64() / 100.0).clamp(0.0, 1.0) as f32;
    ui.add_space(space::M);
    let (bar, _) = ui.allocate_exact_size(vec2(BAR, theme::ROW), Sense::hover());
    share_bar::paint(ui.painter(), bar, done.map(share), pace.map(|pace| share(pace.planned)), palette);
    let percent = |number: Number| words.quantity(number, "%");
    let figures = match (done, pace) {
        (Some(done), Some(pace)) => {
            let arguments = [("done", percent(done).into()), ("planned", percent(pace.planned).into())];
            words.with("item-pace", arguments)
        }
        (None, Some(pace)) => words.with("item-pace-planned", [("planned", percent(pace.planned).into())]),
        (done, None) => done.map(percent).unwrap_or_default(),
    };
    ui.label(figures);
    let points = form.context.session.preferences().pace_points;
    if let Some(word) = pace.and_then(|pace| pace.word(points)) {
        ui.label(RichText::new(words.choice(word)).weak()).on_hover_text(words.text("pace-tip"));
    }
}
