//! The page of a report: its facts, and the parties it names.

use egui::Ui;

use super::super::theme;
use super::super::widgets;
use super::form::{Form, Look, labelled};
use super::{division, parse};
use crate::analysis::Tally;
use crate::document::{Change, NewNode, ReportField};
use crate::model::{Category, Date, Extra, NodeId, Party, PartyKind};

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
    if ui.button(words.text("add-category")).clicked() {
        add_category(form);
    }
    widgets::section(ui, words.text("parties"));
    parties(ui, form);
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

fn add_category(form: &mut Form<'_, '_>) {
    const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let number = NUMBERS.get(form.report.categories.len()).map(|number| format!("({number})")).unwrap_or_default();
    let category = Category {
        id: form.report.fresh_id("c").as_str().into(),
        number,
        title: form.words().text("new-category-title").to_owned(),
        problems: Vec::new(),
        extra: Extra::default(),
    };
    form.change(Change::Add(NewNode::Category(category.into())));
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
        for (key, kind) in [("add-unit", PartyKind::Unit), ("add-leader", PartyKind::Leader)] {
            if ui.button(words.text(key)).clicked() {
                let party = Party {
                    id: form.report.fresh_id("u").as_str().into(),
                    name: words.text("new-party-name").to_owned(),
                    kind,
                    extra: Extra::default(),
                };
                let node = NodeId::Party(party.id.clone());
                form.change(Change::Add(NewNode::Party(party)));
                form.select(node);
            }
        }
    });
}
