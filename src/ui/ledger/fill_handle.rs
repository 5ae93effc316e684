//! The handle at the lower right corner of the marked cells: dragged down or up, it fills the cells on the way with what
//! stands in the marked ones.

use std::sync::{Arc, Weak};

use egui::{CursorIcon, Id, Key, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::analysis::Ledger;
use crate::session::{Action, CellPlace, DocumentId, LedgerStep, MarkedCells};
use crate::ui::theme;

use super::rows::Rows;

/// The size of the handle, and the part around it that can be pressed, in points.
const SIZE: f32 = 6.0;
const REACH: f32 = 12.0;

/// The handle.
#[derive(Debug, Default)]
pub(super) struct FillHandle {
    drag: Option<Drag>,
    /// The last marked cell, once it was painted.
    corner: Option<Rect>,
    /// Where it stands, and the part of the table that it is seen in.
    place: Option<(Rect, Rect)>,
}

/// The handle while it is dragged: it fills from these cells among these rows, and nothing else that takes their place.
#[derive(Debug)]
struct Drag {
    document: DocumentId,
    ledger: Weak<Ledger>,
    marked: MarkedCells,
    /// The pass in which the table was last on screen.
    shown: u64,
    /// The row that the pointer is at.
    row: Option<usize>,
}

impl Drag {
    fn is_about(&self, document: DocumentId, ledger: &Arc<Ledger>, marked: Option<&MarkedCells>) -> bool {
        self.document == document
            && std::ptr::eq(self.ledger.as_ptr(), Arc::as_ptr(ledger))
            && Some(&self.marked) == marked
    }
}

impl FillHandle {
    /// Forgets where the handle was in the frame before. A drag ends without filling anything on Escape, where the table was
    /// not on screen in the frame before, and where it shows other rows or other cells are marked.
    pub(super) fn begin(&mut self, ui: &Ui, document: DocumentId, ledger: &Arc<Ledger>, marked: Option<&MarkedCells>) {
        (self.corner, self.place) = (None, None);
        let pass = ui.ctx().cumulative_pass_nr();
        let is_left = ui.input(|input| input.key_pressed(Key::Escape));
        let goes_on = |drag: &Drag| !is_left && drag.shown + 1 >= pass && drag.is_about(document, ledger, marked);
        self.drag = self.drag.take().filter(goes_on).map(|drag| Drag { shown: pass, ..drag });
    }

    /// The row that the pointer is at while the handle is dragged.
    fn row(&self) -> Option<usize> {
        self.drag.as_ref().and_then(|drag| drag.row)
    }

    fn go_to(&mut self, row: usize) {
        if let Some(drag) = &mut self.drag {
            drag.row = Some(row);
        }
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
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| self.fill.drag.is_some())?;
        let (last, present) = (self.ledger.rows.len().checked_sub(1)?, self.fill.row()?);
        let row = if pointer.y > seen.bottom() {
            (present + 1).min(last)
        } else if pointer.y < seen.top() {
            present.saturating_sub(1)
        } else {
            return None;
        };
        self.fill.go_to(row);
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
        if self.fill.drag.is_none() {
            return;
        }
        if ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| rect.y_range().contains(at.y)) {
            self.fill.go_to(place.row);
        }
        let is_filled =
            |to: usize| (*rows.end() + 1..=to).contains(&place.row) || (to..*rows.start()).contains(&place.row);
        if columns.contains(&place.column) && self.fill.row().is_some_and(is_filled) {
            let palette = theme::palette(ui);
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
            ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, palette.rule), StrokeKind::Inside);
        }
    }

    /// Lets the handle be dragged, once the table stands; `seen` is the part that its column moves in. Does nothing while a
    /// cell is typed in, for its editor is there.
    pub(super) fn fill_handle(&mut self, ui: &Ui, seen: Rect, is_typed_in: bool) {
        let is_held = ui.input(|input| input.pointer.primary_down());
        if let Some(drag) = self.fill.drag.take_if(|_| !is_held) {
            self.context.actions.extend(drag.row.map(|row| Action::Ledger(LedgerStep::Fill(row))));
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
        if response.hovered() || self.fill.drag.is_some() {
            ui.set_cursor_icon(CursorIcon::Crosshair);
        }
        if response.drag_started() {
            self.fill.drag = Some(Drag {
                document: self.document,
                ledger: Arc::downgrade(self.ledger),
                marked: self.marked.clone(),
                shown: ui.ctx().cumulative_pass_nr(),
                row: None,
            });
        }
        self.fill.place = Some((Rect::from_center_size(corner, Vec2::splat(SIZE)), seen));
        response.on_hover_text(name);
    }
}
