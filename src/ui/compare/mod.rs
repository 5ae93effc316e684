//! What differs from another dataset: a list by item or by unit, ticked and taken over; below it the chosen difference
//! word by word.

mod detail;
mod rows;
mod start;

use std::sync::{Arc, Weak};

use egui::{Align, Button, Layout, RichText, TextEdit, Ui};

use super::draft::{OwnField, tell_own};
use super::theme::{self, space};
use super::{Context, widgets};
use crate::session::{Action, CompareStep, Compared, Comparing, OpenDocument, OtherKind, Role};

use rows::{Group, List, Part};

/// The greatest height of the panel of the chosen difference, in points.
const DETAIL: f32 = 190.0;

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct CompareView {
    group: Group,
    part: Part,
    list: List,
    /// The comparison that the rest is about, by its number, and its differences as they were last.
    of: Option<(u64, Weak<Compared>)>,
    /// The chosen difference, by its place.
    chosen: Option<usize>,
    /// The row whose difference is gone: what stands there now is chosen.
    next: Option<usize>,
    reason: String,
    detail: detail::DetailView,
}

impl CompareView {
    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(comparing) = document.comparing() else {
            *self = Self::default();
            start::show(ui, document, context);
            return;
        };
        head(ui, comparing, context);
        let Some(compared) = comparing.compared() else {
            ui.centered_and_justified(Ui::spinner);
            return;
        };
        if compared.comparison.differences.is_empty() {
            let (key, advice) = match (comparing.theirs.kind == OtherKind::Document, compared.items) {
                (true, 0) => ("compare-nothing-read", "compare-nothing-read-advice"),
                (true, _) => ("compare-says-nothing", "compare-same-advice"),
                (false, _) => ("compare-same", "compare-same-advice"),
            };
            widgets::empty(ui, context.words.text(key), context.words.text(advice));
            return;
        }
        if compared.is_strange() {
            ui.colored_label(theme::palette(ui).missed, context.words.text("compare-strange"));
        }
        self.follow(comparing, compared);
        self.list.update(compared, self.group, self.part, context.words);
        if self.list.count(self.part) == 0 {
            self.part = Part::All;
            self.list.update(compared, self.group, self.part, context.words);
        }
        if let Some(row) = self.next.take() {
            self.chosen = self.list.near(row);
        }
        self.list.count_ticks(comparing);
        if !comparing.wants_reason() {
            self.reason.clear();
        }
        self.bar(ui, comparing, context);
        self.act(ui, comparing, compared, context);
        ui.add_space(space::S);
        let detail = DETAIL.min(ui.available_height() * 0.38);
        let foot = if self.chosen.is_some() { detail + space::L } else { 0.0 };
        let height = (ui.available_height() - foot).max(theme::ROW * 4.0);
        if let Some(chosen) = self.list.show(ui, comparing, compared, self.chosen, height, context) {
            self.chosen = Some(chosen);
        }
        if let Some(at) = self.chosen {
            ui.separator();
            self.detail.show(ui, compared, at, context);
        }
    }

    /// Another comparison begins anew; in one that was made again the chosen difference is sought, and where it is gone
    /// the one that took its place in the list is chosen.
    fn follow(&mut self, comparing: &Comparing, compared: &Arc<Compared>) {
        let number = comparing.number();
        let before = match &self.of {
            Some((own, before)) if *own == number => before.clone(),
            _ => {
                *self = Self::default();
                Weak::new()
            }
        };
        if before.as_ptr() == Arc::as_ptr(compared) {
            return;
        }
        let row = self.chosen.and_then(|at| self.list.row_of(at));
        let known = before.upgrade().zip(self.chosen).and_then(|(before, at)| compared.place_of(&before, at));
        self.of = Some((number, Arc::downgrade(compared)));
        self.next = row.filter(|_| known.is_none());
        self.chosen = known;
    }

    /// How the list is divided, and which part of it is shown.
    fn bar(&mut self, ui: &mut Ui, comparing: &Comparing, context: &Context<'_>) {
        let words = context.words;
        let is_former = comparing.theirs.kind == OtherKind::Former;
        ui.horizontal_wrapped(|ui| {
            for (group, key) in [(Group::Place, "compare-by-place"), (Group::Unit, "compare-by-unit")] {
                ui.selectable_value(&mut self.group, group, words.text(key));
            }
            ui.separator();
            for part in Part::ALL {
                let count = self.list.count(part);
                let known = !matches!(part, Part::Conflict | Part::Mine) || comparing.base.is_some();
                if known && (count > 0 || part == Part::All || part == self.part) {
                    let text = words.with(part.word(is_former), [("count", count.into())]);
                    ui.selectable_value(&mut self.part, part, text);
                }
            }
        });
    }

    /// Ticks for all that is shown, and taking over what is ticked.
    fn act(&mut self, ui: &mut Ui, comparing: &Comparing, compared: &Compared, context: &mut Context<'_>) {
        let words = context.words;
        let ticked = comparing.ticked();
        ui.horizontal(|ui| {
            for (key, on) in [("compare-tick-all", true), ("compare-tick-none", false)] {
                if ui.button(words.text(key)).on_hover_text(words.text("compare-tick-tip")).clicked() {
                    let places: Vec<usize> = self.list.places().collect();
                    let all = !on || matches!(self.part, Part::Removed | Part::Conflict | Part::Mine);
                    let places = if all { places } else { compared.harmless(&places) };
                    context.actions.push(Action::Compare(CompareStep::Tick(places, on)));
                }
            }
            let wants = comparing.wants_reason();
            let ready = !ticked.is_empty() && (!wants || !self.reason.trim().is_empty());
            let counts = [("count", ticked.len().into()), ("removals", comparing.removals().into())];
            let key = if comparing.removals() > 0 { "compare-take-removing" } else { "compare-take-ticked" };
            let text = words.with(key, counts);
            let take = ui.add_enabled(ready, Button::new(theme::text::strong(text)));
            let why = if wants { "compare-reason-needed" } else { "compare-nothing-ticked" };
            if take.on_hover_text(words.text("compare-take-tip")).on_disabled_hover_text(words.text(why)).clicked() {
                let reason = wants.then(|| self.reason.clone());
                context.actions.push(Action::Compare(CompareStep::TakeTicked(reason)));
            }
            let name = words.text("compare-reason");
            let own = OwnField { id: egui::Id::unique("compare reason"), name, node: None, in_dialog: false };
            tell_own(&own, if wants { &self.reason } else { "" }, context);
            if wants {
                let label = ui.label(RichText::new(name).weak());
                let field = TextEdit::singleline(&mut self.reason).desired_width(ui.available_width().min(360.0));
                widgets::framed(ui, field).labelled_by(label.id);
            }
        });
    }
}

