//! The thread that keeps recovery journals: what is done is with the system at once, and on the disk within a
//! second.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use crate::file::Journal;
use crate::session::{DocumentId, JournalStep, Outcome};

use super::outbox::Outbox;

/// How long a line may wait for the disk.
const SYNC: Duration = Duration::from_secs(1);

/// The way to the thread.
#[derive(Debug, Clone)]
pub(super) struct Journals {
    sender: Sender<Message>,
}

#[derive(Debug)]
enum Message {
    Step(DocumentId, JournalStep),
    /// Everything sent so far is to be on the disk; then answer.
    Flush(Sender<()>),
}

/// The journals of the open documents.
struct Keeper {
    folder: PathBuf,
    open: BTreeMap<DocumentId, Journal>,
    count: u64,
    outbox: Outbox,
}

impl Journals {
    /// Starts the thread. It ends when the last way to it is gone.
    pub(super) fn start(folder: PathBuf, outbox: Outbox) -> Self {
        let (sender, messages) = mpsc::channel();
        let mut keeper = Keeper { folder, open: BTreeMap::new(), count: 0, outbox };
        thread::spawn(move || keeper.run(&messages));
        Self { sender }
    }

    pub(super) fn step(&self, document: DocumentId, step: JournalStep) {
        if self.sender.send(Message::Step(document, step)).is_err() {
            log::error!("the recovery journal has ended");
        }
    }

    /// Waits until everything sent so far is on the disk, but not longer than this.
    pub(super) fn flush(&self, most: Duration) {
        let (answer, done) = mpsc::channel();
        if self.sender.send(Message::Flush(answer)).is_ok() && done.recv_timeout(most).is_err() {
            log::error!("the recovery journal was not written in time");
        }
    }
}

impl Keeper {
    fn run(&mut self, messages: &Receiver<Message>) {
        let mut unsynced = false;
        loop {
            // Without anything to sync the thread sleeps until it is asked.
            let message = if unsynced {
                messages.recv_timeout(SYNC)
            } else {
                messages.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match message {
                Ok(Message::Step(document, step)) => {
                    unsynced = true;
                    if let Err(error) = self.step(document, step) {
                        log::error!("{}: {error}", self.folder.display());
                        self.outbox.send(Outcome::JournalFailed(error.to_string()));
                    }
                }
                Ok(Message::Flush(answer)) => {
                    self.sync();
                    unsynced = false;
                    // Who asked may have given up waiting.
                    let _gone = answer.send(());
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.sync();
                    unsynced = false;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    self.sync();
                    return;
                }
            }
        }
    }

    fn step(&mut self, document: DocumentId, step: JournalStep) -> std::io::Result<()> {
        match step {
            JournalStep::Begin(header, base) => {
                self.count += 1;
                let name = format!("{}-{}", std::process::id(), self.count);
                let journal = Journal::create(&self.folder, &name, &header, &base)?;
                // The former one goes only once the new one is whole.
                if let Some(former) = self.open.insert(document, journal) {
                    former.end();
                }
            }
            JournalStep::Add(line) => {
                if let Some(journal) = self.open.get_mut(&document) {
                    journal.add(&line)?;
                }
            }
            JournalStep::End => {
                if let Some(journal) = self.open.remove(&document) {
                    journal.end();
                }
            }
        }
        Ok(())
    }

    fn sync(&mut self) {
        for journal in self.open.values_mut() {
            if let Err(error) = journal.sync() {
                log::error!("{}: {error}", self.folder.display());
            }
        }
    }
}
