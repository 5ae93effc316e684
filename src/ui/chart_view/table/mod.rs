//! The table of a chart in the window: only the rows on screen are laid out; a press on a heading sorts, the arrows go through
//! the rows, Enter leads where a mark would, Ctrl+C copies the chosen rows.
//!
//! Limits: the rows are made when a chart is new, and put in order when a heading is pressed, in the frame in which that
//! happens. Both take time in proportion to the rows: some tenths of a second for a hundred thousand.

mod rows;

use std::ops::RangeInclusive;
use std::sync::Arc;

use egui::{EventFilter, Id, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder};
use egui_table::{Column, HeaderRow, Table, TableState};

use crate::chart::{Chart, ChartTable};
use crate::export;
use crate::session::{Action, DocumentId};
use crate::ui::Context;
use crate::ui::theme::{self, space};
use crate::ui::widgets::line::Line;
use crate::words::Words;

use rows::TableRows;

/// The height of the headings, in points.
const HEADING: f32 = 28.0;

/// The least and the greatest width of a column, in points.
const WIDTHS: RangeInclusive<f32> = 48.0..=340.0;

/// About how many rows are measured for the widths of columns: of more rows only some are.
const MEASURED: usize = 400;

/// The room for the mark of the order behind a heading, in points.
const MARK: f32 = 14.0;

/// The state of the table of one panel.
#[derive(Debug, Default)]
pub(super) struct TableView {
    /// The chart that the table was made of.
    of: Option<Arc<Chart>>,
    table: ChartTable,
    /// The columns with their widths before anybody drags them.
    columns: Vec<(Id, f32)>,
    /// The column that rows are sorted by, and whether from the end.
    sorted: Option<(usize, bool)>,
    /// The rows in their order.
    order: Vec<usize>,
    /// The row under the keyboard's cursor, and the one from which rows are chosen, by their places in the order.
    cursor: usize,
    anchor: usize,
    /// The column that was brought into view last by the keyboard.
    column: usize,
    /// How many rows are on screen.
    page: usize,
    /// The row with the cursor is brought into view.
    reveals: bool,
    /// False until it is seen.
    is_shown: bool,
    /// The widget that has the keyboard.
    id: Option<Id>,
    taken: TakenKeys,
}

/// What keys of commands asked for while the table had the keyboard.
#[derive(Debug, Default)]
struct TakenKeys {
    copy: bool,
    all: bool,
}

impl TableView {
    /// Lets go of the rows. The headings stay: by them it is known whether the order and the cursor are of the same table.
    pub(super) fn leave(&mut self) {
        (self.of, self.table.rows, self.order) = (None, Vec::new(), Vec::new());
        (self.id, self.is_shown) = (None, false);
    }

    /// While the table has the keyboard, the keys that copy and select all are about its rows. They are taken before commands
    /// see them.
    pub(super) fn take_keys(&mut self, ui: &Ui) {
        if !self.id.is_some_and(|id| ui.memory(|memory| memory.has_focus(id))) {
            return;
        }
        ui.input_mut(|input| {
            let before = input.events.len();
            input.events.retain(|event| !matches!(event, egui::Event::Copy));
            self.taken.copy |= input.events.len() < before;
            self.taken.all |= input.consume_key(Modifiers::COMMAND, Key::A);
        });
    }

