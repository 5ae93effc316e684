//! The monthly report told from two versions of a dataset: its figures are held against the comparison of the two, on
//! datasets that are made up here, in which most ids, numbers and some titles differ.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use guatu::diff::{FlatDifference, compare_datasets};
use guatu::model::{Dataset, PaperAudience};
use guatu::paper::{PaperRequest, PaperVersion, ReportKind, ReportRequest};
use guatu::session::{Action, Command, FormChoice, PaperStep, Purpose, Role, View};
use guatu::words::{Language, Words};
use serde_json::{Value, json};

use crate::common;
use crate::random::Random;

const UNITS: [&str; 3] = ["水务局", "教育局", "住建局"];
const STATES: [&str; 5] = ["not_started", "in_progress", "mostly_done", "done", "closed"];
/// How many matters there are in the two versions together.
const MATTERS: usize = 48;

/// Eight common characters that stand in no other text: what is alike in two matters would be taken for one.
fn words(at: usize, part: usize) -> String {
    let common = include_str!("../../../assets/fonts/tgh-8105.txt").chars().filter(|c| *c > '\u{4dff}');
    common.skip(at * 64 + part * 8).take(8).collect()
}

/// The two versions, and which unit leads the item of each title of the later one.
struct Versions {
    before: Value,
    after: Value,
    led: BTreeMap<String, usize>,
}

fn update(random: &mut Random, month: usize) -> Value {
    let day = 1 + random.below(27);
    let n = random.below(100_000);
    json!({ "on": format!("2026-{month:02}-{day:02}"), "text": format!("完成第{n}号工单"), "problems": format!("缺第{n}号材料"),
            "next": format!("补第{n}号材料") })
}

fn set_progress(item: &mut Value, state: &str, on: &str) {
    item["progress"] = state.into();
    if state == "closed" {
        item["closed"] = json!({ "on": on, "by": "整改办", "how": "现场核查" });
    } else if let Some(fields) = item.as_object_mut() {
        fields.remove("closed");
    }
}

fn dataset(items: &[Value], problem: &str) -> Value {
    let parties: Vec<Value> = UNITS
        .iter()
        .enumerate()
        .map(|(at, name)| json!({ "id": format!("u{at}"), "name": name, "kind": "unit" }))
        .collect();
    json!({ "format": "guatu", "version": 1, "reports": [{ "id": "r", "title": "整改台账", "as_of": "2026-04-30",
        "source": { "name": "a.txt", "paragraphs": [] }, "parties": parties,
        "categories": [{ "id": "c1", "number": "(一)", "title": "面上", "problems": [
            { "id": "p1", "number": "1.", "title": problem, "items": items }] }] }] })
}

fn versions(seed: u64) -> Versions {
    let mut random = Random(seed);
    let (mut before, mut after, mut led) = (Vec::new(), Vec::new(), BTreeMap::new());
    for at in 0..MATTERS {
        let title = format!("事项{}", words(at, 0));
        let unit = random.below(UNITS.len());
        let updates: Vec<Value> = (0..random.below(3)).map(|_| update(&mut random, 4)).collect();
        let mut item = json!({ "id": format!("i{at}"), "number": format!("({})", at + 1), "title": title,
            "finding": words(at, 1), "lead_units": [format!("u{unit}")],
            "due": { "on": format!("2026-{:02}-15", 3 + random.below(4)) }, "updates": updates,
            "measures": [{ "id": format!("m{at}"), "number": "一是", "text": words(at, 2), "updates": [] }] });
        set_progress(&mut item, STATES[random.below(5)], "2026-04-20");
        let (is_new, is_gone) = (random.below(9) == 0, random.below(9) == 0);
        if !is_new {
            before.push(item.clone());
        }
        if is_gone && !is_new {
            continue;
        }
        // The later file was made anew: other ids, other numbers.
        if random.below(2) == 0 {
            item["id"] = format!("x{at}").into();
            item["number"] = format!("{}.", at + 100).into();
        }
        if random.below(2) == 0 {
            set_progress(&mut item, STATES[random.below(5)], "2026-05-20");
        }
        // Some of what was done is written down late, under a day of the month before.
        for _ in 0..random.below(3) {
            let month = 4 + random.below(2);
            let new = update(&mut random, month);
            let list = if random.below(3) == 0 { &mut item["measures"][0]["updates"] } else { &mut item["updates"] };
            list.as_array_mut().unwrap().push(new);
        }
        led.insert(title.clone(), unit);
        after.push(item);
    }
    let after = dataset(&after, "推进不力");
    Versions { before: dataset(&before, "推进不力"), after, led }
}

