//! Texts that stand in fields and are not taken: where each belongs, to be copied, looked up or dropped.

use egui::{RichText, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::Context;
use crate::document::TypedText;
use crate::model::{Dataset, NodeRef};
use crate::session::{Action, DocumentId, OpenDocument};

/// Shows the texts of a document.
pub(super) fn show(ui: &mut Ui, id: DocumentId, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("typed-title")));
    ui.add_space(space::S);
    ui.label(words.text("typed-about"));
    ui.add_space(space::S);
    let Some(document) = context.session.document(id) else { return };
    if document.typed().is_empty() {
        ui.label(RichText::new(words.text("typed-none")).weak());
    }
    // The keyboard begins at the way to the first text that stands in a node.
    let leads = document.typed().iter().find(|typed| typed.node.is_some()).map(|typed| typed.field);
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        for typed in document.typed() {
            ui.push_id(typed.field, |ui| one(ui, document, typed, leads == Some(typed.field), context));
            ui.add_space(space::M);
        }
    });
    let close = ui.button(words.text("close"));
    let close = if leads.is_none() { super::first(ui, close) } else { close };
    if close.clicked() {
        context.actions.push(Action::CloseDialog);
    }
}

/// One text, with what can be done about it.
fn one(ui: &mut Ui, document: &OpenDocument, typed: &TypedText, leads: bool, context: &mut Context<'_>) {
    let words = context.words;
    let text = typed.text.as_deref().unwrap_or_default();
    ui.label(theme::text::strong(place(document.document().dataset(), typed)));
    ui.add(egui::Label::new(text).wrap().selectable(true));
    ui.horizontal(|ui| {
        if let Some(node) = &typed.node {
            let go = ui.button(words.text("typed-go")).on_hover_text(words.text("typed-go-tip"));
            let go = if leads { super::first(ui, go) } else { go };
            if go.clicked() {
                context.actions.push(Action::CloseDialog);
                context.actions.push(Action::Activate(document.id()));
                context.actions.push(Action::Select(node.clone()));
            }
        }
        if ui.button(words.text("copy")).on_hover_text(words.text("typed-copy-tip")).clicked() {
            context.actions.push(Action::Copy(text.to_owned()));
        }
        if ui.button(words.text("typed-drop")).on_hover_text(words.text("typed-drop-tip")).clicked() {
            context.actions.push(Action::Type(document.id(), TypedText { text: None, ..typed.clone() }));
        }
    });
}

/// The field and the node that a text belongs to.
pub(super) fn place(dataset: &Dataset, typed: &TypedText) -> String {
    let name = |node: &NodeRef| dataset.report(&node.report).and_then(|report| report.line_name(&node.node));
    match typed.node.as_ref().and_then(name) {
        Some(node) => format!("{} · {node}", typed.name),
        None => typed.name.clone(),
    }
}
