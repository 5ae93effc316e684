//! The list of differences, painted: only the rows on screen, none of them cut at the lower edge.

use egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::marks::Mark;
use super::row_words::{RowText, mark};
use super::rows::{Head, List, Row};
use crate::session::{Asks, Compared, Comparing};
use crate::ui::theme::{self, Palette, space};
use crate::ui::widgets::line::{Line, is_cut};
use crate::ui::widgets::{shape, status, uneven_rows};
use crate::words::Words;

/// Where the field and the contents begin, in points from the left, and the widest that the field gets.
const FIELD: f32 = 32.0;
const VALUE: f32 = 128.0;
const WIDEST_FIELD: f32 = 200.0;

/// The share of the room that what stood there has at most, where all of both is too long.
const OLD: f32 = 0.42;

/// How much above and below the chosen row is brought into view with it, in points.
pub(super) const AROUND: f32 = 36.0;

/// What was pressed in the list.
pub(super) enum Pressed {
    /// A difference is chosen.
    Line(usize),
    /// It was pressed twice.
    Twice(usize),
    /// It is ticked, or not any more.
    Tick(usize),
    /// The heading of an item: all below it are ticked, or not any more.
    Head(usize),
    /// What is only here folds or unfolds.
    Ours,
}

/// What the list is painted with.
pub(super) struct Seen<'a> {
    pub(super) compared: &'a Compared,
    pub(super) comparing: &'a Comparing,
    pub(super) words: &'a Words,
    pub(super) chosen: Option<usize>,
    /// Whether the chosen one is to be brought into view.
    pub(super) reveal: bool,
    /// Whether the list has the keyboard.
    pub(super) has_keyboard: bool,
}

impl List {
    /// Shows the list. Returns what was pressed.
    pub(super) fn show(&self, ui: &mut Ui, seen: &Seen<'_>) -> Option<Pressed> {
        let mut pressed = None;
        let revealed = seen.chosen.filter(|_| seen.reveal).and_then(|at| self.row_of(at));
        let reveal = revealed.map(|at| (at, [AROUND; 2]));
        uneven_rows::show(ui, "differences", &self.tops, reveal, |ui, at, rect| {
            let own = match self.rows.get(at) {
                Some(Row::Head(head)) => self.head(ui, rect, *head, seen),
                Some(Row::Line(place)) => self.line(ui, rect, *place, seen),
                Some(Row::Ours(count)) => {
                    let is_unfolded = self.rows.len() > at + 1;
                    ours(ui, rect, *count, (is_unfolded, seen.compared.is_returned()), seen.words)
                }
                None => None,
            };
            pressed = own.or(pressed.take());
        });
        pressed
    }

    /// The heading of an item: where it stands, what it is called, how many of it are taken and how many wait.
    fn head(&self, ui: &Ui, rect: Rect, at: usize, seen: &Seen<'_>) -> Option<Pressed> {
        let head = self.heads.get(at)?;
        let palette = theme::palette(ui);
        let body = rect.with_min_y(rect.top() + 6.0);
        let response = ui.interact(body, ui.scope_id().with(("difference head", at)), Sense::CLICK);
        if response.hovered() {
            ui.painter().rect_filled(body, 0.0, palette.hovered);
        }
        let y = body.center().y;
        if let Some(status) = head.status {
            status::paint(ui.painter(), pos2(rect.left() + 14.0, y), status, palette);
        }
        let counts = head_counts(head, seen.words);
        let is_on = head.ticked > 0 && head.ticked == head.places.len();
        // What a press does stands in the place of the counts: a tooltip would stand on the rows below.
        let press = if is_on { "compare-head-untick" } else { "compare-head-tick" };
        let told = if response.hovered() { seen.words.text(press) } else { counts.as_str() };
        let taken = Line::small(palette.weak).right().paint(ui, pos2(rect.right() - space::S, y), 160.0, told);
        let left = rect.left() + if head.status.is_some() { FIELD } else { space::S };
        let width = rect.right() - space::S - taken - space::M - left;
        Line::strong(palette.text).paint(ui, pos2(left, y), width, &head.text);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        let said = format!("{} {counts}", head.text);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, &said));
        let pressed = response.clicked().then_some(Pressed::Head(at));
        if is_cut(ui, body) {
            response.on_hover_text(said);
        }
        pressed
    }

    fn line(&self, ui: &Ui, rect: Rect, at: usize, seen: &Seen<'_>) -> Option<Pressed> {
        let text = self.text(seen.compared, at, seen.words)?;
        let palette = theme::palette(ui);
        let id = ui.scope_id().with(("difference", at));
        let response = ui.interact(rect, id, Sense::CLICK);
        let is_chosen = seen.chosen == Some(at);
        if is_chosen {
            let bar = if seen.has_keyboard { palette.focus } else { palette.rule };
            ui.painter().rect_filled(rect, 0.0, palette.selected);
            ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, bar);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        let is_ours = seen.compared.asks(at) == Some(Asks::Ours);
        let mark = mark(seen.compared, seen.comparing, at);
        // What is kept has no box until someone looks at it.
        let shown = mark.or((is_chosen || response.hovered()).then_some(Mark::Unticked));
        if let Some(mark) = shown {
            mark.paint(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), palette);
        }
        paint_words(ui, rect, text, is_ours, palette);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, is_chosen, &text.said));
        let tick = Rect::from_min_max(rect.min, pos2(rect.left() + FIELD - space::XS, rect.bottom()));
        let tick = ui.interact(tick, id.with("tick"), Sense::CLICK);
        let name = seen.words.with("compare-tick-one", [("field", text.field.as_str().into())]);
        tick.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, mark == Some(Mark::Ticked), &name));
        let pressed = if tick.clicked() {
            Some(Pressed::Tick(at))
        } else if response.double_clicked() {
            Some(Pressed::Twice(at))
        } else {
            response.clicked().then_some(Pressed::Line(at))
        };
        if is_cut(ui, rect) {
            response.on_hover_text(&text.said);
        }
        pressed
    }
}

