//! A briefing begun, gone through and ended: full screen, and what is remembered of it.

use std::sync::Arc;
use std::time::Duration;

use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::state::Session;

use super::{Briefing, BriefingStep, Change, Screen};

impl Session {
    /// Begins with the first page; or with the chosen one, where pages are being arranged.
    pub(in crate::session) fn start_briefing(&mut self, now: Duration) {
        let Some(document) = self.documents.active() else { return };
        if document.document().dataset().reports.is_empty() {
            self.toasts.inform(self.words().text("no-report").to_owned(), now);
            return;
        }
        let first = (self.view == View::Briefing).then(|| document.deck().chosen);
        self.briefing.present = Some(Briefing {
            document: document.id(),
            pages: Arc::default(),
            at: 0,
            screen: Screen::Page,
            pointer: false,
            speaker: self.settings.preferences.briefing_speaker,
            began: now,
            typed: None,
            first,
        });
        self.effects.push(Effect::FullScreen(Some(self.settings.preferences.briefing_display)));
        self.take_pages();
    }

    /// Takes the pages over when they were made anew.
    pub(in crate::session) fn take_pages(&mut self) {
        let Some(briefing) = &mut self.briefing.present else { return };
        if let Some(document) = self.documents.get(briefing.document) {
            briefing.take(&document.deck().pages);
        }
    }

    pub(in crate::session) fn brief(&mut self, step: BriefingStep) {
        let change = self.briefing.present.as_mut().and_then(|briefing| briefing.step(step));
        let preferences = &mut self.settings.preferences;
        match change {
            None => {}
            Some(Change::Speaker(shown)) => preferences.briefing_speaker = shown,
            Some(Change::Display) => {
                preferences.briefing_display += 1;
                self.effects.push(Effect::FullScreen(Some(preferences.briefing_display)));
            }
            Some(Change::Ended) => {
                self.briefing.present = None;
                self.effects.push(Effect::FullScreen(None));
            }
        }
    }
}
