//! A page that is a table: columns at fixed places of a page of 1920 points, rows of cells, and how many rows a page holds.

use crate::model::Status;

use super::super::value::MarkRole;
use super::super::wide::ems;

/// How many rows a page holds at most, to be read from the back of a room.
pub(super) const ROWS: usize = 9;

/// How high the rows of a page are together, and a line of a row with the space around the lines, in points.
const ROOM: f32 = 696.0;
const LINE: f32 = 34.0;
const AROUND: f32 = 9.0;

/// The size of the words that say what a row is about, and of the others.
pub(super) const LARGE: f32 = 30.0;
pub(super) const PLAIN: f32 = 28.0;

/// What the figures above a table and the key below it take of that room.
const FIGURES: f32 = 176.0;
const KEY: f32 = 64.0;

/// A table on a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeckTable {
    /// How many stand where, large above the rows; empty for none.
    pub figures: Vec<DeckFigure>,
    /// The columns.
    pub columns: Vec<DeckColumn>,
    /// The rows, each with a cell for each column.
    pub rows: Vec<DeckRow>,
    /// How many stand where, small below the rows; empty for none.
    pub key: Vec<(Status, String)>,
    /// The words of [`Status`], in its order, for bars of items.
    pub words: [String; 5],
}

/// How many items stand so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckFigure {
    /// Where they stand; nothing where it is not items of one status that are counted.
    pub status: Option<Status>,
    /// The word of it.
    pub word: String,
    /// How many.
    pub count: String,
    /// The word behind the number.
    pub unit: String,
    /// How many more or fewer than a month ago, as far as that is known, and what else is to be said of it.
    pub note: String,
}

/// A column: its heading and where it stands, in points of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct DeckColumn {
    /// The heading.
    pub heading: String,
    /// The mark before the heading.
    pub mark: Option<Status>,
    /// What the marks in its cells stand for, each with its word.
    pub swatches: Vec<(MarkRole, String)>,
    /// The left edge.
    pub left: f32,
    /// The width.
    pub width: f32,
    /// To which side heading and words stand.
    pub side: DeckSide,
}

