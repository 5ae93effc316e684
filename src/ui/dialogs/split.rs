//! What the units get to be filled in: which form, which units, until when.

use std::collections::HashSet;

use egui::{Id, ScrollArea, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::super::widgets::date_field::{self, DateKind};
use super::super::widgets::line;
use super::{Context, days};
use crate::exchange::{UnitShare, shares, without_unit};
use crate::model::{PartyId, Report};
use crate::session::{Action, ReturnStep, SplitChoice};
use crate::table::{built_in, parse, return_form};

/// The list of the units is no higher, in points.
const LIST: f32 = 220.0;

/// What was chosen and typed.
#[derive(Debug, Default)]
pub(crate) struct SplitState {
    form: Option<String>,
    /// Units that get nothing.
    without: HashSet<PartyId>,
    datasets: bool,
    answer_by: String,
    error: Option<String>,
}

impl SplitState {
    /// Forgets what was chosen.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(report) = context.session.active().and_then(|document| document.report()) else { return };
        let words = context.words;
        let shares = shares(report);
        ui.label(theme::text::title(words.text("split-title")));
        ui.add_space(space::XS);
        ui.label(theme::text::small(words.text("split-about")).weak());
        ui.add_space(space::S);
        self.form(ui, report, context);
        ui.add_space(space::S);
        self.units(ui, &shares, context);
        let without = without_unit(report);
        if without > 0 {
            ui.label(theme::text::small(words.with("split-without", [("count", without.into())])));
        }
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            let label = ui.label(words.text("split-answer-by"));
            let kind = DateKind::day(days(context).by_its_end());
            let field = date_field::own(ui, &mut self.answer_by, words.text("split-answer-hint"), 180.0, kind, context);
            if field.labelled_by(label.id).changed() {
                self.error = None;
            }
        });
        let name = words.text("split-answer-by");
        let own = OwnField { id: Id::unique("split answer by"), name, node: None, in_dialog: true };
        tell_own(&own, &self.answer_by, context);
        ui.checkbox(&mut self.datasets, words.text("split-datasets")).on_hover_text(words.text("split-datasets-tip"));
        if let Some(error) = &self.error {
            widgets::fault(ui, error);
        }
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            let count = shares.iter().filter(|share| !self.without.contains(&share.id)).count();
            let text = theme::text::strong(words.with("split-take", [("count", count.into())]));
            let take = ui.add_enabled(count > 0, egui::Button::new(text));
            if super::first(ui, take).on_disabled_hover_text(words.text("split-none-chosen")).clicked() {
                self.take(&shares, context);
            }
            if ui.button(words.text("cancel")).clicked() {
                context.actions.push(Action::CloseDialog);
            }
        });
    }

    /// The forms with columns to be filled in.
    fn form(&mut self, ui: &mut Ui, report: &Report, context: &Context<'_>) {
        let words = context.words;
        let own = report.forms.iter().chain(context.session.kept_forms()).map(|form| (form, form.name.clone()));
        let of_program = built_in().iter().map(|own| (&own.form, words.text(own.word).to_owned()));
        let all: Vec<(String, String)> = of_program
            .chain(own)
            .filter(|(form, _)| form.is_filled_in())
            .map(|(form, called)| (form.name.clone(), called))
            .collect();
        let chosen = self.form.as_deref().unwrap_or(return_form());
        let present = all.iter().position(|(name, _)| name == chosen).unwrap_or(0);
        ui.horizontal(|ui| {
            ui.label(words.text("split-form"));
            let places: Vec<usize> = (0..all.len()).collect();
            let word = |at: usize| all.get(at).map(|(_, called)| called.clone()).unwrap_or_default();
            let id = Id::unique("split form");
            if let Some(at) = widgets::choice::choice(ui, id, words.text("split-form"), present, &places, word) {
                self.form = all.get(at).map(|(name, _)| name.clone());
            }
        });
    }

    fn units(&mut self, ui: &mut Ui, shares: &[UnitShare], context: &Context<'_>) {
        let words = context.words;
        ui.horizontal(|ui| {
            ui.label(words.with("split-units", [("count", shares.len().into())]));
            if ui.small_button(words.text("compare-tick-all")).clicked() {
                self.without.clear();
            }
            if ui.small_button(words.text("compare-tick-none")).clicked() {
                self.without = shares.iter().map(|share| share.id.clone()).collect();
            }
        });
        let row = ui.spacing().interact_size.y;
        let height = line::whole_rows(ui, row, LIST);
        let area = ScrollArea::vertical().id_salt("split units").max_height(height).auto_shrink([false, true]);
        area.show_rows(ui, row, shares.len(), |ui, range| {
            for share in shares.get(range).unwrap_or_default() {
                if !line::is_whole(ui, row) {
                    break;
                }
                let mut gets = !self.without.contains(&share.id);
                let arguments = [("unit", share.unit.as_str().into()), ("items", share.items.into())];
                if ui.checkbox(&mut gets, words.with("split-unit", arguments)).changed() {
                    if gets {
                        self.without.remove(&share.id);
                    } else {
                        self.without.insert(share.id.clone());
                    }
                }
            }
        });
    }

    fn take(&mut self, shares: &[UnitShare], context: &mut Context<'_>) {
        let words = context.words;
        let typed = self.answer_by.trim();
        let answer_by = match parse::date(typed, days(context).by_its_end(), words) {
            _ if typed.is_empty() => None,
            Ok(date) => date,
            Err(error) => {
                self.error = Some(error);
                return;
            }
        };
        let units = shares.iter().filter(|share| !self.without.contains(&share.id)).map(|share| share.id.clone());
        context.actions.push(Action::Return(ReturnStep::Split(SplitChoice {
            form: self.form.clone().unwrap_or_else(|| return_form().to_owned()),
            units: units.collect(),
            datasets: self.datasets,
            answer_by,
        })));
    }
}
