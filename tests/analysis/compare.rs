//! Two files held against each other: what is one is found through other ids, numbers and words, what differs is
//! told, what is taken over makes both the same, and what only mine changed is never lost.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;
use std::time::Duration;

use guatu::diff::{Comparison, Detail, Difference, DifferenceKind, How, Who, compare_datasets};
use guatu::document::{Chosen, Document, DueRecord, accept};
use guatu::file;
use guatu::model::{
    Dataset, Due, Item, ItemId, NodeId, NodeKind, Number, Party, PartyKind, Problem, Progress, Report, Value,
};

mod closing;
mod columns;
mod lists;
mod oracle;
mod properties;
mod random;
mod standings;

use random::{change, other_ids};

fn bundled() -> Dataset {
    serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap()
}

fn problem(dataset: &mut Dataset, c: usize, p: usize) -> &mut Problem {
    let report = Arc::make_mut(&mut dataset.reports[0]);
    Arc::make_mut(&mut Arc::make_mut(&mut report.categories[c]).problems[p])
}

fn item(dataset: &mut Dataset, c: usize, p: usize, i: usize) -> &mut Item {
    Arc::make_mut(&mut problem(dataset, c, p).items[i])
}

fn each_item(dataset: &mut Dataset, mut change: impl FnMut(usize, &mut Item)) {
    let mut at = 0;
    for category in &mut Arc::make_mut(&mut dataset.reports[0]).categories {
        for problem in &mut Arc::make_mut(category).problems {
            for item in &mut Arc::make_mut(problem).items {
                change(at, Arc::make_mut(item));
                at += 1;
            }
        }
    }
}

/// The differences that an answer is yes to.
fn those(comparison: &Comparison, answer: impl Fn(&Difference) -> bool) -> Chosen {
    Chosen::these((0..comparison.differences.len()).filter(|at| answer(&comparison.differences[*at])))
}

/// All differences.
fn all(comparison: &Comparison) -> Chosen {
    those(comparison, |_| true)
}

/// Takes the chosen differences over, and back, and over again.
fn taken(mine: &Dataset, comparison: &Comparison, chosen: &Chosen) -> Dataset {
    let edit = accept(mine, comparison, chosen).unwrap().edit;
    let mut document = Document::loaded(Arc::new(mine.clone()));
    document.edit(edit, Duration::ZERO).unwrap();
    document.undo().unwrap();
    assert_eq!(**document.dataset(), *mine);
    document.redo().unwrap();
    let after = Dataset::clone(document.dataset());
    assert_eq!(file::read(&file::write(&after)).map_err(|error| error.to_string()).unwrap(), after, "a sound file");
    after
}

fn item_pairs(comparison: &Comparison) -> Vec<(String, String, How)> {
    let matches = comparison.pairs.iter().flat_map(|pair| &pair.matches);
    let items = matches.filter_map(|one| match (&one.mine, &one.theirs) {
        (NodeId::Item(a), NodeId::Item(b)) => Some((a.to_string(), b.to_string(), one.how)),
        _ => None,
    });
    items.collect()
}

fn fields(comparison: &Comparison) -> Vec<(NodeKind, String)> {
    comparison.differences.iter().filter_map(|one| Some((one.of(), one.change()?.field.to_string()))).collect()
}

#[test]
fn a_dataset_differs_from_itself_in_nothing() {
    let comparison = compare_datasets(&bundled(), &bundled(), None);
    assert!(comparison.differences.is_empty());
    assert_eq!(item_pairs(&comparison).len(), 29);
    assert!(accept(&bundled(), &comparison, &all(&comparison)).is_err());
}

#[test]
fn other_ids_throughout_are_no_difference() {
    let comparison = compare_datasets(&bundled(), &other_ids(&bundled(), "z"), None);
    assert!(comparison.differences.is_empty(), "{:?}", comparison.differences);
    assert!(item_pairs(&comparison).iter().all(|(a, b, _)| format!("{a}z") == *b));
}

#[test]
fn items_renumbered_and_reworded_are_all_found() {
    let mut theirs = other_ids(&bundled(), "z");
    each_item(&mut theirs, |at, item| {
        item.number = format!("第{},", at + 1);
        item.title = item.title.replace('不', "还不").replace("有", "存在") + "问题";
    });
    let comparison = compare_datasets(&bundled(), &theirs, None);
    let pairs = item_pairs(&comparison);
    assert_eq!(pairs.len(), 29);
    assert!(pairs.iter().all(|(a, b, how)| format!("{a}z") == *b && *how == How::Similar), "{pairs:?}");
    let found = fields(&comparison);
    assert_eq!(found.len(), 58, "{found:?}");
    assert!(found.iter().all(|(kind, field)| *kind == NodeKind::Item && ["number", "title"].contains(&field.as_str())));
}

