//! The questions what was done: one is answered at a time, and of each place only the latest waits.

use std::collections::HashMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::file::Folders;
use crate::session::{ActivityPlace, ActivityQuestion, DocumentId, Outcome, Work};

use super::super::crash::rehearsal;
use super::super::outbox::Outbox;
use super::super::threads::{self, InHand};
use super::super::workers::Mode;
use super::answer;
use super::kept_days::KeptDays;

/// How long a question waits for the next edit, where it pauses.
const PAUSE: Duration = Duration::from_millis(1500);

/// The thread that tells what was done, and the way to it.
pub(in crate::app) struct ActivityReader {
    mode: Mode,
    queue: Arc<ActivityQueue>,
    outbox: Outbox,
}

/// The questions, and what was told before.
#[derive(Debug, Default)]
struct ActivityQueue {
    waiting: Mutex<Waiting>,
    wake: Condvar,
    days: Mutex<HashMap<DocumentId, KeptDays>>,
}

#[derive(Debug, Default)]
struct Waiting {
    /// Each with the moment from which on it is answered; the one asked last at the end.
    list: Vec<(Instant, Task)>,
}

/// What is to be done.
#[derive(Debug)]
enum Task {
    Answer(Box<(ActivityQuestion, Option<Folders>)>),
    /// The document was closed.
    Forget(DocumentId),
}

/// What comes next.
#[derive(Debug)]
enum Next {
    Task(Task),
    /// Nothing until a while has gone by.
    Wait(Duration),
    Nothing,
}

impl Task {
    fn document(&self) -> DocumentId {
        match self {
            Self::Answer(asked) => asked.0.document,
            Self::Forget(document) => *document,
        }
    }

    fn place(&self) -> Option<ActivityPlace> {
        match self {
            Self::Answer(asked) => Some(asked.0.place),
            Self::Forget(_) => None,
        }
    }
}

impl Waiting {
    /// Puts a task in the place of older ones of the same place; a document that is forgotten asks nothing more.
    fn add(&mut self, task: Task, now: Instant) {
        let (document, place) = (task.document(), task.place());
        self.list.retain(|(_, own)| own.document() != document || (place.is_some() && own.place() != place));
        let pauses = matches!(&task, Task::Answer(asked) if asked.0.pauses);
        self.list.push((if pauses { now + PAUSE } else { now }, task));
    }

    /// Takes what is to be done at a moment: what was asked last first.
    fn next(&mut self, now: Instant) -> Next {
        if let Some(at) = self.list.iter().rposition(|(due, _)| *due <= now) {
            return Next::Task(self.list.remove(at).1);
        }
        let first = self.list.iter().map(|(due, _)| *due).min();
        first.map_or(Next::Nothing, |due| Next::Wait(due.saturating_duration_since(now)))
    }
}

