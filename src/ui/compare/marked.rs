//! The two texts of a difference with what changed in them marked: what was is struck through, weak and on sunken ground;
//! what is new stands on the ground of a selection with a line under it. Never red and green: red is what is late.

use egui::text::{LayoutJob, TextFormat};
use egui::{Stroke, Ui};

use crate::diff::{Detail, FieldChange, Segment, Side, segments};
use crate::ui::theme;

/// Shorter contents are told as a whole: of 推进中 and 基本完成 no single word is the same on purpose.
const SHORT: usize = 12;

/// So much of a run that is the same is shown at each end where the rest is left out.
const KEPT: usize = 14;

/// The runs of two contents in words: those of `change` where it is one of texts, else of the words themselves.
pub(super) fn runs(change: Option<&FieldChange>, mine: &str, theirs: &str) -> Vec<Segment> {
    if let Some(Detail::Text(runs)) = change.map(|change| change.detail("")) {
        return runs;
    }
    if mine.chars().count().min(theirs.chars().count()) > SHORT {
        return segments(mine, theirs);
    }
    [(Side::Mine, mine), (Side::Theirs, theirs)].map(|(side, text)| Segment { side, text: text.to_owned() }).to_vec()
}

/// The same without the middle of long runs that are the same on both sides.
pub(super) fn shortened(mut runs: Vec<Segment>) -> Vec<Segment> {
    for run in runs.iter_mut().filter(|run| run.side == Side::Same) {
        let count = run.text.chars().count();
        if count > 3 * KEPT {
            let head: String = run.text.chars().take(KEPT).collect();
            let tail: String = run.text.chars().skip(count - KEPT).collect();
            run.text = format!("{head}…{tail}");
        }
    }
    runs
}

/// One side of the runs, wrapped at a width.
pub(super) fn job(ui: &Ui, runs: &[Segment], of: Side, is_new: bool, width: f32) -> LayoutJob {
    let palette = theme::palette(ui);
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(40.0);
    for run in runs.iter().filter(|run| run.side == Side::Same || run.side == of) {
        let mut format = TextFormat::simple(font.clone(), palette.text);
        if run.side == of && is_new {
            format.background = palette.selected;
            format.underline = Stroke::new(2.0, palette.focus);
        } else if run.side == of {
            format.color = palette.weak;
            format.background = palette.sunken;
            format.strikethrough = Stroke::new(1.0, palette.weak);
        }
        job.append(&run.text, 0.0, format);
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_contents_are_told_as_a_whole_and_long_ones_word_by_word() {
        let whole = runs(None, "推进中", "基本完成");
        assert_eq!(whole.iter().map(|run| run.side).collect::<Vec<_>>(), [Side::Mine, Side::Theirs]);
        let parts = runs(None, "完成改造112公里,占全部的54.9%", "完成改造112公里,占全部的55%");
        assert!(parts.iter().any(|run| run.side == Side::Same && run.text.contains("112公里")));
    }

    #[test]
    fn what_is_the_same_at_length_is_left_out_of_a_table() {
        let same = Segment { side: Side::Same, text: "同".repeat(100) };
        let short = shortened(vec![same]);
        assert_eq!(short.iter().map(|run| run.text.chars().count()).sum::<usize>(), 2 * KEPT + 1);
    }
}
