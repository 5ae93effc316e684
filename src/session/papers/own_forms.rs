//! The forms of the office: copied from others, made like a table that there is, changed, kept for all datasets.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::document::{Change, Edit};
use crate::field;
use crate::model::{Form, Report};
use crate::reading::formats::FormatError;
use crate::reading::ledger_sheet::Sample;
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::imports::document_error;
use crate::session::open::OpenDocument;
use crate::session::paths::file_name;
use crate::session::purpose::Purpose;
use crate::session::state::Session;
use crate::table;

use super::kept::{KeptDone, KeptForms};
use super::{FormChange, FormChoice, change};

impl Session {
    /// The forms that the office keeps for all of its datasets.
    #[must_use]
    pub fn kept_forms(&self) -> &[Form] {
        &self.kept_forms
    }

    /// Asks for the file of a table that a form is to be like.
    pub(super) fn ask_sample(&mut self) {
        let Some(id) = self.documents.active_id() else { return };
        let folder = self.folder();
        self.ask_path(Purpose::Sample(id), folder, "");
    }

    /// Has the own form that is looked at kept for all datasets.
    pub(super) fn keep_form(&mut self) {
        let form = self.active().and_then(|document| {
            let report = document.report()?;
            report.forms.get(document.papers.own_form(report)?).cloned()
        });
        self.effects.extend(form.map(|form| Effect::KeepForm(Box::new(form))));
    }

    /// A form that was taken back, or is kept no longer, cannot be looked at any more: the first one is.
    pub(super) fn leave_form_that_is_gone(&mut self) {
        let is_gone = self.active().is_some_and(|document| {
            let FormChoice::Named(name) = &document.papers.chosen else { return false };
            document.report().is_some_and(|report| table::find(report, &self.kept_forms, name, self.words()).is_none())
        });
        if is_gone {
            self.with_active(|document| document.papers.choose(FormChoice::default()));
        }
    }

    /// A document whose table a form is to be like was chosen.
    pub(in crate::session) fn sample_chosen(&mut self, id: DocumentId, path: PathBuf) {
        let text = self.words().with("job-importing", [("name", file_name(&path).into())]);
        let (job, progress) = self.jobs.start_with_progress(text);
        self.effects.push(Effect::ReadSample(job, id, path, progress));
    }

    /// The table was read, or there is none.
    pub(in crate::session) fn sample_read(
        &mut self,
        (job, id): (JobId, DocumentId),
        path: &Path,
        result: Result<Option<Sample>, FormatError>,
        now: Duration,
    ) {
        if !self.jobs.end(job) {
            return;
        }
        let name = file_name(path);
        match result {
            Ok(Some(sample)) => self.add_form_like(id, &sample, &name, now),
            Ok(None) => self.toasts.error(self.words().with("sample-none", [("name", name.into())]), now),
            Err(FormatError::Cancelled) => {}
            Err(error) => self.toasts.error(document_error(&error, &name, self.words()), now),
        }
    }

    /// The form goes into the dataset that it was asked for, whichever is on screen by now.
    fn add_form_like(&mut self, id: DocumentId, sample: &Sample, file: &str, now: Duration) {
        let Some(report) = self.document(id).and_then(OpenDocument::report).cloned() else { return };
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        let form = table::form_like(sample, &free_name(&report, &stem), &report);
        let by_hand = form.columns.iter().filter(|column| column.field == table::BLANK).count();
        let arguments = [("columns", form.columns.len().into()), ("by_hand", by_hand.into())];
        let told = self.words().with("sample-made", arguments);
        self.add_form(id, &report, form, now);
        self.toasts.inform(told, now);
    }

    /// The form that is looked at becomes one of the dataset, under a name of its own.
    pub(super) fn copy_form(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let id = document.id();
        let Some(report) = document.report().cloned() else { return };
        let shown = || self.shown_form(document);
        let Some((form, called)) = document.papers.form(&report, &self.kept_forms, shown, self.words()) else {
            return;
        };
        let name = free_name(&report, &called);
        let paper = document.papers.sheet.unwrap_or(form.paper);
        self.add_form(id, &report, Form { name, paper, ..form }, now);
    }

    fn add_form(&mut self, id: DocumentId, report: &Report, form: Form, now: Duration) {
        let chosen = FormChoice::Named(form.name.clone());
        let mut forms = report.forms.clone();
        forms.push(form);
        let change = Change::set(&(), field!(Report.forms), forms);
        self.edit_in(id, Edit::new(report.id.clone(), change), now);
        if let Some(document) = self.documents.get_mut(id) {
            document.papers.choose(chosen);
        }
    }

    pub(super) fn change_form(&mut self, step: &FormChange, now: Duration) {
        let Some(document) = self.active() else { return };
        let Some(report) = document.report().cloned() else { return };
        let Some(at) = document.papers.own_form(&report) else { return };
        let mut forms = report.forms.clone();
        let renamed = if let FormChange::Name(name) = step { Some(name.clone()) } else { None };
        // Two forms of one name could not be told apart.
        if renamed.as_ref().is_some_and(|name| name.is_empty() || forms.iter().any(|form| form.name == *name)) {
            return;
        }
        if let Some(form) = forms.get_mut(at) {
            change(form, step.clone());
        }
        self.set_forms(&report, forms, now);
        if let Some(name) = renamed {
            self.with_active(|document| document.papers.choose(FormChoice::Named(name)));
        }
    }

    pub(super) fn remove_form(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let Some(report) = document.report().cloned() else { return };
        let Some(at) = document.papers.own_form(&report) else { return };
        let mut forms = report.forms.clone();
        forms.remove(at);
        self.set_forms(&report, forms, now);
        self.with_active(|document| document.papers.choose(FormChoice::default()));
    }

    fn set_forms(&mut self, report: &Report, forms: Vec<Form>, now: Duration) {
        if forms != report.forms {
            self.edit(Edit::new(report.id.clone(), Change::set(&(), field!(Report.forms), forms)), now);
        }
    }

    /// The forms for all datasets were read, or changed.
    pub(in crate::session) fn kept_forms_read(&mut self, kept: KeptForms, now: Duration) {
        let words = Arc::clone(self.words());
        self.kept_forms = kept.forms;
        match kept.done {
            Some(KeptDone::Kept(name)) => self.toasts.inform(words.with("forms-kept", [("name", name.into())]), now),
            Some(KeptDone::PutAside(path)) => {
                let path = path.display().to_string();
                self.toasts.inform(words.with("forms-aside", [("path", path.into())]), now);
            }
            None => {}
        }
        for fault in &kept.faults {
            self.toasts.error(fault.message(&words), now);
        }
    }
}

/// A name that no form of the report has.
fn free_name(report: &Report, called: &str) -> String {
    let taken = |name: &String| report.forms.iter().any(|form| form.name == *name);
    let numbered = (2..).map(|n| format!("{called} {n}"));
    let free = std::iter::once(called.to_owned()).chain(numbered).find(|name| !taken(name));
    free.unwrap_or_else(|| called.to_owned())
}
