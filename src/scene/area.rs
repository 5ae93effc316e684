//! What can be pointed at in a picture: where a click leads, which items are held there, what is told.

use crate::chart::{Held, ValuePlace};

/// What a place of a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaKind {
    /// Words over the picture: read out, and lead nowhere.
    Heading,
    /// The name of a row: reached by the keyboard.
    Link,
    /// A mark.
    Mark,
}

/// A place of a picture. Lengths are points, from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct HitArea {
    /// Left, top, width, height.
    pub at: [f32; 4],
    /// What it is.
    pub kind: AreaKind,
    /// What it is called for somebody who does not see it.
    pub name: String,
    /// What is told under the pointer, where it is no value of an indicator; empty for nothing.
    pub text: String,
    /// The value that it leads to; nothing for one that only counts items.
    pub spot: Option<ValuePlace>,
    /// The items that it counts; empty for one that counts none.
    pub holds: Held,
}
