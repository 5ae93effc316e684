//! What was done in a file, told on a worker thread.

mod kept_days;
mod queue;
mod reading;

use std::path::Path;
use std::sync::Arc;

use crate::export;
use crate::file::{self, Backup, Folders, KeptVersion, kept_versions};
use crate::paper::ActivityPaper;
use crate::session::{
    ActivityAnswer, ActivityOrder, ActivityPlace, ActivityQuestion, ActivityRequest, ActivitySpan, MadeActivity,
    Outcome, Work, export_error,
};

use super::drawing::Target;
use super::proof::Proof;
use super::workers::Workers;

use kept_days::KeptDays;
use reading::{Read, Reading, Stopped};

pub(super) use queue::ActivityReader;

/// How many characters of a text are kept for the window: what is written has all of it.
const LONGEST: usize = 800;

/// The versions of the file of a request.
fn versions(request: &ActivityRequest, folders: Option<&Folders>) -> (Vec<Backup>, Vec<KeptVersion>) {
    let backups = match (&request.path, folders) {
        (Some(path), Some(folders)) => file::backups(folders, path),
        _ => Vec::new(),
    };
    let kept = kept_versions(&backups);
    (backups, kept)
}

/// Tells what was done over the span of a request; no activity where it begins with a version that is not there.
fn read(
    reading: Reading<'_>,
    request: &ActivityRequest,
    of: &(Vec<Backup>, Vec<KeptVersion>),
) -> Result<Option<Read>, Stopped> {
    let (backups, versions) = of;
    let version = |path: &Path| versions.iter().find(|version| version.path == *path);
    let version = match &request.span {
        ActivitySpan::LastVersion => versions.first(),
        ActivitySpan::Version(path) => version(path),
        span => match span.days(request.today) {
            Some(days) => return reading.days(days, backups).map(Some).ok_or(Stopped),
            None => None,
        },
    };
    match version {
        Some(version) => reading.since(version, backups).map(Some).ok_or(Stopped),
        None => Ok(None),
    }
}

/// Answers a question of the window. Nothing where it is to stop.
fn answer(question: &ActivityQuestion, folders: Option<&Folders>, days: &mut KeptDays) -> Option<ActivityAnswer> {
    let request = &question.request;
    let of = versions(request, folders);
    let reading = Reading::of(request, Some(LONGEST), days);
    match question.place {
        ActivityPlace::Page => {
            let activity = read(reading, request, &of).ok()?.map(|read| read.activity);
            Some(ActivityAnswer::Page(MadeActivity { activity, versions: of.1 }))
        }
        ActivityPlace::Today => match of.1.first() {
            Some(version) => reading.at_once(version).map(|since| ActivityAnswer::Today(Some(since))),
            None => Some(ActivityAnswer::Today(None)),
        },
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
    let mut days = KeptDays::default();
    let reading = Reading::of(request, None, &mut days);
    let Ok(read) = read(reading, request, &versions(request, folders)) else { return Ok(None) };
    let Some(Read { activity, left_out }) = read else { return Err(words.text("activity-no-version").to_owned()) };
    let report = request.present.reports.first();
    let watermark = report.map(|report| report.watermark.trim()).unwrap_or_default();
    let paper =
        activity.paper(ActivityPaper { grouping: order.grouping, audience: request.audience, watermark, words });
    let bytes = export::papers(&[paper], path).map_err(|error| export_error(&error, words))?;
    let looked_for = Proof::of(&request.present, request.audience).and(left_out).prove(&bytes, path, words)?;
    Ok(Some((bytes, looked_for)))
}

impl Workers {
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
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::model::{Dataset, Item, PaperAudience, Update, report_of};
    use crate::session::{DocumentId, Progress};
    use crate::words::{Language, Words};

    fn request(present: Dataset) -> ActivityRequest {
        ActivityRequest {
            path: None,
            saved: None,
            present: Arc::new(present),
            span: ActivitySpan::ThisWeek,
            today: "2026-09-18".parse().unwrap(),
            audience: PaperAudience::All,
            words: Arc::new(Words::load(Language::Chinese)),
            progress: Arc::default(),
        }
    }

    #[test]
    fn what_a_person_stops_tells_nothing() {
        let progress = Arc::new(Progress::default());
        let request = ActivityRequest { progress: Arc::clone(&progress), ..request(Dataset::default()) };
        let (document, place) = (DocumentId::default(), ActivityPlace::Page);
        let question = ActivityQuestion { document, place, serial: 1, job: None, pauses: false, request };
        assert!(answer(&question, None, &mut KeptDays::default()).is_some());
        progress.cancel();
        assert!(answer(&question, None, &mut KeptDays::default()).is_none());
    }

    /// An item with an update, which may be internal.
    fn dataset(text: &str, internal: bool) -> Dataset {
        let mut item = Item::new("i".into(), "(1)".to_owned(), "管网".to_owned());
        let on = "2026-09-14".parse().unwrap();
        item.updates = vec![Update { on, text: text.to_owned(), internal, ..Update::blank() }];
        Dataset { reports: vec![Arc::new(report_of([item]))], ..Dataset::default() }
    }

    /// The words of the update were others when it was public: they stand in the former version alone.
    #[test]
    fn a_file_is_searched_for_what_stood_in_a_former_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("1.guatu.json");
        file::save(&path, &dataset("县长约谈了承建方", false)).unwrap();
        // 2026-09-16, a Wednesday.
        let replaced = SystemTime::UNIX_EPOCH + Duration::from_hours(497_100);
        let backups = vec![Backup { path, replaced, bytes: 1, name: None }];
        let request =
            ActivityRequest { audience: PaperAudience::Public, ..request(dataset("已约谈承建方", true)) };
        let mut days = KeptDays::default();
        let read =
            read(Reading::of(&request, None, &mut days), &request, &(backups, Vec::new())).ok().flatten().unwrap();
        assert_eq!((read.activity.rows.len(), read.activity.unreadable), (0, 0));
        let proof = Proof::of(&request.present, request.audience).and(read.left_out);
        let prove = |text: &str| proof.prove(text.as_bytes(), Path::new("a.csv"), &request.words);
        assert_eq!(prove("管网,铺管三公里"), Ok(2));
        assert!(prove("管网,县长约谈了承建方").is_err() && prove("管网,已约谈承建方").is_err());
    }
}
