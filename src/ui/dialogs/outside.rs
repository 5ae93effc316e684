//! The file changed outside: reload, keep, or choose node by node.

use std::collections::HashSet;

use egui::{RichText, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::Context;
use crate::document::{Difference, DifferenceKind};
use crate::session::{Action, DocumentId, Outside};
use crate::words::Words;

/// Which differences are taken over.
#[derive(Debug, Default)]
pub(crate) struct OutsideState {
    /// Those that are not: all are taken to begin with, since the file is what others see.
    refused: HashSet<usize>,
    choosing: bool,
}

impl OutsideState {
    /// Forgets the choices.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, id: DocumentId, context: &mut Context<'_>) {
        let words = context.words;
        let Some(document) = context.session.document(id) else { return };
        let Some(outside) = document.outside() else { return };
        ui.label(theme::text::title(words.text("outside-title")));
        ui.add_space(space::S);
        ui.label(words.with("outside-about", [("name", document.name().into())]));
        if document.document().is_dirty() {
            ui.colored_label(theme::palette(ui).missed, words.text("outside-dirty"));
        }
        let count = outside.differences.len();
        ui.label(RichText::new(words.with("outside-count", [("count", count.into())])).weak());
        if self.choosing {
            ui.add_space(space::S);
            self.list(ui, outside, words);
        }
        ui.add_space(space::L);
        ui.horizontal_wrapped(|ui| {
            if self.choosing {
                let chosen: Vec<usize> = (0..count).filter(|at| !self.refused.contains(at)).collect();
                let label = words.with("outside-take-chosen", [("count", chosen.len().into())]);
                if ui.button(theme::text::strong(label)).clicked() {
                    context.actions.push(Action::TakeSome(id, chosen));
                }
            } else {
                let all = ui.button(theme::text::strong(words.text("outside-reload")));
                if all.on_hover_text(words.text("outside-reload-tip")).clicked() {
                    context.actions.push(Action::TakeTheirs(id));
                }
                let list = ui.button(words.text("outside-choose")).on_hover_text(words.text("outside-choose-tip"));
                self.choosing |= list.clicked();
            }
            if ui.button(words.text("outside-keep")).on_hover_text(words.text("outside-keep-tip")).clicked() {
                context.actions.push(Action::KeepMine(id));
            }
        });
    }

    fn list(&mut self, ui: &mut Ui, outside: &Outside, words: &Words) {
        let tall = theme::ROW;
        let area = ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]);
        area.show_rows(ui, tall, outside.differences.len(), |ui, range| {
            for at in range {
                let Some(difference) = outside.differences.get(at) else { continue };
                let mut taken = !self.refused.contains(&at);
                let label = label(difference, words);
                let row = ui.add(egui::Checkbox::new(&mut taken, egui::Atom::from(label)));
                if row.changed() {
                    if taken {
                        self.refused.remove(&at);
                    } else {
                        self.refused.insert(at);
                    }
                }
                row.on_hover_ui(|ui| tip(ui, difference, words));
            }
        });
    }
}

/// What differs, in a line.
fn label(difference: &Difference, words: &Words) -> String {
    let kind = words.text(match difference.kind {
        DifferenceKind::Added => "difference-added",
        DifferenceKind::Removed => "difference-removed",
        DifferenceKind::Changed => "difference-changed",
        DifferenceKind::Moved => "difference-moved",
    });
    let name: String = difference.name.chars().take(26).collect();
    let fields: Vec<&str> = difference.fields.iter().map(|field| words.text(field.name)).collect();
    if fields.is_empty() { format!("{kind}: {name}") } else { format!("{kind}: {name} ({})", fields.join("、")) }
}

/// The contents side by side.
fn tip(ui: &mut Ui, difference: &Difference, words: &Words) {
    ui.label(theme::text::strong(&difference.name));
    let cut = |text: &str| text.chars().take(200).collect::<String>();
    for field in &difference.fields {
        ui.label(theme::text::small(words.text(field.name)).weak());
        ui.label(format!("{}: {}", words.text("difference-mine"), cut(&field.mine)));
        ui.label(format!("{}: {}", words.text("difference-theirs"), cut(&field.theirs)));
    }
}
