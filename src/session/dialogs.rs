//! The one dialog on top of the window, and the desktop's dialog for a path.

use std::path::PathBuf;

use crate::file::{Backup, Rescue};
use crate::model::{ClosingKind, LetterKind, NodeRef, PartyId, ReportId, When};

use super::command::Command;
use super::id::DocumentId;
use super::papers::PaperStep;
use super::purpose::Purpose;

/// A dialog; at most one is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// A path is typed or picked from recent folders, because the desktop has no dialog that answers.
    PathBox(Purpose),
    /// Unsaved work of these documents would be lost.
    Unsaved(Vec<DocumentId>, AfterClose),
    /// A file would be replaced.
    Overwrite(DocumentId, PathBuf),
    /// A due date is set, or moved with its reason; to this day, where it was dragged there.
    Due(Vec<NodeRef>, Option<When>),
    /// Items are closed: date, verifier, manner.
    Close(Vec<NodeRef>),
    /// Another step of the closing of items, such as the application for it.
    ClosingStep(Vec<NodeRef>, ClosingKind),
    /// A file of evidence that the system may run is to be opened.
    RunEvidence(String),
    /// Items were looked at again.
    Review(Vec<NodeRef>),
    /// Closed items of a report are drawn by lot.
    Sample(ReportId),
    /// The next round begins with what is unfinished of this report.
    NextRound(ReportId),
    /// How an item goes is put down.
    Progress(NodeRef),
    /// Letters to the units that lead these items, of this kind unless another is chosen; at first to some of them alone,
    /// where it is about those.
    Letters(Vec<NodeRef>, LetterKind, Option<Vec<PartyId>>),
    /// A block of values for an indicator, with what was pasted so far.
    Readings(NodeRef, String),
    /// Work was left behind by a process that ended without saving it.
    Recover,
    /// The program broke off before: reports on it that nobody has seen.
    Crashed(Vec<PathBuf>),
    /// Texts that stand in fields of a document and are not taken.
    Typed(DocumentId),
    /// The file of a document was changed by another program.
    Outside(DocumentId),
    /// The file of a document cannot be read, so that it is not just written over: why, and whether it can be replaced.
    Unreadable(DocumentId, String, bool),
    /// A file is damaged, and a part of it is sound: its path, and what is wrong.
    Damaged(PathBuf, String),
    /// The former versions of a document's file.
    Backups(DocumentId, Vec<Backup>),
    /// All commands, sought by name.
    Palette,
    /// All shortcuts.
    Shortcuts,
    /// Who reads what goes out: asked once in a dataset.
    Audience(Outgoing),
    /// What the units get to be filled in.
    Split,
    /// On which sheet the wall chart is printed.
    Poster,
    /// What a new dataset begins with.
    Templates,
    /// The first hour with the program, step by step.
    Guide,
    /// The preferences.
    Settings,
    /// What this program is.
    About,
}

impl Dialog {
    /// True for a dialog in which work is typed.
    fn holds_typed_text(&self) -> bool {
        matches!(
            self,
            Self::Due(..)
                | Self::Close(_)
                | Self::ClosingStep(..)
                | Self::Review(_)
                | Self::Sample(_)
                | Self::NextRound(_)
                | Self::Progress(_)
                | Self::Letters(..)
                | Self::Readings(..)
                | Self::Split
                | Self::Backups(..)
        )
    }

    /// True for a dialog that comes back after one that takes its place.
    fn comes_back(&self) -> bool {
        self.holds_typed_text() || matches!(self, Self::Crashed(_))
    }
}

/// Something that goes out of the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Outgoing {
    /// What a command writes, prints or copies.
    Command(Command),
    /// A paper.
    Paper(PaperStep),
    /// The table of what was done in the file.
    Activity,
}

/// What becomes of reports on crashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrashStep {
    /// Show their folder.
    Show,
    /// Keep them and offer them no more.
    Keep,
    /// Delete them.
    Delete,
}

/// What follows once the question about unsaved work is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterClose {
    /// Only the documents are closed.
    Stay,
    /// The window closes.
    Quit,
}

