//! A ledger without any item: its first rows are pasted or added.

use super::filters::press_button;
use super::*;

/// A new dataset on the page of its ledger.
fn new_ledger() -> Window {
    let mut harness = window(None);
    act(&mut harness, Action::Run(Command::New));
    act(&mut harness, Action::SetView(View::Ledger));
    harness.run_steps(4);
    harness
}

fn items(harness: &Window) -> Vec<guatu::model::Item> {
    dataset(harness).reports[0].items().map(|item| guatu::model::Item::clone(item)).collect()
}

#[test]
fn rows_of_a_spreadsheet_fill_an_empty_ledger_by_their_headings() {
    let mut harness = new_ledger();
    assert!(harness.query_by_label_contains("把 Excel、WPS 中的几行粘贴到这里").is_some());
    let block = "责任单位\t具体问题\t完成时限\t经费来源\n县水利局\t河道清淤滞后\t2026年10月底\t自筹\n县林业局、县财政局\t古树保护不力\t2026-12-05\t\n";
    harness.event(Event::Paste(block.to_owned()));
    harness.run_steps(6);
    let made = items(&harness);
    assert_eq!(made.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["河道清淤滞后", "古树保护不力"]);
    let names = |at: usize| -> Vec<String> {
        let report = &dataset(&harness).reports[0];
        made[at].lead_units.iter().map(|id| report.party(id).unwrap().name.clone()).collect()
    };
    assert_eq!((names(0), names(1).len()), (vec!["县水利局".to_owned()], 2));
    let due = |at: usize| made[at].due.as_ref().unwrap().present().unwrap().to_string();
    assert_eq!((due(0).as_str(), due(1).as_str()), ("2026-10", "2026-12-05"));
    let said: Vec<&str> = session(&harness).toasts().iter().map(|toast| toast.text.as_str()).collect();
    assert!(said.iter().any(|text| text.contains("1 格") || text.contains("1 个单元格")), "{said:?}");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(items(&harness).is_empty() && dataset(&harness).reports[0].categories.is_empty(), "one step");
}

#[test]
fn a_block_without_headings_begins_with_the_title() {
    let mut harness = new_ledger();
    harness.event(Event::Paste("河道清淤滞后\n古树保护不力\n".to_owned()));
    harness.run_steps(6);
    let made = items(&harness);
    assert_eq!(made.iter().map(|item| item.title.as_str()).collect::<Vec<_>>(), ["河道清淤滞后", "古树保护不力"]);
    assert_eq!(made.iter().map(|item| item.number.as_str()).collect::<Vec<_>>(), ["(1)", "(2)"]);
}

#[test]
fn the_first_item_is_added_by_a_button_and_its_title_is_typed_next() {
    let mut harness = new_ledger();
    press_button(&mut harness, "添加第一项");
    harness.run_steps(4);
    assert_eq!((items(&harness).len(), session(&harness).is_ledger_empty()), (1, false));
    text(&mut harness, "供水管网老化");
    key(&mut harness, Key::Enter);
    assert_eq!(items(&harness)[0].title, "供水管网老化");
}

#[test]
fn a_ledger_that_filters_left_empty_takes_nothing() {
    let mut harness = ledger(0, 1);
    act(&mut harness, Action::SetQuery("没有任何一行这样写".to_owned()));
    harness.run_steps(6);
    assert!(!session(&harness).is_ledger_empty());
    let before = items(&harness).len();
    harness.event(Event::Paste("甲\n乙\n".to_owned()));
    harness.run_steps(6);
    assert_eq!(items(&harness).len(), before);
}
