//! The audit run again after edits, and what a person accepted.

use super::*;

fn edited(dataset: &Arc<Dataset>, change: impl FnOnce(&mut Item)) -> Arc<Dataset> {
    let mut next = Dataset::clone(dataset);
    let category = Arc::make_mut(&mut Arc::make_mut(&mut next.reports[0]).categories[0]);
    change(Arc::make_mut(&mut Arc::make_mut(&mut category.problems[1]).items[2]));
    Arc::new(next)
}

fn keys(audit: &Audit) -> Vec<Finding> {
    audit.entries().map(|entry| entry.finding.clone()).collect()
}

#[test]
fn an_edit_reckons_only_the_edited_item() {
    let (first, stop) = (bundled(), AtomicBool::new(false));
    let mut auditor = Auditor::default();
    let before = auditor.audit(&first, day(TODAY), &stop).unwrap();
    assert_eq!(auditor.reckoned(), 29);
    let second = edited(&first, |item| {
        item.measures[2].text.push_str("开设电工班3个、计算机班1个,共5个。");
        item.progress = Progress::InProgress;
    });
    let after = auditor.audit(&second, day(TODAY), &stop).unwrap();
    assert_eq!(auditor.reckoned(), 30);
    assert_eq!((before.counts.errors, after.counts.errors), (0, 1));
    assert_eq!(keys(&after), keys(&audit(&second)), "as a fresh audit");
    assert_eq!(after.counts, audit(&second).counts);
    let shared = |one: &Audit, other: &Audit| {
        let pairs = one.reports[0].chunks.iter().zip(&other.reports[0].chunks);
        pairs.filter(|(a, b)| Arc::ptr_eq(a, b)).count()
    };
    assert_eq!(shared(&before, &after), before.reports[0].chunks.len() - 2, "all but the item and its problem");
}

#[test]
fn a_problem_that_was_taken_out_is_let_go() {
    let (first, stop) = (bundled(), AtomicBool::new(false));
    let mut auditor = Auditor::default();
    auditor.audit(&first, day(TODAY), &stop).unwrap();
    let mut next = Dataset::clone(&first);
    let problem = Arc::make_mut(&mut Arc::make_mut(&mut next.reports[0]).categories[0]).problems.remove(1);
    let gone = (Arc::downgrade(&problem), Arc::downgrade(&problem.items[0]));
    drop((first, problem));
    auditor.audit(&Arc::new(next), day(TODAY), &stop).unwrap();
    assert_eq!((gone.0.strong_count(), gone.1.strong_count()), (0, 0));
}

#[test]
fn nothing_new_is_nothing_to_do_and_a_new_day_is() {
    let (dataset, stop) = (bundled(), AtomicBool::new(false));
    let mut auditor = Auditor::default();
    let first = auditor.audit(&dataset, day(TODAY), &stop).unwrap();
    let second = auditor.audit(&dataset, day(TODAY), &stop).unwrap();
    assert!(Arc::ptr_eq(&first.reports[0], &second.reports[0]));
    let late = auditor.audit(&dataset, day("2026-02-01"), &stop).unwrap();
    assert_eq!(auditor.reckoned(), 58);
    let overdue = |audit: &Audit| audit.entries().filter(|e| e.finding.kind == FindingKind::Overdue).count();
    assert_eq!(overdue(&first), 0);
    assert!(overdue(&late) >= 2, "two items are due at the end of 2025");
}

#[test]
fn a_cancelled_audit_gives_nothing_and_the_next_one_all() {
    let mut auditor = Auditor::default();
    assert!(auditor.audit(&bundled(), day(TODAY), &AtomicBool::new(true)).is_none());
    let found = auditor.audit(&bundled(), day(TODAY), &AtomicBool::new(false)).unwrap();
    assert_eq!(keys(&found), keys(&audit(&bundled())));
}

#[test]
fn an_accepted_finding_is_closed_until_its_figures_change() {
    let text = "最低工资由2000元调整为2200元,增长20%。";
    let open = dataset("问题。", text, |_| {});
    let key = findings(&open).iter().find(|f| f.kind == FindingKind::Growth).unwrap().key.clone();
    let accepted = |text: &str| {
        let mut next = Dataset::clone(&dataset("问题。", text, |_| {}));
        let accept = AcceptedFinding {
            key: key.clone(),
            reason: "口径不同".to_owned(),
            on: day(TODAY),
            who: String::new(),
            extra: Extra::default(),
        };
        Arc::make_mut(&mut next.reports[0]).accepted_findings = vec![accept];
        audit(&Arc::new(next))
    };
    let same = accepted(&format!("另有新的一句。{text}"));
    assert_eq!((same.counts.errors, same.counts.accepted), (0, 1), "an edit elsewhere keeps it");
    let entry = same.entries().find(|entry| entry.finding.key == key).unwrap();
    assert_eq!(entry.accepted.unwrap().reason, "口径不同");
    let other = accepted("最低工资由2000元调整为2200元,增长21%。");
    assert_eq!((other.counts.errors, other.counts.accepted), (1, 0));
}