/// What is compared with what, and what can be done with it as a whole.
fn head(ui: &mut Ui, comparing: &Comparing, context: &mut Context<'_>) {
    let words = context.words;
    let mut step = None;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(words.text("compare-end")).on_hover_text(words.text("compare-end-tip")).clicked() {
                step = Some(CompareStep::End);
            }
            let list = ui.add_enabled(comparing.compared().is_some(), Button::new(words.text("compare-export")));
            if list.on_hover_text(words.text("compare-export-tip")).clicked() {
                step = Some(CompareStep::Export);
            }
            let base = ui.button(words.text("compare-base")).on_hover_text(words.text("compare-base-tip"));
            if base.clicked() {
                step = Some(CompareStep::AskFile(Role::Base));
            }
            let is_former = comparing.theirs.kind == OtherKind::Former;
            let key = if is_former { "compare-since" } else { "compare-with" };
            let title = words.with(key, [("name", comparing.theirs.name.clone().into())]);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(theme::text::title(title)).truncate());
            });
        });
    });
    let about = match &comparing.base {
        Some(base) => words.with("compare-about-base", [("name", base.name.clone().into())]),
        None if comparing.theirs.kind == OtherKind::Document => words.text("compare-about-partial").to_owned(),
        None if comparing.theirs.kind == OtherKind::Former => words.text("compare-about-former").to_owned(),
        None => words.text("compare-about").to_owned(),
    };
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(theme::text::small(about).weak()).wrap());
        if comparing.base.is_some() && ui.small_button(words.text("compare-drop-base")).clicked() {
            step = Some(CompareStep::DropBase);
        }
    });
    context.actions.extend(step.map(Action::Compare));
}
