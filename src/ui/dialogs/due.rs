//! Setting a due date, or moving one: the reason is asked where a date was set before.

use egui::{Id, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::{Context, names};
use crate::document::Setting;
use crate::model::{Due, NodeId, NodeRef, When};
use crate::session::Action;
use crate::table::parse::{self, DateBasis};

/// What was typed.
#[derive(Debug, Default)]
pub(crate) struct DueState {
    to: String,
    reason: String,
    approved_by: String,
    error: Option<String>,
    /// Whether the day it was dragged to is filled in.
    begun: bool,
}

impl DueState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, nodes: &[NodeRef], to: Option<When>, context: &mut Context<'_>) {
        let words = context.words;
        if let Some(to) = to.filter(|_| !std::mem::replace(&mut self.begun, true)) {
            self.to = to.to_string();
        }
        let dated: Vec<Due> = nodes.iter().filter_map(|node| due(node, context)).collect();
        // A date that is not known yet is set: no reason is asked for that would not be kept.
        let moves = dated.iter().any(|due| due.present().is_some());
        let title = if moves { "due-move-title" } else { "due-set-title" };
        ui.label(theme::text::title(words.text(title)));
        ui.add_space(space::S);
        names::show(ui, nodes, context);
        if let [one] = dated.as_slice() {
            let first = words.with(
                "due-first-date",
                [("date", one.on.map_or_else(|| words.text("due-unknown").to_owned(), |when| words.when(when)).into())],
            );
            let now = words.with(
                "due-present-date",
                [(
                    "date",
                    one.present().map_or_else(|| words.text("due-unknown").to_owned(), |when| words.when(when)).into(),
                )],
            );
            ui.label(
                egui::RichText::new(if one.changes.is_empty() { first } else { format!("{first} · {now}") }).weak(),
            );
        }
        ui.add_space(space::S);
        let label = ui.label(words.text("due-new"));
        let basis = basis(nodes, &dated, context);
        let to = date_field::own(ui, &mut self.to, words.text("due-hint"), 220.0, DateKind::period(basis), context);
        let to = to.labelled_by(label.id);
        let begins = ui.memory(|memory| memory.focused().is_none());
        // A day that was typed or dragged to is there already: what is missing is why.
        let asks_why = moves && self.begun;
        if begins && !asks_why {
            to.request_focus();
        }
        if moves {
            let fields = [("due-reason", &mut self.reason), ("field-due_change-approved_by", &mut self.approved_by)];
            for (key, text) in fields {
                let label = ui.label(words.text(key));
                let field = TextEdit::singleline(text).desired_width(f32::INFINITY);
                let field = widgets::framed(ui, field).labelled_by(label.id);
                if begins && asks_why && key == "due-reason" {
                    field.request_focus();
                }
                let tip = if key == "due-reason" { "due-reason-tip" } else { "due-approved-tip" };
                if field.on_hover_text(words.text(tip)).changed() {
                    self.error = None;
                }
            }
        }
        if to.changed() {
            self.error = None;
        }
        let typed =
            [("due-new", &self.to), ("due-reason", &self.reason), ("field-due_change-approved_by", &self.approved_by)];
        for (key, text) in typed {
            let own =
                OwnField { id: Id::unique(("due", key)), name: words.text(key), node: nodes.first(), in_dialog: true };
            tell_own(&own, text, context);
        }
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let enter = super::is_entered(ui);
            if ui.button(theme::text::strong(words.text("take"))).clicked() || enter {
                self.take(nodes, moves, basis, context);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    fn take(&mut self, nodes: &[NodeRef], moved: bool, basis: DateBasis, context: &mut Context<'_>) {
        let words = context.words;
        let to = match parse::needed(parse::when(&self.to, basis, words), words) {
            Ok(to) => to,
            Err(error) => {
                self.error = Some(error);
                return;
            }
        };
        let reason = self.reason.trim().to_owned();
        if moved && reason.is_empty() {
            self.error = Some(words.text("error-no-reason").to_owned());
            return;
        }
        let approved_by = self.approved_by.trim().to_owned();
        let setting = Setting::Due { to, reason, on: context.session.record_day(), approved_by };
        context.actions.push(Action::Set(nodes.to_vec(), setting));
    }
}

/// What the new date is read by: a first one is counted from the feedback, another one lies behind those it moves.
fn basis(nodes: &[NodeRef], dated: &[Due], context: &Context<'_>) -> DateBasis {
    let dataset = context.session.active().map(|document| document.document().dataset());
    let report = nodes.first().and_then(|node| dataset?.report(&node.report));
    let basis = DateBasis::limit(Some(context.session.record_day()), report.and_then(|report| report.feedback_on));
    match dated.iter().filter_map(Due::last_day).max() {
        Some(last) => basis.later_than(Some(last)),
        None => basis,
    }
}

/// The due date that a node has so far.
fn due(node: &NodeRef, context: &Context<'_>) -> Option<Due> {
    let report = context.session.active()?.document().dataset().report(&node.report)?;
    let item = report.item_of(&node.node)?;
    match &node.node {
        NodeId::Measure(id) => item.measure(id)?.due.clone(),
        NodeId::Item(_) => item.due.clone(),
        _ => None,
    }
}
