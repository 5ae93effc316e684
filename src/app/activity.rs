//! What was done in a file, told from its versions on a worker thread.
//!
//! Versions are read one after the other, two at a time in memory: a large dataset may have forty of them.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::for_audience;
use crate::diff::{Matching, compare_matched};
use crate::export;
use crate::file::{self, Backup, Folders, KeptVersion, TimelineStart, kept_versions, timeline};
use crate::model::{Dataset, Date};
use crate::paper::{Activity, ActivityPaper};
use crate::session::{
    ActivityOrder, ActivityPlace, ActivityRequest, ActivitySpan, DocumentId, MadeActivity, Outcome, Work, export_error,
};
use crate::table::ActivityRows;

use super::drawing::Target;
use super::proof::Proof;
use super::workers::Workers;

/// Tells what was done in a file. Nothing where a person stops it.
fn read_activity(request: &ActivityRequest, folders: Option<&Folders>) -> Option<MadeActivity> {
    let backups = match (&request.path, folders) {
        (Some(path), Some(folders)) => file::backups(folders, path),
        _ => Vec::new(),
    };
    let versions = kept_versions(&backups);
    let activity = match &request.span {
        ActivitySpan::LastVersion => match versions.first() {
            Some(version) => Some(Reading::of(request).at_once(version)?),
            None => None,
        },
        ActivitySpan::Version(path) => match versions.iter().find(|version| version.path == *path) {
            Some(version) => Some(Reading::of(request).since(version, &backups)?),
            None => None,
        },
        span => match span.days(request.today) {
            Some(days) => Some(Reading::of(request).days(days, &backups)?),
            None => None,
        },
    };
    Some(MadeActivity { activity, versions })
}

/// The versions being read.
struct Reading<'a> {
    request: &'a ActivityRequest,
    /// What is in the window, and what the file holds, as the readers may see it.
    present: Arc<Dataset>,
    saved: Arc<Dataset>,
    unreadable: usize,
}

/// Of what time the versions tell.
struct Known {
    /// The first day; absent where there are none.
    from: Option<Date>,
}

impl<'a> Reading<'a> {
    fn of(request: &'a ActivityRequest) -> Self {
        let saved = request.saved.as_ref().unwrap_or(&request.present);
        let [present, saved] = [&request.present, saved].map(|state| for_audience(state, request.audience));
        Self { request, present, saved, unreadable: 0 }
    }

    /// The days of a span, then the entries that no version tells.
    fn days(mut self, (from, to): (Date, Date), backups: &[Backup]) -> Option<Activity> {
        let present = Arc::clone(&self.present);
        let mut rows = ActivityRows::new(&present, &self.request.present, &self.request.words);
        let known_from = self.timeline(&mut rows, &TimelineStart::Day(from), to, backups)?.from;
        rows.add_entries(from, to);
        let unreadable = self.unreadable;
        Some(Activity { from, to, since: None, known_from, unreadable, rows: rows.done() })
    }

    /// The days since a named version.
    fn since(mut self, version: &KeptVersion, backups: &[Backup]) -> Option<Activity> {
        let present = Arc::clone(&self.present);
        let mut rows = ActivityRows::new(&present, &self.request.present, &self.request.words);
        let start = TimelineStart::Version(version.path.clone());
        let known_from = self.timeline(&mut rows, &start, self.request.today, backups)?.from;
        Some(self.since_version(version, known_from, rows))
    }

    /// All that differs from a named version, whatever day it was done on.
    fn at_once(mut self, version: &KeptVersion) -> Option<Activity> {
        let present = Arc::clone(&self.present);
        let mut rows = ActivityRows::new(&present, &self.request.present, &self.request.words);
        if let Some(before) = self.load(&version.path) {
            rows.add_day(self.request.today, &compare_matched(&before, &present, None, Matching::Ids));
        }
        let goes_on = self.request.progress.tell(1.0);
        goes_on.then(|| self.since_version(version, Some(version.about.on), rows))
    }

    fn since_version(&self, version: &KeptVersion, known_from: Option<Date>, rows: ActivityRows<'_>) -> Activity {
        Activity {
            from: version.about.on,
            to: self.request.today,
            since: Some(version.about.name.clone()),
            known_from,
            unreadable: self.unreadable,
            rows: rows.done(),
        }
    }

