//! The field catalogue: what the objects of a dataset are made of, declared once with each struct.
//!
//! Lives here: [`Field`], the [`Value`] that a field holds whatever its Rust type is, and how the two meet
//! ([`FieldType`]). Forms, ledgers, the comparison, search, import and the journal walk the catalogue and know no
//! field by name. Does not live here: words, widgets, and the headings that a sheet may have for a field.

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::value::RawValue;

use super::codes::Choice;
use super::{ColumnId, ColumnMap, Date, Extra, IndicatorId, ItemId, MeasureId, NodeId, Number, PartyId, Span, When};

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
    pub(super) blank: fn() -> Value,
    pub(super) read: fn(&RawValue) -> Result<Value, serde_json::Error>,
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

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Several texts.
    Names(Vec<String>),
    /// A code of a closed list.
    Choice(Option<&'static str>),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(Option<Number>),
    /// A day.
    Date(Option<Date>),
    /// A day or a period.
    When(Option<When>),
    /// A party.
    Party(Option<PartyId>),
    /// Parties.
    Parties(Vec<PartyId>),
    /// Another node of the report.
    Node(Option<NodeId>),
    /// Other nodes of the report.
    Nodes(Vec<NodeId>),
    /// An object with fields of its own.
    Record(Option<Record>),
    /// Objects with fields of their own.
    Records(Vec<Record>),
    /// Values by the ids of what they belong to.
    Map(ColumnMap),
    /// The JSON of a field that this version does not know; empty for one that is not there.
    Json(String),
}

/// An object inside a field, such as an entry of a log, by the values of its fields.
#[derive(Clone)]
pub struct Record {
    shape: &'static [Field],
    values: Vec<Value>,
    extra: Extra,
}

/// A type that a field can have.
pub trait FieldType: Sized {
    /// What can be chosen.
    const CHOICES: &'static [Choice] = &[];
    /// The fields of what it holds.
    const SHAPE: &'static [Field] = &[];

    /// The value of an object that has none.
    fn blank() -> Self;

    /// What it holds.
    fn to_value(&self) -> Value;

    /// The typed content; absent where the value is of another kind, or not within the bounds of the type.
    fn from_value(value: Value) -> Option<Self>;

    /// Calls a function with every node that it names.
    fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
        let _ = tell;
    }

    /// Gives other ids to the nodes that it names.
    fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
        let _ = id;
    }

    /// Calls a function with every place in the source that it names.
    fn places(&self, tell: &mut dyn FnMut(&Span)) {
        let _ = tell;
    }

    /// Calls a function with every text that a person wrote in it.
    fn texts(&self, tell: &mut dyn FnMut(&str)) {
        let _ = tell;
    }
}

/// An object of which every field is in the catalogue, so that it can be taken apart and put together again.
pub trait Entry: Sized {
    /// Its fields.
    const FIELDS: &'static [Field];

    /// The object with nothing in it.
    fn blank() -> Self;

    /// Its fields by their values.
    fn to_record(&self) -> Record;

    /// The object of these values; absent where one does not fit its field.
    fn from_record(record: Record) -> Option<Self>;

    /// Calls a function with every node that it names.
    fn nodes(&self, tell: &mut dyn FnMut(NodeId));

    /// Gives other ids to the nodes that it names.
    fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId);

    /// Calls a function with every place in the source that it names, itself where it is one.
    fn places(&self, tell: &mut dyn FnMut(&Span));

    /// Calls a function with every text that a person wrote in it.
    fn texts(&self, tell: &mut dyn FnMut(&str));
}

/// A field of the type `N` with its Rust type: made by `field!`, which the compiler checks.
#[derive(Debug)]
pub struct TypedField<N, T> {
    key: &'static str,
    read: fn(&N) -> &T,
}

impl<N, T> Clone for TypedField<N, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N, T> Copy for TypedField<N, T> {}

