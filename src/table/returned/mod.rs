//! A workbook that came back, held against the dataset that it was made from: which cells were changed, and the dataset
//! with those changes.
//!
//! A cell whose words are those that were written is unchanged, whatever it looked like in the dataset: what cannot be
//! written in one cell without loss is never read back from it. Nothing is taken out because its row is gone, and an
//! empty cell of what rows share is one that was unmerged, not one that was cleared.
//!
//! What is new gets ids that no other workbook gives: those of two units can be taken over one after the other.

mod entries;
mod present;
mod rows;
mod value;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Dataset, Date, FieldKey, ItemId, MeasureId, NodeId, PartyId, Report};
use crate::reading::formats::{Returned, digest};
use crate::words::Words;

use present::Present;

/// What a returned workbook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The dataset with the changed cells.
    pub dataset: Arc<Dataset>,
    /// How many cells were changed and read.
    pub changed: usize,
    /// How many rows somebody added.
    pub added: usize,
    /// Cells that were changed and cannot be read, each with the reason.
    pub unread: Vec<UnreadCell>,
    /// How many rows are about what the dataset does not have any more.
    pub unknown: usize,
    /// Fields that were changed in the workbook and, since it was written, in the dataset too.
    pub contested: Vec<(NodeId, FieldKey)>,
}

/// A cell that was changed and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadCell {
    /// What it is about, in words.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// What stands in it.
    pub text: String,
    /// Why it cannot be read.
    pub reason: String,
}

/// The report that a workbook was made from; absent where the dataset has none of that id.
#[must_use]
pub fn report_of(returned: &Returned, dataset: &Dataset) -> Option<usize> {
    let ids = returned.tables.iter().flat_map(|table| &table.rows).filter_map(|row| place(&row.id));
    let report = ids.map(|(report, ..)| report).next()?;
    dataset.reports.iter().position(|own| own.id.as_str() == report)
}

/// Takes the changed cells of a workbook into a dataset. `today` is the day of a report on progress that a person typed
/// into a cell.
#[must_use]
pub fn take_back(dataset: &Arc<Dataset>, returned: &Returned, today: Date, words: &Arc<Words>) -> Option<TakenBack> {
    let at = report_of(returned, dataset)?;
    let present = Present::of(dataset.reports.get(at)?, returned, today, words);
    let mut taking = Taking::new(dataset.reports.get(at)?, returned, &present, today, words);
    for table in &returned.tables {
        taking.table(table);
    }
    taking.drop_known_updates();
    let Taking { report, changed, added, unread, unknown, contested, .. } = taking;
    let mut reports = dataset.reports.clone();
    *reports.get_mut(at)? = Arc::new(report);
    let dataset = Arc::new(Dataset { reports, ..Dataset::clone(dataset) });
    Some(TakenBack { dataset, changed, added, unread, unknown, contested })
}

/// Eight digits that tell a workbook from others with other content.
fn tag(returned: &Returned) -> String {
    let rows = returned.tables.iter().flat_map(|table| &table.rows);
    let texts: Vec<&str> = rows.flat_map(|row| &row.cells).map(String::as_str).collect();
    let unit = returned.sent.as_ref().map_or("", |sent| sent.unit.as_str());
    digest(&format!("{unit}\n{}", texts.join("\n"))).chars().take(8).collect()
}

/// The parts of the id of a row: report, kind, id of the node.
fn place(id: &str) -> Option<(&str, &str, &str)> {
    let (report, rest) = id.split_once('/')?;
    let (kind, node) = rest.split_once('/')?;
    Some((report, kind, node))
}

/// A workbook being taken back.
struct Taking<'a> {
    report: Report,
    /// The report as it was before.
    before: Arc<Report>,
    returned: &'a Returned,
    /// What its cells would say today.
    present: &'a Present,
    /// The unit that it came from.
    unit: Option<PartyId>,
    /// Stands in the ids of what is new, and in those of no other workbook.
    tag: String,
    today: Date,
    words: &'a Arc<Words>,
    /// The measures by their ids, each with its item.
    measures: HashMap<MeasureId, ItemId>,
    /// The items.
    items: HashSet<ItemId>,
    /// Items to which this workbook reported progress: further cells of the row go into the same entry.
    reported: HashSet<ItemId>,
    changed: usize,
    added: usize,
    unread: Vec<UnreadCell>,
    unknown: usize,
    contested: Vec<(NodeId, FieldKey)>,
}

impl<'a> Taking<'a> {
    fn new(
        before: &Arc<Report>,
        returned: &'a Returned,
        present: &'a Present,
        today: Date,
        words: &'a Arc<Words>,
    ) -> Self {
        let report = Report::clone(before);
        let of = |item: &crate::model::Item| {
            let id = item.id.clone();
            item.measures.iter().map(move |measure| (measure.id.clone(), id.clone())).collect::<Vec<_>>()
        };
        let measures = report.items().flat_map(|item| of(item)).collect();
        let items = report.items().map(|item| item.id.clone()).collect();
        let name = returned.sent.as_ref().map(|sent| sent.unit.as_str());
        let unit = report.parties.iter().find(|party| name.is_some_and(|name| party.is_called(name)));
        Self {
            unit: unit.map(|party| party.id.clone()),
            tag: tag(returned),
            report,
            before: Arc::clone(before),
            returned,
            present,
            today,
            words,
            measures,
            items,
            reported: HashSet::new(),
            changed: 0,
            added: 0,
            unread: Vec::new(),
            unknown: 0,
            contested: Vec::new(),
        }
    }

    /// The words for why a cell cannot be read.
    fn refused<T>(&self, key: &str) -> Result<T, String> {
        Err(self.words.text(key).to_owned())
    }

    /// An id that no item of the report has.
    fn free_item(&self) -> ItemId {
        let free = (1..=self.items.len() + 1).map(|n| ItemId::from(format!("returned-{}-{n}", self.tag).as_str()));
        free.into_iter().find(|id| !self.items.contains(id)).unwrap_or_else(|| ItemId::from("returned"))
    }

    fn name(&self, item: &ItemId) -> String {
        self.report.line_name(&NodeId::Item(item.clone())).unwrap_or_default()
    }
}
