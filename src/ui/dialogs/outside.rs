//! The file changed outside: reload, keep, or see what differs and choose; and where it cannot be read, replace it or
//! save elsewhere.

use egui::{RichText, Ui};

use super::super::theme::{self, space};
use super::Context;
use crate::session::{Action, DocumentId};

/// Asks what becomes of a document whose file another program wrote.
pub(super) fn show(ui: &mut Ui, id: DocumentId, context: &mut Context<'_>) {
    let words = context.words;
    let Some(document) = context.session.document(id) else { return };
    let dirty = document.document().is_dirty();
    ui.label(theme::text::title(words.text("outside-title")));
    ui.add_space(space::S);
    ui.label(words.with("outside-about", [("name", document.name().into())]));
    if dirty {
        ui.colored_label(theme::palette(ui).missed, words.text("outside-dirty"));
    }
    ui.add_space(space::L);
    // What gives up unsaved work is never the proposed way.
    let buttons = [
        ("outside-reload", "outside-reload-tip", Action::TakeTheirs(id), !dirty),
        ("outside-choose", "outside-choose-tip", Action::CompareOutside(id), dirty),
        ("outside-keep", "outside-keep-tip", Action::KeepMine(id), false),
    ];
    ui.horizontal_wrapped(|ui| {
        for (key, tip, action, proposed) in buttons {
            let text = RichText::new(words.text(key));
            let text = if proposed { theme::text::strong(text.text()) } else { text };
            let button = ui.button(text).on_hover_text(words.text(tip));
            let button = if proposed { super::first(ui, button) } else { button };
            if button.clicked() {
                context.actions.push(action);
            }
        }
    });
}

/// Asks where a document goes whose file cannot be read.
pub(super) fn unreadable(ui: &mut Ui, id: DocumentId, cause: &str, replaceable: bool, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("unreadable-title")));
    ui.add_space(space::S);
    ui.label(cause);
    ui.add_space(space::S);
    ui.label(words.text("unreadable-about"));
    ui.add_space(space::L);
    let replace = ("unreadable-replace", "unreadable-replace-tip", Action::ReplaceDamaged(id));
    let elsewhere = ("unreadable-save-as", "unreadable-save-as-tip", Action::SaveElsewhere(id));
    let cancel = ("cancel", "unreadable-cancel-tip", Action::CloseDialog);
    let buttons = replaceable.then_some(replace).into_iter().chain([elsewhere, cancel]);
    ui.horizontal_wrapped(|ui| {
        for (n, (key, tip, action)) in buttons.enumerate() {
            let text = RichText::new(words.text(key));
            let text = if n == 0 { theme::text::strong(text.text()) } else { text };
            let button = ui.button(text).on_hover_text(words.text(tip));
            let button = if n == 0 { super::first(ui, button) } else { button };
            if button.clicked() {
                context.actions.push(action);
            }
        }
    });
}