impl<N, T> TypedField<N, T> {
    /// For `field!`: the key, and how it is read.
    #[must_use]
    pub fn new(key: &'static str, read: fn(&N) -> &T) -> Self {
        Self { key, read }
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// What stands in the field.
    #[must_use]
    pub fn of<'a>(&self, node: &'a N) -> &'a T {
        (self.read)(node)
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

impl Value {
    /// True for a value that holds nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) | Self::Json(text) => text.is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Choice(code) => code.is_none(),
            Self::Flag(flag) => !flag,
            Self::Number(number) => number.is_none(),
            Self::Date(date) => date.is_none(),
            Self::When(when) => when.is_none(),
            Self::Party(party) => party.is_none(),
            Self::Parties(parties) => parties.is_empty(),
            Self::Node(node) => node.is_none(),
            Self::Nodes(nodes) => nodes.is_empty(),
            Self::Record(record) => record.is_none(),
            Self::Records(records) => records.is_empty(),
            Self::Map(map) => map.is_empty(),
        }
    }

    /// The typed content, where the value is of that type.
    #[must_use]
    pub fn typed<T: FieldType>(&self) -> Option<T> {
        T::from_value(self.clone())
    }

    /// Calls a function with every party that is named in it, through all that it holds.
    pub fn for_each_party(&self, tell: &mut impl FnMut(&PartyId)) {
        match self {
            Self::Party(party) => party.iter().for_each(tell),
            Self::Parties(parties) => parties.iter().for_each(tell),
            Self::Record(record) => {
                record.iter().flat_map(|record| &record.values).for_each(|v| v.for_each_party(tell))
            }
            Self::Records(records) => {
                records.iter().flat_map(|record| &record.values).for_each(|value| value.for_each_party(tell));
            }
            _ => {}
        }
    }

    /// Calls a function with every node but parties that is named in it, through all that it holds.
    pub fn for_each_node<'a>(&'a self, tell: &mut impl FnMut(&'a NodeId)) {
        match self {
            Self::Node(node) => node.iter().for_each(tell),
            Self::Nodes(nodes) => nodes.iter().for_each(tell),
            Self::Record(record) => record.iter().flat_map(|record| &record.values).for_each(|v| v.for_each_node(tell)),
            Self::Records(records) => {
                records.iter().flat_map(|record| &record.values).for_each(|value| value.for_each_node(tell));
            }
            _ => {}
        }
    }

    /// The value with its parties by other ids; those without one are left out.
    #[must_use]
    pub fn with_parties(self, ids: &mut impl FnMut(&PartyId) -> Option<PartyId>) -> Self {
        match self {
            Self::Party(party) => Self::Party(party.and_then(|id| ids(&id))),
            Self::Parties(parties) => {
                let mut kept: Vec<PartyId> = Vec::with_capacity(parties.len());
                for id in parties.iter().filter_map(ids) {
                    if !kept.contains(&id) {
                        kept.push(id);
                    }
                }
                Self::Parties(kept)
            }
            Self::Record(record) => Self::Record(record.map(|record| record.with_parties(ids))),
            Self::Records(records) => {
                Self::Records(records.into_iter().map(|record| record.with_parties(ids)).collect())
            }
            other => other,
        }
    }
}

impl Record {
    /// The values of an object in the order of its fields.
    #[must_use]
    pub fn new(shape: &'static [Field], values: Vec<Value>, extra: Extra) -> Self {
        Self { shape, values, extra }
    }

    /// An object of these fields with nothing in it.
    #[must_use]
    pub fn blank(shape: &'static [Field]) -> Self {
        Self { shape, values: shape.iter().map(Field::blank).collect(), extra: Extra::default() }
    }

    /// The fields with what stands in them.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Field, &Value)> {
        self.shape.iter().zip(&self.values)
    }

    /// What stands in a field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields().find(|(field, _)| field.key == key).map(|(_, value)| value)
    }

    /// The same with another value in a field.
    #[must_use]
    pub fn with(mut self, key: &str, value: Value) -> Self {
        let at = self.shape.iter().position(|field| field.key == key);
        if let Some(place) = at.and_then(|at| self.values.get_mut(at)) {
            *place = value;
        }
        self
    }

    /// The fields of such objects.
    #[must_use]
    pub fn shape(&self) -> &'static [Field] {
        self.shape
    }

    /// What tells it from the other entries of its list: the values of its key fields, or all of it where its kind has
    /// none.
    #[must_use]
    pub fn key(&self) -> Vec<&Value> {
        let has_key = self.shape.iter().any(|field| field.is_key);
        self.fields().filter(|(field, _)| field.is_key || !has_key).map(|(_, value)| value).collect()
    }

    /// The same with the places in the source taken from another one, or without any.
    #[must_use]
    pub fn with_places(mut self, of: Option<&Self>) -> Self {
        for (at, field) in self.shape.iter().enumerate() {
            if field.kind == FieldKind::Places
                && let Some(place) = self.values.get_mut(at)
            {
                *place = of.and_then(|other| other.values.get(at)).cloned().unwrap_or_else(|| field.blank());
            }
        }
        self
    }

    /// The object itself.
    #[must_use]
    pub fn typed<T: Entry>(&self) -> Option<T> {
        T::from_record(self.clone())
    }

    /// The values and the fields that this version does not know.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Value>, Extra) {
        (self.values, self.extra)
    }

    fn with_parties(mut self, ids: &mut impl FnMut(&PartyId) -> Option<PartyId>) -> Self {
        self.values = self.values.into_iter().map(|value| value.with_parties(ids)).collect();
        self
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values && self.extra == other.extra
    }
}

