//! Documents read, looked at, and made into a dataset or held against one.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::document::{Change, Document, Edit, NewNode};
use crate::model::{Dataset, Report};
use crate::reading::formats::{self, FormatError};
use crate::reading::notice::Understood;
use crate::session::command::View;
use crate::session::comparing::{Other, OtherKind};
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::open::OpenDocument;
use crate::session::purpose::Purpose;
use crate::session::state::Session;
use crate::table;

use super::{ImportStep, document_error};

impl Session {
    pub(in crate::session) fn ask_import(&mut self) {
        let folder = self.folder();
        self.ask_path(Purpose::Import, folder, "");
    }

    /// Has a document read.
    pub(in crate::session) fn start_import(&mut self, path: PathBuf) {
        let (id, progress) = self.start_with_progress("job-importing", &path);
        self.effects.push(Effect::Import(id, path, progress));
    }

    pub(in crate::session) fn imported(
        &mut self,
        job: JobId,
        path: PathBuf,
        result: Result<(formats::Document, Understood), FormatError>,
        now: Duration,
    ) {
        if !self.jobs.end(job) {
            return;
        }
        match result {
            Ok((document, understood)) => match self.made_from(&document) {
                // A workbook of this program comes back: what was changed in it is shown beside the dataset.
                Some(id) => self.compare_read(id, path, (document, understood)),
                None => self.imports.add(path, document, understood),
            },
            Err(FormatError::Cancelled) => {}
            Err(error) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.toasts.error(document_error(&error, &name, &self.settings.words), now);
            }
        }
    }

    /// The open document whose dataset a workbook was made from.
    fn made_from(&self, document: &formats::Document) -> Option<DocumentId> {
        let returned = document.returned.as_deref()?;
        let holds = |open: &&OpenDocument| table::report_of(returned, open.document().dataset()).is_some();
        self.documents.list().iter().find(holds).map(OpenDocument::id)
    }

    pub(in crate::session) fn import_step(&mut self, step: ImportStep, now: Duration) {
        // What was said last is to be in it.
        let settled = self.imports.first().is_some_and(super::Import::is_settled);
        match step {
            ImportStep::Make if settled => self.make_dataset(now),
            ImportStep::Merge if settled => self.merge_import(),
            ImportStep::Leave => drop(self.imports.take_first()),
            _ => {
                let request = self.imports.step(step);
                self.effects.extend(request.map(Effect::ReadAgain));
            }
        }
    }

    /// A document was read in another encoding, or cannot be.
    pub(in crate::session) fn read_as(
        &mut self,
        serial: u64,
        result: Result<(formats::Document, Understood), FormatError>,
        now: Duration,
    ) {
        match result {
            Ok((document, understood)) => self.imports.read_as(serial, document, understood),
            Err(error) => {
                let name = self.imports.name_of(serial).unwrap_or_default().to_owned();
                let Some(request) = self.imports.not_read_as(serial) else { return };
                self.effects.push(Effect::ReadAgain(request));
                self.toasts.error(document_error(&error, &name, &self.settings.words), now);
            }
        }
    }

    /// The report is held against the one on screen: what it says is looked at, and taken over as edits.
    fn merge_import(&mut self) {
        let Some(document) = self.active() else { return };
        let (id, report) = (document.id(), document.report().map(|report| report.id.clone()));
        let Some(import) = self.imports.take_first() else { return };
        let reports = vec![Arc::new(import.understood.report.clone())];
        let dataset = Arc::new(Dataset { reports, ..Dataset::default() });
        self.start_comparison(
            id,
            Other {
                name: import.document.name.clone(),
                dataset,
                kind: OtherKind::Document,
                remarks: Vec::new(),
                summary: None,
                former: None,
            },
            report,
            None,
        );
    }

    /// The report becomes a dataset of its own, by one edit: taken back, it is gone, and nothing else is touched.
    fn make_dataset(&mut self, now: Duration) {
        let Some(import) = self.imports.take_first() else { return };
        let name = import.document.name.rsplit_once('.').map_or(import.document.name.as_str(), |(stem, _)| stem);
        let untitled = name.to_owned();
        let report = Report::clone(&import.understood.report);
        let id = self.add_document(Document::loaded(Arc::new(Dataset::default())), None);
        if let Some(document) = self.documents.get_mut(id) {
            document.file.untitled = untitled;
            document.file.source = Some(import.path);
        }
        self.edit(Edit::new(report.id.clone(), Change::add(NewNode::Report(Arc::new(report)))), now);
        self.view = View::Overview;
    }
}
