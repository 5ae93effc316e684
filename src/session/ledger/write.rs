//! Texts written into many cells at once: pasted, filled down, cleared, replaced. What the cells take is one step of the
//! history; each cell that could not take its text keeps what it had, and says why.

use std::collections::HashMap;

use crate::analysis::{LedgerNodes, LedgerRows};
use crate::document::{self, Change, Edit, EditLabel, Kind};
use crate::model::{ClosingKind, Dataset, KnownPlaces, NodeRef, Report, ReportId, full_number};
use crate::session::command::Command;
use crate::session::structure::new_title;

use super::cell_words::shown_cell;
use super::entry::{CellEntry, CellNode, Writing, entry, not_typed};
use super::grid::Cell;

/// What came of texts that were written into cells.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Written {
    /// How many cells took theirs, or rows that were added for it.
    pub(super) taken: usize,
    /// How many could not.
    pub(super) refused: usize,
}

/// Texts on their way into cells.
pub(super) struct Writer<'a> {
    /// The dataset with the nodes that were added so far: a name that two cells bring in is one party.
    scratch: Dataset,
    /// Where its nodes stand.
    places: KnownPlaces,
    changes: Vec<(ReportId, Change)>,
    /// How many edits the changes are of.
    edits: usize,
    /// The edit, while there is only one.
    alone: Option<Edit>,
    refused: HashMap<Cell, String>,
    /// What was written where a row can stand in several groups: a cell that is marked twice takes one text.
    written: Option<HashMap<Cell, String>>,
    writing: Writing<'a>,
}

impl<'a> Writer<'a> {
    /// `repeats` is true where a row can stand in several groups.
    pub(super) fn new(dataset: &Dataset, repeats: bool, writing: Writing<'a>) -> Self {
        Self {
            scratch: dataset.clone(),
            places: KnownPlaces::default(),
            changes: Vec::new(),
            edits: 0,
            alone: None,
            refused: HashMap::new(),
            written: repeats.then(HashMap::new),
            writing,
        }
    }

    /// Writes the text of a cell.
    pub(super) fn write(&mut self, cell: &Cell, text: &str) {
        if let Some(written) = &mut self.written {
            if let Some(before) = written.get(cell) {
                if before != text {
                    self.refuse(cell, self.writing.words.text("ledger-cell-twice").to_owned());
                }
                return;
            }
            written.insert(cell.clone(), text.to_owned());
        }
        // What is gone takes nothing.
        let Some((report, node)) = self.places.find(&self.scratch, &cell.node) else { return };
        let own_number = meant(report, cell, text);
        let asked = match cell.column.key_of(&cell.node.node, report) {
            Some(key) => entry(
                &CellNode { report, id: &cell.node.node, node },
                &key,
                own_number.as_deref().unwrap_or(text),
                &self.writing,
            ),
            None => Err(not_typed(&cell.column, self.writing.words)),
        };
        // What is copied is what is shown. Put back where it stood it changes nothing: how it went gets no further entry, and
        // what is not typed in a cell refuses nothing.
        if !matches!(asked, Ok(CellEntry::Nothing)) && self.is_shown(cell, text) {
            return;
        }
        match asked {
            Ok(CellEntry::Nothing) => {}
            Ok(CellEntry::Edit(edit)) => self.take(edit),
            Ok(CellEntry::MoveDue(_)) => self.refuse(cell, self.writing.words.text("ledger-due-asks").to_owned()),
            Ok(CellEntry::Close) => self.refuse(cell, self.writing.words.text("ledger-close-asks").to_owned()),
            Ok(CellEntry::Reopen) => {
                let words = self.writing.words;
                let keys = Command::CloseItems.info().shortcut.map(|keys| keys.to_string()).unwrap_or_default();
                let step = words.choice(ClosingKind::Reopened).to_owned();
                self.refuse(cell, words.with("ledger-reopen-asks", [("keys", keys.into()), ("step", step.into())]));
            }
            Err(reason) => self.refuse(cell, reason),
        }
    }

