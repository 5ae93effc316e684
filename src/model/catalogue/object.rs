//! `object!`: one declaration of a JSON object gives the struct, its reader, its writer, its schema and its part of the
//! field catalogue.
//!
//! Serde's derive would need `flatten` to keep unknown fields, which loses the place of errors and costs
//! speed on every node. The visitor made here keeps unknown fields at the place where they stood, reads
//! into plain locals, and names a duplicate or missing field.

use std::sync::Arc;

use smol_str::SmolStr;

use crate::model::{Extra, NodeId, Span};

use super::{Field, FieldKind, Value};

/// Whether a value says nothing, so that an optional field is left out of the file.
pub(crate) trait Blank {
    /// True for the empty text, the empty list, `None` and `false`.
    fn is_blank(&self) -> bool;
}

impl Blank for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Blank for super::ColumnMap {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Blank for SmolStr {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Blank for bool {
    fn is_blank(&self) -> bool {
        !*self
    }
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T> Blank for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Blank> Blank for Arc<T> {
    fn is_blank(&self) -> bool {
        (**self).is_blank()
    }
}

/// An object of the dataset whose fields are known by the catalogue.
pub trait Object {
    /// Its fields, in the order of the declaration. The id and the lists of nodes below it are not among them: those
    /// are added, removed and moved, not set.
    const FIELDS: &'static [Field];

    /// What stands in a field; absent where the object has no such field.
    fn value(&self, key: &str) -> Option<Value>;

    /// Puts a value into a field.
    ///
    /// # Errors
    /// When the object has no such field, or the value does not fit it. The object is as before.
    fn set_value(&mut self, key: &str, value: Value) -> Result<(), FieldError>;

    /// The keys of the fields in which two objects differ, without making values of them.
    fn differing(&self, other: &Self) -> Vec<&'static str>;

