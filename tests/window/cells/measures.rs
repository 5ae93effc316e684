//! The ledger with a row for each measure: the filled ledger has 102 of them in its 32 items. The first item has three, all
//! of them done; the second has four.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::model::{FormGroup, Measure};
use guatu::session::{Action, Command, LedgerStep, Preferences};

use super::filters::{filled_ledger, press_button, type_into};
use super::*;

const MEASURES: [&str; 10] = [
    "number",
    "title",
    "measure.number",
    "measure.text",
    "measure.units",
    "measure.due",
    "measure.progress",
    "measure.percent",
    "measure.updates",
    "custom.风险等级",
];

fn measures() -> Window {
    let mut harness = filled_ledger();
    press_button(&mut harness, "措施");
    let columns = MEASURES.map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    harness
}

fn measure(harness: &Window, id: &str) -> Measure {
    let report = &dataset(harness).reports[0];
    report.items().flat_map(|item| item.measures.iter()).find(|own| own.id.as_str() == id).unwrap().clone()
}

/// The ids of the measures on screen.
fn ids(harness: &Window) -> Vec<String> {
    let answers = session(harness).active().unwrap().answers().unwrap();
    let rows = &answers.ledger.as_ref().unwrap().rows;
    rows.iter().map(|row| row.resolve(&answers.dataset).unwrap().measure.unwrap().id.to_string()).collect()
}

fn refused(harness: &Window, id: &str, column: &str) -> Option<String> {
    let node = NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Measure(id.into()));
    let column: Column = serde_json::from_value(column.into()).unwrap();
    session(harness).refused_cell(&node, &column).map(ToOwned::to_owned)
}

fn paste(harness: &mut Window, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(6);
}

fn names(harness: &Window, id: &str) -> Vec<String> {
    let report = &dataset(harness).reports[0];
    measure(harness, id).units.iter().map(|id| report.party(id).unwrap().name.clone()).collect()
}

#[test]
fn each_measure_has_a_row_with_its_items_number_and_title() {
    let mut harness = filled_ledger();
    press_button(&mut harness, "措施");
    assert!(harness.query_by_label("102 条").is_some());
    for heading in ["序号", "具体问题", "措施", "整改措施", "责任单位"] {
        assert!(harness.query_by_role_and_label(Role::ColumnHeader, heading).is_some(), "{heading}");
    }
    assert_eq!(ids(&harness)[..4], ["c1p1i1m1", "c1p1i1m2", "c1p1i1m3", "c1p1i2m1"]);
    press_button(&mut harness, "事项");
    assert!(harness.query_by_label("32 项").is_some());
}

