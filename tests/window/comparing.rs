//! A dataset held against another one in the window: what differs, ticked, taken over, taken back.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

mod decisions;
mod former;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::diff::{Difference, DifferenceKind, Who};
use guatu::document::Setting;
use guatu::file;
use guatu::model::{Closed, ClosingKind, ClosingStep, Dataset, Item, NodeId, NodeRef, Progress, Report, Update};
use guatu::session::{Action, Command, CompareStep, Dialog, Purpose, Role, View};

use crate::common::*;

fn example() -> Dataset {
    file::read(guatu::app::EXAMPLE).unwrap()
}

fn report(dataset: &mut Dataset) -> &mut Report {
    Arc::make_mut(&mut dataset.reports[0])
}

fn item_mut<'a>(dataset: &'a mut Dataset, id: &str) -> &'a mut Item {
    let categories = report(dataset).categories.iter_mut();
    let problems = categories.flat_map(|category| &mut Arc::make_mut(category).problems);
    let mut items = problems.flat_map(|problem| &mut Arc::make_mut(problem).items);
    Arc::make_mut(items.find(|item| item.id.as_str() == id).unwrap())
}

fn saved(folder: &Path, name: &str, dataset: &Dataset) -> PathBuf {
    let path = folder.join(name);
    file::save(&path, dataset).unwrap();
    path
}

/// The first two items of the bundled dataset, by their ids.
fn two() -> [String; 2] {
    let dataset = example();
    let mut ids = dataset.reports[0].items().map(|item| item.id.to_string());
    [ids.next().unwrap(), ids.next().unwrap()]
}

/// The bundled dataset on screen, compared with this one.
fn comparing_with(theirs: &Dataset) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "theirs.guatu.json", theirs);
    let mut harness = with_example();
    compare_with(&mut harness, path);
    harness
}

fn compare_with(harness: &mut Window, path: PathBuf) {
    act(harness, Action::Run(Command::Compare));
    let document = session(harness).active().unwrap().id();
    step(harness, CompareStep::WithFile(document, path));
}

/// A dataset on screen, compared with theirs where the state is known that both came from.
fn with_base(folder: &Path, [base, theirs, mine]: [(&str, &Dataset); 3]) -> Window {
    let [base, theirs, mine] =
        [base, theirs, mine].map(|(name, dataset)| saved(folder, &format!("{name}.guatu.json"), dataset));
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![mine]));
    compare_with(&mut harness, theirs);
    step(&mut harness, CompareStep::AskFile(Role::Base));
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::PathsChosen(Purpose::Compare(id, Role::Base), vec![base]));
    harness
}

/// A dataset on screen whose first item's due date was moved there, without a record of why; and the item.
fn with_a_moved_date() -> (Window, String, tempfile::TempDir) {
    let mut mine = filled();
    let id = mine.reports[0].items().next().unwrap().id.to_string();
    item_mut(&mut mine, &id).due.as_mut().unwrap().changes.clear();
    let mut theirs = mine.clone();
    item_mut(&mut theirs, &id).due.as_mut().unwrap().on = Some("2026-05".parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let [mine, theirs] =
        [("m", &mine), ("t", &theirs)].map(|(name, dataset)| saved(folder.path(), &format!("{name}.json"), dataset));
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![mine]));
    compare_with(&mut harness, theirs);
    (harness, id, folder)
}

fn step(harness: &mut Window, step: CompareStep) {
    act(harness, Action::Compare(step));
}

fn count(harness: &Window) -> usize {
    session(harness).comparing().unwrap().compared().unwrap().comparison.differences.len()
}

