//! The briefing on the screen: which page is on show, and moving among the pages.

mod handle;

use std::sync::Arc;
use std::time::Duration;

use crate::chart::Page;

use super::id::DocumentId;

/// A briefing under way.
#[derive(Debug, Clone)]
pub struct Briefing {
    pub(super) document: DocumentId,
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
    /// The number of a page that is being typed.
    typed: Option<usize>,
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

/// The largest number of a page that is typed: what is longer is no page.
const LARGEST: usize = 9999;

/// Something asked of a briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BriefingStep {
    /// The next page.
    Next,
    /// The page before.
    Back,
    /// This page.
    Go(usize),
    /// This page as the one that is chosen while all are on show.
    Choose(usize),
    /// A digit of a page's number, gone to by [`BriefingStep::Enter`].
    Digit(u8),
    /// The page whose number was typed; without one the chosen page of all, else the next page.
    Enter,
    /// From all pages back to one; else the end.
    Leave,
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

/// What the shell or the preferences must follow after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Notes and clock are shown in a window of their own, or no longer.
    Speaker(bool),
    /// The pages go to the next display.
    Display,
    /// The briefing is over.
    Ended,
}

impl Briefing {
    fn toggle(&mut self, screen: Screen) {
        self.screen = if self.screen == screen { Screen::Page } else { screen };
    }

    fn show(&mut self, at: usize) {
        self.at = at.min(self.pages.len().saturating_sub(1));
        self.screen = Screen::Page;
    }

    fn step(&mut self, step: BriefingStep) -> Option<Change> {
        let last = self.pages.len().saturating_sub(1);
        // A number counts for the key that comes next alone.
        let typed = self.typed.take();
        match step {
            BriefingStep::Digit(digit) => {
                let number = typed.unwrap_or(0).saturating_mul(10).saturating_add(usize::from(digit));
                self.typed = Some(number.min(LARGEST));
            }
            BriefingStep::Enter => match typed {
                Some(number) => self.show(number.saturating_sub(1)),
                None if self.screen == Screen::All => self.screen = Screen::Page,
                None => self.at = (self.at + 1).min(last),
            },
            BriefingStep::Choose(at) => self.at = at.min(last),
            BriefingStep::Leave if self.screen == Screen::All => self.screen = Screen::Page,
            BriefingStep::Next => self.at = (self.at + 1).min(last),
            BriefingStep::Back => self.at = self.at.saturating_sub(1),
            BriefingStep::Go(at) => self.show(at),
            BriefingStep::Black => self.toggle(Screen::Black),
            BriefingStep::All => self.toggle(Screen::All),
            BriefingStep::Pointer => self.pointer = !self.pointer,
            BriefingStep::Speaker => {
                self.speaker = !self.speaker;
                return Some(Change::Speaker(self.speaker));
            }
            BriefingStep::Display => return Some(Change::Display),
            BriefingStep::Leave | BriefingStep::End => return Some(Change::Ended),
        }
        None
    }

    /// Takes the pages that are shown over from those that were made, when they were made anew.
    fn take(&mut self, pages: &[Page]) {
        let shown: Vec<Page> = pages.iter().filter(|page| page.left_out.is_none()).cloned().collect();
        if *self.pages == shown {
            return;
        }
        if let Some(place) = self.first.take() {
            self.at = shown.iter().position(|page| page.place >= place).unwrap_or(0);
        }
        self.at = self.at.min(shown.len().saturating_sub(1));
        self.pages = Arc::new(shown);
    }
}

/// The briefing under way, if one is.
#[derive(Debug, Default)]
pub(super) struct Briefings {
    present: Option<Briefing>,
}

impl Briefings {
    pub(super) fn present(&self) -> Option<&Briefing> {
        self.present.as_ref()
    }
}
