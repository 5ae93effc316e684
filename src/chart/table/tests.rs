//! The tables of the charts of a small report, cell by cell.

use std::sync::Arc;

use super::{ChartCell, ChartTable};
use crate::chart::{ChartContext, ChartSpec, Named, RowContext, of_node};
use crate::model::{
    Better, Closed, Dataset, Due, Indicator, Item, Origin, PartOf, Party, PartyKind, Progress, Reading, Relation,
    Report, Target, Update, report_of,
};
use crate::words::{Language, Words};

fn item(id: &str, title: &str, due: &str, progress: Progress) -> Item {
    Item {
        progress,
        due: Some(Due::new(due.parse().unwrap())),
        lead_units: vec!["u".into()],
        leader: Some("l".into()),
        ..Item::new(id.into(), format!("({id})"), title.to_owned())
    }
}

/// Three items: one late and put off once, one to come, one closed.
fn report() -> Report {
    let mut late = item("1", "排口未封", "2026-05-31", Progress::InProgress);
    let due = late.due.take().unwrap();
    late.due = Some(due.moved("2026-06-05".parse().unwrap(), "2026-05-20".parse().unwrap(), "雨季".to_owned()));
    let open = item("2", "管网未通", "2026-12-31", Progress::InProgress);
    let mut closed = item("3", "台账不全", "2026-04-30", Progress::Closed);
    closed.closed = Some(Closed { on: "2026-05-02".parse().unwrap(), by: "督查组".to_owned(), ..Closed::blank() });
    let party = |id: &str, name: &str, kind| Arc::new(Party::new(id.into(), name.to_owned(), kind));
    let parties = vec![party("u", "水利局", PartyKind::Unit), party("l", "张三", PartyKind::Leader)];
    Report { parties, ..report_of([late, open, closed]) }
}

fn table(named: Named) -> ChartTable {
    table_of(named, report())
}

fn table_of(named: Named, report: Report) -> ChartTable {
    let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
    let words = Words::load(Language::Chinese);
    let context = ChartContext::of(&dataset, "2026-06-10".parse().unwrap(), usize::MAX, &words);
    ChartTable::of(&named.build(&context), &words)
}

/// The cells of the row that says a text somewhere, each behind its heading.
fn said(table: &ChartTable, of: &str) -> Vec<(String, String)> {
    let row = table.rows.iter().map(super::ChartTableRow::texts).find(|row| row.iter().any(|cell| cell.contains(of)));
    table.headings.iter().cloned().zip(row.unwrap()).filter(|(_, text)| !text.is_empty()).collect()
}

fn cell(table: &ChartTable, of: &str, heading: &str) -> String {
    said(table, of).into_iter().find(|(own, _)| own == heading).map(|(_, text)| text).unwrap_or_default()
}

#[test]
fn the_standing_counts_items_by_category_and_all_together() {
    let table = table(Named::Standing);
    assert_eq!(table.rows.len(), 2);
    let all = said(&table, "全部");
    let [name, items] = [&all[0], &all[1]];
    assert_eq!((name.1.as_str(), items.0.as_str(), items.1.as_str()), ("全部", "项数", "3"));
    let counts: Vec<&str> = table.rows[1].cells[2..7].iter().map(cell_text).collect();
    assert_eq!(counts, ["1", "0", "1", "0", "1"], "late, near, open, done, closed");
    assert!(table.rows[0].node.is_some() && table.rows[1].node.is_none());
    assert_eq!(table.rows[1].holds.len(), 3);
}

fn cell_text(cell: &ChartCell) -> &str {
    match cell {
        ChartCell::Number { text, .. } | ChartCell::Text(text) | ChartCell::Day { text, .. } => text,
        ChartCell::Empty | ChartCell::Percent(_) => "",
    }
}

