//! What can be done with one difference alone: left for a meeting, taken over, left as it is, looked at.

use std::sync::Arc;

use egui::{Button, Role, Stroke, Ui, WidgetInfo};

use super::question::Question;
use crate::diff::DifferenceKind;
use crate::session::{Action, Answer, AnswerText, Asks, CompareStep};
use crate::ui::Context;
use crate::ui::theme;

/// Shows the buttons: of what can change nothing the first is off, and the present one names its keys.
pub(super) fn show(
    ui: &mut Ui,
    question: Question<'_>,
    (is_idle, is_present): (bool, bool),
    context: &mut Context<'_>,
) {
    let Question { compared, comparing, difference, at } = question;
    let words = Arc::clone(context.words);
    let mut step = None;
    ui.horizontal_wrapped(|ui| {
        if compared.question(at).is_some() {
            let is_on = comparing.answer(at) == Some(Answer::Meeting);
            let mut button = Button::new(words.text("compare-meeting"));
            if is_present {
                button = button.shortcut_text("F8");
            }
            if is_on {
                button = button.stroke(Stroke::new(2.0, theme::palette(ui).focus));
            }
            let response = ui.add(button).on_hover_text(words.text("compare-meeting-tip"));
            let name = words.text("compare-meeting");
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
            if response.clicked() {
                step = Some(CompareStep::Answer(at, Answer::Meeting));
            }
        }
        let wants = compared.wants_reason(at);
        let lacks_reason = wants && comparing.text(at, AnswerText::Reason).trim().is_empty();
        let can_take = !lacks_reason && !is_idle && !compared.is_refused(at);
        let key = if wants { "compare-take-moved" } else { "compare-take" };
        let take = ui.add_enabled(can_take, Button::new(words.text(key)));
        let take = take.on_hover_text(words.text("compare-take-one-tip"));
        let why = match (compared.is_refused(at), is_idle) {
            (true, _) => "collect-closes",
            (_, true) => "compare-adds-nothing",
            _ => "compare-reason-needed",
        };
        if take.on_disabled_hover_text(words.text(why)).clicked() {
            step = Some(CompareStep::Take(vec![at]));
        }
        let is_asked = compared.asks(at) == Some(Asks::Decision) || comparing.ticked().contains(&at);
        if is_asked && ui.button(words.text("compare-leave")).on_hover_text(words.text("compare-leave-tip")).clicked() {
            step = Some(CompareStep::Tick(vec![at], false));
        }
        // What only they have is not here to be looked at.
        if difference.kind != DifferenceKind::Added && ui.button(words.text("compare-go")).clicked() {
            context.actions.push(Action::Select(difference.node.clone()));
        }
    });
    context.actions.extend(step.map(Action::Compare));
}
