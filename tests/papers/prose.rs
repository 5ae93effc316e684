//! The papers in prose.

use std::path::Path;
use std::sync::Arc;

use guatu::app::papers_bytes;
use guatu::file;
use guatu::model::{Dataset, PaperAudience};
use guatu::paper::{PaperRequest, ReportKind, ReportRequest, missing};
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
        sources: true,
        earlier: None,
        from: None,
        today,
        near_days: 10,
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
fn what_is_missing_is_counted_and_not_made_up() {
    let mut dataset = Dataset::clone(&example());
    let mut left = 7;
    let ids: Vec<String> = dataset.reports[0].items().take(left).map(|item| item.id.to_string()).collect();
    Arc::make_mut(&mut dataset.reports[0])
        .change_items(|item| ids.contains(&item.id.to_string()), |item| item.goal.clear());
    let dataset = Arc::new(dataset);
    let asked = report(&dataset, ReportKind::Plan, PaperAudience::Office);
    left = missing(&asked).iter().find(|(key, _)| *key == "missing-goal").unwrap().1;
    assert_eq!(left, 7);
    let text = PaperRequest::Report(asked).paper().unwrap().words().concat();
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
    let tree = |report: &guatu::model::Report| -> Vec<(usize, usize)> {
        report.items().map(|item| (item.title.chars().count(), item.measures.len())).collect()
    };
    assert_eq!(tree(&understood.report).len(), tree(&dataset.reports[0]).len());
}
