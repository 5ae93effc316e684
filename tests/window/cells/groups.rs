//! Rows in groups, on the filled ledger: its 32 items are of four categories, with 14, 8, 6 and 4 of them.

use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::analysis::{Group, LedgerRows};
use guatu::model::{FormGroup, PaperAudience, Status};
use guatu::session::{Action, Command, LedgerStep, PaperStep, Preferences};

use super::filters::{filled_ledger, only_of_housing, press_button, type_into};
use super::*;

fn groups(harness: &Window) -> Vec<Group> {
    let answers = session(harness).active().unwrap().answers().unwrap();
    answers.ledger.as_ref().unwrap().groups.clone()
}

fn counts(harness: &Window) -> Vec<(String, usize)> {
    groups(harness).into_iter().map(|group| (group.name, group.count)).collect()
}

fn titles(harness: &Window) -> Vec<String> {
    let answers = session(harness).active().unwrap().answers().unwrap();
    let rows = &answers.ledger.as_ref().unwrap().rows;
    rows.iter().map(|row| row.resolve(&answers.dataset).unwrap().item.title.clone()).collect()
}

fn grouped(by: FormGroup) -> Window {
    let mut harness = filled_ledger();
    act(&mut harness, Action::SetGrouping(Some(by)));
    harness
}

/// Folds a group, wherever it stands.
fn fold(harness: &mut Window, name: &str) {
    let key = groups(harness).into_iter().find(|group| group.name == name).unwrap().key;
    act(harness, Action::Ledger(LedgerStep::Fold(key)));
}

/// Presses the heading of a group.
fn press_group(harness: &mut Window, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_steps(6);
}

fn title(harness: &Window, id: &str) -> String {
    dataset(harness).reports[0].item(&id.into()).unwrap().title.clone()
}

fn units(harness: &Window, id: &str) -> Vec<String> {
    let report = &dataset(harness).reports[0];
    let item = report.item(&id.into()).unwrap();
    item.lead_units.iter().map(|id| report.party(id).unwrap().name.clone()).collect()
}

/// Grouped by unit, with an item of 县发改局 that 县审计局 leads too. Four units have their rows in between.
fn with_two_leads() -> Window {
    let mut harness = filled_ledger();
    go(&mut harness, 0, 2);
    text(&mut harness, "县发改局、县审计局");
    key(&mut harness, Key::Enter);
    act(&mut harness, Action::SetGrouping(Some(FormGroup::Unit)));
    harness
}

#[test]
fn each_category_has_a_heading_with_its_count_and_rows_are_sorted_and_filtered_within() {
    let mut harness = filled_ledger();
    press_button(&mut harness, "分组:不分组");
    press_button(&mut harness, "方面");
    assert_eq!(counts(&harness).iter().map(|(_, count)| *count).collect::<Vec<_>>(), [14, 8, 6, 4]);
    let heading = |harness: &Window, label: &str| harness.query_by_role_and_label(Role::Button, label).is_some();
    assert!(heading(&harness, "(一) 贯彻落实党中央重大决策部署方面 14 项"));
    assert!(harness.query_by_label("32 项").is_some());
    harness.get_by_role_and_label(Role::ColumnHeader, "完成比例").click();
    harness.run_steps(6);
    // From the least up within the first category, then the second begins anew.
    assert_eq!(titles(&harness)[..2], ["产业园区亩均产出偏低", "老旧小区燃气管道改造滞后"]);
    assert_eq!(titles(&harness)[14..16], ["会议文件数量反弹", "违规占用办公用房清退不彻底"]);
    only_of_housing(&mut harness);
    // Three of the five stand in the first category, two in the second, none in the others.
    assert!(heading(&harness, "(一) 贯彻落实党中央重大决策部署方面 3 / 14 项"));
    assert!(heading(&harness, "(二) 落实全面从严治党责任方面 2 / 8 项"));
    assert_eq!(groups(&harness).len(), 2);
    assert!(harness.query_by_label("5 / 32 项").is_some());
    // 住宅小区物业管理 and 工程招投标 are closed, 专项维修资金 waits to be verified.
    let stand = |status: Status| groups(&harness).iter().map(|own| own.statuses[status as usize]).collect::<Vec<_>>();
    assert_eq!((stand(Status::Closed), stand(Status::Done)), (vec![1, 1], vec![0, 1]));
}

