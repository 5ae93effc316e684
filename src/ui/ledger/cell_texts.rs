//! The cells that are only read, kept from frame to frame: making one walks all entries of its field.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use crate::analysis::{Column, LedgerNodes, PaceRule};
use crate::model::{Item, Measure, Report};
use crate::session::shown_cell;
use crate::table::in_one_line;
use crate::words::{Language, Words};

/// How many texts are kept: many times what fits on a screen.
const MOST: usize = 4096;

/// The texts of the cells that were on screen of late.
#[derive(Debug, Default)]
pub(super) struct CellTexts {
    /// The language, and the day that some columns are worked out on.
    made_for: Option<(Language, PaceRule)>,
    texts: HashMap<(*const Item, Option<*const Measure>, Column), Kept>,
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
    /// The words of a column in a row.
    pub(super) fn text(
        &mut self,
        nodes: &LedgerNodes<'_>,
        column: &Column,
        (words, pace): (&Words, PaceRule),
    ) -> CellText {
        let made_for = Some((words.language(), pace));
        if self.made_for != made_for || self.texts.len() > MOST {
            self.made_for = made_for;
            self.texts.clear();
        }
        // A measure lives as long as its item.
        let key = (Arc::as_ptr(nodes.item), nodes.measure.map(std::ptr::from_ref), column.clone());
        let is_fresh = |kept: &&Kept| {
            kept.item.as_ptr() == Arc::as_ptr(nodes.item) && kept.report.as_ptr() == Arc::as_ptr(nodes.report)
        };
        if let Some(kept) = self.texts.get(&key).filter(is_fresh) {
            return kept.text.clone();
        }
        let value = shown_cell(nodes, column, words, pace);
        let text = CellText { line: in_one_line(column, &value).into(), whole: value.text().into() };
        let (item, report) = (Arc::downgrade(nodes.item), Arc::downgrade(nodes.report));
        self.texts.insert(key, Kept { item, report, text: text.clone() });
        text
    }
}
