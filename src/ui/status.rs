//! The status bar: the file, unsaved work, what the program has to say, work under way, the day.
//!
//! Messages have a room of their own in it, which is empty while there are none: on the page they would lie over what can
//! be pressed, for in a ledger that is all of it. The newest error stands there in one line, else the newest information; all
//! of them, with every word, are shown when a person asks for them.

use egui::{
    Align, Frame, Label, Layout, Panel, Popup, PopupCloseBehavior, Rect, RectAlign, Sense, Ui, UiBuilder, vec2,
};

use super::Context;
use super::theme::{self, space};
use super::widgets::shape;
use crate::session::{Action, Command, Dialog, OpenDocument, Severity, Toast};

/// The height of the bar, in points.
const HEIGHT: f32 = 30.0;

/// The part of the room beside the day that the file has; messages have the rest.
const FILE: f32 = 0.42;

/// How wide all messages are when they are shown, in points.
const ALL: f32 = 520.0;

/// Shows the bar, at the lower edge of the window.
pub(super) fn bar(ui: &mut Ui, context: &mut Context<'_>) {
    panel(ui, |ui| show(ui, context));
}

/// Shows of it what is about no document: work under way, the question about a path, messages.
pub(super) fn bar_of_no_document(ui: &mut Ui, context: &mut Context<'_>) {
    panel(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            work(ui, context);
            let said = ui.available_rect_before_wrap();
            part(ui, "toasts", said, Layout::right_to_left(Align::Center), |ui| toasts(ui, context));
        });
    });
}

fn panel(ui: &mut Ui, show: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(theme::palette(ui).panel).inner_margin(egui::Margin::symmetric(8, 4));
    Panel::bottom("status").frame(frame).exact_size(HEIGHT).show(ui, |ui| ui.horizontal_centered(show));
}

fn show(ui: &mut Ui, context: &mut Context<'_>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        work(ui, context);
        let today = context.words.date(context.session.record_day());
        let today = context.words.with("status-today", [("day", today.into())]);
        ui.label(theme::text::small(today).weak());
        as_of(ui, context);
        let rest = ui.available_rect_before_wrap();
        let (file, said) = rest.split_left_right_at_fraction(FILE);
        part(ui, "file", file, Layout::left_to_right(Align::Center), |ui| document_status(ui, context));
        let said = said.with_min_x(said.left() + space::M);
        part(ui, "toasts", said, Layout::right_to_left(Align::Center), |ui| toasts(ui, context));
    });
}

/// Work under way, and the question about a path.
fn work(ui: &mut Ui, context: &mut Context<'_>) {
    jobs(ui, context);
    if context.session.waiting().is_some() {
        waiting(ui, context);
    }
}

/// A part of the bar. What comes or goes in it moves nothing in another, and leaves the ids there as they are.
fn part(ui: &mut Ui, name: &str, place: Rect, layout: Layout, show: impl FnOnce(&mut Ui)) {
    let mut inside = ui.new_child(UiBuilder::new().id_salt(name).max_rect(place).layout(layout));
    inside.set_clip_rect(place.intersect(ui.clip_rect()));
    show(&mut inside);
}

fn jobs(ui: &mut Ui, context: &mut Context<'_>) {
    for job in context.session.jobs() {
        if ui.small_button(context.words.text("cancel")).clicked() {
            context.actions.push(Action::CancelJob(job.id));
        }
        ui.label(theme::text::small(&job.text));
        match &job.progress {
            Some(progress) => drop(ui.add(egui::ProgressBar::new(progress.share()).desired_width(96.0))),
            None => drop(ui.spinner()),
        }
    }
}

