//! Evidence in the window: copied beside the dataset, numbered, told when it is missing or changed, taken along.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use egui_kittest::kittest::Queryable as _;
use guatu::file::{self, Picture};
use guatu::model::{Evidence, NodeId, NodeRef};
use guatu::session::{Action, Dialog, EvidenceStep, View};

use crate::common::{Window, act, click, dataset, drop_files, session, window};

const FILE: &str = r#"{ "format": "guatu", "version": 1, "reports": [{ "id": "r", "title": "通报", "categories": [
    { "id": "c", "title": "方面", "problems": [{ "id": "p", "title": "问题", "items": [
        { "id": "i1", "title": "桥栏缺损" }, { "id": "i2", "title": "路灯不亮" }] }] }] }] }"#;

fn node() -> NodeRef {
    NodeRef::new("r".into(), NodeId::Item("i2".into()))
}

fn put(path: &Path, bytes: &[u8]) {
    file::save_bytes(path, bytes).unwrap();
}

/// A dataset in a folder, and a file elsewhere that is made evidence of its second item.
fn opened(home: &Path) -> (Window, PathBuf) {
    let (path, photo) = (home.join("镇.guatu.json"), home.join("路灯.jpg"));
    put(&path, FILE.as_bytes());
    put(&photo, b"not a picture, and nobody looks");
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path.clone()]));
    act(&mut harness, Action::Select(node()));
    act(&mut harness, Action::Evidence(EvidenceStep::Add(node(), vec![photo])));
    (harness, path)
}

fn evidence(harness: &Window) -> Vec<Evidence> {
    let report = dataset(harness).reports.first().unwrap();
    report.item(&"i2".into()).unwrap().evidence.clone()
}

#[test]
fn a_file_is_copied_numbered_and_hashed_and_it_is_one_step_back() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let own = evidence(&harness);
    let one = own.first().unwrap();
    assert_eq!((own.len(), one.number.as_str(), one.file.as_str()), (1, "02-01", "02-01 路灯.jpg"));
    assert_eq!((one.sha256.len(), one.size), (64, Some(31.into())));
    assert!(home.path().join("镇.files/02-01 路灯.jpg").is_file());
    assert!(harness.query_by_label("1 件").is_some());
    act(&mut harness, Action::Run(guatu::session::Command::Undo));
    assert!(evidence(&harness).is_empty());
    assert!(home.path().join("镇.files/02-01 路灯.jpg").is_file(), "what was copied stays");
    // At the save it is told that nothing names it any more; once.
    let told =
        |harness: &Window| session(harness).toasts().iter().filter(|own| own.text.contains("02-01 路灯")).count();
    act(&mut harness, Action::Run(guatu::session::Command::Redo));
    act(&mut harness, Action::Run(guatu::session::Command::Save));
    assert_eq!(told(&harness), 0);
    act(&mut harness, Action::Run(guatu::session::Command::Undo));
    act(&mut harness, Action::Run(guatu::session::Command::Save));
    assert_eq!(told(&harness), 1);
}

/// A picture as it is pasted: one colour, on the page where it is seen.
fn picture([width, height]: [usize; 2], colour: [u8; 4]) -> Picture {
    Picture { size: [width, height], rgba: colour.repeat(width * height).into() }
}

/// Pastes a picture as the desktop gives it.
fn paste(harness: &mut Window) {
    let image = egui::ColorImage::filled([640, 200], egui::Color32::BLUE);
    harness.event(egui::Event::PasteImage(std::sync::Arc::new(image)));
    harness.run_steps(8);
}

#[test]
fn files_dropped_on_the_page_of_an_item_are_its_evidence_and_datasets_are_opened() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, path) = opened(home.path());
    act(&mut harness, Action::SetView(View::Detail));
    let [photo, contract, other] = ["灯杆.png", "维修合同.pdf", "邻镇.guatu.json"].map(|name| home.path().join(name));
    put(&photo, b"one");
    put(&contract, b"two");
    put(&other, FILE.as_bytes());
    drop_files(&mut harness, &[&photo, &contract]);
    let files: Vec<String> = evidence(&harness).into_iter().map(|own| own.file).collect();
    assert_eq!(files, ["02-01 路灯.jpg", "02-02 灯杆.png", "02-03 维修合同.pdf"]);
    assert!(home.path().join("镇.files/02-03 维修合同.pdf").is_file());
    drop_files(&mut harness, &[&other]);
    let open: Vec<_> = session(&harness).documents().iter().map(|own| own.path().unwrap().to_owned()).collect();
    assert_eq!(open, [path, other]);
}

