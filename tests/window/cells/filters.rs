//! The filters below the headings, and the order by several columns, on the ledger in which every field is filled in.

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::session::{Action, Command, View};

use super::*;

/// The filled ledger of 32 items, of which 12 are closed and 5 are of 县住建局.
pub(super) fn filled_ledger() -> Window {
    let mut harness = window(None);
    act(&mut harness, Action::Run(Command::OpenFilled));
    let columns = COLUMNS.map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    act(&mut harness, Action::SetView(View::Ledger));
    harness
}

/// The same as it stood on its day, which days are counted from.
pub(super) fn filled_as_of() -> Window {
    let mut harness = filled_ledger();
    if !session(&harness).active().unwrap().is_as_of() {
        act(&mut harness, Action::Run(Command::AsOf));
    }
    harness
}

fn ids(harness: &Window) -> Vec<String> {
    let answers = session(harness).active().unwrap().answers().unwrap();
    let rows = &answers.ledger.as_ref().unwrap().rows;
    rows.iter().map(|row| row.resolve(&answers.dataset).unwrap().item.id.to_string()).collect()
}

/// Presses the button of the filter of a column.
fn open_menu(harness: &mut Window, column: &str) {
    harness.get_by_role_and_label(Role::Button, &format!("筛选 {column}")).click();
    harness.run_steps(6);
}

pub(super) fn press_button(harness: &mut Window, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(6);
}

/// Puts a value on or off by its box.
fn tick(harness: &mut Window, value: &str) {
    harness.get_by_role_and_label(Role::CheckBox, value).click();
    harness.run_steps(4);
}

pub(super) fn type_into(harness: &mut Window, field: &str, typed: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
    harness.run_steps(4);
}

/// Shows the items of 县住建局 alone.
pub(super) fn only_of_housing(harness: &mut Window) {
    only_of_housing_of(harness, 5);
}

const OF_HOUSING: [&str; 5] = ["c1p2i1", "c1p2i2", "c1p2i3", "c2p1i2", "c2p2i4"];

#[test]
fn a_column_is_filtered_by_its_values_and_says_so() {
    let mut harness = filled_ledger();
    assert!(harness.query_by_label("32 项").is_some());
    open_menu(&mut harness, "进展");
    let box_of =
        |harness: &Window| harness.get_by_role_and_label(Role::CheckBox, "已销号 (12)").accesskit_node().toggled();
    assert_eq!(box_of(&harness), Some(Toggled::True));
    tick(&mut harness, "已销号 (12)");
    assert_eq!(ids(&harness).len(), 32, "nothing is filtered before it is confirmed");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness).len(), 20);
    assert!(harness.query_by_label("20 / 32 项").is_some());
    let button = harness.get_by_role_and_label(Role::Button, "筛选 进展").accesskit_node().toggled();
    assert_eq!(button, Some(Toggled::True));
    assert!(harness.query_by_label("进展:不含 已销号").is_some(), "a chip says what is filtered");
    only_of_housing_of(&mut harness, 3);
    assert_eq!(ids(&harness), ["c1p2i1", "c1p2i3", "c2p2i4"]);
    press_button(&mut harness, "清除筛选");
    assert_eq!(ids(&harness).len(), 32);
    assert!(!session(&harness).has_unsaved(), "a filter is no edit");
    assert!(!session(&harness).enabled(Command::Undo));
}

/// The counts of a menu are those of the rows that the other filters leave.
fn only_of_housing_of(harness: &mut Window, count: usize) {
    open_menu(harness, "牵头单位");
    press_button(harness, "全不选");
    type_into(harness, "查找值", "住建");
    tick(harness, &format!("县住建局 ({count})"));
    press_button(harness, "确定");
}

#[test]
fn the_menu_opens_by_a_key_seeks_values_and_escape_leaves_all_as_it_was() {
    let mut harness = filled_ledger();
    go(&mut harness, 4, 2);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert!(harness.query_by_role_and_label(Role::TextInput, "查找值").is_some(), "the menu is open");
    text(&mut harness, "zhujian");
    assert!(harness.query_by_label("1 / 11 个值").is_some());
    key(&mut harness, Key::Enter);
    assert_eq!(ids(&harness), OF_HOUSING);
    assert!(harness.query_by_role_and_label(Role::TextInput, "查找值").is_none());
    assert_eq!((cursor(&harness), row(&harness, 1).id.as_str()), ((1, 2), "c1p2i2"), "the cursor stays on its item");
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    press_button(&mut harness, "全不选");
    key(&mut harness, Key::Escape);
    assert_eq!(ids(&harness), OF_HOUSING);
    let order: Vec<&str> = dataset(&harness).reports[0].items().skip(3).take(3).map(|item| item.id.as_str()).collect();
    assert_eq!(order, ["c1p2i1", "c1p2i2", "c1p2i3"], "the key moves no item");
}

