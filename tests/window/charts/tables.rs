//! The table of a chart in the window: shown by its command, sorted by its headings, gone through and copied by keys, told to a
//! screen reader.

use super::*;
use guatu::chart::ChartTable;
use guatu::words::{Language, Words};

fn with_table(named: Named) -> (Window, tempfile::TempDir) {
    let (mut harness, folder) = with_chart(named);
    act(&mut harness, Action::Run(Command::ChartTable));
    harness.run_steps(6);
    (harness, folder)
}

/// The names of the rows on screen, from the top down.
fn rows(harness: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .get_all_by_role(Role::Row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn said(harness: &Window) -> String {
    harness.get_by_role(Role::Grid).accesskit_node().value().unwrap_or_default()
}

fn copy(harness: &mut Window) -> Vec<String> {
    harness.event(egui::Event::Copy);
    harness.run_steps(4);
    harness.state().copied().unwrap().text.lines().map(ToOwned::to_owned).collect()
}

#[test]
fn the_table_has_the_keyboard_and_says_each_row_with_its_headings() {
    let (mut harness, _folder) = with_table(Named::Standing);
    assert_eq!(session(&harness).checked(Command::ChartTable), Some(true));
    let Body::Standing(chart) = &document(&harness).chart().unwrap().body else { panic!("the standing") };
    let groups: Vec<String> = chart.rows.iter().map(|row| row.label.clone()).collect();
    let name = harness.get_by_role_and_label(Role::ColumnHeader, "名称").rect();
    assert!(name.width() > 160.0, "a column is as wide as its cells: {name:?}");
    let grid = harness.get_by_role(Role::Grid).accesskit_node();
    assert!(grid.label().unwrap().starts_with("数值表:"), "{:?}", grid.label());
    assert!(said(&harness).starts_with(&format!("名称:{}; 项数:", groups[0])), "{}", said(&harness));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(said(&harness).starts_with(&format!("名称:{}; 项数:", groups[1])), "{}", said(&harness));
    press(&mut harness, Modifiers::NONE, Key::End);
    assert!(said(&harness).starts_with("名称:全部; 项数:29; "), "{}", said(&harness));
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(matches!(document(&harness).selection().unwrap().node, NodeId::Category(_)));
}

#[test]
fn a_press_on_a_heading_sorts_by_what_the_numbers_count() {
    let (mut harness, _folder) = with_table(Named::Standing);
    let as_drawn = rows(&harness);
    let items = |harness: &Window| -> Vec<u32> {
        let number = |row: &String| row.split("项数:").nth(1)?.split(';').next()?.parse().ok();
        rows(harness).iter().map(|row| number(row).unwrap()).collect()
    };
    harness.get_by_role_and_label(Role::ColumnHeader, "项数").click();
    harness.run_steps(4);
    let up = items(&harness);
    assert!(up.is_sorted() && up.len() == as_drawn.len(), "{up:?}");
    // By the keyboard as well: a heading is reached by Tab.
    harness.get_by_role_and_label(Role::ColumnHeader, "项数,升序").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(4);
    assert!(items(&harness).iter().rev().is_sorted(), "{:?}", items(&harness));
    harness.get_by_role_and_label(Role::ColumnHeader, "项数,降序").click();
    harness.run_steps(4);
    assert_eq!(rows(&harness), as_drawn, "the third press gives the order of the chart");
}

#[test]
fn rows_are_copied_as_cells_under_their_headings() {
    let (mut harness, _folder) = with_table(Named::Units);
    let chart = document(&harness).chart().unwrap();
    let table = ChartTable::of(chart, &Words::load(Language::Chinese));
    let heads = table.headings.join("\t");
    let before = document(&harness).chosen().to_vec();
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let copied = copy(&mut harness);
    assert_eq!(copied.len(), 3, "{copied:?}");
    assert_eq!(copied[0], heads);
    let Body::Units(units) = &document(&harness).chart().unwrap().body else { panic!("who is late") };
    for (line, row) in copied[1..].iter().zip(&units.rows) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells.contains(&row.title.as_str()) && cells.contains(&row.days_text.as_str()), "{line}");
    }
    press(&mut harness, Modifiers::COMMAND, Key::A);
    let all = copy(&mut harness);
    assert_eq!(all.len(), table.rows.len() + 1);
    assert_eq!(document(&harness).chosen(), before, "nothing of the dataset was selected instead");
}

#[test]
fn keys_are_about_the_table_of_the_document_in_front() {
    let (mut harness, folder) = with_table(Named::Standing);
    let mut heads = Vec::new();
    for (name, named) in [("b", Named::Closed), ("c", Named::Units)] {
        let path = folder.path().join(format!("{name}.guatu.json"));
        guatu::file::save(&path, &filled()).unwrap();
        act(&mut harness, Action::Open(vec![path]));
        act(&mut harness, Action::SetView(View::Charts));
        act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(named))));
        act(&mut harness, Action::Run(Command::ChartTable));
        harness.run_steps(6);
        let chart = document(&harness).chart().unwrap();
        heads.push(ChartTable::of(chart, &Words::load(Language::Chinese)).headings.join("\t"));
    }
    harness.get_by_role(Role::Grid).focus();
    harness.run_steps(2);
    // More than once: which of several tables took a key was a matter of luck.
    for _ in 0..4 {
        assert_eq!(copy(&mut harness)[0], heads[1]);
    }
    let first = session(&harness).documents().iter().map(OpenDocument::id).next().unwrap();
    act(&mut harness, Action::Activate(first));
    harness.run_steps(6);
    harness.get_by_role(Role::Grid).focus();
    harness.run_steps(2);
    assert!(copy(&mut harness)[0].starts_with("名称\t项数\t"));
}

