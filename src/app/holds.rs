//! The files of the open documents, held so that a second window on one of them is told.
//!
//! On worker threads: the disk of a file may be slow, or gone.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::file::{Folders, Identity, OpenLock, Stamp};
use crate::session::{DocumentId, Outcome, Session, Work};

use super::outbox::Outbox;
use super::workers::Workers;

/// The path of each open document, and the identity of the file behind it.
type Open = BTreeMap<DocumentId, (PathBuf, Option<Identity>)>;

/// What is held.
#[derive(Debug, Default)]
pub(super) struct Holds {
    open: Arc<Mutex<Open>>,
    held: Arc<Mutex<BTreeMap<DocumentId, Held>>>,
}

/// The file of one document; without a lock another window has it.
#[derive(Debug)]
struct Held {
    path: PathBuf,
    identity: Option<Identity>,
    lock: Option<OpenLock>,
}

impl Holds {
    /// Holds the files of these documents from now on, and no others.
    pub(super) fn follow(&self, session: &Session, folders: &Folders, workers: &Workers) {
        let identity = |stamp: Option<Stamp>| stamp.and_then(|stamp| stamp.identity());
        let open: Open = session
            .documents()
            .iter()
            .filter_map(|d| Some((d.id(), (d.path()?.to_owned(), identity(d.stamp())))))
            .collect();
        let mut present = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if *present == open {
            return;
        }
        *present = open;
        drop(present);
        let (open, held, folders) = (Arc::clone(&self.open), Arc::clone(&self.held), folders.clone());
        workers.run(Work::Housekeeping, move |outbox| {
            let mut held = held.lock().unwrap_or_else(PoisonError::into_inner);
            // The latest, whichever thread comes first.
            let open = open.lock().unwrap_or_else(PoisonError::into_inner).clone();
            settle(&mut held, open, &folders, outbox);
        });
    }
}

fn settle(held: &mut BTreeMap<DocumentId, Held>, open: Open, folders: &Folders, outbox: &Outbox) {
    held.retain(|id, held| open.get(id).is_some_and(|(path, _)| *path == held.path));
    for (id, (path, identity)) in open {
        let free = match held.get_mut(&id) {
            Some(held) if held.identity == identity => true,
            Some(held) => {
                held.identity = identity;
                held.lock.as_mut().is_none_or(|lock| lock.renew(folders, identity).is_ok())
            }
            None => {
                let lock = OpenLock::take(folders, &path, identity).ok();
                let free = lock.is_some();
                held.insert(id, Held { path: path.clone(), identity, lock });
                free
            }
        };
        if !free {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            outbox.send(Outcome::OpenElsewhere(name));
        }
    }
}
