//! Papers asked for when they are looked at, changed, saved, printed and copied.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::analysis::{Column, Group, LedgerNodes, LedgerRow};
use crate::document::{Change, Edit};
use crate::export;
use crate::field;
use crate::model::{Date, Form, ItemId, NodeId, NodeRef, PaperAudience, Report};
use crate::paper::{FormRequest, LaterVersion, PaperRequest, ReportKind, ReportRequest};
use crate::session::activity::ActivityStep;
use crate::session::clipboard::ClipboardContent;
use crate::session::command::View;
use crate::session::comparing::Role;
use crate::session::dialogs::{Dialog, Outgoing};
use crate::session::effect::{Effect, PaperEffect};
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::paths::{file_name, place_for};
use crate::session::pictures::readers;
use crate::session::purpose::Purpose;
use crate::session::state::Session;
use crate::session::toasts::Attempt;
use crate::table::{self, PartHeading, ShownPart};

use super::{Asked, FormChoice, MadePaper, PaperStep, report_word};

impl Session {
    /// Has the paper laid out when anything that it is made from changed and somebody looks at it.
    pub(in crate::session) fn ask_for_paper(&mut self) {
        self.leave_papers();
        if self.view != View::Papers {
            return;
        }
        self.leave_form_that_is_gone();
        self.ask_for_versions();
        self.read_versions_again();
        let Some(asked) = self.active().and_then(|document| self.asked(document)) else { return };
        let Some(document) = self.documents.active_mut() else { return };
        let Some(serial) = document.papers.ask(asked) else { return };
        let id = document.id();
        let request = self.document(id).and_then(|document| self.paper_request(document));
        self.effects
            .extend(request.map(|request| Effect::Paper(PaperEffect::MakePaper(id, serial, Box::new(request)))));
    }

    /// Lets go what the papers of documents that nobody looks at were made from; not while a dialog is open, since what it
    /// asks about may be the paper.
    fn leave_papers(&mut self) {
        if self.dialogs.present().is_some() || self.dialogs.waiting().is_some() {
            return;
        }
        let shown = self.documents.active_id().filter(|_| self.view == View::Papers);
        for document in self.documents.iter_mut().filter(|document| Some(document.id()) != shown) {
            document.papers.leave();
        }
    }

    /// All that the paper of a document depends on, without what costs more than a glance.
    fn asked(&self, document: &OpenDocument) -> Option<Asked> {
        let papers = &document.papers;
        if self.awaits_version(document) {
            return None;
        }
        let shown = || (document.answers().and_then(|answers| answers.ledger.clone()), self.ledger_columns().to_vec());
        Some(Asked {
            revision: document.document().revision(),
            report: document.report()?.id.clone(),
            chosen: papers.chosen.clone(),
            unit: papers.unit.clone(),
            only_selected: papers.only_selected,
            sheet: papers.sheet,
            appendices: papers.appendices.clone(),
            sources: papers.sources,
            selected: papers.only_selected.then(|| Arc::clone(document.brush())),
            ledger: (papers.chosen == FormChoice::Shown).then(shown),
            kept: self.kept_forms.iter().find(|form| papers.chosen == FormChoice::Named(form.name.clone())).cloned(),
            earlier: papers.earlier.as_ref().map(|earlier| Arc::clone(&earlier.dataset)),
            later: papers.later.as_ref().map(|later| Arc::clone(&later.dataset)),
            from: papers.from,
            today: self.paper_day(document),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            language: self.words().language(),
        })
    }

    fn ledger_columns(&self) -> &[Column] {
        self.settings.preferences.columns(self.ledger_rows())
    }

    /// Who reads the papers of a report, as far as that was said.
    #[must_use]
    pub fn paper_audience(&self) -> Option<PaperAudience> {
        self.active()?.report()?.audience
    }

