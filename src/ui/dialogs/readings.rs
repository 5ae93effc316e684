//! A block of values pasted from a spreadsheet: what was understood of it, cell by cell, before it is taken.

use egui::{Grid, Id, RichText, ScrollArea, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::{Context, names};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::{Indicator, NodeId, NodeRef};
use crate::reading::{Block, SkipReason, SkippedCell, block};
use crate::session::Action;
use crate::words::Words;

/// The text of the block, and what was read from it.
#[derive(Debug, Default)]
pub(crate) struct ReadingsState {
    text: Option<String>,
    read: Option<(String, Block)>,
}

impl ReadingsState {
    /// Forgets the block.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, node: &NodeRef, pasted: &str, context: &mut Context<'_>) {
        let words = context.words;
        let dataset = context.session.active().map(|document| document.document().dataset());
        let report = dataset.and_then(|dataset| dataset.report(&node.report));
        let NodeId::Indicator(id) = &node.node else { return };
        let Some((_, indicator)) = report.and_then(|report| report.indicator(id)) else { return };
        ui.label(theme::text::title(words.text("block-title")));
        names::show(ui, std::slice::from_ref(node), context);
        ui.label(RichText::new(words.with("block-about", [("unit", indicator.unit.clone().into())])).weak());
        ui.add_space(space::S);
        let text = self.text.get_or_insert_with(|| pasted.to_owned());
        ScrollArea::vertical().id_salt("block").max_height(140.0).show(ui, |ui| {
            let field = TextEdit::multiline(text).desired_rows(5).desired_width(f32::INFINITY);
            let field = ui.add(field.hint_text(words.text("block-hint")));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, words.text("block-title")));
            if ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
        });
        let name = words.text("block-title");
        tell_own(&OwnField { id: Id::unique("block"), name, node: Some(node), in_dialog: true }, text, context);
        if self.read.as_ref().is_none_or(|(from, _)| from != text) {
            self.read = Some((text.clone(), block(text, &indicator.unit)));
        }
        let Some((_, read)) = &self.read else { return };
        preview(ui, read, indicator, words);
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let label = words.with("block-take", [("count", read.readings.len().into())]);
            let take = ui.add_enabled(!read.readings.is_empty(), egui::Button::new(theme::text::strong(label)));
            if take.clicked() {
                let readings = indicator.readings.iter().chain(&read.readings).cloned().collect();
                let change = Change::set(id, field!(Indicator.readings), readings);
                context.actions.push(Action::Edit(Edit::new(node.report.clone(), change)));
                context.actions.push(Action::CloseDialog);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }
}

fn preview(ui: &mut Ui, read: &Block, indicator: &Indicator, words: &Words) {
    ui.add_space(space::S);
    ScrollArea::vertical().id_salt("preview").max_height(160.0).show(ui, |ui| {
        Grid::new("values").num_columns(3).striped(true).show(ui, |ui| {
            for reading in &read.readings {
                ui.label(words.reading(reading, &indicator.unit));
                ui.label(reading.on.map(|on| words.when(on)).unwrap_or_default());
                ui.label(&reading.scope);
                ui.end_row();
            }
        });
        for cell in &read.cells {
            widgets::fault(ui, theme::text::small(trouble(cell, words)));
        }
    });
}

fn trouble(cell: &SkippedCell, words: &Words) -> String {
    let key = match cell.trouble {
        SkipReason::NotAValue => "block-not-a-value",
        SkipReason::OtherUnit => "block-other-unit",
        SkipReason::NoValue => "block-no-value",
        SkipReason::SecondValue => "block-second-value",
    };
    let arguments = [("line", cell.line.into()), ("column", cell.column.into()), ("text", cell.text.clone().into())];
    format!("{} {}", words.with("block-place", arguments), words.text(key))
}
