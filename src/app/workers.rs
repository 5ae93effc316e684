//! Worker threads: files and analyses, so that no frame waits. What came of them is reported to the session.

use std::collections::{BTreeSet, HashMap};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crate::analysis::{Analyst, Request};
use crate::document::{Document, Packing};
use crate::file::{
    self, Folders, LoadError, RecoverableJournal, SaveCause, SaveError, SaveOptions, Saved, Stamp, VersionName,
};
use crate::model::{Dataset, Item, Report};
use crate::session::{
    CrashStep, DocumentId, JobId, Opened, Outcome, Present, Recovery, Unopened, Work, fresh_suggestions,
};

use super::crash::{self, rehearsal};
use super::deck_work::DeckWork;
use super::outbox::Outbox;
use super::threads::{self, InHand};

/// How work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// On threads, as in the program.
    Threads,
    /// At once, so that a test need not wait.
    AtOnce,
}

/// A dataset to be written.
pub(super) struct Save {
    pub(super) job: JobId,
    pub(super) document: DocumentId,
    pub(super) root: Arc<Dataset>,
    pub(super) path: PathBuf,
    pub(super) present: Present,
    /// Where it was before, where that is elsewhere.
    pub(super) from: Option<PathBuf>,
    /// Other files that it must not replace.
    pub(super) in_use: Vec<PathBuf>,
}

/// Why a file was not opened, with what of it is sound.
fn unopened(path: &Path, error: LoadError) -> Unopened {
    let damaged = matches!(error, LoadError::Read { .. });
    Unopened { error, rescue: damaged.then(|| file::rescue_file(path)).flatten() }
}

/// The threads and the way back from them.
pub(super) struct Workers {
    mode: Mode,
    ctx: egui::Context,
    sender: Sender<Outcome>,
    results: Receiver<Outcome>,
    analyses: Arc<Analyses>,
    /// The making of pages of briefings.
    pub(super) decks: Arc<DeckWork>,
    /// The analyst of the mode without threads.
    analysts: Mutex<HashMap<DocumentId, Analyst>>,
}

/// The requests for analyses: the latest of each document, and the one at work.
#[derive(Default)]
struct Analyses {
    waiting: Mutex<Vec<(DocumentId, Option<Request>)>>,
    wake: Condvar,
    cancelled: AtomicBool,
}

impl Workers {
    pub(super) fn start(ctx: egui::Context, mode: Mode) -> Self {
        let (sender, results) = mpsc::channel();
        let analyses = Arc::new(Analyses::default());
        let decks = Arc::default();
        let workers = Self { mode, ctx, sender, results, analyses, decks, analysts: Mutex::default() };
        if mode == Mode::Threads {
            let (analyses, outbox) = (Arc::clone(&workers.analyses), workers.outbox());
            threads::start(rehearsal::ANALYSIS, move || analyses.work(&outbox));
        }
        workers
    }

    pub(super) fn outbox(&self) -> Outbox {
        Outbox::new(self.sender.clone(), self.ctx.clone())
    }

    /// What has been finished since the last call.
    pub(super) fn finished(&self) -> Vec<Outcome> {
        self.results.try_iter().collect()
    }

    /// Does work. Should it break off, the session is told.
    pub(super) fn run(&self, work: Work, job: impl FnOnce(&Outbox) + Send + 'static) {
        let outbox = self.outbox();
        let name = work.name();
        let in_hand = InHand::new(work, outbox.clone());
        let job = move || {
            rehearsal::rehearse(rehearsal::WORKER);
            rehearsal::rehearse(name);
            job(&outbox);
            in_hand.done();
        };
        match self.mode {
            Mode::Threads => threads::start(&format!("{} {name}", rehearsal::WORKER), job),
            Mode::AtOnce => job(),
        }
    }

    /// Reads a file, unless it is one of those that are open, whatever path leads to it.
    pub(super) fn load(&self, job: JobId, path: PathBuf, open: Vec<(DocumentId, PathBuf)>) {
        self.run(Work::Load(job, Some(path.clone())), move |outbox| {
            if let Some((document, _)) = open.iter().find(|(_, other)| file::same(other, &path)) {
                outbox.send(Outcome::AlreadyOpen(job, *document));
                return;
            }
            path.parent().map(file::clear_left_behind);
            let result = match file::load_with_stamp(&path) {
                Ok((dataset, stamp)) => Ok(Opened { document: Document::loaded(Arc::new(dataset)), stamp }),
                Err(error) => Err(unopened(&path, error)),
            };
            outbox.send(Outcome::Loaded(job, Some(path), result));
        });
    }

