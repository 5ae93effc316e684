//! How an item goes, put down: the day, what is reported, how much of it is done. Earlier entries stay as they are.

use egui::{Id, Key, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::{Context, days, names};
use crate::document::record_progress;
use crate::model::{NodeRef, Update};
use crate::session::Action;
use crate::table::parse;

/// What was typed.
#[derive(Debug, Default)]
pub(crate) struct ProgressState {
    /// The day; absent where the one that is proposed stands.
    on: Option<String>,
    text: String,
    percent: String,
    error: Option<String>,
}

impl ProgressState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, node: &NodeRef, context: &mut Context<'_>) {
        let words = context.words;
        ui.label(theme::text::title(words.text("progress-title")));
        ui.add_space(space::S);
        names::show(ui, std::slice::from_ref(node), context);
        before(ui, node, context);
        ui.add_space(space::S);
        let label = ui.label(words.text("progress-text"));
        let field = TextEdit::multiline(&mut self.text).desired_rows(4).desired_width(f32::INFINITY);
        let text = widgets::framed(ui, field).labelled_by(label.id);
        if ui.memory(|memory| memory.focused().is_none()) {
            text.request_focus();
        }
        let (mut changed, is_in_text) = (text.changed(), text.has_focus());
        ui.horizontal(|ui| {
            let proposed = context.session.record_day().to_string();
            let mut on = self.on.clone().unwrap_or(proposed);
            let label = ui.label(words.text("progress-on"));
            let day = date_field::own(ui, &mut on, "", 120.0, DateKind::day(days(context)), context);
            let day = day.labelled_by(label.id);
            if day.changed() {
                (self.on, changed) = (Some(on), true);
            }
            ui.add_space(space::L);
            let label = ui.label(words.text("progress-percent"));
            let field = TextEdit::singleline(&mut self.percent).desired_width(64.0);
            changed |= widgets::framed(ui, field).labelled_by(label.id).changed();
        });
        if changed {
            self.error = None;
        }
        for (key, text) in [("progress-text", &self.text), ("progress-percent", &self.percent)] {
            let id = Id::unique(("progress", key));
            tell_own(&OwnField { id, name: words.text(key), node: Some(node), in_dialog: true }, text, context);
        }
        // The day is filled in already.
        let on = self.on.as_deref().filter(|on| *on != context.session.record_day().to_string());
        let id = Id::unique(("progress", "progress-on"));
        let own = OwnField { id, name: words.text("progress-on"), node: Some(node), in_dialog: true };
        tell_own(&own, on.unwrap_or_default(), context);
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            // Enter begins a line in the text; with Ctrl, or in the other fields, it puts down what was typed.
            let enter = ui.input(|input| input.key_pressed(Key::Enter) && (input.modifiers.command || !is_in_text));
            let take = ui.button(theme::text::strong(words.text("progress-take")));
            if take.on_hover_text(words.text("progress-take-tip")).clicked() || enter {
                self.take(node, context);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    fn take(&mut self, node: &NodeRef, context: &mut Context<'_>) {
        let words = context.words;
        let text = self.text.trim();
        if text.is_empty() {
            self.error = Some(words.text("progress-empty").to_owned());
            return;
        }
        let on = match self
            .on
            .as_deref()
            .map_or(Ok(Some(context.session.record_day())), |on| parse::date(on, days(context), words))
        {
            Ok(Some(on)) => on,
            Ok(None) => {
                self.error = Some(words.text("error-no-date").to_owned());
                return;
            }
            Err(error) => {
                self.error = Some(error);
                return;
            }
        };
        let percent = match parse::percent(&self.percent, words) {
            Ok(percent) => percent,
            Err(error) => {
                self.error = Some(error);
                return;
            }
        };
        let update = Update { on, text: text.to_owned(), percent, ..Update::blank() };
        let report = context.session.active().and_then(|document| document.document().dataset().report(&node.report));
        if let Some(item) = report.and_then(|report| report.item_of(&node.node)) {
            let edit = record_progress(&node.report, item, update);
            context.actions.extend([Action::CloseDialog, Action::Edit(edit)]);
        }
    }
}

/// What was put down last: it stays.
fn before(ui: &mut Ui, node: &NodeRef, context: &Context<'_>) {
    let report = context.session.active().and_then(|document| document.document().dataset().report(&node.report));
    let item = report.and_then(|report| report.item_of(&node.node));
    let Some(last) = item.and_then(|item| item.updates.iter().max_by_key(|update| update.on)) else { return };
    let text: String = last.text.chars().take(160).collect();
    let arguments = [("date", context.words.date(last.on).into()), ("text", text.into())];
    let said = context.words.with("today-said", arguments);
    ui.add(egui::Label::new(theme::text::small(said).weak()).wrap());
}
