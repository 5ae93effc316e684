//! The page of a window without a document: go on where one stopped, open, import, begin from a template, look at an
//! example.

mod go_on;
mod row;

use std::path::Path;

use egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::Context;
use super::theme::{self, space};
use super::widgets::line::Line;
use crate::session::{Action, Command};
use row::Row;

/// How many recent files are offered besides the one to go on with.
const RECENT: usize = 5;

/// The widths of the two columns and of the gap between them, in points.
const LEFT: f32 = 560.0;
const RIGHT: f32 = 320.0;
const GAP: f32 = 48.0;

/// Where the page begins below the top of the window, in points.
const TOP: f32 = 128.0;

/// Shows the ways to begin.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    if !context.session.jobs().is_empty() {
        // What is being read is on the way: the page would be seen for a moment only.
        ui.centered_and_justified(Ui::spinner);
        return;
    }
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space((TOP - ui.max_rect().top()).max(space::M));
        let room = ui.available_rect_before_wrap();
        let wide = room.width() >= LEFT + GAP + RIGHT;
        let (width, left) = if wide {
            (LEFT, room.center().x - (LEFT + GAP + RIGHT) / 2.0)
        } else {
            let width = room.width().min(LEFT);
            (width, room.center().x - width / 2.0)
        };
        let bottom = column(ui, pos2(left.round(), room.top()), width, context, files);
        let next = if wide { pos2((left + LEFT + GAP).round(), room.top()) } else { pos2(left, bottom + space::XL) };
        let end = column(ui, next, if wide { RIGHT } else { width }, context, begin);
        ui.allocate_rect(Rect::from_min_max(room.min, pos2(room.right(), bottom.max(end))), Sense::hover());
    });
}

/// A column of the page. Returns where it ends.
fn column(
    ui: &mut Ui,
    at: egui::Pos2,
    width: f32,
    context: &mut Context<'_>,
    show: fn(&mut Ui, &mut Context<'_>),
) -> f32 {
    let rect = Rect::from_min_size(at, vec2(width, f32::INFINITY));
    let scope = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        show(ui, context);
    });
    scope.response.rect.bottom()
}

/// A heading with a rule under it.
fn heading(ui: &mut Ui, text: &str) {
    let palette = theme::palette(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, text));
    Line::strong(palette.text).paint(ui, rect.left_center() + vec2(space::S, 0.0), rect.width(), text);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
}

/// What was open last, and the files used of late.
fn files(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let recent = context.session.recent();
    if let Some(last) = recent.first() {
        heading(ui, words.text("start-go-on"));
        go_on::show(ui, last, context);
        ui.add_space(space::XL);
    } else {
        // Who has no file yet begins with an example.
        examples(ui, context);
        ui.add_space(space::XL);
    }
    if recent.len() > 1 {
        heading(ui, words.text("start-recent"));
        for path in recent.iter().skip(1).take(RECENT) {
            recent_row(ui, path, context);
        }
        ui.add_space(space::XL);
    }
    ui.add_space(space::XL);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.label(egui::RichText::new(words.text("start-drop")).weak());
        ui.add_space(space::S);
        if ui.link(words.text("command-guide")).clicked() {
            context.actions.push(Action::Run(Command::Guide));
        }
    });
}

fn recent_row(ui: &mut Ui, path: &Path, context: &mut Context<'_>) {
    let words = context.words;
    let bookmark = context.session.preferences().bookmark(path);
    let name = go_on::name(path, bookmark);
    let missing = context.session.unreachable(path);
    let when = bookmark.map(|bookmark| words.recently(bookmark.left_at(), context.session.record_day()));
    let row = Row {
        label: &name,
        title: &name,
        about: &path.display().to_string(),
        right: &missing.map_or_else(|| when.unwrap_or_default(), str::to_owned),
        weak: missing.is_some(),
    };
    if row.show(ui).clicked() {
        context.actions.push(match missing {
            // It is asked where the file is now.
            Some(_) => Action::Run(Command::Open),
            None => Action::Open(vec![path.to_owned()]),
        });
    }
}

/// What can be begun, and the examples where the left column does not have them.
fn begin(ui: &mut Ui, context: &mut Context<'_>) {
    heading(ui, context.words.text("start-begin"));
    for (command, about) in [
        (Command::Open, "start-open-about"),
        (Command::Import, "start-import-about"),
        (Command::NewFromTemplate, "start-template-about"),
        (Command::New, "start-new-about"),
    ] {
        command_row(ui, command, context.words.text(command.info().name), about, context);
    }
    if !context.session.recent().is_empty() {
        ui.add_space(space::XL);
        examples(ui, context);
    }
}

fn examples(ui: &mut Ui, context: &mut Context<'_>) {
    heading(ui, context.words.text("start-examples"));
    for (command, title, about) in [
        (Command::OpenFilled, "start-filled", "start-filled-about"),
        (Command::OpenExample, "start-notice", "start-notice-about"),
    ] {
        command_row(ui, command, context.words.text(title), about, context);
    }
}

fn command_row(ui: &mut Ui, command: Command, title: &str, about: &str, context: &mut Context<'_>) {
    let info = command.info();
    let shortcut = info.shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default();
    let row = Row {
        label: context.words.text(info.name),
        title,
        about: context.words.text(about),
        right: &shortcut,
        weak: false,
    };
    if row.show(ui).on_hover_text(info.tooltip(context.words)).clicked() {
        context.actions.push(Action::Run(command));
    }
}
