//! What the running program knows: the open documents, what is selected and sought, and what it says.
//!
//! Lives here: [`Session`], its [`Action`]s and [`Effect`]s, and the one table of [`Command`]s.
//! Does not live here: widgets, threads, disks. A view returns actions; [`Session::handle`] turns each into
//! an edit or an effect and only delegates; the shell performs the effects and feeds results back.

mod action;
mod backups;
mod briefing;
mod charts;
mod closing;
mod command;
mod comparing;
mod deck;
mod dialog;
mod effect;
mod files;
mod findings;
mod handle;
mod import;
mod import_words;
mod navigate;
mod notice;
mod open;
mod outside;
mod pictures;
mod preferences;
mod purpose;
mod record;
mod run;
mod shortcut;
mod structure;
mod suggest;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use crate::file::Rescue;
use crate::model::Date;
use crate::words::Words;

pub use crate::file::Backup;
pub use action::{Action, Opened, Unopened};
pub use briefing::{Briefing, BriefingStep, Screen};
pub use charts::{ChartPanel, ChartRequest, ChartStep, MOST_CHARTS};
pub use command::{Command, CommandInfo, MENUS, VIEWS};
pub use comparing::{
    CompareRequest, CompareStep, Compared, Comparing, Other, OtherRequest, Role, Unread, contents, difference_list,
    difference_words, kind_word, merged, step_words, who_word,
};
pub use deck::{Deck, DeckStep};
pub use dialog::{AfterClose, Dialog};
pub use effect::{DeckRequest, Effect, Existing, JobId, Picture, Present};
pub use findings::{FindingStep, finding_words, severity_word};
pub use import::{Import, ImportStep, Progress};
pub use import_words::{column_words, door_error, encoding_word, level_word, remark, role_word};
pub use notice::{Notice, NoticeId, Severity};
pub use open::{DocumentId, Highlight, OpenDocument};
pub use outside::Outside;
pub use preferences::{FollowUp, Preferences, ThemeChoice};
pub use purpose::Purpose;
pub use record::{JournalStep, Left};
pub use shortcut::{Key, Shortcut};
pub use suggest::{FigureUse, SuggestStep, Suggested, fresh_suggestions};

/// What the centre of the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum View {
    /// How the whole stands.
    #[default]
    Overview,
    /// The selected node.
    Detail,
    /// All indicators as charts.
    Indicators,
    /// The notice as a page.
    Source,
    /// All items as a table.
    Ledger,
    /// Charts of the whole dataset.
    Charts,
    /// The pages of the briefing, to be arranged.
    Briefing,
    /// What the audit found.
    Audit,
    /// What differs from another dataset.
    Compare,
}

/// Work under way on a worker thread, as the status bar shows it.
#[derive(Debug, Clone)]
pub struct Job {
    /// Which job.
    pub id: JobId,
    /// What it does, in the person's language.
    pub text: String,
    /// How far it is, where it tells.
    pub progress: Option<Arc<Progress>>,
}

/// The state of the running program.
#[derive(Debug)]
pub struct Session {
    documents: Vec<OpenDocument>,
    active: Option<DocumentId>,
    view: View,
    dialog: Option<Dialog>,
    notices: Vec<Notice>,
    jobs: Vec<Job>,
    preferences: Preferences,
    words: Arc<Words>,
    today: Date,
    /// The dialogs of the desktop that are open now, and what for.
    waiting: Option<Purpose>,
    /// The file name that was proposed for what is asked.
    proposed: String,
    /// Documents being saved so that they, and perhaps the window, can be closed.
    closing: Option<(Vec<DocumentId>, AfterClose)>,
    /// The dataset inside the program, offered as an example.
    example: Arc<[u8]>,
    /// Effects that come with what was done, besides those that were asked for.
    outbox: Vec<Effect>,
    /// Work that a former process left behind.
    left: Vec<Left>,
    /// The sound part of a damaged file, while the person is asked about it.
    rescue: Option<Rescue>,
    briefing: Option<Briefing>,
    /// Documents being imported: the first is looked at, the others wait.
    imports: VecDeque<Import>,
    next_number: u64,
}

impl Session {
    /// A session with no document open.
    #[must_use]
    pub fn new(preferences: Preferences, example: Arc<[u8]>, today: Date) -> Self {
        let words = Arc::new(Words::load(preferences.language()));
        Self {
            documents: Vec::new(),
            active: None,
            view: View::default(),
            dialog: None,
            notices: Vec::new(),
            jobs: Vec::new(),
            preferences,
            words,
            today,
            waiting: None,
            proposed: String::new(),
            closing: None,
            example,
            outbox: Vec::new(),
            left: Vec::new(),
            rescue: None,
            briefing: None,
            imports: VecDeque::new(),
            next_number: 0,
        }
    }

    /// The open documents, in the order of their tabs.
    #[must_use]
    pub fn documents(&self) -> &[OpenDocument] {
        &self.documents
    }

    /// The document on screen.
    #[must_use]
    pub fn active(&self) -> Option<&OpenDocument> {
        self.document(self.active?)
    }

    /// A document by its number.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&OpenDocument> {
        self.documents.iter().find(|document| document.id() == id)
    }

    fn document_mut(&mut self, id: DocumentId) -> Option<&mut OpenDocument> {
        self.documents.iter_mut().find(|document| document.id() == id)
    }

    fn active_mut(&mut self) -> Option<&mut OpenDocument> {
        self.document_mut(self.active?)
    }

    /// What the centre shows.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// The dialog on top of the window.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    /// What the program has to say, oldest first.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The work under way.
    #[must_use]
    pub fn jobs(&self) -> &[Job] {
        &self.jobs
    }

    /// The desktop's dialog that is awaited.
    #[must_use]
    pub fn waiting(&self) -> Option<&Purpose> {
        self.waiting.as_ref()
    }

    /// The file name that is proposed for what a path is asked for.
    #[must_use]
    pub fn proposed(&self) -> &str {
        &self.proposed
    }

    /// The person's preferences.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// The words of the chosen language.
    #[must_use]
    pub fn words(&self) -> &Arc<Words> {
        &self.words
    }

    /// The day that due dates are held against.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// True when a document has unsaved work.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.documents.iter().any(|document| document.document().is_dirty())
    }

    /// The sound part of a damaged file that the person is asked about.
    #[must_use]
    pub fn rescue(&self) -> Option<&Rescue> {
        self.rescue.as_ref()
    }

    /// The files opened or saved of late, newest first.
    #[must_use]
    pub fn recent(&self) -> &[PathBuf] {
        &self.preferences.recent
    }

    fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number
    }
}
