//! The pages of a briefing being arranged: their order, what is hidden, own titles, texts and notes. What a person
//! arranges is an edit of the dataset, with its undo, and is saved in the file.

use std::sync::Arc;
use std::time::Duration;

use crate::chart::{Page, arranged};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::{BriefingPage, PageKind, Report};
use crate::words::Language;

use super::{DeckRequest, DocumentId, Effect, OpenDocument, Session, View};

/// The pages of one document.
#[derive(Debug, Default)]
pub struct Deck {
    /// All pages as they are arranged, also those that are left out.
    pub pages: Arc<Vec<Page>>,
    /// The entry that is chosen.
    pub chosen: usize,
    /// What the pages were asked for with: revision, report, language.
    asked: Option<(u64, usize, Language)>,
}

/// Something asked of the pages. Entries are named by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeckStep {
    /// Choose an entry.
    Choose(usize),
    /// Put an entry at another place.
    Move(usize, usize),
    /// Leave an entry out, or show it again.
    Hide(usize, bool),
    /// Add a chart, by its name or the id of an item or indicator, or a text, behind the chosen entry.
    Add(PageKind, String),
    /// Take an added entry out; a page that follows from the data is hidden instead.
    Remove(usize),
    /// Give an entry a title of its own; the empty one brings back that of the data.
    Title(usize, String),
    /// Write the text of a page.
    Text(usize, String),
    /// Write what the speaker wants to say.
    Notes(usize, String),
    /// Forget all that was arranged.
    Reset,
}

impl Session {
    /// Has the pages made when the dataset or the language changed and somebody looks at them.
    pub(super) fn ask_for_pages(&mut self, effects: &mut Vec<Effect>) {
        if self.view != View::Briefing && self.briefing.is_none() {
            return;
        }
        let Some(request) = self.active().and_then(|document| self.deck_request(document)) else { return };
        let Some(document) = self.active_mut() else { return };
        let asked = (document.document().revision(), request.report, request.words.language());
        if document.deck.asked != Some(asked) {
            document.deck.asked = Some(asked);
            effects.push(Effect::MakePages(document.id(), request));
        }
    }

    /// What the pages of a document's briefing are made from: of a collection the report that is looked at.
    pub(super) fn deck_request(&self, document: &OpenDocument) -> Option<DeckRequest> {
        let looked_at = document.report()?.id.clone();
        let dataset = Arc::clone(document.document().dataset());
        let report = dataset.reports.iter().position(|report| report.id == looked_at)?;
        Some(DeckRequest { dataset, report, today: self.today, words: Arc::clone(&self.words) })
    }

    pub(super) fn pages_made(&mut self, id: DocumentId, pages: Vec<Page>) {
        if let Some(document) = self.document_mut(id) {
            let last = pages.last().map_or(0, |page| page.place);
            document.deck.chosen = document.deck.chosen.min(last);
            document.deck.pages = Arc::new(pages);
        }
        self.take_pages();
    }

    pub(super) fn deck_step(&mut self, step: DeckStep, now: Duration) {
        let Some(document) = self.active_mut() else { return };
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
    pub(super) fn run_on_deck(&mut self, command: super::Command, now: Duration) -> bool {
        if self.view != View::Briefing {
            return false;
        }
        let Some(chosen) = self.active().map(|document| document.deck.chosen) else { return false };
        let step = match command {
            super::Command::MoveUp => DeckStep::Move(chosen, chosen.saturating_sub(1)),
            super::Command::MoveDown => DeckStep::Move(chosen, chosen + 1),
            super::Command::Delete => DeckStep::Remove(chosen),
            super::Command::AddBeside => DeckStep::Add(PageKind::Text, String::new()),
            _ => return false,
        };
        self.deck_step(step, now);
        true
    }
}

/// Changes the entries and gives the one that is chosen then.
fn change(pages: &mut Vec<BriefingPage>, step: DeckStep, chosen: usize) -> usize {
    let last = pages.len().saturating_sub(1);
    match step {
        DeckStep::Choose(at) => return at,
        DeckStep::Move(from, to) if from < pages.len() => {
            let page = pages.remove(from);
            pages.insert(to.min(last), page);
            return to.min(last);
        }
        DeckStep::Hide(at, hidden) => with(pages, at, |page| page.hidden = hidden),
        DeckStep::Title(at, title) => with(pages, at, |page| page.title = title),
        DeckStep::Text(at, text) => with(pages, at, |page| page.text = text),
        DeckStep::Notes(at, notes) => with(pages, at, |page| page.notes = notes),
        DeckStep::Add(kind, of) => {
            let at = (chosen + 1).min(pages.len());
            pages.insert(at, BriefingPage::new(kind, of));
            return at;
        }
        DeckStep::Remove(at) => match pages.get(at) {
            Some(page) if page.page.is_automatic() => with(pages, at, |page| page.hidden = true),
            Some(_) => {
                pages.remove(at);
                return chosen.min(pages.len().saturating_sub(1));
            }
            None => {}
        },
        DeckStep::Reset => {
            pages.clear();
            return 0;
        }
        DeckStep::Move(..) => {}
    }
    chosen
}

fn with(pages: &mut [BriefingPage], at: usize, change: impl FnOnce(&mut BriefingPage)) {
    if let Some(page) = pages.get_mut(at) {
        change(page);
    }
}
