//! What was done in the file (做了什么): a list by day or by item over a span of days, each row leading to its item.

mod head;
mod rows;

use std::sync::{Arc, Weak};

use egui::{ProgressBar, Ui, vec2};

use super::Context;
use super::theme::space;
use super::widgets;
use crate::paper::{Activity, ActivityGrouping};
use crate::session::{Action, ActivitySpan, ActivityStep, Command, MadeActivity, OpenDocument};

/// The height of a row, in points.
const ROW: f32 = 24.0;

/// The state of the view: the lines of the list, put together once for each answer.
#[derive(Debug, Default)]
pub(super) struct ActivityView {
    lines: Lines,
}

/// The lines of the list, and what they were put together from.
#[derive(Debug, Default)]
struct Lines {
    /// The answer is not held: the rows go when the view is left.
    of: Option<(Weak<MadeActivity>, ActivityGrouping)>,
    list: Vec<ListLine>,
}

/// A line of the list; rows are named by their places.
#[derive(Debug, Clone, Copy)]
enum ListLine {
    /// Air above the head of the next group.
    Gap,
    /// The head of a group: its first row, and how many it has.
    Head(usize, usize),
    /// A row, and whether its item stands in the row above already.
    Row(usize, bool),
}

impl ActivityView {
    /// Lets go of what was made: its document may be closed.
    pub(super) fn forget(&mut self) {
        self.lines = Lines::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let made = document.activity().made();
        head::show(ui, document, context);
        let Some(made) = made else { return waiting(ui, document, context) };
        let Some(activity) = &made.activity else {
            widgets::empty(
                ui,
                context.words.text("activity-no-version"),
                context.words.text("activity-version-advice"),
            );
            return;
        };
        if activity.rows.is_empty() {
            return nothing(ui, document, activity, context);
        }
        self.lines.update(made, activity, document.activity().grouping);
        rows::show(ui, &self.lines.list, activity, document.activity().grouping, context);
    }
}

impl Lines {
    fn update(&mut self, made: &Arc<MadeActivity>, activity: &Activity, grouping: ActivityGrouping) {
        let is_same = |of: &Weak<MadeActivity>| std::ptr::eq(of.as_ptr(), Arc::as_ptr(made));
        let is_fresh = self.of.as_ref().is_some_and(|(of, by)| is_same(of) && *by == grouping);
        if is_fresh {
            return;
        }
        self.list.clear();
        for group in activity.groups(grouping) {
            let Some(first) = group.first() else { continue };
            if !self.list.is_empty() {
                self.list.push(ListLine::Gap);
            }
            self.list.push(ListLine::Head(*first, group.len()));
            let subject = |at: usize| activity.rows.get(at).map(|row| (&row.subject, row.on));
            let mut above = None;
            for at in group {
                let own = subject(at);
                self.list.push(ListLine::Row(at, own == above));
                above = own;
            }
        }
        self.of = Some((Arc::downgrade(made), grouping));
    }
}

/// While the versions are read; or after it was stopped.
fn waiting(ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
    let words = context.words;
    let state = document.activity();
    let job = state.job().filter(|job| context.session.jobs().iter().any(|own| own.id == *job));
    if state.failed() {
        widgets::pending(ui, true, words);
        return;
    }
    ui.vertical_centered(|ui| {
        ui.add_space(space::XL);
        let Some(job) = job else {
            ui.label(words.text("activity-stopped"));
            ui.add_space(space::S);
            if ui.button(words.text("activity-again")).clicked() {
                context.actions.push(Action::Activity(ActivityStep::Again));
            }
            return;
        };
        ui.label(words.text("job-activity"));
        ui.add_space(space::S);
        ui.add(ProgressBar::new(state.share()).desired_width(240.0));
        ui.add_space(space::S);
        if ui.button(words.text("cancel")).clicked() {
            context.actions.push(Action::CancelJob(job));
        }
    });
}

/// Nothing was done in the span: why, and what to do.
fn nothing(ui: &mut Ui, document: &OpenDocument, activity: &Activity, context: &mut Context<'_>) {
    let words = context.words;
    let advice = match (document.path(), activity.known_from) {
        (None, _) => "activity-advice-save",
        (Some(_), None) => "activity-advice-first",
        (Some(_), Some(_)) => "activity-advice-span",
    };
    match activity.unread_words(words) {
        Some(unread) => widgets::empty(ui, &unread, words.text(advice)),
        None => widgets::empty(ui, words.text("activity-none"), words.text(advice)),
    }
    ui.vertical_centered(|ui| {
        ui.spacing_mut().button_padding = vec2(space::M, space::XS);
        if document.path().is_none() {
            if ui.button(words.text("command-save")).clicked() {
                context.actions.push(Action::Run(Command::Save));
            }
        } else if document.activity().span == ActivitySpan::ThisWeek
            && ui.button(words.text("activity-last-week")).clicked()
        {
            context.actions.push(Action::Activity(ActivityStep::Span(ActivitySpan::LastWeek)));
        }
    });
}
