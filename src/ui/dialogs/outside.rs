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
    /// Those the person chose otherwise for than proposed: their changes are taken, own ones are kept.
    flipped: HashSet<usize>,
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
                let all = outside.differences.iter().enumerate();
                let chosen: Vec<usize> = all.filter(|(at, one)| self.takes(*at, one)).map(|(at, _)| at).collect();
                let label = words.with("outside-take-chosen", [("count", chosen.len().into())]);
                if ui.button(theme::text::strong(label)).clicked() {
                    context.actions.push(Action::TakeSome(id, chosen));
                }
            } else {
                // What gives up unsaved work is never the proposed way.
                let proposed = |key, strong: bool| {
                    let text = RichText::new(words.text(key));
                    if strong { theme::text::strong(text.text()) } else { text }
                };
                let dirty = document.document().is_dirty();
                let all = ui.button(proposed("outside-reload", !dirty));
                if all.on_hover_text(words.text("outside-reload-tip")).clicked() {
                    context.actions.push(Action::TakeTheirs(id));
                }
                let list = ui.button(proposed("outside-choose", dirty)).on_hover_text(words.text("outside-choose-tip"));
                self.choosing |= list.clicked();
            }
            if ui.button(words.text("outside-keep")).on_hover_text(words.text("outside-keep-tip")).clicked() {
                context.actions.push(Action::KeepMine(id));
            }
        });
    }

    fn takes(&self, at: usize, difference: &Difference) -> bool {
        difference.own == self.flipped.contains(&at)
    }

    fn list(&mut self, ui: &mut Ui, outside: &Outside, words: &Words) {
        let area = ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]);
        area.show_rows(ui, theme::ROW * 2.0, outside.differences.len(), |ui, range| {
            for at in range {
                let Some(difference) = outside.differences.get(at) else { continue };
                let mut taken = self.takes(at, difference);
                let row = ui.allocate_ui(egui::vec2(ui.available_width(), theme::ROW * 2.0), |ui| {
                    ui.set_min_size(ui.available_size());
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let row = ui.add(egui::Checkbox::new(&mut taken, egui::Atom::from(label(difference, words))));
                    values(ui, difference, words);
                    row
                });
                let row = row.inner;
                if row.changed() && !self.flipped.remove(&at) {
                    self.flipped.insert(at);
                }
                row.on_hover_ui(|ui| tip(ui, difference, words));
            }
        });
    }
}

/// The first value here and there, in a small line.
fn values(ui: &mut Ui, difference: &Difference, words: &Words) {
    let Some(field) = difference.fields.first() else { return };
    let cut = |text: &str| match text.char_indices().nth(18) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None if text.is_empty() => "—".to_owned(),
        None => text.to_owned(),
    };
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
        for (key, value) in [("difference-mine", &field.mine), ("difference-theirs", &field.theirs)] {
            let text = format!("{}: {}", words.text(key), cut(value));
            ui.add(egui::Label::new(theme::text::small(text).weak()).truncate());
        }
    });
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
    let mut line =
        if fields.is_empty() { format!("{kind}: {name}") } else { format!("{kind}: {name} ({})", fields.join("、")) };
    if difference.own {
        line = format!("{line} · {}", words.text("difference-own"));
    }
    line
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
