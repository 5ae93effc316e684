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

/// Names a field, from what the comparison is with, what the difference is of and what is said there: the same after a new
/// start of the program.
fn field(comparing: &Comparing, difference: &Difference, which: AnswerText) -> Id {
    let key = difference.change().map(|change| (change.field.to_string(), format!("{:?}", change.theirs)));
    let which = match which {
        AnswerText::Reason => "compare reason",
        AnswerText::Instead => "compare instead",
    };
    Id::unique((which, &comparing.theirs.name, comparing.theirs.kind, &difference.node, key))
}

/// What a former process left behind in the fields of the comparison on screen stands there again. A field that holds a text
/// already keeps it.
fn bring_back(comparing: &Comparing, context: &mut Context<'_>) {
    let Some(document) = context.session.active().filter(|document| document.left_behind().next().is_some()) else {
        return;
    };
    let Some(compared) = comparing.compared() else { return };
    for (at, difference) in compared.comparison.differences.iter().enumerate() {
        if difference.change().is_none() {
            continue;
        }
        for which in [AnswerText::Reason, AnswerText::Instead] {
            let id = field(comparing, difference, which).value();
            let Some(typed) = document.left_behind().find(|typed| typed.field == id) else { continue };
            // From now on it is a text like any other.
            context.actions.push(Action::Type(document.id(), typed.clone()));
            let text = typed.text.clone().filter(|_| comparing.text(at, which).is_empty());
            context.actions.extend(text.map(|text| Action::Compare(CompareStep::Type(at, which, text))));
        }
    }
}

/// The fields that the session knows to hold a text, with their names and the nodes that they are of.
#[derive(Debug, Default)]
pub(in crate::ui) struct ToldFields {
    list: Vec<ToldField>,
    /// The comparison into which texts were brought back last: that is looked for once, among all its differences.
    brought_back: Option<u64>,
}

#[derive(Debug)]
struct ToldField {
    id: Id,
    which: AnswerText,
    node: NodeRef,
}

impl ToldFields {
    /// Tells the session what stands in the fields of these comparisons, also of those that are not on screen; and of what
    /// was taken over or put away that it stands there no more. What a crash left behind is put into that on screen.
    pub(in crate::ui) fn tell<'a>(
        &mut self,
        all: impl Iterator<Item = &'a Comparing>,
        on_screen: Option<&Comparing>,
        context: &mut Context<'_>,
    ) {
        if let Some(comparing) = on_screen
            && self.brought_back != Some(comparing.number())
            && comparing.compared().is_some()
        {
            self.brought_back = Some(comparing.number());
            bring_back(comparing, context);
        }
        let mut gone = std::mem::take(&mut self.list);
        for comparing in all {
            let Some(compared) = comparing.compared() else { continue };
            for (at, which, text) in comparing.texts() {
                let Some(difference) = compared.comparison.differences.get(at) else { continue };
                let id = field(comparing, difference, which);
                // Two files of one name may say the same: one text is kept for both.
                if self.list.iter().any(|told| told.id == id) {
                    continue;
                }
                tell(id, which, &difference.node, text, context);
                gone.retain(|told| told.id != id);
                self.list.push(ToldField { id, which, node: difference.node.clone() });
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
