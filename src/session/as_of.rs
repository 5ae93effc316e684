//! The day that a document is looked at on: today, or the day that its report tells about.
//!
//! An example would be later by a day each day, and in the end all of it overdue; a report of last month is read with
//! the eyes of last month. What is recorded carries the machine's day in any case ([`Session::record_day`]).

use crate::model::Date;

use super::open::OpenDocument;
use super::state::Session;

impl OpenDocument {
    /// The day that its report tells about (`as_of`), where the report has one.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.report()?.as_of
    }

    /// True while it is looked at as of that day.
    #[must_use]
    pub fn is_as_of(&self) -> bool {
        self.as_of_report && self.as_of().is_some()
    }

    /// The day that its due dates are held against.
    pub(super) fn day(&self, today: Date) -> Date {
        self.as_of().filter(|_| self.as_of_report).unwrap_or(today)
    }
}

impl Session {
    /// The day that the due dates of the document on screen are held against.
    #[must_use]
    pub fn today(&self) -> Date {
        self.active().map_or(self.today, |document| document.day(self.today))
    }

    /// The machine's day: the date of what is recorded now.
    #[must_use]
    pub fn record_day(&self) -> Date {
        self.today
    }

    pub(super) fn toggle_as_of(&mut self) {
        self.with_active(|document| document.as_of_report = !document.as_of_report);
    }
}
