//! The fields of a node with what stands in them, kept from frame to frame: making them copies every entry.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use super::party::KnownPage;
use crate::chart::Chart;
use crate::model::{Column, ColumnKind, Date, Field, FieldKey, FieldKind, Node, NodeId, Record, Report, Value};
use crate::scene::{self, ChartLayout, Look};
use crate::words::{Language, Words};

/// The day that the words of a chart hold for, and from how many days before its date something is near due.
pub(super) type ChartDay = (Date, u32);

/// A field as a form shows it: one of the catalogue or a column of the report.
pub(super) struct Shown {
    pub(super) key: FieldKey,
    pub(super) kind: FieldKind,
    pub(super) name: String,
    pub(super) required: bool,
    /// What can be chosen, with its word.
    pub(super) choices: Vec<(Value, String)>,
}

/// A field of a node and what stands in it.
pub(super) struct Row {
    pub(super) shown: Rc<Shown>,
    pub(super) value: Value,
}

/// The rows of the nodes on the page. They are made anew when the report changed.
#[derive(Default)]
pub(in crate::ui) struct FieldValues {
    report: Weak<Report>,
    language: Option<Language>,
    rows: HashMap<NodeId, Rc<[Rc<Row>]>>,
    /// The fields of entries.
    shown: HashMap<&'static Field, Rc<Shown>>,
    /// The charts on the page by what they show, as they are laid out.
    charts: HashMap<&'static str, (NodeId, Look, ChartDay, Rc<ChartLayout>)>,
    /// What the page of a party tells.
    pub(super) party: Option<KnownPage>,
}

impl std::fmt::Debug for FieldValues {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.rows.keys()).finish()
    }
}

impl FieldValues {
    /// Forgets what was made from another report or in another language.
    pub(super) fn follow(&mut self, report: &Arc<Report>, words: &Words) {
        let is_same = self.report.as_ptr() == Arc::as_ptr(report) && self.language == Some(words.language());
        if !is_same {
            *self = Self { report: Arc::downgrade(report), language: Some(words.language()), ..Self::default() };
        }
    }

    /// The fields of a node in the order of the declaration, those of the report's own columns in their place.
    pub(super) fn rows(&mut self, id: &NodeId, node: Node<'_>, columns: &[Column], words: &Words) -> Rc<[Rc<Row>]> {
        if let Some(rows) = self.rows.get(id) {
            return Rc::clone(rows);
        }
        let mut rows = Vec::new();
        for field in node.kind().fields() {
            let shown: Vec<Shown> = match field.kind {
                FieldKind::Setting | FieldKind::Places => continue,
                FieldKind::Columns => columns.iter().map(|column| Shown::column(column, words)).collect(),
                _ => vec![Shown::declared(field, words)],
            };
            for shown in shown.into_iter().map(Rc::new) {
                if let Some(value) = node.get(&shown.key, columns) {
                    rows.push(Rc::new(Row { shown, value }));
                }
            }
        }
        let rows: Rc<[Rc<Row>]> = rows.into();
        self.rows.insert(id.clone(), Rc::clone(&rows));
        rows
    }

    /// A chart of a node, laid out again where its width, the theme, the day or what is near is another one. `shows` tells the
    /// charts of a page apart.
    pub(super) fn chart(
        &mut self,
        shows: &'static str,
        id: &NodeId,
        (look, day): (Look, ChartDay),
        make: impl FnOnce() -> Chart,
    ) -> Rc<ChartLayout> {
        if let Some((of, with, on, layout)) = self.charts.get(shows)
            && (of, with, on) == (id, &look, &day)
        {
            return Rc::clone(layout);
        }
        let layout = Rc::new(scene::layout(&make(), &look));
        self.charts.insert(shows, (id.clone(), look, day, Rc::clone(&layout)));
        layout
    }

    /// A field of an entry.
    pub(super) fn shown(&mut self, field: &'static Field, words: &Words) -> Rc<Shown> {
        Rc::clone(self.shown.entry(field).or_insert_with(|| Rc::new(Shown::declared(field, words))))
    }
}

impl Shown {
    /// A field of the catalogue.
    fn declared(field: &'static Field, words: &Words) -> Self {
        let mut choices = Vec::new();
        if field.blank() == Value::Choice(None) {
            choices.push((Value::Choice(None), words.text("field-empty").to_owned()));
        }
        choices
            .extend(field.choices.iter().map(|one| (Value::Choice(Some(one.code)), words.text(one.word).to_owned())));
        let name = words.field(field).to_owned();
        Self { key: FieldKey::Declared(field), kind: field.kind, name, required: field.required, choices }
    }

    /// A column of the report.
    fn column(column: &Column, words: &Words) -> Self {
        let mut choices = Vec::new();
        if column.kind == ColumnKind::Choice {
            choices.push((Value::Text(String::new()), words.text("field-empty").to_owned()));
            choices.extend(column.choices.iter().map(|text| (Value::Text(text.clone()), text.clone())));
        }
        let key = FieldKey::Column(column.id.clone());
        Self { key, kind: column.field_kind(), name: column.title.clone(), required: false, choices }
    }
}

impl Row {
    /// True where nothing stands in the field.
    pub(super) fn is_blank(&self) -> bool {
        self.shown.key.declared().map_or(self.value.is_blank(), |field| field.is_blank(&self.value))
    }

    /// The entries of a field that holds entries or one entry.
    pub(super) fn records(&self) -> &[Record] {
        match &self.value {
            Value::Records(records) => records,
            Value::Record(record) => record.as_slice(),
            _ => &[],
        }
    }
}
