//! The draft of one field.

use super::Key;
use super::field::Field;
use crate::document::TypedText;
use crate::model::NodeRef;
use crate::session::Action;

/// How many frames later an edit is seen in the document at the latest.
const LATEST: u64 = 3;

/// Makes an action of a typed text, most often an edit, or says why it is not a good value. Nothing where the text says what
/// stands there already.
pub(super) type Make = Box<dyn Fn(&str) -> Result<Option<Action>, String>>;

/// What is typed in a field that has not been taken.
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) node: Option<NodeRef>,
    pub(super) text: String,
    /// What was last taken, or stood there when typing began: leaving it as it was is no edit.
    pub(super) former: String,
    /// The value shown before the draft was taken, and the frame, until another one comes from the document.
    pub(super) before: Option<(String, u64)>,
    /// What the session was told of it, and whether as a text that was refused.
    pub(super) told: Option<(String, bool)>,
    /// Since when the session was not told of what stands there now, in seconds.
    pub(super) waits: Option<f64>,
    pub(super) error: Option<String>,
    pub(super) make: Make,
    /// The frame in which the field was last on screen.
    pub(super) shown: u64,
}

impl Draft {
    pub(super) fn new(field: Field<'_>, frame: u64, make: Make) -> Self {
        Self {
            name: field.name.to_owned(),
            node: field.node.cloned(),
            text: field.value.to_owned(),
            former: field.value.to_owned(),
            before: None,
            told: None,
            waits: None,
            error: None,
            make,
            shown: frame,
        }
    }

    /// Its edit is on its way to the document.
    pub(super) fn taken(&mut self) {
        self.before = Some((std::mem::replace(&mut self.former, self.text.clone()), self.shown));
        self.error = None;
    }

    /// What is typed and not taken.
    pub(super) fn untaken(&self) -> Option<&String> {
        Some(&self.text).filter(|text| **text != self.former)
    }

    /// The same, with whether it was refused.
    fn standing(&self) -> Option<(String, bool)> {
        self.untaken().map(|text| (text.clone(), self.error.is_some()))
    }

    pub(super) fn is_told(&self) -> bool {
        self.told == self.standing()
    }

    /// Tells the session what stands there, where it does not know.
    pub(super) fn tell(&mut self, (document, field): Key, actions: &mut Vec<Action>) {
        self.waits = None;
        if self.is_told() {
            return;
        }
        self.told = self.standing();
        let (name, node) = (self.name.clone(), self.node.clone());
        let (text, is_refused) = self.told.clone().map_or((None, false), |(text, refused)| (Some(text), refused));
        actions.push(Action::Type(document, TypedText { field, name, node, in_dialog: false, is_refused, text }));
    }

    /// Shows what the document has now, where nothing new was typed: another form of the same value, an undo, or
    /// nothing, in a field that adds something.
    pub(super) fn follow(&mut self, value: &str, frame: u64) {
        if self.before.as_ref().is_some_and(|(before, taken)| before != value || taken + LATEST < frame) {
            self.before = None;
        }
        if self.before.is_none() && self.text == self.former && self.former != value {
            value.clone_into(&mut self.text);
            value.clone_into(&mut self.former);
        }
    }
}
