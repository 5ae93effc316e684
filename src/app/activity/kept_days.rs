//! The days that were told before, so that an edit has only the time since the last save told anew.
//!
//! Kept are days as the window shows them: their rows in texts of bounded length, and what they tell as it is, to be held
//! against the entries. What is written for other readers is told anew, from states without what those may not see.

use std::path::PathBuf;
use std::sync::{Arc, Weak};

use crate::file::Stamp;
use crate::model::{Dataset, Date};
use crate::table::ToldDay;
use crate::words::Language;

/// The most rows that are kept of a document: days of more are told anew.
const MOST: usize = 4000;

/// What a state was read from.
#[derive(Debug, Clone)]
pub(super) enum StateId {
    /// A version, and how its file looked.
    File(PathBuf, Stamp),
    /// What the file holds. The dataset is not held.
    Saved(Weak<Dataset>),
}

impl PartialEq for StateId {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::File(path, stamp), Self::File(own, look)) => (path, stamp) == (own, look),
            (Self::Saved(one), Self::Saved(two)) => one.ptr_eq(two),
            _ => false,
        }
    }
}

/// A day by the two states that it is told from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct DayId {
    pub(super) on: Date,
    pub(super) before: StateId,
    pub(super) end: StateId,
}

/// The days of a document that were told before.
#[derive(Debug, Default)]
pub(super) struct KeptDays {
    language: Option<Language>,
    /// The one told last at the end.
    days: Vec<(DayId, Arc<ToldDay>)>,
}

impl KeptDays {
    /// Keeps those that are told in this language.
    pub(super) fn speak(&mut self, language: Language) {
        if self.language.replace(language) != Some(language) {
            self.days.clear();
        }
    }

    pub(super) fn get(&self, id: &DayId) -> Option<Arc<ToldDay>> {
        self.days.iter().find(|(own, _)| own == id).map(|(_, day)| Arc::clone(day))
    }

    pub(super) fn keep(&mut self, id: DayId, day: &Arc<ToldDay>) {
        self.days.push((id, Arc::clone(day)));
        let mut rows: usize = self.days.iter().map(|(_, day)| day.len()).sum();
        let mut gone = 0;
        for (_, day) in &self.days {
            if rows <= MOST {
                break;
            }
            rows -= day.len();
            gone += 1;
        }
        self.days.drain(..gone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::{Matching, compare_matched};
    use crate::model::{Item, report_of};
    use crate::table::Telling;
    use crate::words::Words;

    /// So many items, all with this title.
    fn dataset(count: usize, title: &str) -> Dataset {
        let item = |at: usize| Item::new(format!("i{at}").as_str().into(), format!("({at})"), title.to_owned());
        Dataset { reports: vec![Arc::new(report_of((0..count).map(item)))], ..Dataset::default() }
    }

    /// A day on which so many items got another title.
    fn day(count: usize) -> Arc<ToldDay> {
        let words = Words::load(Language::Chinese);
        let comparison = compare_matched(&dataset(count, "管网"), &dataset(count, "管道"), None, Matching::Ids);
        let telling = Telling { words: &words, longest: None };
        let day = ToldDay::of("2026-09-14".parse().unwrap(), &comparison, |_| true, telling);
        assert_eq!(day.len(), count);
        Arc::new(day)
    }

    #[test]
    fn days_are_kept_up_to_so_many_rows_and_in_one_language() {
        let states: Vec<Arc<Dataset>> = (0..4).map(|_| Arc::default()).collect();
        let id = |at: usize| {
            let of = |at: usize| StateId::Saved(Arc::downgrade(&states[at]));
            DayId { on: "2026-09-14".parse().unwrap(), before: of(at), end: of(at + 1) }
        };
        let mut days = KeptDays::default();
        days.speak(Language::Chinese);
        for (at, rows) in [MOST / 2, 1, MOST / 2].into_iter().enumerate() {
            days.keep(id(at), &day(rows));
        }
        let known = |days: &KeptDays| [0, 1, 2].map(|at| days.get(&id(at)).map(|day| day.len()));
        assert_eq!(known(&days), [None, Some(1), Some(MOST / 2)], "the one that was told first goes");
        days.speak(Language::Chinese);
        assert_eq!(known(&days), [None, Some(1), Some(MOST / 2)]);
        days.speak(Language::English);
        assert_eq!(known(&days), [None; 3]);
    }
}
