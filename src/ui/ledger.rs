//! The ledger: all items as a table, with the columns that the person chose, changed in the cell.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Id, Layout, Modifiers, RichText, Sense, Ui};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, Table, TableDelegate, TableState};

use super::Context;
use super::draft::Drafts;
use super::theme::{self, space};
use super::widgets::{self, cells, choice::choice, shape};
use crate::analysis::{Answers, Column, DueState, Ledger, LedgerNodes, LedgerOrder, off_target};
use crate::document::{Change, Edit, ItemField, PartyRole};
use crate::model::{Dataset, Due, NodeId, NodeRef, PartyId, Progress, Report, Term};
use crate::session::{Action, Dialog, FollowUp, OpenDocument};
use crate::words::Words;

/// The height of a row, in points.
const TALL: f32 = 32.0;

/// The state of the ledger view.
#[derive(Debug, Default)]
pub(super) struct LedgerView {
    /// The row that a range of rows is marked from.
    anchor: Option<usize>,
}

impl LedgerView {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        document: &OpenDocument,
        drafts: &mut Drafts,
        context: &mut Context<'_>,
    ) {
        let Some((answers, ledger)) = document.answers().and_then(|a| Some((a, a.ledger.as_ref()?))) else {
            ui.centered_and_justified(Ui::spinner);
            return;
        };
        controls(ui, document, ledger, context);
        if ledger.rows.is_empty() {
            let words = context.words;
            widgets::empty(ui, words.text("ledger-none"), words.text("ledger-none-advice"));
            return;
        }
        let columns = context.session.preferences().ledger_columns.clone();
        let sticky = columns.iter().take_while(|c| matches!(c, Column::Number | Column::Title)).count();
        let widths: Vec<_> = columns
            .iter()
            .map(|column| {
                let range = if *column == Column::Number { 40.0..=200.0 } else { 60.0..=900.0 };
                egui_table::Column::new(width(*column)).range(range).id(Id::unique(("ledger", column)))
            })
            .collect();
        let mut rows = Rows {
            view: self,
            answers,
            ledger,
            columns: &columns,
            chosen: document.chosen(),
            dataset: document.document().dataset(),
            order: document.ledger(),
            drafts,
            context,
        };
        let table = Table::new().id_salt("ledger");
        begin(ui, &table, &columns);
        table
            .num_rows(ledger.rows.len() as u64)
            .columns(widths)
            .num_sticky_cols(sticky)
            .headers([HeaderRow::new(theme::ROW)])
            .show(ui, &mut rows);
    }
}

/// Gives a table that was never shown its widths: left alone it would shrink to what its cells need at least.
fn begin(ui: &Ui, table: &Table, columns: &[Column]) {
    let id = table.get_id(ui);
    if TableState::load(ui.ctx(), id).is_some() {
        return;
    }
    let others: f32 = columns.iter().filter(|column| **column != Column::Title).map(|column| width(*column)).sum();
    let title = (ui.available_width() - others - space::L).clamp(200.0, 560.0);
    let mut state = TableState::default();
    for column in columns {
        let width = if *column == Column::Title { title } else { width(*column) };
        state.col_widths.insert(Id::unique(("ledger", column)), width);
    }
    state.store(ui.ctx(), id);
}

/// What is shown, and the button that chooses the columns.
fn controls(ui: &mut Ui, document: &OpenDocument, ledger: &Ledger, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        ui.label(theme::text::section(words.text("command-ledger")));
        ui.label(theme::text::small(words.with("ledger-count", [("count", ledger.rows.len().into())])).weak());
        let marked = document.chosen().iter().filter(|node| matches!(node.node, NodeId::Item(_))).count();
        if marked > 1 {
            ui.label(theme::text::small(words.with("ledger-marked", [("count", marked.into())])));
            widgets::bulk::bar(ui, document, context);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Several columns are ticked in a row.
            let stays = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
            let button = MenuButton::new(words.text("ledger-columns")).config(stays);
            button.ui(ui, |ui| columns_menu(ui, context)).0.on_hover_text(words.text("ledger-columns-tip"));
        });
    });
    ui.add_space(space::XS);
}

fn columns_menu(ui: &mut Ui, context: &mut Context<'_>) {
    let shown = &context.session.preferences().ledger_columns;
    let mut next = shown.clone();
    for column in Column::ALL {
        let mut on = next.contains(&column);
        // The title is what a row is known by.
        let fixed = column == Column::Title;
        let word = head(column, context.words);
        if ui.add_enabled(!fixed, egui::Checkbox::new(&mut on, word)).changed() {
            next.retain(|other| *other != column);
            if on {
                // A new column stands before those that are offered after it; the others keep their order.
                let rank = |column| Column::ALL.iter().position(|other| *other == column);
                let at = next.iter().position(|other| rank(*other) > rank(column)).unwrap_or(next.len());
                next.insert(at, column);
            }
        }
    }
    ui.separator();
    if ui.button(context.words.text("ledger-columns-reset")).clicked() {
        next = Column::FIRST.to_vec();
    }
    if next != *shown {
        context.actions.push(Action::SetColumns(next));
    }
}

