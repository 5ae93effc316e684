//! What is typed to a difference: why a due date is moved, and another content in the place of both. The session keeps the
//! texts with the comparison, and knows of them as of any text that is typed and not taken.

use egui::{Id, Label, TextEdit, Ui};

use super::question::Question;
use crate::diff::Difference;
use crate::model::{FieldKind, NodeRef};
use crate::session::{Action, AnswerText, CompareStep, Comparing};
use crate::ui::Context;
use crate::ui::draft::{OwnField, tell_own};
use crate::ui::theme;
use crate::ui::widgets;

/// The reason without which a date is not moved.
pub(super) fn reason(ui: &mut Ui, question: Question<'_>, takes_keyboard: bool, context: &mut Context<'_>) {
    let words = context.words;
    let mut text = question.comparing.text(question.at, AnswerText::Reason).to_owned();
    let label = ui.label(theme::text::small(words.text("compare-reason")).weak());
    let id = field(question.comparing, question.difference, AnswerText::Reason).with("field");
    let edit = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY);
    let field = widgets::framed(ui, edit).labelled_by(label.id);
    if takes_keyboard {
        field.request_focus();
        field.scroll_to_me(None);
    }
    ui.add(Label::new(theme::text::small(words.text("compare-reason-about")).weak()).wrap());
    if field.changed() {
        context.actions.push(Action::Compare(CompareStep::Type(question.at, AnswerText::Reason, text)));
    }
}

/// What is to stand in the field, checked as its form does.
pub(super) fn instead(ui: &mut Ui, question: Question<'_>, takes_keyboard: bool, context: &mut Context<'_>) {
    let Question { compared, comparing, difference, at } = question;
    let words = context.words;
    let mut text = comparing.text(at, AnswerText::Instead).to_owned();
    let is_long = difference.change().is_some_and(|change| change.kind == FieldKind::Text);
    let edit = if is_long { TextEdit::multiline(&mut text).desired_rows(2) } else { TextEdit::singleline(&mut text) };
    let id = field(comparing, difference, AnswerText::Instead).with("field");
    let name = words.text("compare-instead-name");
    let label = ui.label(theme::text::small(name).weak());
    let field = widgets::framed(ui, edit.id(id).desired_width(f32::INFINITY)).labelled_by(label.id);
    if takes_keyboard {
        field.request_focus();
        field.scroll_to_me(None);
    }
    if let Err(error) = compared.typed_value(at, &text, context.session.today(), words) {
        widgets::fault(ui, theme::text::small(error));
    }
    if field.changed() {
        context.actions.push(Action::Compare(CompareStep::Type(at, AnswerText::Instead, text)));
    }
}

/// Names a field, from what the difference is of: two comparisons may have the same.
fn field(comparing: &Comparing, difference: &Difference, which: AnswerText) -> Id {
    let key = difference.change().map(|change| change.field.to_string());
    let which = match which {
        AnswerText::Reason => "compare reason",
        AnswerText::Instead => "compare instead",
    };
    Id::unique((which, comparing.number(), &difference.node, key))
}

/// The fields that the session knows to hold a text, with their names and the nodes that they are of.
#[derive(Debug, Default)]
pub(in crate::ui) struct ToldFields(Vec<ToldField>);

#[derive(Debug)]
struct ToldField {
    id: Id,
    which: AnswerText,
    node: NodeRef,
}

impl ToldFields {
    /// Tells the session what stands in the fields of these comparisons, also of those that are not on screen; and of what
    /// was taken over or put away that it stands there no more.
    pub(in crate::ui) fn tell<'a>(&mut self, all: impl Iterator<Item = &'a Comparing>, context: &mut Context<'_>) {
        let mut gone = std::mem::take(&mut self.0);
        for comparing in all {
            let Some(compared) = comparing.compared() else { continue };
            for (at, which, text) in comparing.texts() {
                let Some(difference) = compared.comparison.differences.get(at) else { continue };
                let id = field(comparing, difference, which);
                tell(id, which, &difference.node, text, context);
                gone.retain(|told| told.id != id);
                self.0.push(ToldField { id, which, node: difference.node.clone() });
            }
        }
        for ToldField { id, which, node } in gone {
            tell(id, which, &node, "", context);
        }
    }
}

fn tell(id: Id, which: AnswerText, node: &NodeRef, text: &str, context: &mut Context<'_>) {
    let name = context.words.text(match which {
        AnswerText::Reason => "compare-reason",
        AnswerText::Instead => "compare-instead-name",
    });
    tell_own(&OwnField { id, name, node: Some(node), in_dialog: false }, text, context);
}
