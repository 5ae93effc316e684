//! The rows of the ledger: what the table asks for, the marked cells, and what the pointer does in them.

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Context as EguiContext, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui};
use egui_table::{CellInfo, HeaderCellInfo, PrefetchInfo, TableDelegate};

use crate::analysis::{Answers, Ledger, LedgerLine, LedgerNodes, LedgerRequest, LedgerRows};
use crate::model::{Dataset, NodeRef};
use crate::session::{Action, CellPlace, DocumentId, LedgerStep, MarkedCells};
use crate::ui::Context;
use crate::ui::draft::Drafts;
use crate::ui::theme::{self, space};

use super::cell_texts::CellTexts;
use super::columns::Shown;
use super::edge::Edge;
use super::fill_handle::FillHandle;
use super::filter_menu::FilterMenu;
use super::groups::HeadingPlace;
use super::heights::Heights;
use super::menu;

/// How many lines beyond the screen are measured.
pub(super) const NEAR: usize = 60;

/// The table as `egui_table` asks for it: only the cells on screen.
pub(super) struct Rows<'a, 'c> {
    pub(super) texts: &'a mut CellTexts,
    pub(super) heights: &'a mut Heights,
    /// The widths of the columns, in points.
    pub(super) widths: &'a [f32],
    pub(super) answers: &'a Answers,
    pub(super) ledger: &'a Arc<Ledger>,
    pub(super) columns: &'a [Shown],
    /// How many of them stay at the left.
    pub(super) frozen: usize,
    /// The nodes that are selected.
    pub(super) chosen: &'a HashSet<NodeRef>,
    pub(super) marked: &'a MarkedCells,
    /// The present dataset: newer than the answers for a moment after an edit.
    pub(super) dataset: &'a Arc<Dataset>,
    /// Its order and its filters.
    pub(super) request: &'a LedgerRequest,
    pub(super) document: DocumentId,
    pub(super) filter_menu: &'a mut FilterMenu,
    pub(super) drafts: &'a Drafts,
    pub(super) context: &'a mut Context<'c>,
    /// True while the button is held that began a range of cells.
    pub(super) dragging: &'a mut bool,
    /// Where the cell with the cursor is, once it was painted.
    pub(super) cursor: &'a mut Option<Rect>,
    /// How many rows are on screen.
    pub(super) page: &'a mut usize,
    /// The editor is to open.
    pub(super) edit: &'a mut bool,
    /// The lines on screen.
    pub(super) seen: &'a mut std::ops::Range<usize>,
    /// The headings of groups on screen.
    pub(super) headings: &'a mut Vec<HeadingPlace>,
    /// Where the rows end that are whole.
    pub(super) edge: &'a mut Edge,
    /// The handle that fills.
    pub(super) fill: &'a mut FillHandle,
}

impl TableDelegate for Rows<'_, '_> {
    fn prepare(&mut self, info: &PrefetchInfo) {
        *self.seen = info.visible_rows.start as usize..(info.visible_rows.end as usize).min(self.ledger.line_count());
        *self.page = (info.visible_rows.end - info.visible_rows.start).saturating_sub(2).max(1) as usize;
    }

    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        if cell.row_nr == 0 {
            self.about(ui, &cell.col_range);
        } else {
            self.heading(ui, cell.col_range.start);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let palette = theme::palette(ui);
        let rect = ui.max_rect();
        let line = self.ledger.line(row as usize);
        let is_cursor = matches!(line, Some(LedgerLine::Row(row)) if row == self.marked.cursor.row);
        self.edge.row(rect, ui.clip_rect(), is_cursor);
        let row = match line {
            Some(LedgerLine::Heading(group)) => return self.heading_place(group, rect.y_range(), ui.clip_rect()),
            Some(LedgerLine::Row(row)) => row,
            None => return,
        };
        let node = self.node(row);
        if self.marked.whole_rows && node.is_some_and(|node| self.chosen.contains(&node)) {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        match (self.ledger.line(cell.row_nr as usize), cell.col_nr.checked_sub(1)) {
            (Some(LedgerLine::Row(row)), None) => self.row_head(ui, row),
            (Some(LedgerLine::Row(row)), Some(column)) => self.cell(ui, CellPlace { row, column }),
            (None, None) => self.add_row(ui),
            // The heading of a group goes over all columns.
            (Some(LedgerLine::Heading(_)), _) | (None, Some(_)) => {}
        }
    }

    fn row_top_offset(&self, _ctx: &EguiContext, _table: Id, row: u64) -> f32 {
        self.heights.top(row as usize) + if row as usize > self.ledger.line_count() { theme::ROW } else { 0.0 }
    }
}

impl Rows<'_, '_> {
    pub(super) fn nodes(&self, row: usize) -> Option<LedgerNodes<'_>> {
        let line = self.ledger.rows.get(row)?;
        // Positions are those of the answers' dataset; the item itself is the present one.
        line.resolve(self.dataset).or_else(|| line.resolve(&self.answers.dataset))
    }

