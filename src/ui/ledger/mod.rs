//! The ledger: all items as a table that is worked in as in a spreadsheet.
//!
//! A cell is text until it is edited. Where the cursor stands and what is marked, pasted and cleared is the session's
//! (`session::ledger`); here is how it looks, what the pointer and the keys ask for, and the editor.

mod cell_texts;
mod chips;
mod chosen;
mod columns;
mod edge;
mod editor;
mod fill_handle;
mod filter_days;
mod filter_menu;
mod filter_numbers;
mod group_menu;
mod groups;
mod heading;
mod heads;
mod heights;
mod keyboard;
mod menu;
mod paint;
mod replace_bar;
mod rows;
mod sums_text;
mod tools;

use std::ops::Range;

use egui::{Rect, Stroke, StrokeKind, Ui};
use egui_table::{HeaderRow, Table};

use super::Context;
use super::draft::Drafts;
use super::theme;
use super::widgets;
use crate::analysis::Answers;
use crate::model::{Due, FieldKind};
use crate::session::{Action, CellPlace, LedgerStep, MarkedCells, OpenDocument, RowHeights, Session};

use cell_texts::CellTexts;
use chosen::ChosenRows;
use columns::{Shown, ShownColumns};
use edge::Edge;
use editor::{EditedCell, Editor};
use fill_handle::FillHandle;
use filter_menu::{FilterMenu, MenuColumn};
use heights::Heights;
use replace_bar::ReplaceBar;
use rows::Rows;
use sums_text::SumsText;

/// The width of the heads of rows, in points.
const ROW_HEAD: f32 = 44.0;

/// The height of the headings, in points.
const HEADING: f32 = 28.0;

/// The state of the ledger view.
#[derive(Debug, Default)]
pub(super) struct LedgerView {
    columns: ShownColumns,
    chosen: ChosenRows,
    texts: CellTexts,
    heights: Heights,
    editor: Editor,
    fill: FillHandle,
    filter_menu: FilterMenu,
    replace_bar: ReplaceBar,
    sums: SumsText,
    dragging: bool,
    /// How many rows a page has.
    page: usize,
    /// The cell that was last brought on screen.
    shown: Option<MarkedCells>,
    /// The lines on screen.
    lines: Range<usize>,
    /// Escape was pressed in a lone cell.
    left: bool,
    /// True until what was made of rows on screen is forgotten.
    on_screen: bool,
}

impl LedgerView {
    /// True while the keyboard is in a cell that waits to be typed in: keys are commands then.
    pub(super) fn waits(&self, ctx: &egui::Context, drafts: &Drafts) -> bool {
        self.editor.waits(ctx, drafts)
    }

    /// True once after Escape was pressed where nothing was left to be taken back: the keyboard goes one step out.
    pub(super) fn is_left(&mut self) -> bool {
        std::mem::take(&mut self.left)
    }

    /// Forgets what was made of the rows on screen, once they are there no longer: it is soon made again, and may be large.
    pub(super) fn leave(&mut self) {
        if std::mem::take(&mut self.on_screen) {
            (self.texts, self.chosen) = (CellTexts::default(), ChosenRows::default());
            (self.heights, self.fill) = (Heights::default(), FillHandle::default());
            self.filter_menu.forget();
        }
    }

    /// Forgets what was made of documents that are closed.
    pub(super) fn forget_closed(&mut self, session: &Session) {
        (self.texts, self.chosen, self.sums) = (CellTexts::default(), ChosenRows::default(), SumsText::default());
        self.replace_bar.forget_closed(session);
        if session.active().is_none() {
            self.leave();
        }
    }

    /// Opens the editor of the cell with the cursor.
    pub(super) fn edit(&mut self) {
        self.editor.begin();
    }

    /// True while that line is open.
    pub(super) fn has_open_bar(&self) -> bool {
        self.replace_bar.is_open()
    }

