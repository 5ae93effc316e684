//! An item (具体问题): the unit that is tracked and closed.

use super::{
    Amount, Carried, Closed, ClosingStep, ColumnMap, Date, Due, Evidence, Indicator, Instruction, ItemId, LogEntry,
    Measure, Number, Outcome, PartyId, Progress, Review, Schedule, Span, Stage, Term, Update,
};

object! {
    /// One concrete problem, what was done about it, and where it stands.
    pub struct Item = "item" {
        /// Unique in the report.
        required id: ItemId,
        /// The mark it has in the text, such as (1).
        optional number: String => Line Public Ledger,
        /// The problem in a line. Not an id: one problem may hold several items of the same title.
        required title: String => Line Public Ledger,
        /// What the inspectors found (问题表现).
        optional finding: String => Text Public Ledger,
        /// Why it came about (主要原因).
        optional cause: String => Text Public Ledger,
        /// The rule that it breaks (定性依据).
        optional criterion: String => Text Public Ledger,
        /// What is to be reached (整改目标).
        optional goal: String => Text Public Ledger,
        /// Who found it (问题来源).
        optional origin: String => Line Public Ledger,
        /// The former rounds in which it was not finished (结转), the earliest first.
        optional carried: Vec<Carried> => Entries Public Ledger,
        /// The money that it is about (涉及金额).
        optional amount: Option<Amount> => Amount Public Ledger,
        /// How much of that is put right (已整改金额).
        optional done_amount: Option<Amount> => Amount Public Ledger,
        /// How far it is.
        optional_shown progress: Progress => Choice Public Ledger,
        /// How much of it is done, in per cent.
        optional percent: Option<Number> => Percent Public Ledger,
        /// The office's own word on whether it keeps to its plan (序时进度). The computed one is never stored.
        optional schedule: Option<Schedule> => Choice Public Ledger,
        /// What kind of deadline it has.
        optional_shown term: Term => Choice Public Ledger,
        /// The words that progress and term rest on.
        optional basis: Vec<Span> => Places Public,
        /// The leader who answers for it (责任领导).
        optional leader: Option<PartyId> => Leader Public Ledger,
        /// The units in the lead (牵头单位).
        optional lead_units: Vec<PartyId> => Units Public Ledger,
        /// The supporting units (配合单位).
        optional support_units: Vec<PartyId> => Units Public Ledger,
        /// The people who handle it (责任人, 经办人).
        optional handlers: Vec<PartyId> => People Office Ledger,
        /// By when it is to be done.
        optional due: Option<Due> => Due Public Ledger,
        /// What is to be reached on the way, each by its date.
        optional stages: Vec<Stage> => Entries Public Ledger,
        /// The steps of its closing (销号), from the application to the approval.
        optional closing: Vec<ClosingStep> => Entries Public Ledger,
        /// How it was closed. Where there are closing steps it follows from them.
        optional closed: Option<Closed> => Entry Public Ledger,
        /// What was found when it was looked at again (回头看).
        optional reviews: Vec<Review> => Entries Public Ledger,
        /// When it is to be looked at again.
        optional next_review: Option<Date> => Date Public Ledger,
        /// What leaders wrote on it (批示).
        optional instructions: Vec<Instruction> => Entries Office Ledger,
        /// The steps taken, in the order of the text.
        optional measures: Vec<Measure>,
        /// The quantities that tell how it goes.
        optional indicators: Vec<Indicator>,
        /// How it went (进展情况), an entry a report or month. None is ever overwritten by a later one.
        optional updates: Vec<Update> => Entries Public Ledger,
        /// What came of it: rules made, money recovered, people punished.
        optional outcomes: Vec<Outcome> => Entries Public Ledger,
        /// What proves it (佐证材料).
        optional evidence: Vec<Evidence> => Files Public Ledger,
        /// What happened to it, oldest first.
        optional log: Vec<LogEntry> => Entries Office Ledger,
        /// Anything else about it (备注).
        optional note: String => Text Office Ledger,
        /// What stands in the report's own columns.
        optional custom: ColumnMap => Columns Public,
        /// True for an item that the office keeps to itself.
        optional internal: bool => Flag Internal Ledger,
        /// Where it stands in the source.
        optional source: Vec<Span> => Places Public,
    }
}

impl Item {
    /// An item of which nothing is known but its title.
    #[must_use]
    pub fn new(id: ItemId, number: String, title: String) -> Self {
        Self { id, number, title, ..Self::blank() }
    }

    /// True for an item that a second look (回头看) follows: it is done, or was looked at again before, or is to be.
    #[must_use]
    pub fn is_looked_at_again(&self) -> bool {
        self.progress.is_complete() || !self.reviews.is_empty() || self.next_review.is_some()
    }
}