#[test]
fn groups_are_of_problems_units_and_leaders_too() {
    let mut harness = grouped(FormGroup::Problem);
    assert_eq!(counts(&harness)[..2].iter().map(|(_, count)| *count).collect::<Vec<_>>(), [3, 3]);
    assert_eq!(groups(&harness).iter().map(|group| group.count).sum::<usize>(), 32);
    act(&mut harness, Action::SetGrouping(Some(FormGroup::Leader)));
    let of = |harness: &Window, name: &str| counts(harness).into_iter().find(|(own, _)| own == name).map(|(_, n)| n);
    assert_eq!([of(&harness, "常务副县长"), of(&harness, "组织部部长")], [Some(8), Some(4)]);
    act(&mut harness, Action::SetGrouping(Some(FormGroup::Unit)));
    assert_eq!([of(&harness, "县住建局"), of(&harness, "县委办")], [Some(5), Some(3)]);
    go(&mut harness, 0, 2);
    key(&mut harness, Key::Delete);
    assert_eq!(
        groups(&harness).last().map(|group| (group.key.clone(), group.count)),
        Some((None, 1)),
        "without a unit"
    );
}

#[test]
fn an_item_with_two_lead_units_stands_under_each_and_counts_once() {
    let mut harness = with_two_leads();
    let with = |name: &str| counts(&harness).into_iter().find(|(own, _)| own == name).unwrap().1;
    assert_eq!((with("县发改局"), with("县审计局")), (2, 4));
    let shown = titles(&harness);
    assert_eq!(shown.len(), 33);
    assert_eq!(shown.iter().filter(|title| *title == "重点项目开工率不高").count(), 2);
    assert!(harness.query_by_label("32 项").is_some());
    act(&mut harness, Action::Ledger(LedgerStep::Column(5)));
    let sums = session(&harness).marked_sums().unwrap();
    assert_eq!((sums.cells, sums.filled), (32, Some(32)));
    act(&mut harness, Action::Ledger(LedgerStep::All));
    assert_eq!(session(&harness).active().unwrap().chosen().len(), 32, "an item is marked once");
    // A filter on one of the units shows no group of the other.
    let places = |harness: &Window| groups(harness).into_iter().map(|group| group.name).collect::<Vec<_>>();
    harness.get_by_role_and_label(Role::Button, "筛选 牵头单位").click();
    harness.run_steps(6);
    press_button(&mut harness, "全不选");
    harness.get_by_role_and_label(Role::CheckBox, "县审计局 (4)").click();
    harness.run_steps(4);
    press_button(&mut harness, "确定");
    assert_eq!(places(&harness), ["县审计局"]);
}

#[test]
fn the_cursor_stays_in_its_group_and_what_is_typed_goes_into_the_item() {
    let mut harness = with_two_leads();
    let twice: Vec<usize> = (0..33).filter(|at| titles(&harness)[*at] == "重点项目开工率不高").collect();
    go(&mut harness, twice[1], 1);
    assert_eq!(cursor(&harness), (twice[1], 1), "not where the item stands first");
    text(&mut harness, "开工率偏低");
    key(&mut harness, Key::Tab);
    assert_eq!(cursor(&harness), (twice[1], 2));
    assert_eq!((title(&harness, "c1p1i1").as_str(), titles(&harness)[twice[0]].as_str()), ("开工率偏低", "开工率偏低"));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(session(&harness).marked_cells().unwrap().rows, twice[1]..=twice[1] + 1);
}

#[test]
fn ranges_go_over_headings_and_nothing_is_ever_written_into_one() {
    let mut harness = grouped(FormGroup::Category);
    // The last two rows of the first category and the first two of the second.
    go(&mut harness, 12, 1);
    for _ in 0..3 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    harness.event(Event::Copy);
    harness.run_steps(4);
    let copied = harness.state().copied().unwrap().text.clone();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(
        lines,
        ["产业园区亩均产出偏低", "农产品加工本地原料利用率低", "公务接待和差旅报销审核不严", "工程招投标监管存在漏洞"]
    );
    harness.event(Event::Paste("甲\n乙\n丙\n丁\n".to_owned()));
    harness.run_steps(6);
    let pasted = ["c1p6i1", "c1p6i2", "c2p1i1", "c2p1i2"].map(|id| title(&harness, id));
    assert_eq!(pasted, ["甲", "乙", "丙", "丁"]);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let filled = ["c1p6i1", "c1p6i2", "c2p1i1", "c2p1i2", "c2p1i3"].map(|id| title(&harness, id));
    assert_eq!(filled, ["甲", "甲", "甲", "甲", "违规占用办公用房清退不彻底"]);
    undo(&mut harness);
    undo(&mut harness);
    assert!(!session(&harness).has_unsaved());
    let categories: Vec<String> =
        dataset(&harness).reports[0].categories.iter().map(|category| category.title.clone()).collect();
    assert_eq!(categories[0], "贯彻落实党中央重大决策部署方面");
    // 涉及金额 is empty in most rows: Ctrl+arrows go from filled cell to filled cell, over headings.
    let columns = ["title", "amount"].map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    go(&mut harness, 1, 1);
    let mut seen = Vec::new();
    for _ in 0..3 {
        press(&mut harness, Modifiers::COMMAND, Key::ArrowDown);
        seen.push(cursor(&harness).0);
    }
    assert_eq!(seen, [14, 21, 28], "惠企资金 is followed by 公务接待, 专项维修资金 and 专项债券资金");
}

