//! The question what was done in a file: of which days, from which states.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Dataset, Date, PaperAudience};
use crate::paper::ActivityGrouping;
use crate::session::id::{DocumentId, JobId};
use crate::session::jobs::Progress;
use crate::session::purpose::Existing;
use crate::words::Words;

/// Of which days it is told what was done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ActivitySpan {
    /// From Monday to today.
    #[default]
    ThisWeek,
    /// From the Monday to the Sunday before.
    LastWeek,
    /// From the first of the month to today.
    ThisMonth,
    /// Since a named version, by where it lies.
    Version(PathBuf),
    /// All at once since the last named version, whatever day it was done on.
    LastVersion,
}

impl ActivitySpan {
    /// Its first and last day, seen from a day; absent for one that begins with a version.
    #[must_use]
    pub fn days(&self, today: Date) -> Option<(Date, Date)> {
        let monday = today.add_days(1 - i32::from(today.weekday()));
        match self {
            Self::ThisWeek => Some((monday, today)),
            Self::LastWeek => Some((monday.add_days(-7), monday.add_days(-1))),
            Self::ThisMonth => Some((today.add_days(1 - i32::from(today.parts().2)), today)),
            Self::Version(_) | Self::LastVersion => None,
        }
    }
}

/// Where the answer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityPlace {
    /// On the page of its own.
    Page,
    /// On the page of the day.
    Today,
}

/// A question of the window.
#[derive(Debug)]
pub struct ActivityQuestion {
    /// The document.
    pub document: DocumentId,
    /// Where the answer is shown.
    pub place: ActivityPlace,
    /// Its number: an older answer comes too late.
    pub serial: u64,
    /// The job that the status bar shows.
    pub job: Option<JobId>,
    /// True where it waits for a pause in the edits.
    pub pauses: bool,
    /// What the answer is made from.
    pub request: ActivityRequest,
}

/// What the answer is made from.
#[derive(Debug, Clone)]
pub struct ActivityRequest {
    /// Its file; absent while it has none.
    pub path: Option<PathBuf>,
    /// What the file holds; absent while it has none.
    pub saved: Option<Arc<Dataset>>,
    /// What is in the window.
    pub present: Arc<Dataset>,
    /// Of which days.
    pub span: ActivitySpan,
    /// Today.
    pub today: Date,
    /// Who reads the answer.
    pub audience: PaperAudience,
    /// The language.
    pub words: Arc<Words>,
    /// How far the work is.
    pub progress: Arc<Progress>,
}

/// A table of what was done that is to be written.
#[derive(Debug)]
pub struct ActivityOrder {
    /// The job.
    pub job: JobId,
    /// What it is made from.
    pub request: ActivityRequest,
    /// What rows stand together.
    pub grouping: ActivityGrouping,
    /// Where to.
    pub path: PathBuf,
    /// What becomes of a file that is there.
    pub existing: Existing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        let days = |span: ActivitySpan, today: &str| {
            let (from, to) = span.days(today.parse().unwrap()).unwrap();
            (from.to_string(), to.to_string())
        };
        let is = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        // 14 September 2026 is a Monday.
        assert_eq!(days(ActivitySpan::ThisWeek, "2026-09-14"), is("2026-09-14", "2026-09-14"));
        assert_eq!(days(ActivitySpan::ThisWeek, "2026-09-20"), is("2026-09-14", "2026-09-20"));
        assert_eq!(days(ActivitySpan::LastWeek, "2026-09-20"), is("2026-09-07", "2026-09-13"));
        assert_eq!(days(ActivitySpan::ThisMonth, "2026-09-20"), is("2026-09-01", "2026-09-20"));
    }
}
