//! The list of findings, painted: only the lines on screen, and none of them cut at the lower edge.

use std::ops::Range;

use egui::{Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

use super::rows::{Fold, Group, Line, List, Row, RowWords, group_words};
use crate::model::Dataset;
use crate::session::kind_word;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{line, shape, uneven_rows};
use crate::words::Words;

/// The heights of a heading, of a line for a kind, of a finding and of one that needs no answer, in points.
const HEAD: f32 = 32.0;
const KIND: f32 = 26.0;
const OPEN: f32 = 44.0;
const QUIET: f32 = 22.0;

/// What was pressed in the list.
pub(super) enum Pressed {
    /// A heading: what stands under it folds or unfolds.
    Fold(Fold),
    /// A finding, by its row.
    Row(usize),
    /// Dates are seen in the view of the day.
    Dates,
}

/// What the list is painted with.
pub(super) struct Seen<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) words: &'a Words,
    /// The row of the chosen finding.
    pub(super) chosen: Option<usize>,
    /// The line under the keyboard's cursor, and whether it is to be brought into view.
    pub(super) cursor: usize,
    pub(super) reveal: bool,
}

impl Line {
    pub(super) fn height(self) -> f32 {
        match self {
            Self::Head { fold, .. } if fold.kind.is_none() => HEAD,
            Self::Head { .. } => KIND,
            Self::Pair(..) => QUIET,
            Self::Row(_) => OPEN,
            Self::Dates(_) => HEAD,
        }
    }
}

impl List {
    /// Shows the list. Returns what was pressed.
    pub(super) fn show(&self, ui: &mut Ui, seen: &Seen<'_>) -> Option<Pressed> {
        let mut pressed = None;
        // A heading shows what begins under it.
        let reveal = seen.reveal.then_some((seen.cursor, [HEAD, OPEN]));
        uneven_rows::show(ui, "findings", &self.tops, reveal, |ui, at, rect| {
            let Some(line) = self.lines.get(at) else { return };
            let is_pressed = self.line(ui, (at, *line), rect, seen);
            let of_line = match line {
                Line::Pair(first, count) => self.pair(ui, (at, *first..*first + *count), rect, seen),
                Line::Head { fold, .. } if is_pressed => Some(Pressed::Fold(*fold)),
                Line::Row(row) if is_pressed => Some(Pressed::Row(*row)),
                Line::Dates(_) if is_pressed => Some(Pressed::Dates),
                _ => None,
            };
            pressed = of_line.or(pressed.take());
        });
        pressed
    }

    /// Paints two figures that hold side by side. Returns the one that was pressed.
    fn pair(&self, ui: &Ui, (at, rows): (usize, Range<usize>), rect: Rect, seen: &Seen<'_>) -> Option<Pressed> {
        let palette = theme::palette(ui);
        let (left, right) = rect.split_left_right_at_x(rect.center().x);
        let mut pressed = None;
        for (row, half) in rows.zip([left, right]) {
            let Some(own) = self.rows.get(row) else { continue };
            let response = ui.interact(half, ui.scope_id().with(("finding", at, row)), Sense::CLICK);
            let is_chosen = seen.chosen == Some(row);
            if is_chosen || response.hovered() {
                let ground = if is_chosen { palette.selected } else { palette.hovered };
                ui.painter().rect_filled(half, 0.0, ground);
            }
            let RowWords { text, reckoned, place, .. } = self.words(own, seen.dataset, seen.words);
            mark(ui, pos2(half.left() + 20.0, half.center().y), own.group);
            let start = pos2(half.left() + 36.0, half.center().y);
            line::Line::body(palette.weak).paint(ui, start, half.right() - space::S - start.x, reckoned);
            // Where it is has no room.
            let name = format!("{text} {place}");
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_chosen, &name));
            if response.clicked() {
                pressed = Some(Pressed::Row(row));
            }
            response.on_hover_text(name);
        }
        pressed
    }

    /// Paints a line. True when it was pressed. No line takes the keyboard: the arrows go through all of them.
    fn line(&self, ui: &mut Ui, (at, line): (usize, Line), rect: Rect, seen: &Seen<'_>) -> bool {
        if matches!(line, Line::Pair(..)) {
            return false;
        }
        let response = ui.interact(rect, ui.scope_id().with(("finding", at)), Sense::CLICK);
        let palette = theme::palette(ui);
        let is_chosen = matches!(line, Line::Row(row) if seen.chosen == Some(row));
        if is_chosen {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
            ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0.0, palette.focus);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        if at == seen.cursor && !is_chosen {
            let frame = Stroke::new(1.0, palette.focus);
            ui.painter().rect_stroke(rect.shrink(0.5), 0.0, frame, egui::StrokeKind::Inside);
        }
        let name = match line {
            Line::Head { fold, count, is_folded } => head(ui, rect, fold, count, is_folded, seen.words),
            Line::Row(at) => self.rows.get(at).map(|row| self.finding(ui, rect, row, seen)).unwrap_or_default(),
            Line::Dates(count) => dates(ui, rect, count, seen.words),
            Line::Pair(..) => String::new(),
        };
        let role = if matches!(line, Line::Row(_)) { egui::Role::ListItem } else { egui::Role::Button };
        response.widget_info(|| egui::WidgetInfo::selected(role, true, is_chosen, &name));
        let pressed = response.clicked();
        if line::is_cut(ui, rect) {
            response.on_hover_text(name);
        }
        pressed
    }

    fn finding(&self, ui: &Ui, rect: Rect, row: &Row, seen: &Seen<'_>) -> String {
        let palette = theme::palette(ui);
        let left = rect.left() + 36.0;
        let small = line::Line::small(palette.weak);
        let RowWords { text, place, unit, .. } = self.words(row, seen.dataset, seen.words);
        let (upper, lower) = (rect.top() + 14.0, rect.top() + 32.0);
        mark(ui, pos2(rect.left() + 20.0, upper), row.group);
        let mut right = rect.right() - space::S;
        if !unit.is_empty() {
            right -= small.clone().right().paint(ui, pos2(right, lower), 140.0, unit) + space::M;
        }
        let ink = if row.group == Group::Accepted { palette.weak } else { palette.text };
        line::Line::body(ink).paint(ui, pos2(left, upper), rect.right() - left - space::S, text);
        let under = match row.reason() {
            Some(reason) => format!("{place} · {reason}"),
            None => place.clone(),
        };
        small.paint(ui, pos2(left, lower), right - left, &under);
        format!("{text} {under} {unit}").trim_end().to_owned()
    }
}