#[test]
fn texts_are_found_and_replaced_over_headings_each_cell_once() {
    let mut harness = with_two_leads();
    press(&mut harness, Modifiers::COMMAND, Key::H);
    type_into(&mut harness, "查找内容", "开工率");
    type_into(&mut harness, "替换为", "开工比例");
    assert!(harness.query_by_label("1 处,1 个单元格").is_some(), "the item stands in two groups");
    press_button(&mut harness, "全部替换");
    assert_eq!(title(&harness, "c1p1i1"), "重点项目开工比例不高");
    assert!(session(&harness).toasts().iter().any(|toast| format!("{toast:?}").contains("已替换 1 个单元格")));
}

#[test]
fn a_cell_that_is_marked_twice_takes_the_first_text_and_says_so() {
    let mut harness = with_two_leads();
    go(&mut harness, 0, 1);
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 32, column: 1 }, true)));
    let block = (0..33).map(|at| format!("题{at}")).collect::<Vec<_>>().join("\n");
    let first = titles(&harness).iter().position(|title| title == "重点项目开工率不高").unwrap();
    harness.event(Event::Paste(block));
    harness.run_steps(6);
    assert_eq!(title(&harness, "c1p1i1"), format!("题{first}"));
    let column: Column = serde_json::from_value("title".into()).unwrap();
    let node = NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Item("c1p1i1".into()));
    assert!(session(&harness).refused_cell(&node, &column).unwrap().contains("分组"));
    // The same text twice is no question.
    harness.event(Event::Paste("同一题".to_owned()));
    harness.run_steps(6);
    assert_eq!(title(&harness, "c1p1i1"), "同一题");
    assert_eq!(session(&harness).refused_cell(&node, &column), None);
}

#[test]
fn folded_groups_are_not_marked_written_or_found() {
    let mut harness = grouped(FormGroup::Category);
    let first = "(一) 贯彻落实党中央重大决策部署方面 14 项";
    press_group(&mut harness, first);
    let toggled = harness.get_by_role_and_label(Role::Button, first).accesskit_node().toggled();
    assert_eq!((toggled, titles(&harness).len()), (Some(Toggled::False), 18));
    assert!(harness.query_by_label("32 项").is_some(), "what is folded counts all the same");
    act(&mut harness, Action::Ledger(LedgerStep::All));
    assert_eq!(session(&harness).active().unwrap().chosen().len(), 18);
    go(&mut harness, 0, 1);
    harness.event(Event::Paste("甲\n乙\n".to_owned()));
    harness.run_steps(6);
    assert_eq!([title(&harness, "c2p1i1"), title(&harness, "c2p1i2")], ["甲", "乙"]);
    // One cell: what was pasted is marked, and of several the marked ones alone are searched.
    go(&mut harness, 0, 1);
    press(&mut harness, Modifiers::COMMAND, Key::H);
    type_into(&mut harness, "查找内容", "县住建局");
    // 工程招投标 and 专项维修资金 of the second category; three more are folded.
    assert!(harness.query_by_label("2 处,2 个单元格").is_some());
    press_button(&mut harness, "关闭");
    press_group(&mut harness, first);
    assert_eq!(titles(&harness).len(), 32);
}

#[test]
fn groups_are_folded_by_keys_and_a_table_of_headings_alone_comes_back() {
    let mut harness = grouped(FormGroup::Category);
    go(&mut harness, 15, 1);
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::ALT), Key::G);
    assert_eq!(groups(&harness).iter().map(|group| group.is_folded).collect::<Vec<_>>(), [false, true, false, false]);
    assert_eq!(titles(&harness)[cursor(&harness).0], "党员教育培训实效不强", "the row that moved up has the cursor");
    act(&mut harness, Action::Run(Command::FoldGroups));
    assert!(titles(&harness).is_empty());
    assert!(session(&harness).active().unwrap().chosen().iter().all(|node| node.node == guatu::model::NodeId::Report));
    assert!(harness.query_by_label("(四) 巡察、审计等监督发现问题整改方面 4 项").is_some());
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::ALT), Key::G);
    assert_eq!(titles(&harness).len(), 32);
    act(&mut harness, Action::SetGrouping(None));
    assert!(!session(&harness).enabled(Command::FoldGroup));
}

