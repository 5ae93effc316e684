//! The page of a party: its name, what it answers for, and the letters to it.

use std::sync::Arc;

use egui::Ui;

use super::super::theme;
use super::super::widgets::{self, shape};
use super::form::Form;
use super::{fields, letters};
use crate::model::{Node, NodeId, Party};

/// The page of a party.
pub(super) fn show(ui: &mut Ui, party: &Arc<Party>, form: &mut Form<'_, '_>) {
    let words = form.words();
    ui.label(theme::text::title(words.text("party")));
    let id = party.id.clone();
    fields::rows(ui, &NodeId::Party(id.clone()), Node::Party(party), form, |_| false);
    letters::show(ui, &id, form);
    widgets::section(ui, words.text("answers-for"));
    let report = form.report;
    for item in report.items() {
        if item.names_party(&id) {
            ui.horizontal(|ui| {
                shape::progress(ui, item.progress, &words);
                if ui.link(format!("{} {}", item.number, item.title)).clicked() {
                    form.select(NodeId::Item(item.id.clone()));
                }
            });
        }
    }
    widgets::rule(ui);
    form.remove(ui, NodeId::Party(id), "remove-party");
}
