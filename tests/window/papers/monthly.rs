//! The report of a month: its figures are held against the closing steps and updates of the example, counted here, and
//! against the comparison of its two states.

use std::path::Path;
use std::sync::Arc;

use guatu::analysis::as_it_stood;
use guatu::app::papers_bytes;
use guatu::diff::compare_datasets;
use guatu::model::PaperAudience;
use guatu::paper::{Block, LaterVersion, PaperRemark, PaperRequest, PaperVersion, ReportKind, ReportRequest, remarks};
use guatu::session::{Action, Command, FormChoice, PaperStep};
use guatu::words::{Language, Words};
use serde_json::Value;

use super::{example, part};
use crate::common;

fn monthly(from: Option<&str>, to: &str, audience: PaperAudience) -> ReportRequest {
    ReportRequest {
        dataset: example(),
        report: 0,
        kind: ReportKind::Monthly,
        name: "月报".to_owned(),
        audience,
        appendices: Vec::new(),
        kept: Vec::new(),
        sources: false,
        earlier: None,
        later: None,
        from: from.map(|day| day.parse().unwrap()),
        today: to.parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words: Arc::new(Words::load(Language::Chinese)),
    }
}

/// The items of the example as they stand in the file.
fn items() -> Vec<Value> {
    let dataset: Value = serde_json::from_slice(include_bytes!("../../../assets/yunxi.guatu.json")).unwrap();
    let each = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let categories = each(&dataset["reports"][0], "categories");
    let problems = categories.iter().flat_map(|category| each(category, "problems")).collect::<Vec<_>>();
    problems.iter().flat_map(|problem| each(problem, "items")).collect()
}

/// Closed at the end of a day, by the last step that approves, refuses or opens again.
fn closed_on(item: &Value, day: &str) -> bool {
    let steps = item["closing"].as_array().cloned().unwrap_or_default();
    let mut deciding = steps.iter().filter(|step| {
        let kind = step["kind"].as_str().unwrap();
        ["approved", "refused", "reopened"].contains(&kind) && step["on"].as_str().is_some_and(|on| on <= day)
    });
    deciding.next_back().is_some_and(|step| step["kind"] == "approved")
}

fn updates(item: &Value, from: &str, to: &str) -> usize {
    let within = |node: &Value| {
        let all = node["updates"].as_array().cloned().unwrap_or_default();
        let within = |update: &&Value| (from..=to).contains(&update["on"].as_str().unwrap());
        // What the office keeps to itself is not in its paper for the units.
        all.iter().filter(within).filter(|update| update["internal"] != true).count()
    };
    within(item) + item["measures"].as_array().unwrap().iter().map(within).sum::<usize>()
}

/// The numbers of a row of the table.
fn row(request: &ReportRequest, name: &str) -> Vec<String> {
    let paper = PaperRequest::Report(request.clone()).paper().unwrap();
    let table = paper.tables().next().unwrap();
    let found = table.data().find(|row| row.cells[0].value.text() == name).unwrap();
    found.cells[1..].iter().map(|cell| cell.value.text()).collect()
}