#[test]
fn differences_are_ticked_taken_over_and_taken_back() {
    let [first, second] = two();
    let mut theirs = example();
    item_mut(&mut theirs, &first).progress = Progress::Closed;
    item_mut(&mut theirs, &second).title.push_str("(改)");
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "returned.guatu.json", &theirs);

    let mut harness = with_example();
    let before = dataset(&harness).clone();
    act(&mut harness, Action::Run(Command::Compare));
    assert_eq!(session(&harness).view(), View::Compare);
    harness.get_by_label("选择文件…");
    let document = session(&harness).active().unwrap().id();
    step(&mut harness, CompareStep::WithFile(document, path));
    assert_eq!(count(&harness), 2);
    assert!(session(&harness).comparing().unwrap().ticked().is_empty(), "nothing is taken for granted");
    // By the mouse: the row is chosen; by the keyboard: it is ticked.
    click_row(&mut harness, "进展");
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_eq!(session(&harness).comparing().unwrap().ticked().len(), 1);
    click(&mut harness, "取用 1 处");
    assert_eq!(item(&harness, &first).progress, Progress::Closed);
    assert_eq!(count(&harness), 1, "what was taken over is no difference any more");
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before);
    assert_eq!(count(&harness), 2);
    let document = session(&harness).active().unwrap().id();
    step(&mut harness, CompareStep::WithDocument(document));
    assert_eq!(count(&harness), 0, "a dataset does not differ from itself");
    step(&mut harness, CompareStep::End);
    assert!(session(&harness).comparing().is_none() && session(&harness).view() == View::Overview);
}

fn click_row(harness: &mut Window, words: &str) {
    harness.get_by(|node| node.label().is_some_and(|label| label.contains(words) && label.contains('→'))).click();
    harness.run_steps(6);
}

#[test]
fn with_a_known_origin_what_only_they_changed_is_ticked_and_conflicts_are_not() {
    let [first, second] = two();
    let folder = tempfile::tempdir().unwrap();
    let base = example();
    let mut theirs = example();
    item_mut(&mut theirs, &first).finding = "甲".to_owned();
    item_mut(&mut theirs, &second).finding = "乙".to_owned();
    let mut mine = example();
    item_mut(&mut mine, &second).finding = "丙".to_owned();
    let mut harness = with_base(folder.path(), [("b", &base), ("t", &theirs), ("m", &mine)]);
    let comparing = session(&harness).comparing().unwrap();
    let differences = &comparing.compared().unwrap().comparison.differences;
    let who: Vec<Who> = differences.iter().map(|one| one.who).collect();
    assert_eq!(who, [Who::Theirs, Who::Conflict]);
    assert_eq!(comparing.ticked().iter().copied().collect::<Vec<_>>(), [0]);
    step(&mut harness, CompareStep::TakeTicked);
    assert_eq!((item(&harness, &first).finding.as_str(), item(&harness, &second).finding.as_str()), ("甲", "丙"));
}

#[test]
fn a_due_date_moved_without_a_record_wants_a_reason() {
    let (mut harness, id, _folder) = with_a_moved_date();
    step(&mut harness, CompareStep::Tick(vec![0], true));
    assert!(session(&harness).comparing().unwrap().wants_reason());
    let first = item(&harness, &id).due.clone().unwrap().on;
    type_in(&mut harness, "时限变更理由", "汛期");
    click(&mut harness, "取用 1 处");
    let due = item(&harness, &id).due.clone().unwrap();
    assert_eq!((due.on, due.present().unwrap().to_string().as_str()), (first, "2026-05"));
    assert_eq!(due.changes[0].reason, "汛期");
    assert_eq!(count(&harness), 0, "the same date, written down here with its reason, is no difference");
}

#[test]
fn an_item_is_closed_with_the_record_of_it_or_not_at_all() {
    let [first, _] = two();
    let mut theirs = example();
    fill(item_mut(&mut theirs, &first), 4, "u1".into());
    item_mut(&mut theirs, &first).lead_units.clear();
    assert!(theirs.reports[0].items().next().unwrap().closed.is_some());
    let mut harness = comparing_with(&theirs);
    let made = session(&harness).comparing().unwrap().compared().unwrap().clone();
    let of = |field: &str| {
        made.comparison
            .differences
            .iter()
            .position(|one| one.change().is_some_and(|change| change.field.to_string() == field))
    };
    step(&mut harness, CompareStep::Take(vec![of("progress").unwrap()]));
    let now = item(&harness, &first);
    assert_eq!((now.progress, now.closed.is_some()), (Progress::Closed, true));
    assert!(of("due").is_some() && now.due.is_none(), "nothing else came along");
}