/// The field, what stood there weak, what comes bold.
fn paint_words(ui: &Ui, rect: Rect, text: &RowText, is_ours: bool, palette: &Palette) {
    let y = rect.center().y;
    let value = (VALUE + (rect.width() - 464.0).max(0.0) * 0.25).min(WIDEST_FIELD);
    let ink = if is_ours { palette.weak } else { palette.text };
    Line::body(ink).paint(ui, pos2(rect.left() + FIELD, y), value - FIELD - space::S, &text.field);
    let mut left = rect.left() + value;
    let right = rect.right() - space::S;
    let new = if is_ours { Line::body(palette.weak) } else { Line::strong(palette.text) };
    if !text.old.is_empty() {
        let room = right - left - 20.0;
        let wide = new.width(ui, &text.new);
        let width = (room - wide).max(room * OLD);
        left += Line::body(palette.weak).paint(ui, pos2(left, y), width, &text.old) + space::S;
        super::marks::arrow(ui.painter(), pos2(left + 3.0, y), palette);
        left += 14.0;
    }
    new.paint(ui, pos2(left, y), right - left, &text.new);
}

/// How many of an item are taken over, and how many wait for a decision.
fn head_counts(head: &Head, words: &Words) -> String {
    let arguments = [("ticked", head.ticked.into()), ("open", head.open.into()), ("count", head.places.len().into())];
    let key = match (head.ticked, head.open) {
        (0, 0) => "compare-head-all",
        (_, 0) => "compare-head-ticked",
        (0, _) => "compare-head-open",
        _ => "compare-head-both",
    };
    words.with(key, arguments)
}

/// The heading of what is only here.
fn ours(ui: &Ui, rect: Rect, count: usize, (is_unfolded, is_returned): (bool, bool), words: &Words) -> Option<Pressed> {
    let palette = theme::palette(ui);
    let body = rect.with_min_y(rect.top() + 6.0);
    let response = ui.interact(body, ui.scope_id().with("only here"), Sense::CLICK);
    if response.hovered() {
        ui.painter().rect_filled(body, 0.0, palette.hovered);
    }
    let y = body.center().y;
    shape::paint_fold(ui.painter(), pos2(rect.left() + 14.0, y), is_unfolded, palette.weak);
    let (key, kept) =
        if is_returned { ("collect-older", "collect-older-kept") } else { ("compare-ours", "compare-ours-kept") };
    let text = words.with(key, [("count", count.into())]);
    let note = words.text(kept);
    Line::strong(palette.text).paint(ui, pos2(rect.left() + FIELD, y), rect.width() * 0.6, &text);
    Line::small(palette.weak).right().paint(ui, pos2(rect.right() - space::S, y), rect.width() * 0.35, note);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_unfolded, format!("{text} {note}")));
    response.clicked().then_some(Pressed::Ours)
}
