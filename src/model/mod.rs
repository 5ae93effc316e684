//! The types of a dataset: one value from the root down to a single reading, and how it stands in JSON.
//!
//! Lives here: the nouns of the field, exact numbers, dates and periods, and serde.
//! Does not live here: disks, screens, languages, or anything that is computed from the data.
//!
//! A dataset is a value. The nodes from the report down to the item are shared (`Arc`), so a changed
//! dataset shares everything with the former one but the path that changed.

#[macro_use]
mod object;
#[macro_use]
pub(crate) mod codes;
mod briefing;
mod category;
mod date;
mod due;
mod extra;
mod find;
mod id;
mod indicator;
mod item;
mod measure;
mod number;
mod party;
mod report;
mod span;
mod standing;
mod when;

pub use briefing::{BriefingPage, PageKind};
pub use category::{Category, Problem};
pub use date::{Date, DateError};
pub use due::{Due, DueChange};
pub use extra::Extra;
pub use find::{IndicatorOwner, Location};
pub use id::{CategoryId, IndicatorId, ItemId, MeasureId, NodeId, NodeRef, PartyId, ProblemId, ReportId};
pub use indicator::{Better, Bound, Indicator, Origin, PartOf, Reading, Relation, Target};
pub use item::{Closed, Evidence, Item, LogEntry};
pub use measure::Measure;
pub use number::{Number, NumberError};
pub use party::{Party, PartyKind};
pub use report::{AcceptedFinding, Dataset, Format, Report, SCHEMA_FILE, Source, VERSION};
pub use span::Span;
pub use standing::{OfficeWord, Progress, Term};
pub use when::{When, WhenError};
