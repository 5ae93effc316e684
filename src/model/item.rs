//! An item (具体问题): the unit that is tracked and closed.

use super::{Date, Due, Indicator, ItemId, Measure, PartyId, Progress, Span, Term};

object! {
    /// One concrete problem, what was done about it, and where it stands.
    pub struct Item {
        /// Unique in the report.
        required id: ItemId,
        /// The mark it has in the text, such as (1).
        optional number: String,
        /// The problem in a line. Not an id: one problem may hold several items of the same title.
        required title: String,
        /// What the inspectors found (问题表现).
        optional finding: String,
        /// How far it is.
        optional_shown progress: Progress,
        /// What kind of deadline it has.
        optional_shown term: Term,
        /// The words that progress and term rest on.
        optional basis: Vec<Span>,
        /// The leader who answers for it (责任领导).
        optional leader: Option<PartyId>,
        /// The units in the lead (牵头单位).
        optional lead_units: Vec<PartyId>,
        /// The supporting units (配合单位).
        optional support_units: Vec<PartyId>,
        /// By when it is to be done.
        optional due: Option<Due>,
        /// How it was closed (销号), once it was.
        optional closed: Option<Closed>,
        /// The steps taken, in the order of the text.
        optional measures: Vec<Measure>,
        /// The quantities that tell how it goes.
        optional indicators: Vec<Indicator>,
        /// What proves it (佐证材料).
        optional evidence: Vec<Evidence>,
        /// What happened to it, oldest first.
        optional log: Vec<LogEntry>,
        /// True for an item that the office keeps to itself.
        optional internal: bool,
        /// Where it stands in the source.
        optional source: Vec<Span>,
    }
}

object! {
    /// How an item was closed: when, by whom, in what manner.
    pub struct Closed {
        /// The day it was struck off the ledger.
        required on: Date,
        /// Who verified it.
        optional by: String,
        /// How it was verified.
        optional how: String,
    }
}

object! {
    /// A document that proves something about an item.
    pub struct Evidence {
        /// What it is.
        required title: String,
        /// Where it lies, relative to the dataset.
        optional file: String,
        /// The day it was made.
        optional on: Option<Date>,
        /// Anything else about it.
        optional note: String,
    }
}

object! {
    /// Something that happened to an item.
    pub struct LogEntry {
        /// The day.
        required on: Date,
        /// Who wrote it down.
        optional who: String,
        /// What happened.
        required text: String,
    }
}

impl Item {
    /// An item of which nothing is known but its title.
    #[must_use]
    pub fn new(id: ItemId, number: String, title: String) -> Self {
        Self {
            id,
            number,
            title,
            finding: String::new(),
            progress: Progress::Unstated,
            term: Term::Unstated,
            basis: Vec::new(),
            leader: None,
            lead_units: Vec::new(),
            support_units: Vec::new(),
            due: None,
            closed: None,
            measures: Vec::new(),
            indicators: Vec::new(),
            evidence: Vec::new(),
            log: Vec::new(),
            internal: false,
            source: Vec::new(),
            extra: super::Extra::default(),
        }
    }
}
