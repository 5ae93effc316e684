//! Charts made and drawn: 10,000 marks against 100 with only a screenful drawn, their layout, a briefing of 60 pages as PDF,
//! a poster of 5,000 rows against one of 500, and pictures per second. Goal of the first: at most 1.3; of what has ten times
//! the rows: at most 11 times the time. In the bundled dataset ten rows of a report have a date; the others are counted in
//! one line.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::sync::Arc;
use std::time::Instant;

use egui_kittest::Harness;
use guatu::app::{App, Mode};
use guatu::chart::{self, ChartSpec, LIGHT, Named};
use guatu::export;
use guatu::model::{Date, PaperAudience};
use guatu::scene::{self, Look};
use guatu::session::{Action, ChartStep, PosterChoice, Preferences, View};
use guatu::words::{Language, Words};

fn today() -> Date {
    "2025-08-01".parse().unwrap()
}

fn window(times: usize, named: Named) -> Harness<'static, App> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    guatu::file::save(&path, &common::repeated(times)).unwrap();
    let mut harness = Harness::builder()
        .with_size([1280.0, 720.0])
        .build_eframe(|creation| App::new(&creation.egui_ctx, Preferences::default(), Mode::AtOnce, today()));
    for action in [
        Action::Open(vec![path]),
        Action::SetView(View::Charts),
        Action::Charts(ChartStep::Show(0, ChartSpec::new(named))),
    ] {
        let ctx = harness.ctx.clone();
        let frame = eframe::Frame::_new_kittest();
        harness.state_mut().act(vec![action], &ctx, &frame);
        harness.run_steps(8);
    }
    harness
}

fn frame(harness: &mut Harness<'static, App>) -> f64 {
    let began = Instant::now();
    harness.run_steps(10);
    began.elapsed().as_secs_f64() * 100.0
}

/// The seconds that making and laying out a wall chart take on the sheets of a poster, and how many sheets and rows it has.
fn poster(reports: usize, words: &Words) -> (f64, usize, usize) {
    let dataset = Arc::new(common::joined(reports));
    let began = Instant::now();
    let chart = Named::Plan.build(&chart::ChartContext::of(&dataset, today(), usize::MAX, words));
    let sheets = PosterChoice::default().sheets(&chart, (&dataset, today()), &LIGHT, words);
    let pdf = export::pdf(&sheets, &[]).unwrap();
    let seconds = began.elapsed().as_secs_f64();
    assert!(!pdf.is_empty());
    let rows = if let chart::Body::Schedule(schedule) = &chart.body { schedule.lines.len() } else { 0 };
    assert!(rows > 0);
    (seconds, sheets.len(), rows)
}

/// The milliseconds of one layout of a chart of so many reports.
fn layout(named: Named, reports: usize, words: &Words) -> f64 {
    let dataset = Arc::new(common::repeated(reports));
    let chart = named.build(&chart::ChartContext::of(&dataset, today(), usize::MAX, words));
    let look = Look { width: 1000.0, colours: &LIGHT, text: 14.0 };
    let began = Instant::now();
    let scene = scene::chart(&chart, &look);
    assert!(!scene.shapes.is_empty());
    began.elapsed().as_secs_f64() * 1000.0
}

fn main() {
    // About 100 marks, which fill the screen, against about 10,000: an item is a mark of a wall chart, a report has
    // three marks of the standing chart, 24 missed targets and 35 attainments.
    let charts =
        [(Named::Plan, 4, 350), (Named::Standing, 34, 3400), (Named::OffTarget, 4, 400), (Named::Attainment, 3, 290)];
    for (named, few, many) in charts {
        let (mut small, mut large) = (window(few, named), window(many, named));
        let (mut of_small, mut of_large) = (Vec::new(), Vec::new());
        for _ in 0..20 {
            of_small.push(frame(&mut small));
            of_large.push(frame(&mut large));
        }
        let (small, large) = (common::median(of_small), common::median(of_large));
        println!(
            "{named:?}: {large:.2} ms with {many} reports, {small:.2} ms with {few}, ratio {:.2} (goal 1.3)",
            large / small
        );
    }
    let words = Words::load(Language::Chinese);
    for (named, few) in [(Named::Standing, 340), (Named::OffTarget, 40), (Named::Attainment, 29)] {
        let (small, large) = (layout(named, few, &words), layout(named, few * 10, &words));
        println!(
            "layout of {named:?}, 10,000 marks: {large:.1} ms, {:.1} times that of 1,000 (goal 11)",
            large / small
        );
    }
    let ((small, ..), (large, sheets, rows)) = (poster(50, &words), poster(500, &words));
    println!(
        "a poster of {rows} rows on {sheets} sheets as PDF: {large:.2} s, {:.1} times 500 rows (goal 11)",
        large / small
    );
    let dataset = Arc::new(common::bundled());
    let rules =
        chart::DeckRules { today: today(), near_days: chart::NEAR, pace_points: 5, audience: PaperAudience::All };
    let one = chart::deck(&dataset, 0, rules, &words, &chart::DeckPictures::new());
    let pages: Vec<_> = one.iter().cycle().take(60).cloned().collect();
    let began = Instant::now();
    let pdf = export::deck(&pages, std::path::Path::new("a.pdf"), &LIGHT, "").unwrap();
    let seconds = began.elapsed().as_secs_f64();
    println!("a briefing of 60 pages as PDF: {seconds:.2} s, {} KB", pdf.len() / 1024);
    let chart = Named::OffTarget.build(&chart::ChartContext::of(&dataset, today(), 60, &words));
    let scene = scene::chart(&chart, &Look { width: 1000.0, colours: &LIGHT, text: 14.0 });
    let began = Instant::now();
    for _ in 0..20 {
        assert!(!export::png(&scene, 2.0).unwrap().is_empty());
    }
    println!("pictures at double size: {:.1} a second", 20.0 / began.elapsed().as_secs_f64());
}