#[test]
fn items_of_one_title_that_changed_places_are_not_mixed_up() {
    // (3) and (4) of the third problem have the same title; an import gives ids by the order.
    let mut theirs = bundled();
    let items = &mut problem(&mut theirs, 0, 2).items;
    items.swap(2, 3);
    let ids: Vec<ItemId> = items.iter().map(|item| item.id.clone()).collect();
    Arc::make_mut(&mut items[2]).id = ids[3].clone();
    Arc::make_mut(&mut items[3]).id = ids[2].clone();
    let comparison = compare_datasets(&bundled(), &theirs, None);
    let pairs = item_pairs(&comparison);
    assert!(pairs.contains(&("c1p3i3".to_owned(), "c1p3i4".to_owned(), How::Text)), "{pairs:?}");
    assert!(pairs.contains(&("c1p3i4".to_owned(), "c1p3i3".to_owned(), How::Text)));
    let moved = comparison
        .differences
        .iter()
        .filter(|one| matches!(one.kind, DifferenceKind::Moved(..)) && one.of() == NodeKind::Item);
    assert_eq!(moved.count(), 1, "one of the two went past the other");
    assert!(fields(&comparison).is_empty(), "{:?}", comparison.differences);
}

/// A unit's copy: progress, a due date and a reading changed, one item new, one gone, one of a doubled title reworded.
fn returned() -> Dataset {
    let mut theirs = bundled();
    item(&mut theirs, 0, 0, 0).progress = Progress::Done;
    item(&mut theirs, 0, 3, 2).due = Some(Due::new("2026-01".parse().unwrap()));
    let target = item(&mut theirs, 0, 0, 0);
    let indicator = target.indicators.iter_mut().find(|one| one.id.as_str() == "c1p1i1n4").unwrap();
    indicator.readings[0].value = Number::from(9);
    problem(&mut theirs, 2, 0).items.remove(2);
    let new = Item::new("c3p1i9".into(), "(5)".to_owned(), "新发现的问题".to_owned());
    problem(&mut theirs, 2, 0).items.push(Arc::new(new));
    item(&mut theirs, 1, 0, 1).finding.push_str("另有2人。");
    theirs
}

#[test]
fn a_returned_copy_tells_what_the_unit_changed() {
    let comparison = compare_datasets(&bundled(), &returned(), None);
    let kinds: Vec<&str> = comparison.differences.iter().map(|one| one.kind.code()).collect();
    assert_eq!(kinds, ["changed", "changed", "changed", "changed", "removed", "added"], "{:?}", comparison.differences);
    let detail = |field: &str| {
        let change =
            comparison.differences.iter().filter_map(|one| one.change()).find(|one| one.field.to_string() == field);
        change.unwrap().detail("条")
    };
    assert_eq!(detail("progress"), Detail::Choice(Some("unstated"), Some("done")));
    let Detail::Due(due) = detail("due") else { panic!() };
    assert_eq!((due.days, due.without_record), (Some(62), true));
    let Detail::Figures(figures) = detail("readings") else { panic!() };
    assert_eq!((figures.len(), figures[0].change, figures[0].unit.as_str()), (1, Some(Number::from(2)), "条"));
    assert!(matches!(detail("finding"), Detail::Text(runs) if runs.last().unwrap().text == "另有2人。"));
}

#[test]
fn accepting_a_returned_copy_leaves_only_what_was_not_asked_for() {
    let (mine, theirs) = (bundled(), returned());
    let comparison = compare_datasets(&mine, &theirs, None);
    let after = taken(&mine, &comparison, &all(&comparison));
    let left = compare_datasets(&after, &theirs, None).differences;
    assert_eq!(left.len(), 1, "the item that the unit took out stays");
    assert_eq!(left[0].kind, DifferenceKind::Removed);
    let after = taken(&mine, &comparison, &all(&comparison).with_removals());
    assert!(compare_datasets(&after, &theirs, None).differences.is_empty());
}

#[test]
fn each_difference_can_be_taken_alone() {
    let (mine, theirs) = (bundled(), returned());
    let comparison = compare_datasets(&mine, &theirs, None);
    for at in 0..comparison.differences.len() {
        let after = taken(&mine, &comparison, &Chosen::these([at]).with_removals());
        assert_eq!(compare_datasets(&after, &theirs, None).differences.len(), comparison.differences.len() - 1);
    }
}

