//! Lists that pile up: what a ledger, another dataset or a former version says is added to what stands here, never put
//! in its place, and the same thing does not stand there twice.

use std::sync::Arc;

use guatu::diff::{Comparison, Difference, Who, compare_datasets};
use guatu::document::{Chosen, accept};
use guatu::model::{Dataset, Item, Report};
use guatu::table::difference_words;
use guatu::words::{Language, Words};
use serde_json::{Value, json};

use super::{all, taken, those};

/// A report with one item of these fields, two units and the paragraphs of its source.
pub(crate) fn dataset(fields: &Value) -> Dataset {
    with_source(fields, &[])
}

fn with_source(fields: &Value, source: &[&str]) -> Dataset {
    let mut item = json!({ "id": "i1", "number": "(1)", "title": "学校食堂采购不规范" });
    item.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    let report = json!({
        "id": "r", "title": "整改台账",
        "parties": [
            { "id": "u1", "name": "区教育局", "kind": "unit" },
            { "id": "u2", "name": "区财政局", "kind": "unit" },
        ],
        "source": { "paragraphs": source },
        "categories": [{ "id": "c1", "number": "(一)", "title": "民生领域", "problems": [
            { "id": "p1", "number": "1.", "title": "监管不到位", "items": [item] },
        ] }],
    });
    // By the text, because an exact number is only read from one.
    let report: Report = serde_json::from_str(&report.to_string()).unwrap();
    Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
}

pub(crate) fn item(dataset: &Dataset) -> Value {
    serde_json::to_value(dataset.reports[0].items().next().unwrap()).unwrap()
}

fn texts(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap_or_default().to_owned()).collect()
}

/// All that a ledger of these fields says, taken over; nothing where it says nothing.
fn with_ledger(mine: &Dataset, ledger: &Dataset, base: Option<&Dataset>) -> Option<Dataset> {
    let comparison = compare_datasets(mine, ledger, base).stated_only();
    (!comparison.differences.is_empty()).then(|| taken(mine, &comparison, &all(&comparison)))
}

#[test]
fn a_later_ledger_adds_its_progress_and_the_former_months_stay() {
    let mine = dataset(&json!({ "updates": [{ "on": "2025-03-31", "text": "已签订统一采购合同。" }] }));
    let ledger = dataset(&json!({ "updates": [{ "on": "2025-04-30", "text": "完成两次抽查。" }] }));
    let after = with_ledger(&mine, &ledger, None).unwrap();
    assert_eq!(texts(&item(&after)["updates"], "text"), ["已签订统一采购合同。", "完成两次抽查。"]);
    // The same ledger once more says nothing new.
    assert!(with_ledger(&after, &ledger, None).is_none());
    // March, read once more after April, comes before it.
    let again = with_ledger(&ledger, &mine, None).unwrap();
    assert_eq!(texts(&item(&again)["updates"], "on"), ["2025-03-31", "2025-04-30"]);
}

#[test]
fn the_same_words_for_the_same_period_are_not_added_twice() {
    let mine = dataset(&json!({ "updates": [
        { "on": "2025-04-30", "period": "2025-04", "text": "正在推进,完成两次抽查。", "next": "全面检查" },
    ] }));
    let said = |on: &str, period: &str, text: &str| {
        dataset(&json!({ "updates": [{ "on": on, "period": period, "text": text }] }))
    };
    assert!(with_ledger(&mine, &said("2025-05-02", "2025-04", "正在推进,完成两次 抽查。"), None).is_none());
    let after = with_ledger(&mine, &said("2025-05-31", "2025-05", "正在推进,完成两次抽查。"), None).unwrap();
    assert_eq!(texts(&item(&after)["updates"], "period"), ["2025-04", "2025-05"], "of another month it is news");
    let after = with_ledger(&mine, &said("2025-04-30", "2025-04", "完成三次抽查。"), None).unwrap();
    assert_eq!(texts(&item(&after)["updates"], "text"), ["正在推进,完成两次抽查。", "完成三次抽查。"]);
}

