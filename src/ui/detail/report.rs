//! The page of a report: its facts, and the parties it names.

use egui::Ui;

use super::super::theme;
use super::super::widgets;
use super::super::widgets::parse;
use super::division;
use super::form::{Form, Look, labelled};
use crate::analysis::Tally;
use crate::document::{Change, Kind, ReportField};
use crate::model::{Date, NodeId};

/// The page of the report.
pub(super) fn show(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = form.report;
    ui.label(theme::text::title(words.text("report")));
    let change = |field: ReportField| Change::Report(field);
    text(ui, form, "title", &report.title, Look::Heading, move |text| change(ReportField::Title(text)));
    text(ui, form, "inspected-body", &report.inspected_body, Look::Line(420.0), move |t| {
        change(ReportField::InspectedBody(t))
    });
    text(ui, form, "inspection-body", &report.inspection_body, Look::Line(420.0), move |t| {
        change(ReportField::InspectionBody(t))
    });
    text(ui, form, "inspection-kind", &report.inspection_kind, Look::Line(200.0), move |t| {
        change(ReportField::InspectionKind(t))
    });
    date(ui, form, "inspected-from", report.inspected_from, move |d| change(ReportField::InspectedFrom(d)));
    date(ui, form, "inspected-to", report.inspected_to, move |d| change(ReportField::InspectedTo(d)));
    date(ui, form, "feedback-on", report.feedback_on, move |d| change(ReportField::FeedbackOn(d)));
    date(ui, form, "as-of", report.as_of, move |d| change(ReportField::AsOf(d)));
    months(ui, form);
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

/// How long the concentrated rectification lasts.
fn months(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let words = form.words();
    let value = form.report.months.map(|months| months.to_string()).unwrap_or_default();
    labelled(ui, words.text("months"), |ui| {
        let known = form.words();
        form.field(ui, "months", words.text("months"), &value, Look::Line(140.0), move |text| {
            let text = text.trim();
            let months = if text.is_empty() { Ok(None) } else { text.parse().map(Some) };
            let wrong = |_| known.with("error-whole-number", [("text", text.to_owned().into())]);
            months.map(|months| Change::Report(ReportField::Months(months))).map_err(wrong)
        })
    });
}

fn text(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    key: &'static str,
    value: &str,
    look: Look,
    make: impl Fn(String) -> Change + 'static,
) {
    let words = form.words();
    labelled(ui, words.text(key), |ui| form.text(ui, key, words.text(key), value, look, make));
}

fn date(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    key: &'static str,
    value: Option<Date>,
    make: impl Fn(Option<Date>) -> Change + 'static,
) {
    let words = form.words();
    let text = value.map(|date| date.to_string()).unwrap_or_default();
    labelled(ui, words.text(key), |ui| {
        let known = form.words();
        form.field(ui, key, words.text(key), &text, Look::Line(140.0), move |text| parse::date(text, &known).map(&make))
    });
}

fn parties(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let words = form.words();
    let report = form.report;
    ui.horizontal_wrapped(|ui| {
        for party in &report.parties {
            if ui.link(&party.name).on_hover_text(words.party_kind(party.kind)).clicked() {
                form.select(NodeId::Party(party.id.clone()));
            }
        }
    });
    ui.horizontal(|ui| {
        form.add(ui, NodeId::Report, Kind::Unit, "add-unit");
        form.add(ui, NodeId::Report, Kind::Leader, "add-leader");
    });
}