    /// Looks which of these files are not there. A folder of the network may take long to answer.
    pub(super) fn look_for(&self, paths: Vec<PathBuf>) {
        self.run(Work::Housekeeping, move |outbox| {
            let missing = |path: PathBuf| file::regular(&path).err().map(|error| (path, error.into()));
            outbox.send(Outcome::LookedFor(paths.into_iter().filter_map(missing).collect()));
        });
    }

    pub(super) fn load_bytes(&self, job: JobId, bytes: Arc<[u8]>) {
        self.run(Work::Load(job, None), move |outbox| {
            let opened = |dataset| Opened { document: Document::loaded(Arc::new(dataset)), stamp: None };
            let result = file::read(&bytes).map(opened);
            let error = |error| Unopened { error: LoadError::Read { path: None, error }, rescue: None };
            outbox.send(Outcome::Loaded(job, None, result.map_err(error)));
        });
    }

    /// Reads a file again that was changed outside. Whether it holds what is known is found here: it takes a while.
    pub(super) fn load_again(
        &self,
        document: DocumentId,
        path: PathBuf,
        known: Vec<Arc<Dataset>>,
        stamp: Option<Stamp>,
    ) {
        self.run(Work::LoadAgain(document), move |outbox| {
            let news = |read: Dataset| {
                let read = Arc::new(read).with_counted_limits();
                (!known.contains(&read)).then_some(read)
            };
            outbox.send(match file::load_again(&path, stamp.as_ref()) {
                Ok((read, stamp)) => Outcome::LoadedAgain(document, stamp, Ok(read.and_then(news))),
                Err(error) => Outcome::LoadedAgain(document, Stamp::of(&path), Err(error)),
            });
        });
    }

    pub(super) fn load_backup(&self, document: DocumentId, path: PathBuf) {
        self.run(Work::LoadBackup(document), move |outbox| {
            let read = file::load(&path).map(|read| Arc::new(read).with_counted_limits());
            outbox.send(Outcome::Restored(document, read));
        });
    }

    /// Writes a dataset; the former version is put aside first, when there is a place for it.
    pub(super) fn save(&self, save: Save, backups: Option<(Folders, usize)>) {
        self.run(Work::Save(save.job, save.document, save.path.clone()), move |outbox| {
            let Save { job, document, root, path, present, from, in_use } = save;
            let taken = in_use.iter().any(|other| file::same(other, &path));
            if present == Present::Ask && path.is_file() && !taken {
                outbox.send(Outcome::WouldOverwrite(job, document, path));
                return;
            }
            let (known, least) = match present {
                Present::ReplaceIf(known) => (Some(known), 0),
                // What is replaced because it is damaged can be looked at again.
                Present::ReplaceDamaged => (None, 1),
                Present::Ask | Present::Replace => (None, 0),
            };
            let backups = backups.as_ref().map(|(folders, count)| (folders, (*count).max(least)));
            let saved = match file::save_with(&path, &root, SaveOptions { known, backups, in_use: &in_use }) {
                Err(SaveError { cause: SaveCause::Changed | SaveCause::NotAFile, .. }) if known.is_some() => {
                    outbox.send(Outcome::Conflict(job, document, path));
                    return;
                }
                result => result,
            };
            let result = saved.map(|Saved { stamp, lost, backup_failed }| {
                if let Some(error) = backup_failed {
                    outbox.send(Outcome::BackupFailed(error.into()));
                }
                if !lost.is_empty() {
                    outbox.send(Outcome::AttributesLost(path.clone(), lost));
                }
                let left = from.map_or(0, |from| file::take_evidence_along(&from, &path, &root));
                if left > 0 {
                    outbox.send(Outcome::EvidenceLeft(left));
                }
                (root, stamp)
            });
            outbox.send(Outcome::Saved(job, document, path, result));
        });
    }

    /// Keeps a named version of a file.
    pub(super) fn keep_version(
        &self,
        document: DocumentId,
        path: PathBuf,
        root: Arc<Dataset>,
        about: VersionName,
        folders: Option<Folders>,
    ) {
        self.run(Work::FindBackups(document), move |outbox| {
            // Without a folder of its own the program keeps nothing.
            let missing = || std::io::Error::from(std::io::ErrorKind::NotFound);
            let kept = folders
                .as_ref()
                .ok_or_else(missing)
                .and_then(|folders| file::keep_version(folders, &path, &root, &about));
            outbox.send(Outcome::VersionKept(document, about.name, kept.map_err(Into::into)));
        });
    }

