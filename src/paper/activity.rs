//! What was done in a dataset over some days (工作记录), as a value of which the page and every file are made.

use std::collections::HashSet;

use crate::model::{self, Date, PaperAudience};
use crate::table::{ActivityRow, Align, CellValue, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::words::Words;

use super::value::{Block, Paper};

/// What was done over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The named version since which it is told; absent for a span of days.
    pub since: Option<String>,
    /// The first day of which versions of the file tell; absent where none were kept.
    pub known_from: Option<Date>,
    /// How many versions could not be read: what they would tell stands under the next day.
    pub unreadable: usize,
    /// True where the version that it begins with is one of those: what was done before the next one is not told.
    pub starts_unread: bool,
    /// What was done, day by day.
    pub rows: Vec<ActivityRow>,
    /// How many items, or other nodes, something was done to.
    pub subjects: usize,
}

/// What rows stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActivityGrouping {
    /// Those of a day.
    #[default]
    Day,
    /// Those of an item.
    Item,
}

/// What its paper is made with.
#[derive(Debug, Clone, Copy)]
pub struct ActivityPaper<'a> {
    /// What rows stand together.
    pub grouping: ActivityGrouping,
    /// Who reads it.
    pub audience: PaperAudience,
    /// What stands pale behind it.
    pub watermark: &'a str,
    /// The language.
    pub words: &'a Words,
}

impl Activity {
    /// What was done over some days, of which versions tell nothing else.
    #[must_use]
    pub fn new(from: Date, to: Date, rows: Vec<ActivityRow>) -> Self {
        let subjects: HashSet<_> = rows.iter().map(|row| &row.subject).collect();
        let subjects = subjects.len();
        Self { from, to, since: None, known_from: None, unreadable: 0, starts_unread: false, rows, subjects }
    }

    /// The rows that stand together, by their places: by day, or by item in the order of the dataset.
    #[must_use]
    pub fn groups(&self, grouping: ActivityGrouping) -> Vec<Vec<usize>> {
        let mut rows: Vec<(usize, &ActivityRow)> = self.rows.iter().enumerate().collect();
        if grouping == ActivityGrouping::Item {
            // What is gone has no place: its rows are held together by what they are about.
            rows.sort_by_cached_key(|(_, row)| (row.place.0, row.subject.node.as_str().to_owned(), row.on));
        }
        let is_one = |(_, a): &(usize, &ActivityRow), (_, b): &(usize, &ActivityRow)| match grouping {
            ActivityGrouping::Day => a.on == b.on,
            ActivityGrouping::Item => a.subject == b.subject,
        };
        rows.chunk_by(is_one).map(|group| group.iter().map(|(at, _)| *at).collect()).collect()
    }

    /// The days that it is about, in words.
    #[must_use]
    pub fn span_words(&self, words: &Words) -> String {
        let [from, to] = [self.from, self.to].map(|day| words.date(day));
        match &self.since {
            Some(name) => words.with("activity-since", [("name", name.as_str().into()), ("to", to.into())]),
            None if self.from == self.to => to,
            None => words.with("activity-days", [("from", from.into()), ("to", to.into())]),
        }
    }

    /// What is not told because versions could not be read, in words; nothing where all could.
    #[must_use]
    pub fn unread_words(&self, words: &Words) -> Option<String> {
        let key = match (self.starts_unread, self.rows.is_empty()) {
            (_, true) => "activity-unreadable-none",
            (true, false) => "activity-unreadable-start",
            (false, false) => "activity-unreadable",
        };
        (self.unreadable > 0).then(|| words.with(key, [("count", self.unreadable.into())]))
    }

    /// The paper.
    #[must_use]
    pub fn paper(&self, made: ActivityPaper<'_>) -> Paper {
        let words = made.words;
        let arguments = [("count", self.rows.len().into()), ("items", self.subjects.into())];
        let counts = words.with("activity-counts", arguments);
        let mut blocks = vec![
            Block::Title(words.text("activity-title").to_owned()),
            Block::Line(vec![self.span_words(words), counts]),
        ];
        blocks.extend(self.unread_words(words).map(|text| Block::Line(vec![text])));
        blocks.push(Block::Table(self.table(made.grouping, words)));
        Paper {
            name: words.text("activity-title").to_owned(),
            sheet: model::Paper::A4Landscape,
            narrow_margins: false,
            audience: made.audience,
            audience_word: words.choice(made.audience).to_owned(),
            continued: words.text("paper-continued").to_owned(),
            recipient: None,
            blocks,
            watermark: made.watermark.to_owned(),
            appendices: Vec::new(),
        }
    }

    fn table(&self, grouping: ActivityGrouping, words: &Words) -> Table {
        let columns = [
            ("activity-column-day", 26.0, Align::Centre),
            ("activity-column-number", 24.0, Align::Left),
            ("activity-column-item", 58.0, Align::Left),
            ("activity-column-unit", 34.0, Align::Left),
            ("activity-column-what", 115.0, Align::Left),
        ];
        let columns = columns.map(|(key, width, align)| TableColumn::plain(words.text(key), width, align));
        let rows: Vec<TableRow> =
            self.groups(grouping).into_iter().flatten().filter_map(|at| self.rows.get(at)).map(table_row).collect();
        let nothing = || TableRow::across(RowKind::Nothing, words.text("paper-nothing"), columns.len());
        let rows = if rows.is_empty() { vec![nothing()] } else { rows };
        Table { columns: columns.to_vec(), rows, is_dense: false }
    }
}

fn table_row(row: &ActivityRow) -> TableRow {
    let texts = [&row.number, &row.title, &row.unit, &row.what];
    let cells = std::iter::once(CellValue::Day(row.on)).chain(texts.map(CellValue::of_text));
    TableRow {
        kind: RowKind::Data,
        node: Some(row.node.clone()),
        entry: None,
        cells: cells.map(TableCell::new).collect(),
        height: 0.0,
    }
}
