//! Closing items (销号): the date, who verified it, and how. Only a verifier's word closes an item.

use egui::{Id, Key, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::{Context, names};
use crate::document::Setting;
use crate::model::{Closed, Extra, NodeRef};
use crate::session::Action;
use crate::table::parse;

/// What was typed.
#[derive(Debug, Default)]
pub(crate) struct CloseState {
    on: Option<String>,
    by: String,
    how: String,
    error: Option<String>,
}

impl CloseState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, nodes: &[NodeRef], context: &mut Context<'_>) {
        let words = context.words;
        ui.label(theme::text::title(words.text("close-title")));
        ui.add_space(space::S);
        names::show(ui, nodes, context);
        ui.label(egui::RichText::new(words.text("close-about")).weak());
        ui.add_space(space::S);
        let today = context.session.record_day().to_string();
        let on = self.on.get_or_insert_with(|| today.clone());
        for (key, text) in [("closed-on", on), ("closed-by", &mut self.by), ("closed-how", &mut self.how)] {
            let label = ui.label(words.text(key));
            let field = TextEdit::singleline(text).desired_width(f32::INFINITY);
            let field = widgets::framed(ui, field).labelled_by(label.id);
            if field.changed() {
                self.error = None;
            }
            let own = OwnField {
                id: Id::unique(("close", key)),
                name: words.text(key),
                node: nodes.first(),
                in_dialog: true,
            };
            // The day is filled in already.
            tell_own(&own, if *text == today { "" } else { text }, context);
            // Today is filled in; the first thing to be typed is who verified.
            if key == "closed-by" && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
        }
        if let Some(error) = &self.error {
            ui.colored_label(theme::palette(ui).seal, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            if ui.button(theme::text::strong(words.text("command-close-items").trim_end_matches('…'))).clicked()
                || enter
            {
                self.take(nodes, context);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    fn take(&mut self, nodes: &[NodeRef], context: &mut Context<'_>) {
        let words = context.words;
        let on = match parse::needed(parse::date(self.on.as_deref().unwrap_or_default(), words), words) {
            Ok(on) => on,
            Err(error) => {
                self.error = Some(error);
                return;
            }
        };
        let (by, how) = (self.by.trim().to_owned(), self.how.trim().to_owned());
        if by.is_empty() || how.is_empty() {
            self.error = Some(words.text("error-close-who-how").to_owned());
            return;
        }
        let closed = Closed { on, by, how, extra: Extra::default() };
        context.actions.push(Action::Set(nodes.to_vec(), Setting::Close(closed)));
    }
}