#[test]
fn a_date_moved_without_a_record_keeps_the_first_date() {
    let (mine, theirs) = (bundled(), returned());
    let comparison = compare_datasets(&mine, &theirs, None);
    let record = DueRecord { on: "2025-11-20".parse().unwrap(), reason: "单位报送".to_owned() };
    let is_it = |one: &Difference| {
        let is_due = one.change().is_some_and(|change| change.field.to_string() == "due");
        is_due && one.item() == Some(&"c1p4i3".into())
    };
    let at = comparison.differences.iter().position(is_it).unwrap();
    let after = taken(&mine, &comparison, &Chosen::these([at]).recording(at, record));
    let due = after.reports[0].item(&"c1p4i3".into()).unwrap().due.clone().unwrap();
    assert_eq!(
        (due.on.unwrap().to_string(), due.present().unwrap().to_string()),
        ("2025-11".to_owned(), "2026-01".to_owned())
    );
    assert_eq!(due.changes[0].reason, "单位报送");
}

#[test]
fn differences_stand_under_the_unit_in_the_lead() {
    let mut mine = bundled();
    let unit = mine.reports[0].parties[0].clone();
    item(&mut mine, 0, 0, 0).lead_units.push(unit.id.clone());
    let mut theirs = mine.clone();
    item(&mut theirs, 0, 0, 0).progress = Progress::Done;
    item(&mut theirs, 0, 0, 1).progress = Progress::Done;
    let comparison = compare_datasets(&mine, &theirs, None);
    let units = comparison.by_unit();
    assert_eq!(units.len(), 2);
    assert_eq!((units[0].unit.as_ref(), units[1].unit.as_ref()), (Some(&unit.name), None));
    let after = taken(&mine, &comparison, &Chosen::these(units[0].differences.iter().copied()));
    let progress: Vec<Progress> = after.reports[0].items().take(2).map(|item| item.progress).collect();
    assert_eq!(progress, [Progress::Done, Progress::Unstated]);
}

#[test]
fn parties_are_known_by_name_and_brought_in_when_new() {
    let mut mine = bundled();
    let mut theirs = other_ids(&bundled(), "z");
    let known = theirs.reports[0].parties[1].clone();
    let new = Party::new("u1".into(), "区数据局".to_owned(), PartyKind::Unit);
    Arc::make_mut(&mut theirs.reports[0]).parties.push(Arc::new(new.clone()));
    item(&mut theirs, 0, 0, 0).lead_units = vec![new.id, known.id.clone()];
    item(&mut mine, 0, 0, 1).number = "(2)".to_owned();
    let comparison = compare_datasets(&mine, &theirs, None);
    let chosen = those(&comparison, |one| one.of() == NodeKind::Item);
    let after = taken(&mine, &comparison, &chosen);
    let report = &after.reports[0];
    let units = &report.items().next().unwrap().lead_units;
    let names: Vec<&str> = units.iter().map(|id| report.party(id).unwrap().name.as_str()).collect();
    assert_eq!(names, ["区数据局", known.name.as_str()]);
    assert_ne!(units[0].as_str(), "u1", "that id is another unit here");
    assert!(compare_datasets(&after, &theirs, None).differences.is_empty());
}

#[test]
fn an_item_moved_to_a_new_problem_brings_the_problem_along() {
    let mine = bundled();
    let mut theirs = bundled();
    let moved = problem(&mut theirs, 0, 1).items.remove(0);
    let mut new = Problem::new("c2p1".into(), "9.".to_owned(), "新问题".to_owned());
    new.id = "p-new".into();
    new.items.push(moved);
    Arc::make_mut(&mut Arc::make_mut(&mut theirs.reports[0]).categories[3]).problems.push(Arc::new(new));
    let comparison = compare_datasets(&mine, &theirs, None);
    let kinds: Vec<&str> = comparison.differences.iter().map(|one| one.kind.code()).collect();
    assert_eq!(kinds, ["moved", "added"]);
    for chosen in [Chosen::these([0]), all(&comparison)] {
        let after = taken(&mine, &comparison, &chosen);
        assert!(compare_datasets(&after, &theirs, None).differences.is_empty());
    }
    // The new problem alone comes without the item, which stays where it is.
    let after = taken(&mine, &comparison, &Chosen::these([1]));
    assert_eq!(after.reports[0].items().count(), 29);
}

#[test]
fn another_notice_keeps_its_own_places_in_the_source() {
    let mine = bundled();
    let mut theirs = bundled();
    Arc::make_mut(&mut Arc::make_mut(&mut theirs.reports[0]).source).paragraphs.insert(0, "新的一段".to_owned());
    each_item(&mut theirs, |_, item| item.source.iter_mut().for_each(|span| span.paragraph += 1));
    let comparison = compare_datasets(&mine, &theirs, None);
    assert!(!comparison.pairs[0].same_source);
    assert_eq!(fields(&comparison), [(NodeKind::Report, "source".to_owned())]);
    // The source taken over, the places move along with their paragraphs.
    let after = taken(&mine, &comparison, &all(&comparison));
    let item = after.reports[0].items().next().unwrap();
    let words = |dataset: &Dataset, item: &Item| item.source[0].words(&dataset.reports[0].source).unwrap().to_owned();
    assert_eq!(words(&after, item), words(&mine, mine.reports[0].items().next().unwrap()));
}

