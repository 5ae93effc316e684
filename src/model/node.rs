//! A node of any kind, and its fields by their keys: what forms, comparisons and edits work with.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::{
    Audience, Category, Cell, Column, ColumnId, ColumnMap, Extra, Field, FieldError, FieldKind, Indicator, Item,
    Measure, NodeId, NodeKind, Object, Party, Problem, Report, TypedField, Value,
};

/// A node with its content.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "each variant is the type of the same name")]
pub enum Node<'a> {
    Report(&'a Report),
    Party(&'a Arc<Party>),
    Category(&'a Arc<Category>),
    Problem(&'a Arc<Problem>),
    Item(&'a Arc<Item>),
    Measure(&'a Measure),
    Indicator(&'a Indicator),
}

/// A node whose fields are to be changed.
#[derive(Debug)]
#[expect(missing_docs, reason = "each variant is the type of the same name")]
pub enum NodeMut<'a> {
    Report(&'a mut Report),
    Party(&'a mut Party),
    Category(&'a mut Category),
    Problem(&'a mut Problem),
    Item(&'a mut Item),
    Measure(&'a mut Measure),
    Indicator(&'a mut Indicator),
}

/// A field of a node: one of the catalogue, a column that the office added, or one that this version does not know.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum FieldKey {
    /// A field of the catalogue.
    Declared(&'static Field),
    /// A column of the report.
    Column(ColumnId),
    /// A field of the file that this version does not know, by its name there.
    Unknown(SmolStr),
}

/// Runs an expression with the node, whatever its kind.
macro_rules! each {
    ($Enum:ident, $value:expr, $node:ident => $run:expr) => {
        match $value {
            $Enum::Report($node) => $run,
            $Enum::Party($node) => $run,
            $Enum::Category($node) => $run,
            $Enum::Problem($node) => $run,
            $Enum::Item($node) => $run,
            $Enum::Measure($node) => $run,
            $Enum::Indicator($node) => $run,
        }
    };
}

impl NodeKind {
    /// The fields of such a node.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Report => Report::FIELDS,
            Self::Party => Party::FIELDS,
            Self::Category => Category::FIELDS,
            Self::Problem => Problem::FIELDS,
            Self::Item => Item::FIELDS,
            Self::Measure => Measure::FIELDS,
            Self::Indicator => Indicator::FIELDS,
        }
    }

    /// A field of such a node by its key.
    #[must_use]
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }
}

impl<'a> Node<'a> {
    /// What it is.
    #[must_use]
    pub fn kind(self) -> NodeKind {
        match self {
            Self::Report(_) => NodeKind::Report,
            Self::Party(_) => NodeKind::Party,
            Self::Category(_) => NodeKind::Category,
            Self::Problem(_) => NodeKind::Problem,
            Self::Item(_) => NodeKind::Item,
            Self::Measure(_) => NodeKind::Measure,
            Self::Indicator(_) => NodeKind::Indicator,
        }
    }

    /// The mark it has in the text, and its title.
    #[must_use]
    pub fn heading(self) -> (&'a str, &'a str) {
        match self {
            Self::Report(report) => ("", &report.title),
            Self::Party(party) => ("", &party.name),
            Self::Category(category) => (&category.number, &category.title),
            Self::Problem(problem) => (&problem.number, &problem.title),
            Self::Item(item) => (&item.number, &item.title),
            Self::Measure(measure) => (&measure.number, &measure.text),
            Self::Indicator(indicator) => ("", &indicator.name),
        }
    }

    /// True for the node of an id, in its report.
    #[must_use]
    pub fn is(self, id: &NodeId) -> bool {
        match (self, id) {
            (Self::Report(_), NodeId::Report) => true,
            (Self::Party(own), NodeId::Party(id)) => own.id == *id,
            (Self::Category(own), NodeId::Category(id)) => own.id == *id,
            (Self::Problem(own), NodeId::Problem(id)) => own.id == *id,
            (Self::Item(own), NodeId::Item(id)) => own.id == *id,
            (Self::Measure(own), NodeId::Measure(id)) => own.id == *id,
            (Self::Indicator(own), NodeId::Indicator(id)) => own.id == *id,
            _ => false,
        }
    }

    /// What stands in a field of the catalogue; absent where such a node has none.
    #[must_use]
    pub fn value(self, key: &str) -> Option<Value> {
        each!(Node, self, node => node.value(key))
    }

    /// What stands in the report's own columns; absent for nodes that have none.
    #[must_use]
    pub fn columns(self) -> Option<&'a ColumnMap> {
        match self {
            Self::Item(item) => Some(&item.custom),
            Self::Measure(measure) => Some(&measure.custom),
            _ => None,
        }
    }

    /// The fields of the file that this version does not know.
    #[must_use]
    pub fn extra(self) -> &'a Extra {
        each!(Node, self, node => &node.extra)
    }

    /// What stands in a field of any sort; `columns` are those of the report.
    #[must_use]
    pub fn get(self, key: &FieldKey, columns: &[Column]) -> Option<Value> {
        match key {
            FieldKey::Declared(field) => self.value(field.key),
            FieldKey::Column(id) => {
                let map = self.columns()?;
                match columns.iter().find(|column| column.id == *id) {
                    Some(column) => Some(column.value(map)),
                    // A value whose column is gone is still there, and still told.
                    None => Some(map.get(id.as_str()).map_or(Value::Text(String::new()), Cell::value)),
                }
            }
            FieldKey::Unknown(name) => Some(Value::Json(self.extra().get(name).unwrap_or_default().to_owned())),
        }
    }

    /// The keys of the fields in which two nodes of one kind differ, without making values of them; the report's own
    /// columns and unknown fields one by one.
    #[must_use]
    pub fn differing(self, other: Self) -> Vec<FieldKey> {
        let declared: Vec<&str> = match (self, other) {
            (Self::Report(a), Self::Report(b)) => a.differing(b),
            (Self::Party(a), Self::Party(b)) => a.differing(b),
            (Self::Category(a), Self::Category(b)) => a.differing(b),
            (Self::Problem(a), Self::Problem(b)) => a.differing(b),
            (Self::Item(a), Self::Item(b)) => a.differing(b),
            (Self::Measure(a), Self::Measure(b)) => a.differing(b),
            (Self::Indicator(a), Self::Indicator(b)) => a.differing(b),
            _ => return Vec::new(),
        };
        let mut found = Vec::new();
        for field in declared.into_iter().filter_map(|key| self.kind().field(key)) {
            if field.kind != FieldKind::Columns {
                found.push(FieldKey::Declared(field));
            }
        }
        if let (Some(a), Some(b)) = (self.columns(), other.columns())
            && a != b
        {
            let names = a.iter().chain(b.iter()).map(|(name, _)| name);
            push_new(&mut found, names.filter(|name| a.get(name) != b.get(name)), |name| {
                FieldKey::Column(name.as_str().into())
            });
        }
        let (a, b) = (self.extra(), other.extra());
        if a != b {
            push_new(&mut found, a.keys().chain(b.keys()).filter(|key| a.get(key) != b.get(key)), |key| {
                FieldKey::Unknown(key.into())
            });
        }
        found
    }
}

fn push_new<T>(found: &mut Vec<FieldKey>, names: impl Iterator<Item = T>, key: impl Fn(T) -> FieldKey) {
    for key in names.map(key) {
        if !found.contains(&key) {
            found.push(key);
        }
    }
}

impl NodeMut<'_> {
    /// Puts a value into a field.
    ///
    /// # Errors
    /// When such a node has no such field, or the value does not fit it. The node is as before.
    pub fn set(&mut self, key: &FieldKey, value: Value) -> Result<(), FieldError> {
        match key {
            FieldKey::Declared(field) => each!(Self, self, node => node.set_value(field.key, value)),
            FieldKey::Column(id) => {
                let map = match self {
                    Self::Item(item) => &mut item.custom,
                    Self::Measure(measure) => &mut measure.custom,
                    _ => return Err(FieldError::NoSuchField),
                };
                let is_blank = value.is_blank();
                let cell = Cell::of(value);
                if cell.is_none() && !is_blank {
                    return Err(FieldError::DoesNotFit);
                }
                map.set(id.as_str(), cell);
                Ok(())
            }
            FieldKey::Unknown(name) => {
                let Value::Json(json) = value else { return Err(FieldError::DoesNotFit) };
                let json = if json.is_empty() { None } else { Some(RawValue::from_string(json)) };
                let json = json.transpose().map_err(|_| FieldError::DoesNotFit)?;
                each!(Self, self, node => node.extra_mut().set(name, json));
                Ok(())
            }
        }
    }
}

impl FieldKey {
    /// What it holds, for a person; `columns` are those of the report.
    #[must_use]
    pub fn kind(&self, columns: &[Column]) -> FieldKind {
        match self {
            Self::Declared(field) => field.kind,
            Self::Column(id) => {
                columns.iter().find(|column| column.id == *id).map_or(FieldKind::Line, Column::field_kind)
            }
            Self::Unknown(_) => FieldKind::Setting,
        }
    }

    /// Who may see it; `columns` are those of the report.
    #[must_use]
    pub fn audience(&self, columns: &[Column]) -> Audience {
        match self {
            Self::Declared(field) => field.audience,
            Self::Column(id) => {
                columns.iter().find(|column| column.id == *id).map_or(Audience::Internal, Column::audience)
            }
            // What is not known is not given to anybody.
            Self::Unknown(_) => Audience::Internal,
        }
    }

    /// The field of the catalogue.
    #[must_use]
    pub fn declared(&self) -> Option<&'static Field> {
        if let Self::Declared(field) = self { Some(field) } else { None }
    }

    /// True for this field of the catalogue.
    #[must_use]
    pub fn is<N: Object, T>(&self, field: TypedField<N, T>) -> bool {
        self.declared().is_some_and(|own| Some(own) == super::field_of::<N>(field.key()))
    }

    /// The value of its JSON.
    ///
    /// # Errors
    /// When the JSON is not of the field's type.
    pub fn read(&self, json: &RawValue) -> Result<Value, serde_json::Error> {
        match self {
            Self::Declared(field) => field.read(json),
            Self::Column(_) => {
                let cell: Option<Cell> = serde_json::from_str(json.get())?;
                Ok(cell.map_or_else(|| Value::Text(String::new()), |cell| cell.value()))
            }
            Self::Unknown(_) if json.get() == "null" => Ok(Value::Json(String::new())),
            Self::Unknown(_) => Ok(Value::Json(json.get().to_owned())),
        }
    }

    /// The field of a kind of node by the text of [`FieldKey`]'s `Display`.
    #[must_use]
    pub fn of_text(kind: NodeKind, text: &str) -> Option<Self> {
        if let Some(column) = text.strip_prefix(COLUMN) {
            return Some(Self::Column(column.into()));
        }
        if let Some(name) = text.strip_prefix(UNKNOWN) {
            return Some(Self::Unknown(name.into()));
        }
        kind.field(text).map(Self::Declared)
    }
}

/// Begins the text of a column of the report. No declared field has a dot.
const COLUMN: &str = "custom.";
/// Begins the text of a field that this version does not know.
const UNKNOWN: &str = "?";

impl fmt::Display for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Declared(field) => f.write_str(field.key),
            Self::Column(id) => write!(f, "{COLUMN}{id}"),
            Self::Unknown(name) => write!(f, "{UNKNOWN}{name}"),
        }
    }
}

impl fmt::Debug for FieldKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for FieldKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A type of node by its id, so that an edit of one of its fields is checked by the compiler.
pub trait NodeType: Object {
    /// Its id.
    type Id: Clone;

    /// The node of an id.
    fn node(id: &Self::Id) -> NodeId;
}

macro_rules! node_types {
    ($( $Node:ident: $Id:ident ),* $(,)?) => { $(
        impl NodeType for $Node {
            type Id = super::$Id;

            fn node(id: &Self::Id) -> NodeId {
                NodeId::$Node(id.clone())
            }
        }
    )* };
}

node_types! {
    Party: PartyId, Category: CategoryId, Problem: ProblemId, Item: ItemId, Measure: MeasureId, Indicator: IndicatorId,
}

impl NodeType for Report {
    type Id = ();

    fn node((): &()) -> NodeId {
        NodeId::Report
    }
}
