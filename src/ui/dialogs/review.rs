//! A second look at items (回头看): the day, by whom, what was found, and when to look again. A problem that has come back
//! is opened again.

use egui::{Id, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::{Context, days, names};
use crate::document::{Setting, TakenReview};
use crate::model::{Date, NodeRef, Review, ReviewResult};
use crate::session::Action;
use crate::table::parse;

/// Of so many items it is asked whether a later look is planned.
const FEW: usize = 20;

/// What was typed.
#[derive(Debug, Default)]
pub(crate) struct ReviewState {
    on: Option<String>,
    by: Option<String>,
    note: String,
    next: String,
    result: Option<ReviewResult>,
    /// Whether a problem that came back is not opened again.
    leaves_closed: bool,
    error: Option<String>,
}

impl ReviewState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, nodes: &[NodeRef], context: &mut Context<'_>) {
        let words = context.words;
        ui.label(theme::text::title(words.text("review-title")));
        ui.add_space(space::S);
        names::show(ui, nodes, context);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.label(words.text("field-review-result"));
            for result in ReviewResult::ALL {
                if ui.radio(self.result == Some(result), words.choice(result)).clicked() {
                    (self.result, self.error) = (Some(result), None);
                }
            }
        });
        self.fields(ui, nodes, context);
        if self.result == Some(ReviewResult::Relapsed) {
            let mut reopens = !self.leaves_closed;
            ui.checkbox(&mut reopens, words.text("review-reopens"));
            self.leaves_closed = !reopens;
        }
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let enter = super::is_entered(ui);
            if ui.button(theme::text::strong(words.text("take"))).clicked() || enter {
                match self.taken(context) {
                    Ok(taken) => context.actions.push(Action::Set(nodes.to_vec(), Setting::Review(taken))),
                    Err(error) => self.error = Some(error),
                }
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    fn fields(&mut self, ui: &mut Ui, nodes: &[NodeRef], context: &mut Context<'_>) {
        let words = context.words;
        let today = context.session.record_day().to_string();
        let on = self.on.get_or_insert_with(|| today.clone());
        // The office at the keyboard looks, most often.
        let who = context.session.preferences().who.clone();
        let by = self.by.get_or_insert_with(|| who.clone());
        // A look that is planned for later is not given up with an empty field.
        let later = parse::date(on, days(context), words).ok().flatten();
        let dataset = context.session.active().map(|document| document.document().dataset());
        let is_planned = |node: &NodeRef| {
            let item = dataset.and_then(|dataset| dataset.report(&node.report)?.item_of(&node.node));
            item.and_then(|item| item.next_review) > later
        };
        let next_hint = if nodes.iter().take(FEW).any(is_planned) { "review-next-kept" } else { "review-next-hint" };
        for (key, text) in [
            ("field-review-on", on),
            ("field-review-by", by),
            ("review-note", &mut self.note),
            ("field-item-next_review", &mut self.next),
        ] {
            let label = ui.label(words.text(key));
            let hint = if key == "field-item-next_review" { words.text(next_hint) } else { "" };
            let field = if key == "field-review-on" || key == "field-item-next_review" {
                let basis = if key == "field-review-on" { days(context) } else { days(context).by_its_end() };
                date_field::own(ui, text, hint, f32::INFINITY, DateKind::day(basis), context)
            } else {
                widgets::framed(ui, TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY))
            };
            let field = field.labelled_by(label.id);
            if field.changed() {
                self.error = None;
            }
            if key == "field-review-by" && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
            let own = OwnField {
                id: Id::unique(("review", key)),
                name: words.text(key),
                node: nodes.first(),
                in_dialog: true,
            };
            tell_own(&own, if *text == today || *text == who { "" } else { text }, context);
        }
    }

    fn taken(&self, context: &Context<'_>) -> Result<TakenReview, String> {
        let words = context.words;
        let on: Date = parse::needed(parse::date(self.on.as_deref().unwrap_or_default(), days(context), words), words)?;
        let result = self.result.ok_or_else(|| words.text("error-review-result").to_owned())?;
        let by = self.by.as_deref().unwrap_or_default().trim().to_owned();
        if by.is_empty() {
            return Err(words.text("error-close-who").to_owned());
        }
        let next = parse::date(&self.next, days(context).by_its_end(), words)?;
        if next.is_some_and(|next| next <= on) {
            return Err(words.text("error-review-next").to_owned());
        }
        let reopens = result == ReviewResult::Relapsed && !self.leaves_closed;
        let review = Review { on, by, result, note: self.note.trim().to_owned(), ..Review::blank() };
        Ok(TakenReview { review, next, reopens })
    }
}
