//! The papers in prose.

use std::path::Path;
use std::sync::Arc;

use guatu::app::papers_bytes;
use guatu::file;
use guatu::model::{Dataset, Due, Form, FormColumn, Item, PaperAudience, Progress, Report};
use guatu::paper::{Block, Paper, PaperRemark, PaperRequest, ReportKind, ReportRequest, remarks};
use guatu::reading::notice::Remark;
use guatu::words::{Language, Words};

use super::{example, part};

fn report(dataset: &Arc<Dataset>, kind: ReportKind, audience: PaperAudience) -> ReportRequest {
    let words = Arc::new(Words::load(Language::Chinese));
    let today = "2026-09-15".parse().unwrap();
    ReportRequest {
        dataset: Arc::clone(dataset),
        report: 0,
        kind,
        name: "报告".to_owned(),
        audience,
        appendices: Vec::new(),
        kept: Vec::new(),
        sources: true,
        earlier: None,
        later: None,
        from: None,
        today,
        near_days: 10,
        pace_points: 5,
        words,
    }
}

#[test]
fn the_report_says_what_the_dataset_holds() {
    let dataset = example();
    let asked = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Office));
    let text = asked.paper().unwrap().words().concat();
    for wanted in [
        "4个方面12个问题32个具体问题",
        "已核验销号12个，单位报告完成待核验7个，逾期6个，正在推进7个；以32个具体问题计，销号率37.5%",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    for item in dataset.reports[0].items().filter(|item| !item.internal) {
        assert!(text.contains(&item.title) && text.contains(item.finding.trim_end_matches('。')), "{}", item.title);
    }
    assert!(text.contains(&dataset.reports[0].next_steps) && text.contains("一、具体问题整改情况"));
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(&[asked], Path::new("a.docx"), &words).unwrap().0;
    assert!(part(&bytes, "word/comments.xml").contains("出处"));
    assert!(part(&bytes, "word/document.xml").contains("w:commentReference"));
    let mut plain = report(&dataset, ReportKind::Progress, PaperAudience::Office);
    plain.sources = false;
    let bytes = papers_bytes(&[PaperRequest::Report(plain)], Path::new("a.docx"), &words).unwrap().0;
    assert!(!part(&bytes, "word/comments.xml").contains("出处"));
}

#[test]
fn sums_of_outcomes_stand_apart_from_their_words() {
    let said = |language| {
        let words = Arc::new(Words::load(language));
        let asked = ReportRequest { words, ..report(&example(), ReportKind::Progress, PaperAudience::Office) };
        PaperRequest::Report(asked).paper().unwrap().words().concat()
    };
    let english = said(Language::English);
    let sums = english.split_once("So far: ").unwrap().1.split_once('.').unwrap().0;
    for sum in sums.split("; ") {
        let (kind, count) = sum.split_at(sum.find(|c: char| c.is_ascii_digit()).unwrap());
        assert!(kind.ends_with(' ') && count.trim() == count, "{sums}");
    }
    assert!(sums.contains("; "), "{sums}");
    assert!(said(Language::Chinese).contains("整改以来，建章立制"));
}

/// The paragraph of an item, with the note on it.
fn of_item<'a>(paper: &'a Paper, title: &str) -> (&'a str, Option<&'a str>) {
    let found = paper.blocks.iter().find_map(|block| match block {
        Block::Paragraph { text, note } if text.contains(title) => Some((text.as_str(), note.as_deref())),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{title}"))
}

#[test]
fn each_figure_about_an_item_says_where_it_comes_from() {
    let dataset = example();
    let paper = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Office)).paper().unwrap();
    let own = &dataset.reports[0];
    for item in own.items().filter(|item| !item.internal) {
        let (text, note) = of_item(&paper, &item.title);
        let has_figures = text.strip_prefix(item.number.as_str()).unwrap().chars().any(|c| c.is_ascii_digit());
        assert_eq!(note.is_some(), has_figures, "{text}");
        assert!(note.is_none_or(|note| note.contains(&own.full_number(&item.id))), "{note:?}");
    }
    // 1 August to 15 September: 45 days.
    let (text, note) = of_item(&paper, "惠企资金兑付不及时");
    assert!(text.contains("逾期45天"), "{text}");
    let note = note.unwrap();
    assert!(note.contains("按现行时限2026年8月1日至2026年9月15日计算") && note.contains("指标“"), "{note}");
}

