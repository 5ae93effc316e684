//! Evidence, outcomes and what a paper says in its own way, coming back in workbooks.

use std::sync::Arc;

use guatu::model::{Dataset, Item, Outcome, OutcomeKind, Report};
use guatu::reading::formats::{Returned, ReturnedRow};

use super::example;
use super::returned::{remembered, taken_back};

/// Puts words into the cell of a row of the first table.
fn put(back: &mut Returned, row: usize, column: &str, text: &str) {
    let at = back.tables[0].columns.iter().position(|own| own == column).unwrap();
    text.clone_into(&mut back.tables[0].rows[row].cells[at]);
}

fn said(back: &Returned, row: usize, column: &str) -> String {
    let at = back.tables[0].columns.iter().position(|own| own == column).unwrap();
    back.tables[0].rows[row].cells[at].clone()
}

/// A row that somebody added: some cells filled in, the others empty.
fn added(back: &mut Returned, cells: &[(&str, &str)]) {
    let columns = &back.tables[0].columns;
    let of = |column: &String| cells.iter().find(|(own, _)| own == column).map_or("", |(_, text)| text).to_owned();
    let cells = columns.iter().map(of).collect();
    back.tables[0].rows.push(ReturnedRow { id: String::new(), cells });
}

fn report(dataset: &Arc<Dataset>) -> &Arc<Report> {
    &dataset.reports[0]
}

/// The item of the n-th piece of evidence, counted from 0, and its place there.
fn holder(report: &Report, n: usize) -> (Arc<Item>, usize) {
    let mut all = report.items().flat_map(|item| (0..item.evidence.len()).map(move |at| (Arc::clone(item), at)));
    all.nth(n).unwrap()
}

#[test]
fn changed_evidence_lands_in_its_item_whatever_order_the_rows_have() {
    let dataset = example();
    let mut back = remembered(&dataset, "evidence");
    let (item, at) = holder(report(&dataset), 3);
    put(&mut back, 3, "title", "联合验收纪要");
    put(&mut back, 3, "on", "2026年8月1日");
    back.tables[0].rows.reverse();
    let taken = taken_back(&dataset, &back);
    assert_eq!((taken.changed, taken.added, taken.unread.as_slice(), taken.unknown), (2, 0, &[][..], 0));
    let mut expected = Item::clone(&item);
    expected.evidence[at].title = "联合验收纪要".to_owned();
    expected.evidence[at].on = "2026-08-01".parse().ok();
    assert_eq!(**report(&taken.dataset).item(&item.id).unwrap(), expected);
    let others = report(&taken.dataset).items().zip(report(&dataset).items()).filter(|(a, b)| a != b);
    assert_eq!(others.count(), 1);
    let again = taken_back(&taken.dataset, &back);
    assert_eq!((again.changed, again.unknown, &again.dataset), (0, 0, &taken.dataset), "read twice");
    assert_eq!(again.contested, []);
}

/// Since the workbook was written, an entry was put before the changed one and another was changed.
#[test]
fn entries_are_found_again_when_the_list_has_changed_meanwhile() {
    let dataset = example();
    let mut back = remembered(&dataset, "evidence");
    let (item, at) = holder(report(&dataset), 0);
    put(&mut back, 0, "note", "原件存档案室");
    let mut now = Dataset::clone(&dataset);
    let change = |own: &mut Item| {
        let mut first = own.evidence[at].clone();
        first.title = "另一份材料".to_owned();
        first.number = "99".to_owned();
        own.evidence.insert(0, first);
        own.evidence[at + 1].on = "2026-01-02".parse().ok();
    };
    Arc::make_mut(&mut now.reports[0]).change_items(|own| own.id == item.id, change);
    let taken = taken_back(&Arc::new(now), &back);
    let own = report(&taken.dataset).item(&item.id).unwrap();
    assert_eq!((own.evidence[at + 1].note.as_str(), own.evidence[0].note == "原件存档案室"), ("原件存档案室", false));
    assert_eq!(own.evidence[at + 1].on, "2026-01-02".parse().ok(), "what was not touched in the workbook stays");
    assert_eq!((taken.changed, taken.unknown), (1, 0));
}

