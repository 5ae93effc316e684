//! A ledger of rows: columns by their headings, merged cells, rows that go on, troubles by row and column.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use guatu::model::{Progress, Term};
use guatu::reading::formats::{Document, open, pasted};
use guatu::reading::ledger_sheet::{Column, matched};
use guatu::reading::notice::{Correction, Remark, Understood, notice, notice_with};

const BYTES: &[u8] = include_bytes!("../notices/ledger.xlsx");

fn workbook() -> Document {
    open(BYTES, "ledger.xlsx", &|_| true).unwrap()
}

fn cells(rows: &[&str]) -> Document {
    pasted(&rows.join("\n"), "cells", &|_| true).unwrap()
}

/// What is wrong with cells: row and column as the spreadsheet counts them, the words, the name of the remark.
fn troubles(document: &Document, read: &Understood) -> Vec<(u32, u32, String, &'static str)> {
    let places = read.places();
    let trouble = |remark: &Remark| {
        let name = match remark {
            Remark::DueUnread(_) => "date",
            Remark::StandingUnread(_) => "standing",
            Remark::Unkept(_) => "unkept",
            Remark::NoProblem(_) => "problem",
            Remark::NoMeasures(_) => "measures",
            Remark::NoYear(_) => "year",
            _ => return None,
        };
        let paragraph = document.paragraphs.get(remark.paragraph(&places)? as usize)?;
        let place = paragraph.place?;
        Some((place.row + 1, place.column + 1, paragraph.text.clone(), name))
    };
    let mut found: Vec<_> = read.remarks.iter().filter_map(trouble).collect();
    found.sort();
    found
}

fn trouble(row: u32, column: u32, text: &str, name: &'static str) -> (u32, u32, String, &'static str) {
    (row, column, text.to_owned(), name)
}

#[test]
fn columns_are_matched_below_the_title_row() {
    let found = matched(&workbook().table(0)).unwrap();
    assert_eq!(found.heading, 1);
    let columns: Vec<Column> = found.columns.iter().flatten().copied().collect();
    assert_eq!(
        columns,
        [
            Column::NUMBER,
            Column::CATEGORY,
            Column::PROBLEM,
            Column::FINDING,
            Column::MEASURES,
            Column::LEADER,
            Column::of_meaning("item.lead_units").unwrap(),
            Column::of_meaning("item.support_units").unwrap(),
            Column::DUE,
            Column::PROGRESS
        ]
    );
}

#[test]
fn a_person_can_change_the_match() {
    let document = workbook();
    let said = |column, holds| Correction::Column { table: 0, column, holds };
    let read = notice_with(
        &document,
        &[said(7, None), said(6, Column::of_meaning("item.support_units"))],
        guatu::model::Date::START,
    );
    let item = read.report.items().next().unwrap();
    assert!(item.lead_units.is_empty());
    assert_eq!(item.support_units.len(), 1);
    let none: Vec<Correction> = (0..10).map(|column| said(column, None)).collect();
    assert!(notice_with(&document, &none, guatu::model::Date::START).sheets.iter().all(|sheet| !sheet.is_read));
}

#[test]
fn troubles_name_their_row_and_column() {
    let document = cells(&[
        "序号\t反馈问题\t整改措施\t整改时限\t完成情况\t销号日期",
        "1\t学习不深\t组织学习\t年底前\t差不多了\t2025年6月30日",
        "2\t作风不实\t\t2025年3月\t已完成\t上周",
        "3\t\t\t\t\t",
        "合计\t2\t\t\t\t",
    ]);
    let read = notice(&document, guatu::model::Date::START);
    assert_eq!(
        troubles(&document, &read),
        [
            trouble(2, 4, "年底前", "year"),
            trouble(2, 5, "差不多了", "standing"),
            trouble(3, 1, "2", "measures"),
            trouble(3, 6, "上周", "date"),
            trouble(4, 1, "3", "problem"),
        ]
    );
    // A row of sums gives no item, and there is nothing wrong with it.
    let items: Vec<_> = read.report.items().collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].closed.as_ref().unwrap().on.to_string(), "2025-06-30");
    assert_eq!(items[0].progress, Progress::Closed);
    assert_eq!((items[1].progress, items[1].term), (Progress::Done, Term::Dated));
}

#[test]
fn a_row_without_a_problem_goes_on_with_the_one_above() {
    let document = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位",
        "1\t学习不深\t组织学习\t县委办",
        "\t\t建立制度\t宣传部",
        "序号\t反馈问题\t整改措施\t责任单位",
        "2\t作风不实\t开展整治\t县纪委",
    ]);
    let read = notice(&document, guatu::model::Date::START);
    let items: Vec<_> = read.report.items().collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].measures.len(), 2);
    assert_eq!(items[0].lead_units.len(), 2);
    assert_eq!(troubles(&document, &read), []);
}

#[test]
fn a_row_across_the_table_names_the_category() {
    let document = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位",
        "一、政治建设方面\t\t\t",
        "1\t学习不深\t组织学习\t县委办",
        "二、作风建设方面\t\t\t",
        "2\t作风不实\t开展整治\t县纪委",
    ]);
    let titles: Vec<String> =
        notice(&document, guatu::model::Date::START).report.categories.iter().map(|own| own.title.clone()).collect();
    assert_eq!(titles, ["政治建设方面", "作风建设方面"]);
}

#[test]
fn problem_and_item_are_two_levels_where_both_have_a_column() {
    let document = cells(&[
        "方面\t反馈问题\t具体问题\t问题表现\t整改目标\t整改措施\t责任领导\t责任人\t佐证材料\t备注",
        "政治建设\t学习不深\t专题学习少\t全年5次\t每月一次\t1.组织学习。2.建立制度。\t副县长\t主任\t会议记录;通知\t无",
        "政治建设\t学习不深\t研讨不足\t\t\t组织研讨\t副县长\t\t\t",
    ]);
    let read = notice(&document, guatu::model::Date::START);
    assert_eq!((read.report.categories.len(), read.report.problems().count()), (1, 1));
    let items: Vec<_> = read.report.items().collect();
    assert_eq!(items[0].title, "专题学习少");
    assert_eq!(items[0].finding, "全年5次");
    assert_eq!(items[0].measures.iter().map(|own| own.text.as_str()).collect::<Vec<_>>(), ["组织学习。", "建立制度。"]);
    assert_eq!(items[0].evidence.iter().map(|own| own.title.as_str()).collect::<Vec<_>>(), ["会议记录", "通知"]);
    assert_eq!(items[1].title, "研讨不足");
    // 责任人 beside a leader handles the item.
    assert_eq!(items[0].handlers.len(), 1);
    assert_eq!(read.report.party(&items[0].handlers[0]).unwrap().name, "主任");
    assert_eq!((items[0].goal.as_str(), items[0].note.as_str()), ("每月一次", "无"));
    assert_eq!(troubles(&document, &read), []);
}
