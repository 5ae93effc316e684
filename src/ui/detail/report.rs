//! The page of a report: its facts, and the parties it names.

use egui::Ui;

use super::super::theme;
use super::super::widgets;
use super::form::Form;
use super::{division, fields, samples};
use crate::analysis::Tally;
use crate::document::Kind;
use crate::field;
use crate::model::{Node, NodeId};

/// The page of the report.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = form.report;
    ui.label(theme::text::title(words.text("report")));
    fields::rows(ui, &NodeId::Report, Node::Report(report), form, |key| key.is(field!(Report.samples)));
    samples::show(ui, form);
    let today = form.context.session.today();
    // A page of a very large report would count for longer than a frame; the overview has the counts then.
    if report.items().take(2000).count() < 2000 {
        let mut total = Tally::default();
        report.items().for_each(|item| total += Tally::of_item(item, today));
        division::tally(ui, &total, &words);
    }
    widgets::section(ui, words.text("categories"));
    for category in report.categories.iter().take(200) {
        if ui.link(format!("{} {}", category.number, category.title)).clicked() {
            form.select(NodeId::Category(category.id.clone()));
        }
    }
    ui.horizontal(|ui| {
        form.add(ui, NodeId::Report, Kind::Category, "add-category");
        form.add(ui, NodeId::Report, Kind::Report, "add-report");
    });
    widgets::section(ui, words.text("parties"));
    parties(ui, form);
}

fn parties(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = form.report;
    ui.horizontal_wrapped(|ui| {
        for party in &report.parties {
            if ui.link(&party.name).on_hover_text(words.choice(party.kind)).clicked() {
                form.select(NodeId::Party(party.id.clone()));
            }
        }
    });
    ui.horizontal(|ui| {
        form.add(ui, NodeId::Report, Kind::Unit, "add-unit");
        form.add(ui, NodeId::Report, Kind::Leader, "add-leader");
        form.add(ui, NodeId::Report, Kind::Person, "add-person");
    });
}