    /// Leaves out what is not whole at the lower edge, once all is painted. What is not seen there does not answer to the
    /// pointer either.
    pub(super) fn end_on_a_row(&self, ui: &Ui) {
        let palette = theme::palette(ui);
        for (at, part) in self.edge.below().enumerate() {
            ui.painter().rect_filled(part, 0.0, palette.ground);
            ui.interact(part, Id::unique(("below the last whole row", at)), Sense::CLICK | Sense::DRAG);
        }
    }

    fn node(&self, row: usize) -> Option<NodeRef> {
        let nodes = self.nodes(row)?;
        Some(nodes.node_ref())
    }

    /// Measures the lines near those that are seen.
    pub(super) fn measure(&mut self, ui: &Ui, lines: std::ops::Range<usize>) {
        let end = (lines.end + NEAR).min(self.ledger.line_count());
        let (answers, dataset, ledger) = (self.answers, self.dataset, self.ledger);
        for at in lines.start.saturating_sub(NEAR)..end {
            if self.heights.is_measured(at) {
                continue;
            }
            let Some(LedgerLine::Row(row)) = ledger.line(at) else {
                self.heights.set(at, 1);
                continue;
            };
            let Some(row) = ledger.rows.get(row) else { return };
            let Some(nodes) = row.resolve(dataset).or_else(|| row.resolve(&answers.dataset)) else { return };
            let (widths, most) = (self.widths, self.heights.most());
            let lines = self.lines_needed(ui, &nodes, widths, most);
            self.heights.set(at, lines);
        }
    }

