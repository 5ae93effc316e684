//! Taking differences over: one step that can be undone, with what is left for a meeting.

use std::sync::Arc;
use std::time::Duration;

use crate::document::{AcceptError, Accepted, Chosen, DueRecord, Edit, accept};
use crate::model::{Dataset, Date};
use crate::session::command::View;
use crate::session::state::Session;
use crate::table::compared_node_name;

use super::compared::Compared;
use super::meeting::with_questions;
use super::taking::{NotReady, Taking, taken_words};

/// The edit that takes differences over, and what taking them came to; no edit where nothing changes.
struct Taken {
    edit: Edit,
    /// How many differences.
    count: usize,
    accepted: Option<Accepted>,
}

fn taken(mine: &Dataset, compared: &Compared, taking: &Taking, today: Date) -> Result<Taken, AcceptError> {
    // Each was picked by name: what is only here goes too, if that is what was ticked.
    let mut chosen = Chosen::these(taking.places.iter().map(|one| one.at)).with_removals();
    for one in &taking.places {
        if !one.reason.is_empty() {
            chosen = chosen.recording(one.at, DueRecord { on: today, reason: one.reason.clone() });
        }
        if let Some(value) = &one.value {
            chosen = chosen.with_value(one.at, value.clone());
        }
    }
    let accepted = match accept(mine, &compared.comparison, &chosen) {
        Ok(accepted) => Some(accepted),
        Err(AcceptError::Nothing) if !taking.questions.is_empty() => None,
        Err(error) => return Err(error),
    };
    let count = accepted.as_ref().map_or(0, |accepted| taking.places.len().saturating_sub(accepted.idle));
    let edit = accepted.as_ref().map(|accepted| accepted.edit.clone());
    let edit = with_questions(mine, edit, &taking.questions).map_err(|error| {
        log::error!("{error}");
        AcceptError::Nothing
    })?;
    Ok(Taken { edit: edit.ok_or(AcceptError::Nothing)?, count, accepted })
}

impl Session {
    /// Takes over these differences of the comparison on screen, or all that are ticked.
    pub(super) fn take_over(&mut self, places: Option<&[usize]>, now: Duration) {
        if self.view == View::Returns {
            return self.take_return(places, now);
        }
        let (today, words) = (self.today, Arc::clone(self.words()));
        let Some(document) = self.active() else { return };
        let dataset = Arc::clone(document.document().dataset());
        let Some(comparing) = document.comparing() else { return };
        let Some(compared) = comparing.compared().cloned() else { return };
        if !Arc::ptr_eq(&compared.dataset, &dataset) {
            return self.toasts.inform(words.text("compare-again").to_owned(), now);
        }
        let taking = match comparing.taking(places, today, &words) {
            Ok(taking) => taking,
            Err(error) => return self.say_not_ready(error, places, now),
        };
        match taken(&dataset, &compared, &taking, today) {
            Ok(taken) => self.take_edit(taken, &taking, &compared, now),
            Err(error) => {
                let key = match error {
                    AcceptError::Nothing => "compare-nothing",
                    _ => "compare-again",
                };
                self.toasts.error(words.text(key).to_owned(), now);
            }
        }
    }

    /// Says what is missing before something can be taken over. The field for a reason stands beside what is ticked.
    pub(in crate::session) fn say_not_ready(&mut self, error: NotReady, places: Option<&[usize]>, now: Duration) {
        match error {
            NotReady::Reason => {
                if let Some(places) = places {
                    self.with_comparison(|comparing| comparing.tick(places, true));
                }
                self.toasts.inform(self.words().text("compare-reason-needed").to_owned(), now);
            }
            NotReady::Value(reason) => self.toasts.error(reason, now),
        }
    }

    fn take_edit(&mut self, taken: Taken, taking: &Taking, compared: &Compared, now: Duration) {
        let Some(document) = self.active() else { return };
        let (id, selection) = (document.id(), document.selection().cloned());
        let before = Arc::clone(document.document().dataset());
        self.edit(taken.edit, now);
        // The list stays where it is: what was taken over is not what the person wants to look at next.
        let Some(present) = self.active().map(|document| Arc::clone(document.document().dataset())) else { return };
        if Arc::ptr_eq(&present, &before) {
            return;
        }
        self.with_comparison(|comparing| comparing.settle(&taking.settled));
        self.settle_outside(id);
        if let Some(node) = selection.filter(|node| present.holds(node)) {
            self.with_active(|document| document.select(node));
        }
        let text = taken_words(taken.count, taking.questions.len(), self.words());
        self.toasts.inform(text, now);
        let missing = taken.accepted.map_or_else(Vec::new, |accepted| accepted.missing);
        let missing: Vec<String> =
            missing.iter().map(|node| compared_node_name(compared.comparison.pair(&node.report), &node.node)).collect();
        if !missing.is_empty() {
            let text = self.words().with("compare-taken-without", [("names", self.words().list(&missing).into())]);
            self.toasts.error(text, now);
        }
    }
}