#[test]
fn enter_in_a_field_takes_nothing_over() {
    let [first, _] = two();
    let mut theirs = example();
    item_mut(&mut theirs, &first).finding = "甲".to_owned();
    let mut harness = comparing_with(&theirs);
    click_row(&mut harness, "问题表现");
    press(&mut harness, Modifiers::NONE, Key::Space);
    // What is sought is seen in the ledger; the comparison waits.
    act(&mut harness, Action::Run(Command::Find));
    let sought = harness.get_all_by_role(Widget::TextInput).next().unwrap();
    sought.focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    act(&mut harness, Action::Run(Command::Compare));
    assert_eq!(count(&harness), 1);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!((count(&harness), item(&harness, &first).finding.as_str()), (0, "甲"));
}

#[test]
fn enter_opens_what_is_chosen_and_takes_nothing() {
    let [first, _] = two();
    let mut theirs = example();
    item_mut(&mut theirs, &first).finding = "甲".to_owned();
    let mut harness = comparing_with(&theirs);
    let before = dataset(&harness).clone();
    click_row(&mut harness, "问题表现");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(dataset(&harness), &before);
    let chosen = session(&harness).active().unwrap().selection().cloned();
    assert_eq!((session(&harness).view(), chosen), (View::Detail, Some(item_node(&first))));
}

#[test]
fn a_single_difference_that_moves_a_due_date_wants_its_reason_too() {
    let (mut harness, _, _folder) = with_a_moved_date();
    let before = dataset(&harness).clone();
    step(&mut harness, CompareStep::Take(vec![0]));
    assert_eq!(dataset(&harness), &before);
    let comparing = session(&harness).comparing().unwrap();
    assert!(comparing.wants_reason() && comparing.ticked().contains(&0));
}

#[test]
fn ticking_all_leaves_deletions_to_be_ticked_by_themselves() {
    let mut theirs = example();
    let removed = Arc::make_mut(&mut report(&mut theirs).categories[0]).problems.remove(0);
    let other = theirs.reports[0].items().next().unwrap().id.to_string();
    item_mut(&mut theirs, &other).finding = "甲".to_owned();
    let mut harness = comparing_with(&theirs);
    click(&mut harness, "全选");
    let comparing = session(&harness).comparing().unwrap();
    let made = comparing.compared().unwrap();
    let kinds: Vec<&str> = comparing.ticked().iter().map(|at| made.comparison.differences[*at].kind.code()).collect();
    assert!(kinds.contains(&"changed") && !kinds.contains(&"removed"), "{kinds:?}");
    let at = made.comparison.differences.iter().position(|one| one.kind == DifferenceKind::Removed).unwrap();
    step(&mut harness, CompareStep::Tick(vec![at], true));
    harness.get_by(|node| node.label().is_some_and(|label| label.contains("其中删去 1 处"))).click();
    harness.run_steps(6);
    assert!(dataset(&harness).reports[0].problems().all(|(_, _, problem)| problem.id != removed.id));
}

#[test]
fn ticks_stay_with_what_was_ticked_when_other_things_are_taken_over() {
    let mut theirs = example();
    let problem = Arc::make_mut(&mut Arc::make_mut(&mut report(&mut theirs).categories[0]).problems[0]);
    for (n, title) in ["甲事项", "乙事项", "丙事项"].into_iter().enumerate() {
        problem.items.push(Arc::new(Item::new(format!("new-{n}").into(), String::new(), title.to_owned())));
    }
    let mut harness = comparing_with(&theirs);
    assert_eq!(count(&harness), 3);
    step(&mut harness, CompareStep::Tick(vec![1, 2], true));
    step(&mut harness, CompareStep::Take(vec![2]));
    let comparing = session(&harness).comparing().unwrap();
    let made = comparing.compared().unwrap();
    let ticked: Vec<&str> = comparing
        .ticked()
        .iter()
        .map(|at| made.comparison.differences[*at].path.last().unwrap().title.as_str())
        .collect();
    assert_eq!(ticked, ["乙事项"]);
}

