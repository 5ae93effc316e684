//! The note of the person's own on a chart: written below it, drawn wherever the chart goes, taken back by Undo.

use std::io::{Cursor, Read as _};

use super::*;
use guatu::analysis::Scope;
use guatu::chart::{ChartContext, DeckRules, LIGHT, NEAR};
use guatu::model::{BriefingPage, Cell, Dataset, PageKind};
use guatu::scene::{self, Look, Sheet};
use guatu::session::PosterChoice;
use guatu::words::{Language, Words};
use guatu::{export, file};

const NOTE: &str = "雨季延误的五项已报市纪委备案";

/// The dataset with a note on each chart.
fn noted() -> Arc<Dataset> {
    let mut dataset = filled();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    for named in Named::ALL {
        report.chart_notes.set(named.name(), Some(Cell::Text(NOTE.to_owned())));
    }
    Arc::new(dataset)
}

fn joined(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn note(harness: &Window) -> Option<Cell> {
    dataset(harness).reports[0].chart_notes.get("closed").cloned()
}

#[test]
fn a_note_is_written_below_its_chart_and_taken_back() {
    let (mut harness, folder) = with_chart(Named::Closed);
    let path = folder.path().join("a.guatu.json");
    act(&mut harness, Action::Run(Command::Save));
    let first = std::fs::read(&path).unwrap();
    harness.get_by_role_and_label(Role::TextInput, "图表说明").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "图表说明").type_text(NOTE);
    harness.run_steps(40);
    assert!(document(&harness).typed().iter().any(|typed| typed.text.as_deref() == Some(NOTE)), "a draft is told");
    assert_eq!(note(&harness), None, "and is no edit yet");
    act(&mut harness, Action::Run(Command::Save));
    harness.get_by_role_and_label(Role::ComboBox, "图表").focus();
    harness.run_steps(6);
    assert_eq!(note(&harness), Some(Cell::Text(NOTE.to_owned())));
    assert_eq!(session(&harness).view(), View::Charts);
    assert_eq!(document(&harness).chart().unwrap().note, NOTE);
    act(&mut harness, Action::Run(Command::Save));
    assert_ne!(std::fs::read(&path).unwrap(), first);
    assert_eq!(session(&harness).command_name(Command::Undo).split(": ").count(), 2);
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(session(&harness).view(), View::Charts, "one steps back without leaving the chart");
    act(&mut harness, Action::Run(Command::Save));
    assert_eq!(std::fs::read(&path).unwrap(), first);
}

#[test]
fn the_report_in_scope_holds_the_note_and_of_a_collection_the_first() {
    let mut dataset = filled();
    let mut other = Report::clone(&dataset.reports[0]);
    other.id = "later".into();
    other.chart_notes.set("standing", Some(Cell::Text("后一份的说明".to_owned())));
    dataset.reports.push(Arc::new(other));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Charts));
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(Named::Standing))));
    assert_eq!(document(&harness).chart().unwrap().note, "", "the first report has none");
    let first = document(&harness).document().dataset().reports[0].id.clone();
    act(&mut harness, Action::Charts(ChartStep::Note(first, Named::Standing, "总的说明".to_owned())));
    assert_eq!(document(&harness).chart().unwrap().note, "总的说明");
    let scope = Scope::Report("later".into());
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec { scope, ..ChartSpec::new(Named::Standing) })));
    assert_eq!(document(&harness).chart().unwrap().note, "后一份的说明");
    let field = harness.get_by_role_and_label(Role::TextInput, "图表说明");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("后一份的说明"));
}

#[test]
fn the_saved_table_ends_with_the_note() {
    let (mut harness, folder) = with_chart(Named::Units);
    let report = document(&harness).document().dataset().reports[0].id.clone();
    act(&mut harness, Action::Charts(ChartStep::Note(report, Named::Units, NOTE.to_owned())));
    act(&mut harness, Action::Run(Command::SaveChart));
    act(&mut harness, Action::ChooseAudience(PaperAudience::All, Outgoing::Command(Command::SaveChart)));
    let path = folder.path().join("责任.csv");
    let id = document(&harness).id();
    act(&mut harness, Action::PathsChosen(guatu::session::Purpose::SaveChart(id), vec![path.clone()]));
    harness.run_steps(4);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().last(), Some(NOTE));
}

