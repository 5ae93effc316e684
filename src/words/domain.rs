//! The field's words for the codes of a dataset.

use crate::model::{Better, Bound, OfficeWord, Origin, PartyKind, Progress, Relation, Term};

use super::Words;

impl Words {
    /// The word for a progress: 推进中, under way.
    #[must_use]
    pub fn progress(&self, progress: Progress) -> &str {
        self.text(match progress {
            Progress::NotStarted => "progress-not-started",
            Progress::InProgress => "progress-in-progress",
            Progress::MostlyDone => "progress-mostly-done",
            Progress::Done => "progress-done",
            Progress::Closed => "progress-closed",
            Progress::Unstated => "progress-unstated",
        })
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

    /// The word for a term: 立行立改, at once.
    #[must_use]
    pub fn term(&self, term: Term) -> &str {
        self.text(match term {
            Term::Immediate => "term-immediate",
            Term::Dated => "term-dated",
            Term::Staged => "term-staged",
            Term::Sustained => "term-sustained",
            Term::Unstated => "term-unstated",
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

    /// Leader or unit.
    #[must_use]
    pub fn party_kind(&self, kind: PartyKind) -> &str {
        self.text(match kind {
            PartyKind::Leader => "party-leader",
            PartyKind::Unit => "party-unit",
        })
    }

    /// Higher or lower is better.
    #[must_use]
    pub fn better(&self, better: Better) -> &str {
        self.text(match better {
            Better::Higher => "better-higher",
            Better::Lower => "better-lower",
        })
    }

    /// The relation of a value to its target, as a word.
    #[must_use]
    pub fn relation(&self, relation: Relation) -> &str {
        self.text(match relation {
            Relation::AtLeast => "relation-at-least",
            Relation::AtMost => "relation-at-most",
            Relation::Exactly => "relation-exactly",
        })
    }

    /// Where a target comes from.
    #[must_use]
    pub fn origin(&self, origin: Origin) -> &str {
        self.text(match origin {
            Origin::Stated => "origin-stated",
            Origin::Derived => "origin-derived",
            Origin::Set => "origin-set",
        })
    }

    /// A bound as a word: 约, about.
    #[must_use]
    pub fn bound(&self, bound: Bound) -> &str {
        self.text(match bound {
            Bound::About => "bound-about",
            Bound::Over => "bound-over",
            Bound::Under => "bound-under",
            Bound::AtLeast => "bound-at-least",
            Bound::AtMost => "bound-at-most",
        })
    }
}
