//! What was done in a file: told from its versions day by day, led on from, written out, and stopped.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod common;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use common::{Window, act, item_node, session};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use guatu::document::{Change, Edit};
use guatu::field;
use guatu::file;
use guatu::model::{Date, Item, ItemId, Letter, LetterKind, LogEntry, NodeId, PaperAudience, Progress, Update};
use guatu::paper::{Activity, ActivityGrouping, ReportKind};
use guatu::reading::formats;
use guatu::session::{
    Action, ActivitySpan, ActivityStep, Command, Dialog, FormChoice, PaperStep, Purpose, VersionEnd, View,
};

/// The day of the tests is Friday, 1 August 2025; its week begins on 28 July.
const TUESDAY: &str = "2025-07-29";
const THURSDAY: &str = "2025-07-31";

/// The first item of the bundled dataset, and the second.
const FIRST: &str = "c1p1i1";
const SECOND: &str = "c1p1i2";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A moment in the afternoon of a day in July 2025.
fn moment(day: &str) -> SystemTime {
    // 2025-07-01 08:00 UTC.
    let days = u64::from(day.rsplit('-').next().unwrap().parse::<u32>().unwrap() - 1);
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_751_356_800 + days * 86_400)
}

/// The bundled dataset in a file, opened in a window that keeps former versions.
fn opened(folder: &Path) -> Window {
    let path = folder.join("台账.guatu.json");
    file::save(&path, &common::filled()).unwrap();
    let mut harness = common::window(Some(&folder.join("own")));
    act(&mut harness, Action::Open(vec![path]));
    harness
}

fn set<T: guatu::model::FieldType>(harness: &mut Window, id: &str, field: guatu::model::TypedField<Item, T>, value: T) {
    let change = Change::set(&ItemId::from(id), field, value);
    act(harness, Action::Edit(Edit::new("tongchuan-2025".into(), change)));
}

fn number(path: &Path) -> u64 {
    path.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().parse().unwrap_or(0)
}

/// Saves, as if on this day.
fn save_on(harness: &mut Window, folder: &Path, on: &str) {
    act(harness, Action::Run(Command::Save));
    let mut versions = Vec::new();
    collect(&folder.join("own").join("backups"), &mut versions);
    let newest = versions.into_iter().max_by_key(|path| number(path)).unwrap();
    std::fs::File::options().append(true).open(newest).unwrap().set_modified(moment(on)).unwrap();
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            collect(&entry.path(), found);
        } else if entry.path().to_string_lossy().ends_with(".guatu.json") {
            found.push(entry.path());
        }
    }
}

/// A week: progress on Tuesday, a log entry and an update on Thursday, another title today and not saved.
fn week(folder: &Path) -> Window {
    let mut harness = opened(folder);
    set(&mut harness, FIRST, field!(Item.progress), Progress::MostlyDone);
    save_on(&mut harness, folder, TUESDAY);
    let entry = LogEntry { on: day(THURSDAY), text: "到现场看过".to_owned(), ..LogEntry::blank() };
    set(&mut harness, SECOND, field!(Item.log), vec![entry]);
    let update = Update { on: day("2025-07-30"), text: "铺管三公里".to_owned(), ..Update::blank() };
    set(&mut harness, SECOND, field!(Item.updates), vec![update]);
    save_on(&mut harness, folder, THURSDAY);
    set(&mut harness, FIRST, field!(Item.goal), "年内全部整改".to_owned());
    act(&mut harness, Action::Run(Command::Activity));
    harness
}

fn activity(harness: &Window) -> &Activity {
    session(harness).active().unwrap().activity().made().unwrap().activity.as_ref().unwrap()
}

fn told(harness: &Window) -> Vec<(String, &str, &str)> {
    let rows = activity(harness).rows.iter();
    rows.map(|row| (row.on.to_string(), row.subject.node.as_str(), row.what.as_str())).collect()
}

#[test]
fn a_week_is_told_forwards_from_the_versions_and_what_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let harness = week(folder.path());
    let is = |on: &str, id: &'static str, what: &'static str| (on.to_owned(), id, what);
    assert_eq!(
        told(&harness),
        [
            is(TUESDAY, FIRST, "进展:未启动 → 基本完成"),
            // What was written down on Thursday stands there, with the day that it is about.
            is(THURSDAY, SECOND, "进展情况:铺管三公里(2025年7月30日)"),
            is(THURSDAY, SECOND, "日志:到现场看过"),
            is("2025-08-01", FIRST, "整改目标:年内全部整改"),
        ]
    );
    assert!(harness.query_by_role_and_label(Role::Heading, "2025年7月31日 星期四").is_some());
}

#[test]
fn a_row_leads_to_its_item_and_rows_stand_by_item_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = week(folder.path());
    act(&mut harness, Action::Activity(ActivityStep::Group(ActivityGrouping::Item)));
    let groups = activity(&harness).groups(ActivityGrouping::Item);
    assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    let row = harness.get_all_by_role(Role::Link).find(|link| {
        use egui_kittest::kittest::NodeT as _;
        link.accesskit_node().label().is_some_and(|label| label.ends_with("日志:到现场看过"))
    });
    row.unwrap().click();
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Detail);
    assert_eq!(session(&harness).active().unwrap().selection(), Some(&item_node(SECOND)));
}

