//! The field catalogue: what the objects of a dataset are made of, declared once with each struct.
//!
//! Lives here: [`Field`] and what it says of itself, and the name of a field that the compiler checks ([`TypedField`]).
//! Forms, ledgers, the comparison, search, import and the journal walk the catalogue and know no field by name. Does
//! not live here: what stands in a field (`value`), the Rust types that a field can have (`field_type`), words,
//! widgets, and the headings that a sheet may have for a field.

use std::fmt;
use std::marker::PhantomData;

use serde_json::value::RawValue;

use crate::model::NodeKind;

use super::{Choice, Value};

/// A field of an object, as it was declared.
#[derive(Clone, Copy)]
pub struct Field {
    /// The object that has it, as its word in the language files begins: `item`.
    pub object: &'static str,
    /// Its key in the file.
    pub key: &'static str,
    /// The key of its name in the language files: `field-item-goal`.
    pub word: &'static str,
    /// What it holds, for a person.
    pub kind: FieldKind,
    /// Who may see it.
    pub audience: Audience,
    /// Whether a ledger may show it as a column.
    pub in_ledger: bool,
    /// Whether it tells one entry of a list from another: a reading by its date and scope.
    pub is_key: bool,
    /// Whether it must hold something.
    pub required: bool,
    /// What can be chosen, for a field of codes.
    pub choices: &'static [Choice],
    /// The fields of the object or of the list of objects that it holds; empty for plain values.
    pub shape: &'static [Self],
    pub(in crate::model) blank: fn() -> Value,
    pub(in crate::model) read: fn(&RawValue) -> Result<Value, serde_json::Error>,
}

/// What a field holds, as a person sees it: it decides how the field is shown, changed, searched and imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Text,
    /// Several short texts.
    Names,
    /// One of a closed list.
    Choice,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A number of per cent.
    Percent,
    /// A number with its unit.
    Amount,
    /// A day.
    Date,
    /// A day or a period.
    When,
    /// By when: a date with its changes.
    Due,
    /// One leader.
    Leader,
    /// Persons or leaders.
    People,
    /// One unit.
    Unit,
    /// Units.
    Units,
    /// One figure: a baseline or a target.
    Figure,
    /// Figures.
    Figures,
    /// Documents that prove something.
    Files,
    /// A list of dated or numbered entries, each with fields of its own.
    Entries,
    /// One entry.
    Entry,
    /// Words of the source.
    Places,
    /// Another node.
    Node,
    /// Other nodes.
    Nodes,
    /// The values of the report's own columns, each of which is a field by itself.
    Columns,
    /// What the program keeps with the data and shows in a place of its own.
    Setting,
}

/// Who may see a field or a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// Everybody.
    Public,
    /// The office and the units.
    Office,
    /// The office alone.
    Internal,
}

/// A field of the type `N` with its Rust type: made by `field!`, which the compiler checks.
#[derive(Debug)]
pub struct TypedField<N, T> {
    key: &'static str,
    of: PhantomData<fn(&N) -> &T>,
}

impl<N, T> Clone for TypedField<N, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N, T> Copy for TypedField<N, T> {}

impl<N, T> TypedField<N, T> {
    /// For `field!`: the key, and how the field is read, which settles its type.
    #[must_use]
    pub fn new(key: &'static str, _read: fn(&N) -> &T) -> Self {
        Self { key, of: PhantomData }
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }
}

/// A field of a node by its name: `field!(Item.goal)`. The compiler checks that there is one, and of which type.
#[macro_export]
macro_rules! field {
    ($Node:ident . $field:ident) => {
        $crate::model::TypedField::new(stringify!($field), |node: &$crate::model::$Node| &node.$field)
    };
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.object, self.key)
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.object == other.object && self.key == other.key
    }
}

impl Eq for Field {}

impl std::hash::Hash for Field {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.object, self.key).hash(state);
    }
}

impl Field {
    /// What an object has in it that says nothing.
    #[must_use]
    pub fn blank(&self) -> Value {
        (self.blank)()
    }

    /// The value of its JSON.
    ///
    /// # Errors
    /// When the JSON is not of the field's type.
    pub fn read(&self, json: &RawValue) -> Result<Value, serde_json::Error> {
        (self.read)(json)
    }

    /// True for a value that the field can hold: 1.5 is no number of months.
    #[must_use]
    pub fn fits(&self, value: &Value) -> bool {
        serde_json::value::to_raw_value(value).is_ok_and(|json| self.read(&json).is_ok())
    }

    /// The kind of the nodes that it names; absent for a field that names none.
    #[must_use]
    pub fn names(&self) -> Option<NodeKind> {
        let json = match self.kind {
            FieldKind::Node => r#""any""#,
            FieldKind::Nodes => r#"["any"]"#,
            _ => return None,
        };
        let json = RawValue::from_string(json.to_owned()).ok()?;
        match self.read(&json).ok()? {
            Value::Node(node) => node.as_ref().map(NodeKind::of),
            Value::Nodes(nodes) => nodes.first().map(NodeKind::of),
            _ => None,
        }
    }

    /// True where the value says nothing.
    #[must_use]
    pub fn is_blank(&self, value: &Value) -> bool {
        value.is_blank() || *value == self.blank()
    }

    /// The choice of a code.
    #[must_use]
    pub fn choice(&self, code: &str) -> Option<&'static Choice> {
        self.choices.iter().find(|choice| choice.code == code)
    }
}
