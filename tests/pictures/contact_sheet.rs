//! Contact sheets: each chart, page of a briefing and poster of five datasets, in both languages, light and dark, small
//! beside each other, to be looked at before a release. They go to the folder that the last line printed names.
//!
//! By hand: `cargo test --release --test pictures contact_sheet -- --ignored --nocapture`

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests fail as tests do; a command says where"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use guatu::chart::{ChartColours, ChartContext, DARK, DeckPictures, DeckRules, LIGHT, NEAR, Named, deck};
use guatu::model::{Dataset, Date, Item, ItemId, PaperAudience};
use guatu::scene::{self, Look, Scene, Sheet};
use guatu::session::PosterChoice;
use guatu::words::{Language, Words};
use guatu::{export, file};
use image::{RgbaImage, imageops};

use crate::common::filled;
use crate::placement;

/// How wide a picture on a sheet is, so that its smallest words can be read, the space around it, and how many stand beside each other.
const THUMB: u32 = 960;
const SPACE: u32 = 16;
const ACROSS: u32 = 4;

/// A day in the middle of the work of the datasets.
fn today() -> Date {
    "2026-07-15".parse().unwrap()
}

/// The filled dataset with its items over and over, until they are so many.
fn many(count: usize) -> Dataset {
    let mut dataset = filled();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let items: Vec<Arc<Item>> = report.items().cloned().collect();
    let category = Arc::make_mut(&mut report.categories[0]);
    let home = &mut Arc::make_mut(&mut category.problems[0]).items;
    for (n, item) in items.iter().cycle().take(count - items.len()).enumerate() {
        home.push(Arc::new(Item { id: ItemId::from(format!("again-{n}").as_str()), ..Item::clone(item) }));
    }
    dataset
}

/// The filled dataset with its first item alone.
fn one() -> Dataset {
    let mut dataset = filled();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    report.categories.truncate(1);
    let category = Arc::make_mut(&mut report.categories[0]);
    category.problems.truncate(1);
    Arc::make_mut(&mut category.problems[0]).items.truncate(1);
    dataset
}

/// A picture drawn small. All of it is of one colour only where nothing was drawn.
fn small(scene: &Scene, what: &str, colours: &ChartColours) -> RgbaImage {
    for fault in placement::faults(scene, colours) {
        println!("{what}: {fault}");
    }
    if std::env::var_os("ONLY_FAULTS").is_some() {
        return RgbaImage::new(4, 4);
    }
    let drawn = export::pixels(scene, THUMB as f32 / scene.width).unwrap();
    let image = RgbaImage::from_raw(drawn.width, drawn.height, drawn.rgba).unwrap();
    let first = image.get_pixel(0, 0);
    assert!(image.pixels().any(|pixel| pixel != first), "{what} is empty");
    image
}

/// Pictures beside and below each other as one file.
fn sheet(path: &Path, ground: [u8; 4], pictures: &[RgbaImage]) {
    let rows: Vec<&[RgbaImage]> = pictures.chunks(ACROSS as usize).collect();
    let high = |row: &&[RgbaImage]| row.iter().map(RgbaImage::height).max().unwrap_or_default() + SPACE;
    let height = rows.iter().map(high).sum::<u32>() + SPACE;
    let mut all = RgbaImage::from_pixel(ACROSS * (THUMB + SPACE) + SPACE, height, image::Rgba(ground));
    let mut top = SPACE;
    for row in rows {
        for (at, picture) in (0_u32..).zip(row) {
            imageops::replace(&mut all, picture, i64::from(SPACE + at * (THUMB + SPACE)), top.into());
        }
        top += high(&row);
    }
    all.save(path).unwrap();
}

/// The sheets of one dataset in one language and one set of colours.
fn sheets(
    folder: &Path,
    name: &str,
    (dataset, today): (&Arc<Dataset>, Date),
    language: Language,
    colours: &'static ChartColours,
) {
    let words = Words::load(language);
    let tone = if std::ptr::eq(colours, &DARK) { "dark" } else { "light" };
    let ground = if tone == "dark" { [60, 60, 60, 255] } else { [200, 200, 200, 255] };
    let file = |kind: &str| folder.join(format!("{name} {} {tone} {kind}.png", language.code()));
    let context = ChartContext::of(dataset, today, 40, &words);
    let look = Look { width: 1000.0, colours, text: 14.0 };
    let about = format!("{name} {} {tone}", language.code());
    let chart = |named: Named| {
        let drawn = scene::chart(&named.build(&context), &look);
        small(&drawn, &format!("{about} {}", named.name()), colours)
    };
    sheet(&file("charts"), ground, &Named::ALL.map(chart));
    let rules = DeckRules { today, near_days: NEAR, pace_points: 5, audience: PaperAudience::Office };
    let pages = deck(dataset, 0, rules, &words, &DeckPictures::new());
    let page = |(n, page)| {
        let drawn = scene::page(page, n, pages.len(), colours);
        small(&drawn, &format!("{about} page {}", n + 1), colours)
    };
    sheet(&file("pages"), ground, &pages.iter().enumerate().map(page).collect::<Vec<_>>());
    if tone == "light" {
        let wall = Named::Plan.build(&ChartContext::of(dataset, today, usize::MAX, &words));
        let poster = |sheet| {
            let choice = PosterChoice { sheet, ..PosterChoice::default() };
            choice.sheets(&wall, (dataset, today), colours, &words)
        };
        let posters: Vec<Scene> = [Sheet::A4, Sheet::A3, Sheet::A1].into_iter().flat_map(poster).collect();
        let drawn: Vec<RgbaImage> = posters
            .iter()
            .enumerate()
            .map(|(n, scene)| small(scene, &format!("{about} poster {n}"), colours))
            .collect();
        sheet(&file("posters"), ground, &drawn);
    }
}

#[test]
#[ignore = "makes pictures to be looked at"]
fn contact_sheets() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("contact-sheets");
    std::fs::create_dir_all(&folder).unwrap();
    let read = |bytes: &[u8]| file::read(bytes).unwrap();
    let (bundled, example) = (read(guatu::app::EXAMPLE), read(guatu::app::FILLED_EXAMPLE));
    let example_day = example.reports[0].as_of.unwrap();
    let cases = [
        ("bundled", bundled, today()),
        ("example", example, example_day),
        ("filled", filled(), today()),
        ("300 items", many(300), today()),
        ("one item", one(), today()),
    ];
    for (name, dataset, day) in cases {
        let dataset = Arc::new(dataset);
        for language in [Language::Chinese, Language::English] {
            for colours in [&LIGHT, &DARK] {
                sheets(&folder, name, (&dataset, day), language, colours);
            }
        }
    }
    println!("{}", folder.display());
}
