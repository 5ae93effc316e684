//! An item while its rows are gathered: the cells of each row by their columns.

use crate::reading::formats::Cell;
use crate::reading::item::record::TextRange;
use crate::reading::item::texts::Texts;

use super::column::Column;
use super::columns::Match;
use super::party_words::KnownNames;
use super::two_roles::split;

/// An item while its rows are gathered.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The name of its category.
    pub(super) category: String,
    /// The name of its problem, where items have a column of their own.
    pub(super) problem: String,
    /// Its number.
    pub(super) number: String,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// The column that names it.
    pub(super) title: Column,
}

/// The cells of one row that hold something.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// In the order of the columns.
    pub(super) cells: Vec<Held>,
}

/// A cell with what its column holds.
#[derive(Debug, Clone)]
pub(super) struct Held {
    /// Where its column stands.
    pub(super) at: usize,
    /// What its column holds.
    pub(super) column: Column,
    /// The heading of its column.
    pub(super) heading: String,
    /// Its words.
    pub(super) text: String,
    /// The same, a line each.
    pub(super) ranges: Vec<TextRange>,
}

/// The whole of a paragraph.
pub(super) fn whole(texts: &Texts, paragraph: u32) -> TextRange {
    let paragraph = paragraph as usize;
    TextRange::new(paragraph, 0, texts.text(paragraph).len())
}

impl Held {
    /// True for the same cell, seen from two rows that it is merged over.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.ranges == other.ranges
    }

    /// Where it begins, for what is to be said of it.
    pub(super) fn place(&self) -> TextRange {
        self.ranges.first().copied().unwrap_or(TextRange::new(0, 0, 0))
    }
}

impl Row {
    /// The cells of a row, a merged one included that began above. A cell of several columns is taken apart where its
    /// words can be told apart.
    pub(super) fn new(columns: &Match, row: &[Cell], texts: &Texts, names: &KnownNames) -> Self {
        let mut cells: Vec<Held> = Vec::new();
        let known = row.iter().zip(&columns.columns).zip(&columns.titles).enumerate();
        for (at, ((cell, column), title)) in known {
            let Some(column) = column.filter(|_| !cell.text.trim().is_empty()) else { continue };
            let ranges: Vec<TextRange> = cell.paragraphs.iter().map(|own| whole(texts, *own)).collect();
            let held = Held { at, column, heading: title.clone(), text: cell.text.clone(), ranges };
            let parts = if column == Column::SEVERAL { Column::parts(title) } else { Vec::new() };
            if let Some(mut parts) = split(&held, &parts, texts, names) {
                cells.append(&mut parts);
            // A cell over two columns counts once.
            } else if cells.last().is_none_or(|last| !last.is_same(&held)) {
                cells.push(held);
            }
        }
        Self { cells }
    }

    /// The cell of a kind.
    pub(super) fn cell(&self, column: Column) -> Option<&Held> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

impl Draft {
    /// The column whose cells are its measures: 整改措施, else 整改情况.
    pub(super) fn measures(&self) -> Option<Column> {
        let has = |column: &Column| self.rows.iter().any(|row| row.cell(*column).is_some());
        [Column::MEASURES, Column::ANSWER].into_iter().find(has)
    }

    /// True where several rows have a measure each.
    pub(super) fn is_by_measure(&self) -> bool {
        let Some(column) = self.measures() else { return false };
        let mut cells: Vec<&Held> = Vec::new();
        for cell in self.rows.iter().filter_map(|row| row.cell(column)) {
            if !cells.iter().any(|own| own.is_same(cell)) {
                cells.push(cell);
            }
        }
        cells.len() >= 2
    }

    /// The columns that its cells stand in, in order.
    pub(super) fn columns(&self) -> Vec<(usize, Column)> {
        let mut columns: Vec<(usize, Column)> = Vec::new();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            if !columns.contains(&(cell.at, cell.column)) {
                columns.push((cell.at, cell.column));
            }
        }
        columns
    }

    /// The cells of one column with the rows that they begin in, each once.
    pub(super) fn cells_at(&self, at: usize, column: Column) -> Vec<(usize, &Held)> {
        let mut found: Vec<(usize, &Held)> = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            for cell in cells.cells.iter().filter(|cell| (cell.at, cell.column) == (at, column)) {
                if !found.iter().any(|(_, own)| own.is_same(cell)) {
                    found.push((row, cell));
                }
            }
        }
        found
    }

    /// True where a column speaks of the item as a whole: one cell is merged over its rows, or only its first row has
    /// one.
    pub(super) fn is_shared(&self, at: usize, column: Column) -> bool {
        let cells = self.cells_at(at, column);
        // Rows of another list of the same ledger may stand before those of the measures.
        let first = self.measures().and_then(|column| self.rows.iter().position(|row| row.cell(column).is_some()));
        cells.len() == 1 && cells.first().is_some_and(|(row, _)| *row == 0 || Some(*row) == first)
    }

    /// All paragraphs of its cells, in order.
    pub(super) fn paragraphs(&self) -> Vec<usize> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let mut found: Vec<usize> = cells.flat_map(|cell| &cell.ranges).map(|own| own.paragraph).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