impl Eq for Record {}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.fields().filter(|(_, value)| !value.is_blank())).finish()
    }
}

impl Serialize for Value {
    /// As the value stands in the file.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Names(names) => names.serialize(serializer),
            Self::Choice(code) => code.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Date(date) => date.serialize(serializer),
            Self::When(when) => when.serialize(serializer),
            Self::Party(party) => party.serialize(serializer),
            Self::Parties(parties) => parties.serialize(serializer),
            Self::Node(node) => node.as_ref().map(NodeId::as_str).serialize(serializer),
            Self::Nodes(nodes) => serializer.collect_seq(nodes.iter().map(NodeId::as_str)),
            Self::Record(record) => record.serialize(serializer),
            Self::Records(records) => records.serialize(serializer),
            Self::Map(map) => map.serialize(serializer),
            Self::Json(text) if text.is_empty() => serializer.serialize_none(),
            Self::Json(text) => {
                let json = RawValue::from_string(text.clone()).map_err(serde::ser::Error::custom)?;
                json.serialize(serializer)
            }
        }
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut place = 0;
        self.extra.write(place, &mut map)?;
        for (field, value) in self.fields() {
            if field.required || !field.is_blank(value) {
                map.serialize_entry(field.key, value)?;
            }
            place += 1;
            self.extra.write(place, &mut map)?;
        }
        self.extra.write_added(&mut map)?;
        map.end()
    }
}

/// Implements [`FieldType`] for types that are a variant of [`Value`] as they are.
macro_rules! plain {
    ($( $Type:ty: $Variant:ident = $blank:expr, texts $texts:expr; )*) => { $(
        impl FieldType for $Type {
            fn blank() -> Self {
                $blank
            }

            fn to_value(&self) -> Value {
                Value::$Variant(self.clone())
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$Variant(value) = value { Some(value) } else { None }
            }

            fn texts(&self, tell: &mut dyn FnMut(&str)) {
                let texts: fn(&Self, &mut dyn FnMut(&str)) = $texts;
                texts(self, tell);
            }
        }
    )* };
}

plain! {
    String: Text = String::new(), texts |text, tell| tell(text);
    Vec<String>: Names = Vec::new(), texts |names, tell| names.iter().for_each(|name| tell(name));
    bool: Flag = false, texts |_, _| {};
    Option<Number>: Number = None, texts |_, _| {};
    Option<Date>: Date = None, texts |_, _| {};
    Option<When>: When = None, texts |_, _| {};
    ColumnMap: Map = ColumnMap::default(), texts |map, tell| map.texts().for_each(|text| tell(text));
}

/// Implements [`FieldType`] for types that must hold something, by the optional value that holds it.
macro_rules! needed {
    ($( $Type:ty: $Variant:ident = $blank:expr ),* $(,)?) => { $(
        impl FieldType for $Type {
            fn blank() -> Self {
                $blank
            }

            fn to_value(&self) -> Value {
                Value::$Variant(Some(self.clone()))
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$Variant(value) = value { value } else { None }
            }
        }
    )* };
}

needed! {
    Number: Number = Number::ZERO,
    Date: Date = Date::START,
    When: When = When::Day(Date::START),
}

impl FieldType for ColumnId {
    fn blank() -> Self {
        Self::default()
    }

    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn from_value(value: Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into()) } else { None }
    }
}

/// Whole numbers from nought.
impl FieldType for Option<u32> {
    fn blank() -> Self {
        None
    }

    fn to_value(&self) -> Value {
        Value::Number(self.map(|number| Number::from(i64::from(number))))
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Number(number) = value else { return None };
        match number {
            None => Some(None),
            Some(number) => number.to_string().parse().ok().map(Some),
        }
    }
}

impl FieldType for u32 {
    fn blank() -> Self {
        0
    }

    fn to_value(&self) -> Value {
        Some(*self).to_value()
    }

    fn from_value(value: Value) -> Option<Self> {
        Option::<Self>::from_value(value)?
    }
}

