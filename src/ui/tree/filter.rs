//! The filter above the tree: progress, term, party, off target, overdue.

use egui::Ui;

use super::super::theme::{self, space};
use super::super::{Context, widgets::shape};
use crate::analysis::Filter;
use crate::model::{Progress, Term};
use crate::session::{Action, Command, OpenDocument};

/// Shows the filter button, what is set, and how much is shown.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        let filter = document.filter();
        let set = count(filter);
        let label = match set {
            0 => words.text("filter").to_owned(),
            _ => words.with("filter-set", [("count", set.into())]),
        };
        ui.menu_button(label, |ui| menu(ui, document, context)).response.on_hover_text(words.text("filter-tip"));
        if document.is_filtered() {
            let info = Command::ClearFilter.info();
            let clear = ui.button(words.text("filter-clear")).on_hover_text(info.tooltip(words));
            if clear.clicked() {
                context.actions.push(Action::Run(Command::ClearFilter));
            }
            let found = document.answers().and_then(|answers| answers.visible.as_ref()).map(|visible| visible.items());
            if let Some(found) = found {
                ui.label(theme::text::small(words.with("filter-found", [("count", found.into())])).weak());
            }
        }
    });
    ui.add_space(space::XS);
}

fn count(filter: &Filter) -> usize {
    filter.progress.len()
        + filter.term.len()
        + usize::from(filter.party.is_some())
        + usize::from(filter.off_target)
        + usize::from(filter.overdue)
        + usize::from(filter.only.is_some())
}

fn menu(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let mut filter = document.filter().clone();
    ui.set_min_width(240.0);
    egui::ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
        ui.label(theme::text::small(words.text("progress")).weak());
        for progress in Progress::ALL {
            ui.horizontal(|ui| {
                let mut on = filter.progress.contains(&progress);
                if ui.checkbox(&mut on, words.choice(progress)).changed() {
                    toggle(&mut filter.progress, progress, on);
                }
                shape::progress(ui, progress, words);
            });
        }
        ui.separator();
        ui.label(theme::text::small(words.text("term")).weak());
        for term in Term::ALL {
            let mut on = filter.term.contains(&term);
            if ui.checkbox(&mut on, words.choice(term)).changed() {
                toggle(&mut filter.term, term, on);
            }
        }
        ui.separator();
        ui.checkbox(&mut filter.off_target, words.text("filter-off-target"));
        ui.checkbox(&mut filter.overdue, words.text("overdue"));
        if let Some(count) = filter.only.as_ref().map(|only| only.len()) {
            let mut on = true;
            if ui.checkbox(&mut on, words.with("filter-only", [("count", count.into())])).changed() {
                filter.only = None;
            }
        }
        ui.separator();
        parties(ui, document, &mut filter, context);
    });
    if filter != *document.filter() {
        context.actions.push(Action::SetFilter(filter));
    }
}

fn toggle<T: PartialEq>(set: &mut Vec<T>, value: T, on: bool) {
    set.retain(|other| *other != value);
    if on {
        set.push(value);
    }
}

fn parties(ui: &mut Ui, document: &OpenDocument, filter: &mut Filter, context: &Context<'_>) {
    let words = context.words;
    let present = filter.party.clone().unwrap_or_else(|| words.text("filter-any-party").to_owned());
    ui.menu_button(present, |ui| {
        egui::ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
            if ui.selectable_label(filter.party.is_none(), words.text("filter-any-party")).clicked() {
                filter.party = None;
            }
            for party in document.report().iter().flat_map(|report| &report.parties) {
                let chosen = filter.party.as_deref() == Some(party.name.as_str());
                if ui.selectable_label(chosen, &party.name).clicked() {
                    filter.party = Some(party.name.clone());
                }
            }
        });
    });
}
