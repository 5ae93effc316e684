//! The handle at the lower right corner of the marked cells: dragged down or up, it fills the cells on the way with what
//! stands in the marked ones.

use egui::{CursorIcon, Id, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::session::{Action, CellPlace, LedgerStep};
use crate::ui::theme;

use super::rows::Rows;

/// The size of the handle, and the part around it that can be pressed, in points.
const SIZE: f32 = 6.0;
const REACH: f32 = 12.0;

/// The handle while it is dragged.
#[derive(Debug, Default)]
pub(super) struct FillHandle {
    is_dragged: bool,
    /// The row that the pointer is at.
    row: Option<usize>,
    /// The last marked cell, once it was painted.
    corner: Option<Rect>,
    /// Where it stands, and the part of the table that it is seen in.
    place: Option<(Rect, Rect)>,
}

impl FillHandle {
    /// Forgets where the handle was in the frame before.
    pub(super) fn begin(&mut self) {
        (self.corner, self.place) = (None, None);
    }

    /// Paints it: over the frame of the cell with the cursor.
    pub(super) fn paint(&self, ui: &Ui) {
        if let Some((square, seen)) = self.place {
            let palette = theme::palette(ui);
            let painter = ui.painter().with_clip_rect(seen);
            painter.rect(square, 0.0, palette.focus, Stroke::new(1.0, palette.ground), StrokeKind::Outside);
        }
    }
}

impl Rows<'_, '_> {
    /// The row that comes on screen next while the handle is dragged out of the table: it is filled too.
    pub(super) fn row_beyond(&mut self, ui: &Ui, seen: Rect) -> Option<usize> {
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| self.fill.is_dragged)?;
        let (last, present) = (self.ledger.rows.len().checked_sub(1)?, self.fill.row?);
        let row = if pointer.y > seen.bottom() {
            (present + 1).min(last)
        } else if pointer.y < seen.top() {
            present.saturating_sub(1)
        } else {
            return None;
        };
        self.fill.row = Some(row);
        ui.ctx().request_repaint();
        Some(row)
    }

    /// Looks at a cell while it is painted: whether the handle stands in it, and whether it is dragged over its row.
    pub(super) fn fill_at(&mut self, ui: &Ui, place: CellPlace) {
        let rect = ui.max_rect();
        let (rows, columns) = (&self.marked.rows, &self.marked.columns);
        if !self.marked.whole_rows && place == (CellPlace { row: *rows.end(), column: *columns.end() }) {
            self.fill.corner = Some(rect);
        }
        if !self.fill.is_dragged {
            return;
        }
        if ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| rect.y_range().contains(at.y)) {
            self.fill.row = Some(place.row);
        }
        let is_filled =
            |to: usize| (*rows.end() + 1..=to).contains(&place.row) || (to..*rows.start()).contains(&place.row);
        if columns.contains(&place.column) && self.fill.row.is_some_and(is_filled) {
            let palette = theme::palette(ui);
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
            ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, palette.rule), StrokeKind::Inside);
        }
    }

    /// Lets the handle be dragged, once the table stands; `seen` is the part that its column moves in. Does nothing while a cell is typed in, for its editor is there.
    pub(super) fn fill_handle(&mut self, ui: &Ui, seen: Rect, is_typed_in: bool) {
        let is_held = ui.input(|input| input.pointer.primary_down());
        if self.fill.is_dragged && !is_held {
            self.fill.is_dragged = false;
            let steps = self.fill.row.take().map(|row| Action::Ledger(LedgerStep::Fill(row)));
            self.context.actions.extend(steps);
        }
        let Some(cell) = self.fill.corner.filter(|_| !is_typed_in) else { return };
        let corner = cell.right_bottom() - Vec2::splat(1.0);
        let reach = Rect::from_center_size(corner, Vec2::splat(REACH)).intersect(seen);
        if !reach.is_positive() {
            return;
        }
        let response = ui.interact(reach, Id::unique("ledger fill handle"), Sense::DRAG);
        let name = self.context.words.text("ledger-fill-handle");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if response.hovered() || self.fill.is_dragged {
            ui.set_cursor_icon(CursorIcon::Crosshair);
        }
        if response.drag_started() {
            (self.fill.is_dragged, self.fill.row) = (true, None);
        }
        self.fill.place = Some((Rect::from_center_size(corner, Vec2::splat(SIZE)), seen));
        response.on_hover_text(name);
    }
}
