//! A form that is filled in for one row: labels beside their values (销号申请表, 验收意见).

use crate::model::{Form, Number};

use super::build::{columns, value};
use super::row::{Row, TableContext};
use super::value::{RowKind, Table, TableCell, TableColumn, TableRow};

/// The shares of label and value in a line of two fields.
const LABEL: f32 = 24.0;
const VALUE: f32 = 54.0;

/// The sheet of a row: four columns without headings, two fields a line or one that takes the whole line.
#[must_use]
pub fn sheet(form: &Form, row: &Row<'_>, number: usize, context: &TableContext<'_>) -> Table {
    let mut table =
        Table { columns: [LABEL, VALUE, LABEL, VALUE].map(column).to_vec(), rows: Vec::new(), is_dense: false };
    let mut half: Option<(Vec<TableCell>, f32)> = None;
    for (built, source, field) in columns(form, context) {
        let cell = TableCell::new(value(source.as_ref(), field, row, number, context));
        let label = TableCell::label(&built.heading);
        let height = field.height.map_or(0.0, Number::to_f64) as f32;
        match half.take() {
            Some((mut cells, first)) if !field.wide => {
                cells.extend([label, cell]);
                table.rows.push(line(cells, first.max(height), row));
            }
            waiting => {
                table.rows.extend(waiting.map(|(cells, height)| alone(cells, height, row)));
                if field.wide {
                    table.rows.push(alone(vec![label, cell], height, row));
                } else {
                    half = Some((vec![label, cell], height));
                }
            }
        }
    }
    table.rows.extend(half.map(|(cells, height)| alone(cells, height, row)));
    table
}

fn column(width: f32) -> TableColumn {
    TableColumn::plain("", width, super::value::Align::Left)
}

/// A label and a value that take the whole line.
fn alone(mut cells: Vec<TableCell>, height: f32, row: &Row<'_>) -> TableRow {
    if let Some(value) = cells.last_mut() {
        value.columns = 3;
    }
    cells.extend([TableCell::covered(), TableCell::covered()]);
    line(cells, height, row)
}

fn line(cells: Vec<TableCell>, height: f32, row: &Row<'_>) -> TableRow {
    TableRow { kind: RowKind::Data, node: row.node(), entry: None, cells, height }
}