#[test]
fn the_wall_chart_has_a_row_for_each_item_with_its_days() {
    let table = table(Named::Plan);
    assert_eq!(table.rows.len(), 3, "heads of groups are a column");
    let late = |heading: &str| cell(&table, "排口未封", heading);
    assert_eq!([late("首次时限"), late("现时限"), late("延期")], ["2026-05-31", "2026-06-05", "1"]);
    assert_eq!([late("牵头单位"), late("责任领导"), late("分组")], ["水利局", "张三", "(一) c"]);
    assert_eq!([late("延期原因"), cell(&table, "管网未通", "延期原因")], ["雨季", ""]);
    assert_eq!(cell(&table, "台账不全", "销号"), "2026-05-02");
    assert_eq!(cell(&table, "管网未通", "销号"), "");
    let by_due = table.headings.iter().position(|heading| heading == "现时限").unwrap();
    let title = table.headings.iter().position(|heading| heading == "具体问题").unwrap();
    let sorted: Vec<String> = table.order(by_due, true).iter().map(|at| table.rows[*at].cells[title].text()).collect();
    assert_eq!(sorted, ["管网未通", "排口未封", "台账不全"]);
}

#[test]
fn who_is_late_has_the_other_items_of_the_leaders_below() {
    let table = table(Named::Units);
    let titles: Vec<Option<String>> =
        table.rows.iter().map(|row| row.node.as_ref().map(|node| format!("{:?}", node.node))).collect();
    assert_eq!(titles.iter().flatten().count(), 3, "each item once: {titles:?}");
    let ChartCell::Number { value, .. } =
        table.rows[0].cells[table.headings.iter().position(|own| own == "天数").unwrap()]
    else {
        panic!("{:?}", table.rows[0])
    };
    assert!((value - 5.0).abs() < f64::EPSILON, "late since 5 June");
    assert_eq!(cell(&table, "排口未封", "延期原因"), "雨季");
    assert_eq!(table.rows[1].cells[0], ChartCell::Empty, "an item that does not press stands under its leader");
}

#[test]
fn counts_over_time_have_a_row_for_each_day_and_no_future_but_the_plan() {
    let table = table(Named::Closed);
    let lines: Vec<String> = table.lines().iter().map(|line| line.join(" ")).collect();
    assert_eq!(
        lines,
        [
            "日期 应销号累计 报完成累计 核验销号累计",
            "2026-04-30 1 0 0",
            "2026-05-02 1 1 1",
            "2026-05-31 2 1 1",
            "2026-12-31 3  ",
        ]
    );
}

#[test]
fn what_is_missing_at_the_limit_stands_below_the_days() {
    // The limit is 30 June: the item of December is not due by then.
    let own = Report { feedback_on: Some("2026-03-30".parse().unwrap()), months: Some(3), ..report() };
    let table = table_of(Named::Closed, own);
    let below: Vec<Vec<String>> =
        table.rows.iter().map(super::ChartTableRow::texts).filter(|row| row[0] == "2026-06-30").collect();
    let told = |word: &str| below.iter().find(|row| row[4].contains(word)).map(|row| row[5].as_str());
    assert_eq!(table.headings[4..], ["截止时", "项数"]);
    assert_eq!(
        [told("应销号"), told("已销号"), told("逾期"), told("还差")],
        [Some("2"), Some("1"), Some("1"), Some("1")]
    );
    assert_eq!(told("在办"), None);
    assert_eq!(told("20 天"), Some(""), "the days that are left are words: {below:?}");
    let late = table.rows.iter().find(|row| row.cells[4].text() == "逾期").unwrap();
    assert_eq!(late.holds.len(), 1, "a part leads to its items");
}

#[test]
fn of_a_former_day_no_unit_is_late_with_what_nobody_wrote_down() {
    let (dataset, words) =
        (Arc::new(Dataset { reports: vec![Arc::new(report())], ..Dataset::default() }), Words::load(Language::Chinese));
    let context = ChartContext::of(&dataset, "2026-08-01".parse().unwrap(), 99, &words);
    let spec = ChartSpec { as_of: "2026-07-01".parse().ok(), ..ChartSpec::new(Named::ClosedByUnit) };
    let table = ChartTable::of(&spec.build(&dataset, None, &context), &words);
    // All three items are there with their dates; of the late one nothing tells how it stood.
    let of = |heading: &str| cell(&table, "水利局", heading);
    assert_eq!([of("项数"), of("核验销号累计"), of("情况")], ["3", "1", ""]);
    let now = ChartTable::of(&ChartSpec::new(Named::ClosedByUnit).build(&dataset, None, &context), &words);
    assert!(cell(&now, "水利局", "情况").contains("57 天"), "{:?}", now.lines());
}

