//! A draft to its item: the title, and every cell given to the measures of its row or to the item.
//!
//! Does not live here: what a cell says of a measure (`measure_cell`) and of the item (`item_cell`).

use crate::model::{Item, ItemId, NodeId};
use crate::reading::item::record::{Record, TextRange};
use crate::reading::item::types::{Level, Remark, Role};
use crate::text::fold;

use super::column::Column;
use super::context::Context;
use super::draft::{Draft, Held};
use super::roles::role_of;
use super::settle::{Standings, settle};

/// Makes the item of a draft.
pub(super) fn item(draft: &Draft, id: ItemId, context: &mut Context<'_, '_>, record: &mut Record) -> Item {
    let mut assembly = Assembly {
        item: Item::new(id, fold(&draft.number), String::new()),
        by_measure: draft.is_by_measure(),
        rows: Vec::new(),
        standings: Standings::default(),
        draft,
    };
    assembly.title(context);
    assembly.measures(context, record);
    for (at, column) in draft.columns() {
        assembly.column(at, column, context);
    }
    assembly.composites(context);
    let standings = std::mem::take(&mut assembly.standings);
    settle(&mut assembly.item, &standings, context);
    if assembly.item.measures.is_empty() {
        context.fill.remarks.push(Remark::NoMeasures(NodeId::Item(assembly.item.id.clone())));
    }
    let node = NodeId::Item(assembly.item.id.clone());
    assembly.note(&node, context, record);
    assembly.item
}

/// An item while the cells of its draft are put into it.
pub(super) struct Assembly<'a> {
    /// What is made.
    pub(super) item: Item,
    /// True where several rows have a measure each.
    pub(super) by_measure: bool,
    /// For each measure the row that it stands in.
    pub(super) rows: Vec<usize>,
    /// What its cells say of its standing.
    pub(super) standings: Standings,
    /// What it is made of.
    pub(super) draft: &'a Draft,
}

impl Assembly<'_> {
    /// The first sentence is the title, what follows is the finding; the whole where the finding has a column.
    fn title(&mut self, context: &Context<'_, '_>) {
        let texts = context.fill.texts;
        let cell = self.draft.rows.iter().find_map(|row| row.cell(self.draft.title));
        let Some((first, rest)) = cell.and_then(|cell| cell.ranges.split_first()) else { return };
        let text = texts.text(first.paragraph);
        let described = self.draft.rows.iter().any(|row| row.cell(Column::FINDING).is_some());
        let alone = described && self.draft.title != Column::FINDING;
        let end = if alone { first.end } else { text.sentence(first.start, first.end) };
        let close = if text.before(end) == Some('。') { end - 1 } else { end };
        self.item.title = text.words(first.start, close);
        let tail = TextRange { start: end, ..*first };
        let lines = std::iter::once(&tail).chain(rest).map(|own| {
            let text = texts.text(own.paragraph);
            let (start, end) = text.trim(own.start, own.end);
            text.words(start, end)
        });
        self.item.finding = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }

    /// The cells of one column: each for the measures of its row, or together for the item.
    fn column(&mut self, at: usize, column: Column, context: &mut Context<'_, '_>) {
        if Some(column) == self.draft.measures() || is_named(column, self.draft) {
            return;
        }
        let draft = self.draft;
        let shared = draft.is_shared(at, column);
        for (row, cell) in draft.cells_at(at, column) {
            if self.by_measure && !shared {
                let covered: Vec<usize> = (0..draft.rows.len())
                    .filter(|row| draft.rows.get(*row).is_some_and(|own| own.cells.iter().any(|own| own.is_same(cell))))
                    .collect();
                self.for_measures(row, &covered, cell, context);
            } else {
                self.for_item(cell, context);
            }
        }
    }

    /// Entries of which each column gives a part, row by row.
    fn composites(&mut self, context: &mut Context<'_, '_>) {
        let draft = self.draft;
        for (row, cells) in draft.rows.iter().enumerate() {
            let first = |cell: &&Held| {
                row == 0 || !draft.rows.iter().take(row).any(|above| above.cells.iter().any(|own| own.is_same(cell)))
            };
            let new = || cells.cells.iter().filter(first);
            let review: Vec<Held> = new().filter(|cell| cell.column.object == "review").cloned().collect();
            if !review.is_empty() {
                context.review(&mut self.item, &review);
            }
            let postponed: Vec<&Held> = new().filter(|cell| cell.column.object == "due_change").collect();
            if !postponed.is_empty() {
                self.postponed(row, &postponed, context);
            }
            let instruction: Vec<Held> = new()
                .filter(|cell| cell.column.object == "instruction" || cell.column.key == "instructions")
                .cloned()
                .collect();
            if !instruction.is_empty() {
                context.instruct(&mut self.item, &instruction);
            }
        }
        // An item is due when the last of its measures is.
        if self.item.due.is_none() {
            let dues = self.item.measures.iter().filter_map(|measure| measure.due.as_ref());
            self.item.due = dues.max_by_key(|due| due.last_day()).cloned();
        }
    }

    /// Moves the due dates of the measures of a row, or that of the item.
    fn postponed(&mut self, row: usize, cells: &[&Held], context: &mut Context<'_, '_>) {
        let shared = cells.iter().all(|cell| self.draft.is_shared(cell.at, cell.column));
        let own = |at: &usize| self.by_measure && !shared && self.rows.get(*at) == Some(&row);
        let measures: Vec<usize> = (0..self.item.measures.len()).filter(own).collect();
        for at in &measures {
            if let Some(measure) = self.item.measures.get_mut(*at) {
                context.postpone(&mut measure.due, cells);
            }
        }
        if measures.is_empty() {
            context.postpone(&mut self.item.due, cells);
        }
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.draft.rows.iter().any(|row| row.cell(column).is_some())
    }

    pub(super) fn draft_has(&self, key: &str) -> bool {
        self.draft
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.column.object == "item" && cell.column.key == key)
    }

    /// Notes what the cells were taken for.
    fn note(&mut self, node: &NodeId, context: &Context<'_, '_>, record: &mut Record) {
        let measures = self.draft.measures();
        for cell in self.draft.rows.iter().flat_map(|row| &row.cells) {
            for range in &cell.ranges {
                if cell.column == self.draft.title {
                    record.note(*range, Role::Heading(Level::Item), Some(node));
                } else if Some(cell.column) != measures && cell.column != Column::CATEGORY {
                    record.note(*range, role_of(cell.column), Some(node));
                }
            }
        }
        for paragraph in self.draft.paragraphs() {
            let whole = TextRange::new(paragraph, 0, context.fill.texts.text(paragraph).len());
            record.cover(whole, Some(node));
            self.item.source.push(whole.span());
        }
    }
}

/// True for cells that name the item, its category or its problem: they are read before.
fn is_named(column: Column, draft: &Draft) -> bool {
    column == draft.title
        || matches!(column, Column::NUMBER | Column::CATEGORY)
        || (column == Column::PROBLEM && draft.title == Column::ITEM)
}
