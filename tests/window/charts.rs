//! Charts in the window: side by side, of other days and reports, with what is selected set off in all of them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::chart::{Body, ChartSpec, Named};
use guatu::model::{NodeId, PaperAudience, Report};
use guatu::session::{Action, ChartStep, Command, Dialog, OpenDocument, Outgoing, View};

use crate::common::*;

mod notes;
mod tables;

/// The window with the filled dataset and one chart of it, and the folder of its file: a file that is gone is told, and
/// the message would move what is clicked at.
fn with_chart(named: Named) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    guatu::file::save(&path, &filled()).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Charts));
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(named))));
    (harness, folder)
}

fn document(harness: &Window) -> &OpenDocument {
    session(harness).active().unwrap()
}

fn title(harness: &Window, panel: usize) -> String {
    document(harness).chart_panels().0[panel].chart.as_ref().unwrap().title.clone()
}

fn subtitle(harness: &Window, panel: usize) -> String {
    document(harness).chart_panels().0[panel].chart.as_ref().unwrap().subtitle.clone()
}

fn click_at(harness: &mut Window, pos: Pos2, modifiers: Modifiers) {
    harness.event(egui::Event::ModifiersChanged(modifiers));
    harness.event(egui::Event::PointerMoved(pos));
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
    }
    harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    harness.run_steps(8);
}

/// The middle of the first mark whose name begins with some words.
fn mark(harness: &Window, begin: &str) -> Pos2 {
    let nodes: Vec<_> = harness.get_all_by_role(Role::Image).collect();
    let named =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|name| name.starts_with(begin));
    nodes.iter().find(|node| named(node)).unwrap().rect().center()
}

#[test]
fn a_bar_selects_its_items_in_every_chart_in_the_tree_and_alone() {
    let (mut harness, _folder) = with_chart(Named::Standing);
    let Body::Standing(chart) = &document(&harness).chart().unwrap().body else { panic!("the standing") };
    let first = Arc::clone(&chart.rows[0].parts.iter().find(|part| !part.holds.is_empty()).unwrap().holds);
    let at = mark(&harness, "(一)");
    click_at(&mut harness, at, Modifiers::NONE);
    assert_eq!(document(&harness).chosen(), &first[..]);
    assert_eq!(session(&harness).view(), View::Charts);
    let second = document(&harness).brush().len();
    let place = mark(&harness, "(二)");
    click_at(&mut harness, place, Modifiers::COMMAND);
    assert!(document(&harness).brush().len() > second, "Ctrl adds to the selection");
    let place = mark(&harness, "(二)");
    click_at(&mut harness, place, Modifiers::COMMAND);
    assert_eq!(document(&harness).brush().len(), second, "and takes away what is in it");
    act(&mut harness, Action::Run(Command::OnlySelected));
    assert_eq!(document(&harness).answers().unwrap().visible.as_ref().unwrap().items(), first.len());
    assert!(subtitle(&harness, 0).starts_with(&format!("{} 项", first.len())));
    act(&mut harness, Action::Run(Command::ClearFilter));
    assert!(subtitle(&harness, 0).starts_with("29 项"));
}

#[test]
fn a_chart_of_a_former_day_stands_beside_the_present_one() {
    let (mut harness, _folder) = with_chart(Named::Closed);
    type_in(&mut harness, "截至日期", "2025-05-03");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    act(&mut harness, Action::Run(Command::AddChart));
    act(&mut harness, Action::Charts(ChartStep::Show(1, ChartSpec::new(Named::Closed))));
    let (panels, used) = document(&harness).chart_panels();
    assert_eq!((panels.len(), used), (2, 1));
    assert!(panels.iter().any(|panel| panel.spec.as_of.is_some_and(|on| on.to_string() == "2025-05-03")));
    let closed = |n: usize| title(&harness, n).split("已销号 ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let counts = [closed(0), closed(1)];
    assert_ne!(counts[0], counts[1], "{counts:?}");
    act(&mut harness, Action::Charts(ChartStep::Close(1)));
    assert_eq!(document(&harness).chart_panels().0.len(), 1);
}

#[test]
fn two_reports_are_compared_side_by_side() {
    let mut dataset = filled();
    let mut other = Report::clone(&dataset.reports[0]);
    other.id = "later".into();
    other.title = "后一份".to_owned();
    other.categories.truncate(1);
    dataset.reports.push(Arc::new(other));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    guatu::file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Charts));
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(Named::Standing))));
    act(&mut harness, Action::Run(Command::AddChart));
    let scope = guatu::analysis::Scope::Report("later".into());
    act(&mut harness, Action::Charts(ChartStep::Show(1, ChartSpec { scope, ..ChartSpec::new(Named::Standing) })));
    assert!(subtitle(&harness, 0).starts_with("46 项"), "{}", subtitle(&harness, 0));
    assert!(subtitle(&harness, 1).starts_with("17 项"), "{}", subtitle(&harness, 1));
}

