//! One measure on the page of its item.

use egui::Ui;

use super::super::theme;
use super::super::widgets::choice::choice;
use super::fields;
use super::form::{Form, Look, outdented};
use crate::document::Change;
use crate::field;
use crate::model::{Measure, Node, NodeId, Progress};
use crate::table::parse;

/// Shows a measure; a selected one is brought into view and marked.
pub(super) fn show(ui: &mut Ui, measure: &Measure, selected: bool, form: &mut Form<'_, '_>) {
    let words = form.words();
    let node = form.node(NodeId::Measure(measure.id.clone()));
    let palette = theme::palette(ui);
    let fill = if selected { palette.selected } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::new().fill(fill).corner_radius(3.0).inner_margin(egui::Margin::symmetric(6, 4));
    // What is marked reaches beyond the edge of the texts.
    let frame = frame.outer_margin(egui::Margin::symmetric(-6, 0));
    let response = frame.show(ui, |ui| {
        let head = |ui: &mut Ui| {
            let id = measure.id.clone();
            form.text(
                ui,
                (&measure.id, "number"),
                words.text("number"),
                &measure.number,
                Look::Line(44.0),
                move |text| Change::set(&id, field!(Measure.number), text),
            );
            let key = egui::Id::unique((&measure.id, "progress"));
            let word = |progress| words.choice(progress).to_owned();
            let name = words.text("measure-progress");
            if let Some(picked) = choice(ui, key, name, measure.progress, &Progress::ALL, word) {
                form.change(Change::set(&measure.id, field!(Measure.progress), picked));
            }
            form.source(ui, &measure.source);
            form.remove(ui, NodeId::Measure(measure.id.clone()), "remove");
        };
        outdented(ui, |ui| ui.horizontal(head));
        let (id, known) = (measure.id.clone(), form.words());
        form.name_here(&node.node);
        form.field(ui, (&measure.id, "text"), words.text("measure"), &measure.text, Look::Lines, move |text| {
            parse::filled(text, &known).map(|text| Change::set(&id, field!(Measure.text), text))
        });
        fields::rows(ui, &node.node, Node::Measure(measure), form, |key| {
            key.is(field!(Measure.number)) || key.is(field!(Measure.progress)) || key.is(field!(Measure.text))
        });
    });
    let key = egui::Id::unique(("measure in view", &measure.id));
    let shown = ui.data(|data| data.get_temp::<bool>(key).unwrap_or(false));
    if selected && !shown {
        response.response.scroll_to_me(Some(egui::Align::Center));
    }
    if selected != shown {
        ui.data_mut(|data| data.insert_temp(key, selected));
    }
}
