//! Charts as pictures: every label and number of a chart stands in its SVG and can be found in its PDF, in both
//! languages, for the bundled dataset, an empty one and a large one.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod placed;

use std::sync::Arc;

use guatu::chart::{
    Body, Chart, ChartContext, DARK, DeckRules, LIGHT, Named, ScheduleLine, TargetChange, TargetsFocus,
};
use guatu::export;
use guatu::file;
use guatu::model::{Dataset, Date, PaperAudience};
use guatu::scene::{self, Look};
use guatu::words::{Language, Words};

use crate::common::filled;

fn today() -> Date {
    "2025-08-01".parse().unwrap()
}

fn rules() -> DeckRules {
    DeckRules { today: today(), near_days: guatu::chart::NEAR, pace_points: 5, audience: PaperAudience::All }
}

fn look() -> Look {
    Look { width: 1000.0, colours: &LIGHT, text: 14.0 }
}

/// All words that a chart says.
fn said(chart: &Chart) -> Vec<String> {
    let mut said = vec![chart.title.clone(), chart.subtitle.clone(), chart.more.clone()];
    match &chart.body {
        Body::Rows(rows) => {
            for row in rows {
                said.push(row.value.clone());
                said.extend((rows.len() > 1).then(|| row.label.clone()));
            }
        }
        Body::Series(series) => {
            for point in series.lines.iter().flat_map(|line| &line.points) {
                said.extend([point.text.clone(), point.date.clone()]);
            }
            said.extend(series.target.iter().map(|target| target.text.clone()));
        }
        Body::Schedule(schedule) => {
            said.push(schedule.today.1.clone());
            for line in &schedule.lines {
                match line {
                    // What is too long is cut; its beginning is there.
                    ScheduleLine::Head(head) => said.extend([head.name.chars().take(12).collect(), head.count.clone()]),
                    ScheduleLine::Row(row) => {
                        said.extend([row.number.clone(), row.title.chars().take(8).collect()]);
                        said.extend([row.news.clone(), row.text.clone()]);
                    }
                    ScheduleLine::Undated(text, _) => said.push(text.clone()),
                }
            }
        }
        Body::Standing(standing) => {
            said.extend(standing.panels.iter().cloned());
            for row in std::iter::once(&standing.total).chain(&standing.rows) {
                said.extend([row.label.clone(), row.count.clone()]);
                let held = row.parts.iter().map(|part| part.holds.len()).filter(|count| *count > 0);
                said.extend(held.map(|count| count.to_string()));
            }
            for news in standing.month.iter().flat_map(|(_, news)| news) {
                said.push(news.text.clone());
                said.extend(news.numbers.iter().cloned());
            }
        }
        Body::Units(units) => {
            said.extend([units.quiet.clone(), units.leaders_head.clone()]);
            for row in &units.rows {
                said.extend([&row.unit, &row.leader, &row.title, &row.days_text].map(String::clone));
                said.extend(row.moved.iter().chain(&row.detail).cloned());
            }
            said.extend(units.leaders.iter().flat_map(|leader| [leader.name.clone(), leader.count.clone()]));
        }
        Body::Targets(targets) => {
            for row in &targets.rows {
                said.extend([&row.head, &row.name, &row.detail, &row.target, &row.due, &row.note].map(String::clone));
                // The value of what changed stands at its arrow.
                let is_gap = targets.focus == TargetsFocus::Gap;
                said.extend([&row.value, &row.gap].into_iter().filter(|_| is_gap).cloned());
                match &row.change {
                    TargetChange::Known(change) => {
                        said.extend([change.before.clone(), change.after.clone(), change.text.clone()]);
                    }
                    TargetChange::Unknown(why) => said.push(why.clone()),
                }
            }
        }
        Body::Closed(closed) => {
            let lines = [&closed.plan, &closed.claimed].into_iter().filter(|line| !line.steps.is_empty());
            said.extend(lines.map(|line| line.name.clone()));
            said.extend([closed.closed.name.clone(), closed.whole_plan.clone(), closed.today.1.clone()]);
            said.extend(closed.limit.iter().map(|(_, text)| text.clone()));
            if let Some(missing) = &closed.missing {
                said.extend([missing.due.1.clone(), missing.missing.clone()]);
                said.extend(missing.parts.iter().flat_map(|(_, count, word, _)| [count.to_string(), word.clone()]));
                said.extend(missing.notes.iter().filter(|_| !missing.missing.is_empty()).cloned());
            }
        }
        Body::ClosedPanels(closed) => {
            said.extend(closed.key.iter().chain([&closed.today.1]).cloned());
            said.extend(closed.limit.iter().map(|(_, text)| text.clone()));
            said.extend(closed.panels.iter().flat_map(|own| [&own.name, &own.count, &own.late].map(String::clone)));
        }
        Body::Calendar(calendar) => {
            said.extend(calendar.parts.iter().chain([&calendar.review]).cloned());
            said.extend(calendar.key.iter().map(|(_, word)| word.clone()));
            for month in &calendar.months {
                said.extend([&month.names[0], &month.count, &month.late].map(String::clone));
                for cell in &month.cells {
                    said.extend(cell.today.iter().chain(&cell.limit).cloned());
                    // Of many entries there are marks, and how many they are.
                    let is_named = cell.entries.len() <= 8;
                    said.extend((!is_named).then(|| cell.count.clone()));
                    for entry in cell.entries.iter().filter(|_| is_named) {
                        said.extend([entry.number.clone(), entry.day.clone()]);
                        said.extend(entry.is_urgent().then(|| entry.title.clone()));
                    }
                }
            }
        }
        Body::Empty(words) => said.push(words.clone()),
    }
    said.retain(|text| !text.is_empty());
    said
}

