//! The first rows of a ledger that has none: typed, or pasted from a spreadsheet.

use std::sync::Arc;
use std::time::Duration;

use crate::analysis::{Column, Derived, LedgerRows};
use crate::document::{Edit, EditLabel};
use crate::model::{NodeId, NodeRef};
use crate::session::command::View;
use crate::session::open::OpenDocument;
use crate::session::state::Session;
use crate::table::column_heading;
use crate::text::headings;
use crate::words::Words;

use super::block;
use super::entry::Writing;
use super::grid::Cell;
use super::row_place::RowPlace;
use super::write::Writer;

/// How many headings of a block must be those of columns before it is read by them: one may be a text like any other.
const HEADINGS: usize = 2;

impl Session {
    /// True for a ledger on screen whose report has no item yet. One whose filters leave none is no empty one.
    #[must_use]
    pub fn is_ledger_empty(&self) -> bool {
        let Some(document) = self.active().filter(|_| self.view == View::Ledger) else { return false };
        let request = document.ledger();
        let is_unfiltered = request.filter.is_empty() && !document.is_filtered();
        let ledger = document.answers().and_then(|answers| answers.ledger.as_ref());
        let is_empty = ledger.is_some_and(|ledger| ledger.all_rows().is_empty() && ledger.groups.is_empty());
        is_unfiltered && is_empty && request.rows == LedgerRows::Items && document.report().is_some()
    }

    /// Adds the first item, with what must stand above it, and types its title next.
    pub(in crate::session) fn add_first_row(&mut self, now: Duration) {
        if let Some((edit, _)) = self.first_rows(&[Vec::new()], EditLabel::FirstItem) {
            self.edit(edit, now);
            self.go_to_title();
        }
    }

    /// Puts a block of cells into new items. Where its first row has the headings of columns it is read by them, else from the
    /// title on.
    pub(in crate::session) fn paste_first_rows(&mut self, text: &str, now: Duration) {
        let cells = block::cells(text);
        let Some((edit, refused)) = self.first_rows(&cells, EditLabel::Paste) else { return };
        self.edit(edit, now);
        if refused > 0 {
            let text = self.words().with("ledger-refused", [("count", refused.into())]);
            self.toasts.inform(text, now);
        }
    }

    /// The edit that adds an item for each row of a block, and how many cells could not take their text.
    fn first_rows(&self, cells: &[Vec<String>], label: EditLabel) -> Option<(Edit, usize)> {
        let document = self.active().filter(|_| self.is_ledger_empty())?;
        let report = document.report()?;
        let words = Arc::clone(self.words());
        let (columns, rows) = self.read_by(document, cells, &words);
        let (today, who, pace) = (self.record_day(), &self.preferences().who, self.pace_rule());
        let writing = Writing { today, who, words: &words, pace };
        let mut writer = Writer::new(document.document().dataset(), false, writing);
        let at = document.selection().filter(|node| node.report == report.id).cloned();
        let at = at.unwrap_or_else(|| NodeRef::new(report.id.clone(), NodeId::Report));
        let (mut last, mut without_column) = (at, 0);
        for texts in rows {
            let named = columns.iter().zip(texts).filter_map(|(column, text)| Some((column.as_ref()?, text.as_str())));
            let node = writer.add_row(&last, RowPlace::of(named))?;
            for (at, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                match columns.get(at).cloned().flatten() {
                    Some(column) if RowPlace::is_said_by(&column) => {}
                    Some(column) => writer.write(&Cell { node: node.clone(), column }, text),
                    None => without_column += 1,
                }
            }
            last = node;
        }
        let (edit, refused) = writer.finish(label);
        Some((edit?, refused.len() + without_column))
    }

    /// The column of each cell of a row, and the rows behind the headings. A column that the ledger does not have takes
    /// nothing.
    fn read_by<'a>(
        &self,
        document: &OpenDocument,
        cells: &'a [Vec<String>],
        words: &Words,
    ) -> (Vec<Option<Column>>, &'a [Vec<String>]) {
        let columns = self.columns_of_ledger(document);
        let all = Column::all(LedgerRows::Items, &document.report().map_or_else(Vec::new, |own| own.columns.clone()));
        let named = |heading: &String| {
            let heading = heading.trim();
            let is_called = |column: &&Column| column_heading(column, words) == heading;
            let own = columns.iter().chain(&all).find(is_called).cloned();
            // As the ledgers of other offices call it.
            own.or_else(|| match headings().meaning(heading)? {
                "row.units" => Column::field("lead_units"),
                "category.title" => Some(Column::Derived(Derived::Category)),
                "problem.title" => Some(Column::Derived(Derived::Problem)),
                meaning => Column::field(meaning.strip_prefix("item.")?),
            })
        };
        if let Some((first, rest)) = cells.split_first() {
            let mut found: Vec<Option<Column>> = first.iter().map(named).collect();
            // Where nothing else is called the item, its problem is what the row is about.
            let title = Some(LedgerRows::Items.title());
            if !found.contains(&title) {
                let problem = found.iter_mut().find(|own| **own == Some(Column::Derived(Derived::Problem)));
                if let Some(own) = problem {
                    own.clone_from(&title);
                }
            }
            if found.iter().flatten().count() >= HEADINGS && !rest.is_empty() {
                return (found, rest);
            }
        }
        let title = LedgerRows::Items.title();
        let from_title = columns.into_iter().skip_while(|column| *column != title).map(Some).collect();
        (from_title, cells)
    }
}
