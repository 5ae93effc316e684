//! The headings, rows and cells of a chart's table as they are painted, and what the pointer asks for in them.

use egui::{Id, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use egui_table::{CellInfo, HeaderCellInfo, PrefetchInfo, TableDelegate};

use super::{MARK, TableView};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::{self, Line};

/// The table as `egui_table` asks for it: only the cells on screen.
pub(super) struct TableRows<'a, 'c> {
    pub(super) view: &'a mut TableView,
    pub(super) id: Id,
    pub(super) has_keyboard: bool,
    /// The heading that was pressed.
    pub(super) sort: Option<usize>,
    pub(super) context: &'a mut Context<'c>,
}

impl TableDelegate for TableRows<'_, '_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        self.view.page = (info.visible_rows.end - info.visible_rows.start).saturating_sub(2).max(1) as usize;
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        self.heading(ui, cell.col_range.start);
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let (at, rect, palette) = (row as usize, ui.max_rect(), theme::palette(ui));
        // A row is asked for once more for the columns that stay in their place, and there are none: nothing of it is seen.
        if !rect.intersect(ui.clip_rect()).is_positive() {
            return;
        }
        let response = ui.interact(rect, self.id.with(("row", at)), Sense::CLICK);
        let is_chosen = self.view.chosen().contains(&at);
        let name = self.view.said(at, self.context.words);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Row, true, is_chosen, &name));
        if is_chosen {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        if at == self.view.cursor && self.has_keyboard {
            ui.painter().rect_stroke(rect.shrink(0.5), 0.0, Stroke::new(1.0, palette.focus), StrokeKind::Inside);
        }
        if response.double_clicked() {
            self.context.actions.extend(self.view.opened(at));
        } else if response.clicked() {
            self.view.put(at, ui.input(|input| input.modifiers.shift));
            ui.memory_mut(|memory| memory.request_focus(self.id));
        }
        if line::is_cut(ui, rect) {
            response.on_hover_text(name);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let row = self.view.order.get(cell.row_nr as usize).and_then(|at| self.view.table.rows.get(*at));
        let Some(own) = row.and_then(|row| row.cells.get(cell.col_nr)) else { return };
        let rect = ui.max_rect().shrink2(vec2(space::S, 0.0));
        let line = Line::body(theme::palette(ui).text);
        if own.is_number() {
            line.right().paint(ui, rect.right_center(), rect.width(), &own.text());
        } else {
            line.paint(ui, rect.left_center(), rect.width(), &own.text());
        }
    }

    fn default_row_height(&self) -> f32 {
        theme::ROW
    }
}

impl TableRows<'_, '_> {
    fn heading(&mut self, ui: &Ui, at: usize) {
        let (rect, palette) = (ui.max_rect(), theme::palette(ui));
        let Some(heading) = self.view.table.headings.get(at) else { return };
        ui.painter().rect_filled(rect, 0.0, palette.panel);
        let rule = Stroke::new(1.0, palette.line);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), rule);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, rule);
        let is_descending = self.view.sorted.filter(|(column, _)| *column == at).map(|(_, descending)| descending);
        let inner = rect.shrink2(vec2(space::S, 0.0));
        let room = inner.width() - if is_descending.is_some() { MARK } else { 0.0 };
        Line::strong(palette.text).paint(ui, inner.left_center(), room, heading);
        // The edge is left free: it is dragged to make the column wider.
        let response = ui.interact(rect.shrink2(vec2(space::XS, 0.0)), self.id.with(("heading", at)), Sense::click());
        let arguments = [("name", heading.as_str().into())];
        let name = match is_descending {
            None => heading.clone(),
            Some(false) => self.context.words.with("chart-table-ascending", arguments),
            Some(true) => self.context.words.with("chart-table-descending", arguments),
        };
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
        if let Some(descending) = is_descending {
            triangle(ui, pos2(inner.right() - MARK / 2.0, inner.center().y), descending, palette.text);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect.shrink(1.0), 0.0, Stroke::new(1.5, palette.focus), StrokeKind::Inside);
        }
        let is_on_heading = response.has_focus();
        if response.on_hover_text(self.context.words.text("chart-table-sort-tip")).clicked() {
            self.sort = Some(at);
            if !is_on_heading {
                ui.memory_mut(|memory| memory.request_focus(self.id));
            }
        }
    }
}

/// A small triangle: down for rows that are sorted from the end.
fn triangle(ui: &Ui, middle: egui::Pos2, is_down: bool, colour: egui::Color32) {
    let down = if is_down { 1.0 } else { -1.0 };
    let points = [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 2.5)].map(|by| middle + vec2(by.x, by.y * down));
    ui.painter().add(Shape::convex_polygon(points.to_vec(), colour, Stroke::NONE));
}
