//! The cells that are only read, kept from frame to frame: making one walks all entries of its field.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use crate::analysis::{Column, LedgerNodes};
use crate::model::{Date, Item, PaperAudience, Report};
use crate::table::{Only, TableContext, in_one_line, ledger_cell};
use crate::words::{Language, Words};

/// How many texts are kept: many times what fits on a screen.
const MOST: usize = 4096;

/// The texts of the cells that were on screen of late.
#[derive(Debug, Default)]
pub(super) struct CellTexts {
    language: Option<Language>,
    texts: HashMap<(*const Item, Column), Kept>,
}

/// The words of a cell.
#[derive(Debug, Clone)]
pub(super) struct CellText {
    /// In one line.
    pub(super) line: Rc<str>,
    /// All of them.
    pub(super) whole: Rc<str>,
}

/// A text, and what it was made from: the item, and the report that names are looked up in.
#[derive(Debug)]
struct Kept {
    /// Keeps the address of the item from being given to another one.
    item: Weak<Item>,
    report: Weak<Report>,
    text: CellText,
}

impl CellTexts {
    /// The words of a column of an item.
    pub(super) fn text(&mut self, nodes: &LedgerNodes<'_>, column: &Column, words: &Words) -> CellText {
        if self.language != Some(words.language()) || self.texts.len() > MOST {
            self.language = Some(words.language());
            self.texts.clear();
        }
        let place = (Arc::as_ptr(nodes.item), column.clone());
        let is_fresh = |kept: &&Kept| {
            kept.item.as_ptr() == Arc::as_ptr(nodes.item) && kept.report.as_ptr() == Arc::as_ptr(nodes.report)
        };
        if let Some(kept) = self.texts.get(&place).filter(is_fresh) {
            return kept.text.clone();
        }
        let value = ledger_cell(column, nodes, &context(nodes, words));
        let text = CellText { line: in_one_line(column, &value).into(), whole: value.text().into() };
        let (item, report) = (Arc::downgrade(nodes.item), Arc::downgrade(nodes.report));
        self.texts.insert(place, Kept { item, report, text: text.clone() });
        text
    }
}

/// Cells of the window are for the office itself, and no column of the ledger depends on the day.
fn context<'a>(nodes: &LedgerNodes<'a>, words: &'a Words) -> TableContext<'a> {
    TableContext {
        report: nodes.report,
        today: Date::START,
        near_days: 0,
        audience: PaperAudience::All,
        only: Only::All,
        words,
    }
}
