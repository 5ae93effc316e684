//! A dataset as bytes: reading, checking, writing.
//!
//! Lives here: JSON, the checks that make a file a sound dataset, atomic writing, the schema; backups, recovery
//! journals and locks as files.
//! Does not live here: what a dataset means, and whether what it says is true.

mod attributes;
mod backup;
mod cause;
mod check;
mod content;
mod error;
mod evidence;
mod folders;
mod forms;
mod holidays;
mod in_place;
mod io_cause;
mod journal;
mod load;
mod locate;
mod lock;
mod picture;
mod read;
mod recover;
mod regular;
mod rescue;
mod save;
mod schema;
mod stamp;
mod temporary;
mod timeline;
mod versions;
mod write;

pub use attributes::Attribute;
pub use backup::{Backup, backups, kept_versions};
pub use error::{Defect, DefectKind, LoadError, ReadError, ReadErrorKind, SaveCause, SaveError};
pub use evidence::{
    EvidenceFault, EvidenceFaults, KeptEvidence, check_evidence, evidence_folder, evidence_path, is_asked_about,
    keep_evidence, keep_picture, take_evidence_along,
};
pub use folders::{Folders, create_private, make_private};
pub use forms::{FormFileError, form, forms, keep_form, put_form_aside};
pub use holidays::{HolidaysError, add_holidays};
pub use io_cause::IoCause;
pub use journal::{Header, JOURNAL_VERSION, Journal, remove_base, write_base};
pub use load::{load, load_again, load_with_stamp};
pub use lock::{HeldElsewhere, OpenLock, is_held};
pub use picture::Picture;
pub use read::read;
pub use recover::RecoverableJournal;
pub use regular::{is_not_regular, regular, same};
pub use rescue::{LeftOutKind, Rescue, RescueOmission, rescue, rescue_file};
pub use save::{SaveOptions, Saved, save, save_bytes, save_bytes_with, save_with};
pub use schema::schema;
pub use stamp::{Identity, Stamp};
pub use temporary::{clear_left_behind, clear_own};
pub use timeline::{Timeline, TimelineDay, TimelineStart, timeline};
pub use versions::{KeptVersion, VersionName, keep_version};
pub use write::write;
