//! A ledger of rows: columns by their headings, merged cells, rows that go on, troubles by row and column.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use guatu::model::{Progress, Term};
use guatu::reading::door::{Document, open, pasted};
use guatu::reading::ledger_sheet::{Column, Ledger, Match, Trouble, Why, ledger, matched};

const BYTES: &[u8] = include_bytes!("notices/ledger.xlsx");

fn workbook() -> Document {
    open(BYTES, "ledger.xlsx", &|_| true).unwrap()
}

fn cells(rows: &[&str]) -> Document {
    pasted(&rows.join("\n"), "cells", &|_| true).unwrap()
}

fn read(document: &Document) -> Ledger {
    ledger(document, 0, &matched(&document.table(0)).unwrap())
}

fn trouble(row: u32, column: u32, text: &str, why: Why) -> Trouble {
    Trouble { row, column, text: text.to_owned(), why }
}

#[test]
fn columns_are_matched_below_the_title_row() {
    let found = matched(&workbook().table(0)).unwrap();
    assert_eq!(found.heading, 1);
    let columns: Vec<Column> = found.columns.iter().flatten().copied().collect();
    assert_eq!(
        columns,
        [
            Column::Number,
            Column::Category,
            Column::Problem,
            Column::Finding,
            Column::Measures,
            Column::Leader,
            Column::Lead,
            Column::Support,
            Column::Due,
            Column::Standing
        ]
    );
}

#[test]
fn a_person_can_change_the_match() {
    let document = workbook();
    let mut columns = matched(&document.table(0)).unwrap();
    columns.columns[7] = None;
    columns.columns[6] = Some(Column::Support);
    let read = ledger(&document, 0, &columns);
    let item = read.report.items().next().unwrap();
    assert!(item.lead_units.is_empty());
    assert_eq!(item.support_units.len(), 1);
    let none = Match { heading: 1, height: 1, columns: vec![None; 10] };
    assert_eq!(ledger(&document, 0, &none).report.items().count(), 0);
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
    let read = read(&document);
    assert_eq!(
        read.troubles,
        [
            trouble(2, 4, "年底前", Why::NotADate),
            trouble(2, 5, "差不多了", Why::NotAStanding),
            trouble(3, 0, "作风不实", Why::NoMeasures),
            trouble(3, 6, "上周", Why::NotADate),
            trouble(4, 0, "3", Why::NoProblem),
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
    let read = read(&document);
    let items: Vec<_> = read.report.items().collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].measures.len(), 2);
    assert_eq!(items[0].lead_units.len(), 2);
    assert!(read.troubles.is_empty(), "{:?}", read.troubles);
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
    let titles: Vec<String> = read(&document).report.categories.iter().map(|own| own.title.clone()).collect();
    assert_eq!(titles, ["政治建设方面", "作风建设方面"]);
}

#[test]
fn problem_and_item_are_two_levels_where_both_have_a_column() {
    let document = cells(&[
        "方面\t反馈问题\t具体问题\t问题表现\t整改目标\t整改措施\t责任领导\t责任人\t佐证材料\t备注",
        "政治建设\t学习不深\t专题学习少\t全年5次\t每月一次\t1.组织学习。2.建立制度。\t副县长\t主任\t会议记录;通知\t无",
        "政治建设\t学习不深\t研讨不足\t\t\t组织研讨\t副县长\t\t\t",
    ]);
    let read = read(&document);
    assert_eq!((read.report.categories.len(), read.report.problems().count()), (1, 1));
    let items: Vec<_> = read.report.items().collect();
    assert_eq!(items[0].title, "专题学习少");
    assert_eq!(items[0].finding, "全年5次");
    assert_eq!(items[0].measures.iter().map(|own| own.text.as_str()).collect::<Vec<_>>(), ["组织学习。", "建立制度。"]);
    assert_eq!(items[0].evidence.iter().map(|own| own.title.as_str()).collect::<Vec<_>>(), ["会议记录", "通知"]);
    assert_eq!(items[1].title, "研讨不足");
    assert_eq!(read.troubles, [trouble(2, 8, "主任", Why::NotKept)]);
}
