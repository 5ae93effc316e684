//! Samples of closed items (反向核查) on the page of the report: how each was drawn, and which of its items were looked at
//! since.

use std::sync::Arc;

use egui::{CollapsingHeader, RichText, Ui};

use super::super::theme::{self, space};
use super::super::widgets;
use super::fields;
use super::form::Form;
use crate::field;
use crate::model::{Node, NodeId, Progress, Report, Sample};
use crate::session::{Action, Dialog};
use crate::words::Words;

/// How many items of a sample are spelled out before the rest is counted.
const FEW: usize = 12;

/// Shows the samples, the newest first, and the way to a new one. Nothing where no item was ever closed.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let (words, report) = (form.words(), Arc::clone(form.report));
    // The first closed item is found soon where there are any; a report without one has few items or none is closed.
    if report.samples.is_empty() && !report.items().any(|item| item.progress == Progress::Closed) {
        return;
    }
    widgets::headed(ui, words.text("field-report-samples"), "", |ui| {
        let link = ui.link(words.text("sample-draw")).on_hover_text(words.text("sample-about"));
        if link.clicked() {
            form.context.actions.push(Action::Ask(Dialog::Sample(report.id.clone())));
        }
    });
    for (at, sample) in report.samples.iter().enumerate().rev() {
        ui.push_id(("sample", at), |ui| one(ui, &report, sample, form, &words));
    }
    CollapsingHeader::new(theme::text::small(words.text("entries-change"))).id_salt("samples").show(ui, |ui| {
        fields::rows(ui, &NodeId::Report, Node::Report(&report), form, |key| !key.is(field!(Report.samples)));
    });
}

fn one(ui: &mut Ui, report: &Report, sample: &Sample, form: &mut Form<'_, '_>, words: &Words) {
    let looked_at = |id| {
        let item = report.item(id);
        item.is_some_and(|item| item.reviews.iter().any(|review| review.on >= sample.on))
    };
    let seen = sample.items.iter().filter(|id| looked_at(id)).count();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::text::strong(words.date(sample.on)));
        let number = |number: Option<crate::model::Number>| number.map(|number| number.to_string()).unwrap_or_default();
        let how = [
            ("percent", number(sample.percent).into()),
            ("seed", number(sample.seed).into()),
            ("count", sample.items.len().into()),
            ("seen", seen.into()),
        ];
        // What a person put together has neither.
        let is_drawn = sample.percent.is_some() && sample.seed.is_some();
        let key = if is_drawn { "sample-line" } else { "sample-line-chosen" };
        ui.label(RichText::new(words.with(key, how)).weak());
    });
    for id in sample.items.iter().take(FEW) {
        let node = NodeId::Item(id.clone());
        ui.horizontal(|ui| {
            ui.add_space(space::L);
            let name = widgets::node_name(report, &node);
            if ui.link(name).clicked() {
                form.select(node.clone());
            }
            let key = if looked_at(id) { "sample-seen" } else { "sample-unseen" };
            ui.label(theme::text::small(words.text(key)).weak());
        });
    }
    if let Some(rest) = sample.items.len().checked_sub(FEW).filter(|rest| *rest > 0) {
        ui.label(RichText::new(words.with("and-more", [("count", rest.into())])).weak());
    }
}