#[test]
fn every_list_of_an_item_keeps_what_a_ledger_is_silent_about() {
    let of = |mark: &str, on: &str| {
        json!({
            "updates": [{ "on": on, "text": format!("进展{mark}") }],
            "closing": [{ "kind": "verified", "level": "county", "on": on }],
            "stages": [{ "goal": format!("目标{mark}") }],
            "reviews": [{ "on": on, "result": "holds", "note": mark }],
            "instructions": [{ "on": on, "by": "区委书记", "text": format!("批示{mark}") }],
            "outcomes": [{ "kind": "rule", "title": format!("办法{mark}") }],
            "evidence": [{ "title": format!("会议记录{mark}") }],
            "log": [{ "on": on, "text": format!("记事{mark}") }],
        })
    };
    let (mine, theirs) = (of("甲", "2025-03-05"), of("乙", "2025-04-05"));
    let after = item(&with_ledger(&dataset(&mine), &dataset(&theirs), None).unwrap());
    for (key, list) in mine.as_object().unwrap() {
        let both = [&list[0], &theirs[key][0]].map(Clone::clone).to_vec();
        let both: Vec<Value> = serde_json::from_value(json!(both)).unwrap();
        let now = after[key].as_array().unwrap();
        assert_eq!(now.len(), 2, "{key}: {now:?}");
        for (entry, now) in both.iter().zip(now) {
            let kept = entry.as_object().unwrap().iter().all(|(key, value)| now[key] == *value);
            assert!(kept, "{key}: {entry} became {now}");
        }
    }
    // A former version without a known origin is taken over in the same way.
    let comparison = compare_datasets(&dataset(&mine), &dataset(&theirs), None);
    assert_eq!(item(&taken(&dataset(&mine), &comparison, &all(&comparison).with_removals())), after);
}

#[test]
fn units_that_a_ledger_names_come_to_those_named_here() {
    let mine = dataset(&json!({ "support_units": ["u1"] }));
    let after = with_ledger(&mine, &dataset(&json!({ "support_units": ["u2"] })), None).unwrap();
    assert_eq!(item(&after)["support_units"], json!(["u1", "u2"]));
    assert!(with_ledger(&after, &mine, None).is_none());
    // Another dataset says whom it names and whom not.
    let comparison = compare_datasets(&mine, &dataset(&json!({ "support_units": ["u2"] })), None);
    assert_eq!(item(&taken(&mine, &comparison, &all(&comparison)))["support_units"], json!(["u2"]));
}

#[test]
fn a_title_in_a_ledger_is_the_document_that_is_here_already() {
    let mine = dataset(&json!({
        "evidence": [{ "number": "01-01", "title": "采购合同", "file": "采购合同.pdf" }],
        "outcomes": [{ "kind": "rule", "title": "食堂管理办法", "on": "2025-02-01" }],
        "closing": [{ "kind": "verified", "level": "county", "planned": "2025-05-10" }],
    }));
    let ledger = dataset(&json!({
        "evidence": [{ "title": "采购合同" }],
        "outcomes": [{ "kind": "rule", "title": "食堂管理办法" }],
        "closing": [{ "kind": "verified", "level": "county", "planned": "2025-05-10", "on": "2025-05-12" }],
    }));
    let after = with_ledger(&mine, &ledger, None).unwrap();
    let (before, after) = (item(&mine), item(&after));
    assert_eq!((&after["evidence"], &after["outcomes"]), (&before["evidence"], &before["outcomes"]));
    let planned_and_taken = json!([
        { "kind": "verified", "level": "county", "planned": "2025-05-10", "on": "2025-05-12" },
    ]);
    assert_eq!(after["closing"], planned_and_taken);
}

#[test]
fn a_figure_of_another_year_stays_and_that_of_the_same_year_is_corrected() {
    let of = |readings: Value| {
        dataset(&json!({ "indicators": [
            { "id": "n1", "name": "抽查合格率", "unit": "%", "better": "higher", "readings": readings },
        ] }))
    };
    let mine = of(json!([{ "value": 81, "on": "2023" }, { "value": 88, "on": "2024" }]));
    let ledger = of(json!([{ "value": 89, "on": "2024" }, { "value": 95, "on": "2025" }]));
    let after = with_ledger(&mine, &ledger, None).unwrap();
    let readings = &item(&after)["indicators"][0]["readings"];
    assert_eq!(
        *readings,
        item(&of(json!([
            { "value": 81, "on": "2023" }, { "value": 89, "on": "2024" }, { "value": 95, "on": "2025" },
        ])))["indicators"][0]["readings"]
    );
}