fn head(ui: &Ui, rect: Rect, fold: Fold, count: usize, is_folded: bool, words: &Words) -> String {
    let palette = theme::palette(ui);
    let y = rect.center().y;
    let arrow = |x: f32| {
        let points = if is_folded {
            [vec2(-2.5, -4.0), vec2(3.0, 0.0), vec2(-2.5, 4.0)]
        } else {
            [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 3.0)]
        };
        let points = points.map(|offset| pos2(x, y) + offset);
        ui.painter().add(Shape::convex_polygon(points.to_vec(), palette.weak, Stroke::NONE));
    };
    let arguments = [("count", count.into())];
    let (text, note) = match fold.kind {
        None => {
            let [name, about] = group_words(fold.group);
            (words.with(name, arguments), words.text(about))
        }
        Some(kind) => {
            let arguments = [("kind", words.text(kind_word(kind)).into()), ("count", count.into())];
            (words.with("audit-kind", arguments), "")
        }
    };
    let left = rect.left() + if fold.kind.is_some() { 36.0 } else { 20.0 };
    arrow(left - 10.0);
    let strong = if fold.kind.is_none() { line::Line::strong(palette.text) } else { line::Line::body(palette.text) };
    let taken = strong.paint(ui, pos2(left, y), rect.right() - left, &text);
    let room = rect.right() - left - taken - space::M;
    if !note.is_empty() && room > 60.0 {
        line::Line::small(palette.weak).paint(ui, pos2(left + taken + space::M, y), room, note);
    }
    if fold.kind.is_none() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    }
    text
}

fn dates(ui: &Ui, rect: Rect, count: usize, words: &Words) -> String {
    let palette = theme::palette(ui);
    let text = words.with("audit-dates", [("count", count.into())]);
    let at = pos2(rect.left() + 20.0, rect.center().y);
    line::Line::small(palette.focus).paint(ui, at, rect.width() - 24.0, &text);
    text
}

/// The weight of a finding as a mark: a filled square with a cross, an outlined one with a question mark or an exclamation mark,
/// a tick. No colour: red is what is late.
fn mark(ui: &Ui, at: egui::Pos2, group: Group) {
    let palette = theme::palette(ui);
    let painter = ui.painter();
    let square = Rect::from_center_size(at, vec2(12.0, 12.0));
    let outline = |colour| painter.rect_stroke(square, 0.0, Stroke::new(1.25, colour), egui::StrokeKind::Inside);
    let sign = |sign: &str, colour| {
        let line = line::Line { align: egui::Align::Center, ..line::Line::small_strong(colour) };
        line.paint(ui, at, 12.0, sign);
    };
    match group {
        Group::Errors => shape::paint_error(painter, at, palette),
        Group::Questions => {
            outline(palette.text);
            sign("?", palette.text);
        }
        Group::Notices => {
            outline(palette.weak);
            sign("!", palette.weak);
        }
        Group::Accepted | Group::Confirmed => {
            let tick = [vec2(-4.0, 0.0), vec2(-1.0, 3.0), vec2(4.5, -3.5)].map(|offset| at + offset);
            painter.add(Shape::line(tick.to_vec(), Stroke::new(1.75, palette.weak)));
        }
    }
}