#[test]
fn cells_of_measures_are_typed_over_and_given_back() {
    let mut harness = measures();
    go(&mut harness, 4, 3);
    for typed in ["分两批兑付", "县财政局、县税务局"] {
        text(&mut harness, typed);
        key(&mut harness, Key::Tab);
    }
    go(&mut harness, 4, 6);
    for typed in ["已完成", "95", "九月又兑付两笔", "高"] {
        text(&mut harness, typed);
        key(&mut harness, Key::Tab);
    }
    let after = measure(&harness, "c1p1i2m2");
    assert_eq!((after.text.as_str(), after.progress), ("分两批兑付", Progress::Done));
    assert_eq!(after.percent.unwrap().to_string(), "95");
    assert_eq!(names(&harness, "c1p1i2m2"), ["县财政局", "县税务局"]);
    assert_eq!(after.updates.last().unwrap().text, "九月又兑付两笔");
    assert_eq!(after.custom.get("risk"), Some(&guatu::model::Cell::Text("高".to_owned())));
    let item = dataset(&harness).reports[0].item(&"c1p1i2".into()).unwrap().clone();
    assert!(item.updates.iter().all(|update| update.text != "九月又兑付两笔"), "it is the measure's, not the item's");
    go(&mut harness, 4, 5);
    text(&mut harness, "2026-10-31");
    key(&mut harness, Key::Enter);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Due(_, Some(_)))));
    key(&mut harness, Key::Escape);
    for _ in 0..6 {
        undo(&mut harness);
    }
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn what_belongs_to_the_item_is_only_read() {
    let mut harness = measures();
    go(&mut harness, 0, 0);
    text(&mut harness, "9");
    assert!(harness.query_by_label_contains("所属事项").is_some());
    key(&mut harness, Key::Escape);
    // Escape gave the keyboard to the tree.
    key(&mut harness, Key::F6);
    go(&mut harness, 0, 0);
    paste(&mut harness, "(九)\t别的事项\t九\t别的措施");
    let first = measure(&harness, "c1p1i1m1");
    assert_eq!((first.number.as_str(), first.text.as_str()), ("九", "别的措施"));
    let item = dataset(&harness).reports[0].item(&"c1p1i1".into()).unwrap().clone();
    assert_eq!((item.number.as_str(), item.title.as_str()), ("(1)", "重点项目开工率不高"));
    for column in ["number", "title"] {
        assert!(refused(&harness, "c1p1i1m1", column).unwrap().contains("所属事项"));
    }
    undo(&mut harness);
    go(&mut harness, 0, 0);
    key(&mut harness, Key::Delete);
    assert_eq!(measure(&harness, "c1p1i1m1").number, "一");
}

#[test]
fn a_block_fills_measures_and_goes_on_in_new_ones() {
    let mut harness = measures();
    go(&mut harness, 100, 3);
    paste(&mut harness, "甲\t县审计局\n乙\t县审计局\n丙\t新来的单位\n丁\t\n");
    let report = dataset(&harness).reports[0].clone();
    let last = report.item(&"c4p2i2".into()).unwrap();
    let texts: Vec<&str> = last.measures.iter().map(|own| own.text.as_str()).collect();
    assert_eq!(texts[1..], ["甲", "乙", "丙", "丁"]);
    assert_eq!(last.measures.iter().map(|own| own.number.as_str()).collect::<Vec<_>>(), ["一", "二", "三", "四", "五"]);
    assert!(harness.query_by_label("104 条").is_some());
    undo(&mut harness);
    assert!(!session(&harness).has_unsaved());
    go(&mut harness, 0, 3);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    text(&mut harness, "补充的措施");
    key(&mut harness, Key::Enter);
    assert_eq!(dataset(&harness).reports[0].item(&"c1p1i1".into()).unwrap().measures[1].text, "补充的措施");
    undo(&mut harness);
    undo(&mut harness);
    go(&mut harness, 1, 3);
    press(&mut harness, Modifiers::COMMAND, Key::Delete);
    assert_eq!(dataset(&harness).reports[0].item(&"c1p1i1".into()).unwrap().measures.len(), 2);
}

#[test]
fn measures_are_filled_sorted_filtered_and_replaced() {
    let mut harness = measures();
    go(&mut harness, 3, 7);
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 5, column: 7 }, true)));
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let percent = |harness: &Window, id: &str| measure(harness, id).percent.unwrap().to_string();
    // 100, 70 and 40 before.
    assert_eq!(["c1p1i2m1", "c1p1i2m2", "c1p1i2m3"].map(|id| percent(&harness, id)), ["100", "100", "100"]);
    undo(&mut harness);
    harness.get_by_role_and_label(Role::ColumnHeader, "完成比例").click();
    harness.run_steps(6);
    let shares: Vec<f64> =
        ids(&harness).iter().filter_map(|id| measure(&harness, id).percent).map(guatu::model::Number::to_f64).collect();
    assert!(shares.len() > 90 && shares.is_sorted(), "{shares:?}");
    harness.get_by_role_and_label(Role::Button, "筛选 具体问题").click();
    harness.run_steps(6);
    type_into(&mut harness, "包含文字", "老旧小区燃气");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness).len(), 5, "the measures of the item with that title");
    assert!(harness.query_by_label("5 / 102 条").is_some());
    press(&mut harness, Modifiers::COMMAND, Key::H);
    type_into(&mut harness, "查找内容", "管段");
    type_into(&mut harness, "替换为", "管线");
    press_button(&mut harness, "全部替换");
    assert!(measure(&harness, "c1p2i3m3").text.starts_with("对未改造管线加密巡检"));
    undo(&mut harness);
    assert!(!session(&harness).has_unsaved(), "one step");
}

