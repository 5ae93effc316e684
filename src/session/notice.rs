//! What the program has to say: errors stay until dismissed, information fades.

use std::time::Duration;

use super::Session;

/// The number of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NoticeId(u64);

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Something went as asked; it fades.
    Information,
    /// Something did not work; it stays until dismissed.
    Error,
}

/// One thing the program says.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Which notice.
    pub id: NoticeId,
    /// How grave.
    pub severity: Severity,
    /// The words, cause first and path last.
    pub text: String,
    /// When it was said.
    pub at: Duration,
}

/// How long information stays.
const STAY: Duration = Duration::from_secs(5);

impl Session {
    pub(super) fn say(&mut self, severity: Severity, text: String, now: Duration) {
        // The same words twice in a row would only push the first out of sight.
        self.notices.retain(|notice| notice.text != text);
        let id = NoticeId(self.number());
        self.notices.push(Notice { id, severity, text, at: now });
    }

    pub(super) fn dismiss(&mut self, id: NoticeId) {
        self.notices.retain(|notice| notice.id != id);
    }

    /// Drops information that stood long enough. Gives the time until the next one fades.
    pub fn fade(&mut self, now: Duration) -> Option<Duration> {
        let age = |notice: &Notice| now.saturating_sub(notice.at);
        self.notices.retain(|notice| notice.severity == Severity::Error || age(notice) < STAY);
        let fading = self.notices.iter().filter(|notice| notice.severity == Severity::Information);
        fading.map(|notice| STAY.saturating_sub(age(notice))).min()
    }
}
