//! The lists that are open within each other, and the number that a paragraph has in them.

use std::collections::HashMap;

use crate::reading::formats::docx::{Counters, Numbering};
use crate::reading::formats::xml::Element;

/// The lists that are open.
#[derive(Default)]
pub(super) struct Lists {
    open: Vec<OpenList>,
    /// How far each list had counted when it ended, with its kind: another one may go on with it.
    ended: HashMap<String, (String, Counters)>,
}

/// A list.
struct OpenList {
    id: String,
    /// Its kind; nothing where it is that of the list about it, or of its paragraphs.
    kind: Option<String>,
    /// True where it counts on from the list before.
    goes_on: bool,
    /// The list whose count it takes up.
    after: Option<String>,
    /// True until its first number.
    is_fresh: bool,
    /// The item that is open has its number already, or has none.
    is_numbered: bool,
    /// The number that the item begins with.
    start: Option<u32>,
}

impl Lists {
    /// A list begins.
    pub(super) fn begin(&mut self, element: &Element<'_>) {
        self.open.push(OpenList {
            id: element.id("id").unwrap_or_default(),
            kind: element.id("style-name").filter(|kind| !kind.is_empty()),
            goes_on: element.value("continue-numbering").as_deref() == Some("true"),
            after: element.id("continue-list"),
            is_fresh: true,
            is_numbered: true,
            start: None,
        });
    }

    /// A list ends.
    pub(super) fn end(&mut self, numbering: &Numbering) {
        let Some(list) = self.open.pop() else { return };
        // One within another is counted with it.
        if let Some(kind) = list.kind.filter(|_| self.open.is_empty() && !list.id.is_empty()) {
            let counters = numbering.counters(&kind);
            self.ended.insert(list.id, (kind, counters));
        }
    }

    /// An item begins, or a head of the list, which has no number.
    pub(super) fn begin_item(&mut self, element: &Element<'_>) {
        if let Some(list) = self.open.last_mut() {
            list.is_numbered = element.name() == "list-header";
            list.start = element.number("start-value");
        }
    }

    /// True within a list.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The kind and the level of the paragraph that begins here; nothing for one that has no number. `own` is the list of
    /// its style.
    pub(super) fn take(&mut self, own: Option<&str>, numbering: &mut Numbering) -> Option<(String, u32)> {
        let level = u32::try_from(self.open.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let kind = self.open.iter().rev().find_map(|list| list.kind.clone()).or_else(|| own.map(str::to_owned))?;
        let outer = self.open.first()?;
        // A list begins to count anew where it does not say that it goes on.
        if outer.is_fresh {
            match outer.after.as_ref().and_then(|after| self.ended.get(after)) {
                Some((before, counters)) if *before == kind => numbering.resume(&kind, *counters),
                _ if outer.goes_on || outer.after.is_some() => {}
                _ => numbering.resume(&kind, Counters::default()),
            }
        }
        self.open.iter_mut().for_each(|list| list.is_fresh = false);
        let list = self.open.last_mut()?;
        if std::mem::replace(&mut list.is_numbered, true) {
            return None;
        }
        if let Some(start) = list.start.take() {
            numbering.start_at(&kind, level, start);
        }
        Some((kind, level))
    }
}
