//! A file that came back from a unit as the other side of a comparison.

use std::sync::Arc;

use crate::diff::{Comparison, Difference};
use crate::model::Dataset;
use crate::words::Words;

use super::asks::{Asks, moves};
use super::closing::closings;
use super::compared::{Compared, DueMoves, ReturnedSide};
use super::meeting::{QuestionContext, questions};

/// How a change that a file brings stands to what other files and the ledger say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::session) enum ReturnedChange {
    /// Nothing stands against it.
    Alone,
    /// Another file says something else, or the ledger was changed since it was sent.
    Contested,
    /// A later file of the same unit says something to it.
    Older,
}

impl Compared {
    /// What a file that came back changes: its comparison, with how each of its differences stands to the others.
    pub(in crate::session) fn of_returned(
        dataset: &Arc<Dataset>,
        comparison: &Arc<Comparison>,
        changes: &[ReturnedChange],
        returned: ReturnedSide,
        words: &Words,
    ) -> Self {
        let asks: Vec<Asks> =
            comparison.differences.iter().zip(changes).map(|(one, change)| asks(one, *change)).collect();
        let groups = closings(comparison);
        let context = QuestionContext { comparison, mine: dataset, from: &returned.from, words };
        let questions = questions(&context, &asks, &groups);
        Self {
            dataset: Arc::clone(dataset),
            comparison: Arc::clone(comparison),
            units: Vec::new(),
            items: 0,
            same: 0,
            is_former: false,
            standings: None,
            asks,
            groups,
            questions,
            due_moves: DueMoves::of(comparison),
            returned: Some(returned),
        }
    }
}

/// What a unit alone changed needs no thought; what is contested, moves a date or closes something does.
fn asks(difference: &Difference, change: ReturnedChange) -> Asks {
    match change {
        ReturnedChange::Older => Asks::Ours,
        ReturnedChange::Contested => Asks::Decision,
        ReturnedChange::Alone if moves(difference) || difference.closes() => Asks::Decision,
        ReturnedChange::Alone => Asks::Nothing,
    }
}
