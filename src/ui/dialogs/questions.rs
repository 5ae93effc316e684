//! The questions asked before something is lost.

use std::path::Path;

use egui::Ui;

use super::super::theme::{self, space};
use super::Context;
use crate::model::PaperAudience;
use crate::session::{Action, DocumentId, EvidenceStep, Outgoing};

/// Unsaved work would be lost.
pub(super) fn unsaved(ui: &mut Ui, ids: &[DocumentId], context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("unsaved-title")));
    ui.add_space(space::S);
    for document in ids.iter().filter_map(|id| context.session.document(*id)) {
        ui.label(format!("● {}", document.name()));
        for typed in document.typed() {
            let arguments = [
                ("place", super::typed::place(document.document().dataset(), typed).into()),
                ("text", typed.text.clone().unwrap_or_default().into()),
            ];
            ui.add(egui::Label::new(words.with("unsaved-typed", arguments)).truncate());
        }
    }
    ui.add_space(space::S);
    // A text that is no good value can be in no file.
    let dirty = |id: &DocumentId| context.session.document(*id).is_some_and(|open| open.document().is_dirty());
    let dirty = ids.iter().any(dirty);
    ui.label(words.text(if dirty { "unsaved-text" } else { "unsaved-typed-text" }));
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        if dirty {
            let save = ui.button(theme::text::strong(words.text("unsaved-save")));
            let save = save.on_hover_text(words.text("unsaved-save-tip"));
            if super::first(ui, save).clicked() {
                context.actions.push(Action::SaveAndClose);
            }
        }
        let discard = ui.button(words.text("unsaved-discard")).on_hover_text(words.text("unsaved-discard-tip"));
        if discard.clicked() {
            context.actions.push(Action::DiscardAndClose);
        }
        if ui.button(words.text("cancel")).clicked() {
            context.actions.push(Action::CloseDialog);
        }
    });
}

/// A file would be replaced.
pub(super) fn overwrite(ui: &mut Ui, id: DocumentId, path: &Path, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("overwrite-title")));
    ui.add_space(space::S);
    ui.label(path.display().to_string());
    ui.add_space(space::S);
    ui.label(words.text("overwrite-text"));
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        if ui.button(words.text("overwrite-yes")).clicked() {
            context.actions.push(Action::Overwrite(id, path.to_owned()));
        }
        // Enter replaces nothing.
        let cancel = ui.button(words.text("cancel"));
        if super::first(ui, cancel).clicked() {
            context.actions.push(Action::CloseDialog);
        }
    });
}

/// A file of evidence that the system may run, not show.
pub(super) fn run_evidence(ui: &mut Ui, file: &str, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("evidence-run-title")));
    ui.add_space(space::S);
    ui.label(words.with("evidence-run-text", [("file", file.into())]));
    ui.add_space(space::L);
    ui.horizontal(|ui| {
        // Enter runs nothing.
        let cancel = ui.button(words.text("cancel"));
        if super::first(ui, cancel).clicked() {
            context.actions.push(Action::CloseDialog);
        }
        if ui.button(words.text("evidence-run-yes")).clicked() {
            context.actions.push(Action::Evidence(EvidenceStep::OpenAnyway(file.to_owned())));
        }
    });
}

/// Who reads what goes out.
pub(super) fn audience(ui: &mut Ui, outgoing: &Outgoing, context: &mut Context<'_>) {
    let words = context.words;
    ui.label(theme::text::title(words.text("audience-title")));
    ui.add_space(space::S);
    ui.label(words.text("audience-text"));
    ui.add_space(space::M);
    for audience in PaperAudience::ALL {
        let button = ui.button(theme::text::strong(words.choice(audience)));
        // Enter answers, with what shows least.
        let button = if audience == PaperAudience::Public { super::first(ui, button) } else { button };
        if button.on_hover_text(words.text(audience_tip(audience))).clicked() {
            context.actions.push(Action::ChooseAudience(audience, outgoing.clone()));
        }
        ui.label(theme::text::small(words.text(audience_tip(audience))).weak());
        ui.add_space(space::S);
    }
    ui.add_space(space::S);
    if ui.button(words.text("cancel")).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}

/// The key of what an audience sees.
pub(in crate::ui) fn audience_tip(audience: PaperAudience) -> &'static str {
    match audience {
        PaperAudience::Public => "audience-public-tip",
        PaperAudience::Office => "audience-office-tip",
        PaperAudience::All => "audience-all-tip",
    }
}