    /// Opens the line that finds and replaces a text in the cells.
    pub(super) fn replace(&mut self) {
        self.replace_bar.open();
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        drafts: &mut Drafts,
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        let Some((answers, ledger)) = document.answers().and_then(|a| Some((a, a.ledger.as_ref()?))) else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        // A menu of the lines above the table is closed by Escape before the table is shown: the key was for that alone.
        let had_menu = egui::Popup::is_any_open(ui.ctx());
        let sums = self.sums.text(ledger, context);
        tools::show(ui, document, ledger, &sums, context);
        chips::show(ui, document, context);
        let shown = self.columns.get(ui, (document.ledger().rows, &ledger.own), context);
        self.replace_bar.show(ui, document, ledger, &shown, context);
        if !self.editor.is_open() {
            self.replace_bar.escape(ui);
        }
        let marked = context.session.marked_cells();
        self.on_screen = true;
        self.filter_menu.begin(document.id(), document.ledger().rows);
        self.fill.begin(ui, document.id(), ledger, marked.as_ref());
        if marked.is_none() && ledger.groups.is_empty() && document.ledger().filter.is_empty() {
            none(ui, context);
            return;
        }
        let Some(marked) = marked else {
            // The headings stay, for their filters left nothing, or all groups are folded.
            self.table(ui, document, answers, &shown, &MarkedCells::none(), drafts, context);
            return;
        };
        let cell = edited(document, answers, &shown, &marked, self.editor.is_open(), context);
        let page = self.page.max(1);
        let leave = cell.as_ref().and_then(|cell| self.editor.keys(ui, cell, page, has_keyboard, drafts, context));
        if let Some(column) = self.editor.filter_asked() {
            self.filter_menu.open(MenuColumn { document: document.id(), rows: document.ledger().rows, column });
        }
        let steps_out = |action: &Action| matches!(action, Action::Ledger(LedgerStep::Collapse));
        self.left = marked.is_one() && !had_menu && context.actions.iter().any(steps_out);
        if self.left {
            ui.ctx().request_repaint();
        }
        let place = self.table(ui, document, answers, &shown, &marked, drafts, context);
        if let Some(cell) = cell {
            if let Some((rect, seen)) = place {
                cursor(ui, rect, seen, has_keyboard);
            }
            self.fill.paint(ui);
            ui.scope(|ui| {
                if let Some((_, seen)) = place {
                    ui.set_clip_rect(seen);
                }
                self.editor.show(ui, place.map(|(rect, _)| rect), &cell, leave, drafts, context);
            });
        }
    }

    /// Shows the table. Returns where the cell with the cursor is, and the part of the table that it moves in.
    #[expect(clippy::too_many_arguments, reason = "each is a different thing, and a struct would be used once")]
    fn table(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        answers: &Answers,
        shown: &[Shown],
        marked: &MarkedCells,
        drafts: &Drafts,
        context: &mut Context<'_>,
    ) -> Option<(Rect, Rect)> {
        let ledger = answers.ledger.as_ref()?;
        let table = Table::new().id_salt(("ledger", document.ledger().rows));
        columns::set_widths(ui, &table, document.ledger().rows, shown);
        let fixed = columns::fixed(ui, &table, shown, context.session.frozen_columns(document));
        let widths = columns::widths(ui, &table, shown);
        let preferences = context.session.preferences();
        self.heights.begin(
            ledger,
            widths.clone(),
            (preferences.ledger_lines, preferences.ledger_heights == RowHeights::Alike),
        );
        self.dragging &= ui.input(|input| input.pointer.primary_down());
        let (mut place, mut edit, page) = (None, false, self.page);
        let (mut headings, mut edge) = (Vec::new(), Edge::default());
        let chosen = self.chosen.get(document);
        let body = ui.available_rect_before_wrap();
        let seen_of = |column: usize| {
            // What moves slides under the columns that stay.
            let stays: f32 = if column < fixed.len() { 0.0 } else { widths.iter().take(fixed.len()).sum() };
            Rect::from_min_max(body.min + egui::vec2(ROW_HEAD + stays, heads::HEIGHT + HEADING), body.max)
        };
        let seen = seen_of(marked.cursor.column);
        let mut rows = Rows {
            texts: &mut self.texts,
            heights: &mut self.heights,
            widths: &widths,
            answers,
            ledger,
            columns: shown,
            frozen: fixed.len(),
            chosen: &chosen,
            marked,
            dataset: document.document().dataset(),
            request: document.ledger(),
            document: document.id(),
            filter_menu: &mut self.filter_menu,
            drafts,
            context,
            dragging: &mut self.dragging,
            cursor: &mut place,
            page: &mut self.page,
            edit: &mut edit,
            seen: &mut self.lines,
            headings: &mut headings,
            edge: &mut edge,
            fill: &mut self.fill,
        };
        let near = rows.seen.clone();
        rows.measure(ui, near);
        let above = HeaderRow { height: heads::HEIGHT, groups: heads::runs(shown, fixed.len()) };
        let mut table = table
            .num_rows(ledger.line_count() as u64 + 1)
            .columns(columns::of_table(shown, &fixed))
            .num_sticky_cols(fixed.len() + 1)
            .headers([above, HeaderRow::new(HEADING)]);
        let scroll_animation = ui.style().scroll_animation;
        if self.shown.as_ref() != Some(marked) {
            let line = ledger.line_of(marked.cursor.row);
            // With the first row of a group its heading comes on screen.
            let is_first =
                ledger.group_of(marked.cursor.row).is_some_and(|group| group.rows.start == marked.cursor.row);
            let above = line.saturating_sub(usize::from(is_first));
            // Where the cursor goes far, nothing between is laid out in passing, and the lines there have their heights before
            // the table goes to them: it would stop short of them by as much as they are higher than one line.
            let is_near = (rows.seen.start.saturating_sub(rows::NEAR)..rows.seen.end + rows::NEAR).contains(&line);
            if !is_near {
                ui.style_mut().scroll_animation = egui::style::ScrollAnimation::none();
            }
            rows.measure(ui, above..line + 1);
            table = table.scroll_to_rows(above as u64..=line as u64, None);
            // Columns that stay in their place need no scrolling.
            if marked.cursor.column >= fixed.len() {
                table = table.scroll_to_column(marked.cursor.column + 1, None);
            }
            self.shown = Some(marked.clone());
        }
        let before = rows.seen.clone();
        if let Some(row) = rows.row_beyond(ui, seen) {
            table = table.scroll_to_row(ledger.line_of(row) as u64, None);
        }
        // Each cell paints its own line. The lines that the table puts between columns go on beside the scroll bar below.
        let lines = &mut ui.visuals_mut().widgets.noninteractive.bg_stroke;
        let line = std::mem::replace(lines, Stroke::NONE);
        table.show(ui, &mut rows);
        ui.style_mut().scroll_animation = scroll_animation;
        ui.visuals_mut().widgets.noninteractive.bg_stroke = line;
        rows.group_headings(ui);
        rows.end_on_a_row(ui);
        let part = rows.edge.whole(seen_of(*marked.columns.end()));
        rows.fill_handle(ui, part, self.editor.is_open());
        // Rows that came on screen without having been measured are painted at their height in the same frame.
        if *rows.seen != before && rows.seen.clone().any(|line| !rows.heights.is_measured(line)) {
            ui.ctx().request_discard("heights of rows");
        }
        if edit {
            self.editor.begin();
            ui.ctx().request_repaint();
        }
        if page != self.page {
            ui.ctx().request_repaint();
        }
        place.map(|rect| (rect, edge.whole(seen)))
    }
}

