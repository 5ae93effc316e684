//! The thread that keeps recovery journals: what is done is with the system at once, and on the disk within a
//! second, also while more is done.
//!
//! What the disk does not take is kept and written as soon as it does; until then the person is told. The dataset that a
//! journal began from is written on a thread of its own, so that the lines do not wait for it.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::{Duration, Instant};

use crate::file::{Header, IoCause, Journal, RecoverableJournal, remove_base, write_base};
use crate::model::Dataset;
use crate::session::{DocumentId, JournalStep, Outcome};

use super::crash::rehearsal;
use super::outbox::Outbox;
use super::threads;

/// How long a line may wait for the disk, and what the disk did not take for another try.
const PAUSE: Duration = Duration::from_secs(1);

/// The way to the thread.
#[derive(Debug, Clone)]
pub(super) struct Journals {
    sender: Arc<Sender<Message>>,
}

#[derive(Debug)]
enum Message {
    Step(DocumentId, JournalStep),
    /// The base of the journal of this number was written, or not.
    Base(u64, std::io::Result<()>),
    /// Everything sent so far is to be on the disk; then answer.
    Flush(Sender<()>),
    /// The same, and let go of the journals before the answer.
    Close(Sender<()>),
}

/// The journal of an open document.
struct Kept {
    /// Tells it from the journals before and after it.
    number: u64,
    header: Header,
    /// Let go of once it is written.
    base: Arc<Dataset>,
    written: Base,
    /// Absent while the folder does not take it.
    journal: Option<Journal>,
    /// Lines from before there was a journal to take them.
    lines: Vec<String>,
    /// What this one takes the place of, once it is whole.
    former: Vec<Former>,
}

/// How far the base of a journal is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Missing,
    BeingWritten,
    Written,
}

enum Former {
    Own(Journal),
    Recovered(Box<RecoverableJournal>),
}

/// The journals of the open documents.
struct Keeper {
    folder: PathBuf,
    open: BTreeMap<DocumentId, Kept>,
    count: u64,
    /// For the threads that write bases; the thread ends when every other way to it is gone.
    sender: Weak<Sender<Message>>,
    outbox: Outbox,
    /// Since when a line waits for the disk.
    unsynced: Option<Instant>,
    /// When something was not taken the last time.
    failed: Option<Instant>,
    /// What the person was told of that, until everything is taken.
    told: Option<IoCause>,
    /// How many bases are being written, also those of journals that ended meanwhile.
    writing: usize,
    /// Who waits until the bases are written.
    flushing: Vec<Sender<()>>,
    /// Whether the journals are let go of then.
    closing: bool,
}

/// Tells the person that nothing is recorded any more, should the thread end by a panic.
struct Ended(Outbox);

impl Drop for Ended {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.send(Outcome::JournalFailed(std::io::Error::from(std::io::ErrorKind::BrokenPipe).into()));
        }
    }
}

impl Journals {
    /// Starts the thread. It ends when the last way to it is gone.
    pub(super) fn start(folder: PathBuf, outbox: Outbox) -> Self {
        let (sender, messages) = mpsc::channel();
        let sender = Arc::new(sender);
        let mut keeper = Keeper {
            folder,
            open: BTreeMap::new(),
            count: 0,
            sender: Arc::downgrade(&sender),
            outbox,
            unsynced: None,
            failed: None,
            told: None,
            writing: 0,
            flushing: Vec::new(),
            closing: false,
        };
        threads::start(rehearsal::JOURNAL, move || {
            let _told = Ended(keeper.outbox.clone());
            keeper.run(&messages);
        });
        Self { sender }
    }

    pub(super) fn step(&self, document: DocumentId, step: JournalStep) {
        if self.sender.send(Message::Step(document, step)).is_err() {
            log::error!("the recovery journal has ended");
        }
    }

    /// Waits until everything sent so far is on the disk, but not longer than this.
    pub(super) fn flush(&self, most: Duration) {
        self.ask(Message::Flush, most);
    }

    /// The same, and lets go of the journals: another window may look for what was left behind.
    pub(super) fn close(&self, most: Duration) {
        self.ask(Message::Close, most);
    }

    fn ask(&self, message: fn(Sender<()>) -> Message, most: Duration) {
        let (answer, done) = mpsc::channel();
        if self.sender.send(message(answer)).is_ok() && done.recv_timeout(most).is_err() {
            log::error!("the recovery journal was not written in time");
        }
    }
}

