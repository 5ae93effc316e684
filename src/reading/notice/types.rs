//! What reading a notice gives, and what a person may say to it.

use serde::{Deserialize, Serialize};

use std::collections::HashMap;

use crate::model::{NodeId, Report, Span};
use crate::reading::item::types::{Level, Line, Remark, Totalled};
use crate::reading::ledger_sheet::{Column, Sheet};

/// A notice as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Understood {
    /// The report. Its source holds every paragraph of the document, and spans count in it.
    pub report: Report,
    /// What every segment of the text was taken for. The segments cover each paragraph from end to end, in order.
    pub lines: Vec<Line>,
    /// The places that lie under no node of the report.
    pub unplaced: Vec<Span>,
    /// The totals that the text states of itself.
    pub totals: Vec<Total>,
    /// What a person should look at.
    pub remarks: Vec<Remark>,
    /// The tables that are ledgers, or that a person could say are.
    pub sheets: Vec<Sheet>,
}

/// A total that the text states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Of what.
    pub of: Totalled,
    /// How many.
    pub count: u32,
    /// The words.
    pub span: Span,
}

impl Understood {
    /// The paragraph in which each node of the report begins.
    #[must_use]
    pub fn places(&self) -> HashMap<&NodeId, u32> {
        let mut places = HashMap::new();
        for line in &self.lines {
            if let Some(node) = &line.node {
                places.entry(node).or_insert(line.span.paragraph);
            }
        }
        places
    }
}

/// What a person says about a paragraph. The rest of the reading follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Correction {
    /// It is a heading of this level. Headings of the same kind that were taken for another level follow.
    Heading {
        /// The paragraph.
        paragraph: u32,
        /// The level.
        level: Level,
    },
    /// It is no heading.
    NotHeading {
        /// The paragraph.
        paragraph: u32,
    },
    /// A measure starts at this character of it.
    Measure {
        /// The paragraph.
        paragraph: u32,
        /// The character.
        at: u32,
    },
    /// It is furniture of the page.
    Furniture {
        /// The paragraph.
        paragraph: u32,
    },
    /// It is no furniture.
    NotFurniture {
        /// The paragraph.
        paragraph: u32,
    },
    /// The headings of a table stand in this row; the columns are detected from them anew.
    Headings {
        /// The table.
        table: u32,
        /// The row, from 0.
        row: u32,
    },
    /// A column of a table holds this; nothing for one that is not to be read.
    Column {
        /// The table.
        table: u32,
        /// The column, from 0.
        column: u32,
        /// What it holds.
        holds: Option<Column>,
    },
}