fn read(value: &Value) -> Arc<Dataset> {
    Arc::new(serde_json::from_value(value.clone()).unwrap())
}

fn request(before: &Arc<Dataset>, after: &Arc<Dataset>) -> ReportRequest {
    ReportRequest {
        appendices: Vec::new(),
        kept: Vec::new(),
        dataset: Arc::clone(after),
        report: 0,
        kind: ReportKind::Monthly,
        name: "月报".to_owned(),
        audience: PaperAudience::All,
        sources: false,
        earlier: Some(PaperVersion { name: "四月.json".to_owned(), on: None, dataset: Arc::clone(before) }),
        later: None,
        from: None,
        today: "2026-05-31".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words: Arc::new(Words::load(Language::Chinese)),
    }
}

/// The items of a version.
fn items(version: &Value) -> &Vec<Value> {
    version["reports"][0]["categories"][0]["problems"][0]["items"].as_array().unwrap()
}

fn text(value: Option<&guatu::model::Value>) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned()
}

/// What the comparison of the two versions says of the items of a unit, or of all.
#[derive(Default, Debug)]
struct Summary {
    closed: usize,
    done: usize,
    started: usize,
    reopened: usize,
    added: usize,
    gone: usize,
    updates: usize,
}

/// From the list that `guatu compare` gives; `counts` says of the title of an item whether it is meant.
fn summary(lines: &[FlatDifference], after: &Value, counts: &dyn Fn(&str) -> bool) -> Summary {
    let mut summary = Summary::default();
    for line in lines {
        let Some(title) =
            line.path.iter().find(|step| step.contains("事项")).and_then(|step| step.split(' ').next_back())
        else {
            continue;
        };
        if !counts(title) {
            continue;
        }
        let of_item = line.node == "item";
        match (line.kind, line.field.as_deref()) {
            ("added", _) if of_item => {
                summary.added += 1;
                let item = items(after).iter().find(|item| item["title"] == title).unwrap();
                let count = |node: &Value| node["updates"].as_array().map_or(0, Vec::len);
                summary.updates += count(item) + count(&item["measures"][0]);
            }
            ("removed", _) if of_item => summary.gone += 1,
            (_, Some("progress")) if of_item => {
                match (text(line.mine.as_ref()).as_str(), text(line.theirs.as_ref()).as_str()) {
                    ("closed", _) => summary.reopened += 1,
                    (_, "closed") => summary.closed += 1,
                    (_, "done") => summary.done += 1,
                    ("done", _) => summary.reopened += 1,
                    ("not_started", _) => summary.started += 1,
                    _ => {}
                }
            }
            (_, Some("updates")) => {
                let list = |value: &Option<guatu::model::Value>| serde_json::to_value(value).unwrap();
                let (mine, theirs) = (list(&line.mine), list(&line.theirs));
                let mine = mine.as_array().cloned().unwrap_or_default();
                summary.updates +=
                    theirs.as_array().into_iter().flatten().filter(|entry| !mine.contains(entry)).count();
            }
            _ => {}
        }
    }
    summary
}