#[test]
fn a_filter_is_taken_off_at_its_chip_and_the_others_stay() {
    let mut harness = filled_ledger();
    open_menu(&mut harness, "进展");
    tick(&mut harness, "已销号 (12)");
    press_button(&mut harness, "确定");
    only_of_housing_of(&mut harness, 3);
    assert!(harness.query_by_label("牵头单位:县住建局").is_some());
    press_button(&mut harness, "取消筛选 进展");
    assert_eq!(ids(&harness), OF_HOUSING);
    assert!(harness.query_by_label_contains("不含 已销号").is_none());
    press_button(&mut harness, "清除筛选");
    assert_eq!(ids(&harness).len(), 32);
    assert!(harness.query_by_label("牵头单位:县住建局").is_none());
}

#[test]
fn days_to_the_date_are_a_column_that_orders_and_filters() {
    let mut harness = filled_as_of();
    let columns = ["title", "due", "@days_left"].map(|name| serde_json::from_value::<Column>(name.into()).unwrap());
    act(&mut harness, Action::SetColumns(columns.to_vec()));
    press_heading(&mut harness, "距今", Modifiers::NONE);
    let first = row(&harness, 0);
    assert_eq!(first.due.as_ref().and_then(guatu::model::Due::last_day), "2026-06-30".parse().ok());
    // By its words, in the order of the days.
    open_menu(&mut harness, "距今");
    type_into(&mut harness, "查找值", "77");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness), [first.id.as_str()]);
    assert!(harness.query_by_label("距今:逾期 77 天").is_some());
    press_button(&mut harness, "清除筛选");
    // By number: late by 57 days or more.
    open_menu(&mut harness, "距今");
    type_into(&mut harness, "最大", "-57");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness), ["c1p2i3", "c1p3i1"]);
    assert!(harness.query_by_label("距今:≤ -57").is_some());
    go(&mut harness, 0, 2);
    harness.event(Event::Copy);
    harness.run_steps(4);
    assert_eq!(harness.state().copied().unwrap().text, "逾期 77 天", "and is copied as it is shown");
}

#[test]
fn text_is_found_in_a_column_and_days_from_one_to_another() {
    let mut harness = filled_ledger();
    open_menu(&mut harness, "具体问题");
    type_into(&mut harness, "包含文字", "审计");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness), ["c4p1i2", "c4p2i1", "c4p2i2"]);
    open_menu(&mut harness, "完成时限");
    // In whatever order; of a month the day that bounds it.
    type_into(&mut harness, "起日", "2026-09-30");
    type_into(&mut harness, "止日", "2026-09-01");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness), ["c4p1i2"]);
    press_button(&mut harness, "清除筛选");
    // High enough that all values are on screen.
    harness.set_size(egui::vec2(1280.0, 900.0));
    harness.run_steps(4);
    open_menu(&mut harness, "完成时限");
    press_button(&mut harness, "全不选");
    tick(&mut harness, "2026年9月 (5)");
    tick(&mut harness, "空白 (2)");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness), ["c1p2i1", "c1p5i1", "c1p6i1", "c2p2i2", "c3p1i2", "c3p2i1", "c4p1i2"]);
}

#[test]
fn a_filter_that_leaves_nothing_can_be_changed_at_its_heading() {
    let mut harness = filled_ledger();
    open_menu(&mut harness, "具体问题");
    type_into(&mut harness, "包含文字", "没有这几个字");
    press_button(&mut harness, "确定");
    assert!(ids(&harness).is_empty());
    assert!(harness.query_by_label("0 / 32 项").is_some());
    assert!(!session(&harness).enabled(Command::DeleteRows), "nothing unseen is deleted");
    open_menu(&mut harness, "具体问题");
    press_button(&mut harness, "清除此列筛选");
    assert_eq!(ids(&harness).len(), 32);
}

