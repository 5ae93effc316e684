//! The page of the selected node: everything of it, changed in place.

mod closing;
mod date_line;
mod division;
mod due;
mod entries;
mod evidence;
mod fields;
mod fold;
mod form;
mod head;
mod indicator;
mod item;
mod letters;
mod measure;
mod party;
mod pictures;
mod report;
mod samples;
mod several;
mod suggest;
mod values;

use egui::{ScrollArea, Ui};

use super::draft::Drafts;
use super::theme::{self, space};
use super::{Context, widgets};
use crate::model::{Location, NodeId, NodeRef, Report};
use crate::session::{Action, OpenDocument};

use form::Form;

pub(super) use pictures::forget_hidden as forget_pictures;
pub(super) use values::FieldValues;

/// The widest that a column of the page gets, in points.
const WIDEST: f32 = 1040.0;

/// Shows the page of the selected node.
pub(super) fn show(
    ui: &mut Ui,
    document: &OpenDocument,
    drafts: &mut Drafts,
    values: &mut FieldValues,
    context: &mut Context<'_>,
) {
    let dataset = document.document().dataset();
    let words = context.words;
    if document.chosen().len() > 1 {
        several::show(ui, document, context);
        return;
    }
    match document.selection().filter(|node| dataset.report(&node.report).is_some()) {
        Some(node) => show_node(ui, &node.clone(), document, drafts, values, context),
        None => widgets::empty(ui, words.text("nothing-selected"), words.text("nothing-selected-advice")),
    }
}

/// Shows the page of a node.
pub(super) fn show_node(
    ui: &mut Ui,
    node: &NodeRef,
    document: &OpenDocument,
    drafts: &mut Drafts,
    values: &mut FieldValues,
    context: &mut Context<'_>,
) {
    let dataset = document.document().dataset();
    let Some(report) = dataset.report(&node.report) else { return };
    ScrollArea::vertical().id_salt(("detail", node)).auto_shrink([false, false]).show(ui, |ui| {
        // The frames of fields reach beyond the edge that all texts stand at.
        egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 0)).show(ui, |ui| {
            let has_columns = !matches!(node.node, NodeId::Report | NodeId::Category(_) | NodeId::Problem(_));
            let widest = if has_columns { WIDEST + item::BESIDE + space::XL } else { WIDEST };
            ui.set_max_width(ui.available_width().min(widest));
            if !matches!(node.node, NodeId::Party(_)) {
                trail(ui, report, &node.node, context);
            }
            values.follow(report, context.words);
            let mut form = Form { report, dataset, drafts, values, page: node, in_entry: false, context };
            page(ui, &node.node, &mut form);
            widgets::follow_focus(ui);
            ui.add_space(space::XL);
        });
    });
}

fn page(ui: &mut Ui, node: &NodeId, form: &mut Form<'_, '_>) {
    let report = form.report;
    match (node, report.locate(node)) {
        (NodeId::Party(id), _) => {
            if let Some(party) = report.party(id) {
                party::show(ui, party, form);
            }
        }
        (NodeId::Indicator(id), _) => {
            if let Some((owner, indicator)) = report.indicator(id) {
                indicator::show(ui, owner, indicator, form);
            }
        }
        (NodeId::Category(_), Some(at)) => {
            if let Some(category) = report.category_at(at) {
                division::category(ui, category, form);
            }
        }
        (NodeId::Problem(_), Some(at)) => {
            if let Some(problem) = report.problem_at(at) {
                division::problem(ui, problem, form);
            }
        }
        (NodeId::Item(_) | NodeId::Measure(_), Some(at)) => {
            if let Some(item) = report.item_at(at) {
                item::show(ui, item, node, form);
            }
        }
        _ => report::show(ui, form),
    }
}

/// The way from the report to the node, each step a link.
fn trail(ui: &mut Ui, report: &Report, node: &NodeId, context: &mut Context<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let mut steps = vec![(NodeId::Report, context.words.text("report").to_owned())];
        if let Some(at) = report.locate(node) {
            steps.extend(above(report, at));
        }
        steps.retain(|(id, _)| id != node);
        for (at, (id, name)) in steps.into_iter().enumerate() {
            if at > 0 {
                ui.label(theme::text::small("›").weak());
            }
            let link = ui.link(theme::text::small(&name));
            if link.clicked() {
                context.actions.push(Action::Select(NodeRef::new(report.id.clone(), id)));
            }
        }
    });
}

fn above(report: &Report, at: Location) -> Vec<(NodeId, String)> {
    let cut = |number: &str, title: &str| {
        let head: String = title.chars().take(22).collect();
        let rest = if head.len() < title.len() { "…" } else { "" };
        format!("{number}{head}{rest}")
    };
    let category = report.category_at(at).map(|c| (NodeId::Category(c.id.clone()), cut(&c.number, &c.title)));
    let problem = report.problem_at(at).map(|p| (NodeId::Problem(p.id.clone()), cut(&p.number, &p.title)));
    let item = report.item_at(at).map(|i| (NodeId::Item(i.id.clone()), cut(&i.number, &i.title)));
    [category, problem, item].into_iter().flatten().collect()
}
