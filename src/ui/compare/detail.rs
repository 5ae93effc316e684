//! The chosen difference in full: texts word by word, other contents side by side.

use std::sync::{Arc, Weak};

use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Stroke, Ui};

use super::super::Context;
use super::super::theme::{self, Palette, space};
use crate::analysis::compare::{Detail, Difference, Kind, Segment, Side};
use crate::session::{Action, CompareStep, Compared, contents, kind_word, merged, node_word, step_words};

/// The state of the panel.
#[derive(Debug, Default)]
pub(super) struct DetailView {
    /// What the runs of words were made from.
    made: Option<(Weak<Compared>, usize)>,
    runs: Vec<Segment>,
}

impl DetailView {
    pub(super) fn show(&mut self, ui: &mut Ui, made: &Arc<Compared>, at: usize, context: &mut Context<'_>) {
        let Some(difference) = made.comparison.differences.get(at) else { return };
        let fresh = self.made.as_ref().is_some_and(|(of, was)| of.as_ptr() == Arc::as_ptr(made) && *was == at);
        if !fresh {
            self.runs = runs(difference);
            self.made = Some((Arc::downgrade(made), at));
        }
        let words = context.words;
        ui.horizontal(|ui| {
            if ui.button(words.text("compare-take")).on_hover_text(words.text("compare-take-one-tip")).clicked() {
                context.actions.push(Action::Compare(CompareStep::Take(vec![at])));
            }
            // What only they have is not here to be looked at.
            if difference.kind != Kind::Added && ui.button(words.text("compare-go")).clicked() {
                context.actions.push(Action::Select(difference.node.clone()));
            }
            let path: Vec<String> = difference.path.iter().map(step_words).collect();
            let text = format!(
                "{} {} · {}",
                words.text(kind_word(difference)),
                words.text(node_word(difference.of())),
                path.join(" › ")
            );
            ui.add(egui::Label::new(theme::text::small(text).weak()).truncate());
        });
        ui.add_space(space::XS);
        ScrollArea::vertical().id_salt("difference").auto_shrink([false, false]).show(ui, |ui| {
            self.body(ui, made, difference, context);
        });
    }

    fn body(&self, ui: &mut Ui, made: &Compared, difference: &Difference, context: &Context<'_>) {
        let words = context.words;
        let Some((field, mine, theirs)) = contents(&made.comparison, difference, words) else {
            let key = if difference.kind == Kind::Added { "compare-added-about" } else { "compare-removed-about" };
            ui.label(words.text(key));
            return;
        };
        ui.label(theme::text::strong(field));
        if !self.runs.is_empty() {
            let job = job(ui, &self.runs);
            ui.add(egui::Label::new(job).wrap());
            return;
        }
        egui::Grid::new("contents").num_columns(2).min_col_width(64.0).show(ui, |ui| {
            let merged = merged(&made.comparison, difference, words);
            let sides = [("compare-here", Some(mine)), ("compare-there", Some(theirs)), ("compare-merged", merged)];
            for (key, text) in sides.into_iter().filter_map(|(key, text)| Some((key, text?))) {
                ui.label(theme::text::small(words.text(key)).weak());
                ui.add(egui::Label::new(text).wrap());
                ui.end_row();
            }
        });
        if let Some(Detail::Due(due)) = difference.change().map(|change| change.detail("")) {
            if let Some(days) = due.days {
                let key = if days < 0 { "compare-earlier" } else { "compare-later" };
                ui.label(words.with(key, [("days", days.unsigned_abs().into())]));
            }
            if due.without_record {
                ui.label(theme::text::small(words.text("compare-without-record")).weak());
            }
        }
    }
}

/// A text word by word; nothing for other contents.
fn runs(difference: &Difference) -> Vec<Segment> {
    match difference.change().map(|change| change.detail("")) {
        Some(Detail::Text(runs)) => runs,
        _ => Vec::new(),
    }
}

/// What is only here is struck through, what is only there is underlined: told by more than colour.
fn job(ui: &Ui, runs: &[Segment]) -> LayoutJob {
    let palette: &Palette = theme::palette(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let [_, orange, green, ..] = palette.parts;
    let mut job = LayoutJob::default();
    for run in runs {
        let mut format = TextFormat::simple(font.clone(), palette.text);
        match run.side {
            Side::Same => {}
            Side::Mine => {
                format.strikethrough = Stroke::new(1.0, palette.text);
                format.background = orange.gamma_multiply(0.22);
            }
            Side::Theirs => {
                format.underline = Stroke::new(1.0, palette.text);
                format.background = green.gamma_multiply(0.22);
            }
        }
        job.append(&run.text, 0.0, format);
    }
    job
}
