//! The ledger: all items as a table, with the columns that the person chose, changed in the cell.

use std::sync::Arc;

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Id, Layout, Modifiers, RichText, Sense, Ui};
use egui_table::{CellInfo, HeaderCellInfo, HeaderRow, Table, TableDelegate, TableState};

use super::Context;
use super::draft::Drafts;
use super::theme::{self, space};
use super::widgets::{self, cells, choice::choice, shape};
use crate::analysis::{Answers, Column, Derived, DueState, Ledger, LedgerNodes, LedgerOrder, off_target};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::{
    self, Dataset, Due, Field, FieldKey, FieldKind, Node, NodeId, NodeRef, PartyId, Progress, Record, Report, Value,
};
use crate::session::{Action, Dialog, FollowUp, OpenDocument};
use crate::words::{Naming, Words};

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
        let own = own_columns(context);
        let known = Column::all(&own);
        let mut columns = context.session.preferences().ledger_columns.clone();
        // A column that the office of another dataset added has nothing to show here.
        columns.retain(|column| known.contains(column));
        let (title, number) = (title_column(), Column::default());
        let sticky = columns.iter().take_while(|column| **column == title || **column == number).count();
        let widths: Vec<_> = columns.iter().map(|column| width(ui, column, &own, context.words)).collect();
        let shown = columns.iter().zip(&widths).map(|(column, width)| {
            let range = if *column == number { 40.0..=200.0 } else { 60.0..=900.0 };
            egui_table::Column::new(*width).range(range).id(Id::unique(("ledger", column)))
        });
        let shown: Vec<_> = shown.collect();
        let mut rows = Rows {
            view: self,
            answers,
            ledger,
            columns: &columns,
            own: &own,
            chosen: document.chosen(),
            dataset: document.document().dataset(),
            order: document.ledger().clone(),
            drafts,
            context,
        };
        let table = Table::new().id_salt("ledger");
        set_widths(ui, &table, &columns, &widths);
        table
            .num_rows(ledger.rows.len() as u64)
            .columns(shown)
            .num_sticky_cols(sticky)
            .headers([HeaderRow::new(theme::ROW)])
            .show(ui, &mut rows);
    }
}

/// Gives a table that was never shown its widths: left alone it would shrink to what its cells need at least.
fn set_widths(ui: &Ui, table: &Table, columns: &[Column], widths: &[f32]) {
    let id = table.get_id(ui);
    if TableState::load(ui.ctx(), id).is_some() {
        return;
    }
    let sized = || columns.iter().zip(widths);
    let others: f32 = sized().filter(|(column, _)| **column != title_column()).map(|(_, width)| width).sum();
    let title = (ui.available_width() - others - space::L).clamp(200.0, 560.0);
    let mut state = TableState::default();
    for (column, width) in sized() {
        let width = if *column == title_column() { title } else { *width };
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
    let own = own_columns(context);
    let all = Column::all(&own);
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for column in &all {
            let mut on = next.contains(column);
            // The title is what a row is known by.
            let fixed = *column == title_column();
            let word = head(column, &own, context.words);
            if ui.add_enabled(!fixed, egui::Checkbox::new(&mut on, word)).changed() {
                next.retain(|other| other != column);
                if on {
                    // A new column stands before those that are offered after it; the others keep their order.
                    let rank = |column: &Column| all.iter().position(|other| other == column);
                    let at = next.iter().position(|other| rank(other) > rank(column)).unwrap_or(next.len());
                    next.insert(at, column.clone());
                }
            }
        }
    });
    ui.separator();
    if ui.button(context.words.text("ledger-columns-reset")).clicked() {
        next = Column::first();
    }
    if next != *shown {
        context.actions.push(Action::SetColumns(next));
    }
}

/// The columns that the offices of the open reports added.
fn own_columns(context: &Context<'_>) -> Vec<model::Column> {
    let mut own: Vec<model::Column> = Vec::new();
    let Some(document) = context.session.active() else { return own };
    // A collection of a nation has thousands of reports, and one office's columns stand in one of them.
    for column in document.document().dataset().reports.iter().take(64).flat_map(|report| &report.columns) {
        if !own.iter().any(|known| known.id == column.id) {
            own.push(column.clone());
        }
    }
    own
}

fn title_column() -> Column {
    Column::field("title").unwrap_or_default()
}

/// The width that a column begins with, in points: what its content wants, and at least its heading with the mark of
/// the order.
fn width(ui: &Ui, column: &Column, own: &[model::Column], words: &Words) -> f32 {
    let heading = egui::WidgetText::from(theme::text::strong(format!("{}↓", head(column, own, words))));
    let heading = heading.into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, egui::TextStyle::Body);
    content_width(column, own).max(heading.size().x + 2.0 * space::S)
}

