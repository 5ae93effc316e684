//! The due date that the words of a time limit give.

use crate::model::{Date, Due, DueDays, Term};
use crate::text::{Deadline, Reference, Trouble, deadline};

use super::record::TextRange;
use super::types::{Remark, YearBasis};

/// A time limit with what is to be said of it.
pub(in crate::reading) struct Limit {
    /// The due date, where the words give one.
    pub(in crate::reading) due: Option<Due>,
    /// The words alone, where they give none: a person reads in them what the program does not.
    pub(in crate::reading) undated: Option<Due>,
    /// The kind of limit.
    pub(in crate::reading) term: Term,
    /// What a person should look at.
    pub(in crate::reading) remarks: Vec<Remark>,
}

/// What a document says of the time in which it was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::reading) struct Era {
    /// The year written over the limits themselves: 整改时限(2025年).
    pub(in crate::reading) year: Option<i16>,
    /// The day that it speaks of: 截至2025年6月30日.
    pub(in crate::reading) as_of: Option<Date>,
    /// The year in its title.
    pub(in crate::reading) titled: Option<i16>,
    /// The day of the feedback.
    pub(in crate::reading) feedback: Option<Date>,
}

impl Era {
    /// What dates without a year are read by, and where that is written.
    fn reference(self) -> (Reference, Option<YearBasis>) {
        let days = self.as_of.map(YearBasis::AsOf);
        let basis = days.or(self.titled.map(YearBasis::Title)).or(self.feedback.map(YearBasis::Feedback));
        let reference = match (self.year, basis) {
            (Some(year), _) | (None, Some(YearBasis::Title(year))) => Reference::of_year(year),
            (None, Some(YearBasis::AsOf(day) | YearBasis::Feedback(day))) => Reference::of_day(day),
            (None, None) => Reference::default(),
        };
        let not_before = self.feedback.filter(|_| self.year.is_none());
        // What stands over the column itself needs no second look.
        (Reference { not_before, ..reference }, basis.filter(|_| self.year.is_none()))
    }
}

/// Reads the words of a range as a time limit. A postponement that the words hold has the day that the document speaks
/// of, where it names one.
pub(in crate::reading) fn limit(words: &str, at: TextRange, era: Era) -> Limit {
    let (reference, basis) = era.reference();
    let Deadline { on, moved, days, term, trouble, is_lent } = deadline(words, reference);
    let days =
        days.map(|days| DueDays { count: days.count, working: days.working, from: days.from, ..DueDays::blank() });
    let known = on.is_some() || days.is_some();
    let own = Due { on, days, words: words.to_owned(), ..Due::blank() };
    // A dash and 无 say that there is no limit.
    let is_said = words.chars().any(char::is_alphanumeric) && !matches!(words, "无" | "暂无");
    let undated = (!known && is_said).then(|| own.clone());
    let due = known.then(|| own.counted(None));
    let due = match moved {
        Some(to) => due.map(|due| due.postponed(to, era.as_of, words.to_owned())),
        None => due,
    };
    let remark = trouble.map(|trouble| match trouble {
        Trouble::Unread => Remark::DueUnread(at.span()),
        Trouble::NoYear => Remark::NoYear(at.span()),
        Trouble::Moved => Remark::DueMoved(at.span()),
    });
    let lent = basis.filter(|_| is_lent).zip(on).map(|(by, on)| Remark::YearLent { at: at.span(), by, on });
    let remarks = remark.into_iter().chain(lent).collect();
    Limit { due, undated, term: term.unwrap_or(Term::Unstated), remarks }
}
