//! A former version of the file: told forwards, and the report of the period since.

use std::sync::Arc;

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::diff::DifferenceKind;
use guatu::file::{Backup, VersionName};
use guatu::model::{Due, Item, Progress, Report, Status};
use guatu::paper::ReportKind;
use guatu::session::{Action, CompareStep, FormChoice, View};
use guatu::table::difference_list;

use super::{example, item_mut, report, saved, step, two};
use crate::common::*;

#[test]
fn in_a_collection_an_item_that_stands_elsewhere_is_told_with_its_report() {
    let [first, _] = two();
    let mut then = example();
    let mut other = Report::clone(&then.reports[0]);
    (other.id, other.title) = ("far-bank".into(), "对岸镇通报".to_owned());
    then.reports.push(Arc::new(other));
    let mut now = then.clone();
    item_mut(&mut now, &first).progress = Progress::Closed;
    let own = &now.reports[0];
    let title = format!("{} · {}", own.item(&first.as_str().into()).unwrap().title, own.title);
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "00000013.guatu.json", &then);
    let on = "2025-07-01".parse().unwrap();
    let name = VersionName { name: "初稿".to_owned(), note: String::new(), who: String::new(), on };
    let backup = Backup { path, replaced: std::time::SystemTime::UNIX_EPOCH, bytes: 0, name: Some(name) };
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![saved(folder.path(), "两地.guatu.json", &now)]));
    let document = session(&harness).active().unwrap().id();
    step(&mut harness, CompareStep::WithFormer(document, backup));
    let is_row = |label: Option<String>| label.is_some_and(|label| label.contains('→') && label.contains(&title));
    assert!(harness.query_all_by(|node| is_row(node.label())).next().is_some(), "{title}");
}

#[test]
fn a_former_version_is_told_forwards_and_called_by_its_day() {
    let [first, second] = two();
    let mut then = example();
    item_mut(&mut then, &first).title = "旧标题".to_owned();
    // It was deleted since.
    let gone = Item::new("gone".into(), "(9)".to_owned(), "后来不要了".to_owned());
    let problem = &mut Arc::make_mut(&mut report(&mut then).categories[0]).problems[0];
    Arc::make_mut(problem).items.push(Arc::new(gone));
    // It came since.
    for category in &mut report(&mut then).categories {
        for problem in &mut Arc::make_mut(category).problems {
            Arc::make_mut(problem).items.retain(|item| item.id.as_str() != second);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "00000012.guatu.json", &then);
    let on = "2025-07-01".parse().unwrap();
    let name = VersionName { name: "定稿".to_owned(), note: String::new(), who: String::new(), on };
    let backup = Backup { path, replaced: std::time::SystemTime::UNIX_EPOCH, bytes: 0, name: Some(name) };
    let mut harness = with_example();
    let before = dataset(&harness).clone();
    let document = session(&harness).active().unwrap().id();
    step(&mut harness, CompareStep::WithFormer(document, backup));
    for label in ["后来新增 1", "后来删去 1", "全部字段 3"] {
        assert!(harness.query_by_label(label).is_some(), "{label}");
    }
    harness.get_by(|node| node.label().is_some_and(|label| label.starts_with("自“定稿(2025年7月1日)”以来")));
    let compared = Arc::clone(session(&harness).comparing().unwrap().compared().unwrap());
    let list = difference_list(&compared.comparison, compared.is_former, session(&harness).words());
    let now = &before.reports[0].item(&first.as_str().into()).unwrap().title;
    let told =
        |wanted: &str| list.iter().find(|line| line.iter().any(|cell| cell.contains(wanted))).unwrap()[4..8].to_vec();
    assert_eq!(list[0][6..8], ["当时", "现在"]);
    assert_eq!(told("旧标题")[2..], ["旧标题", now.as_str()]);
    assert_eq!(told("后来不要了")[0], "删去");
    // What was deleted since comes back when it is taken.
    let differences = &compared.comparison.differences;
    let place = differences.iter().position(|one| one.kind == DifferenceKind::Added).unwrap();
    step(&mut harness, CompareStep::Take(vec![place]));
    assert_eq!(dataset(&harness).reports[0].items().filter(|item| item.title == "后来不要了").count(), 1);
}

#[test]
fn of_a_former_version_what_changed_its_standing_stands_first() {
    let [first, _] = two();
    let mut then = filled();
    item_mut(&mut then, &first).progress = Progress::InProgress;
    item_mut(&mut then, &first).due = Some(Due::new("2025-12".parse().unwrap()));
    let mut now = then.clone();
    item_mut(&mut now, &first).progress = Progress::Done;
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "00000012.guatu.json", &then);
    let mine = saved(folder.path(), "now.guatu.json", &now);
    // On the same day: nothing changed but what was written.
    let on = "2025-08-01".parse().unwrap();
    let name = VersionName { name: "七月".to_owned(), note: String::new(), who: String::new(), on };
    let backup = Backup { path, replaced: std::time::SystemTime::UNIX_EPOCH, bytes: 0, name: Some(name) };
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![mine]));
    let document = session(&harness).active().unwrap().id();
    step(&mut harness, CompareStep::WithFormer(document, backup));
    let standings = session(&harness).comparing().unwrap().compared().unwrap().standings.clone().unwrap();
    let changed: Vec<(Status, Status)> = standings.changed.iter().map(|one| (one.then, one.now)).collect();
    assert_eq!(changed, [(Status::Open, Status::Done)]);
    assert!(harness.query_by_label("换状态 1").is_some());
    harness.get_by_role_and_label(Widget::Heading, "新报完成 1");
    assert!(harness.query_by_label_contains("状态: 还有").is_some(), "what it was and is stands beside the list");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let chosen = session(&harness).active().unwrap().selection().cloned();
    assert_eq!((session(&harness).view(), chosen), (View::Detail, Some(item_node(&first))));
}

#[test]
fn the_report_of_the_period_has_the_same_two_ends() {
    let [first, _] = two();
    let mut then = filled();
    item_mut(&mut then, &first).progress = Progress::InProgress;
    let mut now = then.clone();
    item_mut(&mut now, &first).progress = Progress::Done;
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "00000012.guatu.json", &then);
    let mine = saved(folder.path(), "now.guatu.json", &now);
    let on = "2025-07-31".parse().unwrap();
    let name = VersionName { name: "七月末".to_owned(), note: String::new(), who: String::new(), on };
    let backup = Backup { path, replaced: std::time::SystemTime::UNIX_EPOCH, bytes: 0, name: Some(name) };
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![mine]));
    let document = session(&harness).active().unwrap().id();
    step(&mut harness, CompareStep::WithFormer(document, backup));
    harness.get_by_label("写成月报");
    press(&mut harness, Modifiers::NONE, Key::F7);
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Papers);
    let papers = session(&harness).active().unwrap().papers();
    assert_eq!(papers.chosen, FormChoice::Report(ReportKind::Monthly));
    let earlier = papers.earlier.as_ref().unwrap();
    assert_eq!((earlier.name.as_str(), earlier.on), ("七月末", Some(on)));
    assert_eq!(earlier.dataset.reports[0].item(&first.as_str().into()).unwrap().progress, Progress::InProgress);
    assert!(papers.later.is_none() && papers.from.is_none() && papers.to.is_none(), "it ends with what is here now");
}
