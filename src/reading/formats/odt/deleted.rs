//! What was deleted while changes were tracked: it stands before the text, and the text marks where it was.

use std::collections::HashMap;

use crate::reading::formats::document::{Document, Why};
use crate::reading::formats::xml::Element;

/// The changes of a text.
#[derive(Default)]
pub(super) struct Deleted {
    /// The words of each deletion, by its name.
    words: HashMap<String, String>,
    /// The change that is being read.
    open: Option<String>,
    /// The names in their order.
    order: Vec<String>,
}

impl Deleted {
    /// A change begins.
    pub(super) fn begin(&mut self, element: &Element<'_>) {
        self.open = element.id("id");
    }

    /// A paragraph of the change that is open.
    pub(super) fn add(&mut self, text: &str) {
        let Some(name) = self.open.clone() else { return };
        if !self.words.contains_key(&name) {
            self.order.push(name.clone());
        }
        let words = self.words.entry(name).or_default();
        if !words.is_empty() {
            words.push('\n');
        }
        words.push_str(text);
    }

    /// The place in the text where something was deleted.
    pub(super) fn mark(&mut self, element: &Element<'_>, document: &mut Document) {
        let words = element.id("change-id").and_then(|name| self.words.remove(&name));
        document.drop_words(&words.unwrap_or_default(), Why::Deleted);
    }

    /// What has no place in the text.
    pub(super) fn finish(mut self, document: &mut Document) {
        for name in &self.order {
            let words = self.words.remove(name).unwrap_or_default();
            document.drop_words(&words, Why::Deleted);
        }
    }
}
