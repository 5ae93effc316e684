//! One measure on the page of its item.

use egui::Ui;

use super::super::theme;
use super::super::widgets::choice::choice;
use super::form::{Form, Look};
use super::item;
use crate::document::{Change, MeasureField, PartyRole};
use crate::model::{Measure, NodeId, Progress};

/// Shows a measure; a selected one is brought into view and marked.
pub(super) fn show(ui: &mut Ui, measure: &Measure, selected: bool, form: &mut Form<'_, '_>) {
    let words = form.words();
    let node = form.node(NodeId::Measure(measure.id.clone()));
    let palette = theme::palette(ui);
    let fill = if selected { palette.selected } else { egui::Color32::TRANSPARENT };
    let frame = egui::Frame::new().fill(fill).corner_radius(3.0).inner_margin(egui::Margin::symmetric(6, 4));
    let response = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let id = measure.id.clone();
            form.text(
                ui,
                (&measure.id, "number"),
                words.text("number"),
                &measure.number,
                Look::Line(44.0),
                move |text| Change::Measure(id.clone(), MeasureField::Number(text)),
            );
            let key = egui::Id::unique((&measure.id, "progress"));
            let word = |progress| words.progress(progress).to_owned();
            let name = words.text("measure-progress");
            if let Some(picked) = choice(ui, key, name, measure.progress, &Progress::ALL, word) {
                form.change(Change::Measure(measure.id.clone(), MeasureField::Progress(picked)));
            }
            item::parties(ui, &node, PartyRole::Units, &measure.units, form);
            form.source(ui, &measure.source);
            form.remove(ui, NodeId::Measure(measure.id.clone()), "remove");
        });
        let id = measure.id.clone();
        form.text(ui, (&measure.id, "text"), words.text("measure"), &measure.text, Look::Lines, move |text| {
            Change::Measure(id.clone(), MeasureField::Text(text))
        });
        {
            let late = !measure.progress.is_complete()
                && measure.due.as_ref().is_some_and(|due| due.present().last_day() < form.context.session.today());
            let id = measure.id.clone();
            ui.horizontal(|ui| {
                ui.label(theme::text::small(words.text("due")).weak());
                item::due(ui, &node, measure.due.as_ref(), late, form, move |due| {
                    Change::Measure(id.clone(), MeasureField::Due(due))
                });
            });
        }
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