#[test]
fn what_was_not_begun_is_not_said_to_go_on_and_what_has_no_date_is_not_silent() {
    let mut dataset = Dataset::clone(&example());
    let ids: Vec<String> = dataset.reports[0].items().map(|item| item.id.to_string()).collect();
    let change = |item: &mut Item| {
        let (late, near, undated) = (&ids[0], &ids[1], &ids[2]);
        item.closed = None;
        let id = item.id.to_string();
        item.progress = if id == *undated { Progress::InProgress } else { Progress::NotStarted };
        let due = |text: &str| Some(Due::new(text.parse().unwrap()));
        item.due = match id {
            id if id == *late => due("2026-08-01"),
            id if id == *near => due("2026-09-20"),
            _ => None,
        };
    };
    Arc::make_mut(&mut dataset.reports[0]).change_items(|item| ids[..3].contains(&item.id.to_string()), change);
    let titles: Vec<String> = dataset.reports[0].items().take(3).map(|item| item.title.clone()).collect();
    let dataset = Arc::new(dataset);
    let paper = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Office)).paper().unwrap();
    let ends = titles.iter().map(|title| of_item(&paper, title).0.to_owned()).collect::<Vec<_>>();
    assert!(ends[0].ends_with("逾期45天，尚未启动。"), "{}", ends[0]);
    assert!(ends[1].ends_with("时限2026年9月20日，尚未启动。"), "{}", ends[1]);
    assert!(ends[2].ends_with("整改。") && ends[2].contains("推进"), "{}", ends[2]);
}

#[test]
fn a_form_that_is_kept_for_all_datasets_is_bound_behind_a_report() {
    let dataset = example();
    let mut asked = report(&dataset, ReportKind::Progress, PaperAudience::Office);
    let column = |field: &str| FormColumn { field: field.to_owned(), ..FormColumn::blank() };
    asked.kept = vec![Form {
        name: "领导关注清单".to_owned(),
        title: "领导关注事项".to_owned(),
        columns: vec![column("@full_number"), column("title")],
        ..Form::blank()
    }];
    asked.appendices = vec!["领导关注清单".to_owned()];
    let paper = PaperRequest::Report(asked).paper().unwrap();
    let names = paper.blocks.iter().find_map(|block| match block {
        Block::Appendices { names, .. } => Some(names.clone()),
        _ => None,
    });
    assert_eq!(names.as_deref(), Some(&["领导关注事项".to_owned()][..]), "as it is called above the list");
    let words = paper.appendices[0].words();
    assert!(words.contains(&"(一)1.(2)".to_owned()), "{words:?}");
}

#[test]
fn what_is_missing_is_counted_and_not_made_up() {
    let mut dataset = Dataset::clone(&example());
    let ids: Vec<String> = dataset.reports[0].items().take(7).map(|item| item.id.to_string()).collect();
    Arc::make_mut(&mut dataset.reports[0])
        .change_items(|item| ids.contains(&item.id.to_string()), |item| item.goal.clear());
    let dataset = Arc::new(dataset);
    let asked = report(&dataset, ReportKind::Plan, PaperAudience::Office);
    let paper = PaperRequest::Report(asked.clone()).paper().unwrap();
    assert!(remarks(&asked, &paper).contains(&PaperRemark::Missing("missing-goal", 7)));
    let text = paper.words().concat();
    assert_eq!(text.matches("整改目标：").count(), 32 - 7);
}

#[test]
fn a_report_of_the_notice_reads_back_as_the_same_tree() {
    let dataset = Arc::new(file::read(guatu::app::EXAMPLE).unwrap()).with_counted_limits();
    let asked = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Public));
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(&[asked], Path::new("a.docx"), &words).unwrap().0;
    let document = guatu::reading::formats::open(&bytes, "报告.docx", &|_| true).unwrap();
    let understood = guatu::reading::notice::notice(&document, "2026-09-15".parse().unwrap());
    assert_eq!(counts(&understood.report), [4, 7, 29, 118]);
    assert_eq!(tree(&understood.report), tree(&dataset.reports[0]));
    let stands = |report: &Report| report.items().map(|item| item.progress.is_complete()).collect::<Vec<_>>();
    assert_eq!(stands(&understood.report), stands(&dataset.reports[0]));
}

