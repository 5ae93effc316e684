//! A document being imported: what was understood of it, what the person said to it, and the dataset that comes of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use crate::document::{Change, Document, Edit, NewNode};
use crate::model::{Dataset, Report};
use crate::reading::door::{self, DoorError, Encoding};
use crate::reading::notice::{Correction, Understood};

use super::{Effect, JobId, Other, Purpose, Session, Severity, View};

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

/// A document on its way to a dataset.
#[derive(Debug)]
pub struct Import {
    /// The document as it came through the door.
    pub document: Arc<door::Document>,
    /// What was understood of it.
    pub understood: Arc<Understood>,
    /// What the person said to it, in this order.
    pub corrections: Vec<Correction>,
    /// The paragraph that is looked at.
    pub chosen: usize,
    /// Where it was read from.
    path: PathBuf,
    /// The number of its latest reading: an answer to an older one comes too late.
    serial: u64,
    /// The number of the reading that is shown.
    answered: u64,
    /// The encoding that the person wants, until the file is read in it.
    wanted: Option<Encoding>,
}

/// What a person does with an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// Look at a paragraph.
    Choose(usize),
    /// Say what a paragraph is.
    Correct(Correction),
    /// Take the last word back.
    TakeBack,
    /// Read the file in this encoding.
    Encoding(Encoding),
    /// Make the dataset.
    Make,
    /// Hold it against the document on screen, to take over what it says.
    Merge,
    /// Leave it.
    Leave,
}

/// The endings of what is imported, not opened as a dataset.
const ENDINGS: [&str; 10] = ["txt", "docx", "html", "htm", "xlsx", "xlsm", "xls", "ods", "csv", "md"];

/// True for a path that is a document by its ending. Its kind is told from its content later.
pub(super) fn is_document(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

impl Session {
    /// The document being imported. Others wait behind it: what a person said to it is not lost to the next.
    #[must_use]
    pub fn import(&self) -> Option<&Import> {
        self.imports.front()
    }

    pub(super) fn ask_import(&mut self, effects: &mut Vec<Effect>) {
        let folder = self.folder();
        self.ask_path(Purpose::Import, folder, String::new(), effects);
    }

    /// Has a document read.
    pub(super) fn begin_import(&mut self, path: PathBuf, effects: &mut Vec<Effect>) {
        let (id, progress) = self.begin_long("job-importing", &path);
        effects.push(Effect::Import(id, path, progress));
    }

    pub(super) fn imported(
        &mut self,
        job: JobId,
        path: PathBuf,
        result: Result<(door::Document, Understood), DoorError>,
        now: Duration,
    ) {
        if !self.end(job) {
            return;
        }
        match result {
            Ok((document, understood)) => {
                self.imports.push_back(Import {
                    document: Arc::new(document),
                    understood: Arc::new(understood),
                    corrections: Vec::new(),
                    chosen: 0,
                    path,
                    serial: 0,
                    answered: 0,
                    wanted: None,
                });
            }
            Err(DoorError::Cancelled) => {}
            Err(error) => self.say(Severity::Error, super::door_error(&error, &self.words), now),
        }
    }

    pub(super) fn understood(&mut self, serial: u64, understood: Arc<Understood>) {
        if let Some(import) = self.imports.iter_mut().find(|import| import.serial == serial) {
            (import.understood, import.answered) = (understood, serial);
        }
    }

    pub(super) fn import_step(&mut self, step: ImportStep, now: Duration, effects: &mut Vec<Effect>) {
        // No two readings share a number, of whichever document.
        let serial = self.number();
        let Some(import) = self.imports.front_mut() else { return };
        match step {
            ImportStep::Choose(at) => import.chosen = at,
            ImportStep::Correct(correction) => {
                import.corrections.push(correction);
                effects.push(import.read_again(serial));
            }
            ImportStep::TakeBack => {
                if import.corrections.pop().is_some() {
                    effects.push(import.read_again(serial));
                }
            }
            ImportStep::Encoding(encoding) => {
                import.wanted = Some(encoding);
                effects.push(import.read_again(serial));
            }
            // What was said last is to be in it.
            ImportStep::Make | ImportStep::Merge if !import.is_settled() => {}
            ImportStep::Make => self.make_dataset(now),
            ImportStep::Merge => self.merge_import(),
            ImportStep::Leave => drop(self.imports.pop_front()),
        }
    }

    /// A document was read in another encoding.
    pub(super) fn read_as(
        &mut self,
        serial: u64,
        result: Result<(door::Document, Understood), DoorError>,
        now: Duration,
        effects: &mut Vec<Effect>,
    ) {
        let next = self.number();
        let Some(import) = self.imports.iter_mut().find(|import| import.serial == serial) else { return };
        import.wanted = None;
        match result {
            Ok((document, understood)) => {
                import.chosen = import.chosen.min(document.paragraphs.len().saturating_sub(1));
                (import.document, import.understood) = (Arc::new(document), Arc::new(understood));
                import.answered = serial;
            }
            Err(error) => {
                // What else was said meanwhile still counts.
                effects.push(import.read_again(next));
                self.say(Severity::Error, super::door_error(&error, &self.words), now);
            }
        }
    }

    /// The report is held against the one on screen: what it says is looked at, and taken over as edits.
    fn merge_import(&mut self) {
        let Some(document) = self.active() else { return };
        let (id, report) = (document.id(), document.report().map(|report| report.id.clone()));
        let Some(import) = self.imports.pop_front() else { return };
        let reports = vec![Arc::new(import.understood.report.clone())];
        let dataset = Arc::new(Dataset { reports, ..Dataset::default() });
        self.begin_comparison(id, Other { name: import.document.name.clone(), dataset, partial: true }, report, None);
    }

    /// The report becomes a dataset of its own, by one edit: taken back, it is gone, and nothing else is touched.
    fn make_dataset(&mut self, now: Duration) {
        let Some(import) = self.imports.pop_front() else { return };
        let name = import.document.name.rsplit_once('.').map_or(import.document.name.as_str(), |(stem, _)| stem);
        let untitled = name.to_owned();
        let report = Report::clone(&import.understood.report);
        let id = self.add_document(Document::loaded(Arc::new(Dataset::default())), None);
        if let Some(document) = self.document_mut(id) {
            document.untitled = untitled;
        }
        self.edit(Edit::new(report.id.clone(), Change::add(NewNode::Report(Arc::new(report)))), now);
        self.view = View::Overview;
    }
}

impl Import {
    /// True where what is shown is what was said last.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.answered == self.serial
    }

    fn read_again(&mut self, serial: u64) -> Effect {
        self.serial = serial;
        let corrections = self.corrections.clone();
        match self.wanted {
            Some(encoding) => Effect::ReadAs(serial, self.path.clone(), encoding, corrections),
            None => Effect::Understand(serial, Arc::clone(&self.document), corrections),
        }
    }
}
