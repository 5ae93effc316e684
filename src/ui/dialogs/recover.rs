//! Work that a former process left behind: what it holds, and taking it or dropping it.

use egui::{RichText, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::super::widgets;
use super::Context;
use crate::session::{Action, Recovery};
use crate::words::Words;

/// Shows what was left behind.
pub(super) fn show(ui: &mut Ui, context: &mut Context<'_>) {
    let words = context.words;
    let dropped = context.session.recoveries().iter().any(|recovery| recovery.journal.is_dropped());
    let (title, about) =
        if dropped { ("recover-title-dropped", "recover-about-dropped") } else { ("recover-title", "recover-about") };
    ui.label(theme::text::title(words.text(title)));
    ui.add_space(space::S);
    ui.label(words.text(about));
    ui.add_space(space::S);
    ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
        for (at, recovery) in context.session.recoveries().iter().enumerate() {
            ui.push_id(at, |ui| one(ui, recovery, words));
            ui.horizontal(|ui| {
                let take = ui.button(theme::text::strong(words.text("recover-take")));
                let take = if at == 0 { super::first(ui, take) } else { take };
                if take.on_hover_text(words.text("recover-take-tip")).clicked() {
                    context.actions.push(Action::Recover(at));
                }
                if ui.button(words.text("recover-drop")).on_hover_text(words.text("recover-drop-tip")).clicked() {
                    context.actions.push(Action::DropRecovery(at));
                }
            });
            ui.add_space(space::M);
        }
    });
    if ui.button(words.text("recover-later")).on_hover_text(words.text("recover-later-tip")).clicked() {
        context.actions.push(Action::CloseDialog);
    }
}

fn one(ui: &mut Ui, recovery: &Recovery, words: &Words) {
    let header = &recovery.journal.header;
    ui.label(theme::text::strong(&header.name));
    if let Some(path) = &header.path {
        let path = path.display().to_string();
        ui.add(egui::Label::new(theme::text::small(&path).weak()).truncate()).on_hover_text(&path);
    }
    if recovery.journal.is_dropped() {
        ui.label(RichText::new(words.text("recover-dropped")).weak());
    }
    let changes = words.with("recover-changes", [("count", recovery.changes.into())]);
    let last: Vec<String> = recovery.last.iter().map(|name| name.words(words, &[])).collect();
    if recovery.changes > 0 || recovery.typed.is_empty() {
        ui.label(RichText::new(if last.is_empty() { changes } else { format!("{changes}: {}", words.list(&last)) }));
    }
    for typed in &recovery.typed {
        let place = super::typed::place(recovery.document.dataset(), typed);
        let text = typed.text.clone().unwrap_or_default();
        let text = words.with("recover-typed", [("place", place.into()), ("text", text.into())]);
        ui.add(egui::Label::new(&text).truncate()).on_hover_text(&text);
    }
    if recovery.lost > 0 {
        let text = words.with("recover-lost", [("count", recovery.lost.into())]);
        widgets::fault(ui, text);
    }
    if recovery.journal.base_changed {
        widgets::fault(ui, words.text("recover-base-changed"));
    }
}
