//! The wall chart on the screen: virtual rows, a time axis that zooms and moves, ends of bars that are dragged.

use egui::{Color32, Rect, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::Context;
use super::super::theme::{self, Palette, space};
use super::brush::item_of;
use crate::chart::{self, Schedule, ScheduleLine, ScheduleRow};
use crate::model::{Date, NodeRef};
use crate::session::{Action, Dialog, OpenDocument};
use crate::words::Words;

/// How near the end of a bar the pointer has to be to take it, in points.
const NEAR: f32 = 7.0;

/// How high a bar is, in points: a line of small text stands in it.
const BAR: f32 = 16.0;

/// What of the time axis is on screen.
#[derive(Debug, Default)]
pub(super) struct PlanState {
    /// The first and the last day shown; nothing for all.
    shown: Option<(f64, f64)>,
    /// The end of a bar that is being dragged, and the day it is at.
    dragged: Option<(NodeRef, f64)>,
    /// What the buttons asked for, to be done once the whole range is known.
    zoom: Option<Zoom>,
    /// The line that was chosen last: Shift goes on from it.
    last: Option<usize>,
}

/// What a click on a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choose {
    Go,
    Add,
    Range,
}

impl Choose {
    fn of(modifiers: egui::Modifiers) -> Self {
        match (modifiers.shift, modifiers.command) {
            (true, _) => Self::Range,
            (false, true) => Self::Add,
            (false, false) => Self::Go,
        }
    }
}

/// True for a row whose item is selected.
fn is_chosen(node: &NodeRef, document: &OpenDocument) -> bool {
    let set = document.brush();
    let dataset = document.document().dataset();
    !set.is_empty() && item_of(dataset, node).is_some_and(|item| set.contains(&item))
}

#[derive(Debug, Clone, Copy)]
enum Zoom {
    By(f64),
    All,
}

/// From days to the screen.
#[derive(Clone, Copy)]
struct Axis {
    left: f32,
    width: f32,
    from: f64,
    to: f64,
}

impl Axis {
    fn x(&self, day: f64) -> f32 {
        self.left + ((day - self.from) / (self.to - self.from)) as f32 * self.width
    }

    fn day(&self, x: f32) -> f64 {
        self.from + f64::from((x - self.left) / self.width) * (self.to - self.from)
    }
}

