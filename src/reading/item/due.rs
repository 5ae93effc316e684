//! The due date that the words of a time limit give.

use crate::model::{Date, Due, DueDays, Term};
use crate::text::{Deadline, Trouble, deadline};

use super::record::Stretch;
use super::types::Remark;

/// A time limit with what is to be said of it.
pub(in crate::reading) struct Limit {
    /// The due date, where the words give one.
    pub(in crate::reading) due: Option<Due>,
    /// The kind of limit.
    pub(in crate::reading) term: Term,
    /// What a person should look at.
    pub(in crate::reading) remark: Option<Remark>,
}

/// Reads the words of a stretch as a time limit. A postponement that the words hold is noted as of the day given; a date
/// without its year is in the year given, where one is.
pub(in crate::reading) fn limit(words: &str, at: Stretch, day: Date, year: Option<i16>) -> Limit {
    let Deadline { on, moved, days, term, trouble } = deadline(words, year);
    let days =
        days.map(|days| DueDays { count: days.count, working: days.working, from: days.from, ..DueDays::blank() });
    let known = on.is_some() || days.is_some();
    let due = known.then(|| Due { on, days, words: words.to_owned(), ..Due::blank() }.counted(None));
    let due = match moved {
        Some(to) => due.map(|due| due.moved(to, day, words.to_owned())),
        None => due,
    };
    let remark = trouble.map(|trouble| match trouble {
        Trouble::Unread => Remark::DueUnread(at.span()),
        Trouble::NoYear => Remark::NoYear(at.span()),
        Trouble::Moved => Remark::DueMoved(at.span()),
    });
    Limit { due, term: term.unwrap_or(Term::Unstated), remark }
}