#[test]
fn its_figures_are_those_of_the_comparison() {
    for seed in [3, 77, 2026] {
        let made = versions(seed);
        let (before, after) = (read(&made.before), read(&made.after));
        let lines = compare_datasets(&before, &after, None).flat();
        let all = summary(&lines, &made.after, &|_| true);
        assert!(all.closed > 0 && all.done > 0 && all.reopened > 0 && all.added > 0 && all.gone > 0, "{all:?}");
        assert!(all.updates > 10, "{all:?}");
        let paper = PaperRequest::Report(request(&before, &after)).paper().unwrap();
        let told = paper.words().concat();
        let mut changes = vec![format!("新增具体问题{}个", all.added), format!("不再列入{}个", all.gone)];
        let rest = [("销号", all.closed), ("新报完成", all.done), ("新启动", all.started), ("重新整改", all.reopened)];
        changes.extend(rest.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name}{count}个")));
        for wanted in &changes {
            assert!(told.contains(wanted), "{wanted} of seed {seed} in {told}");
        }
        assert!(told.contains(&format!("报送进展{}条", all.updates)), "{all:?} of seed {seed} in {told}");
        // Of the items that both have, so many were closed in the earlier file, and so many of all are in the later one.
        let titles: Vec<&Value> = items(&made.after).iter().map(|item| &item["title"]).collect();
        let kept = items(&made.before).iter().filter(|item| titles.contains(&&item["title"]));
        let closed_before = kept.clone().filter(|item| item["progress"] == "closed").count();
        let closed_after = items(&made.after).iter().filter(|item| item["progress"] == "closed").count();
        let opening = format!("{}个具体问题中已核验销号{closed_before}个", kept.count());
        assert!(told.contains(&opening), "{opening} in {told}");
        assert!(told.contains(&format!("截至2026年5月31日，已核验销号{closed_after}个")), "{told}");
        let table = paper.tables().next().unwrap();
        for (at, unit) in UNITS.iter().enumerate() {
            let own = summary(&lines, &made.after, &|title| made.led.get(title) == Some(&at));
            let row = table.data().find(|row| row.cells[0].value.text() == *unit).unwrap();
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.value.text()).collect();
            let led = made.led.values().filter(|unit| **unit == at).count();
            assert_eq!(
                (cells[1].as_str(), cells[4].as_str(), cells[7].as_str()),
                (led.to_string().as_str(), own.done.to_string().as_str(), own.updates.to_string().as_str()),
                "{unit} of {seed}"
            );
        }
    }
}

#[test]
fn what_was_written_down_late_is_told_and_what_was_known_is_not() {
    let mut made = versions(5);
    let at =
        items(&made.after).iter().position(|item| items(&made.before).iter().any(|own| own["title"] == item["title"]));
    let item = &mut made.after["reports"][0]["categories"][0]["problems"][0]["items"][at.unwrap()];
    let late = json!({ "on": "2026-04-02", "text": "补记四月的验收" });
    item["updates"].as_array_mut().unwrap().push(late);
    let title = item["title"].clone();
    let former = &mut made.before["reports"][0]["categories"][0]["problems"][0]["items"];
    let own = former.as_array_mut().unwrap().iter_mut().find(|own| own["title"] == title).unwrap();
    let known = json!({ "on": "2026-05-09", "text": "上期已经写过的一条" });
    own["updates"].as_array_mut().unwrap().push(known.clone());
    let item = &mut made.after["reports"][0]["categories"][0]["problems"][0]["items"][at.unwrap()];
    item["updates"].as_array_mut().unwrap().push(known);
    let asked = request(&read(&made.before), &read(&made.after));
    // The earlier version says the day it is of: the period begins on the day after.
    assert_eq!(asked.period().from.to_string(), "2026-05-01");
    let told = PaperRequest::Report(asked).paper().unwrap().words().concat();
    assert!(told.contains("补记四月的验收") && !told.contains("上期已经写过的一条"));
}

fn write(path: &Path, value: &Value) {
    File::create(path).unwrap().write_all(value.to_string().as_bytes()).unwrap();
}