#[test]
fn changes_of_both_are_told_from_conflicts() {
    let base = bundled();
    let (mut mine, mut theirs) = (bundled(), bundled());
    item(&mut mine, 0, 0, 0).progress = Progress::Done;
    item(&mut theirs, 0, 0, 1).progress = Progress::Done;
    item(&mut mine, 0, 1, 0).progress = Progress::Done;
    item(&mut theirs, 0, 1, 0).progress = Progress::InProgress;
    for (dataset, unit) in [(&mut mine, "u1"), (&mut theirs, "u2")] {
        item(dataset, 0, 1, 1).lead_units.push(unit.into());
    }
    let comparison = compare_datasets(&mine, &theirs, Some(&base));
    let who: Vec<Who> = comparison.differences.iter().map(|one| one.who).collect();
    assert_eq!(who, [Who::Mine, Who::Theirs, Who::Conflict, Who::Both]);
    let after = taken(&mine, &comparison, &those(&comparison, |one| matches!(one.who, Who::Theirs | Who::Both)));
    let items: Vec<&Arc<Item>> = after.reports[0].items().take(4).collect();
    assert_eq!(items[0].progress, Progress::Done);
    assert_eq!(items[1].progress, Progress::Done);
    assert_eq!(items[2].progress, Progress::Done);
    assert_eq!(items[3].lead_units, ["u1".into(), "u2".into()]);
}

#[test]
fn reports_are_paired_by_body_and_title_where_ids_differ() {
    let mut theirs = bundled();
    let report = Arc::make_mut(&mut theirs.reports[0]);
    report.id = "tongchuan-2025-09".into();
    report.title.push_str("(9月)");
    theirs.reports.insert(0, Arc::new(Report::new("tongchuan-2025".into(), "另一个地方的通报".to_owned())));
    let comparison = compare_datasets(&bundled(), &theirs, None);
    assert_eq!(comparison.pairs.len(), 1);
    assert_eq!(comparison.pairs[0].how, How::Similar);
    assert_eq!(comparison.differences.len(), 2, "the title, and the other report");
    let after = taken(&bundled(), &comparison, &all(&comparison));
    assert_eq!(after.reports.len(), 2);
    let again = compare_datasets(&after, &theirs, None);
    assert!(again.differences.is_empty(), "{:?}", again.differences);
}

#[test]
fn the_flat_list_names_fields_and_parties() {
    let mut theirs = returned();
    item(&mut theirs, 0, 0, 1).lead_units.push("u1".into());
    let lines = compare_datasets(&bundled(), &theirs, None).flat();
    let json: serde_json::Value = serde_json::from_str(&serde_json::to_string(&lines).unwrap()).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 7);
    assert_eq!(json[0]["field"], "progress");
    assert_eq!(json[0]["mine"], "unstated");
    assert_eq!(json[0]["path"].as_array().unwrap().len(), 3);
    let units = lines.iter().find(|line| line.field.as_deref() == Some("lead_units")).unwrap();
    assert_eq!(units.theirs, Some(Value::Parties(vec!["区农业农村局".into()])));
}

#[test]
fn a_measure_of_a_moved_item_comes_with_the_item_moved() {
    // They put an item under a new problem; I had taken a measure of it out.
    let (mut mine, mut theirs) = (bundled(), bundled());
    change(&mut theirs, [2777, 0, 3323, 0], "b");
    change(&mut mine, [8554, 4438, 0, 0], "a");
    let comparison = compare_datasets(&mine, &theirs, None);
    let after = taken(&mine, &comparison, &all(&comparison).with_removals());
    assert!(compare_datasets(&after, &theirs, None).differences.is_empty());
}

#[test]
fn a_new_problem_that_would_bring_back_what_i_took_out_is_a_conflict() {
    let (mut mine, mut theirs) = (bundled(), bundled());
    problem(&mut mine, 0, 0).items.remove(0);
    let moved = problem(&mut theirs, 0, 0).items.remove(0);
    let mut new = Problem::new("p-new".into(), "9.".to_owned(), "新问题".to_owned());
    new.items.push(moved);
    Arc::make_mut(&mut Arc::make_mut(&mut theirs.reports[0]).categories[3]).problems.push(Arc::new(new));
    let comparison = compare_datasets(&mine, &theirs, Some(&bundled()));
    let who: Vec<Who> = comparison.differences.iter().map(|one| one.who).collect();
    assert_eq!(who, [Who::Conflict]);
}