/// What is asked of the person, at most one dialog of the window and one of the desktop.
#[derive(Debug, Default)]
pub(super) struct Dialogs {
    present: Option<Dialog>,
    /// A dialog that comes back after the question that is asked now.
    below: Option<Dialog>,
    /// The desktop's dialog that is open now, and what for.
    waiting: Option<Purpose>,
    /// The number of that dialog, or of the last one.
    serial: u64,
    /// The file name that was proposed for what is asked.
    proposed: String,
    /// The sound part of a damaged file, while the person is asked about it.
    rescue: Option<Rescue>,
}

impl Dialogs {
    pub(super) fn present(&self) -> Option<&Dialog> {
        self.present.as_ref()
    }

    pub(super) fn waiting(&self) -> Option<Purpose> {
        self.waiting
    }

    pub(super) fn proposed(&self) -> &str {
        &self.proposed
    }

    pub(super) fn rescue(&self) -> Option<&Rescue> {
        self.rescue.as_ref()
    }

    /// Opens a dialog in the place of the present one. One in which something may be typed comes back after it.
    pub(super) fn open(&mut self, dialog: Dialog) {
        if let Some(former) = self.present.replace(dialog)
            && former.comes_back()
        {
            self.below = Some(former);
        }
    }

    /// Opens a dialog that can wait: after the present one, where there is one.
    pub(super) fn open_below(&mut self, dialog: Dialog) {
        let place = if self.present.is_none() { &mut self.present } else { &mut self.below };
        place.get_or_insert(dialog);
    }

    pub(super) fn close(&mut self) {
        self.take();
    }

    /// Closes a dialog in which something is typed about nodes: their document is closed.
    pub(super) fn close_about_nodes(&mut self) {
        self.below = None;
        self.present.take_if(|dialog| dialog.holds_typed_text());
    }

    /// Closes the dialog and returns what it was.
    pub(super) fn take(&mut self) -> Option<Dialog> {
        let below = self.below.take();
        std::mem::replace(&mut self.present, below)
    }

    /// Asks whether the sound part of a damaged file is to be opened.
    pub(super) fn offer_rescue(&mut self, path: PathBuf, error: String, rescue: Rescue) {
        self.rescue = Some(rescue);
        self.open(Dialog::Damaged(path, error));
    }

    pub(super) fn take_rescue(&mut self) -> Option<Rescue> {
        self.rescue.take()
    }

    /// Takes note that the desktop's dialog is asked for. Returns its number; nothing when one is open already.
    pub(super) fn wait_for(&mut self, purpose: Purpose, proposed: &str) -> Option<u64> {
        if self.waiting.is_some() {
            return None;
        }
        (self.waiting, self.serial) = (Some(purpose), self.serial + 1);
        proposed.clone_into(&mut self.proposed);
        Some(self.serial)
    }

    /// True while a path is awaited for this purpose, from the desktop or from the path box.
    pub(super) fn awaits(&self, purpose: Purpose) -> bool {
        self.waiting == Some(purpose) || self.is_path_box(purpose)
    }

    /// True while a path is typed for this purpose.
    pub(super) fn is_path_box(&self, purpose: Purpose) -> bool {
        self.present == Some(Dialog::PathBox(purpose))
    }

    /// The path is there, or will not come.
    pub(super) fn end_path(&mut self, purpose: Purpose) {
        if self.waiting == Some(purpose) {
            self.waiting = None;
        }
        if self.is_path_box(purpose) {
            self.close();
        }
    }

    /// What the desktop's dialog of this number is awaited for.
    pub(super) fn awaited(&self, serial: u64) -> Option<Purpose> {
        self.waiting.filter(|_| self.serial == serial)
    }

    /// Awaits the desktop's dialog of this number again, in the place of the path box that was opened meanwhile.
    pub(super) fn await_again(&mut self, serial: u64) {
        if self.serial == serial
            && let Some(Dialog::PathBox(purpose)) = self.present
        {
            self.close();
            self.waiting = Some(purpose);
        }
    }

    /// Gives up waiting for the desktop's dialog.
    pub(super) fn type_path(&mut self) {
        if let Some(purpose) = self.waiting.take() {
            self.open(Dialog::PathBox(purpose));
        }
    }
}