fn content_width(column: &Column, own: &[model::Column]) -> f32 {
    let key = match column {
        Column::Field(key) => key,
        Column::Derived(Derived::Report | Derived::Category | Derived::Problem) => return 220.0,
        Column::Derived(Derived::FirstDue) => return 116.0,
        Column::Derived(_) => return 64.0,
    };
    if key.is(field!(Item.title)) {
        return 300.0;
    }
    if key.is(field!(Item.number)) {
        return 70.0;
    }
    match key.kind(own) {
        FieldKind::Text | FieldKind::Entries | FieldKind::Files => 240.0,
        FieldKind::Line => 150.0,
        FieldKind::Units | FieldKind::People | FieldKind::Names => 124.0,
        FieldKind::Leader | FieldKind::Unit => 96.0,
        FieldKind::Number | FieldKind::Percent | FieldKind::Flag => 72.0,
        _ => 116.0,
    }
}

fn head(column: &Column, own: &[model::Column], words: &Words) -> String {
    match column {
        Column::Field(key) => words.field_key(key, own),
        Column::Derived(derived) => words.choice(*derived).to_owned(),
    }
}

/// The table as `egui_table` asks for it: only the cells on screen.
struct Rows<'a, 'c> {
    view: &'a mut LedgerView,
    answers: &'a Answers,
    ledger: &'a Arc<Ledger>,
    columns: &'a [Column],
    /// The columns that offices added.
    own: &'a [model::Column],
    chosen: &'a [NodeRef],
    /// The present dataset: newer than the answers for a moment after an edit.
    dataset: &'a Arc<Dataset>,
    order: LedgerOrder,
    drafts: &'a mut Drafts,
    context: &'a mut Context<'c>,
}

