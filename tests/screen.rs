//! The screen against the files: a page of each kind of chart as the window draws it, and as it is exported.
//!
//! Needs Xvfb, openbox and xdotool; run by `.ci/run` with `--ignored`.

#![expect(clippy::print_stdout, reason = "a test that tells its figures")]

mod common;

use std::fs;

use guatu::chart::{IndicatorChart, LIGHT, Named, best};
use guatu::model::{BriefingPage, Date, PageKind};
use guatu::words::{Language, Words};
use guatu::{export, scene};

use common::desktop::Desktop;

/// The mean over blocks of four by four pixels: what the eye sees, whoever drew the edges of the letters.
fn blurred(width: usize, pixel: impl Fn(usize, usize) -> [u8; 3], height: usize) -> Vec<f32> {
    let block = |x: usize, y: usize| {
        let cells = (0..16).map(|n| pixel(x * 4 + n % 4, y * 4 + n / 4));
        cells.map(|rgb| rgb.iter().map(|part| f32::from(*part)).sum::<f32>() / 3.0).sum::<f32>() / 16.0
    };
    (0..height / 4).flat_map(|y| (0..width / 4).map(move |x| (x, y))).map(|(x, y)| block(x, y)).collect()
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool; .ci/run runs it"]
fn the_screen_shows_what_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let (file, pictures) = (folder.path().join("a.guatu.json"), folder.path().join("pictures"));
    let mut dataset = common::filled();
    let report = std::sync::Arc::make_mut(dataset.reports.first_mut().unwrap());
    // A page for each kind of chart: of the whole, then series, part of a whole, before and after, bullets.
    let indicators: Vec<_> = report.items().flat_map(|item| item.indicators.iter()).collect();
    let parts = indicators.iter().find_map(|indicator| indicator.part_of.as_ref().map(|part| part.whole.clone()));
    let of_kind = |kind| indicators.iter().find(|indicator| best(indicator) == kind).unwrap().id.clone();
    let (series, compared) = (of_kind(IndicatorChart::Series), of_kind(IndicatorChart::BeforeAfter));
    let of_nodes = [parts.unwrap().to_string(), series.to_string(), compared.to_string(), "c1p4i2".to_owned()];
    let of_whole = Named::ALL.map(|named| named.name().to_owned());
    let page = |of: String| BriefingPage::new(PageKind::Chart, of);
    let mut briefing: Vec<_> = of_whole.into_iter().chain(of_nodes).map(page).collect();
    let kept = briefing.len();
    briefing.extend(guatu::chart::arranged(report).into_iter().map(|page| BriefingPage { hidden: true, ..page }));
    report.briefing = briefing;
    guatu::file::save(&file, &dataset).unwrap();
    let mut desktop = Desktop::start(93);
    let mut program = desktop.command(env!("CARGO_BIN_EXE_guatu"));
    desktop.spawn(program.arg("--pictures").arg(&pictures).arg(&file));
    desktop.until("the pictures", || desktop.titles("guatu").is_empty() && pictures.join("overview.png").exists());
    let words = Words::load(Language::Chinese);
    let audience = dataset.reports[0].audience.unwrap_or(guatu::model::PaperAudience::Public);
    let rules =
        guatu::chart::DeckRules { today: Date::today(), near_days: guatu::chart::NEAR, pace_points: 5, audience };
    let pages = guatu::chart::deck(&std::sync::Arc::new(dataset), 0, rules, &words, &guatu::chart::DeckPictures::new());
    assert!(pages.len() >= kept - 1, "{} pages", pages.len());
    for (n, page) in pages.iter().enumerate() {
        let path = pictures.join(format!("page-{:02}.png", n + 1));
        let mut reader =
            png::Decoder::new(std::io::BufReader::new(fs::File::open(&path).unwrap())).read_info().unwrap();
        let mut screen = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut screen).unwrap();
        let (width, height) = (info.width as usize, info.height as usize);
        let scale = (width as f32 / 1920.0).min(height as f32 / 1080.0);
        let drawn = export::pixels(&scene::page(page, n, pages.len(), &LIGHT), scale).unwrap();
        let (wide, high) = (drawn.width as usize, drawn.height as usize);
        let (left, top) = ((width - wide) / 2, (height - high) / 2);
        let of_screen = |x: usize, y: usize| {
            let at = ((y + top) * width + x + left) * 3;
            [screen[at], screen[at + 1], screen[at + 2]]
        };
        let of_file = |x: usize, y: usize| {
            let at = (y * wide + x) * 4;
            [drawn.rgba[at], drawn.rgba[at + 1], drawn.rgba[at + 2]]
        };
        let (a, b) = (blurred(wide, of_screen, high), blurred(wide, of_file, high));
        let differences = || a.iter().zip(&b).map(|(a, b)| (a - b).abs());
        let mean = differences().sum::<f32>() / a.len() as f32;
        let other = differences().filter(|difference| *difference > 40.0).count() as f32 / a.len() as f32;
        let ink = b.iter().filter(|value| **value < 250.0).count();
        println!("{}: mean {mean:.2}, other {:.2} %, ink {ink}", page.title, other * 100.0);
        assert!(ink > 200, "{}: nothing is drawn", page.title);
        assert!(mean < 4.0 && other < 0.02, "{}: {mean} {other}", page.title);
    }
}
