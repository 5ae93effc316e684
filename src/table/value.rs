//! What a table is made of.

use std::sync::Arc;

use crate::model::{Date, NodeId, NodeKind, NodeRef, Number, Status};
use crate::text::writable;

/// Rows and columns with their words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns. Those of a filled-in sheet have no headings.
    pub columns: Vec<TableColumn>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// Set in smaller type than the others of its paper, so that a sheet ends on its page.
    pub is_dense: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct TableColumn {
    /// Where its cells come from, as the form has it.
    pub source: String,
    /// Its heading.
    pub heading: String,
    /// The heading that it shares with its neighbours; empty for one that stands alone.
    pub group: String,
    /// Its width in millimetres.
    pub width: f32,
    /// How its cells are set.
    pub align: Align,
    /// What can be chosen in it; empty for anything else.
    pub choices: Vec<String>,
    /// True for one that its reader fills in.
    pub fill: bool,
}

impl TableColumn {
    /// A column of words that no field gives; without a heading for a table that is no list.
    #[must_use]
    pub fn plain(heading: &str, width: f32, align: Align) -> Self {
        Self {
            source: String::new(),
            heading: heading.to_owned(),
            group: String::new(),
            width,
            align,
            choices: Vec::new(),
            fill: false,
        }
    }
}

/// How words are set in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right: numbers.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// What it is.
    pub kind: RowKind,
    /// What it is about.
    pub node: Option<NodeRef>,
    /// The piece of evidence or the outcome that it is about instead.
    pub entry: Option<EntryPlace>,
    /// A cell for each column.
    pub cells: Vec<TableCell>,
    /// The least height in millimetres; 0 for as high as its words.
    pub height: f32,
}