/// A ledger without rows, and what leads out of that.
fn none(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    if !context.session.is_ledger_empty() {
        widgets::empty(ui, words.text("ledger-none"), words.text("ledger-none-advice"));
        return;
    }
    widgets::empty(ui, words.text("ledger-none"), words.text("ledger-empty-advice"));
    ui.vertical_centered(|ui| {
        if ui.button(words.text("ledger-add-first")).on_hover_text(words.text("ledger-add-first-tip")).clicked() {
            context.actions.push(Action::Ledger(LedgerStep::AddFirst));
        }
    });
}

/// The frame of the cell with the cursor.
fn cursor(ui: &Ui, rect: Rect, seen: Rect, has_keyboard: bool) {
    let painter = ui.painter().with_clip_rect(seen);
    let palette = theme::palette(ui);
    let colour = if has_keyboard { palette.focus } else { palette.weak };
    painter.rect_stroke(rect, 0.0, Stroke::new(2.0, colour), StrokeKind::Inside);
}

/// The cell with the cursor, as its editor needs it.
fn edited(
    document: &OpenDocument,
    answers: &Answers,
    shown: &[Shown],
    marked: &MarkedCells,
    is_open: bool,
    context: &Context<'_>,
) -> Option<EditedCell> {
    let column = &shown.get(marked.cursor.column)?.column;
    let line = answers.ledger.as_ref()?.rows.get(marked.cursor.row)?;
    let nodes = line.resolve(document.document().dataset()).or_else(|| line.resolve(&answers.dataset))?;
    let words = context.words;
    let key = column.key_of(&nodes.id(), nodes.report);
    let kind = key.as_ref().map(|key| key.kind(&nodes.report.columns));
    let newlines = matches!(kind, Some(FieldKind::Text | FieldKind::Entries));
    let open = key.as_ref().filter(|_| is_open);
    Some(EditedCell {
        node: nodes.node_ref(),
        column: column.clone(),
        text: context.session.cell_text(&nodes, column),
        offers: open.map_or_else(|| [].into(), |key| editor::offers(nodes.report, key, words)),
        lists: matches!(kind, Some(FieldKind::People | FieldKind::Units)),
        foot: open.map(|key| editor::foot(nodes.node(), key, newlines, words)).unwrap_or_default(),
        newlines,
        date: open.and_then(|key| {
            let kind = key.kind(&nodes.report.columns);
            let due = nodes.due().filter(|_| kind == FieldKind::Due);
            Some((editor::date_kind(kind, nodes.report, context)?, due.and_then(Due::last_day)))
        }),
        first: (!marked.is_one() && !marked.whole_rows)
            .then(|| CellPlace { row: *marked.rows.start(), column: *marked.columns.start() })
            .filter(|first| *first != marked.cursor),
    })
}