#[test]
fn two_reports_of_one_dataset_are_compared_and_the_list_is_written() {
    let mut dataset = example();
    let mut last = Report::clone(&dataset.reports[0]);
    last.id = "last-month".into();
    last.title = "上月通报".to_owned();
    dataset.reports.push(Arc::new(last));
    let [first, _] = two();
    item_mut(&mut dataset, &first).progress = Progress::Closed;
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path(), "both.guatu.json", &dataset);
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::Compare));
    harness.get_by_role_and_label(Widget::Link, "上月通报").click();
    harness.run_steps(6);
    let made = session(&harness).comparing().unwrap().compared().unwrap().clone();
    let fields: Vec<String> =
        made.comparison.differences.iter().filter_map(|one| Some(one.change()?.field.to_string())).collect();
    assert!(["title", "progress"].iter().all(|field| fields.iter().any(|own| own == field)), "{fields:?}");
    assert!(made.comparison.differences.iter().all(|one| matches!(one.kind, DifferenceKind::Changed(_))));

    step(&mut harness, CompareStep::Export);
    let id = session(&harness).active().unwrap().id();
    let table = folder.path().join("list.csv");
    act(&mut harness, Action::PathsChosen(Purpose::SaveDifferences(id), vec![table.clone()]));
    let text = std::fs::read_to_string(table).unwrap();
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(text.lines().count(), fields.len() + 1);
    assert!(text.contains("已销号") && text.contains("上月通报"), "{text}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_program_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.guatu.json");
    file::save_bytes(&path, b"{").unwrap();
    let mut harness = with_example();
    compare_with(&mut harness, path);
    assert!(session(&harness).comparing().is_none() && !session(&harness).toasts().is_empty());
}

/// A file on screen in which I changed the first item and another program the second; and what the other wrote.
fn changed_on_both_sides(folder: &Path) -> (Window, PathBuf, Dataset) {
    let [first, second] = two();
    let path = saved(folder, "both.guatu.json", &example());
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path.clone()]));
    let node = NodeRef::new(dataset(&harness).reports[0].id.clone(), NodeId::Item(first.as_str().into()));
    act(&mut harness, Action::Set(vec![node], Setting::Progress(Progress::Done)));
    let mut theirs = example();
    item_mut(&mut theirs, &second).note.push_str("同事写的备注");
    saved(folder, "both.guatu.json", &theirs);
    (harness, path, theirs)
}

#[test]
fn looking_at_what_another_program_wrote_is_no_leave_to_overwrite_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path, theirs) = changed_on_both_sides(folder.path());
    for _ in 0..2 {
        press(&mut harness, Modifiers::COMMAND, Key::S);
        assert!(matches!(session(&harness).dialog(), Some(Dialog::Outside(_))), "it is asked with every save");
        click(&mut harness, "逐项选择…");
        assert_eq!(session(&harness).view(), View::Compare);
        harness.run_steps(20);
        assert!(session(&harness).dialog().is_none(), "not while the person is looking");
        step(&mut harness, CompareStep::End);
        assert_eq!(file::load(&path).unwrap(), theirs);
    }
    press(&mut harness, Modifiers::COMMAND, Key::S);
    click(&mut harness, "保留这里的内容");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(session(&harness).dialog().is_none());
    assert_eq!(file::load(&path).unwrap(), *dataset(&harness));
}

#[test]
fn what_another_program_wrote_is_taken_over_and_then_saved_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path, _) = changed_on_both_sides(folder.path());
    let [first, second] = two();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    click(&mut harness, "逐项选择…");
    click(&mut harness, "取用 1 处");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(session(&harness).dialog().is_none() && !session(&harness).has_unsaved());
    let saved = file::load(&path).unwrap();
    let of = |id: &String| saved.reports[0].item(&id.as_str().into()).unwrap();
    assert_eq!((of(&first).progress, of(&second).note.as_str()), (Progress::Done, "同事写的备注"));
}