#[test]
fn its_figures_are_those_of_the_two_days() {
    let (from, to) = ("2026-09-01", "2026-09-15");
    let request = monthly(Some(from), to, PaperAudience::Office);
    let all = items();
    let count = |is: &dyn Fn(&Value) -> bool| all.iter().filter(|item| is(item)).count();
    let before = count(&|item| closed_on(item, "2026-08-31"));
    let after = count(&|item| closed_on(item, to));
    let told: usize = all.iter().map(|item| updates(item, from, to)).sum();
    assert_eq!((before, after), (9, 12), "read off the example by eye");
    let text = PaperRequest::Report(request.clone()).paper().unwrap().words().concat();
    // Done and late by eye too: late on 31 August are 8, of which 5 were reported done or closed since.
    for wanted in [
        format!("截至2026年8月31日，32个具体问题中已核验销号{before}个、单位报告完成待核验5个、逾期8个"),
        format!("截至2026年9月15日，已核验销号{after}个、单位报告完成待核验7个、逾期6个"),
        format!("本期销号3个、新报完成4个、新增逾期3个、报送进展{told}条。"),
    ] {
        assert!(text.contains(&wanted), "{wanted}");
    }
    let led = |unit: &str| all.iter().filter(|item| item["lead_units"][0] == unit).cloned().collect::<Vec<_>>();
    let education = led("u2");
    let closed = |day: &str| education.iter().filter(|item| closed_on(item, day)).count().to_string();
    let told: usize = education.iter().map(|item| updates(item, from, to)).sum();
    let expected = [education.len().to_string(), closed("2026-08-31"), closed(to)];
    let found = row(&request, "县教育局");
    assert_eq!(found[..3], expected);
    assert_eq!(found[6], told.to_string());
    let total = row(&request, "合计");
    assert_eq!(total[..6], ["32", "9", "12", "4", "6", "3"]);
}

#[test]
fn its_steps_are_those_that_a_comparison_finds() {
    let request = monthly(Some("2026-09-01"), "2026-09-15", PaperAudience::All);
    let state = |day: &str| as_it_stood(&request.dataset, day.parse().unwrap());
    let found = compare_datasets(&state("2026-08-31"), &state("2026-09-15"), None);
    let changed: Vec<(String, String)> = found
        .flat()
        .into_iter()
        .filter(|line| line.node == "item" && line.field.as_deref() == Some("progress"))
        .map(|line| (line.id, serde_json::to_value(line.theirs).unwrap().as_str().unwrap().to_owned()))
        .collect();
    let to = |progress: &str| changed.iter().filter(|(_, own)| own == progress).count().to_string();
    let text = PaperRequest::Report(request.clone()).paper().unwrap().words().concat();
    assert!(text.contains(&format!("本期销号{}个、新报完成{}个", to("closed"), to("done"))), "{changed:?}");
    for (id, _) in changed.iter().filter(|(_, own)| own == "closed") {
        let item = request.dataset.reports[0].item(&id.as_str().into()).unwrap();
        assert!(text.contains(&format!("本期销号1项：{}{}", item.number, item.title)), "{}", item.title);
    }
}

#[test]
fn it_says_what_each_unit_did_what_stands_in_the_way_and_what_comes_next() {
    let text = |audience| {
        let paper = PaperRequest::Report(monthly(None, "2026-09-15", audience)).paper().unwrap();
        assert!(paper.blocks.contains(&Block::Centred("（2026年9月1日至2026年9月15日）".to_owned())));
        paper.words().concat()
    };
    let office = text(PaperAudience::Office);
    let wanted = [
        "整改情况：累计兑付1294万元，兑付率69.6%，尚有缺口566万元（2026年9月14日）。",
        "存在问题：缺口资金列支渠道未定。",
        "下步措施：提请整改领导小组会议研究列支渠道。",
    ];
    assert!(wanted.iter().all(|wanted| office.contains(wanted)));
    assert!(!office.contains("累计兑付1103"), "what was reported in August stands in another report");
    let public = text(PaperAudience::Public);
    assert!(public.contains(wanted[0]) && !public.contains("存在问题：") && !public.contains("下步措施："));
}

#[test]
fn it_is_a_document_whose_readers_are_minded() {
    let request = monthly(None, "2026-09-15", PaperAudience::Public);
    let words = Words::load(Language::Chinese);
    let (bytes, looked_for) =
        papers_bytes(&[PaperRequest::Report(request.clone())], Path::new("a.docx"), &words).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert!(looked_for > 50 && xml.contains("各单位进度统计") && xml.contains("GCentred"));
    assert!(papers_bytes(&[PaperRequest::Report(request.clone())], Path::new("a.pdf"), &words).is_ok());
    assert!(papers_bytes(&[PaperRequest::Report(request)], Path::new("a.xlsx"), &words).is_err(), "it is prose");
    // In a month in which nothing was written down yet, the silence of each open item is told.
    let later = monthly(Some("2027-01-01"), "2027-01-31", PaperAudience::Office);
    let paper = PaperRequest::Report(later.clone()).paper().unwrap();
    assert_eq!(remarks(&later, &paper), [PaperRemark::Missing("missing-update", 32 - 12 - 7)]);
}

