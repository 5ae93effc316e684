//! A comparison on screen: what is ticked and said in it, and what of that is kept when the differences are found anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::diff::{Difference, DifferenceKind};
use crate::model::{Dataset, Date, ReportId};

use super::answer::{Answer, AnswerText, AnswerTexts};
use super::asks::Asks;
use super::closing::lead;
use super::compared::{Compared, Key, key};
use super::meeting::MeetingQuestion;
use super::other::{Other, OtherKind};

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
}

/// What a person said to one difference, while the differences are found anew.
struct Known {
    is_ticked: bool,
    answer: Option<Answer>,
    texts: Option<AnswerTexts>,
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
            asked: None,
            asked_of_day: None,
            fresh: true,
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
        let questions = self.compared.iter().flat_map(|compared| &compared.questions);
        let goes = |(place, question): &(usize, &MeetingQuestion)| {
            !question.is_noted && self.answer(*place) == Some(Answer::Meeting)
        };
        let mut found: Vec<_> = questions.map(|(place, question)| (*place, question)).filter(goes).collect();
        found.sort_by_key(|(place, _)| *place);
        let mut put = BTreeSet::new();
        found.retain(|(place, _)| self.compared.as_ref().is_some_and(|own| put.insert(lead(&own.groups, *place))));
        found
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
        let differences = &self.compared.as_ref()?.comparison.differences;
        let moves = |at: &usize| differences.get(*at).is_some_and(Difference::moves_due_unrecorded);
        places.iter().copied().find(|at| moves(at) && self.text(*at, AnswerText::Reason).trim().is_empty())
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
    /// with.
    pub(in crate::session) fn settle(&mut self, places: &BTreeSet<usize>) {
        let Some(compared) = self.compared.clone() else { return };
        for place in places {
            let is_for_meeting = self.answer(*place) == Some(Answer::Meeting);
            self.taken += usize::from(!is_for_meeting);
            self.ticked.remove(place);
            self.texts.remove(place);
            if compared.asks(*place) == Some(Asks::Decision) {
                self.answers.insert(*place, if is_for_meeting { Answer::Meeting } else { Answer::Keep });
            } else {
                self.answers.remove(place);
            }
        }
        self.look_at_ticks();
    }

    /// The differences were found: those are ticked that were before, wherever they stand now, and what was said to them
    /// stays said.
    pub(in crate::session) fn took(&mut self, compared: Arc<Compared>) {
        let mut known = self.known();
        let is_fresh = std::mem::take(&mut self.fresh);
        // What a unit brings is proposed whenever it is found, also when a step that took it over is undone.
        let proposes = is_fresh || self.theirs.kind == OtherKind::Returned;
        let (mut ticked, mut answers, mut texts) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        for (at, one) in compared.comparison.differences.iter().enumerate() {
            let is_proposed = proposes && compared.asks(at) == Some(Asks::Nothing);
            let before = if known.is_empty() { None } else { known.remove(&key(one)) };
            let is_ticked = match &before {
                // Another origin tells more of what nobody decided.
                Some(before) if before.answer.is_none() && is_fresh => is_proposed,
                Some(before) => before.is_ticked,
                None => is_proposed,
            };
            if is_ticked {
                ticked.insert(at);
            }
            let Some(before) = before else { continue };
            answers.extend(before.answer.map(|answer| (at, answer)));
            texts.extend(before.texts.map(|own| (at, own)));
        }
        let parted =
            |at: &usize| compared.groups.get(at).is_some_and(|group| !group.iter().all(|one| ticked.contains(one)));
        let parted: Vec<usize> = ticked.iter().copied().filter(parted).collect();
        for part in parted {
            ticked.remove(&part);
        }
        (self.ticked, self.answers, self.texts) = (ticked, answers, texts);
        self.compared = Some(compared);
        self.look_at_ticks();
    }

    /// What was ticked, said and typed, by what tells the differences from each other. While nothing was, all is unknown.
    fn known(&self) -> HashMap<Key, Known> {
        let Some(compared) = &self.compared else { return HashMap::new() };
        let of = |(at, one): (usize, &Difference)| {
            let known = Known {
                is_ticked: self.ticked.contains(&at),
                answer: self.answers.get(&at).copied(),
                texts: self.texts.get(&at).cloned(),
            };
            (key(one), known)
        };
        compared.comparison.differences.iter().enumerate().map(of).collect()
    }

    fn look_at_ticks(&mut self) {
        self.ticks += 1;
        let Some(compared) = &self.compared else { return };
        self.removals = compared.of(&self.ticked).filter(|one| one.kind == DifferenceKind::Removed).count();
    }
}
