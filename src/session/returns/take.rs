//! Taking over what came back: of one file, or of all of them, in one step.

use std::sync::Arc;
use std::time::Duration;

use crate::document::Edit;
use crate::exchange::{ChosenChange, FileChoice, Offer};
use crate::model::Dataset;
use crate::session::comparing::{MeetingQuestion, Settled, Taking, TakingOne, decisions_of, taken_words};
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::{MergeRequest, Merging, Returns};

/// What is taken over of returned files.
#[derive(Default)]
struct ReturnsTaking {
    choices: Vec<FileChoice>,
    questions: Vec<MeetingQuestion>,
    settled: Vec<(usize, Settled)>,
}

impl ReturnsTaking {
    fn add(&mut self, file: usize, taking: Taking) {
        let change = |one: TakingOne| ChosenChange { at: one.at, reason: one.reason, value: one.value };
        let changes: Vec<ChosenChange> = taking.places.into_iter().map(change).collect();
        if !changes.is_empty() {
            self.choices.push(FileChoice { file, changes });
        }
        // Two units may propose the same.
        let new = taking.questions.into_iter().filter(|question| !self.questions.contains(question));
        let new: Vec<MeetingQuestion> = new.collect();
        self.questions.extend(new);
        self.settled.push((file, taking.settled));
    }
}

impl Session {
    /// Takes over these changes of the file that is looked at, or all that are ticked in it.
    pub(in crate::session) fn take_return(&mut self, places: Option<&[usize]>, now: Duration) {
        let (today, words) = (self.today, Arc::clone(self.words()));
        let returns = self.active().and_then(OpenDocument::returns);
        let Some((file, comparing)) = returns.and_then(|returns| Some((returns.present, returns.comparing()?))) else {
            return;
        };
        match comparing.taking(places, today, &words) {
            Ok(taking) => {
                let mut all = ReturnsTaking::default();
                all.add(file, taking);
                self.merge_returns(all, now);
            }
            Err(error) => self.say_not_ready(error, places, now),
        }
    }

    /// Takes over what is ticked of all files. Where one is not ready, that one is looked at.
    pub(super) fn take_returns(&mut self, now: Duration) {
        let (today, words) = (self.today, Arc::clone(self.words()));
        let Some(returns) = self.active().and_then(OpenDocument::returns) else { return };
        let mut all = ReturnsTaking::default();
        let mut not_ready = None;
        for (file, comparing) in returns.comparisons.iter().enumerate() {
            match comparing.taking(None, today, &words) {
                Ok(taking) => all.add(file, taking),
                Err(error) => {
                    not_ready = Some((file, error));
                    break;
                }
            }
        }
        match not_ready {
            Some((file, error)) => {
                self.with_returns(|returns| returns.present = file);
                self.say_not_ready(error, None, now);
            }
            None => self.merge_returns(all, now),
        }
    }

    fn merge_returns(&mut self, taking: ReturnsTaking, now: Duration) {
        if taking.choices.is_empty() && taking.questions.is_empty() {
            return self.toasts.inform(self.words().text("compare-nothing-ticked").to_owned(), now);
        }
        let (today, words) = (self.today, Arc::clone(self.words()));
        let who = self.settings.preferences.who.clone();
        let Some(document) = self.documents.active_mut() else { return };
        let id = document.id();
        let Some(returns) = document.exchange.returns.as_deref_mut() else { return };
        let Some(collection) = returns.collection.clone() else { return };
        if returns.merging.is_some() {
            return self.toasts.inform(words.text("collect-busy").to_owned(), now);
        }
        returns.merging =
            Some(Merging { of: Arc::clone(&collection), settled: taking.settled, questions: taking.questions.len() });
        let (choices, questions) = (taking.choices, taking.questions);
        let request = MergeRequest { document: id, collection, choices, questions, today, who, words };
        self.effects.push(Effect::MergeReturns(request));
    }

    /// What was chosen is one step; should the dataset have changed meanwhile, the files are held against it again.
    pub(in crate::session) fn returns_merged(
        &mut self,
        id: DocumentId,
        mine: &Arc<Dataset>,
        result: Result<(Edit, usize), String>,
        now: Duration,
    ) {
        let Some(document) = self.documents.get_mut(id) else { return };
        let merging = document.exchange.returns.as_deref_mut().and_then(|returns| returns.merging.take());
        let is_same = Arc::ptr_eq(document.document().dataset(), mine);
        match result {
            Ok((edit, count)) if is_same => {
                self.edit_in(id, edit, now);
                let is_taken = |dataset: &Arc<Dataset>| !Arc::ptr_eq(dataset, mine);
                if !self.document(id).is_some_and(|document| is_taken(document.document().dataset())) {
                    return;
                }
                let questions = merging.as_ref().map_or(0, |merging| merging.questions);
                if let Some(merging) = merging {
                    self.with_returns_of(id, |returns| returns.settle(&merging));
                }
                self.toasts.inform(taken_words(count, questions, self.words()), now);
            }
            Ok(_) => self.toasts.inform(self.words().text("compare-again").to_owned(), now),
            Err(error) => self.toasts.error(error, now),
        }
    }
}

impl Returns {
    /// What was on its way is taken over, and what other files say against it is left.
    fn settle(&mut self, merging: &Merging) {
        if !self.collection.as_ref().is_some_and(|own| Arc::ptr_eq(own, &merging.of)) {
            return;
        }
        for (file, settled) in &merging.settled {
            self.leave_rivals(*file, &settled.taken);
        }
        for (file, settled) in &merging.settled {
            self.comparisons.get_mut(*file).into_iter().for_each(|own| own.settle(settled));
        }
    }
}

impl MergeRequest {
    /// Makes the step, and counts the changes that it takes over. For a worker thread.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub fn reckon(&self) -> Result<(Edit, usize), String> {
        let Self { collection, choices, questions, today, who, words, .. } = self;
        let taken = collection.take_from(choices, (*today, who), words).map_err(|error| {
            log::warn!("{error}");
            words.text("compare-again").to_owned()
        })?;
        let after = with_decisions(&taken, questions);
        let is_chosen = |offer: &Offer| {
            let own = choices.iter().filter(|own| own.file == offer.file);
            own.flat_map(|own| &own.changes).any(|change| change.at == offer.at)
        };
        let count = collection.taken(is_chosen);
        let edit = collection.edit_to(&after).map_err(|_| words.text("compare-nothing").to_owned())?;
        Ok((edit, count))
    }
}

/// The dataset with the questions among what is to be decided.
fn with_decisions(dataset: &Arc<Dataset>, questions: &[MeetingQuestion]) -> Arc<Dataset> {
    if questions.is_empty() {
        return Arc::clone(dataset);
    }
    let mut dataset = Dataset::clone(dataset);
    for report in &mut dataset.reports {
        let new = decisions_of(&report.id, questions);
        if !new.is_empty() {
            Arc::make_mut(report).decisions.extend(new);
        }
    }
    Arc::new(dataset)
}
