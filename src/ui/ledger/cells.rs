//! The cells of the ledger: each with the widget of its kind where it can be changed in one line.

use std::sync::Arc;

use egui::{Id, RichText, Sense, Ui};

use crate::analysis::{Column, Derived, DueState, LedgerNodes};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::{Field, FieldKey, FieldKind, Node, NodeId, NodeRef, PartyId, Progress, Report, Value};
use crate::session::{Action, Dialog, FollowUp};
use crate::table::parse;
use crate::ui::theme;
use crate::ui::widgets::{self, cells, choice::choice, shape};

use super::rows::Rows;

impl Rows<'_, '_> {
    pub(super) fn cell(&mut self, ui: &mut Ui, column: &Column, row: usize, nodes: &LedgerNodes<'_>) {
        match column {
            Column::Field(_) | Column::Own(_) => {
                // The report of this row may not have a column of another office.
                if let Some(key) = column.key(nodes.report) {
                    self.field_cell(ui, column, &key, row, nodes);
                }
            }
            Column::Derived(Derived::OffTarget) => {
                let text = self.texts.text(nodes, column, (self.context.words, self.context.session.pace_rule()));
                ui.colored_label(theme::palette(ui).missed, text.line.as_ref());
            }
            Column::Derived(_) => self.read(ui, column, nodes),
        }
    }

    /// A cell that is only read.
    fn read(&mut self, ui: &mut Ui, column: &Column, nodes: &LedgerNodes<'_>) {
        let text = self.texts.text(nodes, column, (self.context.words, self.context.session.pace_rule()));
        let label = egui::Label::new(RichText::new(text.line.as_ref()).weak()).truncate();
        let response = ui.add(label);
        if !text.whole.is_empty() {
            response.on_hover_text(text.whole.as_ref());
        }
    }

    /// A field of the item: with the widget of its kind where it can be changed in one line.
    fn field_cell(&mut self, ui: &mut Ui, column: &Column, key: &FieldKey, row: usize, nodes: &LedgerNodes<'_>) {
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
        let kind = key.kind(columns);
        if kind == FieldKind::Due {
            return self.due(ui, column, nodes);
        }
        if !is_changed_in_a_line(kind) {
            return self.read(ui, column, nodes);
        }
        let Some(value) = Node::Item(item).get(key, columns) else { return };
        match (kind, key.declared()) {
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
            _ => self.typed(ui, key, kind, &value, nodes),
        }
    }

    /// A value that is typed in one line.
    fn typed(&mut self, ui: &mut Ui, key: &FieldKey, kind: FieldKind, value: &Value, nodes: &LedgerNodes<'_>) {
        let known = Arc::clone(self.context.words);
        let (report, id) = (nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        let name = known.field_key(key, &nodes.report.columns);
        let text = parse::text(value);
        let node = NodeRef::new(report.clone(), id.clone());
        let field = cells::field(ui, Id::unique(("ledger field", &report, &id, key)), &name, &node, &text);
        let key = key.clone();
        let make = move |text: &str| {
            let value = parse::field(&key, kind, text, &known)?;
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
                let one = |one: &crate::model::Choice| (Value::Choice(Some(one.code)), words.text(one.word).to_owned());
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
        let other = parse::text(value);
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

    fn title(&mut self, ui: &mut Ui, nodes: &LedgerNodes<'_>) {
        let id = nodes.item.id.clone();
        let report = nodes.report.id.clone();
        let known = Arc::clone(self.context.words);
        let node = NodeRef::new(report.clone(), NodeId::Item(id.clone()));
        let name = Id::unique(("ledger title", &report, &id));
        let field = cells::field(ui, name, known.text("title"), &node, &nodes.item.title);
        let words = Arc::clone(&known);
        let make = move |text: &str| {
            let title = parse::filled(text, &words)?;
            Ok(Action::Edit(Edit::new(report.clone(), Change::set(&id, field!(Item.title), title))))
        };
        let response = self.drafts.field(ui, field, make, self.context.actions);
        if !response.has_focus() {
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
    fn due(&mut self, ui: &mut Ui, column: &Column, nodes: &LedgerNodes<'_>) {
        let words = self.context.words;
        let node = NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()));
        if nodes.item.due.is_none() {
            self.first_due(ui, nodes.report, &node);
            return;
        }
        let preferences = self.context.session.preferences();
        let state = DueState::of(nodes.item, self.context.session.today(), preferences.near_due_days);
        let palette = theme::palette(ui);
        if state == DueState::Late {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, theme::ROW), Sense::hover());
            shape::paint_late(ui.painter(), rect.center(), palette);
        }
        let colour = palette.due(state, preferences.follow_up == FollowUp::Colours);
        let near = if state == DueState::Near { format!(" {}", words.text("near-due")) } else { String::new() };
        let text = self.texts.text(nodes, column, (words, self.context.session.pace_rule()));
        let text = RichText::new(format!("{}{near}", text.line)).color(colour);
        let button = ui.add(egui::Button::new(text).frame(false).truncate());
        if button.on_hover_text(words.text("due-move-tip")).clicked() {
            self.context.actions.push(Action::Ask(Dialog::Due(vec![node], None)));
        }
    }

    fn first_due(&mut self, ui: &mut Ui, report: &Report, node: &NodeRef) {
        let words = Arc::clone(self.context.words);
        let field = cells::field(ui, Id::unique(("ledger due", node)), words.text("due"), node, "");
        let NodeId::Item(id) = node.node.clone() else { return };
        let (report, feedback, known) = (report.id.clone(), report.feedback_on, Arc::clone(&words));
        let make = move |text: &str| {
            let due = parse::due(text, feedback, &known)?;
            Ok(Action::Edit(Edit::new(report.clone(), Change::set(&id, field!(Item.due), due))))
        };
        self.drafts.field(ui, field, make, self.context.actions);
    }
}

/// True for the kinds that a cell of one line has a widget for; the others are read there, and changed on the page of
/// the item.
fn is_changed_in_a_line(kind: FieldKind) -> bool {
    use FieldKind::{Amount, Choice, Date, Flag, Leader, Line, Names, Number, People, Percent, Unit, Units, When};
    matches!(
        kind,
        Amount | Choice | Date | Flag | Leader | Line | Names | Number | People | Percent | Unit | Units | When
    )
}