impl Keeper {
    fn run(&mut self, messages: &Receiver<Message>) {
        loop {
            let message = match self.next_due() {
                Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
                // With nothing to be done the thread sleeps until it is asked.
                None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            rehearsal::rehearse(rehearsal::JOURNAL);
            match message {
                Ok(Message::Step(document, step)) => self.step(document, step),
                Ok(Message::Base(number, result)) => self.base_written(number, result),
                Ok(Message::Flush(answer)) => self.flush(answer),
                Ok(Message::Close(answer)) => {
                    self.closing = true;
                    self.flush(answer);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    self.sync();
                    return;
                }
            }
            self.answer_flushes();
            let now = Instant::now();
            if self.unsynced.is_some_and(|since| now >= since + PAUSE) {
                self.sync();
            }
            if self.failed.is_some_and(|since| now >= since + PAUSE) {
                self.retry();
            }
        }
    }

    fn next_due(&self) -> Option<Instant> {
        self.unsynced.into_iter().chain(self.failed).min().map(|since| since + PAUSE)
    }

    fn step(&mut self, document: DocumentId, step: JournalStep) {
        match step {
            JournalStep::Begin(header, base) => {
                self.count += 1;
                let former = self.open.remove(&document).map(Kept::into_former).unwrap_or_default();
                let kept = Kept {
                    number: self.count,
                    header,
                    base,
                    written: Base::Missing,
                    journal: None,
                    lines: Vec::new(),
                    former,
                };
                self.open.insert(document, kept);
            }
            JournalStep::Add(line) => {
                let Some(kept) = self.open.get_mut(&document) else { return };
                kept.lines.push(line);
            }
            JournalStep::TakeOver(journal) => {
                if let Some(kept) = self.open.get_mut(&document) {
                    kept.former.push(Former::Recovered(journal));
                }
            }
            JournalStep::End => {
                if let Some(kept) = self.open.remove(&document) {
                    kept.end();
                }
                // What could not be written need not be any more.
                if self.failed.is_some() {
                    self.retry();
                }
                return;
            }
        }
        self.unsynced.get_or_insert_with(Instant::now);
        // What waits for the disk is tried again by itself.
        if self.failed.is_none() {
            self.write(document);
        }
    }

    /// Brings the journal of a document on the disk as far as it goes.
    fn write(&mut self, document: DocumentId) {
        let (sender, folder) = (self.sender.clone(), self.folder.clone());
        let Some(kept) = self.open.get_mut(&document) else { return };
        let before = kept.written;
        let result = kept.write(&folder, &sender);
        self.writing += usize::from(kept.began_writing(before));
        if kept.written == Base::Written && result.is_ok() {
            kept.end_former();
        }
        if let Err(error) = result {
            self.fail(&error);
        }
    }

    fn base_written(&mut self, number: u64, result: std::io::Result<()>) {
        self.writing -= 1;
        // Its journal may have ended meanwhile.
        let Some(kept) = self.open.values_mut().find(|kept| kept.number == number) else { return };
        match result {
            Ok(()) => {
                kept.written = Base::Written;
                kept.base = Arc::default();
                if let Some(journal) = &mut kept.journal
                    && journal.sync().is_ok()
                {
                    kept.end_former();
                }
                self.tell_works();
            }
            Err(error) => {
                kept.written = Base::Missing;
                self.fail(&error);
            }
        }
    }

    /// Takes note that the disk did not take something. The person is told once.
    fn fail(&mut self, error: &std::io::Error) {
        log::error!("{}: {error}", self.folder.display());
        let cause = IoCause::from(error);
        self.failed = Some(Instant::now());
        if self.told != Some(cause) {
            self.told = Some(cause);
            self.outbox.send(Outcome::JournalFailed(cause));
        }
    }

    /// Tries again what the disk did not take.
    fn retry(&mut self) {
        if self.failed.take().is_none() {
            return;
        }
        let mut failed = None;
        for kept in self.open.values_mut() {
            let before = kept.written;
            failed = kept.write(&self.folder, &self.sender).err().or(failed);
            self.writing += usize::from(kept.began_writing(before));
        }
        if let Some(error) = failed {
            self.fail(&error);
        }
        self.tell_works();
    }

    /// Tells that everything is taken again.
    fn tell_works(&mut self) {
        let whole = self.failed.is_none() && self.open.values().all(|kept| kept.written == Base::Written);
        if whole && self.told.take().is_some() {
            self.outbox.send(Outcome::JournalWorks);
        }
    }

    fn sync(&mut self) {
        self.unsynced = None;
        let mut failed = None;
        for journal in self.open.values_mut().filter_map(|kept| kept.journal.as_mut()) {
            failed = journal.sync().err().or(failed);
        }
        if let Some(error) = failed {
            self.fail(&error);
        }
    }

    fn flush(&mut self, answer: Sender<()>) {
        self.retry();
        self.sync();
        self.flushing.push(answer);
    }

    /// Answers those who wait, once no base is under way: also the thread that writes one for a journal that has ended
    /// is to have deleted it before the program ends.
    fn answer_flushes(&mut self) {
        if self.writing == 0 {
            if self.closing {
                self.open.clear();
            }
            for answer in self.flushing.drain(..) {
                // Who asked may have given up waiting.
                let _gone = answer.send(());
            }
        }
    }
}

impl Kept {
    /// Creates the journal where there is none, adds the lines that wait, and begins to write the base.
    fn write(&mut self, folder: &Path, sender: &Weak<Sender<Message>>) -> std::io::Result<()> {
        let journal = match &mut self.journal {
            Some(journal) => journal,
            none => none.insert(Journal::create(folder, &self.header)?),
        };
        if self.written == Base::Missing
            && let Some(sender) = sender.upgrade()
        {
            self.written = Base::BeingWritten;
            let (path, base, number) = (journal.path().to_owned(), Arc::clone(&self.base), self.number);
            thread::spawn(move || {
                let written = panic::catch_unwind(AssertUnwindSafe(|| write_base(&path, &base)));
                let result = written.unwrap_or_else(|_| Err(std::io::Error::other("writing broke off")));
                // The journal may have ended meanwhile.
                if !path.exists() {
                    remove_base(&path);
                }
                // Without its receiver the program has ended.
                let _ended = sender.send(Message::Base(number, result));
            });
        }
        journal.retry()?;
        for line in self.lines.drain(..) {
            // A line that is not taken now waits in the journal.
            let added = journal.add(&line);
            if added.is_err() {
                log::debug!("a line waits for the disk");
            }
        }
        journal.retry()
    }