    /// What the paper of a document is made from. Without readers it is made for the public: nothing goes out that
    /// nobody chose to give.
    pub(in crate::session) fn paper_request(&self, document: &OpenDocument) -> Option<PaperRequest> {
        let report = document.report()?;
        if let FormChoice::Report(kind) = document.papers.chosen {
            return self.report_request(document, kind);
        }
        let (form, name) =
            document.papers.form(report, &self.kept_forms, || self.shown_form(document), self.words())?;
        // The rows of the ledger as it is shown have their order and their groups already.
        let shown = (document.papers.chosen == FormChoice::Shown).then(|| shown_parts(document, report));
        let form = if shown.is_some() { Form { sort: Vec::new(), ..form } } else { form };
        // A form of the dataset says its paper in its own fields.
        let sheet = document.papers.sheet.filter(|_| document.papers.own_form(report).is_none());
        let form = Form { paper: sheet.unwrap_or(form.paper), ..form };
        Some(PaperRequest::Form(FormRequest { shown, ..self.request_of(document, form, name)? }))
    }

    fn report_request(&self, document: &OpenDocument, kind: ReportKind) -> Option<PaperRequest> {
        let report = document.report()?;
        if self.awaits_version(document) {
            return None;
        }
        let later = document.papers.later.as_ref().filter(|_| kind == ReportKind::Monthly);
        let of_later = later.and_then(|later| Some((Arc::clone(&later.dataset), later.place(&report.id)?)));
        let present = || {
            let dataset = Arc::clone(document.document().dataset());
            let at = dataset.reports.iter().position(|own| own.id == report.id)?;
            Some((dataset, at))
        };
        let (dataset, at) = of_later.or_else(present)?;
        Some(PaperRequest::Report(ReportRequest {
            dataset,
            report: at,
            kind,
            name: self.words().text(report_word(kind)).to_owned(),
            audience: readers(document),
            appendices: document.papers.appendices.clone(),
            kept: self.kept_forms.clone(),
            sources: document.papers.sources,
            earlier: document.papers.earlier.clone(),
            later: later.map(|later| LaterVersion {
                name: later.name.clone(),
                present: Arc::clone(document.document().dataset()),
            }),
            from: document.papers.from,
            today: self.paper_day(document),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            words: Arc::clone(&self.settings.words),
        }))
    }

    /// The day that a paper is made for: for the report of a period its last one.
    fn paper_day(&self, document: &OpenDocument) -> Date {
        let papers = &document.papers;
        let later = papers.later.as_ref().zip(document.report()).and_then(|(later, report)| later.day(&report.id));
        let is_period = papers.chosen == FormChoice::Report(ReportKind::Monthly);
        let chosen = later.or(papers.to).filter(|_| is_period);
        chosen.unwrap_or_else(|| document.day(self.today))
    }

    fn request_of(&self, document: &OpenDocument, form: Form, name: String) -> Option<FormRequest> {
        let report = document.report()?;
        let dataset = Arc::clone(document.document().dataset());
        let at = dataset.reports.iter().position(|own| own.id == report.id)?;
        let selected = || document.papers.only_selected.then(|| selected_items(document, report));
        let is_shown = document.papers.chosen == FormChoice::Shown;
        Some(FormRequest {
            dataset,
            report: at,
            form,
            name,
            audience: report.audience.unwrap_or(PaperAudience::Public),
            unit: document.papers.unit.clone(),
            items: if is_shown { Some(shown_items(document, report)) } else { selected() },
            shown: None,
            today: document.day(self.today),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            words: Arc::clone(&self.settings.words),
        })
    }

    /// The columns and the order of the ledger as a form.
    pub(super) fn shown_form(&self, document: &OpenDocument) -> Form {
        let group = self.settings.preferences.ledger_group;
        table::shown(self.ledger_columns(), &document.analyses.ledger, group, self.words())
    }

    pub(in crate::session) fn paper_made(&mut self, id: DocumentId, serial: u64, made: MadePaper) {
        let Some(document) = self.documents.get_mut(id) else { return };
        // One that was asked for before something else was chosen comes too late.
        if document.papers.serial == serial {
            document.papers.made = Some(Arc::new(made));
        }
    }

