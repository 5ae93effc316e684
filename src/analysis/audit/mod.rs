//! The audit: one list of findings about figures, dates and standings, each with the words and the reckoning.
//!
//! Lives here: the checks, one idea in each file, and the [`Auditor`] which runs them again only on what changed.
//! Does not live here: words for the screen (the language files word kinds and reckonings), and the rules that make
//! a file a sound dataset (`file::check`).
//!
//! A check reads the words of an item ([`passage`]), or its structured values, and puts what it finds on a
//! [`collector`]. All arithmetic is exact. A check that is not sure raises a question or nothing: a person reads every
//! finding, and one false error costs more trust than ten true ones earn. The sums, defects and unlike pairs that
//! the checks are held to are those of DOMAIN.md.

mod audited;
mod auditor;
mod carried;
mod closing;
mod collector;
mod damage;
mod dates;
mod digits;
mod doubles;
mod due;
mod facts;
mod finding;
mod growth;
mod letters;
mod lists;
mod loose;
mod missing;
mod numbering;
mod office;
mod parts;
mod passage;
mod percent;
mod rates;
mod rules;
mod same_fact;
mod samples;
mod scope;
mod standing;
mod sums;
mod units;

pub use audited::{Audit, AuditEntry, Chunk, Counts, FindingGroup, ReportAudit};
pub use auditor::Auditor;
pub use closing::{closing_doubts, wording_doubts};
pub use finding::{Finding, FindingKind, Reckoning, Rule, Severity, Term};