#[test]
fn rows_come_in_the_order_that_was_chosen_and_can_be_reached_by_the_keyboard() {
    let (mut harness, _folder) = with_chart(Named::Attainment);
    let labels = |harness: &Window| -> Vec<String> {
        match &document(harness).chart().unwrap().body {
            Body::Targets(targets) => targets.rows.iter().map(|row| row.name.clone()).collect(),
            _ => Vec::new(),
        }
    };
    let act_first = labels(&harness);
    let spec = ChartSpec { order: Some(guatu::chart::Order::Name), ..ChartSpec::new(Named::Attainment) };
    act(&mut harness, Action::Charts(ChartStep::Show(0, spec)));
    let by_name = labels(&harness);
    assert_ne!(act_first, by_name);
    let mut sorted = by_name.clone();
    sorted.sort_by_key(|name| guatu::analysis::collation(name));
    assert_eq!(by_name, sorted);
    harness.get_by_role_and_label(Role::Link, &by_name[0]).focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(matches!(document(&harness).selection().unwrap().node, NodeId::Indicator(_)));
    assert_eq!(session(&harness).view(), View::Detail);
}

#[test]
fn rows_of_the_wall_chart_are_selected_as_in_a_list() {
    let (mut harness, _folder) = with_chart(Named::Plan);
    let at = |harness: &Window, n: usize| {
        harness.get_all_by_role(Role::Row).filter(|node| node.rect().left() > 200.0).nth(n).unwrap().rect().center()
    };
    let place = at(&harness, 1);
    click_at(&mut harness, place, Modifiers::COMMAND);
    assert_eq!(document(&harness).brush().len(), 1);
    let place = at(&harness, 4);
    click_at(&mut harness, place, Modifiers::SHIFT);
    assert_eq!(document(&harness).brush().len(), 4);
}

#[test]
fn pictures_that_nobody_asked_about_replace_nothing() {
    let (mut harness, _folder) = with_chart(Named::Standing);
    let folder = tempfile::tempdir().unwrap();
    // Who reads them is asked at the first time alone.
    act(&mut harness, Action::Run(Command::SaveCharts));
    let asked = Outgoing::Command(Command::SaveCharts);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Audience(asked.clone())));
    act(&mut harness, Action::ChooseAudience(PaperAudience::Public, asked));
    for files in [1, 2].map(|times| times * Named::ALL.len()) {
        // Where no program shows file dialogs, a box asks for the path.
        act(&mut harness, Action::Run(Command::SaveCharts));
        assert!(matches!(session(&harness).dialog(), None | Some(Dialog::PathBox(_))));
        let id = document(&harness).id();
        let chosen = vec![folder.path().to_owned()];
        act(&mut harness, Action::PathsChosen(guatu::session::Purpose::SaveCharts(id), chosen));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), files);
    }
}

#[test]
fn the_wall_chart_is_looked_at_as_a_poster_and_saved_with_all_its_rows() {
    let (mut harness, _folder) = with_chart(Named::Standing);
    assert!(!session(&harness).enabled(Command::SavePoster), "another chart is no poster");
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(Named::Plan))));
    harness.run_steps(4);
    act(&mut harness, Action::Run(Command::SavePoster));
    let asked = Outgoing::Command(Command::SavePoster);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Audience(asked.clone())));
    act(&mut harness, Action::ChooseAudience(PaperAudience::Office, asked));
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Poster));
    // The sheet is chosen by keys: from A1 to A4 are three steps down.
    harness.get_by_role_and_label(Role::ComboBox, "纸张").focus();
    harness.run_steps(2);
    for pressed in [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        press(&mut harness, Modifiers::NONE, pressed);
    }
    harness.get_by_label("保存…").click();
    harness.run_steps(4);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("挂图.pdf");
    let id = document(&harness).id();
    act(&mut harness, Action::PathsChosen(guatu::session::Purpose::SavePoster(id), vec![path.clone()]));
    harness.run_steps(4);
    assert_eq!(session(&harness).dialog(), None);
    let bytes = std::fs::read(&path).unwrap();
    let said: String =
        pdf_extract::extract_text_from_mem(&bytes).unwrap().chars().filter(|c| !c.is_whitespace()).collect();
    let items = document(&harness).document().dataset().reports[0].items();
    for item in items.filter(|item| !item.internal && item.due.is_some()) {
        let begin: String = item.title.chars().filter(|c| !c.is_whitespace()).take(6).collect();
        assert!(said.contains(&begin), "{begin} is missing");
    }
    assert!(said.contains("红黑旗") && said.contains("截至"));
}

