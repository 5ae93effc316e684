//! The baseline and the readings of an indicator as a table of fields.

use egui::{Grid, RichText, Ui};

use super::super::theme;
use super::super::widgets::choice::choice;
use super::super::widgets::date_field::DateKind;
use super::form::{Form, Look};
use crate::document::Change;
use crate::field;
use crate::model::{Bound, Indicator, NodeId, Number, Reading};
use crate::session::{Action, Dialog};
use crate::table::parse;
use crate::words::Words;

/// The baseline: one reading, or none.
pub(super) fn baseline(ui: &mut Ui, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let words = form.words();
    let id = indicator.id.clone();
    let set = move |reading| Change::set(&id, field!(Indicator.baseline), reading);
    let Some(reading) = &indicator.baseline else {
        ui.label(RichText::new(words.text("no-baseline")).weak());
        new_value(ui, (&indicator.id, "new baseline"), "add-baseline", form, move |reading| set(Some(reading)));
        return;
    };
    Grid::new((&indicator.id, "baseline")).num_columns(6).show(ui, |ui| {
        heads(ui, &words);
        let make = set.clone();
        row(ui, (&indicator.id, "baseline"), reading, form, move |reading| make(Some(reading)));
        if ui.small_button(words.text("remove")).clicked() {
            form.change(set(None));
        }
        ui.end_row();
    });
}

/// All readings, and a field for the next one.
pub(super) fn readings(ui: &mut Ui, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let words = form.words();
    if !indicator.readings.is_empty() {
        Grid::new((&indicator.id, "readings")).num_columns(6).show(ui, |ui| {
            heads(ui, &words);
            for (at, reading) in indicator.readings.iter().enumerate() {
                let (id, all) = (indicator.id.clone(), indicator.readings.clone());
                row(ui, (&indicator.id, at), reading, form, move |reading| {
                    let mut all = all.clone();
                    if let Some(place) = all.get_mut(at) {
                        *place = reading;
                    }
                    Change::set(&id, field!(Indicator.readings), all)
                });
                if ui.small_button(words.text("remove")).clicked() {
                    let mut all = indicator.readings.clone();
                    all.remove(at);
                    form.change(Change::set(&indicator.id, field!(Indicator.readings), all));
                }
                ui.end_row();
            }
        });
    }
    let node = form.node(NodeId::Indicator(indicator.id.clone()));
    if ui.button(words.text("paste-block")).on_hover_text(words.text("paste-block-tip")).clicked() {
        form.context.actions.push(Action::Ask(Dialog::Readings(node, String::new())));
    }
    let (id, all) = (indicator.id.clone(), indicator.readings.clone());
    new_value(ui, (&indicator.id, "new reading"), "add-reading", form, move |reading| {
        let all = all.iter().cloned().chain([reading]).collect();
        Change::set(&id, field!(Indicator.readings), all)
    });
}

fn heads(ui: &mut Ui, words: &Words) {
    for key in ["bound", "fact-value", "fact-date", "fact-scope", "fact-source"] {
        ui.label(theme::text::small(words.text(key)).weak());
    }
    ui.end_row();
}

/// The fields of one reading.
fn row(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug + Copy,
    reading: &Reading,
    form: &mut Form<'_, '_>,
    make: impl Fn(Reading) -> Change + Clone + 'static,
) {
    let words = form.words();
    let bounds: Vec<Option<Bound>> = [None].into_iter().chain(Bound::ALL.iter().copied().map(Some)).collect();
    let word =
        |bound: Option<Bound>| bound.map_or_else(|| words.text("exact").to_owned(), |b| words.choice(b).to_owned());
    let key = egui::Id::unique((id, "bound"));
    if let Some(bound) = choice(ui, key, words.text("bound"), reading.bound, &bounds, word) {
        form.change(make(Reading { bound, ..reading.clone() }));
    }
    let (known, base, change) = (form.words(), reading.clone(), make.clone());
    form.field(
        ui,
        (id, "value"),
        words.text("fact-value"),
        &reading.value.to_string(),
        Look::Cell(110.0),
        move |text| Ok(change(retyped(&base, parse::number(text, &known)?))),
    );
    let (known, base, change) = (form.words(), reading.clone(), make.clone());
    let on = reading.on.map(|on| on.to_string()).unwrap_or_default();
    let basis = form.days();
    form.date(ui, (id, "on"), words.text("fact-date"), &on, 110.0, DateKind::period(basis), move |text| {
        Ok(change(Reading { on: parse::when(text, basis, &known)?, ..base.clone() }))
    });
    let base = reading.clone();
    form.text(ui, (id, "scope"), words.text("fact-scope"), &reading.scope, Look::Cell(150.0), move |scope| {
        make(Reading { scope, ..base.clone() })
    });
    match &reading.source {
        Some(span) => {
            let source = span.words(&form.report.source).unwrap_or_default();
            let text: String = source.chars().take(18).collect();
            let more = if text.len() < source.len() { "…" } else { "" };
            let link = ui.link(theme::text::small(format!("“{text}{more}”"))).on_hover_text(source);
            if link.clicked() {
                let action = Action::ShowSource(form.report.id.clone(), vec![span.clone()]);
                form.context.actions.push(action);
            }
        }
        None => drop(ui.label(theme::text::small(words.text("fact-typed")).weak())),
    }
}

/// A reading with another value no longer rests on the words it was read from.
fn retyped(reading: &Reading, value: Number) -> Reading {
    if value == reading.value {
        return reading.clone();
    }
    Reading { value, source: None, ..reading.clone() }
}

/// A field whose number becomes a new reading.
fn new_value(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    key: &str,
    form: &mut Form<'_, '_>,
    make: impl Fn(Reading) -> Change + 'static,
) {
    let words = form.words();
    ui.horizontal(|ui| {
        ui.label(theme::text::small(words.text(key)).weak());
        let known = form.words();
        form.field(ui, id, words.text(key), "", Look::Cell(140.0), move |text| {
            Ok(make(Reading::new(parse::number(text, &known)?)))
        })
        .on_hover_text(words.text("new-value-tip"));
    });
}