    /// Whether a base is under way that was not `before`.
    fn began_writing(&self, before: Base) -> bool {
        before != Base::BeingWritten && self.written == Base::BeingWritten
    }

    /// What a newer journal of the same document takes the place of.
    fn into_former(self) -> Vec<Former> {
        self.journal.map(Former::Own).into_iter().chain(self.former).collect()
    }

    fn end_former(&mut self) {
        self.former.drain(..).for_each(Former::end);
    }

    fn end(self) {
        self.into_former().into_iter().for_each(Former::end);
    }
}

impl Former {
    fn end(self) {
        match self {
            Self::Own(journal) => journal.end(),
            Self::Recovered(journal) => journal.remove(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::Receiver;

    use super::*;
    use crate::file::JOURNAL_VERSION;

    /// Far longer than anything here takes.
    const LONG: Duration = Duration::from_secs(30);

    fn journals(folder: &Path) -> (Journals, Receiver<Outcome>) {
        let (sender, outcomes) = mpsc::channel();
        (Journals::start(folder.to_owned(), Outbox::new(sender, egui::Context::default())), outcomes)
    }

    fn begin() -> JournalStep {
        let name = "台账".to_owned();
        let header = Header { guatu_journal: JOURNAL_VERSION, path: None, name, unsaved: true, stamp: None };
        JournalStep::Begin(header, Arc::default())
    }

    fn add(line: &str) -> JournalStep {
        JournalStep::Add(line.to_owned())
    }

    /// The journals of a folder, once the thread has let go of them.
    fn left(folder: &Path) -> Vec<RecoverableJournal> {
        let began = Instant::now();
        loop {
            let found = RecoverableJournal::find(folder);
            if !found.is_empty() || began.elapsed() > LONG {
                return found;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    #[test]
    fn what_could_not_be_written_is_written_as_soon_as_it_can_be() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("journals");
        // A file stands where the folder is to be.
        fs::File::create(&folder).unwrap();
        let (journals, outcomes) = journals(&folder);
        journals.step(DocumentId::default(), begin());
        journals.step(DocumentId::default(), add("first"));
        assert!(matches!(outcomes.recv_timeout(LONG), Ok(Outcome::JournalFailed(_))));
        journals.step(DocumentId::default(), add("second"));
        fs::remove_file(&folder).unwrap();
        assert!(matches!(outcomes.recv_timeout(LONG), Ok(Outcome::JournalWorks)), "told once, and then that it works");
        journals.step(DocumentId::default(), add("third"));
        journals.flush(LONG);
        drop(journals);
        assert_eq!(left(&folder)[0].lines, ["first", "second", "third"]);
    }

    #[test]
    fn a_recovered_journal_is_deleted_only_once_the_new_one_is_whole() {
        let home = tempfile::tempdir().unwrap();
        let (first, _outcomes) = journals(home.path());
        first.step(DocumentId::default(), begin());
        first.step(DocumentId::default(), add("first"));
        first.flush(LONG);
        drop(first);
        let former = left(home.path()).pop().unwrap();
        let (second, _outcomes) = journals(home.path());
        second.step(DocumentId::default(), begin());
        second.step(DocumentId::default(), add("first"));
        second.step(DocumentId::default(), JournalStep::TakeOver(Box::new(former)));
        second.flush(LONG);
        drop(second);
        let found = left(home.path());
        assert_eq!((found.len(), found[0].lines.as_slice()), (1, ["first".to_owned()].as_slice()));
    }

    #[test]
    fn a_journal_that_ended_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let (journals, _outcomes) = journals(home.path());
        for _ in 0..20 {
            journals.step(DocumentId::default(), begin());
            journals.step(DocumentId::default(), add("first"));
            journals.step(DocumentId::default(), JournalStep::End);
        }
        // A base that was under way is deleted before the answer.
        journals.close(LONG);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }
}
