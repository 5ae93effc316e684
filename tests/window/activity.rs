//! What was done in a file: told from its versions day by day, led on from, and written out for readers who may not see
//! everything.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

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

use crate::common::{self, Window, act, item_node, session};

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

/// What is written for these readers about this month.
fn written(harness: &mut Window, audience: PaperAudience, path: &Path) -> String {
    act(harness, Action::Activity(ActivityStep::Span(ActivitySpan::ThisMonth)));
    act(harness, Action::Paper(PaperStep::Audience(audience)));
    act(harness, Action::Activity(ActivityStep::Save));
    act(harness, Action::TypePath);
    let id = session(harness).active().unwrap().id();
    act(harness, Action::PathsChosen(Purpose::SaveActivity(id), vec![path.to_owned()]));
    std::fs::read_to_string(path).unwrap()
}

/// True where it was said that the file was searched for what its readers may not see.
fn is_searched(harness: &Window, name: &str) -> bool {
    let told = format!("已保存 {name};已在文件中查找");
    session(harness).toasts().iter().any(|toast| toast.text.starts_with(&told))
}

/// The window of the tests on a day of the month of the versions that they make.
fn on_the_last_of_july(folder: &Path) -> Window {
    let path = folder.join("台账.guatu.json");
    file::save(&path, &common::filled()).unwrap();
    let mut harness = common::window_on(day(THURSDAY), Some(&folder.join("own")));
    act(&mut harness, Action::Open(vec![path]));
    harness
}

fn report_of(text: &str, internal: bool) -> Vec<Update> {
    vec![
        Update { on: day("2025-07-28"), text: text.to_owned(), internal, ..Update::blank() },
        Update { on: day("2025-07-29"), text: "铺管三公里".to_owned(), ..Update::blank() },
    ]
}

/// Who may not see what is marked as internal.
const OUTSIDE: [PaperAudience; 2] = [PaperAudience::Public, PaperAudience::Office];

#[test]
fn an_update_that_was_marked_later_is_not_told_of_the_day_when_it_was_public() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = on_the_last_of_july(folder.path());
    set(&mut harness, SECOND, field!(Item.updates), report_of("县长约谈了承建方", false));
    save_on(&mut harness, folder.path(), "2025-07-28");
    set(&mut harness, SECOND, field!(Item.updates), report_of("县长约谈了承建方", true));
    save_on(&mut harness, folder.path(), TUESDAY);
    act(&mut harness, Action::Run(Command::Activity));
    assert!(activity(&harness).rows.iter().any(|row| row.what.contains("约谈")), "the window shows all");
    for (audience, name) in OUTSIDE.into_iter().zip(["a.csv", "b.csv"]) {
        let text = written(&mut harness, audience, &folder.path().join(name));
        assert!(text.contains("铺管三公里") && !text.contains("约谈"), "{audience:?}: {text}");
        assert!(is_searched(&harness, name), "{audience:?}");
    }
    let text = written(&mut harness, PaperAudience::All, &folder.path().join("c.csv"));
    assert!(text.contains("约谈"), "{text}");
}

