//! The rows of the pane beside a comparison, painted: headings, units or files to choose from, facts, links, and what the
//! marks mean.

use egui::{Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::marks::Mark;
use crate::model::Status;
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::{self, Line, is_cut};
use crate::ui::widgets::status;
use crate::words::Words;

/// The height of a row, and where its mark and its words begin, in points.
pub(in crate::ui) const ROW: f32 = 24.0;
pub(super) const MARK: f32 = 22.0;
pub(super) const TEXT: f32 = 36.0;

/// What stands before something to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum EntryMark {
    /// The standing of its most urgent item.
    Status(Status),
    /// Something of it is to be decided.
    Open,
    /// All of it is taken over.
    Done,
}

/// Something to choose from.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Entry<'a> {
    pub(in crate::ui) mark: Option<EntryMark>,
    pub(in crate::ui) name: &'a str,
    /// What of it matters, before its count.
    pub(in crate::ui) note: String,
    pub(in crate::ui) count: String,
    pub(in crate::ui) is_weak: bool,
}

/// The place of a row; nothing where the lower edge would cut it, so that the pane ends with a whole one.
pub(super) fn row(ui: &mut Ui, sense: Sense) -> Option<(Rect, Response)> {
    let is_whole = line::is_whole(ui, ROW);
    let place = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    is_whole.then_some(place)
}

fn end(rect: Rect) -> egui::Pos2 {
    pos2(rect.right() - space::S, rect.center().y)
}

/// Where up and down lead from a place among so many; nothing where neither is pressed, or the pane has no keyboard.
pub(in crate::ui) fn gone_to(
    ui: &Ui,
    at: usize,
    count: usize,
    has_keyboard: bool,
    context: &Context<'_>,
) -> Option<usize> {
    if !has_keyboard || context.session.dialog().is_some() || ui.memory(|memory| memory.focused().is_some()) {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
        (true, _) => Some(at + 1).filter(|to| *to < count),
        (_, true) => at.checked_sub(1),
        _ => None,
    }
}

/// A heading, with a note at its right end.
pub(in crate::ui) fn heading(ui: &mut Ui, text: &str, note: &str) {
    let palette = theme::palette(ui);
    let Some((rect, response)) = row(ui, Sense::hover()) else { return };
    let at = pos2(rect.left() + space::S, rect.center().y);
    Line::strong(palette.text).paint(ui, at, rect.width() * 0.7, text);
    Line::small(palette.weak).right().paint(ui, end(rect), rect.width() * 0.4, note);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
}

/// Something to choose. True where it was.
pub(in crate::ui) fn entry(ui: &mut Ui, entry: &Entry<'_>, is_chosen: bool) -> bool {
    let Some((rect, response)) = row(ui, Sense::CLICK) else { return false };
    let palette = theme::palette(ui);
    let y = rect.center().y;
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, palette.selected);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, palette.focus);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.hovered);
    }
    let at = pos2(rect.left() + MARK, y);
    match entry.mark {
        Some(EntryMark::Status(own)) => status::paint(ui.painter(), at, own, palette),
        Some(EntryMark::Open) => Mark::Both.paint(ui.painter(), at, palette),
        Some(EntryMark::Done) => Mark::Done.paint(ui.painter(), at, palette),
        None => {}
    }
    let mut right = rect.right() - space::S;
    right -= Line::small(palette.weak).right().paint(ui, pos2(right, y), 80.0, &entry.count) + space::S;
    let mut said = format!("{} {}", entry.name, entry.count);
    if !entry.note.is_empty() {
        let text = Line::small_strong(palette.text).right();
        right -= text.paint(ui, pos2(right, y), 80.0, &entry.note) + space::S;
        said = format!("{said} {}", entry.note);
    }
    let ink = if entry.is_weak { palette.weak } else { palette.text };
    let text = if is_chosen { Line::strong(ink) } else { Line::body(ink) };
    text.paint(ui, pos2(rect.left() + TEXT, y), right - rect.left() - TEXT, entry.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_chosen, &said));
    let is_pressed = response.clicked();
    if is_cut(ui, rect) {
        response.on_hover_text(said);
    }
    is_pressed
}

/// A name with what it is.
pub(in crate::ui) fn fact(ui: &mut Ui, name: &str, text: &str) {
    let palette = theme::palette(ui);
    let Some((rect, response)) = row(ui, Sense::hover()) else { return };
    let left = rect.left() + MARK - 6.0;
    let at = pos2(left, rect.center().y);
    let taken = Line::body(palette.weak).paint(ui, at, rect.width() * 0.5, name);
    Line::small(palette.weak).right().paint(ui, end(rect), end(rect).x - left - taken - space::S, text);
    let said = format!("{name} {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if is_cut(ui, rect) {
        response.on_hover_text(said);
    }
}

/// What the marks mean.
pub(in crate::ui) fn meaning(ui: &mut Ui, mark: Mark, text: &str) {
    let palette = theme::palette(ui);
    let Some((rect, response)) = row(ui, Sense::hover()) else { return };
    let y = rect.center().y;
    mark.paint(ui.painter(), pos2(rect.left() + MARK, y), palette);
    Line::body(palette.weak).paint(ui, pos2(rect.left() + TEXT, y), rect.width() - TEXT, text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if is_cut(ui, rect) {
        response.on_hover_text(text);
    }
}

/// The meaning of a mark in words.
pub(in crate::ui) fn meanings(words: &Words) -> [(Mark, &str); 4] {
    [
        (Mark::Ticked, words.text("compare-mark-ticked")),
        (Mark::Unticked, words.text("compare-mark-unticked")),
        (Mark::Both, words.text("compare-mark-both")),
        (Mark::Moved, words.text("compare-mark-moved")),
    ]
}