    pub(in crate::session) fn paper_step(&mut self, step: PaperStep, now: Duration) {
        match step {
            PaperStep::Choose(choice) => self.with_active(|document| document.papers.choose(choice)),
            PaperStep::Sheet(sheet) => self.with_active(|document| document.papers.sheet = Some(sheet)),
            PaperStep::Unit(unit) => self.with_active(|document| document.papers.unit = unit),
            PaperStep::AskEarlier => self.ask_earlier(),
            PaperStep::FromBackup(id, backup) => self.tell_from_backup(id, backup),
            PaperStep::Version(end, version) => self.take_named_version(end, version),
            PaperStep::DropLater => self.with_active(|document| document.papers.drop_version(Role::Later)),
            PaperStep::DropEarlier => self.with_active(|document| document.papers.drop_version(Role::Earlier)),
            PaperStep::From(from) => self.with_active(|document| document.papers.from = from),
            PaperStep::To(to) => self.with_active(|document| document.papers.to = to),
            PaperStep::Sources(sources) => self.with_active(|document| document.papers.sources = sources),
            PaperStep::OnlySelected(only) => self.with_active(|document| document.papers.only_selected = only),
            PaperStep::Audience(audience) => self.set_audience(audience, now),
            PaperStep::Head(head) => self.set_of_report(Change::set(&(), field!(Report.letter_paper), !head), now),
            PaperStep::Watermark(text) => {
                self.set_of_report(Change::set(&(), field!(Report.watermark), text.trim().to_owned()), now);
            }
            PaperStep::WatermarkRecipient(named) => {
                self.set_of_report(Change::set(&(), field!(Report.watermark_recipient), named), now);
            }
            PaperStep::Appendix(name, bound) => self.with_active(|document| document.papers.bind(name, bound)),
            PaperStep::CopyForm => self.copy_form(now),
            PaperStep::LikeFile => self.ask_sample(),
            PaperStep::Change(step) => self.change_form(&step, now),
            PaperStep::Remove => self.remove_form(now),
            PaperStep::Keep => self.keep_form(),
            PaperStep::PutAside(name) => self.effects.push(Effect::PutFormAside(name)),
            PaperStep::Save | PaperStep::SaveLists | PaperStep::Copy => self.give_out(step, now),
        }
    }

    /// Asks for the file of the version that the report of a period is told from.
    fn ask_earlier(&mut self) {
        let Some(id) = self.documents.active_id() else { return };
        let folder = self.folder();
        self.ask_path(Purpose::Compare(id, Role::Earlier), folder, "");
    }

    fn give_out(&mut self, step: PaperStep, now: Duration) {
        if self.audience_asked(Outgoing::Paper(step.clone())) {
            return;
        }
        match step {
            PaperStep::Copy => self.copy_table(now),
            other => self.ask_paper_path(other == PaperStep::SaveLists),
        }
    }

    /// Asks who reads what goes out, where nobody said so yet in this dataset. Returns true when it asked.
    pub(in crate::session) fn audience_asked(&mut self, outgoing: Outgoing) -> bool {
        let goes_out = match &outgoing {
            Outgoing::Command(command) => command.goes_out(),
            Outgoing::Paper(_) | Outgoing::Activity => true,
        };
        let is_known = self.paper_audience().is_some() || self.active().and_then(OpenDocument::report).is_none();
        if goes_out && !is_known {
            self.dialogs.open(Dialog::Audience(outgoing));
        }
        goes_out && !is_known
    }

    pub(in crate::session) fn choose_audience(&mut self, audience: PaperAudience, outgoing: Outgoing, now: Duration) {
        self.dialogs.close();
        self.set_audience(audience, now);
        match outgoing {
            Outgoing::Command(command) => self.run(command, now),
            Outgoing::Paper(step) => self.paper_step(step, now),
            Outgoing::Activity => self.activity_step(ActivityStep::Save),
        }
    }