#[test]
fn what_is_marked_copied_pasted_filled_and_deleted_is_what_is_seen() {
    let mut harness = filled_ledger();
    act(&mut harness, Action::Ledger(LedgerStep::All));
    assert_eq!(session(&harness).active().unwrap().chosen().len(), 32);
    only_of_housing(&mut harness);
    assert_eq!(session(&harness).active().unwrap().chosen().len(), 1, "rows that went are no longer marked");
    go(&mut harness, 0, 1);
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 4, column: 1 }, true)));
    harness.event(Event::Copy);
    harness.run_steps(4);
    let copied = harness.state().copied().unwrap().text.clone();
    assert_eq!(copied.lines().count(), 5);
    assert!(copied.contains("危旧房屋排查整治不到位") && !copied.contains("养老床位供给不足"));
    go(&mut harness, 2, 1);
    harness.event(Event::Paste("甲\n乙\n丙\n".to_owned()));
    harness.run_steps(6);
    let title = |harness: &Window, id: &str| dataset(harness).reports[0].item(&id.into()).unwrap().title.clone();
    assert_eq!(["c1p2i3", "c2p1i2", "c2p2i4"].map(|id| title(&harness, id)), ["甲", "乙", "丙"]);
    assert_eq!(title(&harness, "c1p3i1"), "乡镇污水处理设施运行不达标", "a row that is not seen keeps its text");
    act(&mut harness, Action::Ledger(LedgerStep::Row(1, false)));
    act(&mut harness, Action::Ledger(LedgerStep::Row(3, true)));
    act(&mut harness, Action::Run(Command::DeleteRows));
    assert_eq!(ids(&harness), ["c1p2i1", "c2p2i4"]);
    assert_eq!(dataset(&harness).reports[0].items().count(), 29);
}

#[test]
fn a_row_that_is_typed_in_stays_until_it_is_filtered_again() {
    let mut harness = filled_ledger();
    open_menu(&mut harness, "进展");
    press_button(&mut harness, "全不选");
    tick(&mut harness, "未启动 (2)");
    press_button(&mut harness, "确定");
    assert_eq!(ids(&harness), ["c2p2i2", "c3p2i1"]);
    go(&mut harness, 0, 4);
    text(&mut harness, "推进中");
    key(&mut harness, Key::Tab);
    text(&mut harness, "35");
    key(&mut harness, Key::Enter);
    let percent = |id: &str| {
        let item = dataset(&harness).reports[0].item(&id.into()).unwrap();
        item.percent.unwrap().to_string()
    };
    assert_eq!([percent("c2p2i2"), percent("c3p2i1")], ["35", "0"], "what is typed next goes into the same row");
    assert_eq!(ids(&harness), ["c2p2i2", "c3p2i1"]);
    press_button(&mut harness, "重新筛选(1)");
    assert_eq!(ids(&harness), ["c3p2i1"]);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    text(&mut harness, "新增的一项");
    key(&mut harness, Key::Enter);
    let added = dataset(&harness).reports[0].items().find(|item| item.title == "新增的一项").unwrap();
    assert!(ids(&harness).contains(&added.id.to_string()), "a new row is seen, whatever the filter says");
}

#[test]
fn the_paper_of_the_ledger_as_shown_has_its_rows_in_its_order() {
    let mut harness = filled_ledger();
    only_of_housing(&mut harness);
    harness.get_by_role_and_label(Role::ColumnHeader, "完成比例").click();
    harness.run_steps(6);
    assert_eq!(ids(&harness), ["c1p2i3", "c1p2i1", "c1p2i2", "c2p1i2", "c2p2i4"], "55, 86 and three of 100");
    act(&mut harness, Action::Run(Command::Print));
    harness.run_steps(6);
    let made = session(&harness).active().unwrap().papers().made.clone().unwrap();
    let table = made.paper.tables().next().unwrap();
    let rows: Vec<&str> = table.rows.iter().filter_map(|row| Some(row.node.as_ref()?.node.as_str())).collect();
    assert_eq!(rows, ["c1p2i3", "c1p2i1", "c1p2i2", "c2p1i2", "c2p2i4"]);
}

pub(super) fn press_heading(harness: &mut Window, name: &str, modifiers: Modifiers) {
    harness.get_by_role_and_label(Role::ColumnHeader, name).click_modifiers(modifiers);
    harness.run_steps(6);
}

