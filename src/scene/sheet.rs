//! The sheets of paper of the office, with their margins and type: A4 after GB/T 9704-2012, A4 and A3 lying for lists.

use crate::model::Paper;
use crate::paper;
use crate::table::Table;

/// Points in a millimetre.
pub const POINTS_PER_MM: f32 = 72.0 / 25.4;

/// A sheet of paper. Lengths are millimetres, sizes of type points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// The width.
    pub width: f32,
    /// The height.
    pub height: f32,
    /// The margins: left, top, right, bottom.
    pub margins: [f32; 4],
    /// The size of the title and its line.
    pub title: [f32; 2],
    /// The size of the lines above and below a table.
    pub line: [f32; 2],
    /// The size of words in a table and their line.
    pub table: [f32; 2],
    /// The space in a cell above and below, and at the sides.
    pub padding: [f32; 2],
    /// The least height of a row.
    pub row: f32,
}

/// The sheet with the measures of the office's papers: the margins of a list that lies on its side are those of the
/// upright page turned.
#[must_use]
pub fn page_size(paper: Paper) -> PageSize {
    match paper {
        Paper::A4 => PageSize {
            width: 210.0,
            height: 297.0,
            margins: [28.0, 37.0, 26.0, 35.0],
            title: [22.0, 32.0],
            line: [14.0, 24.0],
            table: [12.0, 16.5],
            padding: [0.9, 2.2],
            row: 8.0,
        },
        Paper::A4Landscape => PageSize {
            width: 297.0,
            height: 210.0,
            margins: [35.0, 28.0, 37.0, 26.0],
            title: [22.0, 30.0],
            line: [12.0, 20.0],
            table: [10.0, 12.4],
            padding: [0.8, 1.1],
            row: 8.9,
        },
        Paper::A3Landscape => PageSize {
            width: 420.0,
            height: 297.0,
            margins: [25.0, 26.0, 20.0, 26.0],
            title: [22.0, 32.0],
            line: [12.0, 20.0],
            table: [9.0, 12.0],
            padding: [0.7, 1.1],
            row: 8.0,
        },
    }
}

/// The sheet of a paper. Narrow margins leave room for the line at its foot.
#[must_use]
pub fn page_of(paper: &paper::Paper) -> PageSize {
    const NARROW: f32 = 22.0;
    let size = page_size(paper.sheet);
    let [left, top, right, bottom] = size.margins;
    let margins = [left, top.min(NARROW), right, bottom.min(NARROW)];
    if paper.narrow_margins { PageSize { margins, ..size } } else { size }
}

impl PageSize {
    /// The same with the type of a table.
    #[must_use]
    pub fn of_table(&self, table: &Table) -> Self {
        const SMALLER: f32 = 0.875;
        let table = if table.is_dense { self.table.map(|points| points * SMALLER) } else { self.table };
        Self { table, ..*self }
    }

    /// The width between the margins.
    #[must_use]
    pub fn text_width(&self) -> f32 {
        let [left, _, right, _] = self.margins;
        self.width - left - right
    }

    /// The height between the margins.
    #[must_use]
    pub fn text_height(&self) -> f32 {
        let [_, top, _, bottom] = self.margins;
        self.height - top - bottom
    }
}