#[test]
fn two_panels_with_one_chart_have_one_field_for_its_note() {
    let (mut harness, _folder) = with_chart(Named::Standing);
    act(&mut harness, Action::Run(Command::AddChart));
    assert_eq!(harness.get_all_by_role_and_label(Role::TextInput, "图表说明").count(), 1);
    act(&mut harness, Action::Charts(ChartStep::Show(1, ChartSpec::new(Named::Closed))));
    assert_eq!(harness.get_all_by_role_and_label(Role::TextInput, "图表说明").count(), 2);
}

#[test]
fn every_picture_of_a_chart_has_its_note() {
    let dataset = noted();
    let words = Words::load(Language::Chinese);
    let context = ChartContext::of(&dataset, "2025-08-01".parse().unwrap(), 24, &words);
    let look = Look { width: 1000.0, colours: &LIGHT, text: 14.0 };
    for named in Named::ALL {
        let chart = named.build(&context);
        let scene = scene::chart(&chart, &look);
        assert!(joined(&export::svg(&scene, false)).contains(NOTE), "{named:?}: svg");
        assert!(scene.words().any(|text| text == NOTE), "{named:?}: drawn");
        let pdf = export::pdf(std::slice::from_ref(&scene), &[]).unwrap();
        let said = pdf_extract::extract_text_from_mem(&pdf).unwrap();
        assert!(joined(&said).contains(NOTE), "{named:?}: pdf");
        let foot = scene.shapes.iter().map(scene::Shape::extent).map(|[_, bottom]| bottom).fold(0.0, f32::max);
        assert!(foot <= scene.height + 0.5, "{named:?}: nothing stands below the picture");
    }
}

#[test]
fn each_sheet_of_a_poster_has_the_note_below_its_rows() {
    let dataset = noted();
    let words = Words::load(Language::Chinese);
    let today = "2025-08-01".parse().unwrap();
    let chart = Named::Plan.build(&ChartContext::of(&dataset, today, usize::MAX, &words));
    for sheet in [Sheet::A1, Sheet::A4] {
        let sheets =
            PosterChoice { sheet, ..PosterChoice::default() }.sheets(&chart, (&dataset, today), &LIGHT, &words);
        for scene in &sheets {
            let place = |wanted: &str| {
                let mut shapes = scene.shapes.iter();
                shapes.find_map(|shape| match shape {
                    scene::Shape::Text { at, text, .. } if text.contains(wanted) => Some(at[1]),
                    _ => None,
                })
            };
            let note = place(NOTE).unwrap();
            assert!(note < scene.height);
            for item in dataset.reports[0].items() {
                let begin: String = item.title.chars().take(6).collect();
                assert!(place(&begin).is_none_or(|row| row < note), "{sheet:?}: {begin}");
            }
        }
    }
}

#[test]
fn the_slides_of_a_chart_say_its_note_once() {
    let mut dataset = Dataset::clone(&noted());
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let charts = ["closed", "standing", "attainment", "plan-by-unit"];
    report.briefing = charts.map(|name| BriefingPage::new(PageKind::Chart, name.to_owned())).into();
    let dataset = Arc::new(dataset);
    let words = Words::load(Language::Chinese);
    let rules = DeckRules {
        today: "2025-08-01".parse().unwrap(),
        near_days: NEAR,
        pace_points: 5,
        audience: PaperAudience::All,
    };
    let mut pages = guatu::chart::deck(&dataset, 0, rules, &words, &guatu::chart::DeckPictures::new());
    // The pages that follow from the data are there as well.
    pages.retain(|page| page.entry.page == PageKind::Chart);
    assert!(pages.len() > charts.len(), "the wall chart takes several");
    let bytes = export::deck(&pages, std::path::Path::new("a.pptx"), &LIGHT, "").unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut said = 0;
    for n in 1..=pages.len() {
        let mut slide = String::new();
        archive.by_name(&format!("ppt/slides/slide{n}.xml")).unwrap().read_to_string(&mut slide).unwrap();
        let runs: String = slide.split("<a:t>").skip(1).filter_map(|rest| rest.split("</a:t>").next()).collect();
        said += usize::from(joined(&runs).contains(NOTE));
        let described = slide.split("descr=\"").skip(1).filter_map(|rest| rest.split('"').next());
        assert_eq!(described.filter(|text| text.contains(NOTE)).count() > 0, joined(&runs).contains(NOTE), "slide {n}");
    }
    assert_eq!(said, charts.len());
    let bytes = export::deck(&pages, std::path::Path::new("a.pdf"), &LIGHT, "").unwrap();
    let said = joined(&pdf_extract::extract_text_from_mem(&bytes).unwrap());
    assert_eq!(said.matches(NOTE).count(), charts.len());
}
