//! A document held against another dataset: what differs, what of it is ticked, and taking it over.

mod answer;
mod aside;
mod asks;
mod closing;
mod compared;
mod due;
mod found;
mod instead;
mod kept;
mod meeting;
mod other;
mod request;
mod returned;
mod state;
mod steps;
mod take;
mod taking;

use std::path::PathBuf;

use crate::file::Backup;
use crate::model::ReportId;

use super::id::{DocumentId, JobId};

pub use answer::{Answer, AnswerText};
pub use asks::Asks;
pub use compared::{Compared, Rival};
pub use meeting::MeetingQuestion;
pub use other::{Former, Other, OtherKind, OtherRequest, Role, Unread};
pub use request::CompareRequest;
pub use state::Comparing;

pub(super) use aside::PutAside;
pub(super) use compared::ReturnedSide;
pub(super) use meeting::decisions_of;
pub(super) use returned::ReturnedChange;
pub(super) use state::Settled;
pub(super) use taking::{Taking, TakingOne, taken_words};

/// The comparison of one document.
#[derive(Debug, Default)]
pub(super) struct DocumentComparison {
    /// What it is compared with.
    pub(super) present: Option<Box<Comparing>>,
    /// The job that reads the other side, and the number of the comparison that it was asked for.
    asked: (JobId, u64),
    /// What was typed in former ones.
    aside: PutAside,
}

impl DocumentComparison {
    /// Begins another comparison: what was typed in the present one is kept until that one is begun again.
    fn begin(&mut self, comparing: Comparing) {
        self.end();
        self.present = Some(Box::new(self.aside.begin(comparing)));
    }

    /// Ends the comparison.
    pub(super) fn end(&mut self) {
        if let Some(present) = self.present.take() {
            self.aside.put(&present);
        }
    }
}

/// What a person does with a comparison; differences are named by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareStep {
    /// Ask for the file to compare with, or for the state that both came from.
    AskFile(Role),
    /// Compare with this file.
    WithFile(DocumentId, PathBuf),
    /// Compare with this former version of the file of the document.
    WithFormer(DocumentId, Backup),
    /// Compare with another open document.
    WithDocument(DocumentId),
    /// Compare this report of mine with that one of the same dataset.
    WithReport(ReportId, ReportId),
    /// Tick these, or untick them.
    Tick(Vec<usize>, bool),
    /// Say what is to become of one.
    Answer(usize, Answer),
    /// Type to one why its date is moved, or what is to stand there instead.
    Type(usize, AnswerText, String),
    /// Take these over.
    Take(Vec<usize>),
    /// Take over all that are ticked, and write down what is left for a meeting.
    TakeTicked,
    /// Write the report of the period that began with the former version.
    WriteReport,
    /// The state that both came from is no longer asked.
    DropBase,
    /// Write the differences as a list.
    Export,
    /// End the comparison.
    End,
}