#[test]
fn each_kind_of_row_keeps_its_own_order_filters_and_columns() {
    let mut harness = measures();
    harness.get_by_role_and_label(Role::ColumnHeader, "整改措施").click();
    harness.run_steps(6);
    let order = |harness: &Window| session(harness).active().unwrap().ledger().order.keys.len();
    assert_eq!(order(&harness), 1);
    press_button(&mut harness, "事项");
    assert_eq!(order(&harness), 0);
    assert_eq!(session(&harness).columns_of_ledger(session(&harness).active().unwrap()).len(), COLUMNS.len());
    press_button(&mut harness, "措施");
    assert_eq!(order(&harness), 1);
    let kept = serde_json::to_string(session(&harness).preferences()).unwrap();
    let read: Preferences = serde_json::from_str(&kept).unwrap();
    assert_eq!(read.measure_columns.iter().map(ToString::to_string).collect::<Vec<_>>(), MEASURES);
    assert_eq!(read.ledger_columns.iter().map(ToString::to_string).collect::<Vec<_>>(), COLUMNS);
}

#[test]
fn measures_stand_under_each_unit_that_does_them() {
    let mut harness = measures();
    act(&mut harness, Action::SetGrouping(Some(FormGroup::Unit)));
    let answers = session(&harness).active().unwrap().answers().unwrap();
    let ledger = answers.ledger.as_ref().unwrap();
    let with = |name: &str| -> Vec<String> {
        let group = ledger.groups.iter().find(|own| own.name == name).unwrap();
        let rows = &ledger.rows[group.rows.clone()];
        rows.iter().map(|row| row.resolve(&answers.dataset).unwrap().measure.unwrap().id.to_string()).collect()
    };
    // 县发改局 and 县工业园区管委会 or another do the first together.
    assert!(with("县发改局").contains(&"c1p1i1m1".to_owned()) && with("县发改局").contains(&"c1p1i1m2".to_owned()));
    assert_eq!(ledger.count, 102);
    assert!(ledger.rows.len() > 102);
}

