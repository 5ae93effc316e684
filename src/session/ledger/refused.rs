//! The cells that did not take what was meant for them: they say so until they are filled, until the step is taken back, or
//! until another block is meant for cells.

use std::collections::HashMap;

use super::grid::Cell;

/// The cells of the last block.
#[derive(Debug, Default)]
pub(super) struct Refused {
    /// The cells, each with the reason in the person's language.
    pub(super) cells: HashMap<Cell, String>,
    /// How many steps the history had once the block was in; 0 where no cell took anything, for then there is no step that
    /// could be taken back.
    pub(super) steps: usize,
}
