//! A comparison on screen: what is ticked and said in it, and what of that is kept when the differences are found anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diff::DifferenceKind;
use crate::model::{Dataset, Date, ReportId};

use super::answer::{Answer, AnswerText, AnswerTexts};
use super::asks::Asks;
use super::closing::lead;
use super::compared::{Compared, key};
use super::kept::{KeptText, KeptTexts};
use super::meeting::MeetingQuestion;
use super::other::Other;

/// A comparison on screen.
#[derive(Debug)]
pub struct Comparing {
    /// Which comparison it is: no two have the same number.
    pub(super) number: u64,
    /// The other side.
    pub theirs: Other,
    /// The state that both came from, where it is known.
    pub base: Option<Other>,
    /// The one report of mine that is compared; all of them where there is none.
    pub(super) report: Option<ReportId>,
    /// The differences, once they are found. They may be of an earlier dataset for a moment.
    pub(super) compared: Option<Arc<Compared>>,
    /// The differences that are taken over, by their places.
    pub(super) ticked: BTreeSet<usize>,
    /// What a person said, likewise: what was to be decided of them is.
    pub(super) answers: BTreeMap<usize, Answer>,
    /// What was typed to them.
    pub(super) texts: BTreeMap<usize, AnswerTexts>,
    /// What was typed to differences that are not there now.
    pub(super) kept: KeptTexts,
    /// Where the questions stand that go to a meeting with the next step.
    pub(super) for_meeting: Vec<usize>,
    /// How many of the ticked ones delete something here.
    pub(super) removals: usize,
    /// How many were taken over.
    pub(super) taken: usize,
    /// Grows with every change of what is ticked, said and typed.
    pub(super) ticks: u64,
    /// What the differences were asked for last: of which dataset, under which number.
    pub(super) asked: Option<(Arc<Dataset>, u64)>,
    /// On which day, and within how many days what is due is near.
    pub(super) asked_of_day: Option<(Date, u32)>,
    /// The next differences are the first with this other side: what is usually taken is ticked.
    pub(super) fresh: bool,
    /// The other side was given anew: what was said to it holds where it says the same.
    pub(super) is_replaced: bool,
}

/// The differences that a step took over, and those that it left for a meeting, by their places.
#[derive(Debug, Clone, Default)]
pub(in crate::session) struct Settled {
    pub(in crate::session) taken: BTreeSet<usize>,
    pub(in crate::session) noted: BTreeSet<usize>,
}

impl Comparing {
    pub(in crate::session) fn new(number: u64, theirs: Other, report: Option<ReportId>) -> Self {
        Self {
            number,
            removals: 0,
            taken: 0,
            ticks: 0,
            theirs,
            base: None,
            report,
            compared: None,
            ticked: BTreeSet::new(),
            answers: BTreeMap::new(),
            texts: BTreeMap::new(),
            kept: KeptTexts::new(),
            for_meeting: Vec::new(),
            asked: None,
            asked_of_day: None,
            fresh: true,
            is_replaced: false,
        }
    }

    /// The differences, once they are found.
    #[must_use]
    pub fn compared(&self) -> Option<&Arc<Compared>> {
        self.compared.as_ref()
    }

    /// The places of the ticked differences.
    #[must_use]
    pub fn ticked(&self) -> &BTreeSet<usize> {
        &self.ticked
    }

    /// True for a difference that asks for a decision and has none yet.
    #[must_use]
    pub fn is_open(&self, place: usize) -> bool {
        let compared = self.compared.as_ref();
        let asks = compared.and_then(|compared| compared.asks(place));
        let is_noted = || compared.and_then(|own| own.question(place)).is_some_and(|question| question.is_noted);
        asks == Some(Asks::Decision) && !self.answers.contains_key(&place) && !is_noted()
    }

    /// How many differences ask for a decision and have none yet.
    #[must_use]
    pub fn open(&self) -> usize {
        let all = self.compared.as_ref().map_or(0, |compared| compared.comparison.differences.len());
        (0..all).filter(|at| self.is_open(*at)).count()
    }

    /// What is to become of a difference: what a person said; of a due date that moves, that a meeting decides, unless
    /// somebody says otherwise.
    #[must_use]
    pub fn answer(&self, place: usize) -> Option<Answer> {
        let said = self.answers.get(&place).copied();
        said.or_else(|| {
            let question = self.compared.as_ref()?.question(place)?;
            (question.is_noted || question.moves_due && !question.is_decided).then_some(Answer::Meeting)
        })
    }

    /// A text that was typed to a difference.
    #[must_use]
    pub fn text(&self, place: usize, which: AnswerText) -> &str {
        self.texts.get(&place).map_or("", |texts| texts.get(which))
    }

