//! A text in which the words of a search are marked.

use crate::analysis::FoundWords;
use crate::ui::theme::Palette;
use egui::text::{LayoutJob, TextFormat};

/// The text in one format, with the words that are sought on a ground of their own. It wraps nowhere by itself.
pub(crate) fn job(text: &str, plain: TextFormat, found: &FoundWords, palette: &Palette) -> LayoutJob {
    let marked = TextFormat { background: palette.marked_strong, color: palette.text, ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut end = 0;
    // Without a search that is one piece.
    for place in found.places(text) {
        job.append(text.get(end..place.start).unwrap_or_default(), 0.0, plain.clone());
        job.append(text.get(place.clone()).unwrap_or_default(), 0.0, marked.clone());
        end = place.end;
    }
    job.append(text.get(end..).unwrap_or_default(), 0.0, plain);
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;

    #[test]
    fn the_words_stand_on_another_ground_and_no_letter_is_lost() {
        let palette = theme::palette_of(&egui::Visuals::light());
        let text = "12 学校食堂的学校管理";
        let plain = TextFormat::simple(egui::FontId::default(), palette.weak);
        let job = job(text, plain, &FoundWords::new("学校"), palette);
        assert_eq!(job.text, text);
        let marked: Vec<&str> = job
            .sections
            .iter()
            .filter(|section| section.format.background == palette.marked_strong)
            .map(|section| job.text.get(section.byte_range.start.0..section.byte_range.end.0).unwrap())
            .collect();
        assert_eq!(marked, ["学校", "学校"]);
    }
}