    /// Day by day from one state to the next; today ends with what is in the window. Nothing where a person stops it.
    fn timeline(
        &mut self,
        rows: &mut ActivityRows<'_>,
        start: &TimelineStart,
        to: Date,
        backups: &[Backup],
    ) -> Option<Known> {
        // What is saved past today, by a clock that was set since, is told too.
        let is_over = to < self.request.today;
        let told = timeline(backups, start, is_over.then_some(to));
        let first = told.start.as_ref().map(|path| self.load(path));
        // Where the first one cannot be read, the next one that can is the beginning.
        let mut state = first.unwrap_or_else(|| Some(Arc::clone(&self.saved)));
        for (at, day) in told.days.iter().enumerate() {
            if !self.request.progress.tell(at as f32 / told.days.len() as f32) {
                return None;
            }
            let end = match &day.end {
                Some(path) => self.load(path),
                None => Some(Arc::clone(&self.saved)),
            };
            if let (Some(before), Some(after)) = (&state, &end) {
                rows.add_day(day.on, &compare_matched(before, after, None, Matching::Ids));
            }
            state = end.or(state);
        }
        if !is_over && !Arc::ptr_eq(&self.saved, &self.present) {
            rows.add_day(self.request.today, &compare_matched(&self.saved, &self.present, None, Matching::Ids));
        }
        self.request.progress.tell(1.0).then_some(Known { from: told.known_from })
    }

    fn load(&mut self, path: &Path) -> Option<Arc<Dataset>> {
        match file::load(path) {
            Ok(read) => Some(for_audience(&Arc::new(read).with_counted_limits(), self.request.audience)),
            Err(error) => {
                log::warn!("{}: {error}", path.display());
                self.unreadable += 1;
                None
            }
        }
    }
}

/// The table of what was done as the bytes of a file, proven; how many left-out texts were looked for. Nothing where a
/// person stops it.
///
/// # Errors
/// In words, when it cannot be made, or holds what is not for its readers.
fn activity_bytes(
    order: &ActivityOrder,
    path: &Path,
    folders: Option<&Folders>,
) -> Result<Option<(Vec<u8>, usize)>, String> {
    let (request, words) = (&order.request, &order.request.words);
    let Some(made) = read_activity(request, folders) else { return Ok(None) };
    let Some(activity) = made.activity else { return Err(words.text("activity-no-version").to_owned()) };
    let report = request.present.reports.first();
    let watermark = report.map(|report| report.watermark.trim()).unwrap_or_default();
    let paper =
        activity.paper(ActivityPaper { grouping: order.grouping, audience: request.audience, watermark, words });
    let bytes = export::papers(&[paper], path).map_err(|error| export_error(&error, words))?;
    let looked_for = Proof::of(&request.present, request.audience).prove(&bytes, path, words)?;
    Ok(Some((bytes, looked_for)))
}

impl Workers {
    pub(super) fn make_activity(
        &self,
        (document, place, serial): (DocumentId, ActivityPlace, u64),
        request: ActivityRequest,
        folders: Option<Folders>,
    ) {
        self.run(Work::Activity(document, place), move |outbox| {
            let made = read_activity(&request, folders.as_ref());
            outbox.send(Outcome::ActivityMade(document, place, serial, made));
        });
    }

    pub(super) fn save_activity(&self, order: ActivityOrder, target: Target, folders: Option<Folders>) {
        self.run(Work::SavePapers(order.job, target.path.clone()), move |outbox| {
            let target = target.settled();
            let words = Arc::clone(&order.request.words);
            let result = match activity_bytes(&order, &target.path, folders.as_ref()) {
                Ok(None) => return,
                Ok(Some((bytes, looked_for))) => target.write(&bytes, &words, outbox).map(|()| looked_for),
                Err(error) => Err(error),
            };
            outbox.send(Outcome::PapersSaved(order.job, target.path, result));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PaperAudience;
    use crate::session::Progress;
    use crate::words::{Language, Words};

    #[test]
    fn what_a_person_stops_tells_nothing() {
        let progress = Arc::new(Progress::default());
        let request = |span| ActivityRequest {
            document: DocumentId::default(),
            path: None,
            saved: None,
            present: Arc::default(),
            span,
            today: "2026-09-18".parse().unwrap(),
            audience: PaperAudience::All,
            words: Arc::new(Words::load(Language::Chinese)),
            progress: Arc::clone(&progress),
        };
        assert!(read_activity(&request(ActivitySpan::ThisWeek), None).is_some());
        progress.cancel();
        assert!(read_activity(&request(ActivitySpan::ThisWeek), None).is_none());
    }
}
