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
fn what_comes_in_above_new_rows_has_one_number_and_comes_in_once() {
    let mut harness = new_ledger();
    let block = "类别\t问题\t具体问题\n(二)财务管理\t3、报销不规范\t甲\n(二)财务管理\t3、报销不规范\t乙\n(二)财务管理\t4、往来款未清\t丙\n五、作风建设\t3、报销不规范\t丁\n";
    harness.event(Event::Paste(block.to_owned()));
    harness.run_steps(6);
    let categories = &dataset(&harness).reports[0].categories;
    let told: Vec<(&str, Vec<(&str, usize)>)> = categories
        .iter()
        .map(|own| {
            let problems = own.problems.iter().map(|problem| (problem.title.as_str(), problem.items.len()));
            (own.title.as_str(), problems.collect())
        })
        .collect();
    let expected = [("财务管理", vec![("报销不规范", 2), ("往来款未清", 1)]), ("作风建设", vec![("报销不规范", 1)])];
    assert_eq!(told, expected);
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

/// Each item with the titles above it, in the order of the report.
fn placed(harness: &Window) -> Vec<(String, String, String)> {
    let report = &dataset(harness).reports[0];
    let each = |(c, p, _): (usize, usize, usize), title: &str| {
        let category = &report.categories[c];
        (category.title.clone(), category.problems[p].title.clone(), title.to_owned())
    };
    report.placed_items().map(|(at, item)| each(at, &item.title)).collect()
}

fn rows(expected: &[[&str; 3]]) -> Vec<(String, String, String)> {
    expected.iter().map(|[a, b, c]| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
}

#[test]
fn the_words_for_category_and_problem_decide_where_a_pasted_row_stands() {
    let mut harness = new_ledger();
    // Below a merged cell the words are those above.
    let block = "问题类别\t存在问题\t具体问题\t责任单位\n安全生产\t隐患排查\t矿井通风不足\t县应急局\n\t\t瓦斯记录缺页\t县应急局\n生态环境\t污水处理\t管网渗漏\t县住建局\n安全生产\t应急演练\t未按期演练\t县应急局\n";
    harness.event(Event::Paste(block.to_owned()));
    harness.run_steps(6);
    let expected = [
        ["安全生产", "隐患排查", "矿井通风不足"],
        ["安全生产", "隐患排查", "瓦斯记录缺页"],
        ["安全生产", "应急演练", "未按期演练"],
        ["生态环境", "污水处理", "管网渗漏"],
    ];
    assert_eq!(placed(&harness), rows(&expected));
    assert!(session(&harness).toasts().iter().all(|toast| !toast.text.contains("格")), "all cells were taken");
    // New rows behind the last one go where their words say too, also where these have their number.
    let shown = ["title", "@category", "@problem"].map(|name| serde_json::from_value(name.into()).unwrap());
    act(&mut harness, Action::SetColumns(shown.to_vec()));
    go(&mut harness, 3, 0);
    let more = "管网渗漏\t生态环境\t污水处理\n井口未封\t(一)安全生产\t隐患排查\n账册缺失\t财务管理\t\n票据不全\t\t\n";
    harness.event(Event::Paste(more.to_owned()));
    harness.run_steps(6);
    let all = placed(&harness);
    assert_eq!(all.len(), 7);
    assert_eq!(all[2], rows(&[["安全生产", "隐患排查", "井口未封"]])[0]);
    assert_eq!((all[5].0.as_str(), all[5].2.as_str(), all[6].2.as_str()), ("财务管理", "账册缺失", "票据不全"));
    assert_eq!((all[6].0.as_str(), &all[6].1), ("财务管理", &all[5].1), "with the row before it");
    undo(&mut harness);
    assert_eq!(placed(&harness), rows(&expected), "one step");
}

#[test]
fn the_only_word_for_what_a_row_is_about_is_its_title() {
    let mut harness = new_ledger();
    harness.event(Event::Paste("序号\t反馈问题\t整改目标\n1\t校车超员\t年底前清零\n".to_owned()));
    harness.run_steps(6);
    let made = items(&harness);
    assert_eq!((made[0].title.as_str(), made[0].goal.as_str()), ("校车超员", "年底前清零"));
}

#[test]
fn without_words_rows_go_where_the_cursor_stands_or_to_the_first_category() {
    use guatu::document::Kind;
    let mut harness = new_ledger();
    let report = NodeRef::new(dataset(&harness).reports[0].id.clone(), guatu::model::NodeId::Report);
    for _ in 0..2 {
        act(&mut harness, Action::Add(report.clone(), Kind::Category));
    }
    act(&mut harness, Action::Select(report));
    act(&mut harness, Action::SetView(View::Ledger));
    harness.run_steps(6);
    harness.event(Event::Paste("甲事\n乙事\n".to_owned()));
    harness.run_steps(6);
    let by_category = |harness: &Window| -> Vec<usize> {
        let count = |own: &std::sync::Arc<guatu::model::Category>| own.problems.iter().map(|own| own.items.len()).sum();
        dataset(harness).reports[0].categories.iter().map(count).collect()
    };
    assert_eq!(by_category(&harness), [2, 0]);
    undo(&mut harness);
    let second = dataset(&harness).reports[0].categories[1].id.clone();
    let second = NodeRef::new(dataset(&harness).reports[0].id.clone(), guatu::model::NodeId::Category(second));
    act(&mut harness, Action::Select(second));
    act(&mut harness, Action::SetView(View::Ledger));
    harness.event(Event::Paste("甲事\n乙事\n".to_owned()));
    harness.run_steps(6);
    assert_eq!(by_category(&harness), [0, 2]);
}

#[test]
fn a_block_that_is_longer_than_an_ordered_ledger_stays_with_its_first_row() {
    let mut harness = ledger(0, 1);
    let newest_first = LedgerOrder::by(Column::default(), true);
    act(&mut harness, Action::SetLedger(LedgerRequest { order: newest_first, ..LedgerRequest::default() }));
    harness.run_steps(6);
    // The last two rows on screen are of the first category; what comes behind them too.
    let count = items(&harness).len();
    let here = placed(&harness)[0].clone();
    go(&mut harness, count - 1, 1);
    harness.event(Event::Paste("甲事\n乙事\n丙事\n".to_owned()));
    harness.run_steps(6);
    let new: Vec<_> =
        placed(&harness).into_iter().filter(|(.., title)| ["乙事", "丙事"].contains(&title.as_str())).collect();
    assert_eq!(new.len(), 2);
    assert!(new.iter().all(|(category, problem, _)| (category, problem) == (&here.0, &here.1)), "{new:?}");
}
