//! The day that a document is looked at on: today, or the day that its report tells about.
//!
//! An example would be later by a day each day, and in the end all of it overdue; a report of last month is read with
//! the eyes of last month. What is recorded carries the machine's day in any case ([`Session::record_day`]).

use std::time::SystemTime;

use crate::analysis::PaceRule;
use crate::model::Date;

use super::effect::Effect;
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

    /// What the pace of the items on screen is worked out with.
    #[must_use]
    pub fn pace_rule(&self) -> PaceRule {
        PaceRule { today: self.today(), points: self.settings.preferences.pace_points }
    }

    /// The machine's day: the date of what is recorded now.
    #[must_use]
    pub fn record_day(&self) -> Date {
        self.today
    }

    /// Takes note of the day and the moment by the machine's clock. A new day asks all that hangs on it anew.
    #[must_use]
    pub fn tell_time(&mut self, today: Date, moment: SystemTime) -> Vec<Effect> {
        self.moment = moment;
        if std::mem::replace(&mut self.today, today) == today {
            return Vec::new();
        }
        self.follow_up()
    }

    pub(super) fn toggle_as_of(&mut self) {
        self.with_active(|document| document.as_of_report = !document.as_of_report);
    }
}
