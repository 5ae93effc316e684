//! What the marked cells come to: how many, how many of them are filled, and the sums of their figures, each column by
//! itself. A row that stands in several groups counts once.
//!
//! Limits: of more than [`MOST_SUMMED`] cells only their number is told. Shares are not summed, for their sum says nothing.

use crate::analysis::{Column, Derived};
use crate::model::{Amount, FieldKind, Number, Value};
use crate::session::state::Session;
use crate::table::CellValue;
use crate::text::magnitude;

use super::grid::{CellPlace, Grid};

/// The most cells that are looked at: counting them takes a tenth of a second.
const MOST_SUMMED: usize = 100_000;

/// What the marked cells come to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MarkedSums {
    /// How many cells.
    pub cells: usize,
    /// How many of them are filled; absent where they are too many to be looked at.
    pub filled: Option<usize>,
    /// The sums of the columns with figures, with their units.
    pub sums: Vec<(Column, Number, String)>,
}

impl Session {
    /// What the marked cells of the ledger come to; nothing for one cell alone, and for whole rows.
    #[must_use]
    pub fn marked_sums(&self) -> Option<MarkedSums> {
        let marked = self.marked_cells().filter(|marked| !marked.is_one() && !marked.whole_rows)?;
        let grid = self.grid(self.active()?)?;
        let rows = || grid.ledger.distinct(marked.rows.clone());
        let cells = rows().count() * marked.columns.clone().count();
        if cells > MOST_SUMMED {
            return Some(MarkedSums { cells, ..MarkedSums::default() });
        }
        let figures = |place| self.figure(&grid, place);
        let sum = |column: usize| {
            let all: Vec<(Number, String)> = rows().filter_map(|row| figures(CellPlace { row, column })).collect();
            let (number, unit) = total(&all)?;
            Some((grid.columns.get(column)?.clone(), number, unit))
        };
        let places = rows().flat_map(|row| marked.columns.clone().map(move |column| CellPlace { row, column }));
        let filled = places.filter(|place| !self.is_empty_cell(&grid, *place)).count();
        Some(MarkedSums { cells, filled: Some(filled), sums: marked.columns.clone().filter_map(sum).collect() })
    }

    /// What is counted is empty where it shows nothing.
    fn is_empty_cell(&self, grid: &Grid<'_>, place: CellPlace) -> bool {
        match grid.columns.get(place.column) {
            Some(Column::Derived(_)) => self.shown_cell(grid, place).is_empty(),
            _ => grid.key(place).is_none() || grid.is_blank(place),
        }
    }

    fn shown_cell(&self, grid: &Grid<'_>, place: CellPlace) -> CellValue {
        grid.shown(place, self.words(), self.pace_rule())
    }

    /// The figure of a cell with its unit.
    fn figure(&self, grid: &Grid<'_>, place: CellPlace) -> Option<(Number, String)> {
        if let Column::Derived(derived) = grid.columns.get(place.column)? {
            let is_count =
                matches!(derived, Derived::Moves | Derived::Measures | Derived::Indicators | Derived::OffTarget);
            return match self.shown_cell(grid, place) {
                CellValue::Number(number, _) if is_count => Some((number, String::new())),
                _ => None,
            };
        }
        let (nodes, key) = (grid.nodes(place.row)?, grid.key(place)?);
        if key.kind(&nodes.report.columns) == FieldKind::Percent {
            return None;
        }
        match nodes.node().get(&key, &nodes.report.columns)? {
            Value::Number(number) => Some((number?, String::new())),
            Value::Record(record) => record?.typed::<Amount>().map(|amount| (amount.value, amount.unit)),
            _ => None,
        }
    }
}

/// The sum of figures; of unlike units that are money all in 元, of others nothing.
fn total(figures: &[(Number, String)]) -> Option<(Number, String)> {
    let (_, unit) = figures.first()?;
    if figures.iter().all(|(_, own)| own == unit) {
        return Some((figures.iter().map(|(number, _)| *number).sum(), unit.clone()));
    }
    if !figures.iter().all(|(_, own)| own.ends_with('元')) {
        return None;
    }
    let parts: Option<Vec<Number>> =
        figures.iter().map(|(number, unit)| number.checked_mul(Number::from(magnitude(unit)))).collect();
    Some((parts?.into_iter().sum(), "元".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_unlike_units_are_summed_in_yuan_and_others_not_at_all() {
        let figures = |all: &[(&str, &str)]| -> Vec<(Number, String)> {
            all.iter().map(|(number, unit)| (number.parse().unwrap(), (*unit).to_owned())).collect()
        };
        let sum = |all| total(&figures(all)).map(|(number, unit)| format!("{number}{unit}"));
        assert_eq!(sum(&[("1860", "万元"), ("12.6", "万元")]).as_deref(), Some("1872.6万元"));
        assert_eq!(sum(&[("1", "亿元"), ("5", "元")]).as_deref(), Some("100000005元"));
        assert_eq!(sum(&[("1", "亩"), ("5", "元")]), None);
        assert_eq!(sum(&[]), None);
    }
}