#[test]
fn a_letter_stands_under_its_unit_and_the_title_of_a_report_under_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    let report = &common::dataset(&harness).reports[0];
    let (unit, name) = (report.parties[0].id.clone(), report.parties[0].name.clone());
    let letter = Letter {
        number: "整改督〔2025〕7号".to_owned(),
        kind: LetterKind::Urge,
        unit: unit.clone(),
        on: day("2025-08-01"),
        ..Letter::blank()
    };
    let edit = |change| Action::Edit(Edit::new("tongchuan-2025".into(), change));
    act(&mut harness, edit(Change::set(&(), field!(Report.letters), vec![letter])));
    act(&mut harness, edit(Change::set(&(), field!(Report.title), "整改情况".to_owned())));
    act(&mut harness, Action::Run(Command::Activity));
    let rows: Vec<(&str, &NodeId, &str)> =
        activity(&harness).rows.iter().map(|row| (row.title.as_str(), &row.node.node, row.what.as_str())).collect();
    let [titled, sent] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((titled.0, titled.1), ("整改情况", &NodeId::Report));
    assert!(titled.2.ends_with("→ 整改情况"), "{}", titled.2);
    assert_eq!(*sent, (name.as_str(), &NodeId::Party(unit), "发出督办单整改督〔2025〕7号"));
}

#[test]
fn another_week_and_a_named_version_are_other_spans() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = week(folder.path());
    act(&mut harness, Action::Activity(ActivityStep::Span(ActivitySpan::LastWeek)));
    assert_eq!(told(&harness), []);
    let none = "没有可列的改动";
    assert!(harness.query_by_label(none).is_some());
    // Kept with the goal in the window; what comes later is told.
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::KeepVersion(id, "七月定稿".to_owned(), "报区委".to_owned()));
    act(&mut harness, Action::Activity(ActivityStep::Again));
    let version = session(&harness).active().unwrap().activity().made().unwrap().versions[0].clone();
    assert_eq!((version.about.name.as_str(), version.about.note.as_str()), ("七月定稿", "报区委"));
    set(&mut harness, SECOND, field!(Item.goal), "九月底前完成".to_owned());
    act(&mut harness, Action::Run(Command::Save));
    act(&mut harness, Action::Activity(ActivityStep::Since(version.path)));
    let rows = told(&harness);
    let [(_, subject, what)] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((*subject, *what), (SECOND, "整改目标:九月底前完成"));
}

#[test]
fn without_versions_only_dated_entries_are_told_and_it_is_said_what_to_do() {
    let mut harness = common::with_example();
    act(&mut harness, Action::Run(Command::Activity));
    assert!(told(&harness).is_empty());
    assert!(harness.query_by_label_contains("先保存文件").is_some());
    let update = Update { on: day("2025-07-30"), text: "铺管三公里".to_owned(), ..Update::blank() };
    set(&mut harness, SECOND, field!(Item.updates), vec![update]);
    let rows = told(&harness);
    let [(on, subject, what)] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((on.as_str(), *subject, *what), ("2025-07-30", SECOND, "进展情况:铺管三公里"));
}

#[test]
fn the_table_is_written_as_it_is_shown_without_what_is_not_for_its_readers() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = week(folder.path());
    act(&mut harness, Action::Activity(ActivityStep::Save));
    // Nobody said yet who reads what goes out.
    let Some(Dialog::Audience(outgoing)) = session(&harness).dialog().cloned() else { panic!("who reads it") };
    act(&mut harness, Action::ChooseAudience(PaperAudience::Public, outgoing));
    act(&mut harness, Action::TypePath);
    let id = session(&harness).active().unwrap().id();
    let path = folder.path().join("a.csv");
    act(&mut harness, Action::PathsChosen(Purpose::SaveActivity(id), vec![path.clone()]));
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "日期,序号,具体问题,牵头单位,做了什么");
    assert!(lines.iter().any(|line| line.starts_with("2025-07-29,") && line.ends_with("进展:未启动 → 基本完成")));
    assert!(text.contains("铺管三公里") && text.contains("整改目标:年内全部整改"), "{text}");
    assert!(!text.contains("到现场看过"), "the log is for the office: {text}");
    // The same value gives the other kinds of file.
    for name in ["a.xlsx", "a.docx"] {
        act(&mut harness, Action::Activity(ActivityStep::Save));
        act(&mut harness, Action::TypePath);
        let path = folder.path().join(name);
        act(&mut harness, Action::PathsChosen(Purpose::SaveActivity(id), vec![path.clone()]));
        let read = formats::open(&std::fs::read(&path).unwrap(), name, &|_| true).unwrap();
        let words: String = read.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert!(words.contains("整改目标:年内全部整改") && !words.contains("到现场看过"), "{name}: {words}");
    }
}