impl ActivityQueue {
    fn ask(&self, task: Task) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.add(task, Instant::now());
        self.wake.notify_one();
    }

    fn next(&self) -> Task {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            waiting = match waiting.next(Instant::now()) {
                Next::Task(task) => return task,
                Next::Wait(rest) => self.wake.wait_timeout(waiting, rest).unwrap_or_else(PoisonError::into_inner).0,
                Next::Nothing => self.wake.wait(waiting).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// The loop of the reading thread. It ends with the process: it holds nothing that must be closed.
    fn work(&self, outbox: &Outbox) {
        loop {
            let task = self.next();
            // What broke off says so by itself, and the next question is answered.
            if panic::catch_unwind(AssertUnwindSafe(|| self.perform(task, outbox))).is_err() {
                log::error!("telling what was done broke off");
            }
        }
    }

    fn perform(&self, task: Task, outbox: &Outbox) {
        let (question, folders) = match task {
            Task::Forget(document) => {
                self.days.lock().unwrap_or_else(PoisonError::into_inner).remove(&document);
                return;
            }
            Task::Answer(asked) => *asked,
        };
        let ActivityQuestion { document, place, serial, job, .. } = question;
        let work = Work::Activity(document, place, job);
        let name = work.name();
        let in_hand = InHand::new(work, outbox.clone());
        rehearsal::rehearse(rehearsal::WORKER);
        rehearsal::rehearse(name);
        // What was kept of a document whose reading broke off is begun anew.
        let days = self.days.lock().unwrap_or_else(PoisonError::into_inner).remove(&document);
        let mut days = days.unwrap_or_default();
        let made = answer(&question, folders.as_ref(), &mut days);
        self.days.lock().unwrap_or_else(PoisonError::into_inner).insert(document, days);
        outbox.send(Outcome::ActivityMade { document, place, serial, job, made });
        in_hand.done();
    }
}

impl ActivityReader {
    /// The reader, its thread started.
    pub(in crate::app) fn start(mode: Mode, outbox: Outbox) -> Self {
        let queue = Arc::new(ActivityQueue::default());
        if mode == Mode::Threads {
            let (queue, outbox) = (Arc::clone(&queue), outbox.clone());
            threads::start(&format!("{} activity", rehearsal::WORKER), move || queue.work(&outbox));
        }
        Self { mode, queue, outbox }
    }

    /// Has a question answered.
    pub(in crate::app) fn ask(&self, question: ActivityQuestion, folders: Option<Folders>) {
        self.task(Task::Answer(Box::new((question, folders))));
    }

    /// A document was closed: nothing is kept of it.
    pub(in crate::app) fn forget(&self, document: DocumentId) {
        self.task(Task::Forget(document));
    }

    fn task(&self, task: Task) {
        match self.mode {
            Mode::Threads => self.queue.ask(task),
            Mode::AtOnce => self.queue.perform(task, &self.outbox),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PaperAudience;
    use crate::session::{ActivityRequest, ActivitySpan, Progress};
    use crate::words::{Language, Words};

    fn question(place: ActivityPlace, serial: u64, pauses: bool) -> Task {
        let request = ActivityRequest {
            path: None,
            saved: None,
            present: Arc::default(),
            span: ActivitySpan::ThisWeek,
            today: "2026-09-18".parse().unwrap(),
            audience: PaperAudience::All,
            words: Arc::new(Words::load(Language::Chinese)),
            progress: Arc::new(Progress::default()),
        };
        let document = DocumentId::default();
        Task::Answer(Box::new((ActivityQuestion { document, place, serial, job: None, pauses, request }, None)))
    }

    fn serial(next: Next) -> Option<u64> {
        match next {
            Next::Task(Task::Answer(asked)) => Some(asked.0.serial),
            _ => None,
        }
    }

    #[test]
    fn of_each_place_only_the_latest_question_waits() {
        let now = Instant::now();
        let mut waiting = Waiting::default();
        for (place, number) in [(ActivityPlace::Page, 1), (ActivityPlace::Today, 2), (ActivityPlace::Page, 3)] {
            waiting.add(question(place, number, false), now);
        }
        assert_eq!([waiting.next(now), waiting.next(now)].map(serial), [Some(3), Some(2)]);
        assert!(matches!(waiting.next(now), Next::Nothing));
        waiting.add(question(ActivityPlace::Page, 4, false), now);
        waiting.add(Task::Forget(DocumentId::default()), now);
        assert!(matches!(waiting.next(now), Next::Task(Task::Forget(_))));
        assert!(matches!(waiting.next(now), Next::Nothing));
    }

    #[test]
    fn a_question_after_an_edit_waits_until_the_edits_pause() {
        let start = Instant::now();
        let mut waiting = Waiting::default();
        waiting.add(question(ActivityPlace::Today, 1, true), start);
        waiting.add(question(ActivityPlace::Today, 2, true), start + PAUSE / 2);
        assert!(matches!(waiting.next(start + PAUSE), Next::Wait(rest) if rest == PAUSE / 2));
        assert_eq!(serial(waiting.next(start + PAUSE * 2)), Some(2));
    }
}
