//! The page of an indicator: its charts, and every value of it, changed in place.

use egui::{RichText, Ui};

use super::super::charts;
use super::super::theme::{self, space};
use super::super::widgets::date_field::DateKind;
use super::super::widgets::{self, choice::choice};
use super::form::{Form, Look, labelled};
use super::{fields, reading};
use crate::analysis::Attainment;
use crate::chart::{self, IndicatorChart};
use crate::document::Change;
use crate::field;
use crate::model::{
    Better, Extra, FieldKey, Indicator, IndicatorOwner, Node, NodeId, Number, Origin, Relation, Target,
};
use crate::table::parse;
use crate::words::Words;

/// The page of an indicator.
pub(super) fn show(ui: &mut Ui, owner: IndicatorOwner<'_>, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.horizontal(|ui| {
        ui.label(theme::text::title(words.text("indicator")));
        let spans: Vec<_> =
            indicator.readings.iter().chain(&indicator.baseline).filter_map(|r| r.source.clone()).collect();
        form.source(ui, &spans);
    });
    facts(ui, indicator, form, &words);
    let id = NodeId::Indicator(indicator.id.clone());
    fields::rows(ui, &id, Node::Indicator(indicator), form, is_drawn);
    widgets::section(ui, words.text("chart"));
    drawings(ui, owner, indicator, form);
    widgets::section(ui, words.text("baseline"));
    reading::baseline(ui, indicator, form);
    widgets::section(ui, words.text("target"));
    target(ui, indicator, form, &words);
    widgets::section(ui, words.text("readings"));
    reading::readings(ui, indicator, form);
    widgets::rule(ui);
    form.remove(ui, NodeId::Indicator(indicator.id.clone()), "remove-indicator");
}

fn facts(ui: &mut Ui, indicator: &Indicator, form: &mut Form<'_, '_>, words: &Words) {
    labelled(ui, words, words.text("name"), |ui| {
        let (id, known) = (indicator.id.clone(), form.words());
        form.name_here(&NodeId::Indicator(indicator.id.clone()));
        form.field(ui, (&indicator.id, "name"), words.text("name"), &indicator.name, Look::Line(520.0), move |text| {
            parse::filled(text, &known).map(|name| Change::set(&id, field!(Indicator.name), name))
        })
    });
    labelled(ui, words, words.text("unit"), |ui| {
        ui.horizontal(|ui| {
            let id = indicator.id.clone();
            form.text(
                ui,
                (&indicator.id, "unit"),
                words.text("unit"),
                &indicator.unit,
                Look::Line(120.0),
                move |text| Change::set(&id, field!(Indicator.unit), text),
            );
            let key = egui::Id::unique((&indicator.id, "better"));
            let word = |better| words.choice(better).to_owned();
            if let Some(better) = choice(ui, key, words.text("better"), indicator.better, &Better::ALL, word) {
                form.change(Change::set(&indicator.id, field!(Indicator.better), better));
            }
        })
    });
}

/// What the page draws itself: every other field follows in its row.
fn is_drawn(key: &FieldKey) -> bool {
    key.is(field!(Indicator.name))
        || key.is(field!(Indicator.unit))
        || key.is(field!(Indicator.better))
        || key.is(field!(Indicator.baseline))
        || key.is(field!(Indicator.target))
        || key.is(field!(Indicator.readings))
}

