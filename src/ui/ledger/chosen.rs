//! The nodes that are selected, as a set, kept from frame to frame: rows on screen ask for it, and 335,000 measures can be
//! selected at once.

use std::collections::HashSet;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use crate::model::NodeRef;
use crate::session::OpenDocument;

/// The set, and the selection that it was made from.
#[derive(Debug, Default)]
pub(super) struct ChosenRows {
    /// The items of the selection, which are others with each selection.
    of: Weak<HashSet<NodeRef>>,
    nodes: Rc<HashSet<NodeRef>>,
}

impl ChosenRows {
    /// The selected nodes, and the items above or below them.
    pub(super) fn get(&mut self, document: &OpenDocument) -> Rc<HashSet<NodeRef>> {
        let items = document.brush();
        if !std::ptr::eq(self.of.as_ptr(), Arc::as_ptr(items)) {
            let nodes = document.chosen().iter().chain(items.iter()).cloned().collect();
            *self = Self { of: Arc::downgrade(items), nodes: Rc::new(nodes) };
        }
        Rc::clone(&self.nodes)
    }
}