#[test]
fn keys_name_one_finding_each() {
    let all = findings(&bundled());
    let keys: std::collections::HashSet<&str> = all.iter().map(|finding| finding.key.as_str()).collect();
    assert_eq!(keys.len(), all.len());
}

#[test]
fn a_finding_is_the_same_for_other_programs() {
    let found = audit(&bundled());
    let growth = found.entries().find(|entry| entry.finding.kind == FindingKind::Growth).unwrap();
    let json = serde_json::to_value(growth).unwrap();
    assert_eq!(json["kind"], "growth");
    assert_eq!(json["severity"], "question");
    assert_eq!(json["reckoning"]["terms"][1]["unit"], "亿元");
    assert!(json["accepted"].is_null());
}

#[test]
fn what_no_rule_of_an_item_reads_does_not_reckon_it_again() {
    let (first, stop) = (bundled(), AtomicBool::new(false));
    let mut auditor = Auditor::default();
    auditor.audit(&first, day(TODAY), &stop).unwrap();
    let changed = |change: fn(&mut Report)| {
        let mut next = Dataset::clone(&first);
        change(Arc::make_mut(&mut next.reports[0]));
        Arc::new(next)
    };
    let before_it_began = changed(|report| report.as_of = Some(day("2020-01-01")));
    let found = auditor.audit(&before_it_began, day(TODAY), &stop).unwrap();
    assert_eq!(auditor.reckoned(), 29, "the state of the report is held against its other dates alone");
    assert_eq!(keys(&found), keys(&audit(&before_it_began)), "as a fresh audit");
    let feedback = changed(|report| report.feedback_on = Some(day("2030-01-01")));
    let found = auditor.audit(&feedback, day(TODAY), &stop).unwrap();
    assert_eq!(auditor.reckoned(), 58, "the days of the items are held against the feedback");
    assert_eq!(keys(&found), keys(&audit(&feedback)), "as a fresh audit");
}

/// Three classes and one are four.
const WRONG: &str = "开设电工班3个、计算机班1个,共5个。";
const RIGHT: &str = "开设电工班3个、计算机班1个,共4个。";

fn wrong_sums(dataset: &Arc<Dataset>) -> Vec<Finding> {
    let all = findings(dataset).into_iter();
    all.filter(|one| one.kind == FindingKind::Sum && one.severity == Severity::Error).collect()
}

#[test]
fn white_space_in_the_source_makes_no_measure_a_changed_one() {
    let spaced = WRONG.replace('、', "、\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}");
    let found = wrong_sums(&dataset("问题。", &spaced, |item| item.measures[0].text = WRONG.to_owned()));
    assert_eq!(found.len(), 1);
    assert!(!found[0].spans.is_empty(), "it still has its place in the source: {found:?}");
}

#[test]
fn a_measure_that_was_changed_is_read_as_it_is_now() {
    assert_eq!(wrong_sums(&dataset("问题。", WRONG, |_| {})).len(), 1);
    let mended = dataset("问题。", WRONG, |item| item.measures[0].text = RIGHT.to_owned());
    assert_eq!(wrong_sums(&mended), []);
    let cut = dataset("问题。", WRONG, |item| item.measures[0].text = "开设电工班3个".to_owned());
    assert_eq!(wrong_sums(&cut), []);
    let spoilt = dataset("问题。", RIGHT, |item| item.measures[0].text = WRONG.to_owned());
    assert_eq!(wrong_sums(&spoilt).len(), 1);
}

#[test]
fn the_measure_beside_a_changed_one_is_still_read_in_its_place() {
    let second = "开设焊工班7个、厨师班2个,共8个。";
    let words = format!("一是{WRONG}二是{second}");
    let at = WRONG.chars().count() as u32 + 4;
    let two = |change: fn(&mut Item)| {
        dataset("问题。", &words, |item| {
            let measure = |id: &str, start: u32, text: &str| Measure {
                source: vec![Span::new(1, start, start + text.chars().count() as u32)],
                ..Measure::new(id.into(), "一".to_owned(), text.to_owned())
            };
            item.measures = vec![measure("m1", 2, WRONG), measure("m2", at, second)];
            change(item);
        })
    };
    assert_eq!(wrong_sums(&two(|_| {})).len(), 2);
    let left = wrong_sums(&two(|item| item.measures[0].text = RIGHT.to_owned()));
    assert_eq!(left.len(), 1);
    assert!(left[0].spans.iter().all(|span| span.start >= at), "{:?}", left[0].spans);
}

#[test]
fn what_was_found_is_read_as_it_is_now() {
    let found =
        |text: &str| dataset(&format!("(1)标题。{WRONG}"), "已办结。", |item| item.finding = text.to_owned());
    assert_eq!(wrong_sums(&found(WRONG)).len(), 1);
    assert_eq!(wrong_sums(&found(RIGHT)), []);
}
