//! The baseline and the readings of an indicator as a table of fields; its last row is for typing.

use egui::{Grid, RichText, Ui};

use super::super::super::theme;
use super::super::super::widgets::date_field::DateKind;
use super::super::super::widgets::{self, choice::choice};
use super::super::form::{Form, Look};
use super::source_action;
use crate::document::Change;
use crate::field;
use crate::model::{Bound, Date, Indicator, NodeId, Number, Reading, When};
use crate::session::{Action, Dialog};
use crate::table::parse;
use crate::words::Words;

/// The widths of the columns, in points.
const DATE: f32 = 92.0;
const VALUE: f32 = 64.0;
const SCOPE: f32 = 56.0;

/// How many columns the table has: date, bound, value, scope, origin, and what takes a row out.
const COLUMNS: usize = 6;

/// Shows the baseline and the readings. Where `records` is true the keyboard goes where the next value is typed.
pub(super) fn show(ui: &mut Ui, indicator: &Indicator, records: bool, form: &mut Form<'_, '_>) {
    let words = form.words();
    let node = form.node(NodeId::Indicator(indicator.id.clone()));
    let unit = if indicator.unit.is_empty() {
        String::new()
    } else {
        words.with("chart-unit", [("unit", indicator.unit.as_str().into())])
    };
    let mut pastes = false;
    widgets::headed(ui, words.text("readings"), &unit, |ui| {
        pastes = ui.link(words.text("paste-block")).on_hover_text(words.text("paste-block-tip")).clicked();
    });
    if pastes {
        form.context.actions.push(Action::Ask(Dialog::Readings(node, String::new())));
    }
    Grid::new((&indicator.id, "readings")).num_columns(COLUMNS).spacing([6.0, 2.0]).show(ui, |ui| {
        heads(ui, &words);
        baseline(ui, indicator, form);
        for (at, reading) in indicator.readings.iter().enumerate() {
            let (id, all) = (indicator.id.clone(), indicator.readings.clone());
            row(ui, (&indicator.id, at), reading, false, form, move |reading| {
                let mut all = all.clone();
                if let Some(place) = all.get_mut(at) {
                    *place = reading;
                }
                Change::set(&id, field!(Indicator.readings), all)
            });
            if takes_out(ui, &words) {
                let mut all = indicator.readings.clone();
                all.remove(at);
                form.change(Change::set(&indicator.id, field!(Indicator.readings), all));
            }
            ui.end_row();
        }
        next(ui, indicator, records, form);
    });
    if indicator.baseline.is_none() {
        let id = indicator.id.clone();
        let name = words.text("add-baseline");
        ui.horizontal(|ui| {
            ui.label(theme::text::small(name).weak());
            let known = form.words();
            form.field(ui, (&indicator.id, "new baseline"), name, "", Look::Cell(VALUE), move |text| {
                let reading = Reading::new(parse::number(text, &known)?);
                Ok(Change::set(&id, field!(Indicator.baseline), Some(reading)))
            })
            .on_hover_text(words.text("new-value-tip"));
        });
    }
}

fn heads(ui: &mut Ui, words: &Words) {
    for key in ["fact-date", "bound", "fact-value", "fact-scope", "fact-source"] {
        ui.label(theme::text::small(words.text(key)).weak());
    }
    ui.end_row();
}

/// The value when the inspectors came, which says that it is one in the place of its origin where no words tell.
fn baseline(ui: &mut Ui, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let Some(reading) = &indicator.baseline else { return };
    let words = form.words();
    let id = indicator.id.clone();
    row(ui, (&indicator.id, "baseline"), reading, true, form, move |reading| {
        Change::set(&id, field!(Indicator.baseline), Some(reading))
    });
    if takes_out(ui, &words) {
        form.change(Change::set(&indicator.id, field!(Indicator.baseline), None));
    }
    ui.end_row();
}

/// The day, or the period of the same length as that of the latest value, in which today lies.
fn present(latest: Option<When>, today: Date) -> When {
    let (year, month, _) = today.parts();
    match latest {
        None | Some(When::Day(_)) => When::Day(today),
        Some(When::Month(..)) => When::Month(year, month),
        Some(When::Quarter(..)) => When::Quarter(year, (month - 1) / 3 + 1),
        Some(When::Half(..)) => When::Half(year, (month - 1) / 6 + 1),
        Some(When::Year(_)) => When::Year(year),
    }
}

