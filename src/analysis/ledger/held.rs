//! Rows that stay where they stood while the ledger is worked in, in whatever order it was put before.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Dataset, ItemId, MeasureId, ReportId};

use super::row::LedgerRow;

/// A table as it stood before: its rows, whose positions are those of its dataset, and those that had gone from it by then.
#[derive(Clone, Copy)]
pub(super) struct Former<'a> {
    pub(super) rows: &'a [LedgerRow],
    pub(super) gone: &'a [GoneRow],
    pub(super) dataset: &'a Dataset,
}

/// A row that went since the table was put in order, and the one that it stood behind, which may have gone too: where it
/// comes back, by undo above all, it stands there again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GoneRow {
    row: RowIds,
    behind: Option<RowIds>,
}

/// What tells a row from others.
type RowIds = (ReportId, ItemId, Option<MeasureId>);

type Ids<'a> = (&'a ReportId, &'a ItemId, Option<&'a MeasureId>);

/// Puts rows that stand in the order of the notice where they stood in a former table, and says which have gone from it. One
/// that was never in it stands behind the row that is before it in the notice.
pub(super) fn hold(rows: Vec<LedgerRow>, dataset: &Dataset, former: Former<'_>) -> (Vec<LedgerRow>, Arc<[GoneRow]>) {
    let stood = stood(former);
    let places: HashMap<Ids<'_>, usize> = stood.iter().enumerate().map(|(at, ids)| (*ids, at + 1)).collect();
    let mut there = HashSet::with_capacity(rows.len());
    let mut above = 0;
    let mut in_order: Vec<((usize, usize), LedgerRow)> = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let ids = row.resolve(dataset).map(|nodes| nodes.ids());
        there.extend(ids);
        let own = ids.and_then(|ids| places.get(&ids).copied());
        above = own.unwrap_or(above);
        in_order.push(((above, if own.is_some() { 0 } else { at + 1 }), row));
    }
    in_order.sort_by_key(|(place, _)| *place);
    let behind = |at: usize| at.checked_sub(1).and_then(|before| stood.get(before)).map(|ids| owned(*ids));
    let gone = stood.iter().enumerate().filter(|(_, ids)| !there.contains(*ids));
    let gone = gone.map(|(at, ids)| GoneRow { row: owned(*ids), behind: behind(at) }).collect();
    (in_order.into_iter().map(|(_, row)| row).collect(), gone)
}

/// The rows of a former table in their order, those that had gone from it among them. What stood in several groups counts
/// where it was first.
fn stood(former: Former<'_>) -> Vec<Ids<'_>> {
    let pairs = former.gone.iter().map(|gone| (gone.behind.as_ref().map(borrowed), borrowed(&gone.row)));
    let behind: HashMap<Option<Ids<'_>>, Ids<'_>> = pairs.collect();
    let mut all = Vec::with_capacity(former.rows.len() + former.gone.len());
    let mut seen = HashSet::with_capacity(all.capacity());
    let own = former.rows.iter().filter_map(|row| row.resolve(former.dataset)).map(|nodes| nodes.ids());
    for start in std::iter::once(None).chain(own.map(Some)) {
        let mut next = start.or_else(|| behind.get(&None).copied());
        while let Some(ids) = next.filter(|ids| seen.insert(*ids)) {
            all.push(ids);
            next = behind.get(&Some(ids)).copied();
        }
    }
    all
}

fn owned((report, item, measure): Ids<'_>) -> RowIds {
    (report.clone(), item.clone(), measure.cloned())
}

fn borrowed((report, item, measure): &RowIds) -> Ids<'_> {
    (report, item, measure.as_ref())
}
