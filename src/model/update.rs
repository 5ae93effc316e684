//! How the work goes, as it is written down: updates, instructions and the log.

use super::{Date, Number, PartyId, Progress, Span, When};

object! {
    /// How it went by one day or in one period (进展情况).
    pub entry Update = "update" {
        /// The day of the report.
        required on: Date => Date Public Key,
        /// The period that it reports on.
        optional period: Option<When> => When Public Key,
        /// The unit that reports.
        optional unit: Option<PartyId> => Unit Public Key,
        /// What it says.
        required text: String => Text Public,
        /// How far the work was.
        optional progress: Option<Progress> => Choice Public,
        /// How much of it was done, in per cent.
        optional percent: Option<Number> => Percent Public,
        /// What stands in the way (存在问题).
        optional problems: String => Text Office,
        /// What comes next (下步措施).
        optional next: String => Text Office,
        /// The words it was read from; without them a person typed it.
        optional source: Option<Span> => Places Public,
        /// True for one that the office keeps to itself.
        optional internal: bool => Flag Internal,
    }
}

object! {
    /// What a leader wrote on an item (批示).
    pub entry Instruction = "instruction" {
        /// The day.
        required on: Date => Date Office Key,
        /// Who wrote it.
        optional by: String => Line Office Key,
        /// What was written.
        required text: String => Text Office,
    }
}

object! {
    /// Something that happened to an item.
    pub entry LogEntry = "log" {
        /// The day.
        required on: Date => Date Office,
        /// Who wrote it down.
        optional who: String => Line Office,
        /// What happened.
        required text: String => Text Office,
        /// True for an entry that the office keeps to itself.
        optional internal: bool => Flag Internal,
    }
}