/// The row for the next value, with the day or the period that it will have.
fn next(ui: &mut Ui, indicator: &Indicator, records: bool, form: &mut Form<'_, '_>) {
    let words = form.words();
    let latest = indicator.latest().and_then(|latest| latest.on);
    let on = Some(present(latest, form.context.session.record_day()));
    let scope = indicator.latest().map(|latest| latest.scope.clone()).unwrap_or_default();
    ui.label(RichText::new(on.map(|on| on.to_string()).unwrap_or_default()).weak());
    ui.label("");
    let (id, all, known, scope_typed) = (indicator.id.clone(), indicator.readings.clone(), form.words(), scope.clone());
    if records {
        form.drafts.focus_first();
    }
    let name = words.text("add-reading");
    let field = form.field(ui, (&indicator.id, "new reading"), name, "", Look::Cell(VALUE), move |text| {
        let typed = Reading { on, scope: scope_typed.clone(), ..Reading::new(parse::number(text, &known)?) };
        Ok(Change::set(&id, field!(Indicator.readings), all.iter().cloned().chain([typed]).collect()))
    });
    if records {
        form.drafts.forget_focus();
        field.scroll_to_me(None);
    }
    field.on_hover_text(words.text("new-value-tip"));
    ui.label(RichText::new(scope).weak());
    ui.label(theme::text::small(words.text("reading-type")).weak());
    ui.end_row();
}

/// What takes the row out; undo brings it back.
fn takes_out(ui: &mut Ui, words: &Words) -> bool {
    let button = ui.add(egui::Button::new("×").small().frame(false));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words.text("remove")));
    button.on_hover_text(words.text("remove-tip")).clicked()
}

/// The fields of one reading.
fn row(
    ui: &mut Ui,
    id: impl std::hash::Hash + std::fmt::Debug + Copy,
    reading: &Reading,
    is_baseline: bool,
    form: &mut Form<'_, '_>,
    make: impl Fn(Reading) -> Change + Clone + 'static,
) {
    let words = form.words();
    let (known, base, change) = (form.words(), reading.clone(), make.clone());
    let on = reading.on.map(|on| on.to_string()).unwrap_or_default();
    let basis = form.days();
    form.date(ui, (id, "on"), words.text("fact-date"), &on, DATE, DateKind::period(basis), move |text| {
        Ok(change(Reading { on: parse::when(text, basis, &known)?, ..base.clone() }))
    });
    let bounds: Vec<Option<Bound>> = [None].into_iter().chain(Bound::ALL.iter().copied().map(Some)).collect();
    let word =
        |bound: Option<Bound>| bound.map_or_else(|| words.text("exact").to_owned(), |b| words.choice(b).to_owned());
    let key = egui::Id::unique((id, "bound"));
    if let Some(bound) = choice(ui, key, words.text("bound"), reading.bound, &bounds, word) {
        form.change(make(Reading { bound, ..reading.clone() }));
    }
    let (known, base, change) = (form.words(), reading.clone(), make.clone());
    let value = reading.value.to_string();
    form.field(ui, (id, "value"), words.text("fact-value"), &value, Look::Cell(VALUE), move |text| {
        Ok(change(retyped(&base, parse::number(text, &known)?)))
    });
    let base = reading.clone();
    form.text(ui, (id, "scope"), words.text("fact-scope"), &reading.scope, Look::Cell(SCOPE), move |scope| {
        make(Reading { scope, ..base.clone() })
    });
    origin(ui, reading, is_baseline, form, &words);
}

/// Where the value comes from: the paragraph that says it, else a person.
fn origin(ui: &mut Ui, reading: &Reading, is_baseline: bool, form: &mut Form<'_, '_>, words: &Words) {
    if let Some(span) = &reading.source {
        let said = span.words(&form.report.source).unwrap_or_default();
        let paragraph = words.with("reading-paragraph", [("number", (span.paragraph as usize + 1).into())]);
        let link = ui.link(theme::text::small(paragraph)).on_hover_text(said);
        if link.clicked() {
            let action = source_action(form, vec![span.clone()]);
            form.context.actions.push(action);
        }
    } else {
        let key = if is_baseline { "fact-baseline" } else { "fact-typed" };
        ui.label(theme::text::small(words.text(key)).weak());
    }
}

/// A reading with another value no longer rests on the words it was read from.
fn retyped(reading: &Reading, value: Number) -> Reading {
    if value == reading.value {
        return reading.clone();
    }
    Reading { value, source: None, ..reading.clone() }
}
