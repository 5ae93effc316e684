//! The field catalogue: what a field is, what stands in it, the Rust types that it can have, and the declaration that
//! brings all of it about. Each of these is told by the others, so they are one part.

#[macro_use]
pub(crate) mod object;
#[macro_use]
pub(crate) mod codes;
mod column_map;
mod field;
mod field_type;
mod value;

pub use codes::{Choice, Codes};
pub use column_map::{Cell, ColumnMap};
pub use field::{Audience, Field, FieldKind, TypedField};
pub(crate) use field_type::read_field;
pub use field_type::{Entry, FieldType};
pub use object::{FieldError, Object, field_of};
pub use value::{Record, Value};