#[test]
fn a_row_for_a_new_piece_goes_to_the_item_that_it_names_and_an_unknown_one_is_told() {
    let dataset = example();
    let mut back = remembered(&dataset, "evidence");
    let last = report(&dataset).items().last().unwrap().clone();
    let name = format!("{}{}", last.number, last.title);
    added(&mut back, &[("title", "现场照片三张"), ("@item_name", &name), ("on", "2026.9.3")]);
    added(&mut back, &[("title", "没人要的材料"), ("@item_name", "没有这个问题")]);
    added(&mut back, &[("note", "此表由县档案馆填")]);
    let taken = taken_back(&dataset, &back);
    let own = report(&taken.dataset).item(&last.id).unwrap();
    assert_eq!(own.evidence.len(), last.evidence.len() + 1);
    let new = own.evidence.last().unwrap();
    assert_eq!((new.title.as_str(), new.on), ("现场照片三张", "2026-09-03".parse().ok()));
    let told: Vec<&str> = taken.unread.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!((taken.added, told), (1, vec!["没人要的材料 没有这个问题", "此表由县档案馆填"]));
    assert_eq!(taken_back(&taken.dataset, &back).dataset, taken.dataset, "read twice");
}

#[test]
fn outcomes_of_the_whole_report_and_of_items_come_back() {
    let mut whole = Dataset::clone(&example());
    let outcome = |title: &str| Outcome {
        kind: OutcomeKind::Rule,
        title: title.to_owned(),
        on: "2026-05-01".parse().ok(),
        ..Outcome::blank()
    };
    Arc::make_mut(&mut whole.reports[0]).outcomes = vec![outcome("督查办法"), outcome("督查办法"), outcome("问责细则")];
    let dataset = Arc::new(whole);
    let mut back = remembered(&dataset, "rules");
    let titles: Vec<String> = (0..3).map(|row| said(&back, row, "title")).collect();
    assert_eq!(titles, ["督查办法", "督查办法", "问责细则"]);
    put(&mut back, 1, "number", "云办发〔2026〕9号");
    put(&mut back, 2, "on", "2026年13月1日");
    let taken = taken_back(&dataset, &back);
    let outcomes = &report(&taken.dataset).outcomes;
    let numbers: Vec<&str> = outcomes.iter().map(|outcome| outcome.number.as_str()).collect();
    assert_eq!(numbers, ["", "云办发〔2026〕9号", ""], "of two that say the same, the one at its place");
    assert_eq!((outcomes.len(), outcomes[2].on), (3, "2026-05-01".parse().ok()));
    assert_eq!(taken.unread.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>(), ["2026年13月1日"]);
}

#[test]
fn a_present_date_is_taken_from_the_line_above_how_often_it_was_put_off() {
    let dataset = example();
    let mut back = remembered(&dataset, "ledger");
    let moved = (0..back.tables[0].rows.len()).find(|row| said(&back, *row, "@due_now").contains('\n')).unwrap();
    let id = back.tables[0].rows[moved].id.rsplit('/').next().unwrap().to_owned();
    let below = said(&back, moved, "@due_now").split_once('\n').unwrap().1.to_owned();
    put(&mut back, moved, "@due_now", &format!("2027年3月31日\n{below}"));
    let taken = taken_back(&dataset, &back);
    let due = report(&taken.dataset).item(&id.as_str().into()).unwrap().due.clone().unwrap();
    assert_eq!(due.present().unwrap().to_string(), "2027-03-31");
    assert_eq!((taken.changed, taken.unread.as_slice()), (1, &[][..]));
}

#[test]
fn a_name_is_taken_without_the_number_before_it_and_an_empty_one_is_told() {
    let dataset = example();
    let mut back = remembered(&dataset, "duties");
    let id = back.tables[0].rows[2].id.rsplit('/').next().unwrap().to_owned();
    let before = report(&dataset).item(&id.as_str().into()).unwrap().clone();
    put(&mut back, 2, "@item_name", &format!("{}改过的名称", before.number));
    put(&mut back, 4, "@item_name", " ");
    let taken = taken_back(&dataset, &back);
    let after = report(&taken.dataset).item(&before.id).unwrap();
    assert_eq!((after.number.as_str(), after.title.as_str()), (before.number.as_str(), "改过的名称"));
    assert_eq!((taken.changed, taken.unread.len()), (1, 1));
}
