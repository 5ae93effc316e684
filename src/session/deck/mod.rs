//! The pages of a briefing being arranged: their order, what is hidden, own titles, texts and notes. What a person
//! arranges is an edit of the dataset, with its undo, and is saved in the file.

mod handle;

use std::path::PathBuf;
use std::sync::Arc;

use crate::chart::{DeckRules, Page};
use crate::model::{BriefingPage, Dataset, PageKind};
use crate::words::{Language, Words};

/// The pages of one document.
#[derive(Debug, Default)]
pub struct Deck {
    /// All pages as they are arranged, also those that are left out.
    pub pages: Arc<Vec<Page>>,
    /// The entry that is chosen.
    pub chosen: usize,
    /// True where the work on the pages broke off.
    pub failed: bool,
    /// What the pages were asked for with last; nothing while nobody looks at them.
    asked: Option<DeckKey>,
}

/// What pages were asked for with: other pages than those asked for last come too late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckKey {
    revision: u64,
    report: usize,
    rules: DeckRules,
    language: Language,
    /// Where the pictures lie.
    file: Option<PathBuf>,
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
    /// Show only the first page of an entry that would go on, or all of them.
    Short(usize, bool),
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

/// What the pages of a briefing are made from.
#[derive(Debug)]
pub struct DeckRequest {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// For which day and whom they are made.
    pub rules: DeckRules,
    /// The language.
    pub words: Arc<Words>,
    /// The file of the dataset: pictures of evidence lie beside it. Nothing for one that was not saved yet.
    pub file: Option<PathBuf>,
}

impl Deck {
    /// Takes note that the pages are asked for, and with what. Returns nothing when they were asked for with the same before.
    fn ask(&mut self, revision: u64, request: &DeckRequest) -> Option<DeckKey> {
        let DeckRequest { report, rules, words, file, .. } = request;
        let key = DeckKey { revision, report: *report, rules: *rules, language: words.language(), file: file.clone() };
        if self.asked.as_ref() == Some(&key) {
            return None;
        }
        (self.asked, self.failed) = (Some(key.clone()), false);
        Some(key)
    }

    /// Nobody looks at the pages. They are made anew when somebody does: a photograph may be another one by then, and those of
    /// thousands of items are as large as the dataset.
    fn leave(&mut self) {
        self.asked = None;
        if !self.pages.is_empty() {
            self.pages = Arc::default();
        }
    }

    /// The pages that were asked for with this. Others than those asked for last came too late.
    fn set_pages(&mut self, key: &DeckKey, pages: Vec<Page>) {
        if self.asked.as_ref() != Some(key) {
            return;
        }
        self.failed = false;
        let last = pages.last().map_or(0, |page| page.place);
        self.chosen = self.chosen.min(last);
        self.pages = Arc::new(pages);
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
        DeckStep::Short(at, short) => with(pages, at, |page| page.short = short),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{DeckPictures, all_pages};
    use crate::model::{Item, PaperAudience, report_of};

    fn request() -> DeckRequest {
        let item = Item::new("1".into(), "(1)".to_owned(), "路灯不亮".to_owned());
        let today = "2026-06-10".parse().unwrap();
        DeckRequest {
            dataset: Arc::new(Dataset { reports: vec![Arc::new(report_of([item]))], ..Dataset::default() }),
            report: 0,
            rules: DeckRules { today, near_days: 10, pace_points: 5, audience: PaperAudience::All },
            words: Words::of(Language::Chinese),
            file: None,
        }
    }

    #[test]
    fn pages_that_come_late_do_not_replace_newer_ones() {
        let (request, mut deck) = (request(), Deck::default());
        let DeckRequest { dataset, report, rules, words, .. } = &request;
        let pages = all_pages(dataset, *report, *rules, words, &DeckPictures::new());
        let [older, newer] = [7, 8].map(|revision| deck.ask(revision, &request).unwrap());
        assert!(deck.ask(8, &request).is_none(), "asked for already");
        deck.set_pages(&newer, pages.clone());
        deck.set_pages(&older, Vec::new());
        assert_eq!(*deck.pages, pages);
        assert!(!deck.pages.is_empty());
        deck.leave();
        assert!(deck.ask(8, &request).is_some(), "who comes back sees what changed on the disk meanwhile");
    }
}
