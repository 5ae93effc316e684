//! What the session does with a comparison: begins it, has it made again, ticks and takes over.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::file::Backup;
use crate::model::{Dataset, Date, ReportId};
use crate::reading::formats::{Document, FormatError};
use crate::reading::notice::Understood;
use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::imports::document_error;
use crate::session::purpose::Purpose;
use crate::session::state::Session;

use super::{CompareRequest, CompareStep, Compared, Comparing, Former, Other, OtherKind, OtherRequest, Role, Unread};

/// What is known of a file that is to be read.
#[derive(Default)]
struct Source {
    /// What it is called where it is a former version of the file of the document.
    former: Option<Former>,
    /// What was read of it already.
    read: Option<Box<(Document, Understood)>>,
}

impl Session {
    pub(in crate::session) fn compare_step(&mut self, step: CompareStep, now: Duration) {
        let Some(id) = self.documents.active_id() else { return };
        match step {
            CompareStep::AskFile(role) => {
                let folder = self.folder();
                self.ask_path(Purpose::Compare(id, role), folder, "");
            }
            CompareStep::WithFile(id, path) => {
                self.dialogs.close();
                self.documents.activate(id);
                self.view = View::Compare;
                self.read_other(id, Role::Theirs, path);
            }
            CompareStep::WithFormer(id, backup) => {
                self.dialogs.close();
                self.documents.activate(id);
                self.view = View::Compare;
                self.read_former(id, Role::Theirs, backup);
            }
            CompareStep::WithDocument(other) => {
                let found = self.document(other).map(|other| Other {
                    name: other.name(),
                    dataset: Arc::clone(other.document().dataset()),
                    kind: OtherKind::Dataset,
                    remarks: Vec::new(),
                    summary: None,
                    former: None,
                });
                if let Some(theirs) = found {
                    self.start_comparison(id, theirs, None, None);
                }
            }
            CompareStep::WithReport(mine, theirs) => self.compare_reports(mine, &theirs),
            CompareStep::Tick(places, on) => self.with_comparison(|comparing| comparing.tick(&places, on)),
            CompareStep::Answer(place, answer) => self.with_comparison(|own| own.answer_all(&[place], answer)),
            CompareStep::Type(place, which, text) => self.with_comparison(|own| own.type_text(place, which, text)),
            CompareStep::Take(places) => self.take_over(Some(&places), now),
            CompareStep::TakeTicked => self.take_over(None, now),
            CompareStep::WriteReport => self.write_report_since(),
            CompareStep::DropBase => self.with_comparison(|comparing| {
                (comparing.base, comparing.asked, comparing.fresh) = (None, None, true);
            }),
            CompareStep::Export => {
                let name = format!("{}.csv", self.words().text("compare-list-name"));
                let folder = self.folder();
                self.ask_path(Purpose::SaveDifferences(id), folder, &name);
            }
            CompareStep::End => {
                self.with_active(|document| document.comparison.end());
                if self.view == View::Compare {
                    self.view = View::Overview;
                }
            }
        }
    }

    /// Changes the comparison on screen. Of returned files what one says against another is told to that one too.
    pub(super) fn with_comparison(&mut self, change: impl FnOnce(&mut Comparing)) {
        let view = self.view;
        let Some(document) = self.documents.active_mut() else { return };
        if view == View::Returns {
            if let Some(returns) = document.exchange.returns.as_deref_mut() {
                returns.change_present(change);
            }
        } else if let Some(comparing) = document.comparison.present.as_deref_mut() {
            change(comparing);
        }
    }

    /// Looks at the report of the period from the former version to now.
    fn write_report_since(&mut self) {
        let Some(document) = self.active() else { return };
        let former = document.comparing().and_then(|comparing| comparing.theirs.former.clone());
        let Some((id, former)) = Some(document.id()).zip(former) else { return };
        self.tell_since(id, former);
    }

