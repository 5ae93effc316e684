//! Toasts, the messages of the program: errors stay until dismissed, information fades.

use std::path::PathBuf;
use std::time::Duration;

use super::id::{Counter, DocumentId};

/// The number of a toast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ToastId(u64);

/// How grave a toast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Something went as asked; it fades.
    Information,
    /// Something did not work; it stays until dismissed.
    Error,
}

/// What was tried, where it can be tried again: once it works, it is no longer said that it did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// Saving a document, to whatever file. What is said of it does not stand over another one.
    Save(DocumentId),
    /// Opening a file.
    Open(PathBuf),
    /// Writing papers to this file.
    Papers(PathBuf),
    /// Writing pictures, the first of them to this file.
    Pictures(PathBuf),
}

/// One message of the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Toast {
    /// Which toast.
    pub id: ToastId,
    /// How grave.
    pub severity: Severity,
    /// The words, cause first and path last.
    pub text: String,
    /// When it was said, since the program started.
    pub at: Duration,
    /// What did not work, where that can be tried again.
    pub failed: Option<Attempt>,
    /// True for what the last step did and how it is taken back: it holds until the next step.
    pub of_step: bool,
}

impl Toast {
    /// The document that it is about alone.
    fn document(&self) -> Option<DocumentId> {
        match self.failed {
            Some(Attempt::Save(document)) => Some(document),
            _ => None,
        }
    }
}

/// How long information stays.
const STAY: Duration = Duration::from_secs(5);

/// The toasts on screen, oldest first.
#[derive(Debug, Default)]
pub(super) struct Toasts {
    list: Vec<Toast>,
    /// Those about documents that are open and not on screen: they come back with them.
    aside: Vec<Toast>,
    /// The document on screen when that was looked at last.
    on_screen: Option<DocumentId>,
    numbers: Counter,
}

impl Toasts {
    pub(super) fn list(&self) -> &[Toast] {
        &self.list
    }

    pub(super) fn inform(&mut self, text: String, now: Duration) {
        self.say(Severity::Information, text, None, now);
    }

    /// What a step did: said until the next one, or until it is taken back.
    pub(super) fn did(&mut self, text: String, now: Duration) {
        self.say(Severity::Information, text, None, now);
        if let Some(said) = self.list.last_mut() {
            said.of_step = true;
        }
    }

    /// Another step was made, or the last one taken back.
    pub(super) fn step_made(&mut self) {
        self.list.retain(|toast| !toast.of_step);
    }

    pub(super) fn error(&mut self, text: String, now: Duration) {
        self.say(Severity::Error, text, None, now);
    }

    /// Something did not work that can be tried again.
    pub(super) fn failed(&mut self, attempt: Attempt, text: String, now: Duration) {
        self.say(Severity::Error, text, Some(attempt), now);
    }

    /// It worked: that it did not before is no longer true.
    pub(super) fn worked(&mut self, attempt: &Attempt) {
        self.list.retain(|toast| toast.failed.as_ref() != Some(attempt));
        self.aside.retain(|toast| toast.failed.as_ref() != Some(attempt));
    }

    /// Another document is on screen, or none: what is said of others is put aside, and of closed ones forgotten.
    pub(super) fn turn_to(&mut self, on_screen: Option<DocumentId>, is_open: impl Fn(DocumentId) -> bool) {
        if self.on_screen == on_screen {
            return;
        }
        self.on_screen = on_screen;
        let mut all = std::mem::take(&mut self.aside);
        all.append(&mut self.list);
        all.retain(|toast| toast.document().is_none_or(&is_open));
        let is_seen = |toast: &Toast| toast.document().is_none_or(|of| Some(of) == on_screen);
        (self.list, self.aside) = all.into_iter().partition(is_seen);
        self.list.sort_by_key(|toast| toast.at);
    }

    fn say(&mut self, severity: Severity, text: String, failed: Option<Attempt>, now: Duration) {
        // The same words twice in a row would only push the first out of sight.
        self.list.retain(|toast| toast.text != text);
        let id = ToastId(self.numbers.next());
        self.list.push(Toast { id, severity, text, at: now, failed, of_step: false });
    }

    pub(super) fn dismiss(&mut self, id: ToastId) {
        self.list.retain(|toast| toast.id != id);
    }

    /// Drops information that stood long enough. Returns the time until the next one fades.
    pub(super) fn fade(&mut self, now: Duration) -> Option<Duration> {
        let age = |toast: &Toast| now.saturating_sub(toast.at);
        self.list.retain(|toast| toast.severity == Severity::Error || age(toast) < STAY);
        let fading = self.list.iter().filter(|toast| toast.severity == Severity::Information);
        fading.map(|toast| STAY.saturating_sub(age(toast))).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(toasts: &Toasts) -> Vec<&str> {
        toasts.list().iter().map(|toast| toast.text.as_str()).collect()
    }

    #[test]
    fn what_works_at_last_takes_the_failure_of_its_kind_away() {
        let (mut toasts, one, other) = (Toasts::default(), DocumentId(1), DocumentId(2));
        toasts.turn_to(Some(one), |_| true);
        for (attempt, text) in [
            (Attempt::Save(one), "甲没有保存"),
            (Attempt::Papers("/u/表.docx".into()), "没有写成"),
            (Attempt::Open("/u/乙".into()), "乙读不了"),
        ] {
            toasts.failed(attempt, text.to_owned(), Duration::ZERO);
        }
        toasts.worked(&Attempt::Save(other));
        toasts.worked(&Attempt::Open("/u/丙".into()));
        assert_eq!(texts(&toasts).len(), 3);
        toasts.worked(&Attempt::Save(one));
        toasts.worked(&Attempt::Open("/u/乙".into()));
        toasts.worked(&Attempt::Papers("/u/单.docx".into()));
        toasts.worked(&Attempt::Pictures("/u/表.docx".into()));
        assert_eq!(texts(&toasts), ["没有写成"]);
        toasts.worked(&Attempt::Papers("/u/表.docx".into()));
        assert!(texts(&toasts).is_empty());
    }

    #[test]
    fn what_is_said_of_a_document_comes_back_with_it_and_goes_when_it_is_closed() {
        let (mut toasts, one, other) = (Toasts::default(), DocumentId(1), DocumentId(2));
        toasts.turn_to(Some(one), |_| true);
        toasts.failed(Attempt::Save(one), "甲没有保存".to_owned(), Duration::ZERO);
        toasts.error("别的".to_owned(), Duration::from_secs(1));
        toasts.turn_to(Some(other), |_| true);
        assert_eq!(texts(&toasts), ["别的"]);
        toasts.turn_to(Some(one), |_| true);
        assert_eq!(texts(&toasts), ["甲没有保存", "别的"]);
        toasts.turn_to(None, |_| false);
        assert_eq!(texts(&toasts), ["别的"]);
    }
}
