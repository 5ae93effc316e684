//! Pages asked for when they are looked at, and what a person does with them.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::chart::{DeckRules, Page, arranged};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::{BriefingPage, PageKind, Report};
use crate::session::command::{Command, View};
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::pictures::readers;
use crate::session::state::Session;

use super::{DeckKey, DeckRequest, DeckStep, change};

impl Session {
    /// Has the pages made when the dataset or the language changed and somebody looks at them.
    pub(in crate::session) fn ask_for_pages(&mut self) {
        let presented = self.briefing.present().map(|present| present.document);
        let arranged = self.documents.active_id().filter(|_| self.view == View::Briefing);
        let looked_at = [presented, arranged];
        let out_of_sight = self.documents.iter_mut().filter(|own| !looked_at.contains(&Some(own.id())));
        out_of_sight.for_each(|own| own.deck.leave());
        if looked_at == [None; 2] {
            return;
        }
        let Some(request) = self.active().and_then(|document| self.deck_request(document)) else { return };
        let Some(document) = self.documents.active_mut() else { return };
        let revision = document.document().revision();
        if let Some(key) = document.deck.ask(revision, &request) {
            self.effects.push(Effect::MakePages(document.id(), key, request));
        }
    }

    /// What the pages of a document's briefing are made from: of a collection the report that is looked at.
    pub(in crate::session) fn deck_request(&self, document: &OpenDocument) -> Option<DeckRequest> {
        let looked_at = document.report()?.id.clone();
        let dataset = Arc::clone(document.document().dataset());
        let report = dataset.reports.iter().position(|report| report.id == looked_at)?;
        let preferences = &self.settings.preferences;
        let rules = DeckRules {
            today: document.day(self.today),
            near_days: preferences.near_due_days,
            pace_points: preferences.pace_points,
            audience: readers(document),
        };
        let file = document.path().map(Path::to_owned);
        Some(DeckRequest { dataset, report, rules, words: Arc::clone(&self.settings.words), file })
    }

    pub(in crate::session) fn pages_made(&mut self, id: DocumentId, key: &DeckKey, pages: Vec<Page>) {
        if let Some(document) = self.documents.get_mut(id) {
            document.deck.set_pages(key, pages);
        }
        self.take_pages();
    }

    pub(in crate::session) fn deck_step(&mut self, step: DeckStep, now: Duration) {
        let Some(document) = self.documents.active_mut() else { return };
        let Some(report) = document.report().cloned() else { return };
        if let DeckStep::Choose(place) = step {
            document.deck.chosen = place;
            return;
        }
        let mut pages = arranged(&report);
        document.deck.chosen = change(&mut pages, step, document.deck.chosen);
        self.set_pages(&report, pages, now);
    }

    fn set_pages(&mut self, report: &Report, pages: Vec<BriefingPage>, now: Duration) {
        // What is as the data has it need not be kept.
        let plain = arranged(&Report { briefing: Vec::new(), ..report.clone() });
        let pages = if pages == plain { Vec::new() } else { pages };
        if pages != report.briefing {
            self.edit(Edit::new(report.id.clone(), Change::set(&(), field!(Report.briefing), pages)), now);
        }
    }

    /// The commands that move and delete nodes do so with pages while pages are arranged. True when it was one.
    pub(in crate::session) fn run_on_deck(&mut self, command: Command, now: Duration) -> bool {
        if self.view != View::Briefing {
            return false;
        }
        let Some(chosen) = self.active().map(|document| document.deck.chosen) else { return false };
        let step = match command {
            Command::MoveUp => DeckStep::Move(chosen, chosen.saturating_sub(1)),
            Command::MoveDown => DeckStep::Move(chosen, chosen + 1),
            Command::Delete => DeckStep::Remove(chosen),
            Command::AddBeside => DeckStep::Add(PageKind::Text, String::new()),
            _ => return false,
        };
        self.deck_step(step, now);
        true
    }
}