    /// Holds a document against another dataset from now on; `base` is the state that both came from, where it is
    /// known.
    pub(in crate::session) fn start_comparison(
        &mut self,
        id: DocumentId,
        theirs: Other,
        report: Option<ReportId>,
        base: Option<Other>,
    ) {
        let number = self.comparisons.next();
        let Some(document) = self.documents.get_mut(id) else { return };
        let comparing = Comparing { base, ..Comparing::new(number, theirs, report) };
        document.comparison.begin(comparing);
        self.documents.activate(id);
        self.view = View::Compare;
    }

    fn compare_reports(&mut self, mine: ReportId, theirs: &ReportId) {
        let Some(document) = self.active() else { return };
        let found = document.document().dataset().reports.iter().find(|report| report.id == *theirs);
        let Some(report) = found.cloned() else { return };
        let (id, name) = (document.id(), report.title.clone());
        let dataset = Arc::new(Dataset { reports: vec![report], ..Dataset::default() });
        self.start_comparison(
            id,
            Other { name, dataset, kind: OtherKind::Dataset, remarks: Vec::new(), summary: None, former: None },
            Some(mine),
            None,
        );
    }

    /// What was found in a returned workbook, and what of it could not be read: the first ones in full, and how many more
    /// there are.
    fn tell_remarks(&mut self, other: &Other, now: Duration) {
        const SHOWN: usize = 4;
        if let Some(summary) = &other.summary {
            self.toasts.inform(summary.clone(), now);
        }
        for remark in other.remarks.iter().take(SHOWN) {
            self.toasts.error(remark.clone(), now);
        }
        let more = other.remarks.len().saturating_sub(SHOWN);
        if more > 0 {
            self.toasts.error(self.words().with("returned-more", [("count", more.into())]), now);
        }
    }

    pub(in crate::session) fn read_other(&mut self, id: DocumentId, role: Role, path: PathBuf) {
        self.load_other(id, role, path, Source::default());
    }

    /// Reads a former version of the file of a document, which is called by its name and its day.
    pub(in crate::session) fn read_former(&mut self, id: DocumentId, role: Role, backup: Backup) {
        let words = self.words();
        let name = match &backup.name {
            Some(own) => {
                words.with("compare-version", [("name", own.name.as_str().into()), ("date", words.date(own.on).into())])
            }
            None => words.moment(backup.replaced),
        };
        // Kept under a name, it stood so on that day; else until it was replaced.
        let on = backup.name.as_ref().map(|own| own.on).or_else(|| Date::of_moment(backup.replaced));
        let path = backup.path.clone();
        self.load_other(id, role, path, Source { former: Some(Former { backup, name, on }), read: None });
    }

    /// Compares a document with one that was read already.
    pub(in crate::session) fn compare_read(&mut self, id: DocumentId, path: PathBuf, read: (Document, Understood)) {
        self.documents.activate(id);
        self.view = View::Compare;
        self.load_other(id, Role::Theirs, path, Source { former: None, read: Some(Box::new(read)) });
    }

    fn load_other(&mut self, id: DocumentId, role: Role, path: PathBuf, Source { former, read }: Source) {
        let (job, progress) = self.start_with_progress("job-loading", &path);
        let Some(document) = self.documents.get_mut(id) else { return };
        let mine = Arc::clone(document.document().dataset());
        let is_version = matches!(role, Role::Earlier | Role::Later);
        if is_version {
            document.papers.await_version(role, job, path.clone());
        } else {
            // The latest file asked for counts; a common origin, only for the comparison that it was asked for.
            let number = document.comparison.present.as_ref().map_or(0, |comparing| comparing.number);
            document.comparison.asked = (job, number);
        }
        let is_document = !is_version && former.is_none() && crate::session::imports::is_document(&path);
        self.effects.push(Effect::LoadOther(OtherRequest {
            job,
            document: id,
            role,
            path,
            former,
            is_document,
            read,
            mine,
            today: self.today,
            words: Arc::clone(&self.settings.words),
            progress,
        }));
    }

