//! The texts of cells that are only read, kept from frame to frame: making one walks all entries of its field.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use crate::analysis::LedgerNodes;
use crate::model::{FieldKey, FieldKind, Item, Node, NodeId, Report, Value};
use crate::table;
use crate::ui::widgets;
use crate::words::{Language, Naming, Words};

/// How many texts are kept: many times what fits on a screen.
const MOST: usize = 4096;

/// The texts of the cells that were on screen of late.
#[derive(Debug, Default)]
pub(super) struct CellTexts {
    language: Option<Language>,
    texts: HashMap<(*const Item, FieldKey), Kept>,
}

/// A text, and what it was made from: the item, and the report that names are looked up in.
#[derive(Debug)]
struct Kept {
    /// Keeps the address of the item from being given to another one.
    item: Weak<Item>,
    report: Weak<Report>,
    text: Rc<str>,
}

impl CellTexts {
    /// The text of a field of an item.
    pub(super) fn text(&mut self, nodes: &LedgerNodes<'_>, key: &FieldKey, words: &Words) -> Rc<str> {
        if self.language != Some(words.language()) || self.texts.len() > MOST {
            self.language = Some(words.language());
            self.texts.clear();
        }
        let place = (Arc::as_ptr(nodes.item), key.clone());
        let is_fresh = |kept: &&Kept| {
            kept.item.as_ptr() == Arc::as_ptr(nodes.item) && kept.report.as_ptr() == Arc::as_ptr(nodes.report)
        };
        if let Some(kept) = self.texts.get(&place).filter(is_fresh) {
            return Rc::clone(&kept.text);
        }
        let text: Rc<str> = make(nodes, key, words).into();
        let (item, report) = (Arc::downgrade(nodes.item), Arc::downgrade(nodes.report));
        self.texts.insert(place, Kept { item, report, text: Rc::clone(&text) });
        text
    }
}

fn make(nodes: &LedgerNodes<'_>, key: &FieldKey, words: &Words) -> String {
    let columns = &nodes.report.columns;
    let (kind, field) = (key.kind(columns), key.declared());
    let name = |id: &NodeId| widgets::node_name(nodes.report, id);
    let naming = Naming { name: &name, unit: "" };
    match Node::Item(nodes.item).get(key, columns) {
        // Of what piles up the newest is read first.
        Some(Value::Records(records)) if kind == FieldKind::Entries => table::entry_text(&records, words, naming),
        Some(value) => words.value(field, kind, &value, naming),
        None => String::new(),
    }
}