#[test]
fn the_command_tells_it_from_an_earlier_file() {
    let made = versions(11);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write(&path("old.json"), &made.before);
    write(&path("new.json"), &made.after);
    let run = |form: &str, out: &str| {
        let [new, old, out] = ["new.json", "old.json", out].map(|name| path(name).display().to_string());
        let all =
            ["export", &new, "--form", form, "--before", &old, "--audience", "all", "--on", "2026-05-31", "-o", &out];
        let (mut told, mut err) = (Vec::new(), Vec::new());
        let code = guatu::cli::run(all.map(std::ffi::OsString::from).to_vec(), &mut told, &mut err);
        (format!("{code:?}") == format!("{:?}", std::process::ExitCode::SUCCESS), String::from_utf8(err).unwrap())
    };
    let (done, err) = run("report-monthly", "月报.docx");
    assert!(done, "{err}");
    let xml = super::part(&std::fs::read(path("月报.docx")).unwrap(), "word/document.xml");
    let lines = compare_datasets(&read(&made.before), &read(&made.after), None).flat();
    let all = summary(&lines, &made.after, &|_| true);
    assert!(
        xml.contains(&format!("新增具体问题{}个", all.added)) && xml.contains(&format!("报送进展{}条", all.updates))
    );
    // No other form is told from two versions.
    let (done, err) = run("ledger", "台账.docx");
    assert!(!done && err.contains("--before") && !path("台账.docx").exists(), "{err}");
}

#[test]
fn the_window_takes_the_earlier_version_from_a_file_and_leaves_it_again() {
    let made = versions(21);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write(&path("old.guatu.json"), &made.before);
    write(&path("new.guatu.json"), &made.after);
    let mut harness = common::window(None);
    common::act(&mut harness, Action::Open(vec![path("new.guatu.json")]));
    common::act(&mut harness, Action::Run(Command::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Audience(PaperAudience::All)));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Report(ReportKind::Monthly))));
    common::act(&mut harness, Action::Paper(PaperStep::To("2026-05-31".parse().ok())));
    let told = |harness: &common::Window| {
        common::session(harness).active().unwrap().papers().made.clone().unwrap().paper.words().concat()
    };
    assert!(!told(&harness).contains("新增具体问题"));
    common::click(&mut harness, "与旧版本比…");
    let id = common::session(&harness).active().unwrap().id();
    let purpose = Purpose::Compare(id, Role::Earlier);
    common::act(&mut harness, Action::PathsChosen(purpose, vec![path("old.guatu.json")]));
    assert_eq!(common::session(&harness).view(), View::Papers);
    let lines = compare_datasets(&read(&made.before), &read(&made.after), None).flat();
    let all = summary(&lines, &made.after, &|_| true);
    let wanted = format!("新增具体问题{}个", all.added);
    assert!(told(&harness).contains(&wanted) && told(&harness).contains("（2026年5月1日至2026年5月31日）"));
    // What is kept of it goes with the page, and is read again with it.
    let content = |harness: &common::Window| {
        let papers = common::session(harness).active().unwrap().papers();
        (papers.earlier.as_ref().map(|own| Arc::downgrade(&own.dataset)), papers.made.as_ref().map(Arc::downgrade))
    };
    let (dataset, made) = content(&harness);
    common::act(&mut harness, Action::SetView(View::Ledger));
    assert_eq!((dataset.unwrap().strong_count(), made.unwrap().strong_count()), (0, 0));
    common::act(&mut harness, Action::SetView(View::Papers));
    assert!(told(&harness).contains(&wanted) && told(&harness).contains("（2026年5月1日至2026年5月31日）"));
    common::click(&mut harness, "改按日期");
    assert!(!told(&harness).contains(&wanted));
    common::act(&mut harness, Action::SetView(View::Ledger));
    common::act(&mut harness, Action::SetView(View::Papers));
    assert!(!told(&harness).contains(&wanted), "what was put aside does not come back");
}
