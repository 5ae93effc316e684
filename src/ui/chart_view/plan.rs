//! The wall chart on the screen: virtual rows, a time axis that zooms and moves, ends of bars that are dragged.

use std::collections::BTreeSet;

use egui::{Rect, Sense, Ui, vec2};

use super::super::charts::areas::item_of;
use super::super::theme;
use super::super::{Context, picture};
use crate::analysis::{Column, ColumnFilter, FilterValue, LedgerRequest, LedgerRows, PassingValues};
use crate::chart::{self, Held, Schedule, ScheduleHead, ScheduleLine, ScheduleRow};
use crate::field;
use crate::model::{Date, NodeId, NodeKind, NodeRef, Status};
use crate::scene::WallFrame;
use crate::session::{Action, ChartPanel, ChartStep, Dialog, OpenDocument, View};
use crate::words::Words;

/// How near the end of a bar the pointer has to be to take it, in points.
const NEAR: f32 = 7.0;

/// How wide the scroll bar is with the space before it, in points.
const SCROLL_BAR: f32 = 14.0;

/// What the person does with the wall chart: which days of it are shown is known to its panel.
#[derive(Debug, Default)]
pub(super) struct PlanState {
    /// The end of a bar that is being dragged, and the day it is at.
    dragged: Option<(NodeRef, f64)>,
    /// What the buttons asked for, to be done once the whole range is known.
    zoom: Option<Zoom>,
    /// The line that was chosen last: Shift goes on from it.
    last: Option<usize>,
    /// False for a chart of a former day: its dates are not those that are moved.
    moves_dues: bool,
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

/// The days that are to be shown.
#[derive(Debug, Clone, Copy)]
enum Days {
    All,
    Part([f64; 2]),
}

#[derive(Debug, Clone, Copy)]
enum Zoom {
    By(f64),
    All,
}

/// From the screen to days, for the pointer.
#[derive(Clone, Copy)]
struct Axis {
    left: f32,
    width: f32,
    from: f64,
    to: f64,
}

impl Axis {
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
        panel: &ChartPanel,
        schedule: &Schedule,
        document: &OpenDocument,
        context: &mut Context<'_>,
    ) {
        self.moves_dues = panel.spec.as_of.is_none();
        let rect = ui.available_rect_before_wrap();
        // The scroll bar has the right edge.
        let edges = [0.0, (rect.width() - SCROLL_BAR).max(80.0)];
        let size = egui::TextStyle::Body.resolve(ui.style()).size;
        let mut frame = WallFrame::new(schedule, edges, size, theme::ink(ui.ctx()));
        // Another chart may be of other years.
        let part = panel.days.filter(|[from, to]| *from < schedule.to && *to > schedule.from);
        if let Some([from, to]) = part {
            frame = frame.showing(from, to);
        }
        let [from, to] = part.unwrap_or([schedule.from, schedule.to]);
        let ticks = chart::ticks(from, to, ((frame.axis()[1] / 44.0) as i32).max(2), context.words);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (above, _) = ui.allocate_exact_size(vec2(rect.width(), frame.heading_height()), Sense::hover());
        let height = frame.pitch().round();
        // Whole rows: none is cut by what stands below the chart.
        let rows = (ui.available_height() / height).floor().max(1.0);
        let end = above.height() + height * rows.min(schedule.lines.len() as f32);
        let behind = frame.ground(schedule, &ticks, [above.height() - size * 2.0, end]);
        picture::shapes(ui.painter(), rect.min, 1.0, &behind);
        picture::shapes(ui.painter(), above.min, 1.0, &frame.headings(schedule, &ticks, 0.0));
        let area = egui::ScrollArea::vertical().id_salt("plan").auto_shrink([false, false]).max_height(height * rows);
        let shown = area.show_rows(ui, height, schedule.lines.len(), |ui, range| {
            for at in range {
                let Some(line) = schedule.lines.get(at) else { continue };
                let place = vec2(ui.available_width(), height);
                match line {
                    ScheduleLine::Head(head) => self::head(ui, place, head, &frame),
                    ScheduleLine::Undated(text, nodes) => {
                        undated(ui, place, (text, nodes), &frame, document, context);
                    }
                    ScheduleLine::Row(row) => {
                        let chosen = is_chosen(&row.node, document);
                        if let Some(mode) = self.row(ui, place, &frame, row, chosen, context) {
                            self.choose(at, mode, schedule, document, context);
                        }
                    }
                }
            }
        });
        // A bar that went out of sight while it was dragged is let go of.
        if !ui.input(|input| input.pointer.any_down()) {
            self.dragged = None;
        }
        let axis = Axis { left: rect.left() + frame.axis()[0], width: frame.x(to) - frame.x(from), from, to };
        if let Some(days) = self.look_elsewhere(ui, schedule, axis, shown.inner_rect) {
            let days = if let Days::Part(days) = days { Some(days) } else { None };
            context.actions.push(Action::Charts(ChartStep::Days(panel.id(), days)));
        }
    }

