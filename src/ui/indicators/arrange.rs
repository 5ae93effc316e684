//! How the list of indicators is grouped and ordered, and which are in it: a menu at its head.

use egui::Ui;

use super::super::Context;
use super::super::theme::{self, space};
use crate::analysis::{IndicatorGrouping, Only, Sort};
use crate::session::{Action, OpenDocument};
use crate::words::Words;

/// Shows what can be chosen, and what is.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let present = *document.arrangement();
    let mut next = present;
    choices(ui, words.text("arrange-group"), &mut next.group, &IndicatorGrouping::ALL, |one| group_word(one, words));
    choices(ui, words.text("arrange-sort"), &mut next.sort, &Sort::ALL, |one| sort_word(one, words));
    choices(ui, words.text("arrange-only"), &mut next.only, &Only::ALL, |one| only_word(one, words));
    if next != present {
        context.actions.push(Action::SetArrangement(next));
    }
}

fn choices<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, all: &[T], word: impl Fn(T) -> String) {
    ui.label(theme::text::small(name).weak());
    for one in all {
        ui.radio_value(chosen, *one, word(*one));
    }
    ui.add_space(space::XS);
}

fn group_word(group: IndicatorGrouping, words: &Words) -> String {
    words
        .text(match group {
            IndicatorGrouping::Item => "group-item",
            IndicatorGrouping::Category => "group-category",
            IndicatorGrouping::Unit => "group-unit",
            IndicatorGrouping::Status => "group-status",
            IndicatorGrouping::None => "group-none",
        })
        .to_owned()
}

fn sort_word(sort: Sort, words: &Words) -> String {
    words
        .text(match sort {
            Sort::Document => "sort-document",
            Sort::Shortfall => "sort-shortfall",
            Sort::Attainment => "sort-attainment",
            Sort::Name => "sort-name",
            Sort::Latest => "sort-latest",
        })
        .to_owned()
}

fn only_word(only: Only, words: &Words) -> String {
    words
        .text(match only {
            Only::All => "only-all",
            Only::WithTarget => "only-with-target",
            Only::OffTarget => "only-off-target",
            Only::Met => "only-met",
        })
        .to_owned()
}
