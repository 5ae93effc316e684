//! The rows of the ledger: what the table asks for, and which rows are marked.

use std::sync::Arc;

use egui::{Align, Id, Layout, Modifiers, Sense, Ui};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};

use crate::analysis::{Answers, Ledger, LedgerNodes, LedgerOrder};
use crate::model::{Dataset, NodeId, NodeRef};
use crate::session::Action;
use crate::ui::Context;
use crate::ui::draft::Drafts;
use crate::ui::theme::{self, space};

use super::cell_texts::CellTexts;
use super::columns::Shown;

/// The height of a row, in points.
const ROW: f32 = 32.0;

/// The table as `egui_table` asks for it: only the cells on screen.
pub(super) struct Rows<'a, 'c> {
    /// The row that a range of rows is marked from.
    pub(super) anchor: &'a mut Option<usize>,
    pub(super) texts: &'a mut CellTexts,
    pub(super) answers: &'a Answers,
    pub(super) ledger: &'a Arc<Ledger>,
    pub(super) columns: &'a [Shown],
    pub(super) chosen: &'a [NodeRef],
    /// The present dataset: newer than the answers for a moment after an edit.
    pub(super) dataset: &'a Arc<Dataset>,
    pub(super) order: LedgerOrder,
    pub(super) drafts: &'a mut Drafts,
    pub(super) context: &'a mut Context<'c>,
}

impl TableDelegate for Rows<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(Shown { column, name, .. }) = self.columns.get(cell.col_range.start) else { return };
        let words = self.context.words;
        let mark = match (self.order.by == *column, self.order.descending) {
            (false, _) => "",
            (true, false) => "↑",
            (true, true) => "↓",
        };
        ui.add_space(space::XS);
        ui.add(egui::Label::new(theme::text::strong(format!("{name}{mark}"))).selectable(false).truncate());
        // All of the cell sorts, but the edge that is dragged to make it wider.
        let rect = ui.max_rect().shrink2(egui::vec2(space::XS, 0.0));
        let response = ui.interact(rect, Id::unique(("ledger heading", column)), Sense::CLICK);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, name));
        if response.on_hover_text(words.text("ledger-sort-tip")).clicked() {
            let descending = self.order.by == *column && !self.order.descending;
            self.context.actions.push(Action::SetLedger(LedgerOrder { by: column.clone(), descending }));
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let Some(node) = self.node(row as usize) else { return };
        let palette = theme::palette(ui);
        let rect = ui.max_rect();
        if self.chosen.contains(&node) {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, palette.line));
        // A table of framed buttons would be all buttons: a cell shows its frame under the pointer.
        ui.visuals_mut().widgets.inactive.weak_bg_fill = egui::Color32::TRANSPARENT;
        ui.visuals_mut().text_edit_bg_color = Some(egui::Color32::TRANSPARENT);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(Shown { column, .. }) = self.columns.get(cell.col_nr) else { return };
        let row = cell.row_nr as usize;
        let Some(line) = self.ledger.rows.get(row) else { return };
        // Positions are those of the answers' dataset; the item itself is the present one.
        let Some(nodes) = line.resolve(self.dataset).or_else(|| line.resolve(&self.answers.dataset)) else { return };
        ui.push_id((&nodes.report.id, &nodes.item.id, column), |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(space::XS);
                self.cell(ui, column, row, &nodes);
            });
        });
    }

    fn default_row_height(&self) -> f32 {
        ROW
    }
}

impl Rows<'_, '_> {
    fn node(&self, row: usize) -> Option<NodeRef> {
        let nodes = self.ledger.rows.get(row)?.resolve(self.dataset)?;
        Some(NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone())))
    }

    /// The number selects its row; with Ctrl it adds it, with Shift all rows up to it.
    pub(super) fn number(&mut self, ui: &mut Ui, row: usize, nodes: &LedgerNodes<'_>) {
        let item = nodes.item;
        let text = if item.number.is_empty() { "–" } else { &item.number };
        let label = egui::Label::new(text).truncate().selectable(false).sense(Sense::CLICK);
        let tip = self.context.words.text("ledger-mark-tip");
        let response = ui.add(label).on_hover_ui(|ui| {
            ui.label(&nodes.category.title);
            ui.label(&nodes.problem.title);
            ui.label(theme::text::small(tip).weak());
        });
        let title: String = item.title.chars().take(40).collect();
        let name = format!("{} {title}", item.number);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RowHeader, true, &name));
        if response.double_clicked() {
            self.open(nodes);
        } else if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            self.mark(row, modifiers);
        }
    }

    fn open(&mut self, nodes: &LedgerNodes<'_>) {
        let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        self.context.actions.push(Action::Select(node));
        self.context.actions.push(Action::SetView(crate::session::View::Detail));
    }

    fn mark(&mut self, row: usize, modifiers: Modifiers) {
        let Some(node) = self.node(row) else { return };
        let marks = if modifiers.shift {
            let from = self.anchor.unwrap_or(row);
            let range = from.min(row)..=from.max(row);
            range.filter_map(|row| self.node(row)).collect()
        } else if modifiers.command {
            *self.anchor = Some(row);
            let mut marks: Vec<NodeRef> =
                self.chosen.iter().filter(|other| matches!(other.node, NodeId::Item(_))).cloned().collect();
            if marks.contains(&node) {
                marks.retain(|other| *other != node);
            } else {
                marks.push(node);
            }
            marks
        } else {
            *self.anchor = Some(row);
            vec![node]
        };
        self.context.actions.push(Action::Mark(marks));
    }
}
