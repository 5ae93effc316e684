//! The types of a dataset: one value from the root down to a single reading, and how it stands in JSON.
//!
//! Lives here: the nouns of the field, exact numbers, dates and periods, and serde.
//! Does not live here: disks, screens, languages, or anything that is computed from the data.
//!
//! A dataset is a value. The nodes from the report down to the item are shared (`Arc`), so a changed
//! dataset shares everything with the former one but the path that changed.

#[macro_use]
mod catalogue;
mod briefing;
pub mod calendar;
mod carried;
mod category;
mod closing;
mod column;
mod date;
mod due;
mod evidence;
mod extra;
mod find;
mod form;
mod id;
mod indicator;
mod item;
mod known_places;
mod letter;
mod limits;
mod measure;
mod node;
mod node_kind;
mod number;
mod party;
mod rename;
mod report;
#[cfg(test)]
mod sample_report;
mod span;
mod standing;
mod update;
mod when;

pub use briefing::{BriefingPage, PageKind};
pub use carried::Carried;
pub use catalogue::{
    Audience, Cell, Choice, Codes, ColumnMap, Entry, Field, FieldError, FieldKind, FieldType, Object, Record,
    TypedField, Value, field_of,
};
pub(crate) use catalogue::{codes, object, read_field};
pub use category::{Category, Problem};
pub use closing::{Closed, ClosingKind, ClosingLevel, ClosingStep, Review, ReviewResult};
pub use column::{Column, ColumnAudience, ColumnKind};
pub use date::{Date, DateError};
pub use due::{Due, DueChange, DueDays, Schedule, Stage};
pub use evidence::{Amount, Evidence, EvidenceKind, Outcome, OutcomeKind};
pub use extra::Extra;
pub use find::{IndicatorOwner, Location, full_number};
pub use form::{Form, FormColumn, FormFilter, FormGroup, FormLayout, FormRows, FormSort, Paper, Status};
pub use id::{CategoryId, ColumnId, IndicatorId, ItemId, MeasureId, NodeId, NodeRef, PartyId, ProblemId, ReportId};
pub use indicator::{Better, Bound, Indicator, Origin, PartOf, Reading, Relation, Target};
pub use item::Item;
pub use known_places::KnownPlaces;
pub use letter::{Decision, Letter, LetterKind, Sample};
pub use measure::Measure;
pub use node::{FieldKey, Node, NodeMut, NodeType};
pub use node_kind::NodeKind;
pub use number::{Number, NumberError};
pub use party::{Party, PartyKind};
pub use rename::{forget_places, keep_nodes, map_parties, map_places, names_other_than};
pub use report::{AcceptedFinding, Dataset, Format, PaperAudience, Report, SCHEMA_FILE, Source, VERSION};
#[cfg(test)]
pub(crate) use sample_report::report_of;
pub use span::Span;
pub use standing::{OfficeWord, Progress, Term};
pub use update::{Instruction, LogEntry, Update};
pub use when::{When, WhenError};