#[test]
fn a_second_heading_orders_what_is_equal_in_the_first() {
    let mut harness = filled_ledger();
    only_of_housing(&mut harness);
    press_heading(&mut harness, "进展", Modifiers::NONE);
    assert_eq!(ids(&harness), ["c1p2i3", "c1p2i1", "c2p2i4", "c1p2i2", "c2p1i2"]);
    press_heading(&mut harness, "完成时限", Modifiers::SHIFT);
    press_heading(&mut harness, "完成时限", Modifiers::SHIFT);
    press_heading(&mut harness, "进展", Modifiers::SHIFT);
    // From 已销号 down; of one progress the later date first, of one date the order of the notice.
    assert_eq!(ids(&harness), ["c1p2i2", "c2p1i2", "c2p2i4", "c1p2i1", "c1p2i3"]);
    press_heading(&mut harness, "进展", Modifiers::SHIFT);
    assert_eq!(ids(&harness), ["c1p2i1", "c1p2i2", "c2p1i2", "c2p2i4", "c1p2i3"], "the date alone, the latest first");
    press_heading(&mut harness, "完成比例", Modifiers::COMMAND);
    assert_eq!(session(&harness).marked_cells().unwrap().columns, 5..=5, "Ctrl marks the column");
    let order = |harness: &Window| session(harness).active().unwrap().ledger().order.keys.len();
    assert_eq!(order(&harness), 1);
}

#[test]
fn marked_cells_say_how_many_they_are_and_what_they_come_to() {
    let mut harness = filled_ledger();
    let columns = ["title", "amount", "percent", "@measures"];
    let columns = columns.map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    assert_eq!(session(&harness).marked_sums(), None, "one cell alone");
    go(&mut harness, 28, 1);
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 31, column: 2 }, true)));
    // 2460, 402 and 12700 万元, one without; shares are not summed.
    assert!(harness.query_by_label_contains("8 个单元格 · 有内容 7 · 涉及金额合计 15562\u{a0}万元").is_some());
    act(&mut harness, Action::Ledger(LedgerStep::Column(3)));
    let measures: usize = dataset(&harness).reports[0].items().map(|item| item.measures.len()).sum();
    assert_eq!(measures, 102);
    let sums = session(&harness).marked_sums().unwrap();
    assert_eq!((sums.cells, sums.sums[0].1.to_string().as_str()), (32, "102"));
}

#[test]
fn the_menu_orders_by_a_further_column_without_the_mouse() {
    let mut harness = filled_ledger();
    only_of_housing(&mut harness);
    press_heading(&mut harness, "进展", Modifiers::NONE);
    go(&mut harness, 0, 3);
    let further = |harness: &mut Window| {
        press(harness, Modifiers::ALT, Key::ArrowDown);
        harness.get_by_role_and_label(Role::Button, "其次按此列").focus();
        harness.run_steps(3);
        key(harness, Key::Enter);
    };
    further(&mut harness);
    further(&mut harness);
    let order = &session(&harness).active().unwrap().ledger().order;
    let keys: Vec<_> = order.keys.iter().map(|own| (own.by.to_string(), own.descending)).collect();
    assert_eq!(keys, [("progress".to_owned(), false), ("due".to_owned(), true)]);
    further(&mut harness);
    assert_eq!(session(&harness).active().unwrap().ledger().order.keys.len(), 1, "the third press leaves it out");
}

#[test]
fn a_menu_that_is_open_goes_with_its_document_and_its_kind_of_rows() {
    let mut harness = filled_ledger();
    let filled = session(&harness).active().unwrap().id();
    open_menu(&mut harness, "具体问题");
    press_button(&mut harness, "全不选");
    act(&mut harness, Action::OpenExample);
    act(&mut harness, Action::SetView(View::Ledger));
    let is_open = |harness: &Window| harness.query_by_role_and_label(Role::TextInput, "查找值").is_some();
    if is_open(&harness) {
        press_button(&mut harness, "确定");
    }
    assert_eq!(ids(&harness).len(), 29, "nothing that was ticked in one document filters the other");
    act(&mut harness, Action::Activate(filled));
    open_menu(&mut harness, "具体问题");
    press_button(&mut harness, "全不选");
    act(&mut harness, Action::SetLedgerRows(guatu::analysis::LedgerRows::Measures));
    if is_open(&harness) {
        press_button(&mut harness, "确定");
    }
    assert!(session(&harness).active().unwrap().ledger().filter.is_empty());
}