    pub(in crate::session) fn compare_path_chosen(&mut self, purpose: Purpose, path: &Path, typed: bool) {
        match purpose {
            Purpose::Compare(id, role) => self.read_other(id, role, path.to_owned()),
            Purpose::SaveDifferences(id) => {
                let (path, existing) = crate::session::paths::place_for(path, purpose, typed);
                let compared = self.document(id).and_then(|document| document.comparing()?.compared().cloned());
                let words = Arc::clone(self.words());
                self.effects.extend(compared.map(|compared| Effect::SaveDifferences(path, compared, words, existing)));
            }
            _ => {}
        }
    }

    pub(in crate::session) fn other_loaded(
        &mut self,
        job: JobId,
        id: DocumentId,
        role: Role,
        result: Result<Other, Unread>,
        now: Duration,
    ) {
        if !self.jobs.end(job) {
            return;
        }
        let other = match result {
            Ok(other) => other,
            Err(Unread::Document(_, FormatError::Cancelled)) => return,
            Err(Unread::Document(name, error)) => {
                return self.toasts.error(document_error(&error, &name, &self.settings.words), now);
            }
            Err(Unread::Dataset(error)) => return self.toasts.error(error.message(&self.settings.words), now),
        };
        let looking = self.documents.active_id() == Some(id) && self.view == View::Compare;
        let Some(document) = self.documents.get_mut(id) else { return };
        let (asked, number) = document.comparison.asked;
        let present = document.comparison.present.as_deref_mut();
        match (role, present) {
            (Role::Earlier | Role::Later, _) => document.papers.take_version(role, job, other),
            _ if asked != job => {}
            (Role::Base, Some(comparing)) if comparing.number == number => {
                (comparing.base, comparing.asked, comparing.fresh) = (Some(other), None, true);
            }
            (Role::Base, _) => {}
            (Role::Theirs, _) => {
                let (active, view, name) = (self.documents.active_id(), self.view, other.name.clone());
                self.tell_remarks(&other, now);
                self.start_comparison(id, other, None, None);
                // The person went on to something else meanwhile, and is not called away from it.
                if !looking {
                    if let Some(active) = active {
                        self.documents.activate(active);
                    }
                    self.view = view;
                    self.toasts.inform(self.words().with("compare-ready", [("name", name.into())]), now);
                }
            }
        }
    }

    /// Has the differences found again when mine changed, or what it is compared with. One question at a time: what
    /// changes meanwhile is asked about when the answer has come.
    pub(in crate::session) fn ask_for_differences(&mut self) {
        if self.view != View::Compare {
            return;
        }
        let serial = self.comparisons.next();
        let Some(document) = self.documents.active_mut() else { return };
        let (id, mine) = (document.id(), Arc::clone(document.document().dataset()));
        let today = document.day(self.today);
        let Some(comparing) = document.comparison.present.as_deref_mut() else { return };
        let day = (today, self.settings.preferences.near_due_days);
        let is_new = match &comparing.asked {
            None => true,
            Some((of, _)) => {
                let answered = comparing.compared.as_ref().is_some_and(|compared| Arc::ptr_eq(&compared.dataset, of));
                // Who is late or near is told of the day as well.
                answered && (!Arc::ptr_eq(of, &mine) || comparing.asked_of_day != Some(day))
            }
        };
        if !is_new {
            return;
        }
        comparing.asked = Some((Arc::clone(&mine), serial));
        comparing.asked_of_day = Some(day);
        self.effects.push(Effect::Compare(CompareRequest {
            document: id,
            serial,
            mine,
            theirs: comparing.theirs.clone(),
            base: comparing.base.as_ref().map(|base| Arc::clone(&base.dataset)),
            report: comparing.report.clone(),
            today,
            near_days: self.settings.preferences.near_due_days,
            words: Arc::clone(&self.settings.words),
        }));
    }

    pub(in crate::session) fn compared(&mut self, id: DocumentId, serial: u64, compared: Arc<Compared>) {
        let comparing = self.documents.get_mut(id).and_then(|document| document.comparison.present.as_deref_mut());
        let asked = |comparing: &&mut Comparing| comparing.asked.as_ref().is_some_and(|(_, asked)| *asked == serial);
        if let Some(comparing) = comparing.filter(asked) {
            comparing.took(compared);
        }
    }
}
