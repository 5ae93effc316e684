//! The target of an indicator, changed in place, and the words it was read from.

use egui::{RichText, Ui};

use super::super::super::theme;
use super::super::super::widgets::date_field::DateKind;
use super::super::super::widgets::{self, choice::choice};
use super::super::form::{Form, Look, labelled};
use super::source_action;
use crate::document::Change;
use crate::field;
use crate::model::{Better, Indicator, Number, Origin, Relation, Target};
use crate::table::parse;

/// The widths of a number and of a date, in points.
const NUMBER: f32 = 92.0;
const DATE: f32 = 104.0;

/// Shows the target, or what sets one.
pub(super) fn show(ui: &mut Ui, indicator: &Indicator, form: &mut Form<'_, '_>) {
    let words = form.words();
    let id = indicator.id.clone();
    let set = move |target| Change::set(&id, field!(Indicator.target), target);
    let Some(target) = &indicator.target else {
        let mut adds = false;
        widgets::headed(ui, words.text("target"), "", |ui| adds = ui.link(words.text("add-target")).clicked());
        ui.add(egui::Label::new(RichText::new(words.text("target-none-advice")).weak()).wrap());
        if adds {
            form.change(set(Some(new_target(indicator))));
        }
        return;
    };
    let mut removes = false;
    widgets::headed(ui, words.text("target"), words.choice(target.origin), |ui| {
        removes = ui.link(theme::text::small(words.text("remove"))).clicked();
    });
    if removes {
        form.change(set(None));
    }
    labelled(ui, &words, words.text("target"), |ui| value(ui, indicator, target, form, set.clone()));
    labelled(ui, &words, words.text("fact-due"), |ui| {
        let (known, base, make) = (form.words(), target.clone(), set.clone());
        let due = target.due.map(|due| due.to_string()).unwrap_or_default();
        let basis = form.limits();
        let kind = DateKind::period(basis);
        form.date(ui, (&indicator.id, "target due"), words.text("fact-due"), &due, DATE, kind, move |text| {
            Ok(make(Some(Target { due: parse::when(text, basis, &known)?, ..base.clone() })))
        });
    });
    if !target.derivation.is_empty() {
        ui.add(egui::Label::new(theme::text::small(&target.derivation).weak()).wrap());
    }
    if let Some(span) = &target.source {
        let said = span.words(&form.report.source).unwrap_or_default();
        let quoted = words.with("quoted-words", [("words", said.into())]);
        let link = ui.add(egui::Link::new(theme::text::small(quoted))).on_hover_text(words.text("show-source-tip"));
        if link.clicked() {
            let action = source_action(form, vec![span.clone()]);
            form.context.actions.push(action);
        }
    }
}

/// How the value is to stand to the target, and the target.
fn value(
    ui: &mut Ui,
    indicator: &Indicator,
    target: &Target,
    form: &mut Form<'_, '_>,
    set: impl Fn(Option<Target>) -> Change + Clone + 'static,
) {
    let words = form.words();
    ui.horizontal_wrapped(|ui| {
        let key = egui::Id::unique((&indicator.id, "relation"));
        let word = |relation| words.choice(relation).to_owned();
        if let Some(relation) = choice(ui, key, words.text("relation"), target.relation, &Relation::ALL, word) {
            form.change(set(Some(Target { relation, ..target.clone() })));
        }
        let (known, base, make) = (form.words(), target.clone(), set.clone());
        let value = target.value.to_string();
        let name = words.text("target-value");
        form.field(ui, (&indicator.id, "target"), name, &value, Look::Line(NUMBER), move |text| {
            let value = parse::number(text, &known)?;
            Ok(make(Some(retyped(&base, value))))
        });
        ui.label(&indicator.unit);
    });
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
    Target { value, relation, origin: Origin::Set, ..Target::blank() }
}
