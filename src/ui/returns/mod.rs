//! What came back from the units: which have answered, what each changes, and what needs a decision.

mod changes;
mod units;

use std::sync::{Arc, Weak};

use egui::{Align, Button, Layout, Panel, Ui};

use super::theme::{self, space};
use super::{Context, widgets};
use crate::exchange::Collection;
use crate::session::{Action, Command, OpenDocument, ReturnStep, Returns};

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct ReturnsView {
    /// The unit whose changes are shown, by its place; absent for all.
    unit: Option<usize>,
    changes: changes::ChangeList,
    of: Weak<Collection>,
}

impl ReturnsView {
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let words = context.words;
        let Some(returns) = document.returns() else {
            widgets::empty(ui, words.text("collect-none"), words.text("collect-none-advice"));
            ui.vertical_centered(|ui| {
                if ui.button(theme::text::strong(words.text("collect-files"))).clicked() {
                    context.actions.push(Action::Run(Command::Collect));
                }
            });
            return;
        };
        let Some(collection) = &returns.collection else {
            widgets::pending(ui, returns.failed, words);
            return;
        };
        if self.of.as_ptr() != Arc::as_ptr(collection) {
            self.of = Arc::downgrade(collection);
            self.unit = self.unit.filter(|unit| *unit < collection.units.len());
            self.changes.reset();
        }
        head(ui, returns, collection, context);
        ui.add_space(space::S);
        let panel = Panel::left("return units").resizable(true).default_size(380.0).size_range(260.0..=620.0);
        panel.show(ui, |ui| units::show(ui, collection, &mut self.unit, context));
        egui::Frame::new().inner_margin(egui::Margin { left: 12, right: 4, top: 0, bottom: 0 }).show(ui, |ui| {
            self.changes.show(ui, returns, collection, self.unit, context);
        });
    }
}

/// How many have answered, and what can be done with all of it.
fn head(ui: &mut Ui, returns: &Returns, collection: &Collection, context: &mut Context<'_>) {
    let words = context.words;
    let (ready, waiting) = returns.choices.count(collection);
    let mut step = None;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(words.text("collect-end")).on_hover_text(words.text("collect-end-tip")).clicked() {
                step = Some(ReturnStep::End);
            }
            if ui.button(words.text("collect-more")).on_hover_text(words.text("collect-more-tip")).clicked() {
                step = Some(ReturnStep::AskFiles);
            }
            let text = theme::text::strong(words.with("collect-take", [("count", ready.into())]));
            let take = ui.add_enabled(ready > 0, Button::new(text)).on_hover_text(words.text("collect-take-tip"));
            if take.on_disabled_hover_text(words.text("collect-nothing-chosen")).clicked() {
                step = Some(ReturnStep::Take);
            }
            let silent = collection.silent().count();
            let arguments = [("units", collection.units.len().into()), ("silent", silent.into())];
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(theme::text::title(words.with("collect-title", arguments))).truncate());
            });
        });
    });
    let counts = [
        ("files", collection.files.len().into()),
        ("changes", collection.changes.len().into()),
        ("waiting", waiting.into()),
    ];
    ui.label(theme::text::small(words.with("collect-about", counts)).weak());
    context.actions.extend(step.map(Action::Return));
}
