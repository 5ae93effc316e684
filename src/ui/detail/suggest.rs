//! Indicators that the words of the item seem to give: each taken over, changed or refused, singly or all that are
//! sure.

use egui::{RichText, Ui};

use super::super::theme::{self, space};
use super::super::{Context, widgets};
use crate::reading::suggest::{Suggestion, SuggestionRule, Sureness};
use crate::session::{Action, OpenDocument, SuggestStep};
use crate::words::Words;

/// Shows what is suggested for an item; nothing where nothing is.
pub(super) fn show(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let list = &document.suggested().list;
    if list.is_empty() {
        return;
    }
    let words = context.words;
    let look = list.iter().filter(|one| one.sureness == Sureness::Look).count();
    let sure = list.iter().filter(|one| one.sureness == Sureness::Sure).count();
    widgets::section(ui, &words.with("suggestions", [("count", (list.len() - look).into())]));
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text::small(words.text("suggestions-about")).weak());
        if sure > 0 && ui.button(words.with("suggestions-take-sure", [("count", sure.into())])).clicked() {
            context.actions.push(Action::Suggest(SuggestStep::AcceptSure));
        }
    });
    let of = |wanted: fn(Sureness) -> bool| list.iter().enumerate().filter(move |(_, one)| wanted(one.sureness));
    for (place, one) in of(|sureness| sureness != Sureness::Look) {
        ui.push_id(place, |ui| row(ui, place, one, document, context));
    }
    if look > 0 {
        let title = words.with("suggestions-look", [("count", look.into())]);
        egui::CollapsingHeader::new(theme::text::small(title)).id_salt("look").show(ui, |ui| {
            for (place, one) in of(|sureness| sureness == Sureness::Look) {
                ui.push_id(place, |ui| row(ui, place, one, document, context));
            }
        });
    }
}

/// One suggestion: what it says, where it was read, and what can be done with it.
fn row(ui: &mut Ui, place: usize, one: &Suggestion, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    ui.horizontal(|ui| {
        for (key, step) in [
            ("suggestion-take", SuggestStep::Accept(vec![place])),
            ("suggestion-change", SuggestStep::Change(place)),
            ("suggestion-refuse", SuggestStep::Refuse(vec![place])),
        ] {
            if ui.small_button(words.text(key)).clicked() {
                context.actions.push(Action::Suggest(step));
            }
        }
        ui.add_space(space::XS);
        let sure = words.text(sureness(one.sureness));
        ui.label(theme::text::small(sure).weak()).on_hover_text(words.text(rule(one.rule)));
        let text = RichText::new(format!("{}: {}", one.indicator.name, said(one, words)));
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        let link = ui.add(egui::Link::new(text.color(theme::palette(ui).text)));
        let link = link.on_hover_text(words.text(rule(one.rule)));
        if link.clicked()
            && let Some(report) = document.report()
        {
            context.actions.push(Action::ShowSource(report.id.clone(), spans(one)));
        }
    });
}

/// The values in words: before → now, target.
fn said(one: &Suggestion, words: &Words) -> String {
    let indicator = &one.indicator;
    let value = |reading: &crate::model::Reading| words.reading(reading, &indicator.unit);
    let before = indicator.baseline.iter().map(&value);
    let values: Vec<String> = before.chain(indicator.readings.iter().map(&value)).collect();
    let target = indicator.target.as_ref().map(|target| words.target(target, &indicator.unit));
    match target {
        Some(target) => format!("{} / {target}", values.join(" → ")),
        None => values.join(" → "),
    }
}

fn spans(one: &Suggestion) -> Vec<crate::model::Span> {
    let indicator = &one.indicator;
    let readings = indicator.baseline.iter().chain(&indicator.readings).filter_map(|reading| reading.source.clone());
    readings.chain(indicator.target.iter().filter_map(|target| target.source.clone())).collect()
}

fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Sure => "suggestion-sure",
        Sureness::Likely => "suggestion-likely",
        Sureness::Look => "suggestion-unsure",
    }
}

fn rule(rule: SuggestionRule) -> &'static str {
    match rule {
        SuggestionRule::Compared => "suggestion-compared",
        SuggestionRule::Turned => "suggestion-turned",
        SuggestionRule::Series => "suggestion-series",
        SuggestionRule::Part => "suggestion-part",
        SuggestionRule::StatedTarget => "suggestion-stated-target",
        SuggestionRule::Planned => "suggestion-planned",
        SuggestionRule::DerivedTarget => "suggestion-derived-target",
        SuggestionRule::Completion => "suggestion-completion",
        SuggestionRule::Figure => "suggestion-figure",
    }
}
