//! A measure (整改措施): one step taken, 一是… 二是….

use super::{ColumnMap, Date, Due, MeasureId, Number, PartyId, Progress, Span, Update};

object! {
    /// One step taken to put an item right.
    pub struct Measure = "measure" {
        /// Unique in the report.
        required id: MeasureId,
        /// The mark it has in the text, such as 一.
        optional number: String => Line Public Ledger,
        /// What was done.
        required text: String => Text Public Ledger,
        /// What came of it.
        optional result: String => Text Public Ledger,
        /// How far it is; left out when the text does not say.
        optional progress: Progress => Choice Public Ledger,
        /// How much of it is done, in per cent.
        optional percent: Option<Number> => Percent Public Ledger,
        /// By when it is to be done.
        optional due: Option<Due> => Due Public Ledger,
        /// The day it was done.
        optional done_on: Option<Date> => Date Public Ledger,
        /// The leader who answers for it.
        optional leader: Option<PartyId> => Leader Public Ledger,
        /// The units that do it.
        optional units: Vec<PartyId> => Units Public Ledger,
        /// The people who handle it.
        optional handlers: Vec<PartyId> => People Office Ledger,
        /// How it went, an entry a report or month.
        optional updates: Vec<Update> => Entries Public Ledger,
        /// Anything else about it.
        optional note: String => Text Office Ledger,
        /// What stands in the report's own columns.
        optional custom: ColumnMap => Columns Public,
        /// True for a measure that the office keeps to itself.
        optional internal: bool => Flag Internal Ledger,
        /// Where it stands in the source.
        optional source: Vec<Span> => Places Public,
    }
}

impl Measure {
    /// A measure of which nothing is known but its text.
    #[must_use]
    pub fn new(id: MeasureId, number: String, text: String) -> Self {
        Self { id, number, text, ..Self::blank() }
    }
}
