//! The headings of the ledger: what a press on one sorts, dragging one to another place, and the button of its filter.

use egui::{CursorIcon, Id, Layout, Rect, Response, Sense, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::analysis::LedgerRequest;
use crate::session::{Action, LedgerStep};
use crate::ui::theme::{self, space};

use super::columns::Shown;
use super::filter_menu::MenuColumn;
use super::rows::Rows;

/// The width of the button of the filter, in points.
pub(super) const BUTTON: f32 = 20.0;

/// The width of the mark of the order, and of its place among several, in points.
const MARK: f32 = 10.0;

impl Rows<'_, '_> {
    /// Shows a heading of the table, counted with that of the row heads.
    pub(super) fn heading(&mut self, ui: &mut Ui, place: usize) {
        let rect = ui.max_rect();
        let palette = theme::palette(ui);
        ui.painter().rect_filled(rect, 0.0, palette.panel);
        let line = Stroke::new(1.0, palette.line);
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        let Some(at) = place.checked_sub(1) else {
            let response = ui.interact(rect, Id::unique("ledger corner"), Sense::CLICK);
            if response.on_hover_text(self.context.words.text("command-select-cells-tip")).clicked() {
                self.context.actions.push(Action::Ledger(LedgerStep::All));
            }
            return;
        };
        let Some(Shown { column, name, .. }) = self.columns.get(at) else { return };
        if self.marked.columns.contains(&at) {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
        }
        let is_filtered = self.request.filter.get(column).is_some();
        if is_filtered {
            ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, palette.focus));
        }
        self.frozen_edge(ui, at);
        // All of the cell sorts, but the button, and the edge that is dragged to make it wider.
        let rect = rect.shrink2(vec2(space::XS, 0.0));
        let (head, button) = rect.split_left_right_at_x(rect.right() - BUTTON);
        let order = self.order_mark(ui, head, at);
        let room = head.with_min_x(head.left() + space::XS).with_max_x(order.unwrap_or(head.right()));
        ui.scope_builder(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(egui::Align::Center)), |ui| {
            ui.add(egui::Label::new(theme::text::strong(name.as_str())).selectable(false).truncate());
        });
        let response = ui.interact(head, Id::unique(("ledger heading", column)), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, name));
        self.drag_heading(ui, &response, at, head);
        if response.secondary_clicked() {
            let of = MenuColumn { document: self.document, rows: self.request.rows, column: column.clone() };
            self.filter_menu.open(of);
            ui.request_repaint();
        }
        if response.on_hover_text(self.context.words.text("ledger-sort-tip")).clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            if modifiers.command {
                self.context.actions.push(Action::Ledger(LedgerStep::Column(at)));
            } else {
                let order = self.request.order.pressed(column, modifiers.shift);
                let request = LedgerRequest { order, ..self.request.clone() };
                self.context.actions.push(Action::SetLedger(request));
            }
        }
        self.filter_button(ui, button, at, is_filtered);
    }

    /// Paints how a column is sorted; of several the place too. Returns where that begins.
    fn order_mark(&self, ui: &Ui, rect: Rect, at: usize) -> Option<f32> {
        let (place, descending) = self.request.order.place(&self.columns.get(at)?.column)?;
        let palette = theme::palette(ui);
        let middle = pos2(rect.right() - MARK / 2.0, rect.center().y);
        triangle(ui, middle, if descending { 1.0 } else { -1.0 }, palette.text);
        if self.request.order.keys.len() < 2 {
            return Some(rect.right() - MARK - space::XS);
        }
        let font = egui::TextStyle::Small.resolve(ui.style());
        let corner = pos2(rect.right() - MARK - 1.0, rect.center().y);
        ui.painter().text(corner, egui::Align2::RIGHT_CENTER, (place + 1).to_string(), font, palette.text);
        Some(rect.right() - 2.0 * MARK - space::XS)
    }

    /// The button that opens the filter of a column.
    fn filter_button(&mut self, ui: &Ui, rect: Rect, at: usize, is_filtered: bool) {
        let Some(Shown { column, name, .. }) = self.columns.get(at) else { return };
        let palette = theme::palette(ui);
        let of = MenuColumn { document: self.document, rows: self.request.rows, column: column.clone() };
        let response = ui.interact(rect, super::filter_menu::id(&of), Sense::CLICK);
        let name = self.context.words.with("ledger-filter-of", [("name", name.as_str().into())]);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_filtered, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect.shrink2(vec2(1.0, 4.0)), 4.0, palette.hovered);
        }
        if is_filtered {
            funnel(ui, rect, palette.focus);
        } else {
            triangle(ui, rect.center(), 1.0, palette.weak);
        }
        let tip = self.context.words.text("ledger-filter-tip");
        self.filter_menu.show(ui, &response.on_hover_text(tip), &of, self.request, self.context);
    }

    /// A heading that is dragged goes to another place.
    fn drag_heading(&mut self, ui: &Ui, response: &Response, at: usize, rect: Rect) {
        if response.drag_started() {
            response.dnd_set_drag_payload(at);
        }
        if response.dragged() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
        }
        let from = response.dnd_hover_payload::<usize>().filter(|from| **from != at);
        if let Some(from) = from {
            let x = if *from > at { rect.left() } else { rect.right() };
            let stroke = Stroke::new(2.0, theme::palette(ui).focus);
            ui.painter().vline(x, rect.y_range(), stroke);
        }
        if let Some(from) = response.dnd_release_payload::<usize>().filter(|from| **from != at) {
            let moved = self.columns.get(*from).map(|shown| shown.column.clone());
            let before = self.columns.get(at).map(|shown| shown.column.clone());
            if let (Some(moved), Some(before)) = (moved, before) {
                let mut columns = self.context.session.preferences().columns(self.request.rows).to_vec();
                columns.retain(|column| *column != moved);
                let place = columns.iter().position(|column| *column == before).unwrap_or(columns.len());
                columns.insert(place + usize::from(*from < at), moved);
                self.context.actions.push(Action::SetColumns(columns));
            }
        }
    }
}

/// A small triangle: down for 1, up for -1.
fn triangle(ui: &Ui, middle: egui::Pos2, down: f32, colour: egui::Color32) {
    let points = [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 2.5)].map(|by| middle + vec2(by.x, by.y * down));
    ui.painter().add(Shape::convex_polygon(points.to_vec(), colour, Stroke::NONE));
}

/// A funnel: the column is filtered.
fn funnel(ui: &Ui, rect: Rect, colour: egui::Color32) {
    let middle = rect.center();
    let cone = [vec2(-5.0, -5.0), vec2(5.0, -5.0), vec2(1.0, 0.5), vec2(-1.0, 0.5)].map(|by| middle + by);
    ui.painter().add(Shape::convex_polygon(cone.to_vec(), colour, Stroke::NONE));
    ui.painter().rect_filled(Rect::from_center_size(middle + vec2(0.0, 2.5), vec2(2.0, 5.0)), 0.0, colour);
}