    pub(super) fn find_backups(&self, document: DocumentId, path: PathBuf, folders: Option<Folders>) {
        self.run(Work::FindBackups(document), move |outbox| {
            let found = folders.map(|folders| file::backups(&folders, &path)).unwrap_or_default();
            outbox.send(Outcome::BackupsFound(document, found));
        });
    }

    /// Lists the named versions of a file.
    pub(super) fn find_versions(&self, document: DocumentId, path: PathBuf, folders: Option<Folders>) {
        self.run(Work::FindBackups(document), move |outbox| {
            let found = folders.map(|folders| file::backups(&folders, &path)).unwrap_or_default();
            outbox.send(Outcome::VersionsFound(document, path, file::kept_versions(&found)));
        });
    }

    /// Removes temporary files that killed processes left beside the files used of late and in the program's folders.
    pub(super) fn clear_left_behind(&self, folders: &Folders, recent: &[PathBuf]) {
        let folders = folders.clone();
        let beside: BTreeSet<PathBuf> = recent.iter().filter_map(|path| path.parent()).map(Path::to_owned).collect();
        self.run(Work::Housekeeping, move |_| {
            file::clear_own(&folders);
            for folder in &beside {
                file::clear_left_behind(folder);
            }
        });
    }

    /// Looks for work that a former process left behind.
    pub(super) fn find_recoveries(&self, folders: &Folders) {
        let journals = folders.journals();
        self.run(Work::Recover, move |outbox| {
            let found = recoveries(RecoverableJournal::find(&journals));
            if !found.is_empty() {
                outbox.send(Outcome::RecoveriesFound(found));
            }
        });
    }

    /// Looks for reports on crashes that nobody has seen.
    pub(super) fn find_crash_reports(&self, folders: &Folders) {
        let reports = folders.reports();
        self.run(Work::Housekeeping, move |outbox| {
            let found = crash::find(&reports);
            if !found.is_empty() {
                outbox.send(Outcome::CrashReportsFound(found));
            }
        });
    }

    /// Does with reports on crashes what the person chose.
    pub(super) fn act_on_crash_reports(&self, step: CrashStep, reports: Vec<PathBuf>) {
        self.run(Work::Housekeeping, move |_| {
            if let Some(folder) = crash::act(step, &reports)
                && let Err(error) = open::that_detached(&folder)
            {
                log::warn!("{}: {error}", folder.display());
            }
        });
    }

    /// Looks for work that a person put aside of late.
    pub(super) fn find_dropped(&self, folders: Option<&Folders>) {
        let journals = folders.map(Folders::journals);
        self.run(Work::Recover, move |outbox| {
            let found = journals.map(|journals| RecoverableJournal::find_dropped(&journals)).unwrap_or_default();
            outbox.send(Outcome::DroppedFound(recoveries(found)));
        });
    }

    /// Puts work aside that is not wanted.
    pub(super) fn put_aside(&self, journal: RecoverableJournal) {
        self.run(Work::PutAside, move |outbox| {
            if let Err(error) = journal.put_aside() {
                outbox.send(Outcome::NotPutAside(error.into()));
            }
        });
    }

    pub(super) fn analyse(&self, document: DocumentId, request: Request) {
        match self.mode {
            Mode::Threads => self.analyses.ask(document, Some(request)),
            Mode::AtOnce => {
                let mut analysts = self.analysts.lock().unwrap_or_else(PoisonError::into_inner);
                let analyst = analysts.entry(document).or_default();
                answer(analyst, document, &request, &AtomicBool::new(false), &self.outbox());
            }
        }
    }

    /// Looks for indicators in the words of an item.
    /// Packs a step of the history.
    pub(super) fn pack(&self, document: DocumentId, packing: Packing) {
        self.run(Work::Housekeeping, move |outbox| {
            let packed = packing.pack();
            outbox.send(Outcome::StepPacked(document, packing, packed));
        });
    }

    pub(super) fn suggest(&self, document: DocumentId, report: Arc<Report>, item: Arc<Item>) {
        self.run(Work::Suggest(item.title.clone()), move |outbox| {
            let list = fresh_suggestions(&report, &item);
            outbox.send(Outcome::Suggested(document, item, list));
        });
    }

    pub(super) fn forget(&self, document: DocumentId) {
        self.analysts.lock().unwrap_or_else(PoisonError::into_inner).remove(&document);
        self.analyses.ask(document, None);
    }
}

