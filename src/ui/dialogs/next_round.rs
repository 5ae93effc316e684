//! The next round: its title and day, what goes over, and where its report goes.

use egui::{Id, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::{Context, days};
use crate::document::{NextRound, goes_over};
use crate::model::{Progress, Report, ReportId};
use crate::session::{Action, RoundDraft, RoundPlace};
use crate::table::parse;

/// What was typed; the proposed values stand until then.
#[derive(Debug, Default)]
pub(crate) struct RoundState {
    title: Option<String>,
    on: Option<String>,
    /// Whether what waits for its verification stays behind.
    leaves_done: bool,
    place: RoundPlace,
    error: Option<String>,
}

impl RoundState {
    /// Forgets what was typed.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, id: &ReportId, context: &mut Context<'_>) {
        let words = context.words;
        let document = context.session.active();
        let Some(report) = document.and_then(|document| document.document().dataset().report(id)).cloned() else {
            return;
        };
        ui.label(theme::text::title(words.text("round-title")));
        ui.label(egui::RichText::new(words.text("round-about")).weak());
        ui.add_space(space::M);
        self.fields(ui, &report, context);
        ui.add_space(space::S);
        let count = self.counts(ui, &report, context);
        ui.add_space(space::S);
        for (place, key) in [(RoundPlace::Here, "round-here"), (RoundPlace::NewDataset, "round-new-dataset")] {
            ui.radio_value(&mut self.place, place, words.text(key)).on_hover_text(words.text(match place {
                RoundPlace::Here => "round-here-tip",
                RoundPlace::NewDataset => "round-new-dataset-tip",
            }));
        }
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let begin = egui::Button::new(theme::text::strong(words.text("round-begin")));
            let begin = ui.add_enabled(count > 0, begin).on_disabled_hover_text(words.text("round-nothing"));
            let enter = count > 0 && super::is_entered(ui);
            if begin.clicked() || enter {
                match self.draft(&report, context) {
                    Ok(draft) => context.actions.push(Action::BeginRound(Box::new(draft))),
                    Err(error) => self.error = Some(error),
                }
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    fn fields(&mut self, ui: &mut Ui, report: &Report, context: &mut Context<'_>) {
        let words = context.words;
        let proposed = [proposed_title(report, context), context.session.record_day().to_string()];
        let fields = [("round-name", &mut self.title), ("round-day", &mut self.on)];
        for ((key, typed), proposed) in fields.into_iter().zip(proposed) {
            let label = ui.label(words.text(key));
            let mut text = typed.clone().unwrap_or_else(|| proposed.clone());
            let field = if key == "round-day" {
                date_field::own(ui, &mut text, "", 140.0, DateKind::day(days(context).by_its_end()), context)
            } else {
                widgets::framed(ui, TextEdit::singleline(&mut text).desired_width(f32::INFINITY))
            };
            let field = field.labelled_by(label.id).on_hover_text(words.text("round-day-tip"));
            if key == "round-name" && ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
            if field.changed() {
                (*typed, self.error) = (Some(text), None);
            }
            let own = OwnField { id: Id::unique(("round", key)), name: words.text(key), node: None, in_dialog: true };
            // What is proposed was not typed by anybody.
            tell_own(&own, typed.as_deref().filter(|typed| *typed != proposed).unwrap_or_default(), context);
        }
    }

    /// How many go over and how many stay. Returns how many go over.
    fn counts(&mut self, ui: &mut Ui, report: &Report, context: &Context<'_>) -> usize {
        let words = context.words;
        let (all, done) =
            (report.items().count(), report.items().filter(|item| item.progress == Progress::Done).count());
        if done > 0 {
            let mut with_done = !self.leaves_done;
            ui.checkbox(&mut with_done, words.with("round-with-done", [("count", done.into())]));
            self.leaves_done = !with_done;
        }
        let count = report.items().filter(|item| goes_over(item, !self.leaves_done)).count();
        let arguments = [("count", count.into()), ("all", all.into()), ("left", (all - count).into())];
        ui.label(theme::text::strong(words.with("round-counts", arguments)));
        count
    }

    fn draft(&self, report: &Report, context: &Context<'_>) -> Result<RoundDraft, String> {
        let words = context.words;
        let title = self.title.clone().unwrap_or_else(|| proposed_title(report, context));
        let title = parse::filled(&title, words)?;
        let on = context.session.record_day();
        let as_of = match &self.on {
            Some(text) => parse::needed(parse::date(text, days(context).by_its_end(), words), words)?,
            None => on,
        };
        let is_alone = self.place == RoundPlace::NewDataset;
        let round = NextRound { title, as_of, with_done: !self.leaves_done, on, is_alone };
        Ok(RoundDraft { report: report.id.clone(), round, place: self.place })
    }
}

fn proposed_title(report: &Report, context: &Context<'_>) -> String {
    context.words.with("round-proposed", [("title", report.title.as_str().into())])
}
