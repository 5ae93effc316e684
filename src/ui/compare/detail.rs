//! The chosen difference in full: texts word by word, other contents side by side.

use std::sync::{Arc, Weak};

use egui::text::{LayoutJob, TextFormat};
use egui::{ScrollArea, Stroke, Ui};

use super::super::Context;
use super::super::theme::{self, Palette, space};
use crate::diff::{Detail, Difference, DifferenceKind, Segment, Side};
use crate::session::{Action, CompareStep, Compared};
use crate::table::{became_word, contents, merged, sides, step_words};
use crate::words::{Language, Words, node_word};

/// The state of the panel.
#[derive(Debug, Default)]
pub(super) struct DetailView {
    /// What the words were made from.
    of: Option<(Weak<Compared>, usize, Language)>,
    text: DetailText,
}

/// A difference in words, made once for each that is chosen.
#[derive(Debug, Default)]
struct DetailText {
    place: String,
    /// The changed field, or what else became of the node.
    title: String,
    /// A text word by word; empty for other contents.
    runs: Vec<Segment>,
    /// What stands there, with the key of the word for the side.
    sides: Vec<(&'static str, String)>,
    /// Notes on a moved due date.
    notes: Vec<String>,
}

impl DetailView {
    pub(super) fn show(&mut self, ui: &mut Ui, compared: &Arc<Compared>, at: usize, context: &mut Context<'_>) {
        let Some(difference) = compared.comparison.differences.get(at) else { return };
        let words = context.words;
        let fresh = self.of.as_ref().is_some_and(|(of, was, language)| {
            of.as_ptr() == Arc::as_ptr(compared) && *was == at && *language == words.language()
        });
        if !fresh {
            self.text = DetailText::new(compared, difference, words);
            self.of = Some((Arc::downgrade(compared), at, words.language()));
        }
        ui.horizontal(|ui| {
            if ui.button(words.text("compare-take")).on_hover_text(words.text("compare-take-one-tip")).clicked() {
                context.actions.push(Action::Compare(CompareStep::Take(vec![at])));
            }
            // What only they have is not here to be looked at.
            if difference.kind != DifferenceKind::Added && ui.button(words.text("compare-go")).clicked() {
                context.actions.push(Action::Select(difference.node.clone()));
            }
            ui.add(egui::Label::new(theme::text::small(&self.text.place).weak()).truncate());
        });
        ui.add_space(space::XS);
        let area = ScrollArea::vertical().id_salt("difference").auto_shrink([false, false]);
        area.show(ui, |ui| self.text.show(ui, words));
    }
}

impl DetailText {
    fn new(compared: &Compared, difference: &Difference, words: &Words) -> Self {
        let path: Vec<String> = difference.path.iter().map(step_words).collect();
        let (kind, node) =
            (words.text(became_word(difference, compared.is_former)), words.text(node_word(difference.of())));
        let mut text = Self { place: format!("{kind} {node} · {}", path.join(" › ")), ..Self::default() };
        let Some((field, mine, theirs)) = contents(&compared.comparison, difference, words) else {
            let key = match (difference.kind == DifferenceKind::Added, compared.is_former) {
                (true, false) => "compare-added-about",
                (false, false) => "compare-removed-about",
                (true, true) => "compare-gone-about",
                (false, true) => "compare-new-about",
            };
            words.text(key).clone_into(&mut text.title);
            return text;
        };
        text.title = field;
        match difference.change().map(|change| change.detail("")) {
            Some(Detail::Text(runs)) => {
                text.runs = if compared.is_former { forwards(runs) } else { runs };
                return text;
            }
            Some(Detail::Due(due)) => {
                let later = due.days.map(|days| {
                    let key = match (days < 0, compared.is_former) {
                        (true, false) => "compare-earlier",
                        (false, false) => "compare-later",
                        (true, true) => "compare-put-off",
                        (false, true) => "compare-brought-forward",
                    };
                    words.with(key, [("days", days.unsigned_abs().into())])
                });
                text.notes.extend(later);
                text.notes.extend(due.without_record.then(|| words.text("compare-without-record").to_owned()));
            }
            _ => {}
        }
        text.sides = sides(compared.is_former, mine, theirs).to_vec();
        // With a former version there is nothing to be merged: it is all in what became of it.
        let merged = merged(&compared.comparison, difference, words).filter(|_| !compared.is_former);
        text.sides.extend(merged.map(|both| ("compare-merged", both)));
        text
    }

    fn show(&self, ui: &mut Ui, words: &Words) {
        ui.label(theme::text::strong(&self.title));
        if !self.runs.is_empty() {
            let job = job(ui, &self.runs);
            ui.add(egui::Label::new(job).wrap());
        }
        egui::Grid::new("contents").num_columns(2).min_col_width(64.0).show(ui, |ui| {
            for (key, text) in &self.sides {
                ui.label(theme::text::small(words.text(key)).weak());
                ui.add(egui::Label::new(text).wrap());
                ui.end_row();
            }
        });
        for note in &self.notes {
            ui.label(theme::text::small(note).weak());
        }
    }
}

/// The runs of a text as it became what it is: what stood there then before what stands there now, which has the place of
/// their words.
fn forwards(mut runs: Vec<Segment>) -> Vec<Segment> {
    for run in &mut runs {
        run.side = match run.side {
            Side::Same => Side::Same,
            Side::Mine => Side::Theirs,
            Side::Theirs => Side::Mine,
        };
    }
    for at in 1..runs.len() {
        let is_turned = |pair: &[Segment]| matches!(pair, [a, b] if a.side == Side::Theirs && b.side == Side::Mine);
        if runs.get(at - 1..=at).is_some_and(is_turned) {
            runs.swap(at - 1, at);
        }
    }
    runs
}

/// What is only here is struck through, what is only there is underlined: shown by more than colour.
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