#[test]
fn rows_are_copied_and_put_on_paper_as_measures() {
    let mut harness = measures();
    act(&mut harness, Action::Ledger(LedgerStep::Row(3, false)));
    act(&mut harness, Action::Ledger(LedgerStep::Row(4, true)));
    harness.event(Event::Copy);
    harness.run_steps(4);
    let copied = harness.state().copied().unwrap().text.clone();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 3, "headings and two rows");
    assert!(lines[1].starts_with("(2)\t惠企资金兑付不及时\t一\t对2023年以来的惠企政策逐条清理"), "{}", lines[1]);
    harness.get_by_role_and_label(Role::Button, "筛选 具体问题").click();
    harness.run_steps(6);
    type_into(&mut harness, "包含文字", "老旧小区燃气");
    press_button(&mut harness, "确定");
    harness.get_by_role_and_label(Role::ColumnHeader, "完成比例").click();
    harness.run_steps(6);
    let shown = ids(&harness);
    act(&mut harness, Action::Run(Command::Print));
    harness.run_steps(6);
    let made = session(&harness).active().unwrap().papers().made.clone().unwrap();
    let table = made.paper.tables().next().unwrap();
    let rows: Vec<&str> = table.rows.iter().filter_map(|row| Some(row.node.as_ref()?.node.as_str())).collect();
    // The fifth is kept from readers outside.
    assert_eq!(rows, shown.iter().filter(|id| *id != "c1p2i3m5").map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn another_kind_of_rows_keeps_the_item_and_the_column() {
    let mut harness = filled_ledger();
    let at = |harness: &Window| {
        let grid = session(harness).marked_cells().unwrap().cursor;
        let document = session(harness).active().unwrap();
        let row = document.answers().unwrap().ledger.as_ref().unwrap().rows[grid.row];
        let nodes = row.resolve(dataset(harness)).unwrap();
        let column = session(harness).columns_of_ledger(document)[grid.column].to_string();
        (nodes.item.id.to_string(), nodes.measure.map(|own| own.id.to_string()), column)
    };
    let is_first = |harness: &Window, id: &str| measure_ids(harness, id).first().cloned();
    go(&mut harness, 9, 3);
    let (item, none, column) = at(&harness);
    assert_eq!((none, column.as_str()), (None, "due"));
    press_button(&mut harness, "措施");
    let first = is_first(&harness, &item);
    assert!(first.is_some());
    assert_eq!(at(&harness), (item.clone(), first.clone(), "measure.due".to_owned()));
    let selected = session(&harness).active().unwrap().selection().unwrap().node.clone();
    assert_eq!(selected, guatu::model::NodeId::Measure(first.unwrap().as_str().into()));
    // Another measure of another item, and back.
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::PageDown);
    let (other, ..) = at(&harness);
    assert_ne!(other, item);
    press_button(&mut harness, "事项");
    assert_eq!(at(&harness), (other.clone(), None, "due".to_owned()));
    // From the title to what is done is from what a row is known by to the same; a column of the items alone leads there too.
    let category = session(&harness).columns_of_ledger(session(&harness).active().unwrap()).len() - 1;
    let row = cursor(&harness).0;
    go(&mut harness, row, category);
    press_button(&mut harness, "措施");
    assert_eq!(at(&harness), (other.clone(), is_first(&harness, &other), "measure.text".to_owned()));
    press_button(&mut harness, "事项");
    assert_eq!(at(&harness), (other, None, "title".to_owned()));
}

#[test]
fn an_item_without_measures_stays_selected_among_rows_of_measures() {
    let mut harness = filled_ledger();
    let third = NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Item(row(&harness, 3).id));
    act(&mut harness, Action::Ledger(LedgerStep::AddRow(third)));
    key(&mut harness, Key::Escape);
    let added = session(&harness).active().unwrap().selection().unwrap().clone();
    // The cursor stays in its row while another view shows the whole.
    act(&mut harness, Action::Select(NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Report)));
    act(&mut harness, Action::SetView(View::Ledger));
    press_button(&mut harness, "措施");
    assert_eq!(session(&harness).active().unwrap().selection(), Some(&added));
    press_button(&mut harness, "事项");
    let cursor = cursor(&harness).0;
    assert_eq!(guatu::model::NodeId::Item(row(&harness, cursor).id), added.node);
}

#[test]
fn where_a_new_measure_stands_is_not_said_in_its_row() {
    let mut harness = measures();
    let columns = ["measure.text", "@category", "@problem"];
    let columns = columns.map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    go(&mut harness, 101, 0);
    paste(&mut harness, "排查台账\n");
    paste(&mut harness, "排查台账\n复核台账\t另一方面\t\n");
    let known = ids(&harness);
    let added = known.last().unwrap();
    assert_eq!((known.len(), measure(&harness, added).text.as_str()), (103, "复核台账"));
    assert!(refused(&harness, added, "@category").is_some());
    assert_eq!(refused(&harness, added, "@problem"), None, "an empty cell says nothing");
}

/// The measures of an item, in their order.
fn measure_ids(harness: &Window, id: &str) -> Vec<String> {
    let item = dataset(harness).reports[0].item(&id.into()).unwrap().clone();
    item.measures.iter().map(|own| own.id.to_string()).collect()
}
