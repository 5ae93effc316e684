//! The keys of the comparison, and taking over what is ticked.

use std::sync::Arc;

use egui::{Key, Modifiers, Ui};

use super::Whose;
use super::page::{ComparisonPage, tick};
use super::rows::Part;
use crate::model::NodeRef;
use crate::session::{Action, Answer, AnswerText, CompareStep, Compared, Comparing};
use crate::ui::Context;
use crate::ui::keys::pressed_alone;

impl ComparisonPage {
    /// Takes over what is ticked, and leaves the rest of what is asked for the meeting; where a due date is moved without a
    /// reason, that is asked for first.
    pub(super) fn take_ticked(&mut self, comparing: &Comparing, context: &mut Context<'_>) {
        if comparing.ticked().is_empty() && comparing.questions() == 0 {
            return;
        }
        if let Some(first) = comparing.lacks_reason(comparing.ticked()) {
            (self.chosen, self.part, self.whose) = (Some(first), Part::All, Whose::All);
            // It may be one of those that are folded.
            (self.is_unfolded, self.reveal) = (true, true);
            self.detail.focus(first, AnswerText::Reason);
            return;
        }
        context.actions.push(Action::Compare(CompareStep::TakeTicked));
    }

    /// Ctrl and Enter take over what is ticked, F8 leaves the chosen one for a meeting, F7 writes the report of the period; up
    /// and down choose, the space bar ticks, Enter opens.
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
        let pressed = |key| pressed_alone(ui, key);
        if compared.is_former && pressed(Key::F7) {
            context.actions.push(Action::Compare(CompareStep::WriteReport));
        }
        let asked = self.chosen.filter(|at| self.list.row_of(*at).is_some() && compared.question(*at).is_some());
        if let Some(at) = asked.filter(|_| pressed(Key::F8)) {
            context.actions.push(Action::Compare(CompareStep::Answer(at, Answer::Meeting)));
        }
        let focused = ui.memory(|memory| memory.focused().is_some());
        if focused || self.was_typing || !has_keyboard {
            return;
        }
        let keys = [Key::ArrowDown, Key::ArrowUp, Key::Home, Key::End, Key::Space, Key::Enter];
        let Some(key) = keys.into_iter().find(|key| pressed(*key)) else { return };
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
