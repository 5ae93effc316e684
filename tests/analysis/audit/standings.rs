//! Each kind of finding about standings, dates, gaps and damage, wrong and nearly wrong.

use super::*;

fn closed(on: &str) -> Closed {
    Closed { on: day(on), by: String::new(), how: String::new(), extra: Extra::default() }
}

#[test]
fn said_done_while_words_and_figures_say_not() {
    let done = |progress, text| {
        of_kind(FindingKind::StandingAgainstWords, &dataset("问题。", text, |item| item.progress = progress))
    };
    assert_eq!(done(Progress::Done, "改造管道204公里,完成工程量的55%。"), QUESTION);
    assert_eq!(done(Progress::InProgress, "改造管道204公里,完成工程量的55%。"), NONE);
    assert_eq!(done(Progress::Done, "改造管道204公里,完成工程量的100%。"), NONE);
    assert_eq!(done(Progress::Done, "该项目正在推进。"), QUESTION);
    let missed = |value: &str| {
        changed(FindingKind::StandingAgainstWords, |item| {
            item.progress = Progress::Done;
            item.indicators = vec![indicator("a", "%", value)];
            item.indicators[0].target = Some(target("70", Origin::Stated));
        })
    };
    assert_eq!((missed("60"), missed("75")), (QUESTION.to_vec(), NONE.to_vec()));
    let all = |done| judged(FindingKind::StandingAgainstWords, "", done);
    assert_eq!(all("收集困难问题116个,已全部解决105个。"), QUESTION);
    assert_eq!(all("收集困难问题116个,已全部解决116个。"), NONE);
}

#[test]
fn closing_and_its_record() {
    let judge = |progress, closed: Option<Closed>| {
        changed(FindingKind::ClosingAgainstStanding, |item| (item.progress, item.closed) = (progress, closed))
    };
    assert_eq!(judge(Progress::Closed, Some(closed("2025-06-01"))), NONE);
    assert_eq!(judge(Progress::Closed, None), NOTICE);
    assert_eq!(judge(Progress::InProgress, Some(closed("2025-06-01"))), ERROR);
}

#[test]
fn a_target_met_and_not_reported_done() {
    let judge = |progress, value: &str, origin| {
        changed(FindingKind::TargetMetNotClosed, |item| {
            item.progress = progress;
            item.indicators = vec![indicator("a", "%", value)];
            item.indicators[0].target = Some(target("70", origin));
        })
    };
    assert_eq!(judge(Progress::InProgress, "75", Origin::Stated), QUESTION);
    assert_eq!(judge(Progress::InProgress, "65", Origin::Stated), NONE);
    assert_eq!(judge(Progress::Done, "75", Origin::Stated), NONE);
    assert_eq!(judge(Progress::InProgress, "75", Origin::Derived), NONE);
}

#[test]
fn due_and_overdue() {
    let due = |kind, on: &str, progress| {
        changed(kind, |item| (item.due, item.progress) = (Some(Due::new(on.parse().unwrap())), progress))
    };
    assert_eq!(due(FindingKind::Overdue, "2025-07", Progress::InProgress), QUESTION);
    assert_eq!(due(FindingKind::Overdue, "2025-07", Progress::Done), NONE);
    assert_eq!(due(FindingKind::Overdue, "2025-08", Progress::InProgress), NONE);
    assert_eq!(due(FindingKind::DueSoon, "2025-08", Progress::InProgress), NOTICE);
    assert_eq!(due(FindingKind::DueSoon, "2025-09", Progress::InProgress), NONE);
}

#[test]
fn dates_in_order() {
    let closing = |on: &str| {
        changed(FindingKind::DateOrder, |item| (item.progress, item.closed) = (Progress::Closed, Some(closed(on))))
    };
    assert_eq!(closing("2025-06-01"), NONE);
    assert_eq!(closing("2024-06-01"), ERROR, "before the feedback");
    assert_eq!(closing("2025-09-01"), ERROR, "after today");
    let due = |on: &str| changed(FindingKind::DateOrder, |item| item.due = Some(Due::new(on.parse().unwrap())));
    assert_eq!((due("2024-06"), due("2025-12")), (QUESTION.to_vec(), NONE.to_vec()));
    let words = |done| judged(FindingKind::DateOrder, "", done);
    assert_eq!(words("2025年6月20日至2025年6月16日开展培训。"), ERROR);
    assert_eq!(words("2025年6月16日—6月20日开展培训。"), NONE);
    assert_eq!(words("已于2026年5月30日到岗。"), QUESTION);
    assert_eq!(words("已于2025年5月30日到岗。"), NONE);
    let report = |to: &str| {
        let mut report = Report::new("r".into(), String::new());
        (report.inspected_from, report.inspected_to) = (Some(day("2024-10-13")), Some(day(to)));
        of_kind(FindingKind::DateOrder, &report_of(report, Vec::new()))
    };
    assert_eq!((report("2024-10-03"), report("2024-11-21")), (ERROR.to_vec(), NONE.to_vec()));
}

