//! The work under way on worker threads, as the status bar shows it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use super::id::{Counter, JobId};

/// Work under way on a worker thread.
#[derive(Debug, Clone)]
pub struct Job {
    /// Which job.
    pub id: JobId,
    /// What it does, in the person's language.
    pub text: String,
    /// How far it is, where it tells.
    pub progress: Option<Arc<Progress>>,
}

/// How far a job is, and whether it is to stop: shared with its thread.
#[derive(Debug, Default)]
pub struct Progress {
    permille: AtomicU32,
    cancelled: AtomicBool,
}

impl Progress {
    /// Tells how far the job is, from 0 to 1; false where it is to stop.
    pub fn tell(&self, share: f32) -> bool {
        self.permille.store((share.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }

    /// How far the job is, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.permille.load(Ordering::Relaxed) as f32 / 1000.0
    }

    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// The jobs that have not ended.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    list: Vec<Job>,
    numbers: Counter,
}

impl Jobs {
    pub(super) fn list(&self) -> &[Job] {
        &self.list
    }

    pub(super) fn start(&mut self, text: String) -> JobId {
        self.add(text, None)
    }

    /// Begins a job that tells how far it is.
    pub(super) fn start_with_progress(&mut self, text: String) -> (JobId, Arc<Progress>) {
        let progress = Arc::new(Progress::default());
        (self.add(text, Some(Arc::clone(&progress))), progress)
    }

    /// Begins a job whose progress is told already.
    pub(super) fn start_at(&mut self, text: String, progress: Arc<Progress>) -> JobId {
        self.add(text, Some(progress))
    }

    fn add(&mut self, text: String, progress: Option<Arc<Progress>>) -> JobId {
        let id = JobId(self.numbers.next());
        self.list.push(Job { id, text, progress });
        id
    }

    /// Ends a job. Returns false when it was cancelled: its result is dropped.
    pub(super) fn end(&mut self, job: JobId) -> bool {
        let known = self.list.len();
        self.list.retain(|other| other.id != job);
        self.list.len() < known
    }

    pub(super) fn cancel(&mut self, job: JobId) {
        let asked = self.list.iter().find(|other| other.id == job).and_then(|job| job.progress.as_ref());
        if let Some(progress) = asked {
            progress.cancel();
        }
        self.end(job);
    }
}
