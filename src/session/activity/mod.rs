//! What was done in the file of a document (工作记录): of which days it is looked at, and what came of reading its versions.

mod handle;
mod request;

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::KeptVersion;
use crate::model::Date;
use crate::paper::{Activity, ActivityGrouping};
use crate::words::Language;

use super::id::JobId;
use super::jobs::Progress;

pub use request::{ActivityOrder, ActivityPlace, ActivityRequest, ActivitySpan};

/// What was done in the file of a document.
#[derive(Debug, Default)]
pub struct DocumentActivity {
    /// Of which days it is looked at.
    pub span: ActivitySpan,
    /// What rows stand together.
    pub grouping: ActivityGrouping,
    /// What the page shows.
    pub(super) page: Asking,
    /// What the page of the day says of the time since the last named version.
    pub(super) since_version: Asking,
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

/// A question, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Asking {
    asked: Option<Asked>,
    /// The number of the latest question: an older answer comes too late.
    serial: u64,
    job: Option<JobId>,
    progress: Option<Arc<Progress>>,
    made: Option<Arc<MadeActivity>>,
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

impl DocumentActivity {
    /// What the page shows, once it is known. It may be of an earlier revision for a moment.
    #[must_use]
    pub fn made(&self) -> Option<&Arc<MadeActivity>> {
        self.page.made.as_ref()
    }

    /// The last named version and what was done since, once it is known.
    #[must_use]
    pub fn since_version(&self) -> Option<(&KeptVersion, &Activity)> {
        let made = self.since_version.made.as_ref()?;
        made.versions.first().zip(made.activity.as_ref())
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
        (self.page.asked, self.since_version.asked) = (None, None);
    }

    pub(super) fn at(&mut self, place: ActivityPlace) -> &mut Asking {
        match place {
            ActivityPlace::Page => &mut self.page,
            ActivityPlace::Today => &mut self.since_version,
        }
    }
}

impl Asking {
    /// Takes note of a question; nothing where the same was asked before. What was made of another span goes at once.
    fn ask(&mut self, asked: Asked) -> Option<u64> {
        if self.asked.as_ref() == Some(&asked) {
            return None;
        }
        if self.asked.as_ref().is_none_or(|before| before.span != asked.span || before.path != asked.path) {
            self.made = None;
        }
        (self.asked, self.failed) = (Some(asked), false);
        self.serial += 1;
        Some(self.serial)
    }

    /// The work broke off.
    pub(super) fn broke(&mut self) {
        (self.failed, self.job) = (true, None);
    }
}