impl PlanState {
    /// The buttons of the time axis.
    pub(super) fn controls(&mut self, ui: &mut Ui, several: bool, words: &Words) {
        for (label, key, zoom) in [("+", "plan-zoom-in", Zoom::By(0.6)), ("−", "plan-zoom-out", Zoom::By(1.0 / 0.6))]
        {
            let button = ui.button(label).on_hover_text(words.text(key));
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text(key)));
            if button.clicked() {
                self.zoom = Some(zoom);
            }
        }
        let about = words.text("plan-about");
        if ui.button(words.text("plan-zoom-all")).on_hover_text(about).clicked() {
            self.zoom = Some(Zoom::All);
        }
        // Beside other charts there is no room for more words.
        if several {
            return;
        }
        // In a narrow window the words are cut, and told whole on hover: they must not widen the chart.
        ui.add(egui::Label::new(theme::text::small(about).weak()).truncate()).on_hover_text(about);
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        schedule: &Schedule,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        let (from, to) = self.shown.unwrap_or((schedule.from, schedule.to));
        let label = (ui.available_width() * 0.32).clamp(160.0, 420.0);
        let rect = ui.available_rect_before_wrap();
        let axis = Axis { left: rect.left() + label, width: (rect.width() - label - 14.0).max(80.0), from, to };
        ticks(ui, axis, context.words);
        let row_height = theme::ROW;
        let area = egui::ScrollArea::vertical().id_salt("plan").auto_shrink([false, false]);
        let shown = area.show_rows(ui, row_height - ui.spacing().item_spacing.y, schedule.lines.len(), |ui, range| {
            for at in range {
                let Some(line) = schedule.lines.get(at) else { continue };
                let size = vec2(ui.available_width(), row_height - ui.spacing().item_spacing.y);
                match line {
                    ScheduleLine::Head(name) => head(ui, size, name),
                    ScheduleLine::Row(row) => {
                        let chosen = is_chosen(&row.node, document);
                        if let Some(mode) = self.row(ui, size, axis, row, chosen, context) {
                            self.choose(at, mode, schedule, document, context);
                        }
                    }
                }
            }
        });
        let today = axis.x(schedule.today);
        if (axis.left..=axis.left + axis.width).contains(&today) {
            let stroke = Stroke::new(1.5, theme::palette(ui).seal);
            ui.painter().vline(today, shown.inner_rect.y_range(), stroke);
        }
        self.look_elsewhere(ui, schedule, axis, shown.inner_rect);
    }

    /// Zoom and movement of the time axis.
    fn look_elsewhere(&mut self, ui: &Ui, schedule: &Schedule, axis: Axis, rect: Rect) {
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|pos| rect.contains(*pos));
        let (zoom, moved) = ui.input(|input| {
            let over = pointer.is_some();
            let zoom = if over { f64::from(input.zoom_delta()) } else { 1.0 };
            let dragged = over && input.pointer.primary_down() && self.dragged.is_none();
            let by = if dragged { input.pointer.delta().x } else { input.smooth_scroll_delta().x };
            (zoom, if over { by } else { 0.0 })
        });
        let centre = pointer.map_or(f64::midpoint(axis.from, axis.to), |pos| axis.day(pos.x));
        let asked = match self.zoom.take() {
            Some(Zoom::All) => {
                self.shown = None;
                return;
            }
            Some(Zoom::By(by)) => by,
            None => 1.0 / zoom,
        };
        let days = -f64::from(moved / axis.width) * (axis.to - axis.from);
        if (asked - 1.0).abs() < 1e-6 && days.abs() < 1e-6 {
            return;
        }
        // From a week to the whole.
        let whole = schedule.to - schedule.from;
        let length = ((axis.to - axis.from) * asked).clamp(7.0_f64.min(whole), whole);
        let share = (centre - axis.from) / (axis.to - axis.from);
        let from = (centre - share * length + days).clamp(schedule.from, schedule.to - length);
        self.shown = Some((from, from + length));
        ui.ctx().request_repaint();
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        size: egui::Vec2,
        axis: Axis,
        row: &ScheduleRow,
        chosen: bool,
        context: &mut Context<'_>,
    ) -> Option<Choose> {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let name = format!("{} {}", row.label, row.text);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Row, true, &name));
        let palette = theme::palette(ui);
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        if chosen {
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(edge, 0.0, palette.text);
        }
        let font = egui::TextStyle::Body.resolve(ui.style());
        let mut job = egui::text::LayoutJob::simple_singleline(row.label.clone(), font, palette.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(axis.left - rect.left() - space::M);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = pos2(rect.left() + space::S, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.text);
        let end = self.drag(ui, &response, axis, row, context);
        let clip = Rect::from_x_y_ranges(axis.left..=axis.left + axis.width + 12.0, rect.y_range());
        paint(&ui.painter().with_clip_rect(clip.intersect(ui.clip_rect())), ui, rect, axis, row, end, palette);
        let mode = response.clicked().then(|| ui.input(|input| Choose::of(input.modifiers)));
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(theme::text::strong(&row.label));
            ui.label(&row.text);
        });
        mode
    }

    /// A click leads to the node; with Ctrl it changes the selection, with Shift it selects from the last one on.
    fn choose(
        &mut self,
        at: usize,
        mode: Choose,
        schedule: &Schedule,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        let dataset = document.document().dataset();
        let from = if mode == Choose::Range { self.last.unwrap_or(at) } else { at };
        let (first, last) = (from.min(at), from.max(at));
        let nodes = schedule.lines.get(first..=last).unwrap_or_default().iter().filter_map(|line| match line {
            ScheduleLine::Row(row) => Some(&row.node),
            ScheduleLine::Head(_) => None,
        });
        let mut nodes = nodes.peekable();
        if mode == Choose::Go {
            context.actions.extend(nodes.peek().map(|node| Action::Select((*node).clone())));
        } else {
            let held = nodes.filter_map(|node| item_of(dataset, node)).collect();
            context.actions.push(Action::Brush(held, mode == Choose::Add));
        }
        self.last = Some(at);
    }

    /// Dragging the end of a bar: gives the day to draw it at. Letting go asks for the reason.
    fn drag(
        &mut self,
        ui: &Ui,
        response: &egui::Response,
        axis: Axis,
        row: &ScheduleRow,
        context: &mut Context<'_>,
    ) -> Option<f64> {
        let due = row.due?;
        let near = response.hover_pos().is_some_and(|pos| (pos.x - axis.x(due)).abs() <= NEAR);
        if near || self.dragged.as_ref().is_some_and(|(node, _)| *node == row.node) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        }
        let began = response.interact_pointer_pos().zip(ui.input(|input| input.pointer.press_origin()));
        if response.drag_started() && began.is_some_and(|(_, from)| (from.x - axis.x(due)).abs() <= NEAR) {
            self.dragged = Some((row.node.clone(), due));
        }
        let (node, day) = self.dragged.as_mut().filter(|(node, _)| *node == row.node)?;
        if let Some(pos) = response.interact_pointer_pos() {
            *day = axis.day(pos.x).round();
        }
        let day = *day;
        if response.drag_stopped() {
            let to = Date::START.add_days(day as i32);
            let moved = (day - due).abs() >= 1.0;
            let node = node.clone();
            self.dragged = None;
            if moved {
                context.actions.push(Action::Ask(Dialog::Due(vec![node], Some(crate::model::When::Day(to)))));
            }
        }
        Some(day)
    }
}