#[test]
fn an_item_with_steps_is_closed_with_the_step_that_closes_it() {
    let [first, _] = two();
    let step_of = |kind: ClosingKind, on: &str| ClosingStep { kind, on: on.parse().ok(), ..ClosingStep::blank() };
    let applied = step_of(ClosingKind::Applied, "2025-06-02");
    let mut mine = example();
    item_mut(&mut mine, &first).closing = vec![applied];
    let mut theirs = mine.clone();
    let there = item_mut(&mut theirs, &first);
    there.set_closing(vec![there.closing[0].clone(), step_of(ClosingKind::Approved, "2025-06-30")]);
    let folder = tempfile::tempdir().unwrap();
    let [mine, theirs] =
        [("m", &mine), ("t", &theirs)].map(|(name, dataset)| saved(folder.path(), &format!("{name}.json"), dataset));
    let fields = ["progress", "closed", "closing"];
    for field in fields {
        let mut harness = window(None);
        act(&mut harness, Action::Open(vec![mine.clone()]));
        compare_with(&mut harness, theirs.clone());
        let made = session(&harness).comparing().unwrap().compared().unwrap().clone();
        let is_it = |one: &Difference| one.change().is_some_and(|change| change.field.to_string() == field);
        let at = made.comparison.differences.iter().position(is_it).unwrap();
        step(&mut harness, CompareStep::Take(vec![at]));
        let now = item(&harness, &first);
        let closed_on = now.closed.as_ref().map(|closed| closed.on.to_string());
        assert_eq!((now.progress, closed_on.as_deref()), (Progress::Closed, Some("2025-06-30")), "{field}");
        assert_eq!((now.closing.len(), count(&harness)), (2, 0), "{field}");
    }
}

#[test]
fn a_list_that_grows_is_shown_as_what_comes_to_it() {
    let [first, _] = two();
    let update = |on: &str, text: &str| Update { on: on.parse().unwrap(), text: text.to_owned(), ..Update::blank() };
    let mut mine = example();
    item_mut(&mut mine, &first).updates = vec![update("2025-06-30", "六月:完成清点。")];
    let mut theirs = example();
    item_mut(&mut theirs, &first).updates = vec![update("2025-07-31", "七月:全部上账。")];
    let folder = tempfile::tempdir().unwrap();
    let [mine, theirs] =
        [("m", &mine), ("t", &theirs)].map(|(name, dataset)| saved(folder.path(), &format!("{name}.json"), dataset));
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![mine]));
    compare_with(&mut harness, theirs);
    let row = |label: &str| label.contains("补入") && label.contains("七月:全部上账。") && !label.contains("六月");
    harness.get_by(|node| node.label().is_some_and(|label| row(&label))).click();
    harness.run_steps(6);
    step(&mut harness, CompareStep::Take(vec![0]));
    let texts: Vec<&str> = item(&harness, &first).updates.iter().map(|update| update.text.as_str()).collect();
    assert_eq!(texts, ["六月:完成清点。", "七月:全部上账。"]);
    // They lack June; that is told, and taking it takes nothing away.
    assert_eq!(count(&harness), 1);
    click(&mut harness, "全选");
    assert!(session(&harness).comparing().unwrap().ticked().is_empty());
    harness.get_by(|node| node.label().is_some_and(|label| label.contains("对方的条目这里都有")));
}

#[test]
fn a_closing_of_theirs_leaves_the_steps_that_only_i_took() {
    let [first, _] = two();
    let step_of = |kind: ClosingKind, on: &str| ClosingStep { kind, on: on.parse().ok(), ..ClosingStep::blank() };
    let mut mine = example();
    item_mut(&mut mine, &first).closing = vec![step_of(ClosingKind::Applied, "2025-06-02")];
    let mut theirs = example();
    let there = item_mut(&mut theirs, &first);
    there.progress = Progress::Closed;
    there.closed = Some(Closed { on: "2025-06-30".parse().unwrap(), ..Closed::blank() });
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_base(folder.path(), [("b", &example()), ("t", &theirs), ("m", &mine)]);
    step(&mut harness, CompareStep::TakeTicked);
    let now = item(&harness, &first);
    let kinds: Vec<ClosingKind> = now.closing.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [ClosingKind::Applied, ClosingKind::Approved]);
    assert_eq!(now.closed.as_ref().unwrap().on.to_string(), "2025-06-30");
}
