//! Worker threads: files and analyses, so that no frame waits. Results come back as actions.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::analysis::{Analyst, Request};
use crate::file::{self, LoadError};
use crate::model::Dataset;
use crate::session::{Action, DocumentId, JobId};

/// How work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// On threads, as in the program.
    Threads,
    /// At once, so that a test need not wait.
    AtOnce,
}

/// The threads and the way back from them.
pub(super) struct Workers {
    mode: Mode,
    ctx: egui::Context,
    sender: Sender<Action>,
    results: Receiver<Action>,
    analyses: Arc<Analyses>,
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

/// Sends results to the session and wakes the window.
#[derive(Clone)]
pub(super) struct Outbox {
    sender: Sender<Action>,
    ctx: egui::Context,
}

impl Outbox {
    pub(super) fn send(&self, action: Action) {
        if self.sender.send(action).is_err() {
            log::debug!("the window closed before a job ended");
        }
        self.ctx.request_repaint();
    }
}

impl Workers {
    pub(super) fn start(ctx: egui::Context, mode: Mode) -> Self {
        let (sender, results) = mpsc::channel();
        let analyses = Arc::new(Analyses::default());
        let workers = Self { mode, ctx, sender, results, analyses, analysts: Mutex::default() };
        if mode == Mode::Threads {
            let (analyses, outbox) = (Arc::clone(&workers.analyses), workers.outbox());
            thread::spawn(move || analyses.work(&outbox));
        }
        workers
    }

    pub(super) fn outbox(&self) -> Outbox {
        Outbox { sender: self.sender.clone(), ctx: self.ctx.clone() }
    }

    /// What has been finished since the last call.
    pub(super) fn finished(&self) -> Vec<Action> {
        self.results.try_iter().collect()
    }

    fn run(&self, job: impl FnOnce(&Outbox) + Send + 'static) {
        let outbox = self.outbox();
        match self.mode {
            Mode::Threads => drop(thread::spawn(move || job(&outbox))),
            Mode::AtOnce => job(&outbox),
        }
    }

    pub(super) fn load(&self, job: JobId, path: PathBuf) {
        self.run(move |outbox| {
            let result = file::load(&path).map(Arc::new);
            outbox.send(Action::Loaded(job, Some(path), result));
        });
    }

    pub(super) fn load_bytes(&self, job: JobId, bytes: Arc<[u8]>) {
        self.run(move |outbox| {
            let result = file::read(&bytes).map(Arc::new);
            let result = result.map_err(|error| LoadError::Read { path: None, error });
            outbox.send(Action::Loaded(job, None, result));
        });
    }

    pub(super) fn save(&self, job: JobId, document: DocumentId, root: Arc<Dataset>, path: PathBuf, overwrite: bool) {
        self.run(move |outbox| {
            if !overwrite && path.exists() {
                outbox.send(Action::WouldOverwrite(job, document, path));
                return;
            }
            let result = file::save(&path, &root).map(|()| root);
            outbox.send(Action::Saved(job, document, path, result));
        });
    }

    pub(super) fn analyse(&self, document: DocumentId, request: Request) {
        match self.mode {
            Mode::Threads => self.analyses.ask(document, Some(request)),
            Mode::AtOnce => {
                let mut analysts = self.analysts.lock().unwrap_or_else(PoisonError::into_inner);
                let answers = analysts.entry(document).or_default().answer(&request, &AtomicBool::new(false));
                if let Some(answers) = answers {
                    self.outbox().send(Action::Answered(document, answers));
                }
            }
        }
    }

    pub(super) fn forget(&self, document: DocumentId) {
        self.analyses.ask(document, None);
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
            let answers = analysts.entry(document).or_default().answer(&request, &self.cancelled);
            if let Some(answers) = answers {
                outbox.send(Action::Answered(document, answers));
            }
        }
    }
}
