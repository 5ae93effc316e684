//! The field's words for the codes of a dataset.

use crate::model::{Codes, OfficeWord, Progress, Term};

use super::Words;

impl Words {
    /// The word for a code of a closed list: 推进中, under way.
    #[must_use]
    pub fn choice<T: Codes>(&self, code: T) -> &str {
        self.text(code.word())
    }

    /// What a progress means, for a tooltip.
    #[must_use]
    pub fn progress_meaning(&self, progress: Progress) -> &str {
        self.text(match progress {
            Progress::NotStarted => "progress-not-started-meaning",
            Progress::InProgress => "progress-in-progress-meaning",
            Progress::MostlyDone => "progress-mostly-done-meaning",
            Progress::Done => "progress-done-meaning",
            Progress::Closed => "progress-closed-meaning",
            Progress::Unstated => "progress-unstated-meaning",
        })
    }

    /// The notice's word for a pair of progress and term, where it has one.
    #[must_use]
    pub fn office_word(&self, progress: Progress, term: Term) -> Option<&str> {
        OfficeWord::of(progress, term).map(|word| {
            self.text(match word {
                OfficeWord::Done => "office-done",
                OfficeWord::DoneSustained => "office-done-sustained",
                OfficeWord::UnderWay => "office-under-way",
                OfficeWord::LongTerm => "office-long-term",
            })
        })
    }
}
