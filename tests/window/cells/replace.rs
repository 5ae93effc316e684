//! Finding and replacing in the cells of the filled ledger, with real keys.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::session::{Action, Command, View};

use super::filters::{filled_ledger, only_of_housing, press_button, type_into};
use super::*;

fn titles(harness: &Window) -> Vec<String> {
    dataset(harness).reports[0].items().map(|item| item.title.clone()).collect()
}

fn open_bar(harness: &mut Window, find: &str, replace: &str) {
    press(harness, Modifiers::COMMAND, Key::H);
    type_into(harness, "查找内容", find);
    type_into(harness, "替换为", replace);
}

#[test]
fn all_places_are_replaced_in_one_step() {
    let mut harness = filled_ledger();
    let before = titles(&harness);
    // Of the 32 titles these have 审计: 审计发现问题资金追缴不力, 历史遗留项目审计整改缓慢, 审计整改结果运用不充分; and
    // 县审计局 leads three items.
    open_bar(&mut harness, "审计", "稽核");
    assert!(harness.query_by_label("6 处,6 个单元格").is_some());
    press_button(&mut harness, "全部替换");
    let after = titles(&harness);
    assert_eq!(after[29..], ["稽核发现问题资金追缴不力", "历史遗留项目稽核整改缓慢", "稽核整改结果运用不充分"]);
    assert_eq!(after[..29], before[..29]);
    let report = &dataset(&harness).reports[0];
    let unit = |id: &str| {
        let item = report.item(&id.into()).unwrap();
        report.party(&item.lead_units[0]).unwrap().name.clone()
    };
    assert_eq!(["c4p1i2", "c4p2i1", "c4p2i2"].map(unit), ["县稽核局", "县稽核局", "县稽核局"]);
    assert!(session(&harness).toasts().iter().any(|toast| format!("{toast:?}").contains("已替换 6 个单元格")));
    press_button(&mut harness, "关闭");
    assert!(harness.query_by_role_and_label(Role::TextInput, "查找内容").is_none());
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(titles(&harness), before);
    assert!(!session(&harness).has_unsaved(), "one step took all of it back");
}

#[test]
fn one_place_after_another_is_found_and_replaced() {
    let mut harness = filled_ledger();
    go(&mut harness, 0, 1);
    press(&mut harness, Modifiers::COMMAND, Key::H);
    text(&mut harness, "审计");
    key(&mut harness, Key::Enter);
    assert_eq!(cursor(&harness), (29, 1));
    key(&mut harness, Key::Enter);
    assert_eq!(cursor(&harness), (29, 2), "the unit of the same row");
    key(&mut harness, Key::Enter);
    assert_eq!(cursor(&harness), (30, 1));
    type_into(&mut harness, "替换为", "稽核");
    key(&mut harness, Key::Enter);
    assert_eq!(titles(&harness)[29..31], ["审计发现问题资金追缴不力", "历史遗留项目稽核整改缓慢"]);
    assert_eq!(cursor(&harness), (30, 2));
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::TextInput, "查找内容").is_none());
    assert_eq!(session(&harness).view(), View::Ledger);
}

#[test]
fn only_the_marked_cells_that_are_seen_are_looked_at() {
    let mut harness = filled_ledger();
    only_of_housing(&mut harness);
    go(&mut harness, 0, 1);
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 2, column: 1 }, true)));
    // 危旧房屋排查整治不到位, 住宅小区物业管理缺位, 老旧小区燃气管道改造滞后 are marked; 住宅专项维修资金监管缺失 is shown.
    open_bar(&mut harness, "住宅", "住房");
    assert!(harness.query_by_label("1 处,1 个单元格").is_some());
    press_button(&mut harness, "全部替换");
    let changed: Vec<String> = titles(&harness).into_iter().filter(|title| title.contains("住房")).collect();
    assert_eq!(changed, ["住房小区物业管理缺位"]);
}

#[test]
fn a_cell_that_cannot_take_the_text_says_so() {
    let mut harness = filled_ledger();
    go(&mut harness, 0, 1);
    // A title must not be empty.
    open_bar(&mut harness, "重点项目开工率不高", "");
    press_button(&mut harness, "全部替换");
    assert_eq!(titles(&harness)[0], "重点项目开工率不高");
    let said = |part: &str| session(&harness).toasts().iter().any(|toast| format!("{toast:?}").contains(part));
    assert!(said("1 个单元格未能填入") && said("已替换 0 个单元格"));
    let title: Column = serde_json::from_value("title".into()).unwrap();
    let first = NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Item("c1p1i1".into()));
    assert!(session(&harness).refused_cell(&first, &title).is_some());
}

#[test]
fn the_command_is_there_only_with_the_ledger() {
    let mut harness = filled_ledger();
    assert!(session(&harness).enabled(Command::Replace));
    act(&mut harness, Action::SetView(View::Detail));
    assert!(!session(&harness).enabled(Command::Replace));
}

#[test]
fn the_cells_that_were_marked_in_one_document_are_no_scope_in_another() {
    let mut harness = filled_ledger();
    go(&mut harness, 0, 1);
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 2, column: 1 }, true)));
    open_bar(&mut harness, "住宅", "住房");
    let scope = |harness: &Window, name: &str| harness.query_by_label(&format!("范围:{name}")).is_some();
    assert!(scope(&harness, "选中的单元格"));
    act(&mut harness, Action::OpenExample);
    act(&mut harness, Action::SetView(View::Ledger));
    assert!(scope(&harness, "全部文字列"));
    act(&mut harness, Action::Run(Command::Close));
    assert!(scope(&harness, "全部文字列"), "nor is there one when the first is shown again");
    act(&mut harness, Action::Run(Command::Close));
    act(&mut harness, Action::Run(Command::OpenFilled));
    act(&mut harness, Action::SetView(View::Ledger));
    assert!(harness.query_by_role_and_label(Role::TextInput, "查找内容").is_none(), "the line went with its document");
}

#[test]
fn what_is_found_is_counted_anew_when_other_columns_are_shown() {
    let mut harness = filled_ledger();
    open_bar(&mut harness, "审计", "稽核");
    assert!(harness.query_by_label("6 处,6 个单元格").is_some());
    let columns = ["number", "title"].map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    assert!(harness.query_by_label("3 处,3 个单元格").is_some(), "the units are no longer shown");
}

#[test]
fn escape_closes_the_list_then_the_line_and_the_table_has_the_keyboard() {
    let mut harness = ledger(3, 1);
    open_bar(&mut harness, "问题", "事项");
    let scope = harness.get_by_label_contains("范围");
    scope.click();
    harness.run_steps(6);
    assert!(egui::Popup::is_any_open(&harness.ctx));
    key(&mut harness, Key::Escape);
    assert!(!egui::Popup::is_any_open(&harness.ctx));
    assert!(harness.query_by_label_contains("范围").is_some(), "the line stays");
    key(&mut harness, Key::Escape);
    assert!(harness.query_by_label_contains("范围").is_none());
    key(&mut harness, Key::ArrowDown);
    assert_eq!(cursor(&harness), (4, 1), "the table has the keyboard");
}