#[test]
fn what_an_item_lacks() {
    let bare = |kind| changed(kind, |item| item.measures.clear());
    for kind in
        [FindingKind::MissingMeasure, FindingKind::MissingUnit, FindingKind::MissingDue, FindingKind::MissingStanding]
    {
        assert_eq!(bare(kind), NOTICE, "{kind:?}");
        let full = changed(kind, |item| {
            item.lead_units = vec!["u".into()];
            item.term = Term::Sustained;
            item.progress = Progress::InProgress;
        });
        assert_eq!(full, NONE, "{kind:?}");
    }
    let moved = |reason: &str| {
        changed(FindingKind::MissingReason, |item| {
            let due = Due::new("2025-08".parse().unwrap());
            item.due = Some(due.moved("2025-12".parse().unwrap(), day("2025-07-01"), reason.to_owned()));
        })
    };
    assert_eq!((moved(" "), moved("雨季")), (NOTICE.to_vec(), NONE.to_vec()));
    let reading = |readings: Vec<Reading>| {
        changed(FindingKind::MissingReading, |item| {
            let mut own = indicator("a", "%", "0");
            (own.target, own.readings) = (Some(target("70", Origin::Set)), readings);
            item.indicators = vec![own];
        })
    };
    assert_eq!(reading(Vec::new()), NOTICE);
    assert_eq!(reading(vec![Reading::new(number("5"))]), NONE);
}

#[test]
fn titles_and_marks() {
    let titles = |other: &str| {
        let item = |id: &str, title: &str| Item::new(id.into(), String::new(), title.to_owned());
        let report = Report::new("r".into(), String::new());
        of_kind(FindingKind::RepeatedTitle, &report_of(report, vec![item("a", "同题"), item("b", other)]))
    };
    assert_eq!((titles("同题"), titles("异题")), (NOTICE.to_vec(), NONE.to_vec()));
    let carried = |number: &str| {
        let item = |id: &str, number: &str| {
            let from = Carried {
                report: "第一轮".to_owned(),
                number: number.to_owned(),
                on: Some(day("2025-01-01")),
                ..Carried::blank()
            };
            Item { carried: vec![from], ..Item::new(id.into(), String::new(), id.to_owned()) }
        };
        let report = Report::new("r".into(), String::new());
        of_kind(FindingKind::CarriedTwice, &report_of(report, vec![item("a", "(一)1.(2)"), item("b", number)]))
    };
    assert_eq!(
        (carried("(一)1.(2)"), carried("(一)1.(3)"), carried("")),
        (QUESTION.to_vec(), NONE.to_vec(), NONE.to_vec())
    );
    let marks = |mark: &str| {
        changed(FindingKind::Numbering, |item| {
            item.measures.push(Measure::new("n".into(), mark.to_owned(), String::new()));
        })
    };
    assert_eq!((marks("三"), marks("二")), (QUESTION.to_vec(), NONE.to_vec()));
}

#[test]
fn damage() {
    let sign = |done| judged(FindingKind::LostSign, "", done);
    assert_eq!(sign("形成“1 3”方案。"), NOTICE);
    assert_eq!(sign("形成“1+3”方案。"), NONE);
    assert_eq!(sign("督促碧桂园 f 莲湖郡交付。"), NOTICE);
    assert_eq!(sign("督促碧桂园·莲湖郡交付。"), NONE);
    let blank = |done| judged(FindingKind::StrayBlank, "", done);
    assert_eq!(blank("科技领域5万元、工业领域 660.77万元、其他3万元。"), NOTICE);
    assert_eq!(blank("科技领域 5 万元、工业领域 660.77 万元。"), NONE, "a style");
    assert_eq!(blank("使用 PDF 文件5份。"), NONE);
}
