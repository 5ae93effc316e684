//! Which items an own form is about.

use egui::{Id, Ui};

use super::super::theme;
use super::super::{Context, widgets};
use super::edit::push;
use crate::model::{Form, FormFilter, FormRows, OutcomeKind, PartyKind, Progress, Report, Status, Term};
use crate::session::FormChange;

/// Shows the parts of the filter. What is not said lets every item pass.
pub(super) fn show(ui: &mut Ui, report: &Report, form: &Form, context: &mut Context<'_>) {
    let words = context.words;
    widgets::section(ui, words.text("field-form-filter"));
    let filter = form.filter.clone().unwrap_or_else(FormFilter::blank);
    let mut changed = filter.clone();
    statuses(ui, &mut changed, context);
    let progress: Vec<Option<Progress>> = with_all(Progress::ALL);
    one(
        ui,
        "field-form_filter-progress",
        &mut changed.progress,
        &progress,
        |own| words.choice(own).to_owned(),
        context,
    );
    let term: Vec<Option<Term>> = with_all(Term::ALL);
    one(ui, "field-form_filter-term", &mut changed.term, &term, |own| words.choice(own).to_owned(), context);
    let parties = |kind: PartyKind| {
        report.parties.iter().filter(|party| party.kind == kind).map(|party| party.name.clone()).collect::<Vec<_>>()
    };
    named(ui, "field-form_filter-unit", &mut changed.unit, &parties(PartyKind::Unit), context);
    named(ui, "field-form_filter-leader", &mut changed.leader, &parties(PartyKind::Leader), context);
    let categories: Vec<String> = report.categories.iter().map(|category| category.title.clone()).collect();
    named(ui, "field-form_filter-category", &mut changed.category, &categories, context);
    ui.checkbox(&mut changed.sampled, words.text("field-form_filter-sampled"))
        .on_hover_text(words.text("papers-filter-sampled-tip"));
    if form.rows == FormRows::Outcomes {
        let kinds: Vec<Option<OutcomeKind>> = with_all(OutcomeKind::ALL);
        one(ui, "field-form_filter-outcome", &mut changed.outcome, &kinds, |own| words.choice(own).to_owned(), context);
    }
    if changed != filter {
        push(context, FormChange::Filter(Some(changed)));
    }
}

/// A box for each state; without any all pass.
fn statuses(ui: &mut Ui, filter: &mut FormFilter, context: &Context<'_>) {
    let words = context.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text::small(words.text("field-form_filter-status")).weak());
        for status in Status::ALL {
            let code = status.code();
            let mut is_in = filter.status.iter().any(|own| own == code);
            if ui.checkbox(&mut is_in, words.choice(status)).changed() {
                filter.status.retain(|own| own != code);
                if is_in {
                    filter.status.push(code.to_owned());
                }
            }
        }
    });
}

fn with_all<T: Copy, const N: usize>(all: [T; N]) -> Vec<Option<T>> {
    std::iter::once(None).chain(all.map(Some)).collect()
}

/// One of a closed set, or any.
fn one<T: Copy + PartialEq>(
    ui: &mut Ui,
    key: &str,
    value: &mut Option<T>,
    all: &[Option<T>],
    word: impl Fn(T) -> String,
    context: &Context<'_>,
) {
    let name = context.words.text(key);
    ui.horizontal(|ui| {
        ui.label(theme::text::small(name).weak());
        let word = |own: Option<T>| own.map_or_else(|| context.words.text("papers-filter-any").to_owned(), &word);
        if let Some(picked) = widgets::choice::choice(ui, Id::unique(("form filter", key)), name, *value, all, word) {
            *value = picked;
        }
    });
}

/// One of the names of the report, or any. A name that the report does not have is shown too.
fn named(ui: &mut Ui, key: &str, value: &mut String, names: &[String], context: &Context<'_>) {
    let any = context.words.text("papers-filter-any");
    let mut all: Vec<&str> = std::iter::once("").chain(names.iter().map(String::as_str)).collect();
    if !all.contains(&value.as_str()) {
        all.push(value.as_str());
    }
    let places: Vec<usize> = (0..all.len()).collect();
    let present = all.iter().position(|name| *name == value.as_str()).unwrap_or(0);
    let name = context.words.text(key);
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.label(theme::text::small(name).weak());
        let word = |at: usize| all.get(at).filter(|name| !name.is_empty()).copied().unwrap_or(any).to_owned();
        let id = Id::unique(("form filter", key));
        chosen = widgets::choice::choice(ui, id, name, present, &places, word)
            .and_then(|at| all.get(at))
            .map(|name| (*name).to_owned());
    });
    if let Some(chosen) = chosen {
        *value = chosen;
    }
}
