//! Where the words of pictures stand: on nothing else, whole, and read on their ground.

#![allow(clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use guatu::chart::{ChartContext, DARK, DeckPictures, LIGHT, Named, deck};
use guatu::file;
use guatu::model::{Dataset, Date};
use guatu::scene::{self, Look, Scene, Sheet};
use guatu::session::PosterChoice;
use guatu::words::{Language, Words};

use super::rules;
use crate::common::filled;
use crate::placement;

/// From how many characters on a title is a sentence, as measures are: two lines of a narrow chart do not hold it.
const SENTENCE: usize = 40;

/// The datasets with the days that they speak of.
fn cases() -> [(&'static str, Arc<Dataset>, Date); 3] {
    let read = |bytes: &[u8]| file::read(bytes).unwrap();
    let example = read(guatu::app::FILLED_EXAMPLE);
    let as_of = example.reports[0].as_of.unwrap();
    let day = "2026-07-15".parse().unwrap();
    let bundled = read(guatu::app::EXAMPLE);
    [("bundled", Arc::new(bundled), day), ("example", Arc::new(example), as_of), ("filled", Arc::new(filled()), day)]
}

/// The charts of a dataset at several widths, its pages and its posters, each with its name.
fn pictures(dataset: &Arc<Dataset>, today: Date, words: &Words) -> Vec<(String, Scene)> {
    let mut all = Vec::new();
    let context = ChartContext::of(dataset, today, 40, words);
    for named in Named::ALL {
        let chart = named.build(&context);
        for (width, text) in [(760.0, 13.0), (1000.0, 14.0), (1600.0, 16.0)] {
            let look = Look { width, colours: &LIGHT, text };
            all.push((format!("{} {width}", named.name()), scene::chart(&chart, &look)));
        }
        let look = Look { width: 1000.0, colours: &DARK, text: 14.0 };
        all.push((format!("{} dark", named.name()), scene::chart(&chart, &look)));
    }
    let pages = deck(dataset, 0, guatu::chart::DeckRules { today, ..rules() }, words, &DeckPictures::new());
    for (n, page) in pages.iter().enumerate() {
        all.push((format!("page {}", n + 1), scene::page(page, n, pages.len(), &LIGHT)));
        all.push((format!("page {} dark", n + 1), scene::page(page, n, pages.len(), &DARK)));
    }
    let wall = Named::Plan.build(&ChartContext::of(dataset, today, usize::MAX, words));
    for sheet in Sheet::ALL {
        let choice = PosterChoice { sheet, ..PosterChoice::default() };
        let sheets = choice.sheets(&wall, (dataset, today), &LIGHT, words);
        all.extend(sheets.into_iter().map(|scene| (format!("poster {sheet:?}"), scene)));
    }
    all
}

#[test]
fn words_lie_on_nothing_are_whole_and_can_be_read() {
    let mut found = Vec::new();
    for (name, dataset, today) in cases() {
        let longest = dataset.reports[0].items().map(|item| item.title.chars().count()).max().unwrap();
        for language in Language::ALL {
            for (what, scene) in pictures(&dataset, today, &Words::load(language)) {
                let colours = if what.ends_with("dark") { &DARK } else { &LIGHT };
                let holds_sentences = what.starts_with("plan-measures") || longest > SENTENCE;
                // What hangs on a wall is whole.
                let may_cut = holds_sentences && !what.starts_with("poster");
                let is_wrong = |fault: &String| !(may_cut && fault.starts_with("cut"));
                let faults = placement::faults(&scene, colours).into_iter().filter(is_wrong);
                found.extend(faults.map(|fault| format!("{name} {language:?} {what}: {fault}")));
            }
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
