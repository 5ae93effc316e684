//! A due date (完成时限) and how it was moved.

use super::{Date, When};

object! {
    /// By when something is to be done. The first date is never overwritten: each change is added.
    pub struct Due {
        /// The first date set.
        required on: When,
        /// The words it was read from, such as 年底前.
        optional words: String,
        /// Every change since, oldest first.
        optional changes: Vec<DueChange>,
    }
}

object! {
    /// One change of a due date.
    pub struct DueChange {
        /// The date that held until then.
        required from: When,
        /// The date that holds since.
        required to: When,
        /// The day of the change.
        required on: Date,
        /// Why it was changed.
        required reason: String,
    }
}

impl Due {
    /// A due date that was never moved.
    #[must_use]
    pub fn new(on: When) -> Self {
        Self { on, words: String::new(), changes: Vec::new(), extra: super::Extra::default() }
    }

    /// The date that holds now.
    #[must_use]
    pub fn present(&self) -> When {
        self.changes.last().map_or(self.on, |change| change.to)
    }
}