    /// Calls a function with every node that its fields name, and the key of the field.
    fn nodes(&self, tell: &mut dyn FnMut(&'static str, NodeId));

    /// Gives other ids to the nodes that its fields name. Its own id stays.
    fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId);

    /// Calls a function with every place in the source that its fields name, and the key of the field.
    fn places(&self, tell: &mut dyn FnMut(&'static str, &Span));

    /// Calls a function with every text that a person wrote in its fields, and the kind of the field. What the program
    /// keeps for itself ([`FieldKind::Setting`]) is left out.
    fn texts(&self, tell: &mut dyn FnMut(FieldKind, &str));

    /// The fields of the file that this version does not know.
    fn extra_mut(&mut self) -> &mut Extra;
}

/// Why a value cannot be put into a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// The object has no such field.
    #[error("there is no such field")]
    NoSuchField,
    /// The value is of another kind, or not one that the field can hold.
    #[error("the value does not fit the field")]
    DoesNotFit,
}

/// The field of an object by its key, for `field!`, which has the compiler check the key.
#[must_use]
pub fn field_of<N: Object>(key: &str) -> Option<&'static Field> {
    N::FIELDS.iter().find(|field| field.key == key)
}

/// Declares a JSON object: `object! { pub struct Item = "item" { … } }`, the text being the word by which the language
/// files know it. Each field is `required` (an error when missing, always written), `optional` (the default when
/// missing, left out when blank) or `optional_shown` (the default when missing, always written); `as "name"` gives
/// another name in the file, which fields of the catalogue have not. `=> Kind Audience` puts it into the catalogue, `Ledger` behind it lets a ledger show it, `Key` tells one
/// entry of a list from another. An
/// `entry` in the place of `struct` has all its fields in the catalogue, so that a field of another object can hold it.
macro_rules! object {
    (
        $(#[doc = $about:literal])*
        pub entry $Name:ident = $word:literal {
            $( $(#[doc = $doc:literal])* $mode:ident $field:ident $(as $key:literal)? : $Type:ty
                => $Kind:ident $Audience:ident $($Ledger:ident)? ),* $(,)?
        }
    ) => {
        object! {
            $(#[doc = $about])*
            pub struct $Name = $word {
                $( $(#[doc = $doc])* $mode $field $(as $key)? : $Type => $Kind $Audience $($Ledger)? ),*
            }
        }

        impl $crate::model::Entry for $Name {
            const FIELDS: &'static [$crate::model::Field] = <Self as $crate::model::Object>::FIELDS;

            fn blank() -> Self {
                Self::blank()
            }

            fn to_record(&self) -> $crate::model::Record {
                let values = vec![$( $crate::model::FieldType::to_value(&self.$field) ),*];
                $crate::model::Record::new(<Self as $crate::model::Object>::FIELDS, values, self.extra.clone())
            }

            fn from_record(record: $crate::model::Record) -> Option<Self> {
                let (values, extra) = record.into_parts();
                let mut values = values.into_iter();
                Some(Self { $( $field: $crate::model::FieldType::from_value(values.next()?)?, )* extra })
            }

            fn nodes(&self, tell: &mut dyn FnMut($crate::model::NodeId)) {
                $crate::model::Object::nodes(self, &mut |_, node| tell(node));
            }

            fn rename(&mut self, id: &mut dyn FnMut($crate::model::NodeId) -> $crate::model::NodeId) {
                $crate::model::Object::rename(self, id);
            }

            fn places(&self, tell: &mut dyn FnMut(&$crate::model::Span)) {
                object!(@places $Name self tell);
            }

            fn texts(&self, tell: &mut dyn FnMut(&str)) {
                $( $crate::model::FieldType::texts(&self.$field, tell); )*
            }
        }
    };
    (
        $(#[doc = $about:literal])*
        pub struct $Name:ident = $word:literal {
            $( $(#[doc = $doc:literal])* $mode:ident $field:ident $(as $key:literal)? : $Type:ty
                $( => $Kind:ident $Audience:ident $($Ledger:ident)? )? ),* $(,)?
        }
    ) => {
        $(#[doc = $about])*
        // Eq lets the comparison of two shared nodes stop at the pointer.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $Name {
            $( $(#[doc = $doc])* pub $field: $Type, )*
            /// Fields of the file that this version does not know; written back where they stood.
            pub extra: $crate::model::Extra,
        }

        impl $Name {
            /// The object with nothing in it: what its fields must hold is still to be filled in.
            #[must_use]
            pub fn blank() -> Self {
                Self {
                    $( $field: object!(@blank $Type $(, $Kind)?), )*
                    extra: $crate::model::Extra::default(),
                }
            }
        }

        impl $crate::model::Object for $Name {
            const FIELDS: &'static [$crate::model::Field] = object!(@fields [] $word
                $( { $mode $field [$($key)?] $Type [$($Kind $Audience $($Ledger)?)?] } )*);

            fn value(&self, key: &str) -> Option<$crate::model::Value> {
                match key {
                    $( $( stringify!($field) => {
                        object!(@only $Kind);
                        Some($crate::model::FieldType::to_value(&self.$field))
                    } )? )*
                    _ => None,
                }
            }

            fn set_value(
                &mut self,
                key: &str,
                value: $crate::model::Value,
            ) -> Result<(), $crate::model::FieldError> {
                match key {
                    $( $( stringify!($field) => {
                        object!(@only $Kind);
                        let typed = $crate::model::FieldType::from_value(value);
                        self.$field = typed.ok_or($crate::model::FieldError::DoesNotFit)?;
                        Ok(())
                    } )? )*
                    _ => {
                        drop(value);
                        Err($crate::model::FieldError::NoSuchField)
                    }
                }
            }

            fn differing(&self, other: &Self) -> Vec<&'static str> {
                let fields: &[(&'static str, fn(&Self, &Self) -> bool)] = &[$( $(
                    object!(@differs $Kind $field),
                )? )*];
                fields.iter().filter(|(_, differs)| differs(self, other)).map(|(key, _)| *key).collect()
            }

            fn nodes(&self, tell: &mut dyn FnMut(&'static str, $crate::model::NodeId)) {
                let fields: &[fn(&Self, &mut dyn FnMut(&'static str, $crate::model::NodeId))] = &[$( $(
                    object!(@each $Kind |own, tell| {
                        $crate::model::FieldType::nodes(&own.$field, &mut |node| tell(stringify!($field), node));
                    }),
                )? )*];
                for field in fields {
                    field(self, tell);
                }
            }

            fn rename(&mut self, id: &mut dyn FnMut($crate::model::NodeId) -> $crate::model::NodeId) {
                let fields: &[fn(&mut Self, &mut dyn FnMut($crate::model::NodeId) -> $crate::model::NodeId)] = &[$( $(
                    object!(@each $Kind |own, id| $crate::model::FieldType::rename(&mut own.$field, id)),
                )? )*];
                for field in fields {
                    field(self, id);
                }
            }

            fn places(&self, tell: &mut dyn FnMut(&'static str, &$crate::model::Span)) {
                let fields: &[fn(&Self, &mut dyn FnMut(&'static str, &$crate::model::Span))] = &[$( $(
                    object!(@each $Kind |own, tell| {
                        $crate::model::FieldType::places(&own.$field, &mut |span| tell(stringify!($field), span));
                    }),
                )? )*];
                for field in fields {
                    field(self, tell);
                }
            }

            fn texts(&self, tell: &mut dyn FnMut($crate::model::FieldKind, &str)) {
                let fields: &[fn(&Self, &mut dyn FnMut($crate::model::FieldKind, &str))] = &[$( $(
                    object!(@each $Kind |own, tell| {
                        let kind = $crate::model::FieldKind::$Kind;
                        if kind != $crate::model::FieldKind::Setting {
                            $crate::model::FieldType::texts(&own.$field, &mut |text| tell(kind, text));
                        }
                    }),
                )? )*];
                for field in fields {
                    field(self, tell);
                }
            }

            fn extra_mut(&mut self) -> &mut $crate::model::Extra {
                &mut self.extra
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};

                #[expect(non_camel_case_types, reason = "a variant is named as its field is, which spares a second list")]
                #[derive(Clone, Copy)]
                enum Field { $($field,)* }

                fn field_of(key: &str) -> Option<Field> {
                    match key {
                        $( object!(@key $field $($key)?) => Some(Field::$field), )*
                        _ => None,
                    }
                }

                struct ObjectVisitor;
                impl<'de> Visitor<'de> for ObjectVisitor {
                    type Value = $Name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("an object (", stringify!($Name), ")"))
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$Name, A::Error> {
                        $( let mut $field: Option<$Type> = None; )*
                        let mut extra = $crate::model::Extra::default();
                        let mut after = 0;
                        while let Some(key) = map.next_key_seed($crate::model::object::KeySeed(field_of))? {
                            match key {
                                $( Ok(Field::$field) => {
                                    if $field.is_some() {
                                        return Err(A::Error::duplicate_field(object!(@key $field $($key)?)));
                                    }
                                    $field = Some(map.next_value()?);
                                    after = Field::$field as u8 + 1;
                                } )*
                                Err(unknown) => {
                                    if !extra.read(after, unknown, &mut map)? {
                                        map.next_value::<IgnoredAny>()?;
                                    }
                                }
                            }
                        }
                        Ok($Name {
                            $( $field: object!(@finish $mode $field [$($key)?] $Type $(, $Kind)?), )*
                            extra,
                        })
                    }
                }
                deserializer.deserialize_map(ObjectVisitor)
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                let mut place = 0;
                self.extra.write(place, &mut map)?;
                $(
                    if object!(@written $mode self.$field) {
                        map.serialize_entry(object!(@key $field $($key)?), &self.$field)?;
                    }
                    place += 1;
                    self.extra.write(place, &mut map)?;
                )*
                self.extra.write_added(&mut map)?;
                map.end()
            }
        }

        impl schemars::JsonSchema for $Name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut schema = $crate::model::object::ObjectSchema::new(concat!($($about),*));
                $( schema.field(
                    object!(@key $field $($key)?),
                    object!(@required $mode),
                    generator.subschema_for::<$Type>(),
                    concat!($($doc),*),
                ); )*
                schema.finish()
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@only $Kind:ident) => {};
    (@each $Kind:ident $run:expr) => { $run };
    (@differs $Kind:ident $field:ident) => { (stringify!($field), |a, b| a.$field != b.$field) };
    (@blank $Type:ty) => { Default::default() };
    (@blank $Type:ty, $Kind:ident) => { <$Type as $crate::model::FieldType>::blank() };
    // The catalogue, a field at a time: those without a kind are not in it.
    (@fields [$($done:tt)*] $word:literal) => { &[$($done)*] };
    (@fields [$($done:tt)*] $word:literal { $mode:ident $field:ident [$($key:literal)?] $Type:ty [] } $($rest:tt)*) => {
        object!(@fields [$($done)*] $word $($rest)*)
    };
    (@fields [$($done:tt)*] $word:literal
        { $mode:ident $field:ident [$($key:literal)?] $Type:ty [$Kind:ident $Audience:ident $($Ledger:ident)?] } $($rest:tt)*
    ) => {
        object!(@fields [$($done)* $crate::model::Field {
            object: $word,
            key: object!(@key $field $($key)?),
            word: concat!("field-", $word, "-", stringify!($field)),
            kind: $crate::model::FieldKind::$Kind,
            audience: $crate::model::Audience::$Audience,
            in_ledger: object!(@ledger $($Ledger)?),
            is_key: object!(@is_key $($Ledger)?),
            required: object!(@required $mode),
            choices: <$Type as $crate::model::FieldType>::CHOICES,
            shape: <$Type as $crate::model::FieldType>::SHAPE,
            blank: || $crate::model::FieldType::to_value(&<$Type as $crate::model::FieldType>::blank()),
            read: $crate::model::read_field::<$Type>,
        },] $word $($rest)*)
    };
    (@ledger) => { false };
    (@ledger Ledger) => { true };
    (@ledger Key) => { false };
    (@is_key) => { false };
    (@is_key Ledger) => { false };
    (@is_key Key) => { true };
    // A span is a place itself; other entries have places in their fields.
    (@places Span $own:ident $tell:ident) => { $tell($own) };
    (@places $Name:ident $own:ident $tell:ident) => {
        $crate::model::Object::places($own, &mut |_, span| $tell(span))
    };
    (@finish required $field:ident [$($key:literal)?] $Type:ty $(, $Kind:ident)?) => {
        match $field {
            Some(value) => value,
            None => return Err(A::Error::missing_field(object!(@key $field $($key)?))),
        }
    };
    (@finish $optional:ident $field:ident [$($key:literal)?] $Type:ty) => { $field.unwrap_or_default() };
    (@finish $optional:ident $field:ident [$($key:literal)?] $Type:ty, $Kind:ident) => {
        $field.unwrap_or_else(<$Type as $crate::model::FieldType>::blank)
    };
    (@written optional $value:expr) => { !$crate::model::object::Blank::is_blank(&$value) };
    (@written $always:ident $value:expr) => { true };
    (@required required) => { true };
    (@required $optional:ident) => { false };
}

/// Reads one key of an object: the known field, or the key itself.
pub(crate) struct KeySeed<F>(pub(crate) fn(&str) -> Option<F>);

impl<'de, F> serde::de::DeserializeSeed<'de> for KeySeed<F> {
    type Value = Result<F, SmolStr>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<F> serde::de::Visitor<'_> for KeySeed<F> {
    type Value = Result<F, SmolStr>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a field name")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok((self.0)(key).ok_or_else(|| SmolStr::new(key)))
    }
}

/// Collects the schema of one object, field by field.
pub(crate) struct ObjectSchema {
    about: &'static str,
    properties: serde_json::Map<String, serde_json::Value>,
    required: Vec<serde_json::Value>,
}

impl ObjectSchema {
    pub(crate) fn new(about: &'static str) -> Self {
        Self { about, properties: serde_json::Map::new(), required: Vec::new() }
    }

    pub(crate) fn field(&mut self, key: &str, required: bool, mut schema: schemars::Schema, doc: &str) {
        if !doc.is_empty() {
            schema.insert("description".to_owned(), doc.trim().into());
        }
        self.properties.insert(key.to_owned(), schema.into());
        if required {
            self.required.push(key.into());
        }
    }

    pub(crate) fn finish(self) -> schemars::Schema {
        schemars::json_schema!({
            "description": self.about.trim(),
            "type": "object",
            "properties": self.properties,
            "required": self.required,
        })
    }
}