/// The width that a column begins with, in points.
fn width(column: Column) -> f32 {
    match column {
        Column::Number => 70.0,
        Column::Title => 300.0,
        Column::Report | Column::Category | Column::Problem => 220.0,
        Column::LeadUnits | Column::SupportUnits => 124.0,
        Column::Leader => 96.0,
        Column::Progress | Column::Term | Column::Due | Column::FirstDue | Column::ClosedOn => 116.0,
        Column::Moves | Column::Measures | Column::Indicators | Column::OffTarget => 64.0,
    }
}

fn head(column: Column, words: &Words) -> &str {
    words.text(match column {
        Column::Number => "number",
        Column::Title => "title",
        Column::Report => "report",
        Column::Category => "category",
        Column::Problem => "problem",
        Column::Progress => "progress",
        Column::Term => "term",
        Column::Leader => "leader",
        Column::LeadUnits => "lead-units",
        Column::SupportUnits => "support-units",
        Column::Due => "due",
        Column::FirstDue => "column-first-due",
        Column::Moves => "column-moves",
        Column::ClosedOn => "closed-on",
        Column::Measures => "column-measures",
        Column::Indicators => "column-indicators",
        Column::OffTarget => "column-off-target",
    })
}

/// The table as `egui_table` asks for it: only the cells on screen.
struct Rows<'a, 'c> {
    view: &'a mut LedgerView,
    answers: &'a Answers,
    ledger: &'a Arc<Ledger>,
    columns: &'a [Column],
    chosen: &'a [NodeRef],
    /// The present dataset: newer than the answers for a moment after an edit.
    dataset: &'a Arc<Dataset>,
    order: LedgerOrder,
    drafts: &'a mut Drafts,
    context: &'a mut Context<'c>,
}

impl TableDelegate for Rows<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(column) = self.columns.get(cell.col_range.start).copied() else { return };
        let words = self.context.words;
        let mark = match (self.order.by == column, self.order.descending) {
            (false, _) => "",
            (true, false) => "↑",
            (true, true) => "↓",
        };
        let name = head(column, words);
        ui.add_space(space::XS);
        ui.add(egui::Label::new(theme::text::strong(format!("{name}{mark}"))).selectable(false).truncate());
        // All of the cell sorts, but the edge that is dragged to make it wider.
        let rect = ui.max_rect().shrink2(egui::vec2(space::XS, 0.0));
        let response = ui.interact(rect, Id::unique(("ledger heading", column)), Sense::CLICK);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, name));
        if response.on_hover_text(words.text("ledger-sort-tip")).clicked() {
            let descending = self.order.by == column && !self.order.descending;
            self.context.actions.push(Action::SetLedger(LedgerOrder { by: column, descending }));
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
        let Some(column) = self.columns.get(cell.col_nr).copied() else { return };
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
        TALL
    }
}

