//! The panel at the right: the chosen difference, and below each other and numbered all that is to be decided.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use egui::{ScrollArea, Ui};

use super::after::After;
use super::question::{Heading, Question, Shown};
use super::rows::List;
use crate::model::Date;
use crate::session::{AnswerText, Compared, Comparing};
use crate::ui::Context;
use crate::ui::theme;
use crate::words::Language;

/// So many questions stand open at once: more of them are read one screen after the other.
const MOST: usize = 12;

/// The state of the panel.
#[derive(Debug, Default)]
pub(super) struct DetailView {
    /// What the words were made from.
    of: Option<(Weak<Compared>, Language, Date)>,
    /// What is shown in words, by the places of the differences.
    shown: BTreeMap<usize, Shown>,
    after: After,
    /// The difference that was chosen before: another one is brought into view.
    before: Option<usize>,
    /// The field that takes the keyboard.
    focus: Option<(usize, AnswerText)>,
}

/// What the panel is shown for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) compared: &'a Arc<Compared>,
    pub(super) comparing: &'a Comparing,
    /// The list that the difference was chosen in: its questions stand open.
    pub(super) list: &'a List,
    pub(super) at: usize,
}

impl DetailView {
    /// Gives the keyboard to a field of a question, once it is shown.
    pub(super) fn focus(&mut self, at: usize, which: AnswerText) {
        self.focus = Some((at, which));
    }

    /// Shows the panel. Returns the question that was pressed.
    pub(super) fn show(&mut self, ui: &mut Ui, chosen: &Chosen<'_>, context: &mut Context<'_>) -> Option<usize> {
        let Chosen { compared, comparing, list, at } = *chosen;
        self.follow(compared, context);
        let all = &list.decisions;
        let own = all.iter().position(|other| *other == at);
        let first = own.map_or(0, |own| own - own % MOST);
        let questions: Vec<(usize, usize)> = all.iter().copied().enumerate().skip(first).take(MOST).collect();
        let is_new = self.before.replace(at) != Some(at);
        let mut area = ScrollArea::vertical().id_salt("difference").auto_shrink([false, false]);
        if is_new && own.is_none() {
            area = area.vertical_scroll_offset(0.0);
        }
        let mut pressed = None;
        let (mut shown, focus) = (std::mem::take(&mut self.shown), self.focus.take());
        area.show(ui, |ui| {
            let plain = own.is_none().then_some((None, at));
            let numbered = questions.iter().map(|(number, at)| (Some(number + 1), *at));
            for (number, place) in plain.into_iter().chain(numbered) {
                let Some(difference) = compared.comparison.differences.get(place) else { continue };
                let today = context.session.today();
                let words =
                    shown.entry(place).or_insert_with(|| Shown::new(compared, place, difference, today, context.words));
                let question = Question { compared, comparing, difference, at: place };
                let heading = Heading { number, is_present: place == at && !questions.is_empty() };
                let focus = focus.filter(|(own, _)| *own == place).map(|(_, which)| which);
                let response = ui.push_id(place, |ui| words.show(ui, question, heading, focus, context)).inner;
                if response.clicked() {
                    pressed = Some(place);
                }
                if is_new && own.is_some() && place == at && !ui.clip_rect().contains_rect(response.rect) {
                    response.scroll_to_me(Some(egui::Align::Min));
                }
                self.focus = words.asks_keyboard(place).or(self.focus);
            }
            if all.len() > questions.len() {
                let last = first + questions.len();
                let range = [("first", (first + 1).into()), ("last", last.into()), ("count", all.len().into())];
                let text = context.words.with("compare-questions-shown", range);
                ui.label(theme::text::small(text).weak());
            }
            if !compared.is_former {
                self.after.show(ui, (comparing, compared), at, context.words);
            }
        });
        self.shown = shown;
        pressed
    }

    /// The words are of these differences, in this language, on this day.
    fn follow(&mut self, compared: &Arc<Compared>, context: &Context<'_>) {
        let (language, today) = (context.words.language(), context.session.today());
        let is_fresh = self
            .of
            .as_ref()
            .is_some_and(|(of, own, day)| of.as_ptr() == Arc::as_ptr(compared) && *own == language && *day == today);
        if !is_fresh {
            self.shown.clear();
            self.of = Some((Arc::downgrade(compared), language, today));
        }
    }
}