    /// Zoom and movement of the time axis: the days that are to be shown, where they are others.
    fn look_elsewhere(&mut self, ui: &Ui, schedule: &Schedule, axis: Axis, rect: Rect) -> Option<Days> {
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|pos| rect.contains(*pos));
        let (zoom, moved) = ui.input(|input| {
            let over = pointer.is_some();
            let zoom = if over { f64::from(input.zoom_delta()) } else { 1.0 };
            let dragged = over && input.pointer.primary_down() && self.dragged.is_none();
            let by = if dragged { input.pointer.delta().x } else { input.smooth_scroll_delta().x };
            (zoom, if over { by } else { 0.0 })
        });
        let centre = pointer.map_or(f64::midpoint(axis.from, axis.to), |pos| axis.day(pos.x).min(axis.to));
        let asked = match self.zoom.take() {
            Some(Zoom::All) => return Some(Days::All),
            Some(Zoom::By(by)) => by,
            None => 1.0 / zoom,
        };
        let days = -f64::from(moved / axis.width) * (axis.to - axis.from);
        if (asked - 1.0).abs() < 1e-6 && days.abs() < 1e-6 {
            return None;
        }
        // From a week to the whole.
        let whole = schedule.to - schedule.from;
        let length = ((axis.to - axis.from) * asked).clamp(7.0_f64.min(whole), whole);
        let share = (centre - axis.from) / (axis.to - axis.from);
        let from = (centre - share * length + days).clamp(schedule.from, schedule.to - length);
        // The whole keeps room for the news behind the last day.
        Some(if length < whole { Days::Part([from, from + length]) } else { Days::All })
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        size: egui::Vec2,
        frame: &WallFrame,
        row: &ScheduleRow,
        chosen: bool,
        context: &mut Context<'_>,
    ) -> Option<Choose> {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
        let name = format!("{} {} {}", row.label(), row.news, row.text);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Row, true, &name));
        let palette = theme::palette(ui);
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect.with_max_x(rect.left() + frame.right()), 0.0, palette.hovered);
        }
        if chosen {
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(edge, 0.0, palette.text);
        }
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        match self.drag(ui, &response, frame, row, context) {
            None => picture::shapes(&painter, rect.min, 1.0, &frame.row(row, 0.0, rect.height())),
            Some(day) => {
                // While its end is dragged the row is drawn as it would be then.
                let mut moved = row.clone();
                if let Some(due) = moved.dues.last_mut() {
                    *due = day;
                }
                moved.text = Date::START.add_days(day as i32).to_string();
                moved.news.clear();
                picture::shapes(&painter, rect.min, 1.0, &frame.row(&moved, 0.0, rect.height()));
            }
        }
        let mode = response.clicked().then(|| ui.input(|input| Choose::of(input.modifiers)));
        response.on_hover_ui_at_pointer(|ui| {
            ui.label(theme::text::strong(row.label()));
            ui.label(&row.about);
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
            ScheduleLine::Head(_) | ScheduleLine::Undated(..) => None,
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
        frame: &WallFrame,
        row: &ScheduleRow,
        context: &mut Context<'_>,
    ) -> Option<f64> {
        // What is done or closed has no end to be moved.
        let is_open = self.moves_dues && !matches!(row.standing, Status::Done | Status::Closed);
        let is_shown = |due: &f64| (frame.axis()[0]..=frame.right()).contains(&frame.x(*due));
        let due = row.due().filter(|due| is_open && is_shown(due))?;
        let x = response.rect.left() + frame.x(due);
        let near = response.hover_pos().is_some_and(|pos| (pos.x - x).abs() <= NEAR);
        if near || self.dragged.as_ref().is_some_and(|(node, _)| *node == row.node) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
        }
        let began = response.interact_pointer_pos().zip(ui.input(|input| input.pointer.press_origin()));
        if response.drag_started() && began.is_some_and(|(_, from)| (from.x - x).abs() <= NEAR) {
            self.dragged = Some((row.node.clone(), due));
        }
        let (node, day) = self.dragged.as_mut().filter(|(node, _)| *node == row.node)?;
        if let Some(pos) = response.interact_pointer_pos() {
            *day = frame.day(pos.x - response.rect.left()).round();
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

fn head(ui: &mut Ui, size: egui::Vec2, head: &ScheduleHead, frame: &WallFrame) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &head.name));
    picture::shapes(ui.painter(), rect.min, 1.0, &frame.head(head, 0.0, rect.height()));
}

/// The items of a group without a date: a click leads to where one is entered.
fn undated(
    ui: &mut Ui,
    size: egui::Vec2,
    (text, nodes): (&str, &Held),
    frame: &WallFrame,
    document: &OpenDocument,
    context: &mut Context<'_>,
) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    if response.hovered() {
        ui.painter().rect_filled(rect.with_max_x(rect.left() + frame.right()), 0.0, theme::palette(ui).hovered);
    }
    picture::shapes(ui.painter(), rect.min, 1.0, &frame.undated(text, 0.0, rect.height()));
    if response.on_hover_text(context.words.text("plan-undated-tip")).clicked() {
        context.actions.extend(listed(document, nodes));
    }
}

/// Shows the rows without a due date in the ledger, with the cursor in the first of these.
fn listed(document: &OpenDocument, nodes: &Held) -> Vec<Action> {
    let is_measure = nodes.iter().any(|node| matches!(node.node, NodeId::Measure(_)));
    let (rows, kind) =
        if is_measure { (LedgerRows::Measures, NodeKind::Measure) } else { (LedgerRows::Items, NodeKind::Item) };
    let mut request = LedgerRequest { rows, ..document.ledger().clone() };
    if let Some(due) = kind.field(field!(Item.due).key()) {
        let values = PassingValues::Only(BTreeSet::from([FilterValue::Blank]));
        request.filter.set(&Column::Field(due), ColumnFilter { values, ..ColumnFilter::default() });
    }
    let first = nodes.first().cloned().map(Action::Select);
    first.into_iter().chain([Action::SetLedger(request), Action::SetView(View::Ledger)]).collect()
}