/// A report as it is read from the document that is made of it, with the head and the foot of an office's paper.
fn read_again(dataset: &Arc<Dataset>, appendices: &[&str]) -> Report {
    let mut asked = report(dataset, ReportKind::Progress, PaperAudience::All);
    asked.appendices = appendices.iter().map(|name| (*name).to_owned()).collect();
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(&[PaperRequest::Report(asked)], Path::new("a.docx"), &words).unwrap().0;
    let document = guatu::reading::formats::open(&bytes, "报告.docx", &|_| true).unwrap();
    guatu::reading::notice::notice(&document, "2026-09-15".parse().unwrap()).report
}

/// Categories, problems, items and measures.
fn counts(report: &Report) -> [usize; 4] {
    let problems = report.categories.iter().map(|category| category.problems.len()).sum();
    let measures = report.items().map(|item| item.measures.len()).sum();
    [report.categories.len(), problems, report.items().count(), measures]
}

/// Every title and the words of every measure, in their order.
fn tree(report: &Report) -> Vec<(String, Vec<String>)> {
    let mut tree = Vec::new();
    for category in &report.categories {
        tree.push((format!("{}{}", category.number, category.title), Vec::new()));
        for problem in &category.problems {
            tree.push((format!("{}{}", problem.number, problem.title), Vec::new()));
            for item in &problem.items {
                let measures = item.measures.iter().map(|measure| measure.text.clone()).collect();
                tree.push((format!("{}{}", item.number, item.title), measures));
            }
        }
    }
    tree
}

#[test]
fn a_paper_with_head_foot_and_appendices_reads_back_as_its_tree() {
    let dataset = headed(&example());
    for appendices in [&[][..], &["problems", "duties"]] {
        let again = read_again(&dataset, appendices);
        assert_eq!(counts(&again), counts(&dataset.reports[0]));
        for ((title, measures), (own, texts)) in tree(&again).into_iter().zip(tree(&dataset.reports[0])) {
            assert_eq!(title, own);
            // What came of a measure stands behind a colon, and ends with a full stop.
            for (measure, text) in measures.iter().zip(&texts) {
                assert!(measure.starts_with(text.trim_end_matches(['。', '；'])), "{measure}\n{text}");
            }
        }
        let complete = |report: &Report| report.items().filter(|item| item.progress.is_complete()).count();
        assert_eq!(complete(&again), complete(&dataset.reports[0]));
        let own = &dataset.reports[0];
        assert_eq!(again.title, own.title);
        let head = |report: &Report| {
            let texts = [
                &report.issuer_mark,
                &report.doc_number,
                &report.signed_by,
                &report.secrecy,
                &report.issuer,
                &report.addressee,
                &report.copies_to,
                &report.printed_by,
                &report.next_steps,
            ];
            (texts.map(Clone::clone), report.printed_on, report.plan_on)
        };
        assert_eq!((head(&again).0, again.printed_on), (head(own).0, own.printed_on));
        assert!(again.introduction.lines().any(|line| line == own.introduction), "{}", again.introduction);
        // Who inspected whom is in fields of its own, and stands in the paper anew.
        assert!(!again.introduction.contains("开展了常规巡察"), "{}", again.introduction);
        let findings = |report: &Report| report.items().map(|item| item.finding.clone()).collect::<Vec<_>>();
        assert_eq!(findings(&again), findings(own));
    }
    let notice = headed(&Arc::new(file::read(guatu::app::EXAMPLE).unwrap()).with_counted_limits());
    for appendices in [&[][..], &["tasks"]] {
        let again = read_again(&notice, appendices);
        assert_eq!(tree(&again), tree(&notice.reports[0]));
        assert_eq!(again.title, notice.reports[0].title);
        let findings = |report: &Report| report.items().map(|item| item.finding.clone()).collect::<Vec<_>>();
        assert_eq!(findings(&again), findings(&notice.reports[0]));
    }
}

