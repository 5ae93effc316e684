//! Who leads and who handles, of the names in one cell.

use crate::model::{PartyId, PartyKind};
use crate::reading::item::field::take_people;

use super::context::Context;
use super::draft::Held;

/// The first name leads where the cell is about leaders and none is known; all others handle the item.
pub(super) fn lead(
    leader: &mut Option<PartyId>,
    handlers: &mut Vec<PartyId>,
    cell: &Held,
    leads: bool,
    kind: PartyKind,
    context: &mut Context<'_, '_>,
) {
    let first = leads && leader.is_none();
    let names = context.parties(cell, if first { kind } else { PartyKind::Person });
    let mut known = leader.clone();
    take_people(if leads { leader } else { &mut known }, handlers, names);
}