#[test]
fn a_stage_is_not_put_off_without_a_word() {
    let of = |due: &str, done: &str| {
        dataset(&json!({ "stages": [{ "goal": "完成招标", "due": { "on": due }, "done_on": done }] }))
    };
    let mine = dataset(&json!({ "stages": [{ "goal": "完成招标", "due": { "on": "2025-04-30" } }] }));
    let after = with_ledger(&mine, &of("2025-04-30", "2025-04-20"), None).unwrap();
    assert_eq!(texts(&item(&after)["stages"], "done_on"), ["2025-04-20"]);
    let after = with_ledger(&mine, &of("2025-09-30", "2025-09-20"), None).unwrap();
    assert_eq!(texts(&item(&after)["stages"], "done_on"), ["", "2025-09-20"], "the first date is still there");
}

#[test]
fn a_ledger_takes_nothing_out_that_the_common_origin_had() {
    let update = |on: &str, text: &str| json!({ "on": on, "text": text });
    let [march, april, may] =
        [update("2025-03-31", "三月"), update("2025-04-30", "四月"), update("2025-05-31", "五月")];
    let base = dataset(&json!({ "updates": [march, april] }));
    // I took April out since, the ledger of May tells of April and May only.
    let mine = dataset(&json!({ "updates": [march] }));
    let ledger = dataset(&json!({ "updates": [april, may] }));
    let comparison = compare_datasets(&mine, &ledger, Some(&base)).stated_only();
    assert_eq!(comparison.differences.iter().map(|one| one.who).collect::<Vec<_>>(), [Who::Both]);
    let after = taken(&mine, &comparison, &all(&comparison));
    assert_eq!(texts(&item(&after)["updates"], "text"), ["三月", "五月"]);
}

#[test]
fn what_two_units_wrote_on_one_day_stands_side_by_side() {
    let update = |text: &str| json!([{ "on": "2025-04-30", "text": text }]);
    let review = |result: &str| json!([{ "on": "2025-06-01", "result": result }]);
    let base = dataset(&json!({}));
    let mine = dataset(&json!({ "updates": update("教育局:已整改。"), "reviews": review("holds") }));
    let theirs = dataset(&json!({ "updates": update("财政局:资金到位。"), "reviews": review("relapsed") }));
    let comparison = compare_datasets(&mine, &theirs, Some(&base));
    assert_eq!(comparison.differences.iter().map(|one| one.who).collect::<Vec<_>>(), [Who::Both, Who::Both]);
    let after = item(&taken(&mine, &comparison, &all(&comparison)));
    assert_eq!(texts(&after["updates"], "text"), ["教育局:已整改。", "财政局:资金到位。"]);
    assert_eq!(texts(&after["reviews"], "result"), ["holds", "relapsed"]);
    // What both rewrote in two ways is still a conflict.
    let of = |text: &str| dataset(&json!({ "updates": update(text) }));
    let comparison = compare_datasets(&of("甲"), &of("乙"), Some(&of("丙")));
    assert_eq!(comparison.differences.iter().map(|one| one.who).collect::<Vec<_>>(), [Who::Conflict]);
}

fn is_of(one: &Difference, names: &[&str]) -> bool {
    one.change().is_some_and(|change| names.contains(&change.field.to_string().as_str()))
}

/// The choice of all differences of these fields.
fn of_fields(comparison: &Comparison, names: &[&str]) -> Chosen {
    those(comparison, |one| is_of(one, names))
}

#[test]
fn a_field_taken_over_with_another_source_keeps_what_was_taken() {
    let span = json!({ "paragraph": 0, "start": 0, "end": 4 });
    let mine = with_source(
        &json!({ "updates": [{ "on": "2025-03-31", "text": "三月的进展", "source": span }] }),
        &["三月的进展在此", "别的"],
    );
    let theirs = with_source(
        &json!({ "updates": [{ "on": "2025-04-30", "text": "四月的进展" }] }),
        &["新的开头", "三月的进展在此"],
    );
    let comparison = compare_datasets(&mine, &theirs, None);
    let after = taken(&mine, &comparison, &of_fields(&comparison, &["updates", "source"]));
    let moved = json!({ "paragraph": 1, "start": 0, "end": 4 });
    assert_eq!(
        item(&after)["updates"],
        json!([
            { "on": "2025-03-31", "text": "三月的进展", "source": moved },
            { "on": "2025-04-30", "text": "四月的进展" },
        ])
    );
}