    /// All that was typed: the place, which text, and the text.
    pub fn texts(&self) -> impl Iterator<Item = (usize, AnswerText, &str)> {
        let both = |place: &usize| [(*place, AnswerText::Reason), (*place, AnswerText::Instead)];
        let typed = |(place, which): (usize, AnswerText)| (place, which, self.text(place, which));
        self.texts.keys().flat_map(both).map(typed).filter(|(.., text)| !text.is_empty())
    }

    /// The questions that go to a meeting with the next step, by their places: those that do not stand in the report yet,
    /// each once. A closing, which is several differences, is one question.
    #[must_use]
    pub fn for_meeting(&self) -> Vec<(usize, &MeetingQuestion)> {
        let question = |at: &usize| Some((*at, self.compared.as_ref()?.question(*at)?));
        self.for_meeting.iter().filter_map(question).collect()
    }

    /// How many these are.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.for_meeting.len()
    }

    /// Which comparison it is: no two have the same number.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many of the ticked differences delete something here.
    #[must_use]
    pub fn removals(&self) -> usize {
        self.removals
    }

    /// How many differences were taken over, those included whose step was undone since.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.taken
    }

    /// Grows with every change of what is ticked, said and typed.
    #[must_use]
    pub fn ticks(&self) -> u64 {
        self.ticks
    }

    /// True where a ticked difference moves a due date without a record of why: the reason is asked for.
    #[must_use]
    pub fn wants_reason(&self) -> bool {
        self.lacks_reason(&self.ticked).is_some()
    }

    /// The first of the places that moves a due date without a record of why, and to which no reason was typed.
    #[must_use]
    pub fn lacks_reason(&self, places: &BTreeSet<usize>) -> Option<usize> {
        let compared = self.compared.as_ref()?;
        let lacks = |at: &usize| compared.wants_reason(*at) && self.text(*at, AnswerText::Reason).trim().is_empty();
        places.iter().copied().find(lacks)
    }

    /// The other side was given anew.
    pub(in crate::session) fn replace(&mut self, theirs: Arc<Dataset>, is_replaced: bool) {
        self.theirs.dataset = theirs;
        self.is_replaced |= is_replaced;
    }

    pub(in crate::session) fn tick(&mut self, places: &[usize], on: bool) {
        self.answer_all(places, if on { Answer::Take } else { Answer::Keep });
    }

    /// Notes what a person says to differences, and to those that go together with them.
    pub(in crate::session) fn answer_all(&mut self, places: &[usize], answer: Answer) {
        let Some(compared) = self.compared.clone() else { return };
        for place in compared.in_groups(places) {
            if answer.takes() && compared.is_refused(place) {
                continue;
            }
            self.answers.insert(place, answer);
            if answer.takes() {
                self.ticked.insert(place);
            } else {
                self.ticked.remove(&place);
            }
        }
        self.look_at_ticks();
    }

    /// Notes what is typed to a difference. Another content that is typed is the one that is taken over.
    pub(in crate::session) fn type_text(&mut self, place: usize, which: AnswerText, text: String) {
        self.texts.entry(place).or_default().set(which, text);
        if which == AnswerText::Instead {
            self.answer_all(&[place], Answer::Typed);
        }
        self.ticks += 1;
    }

    /// What was decided is taken over or written down: what is left of it is kept as it is, and what was typed to it is done
    /// with, unless that is undone.
    pub(in crate::session) fn settle(&mut self, settled: &Settled) {
        let Some(compared) = self.compared.clone() else { return };
        self.taken += settled.taken.len();
        let taken = settled.taken.iter().map(|at| (*at, Answer::Keep));
        let noted = settled.noted.iter().map(|at| (*at, Answer::Meeting));
        for (at, answer) in taken.chain(noted) {
            self.ticked.remove(&at);
            let said = self.answers.remove(&at);
            if compared.asks(at) == Some(Asks::Decision) {
                self.answers.insert(at, answer);
            }
            let Some(texts) = self.texts.remove(&at) else { continue };
            let difference = compared.comparison.differences.get(at).filter(|_| answer == Answer::Keep);
            if let Some((difference, change)) = difference.and_then(|one| Some((one, one.change()?))) {
                let before = Some(change.mine.clone());
                self.kept.insert(key(difference), KeptText { answer: said, texts, before });
            }
        }
        self.look_at_ticks();
    }

    pub(super) fn look_at_ticks(&mut self) {
        self.ticks += 1;
        let Some(compared) = self.compared.clone() else { return };
        self.removals = compared.of(&self.ticked).filter(|one| one.kind == DifferenceKind::Removed).count();
        let goes = |(at, question): (&usize, &MeetingQuestion)| {
            (!question.is_noted && self.answer(*at) == Some(Answer::Meeting)).then_some(*at)
        };
        let mut places: Vec<usize> = compared.questions.iter().filter_map(goes).collect();
        places.sort_unstable();
        let mut put = BTreeSet::new();
        places.retain(|at| put.insert(lead(&compared.groups, *at)));
        self.for_meeting = places;
    }
}