/// The bullet with its facts, and the chart that suits the values best.
fn drawings(ui: &mut Ui, owner: IndicatorOwner<'_>, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = form.report;
    let attainment = Attainment::of(indicator);
    let row = chart::bullet(&report.id, indicator, &attainment, &words);
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 300.0).max(160.0);
        let spot = charts::row(ui, &row, &[], egui::vec2(width, charts::BAR + 8.0));
        charts::reach(ui, spot, form.dataset, form.context);
        ui.label(theme::text::strong(&row.value));
        ui.label(RichText::new(&row.target).weak());
        if row.status != chart::Status::NoTarget {
            charts::status(ui, row.status, &words);
        }
    });
    if !row.note.is_empty() {
        ui.label(RichText::new(&row.note).weak());
    }
    if let Some(ratio) = attainment.ratio {
        ui.label(theme::text::small(words.with("attainment", [("share", words.percent(ratio).into())])).weak());
    }
    let siblings = match owner {
        IndicatorOwner::Report => &report.indicators,
        IndicatorOwner::Item(item) => &item.indicators,
    };
    ui.add_space(space::S);
    match chart::best(indicator) {
        IndicatorChart::Series => {
            charts::show(ui, "series", &chart::series(&report.id, indicator, &words), form.dataset, form.context);
        }
        IndicatorChart::BeforeAfter => {
            charts::show(ui, "before", &chart::before_after(&report.id, indicator, &words), form.dataset, form.context);
        }
        IndicatorChart::Bullet => {}
    }
    let whole = indicator.part_of.as_ref().and_then(|part| siblings.iter().find(|other| other.id == part.whole));
    let whole = whole.or_else(|| (!chart::partitions(indicator, siblings).is_empty()).then_some(indicator));
    if let Some(whole) = whole {
        ui.add_space(space::S);
        let chart = chart::part_of_whole(&report.id, whole, siblings, &words);
        charts::show(ui, "parts", &chart, form.dataset, form.context);
    }
}

fn target(ui: &mut Ui, indicator: &Indicator, form: &mut Form<'_, '_>, words: &Words) {
    let id = indicator.id.clone();
    let set = move |target| Change::set(&id, field!(Indicator.target), target);
    let Some(target) = &indicator.target else {
        ui.label(RichText::new(words.text("chart-no-target")).weak());
        if ui.button(words.text("add-target")).clicked() {
            form.change(set(Some(new_target(indicator))));
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let key = egui::Id::unique((&indicator.id, "relation"));
        let word = |relation| words.choice(relation).to_owned();
        if let Some(relation) = choice(ui, key, words.text("relation"), target.relation, &Relation::ALL, word) {
            form.change(set(Some(Target { relation, ..target.clone() })));
        }
        let (known, base, make) = (form.words(), target.clone(), set.clone());
        let value = target.value.to_string();
        form.field(ui, (&indicator.id, "target"), words.text("target-value"), &value, Look::Line(110.0), move |text| {
            let value = parse::number(text, &known)?;
            Ok(make(Some(retyped(&base, value))))
        });
        ui.label(&indicator.unit);
        ui.label(RichText::new(words.text("fact-due")).weak());
        let (known, base, make) = (form.words(), target.clone(), set.clone());
        let due = target.due.map(|due| due.to_string()).unwrap_or_default();
        let basis = form.limits();
        let kind = DateKind::period(basis);
        form.date(ui, (&indicator.id, "target due"), words.text("fact-due"), &due, 110.0, kind, move |text| {
            Ok(make(Some(Target { due: parse::when(text, basis, &known)?, ..base.clone() })))
        });
        ui.label(theme::text::small(words.choice(target.origin)).weak());
        form.source(ui, target.source.as_slice());
        if ui.small_button(words.text("remove")).clicked() {
            form.change(set(None));
        }
    });
    if !target.derivation.is_empty() {
        ui.label(theme::text::small(&target.derivation).weak());
    }
}

/// A target with another value: it is the person's now, not the text's.
fn retyped(target: &Target, value: Number) -> Target {
    if value == target.value {
        return target.clone();
    }
    Target { value, origin: Origin::Set, derivation: String::new(), source: None, ..target.clone() }
}

fn new_target(indicator: &Indicator) -> Target {
    let value = indicator.latest().map_or(Number::ZERO, |reading| reading.value);
    let relation = if indicator.better == Better::Higher { Relation::AtLeast } else { Relation::AtMost };
    Target {
        value,
        relation,
        due: None,
        origin: Origin::Set,
        derivation: String::new(),
        source: None,
        extra: Extra::default(),
    }
}
