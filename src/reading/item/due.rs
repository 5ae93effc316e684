//! The due date that the words of a time limit give.

use crate::model::{Due, Term};
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

/// Reads the words of a stretch as a time limit.
pub(in crate::reading) fn limit(words: &str, at: Stretch) -> Limit {
    let Deadline { on, term, trouble, .. } = deadline(words, None);
    let due = on.map(|on| Due { words: words.to_owned(), ..Due::new(on) });
    let remark =
        trouble.filter(|trouble| *trouble != Trouble::Moved || due.is_some()).map(|_| Remark::DueUnread(at.span()));
    Limit { due, term: term.unwrap_or(Term::Unstated), remark }
}