/// The beginnings of months or years above the rows.
fn ticks(ui: &mut Ui, axis: Axis, words: &Words) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let palette = theme::palette(ui);
    let font = egui::TextStyle::Small.resolve(ui.style());
    let most = (axis.width / 90.0) as i32;
    let down = ui.max_rect().bottom();
    for (day, text) in chart::ticks(axis.from, axis.to, most.max(2), words) {
        let x = axis.x(day);
        ui.painter().vline(x, rect.top()..=down, Stroke::new(1.0, palette.line));
        let galley = ui.painter().layout_no_wrap(text, font.clone(), palette.weak);
        // Words that would be cut at the edge say nothing.
        if x + 4.0 + galley.size().x <= rect.right() {
            ui.painter().galley(pos2(x + 4.0, rect.center().y - galley.size().y / 2.0), galley, palette.weak);
        }
    }
}

fn head(ui: &mut Ui, size: egui::Vec2, name: &str) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
    let font = egui::TextStyle::Name("strong".into()).resolve(ui.style());
    let palette = theme::palette(ui);
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    // The ground hides the lines of the months behind the words.
    let behind = Rect::from_min_size(at, galley.size()).expand(3.0);
    ui.painter().rect_filled(behind, 0.0, palette.ground);
    ui.painter().galley(at, galley, palette.text);
}

fn paint(
    painter: &egui::Painter,
    ui: &Ui,
    rect: Rect,
    axis: Axis,
    row: &ScheduleRow,
    dragged: Option<f64>,
    palette: &Palette,
) {
    let middle = rect.center().y;
    let start = row.start.map_or(axis.left, |day| axis.x(day));
    let mut end = start.max(axis.left);
    if let Some(first) = row.first {
        let outline = Rect::from_x_y_ranges(start..=axis.x(first), middle - 10.5..=middle + 10.5);
        painter.rect_stroke(outline, 1.0, Stroke::new(1.0, palette.weak), StrokeKind::Inside);
        end = end.max(axis.x(first));
    }
    if let Some(due) = dragged.or(row.due) {
        let colour = if row.late { palette.seal } else { bar_colour(row, palette) };
        let x = axis.x(due);
        painter.rect_filled(
            Rect::from_x_y_ranges(start..=x.max(start + 1.0), middle - BAR / 2.0..=middle + BAR / 2.0),
            1.0,
            colour,
        );
        end = end.max(x);
        if row.sustained {
            let tip = vec![pos2(x, middle - 10.0), pos2(x + 12.0, middle), pos2(x, middle + 10.0)];
            painter.add(Shape::convex_polygon(tip, colour, Stroke::NONE));
            end = end.max(x + 12.0);
        }
    }
    if row.immediate {
        let r = 7.0;
        let at = pos2(start, middle);
        let points = vec![at - vec2(0.0, r), at + vec2(r, 0.0), at + vec2(0.0, r), at - vec2(r, 0.0)];
        painter.add(Shape::convex_polygon(points, palette.actual, Stroke::NONE));
        end = end.max(start + r);
    }
    if let Some(closed) = row.closed {
        let mark = Rect::from_center_size(pos2(axis.x(closed), middle), vec2(10.0, 10.0));
        painter.rect(mark, 1.0, palette.met, Stroke::new(1.0, palette.ground), StrokeKind::Outside);
        end = end.max(mark.right());
    }
    let colour = if row.late { palette.seal } else { palette.weak };
    let font = egui::TextStyle::Small.resolve(ui.style());
    let text = match dragged {
        Some(day) => Date::START.add_days(day as i32).to_string(),
        None => row.text.clone(),
    };
    let galley = painter.layout_no_wrap(text, font, colour);
    // Behind the bar where there is room, else inside it; never over its end. The hover has it in any case.
    let (top, width) = (middle - galley.size().y / 2.0, galley.size().x);
    if end + 8.0 + width <= axis.left + axis.width {
        painter.galley(pos2(end + 8.0, top), galley, colour);
        return;
    }
    let due = dragged.or(row.due).map_or(start, |day| axis.x(day));
    let (left, right) = (start.max(axis.left), due.min(axis.left + axis.width));
    if width + 12.0 <= right - left {
        let bar = if row.late { palette.seal } else { bar_colour(row, palette) };
        let ink = super::super::charts::ink_on(bar);
        painter.galley_with_override_text_color(pos2(right - width - 6.0, top), galley, ink);
    }
}

fn bar_colour(row: &ScheduleRow, palette: &Palette) -> Color32 {
    palette.progress(row.progress)
}