#[test]
fn a_plan_reads_back_with_its_title_and_its_own_number() {
    let mut dataset = Dataset::clone(&headed(&example()));
    let own = Arc::make_mut(&mut dataset.reports[0]);
    own.plan_number = "云溪委〔2026〕9号".to_owned();
    own.plan_on = Some("2026-04-08".parse().unwrap());
    let dataset = Arc::new(dataset);
    let asked = PaperRequest::Report(report(&dataset, ReportKind::Plan, PaperAudience::Office));
    let words = Words::load(Language::Chinese);
    let bytes = papers_bytes(&[asked], Path::new("a.docx"), &words).unwrap().0;
    let document = guatu::reading::formats::open(&bytes, "方案.docx", &|_| true).unwrap();
    let again = guatu::reading::notice::notice(&document, "2026-09-15".parse().unwrap()).report;
    assert_eq!(again.title, "中共云溪县委关于市委第三巡察组反馈意见的整改方案");
    assert_eq!((again.plan_number.as_str(), again.doc_number.as_str()), ("云溪委〔2026〕9号", ""));
    assert_eq!((again.plan_on, again.printed_on), (dataset.reports[0].plan_on, None));
    assert_eq!(again.items().count(), 32);
}

#[test]
fn the_numbers_of_a_report_do_not_differ_from_what_is_read_of_it() {
    for bytes in [guatu::app::EXAMPLE, guatu::app::FILLED_EXAMPLE] {
        let dataset = Arc::new(file::read(bytes).unwrap()).with_counted_limits();
        let asked = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Office));
        let words = Words::load(Language::Chinese);
        let bytes = papers_bytes(&[asked], Path::new("a.docx"), &words).unwrap().0;
        let document = guatu::reading::formats::open(&bytes, "报告.docx", &|_| true).unwrap();
        let understood = guatu::reading::notice::notice(&document, "2026-09-15".parse().unwrap());
        let differ: Vec<_> =
            understood.remarks.iter().filter(|remark| matches!(remark, Remark::TotalDiffers { .. })).collect();
        assert!(differ.is_empty(), "{differ:?}");
    }
}

#[test]
fn who_found_it_is_said_once() {
    let mut dataset = Dataset::clone(&example());
    let findings = ["审计发现，账实不符。", "账实不符。", "2024年专项检查反馈：账实不符。", "有的反馈问题多年未改。"];
    let report_of = Arc::make_mut(&mut dataset.reports[0]);
    let ids: Vec<String> = report_of.items().take(findings.len()).map(|item| item.id.to_string()).collect();
    for (id, finding) in ids.iter().zip(findings) {
        report_of.change_items(|item| item.id.to_string() == *id, |item| finding.clone_into(&mut item.finding));
    }
    let dataset = Arc::new(dataset);
    let paper = PaperRequest::Report(report(&dataset, ReportKind::Progress, PaperAudience::Office)).paper().unwrap();
    let text = paper.words().concat();
    for said in [
        "。审计发现，账实不符。",
        "。反馈指出，账实不符。",
        "。2024年专项检查反馈：账实不符。",
        "。反馈指出，有的反馈问题多年未改。",
    ] {
        assert_eq!(text.matches(said).count(), 1, "{said}");
    }
}

/// A dataset with all that a paper has above and below its text.
fn headed(dataset: &Arc<Dataset>) -> Arc<Dataset> {
    let mut dataset = Dataset::clone(dataset);
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let slots = [
        (&mut report.issuer_mark, "中共云溪县委文件"),
        (&mut report.doc_number, "云溪委〔2026〕3号"),
        (&mut report.signed_by, "某某"),
        (&mut report.secrecy, "内部"),
        (&mut report.addressee, "市委"),
        (&mut report.copies_to, "市委巡察办"),
        (&mut report.printed_by, "县委办公室"),
    ];
    for (slot, text) in slots {
        text.clone_into(slot);
    }
    report.printed_on = Some("2026-09-15".parse().unwrap());
    Arc::new(dataset)
}
