//! A dataset as bytes: reading, checking, writing.
//!
//! Lives here: JSON, the checks that make a file a sound dataset, atomic writing, the schema; backups, recovery
//! journals and locks as files.
//! Does not live here: what a dataset means, and whether what it says is true.

mod backup;
mod cause;
mod check;
mod error;
mod folders;
mod holidays;
mod journal;
mod load;
mod locate;
mod lock;
mod read;
mod recover;
mod rescue;
mod save;
mod schema;
mod stamp;
mod write;

pub use backup::{Backup, backups, keep};
pub use error::{Defect, DefectKind, LoadError, ReadError, ReadErrorKind, SaveError};
pub use folders::{Folders, create_private, make_private};
pub use holidays::{HolidaysError, add_holidays};
pub use journal::{Header, JOURNAL_VERSION, Journal, remove_base, write_base};
pub use load::load;
pub use lock::OpenLock;
pub use read::read;
pub use recover::RecoverableJournal;
pub use rescue::{LeftOutKind, Rescue, RescueOmission, rescue, rescue_file};
pub use save::{save, save_bytes};
pub use schema::schema;
pub use stamp::Stamp;
pub use write::write;
