//! Toasts, the messages of the program: errors stay until dismissed, information fades.

use std::time::Duration;

use super::id::Counter;

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
}

/// How long information stays.
const STAY: Duration = Duration::from_secs(5);

/// The toasts on screen, oldest first.
#[derive(Debug, Default)]
pub(super) struct Toasts {
    list: Vec<Toast>,
    numbers: Counter,
}

impl Toasts {
    pub(super) fn list(&self) -> &[Toast] {
        &self.list
    }

    pub(super) fn inform(&mut self, text: String, now: Duration) {
        self.say(Severity::Information, text, now);
    }

    pub(super) fn error(&mut self, text: String, now: Duration) {
        self.say(Severity::Error, text, now);
    }

    fn say(&mut self, severity: Severity, text: String, now: Duration) {
        // The same words twice in a row would only push the first out of sight.
        self.list.retain(|toast| toast.text != text);
        let id = ToastId(self.numbers.next());
        self.list.push(Toast { id, severity, text, at: now });
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
