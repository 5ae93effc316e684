//! Threads with a name, which the report on a crash says, and the word that one of them broke off.

use std::thread;

use crate::session::{Breakdown, Outcome, Work};

use super::outbox::Outbox;

/// Starts a thread. Where the system gives none, the work is not done, and the log says so.
pub(super) fn start(name: &str, job: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(job) {
        log::error!("no thread for {name}: {error}");
    }
}

/// Work in hand. Dropped before it is done, by a panic or with a thread that never began, it tells the session, so that
/// nothing waits for it for ever.
pub(super) struct InHand {
    outbox: Outbox,
    work: Option<Work>,
}

impl InHand {
    pub(super) fn new(work: Work, outbox: Outbox) -> Self {
        Self { outbox, work: Some(work) }
    }

    /// The work is done, and has told so itself.
    pub(super) fn done(mut self) {
        self.work = None;
    }
}

impl Drop for InHand {
    fn drop(&mut self) {
        if let Some(work) = self.work.take() {
            let why = if thread::panicking() { Breakdown::Panic } else { Breakdown::NoThread };
            self.outbox.send(Outcome::WorkBroke(work, why));
        }
    }
}
