//! Work on a thread that broke off by a panic: nothing waits for it, the person is told what was not done and of which
//! document, and the next try works.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use guatu::reading::notice::Correction;
use guatu::session::{
    Action, Breakdown, ChartStep, Command, CompareStep, Effect, ImportStep, JobId, Outcome, ReadRequest, Session,
    Severity, View, Work,
};
use guatu::words::Language;

use crate::common::{Window, act, session, window, with_example};

fn broke(harness: &mut Window, work: Work) {
    harness.state().receive(Outcome::WorkBroke(work, Breakdown::Panic));
    harness.run_steps(6);
}

/// The one error that the person is told.
fn told(session: &Session) -> String {
    let errors: Vec<_> = session.toasts().iter().filter(|toast| toast.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    errors[0].text.clone()
}

/// Has the session do something by itself, so that the shell does not carry it out.
fn effects(session: &mut Session, action: Action) -> Vec<Effect> {
    session.handle(action, Duration::ZERO)
}

fn report(session: &mut Session, work: Work) -> Vec<Effect> {
    session.report(Outcome::WorkBroke(work, Breakdown::Panic), Duration::ZERO)
}

fn bare() -> Session {
    bare_in(Language::Chinese)
}

fn bare_in(language: Language) -> Session {
    let examples = guatu::session::Examples::new(guatu::app::EXAMPLE, b"");
    let preferences = guatu::session::Preferences { language: Some(language), ..Default::default() };
    Session::new(preferences, examples, "2025-08-01".parse().unwrap())
}

/// A session with the small dataset of the tests, open from this path.
fn open(path: &Path) -> Session {
    open_in(Language::Chinese, path)
}

fn open_in(language: Language, path: &Path) -> Session {
    let mut session = bare_in(language);
    let job = job_of(&effects(&mut session, Action::Open(vec![path.to_owned()])));
    let dataset = guatu::file::read(include_bytes!("../small.guatu.json")).unwrap();
    let document = guatu::document::Document::loaded(std::sync::Arc::new(dataset));
    let opened = guatu::session::Opened { document, stamp: None };
    drop(session.report(Outcome::Loaded(job, Some(path.to_owned()), Ok(opened)), Duration::ZERO));
    session
}

fn job_of(effects: &[Effect]) -> JobId {
    let job = |effect: &Effect| match effect {
        Effect::Load(job, _) | Effect::Import(job, ..) | Effect::Save { job, .. } => Some(*job),
        Effect::LoadOther(request) => Some(request.job),
        _ => None,
    };
    effects.iter().find_map(job).unwrap()
}

#[test]
fn a_file_that_was_not_opened_is_named_and_can_be_opened_again() {
    let mut session = bare();
    let path = PathBuf::from("/甲/台账.guatu.json");
    let job = job_of(&effects(&mut session, Action::Open(vec![path.clone()])));
    assert_eq!(session.jobs().len(), 1);
    drop(report(&mut session, Work::Load(job, Some(path.clone()))));
    assert!(session.jobs().is_empty());
    let text = told(&session);
    assert!(text.contains("台账.guatu.json") && text.contains("再打开一次") && text.contains("报告"), "{text}");
    job_of(&effects(&mut session, Action::Open(vec![path])));
}

#[test]
fn work_that_was_cancelled_before_it_broke_off_is_not_told() {
    let mut session = bare();
    let path = PathBuf::from("/a.guatu.json");
    let job = job_of(&effects(&mut session, Action::Open(vec![path.clone()])));
    drop(effects(&mut session, Action::CancelJob(job)));
    drop(report(&mut session, Work::Load(job, Some(path))));
    assert!(session.toasts().is_empty());
}

#[test]
fn a_save_that_broke_off_leaves_the_work_unsaved_and_the_window_open() {
    let path = PathBuf::from("/甲/台账.guatu.json");
    let mut session = open(&path);
    drop(effects(&mut session, Action::SetView(View::Detail)));
    drop(effects(&mut session, Action::Run(Command::AddUnder)));
    assert!(session.has_unsaved());
    drop(effects(&mut session, Action::Quit));
    let saving = effects(&mut session, Action::SaveAndClose);
    let (job, id) = (job_of(&saving), session.active().unwrap().id());
    let after = report(&mut session, Work::Save(job, id, path));
    assert!(!after.iter().any(|effect| matches!(effect, Effect::CloseWindow | Effect::Save { .. })));
    assert!(session.jobs().is_empty() && session.has_unsaved());
    let text = told(&session);
    assert!(text.contains("台账") && text.contains("再保存一次"), "{text}");
    job_of(&effects(&mut session, Action::Run(Command::Save)));
}

#[test]
fn an_import_that_broke_off_is_named() {
    let mut session = bare();
    let path = PathBuf::from("/甲/通报.docx");
    let job = job_of(&effects(&mut session, Action::Open(vec![path.clone()])));
    drop(report(&mut session, Work::Import(job, path)));
    assert!(session.jobs().is_empty() && session.import().is_none());
    assert!(told(&session).contains("通报.docx"));
}

fn read_again(effects: Vec<Effect>) -> Option<ReadRequest> {
    effects.into_iter().find_map(|effect| if let Effect::ReadAgain(request) = effect { Some(request) } else { None })
}

#[test]
fn a_correction_on_which_the_reading_broke_off_is_taken_back() {
    let mut session = bare();
    let path = PathBuf::from("/甲/通报.txt");
    let job = job_of(&effects(&mut session, Action::Open(vec![path.clone()])));
    let document =
        guatu::reading::formats::open("一、问题\n1.不够\n整改情况:开会3次。\n".as_bytes(), "通报.txt", &|_| true)
            .unwrap();
    let understood = guatu::reading::notice::notice(&document, "2025-08-01".parse().unwrap());
    drop(session.report(Outcome::Imported(job, path, Ok((document, understood))), Duration::ZERO));
    let correct = ImportStep::Correct(Correction::Furniture { paragraph: 1 });
    let request = read_again(effects(&mut session, Action::Import(correct))).unwrap();
    let again = read_again(report(&mut session, Work::ReadAgain(request.serial))).unwrap();
    assert!(again.corrections.is_empty() && session.import().unwrap().corrections.is_empty());
    assert!(told(&session).contains("通报.txt"));
    // That reading breaks off too: what was read first stays, and can be used.
    assert!(read_again(report(&mut session, Work::ReadAgain(again.serial))).is_none());
    assert!(session.import().unwrap().is_settled());
}

#[test]
fn a_comparison_that_broke_off_ends_and_is_not_tried_for_ever() {
    let path = PathBuf::from("/甲/台账.guatu.json");
    let mut session = open(&path);
    let id = session.active().unwrap().id();
    let other = PathBuf::from("/乙/退回.guatu.json");
    let job = job_of(&effects(&mut session, Action::Compare(CompareStep::WithFile(id, other.clone()))));
    drop(report(&mut session, Work::LoadOther(job, other)));
    assert!(session.jobs().is_empty());
    assert!(told(&session).contains("退回.guatu.json"));
    let same = effects(&mut session, Action::Compare(CompareStep::WithDocument(id)));
    assert!(same.iter().any(|effect| matches!(effect, Effect::Compare(_))));
    let after = report(&mut session, Work::Compare(id));
    assert!(!after.iter().any(|effect| matches!(effect, Effect::Compare(_))));
    assert!(session.comparing().is_none());
    assert!(session.toasts().iter().any(|toast| toast.text.contains("台账") && toast.text.contains("对比")));
}

#[test]
fn a_view_whose_figures_were_not_made_says_so_until_the_next_change() {
    for (view, work) in [
        (View::Audit, Work::Analyse as fn(_) -> Work),
        (View::Charts, |id| Work::Chart(id, 0)),
        (View::Briefing, Work::Pages),
    ] {
        let mut harness = with_example();
        let id = session(&harness).active().unwrap().id();
        broke(&mut harness, work(id));
        act(&mut harness, Action::SetView(view));
        assert!(told(session(&harness)).contains("示例"), "{view:?}");
    }
}

#[test]
fn a_chart_that_was_not_made_is_no_waiting_and_another_one_is_made() {
    let mut harness = with_example();
    act(&mut harness, Action::SetView(View::Charts));
    let id = session(&harness).active().unwrap().id();
    assert!(harness.query_by_label("这里没有做完").is_none());
    broke(&mut harness, Work::Chart(id, 0));
    assert!(harness.query_by_label("这里没有做完").is_some());
    let spec = guatu::chart::ChartSpec::new(guatu::chart::Named::Standing);
    act(&mut harness, Action::Charts(ChartStep::Show(0, spec)));
    assert!(harness.query_by_label("这里没有做完").is_none());
    assert!(session(&harness).active().unwrap().chart().is_some());
}

#[test]
fn whatever_breaks_off_is_told_in_both_languages() {
    let path = Path::new("/甲/台账.guatu.json");
    for language in Language::ALL {
        let id = open_in(language, path).active().unwrap().id();
        let works = [
            (Work::LoadBackup(id), "台账"),
            (Work::FindBackups(id), "台账"),
            (Work::LoadAgain(id), "台账"),
            (Work::Analyse(id), "台账"),
            (Work::Chart(id, 0), "台账"),
            (Work::Pages(id), "台账"),
            (Work::Suggest("学习不深入".to_owned()), "学习不深入"),
            (Work::Export("/甲/挂图.pdf".into()), "挂图.pdf"),
            (Work::Copy, ""),
            (Work::Print, ""),
            (Work::Recover, ""),
            (Work::PutAside, ""),
            (Work::Watch, ""),
            (Work::Housekeeping, ""),
        ];
        let mut all = std::collections::BTreeSet::new();
        for (work, name) in works {
            let mut session = open_in(language, path);
            drop(report(&mut session, work.clone()));
            let text = told(&session);
            assert!(text.contains(name) && !text.contains("broke-") && !text.contains('{'), "{work:?}: {text}");
            assert!(all.insert(text), "{work:?} is told in the words of another");
        }
    }
}

#[test]
fn a_document_that_cannot_be_compared_with_is_named() {
    let mut harness = with_example();
    let id = session(&harness).active().unwrap().id();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("坏台账.xlsx");
    guatu::file::save_bytes(&path, b"PK\x03\x04 no workbook").unwrap();
    act(&mut harness, Action::Compare(CompareStep::WithFile(id, path)));
    let text = told(session(&harness));
    assert!(text.contains("坏台账.xlsx"), "{text}");
}

#[test]
fn a_system_that_gives_no_thread_is_another_cause_than_a_fault() {
    let mut harness = window(None);
    harness.state().receive(Outcome::WorkBroke(Work::Print, Breakdown::NoThread));
    harness.run_steps(6);
    let text = told(session(&harness));
    assert!(text.contains("系统资源不足") && !text.contains("报告"), "{text}");
}