/// Ids of nodes that a field names: one that may be absent, one that must be there, and several. Each is a variant of
/// [`NodeId`] and is told as the variants of [`Value`] named behind it.
macro_rules! nodes {
    ($( $Id:ident: $Variant:ident as $One:ident, $Many:ident, $wrap:expr, $unwrap:expr; )*) => { $(
        impl FieldType for Option<$Id> {
            fn blank() -> Self {
                None
            }

            fn to_value(&self) -> Value {
                Value::$One(self.clone().map($wrap))
            }

            fn from_value(value: Value) -> Option<Self> {
                match value {
                    Value::$One(None) => Some(None),
                    Value::$One(Some(id)) => $unwrap(id).map(Some),
                    _ => None,
                }
            }

            fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
                self.iter().cloned().map(NodeId::$Variant).for_each(tell);
            }

            fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
                self.iter_mut().for_each(|own| own.rename(id));
            }
        }

        impl FieldType for $Id {
            fn blank() -> Self {
                Self::from("")
            }

            fn to_value(&self) -> Value {
                Value::$One(Some($wrap(self.clone())))
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$One(Some(id)) = value { $unwrap(id) } else { None }
            }

            fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
                tell(NodeId::$Variant(self.clone()));
            }

            fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
                if let NodeId::$Variant(new) = id(NodeId::$Variant(self.clone())) {
                    *self = new;
                }
            }
        }

        impl FieldType for Vec<$Id> {
            fn blank() -> Self {
                Self::new()
            }

            fn to_value(&self) -> Value {
                Value::$Many(self.iter().cloned().map($wrap).collect())
            }

            fn from_value(value: Value) -> Option<Self> {
                let Value::$Many(ids) = value else { return None };
                ids.into_iter().map($unwrap).collect()
            }

            fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
                self.iter().cloned().map(NodeId::$Variant).for_each(tell);
            }

            fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
                self.iter_mut().for_each(|own| own.rename(id));
            }
        }
    )* };
}

nodes! {
    PartyId: Party as Party, Parties, std::convert::identity, Some;
    ItemId: Item as Node, Nodes, NodeId::Item, |node| if let NodeId::Item(id) = node { Some(id) } else { None };
    MeasureId: Measure as Node, Nodes, NodeId::Measure, |node| if let NodeId::Measure(id) = node { Some(id) } else { None };
    IndicatorId: Indicator as Node, Nodes, NodeId::Indicator,
        |node| if let NodeId::Indicator(id) = node { Some(id) } else { None };
}

/// The parts of [`FieldType`] that objects pass on to what they hold.
macro_rules! passed_on {
    ($held:ident) => {
        fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
            for $held in self.iter() {
                $held.nodes(tell);
            }
        }

        fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
            for $held in self.iter_mut() {
                $held.rename(id);
            }
        }

        fn places(&self, tell: &mut dyn FnMut(&Span)) {
            for $held in self.iter() {
                $held.places(tell);
            }
        }

        fn texts(&self, tell: &mut dyn FnMut(&str)) {
            for $held in self.iter() {
                $held.texts(tell);
            }
        }
    };
}

impl<T: Entry> FieldType for Option<T> {
    const SHAPE: &'static [Field] = T::FIELDS;

    fn blank() -> Self {
        None
    }

    fn to_value(&self) -> Value {
        Value::Record(self.as_ref().map(Entry::to_record))
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Record(None) => Some(None),
            Value::Record(Some(record)) => T::from_record(record).map(Some),
            _ => None,
        }
    }

    passed_on! { entry }
}

impl<T: Entry> FieldType for Vec<T> {
    const SHAPE: &'static [Field] = T::FIELDS;

    fn blank() -> Self {
        Self::new()
    }

    fn to_value(&self) -> Value {
        Value::Records(self.iter().map(Entry::to_record).collect())
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Records(records) = value else { return None };
        records.into_iter().map(T::from_record).collect()
    }

    passed_on! { entry }
}

/// An object that is shared, and empty rather than absent.
impl<T: Entry> FieldType for Arc<T> {
    const SHAPE: &'static [Field] = T::FIELDS;

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn to_value(&self) -> Value {
        Value::Record(Some(self.to_record()))
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Record(Some(record)) = value else { return None };
        T::from_record(record).map(Self::new)
    }

    fn texts(&self, tell: &mut dyn FnMut(&str)) {
        Entry::texts(&**self, tell);
    }
}

/// The value of a JSON text as the type `T` reads it.
pub(crate) fn read_field<T: FieldType + DeserializeOwned>(json: &RawValue) -> Result<Value, serde_json::Error> {
    serde_json::from_str::<T>(json.get()).map(|typed| typed.to_value())
}