#[test]
fn a_picture_is_pasted_on_the_page_of_an_item_as_its_evidence_and_is_shown_small() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    paste(&mut harness);
    let pasted = evidence(&harness).pop().unwrap();
    assert_eq!((pasted.number.as_str(), pasted.file.as_str()), ("02-02", "02-02 粘贴的图片.png"));
    let bytes = fs::read(home.path().join("镇.files").join(&pasted.file)).unwrap();
    assert_eq!(pasted.size, Some(i64::try_from(bytes.len()).unwrap().into()));
    let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    assert_eq!(decoder.read_info().unwrap().info().size(), (640, 200));
    // The first file is called a picture and is none: it has no place among the pictures.
    let active = session(&harness).active().unwrap();
    let report = dataset(&harness).reports.first().unwrap();
    let small = active.pictures(&node(), report.item(&"i2".into()).unwrap()).unwrap();
    let sizes: Vec<_> =
        small.iter().map(|(file, picture)| (file.as_str(), picture.as_ref().map(|own| own.size))).collect();
    assert_eq!(sizes, [("02-01 路灯.jpg", None), ("02-02 粘贴的图片.png", Some([320, 100]))]);
    let shown = harness.query_all_by_role_and_label(egui::accesskit::Role::Image, "粘贴的图片").count();
    assert_eq!(shown, 1);
    let textures = |harness: &Window| harness.ctx.tex_manager().read().num_allocated();
    let with_picture = textures(&harness);
    act(&mut harness, Action::SetView(View::Overview));
    assert_eq!(textures(&harness), with_picture - 1, "it is on the graphics card only while it is seen");
    act(&mut harness, Action::SetView(View::Detail));
    assert_eq!(textures(&harness), with_picture);
    act(&mut harness, Action::Run(guatu::session::Command::Undo));
    assert_eq!(evidence(&harness).len(), 1);
}

#[test]
fn a_picture_that_is_pasted_where_no_item_is_shown_changes_nothing_and_says_where() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let before = evidence(&harness);
    act(&mut harness, Action::SetView(View::Ledger));
    paste(&mut harness);
    assert_eq!(evidence(&harness), before);
    assert!(session(&harness).toasts().iter().any(|toast| toast.text.contains("详情页")));
    // A dialog over the page of an item has the keys: the picture is not for what lies behind it.
    act(&mut harness, Action::SetView(View::Detail));
    act(&mut harness, Action::Ask(Dialog::Close(vec![node()])));
    paste(&mut harness);
    act(&mut harness, Action::CloseDialog);
    assert_eq!(evidence(&harness), before);
}

#[test]
fn pictures_that_are_pasted_one_after_the_other_get_numbers_of_their_own() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let steps = [[1, 2, 3, 255], [4, 5, 6, 255]]
        .map(|colour| Action::Evidence(EvidenceStep::Paste(node(), picture([2, 2], colour))));
    // Both before the first one is copied.
    let ctx = harness.ctx.clone();
    harness.state_mut().act(steps.into(), &ctx, &eframe::Frame::_new_kittest());
    harness.run_steps(8);
    let numbers: Vec<String> = evidence(&harness).into_iter().map(|own| own.number).collect();
    assert_eq!(numbers, ["02-01", "02-02", "02-03"]);
}

#[test]
fn a_file_that_was_changed_or_is_gone_is_told_on_opening() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, path) = opened(home.path());
    act(&mut harness, Action::Run(guatu::session::Command::Save));
    drop(harness);
    put(&home.path().join("镇.files/02-01 路灯.jpg"), b"other");
    let again = |told: &str| {
        let mut harness = window(None);
        act(&mut harness, Action::Open(vec![path.clone()]));
        act(&mut harness, Action::Select(node()));
        assert!(harness.query_by_label(told).is_some(), "{told}");
        assert!(session(&harness).toasts().iter().any(|toast| toast.text.contains("佐证材料")));
        let audit = session(&harness).active().unwrap().audit().unwrap();
        let is_told = |code: &str| code.starts_with("evidence_");
        assert_eq!(audit.entries().filter(|entry| is_told(entry.finding.kind.code())).count(), 1, "in the audit too");
    };
    again("文件被改动");
    fs::remove_file(home.path().join("镇.files/02-01 路灯.jpg")).unwrap();
    again("文件缺失");
}

