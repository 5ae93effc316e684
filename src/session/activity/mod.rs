//! What was done in the file of a document (工作记录): of which days it is looked at, and what came of reading its versions.

mod handle;
mod request;

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::KeptVersion;
use crate::model::Date;
use crate::paper::{Activity, ActivityGrouping};
use crate::table::ActivityRow;
use crate::words::Language;

use super::id::JobId;
use super::jobs::Progress;

pub use request::{ActivityOrder, ActivityPlace, ActivityQuestion, ActivityRequest, ActivitySpan};

/// So many rows of what was done since the last named version stand on the page of the day.
pub const FEW_ROWS: usize = 6;

/// What was done in the file of a document.
#[derive(Debug, Default)]
pub struct DocumentActivity {
    /// Of which days it is looked at.
    pub span: ActivitySpan,
    /// What rows stand together.
    pub grouping: ActivityGrouping,
    /// The question of the page, and the answer.
    pub(super) page: Asking,
    made: Option<Arc<MadeActivity>>,
    /// The question of the page of the day, and the answer.
    pub(super) today: Asking,
    since_version: Option<SinceVersion>,
}

/// Something asked of the activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityStep {
    /// Look at these days.
    Span(ActivitySpan),
    /// Look at what was done since this version, on the page.
    Since(PathBuf),
    /// Put these rows together.
    Group(ActivityGrouping),
    /// Read the versions after all, where a person stopped it.
    Again,
    /// Save it as a table: the path is asked for.
    Save,
}

/// A question, and the work on its answer.
#[derive(Debug, Default)]
pub(super) struct Asking {
    asked: Option<Asked>,
    /// The number of the latest question: an older answer comes too late.
    serial: u64,
    job: Option<JobId>,
    /// How far the answer is; absent while none is on its way.
    progress: Option<Arc<Progress>>,
    failed: bool,
}

/// What the answer depends on.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    revision: u64,
    is_saved: bool,
    path: Option<PathBuf>,
    span: ActivitySpan,
    today: Date,
    language: Language,
}

/// What was done, and the versions that it can be told from.
#[derive(Debug)]
pub struct MadeActivity {
    /// What was done; absent where it was to be told since a named version and there is none.
    pub activity: Option<Activity>,
    /// The named versions, the newest first.
    pub versions: Vec<KeptVersion>,
}

/// What was done since the last named version.
#[derive(Debug)]
pub struct SinceVersion {
    /// The version.
    pub version: KeptVersion,
    /// What was done; absent where the version cannot be read.
    pub told: Option<SinceRows>,
}

/// How much was done, and the beginning of it.
#[derive(Debug)]
pub struct SinceRows {
    /// How many rows there are.
    pub count: usize,
    /// The first [`FEW_ROWS`] of them.
    pub rows: Vec<ActivityRow>,
}

/// The answer to a question.
#[derive(Debug)]
pub enum ActivityAnswer {
    /// For the page.
    Page(MadeActivity),
    /// For the page of the day; absent where there is no named version.
    Today(Option<SinceVersion>),
}

impl DocumentActivity {
    /// What the page shows, once it is known. It may be of an earlier revision for a moment.
    #[must_use]
    pub fn made(&self) -> Option<&Arc<MadeActivity>> {
        self.made.as_ref()
    }

    /// The last named version and what was done since, once it is known.
    #[must_use]
    pub fn since_version(&self) -> Option<&SinceVersion> {
        self.since_version.as_ref()
    }

    /// The job that reads the versions for the page.
    #[must_use]
    pub fn job(&self) -> Option<JobId> {
        self.page.job
    }

    /// How far that job is, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.page.progress.as_ref().map_or(0.0, |progress| progress.share())
    }

    /// True where reading the versions broke off.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.page.failed
    }

    /// Another named version is there: what was told is asked for anew.
    pub(super) fn forget(&mut self) {
        (self.page.asked, self.today.asked) = (None, None);
    }

    pub(super) fn at(&mut self, place: ActivityPlace) -> &mut Asking {
        match place {
            ActivityPlace::Page => &mut self.page,
            ActivityPlace::Today => &mut self.today,
        }
    }

    /// Takes note of a question; nothing where the same was asked before. What was made of another span goes at once.
    fn ask(&mut self, place: ActivityPlace, asked: Asked) -> Option<NewQuestion> {
        let asking = self.at(place);
        let before = asking.asked.as_ref();
        if before == Some(&asked) {
            return None;
        }
        let is_edit = before.is_some_and(|before| asked.is_edit_of(before));
        let is_other = before.is_none_or(|before| before.span != asked.span || before.path != asked.path);
        (asking.asked, asking.failed) = (Some(asked), false);
        asking.serial += 1;
        let serial = asking.serial;
        if is_other {
            match place {
                ActivityPlace::Page => self.made = None,
                ActivityPlace::Today => self.since_version = None,
            }
        }
        Some(NewQuestion { serial, pauses: is_edit && place == ActivityPlace::Today })
    }

    /// Takes an answer, unless it comes too late. Where a person stopped it, what is shown stays as it is.
    fn take(&mut self, place: ActivityPlace, serial: u64, answer: Option<ActivityAnswer>) {
        let asking = self.at(place);
        if asking.serial != serial {
            return;
        }
        (asking.job, asking.progress, asking.failed) = (None, None, false);
        match answer {
            Some(ActivityAnswer::Page(made)) => self.made = Some(Arc::new(made)),
            Some(ActivityAnswer::Today(since)) => self.since_version = since,
            None => {}
        }
    }

    /// A view is left: what is on its way for it is wanted no more, and the rows of the page go. Returns the job that ends.
    fn leave(&mut self, place: ActivityPlace) -> Option<JobId> {
        let asking = self.at(place);
        let progress = asking.progress.take();
        if let Some(progress) = &progress {
            progress.cancel();
        }
        // The few rows of the page of the day stay; those of the other page may be many.
        if progress.is_some() || place == ActivityPlace::Page {
            asking.asked = None;
            asking.serial += 1;
        }
        let job = asking.job.take();
        if place == ActivityPlace::Page {
            self.made = None;
        }
        job
    }
}

/// A question that was not asked before.
struct NewQuestion {
    serial: u64,
    /// True where only an edit made it another one: it can wait for the next.
    pauses: bool,
}

impl Asked {
    /// True where an edit, or a save, is all that lies between.
    fn is_edit_of(&self, before: &Self) -> bool {
        *self == Self { revision: self.revision, is_saved: self.is_saved, ..before.clone() }
    }
}

impl Asking {
    /// The work on an answer broke off, as this job.
    pub(super) fn broke(&mut self, job: Option<JobId>) {
        // One that was asked since goes on.
        if self.job == job {
            (self.failed, self.job, self.progress) = (true, None, None);
        }
    }
}