impl Rows<'_, '_> {
    fn node(&self, row: usize) -> Option<NodeRef> {
        let nodes = self.ledger.rows.get(row)?.resolve(self.dataset)?;
        Some(NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone())))
    }

    fn cell(&mut self, ui: &mut Ui, column: Column, row: usize, nodes: &LedgerNodes<'_>) {
        let words = self.context.words;
        let item = nodes.item;
        let weak = |ui: &mut Ui, text: &str| {
            ui.add(egui::Label::new(RichText::new(text).weak()).truncate()).on_hover_text(text);
        };
        match column {
            Column::Number => self.number(ui, row, nodes),
            Column::Title => self.title(ui, nodes),
            Column::Report => weak(ui, &nodes.report.title),
            Column::Category => weak(ui, &nodes.category.title),
            Column::Problem => weak(ui, &nodes.problem.title),
            Column::Progress => self.progress(ui, nodes),
            Column::Term => self.term(ui, nodes),
            Column::Leader => self.parties(ui, nodes, PartyRole::Leader, item.leader.as_slice()),
            Column::LeadUnits => self.parties(ui, nodes, PartyRole::LeadUnits, &item.lead_units),
            Column::SupportUnits => self.parties(ui, nodes, PartyRole::SupportUnits, &item.support_units),
            Column::Due => self.due(ui, nodes),
            Column::FirstDue => weak(ui, &item.due.as_ref().map(|due| words.when(due.on)).unwrap_or_default()),
            Column::Moves => weak(ui, &count(item.due.as_ref().map_or(0, |due| due.changes.len()))),
            Column::ClosedOn => weak(ui, &item.closed.as_ref().map(|c| words.date(c.on)).unwrap_or_default()),
            Column::Measures => weak(ui, &count(item.measures.len())),
            Column::Indicators => weak(ui, &count(item.indicators.len())),
            Column::OffTarget => {
                let off = off_target(item);
                if off > 0 {
                    ui.colored_label(theme::palette(ui).missed, off.to_string());
                }
            }
        }
    }

    /// The number selects its row; with Ctrl it adds it, with Shift all rows up to it.
    fn number(&mut self, ui: &mut Ui, row: usize, nodes: &LedgerNodes<'_>) {
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
            let from = self.view.anchor.unwrap_or(row);
            let range = from.min(row)..=from.max(row);
            range.filter_map(|row| self.node(row)).collect()
        } else if modifiers.command {
            self.view.anchor = Some(row);
            let mut marks: Vec<NodeRef> =
                self.chosen.iter().filter(|other| matches!(other.node, NodeId::Item(_))).cloned().collect();
            if marks.contains(&node) {
                marks.retain(|other| *other != node);
            } else {
                marks.push(node);
            }
            marks
        } else {
            self.view.anchor = Some(row);
            vec![node]
        };
        self.context.actions.push(Action::Mark(marks));
    }

    fn title(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>) {
        let id = nodes.item.id.clone();
        let report = nodes.report.id.clone();
        let known = Arc::clone(self.context.words);
        let field =
            cells::field(ui, Id::unique(("ledger title", &report, &id)), known.text("title"), &nodes.item.title);
        let words = Arc::clone(&known);
        let make = move |text: &str| {
            let title = widgets::parse::filled(text, &words)?;
            Ok(Action::Edit(Edit::new(report.clone(), Change::Item(id.clone(), ItemField::Title(title)))))
        };
        let response = self.drafts.field(ui, field, make, self.context.actions);
        if !response.has_focus() {
            let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
            let palette = theme::palette(ui);
            let behind = if self.chosen.contains(&node) { palette.selected } else { palette.ground };
            cells::ellipsis(ui, &response, &nodes.item.title, behind);
            response.on_hover_text(&nodes.item.title);
        }
    }

    fn progress(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>) {
        let words = self.context.words;
        shape::progress(ui, nodes.item.progress, words);
        let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        let key = Id::unique(("ledger progress", &node));
        let word = |progress| words.progress(progress).to_owned();
        let picked = choice(ui, key, words.text("progress"), nodes.item.progress, &Progress::ALL, word);
        self.context.actions.extend(picked.map(|progress| widgets::set_progress(node, progress)));
    }

    fn term(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>) {
        let words = self.context.words;
        let key = Id::unique(("ledger term", &nodes.report.id, &nodes.item.id));
        let word = |term| words.term(term).to_owned();
        if let Some(term) = choice(ui, key, words.text("term"), nodes.item.term, &Term::ALL, word) {
            let change = Change::Item(nodes.item.id.clone(), ItemField::Term(term));
            self.context.actions.push(Action::Edit(Edit::new(nodes.report.id.clone(), change)));
        }
    }

    fn parties(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>, role: PartyRole, named: &[PartyId]) {
        let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        let width = ui.available_width();
        let place = widgets::party_field::Place { width, hint: "" };
        widgets::party_field::show(ui, self.drafts, nodes.report, node, role, named, place, self.context);
    }

    /// A date that is set opens the dialog that moves it; an empty cell takes one.
    fn due(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>) {
        let words = self.context.words;
        let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        let Some(due) = &nodes.item.due else {
            self.first_due(ui, nodes.report, node);
            return;
        };
        let preferences = self.context.session.preferences();
        let state = DueState::of(nodes.item, self.context.session.today(), preferences.near_due_days);
        let palette = theme::palette(ui);
        if state == DueState::Late {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, theme::ROW), Sense::hover());
            shape::paint_late(ui.painter(), rect.center(), palette);
        }
        let colour = palette.due(state, preferences.follow_up == FollowUp::Colours);
        let near = if state == DueState::Near { format!(" {}", words.text("near-due")) } else { String::new() };
        let text = RichText::new(format!("{}{near}", words.when(due.present()))).color(colour);
        let button = ui.add(egui::Button::new(text).frame(false).truncate());
        if button.on_hover_text(words.text("due-move-tip")).clicked() {
            self.context.actions.push(Action::Ask(Dialog::Due(vec![node], None)));
        }
    }

    fn first_due(&mut self, ui: &mut Ui, report: &Report, node: NodeRef) {
        let words = Arc::clone(self.context.words);
        let field = cells::field(ui, Id::unique(("ledger due", &node)), words.text("due"), "");
        let NodeId::Item(id) = node.node else { return };
        let (report, known) = (report.id.clone(), Arc::clone(&words));
        let make = move |text: &str| {
            let due = widgets::parse::when(text, &known)?.map(Due::new);
            Ok(Action::Edit(Edit::new(report.clone(), Change::Item(id.clone(), ItemField::Due(due)))))
        };
        self.drafts.field(ui, field, make, self.context.actions);
    }
}

/// A count, nothing for none.
fn count(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}
