//! A text that is being typed and is no edit yet: kept in the journal, so that a crash does not lose it.

use serde::{Deserialize, Serialize};

use crate::model::NodeRef;

/// What stands in a field of the window before it is taken or dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedText {
    /// Names the field, the same from one start of the program to the next.
    pub field: u64,
    /// What the field is called on screen.
    pub name: String,
    /// The node that the field belongs to, where it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<NodeRef>,
    /// True for a field of a dialog or a menu, which is not on screen again by itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_dialog: bool,
    /// True where it was meant for the field and is no good value there: no file has it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_refused: bool,
    /// The text; absent once it was taken or dropped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Puts a text in the place of the former one of its field. Texts that were taken or dropped are left out.
pub fn put_typed(list: &mut Vec<TypedText>, typed: TypedText) {
    list.retain(|other| other.field != typed.field);
    if typed.text.is_some() {
        list.push(typed);
    }
}
