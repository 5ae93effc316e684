//! What is taken over of a comparison, put together from what is ticked, said and typed in it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Date, Value};
use crate::table::contents;
use crate::words::Words;

use super::answer::{Answer, AnswerText};
use super::compared::Compared;
use super::meeting::MeetingQuestion;
use super::state::{Comparing, Settled};

/// What is taken over of a comparison.
#[derive(Debug, Clone, Default)]
pub(in crate::session) struct Taking {
    /// The differences, by their places.
    pub(in crate::session) places: Vec<TakingOne>,
    /// What goes to a meeting.
    pub(in crate::session) questions: Vec<MeetingQuestion>,
    /// The places of both.
    pub(in crate::session) settled: Settled,
}

/// One difference that is taken over.
#[derive(Debug, Clone)]
pub(in crate::session) struct TakingOne {
    pub(in crate::session) at: usize,
    /// Why a due date is moved; empty where none is, or its record comes with it.
    pub(in crate::session) reason: String,
    /// What is put in the place of the content there.
    pub(in crate::session) value: Option<Value>,
}

/// Why nothing can be taken over yet.
pub(in crate::session) enum NotReady {
    /// Why a date is moved was not said: the places that were asked for.
    Reason,
    /// What was typed is no such value: of which field, and why, in words.
    Value(String),
}

impl Comparing {
    /// What is to be taken over: these places, or all that are ticked with what is left for a meeting.
    pub(in crate::session) fn taking(
        &self,
        places: Option<&[usize]>,
        today: Date,
        words: &Arc<Words>,
    ) -> Result<Taking, NotReady> {
        let Some(compared) = &self.compared else { return Ok(Taking::default()) };
        let wanted: BTreeSet<usize> = match places {
            Some(places) => compared.in_groups(places).into_iter().collect(),
            None => self.ticked.clone(),
        };
        if self.lacks_reason(&wanted).is_some() {
            return Err(NotReady::Reason);
        }
        let questions = if places.is_some() { Vec::new() } else { self.for_meeting() };
        let noted: Vec<usize> = questions.iter().map(|(at, _)| *at).collect();
        let goes = |at: &usize| self.answer(*at) == Some(Answer::Meeting);
        let noted = compared.in_groups(&noted).into_iter().filter(goes).collect();
        let mut taking = Taking {
            places: Vec::new(),
            questions: questions.into_iter().map(|(_, question)| question.clone()).collect(),
            settled: Settled { taken: BTreeSet::new(), noted },
        };
        for at in wanted.into_iter().filter(|at| !compared.is_refused(*at)) {
            let value = if self.answer(at) == Some(Answer::Typed) {
                let text = self.text(at, AnswerText::Instead);
                let value = compared.typed_value(at, text, today, words);
                Some(value.map_err(|reason| NotReady::Value(not_typed(compared, at, reason, words)))?)
            } else {
                None
            };
            let reason = self.text(at, AnswerText::Reason).trim().to_owned();
            taking.places.push(TakingOne { at, reason, value });
            taking.settled.taken.insert(at);
        }
        Ok(taking)
    }
}

/// That what was typed for a field cannot stand in it.
fn not_typed(compared: &Compared, at: usize, reason: String, words: &Words) -> String {
    let difference = compared.comparison.differences.get(at);
    let field = difference.and_then(|one| contents(&compared.comparison, one, words)).map(|(field, ..)| field);
    words.with("compare-no-value", [("field", field.unwrap_or_default().into()), ("reason", reason.into())])
}

/// How much was taken over, and how much was left for a meeting.
pub(in crate::session) fn taken_words(count: usize, questions: usize, words: &Words) -> String {
    let arguments = [("count", count.into()), ("questions", questions.into())];
    let key = match (count, questions) {
        (_, 0) => "compare-taken",
        (0, _) => "compare-noted",
        _ => "compare-taken-noted",
    };
    words.with(key, arguments)
}
