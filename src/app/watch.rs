//! Looks now and then whether the files of the open documents were changed by another program.
//!
//! By looking at each file in turn: the system's notices do not come from network folders.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use crate::file::Stamp;
use crate::session::{DocumentId, Outcome, Session, Work};

use super::crash::rehearsal;
use super::outbox::Outbox;
use super::threads::{self, InHand};

/// How often it looks.
const PAUSE: Duration = Duration::from_secs(2);

/// When the same change is reported again: the file may have been half written the first time.
const AGAIN: Duration = Duration::from_secs(20);

type Files = Mutex<Vec<(DocumentId, PathBuf, Stamp)>>;

/// The files that are watched.
#[derive(Debug)]
pub(super) struct Watch {
    files: Arc<Files>,
    started: bool,
    outbox: Outbox,
}

impl Watch {
    pub(super) fn new(outbox: Outbox) -> Self {
        Self { files: Arc::default(), started: false, outbox }
    }

    /// Watches the files of these documents from now on.
    pub(super) fn follow(&mut self, session: &Session) {
        let watched = session.documents().iter().filter(|document| !document.is_saving());
        let now: Vec<_> = watched.filter_map(|d| Some((d.id(), d.path()?.to_owned(), d.stamp()?))).collect();
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if *files != now {
            *files = now;
            // The thread is there once there is something to look at.
            if !std::mem::replace(&mut self.started, true) {
                let (files, outbox) = (Arc::downgrade(&self.files), self.outbox.clone());
                let in_hand = InHand::new(Work::Watch, outbox.clone());
                threads::start(rehearsal::WATCH, move || {
                    look(&files, &outbox);
                    in_hand.done();
                });
            }
        }
    }
}

fn look(files: &Weak<Files>, outbox: &Outbox) {
    let mut reported: HashMap<DocumentId, (Option<Stamp>, Instant)> = HashMap::new();
    loop {
        thread::sleep(PAUSE);
        rehearsal::rehearse(rehearsal::WATCH);
        let Some(files) = files.upgrade() else { return };
        let present = files.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for (id, path, stamp) in present {
            let now = Stamp::of(&path);
            // Only the look, every time: what the file holds is read once it looks different.
            if now.is_some_and(|now| stamp.looks_like(&now)) {
                continue;
            }
            let known = reported.get(&id).is_some_and(|(before, at)| *before == now && at.elapsed() < AGAIN);
            if !known {
                reported.insert(id, (now, Instant::now()));
                outbox.send(Outcome::FileChanged(id, now));
            }
        }
    }
}