#[test]
fn the_window_asks_for_its_two_days() {
    let mut harness = common::window(None);
    common::act(&mut harness, Action::Run(Command::OpenFilled));
    common::act(&mut harness, Action::Run(Command::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Report(ReportKind::Monthly))));
    let period = |harness: &common::Window| {
        let made = common::session(harness).active().unwrap().papers().made.clone().unwrap();
        made.paper.words().into_iter().find(|word| word.starts_with('（')).unwrap()
    };
    assert_eq!(period(&harness), "（2026年9月1日至2026年9月15日）");
    common::type_in(&mut harness, "自", "2026-08-01");
    common::press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    common::type_in(&mut harness, "至", "2026年8月31日");
    common::press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(period(&harness), "（2026年8月1日至2026年8月31日）");
}

#[test]
fn what_was_made_internal_since_is_told_by_no_version() {
    // One update of the period is made internal after the version that the report ends with was kept.
    let version = example();
    let (secret, item) = version.reports[0]
        .items()
        .filter(|item| !item.internal)
        .find_map(|item| {
            let update = item.updates.iter().find(|own| !own.internal && own.on.to_string().starts_with("2026-08"))?;
            Some((update.text.clone(), item.id.clone()))
        })
        .unwrap();
    let mut present = Arc::clone(&version);
    Arc::make_mut(&mut Arc::make_mut(&mut present).reports[0]).change_items(
        |own| own.id == item,
        |own| {
            for update in own.updates.iter_mut().filter(|update| update.text == secret) {
                update.internal = true;
            }
        },
    );
    // The ledger is bound behind it, with its column of the latest update.
    let request = |present: &Arc<guatu::model::Dataset>| ReportRequest {
        appendices: vec!["ledger".to_owned()],
        kept: Vec::new(),
        earlier: Some(PaperVersion {
            name: "七月定稿".to_owned(),
            on: "2026-07-31".parse().ok(),
            dataset: as_it_stood(&version, "2026-07-31".parse().unwrap()),
        }),
        later: Some(LaterVersion { name: "八月定稿".to_owned(), present: Arc::clone(present) }),
        ..monthly(Some("2026-08-01"), "2026-08-31", PaperAudience::Public)
    };
    let said = |present| {
        let request = PaperRequest::Report(request(present));
        let words = Words::load(Language::Chinese);
        let (bytes, looked_for) = papers_bytes(&[request], Path::new("月报.docx"), &words).unwrap();
        (part(&bytes, "word/document.xml"), looked_for)
    };
    let begin: String = secret.chars().take(8).collect();
    let (open, before) = said(&version);
    let (closed, after) = said(&present);
    assert!(open.contains(&begin) && !closed.contains(&begin), "{secret}");
    assert!(after > before, "and it is looked for in the file: {before}, {after}");
}

/// Counted by hand in the file: a sum of the whole work, such as its meetings up to 31 July, is none of July.
#[test]
fn what_came_of_the_work_in_the_month_is_told_with_its_sums() {
    let text = |from: &str, to: &str| {
        PaperRequest::Report(monthly(Some(from), to, PaperAudience::Office)).paper().unwrap().words().concat()
    };
    let july = text("2026-07-01", "2026-07-31");
    let told = july.split_once("本期成效：").unwrap().1.split_once('。').unwrap().0;
    let parts: Vec<&str> = told.split('，').collect();
    assert_eq!(parts.len(), 6, "{told}");
    for sum in ["7项", "36万元", "2人", "4人", "7人", "3条"] {
        assert_eq!(parts.iter().filter(|part| part.ends_with(sum)).count(), 1, "{sum} in {told}");
    }
    assert!(!text("2026-10-01", "2026-10-31").contains("本期成效"));
}
