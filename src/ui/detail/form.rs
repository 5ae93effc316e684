//! The pieces that the pages of the detail are made of: labelled fields that give edits.

use std::sync::Arc;

use egui::{Id, Response, Ui};

use super::super::Context;
use super::super::draft::{Drafts, Field, FieldLook};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::values::FieldValues;
use crate::document::{Change, Edit, Kind};
use crate::model::{Dataset, NodeId, NodeRef, Report, Span};
use crate::session::Action;
use crate::table::parse::DateBasis;
use crate::words::{Language, Words};

/// The width of the column of labels, in points: the longest names of the language, but for a few that are cut.
fn label_width(words: &Words) -> f32 {
    match words.language() {
        Language::Chinese => 96.0,
        Language::English => 136.0,
    }
}

/// What a page needs to show and change a node.
pub(super) struct Form<'a, 'c> {
    pub(super) report: &'a Arc<Report>,
    pub(super) dataset: &'a Arc<Dataset>,
    pub(super) drafts: &'a mut Drafts,
    pub(super) values: &'a mut FieldValues,
    /// The node whose page it is. It need not be the selected one: lists show their first where none was chosen.
    pub(super) page: &'a NodeRef,
    /// True while the fields of an entry are shown, whose names may be those of fields of the node.
    pub(super) in_entry: bool,
    pub(super) context: &'a mut Context<'c>,
}

/// How far the frame of a field reaches beyond its text, in points.
const FRAME: f32 = 6.0;

/// How a text field looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// One line of this width.
    Line(f32),
    /// One line of this width in a cell of a grid, which would else give it next to none.
    Cell(f32),
    /// The same, in the type of a heading.
    Title(f32),
    /// Several lines over the whole width.
    Lines,
    /// The same, in the type of a heading.
    Heading,
}

impl Form<'_, '_> {
    pub(super) fn words(&self) -> Arc<Words> {
        Arc::clone(self.context.words)
    }

    /// The width of the column of labels.
    pub(super) fn label_width(&self) -> f32 {
        label_width(self.context.words)
    }

    /// The next field is what the node is called by: a node that was just added gets the keyboard there.
    pub(super) fn name_here(&mut self, node: &NodeId) {
        let node = self.node(node.clone());
        self.drafts.name_here(&node);
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
        self.draft(ui, id, name, value, look, None, make)
    }

    /// A field for a date.
    #[expect(clippy::too_many_arguments, reason = "a field with what its words are read by")]
    pub(super) fn date(
        &mut self,
        ui: &mut Ui,
        id: impl std::hash::Hash + std::fmt::Debug,
        name: &str,
        value: &str,
        width: f32,
        kind: DateKind,
        make: impl Fn(&str) -> Result<Change, String> + 'static,
    ) -> Response {
        self.draft(ui, id, name, value, Look::Cell(width), Some(kind), make)
    }

    /// What dates are read by that are about the work of the office.
    pub(super) fn days(&self) -> DateBasis {
        DateBasis::today(self.context.session.record_day())
    }

    /// What time limits are read by.
    pub(super) fn limits(&self) -> DateBasis {
        DateBasis::limit(Some(self.context.session.record_day()), self.report.feedback_on)
    }

    #[expect(clippy::too_many_arguments, reason = "the two kinds of fields in one")]
    fn draft(
        &mut self,
        ui: &mut Ui,
        id: impl std::hash::Hash + std::fmt::Debug,
        name: &str,
        value: &str,
        look: Look,
        date: Option<DateKind>,
        make: impl Fn(&str) -> Result<Change, String> + 'static,
    ) -> Response {
        let id = Id::unique(("field", &self.report.id, id));
        let (multiline, width) = match look {
            Look::Line(width) => (false, width.min(ui.available_width())),
            Look::Cell(width) | Look::Title(width) => (false, width),
            Look::Lines | Look::Heading => (true, ui.available_width() - FRAME),
        };
        let hint = self.context.words.text("field-empty");
        let shown = if matches!(look, Look::Heading | Look::Title(_)) { FieldLook::Heading } else { FieldLook::Form };
        let newlines = matches!(look, Look::Lines);
        let node = Some(self.page);
        let of_node = !self.in_entry;
        let field = Field { id, name, node, of_node, value, hint, multiline, width, newlines, look: shown };
        let report = self.report.id.clone();
        let make = move |text: &str| make(text).map(|change| Action::Edit(Edit::new(report.clone(), change)));
        let show = |ui: &mut Ui| match date {
            Some(kind) => date_field::draft(ui, self.drafts, field, kind, make, self.context),
            None => self.drafts.field(ui, field, make, self.context.actions),
        };
        let size = if let Look::Cell(width) | Look::Title(width) = look {
            Some(egui::vec2(width + space::M, theme::ROW))
        } else {
            None
        };
        // Text in a field stands where text without one would: its frame reaches beyond the edge. Behind a name in the
        // same line there is no edge.
        if ui.layout().is_horizontal() {
            return match size {
                Some(size) => ui.allocate_ui(size, show).inner,
                None => show(ui),
            };
        }
        outdented(ui, |ui| match size {
            Some(size) => ui.allocate_ui(size, show).inner,
            None => show(ui),
        })
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

/// Shows something whose frame reaches beyond the edge; what follows stands at the edge again.
pub(super) fn outdented<R>(ui: &mut Ui, show: impl FnOnce(&mut Ui) -> R) -> R {
    let mut room = ui.available_rect_before_wrap();
    let edge = room.left();
    *room.left_mut() -= FRAME;
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(room));
    let shown = show(&mut inside);
    let mut taken = inside.min_rect();
    *taken.left_mut() = edge;
    ui.advance_cursor_after_rect(taken);
    shown
}

/// A label in the column of labels, and what it names beside it.
pub(super) fn labelled<R>(ui: &mut Ui, words: &Words, label: &str, show: impl FnOnce(&mut Ui) -> R) -> R {
    let width = label_width(words);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(width, theme::ROW), left, |ui| {
            ui.set_width(width);
            ui.add(egui::Label::new(egui::RichText::new(label).weak()).truncate());
        });
        ui.spacing_mut().item_spacing.x = space::S;
        ui.vertical(|ui| show(ui)).inner
    })
    .inner
}
