//! The briefing on the screen: which page is on show, and moving among the pages.

use std::sync::Arc;
use std::time::Duration;

use crate::chart::Page;

use super::{DocumentId, Effect, Session, Severity};

/// A briefing under way.
#[derive(Debug, Clone)]
pub struct Briefing {
    document: DocumentId,
    /// The pages that are shown, once they are made.
    pub pages: Arc<Vec<Page>>,
    /// The page on show.
    pub at: usize,
    /// What the screen shows.
    pub screen: Screen,
    /// True while the pointer is a red dot.
    pub pointer: bool,
    /// True while notes, clock and the next page are shown in a window of their own.
    pub speaker: bool,
    /// When it began, since the program started.
    pub began: Duration,
    /// The page that was chosen when it began: it is shown once the pages are there.
    first: Option<usize>,
}

/// What the screen shows during a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// One page.
    Page,
    /// All pages at once.
    All,
    /// Nothing, so that the room looks at the speaker.
    Black,
}

/// Something asked of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefingStep {
    /// The next page.
    Next,
    /// The page before.
    Back,
    /// This page.
    Go(usize),
    /// Black screen, or light again.
    Black,
    /// All pages at once, or one again.
    All,
    /// A red dot as the pointer, or none.
    Pointer,
    /// Notes, clock and the next page in a window of their own, or no longer.
    Speaker,
    /// The pages on the next display.
    Display,
    /// The end.
    End,
}

impl Briefing {
    fn toggle(&mut self, screen: Screen) {
        self.screen = if self.screen == screen { Screen::Page } else { screen };
    }
}

impl Session {
    /// The briefing under way.
    #[must_use]
    pub fn briefing(&self) -> Option<&Briefing> {
        self.briefing.as_ref()
    }

    /// Begins with the first page; or with the chosen one, where pages are being arranged.
    pub(super) fn begin_briefing(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        let Some(document) = self.active() else { return };
        if document.document().dataset().reports.is_empty() {
            self.say(Severity::Information, self.words().text("no-report").to_owned(), now);
            return;
        }
        let first = (self.view == super::View::Briefing).then(|| document.deck().chosen);
        self.briefing = Some(Briefing {
            document: document.id(),
            pages: Arc::default(),
            at: 0,
            screen: Screen::Page,
            pointer: false,
            speaker: self.preferences.briefing_speaker,
            began: now,
            first,
        });
        effects.push(Effect::FullScreen(Some(self.preferences.briefing_display)));
        self.take_pages();
    }

    /// Takes the pages that are shown over from those that were made, when they were made anew.
    pub(super) fn take_pages(&mut self) {
        let Some(briefing) = &self.briefing else { return };
        let Some(made) = self.document(briefing.document).map(|document| &document.deck().pages) else { return };
        let shown: Vec<Page> = made.iter().filter(|page| page.left_out.is_none()).cloned().collect();
        let Some(briefing) = self.briefing.as_mut().filter(|briefing| *briefing.pages != shown) else { return };
        if let Some(place) = briefing.first.take() {
            briefing.at = shown.iter().position(|page| page.place >= place).unwrap_or(0);
        }
        briefing.at = briefing.at.min(shown.len().saturating_sub(1));
        briefing.pages = Arc::new(shown);
    }

    pub(super) fn brief(&mut self, step: BriefingStep, effects: &mut Vec<Effect>) {
        let Some(briefing) = &mut self.briefing else { return };
        let last = briefing.pages.len().saturating_sub(1);
        match step {
            BriefingStep::Next => briefing.at = (briefing.at + 1).min(last),
            BriefingStep::Back => briefing.at = briefing.at.saturating_sub(1),
            BriefingStep::Go(at) => {
                briefing.at = at.min(last);
                briefing.screen = Screen::Page;
            }
            BriefingStep::Black => briefing.toggle(Screen::Black),
            BriefingStep::All => briefing.toggle(Screen::All),
            BriefingStep::Pointer => briefing.pointer = !briefing.pointer,
            BriefingStep::Speaker => {
                briefing.speaker = !briefing.speaker;
                self.preferences.briefing_speaker = briefing.speaker;
            }
            BriefingStep::Display => {
                self.preferences.briefing_display += 1;
                effects.push(Effect::FullScreen(Some(self.preferences.briefing_display)));
            }
            BriefingStep::End => {
                self.briefing = None;
                effects.push(Effect::FullScreen(None));
            }
        }
    }
}
