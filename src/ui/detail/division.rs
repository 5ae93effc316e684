//! The page of a category or a problem: its title, and what is under it.

use std::sync::Arc;

use egui::{RichText, Ui};

use super::super::theme;
use super::super::widgets::{self, shape};
use super::fields;
use super::form::Form;
use crate::analysis::{Tally, overdue};
use crate::document::Kind;
use crate::model::{Category, Node, NodeId, Problem, Progress};
use crate::words::Words;

/// The page of a category.
pub(super) fn category(ui: &mut Ui, category: &Arc<Category>, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.label(theme::text::title(words.text("category")));
    let id = category.id.clone();
    fields::rows(ui, &NodeId::Category(id.clone()), Node::Category(category), form, |_| false);
    let today = form.context.session.today();
    let mut total = Tally::default();
    category.items().for_each(|item| total += Tally::of_item(item, today));
    tally(ui, &total, &words);
    for problem in &category.problems {
        widgets::section(ui, &format!("{} {}", problem.number, problem.title));
        items(ui, problem, form);
    }
    widgets::rule(ui);
    ui.horizontal(|ui| {
        form.add(ui, NodeId::Category(id.clone()), Kind::Problem, "add-problem");
        form.remove(ui, NodeId::Category(id.clone()), "remove-category");
    });
}

/// The page of a problem.
pub(super) fn problem(ui: &mut Ui, problem: &Arc<Problem>, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.label(theme::text::title(words.text("problem")));
    let id = problem.id.clone();
    fields::rows(ui, &NodeId::Problem(id.clone()), Node::Problem(problem), form, |_| false);
    let today = form.context.session.today();
    let mut total = Tally::default();
    problem.items.iter().for_each(|item| total += Tally::of_item(item, today));
    tally(ui, &total, &words);
    widgets::section(ui, words.text("items"));
    items(ui, problem, form);
    widgets::rule(ui);
    ui.horizontal(|ui| {
        form.add(ui, NodeId::Problem(id.clone()), Kind::Item, "add-item");
        form.remove(ui, NodeId::Problem(id.clone()), "remove-problem");
    });
}

/// The counts of a node in a line.
pub(super) fn tally(ui: &mut Ui, tally: &Tally, words: &Words) {
    ui.horizontal_wrapped(|ui| {
        for (progress, count) in Progress::ALL.into_iter().zip(tally.by_progress).filter(|(_, count)| *count > 0) {
            shape::progress(ui, progress, words);
            ui.label(format!("{} {count}", words.choice(progress)));
        }
        let counts = words.with(
            "tally",
            [
                ("measures", tally.measures.into()),
                ("indicators", tally.indicators.into()),
                ("met", tally.met.into()),
                ("off", tally.off.into()),
            ],
        );
        ui.label(RichText::new(counts).weak());
        if tally.overdue > 0 {
            ui.colored_label(theme::palette(ui).seal, words.with("tally-overdue", [("count", tally.overdue.into())]));
        }
    });
}

/// The items of a problem, a line each; only those on screen are laid out.
fn items(ui: &mut Ui, problem: &Problem, form: &mut Form<'_, '_>) {
    let words = form.words();
    if problem.items.is_empty() {
        ui.label(RichText::new(words.text("no-items")).weak());
    }
    let height = theme::ROW + ui.spacing().item_spacing.y;
    for item in &problem.items {
        let rect = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(ui.available_width(), height));
        if !ui.is_rect_visible(rect) {
            ui.allocate_space(egui::vec2(1.0, theme::ROW));
            continue;
        }
        ui.push_id(&item.id, |ui| {
            ui.horizontal(|ui| {
                shape::progress(ui, item.progress, &words);
                let title: String = item.title.chars().take(60).collect();
                if ui.link(format!("{} {title}", item.number)).on_hover_text(&item.title).clicked() {
                    form.select(NodeId::Item(item.id.clone()));
                }
                if overdue(item, form.context.session.today()) {
                    ui.colored_label(theme::palette(ui).seal, theme::text::small(words.text("overdue")));
                }
            });
        });
    }
}