#[test]
fn a_version_that_cannot_be_read_joins_its_days_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = week(folder.path());
    let mut versions = Vec::new();
    collect(&folder.path().join("own").join("backups"), &mut versions);
    let last = versions.into_iter().max_by_key(|path| number(path)).unwrap();
    // The version after Tuesday: how that day ended is not known any more.
    let file = std::fs::File::options().write(true).open(&last).unwrap();
    file.set_len(20).unwrap();
    file.set_modified(moment(THURSDAY)).unwrap();
    act(&mut harness, Action::Activity(ActivityStep::Again));
    assert_eq!(activity(&harness).unreadable, 1);
    let days: Vec<String> = told(&harness).into_iter().map(|(on, ..)| on).collect();
    assert_eq!(days, [THURSDAY, THURSDAY, THURSDAY, "2025-08-01"]);
}

#[test]
fn log_entries_are_found_by_search() {
    let mut harness = common::with_example();
    let entry = LogEntry { on: day(THURSDAY), text: "与承建方当面核对台班".to_owned(), ..LogEntry::blank() };
    set(&mut harness, SECOND, field!(Item.log), vec![entry]);
    act(&mut harness, Action::SetQuery("核对台班".to_owned()));
    let answers = session(&harness).active().unwrap().answers().unwrap();
    let visible = answers.visible.as_ref().unwrap();
    assert_eq!(visible.items(), 1);
    assert!(visible.shows(&"tongchuan-2025".into(), &NodeId::Item(SECOND.into())));
}

/// Two named versions: in July two items were reported, in August another one was closed.
fn with_versions(folder: &Path) -> Window {
    let mut harness = opened(folder);
    let keep = |harness: &mut Window, name: &str| {
        let id = session(harness).active().unwrap().id();
        act(harness, Action::KeepVersion(id, name.to_owned(), String::new()));
    };
    keep(&mut harness, "六月定稿");
    let update = Update { on: day("2025-07-30"), text: "铺管三公里".to_owned(), ..Update::blank() };
    set(&mut harness, SECOND, field!(Item.updates), vec![update]);
    keep(&mut harness, "七月定稿");
    let update = Update { on: day("2025-08-01"), text: "全线贯通".to_owned(), ..Update::blank() };
    set(&mut harness, FIRST, field!(Item.updates), vec![update]);
    harness
}

#[test]
fn a_monthly_report_begins_and_ends_with_named_versions() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_versions(folder.path());
    act(&mut harness, Action::Run(Command::Papers));
    act(&mut harness, Action::Paper(PaperStep::Audience(PaperAudience::All)));
    act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Report(ReportKind::Monthly))));
    let versions = session(&harness).active().unwrap().papers().versions.clone();
    let [july, june] = versions.as_slice() else { panic!("{versions:?}") };
    assert_eq!((july.about.name.as_str(), june.about.name.as_str()), ("七月定稿", "六月定稿"));
    let told =
        |harness: &Window| session(harness).active().unwrap().papers().made.clone().unwrap().paper.words().concat();
    act(&mut harness, Action::Paper(PaperStep::Version(VersionEnd::From, june.clone())));
    let all = told(&harness);
    assert!(all.contains("铺管三公里") && all.contains("全线贯通"), "up to what is in the window");
    act(&mut harness, Action::Paper(PaperStep::Version(VersionEnd::To, july.clone())));
    let until_july = told(&harness);
    assert!(until_july.contains("铺管三公里") && !until_july.contains("全线贯通"), "{until_july}");
    let papers = session(&harness).active().unwrap().papers();
    let names = [&papers.earlier, &papers.later].map(|own| own.as_ref().map(|own| own.name.as_str()));
    assert_eq!(names, [Some("六月定稿"), Some("七月定稿")]);
    act(&mut harness, Action::Paper(PaperStep::Version(VersionEnd::From, july.clone())));
    act(&mut harness, Action::Paper(PaperStep::DropLater));
    let since_july = told(&harness);
    assert!(!since_july.contains("铺管三公里") && since_july.contains("全线贯通"), "{since_july}");
}

#[test]
fn the_page_of_the_day_says_what_was_done_since_the_last_named_version() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_versions(folder.path());
    act(&mut harness, Action::SetView(View::Today));
    let (version, since) = session(&harness).active().unwrap().activity().since_version().unwrap();
    assert_eq!(version.about.name, "七月定稿");
    let told: Vec<(&str, &str)> = since.rows.iter().map(|row| (row.subject.node.as_str(), row.what.as_str())).collect();
    assert_eq!(told, [(FIRST, "进展情况:全线贯通")]);
    // A version that is kept now leaves nothing to be told.
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::KeepVersion(id, "八月定稿".to_owned(), String::new()));
    let (version, since) = session(&harness).active().unwrap().activity().since_version().unwrap();
    assert_eq!((version.about.name.as_str(), since.rows.len()), ("八月定稿", 0));
}
