//! A dataset as bytes: reading, checking, writing.
//!
//! Lives here: JSON, the checks that make a file a sound dataset, atomic writing, the schema.
//! Does not live here: what a dataset means, and whether what it says is true.

mod check;
mod error;
mod load;
mod locate;
mod read;
mod save;
mod schema;
mod write;

pub use error::{Defect, DefectKind, LoadError, ReadError, ReadErrorKind, SaveError};
pub use load::load;
pub use read::read;
pub use save::save;
pub use schema::schema;
pub use write::write;