    /// True for the words that the cell shows now.
    fn is_shown(&mut self, cell: &Cell, text: &str) -> bool {
        let Some(nodes) = LedgerNodes::find(&self.scratch, &cell.node, &mut self.places) else { return false };
        let shown = shown_cell(&nodes, &cell.column, self.writing.words, self.writing.pace).text();
        shown == text || text.contains('\r') && shown == text.replace("\r\n", "\n")
    }

    /// Adds a node of a kind at a node, and returns it; nothing where none can stand there. It is called so, or as new nodes are.
    pub(super) fn add(&mut self, at: &NodeRef, kind: Kind, title: &str) -> Option<NodeRef> {
        let title = if title.is_empty() { self.writing.words.text(new_title(kind)) } else { title }.to_owned();
        let edit = document::grow(&self.scratch, at, kind, title)?;
        let added = edit.added().into_iter().next()?;
        self.take(edit);
        Some(added)
    }

    /// The dataset with the nodes that were added so far.
    pub(super) fn scratch(&self) -> &Dataset {
        &self.scratch
    }

    /// How many edits there are so far.
    pub(super) fn taken(&self) -> usize {
        self.edits
    }

    fn refuse(&mut self, cell: &Cell, reason: String) {
        self.refused.insert(cell.clone(), reason);
    }

    fn take(&mut self, edit: Edit) {
        self.edits += 1;
        self.alone = (self.edits == 1).then(|| edit.clone());
        let changes = match edit.change {
            Change::Batch(_, changes) => changes,
            change => vec![change],
        };
        if changes.iter().any(|change| matches!(change, Change::Add(..))) {
            let batch = Edit::new(edit.report.clone(), Change::Batch(EditLabel::Cells, changes.clone()));
            if let Ok(after) = batch.apply(&self.scratch) {
                self.scratch = after;
            }
        }
        self.changes.extend(changes.into_iter().map(|change| (edit.report.clone(), change)));
    }

    /// What the cells took as one edit, and which cells took nothing. What one cell took is called as if it had been typed
    /// there, also where it is several changes, such as a new unit and its name in the item.
    pub(super) fn finish(self, label: EditLabel) -> (Option<Edit>, HashMap<Cell, String>) {
        if self.alone.is_some() {
            return (self.alone, self.refused);
        }
        let mut edits: Vec<(ReportId, Vec<Change>)> = Vec::new();
        for (report, change) in self.changes {
            // Rows of one report most often follow each other.
            match edits.iter_mut().rev().find(|(own, _)| *own == report) {
                Some((_, changes)) => changes.push(change),
                None => edits.push((report, vec![change])),
            }
        }
        let batch = |(report, changes): (ReportId, Vec<Change>)| Edit::new(report, Change::Batch(label, changes));
        let mut edits: Vec<Edit> = edits.into_iter().map(batch).collect();
        let edit = if edits.len() > 1 { Some(Edit::multi_report(label, edits)) } else { edits.pop() };
        (edit, self.refused)
    }
}

/// What a number means that was copied: the number of an item is shown with those above it, (一)1.(2), and only the last part
/// is its own. Nothing for any other text.
fn meant(report: &Report, cell: &Cell, text: &str) -> Option<String> {
    if cell.column != LedgerRows::Items.number() {
        return None;
    }
    // Most often it is the number of this very row that comes back.
    let own = report.locate(&cell.node.node).and_then(|at| {
        let (category, problem, item) = (report.category_at(at)?, report.problem_at(at)?, report.item_at(at)?);
        (full_number(category, problem, item) == text.trim()).then(|| item.number.clone())
    });
    if own.is_some() {
        return own;
    }
    let all = report.categories.iter().flat_map(|category| category.problems.iter().map(move |own| (category, own)));
    let numbered = all.flat_map(|(category, problem)| problem.items.iter().map(move |item| (category, problem, item)));
    let mut known = numbered.filter(|(category, problem, item)| full_number(category, problem, item) == text.trim());
    known.next().map(|(_, _, item)| item.number.clone())
}
