//! The tables that are open within each other: where the cell that is being read stands.

use crate::reading::formats::document::{Document, Place};
use crate::reading::formats::xml::Element;

use super::looks::Looks;

/// The tables that are open.
#[derive(Default)]
pub(super) struct Tables(Vec<OpenTable>);

#[derive(Default)]
struct OpenTable {
    index: u32,
    row: u32,
    rows_repeated: u32,
    column: u32,
    /// How many columns the cell stands for, and over what it is merged.
    columns_repeated: u32,
    span: (u32, u32),
    /// How many columns have told their widths.
    told: usize,
}

/// Rows and columns that a text repeats or merges: no office's table has more. Word's have 63 columns.
const MOST: u32 = 1000;
const WIDEST: u32 = 64;

fn count(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1).clamp(1, MOST)
}

impl Tables {
    /// A table begins.
    pub(super) fn begin(&mut self, document: &mut Document) {
        let index = u32::try_from(document.tables.len()).unwrap_or(u32::MAX);
        document.tables.push(String::new());
        self.0.push(OpenTable { index, span: (1, 1), columns_repeated: 1, rows_repeated: 1, ..OpenTable::default() });
    }

    /// A table ends.
    pub(super) fn end(&mut self) {
        self.0.pop();
    }

    /// A part of a table begins.
    pub(super) fn enter(&mut self, element: &Element<'_>, document: &mut Document, looks: &Looks) {
        let Some(table) = self.0.last_mut() else { return };
        match element.name() {
            "table-column" => {
                let width = looks.width_of(&element.id("style-name").unwrap_or_default());
                for _ in 0..count(element, "number-columns-repeated") {
                    document.set_width(table.index, table.told, width);
                    table.told = table.told.saturating_add(1);
                }
            }
            "table-row" => (table.column, table.rows_repeated) = (0, count(element, "number-rows-repeated")),
            _ => {
                table.span =
                    (count(element, "number-rows-spanned"), count(element, "number-columns-spanned").min(WIDEST));
                table.columns_repeated = count(element, "number-columns-repeated");
            }
        }
    }

    /// A part of a table ends.
    pub(super) fn leave(&mut self, name: &str) {
        let Some(table) = self.0.last_mut() else { return };
        match name {
            "table-row" => table.row = table.row.saturating_add(table.rows_repeated),
            _ => table.column = table.column.saturating_add(table.columns_repeated),
        }
    }

    /// The cell that is open.
    pub(super) fn place(&self) -> Option<Place> {
        let table = self.0.last()?;
        let (rows, columns) = table.span;
        Some(Place { table: table.index, row: table.row, column: table.column, rows, columns })
    }
}