#[test]
fn what_moved_in_a_month_stands_below_the_counts() {
    let told = |on: &str, progress| Update {
        on: on.parse().unwrap(),
        text: "进展".to_owned(),
        progress: Some(progress),
        ..Update::blank()
    };
    let mut done = item("7", "河道淤积", "2026-12-31", Progress::Done);
    done.updates = vec![told("2026-05-01", Progress::InProgress), told("2026-06-02", Progress::Done)];
    let mut open = item("8", "水质超标", "2026-12-31", Progress::InProgress);
    open.updates = vec![told("2026-05-01", Progress::InProgress)];
    let own = Report { feedback_on: Some("2026-01-05".parse().unwrap()), ..report_of([done, open]) };
    let table = table_of(Named::Standing, own);
    let last = table.rows.last().unwrap();
    assert!(last.cells[0].text().contains("新报完成"), "{:?}", table.lines());
    assert_eq!((last.cells[1].text().as_str(), last.holds.len()), ("1", 1));
    assert!(cell(&table, "新报完成", "说明").contains("(7)"), "{:?}", table.lines());
}

#[test]
fn what_falls_due_has_a_row_for_each_item() {
    let table = table(Named::Calendar);
    let at = table.headings.iter().position(|own| own == "日期").unwrap();
    assert!(table.rows.iter().all(|row| matches!(row.cells[at], ChartCell::Day { .. })));
    let latest_first: Vec<String> = table.order(at, true).iter().map(|row| table.rows[*row].cells[at].text()).collect();
    assert_eq!(latest_first, ["2026-12-31", "2026-06-05", "2026-04-30"]);
    assert_eq!(table.rows.len(), 3);
    assert!(cell(&table, "管网未通", "月份").contains("12月"), "{:?}", table.lines());
    assert_eq!(cell(&table, "排口未封", "状态"), "逾期");
    assert!(table.rows.iter().all(|row| row.node.is_some()));
}

fn indicator(id: &str, name: &str, readings: Vec<Reading>) -> Indicator {
    let better = Better::Higher;
    Indicator { unit: "%".to_owned(), better, readings, ..Indicator::new(id.into(), name.to_owned()) }
}

fn of_indicators(indicators: Vec<Indicator>, id: &str) -> ChartTable {
    let own = Item { indicators, ..Item::new("1".into(), "(1)".to_owned(), "水".to_owned()) };
    let words = Words::load(Language::Chinese);
    let context = RowContext { today: "2026-06-10".parse().unwrap(), near_days: 10, pace_points: 5, words: &words };
    ChartTable::of(&of_node(&report_of([own]), id, 99, &context).unwrap(), &words)
}

fn on(value: i64, day: &str) -> Reading {
    Reading { on: Some(day.parse().unwrap()), ..Reading::new(value.into()) }
}

#[test]
fn an_indicator_has_its_baseline_its_value_and_its_target() {
    let target = Target {
        value: 90.into(),
        relation: Relation::AtLeast,
        due: None,
        origin: Origin::Stated,
        derivation: String::new(),
        source: None,
        extra: crate::model::Extra::default(),
    };
    let mut own = indicator("n", "收集率", vec![Reading::new(75.into())]);
    own.baseline = Some(Reading::new(50.into()));
    own.target = Some(target);
    let table = of_indicators(vec![own], "1");
    for (heading, value) in [("基数", "50"), ("现值", "75%"), ("目标", "90%"), ("还差", "15"), ("变化率", "50%")]
    {
        assert!(cell(&table, "收集率", heading).contains(value), "{heading}: {:?}", table.lines());
    }
}

#[test]
fn a_base_is_no_former_value_and_the_gap_is_a_number() {
    let year = |value: i64, when: &str, scope: &str| Reading {
        on: Some(when.parse().unwrap()),
        scope: scope.to_owned(),
        ..Reading::new(value.into())
    };
    // The base is of another scope: what is compared are two years.
    let mut own = indicator("n", "产值", vec![year(60, "2024", "全年"), year(66, "2025", "全年")]);
    own.baseline = Some(year(17, "2023-H1", "上半年"));
    own.target = Some(Target { value: 80.into(), relation: Relation::AtLeast, ..Target::blank() });
    let table = of_indicators(vec![own], "1");
    let of = |heading: &str| cell(&table, "产值", heading);
    assert_eq!([of("基数"), of("前值"), of("后值"), of("变化率")], ["17%", "60%", "66%", "10%"]);
    let gap = table.headings.iter().position(|own| own == "还差").unwrap();
    let ChartCell::Number { value, .. } = table.rows[0].cells[gap] else { panic!("{:?}", table.lines()) };
    assert!((value - 14.0).abs() < 1e-9);
    let alone = Indicator { baseline: Some(on(31, "2026-01-02")), ..indicator("n", "收集率", Vec::new()) };
    let table = of_indicators(vec![alone], "1");
    assert_eq!([cell(&table, "收集率", "基数"), cell(&table, "收集率", "现值")], ["31%", ""]);
}