/// One message in one line, and the way to all of them. An error that stands is not hidden by newer information.
fn toasts(ui: &mut Ui, context: &mut Context<'_>) {
    let all = context.session.toasts();
    let error = all.iter().rfind(|toast| toast.severity == Severity::Error);
    let Some(shown) = error.or(all.last()) else { return };
    let line = shown.text.replace('\n', " ");
    dismiss(ui, shown, context);
    let words = context.words;
    let text = theme::text::small(&line);
    let width = egui::WidgetText::from(text.clone());
    let width = width.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body).size().x;
    if all.len() > 1 || shown.text.contains('\n') || width + shape::SIZE + space::M > ui.available_width() {
        let several = all.len() > 1;
        let name = words.with("toasts-all", [("count", all.len().into())]);
        let name = if several { name } else { words.text("toasts-whole").to_owned() };
        let button = ui.small_button(name);
        let popup =
            Popup::menu(&button).align(RectAlign::TOP_END).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.show(|ui| {
            ui.set_max_width(ALL.min(ui.ctx().content_rect().width() - 2.0 * space::L));
            for toast in all {
                whole(ui, toast, context);
            }
        });
    }
    let mark = if shown.severity == Severity::Error { shape::SIZE + space::S } else { 0.0 };
    let room = (ui.available_width() - mark).max(0.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(Label::new(text).truncate()).on_hover_text(&shown.text);
    });
    if shown.severity == Severity::Error {
        error_mark(ui);
    }
}

fn dismiss(ui: &mut Ui, toast: &Toast, context: &mut Context<'_>) {
    let words = context.words;
    if ui.small_button(words.text("dismiss")).clicked() {
        context.actions.push(Action::Dismiss(toast.id));
    }
    if toast.severity == Severity::Error && ui.small_button(words.text("copy")).clicked() {
        context.actions.push(Action::Copy(toast.text.clone()));
    }
}

/// A message with all its words.
fn whole(ui: &mut Ui, toast: &Toast, context: &mut Context<'_>) {
    ui.horizontal_top(|ui| {
        dismiss(ui, toast, context);
        if toast.severity == Severity::Error {
            error_mark(ui);
        }
        ui.add(Label::new(&toast.text).wrap());
    });
}

fn error_mark(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(shape::SIZE, theme::ROW.min(ui.available_height())), Sense::hover());
    shape::paint_error(ui.painter(), rect.center(), theme::palette(ui));
}

/// While the desktop's dialog is open, or should be.
fn waiting(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let link = ui.link(theme::text::small(words.text("type-path-instead"))).on_hover_text(words.text("type-path-tip"));
    if link.clicked() {
        context.actions.push(Action::TypePath);
    }
    ui.label(theme::text::small(words.text("dialog-open")));
}

/// Where the document is looked at on another day than today: which, and the way to today.
fn as_of(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let document = context.session.active().filter(|document| document.is_as_of());
    let Some(day) = document.and_then(OpenDocument::as_of) else { return };
    let text = words.with("status-as-of", [("day", words.date(day).into())]);
    if ui.link(theme::text::small(text)).on_hover_text(Command::AsOf.info().tooltip(words)).clicked() {
        context.actions.push(Action::Run(Command::AsOf));
    }
}

fn document_status(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let Some(document) = context.session.active() else {
        ui.label(theme::text::small(words.text("status-local")).weak());
        return;
    };
    if let Some(error) = context.session.unrecorded() {
        let label = ui.label(theme::text::small(words.text("unrecorded")).color(theme::palette(ui).seal));
        label.on_hover_text(words.with("journal-failed", [("error", error.into())]));
        ui.separator();
    }
    let dirty = document.document().is_dirty();
    let colour = if document.is_unsaved() { theme::palette(ui).missed } else { theme::palette(ui).weak };
    if document.typed().is_empty() {
        let state = match (dirty, document.path()) {
            (true, _) => "unsaved-changes",
            (false, None) => "not-in-a-file",
            (false, Some(_)) => "all-saved",
        };
        ui.label(theme::text::small(words.text(state)).color(colour));
    } else {
        let text = theme::text::small(words.text("typed-state")).color(colour);
        if ui.link(text).on_hover_text(words.text("typed-state-tip")).clicked() {
            context.actions.push(Action::Ask(Dialog::Typed(document.id())));
        }
    }
    ui.separator();
    let name = document.path().map_or_else(|| document.name(), |path| path.display().to_string());
    ui.add(Label::new(theme::text::small(&name).weak()).truncate()).on_hover_text(&name);
}