impl TableDelegate for Rows<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let Some(column) = self.columns.get(cell.col_range.start) else { return };
        let words = self.context.words;
        let mark = match (self.order.by == *column, self.order.descending) {
            (false, _) => "",
            (true, false) => "↑",
            (true, true) => "↓",
        };
        let name = head(column, self.own, words);
        ui.add_space(space::XS);
        ui.add(egui::Label::new(theme::text::strong(format!("{name}{mark}"))).selectable(false).truncate());
        // All of the cell sorts, but the edge that is dragged to make it wider.
        let rect = ui.max_rect().shrink2(egui::vec2(space::XS, 0.0));
        let response = ui.interact(rect, Id::unique(("ledger heading", column)), Sense::CLICK);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &name));
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
        let Some(column) = self.columns.get(cell.col_nr) else { return };
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

    fn cell(&mut self, ui: &mut Ui, column: &Column, row: usize, nodes: &LedgerNodes<'_>) {
        let item = nodes.item;
        let derived = match column {
            Column::Field(key) => return self.field_cell(ui, key, row, nodes),
            Column::Derived(derived) => derived,
        };
        let words = self.context.words;
        match derived {
            Derived::Report => weak(ui, &nodes.report.title),
            Derived::Category => weak(ui, &nodes.category.title),
            Derived::Problem => weak(ui, &nodes.problem.title),
            Derived::FirstDue => {
                let first = item.due.as_ref().and_then(|due| due.on);
                weak(ui, &first.map(|first| words.when(first)).unwrap_or_default());
            }
            Derived::Moves => weak(ui, &count(item.due.as_ref().map_or(0, |due| due.changes.len()))),
            Derived::Measures => weak(ui, &count(item.measures.len())),
            Derived::Indicators => weak(ui, &count(item.indicators.len())),
            Derived::OffTarget => {
                let off = off_target(item);
                if off > 0 {
                    ui.colored_label(theme::palette(ui).missed, off.to_string());
                }
            }
        }
    }

    /// A field of the item: with the widget of its kind where it can be changed in one line.
    fn field_cell(&mut self, ui: &mut Ui, key: &FieldKey, row: usize, nodes: &LedgerNodes<'_>) {
        let item = nodes.item;
        if key.is(field!(Item.number)) {
            return self.number(ui, row, nodes);
        }
        if key.is(field!(Item.title)) {
            return self.title(ui, nodes);
        }
        if key.is(field!(Item.progress)) {
            return self.progress(ui, nodes);
        }
        let columns = &nodes.report.columns;
        let Some(value) = Node::Item(item).get(key, columns) else { return };
        match (key.kind(columns), key.declared()) {
            (FieldKind::Due, _) => self.due(ui, nodes),
            (FieldKind::Leader | FieldKind::People | FieldKind::Unit | FieldKind::Units, Some(field)) => {
                let named: Vec<PartyId> = match &value {
                    Value::Party(party) => party.iter().cloned().collect(),
                    Value::Parties(parties) => parties.clone(),
                    _ => Vec::new(),
                };
                self.parties(ui, nodes, field, &named);
            }
            (FieldKind::Choice, _) => self.choice(ui, key, &value, nodes),
            (FieldKind::Flag, _) => self.flag(ui, key, &value, nodes),
            (
                kind @ (FieldKind::Line
                | FieldKind::Names
                | FieldKind::Number
                | FieldKind::Percent
                | FieldKind::Amount
                | FieldKind::Date
                | FieldKind::When),
                _,
            ) => self.typed(ui, key, kind, &value, nodes),
            (kind, field) => {
                let name = |id: &NodeId| widgets::node_name(nodes.report, id);
                let naming = Naming { name: &name, unit: "" };
                let text = match &value {
                    // Of what piles up the newest is read first.
                    Value::Records(records) if records.len() > 1 => newest(records)
                        .map_or_else(String::new, |newest| {
                            format!("{} ({})", self.context.words.record(kind, newest, naming), records.len())
                        }),
                    value => self.context.words.value(field, kind, value, naming),
                };
                weak(ui, &text);
            }
        }
    }

    /// A value that is typed in one line.
    fn typed(&mut self, ui: &mut Ui, key: &FieldKey, kind: FieldKind, value: &Value, nodes: &LedgerNodes<'_>) {
        let known = Arc::clone(self.context.words);
        let (report, id) = (nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        let name = known.field_key(key, &nodes.report.columns);
        let text = widgets::parse::text(value);
        let field = cells::field(ui, Id::unique(("ledger field", &report, &id, key)), &name, &text);
        let (key, required) = (key.clone(), key.declared().is_some_and(|field| field.required));
        let make = move |text: &str| {
            let value = widgets::parse::value(kind, required, text, &known)?;
            Ok(Action::Edit(Edit::new(report.clone(), Change::Set(id.clone(), key.clone(), value))))
        };
        self.drafts.field(ui, field, make, self.context.actions);
    }

    /// One of a closed list, or of the choices of a column that the office added.
    fn choice(&mut self, ui: &mut Ui, key: &FieldKey, value: &Value, nodes: &LedgerNodes<'_>) {
        let words = self.context.words;
        let empty = words.text("field-empty").to_owned();
        let mut choices: Vec<(Value, String)> = Vec::new();
        match key {
            FieldKey::Declared(field) => {
                if field.blank() == Value::Choice(None) {
                    choices.push((Value::Choice(None), empty));
                }
                let one = |one: &model::Choice| (Value::Choice(Some(one.code)), words.text(one.word).to_owned());
                choices.extend(field.choices.iter().map(one));
            }
            FieldKey::Column(id) => {
                choices.push((Value::Text(String::new()), empty));
                let column = nodes.report.column(id);
                let texts = column.into_iter().flat_map(|column| &column.choices);
                choices.extend(texts.map(|text| (Value::Text(text.clone()), text.clone())));
            }
            FieldKey::Unknown(_) => return,
        }
        let places: Vec<usize> = (0..choices.len()).collect();
        let present = choices.iter().position(|(own, _)| own == value).unwrap_or(usize::MAX);
        let other = widgets::parse::text(value);
        let word = |at: usize| choices.get(at).map_or_else(|| other.clone(), |(_, word)| word.clone());
        let name = words.field_key(key, &nodes.report.columns);
        let id = Id::unique(("ledger choice", &nodes.report.id, &nodes.item.id, key));
        if let Some((value, _)) = choice(ui, id, &name, present, &places, word).and_then(|at| choices.get(at)) {
            self.set(key, value.clone(), nodes);
        }
    }

    fn flag(&mut self, ui: &mut Ui, key: &FieldKey, value: &Value, nodes: &LedgerNodes<'_>) {
        let mut on = *value == Value::Flag(true);
        let name = self.context.words.field_key(key, &nodes.report.columns);
        let mark = ui.checkbox(&mut on, "");
        mark.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name));
        if mark.changed() {
            self.set(key, Value::Flag(on), nodes);
        }
    }

    fn set(&mut self, key: &FieldKey, value: Value, nodes: &LedgerNodes<'_>) {
        let change = Change::Set(NodeId::Item(nodes.item.id.clone()), key.clone(), value);
        self.context.actions.push(Action::Edit(Edit::new(nodes.report.id.clone(), change)));
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
            Ok(Action::Edit(Edit::new(report.clone(), Change::set(&id, field!(Item.title), title))))
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
        let word = |progress| words.choice(progress).to_owned();
        let picked = choice(ui, key, words.text("progress"), nodes.item.progress, &Progress::ALL, word);
        self.context.actions.extend(picked.map(|progress| widgets::set_progress(node, progress)));
    }

    fn parties(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>, field: &'static Field, named: &[PartyId]) {
        let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        let width = ui.available_width();
        let place = widgets::party_field::FieldStyle { width, hint: "" };
        widgets::party_field::show(ui, self.drafts, nodes.report, node, field, named, place, self.context);
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
        let text =
            RichText::new(format!("{}{near}", due.present().map_or_else(|| words.due(due), |when| words.when(when))))
                .color(colour);
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
            Ok(Action::Edit(Edit::new(report.clone(), Change::set(&id, field!(Item.due), due))))
        };
        self.drafts.field(ui, field, make, self.context.actions);
    }
}

fn weak(ui: &mut Ui, text: &str) {
    ui.add(egui::Label::new(RichText::new(text).weak()).truncate()).on_hover_text(text);
}

/// The newest of several entries, the last one where they have no date.
fn newest(records: &[Record]) -> Option<&Record> {
    let day = |record: &Record| match record.get("on") {
        Some(Value::Date(date)) => *date,
        _ => None,
    };
    records.iter().max_by_key(|record| day(record))
}

/// A count, nothing for none.
fn count(count: usize) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}