#[test]
fn an_item_that_was_marked_and_then_deleted_is_told_of_no_day() {
    // On one day, or on two: the version between the two is a day's end in one case only.
    for (marked, deleted) in [(TUESDAY, TUESDAY), (TUESDAY, "2025-07-30")] {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = on_the_last_of_july(folder.path());
        set(&mut harness, FIRST, field!(Item.title), "县长批示的信访件".to_owned());
        set(&mut harness, FIRST, field!(Item.goal), "秋后答复信访人".to_owned());
        set(&mut harness, SECOND, field!(Item.goal), "年内全部整改".to_owned());
        save_on(&mut harness, folder.path(), "2025-07-28");
        set(&mut harness, FIRST, field!(Item.internal), true);
        save_on(&mut harness, folder.path(), marked);
        act(&mut harness, Action::Select(item_node(FIRST)));
        act(&mut harness, Action::Run(Command::Delete));
        save_on(&mut harness, folder.path(), deleted);
        act(&mut harness, Action::Run(Command::Activity));
        assert!(activity(&harness).rows.iter().any(|row| row.what.contains("信访")), "the window shows all");
        for (audience, name) in OUTSIDE.into_iter().zip(["a.csv", "b.csv"]) {
            let text = written(&mut harness, audience, &folder.path().join(name));
            assert!(text.contains("年内全部整改") && !text.contains("信访"), "{audience:?}, {deleted}: {text}");
        }
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
fn where_a_version_cannot_be_read_nothing_is_not_called_no_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_versions(folder.path());
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::KeepVersion(id, "八月定稿".to_owned(), String::new()));
    act(&mut harness, Action::SetView(View::Today));
    let version = session(&harness).active().unwrap().activity().since_version().unwrap().version.clone();
    act(&mut harness, Action::Activity(ActivityStep::Since(version.path.clone())));
    assert!(told(&harness).is_empty(), "what is not saved stood in it already");
    assert!(harness.query_by_label("没有可列的改动").is_some());
    std::fs::File::options().write(true).open(&version.path).unwrap().set_len(20).unwrap();
    act(&mut harness, Action::Activity(ActivityStep::Again));
    assert_eq!((activity(&harness).rows.len(), activity(&harness).unreadable), (0, 1));
    assert!(harness.query_by_label_contains("这段时间可能有改动没有列出").is_some());
    assert!(harness.query_by_label("没有可列的改动").is_none() && harness.query_by_label("这段时间没有改动").is_none());
    set(&mut harness, FIRST, field!(Item.goal), "年内全部整改".to_owned());
    act(&mut harness, Action::SetView(View::Today));
    let since = session(&harness).active().unwrap().activity().since_version().unwrap();
    assert!(since.version.about.name == "八月定稿" && since.told.is_none());
    assert!(harness.query_by_label_contains("“八月定稿”读不出来").is_some());
    assert!(harness.query_by_label_contains("自“八月定稿”以来").is_none());
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
    let since = session(&harness).active().unwrap().activity().since_version().unwrap();
    assert_eq!(since.version.about.name, "七月定稿");
    let of_since = since.told.as_ref().unwrap();
    let told: Vec<(&str, &str)> =
        of_since.rows.iter().map(|row| (row.subject.node.as_str(), row.what.as_str())).collect();
    assert_eq!((told, of_since.count), (vec![(FIRST, "进展情况:全线贯通")], 1));
    // A version that is kept now leaves nothing to be told.
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::KeepVersion(id, "八月定稿".to_owned(), String::new()));
    let since = session(&harness).active().unwrap().activity().since_version().unwrap();
    assert_eq!((since.version.about.name.as_str(), since.told.as_ref().unwrap().count), ("八月定稿", 0));
}

#[test]
fn a_new_piece_of_evidence_is_told_by_its_number_and_title() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = opened(home.path());
    let piece = guatu::model::Evidence {
        number: "07-02".to_owned(),
        title: "整改会议纪要".to_owned(),
        file: "07-02 纪要.pdf".to_owned(),
        sha256: "9c1e5f".repeat(8),
        ..guatu::model::Evidence::blank()
    };
    let before = common::item(&harness, SECOND).evidence.clone();
    let all = before.into_iter().chain([piece]).collect();
    set(&mut harness, FIRST, field!(Item.progress), Progress::MostlyDone);
    save_on(&mut harness, home.path(), TUESDAY);
    set(&mut harness, SECOND, field!(Item.evidence), all);
    act(&mut harness, Action::Run(Command::Activity));
    let words: Vec<String> = told(&harness).into_iter().map(|row| format!("{row:?}")).collect();
    assert!(words.iter().any(|row| row.contains("新增佐证 07-02 整改会议纪要")), "{words:?}");
    assert!(words.iter().all(|row| !row.contains("9c1e5f")), "{words:?}");
}