    /// Papers were written, and what was left out of them was looked for.
    pub(in crate::session) fn papers_saved(&mut self, path: &Path, result: Result<usize, String>, now: Duration) {
        let name = file_name(path);
        if result.is_ok() {
            self.toasts.worked(&Attempt::Papers(path.to_owned()));
        }
        match result {
            Ok(0) => self.toasts.inform(self.words().with("saved", [("name", name.into())]), now),
            Ok(count) => {
                let arguments = [("name", name.into()), ("count", count.into())];
                self.toasts.inform(self.words().with("paper-saved-proven", arguments), now);
            }
            Err(error) => self.toasts.failed(Attempt::Papers(path.to_owned()), error, now),
        }
    }

    /// Has what the view shows printed, after a preview: the ledger as it is shown, else the form that is looked at.
    pub(in crate::session) fn print_paper(&mut self) {
        if self.view == View::Papers {
            let request = self.active().and_then(|document| self.paper_request(document));
            self.effects.extend(request.map(Effect::PrintPaper));
            return;
        }
        if self.view == View::Ledger {
            self.with_active(|document| document.papers.choose(FormChoice::Shown));
        }
        self.view = View::Papers;
    }

    fn set_audience(&mut self, audience: PaperAudience, now: Duration) {
        let Some(report) = self.active().and_then(OpenDocument::report) else { return };
        if report.audience != Some(audience) {
            let change = Change::set(&(), field!(Report.audience), Some(audience));
            self.edit(Edit::new(report.id.clone(), change), now);
        }
    }

    /// Changes a field of the report that is looked at.
    fn set_of_report(&mut self, change: Change, now: Duration) {
        if let Some(report) = self.active().and_then(OpenDocument::report) {
            self.edit(Edit::new(report.id.clone(), change), now);
        }
    }

    /// Asks where to save the paper, or all lists; a name with the day is proposed.
    fn ask_paper_path(&mut self, lists: bool) {
        let Some(document) = self.active() else { return };
        let Some(request) = self.paper_request(document) else { return };
        let name = if lists { self.words().text("form-lists") } else { request.name() };
        let (unit, ending) = match &request {
            PaperRequest::Report(_) | PaperRequest::Letter(_) if !lists => (String::new(), "docx"),
            PaperRequest::Form(form) => (form.unit.clone().unwrap_or_default(), "xlsx"),
            PaperRequest::Report(_) | PaperRequest::Letter(_) => (String::new(), "xlsx"),
        };
        let name = format!("{unit}{name}{}.{ending}", document.day(self.today));
        let (id, folder) = (document.id(), self.folder());
        let purpose = match &request {
            _ if lists => Purpose::SaveLists(id),
            PaperRequest::Form(_) => Purpose::SavePaper(id),
            PaperRequest::Report(_) | PaperRequest::Letter(_) => Purpose::SaveReport(id),
        };
        self.ask_path(purpose, folder, &name);
    }

    pub(in crate::session) fn paper_path_chosen(&mut self, purpose: Purpose, path: &Path, typed: bool) {
        let (path, existing) = place_for(path, purpose, typed);
        let requests = match purpose {
            Purpose::SavePaper(id) | Purpose::SaveReport(id) => {
                self.document(id).and_then(|document| self.paper_request(document)).into_iter().collect()
            }
            Purpose::SaveLists(id) => {
                self.document(id).map(|document| self.list_requests(document)).unwrap_or_default()
            }
            _ => Vec::new(),
        };
        if !requests.is_empty() {
            let text = self.words().with("job-saving", [("name", file_name(&path).into())]);
            let (job, progress) = self.jobs.start_with_progress(text);
            self.effects.push(Effect::Paper(PaperEffect::SavePapers(job, path, requests, existing, progress)));
        }
    }