/// What the poster says that is saved now, without blanks.
fn saved_poster(harness: &mut Window) -> String {
    harness.get_by_label("保存…").click();
    harness.run_steps(4);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("挂图.pdf");
    let id = document(harness).id();
    act(harness, Action::PathsChosen(guatu::session::Purpose::SavePoster(id), vec![path.clone()]));
    harness.run_steps(4);
    let bytes = std::fs::read(&path).unwrap();
    pdf_extract::extract_text_from_mem(&bytes).unwrap().chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn a_poster_shows_the_days_that_the_chart_is_zoomed_to_where_that_is_chosen() {
    let (mut harness, _folder) = with_chart(Named::Plan);
    let panel = |harness: &Window| document(harness).chart_panels().0[0].clone();
    let whole = panel(&harness).chart.unwrap();
    let Body::Schedule(schedule) = &whole.body else { panic!("no wall chart") };
    assert_eq!(panel(&harness).days, None);
    // In the middle of its axis, as with Ctrl and the wheel.
    harness.event(egui::Event::PointerMoved(Pos2::new(1000.0, 400.0)));
    harness.run_steps(2);
    for _ in 0..6 {
        harness.event(egui::Event::Zoom(1.3));
        harness.run_steps(2);
    }
    let [from, to] = panel(&harness).days.unwrap();
    assert!(from > schedule.from && to < schedule.to, "{from} {to}");
    // The date at which the axis of the whole begins has its year.
    let first: String = schedule.ticks[0].text.chars().filter(|c| !c.is_whitespace()).collect();
    act(&mut harness, Action::Run(Command::SavePoster));
    act(&mut harness, Action::ChooseAudience(PaperAudience::Office, Outgoing::Command(Command::SavePoster)));
    let all = saved_poster(&mut harness);
    assert!(all.contains(&first), "{first}: {all}");
    act(&mut harness, Action::Run(Command::SavePoster));
    let name = harness.get_all_by_role(Role::CheckBox).find_map(|node| {
        let name = node.accesskit_node().label()?;
        name.starts_with("只印图上看到的时段(").then_some(name)
    });
    harness.get_by_role_and_label(Role::CheckBox, &name.unwrap()).click();
    harness.run_steps(4);
    let part = saved_poster(&mut harness);
    assert!(!part.contains(&first), "{first}: {part}");
    let row = |text: &str| {
        document(&harness).document().dataset().reports[0]
            .items()
            .filter(|item| !item.internal)
            .filter(|item| {
                text.contains(item.title.chars().filter(|c| !c.is_whitespace()).take(6).collect::<String>().as_str())
            })
            .count()
    };
    assert_eq!(row(&part), row(&all), "all rows are there");
    assert_eq!(document(&harness).poster().days, [Some(guatu::chart::date(from)), Some(guatu::chart::date(to))]);
}

#[test]
fn a_large_chart_is_let_go_of_when_another_view_is_looked_at_and_made_again() {
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
    harness.run_steps(4);
    let lines = |harness: &Window| match &document(harness).chart().unwrap().body {
        Body::Schedule(schedule) => schedule.lines.len(),
        _ => 0,
    };
    let before = lines(&harness);
    assert!(before > 1000, "{before}");
    act(&mut harness, Action::SetView(View::Detail));
    assert!(document(&harness).chart().is_none());
    act(&mut harness, Action::SetView(View::Charts));
    harness.run_steps(4);
    assert_eq!(lines(&harness), before);
}

#[test]
fn the_wall_chart_is_shown_and_leads_to_its_items() {
    let mut harness = with_example();
    act(&mut harness, Action::SetView(View::Charts));
    let chart = session(&harness).active().unwrap().chart().unwrap();
    assert!(matches!(chart.body, Body::Schedule(_)));
    // Two items have a date. The one that is due first comes first.
    let row = harness.get_all_by_role(Role::Row).find(|node| format!("{node:?}").contains("整治安全风险不够有力"));
    row.unwrap().click();
    harness.run_steps(6);
    assert_eq!(session(&harness).active().unwrap().selection(), Some(&item_node("c1p4i3")));
    // The others are a line for each category, which leads to where dates are entered.
    act(&mut harness, Action::SetView(View::Charts));
    let undated = harness.get_all_by_role(Role::Link).find(|node| format!("{node:?}").contains("项没有时限"));
    undated.unwrap().click();
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Ledger);
    let ledger = session(&harness).active().unwrap().answers().unwrap().ledger.clone().unwrap();
    assert_eq!(ledger.rows.len(), 27, "those without a date");
    act(&mut harness, Action::SetView(View::Charts));
    act(&mut harness, Action::Charts(ChartStep::Show(0, ChartSpec::new(Named::OffTarget))));
    let chart = session(&harness).active().unwrap().chart().unwrap();
    assert!(matches!(chart.body, Body::Targets(_)));
}
