//! The briefing on the screen: which page is on show, and moving among the pages.

use std::sync::Arc;
use std::time::Duration;

use crate::chart::Page;
use crate::words::Language;

use super::{DocumentId, Effect, Session, Severity};

/// A briefing under way.
#[derive(Debug, Clone)]
pub struct Briefing {
    document: DocumentId,
    /// What the pages were made from.
    made: Option<(u64, Language)>,
    /// The pages, once they are made.
    pub pages: Arc<Vec<Page>>,
    /// The page on show.
    pub at: usize,
    /// True while the screen is black, so that the room looks at the speaker.
    pub black: bool,
    /// True while all pages are shown at once.
    pub all: bool,
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
    /// The end.
    End,
}

impl Session {
    /// The briefing under way.
    #[must_use]
    pub fn briefing(&self) -> Option<&Briefing> {
        self.briefing.as_ref()
    }

    pub(super) fn begin_briefing(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = self.active else { return };
        self.briefing = Some(Briefing { document, made: None, pages: Arc::default(), at: 0, black: false, all: false });
        effects.push(Effect::FullScreen(true));
        self.ask_for_pages(effects);
    }

    /// Has the pages made when the dataset or the language changed.
    pub(super) fn ask_for_pages(&mut self, effects: &mut Vec<Effect>) {
        let (words, today) = (Arc::clone(&self.words), self.today);
        let Some(id) = self.briefing.as_ref().map(|briefing| briefing.document) else { return };
        let Some(document) = self.document(id) else { return };
        let wanted = (document.document().revision(), words.language());
        let dataset = Arc::clone(document.document().dataset());
        let Some(briefing) = self.briefing.as_mut().filter(|briefing| briefing.made != Some(wanted)) else { return };
        briefing.made = Some(wanted);
        effects.push(Effect::MakePages(id, dataset, today, words));
    }

    pub(super) fn pages_made(&mut self, id: DocumentId, pages: Vec<Page>) {
        if let Some(briefing) = self.briefing.as_mut().filter(|briefing| briefing.document == id) {
            briefing.at = briefing.at.min(pages.len().saturating_sub(1));
            briefing.pages = Arc::new(pages.into_iter().filter(|page| page.left_out.is_none()).collect());
        }
    }

    pub(super) fn brief(&mut self, step: BriefingStep, effects: &mut Vec<Effect>) {
        let Some(briefing) = &mut self.briefing else { return };
        let last = briefing.pages.len().saturating_sub(1);
        match step {
            BriefingStep::Next => briefing.at = (briefing.at + 1).min(last),
            BriefingStep::Back => briefing.at = briefing.at.saturating_sub(1),
            BriefingStep::Go(at) => {
                briefing.at = at.min(last);
                briefing.all = false;
            }
            BriefingStep::Black => briefing.black = !briefing.black,
            BriefingStep::All => briefing.all = !briefing.all,
            BriefingStep::End => {
                self.briefing = None;
                effects.push(Effect::FullScreen(false));
            }
        }
    }

    /// Tells that a briefing begins, or why it cannot.
    pub(super) fn try_briefing(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        let empty = self.active().is_some_and(|document| document.document().dataset().reports.is_empty());
        if empty {
            self.say(Severity::Information, self.words().text("no-report").to_owned(), now);
        } else {
            self.begin_briefing(effects);
        }
    }
}
