//! The units with what they sent, and the files of which nothing was used.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::theme::{self, space};
use super::super::{Context, widgets};
use crate::exchange::{CollectedFile, Collection, FileState, UnitReturn};
use crate::session::{file_remarks, not_used};

pub(super) fn show(ui: &mut Ui, collection: &Collection, chosen: &mut Option<usize>, context: &Context<'_>) {
    let words = context.words;
    ScrollArea::vertical().id_salt("return units").auto_shrink([false, false]).show(ui, |ui| {
        let has_remarks =
            |file: &&CollectedFile| file.state != FileState::Read || !file.unread.is_empty() || file.unknown > 0;
        let failed: Vec<&CollectedFile> = collection.files.iter().filter(has_remarks).collect();
        if !failed.is_empty() {
            widgets::section(ui, words.text("collect-not-used"));
            for file in failed {
                remarks(ui, file, context);
            }
            ui.add_space(space::M);
        }
        widgets::section(ui, words.text("collect-units"));
        if ui.selectable_label(chosen.is_none(), words.text("papers-all-units")).clicked() {
            *chosen = None;
        }
        // Those that have answered first, and within them those that need a decision.
        let mut order: Vec<usize> = (0..collection.units.len()).collect();
        order.sort_by_key(|at| collection.units.get(*at).map(|unit| (unit.files.is_empty(), unit.contested == 0)));
        for at in order {
            let Some(unit) = collection.units.get(at) else { continue };
            let label = ui.selectable_label(*chosen == Some(at), text(unit, context));
            let names: Vec<&str> = unit
                .files
                .iter()
                .filter_map(|file| collection.files.get(*file))
                .map(|file| file.name.as_str())
                .collect();
            let label = if names.is_empty() { label } else { label.on_hover_text(names.join("\n")) };
            if label.clicked() {
                *chosen = (*chosen != Some(at)).then_some(at);
            }
        }
    });
}

/// ○ nothing yet, ● answered, △ answered and to be decided: by shape and word beside colour.
fn text(unit: &UnitReturn, context: &Context<'_>) -> RichText {
    let arguments = [
        ("unit", unit.unit.as_str().into()),
        ("items", unit.items.into()),
        ("files", unit.files.len().into()),
        ("changes", unit.changes.into()),
        ("contested", unit.contested.into()),
    ];
    let (mark, key) = match (unit.files.is_empty(), unit.contested > 0) {
        (true, _) => ("○", "collect-row-silent"),
        (false, true) => ("△", "collect-row-contested"),
        (false, false) => ("●", "collect-row"),
    };
    let text = RichText::new(format!("{mark} {}", context.words.with(key, arguments)));
    if unit.files.is_empty() { text.weak() } else { text }
}

/// Why a file was not used, or what of it was not.
fn remarks(ui: &mut Ui, file: &CollectedFile, context: &Context<'_>) {
    let words = context.words;
    let lines = file_remarks(file, words);
    let reason = not_used(file, words)
        .or_else(|| (!lines.is_empty()).then(|| words.with("collect-unread", [("count", lines.len().into())])));
    let Some(reason) = reason else { return };
    ui.label(theme::text::strong(&file.name));
    ui.add(Label::new(RichText::new(reason).color(theme::palette(ui).missed)).wrap());
    for line in lines {
        ui.add(Label::new(theme::text::small(line)).wrap());
    }
    ui.add_space(space::XS);
}
