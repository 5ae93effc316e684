//! The keys of the comparison, and taking over what is ticked.

use std::sync::Arc;

use egui::{Key, Modifiers, Ui};

use super::rows::Part;
use super::{CompareView, Whose, tick, wanting_reason};
use crate::diff::Difference;
use crate::model::NodeRef;
use crate::session::{Action, CompareStep, Compared, Comparing};
use crate::ui::Context;

impl CompareView {
    /// Takes over what is ticked; where a due date is moved without a reason, that is asked for first.
    pub(super) fn take_ticked(&mut self, comparing: &Comparing, context: &mut Context<'_>) {
        if comparing.ticked().is_empty() {
            return;
        }
        let wants = comparing.wants_reason();
        if wants && self.reason.text.trim().is_empty() {
            let differences = comparing.compared().map(|compared| &compared.comparison.differences);
            let is_it =
                |at: &&usize| differences.and_then(|all| all.get(**at)).is_some_and(Difference::moves_due_unrecorded);
            let first = comparing.ticked().iter().find(is_it).copied();
            (self.chosen, self.part, self.whose) = (first, Part::All, Whose::All);
            // It may be one of those that are folded.
            (self.is_unfolded, self.reveal, self.reason.takes_keyboard) = (true, true, true);
            return;
        }
        let reason = wants.then(|| self.reason.text.clone());
        if wants && let Some(compared) = comparing.compared() {
            self.reason.given = Some((self.reason.text.clone(), wanting_reason(compared)));
        }
        context.actions.push(Action::Compare(CompareStep::TakeTicked(reason)));
    }

    /// Ctrl and Enter take over what is ticked; up and down choose, the space bar ticks, Enter opens.
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        (comparing, compared): (&Comparing, &Arc<Compared>),
        has_keyboard: bool,
        context: &mut Context<'_>,
    ) {
        if context.session.dialog().is_some() || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        // With Shift or Alt it is another key.
        let is_alone = ui.input(|input| !input.modifiers.shift && !input.modifiers.alt);
        if is_alone && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)) {
            self.take_ticked(comparing, context);
        }
        let focused = ui.memory(|memory| memory.focused().is_some());
        if focused || self.was_typing || !has_keyboard {
            return;
        }
        let pressed = |key: &Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key));
        let keys = [Key::ArrowDown, Key::ArrowUp, Key::Home, Key::End, Key::Space, Key::Enter];
        let Some(key) = keys.into_iter().find(pressed) else { return };
        if self.part == Part::Standings {
            let nodes: Vec<&NodeRef> = self.standings.nodes().collect();
            let at = nodes.iter().position(|node| Some(*node) == self.item.as_ref()).unwrap_or_default();
            match (key, self.item.clone()) {
                (Key::Enter, Some(node)) => context.actions.push(Action::Select(node)),
                (Key::Space | Key::Enter, _) => {}
                _ => {
                    let to = gone_to(key, at, nodes.len());
                    self.item = nodes.get(to).map(|node| (*node).clone());
                    self.reveal = true;
                }
            }
            return;
        }
        // One that is filtered out is not to be seen, so nothing is done to it.
        let lines: Vec<usize> = self.list.lines().collect();
        let Some((row, at)) = self.chosen.and_then(|at| Some((lines.iter().position(|own| *own == at)?, at))) else {
            return;
        };
        match key {
            Key::Space => tick(at, comparing, context),
            Key::Enter => {
                let difference = compared.comparison.differences.get(at);
                let here = difference.filter(|one| compared.dataset.holds(&one.node));
                context.actions.extend(here.map(|one| Action::Select(one.node.clone())));
            }
            _ => {
                self.chosen = lines.get(gone_to(key, row, lines.len())).copied();
                self.reveal = true;
            }
        }
    }
}

/// Where a key leads in a list of so many.
fn gone_to(key: Key, at: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match key {
        Key::ArrowDown => (at + 1).min(last),
        Key::ArrowUp => at.saturating_sub(1),
        Key::End => last,
        _ => 0,
    }
}
