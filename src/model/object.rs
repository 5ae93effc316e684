//! `object!`: one declaration of a JSON object gives the struct, its reader, its writer and its schema.
//!
//! Serde's derive would need `flatten` to keep unknown fields, which loses the place of errors and costs
//! speed on every node. The visitor made here keeps unknown fields at the place where they stood, reads
//! into plain locals, and names a duplicate or missing field.

use std::sync::Arc;

use smol_str::SmolStr;

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

/// Declares a JSON object. Each field is `required` (an error when missing, always written), `optional`
/// (the default when missing, left out when blank) or `optional_shown` (the default when missing, always
/// written). `as "name"` gives the name in the file.
macro_rules! object {
    (
        $(#[doc = $about:literal])*
        pub struct $Name:ident {
            $( $(#[doc = $doc:literal])* $mode:ident $field:ident $(as $key:literal)? : $Type:ty ),* $(,)?
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

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::{Error as _, IgnoredAny, MapAccess, Visitor};

                #[expect(non_camel_case_types, reason = "a variant is named as its field is, which spares a second list")]
                #[derive(Clone, Copy)]
                enum Field { $($field,)* }

                fn field_of(key: &str) -> Option<Field> {
                    $( if key == object!(@key $field $($key)?) { return Some(Field::$field); } )*
                    None
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
                            $( $field: object!(@finish $mode $field $($key)?), )*
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
    (@finish required $field:ident $($key:literal)?) => {
        match $field {
            Some(value) => value,
            None => return Err(A::Error::missing_field(object!(@key $field $($key)?))),
        }
    };
    (@finish $optional:ident $field:ident $($key:literal)?) => { $field.unwrap_or_default() };
    (@written optional $value:expr) => { !$crate::model::object::Blank::is_blank(&$value) };
    (@written $always:ident $value:expr) => { true };
    (@required required) => { true };
    (@required $optional:ident) => { false };
}

/// Reads one key of an object: the known field, or the key itself.
pub(super) struct KeySeed<F>(pub(super) fn(&str) -> Option<F>);

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
pub(super) struct ObjectSchema {
    about: &'static str,
    properties: serde_json::Map<String, serde_json::Value>,
    required: Vec<serde_json::Value>,
}

impl ObjectSchema {
    pub(super) fn new(about: &'static str) -> Self {
        Self { about, properties: serde_json::Map::new(), required: Vec::new() }
    }

    pub(super) fn field(&mut self, key: &str, required: bool, mut schema: schemars::Schema, doc: &str) {
        if !doc.is_empty() {
            schema.insert("description".to_owned(), doc.trim().into());
        }
        self.properties.insert(key.to_owned(), schema.into());
        if required {
            self.required.push(key.into());
        }
    }

    pub(super) fn finish(self) -> schemars::Schema {
        schemars::json_schema!({
            "description": self.about.trim(),
            "type": "object",
            "properties": self.properties,
            "required": self.required,
        })
    }
}