/// Without the places where lines were broken.
fn joined(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn charts(dataset: &Dataset) -> Vec<(Named, Language, Chart)> {
    let dataset = Arc::new(dataset.clone());
    let all = Language::ALL.into_iter().flat_map(|language| Named::ALL.map(|named| (named, language)));
    all.map(|(named, language)| {
        (named, language, named.build(&ChartContext::of(&dataset, today(), 24, &Words::load(language))))
    })
    .collect()
}

#[test]
fn what_is_missing_at_the_limit_is_told_by_where_it_stands() {
    // The figures are those of the county's own paper of that day.
    let dataset = Arc::new(file::read(guatu::app::FILLED_EXAMPLE).unwrap());
    let words = Words::load(Language::Chinese);
    let on = |day: &str| Named::Closed.build(&ChartContext::of(&dataset, day.parse().unwrap(), 24, &words));
    let chart = on("2026-09-15");
    assert_eq!(chart.title, "距集中整改截止还有 5 天,应销号 27 项,已销号 12 项,还差 15 项");
    let Body::Closed(closed) = &chart.body else { panic!("{chart:?}") };
    let missing = closed.missing.as_ref().unwrap();
    let parts: Vec<(String, usize)> =
        missing.parts.iter().map(|(status, count, ..)| (format!("{status:?}"), *count)).collect();
    assert_eq!(parts, [("Done".to_owned(), 7), ("Near".to_owned(), 2), ("Late".to_owned(), 6)]);
    let last = |line: &guatu::chart::CountLine| line.count(closed.today.0);
    assert_eq!([last(&closed.closed), last(&closed.claimed), last(&closed.plan)], [12, 19, 25]);
    assert_eq!(closed.before.as_ref().map(|(_, count, _)| *count), Some(9));
    assert_eq!(closed.items, 32);
    // What was closed later is not known on an earlier day.
    let Body::Closed(earlier) = on("2026-07-31").body else { panic!("no chart of July") };
    assert!(earlier.closed.steps.iter().all(|step| step.day <= earlier.today.0));
    assert_eq!(on("2026-09-30").title, "集中整改结束时应销号 27 项,已销号 12 项,仍差 15 项");
}

#[test]
fn every_label_and_number_stands_in_the_svg() {
    for dataset in [file::read(guatu::app::EXAMPLE).unwrap(), filled(), Dataset::default()] {
        for (named, language, chart) in charts(&dataset) {
            let scene = scene::chart(&chart, &look());
            let written = joined(&scene.words().collect::<String>());
            for text in said(&chart) {
                assert!(written.contains(&joined(&text)), "{named:?} {language:?}: {text:?} is missing");
            }
            let svg = export::svg(&scene, false);
            for text in scene.words() {
                let escaped =
                    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
                assert!(svg.contains(&escaped), "{named:?}: {text:?}");
            }
            assert!(!joined(&chart.title).is_empty() && !svg.contains("NaN") && !svg.contains("inf"), "{named:?}");
        }
    }
}

#[test]
fn the_text_of_the_pdf_is_found_again() {
    let dataset = filled();
    for (named, language, chart) in charts(&dataset) {
        let scene = scene::chart(&chart, &look());
        let pdf = export::pdf(std::slice::from_ref(&scene), &[]).unwrap();
        let found = joined(&pdf_extract::extract_text_from_mem(&pdf).unwrap());
        for text in scene.words() {
            assert!(found.contains(&joined(text)), "{named:?} {language:?}: {text:?} is not found");
        }
        assert!(pdf.len() < 400_000, "{named:?}: {} bytes, so the typeface is whole", pdf.len());
    }
}

#[test]
fn pictures_have_the_size_that_was_asked_for_and_something_on_them() {
    let dataset = filled();
    for (named, _, chart) in charts(&dataset).into_iter().take(9) {
        for colours in [&LIGHT, &DARK] {
            let scene = scene::chart(&chart, &Look { colours, ..look() });
            let pixels = export::pixels(&scene, 1.0).unwrap();
            assert_eq!(pixels.width, 1000);
            let ground = &pixels.rgba[..4];
            let drawn = pixels.rgba.chunks(4).filter(|pixel| *pixel != ground).count();
            assert!(drawn > 3000, "{named:?}: {drawn} pixels");
        }
    }
    let scene = scene::chart(&charts(&dataset)[0].2, &look());
    let png = export::png(&scene, 4.0).unwrap();
    assert!(png.starts_with(b"\x89PNG"));
}

#[test]
fn the_svg_of_the_filled_dataset_is_as_it_was() {
    for (named, language, chart) in charts(&filled()) {
        if language != Language::Chinese {
            continue;
        }
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/pictures")
            .join(format!("{}.svg", named.name()));
        let svg = export::svg(&scene::chart(&chart, &look()), false);
        if std::env::var_os("GUATU_BLESS").is_some() {
            file::save_bytes(&path, svg.as_bytes()).unwrap();
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(known == svg, "{} changed: look at it, then run again with GUATU_BLESS=1", path.display());
    }
}

#[test]
fn a_large_dataset_gives_charts_that_can_be_read() {
    let mut dataset = filled();
    let first = Arc::clone(&dataset.reports[0]);
    for n in 1..200 {
        let mut report = guatu::model::Report::clone(&first);
        report.id = format!("report-{n}").into();
        dataset.reports.push(Arc::new(report));
    }
    for (named, _, chart) in charts(&dataset).into_iter().take(9) {
        let rows = match &chart.body {
            Body::Rows(rows) => rows.len(),
            Body::Targets(targets) => targets.rows.len(),
            _ => continue,
        };
        assert!(rows <= 200, "{named:?}: {rows} rows");
    }
}

#[test]
fn the_pages_of_a_briefing_are_read_from_the_back_of_a_room() {
    let words = Words::load(Language::Chinese);
    for (dataset, least) in [(filled(), 9), (file::read(guatu::app::EXAMPLE).unwrap(), 8)] {
        let pages = guatu::chart::deck(&Arc::new(dataset), 0, rules(), &words, &guatu::chart::DeckPictures::new());
        assert!(pages.len() >= least, "{} pages", pages.len());
        for (n, page) in pages.iter().enumerate() {
            let scene = scene::page(page, n, pages.len(), &LIGHT);
            assert_eq!((scene.width, scene.height), (1920.0, 1080.0));
            let texts = scene.shapes.iter().filter_map(|shape| match shape {
                scene::Shape::Text { at, size, text, .. } => Some((*at, *size, text)),
                _ => None,
            });
            for ([x, y], size, text) in texts {
                assert!((0.0..=1920.0).contains(&x) && (0.0..=1080.0).contains(&y), "page {n}: {text} lies outside");
                // The foot and what stands in a bar may be smaller than the body.
                assert!(size >= 20.0, "page {n}: {text} is {size} high");
            }
            let title = joined(&page.title);
            assert!(joined(&scene.words().collect::<String>()).contains(&title), "page {n}: {title}");
        }
    }
    assert!(
        guatu::chart::deck(&Arc::new(Dataset::default()), 0, rules(), &words, &guatu::chart::DeckPictures::new())
            .is_empty()
    );
}

#[test]
fn a_watermark_lies_on_the_ground_of_every_page_and_chart() {
    let words = Words::load(Language::Chinese);
    let pages = guatu::chart::deck(&Arc::new(filled()), 0, rules(), &words, &guatu::chart::DeckPictures::new());
    let mark = "传阅件请勿复制";
    let bytes = export::deck(&pages, std::path::Path::new("a.pptx"), &LIGHT, mark).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for n in 1..=pages.len() {
        let mut slide = String::new();
        let mut part = package.by_name(&format!("ppt/slides/slide{n}.xml")).unwrap();
        std::io::Read::read_to_string(&mut part, &mut slide).unwrap();
        // 320 degrees in sixtieths of a thousandth, before the words of the page.
        let at = slide.find("rot=\"19200000\"").unwrap();
        assert_eq!(slide.matches(mark).count(), 1, "slide {n}");
        assert!(slide.get(..at).unwrap().matches("<a:t>").count() == 0, "slide {n}");
    }
    for colours in [&LIGHT, &DARK] {
        let plain = scene::page(&pages[0], 0, pages.len(), colours);
        let marked = plain.clone().with_watermark(mark);
        let (scene::Shape::Rect { fill: Some(ground), .. }, scene::Shape::Turned { fill, .. }) =
            (&marked.shapes[0], &marked.shapes[1])
        else {
            panic!("the ground, then the watermark")
        };
        for (ground, own) in ground.0.iter().zip(fill.0) {
            assert!((10..=60).contains(&ground.abs_diff(own)), "{ground} {own}");
        }
        assert_eq!(plain.clone().with_watermark(" "), plain);
    }
}

#[test]
fn the_slides_hold_the_words_of_the_pages() {
    let words = Words::load(Language::English);
    let pages = guatu::chart::deck(&Arc::new(filled()), 0, rules(), &words, &guatu::chart::DeckPictures::new());
    let bytes = export::deck(&pages, std::path::Path::new("a.pptx"), &LIGHT, "").unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for (n, page) in pages.iter().enumerate() {
        let mut slide = String::new();
        let name = format!("ppt/slides/slide{}.xml", n + 1);
        std::io::Read::read_to_string(&mut package.by_name(&name).unwrap(), &mut slide).unwrap();
        // Words of a table go on in lines of its cells: there they stand together.
        let pieces = slide.split("<a:t>").skip(1).filter_map(|piece| piece.split("</a:t>").next());
        let slide = joined(&pieces.collect::<String>());
        for text in scene::page(page, n, pages.len(), &LIGHT).words() {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let whole = joined(escaped.trim_end_matches('…'));
            assert!(slide.contains(&whole), "slide {n}: {text}");
        }
    }
    let pdf = export::deck(&pages, std::path::Path::new("a.pdf"), &LIGHT, "").unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    assert!(export::deck(&pages, std::path::Path::new("a.doc"), &LIGHT, "").is_err());
}
