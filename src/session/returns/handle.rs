//! What the session does with what goes to the units and comes back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::document::Edit;
use crate::exchange::{Choices, Collection, Return, SplitRequest, shares, without_unit};
use crate::model::{Dataset, PaperAudience};
use crate::session::command::View;
use crate::session::dialogs::Dialog;
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::open::OpenDocument;
use crate::session::purpose::Purpose;
use crate::session::state::Session;
use crate::table;

use super::{CollectRequest, MergeRequest, ReturnStep, Returns, SplitChoice, SplitDone, SplitWork};

impl Session {
    pub(in crate::session) fn return_step(&mut self, step: ReturnStep) {
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
            ReturnStep::Leave(places, leave) => self.with_choices(|choices| {
                for at in places {
                    if leave {
                        choices.left.insert(at);
                    } else {
                        choices.left.remove(&at);
                    }
                }
            }),
            ReturnStep::Pick(at, file) => self.with_choices(|choices| {
                choices.left.remove(&at);
                choices.picked.insert(at, file);
            }),
            ReturnStep::Reason(at, reason) => self.with_choices(|choices| drop(choices.reasons.insert(at, reason))),
            ReturnStep::Take => self.merge_returns(id),
            ReturnStep::End => {
                self.with_active(|document| document.exchange.returns = None);
                if self.view == View::Returns {
                    self.view = View::Overview;
                }
            }
        }
    }

    fn with_choices(&mut self, change: impl FnOnce(&mut Choices)) {
        let returns = self.documents.active_mut().and_then(|document| document.exchange.returns.as_deref_mut());
        if let Some(returns) = returns {
            change(&mut returns.choices);
        }
    }

    /// Asks what is to be sent, where there is a unit to send it to.
    pub(in crate::session) fn ask_split(&mut self, now: Duration) {
        let has_units = self.active().and_then(OpenDocument::report).is_some_and(|report| !shares(report).is_empty());
        if has_units {
            self.dialogs.open(Dialog::Split);
        } else {
            self.toasts.error(self.words().text("split-no-units").to_owned(), now);
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

    fn split(&mut self, id: DocumentId, folder: PathBuf) {
        let choice = self.documents.get_mut(id).and_then(|document| document.exchange.split.take());
        let Some((choice, document)) = choice.zip(self.document(id)) else { return };
        let Some((request, shares)) = self.split_request(document, &choice) else { return };
        let from = document.file.evidence_beside().map(Path::to_path_buf);
        if self.dialogs.present() == Some(&Dialog::Split) {
            self.dialogs.close();
        }
        let text = self.words().with("job-split", [("count", shares.len().into())]);
        let (job, progress) = self.jobs.start_with_progress(text);
        self.effects.push(Effect::Split(SplitWork { job, from, folder, request, shares, progress }));
    }

    fn split_request(
        &self,
        document: &OpenDocument,
        choice: &SplitChoice,
    ) -> Option<(SplitRequest, Vec<crate::exchange::UnitShare>)> {
        let report = document.report()?;
        let dataset = Arc::clone(document.document().dataset());
        let at = dataset.reports.iter().position(|own| own.id == report.id)?;
        let (form, name) = table::find(report, self.kept_forms(), &choice.form, self.words())?;
        let wanted = shares(report).into_iter().filter(|share| choice.units.contains(&share.id)).collect();
        let request = SplitRequest {
            dataset,
            report: at,
            form,
            name,
            audience: report.audience.unwrap_or(PaperAudience::Office),
            datasets: choice.datasets,
            answer_by: choice.answer_by,
            today: document.day(self.today),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            words: Arc::clone(&self.settings.words),
        };
        Some((request, wanted))
    }

    pub(in crate::session) fn split_done(&mut self, job: JobId, folder: &Path, done: SplitDone, now: Duration) {
        if !self.jobs.end(job) {
            return;
        }
        let arguments = [
            ("units", done.units.into()),
            ("folder", folder.display().to_string().into()),
            ("count", done.looked_for.into()),
        ];
        if done.units > 0 {
            self.toasts.inform(self.words().with("split-done", arguments), now);
        }
        let without = self.active().and_then(OpenDocument::report).map_or(0, |report| without_unit(report));
        if without > 0 {
            self.toasts.inform(self.words().with("split-without", [("count", without.into())]), now);
        }
        if done.left > 0 {
            self.toasts.error(self.words().with("evidence-left", [("count", done.left.into())]), now);
        }
        for error in done.failed {
            self.toasts.error(error, now);
        }
    }

    /// Returned files were read; they come to those that are there already.
    pub(in crate::session) fn returns_read(&mut self, job: JobId, id: DocumentId, read: &[Return], now: Duration) {
        if !self.jobs.end(job) {
            return;
        }
        let looking = self.documents.active_id() == Some(id);
        let Some(document) = self.documents.get_mut(id) else { return };
        let before = document.exchange.returns.take();
        let (known, choices) = before.map_or_else(Default::default, |before| (before.files.to_vec(), before.choices));
        // A file that is given again takes the place of the former one.
        let known = known.into_iter().filter(|own| read.iter().all(|new| new.name != own.name));
        let returns: Vec<Return> = known.chain(read.iter().cloned()).collect();
        let count = returns.len();
        document.exchange.returns = Some(Box::new(Returns {
            files: Arc::new(returns),
            collection: None,
            // Their numbers are those of another list.
            choices: if count == read.len() { choices } else { Choices::default() },
            failed: false,
            asked: None,
        }));
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
        collection: Option<&Arc<Collection>>,
    ) {
        self.jobs.end(job);
        let returns = self.documents.get_mut(id).and_then(|document| document.exchange.returns.as_deref_mut());
        let asked = |returns: &&mut Returns| returns.asked.as_ref().is_some_and(|(_, asked)| *asked == serial);
        let Some(returns) = returns.filter(asked) else { return };
        let Some(collection) = collection else {
            returns.failed = true;
            return;
        };
        if let Some(before) = returns.collection.replace(Arc::clone(collection)) {
            returns.choices = returns.choices.carried(&before, collection);
        }
    }

    fn merge_returns(&mut self, id: DocumentId) {
        let Some(returns) = self.document(id).and_then(|document| document.exchange.returns.as_deref()) else {
            return;
        };
        let Some(collection) = returns.collection.clone() else { return };
        let request = MergeRequest {
            document: id,
            collection,
            choices: Choices { who: self.settings.preferences.who.clone(), ..returns.choices.clone() },
            today: self.today,
            words: Arc::clone(&self.settings.words),
        };
        self.effects.push(Effect::MergeReturns(request));
    }

    /// What was chosen is one step; should the dataset have changed meanwhile, the files are held against it again.
    pub(in crate::session) fn returns_merged(
        &mut self,
        id: DocumentId,
        mine: &Arc<Dataset>,
        result: Result<(Edit, usize), String>,
        now: Duration,
    ) {
        let Some(document) = self.document(id) else { return };
        let is_same = Arc::ptr_eq(document.document().dataset(), mine);
        match result {
            Ok((edit, count)) if is_same => {
                let active = self.documents.active_id();
                self.documents.activate(id);
                self.with_choices(Choices::settle);
                self.edit(edit, now);
                if let Some(active) = active {
                    self.documents.activate(active);
                }
                self.toasts.inform(self.words().with("collect-done", [("count", count.into())]), now);
            }
            Ok(_) => self.toasts.inform(self.words().text("compare-again").to_owned(), now),
            Err(error) => self.toasts.error(error, now),
        }
    }

    /// Holding returned files against the dataset broke off.
    pub(in crate::session) fn collecting_broke(&mut self, id: DocumentId) {
        let returns = self.documents.get_mut(id).and_then(|document| document.exchange.returns.as_deref_mut());
        if let Some(returns) = returns {
            returns.failed = true;
        }
    }
}