/// What journals hold. One from which nothing can be done again is of no use to anybody, and is deleted.
fn recoveries(journals: Vec<RecoverableJournal>) -> Vec<Recovery> {
    let (found, useless): (Vec<_>, Vec<_>) = journals.into_iter().map(Recovery::of).partition(Recovery::holds_work);
    for one in useless {
        one.journal.remove();
    }
    found
}

/// Answers first, for the views that wait; the audit, which nobody waits for, after that.
fn answer(analyst: &mut Analyst, document: DocumentId, request: &Request, cancelled: &AtomicBool, outbox: &Outbox) {
    let Some(answers) = analyst.answer(request, cancelled) else { return };
    outbox.send(Outcome::Answered(document, answers));
    if let Some(audit) = analyst.audit(request, cancelled) {
        outbox.send(Outcome::Audited(document, Arc::new(audit)));
    }
}

impl Analyses {
    /// Puts a request in the place of an older one for the same document. `None` forgets the document.
    fn ask(&self, document: DocumentId, request: Option<Request>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|(other, _)| *other != document);
        waiting.push((document, request));
        self.cancelled.store(true, Ordering::Relaxed);
        self.wake.notify_one();
    }

    fn next(&self) -> (DocumentId, Option<Request>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(next) = waiting.pop() {
                self.cancelled.store(false, Ordering::Relaxed);
                return next;
            }
            waiting = self.wake.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The loop of the analysing thread. It ends with the process: it holds nothing that must be closed.
    fn work(&self, outbox: &Outbox) {
        let mut analysts: HashMap<DocumentId, Analyst> = HashMap::new();
        loop {
            let (document, request) = self.next();
            let Some(request) = request else {
                analysts.remove(&document);
                continue;
            };
            let mut analyst = analysts.remove(&document).unwrap_or_default();
            let in_hand = InHand::new(Work::Analyse(document), outbox.clone());
            // What was kept of a document whose analysis broke off may be half done: it is begun anew.
            let analysed = panic::catch_unwind(AssertUnwindSafe(move || {
                rehearsal::rehearse(rehearsal::ANALYSIS);
                answer(&mut analyst, document, &request, &self.cancelled, outbox);
                in_hand.done();
                analyst
            }));
            analysts.extend(analysed.ok().map(|analyst| (document, analyst)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::RecvTimeoutError;
    use std::time::Duration;

    use super::*;
    use crate::analysis::{Arrangement, Filter, Query, Scope};
    use crate::model::Date;
    use crate::session::Breakdown;

    fn next(workers: &Workers) -> Result<Outcome, RecvTimeoutError> {
        workers.results.recv_timeout(Duration::from_mins(1))
    }

    fn request() -> Request {
        Request {
            dataset: Arc::default(),
            revision: 1,
            scope: Scope::default(),
            filter: Filter::default(),
            query: Query::new(""),
            arrangement: Arrangement::default(),
            ledger: None,
            grouping: None,
            values: None,
            parties: None,
            faults: Arc::default(),
            today: Date::START,
            near_days: 30,
            pace_points: 5,
            agenda: false,
        }
    }

    #[test]
    fn a_worker_that_panics_says_what_it_was_at_and_the_next_one_works() {
        let workers = Workers::start(egui::Context::default(), Mode::Threads);
        workers.run(Work::Print, |_| panic!("a worker on purpose"));
        assert!(matches!(next(&workers), Ok(Outcome::WorkBroke(Work::Print, Breakdown::Panic))));
        workers.run(Work::Print, |outbox| outbox.send(Outcome::JournalWorks));
        assert!(matches!(next(&workers), Ok(Outcome::JournalWorks)));
        // What was done says no more than what it did.
        assert!(workers.results.recv_timeout(Duration::from_millis(200)).is_err());
    }

    #[test]
    fn an_analysis_that_panics_is_told_and_the_thread_goes_on() {
        let workers = Workers::start(egui::Context::default(), Mode::Threads);
        rehearsal::order(rehearsal::ANALYSIS);
        let id = DocumentId::default();
        workers.analyse(id, request());
        assert!(matches!(next(&workers), Ok(Outcome::WorkBroke(Work::Analyse(_), Breakdown::Panic))));
        workers.analyse(id, request());
        assert!(matches!(next(&workers), Ok(Outcome::Answered(..))));
        assert!(matches!(next(&workers), Ok(Outcome::Audited(..))));
    }

    #[test]
    fn work_without_a_thread_is_told_too() {
        let workers = Workers::start(egui::Context::default(), Mode::Threads);
        drop(InHand::new(Work::Copy, workers.outbox()));
        assert!(matches!(next(&workers), Ok(Outcome::WorkBroke(Work::Copy, Breakdown::NoThread))));
    }
}