#[test]
fn a_letter_about_an_item_that_is_not_here_comes_without_it_and_that_is_told() {
    let mine = dataset(&json!({}));
    let mut theirs = mine.clone();
    let report = Arc::make_mut(&mut theirs.reports[0]);
    let letter = json!([{
        "number": "新督〔2025〕7号", "kind": "urge", "unit": "u1", "items": ["i1", "i9"], "on": "2025-05-06",
    }]);
    report.letters = serde_json::from_value(letter).unwrap();
    report.decisions = serde_json::from_value(json!([{ "text": "是否延期", "items": ["i9"] }])).unwrap();
    let problem = Arc::make_mut(&mut Arc::make_mut(&mut report.categories[0]).problems[0]);
    problem.items.push(Arc::new(Item::new("i9".into(), "(2)".to_owned(), "校车未年检".to_owned())));
    let comparison = compare_datasets(&mine, &theirs, None);
    let names = ["letters", "decisions"];
    let accepted = accept(&mine, &comparison, &of_fields(&comparison, &names)).unwrap();
    let count = comparison.differences.iter().filter(|one| is_of(one, &names)).count();
    assert_eq!((count, accepted.idle), (2, 0));
    assert_eq!(accepted.missing.iter().map(|node| node.node.as_str()).collect::<Vec<_>>(), ["i9"]);
    let after = taken(&mine, &comparison, &of_fields(&comparison, &names));
    let report = &after.reports[0];
    assert_eq!(report.letters[0].number, "新督〔2025〕7号");
    assert_eq!(report.letters[0].items, ["i1".into()]);
    assert_eq!((report.decisions[0].text.as_str(), report.decisions[0].items.len()), ("是否延期", 0));
    // With the item itself, the letter names it.
    let accepted = accept(&mine, &comparison, &all(&comparison)).unwrap();
    assert!(accepted.missing.is_empty());
    let after = taken(&mine, &comparison, &all(&comparison));
    assert_eq!(after.reports[0].letters[0].items, ["i1".into(), "i9".into()]);
}

#[test]
fn what_changes_nothing_is_not_counted_as_taken() {
    let mine = dataset(&json!({ "log": [{ "on": "2025-03-01", "text": "约谈" }], "note": "旧" }));
    let theirs = dataset(&json!({ "note": "新" }));
    let comparison = compare_datasets(&mine, &theirs, None);
    let accepted = accept(&mine, &comparison, &all(&comparison)).unwrap();
    assert_eq!((comparison.differences.len(), accepted.idle), (2, 1));
}

#[test]
fn the_same_entries_in_another_order_are_no_difference() {
    let updates = [json!({ "on": "2025-05-31", "text": "甲" }), json!({ "on": "2025-06-30", "text": "乙" })];
    let [first, second] = &updates;
    let (mine, theirs) =
        (dataset(&json!({ "updates": [first, second] })), dataset(&json!({ "updates": [second, first] })));
    assert!(compare_datasets(&mine, &theirs, None).differences.is_empty());
    let more = dataset(&json!({ "updates": [second, first, { "on": "2025-07-31", "text": "丙" }] }));
    assert_eq!(compare_datasets(&mine, &more, None).differences.len(), 1);
}

#[test]
fn the_order_of_steps_is_a_difference() {
    let applied = json!({ "kind": "applied", "on": "2025-06-01" });
    let refused = json!({ "kind": "refused", "on": "2025-06-01" });
    let mine = dataset(&json!({ "closing": [&applied, &refused] }));
    let theirs = dataset(&json!({ "closing": [&refused, &applied] }));
    assert!(!compare_datasets(&mine, &theirs, None).differences.is_empty());
}

#[test]
fn what_the_program_keeps_of_a_file_is_not_told() {
    let proof = |hash: &str| json!([{ "number": "01-02", "title": "采购合同", "file": "01-02 合同.pdf", "sha256": hash, "size": 48_213 }]);
    let words = Words::of(Language::Chinese);
    let told = |mine: &Value, theirs: &Value| {
        let comparison = compare_datasets(&dataset(mine), &dataset(theirs), None);
        let lines = comparison.differences.iter().map(|one| difference_words(&comparison, one, &words));
        lines.collect::<Vec<_>>().join("\n")
    };
    let added = told(&json!({}), &json!({ "evidence": proof("8f3a77") }));
    assert!(added.contains("01-02 采购合同") && !added.contains("8f3a77") && !added.contains("48213"), "{added}");
    // A file that was exchanged reads the same, and is a difference still.
    let other = told(&json!({ "evidence": proof("8f3a77") }), &json!({ "evidence": proof("90cc11") }));
    assert_eq!(other.matches("采购合同").count(), 2, "{other}");
    assert!(other.ends_with("(细节不同)"), "{other}");
}
