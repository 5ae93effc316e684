//! The start: what was open last is opened again, each file where it was left; and where each stops is noted.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::file::IoCause;

use crate::session::bookmark::Bookmark;
use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::open::OpenDocument;
use crate::session::state::Session;

impl Session {
    /// Opens what was open last, and looks which of the files used of late are there.
    pub(in crate::session) fn go_on(&mut self) {
        let last = self.settings.preferences.last_open.clone();
        self.reopening.acted = false;
        for path in last {
            let job = self.start_load(path);
            self.reopening.jobs.push(job);
        }
        self.look_for_recent();
    }

    /// Looks which of the files used of late are there: the start page says so.
    pub(in crate::session) fn look_for_recent(&mut self) {
        let recent = &self.settings.preferences.recent;
        if !recent.is_empty() {
            self.effects.push(Effect::LookFor(recent.clone()));
        }
    }

    /// The files used of late were looked for: which are not there, and why.
    pub(in crate::session) fn looked_for(&mut self, missing: Vec<(PathBuf, IoCause)>) {
        let words = &self.settings.words;
        let missing = missing.into_iter().map(|(path, cause)| (path, cause.message(words)));
        // A file that is there may be unreadable all the same: why stays told.
        for (path, reason) in missing {
            self.reopening.unreachable.retain(|(own, _)| *own != path);
            self.reopening.unreachable.push((path, reason));
        }
    }

    /// Why a file of late is not there, as far as it was looked for.
    #[must_use]
    pub fn unreachable(&self, path: &Path) -> Option<&str> {
        self.reopening.unreachable.iter().find(|(own, _)| own == path).map(|(_, reason)| reason.as_str())
    }

    /// True while files that were open last are being read.
    #[must_use]
    pub fn is_reopening(&self) -> bool {
        // A job that was cancelled or broke off is none any more, however it ended.
        self.jobs.list().iter().any(|job| self.reopening.jobs.contains(&job.id))
    }

    /// The person does something: what is still being read comes to the front no more.
    pub(in crate::session) fn note_acted(&mut self) {
        self.reopening.acted = true;
    }

    /// Ends the job of a file that was open last. False for any other job.
    pub(in crate::session) fn end_reopening(&mut self, job: JobId) -> bool {
        let before = self.reopening.jobs.len();
        self.reopening.jobs.retain(|own| *own != job);
        self.reopening.jobs.len() < before
    }

    /// A file was opened: goes to where it was left. One that was open last and not in front does not push aside what is
    /// on screen, which was `shown` before.
    pub(in crate::session) fn return_to_bookmark(
        &mut self,
        id: DocumentId,
        again: bool,
        shown: (Option<DocumentId>, View),
    ) {
        let path = self.document(id).and_then(OpenDocument::path).map(Path::to_owned);
        let bookmark = path.as_deref().and_then(|path| self.settings.preferences.bookmark(path)).cloned();
        if let Some(Bookmark { view, node, .. }) = bookmark {
            self.with_document(id, |document| {
                if let Some(node) = node.filter(|node| document.document().dataset().holds(node)) {
                    document.select(node);
                }
            });
            self.view = view;
        }
        if !again {
            return;
        }
        let is_front = path.is_some() && self.settings.preferences.last_front == path;
        let is_busy = self.reopening.acted || self.dialogs.present().is_some();
        if let (true, (Some(front), view)) = (is_busy || !is_front, shown) {
            self.documents.activate(front);
            self.view = view;
        }
        // They are read at the same time, and the smallest comes first.
        if !self.is_reopening() {
            self.documents.arrange(&self.settings.preferences.last_open);
        }
    }

    /// Notes where the open documents are, for the preferences to be kept: the window may be closed now.
    pub fn note_bookmarks(&mut self) {
        // What is still being read is open too.
        if self.is_reopening() {
            return;
        }
        let ids: Vec<DocumentId> = self.documents().iter().map(OpenDocument::id).collect();
        for id in ids {
            self.note_bookmark(id);
        }
        let path = |document: &OpenDocument| document.path().map(Path::to_owned);
        self.settings.preferences.last_open = self.documents().iter().filter_map(path).collect();
        self.settings.preferences.last_front = self.active().and_then(path);
    }

    /// Notes where a document is: it may be closed now.
    pub(in crate::session) fn note_bookmark(&mut self, id: DocumentId) {
        let near_days = self.settings.preferences.near_due_days;
        let Some(document) = self.document(id) else { return };
        // The view is that of the document in front; another one keeps the view that it had.
        let known = document.path().and_then(|path| self.settings.preferences.bookmark(path));
        let is_front = self.documents.active_id() == Some(id);
        let view = known.filter(|_| !is_front).map_or(self.view, |known| known.view);
        // What nobody moved in was not left anew: else the preferences would differ with every second.
        let left = known.filter(|_| !is_front).map(|known| known.left);
        let noted = (document.document().revision(), self.today, near_days);
        let counts = known.filter(|_| document.noted == Some(noted)).map(|known| known.counts);
        let place = known.map(|known| (known.view, known.node.clone()));
        let Some(mut bookmark) = Bookmark::of(document, view, counts, (self.today, near_days), self.moment) else {
            return;
        };
        let is_same = place.as_ref() == Some(&(bookmark.view, bookmark.node.clone())) && counts.is_some();
        let former = known.filter(|_| is_same).map(|known| known.left).or(left);
        bookmark.left = former.unwrap_or(bookmark.left);
        self.settings.preferences.note(bookmark);
        self.with_document(id, |document| document.noted = Some(noted));
    }

    /// Tells why a file that was open last was not opened: on the start page where that is on screen, else in a message.
    pub(in crate::session) fn not_reopened(&mut self, path: PathBuf, reason: String, now: Duration) {
        if !self.documents().is_empty() {
            return self.toasts.error(reason, now);
        }
        if self.is_reopening() {
            self.reopening.untold.push(reason.clone());
        } else {
            // None was opened: the start page says it of all.
            self.reopening.untold.clear();
        }
        self.reopening.unreachable.retain(|(own, _)| *own != path);
        self.reopening.unreachable.push((path, reason));
    }

    /// A file was opened, and takes the place of the start page that would have said why others were not.
    pub(in crate::session) fn tell_not_reopened(&mut self, now: Duration) {
        for reason in std::mem::take(&mut self.reopening.untold) {
            self.toasts.error(reason, now);
        }
    }
}