    /// Shows the table of a panel of a document.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        panel: (DocumentId, u32),
        chart: &Arc<Chart>,
        context: &mut Context<'_>,
    ) {
        self.follow(chart, context.words);
        let id = Id::unique(("chart table", panel));
        self.id = Some(id);
        if self.columns.is_empty() {
            self.columns = self.measured(ui, panel);
        }
        let place = self.whole_rows(ui);
        let has_keyboard = self.keyboard(ui, id, (place, &chart.title), context);
        let columns: Vec<Column> =
            self.columns.iter().map(|(id, width)| Column::new(*width).range(WIDTHS).id(*id)).collect();
        let mut table = Table::new().id_salt(("values", panel)).num_rows(self.order.len() as u64);
        table = table.columns(columns).headers([HeaderRow::new(HEADING)]);
        if std::mem::take(&mut self.reveals) {
            table = table.scroll_to_row(self.cursor as u64, None).scroll_to_column(self.column, None);
        }
        let mut rows = TableRows { view: self, id, has_keyboard, sort: None, context };
        ui.scope_builder(UiBuilder::new().id_salt("rows").max_rect(place), |ui| {
            set_widths(ui, &table, &rows.view.columns);
            table.show(ui, &mut rows)
        });
        if let Some(column) = rows.sort {
            self.sort_by(column);
        }
        if has_keyboard {
            ui.painter().rect_stroke(place, 0.0, Stroke::new(1.0, theme::palette(ui).focus), StrokeKind::Inside);
        }
    }

    /// Makes the table anew where the chart is another one. The order and the cursor stay.
    fn follow(&mut self, chart: &Arc<Chart>, words: &Words) {
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, chart)) {
            return;
        }
        let headings = std::mem::take(&mut self.table.headings);
        self.table = ChartTable::of(chart, words);
        self.of = Some(Arc::clone(chart));
        self.columns.clear();
        if headings != self.table.headings {
            (self.sorted, self.cursor, self.anchor, self.column) = (None, 0, 0, 0);
        }
        self.arrange();
    }

    /// Brings the rows into their order.
    fn arrange(&mut self) {
        self.order = match self.sorted {
            Some((column, is_descending)) => self.table.order(column, is_descending),
            None => (0..self.table.rows.len()).collect(),
        };
        let last = self.order.len().saturating_sub(1);
        (self.cursor, self.anchor) = (self.cursor.min(last), self.anchor.min(last));
    }

    /// A press on a heading: up, then down, then the order of the chart. The row under the cursor is still under it.
    fn sort_by(&mut self, column: usize) {
        let row = self.order.get(self.cursor).copied();
        self.sorted = match self.sorted {
            Some((own, false)) if own == column => Some((column, true)),
            Some((own, true)) if own == column => None,
            _ => Some((column, false)),
        };
        self.arrange();
        self.cursor = self.order.iter().position(|own| Some(*own) == row).unwrap_or(0);
        (self.anchor, self.reveals) = (self.cursor, true);
    }

    /// The chosen rows, by their places in the order.
    fn chosen(&self) -> RangeInclusive<usize> {
        self.anchor.min(self.cursor)..=self.anchor.max(self.cursor)
    }

    /// The place that has the keyboard, and what its keys ask for. Returns whether it has it.
    fn keyboard(&mut self, ui: &Ui, id: Id, (place, title): (Rect, &str), context: &mut Context<'_>) -> bool {
        let response = ui.interact(place, id, Sense::focusable_noninteractive());
        // It has just been asked for: the next keys are about it.
        if !std::mem::replace(&mut self.is_shown, true) && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let name = context.words.with("chart-table-of", [("title", title.into())]);
        // What a screen reader says when the cursor moves: the row.
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Grid, true, &name);
            info.current_text_value = Some(self.said(self.cursor, context.words));
            info
        });
        let has_keyboard = response.has_focus();
        let TakenKeys { copy, all } = std::mem::take(&mut self.taken);
        if !has_keyboard || context.session.dialog().is_some() {
            return has_keyboard;
        }
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        self.go(ui);
        self.look_aside(ui);
        if all {
            (self.anchor, self.cursor) = (0, self.order.len().saturating_sub(1));
        }
        if copy {
            context.actions.push(Action::Copy(self.copied()));
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            context.actions.extend(self.opened(self.cursor));
        }
        true
    }

    /// Moves the cursor by the keys; with Shift the rows on the way are chosen.
    fn go(&mut self, ui: &Ui) {
        let last = self.order.len().saturating_sub(1);
        let page = self.page.max(1);
        for (key, to) in [
            (Key::ArrowDown, (self.cursor + 1).min(last)),
            (Key::ArrowUp, self.cursor.saturating_sub(1)),
            (Key::PageDown, (self.cursor + page).min(last)),
            (Key::PageUp, self.cursor.saturating_sub(page)),
            (Key::Home, 0),
            (Key::End, last),
        ] {
            let hit = |modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
            let extends = hit(Modifiers::SHIFT);
            if extends || hit(Modifiers::NONE) {
                self.put(to, extends);
                self.reveals = true;
            }
        }
    }

    /// Looks at the column beside the one that was looked at last.
    fn look_aside(&mut self, ui: &Ui) {
        let last = self.columns.len().saturating_sub(1);
        for (key, to) in
            [(Key::ArrowRight, (self.column + 1).min(last)), (Key::ArrowLeft, self.column.saturating_sub(1))]
        {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                (self.column, self.reveals) = (to, true);
            }
        }
    }

    fn put(&mut self, at: usize, extends: bool) {
        self.cursor = at;
        if !extends {
            self.anchor = at;
        }
    }

    /// The chosen rows under their headings, as the ledger copies its rows.
    fn copied(&self) -> String {
        let rows = self.order.get(self.chosen()).unwrap_or_default().iter();
        let rows = rows.filter_map(|at| self.table.rows.get(*at)).map(crate::chart::ChartTableRow::texts);
        export::tab_separated_lines(std::iter::once(self.table.headings.clone()).chain(rows))
    }

    /// Where a row leads: to its node, else the items that it counts are selected.
    fn opened(&self, at: usize) -> Option<Action> {
        let row = self.table.rows.get(*self.order.get(at)?)?;
        let held = || (!row.holds.is_empty()).then(|| Action::Brush(Arc::clone(&row.holds), false));
        row.node.clone().map(Action::Select).or_else(held)
    }

    /// A row in words: each cell behind its heading.
    fn said(&self, at: usize, words: &Words) -> String {
        let row = self.order.get(at).and_then(|at| self.table.rows.get(*at));
        let cells = row.into_iter().flat_map(|row| self.table.headings.iter().zip(&row.cells));
        let said = cells.filter(|(_, cell)| !cell.is_empty()).map(|(heading, cell)| {
            let arguments = [("heading", heading.as_str().into()), ("text", cell.text().into())];
            words.with("chart-table-cell", arguments)
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// As much of the room as holds whole rows, and the bar by which columns are scrolled where there is one: no row is cut at
    /// the lower edge.
    fn whole_rows(&self, ui: &Ui) -> Rect {
        let place = ui.available_rect_before_wrap();
        let scroll = ui.spacing().scroll;
        let (rows, beside) = (self.order.len() as f32 * theme::ROW, scroll.allocated_width());
        let wide: f32 = self.columns.iter().map(|(_, width)| width).sum();
        let upright = if HEADING + rows > place.height() { beside } else { 0.0 };
        let bar = if wide > place.width() - upright { beside } else { 0.0 };
        let shown = ((place.height() - HEADING - bar) / theme::ROW).floor().max(1.0);
        place.with_max_y(place.top() + theme::ROW.mul_add(shown, HEADING + bar))
    }

    /// The columns, each as wide as its cells, as far as these are measured.
    fn measured(&self, ui: &Ui, panel: (DocumentId, u32)) -> Vec<(Id, f32)> {
        let size = egui::TextStyle::Body.resolve(ui.style()).size;
        let strong = Line::strong(theme::palette(ui).text);
        let step = self.table.rows.len().div_ceil(MEASURED).max(1);
        let column = |(at, heading): (usize, &String)| {
            let id = Id::unique(("chart table column", panel, heading));
            let rows = self.table.rows.iter().step_by(step);
            let cells = rows.filter_map(|row| row.cells.get(at));
            let widest = cells.map(|cell| wide(&cell.text())).fold(0.0, f32::max) * size;
            let width = widest.max(strong.width(ui, heading) + MARK) + 2.0 * space::S;
            (id, width.clamp(*WIDTHS.start(), *WIDTHS.end()))
        };
        self.table.headings.iter().enumerate().map(column).collect()
    }
}

/// About how wide a text is, in sizes of its type: a Chinese character is as wide as it is high.
fn wide(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 0.58 } else { 1.0 }).sum()
}

/// Gives columns that were never shown their widths: left alone they would shrink to what their cells need at least.
fn set_widths(ui: &Ui, table: &Table, columns: &[(Id, f32)]) {
    let id = table.get_id(ui);
    let mut state = TableState::load(ui.ctx(), id).unwrap_or_default();
    let new: Vec<(Id, f32)> = columns.iter().filter(|(id, _)| !state.col_widths.contains_key(id)).copied().collect();
    if !new.is_empty() {
        state.col_widths.extend(new);
        state.store(ui.ctx(), id);
    }
}
