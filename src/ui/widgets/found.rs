//! A text in which the words of a search are marked.
//!
//! Where the words stand in a text is looked for once, not in every frame: what was on screen of late is kept, until
//! another search begins.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, Id};

use crate::analysis::FoundWords;
use crate::ui::theme::Palette;

/// How many texts are kept: several times what fits on a screen.
const MOST: usize = 2048;

/// The places of the words of one search in the texts that were on screen of late.
#[derive(Debug, Clone, Default)]
struct FoundPlaces {
    /// The search. It is held, so that no other one can get its address.
    words: Option<Arc<FoundWords>>,
    places: HashMap<Box<str>, Arc<[Range<usize>]>>,
}

impl FoundPlaces {
    fn of(&mut self, text: &str, words: &Arc<FoundWords>) -> Arc<[Range<usize>]> {
        if !self.is_of(Some(words)) {
            *self = Self { words: Some(Arc::clone(words)), places: HashMap::new() };
        }
        if let Some(known) = self.places.get(text) {
            return Arc::clone(known);
        }
        if self.places.len() >= MOST {
            self.places.clear();
        }
        let places: Arc<[Range<usize>]> = words.places(text).into();
        self.places.insert(text.into(), Arc::clone(&places));
        places
    }

    fn is_of(&self, words: Option<&Arc<FoundWords>>) -> bool {
        match (&self.words, words) {
            (Some(own), Some(words)) => Arc::ptr_eq(own, words),
            (own, words) => own.is_none() && words.is_none(),
        }
    }
}

/// Drops what was kept of another search than this one. Called once in a frame.
pub(crate) fn begin(ctx: &Context, words: Option<&Arc<FoundWords>>) {
    ctx.data_mut(|data| {
        if !data.get_temp_mut_or_default::<FoundPlaces>(Id::NULL).is_of(words) {
            data.remove::<FoundPlaces>(Id::NULL);
        }
    });
}

/// The text in one format, with the words that are sought on a ground of their own. It wraps nowhere by itself.
pub(crate) fn job(
    ctx: &Context,
    text: &str,
    plain: TextFormat,
    found: &Arc<FoundWords>,
    palette: &Palette,
) -> LayoutJob {
    if found.is_empty() {
        return LayoutJob::single_section(text.to_owned(), plain);
    }
    let places = ctx.data_mut(|data| data.get_temp_mut_or_default::<FoundPlaces>(Id::NULL).of(text, found));
    let marked = TextFormat { background: palette.marked_strong, color: palette.text, ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut end = 0;
    for place in places.iter() {
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
        let job = job(&Context::default(), text, plain, &Arc::new(FoundWords::new("学校")), palette);
        assert_eq!(job.text, text);
        let marked: Vec<&str> = job
            .sections
            .iter()
            .filter(|section| section.format.background == palette.marked_strong)
            .map(|section| job.text.get(section.byte_range.start.0..section.byte_range.end.0).unwrap())
            .collect();
        assert_eq!(marked, ["学校", "学校"]);
    }

    #[test]
    fn a_text_is_searched_once_for_each_search() {
        let (school, kitchen) = (Arc::new(FoundWords::new("学校")), Arc::new(FoundWords::new("食堂")));
        let (mut kept, text) = (FoundPlaces::default(), "学校食堂");
        let first = kept.of(text, &school);
        assert!(Arc::ptr_eq(&first, &kept.of(text, &school)), "the second frame searches nothing");
        assert_eq!(kept.of(text, &kitchen).first(), Some(&(6..12)), "another search finds its own words");
        assert!(kept.of("学校", &kitchen).is_empty());
        assert_eq!(kept.of(text, &school).first(), Some(&(0..6)));
    }

    #[test]
    fn what_is_kept_is_bounded_and_goes_with_the_search() {
        let (ctx, words) = (Context::default(), Arc::new(FoundWords::new("学校")));
        let palette = theme::palette_of(&egui::Visuals::light());
        let kept = || ctx.data_mut(|data| data.get_temp_mut_or_default::<FoundPlaces>(Id::NULL).places.len());
        for number in 0..=MOST * 2 {
            job(&ctx, &format!("学校{number}"), TextFormat::default(), &words, palette);
            assert!(kept() <= MOST);
        }
        begin(&ctx, Some(&words));
        assert_eq!(kept(), 1, "the same search goes on");
        begin(&ctx, None);
        assert_eq!((kept(), Arc::strong_count(&words)), (0, 1));
    }
}
