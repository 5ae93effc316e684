//! The columns that an office added to a report, and the values in them: what becomes of the values when a column goes, is
//! another one, or holds something else.

use std::collections::HashSet;

use crate::field;
use crate::model::{Cell, Column, ColumnId, ColumnMap, FieldKey, FieldType as _, NodeId, Report, Value};

use super::edit::{Change, Edit, EditLabel};

/// An edit of a report's columns with what it asks of the values.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnEdit {
    /// The edit: one step, taken back whole.
    pub edit: Edit,
    /// How many values do not fit what their column holds now. They stay as they are.
    pub unfit: usize,
}

/// The edit that goes with one of a report's columns; nothing for any other edit.
///
/// The values of a column that goes are cleared, those of one that holds something else now are put into its form where
/// they say the same there. A new column never gets the id of values that are left from another one.
#[must_use]
pub fn edit_columns(report: &Report, edit: &Edit) -> Option<ColumnEdit> {
    let Change::Set(NodeId::Report, key, value) = &edit.change else { return None };
    if !key.is(field!(Report.columns)) || edit.report != report.id {
        return None;
    }
    let mut columns = Vec::<Column>::from_value(value.clone())?;
    own_ids(report, &mut columns);
    let (mut changes, mut unfit) = (Vec::new(), 0);
    for former in &report.columns {
        let column = columns.iter().find(|column| column.id == former.id);
        if column.is_some_and(|column| column.kind == former.kind) {
            continue;
        }
        for (node, cell) in values(report, &former.id) {
            let kept = column.map(|column| column.fitted(cell));
            unfit += usize::from(column.zip(kept.as_ref()).is_some_and(|(column, cell)| !column.holds(cell)));
            if kept.as_ref() != Some(cell) {
                let value = kept.map_or_else(|| Value::Text(String::new()), |cell| cell.value());
                changes.push(Change::Set(node, FieldKey::Column(former.id.clone()), value));
            }
        }
    }
    changes.insert(0, Change::Set(NodeId::Report, key.clone(), columns.to_value()));
    let change = match changes.len() {
        1 => changes.pop()?,
        _ => Change::Batch(EditLabel::Columns, changes),
    };
    Some(ColumnEdit { edit: Edit::new(report.id.clone(), change), unfit })
}

/// Gives new columns ids under which no value stands.
fn own_ids(report: &Report, columns: &mut [Column]) {
    let mut taken = used(report);
    taken.extend(columns.iter().map(|column| column.id.clone()));
    for column in columns.iter_mut().filter(|column| report.column(&column.id).is_none()) {
        if values(report, &column.id).next().is_some() {
            column.id = free(&taken);
            taken.insert(column.id.clone());
        }
    }
}

/// An id that is none of these.
fn free(taken: &HashSet<ColumnId>) -> ColumnId {
    let ids = (1..=taken.len() + 1).map(|n| ColumnId::from(format!("k{n}")));
    ids.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
}

/// The ids of all columns, and of all values whether their column is there or not.
fn used(report: &Report) -> HashSet<ColumnId> {
    let measures = report.items().flat_map(|item| &item.measures).map(|measure| &measure.custom);
    let maps = report.items().map(|item| &item.custom).chain(measures);
    let values = maps.flat_map(ColumnMap::iter).map(|(name, _)| ColumnId::from(name.as_str()));
    report.columns.iter().map(|column| column.id.clone()).chain(values).collect()
}

/// What stands in a column, with its nodes.
fn values<'a>(report: &'a Report, id: &'a ColumnId) -> impl Iterator<Item = (NodeId, &'a Cell)> + 'a {
    report.items().flat_map(move |item| {
        let own = item.custom.get(id.as_str()).map(|cell| (NodeId::Item(item.id.clone()), cell));
        let measures = item
            .measures
            .iter()
            .filter_map(move |one| one.custom.get(id.as_str()).map(|cell| (NodeId::Measure(one.id.clone()), cell)));
        own.into_iter().chain(measures)
    })
}