#[test]
fn the_order_and_the_row_stay_while_another_view_is_looked_at() {
    let (mut harness, _folder) = with_table(Named::Standing);
    harness.get_by_role_and_label(Role::ColumnHeader, "项数").click();
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::End);
    let (row, sorted) = (said(&harness), rows(&harness));
    act(&mut harness, Action::SetView(View::Ledger));
    harness.run_steps(4);
    act(&mut harness, Action::SetView(View::Charts));
    harness.run_steps(6);
    assert!(harness.query_by_role_and_label(Role::ColumnHeader, "项数,升序").is_some());
    assert_eq!((said(&harness), rows(&harness)), (row, sorted));
}

#[test]
fn a_table_of_a_thousand_rows_lays_out_those_on_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    let mut dataset = filled();
    let first = Arc::clone(&dataset.reports[0]);
    for n in 0..40 {
        let id = format!("again-{n}").into();
        dataset.reports.push(Arc::new(Report { id, ..Report::clone(&first) }));
    }
    guatu::file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Charts));
    act(&mut harness, Action::Run(Command::ChartTable));
    harness.run_steps(6);
    let chart = document(&harness).chart().unwrap();
    let count = ChartTable::of(chart, &Words::load(Language::Chinese)).rows.len();
    let shown = rows(&harness).len();
    assert!(count > 1000 && shown < 60, "{shown} of {count}");
    press(&mut harness, Modifiers::NONE, Key::End);
    harness.run_steps(4);
    assert!(rows(&harness).contains(&said(&harness)), "the last row came into view");
}

#[test]
fn a_chart_is_saved_as_the_lines_of_its_table() {
    let (mut harness, folder) = with_chart(Named::Closed);
    act(&mut harness, Action::Run(Command::SaveChart));
    let asked = Outgoing::Command(Command::SaveChart);
    act(&mut harness, Action::ChooseAudience(PaperAudience::All, asked));
    let path = folder.path().join("销号.csv");
    let id = document(&harness).id();
    act(&mut harness, Action::PathsChosen(guatu::session::Purpose::SaveChart(id), vec![path.clone()]));
    harness.run_steps(4);
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert!(lines[0].starts_with("日期,应销号累计,报完成累计,核验销号累计"), "{}", lines[0]);
    let closed = dataset(&harness).reports[0].items().filter(|item| item.closed.is_some()).count();
    let last = lines.iter().filter(|line| **line != lines[0]).filter_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        cells[3].parse::<usize>().ok()
    });
    assert_eq!(last.max(), Some(closed));
    assert_eq!(lines[1].split(',').next().map(str::len), Some("2025-05-01".len()));
}

/// Saves a chart as a workbook, and gives its cells as another library reads them, from the line of headings on.
fn workbook(named: Named, name: &str) -> Vec<Vec<calamine::Data>> {
    let (mut harness, folder) = with_chart(named);
    act(&mut harness, Action::Run(Command::SaveChart));
    act(&mut harness, Action::ChooseAudience(PaperAudience::All, Outgoing::Command(Command::SaveChart)));
    let path = folder.path().join(name);
    let id = document(&harness).id();
    act(&mut harness, Action::PathsChosen(guatu::session::Purpose::SaveChart(id), vec![path.clone()]));
    harness.run_steps(4);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let chart = document(&harness).chart().unwrap();
    let first = ChartTable::of(chart, &Words::load(Language::Chinese)).headings[0].clone();
    let rows = sheet.rows().map(<[calamine::Data]>::to_vec).skip_while(|row| row[0].to_string() != first);
    rows.collect()
}

#[test]
fn a_table_is_saved_as_a_workbook_that_can_be_reckoned_with() {
    use calamine::{Data, DataType as _};
    let rows = workbook(Named::Closed, "销号.xlsx");
    let day = "2025-05-01".parse::<guatu::model::Date>().unwrap();
    let Data::DateTime(first) = &rows[1][0] else { panic!("a day: {:?}", rows[1]) };
    // Days since the one that workbooks count from.
    let counted = guatu::model::Date::new(1899, 12, 30).unwrap().add_days(first.as_f64() as i32);
    assert!(counted.days_since(day).abs() < 400, "{counted}");
    assert!(matches!(rows[1][1], Data::Float(_) | Data::Int(_)), "{:?}", rows[1]);
    let rows = workbook(Named::OffTarget, "未达.xlsx");
    let at = rows[0].iter().position(|cell| *cell == "目标").unwrap();
    let targets: Vec<&Data> = rows.iter().skip(1).map(|row| &row[at]).filter(|cell| !cell.is_empty()).collect();
    assert!(
        targets.len() > 1 && targets.iter().all(|cell| cell.is_float()),
        "bound and unit are the format: {targets:?}"
    );
}
