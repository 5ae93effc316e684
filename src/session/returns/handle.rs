//! What the session does with files that come back: asks for them, has them read, and held against the dataset.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::exchange::Return;
use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::purpose::Purpose;
use crate::session::state::Session;

use super::{CollectRequest, Collected, ReturnStep, Returns};

impl Session {
    pub(in crate::session) fn return_step(&mut self, step: ReturnStep, now: Duration) {
        let Some(id) = self.documents.active_id() else { return };
        match step {
            // The dialog stays until the folder is chosen, so that nothing has to be ticked again.
            ReturnStep::Split(choice) => {
                self.with_active(|document| document.exchange.split = Some(choice));
                let folder = self.folder();
                self.ask_path(Purpose::Split(id), folder, "");
            }
            ReturnStep::AskFiles => {
                let folder = self.folder();
                self.ask_path(Purpose::Collect(id), folder, "");
            }
            ReturnStep::Files(paths) => self.read_returns(id, paths),
            ReturnStep::Look(at) => self.with_returns(|returns| returns.present = at),
            ReturnStep::TakeAll => self.take_returns(now),
            ReturnStep::End => {
                self.with_active(|document| document.exchange.end_returns());
                if self.view == View::Returns {
                    self.view = View::Overview;
                }
            }
        }
    }

    pub(super) fn with_returns(&mut self, change: impl FnOnce(&mut Returns)) {
        let returns = self.documents.active_mut().and_then(|document| document.exchange.returns.as_deref_mut());
        if let Some(returns) = returns {
            change(returns);
        }
    }

    pub(in crate::session) fn return_path_chosen(&mut self, purpose: Purpose, paths: Vec<PathBuf>) {
        match purpose {
            Purpose::Split(id) => {
                if let Some(folder) = paths.into_iter().next() {
                    self.split(id, folder);
                }
            }
            Purpose::Collect(id) if !paths.is_empty() => self.read_returns(id, paths),
            _ => {}
        }
    }

    fn read_returns(&mut self, id: DocumentId, paths: Vec<PathBuf>) {
        let text = self.words().with("job-returns", [("count", paths.len().into())]);
        let (job, progress) = self.jobs.start_with_progress(text);
        let words = Arc::clone(&self.settings.words);
        self.effects.push(Effect::ReadReturns(job, id, paths, words, progress));
    }

    /// Returned files were read; they come to those that are there already.
    pub(in crate::session) fn returns_read(&mut self, job: JobId, id: DocumentId, read: &[Return], now: Duration) {
        if !self.jobs.end(job) {
            return;
        }
        let looking = self.documents.active_id() == Some(id);
        let Some(document) = self.documents.get_mut(id) else { return };
        let aside = std::mem::take(&mut document.exchange.aside);
        let returns =
            document.exchange.returns.get_or_insert_with(|| Box::new(Returns { aside, ..Returns::default() }));
        returns.give(read);
        let count = returns.files.len();
        if looking {
            self.view = View::Returns;
        } else {
            self.toasts.inform(self.words().with("collect-ready", [("count", count.into())]), now);
        }
    }

    /// Has the returned files held against the dataset again when it changed.
    pub(in crate::session) fn ask_for_collection(&mut self) {
        if self.view != View::Returns {
            return;
        }
        let serial = self.comparisons.next();
        let (today, words) = (self.today, Arc::clone(&self.settings.words));
        let Some(document) = self.documents.active_mut() else { return };
        let (id, dataset) = (document.id(), Arc::clone(document.document().dataset()));
        let report = document.report().and_then(|own| dataset.reports.iter().position(|other| other.id == own.id));
        let Some((returns, report)) = document.exchange.returns.as_deref_mut().zip(report) else { return };
        if returns.asked.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &dataset)) {
            return;
        }
        (returns.asked, returns.failed) = (Some((Arc::clone(&dataset), serial)), false);
        let returns = Arc::clone(&returns.files);
        let text = words.with("job-collect", [("count", returns.len().into())]);
        let (job, progress) = self.jobs.start_with_progress(text);
        let request = CollectRequest { document: id, serial, job, progress, dataset, report, returns, today, words };
        self.effects.push(Effect::Collect(request));
    }

    /// The files were held against the dataset, or a person stopped that.
    pub(in crate::session) fn collected(
        &mut self,
        (job, id, serial): (JobId, DocumentId, u64),
        found: Option<Collected>,
    ) {
        self.jobs.end(job);
        let numbers = &mut self.comparisons;
        let returns = self.documents.get_mut(id).and_then(|document| document.exchange.returns.as_deref_mut());
        let asked = |returns: &&mut Returns| returns.asked.as_ref().is_some_and(|(_, asked)| *asked == serial);
        let Some(returns) = returns.filter(asked) else { return };
        match found {
            Some(found) => returns.took(found, || numbers.next()),
            None => returns.failed = true,
        }
    }

    pub(in crate::session) fn with_returns_of(&mut self, id: DocumentId, change: impl FnOnce(&mut Returns)) {
        let returns = self.documents.get_mut(id).and_then(|document| document.exchange.returns.as_deref_mut());
        if let Some(returns) = returns {
            change(returns);
        }
    }
}
