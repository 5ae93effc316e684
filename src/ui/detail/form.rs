//! The pieces that the pages of the detail are made of: labelled fields that give edits.

use std::sync::Arc;

use egui::{Id, Response, Ui};

use super::super::Context;
use super::super::draft::{Drafts, Field, FieldLook};
use super::super::theme::{self, space};
use super::super::widgets;
use super::values::FieldValues;
use crate::document::{Change, Edit, Kind};
use crate::model::{Dataset, NodeId, NodeRef, Report, Span};
use crate::session::Action;
use crate::words::Words;

/// The width of the column of labels, in points: the longest names of both languages, but for a few that are cut.
const LABEL: f32 = 124.0;

/// What a page needs to show and change a node.
pub(super) struct Form<'a, 'c> {
    pub(super) report: &'a Arc<Report>,
    pub(super) dataset: &'a Arc<Dataset>,
    pub(super) drafts: &'a mut Drafts,
    pub(super) values: &'a mut FieldValues,
    pub(super) context: &'a mut Context<'c>,
}

/// How a text field looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// One line of this width.
    Line(f32),
    /// One line of this width in a cell of a grid, which would else give it next to none.
    Cell(f32),
    /// Several lines over the whole width.
    Lines,
    /// The same, in the type of a heading.
    Heading,
}

impl Form<'_, '_> {
    pub(super) fn words(&self) -> Arc<Words> {
        Arc::clone(self.context.words)
    }

    /// Asks for an edit.
    pub(super) fn change(&mut self, change: Change) {
        self.context.actions.push(Action::Edit(Edit::new(self.report.id.clone(), change)));
    }

    /// Selects a node of the report.
    pub(super) fn select(&mut self, node: NodeId) {
        self.context.actions.push(Action::Select(NodeRef::new(self.report.id.clone(), node)));
    }

    /// A text field; `make` turns what was typed into a change or says why it is not a good value.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        id: impl std::hash::Hash + std::fmt::Debug,
        name: &str,
        value: &str,
        look: Look,
        make: impl Fn(&str) -> Result<Change, String> + 'static,
    ) -> Response {
        let id = Id::unique(("field", &self.report.id, id));
        let (multiline, width) = match look {
            Look::Line(width) => (false, width.min(ui.available_width())),
            Look::Cell(width) => (false, width),
            Look::Lines | Look::Heading => (true, ui.available_width() - space::L),
        };
        let hint = self.context.words.text("field-empty");
        let shown = if matches!(look, Look::Heading) { FieldLook::Heading } else { FieldLook::Form };
        let newlines = matches!(look, Look::Lines);
        let node = self.context.session.active().and_then(crate::session::OpenDocument::selection);
        let field = Field { id, name, node, value, hint, multiline, width, newlines, look: shown };
        let report = self.report.id.clone();
        let make = move |text: &str| make(text).map(|change| Action::Edit(Edit::new(report.clone(), change)));
        if let Look::Cell(width) = look {
            let size = egui::vec2(width + space::M, theme::ROW);
            return ui.allocate_ui(size, |ui| self.drafts.field(ui, field, make, self.context.actions)).inner;
        }
        self.drafts.field(ui, field, make, self.context.actions)
    }

    /// A field for plain text: any text is a good value.
    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        id: impl std::hash::Hash + std::fmt::Debug,
        name: &str,
        value: &str,
        look: Look,
        make: impl Fn(String) -> Change + 'static,
    ) -> Response {
        self.field(ui, id, name, value, look, move |text| Ok(make(text.to_owned())))
    }

    /// A link to words of the source.
    pub(super) fn source(&mut self, ui: &mut Ui, spans: &[Span]) {
        widgets::source_link(ui, self.context.words, &self.report.id, spans, self.context.actions);
    }

    /// A button that adds a node of a kind at a node.
    pub(super) fn add(&mut self, ui: &mut Ui, at: NodeId, kind: Kind, key: &str) {
        if ui.button(self.context.words.text(key)).clicked() {
            self.context.actions.push(Action::Add(NodeRef::new(self.report.id.clone(), at), kind));
        }
    }

    /// The node of the report as a node of the dataset.
    pub(super) fn node(&self, node: NodeId) -> NodeRef {
        NodeRef::new(self.report.id.clone(), node)
    }

    /// A button that takes a node out. Undo brings it back.
    pub(super) fn remove(&mut self, ui: &mut Ui, node: NodeId, key: &str) {
        let words = self.words();
        let button = ui.small_button(words.text(key)).on_hover_text(words.text("remove-tip"));
        if button.clicked() {
            self.change(Change::Remove(node));
        }
    }
}

/// A label in the column of labels, and what it names beside it.
pub(super) fn labelled<R>(ui: &mut Ui, label: &str, show: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(LABEL, theme::ROW),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_width(LABEL);
                ui.add(egui::Label::new(egui::RichText::new(label).weak()).truncate());
            },
        );
        ui.vertical(|ui| show(ui)).inner
    })
    .inner
}
