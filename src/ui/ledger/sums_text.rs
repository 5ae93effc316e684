//! What the marked cells come to, in words, kept from frame to frame.

use std::sync::{Arc, Weak};

use crate::analysis::Ledger;
use crate::session::{MarkedCells, MarkedSums};
use crate::table::column_heading;
use crate::ui::Context;
use crate::words::{Language, Words};

/// The words, and what they were made for.
#[derive(Debug, Default)]
pub(super) struct SumsText {
    made_for: Option<(Weak<Ledger>, MarkedCells, Language)>,
    text: String,
}

impl SumsText {
    /// The words for the marked cells; empty for one cell alone.
    pub(super) fn text(&mut self, ledger: &Arc<Ledger>, context: &Context<'_>) -> String {
        let Some(marked) = context.session.marked_cells() else { return String::new() };
        let language = context.words.language();
        let is_fresh = self.made_for.as_ref().is_some_and(|(own, cells, spoken)| {
            std::ptr::eq(own.as_ptr(), Arc::as_ptr(ledger)) && *cells == marked && *spoken == language
        });
        if !is_fresh {
            let sums = context.session.marked_sums();
            self.text = sums.map(|sums| in_words(&sums, context.words)).unwrap_or_default();
            self.made_for = Some((Arc::downgrade(ledger), marked, language));
        }
        self.text.clone()
    }
}

fn in_words(sums: &MarkedSums, words: &Words) -> String {
    let cells = words.with("ledger-sum-cells", [("count", sums.cells.into())]);
    let filled = sums.filled.map(|count| words.with("ledger-sum-filled", [("count", count.into())]));
    let sum = |(column, number, unit): &(crate::analysis::Column, crate::model::Number, String)| {
        let name = column_heading(column, words);
        words.with("ledger-sum", [("name", name.into()), ("sum", words.quantity(*number, unit).into())])
    };
    let parts = std::iter::once(cells).chain(filled).chain(sums.sums.iter().map(sum));
    parts.collect::<Vec<_>>().join(" · ")
}
