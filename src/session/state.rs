//! The session: its parts, and what the views may ask it.
//!
//! Does not live here: what an action or an outcome does. [`Session::handle`] and [`Session::report`] have files of
//! their own.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use crate::file::Rescue;
use crate::model::{Date, Form};
use crate::words::Words;

use super::briefing::{Briefing, Briefings};
use super::command::View;
use super::comparing::Comparing;
use super::dialogs::{Dialog, Dialogs};
use super::documents::Documents;
use super::effect::Effect;
use super::examples::Examples;
use super::id::{Counter, DocumentId};
use super::imports::{Import, Imports};
use super::jobs::{Job, Jobs};
use super::open::OpenDocument;
use super::preferences::Preferences;
use super::purpose::Purpose;
use super::recovery::{Recoveries, Recovery};
use super::reopening::Reopening;
use super::settings::Settings;
use super::toasts::{Toast, Toasts};

/// The state of the running program.
#[derive(Debug)]
pub struct Session {
    pub(super) documents: Documents,
    pub(super) view: View,
    pub(super) dialogs: Dialogs,
    pub(super) toasts: Toasts,
    pub(super) jobs: Jobs,
    pub(super) settings: Settings,
    pub(super) briefing: Briefings,
    pub(super) imports: Imports,
    pub(super) recoveries: Recoveries,
    /// The forms that the office keeps for all of its datasets.
    pub(super) kept_forms: Vec<Form>,
    /// Why the recovery journal is not being written, while it is not.
    pub(super) unrecorded: Option<String>,
    /// Numbers of comparisons and of the questions that they ask.
    pub(super) comparisons: Counter,
    pub(super) today: Date,
    /// The moment by the machine's clock when it was told last.
    pub(super) moment: SystemTime,
    /// Files that were open last and are being opened again, and those that are not where they were.
    pub(super) reopening: Reopening,
    pub(super) examples: Examples,
    /// Whether the keyboard is in the tree.
    pub(super) keys_in_tree: bool,
    /// What the shell is to do, in this order; empty between two actions.
    pub(super) effects: Vec<Effect>,
}

impl Session {
    /// A session with no document open.
    #[must_use]
    pub fn new(preferences: Preferences, examples: Examples, today: Date) -> Self {
        Self {
            documents: Documents::default(),
            view: View::Overview,
            dialogs: Dialogs::default(),
            toasts: Toasts::default(),
            jobs: Jobs::default(),
            settings: Settings::new(preferences),
            briefing: Briefings::default(),
            imports: Imports::default(),
            recoveries: Recoveries::default(),
            keys_in_tree: false,
            kept_forms: Vec::new(),
            unrecorded: None,
            comparisons: Counter::default(),
            today,
            moment: SystemTime::UNIX_EPOCH,
            reopening: Reopening::default(),
            examples,
            effects: Vec::new(),
        }
    }

    /// The open documents, in the order of their tabs.
    #[must_use]
    pub fn documents(&self) -> &[OpenDocument] {
        self.documents.list()
    }

    /// The document on screen.
    #[must_use]
    pub fn active(&self) -> Option<&OpenDocument> {
        self.documents.active()
    }

    /// A document by its number.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&OpenDocument> {
        self.documents.get(id)
    }

    /// What the centre shows.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// The dialog on top of the window.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialogs.present()
    }

    /// The desktop's dialog that is awaited.
    #[must_use]
    pub fn waiting(&self) -> Option<Purpose> {
        self.dialogs.waiting()
    }

    /// The file name that is proposed for what a path is asked for.
    #[must_use]
    pub fn proposed(&self) -> &str {
        self.dialogs.proposed()
    }

    /// The sound part of a damaged file that the person is asked about.
    #[must_use]
    pub fn rescue(&self) -> Option<&Rescue> {
        self.dialogs.rescue()
    }

    /// True while the keyboard is in the tree: commands on what is selected are about its nodes.
    #[must_use]
    pub fn keys_in_tree(&self) -> bool {
        self.keys_in_tree
    }

    /// The messages on screen, oldest first.
    #[must_use]
    pub fn toasts(&self) -> &[Toast] {
        self.toasts.list()
    }

    /// Drops messages that stood long enough. Returns the time until the next one fades.
    pub fn fade(&mut self, now: Duration) -> Option<Duration> {
        self.toasts.fade(now)
    }

    /// The work under way.
    #[must_use]
    pub fn jobs(&self) -> &[Job] {
        self.jobs.list()
    }

    /// The briefing under way.
    #[must_use]
    pub fn briefing(&self) -> Option<&Briefing> {
        self.briefing.present()
    }

    /// The document being imported.
    #[must_use]
    pub fn import(&self) -> Option<&Import> {
        self.imports.first()
    }

    /// The comparison of the document on screen.
    #[must_use]
    pub fn comparing(&self) -> Option<&Comparing> {
        self.active()?.comparing()
    }

    /// The work that was left behind and is not yet taken or dropped.
    #[must_use]
    pub fn recoveries(&self) -> &[Recovery] {
        self.recoveries.list()
    }

    /// Why what is done is not being recorded for a recovery, while it is not.
    #[must_use]
    pub fn unrecorded(&self) -> Option<&str> {
        self.unrecorded.as_deref()
    }

    /// The person's preferences.
    #[must_use]
    pub fn preferences(&self) -> &Preferences {
        &self.settings.preferences
    }

    /// The files opened or saved of late, newest first.
    #[must_use]
    pub fn recent(&self) -> &[PathBuf] {
        &self.settings.preferences.recent
    }

    /// The words of the chosen language.
    #[must_use]
    pub fn words(&self) -> &Arc<Words> {
        &self.settings.words
    }

    /// True when a document has unsaved work, or a text that was not taken.
    #[must_use]
    pub fn has_unsaved(&self) -> bool {
        self.documents().iter().any(OpenDocument::is_unsaved)
    }

    pub(super) fn with_active(&mut self, change: impl FnOnce(&mut OpenDocument)) {
        if let Some(document) = self.documents.active_mut() {
            change(document);
        }
    }

    pub(super) fn with_document(&mut self, id: DocumentId, change: impl FnOnce(&mut OpenDocument)) {
        if let Some(document) = self.documents.get_mut(id) {
            change(document);
        }
    }
}
