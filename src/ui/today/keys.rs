//! The keys of the page: the arrows go through the list, Enter opens, F7 to F9 do what the buttons of the row do.

use egui::{Key, Modifiers, Ui};

use super::super::Context;
use super::super::widgets::next_steps;
use super::Page;
use crate::analysis::{self, AgendaItem};
use crate::model::{NodeRef, Status};
use crate::session::Action;

/// Does what the pressed keys ask for, where no field and no button has the keyboard.
pub(super) fn act(ui: &Ui, page: &Page<'_>, context: &mut Context<'_>) {
    let is_free = context.session.dialog().is_none() && ui.memory(|memory| memory.focused().is_none());
    if !is_free {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
        if pressed(key)
            && let Some(node) = beside(page, step)
        {
            context.actions.push(Action::Mark(vec![node]));
        }
    }
    let Some(node) = page.selected else { return };
    if pressed(Key::Enter) {
        context.actions.push(Action::Select(node.clone()));
    }
    let item = page.dataset.report(&node.report).and_then(|report| report.item_of(&node.node));
    let Some(item) = item else { return };
    let of = analysis::status(item, page.today, context.session.preferences().near_due_days);
    for step in next_steps::ALL.into_iter().filter(|step| step.fits(of)) {
        if step.key().is_some_and(pressed) {
            step.take(node, of, context);
        }
    }
}

/// The row after the selected one, or before it; the first where none is selected.
fn beside(page: &Page<'_>, step: isize) -> Option<NodeRef> {
    let rows: Vec<&AgendaItem> =
        [Status::Late, Status::Near, Status::Done].into_iter().flat_map(|of| page.agenda.of_status(of)).collect();
    let node = |at: usize| rows.get(at)?.row.resolve(page.dataset).map(|nodes| nodes.node_ref());
    let at = page.selected.and_then(|selected| (0..rows.len()).find(|at| node(*at).as_ref() == Some(selected)));
    match at {
        None => node(0),
        Some(at) => node(at.checked_add_signed(step)?),
    }
}