#[test]
fn evidence_comes_along_when_the_dataset_is_saved_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let id = session(&harness).active().unwrap().id();
    let other = home.path().join("新/县.guatu.json");
    fs::create_dir(home.path().join("新")).unwrap();
    act(&mut harness, Action::Overwrite(id, other.clone()));
    assert!(home.path().join("新/县.files/02-01 路灯.jpg").is_file());
    assert!(file::check_evidence(&other, dataset(&harness)).is_empty());
}

#[test]
fn what_may_run_is_asked_about_and_a_dataset_without_a_file_has_no_folder() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    act(&mut harness, Action::Evidence(EvidenceStep::Open("02-02 安装.exe".to_owned())));
    assert!(matches!(session(&harness).dialog(), Some(Dialog::RunEvidence(_))));
    click(&mut harness, "取消");
    act(&mut harness, Action::Evidence(EvidenceStep::Open("../秘密.pdf".to_owned())));
    assert!(session(&harness).toasts().iter().any(|toast| toast.text.contains("不予打开")));
    act(&mut harness, Action::Run(guatu::session::Command::New));
    let report = dataset(&harness).reports.first().unwrap().id.clone();
    act(&mut harness, Action::Evidence(EvidenceStep::Choose(NodeRef::new(report, NodeId::Report))));
    assert!(session(&harness).toasts().iter().any(|toast| toast.text.contains("请先保存")));
}

#[test]
fn a_picture_that_is_opened_is_told_to_be_evidence() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let (scan, documents) = (home.path().join("现场.WEBP"), session(&harness).documents().len());
    put(&scan, b"RIFF....WEBPVP8 ");
    act(&mut harness, Action::SetView(View::Overview));
    act(&mut harness, Action::Open(vec![scan]));
    let said = session(&harness).toasts().last().unwrap().text.clone();
    assert!(said.contains("现场.WEBP") && said.contains("佐证"), "{said}");
    assert_eq!((session(&harness).documents().len(), session(&harness).import().is_none()), (documents, true));
}

#[test]
fn a_save_that_works_takes_the_failure_before_it_away() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let id = session(&harness).active().unwrap().id();
    // What stands before the last stroke is a file and no folder.
    let nowhere = home.path().join("路灯.jpg").join("甲.guatu.json");
    let save_as = |harness: &mut Window, path: PathBuf| {
        act(harness, Action::Run(guatu::session::Command::SaveAs));
        act(harness, Action::TypePath);
        act(harness, Action::PathsChosen(guatu::session::Purpose::SaveAs(id), vec![path]));
    };
    save_as(&mut harness, nowhere);
    let errors = |harness: &Window| {
        session(harness).toasts().iter().filter(|toast| toast.severity == guatu::session::Severity::Error).count()
    };
    assert_eq!(errors(&harness), 1, "{:?}", session(&harness).toasts());
    act(&mut harness, Action::OpenExample);
    assert_eq!(errors(&harness), 0, "it does not stand over another document");
    act(&mut harness, Action::Activate(id));
    assert_eq!(errors(&harness), 1);
    save_as(&mut harness, home.path().join("乙.guatu.json"));
    assert_eq!(errors(&harness), 0, "{:?}", session(&harness).toasts());
}

#[test]
fn what_is_held_over_the_page_is_told_where_it_goes() {
    let home = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(home.path());
    let told = |harness: &Window| harness.query_by_label_contains("松开鼠标").is_some();
    assert!(!told(&harness));
    harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    harness.run_steps(3);
    assert!(told(&harness));
    let dataset = PathBuf::from("上月.guatu.JSON");
    harness.input_mut().hovered_files.push(egui::HoveredFile { path: Some(dataset), ..Default::default() });
    harness.run_steps(3);
    assert!(!told(&harness), "with a dataset among them they are opened");
    harness.input_mut().hovered_files.clear();
    harness.run_steps(3);
    assert!(!told(&harness));
}
