//! What the cells of a returned workbook would say today: a cell whose words are not those that were written then was
//! changed in the dataset meanwhile.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{Codes as _, Dataset, Date, Form, FormColumn, FormRows, Item, ItemId, PaperAudience, Report};
use crate::reading::formats::{Returned, ReturnedTable, digest};
use crate::table::build::build;
use crate::table::row::{Only, TableContext};
use crate::words::Words;

use super::place;

/// The digests of the present words, by the row's id and the column's source.
pub(super) struct Present {
    digests: HashMap<String, HashMap<String, String>>,
}

impl Present {
    /// Those of the columns of a workbook, as its readers would see them.
    pub(super) fn of(report: &Arc<Report>, returned: &Returned, today: Date, words: &Arc<Words>) -> Self {
        let code = returned.sent.as_ref().map(|sent| sent.audience.as_str());
        let audience = code.and_then(PaperAudience::of_code).unwrap_or(PaperAudience::All);
        let whole = Arc::new(Dataset { reports: vec![Arc::clone(report)], ..Dataset::default() });
        let seen = for_audience(&whole, audience);
        let mut digests: HashMap<String, HashMap<String, String>> = HashMap::new();
        for report in &seen.reports {
            for table in &returned.tables {
                // Not more than the items of the workbook: those of one unit are few.
                let items = items(report, table);
                let is_of_measures = table.rows.iter().any(|row| row.id.contains("/measure/"));
                let form = Form {
                    rows: if is_of_measures { FormRows::Measures } else { FormRows::Items },
                    columns: table
                        .columns
                        .iter()
                        .filter(|column| !column.is_empty())
                        .map(|column| FormColumn { field: column.clone(), ..FormColumn::blank() })
                        .collect(),
                    ..Form::blank()
                };
                let context = TableContext {
                    report,
                    today,
                    near_days: 0,
                    pace_points: 0,
                    audience,
                    only: Only::Items(&items),
                    words,
                };
                let built = build(&form, &context);
                for row in built.data() {
                    let cells = built.columns.iter().zip(&row.cells);
                    let own = digests.entry(row.id()).or_default();
                    own.extend(cells.map(|(column, cell)| (column.source.clone(), digest(&cell.value.stored_text()))));
                }
            }
        }
        Self { digests }
    }

    /// The digest of what a cell would say; absent for what is not there any more.
    pub(super) fn digest(&self, row: &str, column: &str) -> Option<&str> {
        self.digests.get(row)?.get(column).map(String::as_str)
    }
}

/// The items that the rows of a table are about.
fn items(report: &Report, table: &ReturnedTable) -> Vec<ItemId> {
    let ids: HashSet<&str> = table.rows.iter().filter_map(|row| place(&row.id)).map(|(.., node)| node).collect();
    let has = |item: &&Arc<Item>| {
        ids.contains(item.id.as_str()) || item.measures.iter().any(|measure| ids.contains(measure.id.as_str()))
    };
    report.items().filter(has).map(|item| item.id.clone()).collect()
}