/// To which side of a column words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeckSide {
    /// The left.
    Left,
    /// The middle.
    Middle,
    /// The right.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeckRow {
    /// Its cells, in the order of the columns.
    pub cells: Vec<DeckCell>,
    /// True where another kind of rows begins with it.
    pub begins: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum DeckCell {
    /// Lines of words, one below the other; a line that is too long goes on in the next.
    Lines(Vec<DeckWords>),
    /// Words of several looks in one line, each with its mark; what does not fit goes on in the next.
    Runs(Vec<DeckRun>),
    /// How many items stand where, in the order of [`Status`], as one bar; and the most items of a bar of the table.
    Items([usize; 5], usize),
    /// A value, what it was before and what it is to be, on a scale of their own from nought: as shares of it.
    Bullet {
        /// The latest value.
        now: Option<f32>,
        /// The value when the inspectors came.
        before: Option<f32>,
        /// The value to reach.
        target: f32,
    },
    /// Days that something is late or has left.
    Days {
        /// How many.
        number: String,
        /// The word behind the number.
        word: String,
        /// As a share of the most on all pages of the table.
        share: f32,
        /// Why they count.
        status: Status,
    },
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckWords {
    /// The words.
    pub text: String,
    /// How they look.
    pub look: DeckLook,
}

/// Words in a line with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckRun {
    /// The mark before them.
    pub mark: Option<Status>,
    /// The words.
    pub words: DeckWords,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeckLook {
    /// What the row is about: bold, and a little larger.
    Title,
    /// Bold.
    Strong,
    /// As they are.
    Plain,
    /// What matters less.
    Weak,
    /// What is late and has to be seen.
    Late,
    /// What is near due.
    Near,
    /// The heading of a column.
    Heading,
}

impl DeckColumn {
    /// A column with its words at the left.
    #[must_use]
    pub fn new(heading: &str, left: f32, width: f32) -> Self {
        let (heading, side) = (heading.to_owned(), DeckSide::Left);
        Self { heading, mark: None, swatches: Vec::new(), left, width, side }
    }

    pub(super) fn aligned(self, side: DeckSide) -> Self {
        Self { side, ..self }
    }

    pub(super) fn marked(self, mark: Status) -> Self {
        Self { mark: Some(mark), ..self }
    }
}

impl DeckWords {
    pub(super) fn new(text: impl Into<String>, look: DeckLook) -> Self {
        Self { text: text.into(), look }
    }

    fn width(&self) -> f32 {
        ems(&self.text) * self.look.size()
    }
}

impl DeckRun {
    pub(super) fn new(text: impl Into<String>, look: DeckLook) -> Self {
        Self { mark: None, words: DeckWords::new(text, look) }
    }

    pub(super) fn marked(mark: Status, text: impl Into<String>, look: DeckLook) -> Self {
        Self { mark: Some(mark), words: DeckWords::new(text, look) }
    }
}

/// How many lines words take at most: by the kinds of their characters, for what is measured is known only where it is drawn.
fn lines(wide: f32, width: f32) -> usize {
    // Lines end before their last character does not fit.
    if wide <= width { 1 } else { (wide / (width - LARGE)).ceil() as usize }
}

/// How many lines words of several looks take at most: what does not fit behind those before it begins a line.
fn flowed(runs: &[DeckRun], width: f32) -> usize {
    let (mut count, mut used) = (0, 0.0);
    for run in runs {
        let own = run.words.width() + if run.mark.is_some() { LARGE * 1.3 } else { 0.0 };
        if count > 0 && used + PLAIN + own <= width {
            used += PLAIN + own;
            continue;
        }
        let begun = lines(own, width);
        count += begun;
        // Behind words of several lines it is not known how much room the last one has.
        used = if begun == 1 { own } else { width };
    }
    count.max(1)
}

impl DeckLook {
    /// The size of such words, in points.
    #[must_use]
    pub fn size(self) -> f32 {
        if self == Self::Title { LARGE } else { PLAIN }
    }
}

impl DeckCell {
    /// One line of words.
    pub(super) fn words(text: impl Into<String>, look: DeckLook) -> Self {
        Self::Lines(vec![DeckWords::new(text, look)])
    }

    fn lines(&self, width: f32) -> usize {
        match self {
            Self::Lines(all) => all.iter().map(|words| lines(words.width(), width)).sum(),
            Self::Runs(runs) => flowed(runs, width),
            Self::Items(..) | Self::Bullet { .. } => 1,
            // The bar is below the number.
            Self::Days { .. } => 2,
        }
    }
}

impl DeckTable {
    /// The table in parts that a page holds, of nearly equal length: no row is left out, and each part has the columns.
    pub(super) fn parts(self) -> Vec<Self> {
        let heights: Vec<f32> = self.rows.iter().map(|row| self.height(row)).collect();
        let rows = self.rows.len();
        let mut count = rows.div_ceil(ROWS).max(1);
        let room =
            ROOM - if self.figures.is_empty() { 0.0 } else { FIGURES } - if self.key.is_empty() { 0.0 } else { KEY };
        while count < rows && !divided(rows, count).all(|(from, to)| fits(&heights, (from, to), room)) {
            count += 1;
        }
        let (mut rest, mut figures) = (self.rows.into_iter(), self.figures);
        let part = |(from, to): (usize, usize)| Self {
            // They speak of all rows, and are said once.
            figures: std::mem::take(&mut figures),
            columns: self.columns.clone(),
            rows: rest.by_ref().take(to - from).collect(),
            key: self.key.clone(),
            words: self.words.clone(),
        };
        divided(rows, count).map(part).collect()
    }

    fn height(&self, row: &DeckRow) -> f32 {
        let lines = row.cells.iter().zip(&self.columns).map(|(cell, column)| cell.lines(column.width));
        (lines.max().unwrap_or(1) as f32).mul_add(LINE, AROUND)
    }
}

fn fits(heights: &[f32], (from, to): (usize, usize), room: f32) -> bool {
    heights.get(from..to).unwrap_or_default().iter().sum::<f32>() <= room
}

/// So many things in so many parts of nearly equal length, the longer ones first: where each begins and ends.
pub(super) fn divided(all: usize, parts: usize) -> impl Iterator<Item = (usize, usize)> {
    let (least, over) = (all / parts.max(1), all % parts.max(1));
    (0..parts).map(move |at| {
        let begin = at * least + at.min(over);
        (begin, begin + least + usize::from(at < over))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(texts: &[String]) -> DeckTable {
        let row = |text: &String| DeckRow {
            cells: vec![DeckCell::words(text.as_str(), DeckLook::Plain)],
            ..DeckRow::default()
        };
        let columns = vec![DeckColumn::new("原因", 96.0, 400.0)];
        DeckTable { columns, rows: texts.iter().map(row).collect(), ..DeckTable::default() }
    }

    fn lengths(texts: &[String]) -> Vec<usize> {
        table(texts).parts().iter().map(|part| part.rows.len()).collect()
    }

    #[test]
    fn rows_go_on_in_parts_of_nearly_equal_length_and_none_is_lost() {
        let short = |count: usize| (0..count).map(|n| format!("第{n}项")).collect::<Vec<_>>();
        assert_eq!(lengths(&short(0)), [0]);
        assert_eq!(lengths(&short(9)), [9]);
        assert_eq!(lengths(&short(13)), [7, 6]);
        assert_eq!(lengths(&short(60)), [9, 9, 9, 9, 8, 8, 8]);
        let joined: Vec<DeckRow> = table(&short(60)).parts().into_iter().flat_map(|part| part.rows).collect();
        assert_eq!(joined, table(&short(60)).rows);
    }

    #[test]
    fn words_that_flow_into_two_lines_count_as_two() {
        let row = |n: usize| DeckRow {
            cells: vec![DeckCell::Runs(vec![
                DeckRun::marked(Status::Open, "Not due yet", DeckLook::Plain),
                DeckRun::new(n.to_string(), DeckLook::Weak),
            ])],
            ..DeckRow::default()
        };
        let columns = vec![DeckColumn::new("State", 96.0, 172.0)];
        let table = DeckTable { columns, rows: (0..9).map(row).collect(), ..DeckTable::default() };
        assert_eq!(table.parts().iter().map(|part| part.rows.len()).collect::<Vec<_>>(), [5, 4], "three lines at most");
    }

    #[test]
    fn fewer_long_rows_stand_on_a_page() {
        let long: Vec<String> = (0..9).map(|n| format!("第{n}项{}", "主干道断道施工".repeat(8))).collect();
        assert_eq!(lengths(&long).iter().sum::<usize>(), 9);
        assert!(lengths(&long).len() > 1, "{:?}", lengths(&long));
    }
}
