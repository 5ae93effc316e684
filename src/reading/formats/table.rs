//! The tables of a document as rows of cells, merged cells carried to every place they cover.

use super::document::{Document, Place};

/// A table: rows of equal length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The name of the sheet; empty for a table in a text.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its words, paragraphs parted by line breaks.
    pub text: String,
    /// The paragraphs of the document that it is made of.
    pub paragraphs: Vec<u32>,
    /// True where a merged cell is carried down or across: the words stand in a cell above or to the left.
    pub carried: bool,
}

impl Cell {
    /// Its words without any blanks and breaks: a heading as it is said.
    #[must_use]
    pub fn line(&self) -> String {
        self.text.split_whitespace().collect()
    }
}

/// The largest grid that is laid out; the text beyond it stays in the paragraphs.
const GRID: usize = 2_000_000;

/// Places of a grid for each paragraph in it, and for a table as such: ledgers are filled to a third and more, and a
/// word in the last cell of an empty sheet must not fill the memory.
const PLACES_PER_PARAGRAPH: usize = 16;
const PLACES: usize = 4096;

/// Bytes of the words that are carried into the places that a merged cell covers. Each place costs something beside.
const CARRIED_BYTES: usize = 32 << 20;
const CARRIED_COST: usize = 16;

/// Columns of a table that are laid out: a plan by days has a hundred and more. What lies beyond stays in the paragraphs.
pub(in crate::reading) const WIDEST: usize = 512;

/// Paragraphs of one table with their places.
type Laid = Vec<(u32, Place)>;

impl Document {
    /// The rows of one table.
    #[must_use]
    pub fn table(&self, index: usize) -> Table {
        let own = |place: &Place| place.table as usize == index;
        let paragraphs = self.paragraphs.iter().zip(0_u32..);
        let places = paragraphs.filter_map(|(own_words, at)| own_words.place.filter(own).map(|place| (at, place)));
        self.grid(index, &places.collect(), WIDEST)
    }

    /// All tables, one after the other, with their indexes.
    pub(in crate::reading) fn all_tables(&self) -> impl Iterator<Item = (usize, Table)> {
        let grids = self.laid().into_iter().enumerate();
        grids.map(move |(index, places)| (index, self.grid(index, &places, WIDEST)))
    }

    /// The tables of these indexes, in one walk over the paragraphs.
    pub(in crate::reading) fn tables_at(&self, indexes: impl Iterator<Item = u32>) -> Vec<Table> {
        let laid = self.laid();
        let table = |index: usize| Some(self.grid(index, laid.get(index)?, WIDEST));
        indexes.map(|index| table(index as usize).unwrap_or_default()).collect()
    }

    /// The paragraphs of each table.
    fn laid(&self) -> Vec<Laid> {
        let mut laid: Vec<Laid> = vec![Vec::new(); self.tables.len()];
        for (paragraph, at) in self.paragraphs.iter().zip(0_u32..) {
            if let Some(place) = paragraph.place
                && let Some(list) = laid.get_mut(place.table as usize)
            {
                list.push((at, place));
            }
        }
        laid
    }

    fn grid(&self, index: usize, places: &Laid, widest: usize) -> Table {
        let name = self.tables.get(index).cloned().unwrap_or_default();
        let height = places.iter().map(|(_, place)| place.row as usize + 1).max().unwrap_or(0);
        let width = places.iter().map(|(_, place)| place.column as usize + 1).max().unwrap_or(0);
        let width = width.min(widest);
        let most = (PLACES + places.len().saturating_mul(PLACES_PER_PARAGRAPH)).min(GRID);
        let height = most.checked_div(width).map_or(0, |most| height.min(most.max(1)));
        let mut rows = vec![vec![Cell::default(); width]; height];
        let mut budget = CARRIED_BYTES;
        for (at, place) in places {
            self.lay(&mut rows, *at, *place, &mut budget);
        }
        Table { name, rows }
    }

    /// Puts a paragraph into every cell that it covers, as long as the budget for covered cells lasts.
    fn lay(&self, rows: &mut [Vec<Cell>], at: u32, place: Place, budget: &mut usize) {
        let Some(paragraph) = self.paragraphs.get(at as usize) else { return };
        let (first_row, first_column) = (place.row as usize, place.column as usize);
        for (row, cells) in rows.iter_mut().enumerate().skip(first_row).take(place.rows as usize) {
            let covered = cells.iter_mut().enumerate().skip(first_column).take(place.columns as usize);
            for (column, cell) in covered {
                let carried = row != first_row || column != first_column;
                let cost = if carried { paragraph.text.len() + CARRIED_COST } else { 0 };
                if carried && ((!cell.text.is_empty() && !cell.carried) || *budget < cost) {
                    continue;
                }
                *budget -= cost;
                cell.carried = carried;
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                cell.text.push_str(&paragraph.text);
                cell.paragraphs.push(at);
            }
        }
    }
}