#[test]
fn a_row_that_goes_into_a_folded_group_is_shown_there() {
    let mut harness = grouped(FormGroup::Unit);
    fold(&mut harness, "县审计局");
    let row = titles(&harness).iter().position(|title| title == "重点项目开工率不高").unwrap();
    go(&mut harness, row, 2);
    text(&mut harness, "县审计局");
    key(&mut harness, Key::Tab);
    assert_eq!(units(&harness, "c1p1i1"), ["县审计局"]);
    let (row, column) = cursor(&harness);
    assert_eq!((titles(&harness)[row].as_str(), column), ("重点项目开工率不高", 3));
}

#[test]
fn what_rows_are_grouped_by_is_kept_and_old_preferences_are_read() {
    let harness = grouped(FormGroup::Leader);
    let kept = serde_json::to_string(session(&harness).preferences()).unwrap();
    let read: Preferences = serde_json::from_str(&kept).unwrap();
    assert_eq!(read.ledger_group, Some(FormGroup::Leader));
    let old: Preferences = serde_json::from_str(r#"{"ledger_lines":3}"#).unwrap();
    assert_eq!((old.ledger_lines, old.ledger_group), (3, None));
}

#[test]
fn the_paper_of_the_ledger_as_shown_has_its_groups_also_those_that_are_folded() {
    let mut harness = with_two_leads();
    fold(&mut harness, "县住建局");
    assert_eq!(titles(&harness).len(), 28);
    act(&mut harness, Action::Run(Command::Print));
    harness.run_steps(6);
    let made = session(&harness).active().unwrap().papers().made.clone().unwrap();
    let table = made.paper.tables().next().unwrap();
    let (rows, headings): (Vec<_>, Vec<_>) = table.rows.iter().partition(|row| row.node.is_some());
    // One item stands under two of the eleven units.
    assert_eq!((rows.len(), headings.len()), (33, 11));
}

/// The nodes of the rows under each heading, with the heading: on screen, and in the paper of the ledger as it is shown.
type Parts = Vec<(String, Vec<NodeRef>)>;

fn parts_on_screen(harness: &Window) -> Parts {
    let answers = session(harness).active().unwrap().answers().unwrap();
    let ledger = answers.ledger.as_ref().unwrap();
    let node = |row: usize| ledger.rows[row].resolve(&answers.dataset).unwrap().node_ref();
    ledger.groups.iter().map(|group| (group.name.clone(), group.rows.clone().map(node).collect())).collect()
}

fn parts_of_paper(harness: &mut Window) -> Parts {
    act(harness, Action::Run(Command::Print));
    harness.run_steps(6);
    let made = session(harness).active().unwrap().papers().made.clone().unwrap();
    let mut parts = Parts::new();
    for row in &made.paper.tables().next().unwrap().rows {
        match &row.node {
            Some(node) => parts.last_mut().unwrap().1.push(node.clone()),
            None => parts.push((row.cells[0].value.text(), Vec::new())),
        }
    }
    act(harness, Action::SetView(View::Ledger));
    parts
}

#[test]
fn the_paper_of_the_ledger_as_shown_has_its_rows_in_the_groups_and_the_order_on_screen() {
    let mut harness = with_two_leads();
    // Nothing is left out for a reader.
    act(&mut harness, Action::Paper(PaperStep::Audience(PaperAudience::All)));
    for rows in [LedgerRows::Items, LedgerRows::Measures] {
        act(&mut harness, Action::SetLedgerRows(rows));
        for (group, descending) in [
            (FormGroup::Unit, false),
            (FormGroup::Unit, true),
            (FormGroup::Leader, true),
            (FormGroup::Category, true),
            (FormGroup::Problem, false),
        ] {
            act(&mut harness, Action::SetGrouping(Some(group)));
            let order = LedgerOrder::by(serde_json::from_value("title".into()).unwrap(), descending);
            act(&mut harness, Action::SetLedger(LedgerRequest { rows, order, ..LedgerRequest::default() }));
            let (screen, paper) = (parts_on_screen(&harness), parts_of_paper(&mut harness));
            // No measure has a leader of its own.
            let is_one_group = (rows, group) == (LedgerRows::Measures, FormGroup::Leader);
            assert!(screen.len() > 3 || is_one_group, "{rows:?} {group:?}");
            assert_eq!(paper.len(), screen.len(), "{rows:?} {group:?}");
            for ((name, on_screen), (heading, on_paper)) in screen.iter().zip(&paper) {
                // A blank on screen stands between the number and the title.
                let (told, _) = heading.rsplit_once('（').unwrap();
                assert!(name.is_empty() || name.replace(' ', "").ends_with(&told.replace(' ', "")), "{name} {heading}");
                assert_eq!(on_paper, on_screen, "{rows:?} {group:?} {descending}: {heading}");
            }
        }
    }
}