#[test]
fn what_ought_to_be_by_now_has_a_column() {
    let mut own = indicator("n", "覆盖率", vec![on(50, "2026-06-01")]);
    own.baseline = Some(on(40, "2026-01-01"));
    own.target = Some(Target {
        value: 80.into(),
        relation: Relation::AtLeast,
        due: Some("2026-12-31".parse().unwrap()),
        ..Target::blank()
    });
    let report = Report {
        feedback_on: Some("2026-01-01".parse().unwrap()),
        ..report_of([Item { indicators: vec![own], ..Item::new("1".into(), "(1)".to_owned(), "水".to_owned()) }])
    };
    let table = table_of(Named::Attainment, report);
    let planned: f64 = cell(&table, "覆盖率", "按计划应达").trim_end_matches('%').parse().unwrap();
    // 160 of 364 days of the way from 40 to 80.
    assert!((57.0..58.2).contains(&planned), "{planned}");
}

#[test]
fn values_over_time_are_rows_by_their_days() {
    let days = ["2026-03-01", "2026-04-01", "2026-05-01"];
    let own = indicator("n", "收集率", days.iter().zip([50, 9, 100]).map(|(day, value)| on(value, day)).collect());
    let table = of_indicators(vec![own], "n");
    assert_eq!(table.headings, ["日期", "现值"]);
    let values: Vec<String> = table.order(1, false).iter().map(|at| table.rows[*at].cells[1].text()).collect();
    assert_eq!(values, ["9%", "50%", "100%"]);
}

#[test]
fn the_parts_of_a_whole_have_their_shares() {
    let part = |id: &str, name: &str, value: i64| Indicator {
        part_of: Some(PartOf { whole: "w".into(), ..PartOf::blank() }),
        ..indicator(id, name, vec![Reading::new(value.into())])
    };
    let whole = indicator("w", "总数", vec![Reading::new(8.into())]);
    let table = of_indicators(vec![whole, part("a", "已改", 5), part("b", "在改", 1)], "w");
    let shares: Vec<String> = table.rows.iter().map(|row| row.cells.last().unwrap().text()).collect();
    assert_eq!(shares, ["62.5%", "12.5%", "25%", "100%"], "what is left is a row, and the whole");
    assert_eq!(table.rows[0].node.as_ref().map(|node| format!("{:?}", node.node).contains("\"a\"")), Some(true));
    assert_eq!(table.rows[2].node, None);
    assert_eq!(cell(&table, "合计", "现值"), "8%");
}

#[test]
fn parts_that_exceed_their_whole_have_shares_of_the_whole() {
    let part = Indicator {
        part_of: Some(PartOf { whole: "w".into(), ..PartOf::blank() }),
        ..indicator("a", "已改", vec![Reading::new(6.into())])
    };
    let table = of_indicators(vec![indicator("w", "总数", vec![Reading::new(4.into())]), part], "w");
    assert_eq!([cell(&table, "已改", "占比"), cell(&table, "合计", "占比")], ["150%", "100%"]);
    assert!(cell(&table, "合计", "说明").contains("超过"), "{:?}", table.lines());
}

#[test]
fn a_chart_without_anything_to_draw_has_no_columns() {
    let words = Words::load(Language::Chinese);
    let empty = Arc::new(Dataset::default());
    let context = ChartContext::of(&empty, "2026-06-10".parse().unwrap(), 99, &words);
    assert_eq!(ChartTable::of(&Named::Plan.build(&context), &words), ChartTable::default());
}

#[test]
fn sums_of_parts_have_no_digits_of_their_own() {
    assert_eq!(ChartCell::number(0.1 + 0.2).text(), "0.3");
    assert_eq!(ChartCell::Percent(200.0 / 3.0).text(), "66.7%");
    assert_eq!(ChartCell::count(12).text(), "12");
}