    fn list_requests(&self, document: &OpenDocument) -> Vec<PaperRequest> {
        let Some(report) = document.report() else { return Vec::new() };
        let found = table::LISTS.iter().filter_map(|name| table::find(report, &self.kept_forms, name, self.words()));
        found.filter_map(|(form, name)| self.request_of(document, form, name).map(PaperRequest::Form)).collect()
    }

    /// The table as cells: HTML, and texts with tabs, which every spreadsheet takes apart.
    fn copy_table(&mut self, now: Duration) {
        let Some(made) = self.active().and_then(|document| document.papers.made.clone()) else { return };
        let text = made.paper.tables().map(export::tab_separated).collect::<Vec<_>>().join("\n");
        let html = export::tables_html(made.paper.tables(), None);
        self.effects.push(Effect::Copy(ClipboardContent { text, html: Some(html) }));
        self.toasts.inform(self.words().text("paper-copied").to_owned(), now);
    }
}

impl super::Papers {
    /// Laying the paper out broke off.
    pub(in crate::session) fn broke(&mut self) {
        self.failed = true;
    }

    /// Takes note of what is asked for, and gives the request its number; nothing where the same was asked for before.
    fn ask(&mut self, asked: Asked) -> Option<u64> {
        if self.asked.as_ref() == Some(&asked) {
            return None;
        }
        // Another form is not to be seen under this one's name.
        if self.asked.as_ref().is_none_or(|before| before.chosen != asked.chosen) {
            self.made = None;
        }
        (self.asked, self.failed) = (Some(asked), false);
        self.serial += 1;
        Some(self.serial)
    }
}

/// The items that are selected, or whose measures or indicators are, in the order of the report.
fn selected_items(document: &OpenDocument, report: &Report) -> Vec<ItemId> {
    let selected = document.brush();
    let is_selected = |id: &ItemId| selected.contains(&NodeRef::new(report.id.clone(), NodeId::Item(id.clone())));
    report.items().map(|item| item.id.clone()).filter(is_selected).collect()
}

/// True for a row of the ledger that is wanted: any, or only those of the items that are selected.
fn is_wanted(document: &OpenDocument, row: &LedgerNodes<'_>) -> bool {
    let item = NodeRef::new(row.report.id.clone(), NodeId::Item(row.item.id.clone()));
    !document.papers.only_selected || document.brush().contains(&item)
}

/// The rows of a report in the ledger as it is shown: group by group, also those that are folded.
fn shown_parts(document: &OpenDocument, report: &Report) -> Vec<ShownPart> {
    let Some((answers, ledger)) = document.answers().and_then(|answers| Some((answers, answers.ledger.as_ref()?)))
    else {
        return Vec::new();
    };
    let part = |heading: PartHeading, rows: &[LedgerRow]| {
        let nodes = rows.iter().filter_map(|row| row.resolve(&answers.dataset));
        let wanted = nodes.filter(|own| own.report.id == report.id && is_wanted(document, own));
        ShownPart { heading, rows: wanted.map(|own| own.id()).collect() }
    };
    let of_group = |group: &Group| {
        let heading = group.key.as_ref().map_or(PartHeading::Apart, |key| PartHeading::Of(key.node.clone()));
        part(heading, ledger.rows_of(group))
    };
    if ledger.groups.is_empty() {
        return vec![part(PartHeading::None, &ledger.rows)];
    }
    let mut parts: Vec<ShownPart> = ledger.groups.iter().map(of_group).collect();
    parts.retain(|part| !document.papers.only_selected || !part.rows.is_empty());
    parts
}

/// The items of a report in the ledger as it is shown.
fn shown_items(document: &OpenDocument, report: &Report) -> Vec<ItemId> {
    let Some(answers) = document.answers() else { return Vec::new() };
    let rows = answers.ledger.iter().flat_map(|ledger| ledger.listed());
    let nodes = rows.filter_map(|row| row.resolve(&answers.dataset)).filter(|nodes| nodes.report.id == report.id);
    nodes.filter(|nodes| is_wanted(document, nodes)).map(|nodes| nodes.item.id.clone()).collect()
}