    /// The number of the item in its report; a click marks the row.
    fn row_head(&mut self, ui: &Ui, row: usize) {
        let rect = ui.max_rect();
        let palette = theme::palette(ui);
        let is_marked = self.marked.rows.contains(&row);
        let ground = if is_marked { palette.selected } else { palette.panel };
        ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), 0.0, ground);
        let font = egui::TextStyle::Small.resolve(ui.style());
        let at = rect.right_top() + egui::vec2(-space::S, space::XS + 3.0);
        // The number of an item stays with it, whatever is filtered, sorted and grouped.
        let line = self.ledger.rows.get(row).filter(|_| self.request.rows == LedgerRows::Items);
        let number = line.and_then(|line| line.position(self.dataset)).unwrap_or(row + 1);
        let colour = if self.request.filter.is_empty() { palette.weak } else { palette.focus };
        ui.painter().text(at, egui::Align2::RIGHT_TOP, number.to_string(), font, colour);
        let Some(nodes) = self.nodes(row) else { return };
        let (number, title) = nodes.node().heading();
        let name = format!("{number} {}", title.chars().take(40).collect::<String>());
        let (category, problem) = (nodes.category.title.clone(), nodes.problem.title.clone());
        let node = nodes.node_ref();
        let group = self.ledger.group_of(row).map(|group| &group.key);
        let response = ui.interact(rect, Id::unique(("ledger row", &node, group)), Sense::CLICK);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RowHeader, true, &name));
        let tip = self.context.words.text("ledger-mark-tip");
        let response = response.on_hover_ui(|ui| {
            ui.label(category);
            ui.label(problem);
            ui.label(theme::text::small(tip).weak());
        });
        if response.double_clicked() {
            self.open(node);
        } else if response.clicked() {
            let modifiers = ui.input(|input| input.modifiers);
            let step =
                if modifiers.command { LedgerStep::ToggleRow(row) } else { LedgerStep::Row(row, modifiers.shift) };
            self.context.actions.push(Action::Ledger(step));
        } else if response.secondary_clicked() && !(self.marked.whole_rows && is_marked) {
            self.context.actions.push(Action::Ledger(LedgerStep::Row(row, false)));
        }
        response.context_menu(|ui| menu::show(ui, self.context));
    }

    fn cell(&mut self, ui: &Ui, place: CellPlace) {
        let Some(Shown { column, name, .. }) = self.columns.get(place.column) else { return };
        let (answers, dataset, ledger) = (self.answers, self.dataset, self.ledger);
        let Some(line) = ledger.rows.get(place.row) else { return };
        let Some(nodes) = line.resolve(dataset).or_else(|| line.resolve(&answers.dataset)) else { return };
        let rect = ui.max_rect();
        let palette = theme::palette(ui);
        let is_cursor = self.marked.cursor == place;
        if self.marked.holds(place) && !(self.marked.is_one() || self.marked.whole_rows) {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
        }
        ui.painter().vline(rect.right() - 0.5, rect.y_range(), Stroke::new(1.0, palette.line));
        self.frozen_edge(ui, place.column);
        self.fill_at(ui, place);
        let node = nodes.node_ref();
        let typed = self.drafts.untaken(super::editor::id(&node, column)).map(ToOwned::to_owned);
        let lines = self.heights.lines(ledger.line_of(place.row));
        let cut = match &typed {
            // A text that was not taken stands in its cell until it is mended or dropped.
            Some(text) if !is_cursor => {
                untaken(ui, rect, text, lines);
                None
            }
            _ => self.paint(ui, rect, column, &nodes, lines),
        };
        let refused = self.context.session.refused_cell(&node, column);
        if refused.is_some() {
            let corner = rect.right_top();
            let points = vec![corner, corner - egui::vec2(8.0, 0.0), corner + egui::vec2(0.0, 8.0)];
            ui.painter().add(egui::Shape::convex_polygon(points, palette.text, Stroke::NONE));
        }
        if is_cursor {
            *self.cursor = Some(rect);
        }
        let whole = self.texts.text(&nodes, column, (self.context.words, self.context.session.pace_rule())).whole;
        // A row that stands in several groups has its cells in each.
        let id = Id::unique(("ledger place", &node, column, ledger.group_of(place.row).map(|group| &group.key)));
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Cell, true, format!("{name} {}", numbers(&nodes)));
            info.current_text_value = Some(whole.to_string());
            info.selected = Some(is_cursor);
            info
        });
        let response = match (refused, cut) {
            (Some(refused), _) => response.on_hover_text(refused),
            (None, Some(whole)) => response.on_hover_text(whole),
            (None, None) => response,
        };
        self.point(ui, &response, place, is_cursor);
    }

    /// What the pointer does in a cell: a click puts the cursor there, the second opens the editor, dragging marks cells.
    fn point(&mut self, ui: &Ui, response: &Response, place: CellPlace, is_cursor: bool) {
        let shift = ui.input(|input| input.modifiers.shift);
        if response.drag_started_by(egui::PointerButton::Primary) {
            *self.dragging = true;
            self.go(place, shift);
        } else if *self.dragging
            && !is_cursor
            && ui.input(|input| input.pointer.hover_pos()).is_some_and(|at| response.rect.contains(at))
        {
            self.go(place, true);
        }
        if response.double_clicked() || response.clicked() && is_cursor && self.marked.is_one() && !shift {
            *self.edit = true;
        } else if response.clicked() {
            self.go(place, shift);
        } else if response.secondary_clicked() && !self.marked.holds(place) {
            self.go(place, false);
        }
        response.context_menu(|ui| menu::show(ui, self.context));
    }

    /// The edge of the columns that stay.
    pub(super) fn frozen_edge(&self, ui: &Ui, column: usize) {
        if column + 1 == self.frozen {
            let rect = ui.max_rect();
            ui.painter().vline(rect.right() - 1.0, rect.y_range(), Stroke::new(2.0, theme::palette(ui).rule));
        }
    }

    fn go(&mut self, place: CellPlace, extend: bool) {
        self.context.actions.push(Action::Ledger(LedgerStep::Go(place, extend)));
    }

    /// The last row: a click adds an item behind the last one.
    fn add_row(&mut self, ui: &mut Ui) {
        let Some(last) = self.ledger.rows.len().checked_sub(1).and_then(|row| self.node(row)) else { return };
        let words = self.context.words;
        // It is wider than the column of the row heads.
        let rect = ui.max_rect().with_max_x(ui.max_rect().left() + 260.0);
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        ui.set_clip_rect(rect.intersect(ui.clip_rect().with_max_x(rect.right())));
        let button = egui::Button::new(theme::text::small(words.text("ledger-add-row")).weak()).frame(false);
        if ui.add(button).on_hover_text(words.text("ledger-add-row-tip")).clicked() {
            self.context.actions.push(Action::Ledger(LedgerStep::AddRow(last)));
        }
    }

    fn open(&mut self, node: NodeRef) {
        self.context.actions.push(Action::Select(node));
        self.context.actions.push(Action::SetView(crate::session::View::Detail));
    }
}

/// The number of a row: of a measure that of its item before it.
fn numbers(nodes: &LedgerNodes<'_>) -> String {
    nodes.measure.map_or_else(|| nodes.item.number.clone(), |own| format!("{} {}", nodes.item.number, own.number))
}

/// A text that was not taken, in its own frame.
fn untaken(ui: &Ui, rect: Rect, text: &str, lines: usize) {
    let palette = theme::palette(ui);
    ui.painter().rect_stroke(rect.shrink(1.0), 0.0, Stroke::new(1.0, palette.text), StrokeKind::Inside);
    let inner = rect.shrink2(egui::vec2(space::S, space::XS));
    super::paint::words(ui, inner, text, palette.text, lines, None);
}
