//! The file that was open last: what it is, where one stopped in it, how it stood, and the way back to it.

use std::path::Path;

use egui::{Pos2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, space};
use super::super::widgets::line::Line;
use super::super::widgets::status;
use crate::model::Status;
use crate::session::{Action, Bookmark, Command, View};

/// How high the block is, in points.
const HIGH: f32 = 112.0;

/// The size of its button, in points.
const BUTTON: egui::Vec2 = vec2(92.0, 28.0);

/// Shows the block. Enter goes on at once: it has the keyboard as long as nothing else asked for it.
pub(super) fn show(ui: &mut Ui, path: &Path, context: &mut Context<'_>) {
    let words = context.words;
    let palette = theme::palette(ui);
    let bookmark = context.session.preferences().bookmark(path);
    let missing = context.session.unreachable(path);
    let name = name(path, bookmark);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::click());
    let label = words.with("start-go-on-with", [("name", name.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    if context.session.dialog().is_none() && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.painter().rect_filled(rect, 0.0, palette.selected);
    ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, palette.focus);
    if response.has_focus() && response.hovered() {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, palette.focus), StrokeKind::Inside);
    }
    let button = Rect::from_center_size(pos2(rect.right() - 12.0 - BUTTON.x / 2.0, rect.top() + 58.0), BUTTON);
    let left = rect.left() + space::S;
    let width = button.left() - space::M - left;
    let colour = if missing.is_some() { palette.weak } else { palette.text };
    let title = Line { style: egui::TextStyle::Name("section".into()), ..Line::body(colour) };
    title.paint(ui, pos2(left, rect.top() + 24.0), width, &name);
    match (missing, bookmark) {
        (Some(reason), _) => {
            let text = words.with("start-missing", [("reason", reason.into())]);
            Line::body(palette.text).paint(ui, pos2(left, rect.top() + 47.0), width, &text);
        }
        (None, Some(bookmark)) => {
            Line::body(palette.text).paint(ui, pos2(left, rect.top() + 47.0), width, &stopped(bookmark, context));
            counts(ui, pos2(left, rect.top() + 71.0), bookmark, context);
        }
        (None, None) => {}
    }
    let file = path.display().to_string();
    Line::small(palette.weak).paint(ui, pos2(left, rect.top() + 94.0), width, &file);
    paint_button(ui, button, if missing.is_some() { "start-find" } else { "start-go-on" }, context);
    if response.clicked() {
        context.actions.push(match missing {
            Some(_) => Action::Run(Command::Open),
            None => Action::Open(vec![path.to_owned()]),
        });
    }
}

/// The block as a whole can be pressed; the button says with what.
fn paint_button(ui: &Ui, rect: Rect, key: &str, context: &Context<'_>) {
    let palette = theme::palette(ui);
    ui.painter().rect_filled(rect, 4.0, palette.focus);
    let enter = context.words.text("key-enter");
    let at = pos2(rect.right() - 10.0, rect.center().y);
    let taken = Line::small(palette.ground).right().paint(ui, at, rect.width(), enter);
    let left = pos2(rect.left() + 12.0, rect.center().y);
    Line::body(palette.ground).paint(ui, left, rect.width() - taken - 24.0, context.words.text(key));
}

/// Where one stopped: the view, the item, when.
fn stopped(bookmark: &Bookmark, context: &Context<'_>) -> String {
    let words = context.words;
    let command = Command::views().find(|(_, view)| *view == bookmark.view);
    let view = command.map_or("", |(command, _)| words.text(command.info().name)).trim_end_matches('…');
    let when = words.recently(bookmark.left_at(), context.session.record_day());
    let is_whole = bookmark.number.is_empty() || matches!(bookmark.view, View::Overview | View::Charts);
    let key = if is_whole { "start-stopped" } else { "start-stopped-at" };
    words.with(key, [("view", view.into()), ("number", bookmark.number.as_str().into()), ("when", when.into())])
}

/// How it stood then.
fn counts(ui: &Ui, at: Pos2, bookmark: &Bookmark, context: &Context<'_>) {
    let palette = theme::palette(ui);
    let words = context.words;
    let mut left = at.x;
    let counts = &bookmark.counts;
    for (of, count) in [(Status::Late, counts.late), (Status::Near, counts.near), (Status::Done, counts.done)] {
        if count == 0 {
            continue;
        }
        status::paint(ui.painter(), pos2(left + status::SIZE / 2.0, at.y), of, palette);
        left += status::SIZE + space::XS;
        let text = format!("{} {count}", words.choice(of));
        left += Line::body(palette.status_words(of)).paint(ui, pos2(left, at.y), 200.0, &text) + space::L;
    }
    let all = words.with("start-items", [("count", counts.items.into())]);
    Line::body(palette.weak).paint(ui, pos2(left, at.y), 200.0, &all);
}

/// What a file is called: by its report, else by its name.
pub(super) fn name(path: &Path, bookmark: Option<&Bookmark>) -> String {
    let title = bookmark.map(|bookmark| bookmark.title.trim()).filter(|title| !title.is_empty());
    let file = || path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    title.map_or_else(file, str::to_owned)
}