/// Where a piece of evidence or an outcome stands, which has no id of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPlace {
    /// The item, or the report, in whose list it is.
    pub of: NodeRef,
    /// The list: `evidence`, `outcomes`.
    pub list: &'static str,
    /// Its place in that list as its readers see it, counted from 1.
    pub at: usize,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of those that the table is about.
    Data,
    /// The head of a part, across all columns.
    Group,
    /// The one row of a table that has none: 无.
    Nothing,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableCell {
    /// What stands in it.
    pub value: CellValue,
    /// How many rows it takes: 0 for one that a cell above it covers.
    pub rows: usize,
    /// How many columns it takes: 0 for one that a cell at its left covers.
    pub columns: usize,
    /// True for a label.
    pub is_head: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellValue {
    /// Nothing: a field that nobody filled in.
    #[default]
    Empty,
    /// Words; lines are set apart by line breaks.
    Text(String),
    /// A number and the unit behind it.
    Number(Number, &'static str),
    /// A number with what is written before and behind it: its bound, a unit of the data.
    Figure(Number, Arc<[String; 2]>),
    /// A day.
    Day(Date),
    /// Words that lead to a file or an address.
    Link {
        /// The words.
        text: String,
        /// Where to: a path relative to the dataset, or an address.
        target: String,
    },
    /// Where an item stands, with the words for it.
    Status(Status, String),
}

impl TableRow {
    /// A row of one cell across so many columns.
    #[must_use]
    pub fn across(kind: RowKind, text: &str, columns: usize) -> Self {
        let first = TableCell { columns, is_head: kind == RowKind::Group, ..TableCell::new(CellValue::of_text(text)) };
        let covered = (1..columns).map(|_| TableCell::covered());
        Self { kind, node: None, entry: None, cells: std::iter::once(first).chain(covered).collect(), height: 0.0 }
    }

    /// What tells it from other rows, in a workbook too: the report, the kind and the id of its node, or the list, the id of
    /// the item and the place for an entry of one. Empty for a row that is about nothing.
    #[must_use]
    pub fn id(&self) -> String {
        if let Some(EntryPlace { of, list, at }) = &self.entry {
            // An item has an id; the report is the one that is named before.
            let of_item = if of.node == NodeId::Report { "" } else { of.node.as_str() };
            return format!("{}/{list}/{of_item}:{at}", of.report);
        }
        let Some(NodeRef { report, node }) = &self.node else { return String::new() };
        format!("{report}/{}/{}", NodeKind::of(node).code(), node.as_str())
    }
}

impl TableCell {
    /// A cell of one row and one column.
    #[must_use]
    pub fn new(value: CellValue) -> Self {
        Self { value, rows: 1, columns: 1, is_head: false }
    }

    /// A label.
    #[must_use]
    pub fn label(text: &str) -> Self {
        Self { is_head: true, ..Self::new(CellValue::Text(text.to_owned())) }
    }

    /// A cell that another one covers.
    #[must_use]
    pub fn covered() -> Self {
        Self { rows: 1, ..Self::default() }
    }
}

impl CellValue {
    /// Words, or nothing where there are none.
    #[must_use]
    pub fn of_text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What is read in the cell. Days are written 2026-08-01.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Link { text, .. } | Self::Status(_, text) => text.clone(),
            Self::Number(number, unit) => format!("{number}{unit}"),
            Self::Figure(number, around) => {
                let [before, behind] = &**around;
                format!("{before}{number}{behind}")
            }
            Self::Day(date) => date.to_string(),
        }
    }

    /// The same with the mark of a status before its word, for files whose words have no pictures beside them. All marks
    /// are characters of GB 2312, which every Chinese typeface has.
    #[must_use]
    pub fn marked_text(&self) -> String {
        let mark = match self {
            Self::Status(Status::Late, _) => "△",
            Self::Status(Status::Near, _) => "□",
            Self::Status(Status::Open, _) => "○",
            Self::Status(Status::Done, _) => "◎",
            Self::Status(Status::Closed, _) => "●",
            _ => "",
        };
        format!("{mark}{}", self.text())
    }

    /// The same as a spreadsheet gives it back: a number without its unit.
    #[must_use]
    pub fn stored_text(&self) -> String {
        match self {
            Self::Number(number, _) | Self::Figure(number, _) => number.to_string(),
            text => writable(&text.marked_text()).into_owned(),
        }
    }

    /// True for what is late: it is set in red.
    #[must_use]
    pub fn is_late(&self) -> bool {
        matches!(self, Self::Status(Status::Late, _))
    }

    /// True where nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

impl Table {
    /// The lines of headings: two where some columns share one. A cell of the first line covers as many rows and columns
    /// as it stands over.
    #[must_use]
    pub fn heads(&self) -> Vec<Vec<TableCell>> {
        if self.columns.iter().all(|column| column.heading.is_empty()) {
            return Vec::new();
        }
        let own = |column: &TableColumn| TableCell::label(&column.heading);
        if self.columns.iter().all(|column| column.group.is_empty()) {
            return vec![self.columns.iter().map(own).collect()];
        }
        let mut upper: Vec<TableCell> = Vec::with_capacity(self.columns.len());
        let mut lower = Vec::with_capacity(self.columns.len());
        for (at, column) in self.columns.iter().enumerate() {
            let shares = at > 0 && self.columns.get(at - 1).is_some_and(|before| before.group == column.group);
            if column.group.is_empty() {
                upper.push(TableCell { rows: 2, ..own(column) });
                lower.push(TableCell { rows: 0, columns: 1, ..TableCell::default() });
            } else if shares {
                if let Some(first) = upper.iter_mut().rfind(|cell| cell.columns > 0) {
                    first.columns += 1;
                }
                upper.push(TableCell::covered());
                lower.push(own(column));
            } else {
                upper.push(TableCell::label(&column.group));
                lower.push(own(column));
            }
        }
        vec![upper, lower]
    }

    /// The width of all columns, in millimetres.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.columns.iter().map(|column| column.width).sum()
    }

    /// True for a table that its reader fills in and sends back.
    #[must_use]
    pub fn is_filled_in(&self) -> bool {
        self.columns.iter().any(|column| column.fill)
    }

    /// The rows that the table is about.
    pub fn data(&self) -> impl Iterator<Item = &TableRow> {
        self.rows.iter().filter(|row| row.kind == RowKind::Data)
    }
}
