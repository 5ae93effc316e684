//! Any sequence of edits: taken back it gives the first file, made again the last one, to the byte; every
//! dataset on the way is sound; every edit survives being written down and read back.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;
use std::time::Duration;

use guatu::document::{
    Change, Clip, Document, Edit, EditLabel, EditOutcome, Kind, NewNode, Place, drop_place, duplicate, grow, move_to,
    outermost, renumber, step,
};
use guatu::field;
use guatu::file;
use guatu::model::{
    Category, Dataset, Due, Item, ItemId, Measure, NodeId, NodeRef, Party, PartyKind, Problem, Progress, Report,
};
use proptest::prelude::*;

fn bundled() -> Dataset {
    file::read(guatu::app::EXAMPLE).unwrap()
}

/// All nodes of a dataset, in order.
fn nodes(dataset: &Dataset) -> Vec<NodeRef> {
    let of_report = |report: &Arc<Report>| {
        let at = |node: NodeId| NodeRef::new(report.id.clone(), node);
        let mut nodes = vec![at(NodeId::Report)];
        nodes.extend(report.parties.iter().map(|party| at(NodeId::Party(party.id.clone()))));
        for category in &report.categories {
            nodes.push(at(NodeId::Category(category.id.clone())));
            for problem in &category.problems {
                nodes.push(at(NodeId::Problem(problem.id.clone())));
                for item in &problem.items {
                    nodes.push(at(NodeId::Item(item.id.clone())));
                    nodes.extend(item.measures.iter().map(|measure| at(NodeId::Measure(measure.id.clone()))));
                    nodes.extend(item.indicators.iter().map(|one| at(NodeId::Indicator(one.id.clone()))));
                }
            }
        }
        nodes
    };
    dataset.reports.iter().flat_map(of_report).collect()
}

/// An id that no node of the report has.
fn fresh(report: &Report, prefix: &str) -> String {
    let ids: Vec<&str> = report.ids().collect();
    (1..=ids.len() + 1).map(|n| format!("{prefix}{n}")).find(|id| !ids.contains(&id.as_str())).unwrap()
}

/// One edit for some random numbers; nothing where those ask for what cannot be.
fn edit(dataset: &Dataset, [kind, a, b, c]: [usize; 4], clip: &mut Option<Clip>) -> Option<Edit> {
    let all = nodes(dataset);
    let one = all[a % all.len()].clone();
    let other = all[b % all.len()].clone();
    let report = dataset.report(&one.report)?;
    let at = |change| Some(Edit::new(one.report.clone(), change));
    match kind % 14 {
        0 => at(Change::Remove(one.node.clone())).filter(|_| one.node != NodeId::Report || dataset.reports.len() > 1),
        1 => duplicate(dataset, std::slice::from_ref(&one)).ok(),
        2 => duplicate(dataset, &all.iter().skip(a % all.len()).take(c % 5 + 1).cloned().collect::<Vec<_>>()).ok(),
        3 => at(Change::Move(one.node.clone(), step(dataset, &one, c % 2 == 0)?)),
        4 => at(Change::Move(one.node.clone(), Place { under: other.node, at: c % 4 })),
        5 => {
            let own = all.iter().filter(|node| node.report == one.report);
            let run: Vec<NodeRef> = own.skip(b % 40).take(c % 4 + 1).cloned().collect();
            move_to(dataset, &run, &Place { under: one.node.clone(), at: c % 6 }).ok()
        }
        6 => {
            *clip = Clip::of(dataset, &[one.clone(), other.clone()]);
            let text = clip.as_ref()?.text();
            Clip::read(&text)?.paste(dataset, &other).ok()
        }
        7 => clip.as_ref()?.paste(dataset, &one).ok(),
        8 => renumber(report),
        9 => match &one.node {
            NodeId::Item(id) => at(Change::set(id, field!(Item.title), format!("标题 {c}"))),
            NodeId::Measure(id) => at(Change::set(id, field!(Measure.text), format!("措施 {c}"))),
            NodeId::Category(id) => at(Change::set(id, field!(Category.title), format!("方面 {c}"))),
            _ => None,
        },
        10 => {
            let items = report.items().skip(b % 20).take(c % 6 + 1).map(|item| item.id.clone());
            let progress = Progress::ALL[c % 6];
            let set = |id: ItemId| Change::set(&id, field!(Item.progress), progress);
            at(Change::Batch(EditLabel::Progress, items.map(set).collect()))
        }
        11 => {
            let NodeId::Item(id) = &one.node else { return None };
            at(Change::set(id, field!(Item.due), Some(Due::new("2026-03".parse().unwrap()))))
        }
        12 => {
            let id = fresh(report, "u");
            let party = Party::new(id.as_str().into(), format!("单位{c}"), PartyKind::Unit);
            let item = report.items().nth(b % 29)?.id.clone();
            let unit = Change::set(&item, field!(Item.lead_units), vec![party.id.clone()]);
            at(Change::Batch(EditLabel::NewParty, vec![Change::add(NewNode::Party(Arc::new(party))), unit]))
        }
        _ => {
            let NodeId::Problem(id) = &one.node else { return None };
            let mut item = Item::new(fresh(report, "i").into(), "(9)".to_owned(), "新".to_owned());
            item.measures.push(Measure::new(fresh(report, "m").into(), "一".to_owned(), "措施".to_owned()));
            at(Change::Add(NewNode::Item(id.clone(), Arc::new(item)), Some(c % 3)))
        }
    }
}

/// Packs all steps that are to be packed; every step can be.
fn pack(document: &mut Document) -> usize {
    let mut packed = 0;
    while let Some(packing) = document.to_pack() {
        let step = packing.pack();
        assert!(step.is_some(), "{packing:?}");
        document.take_packed(&packing, step);
        packed += 1;
    }
    packed
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_of_edits_is_taken_back_and_made_again(
        numbers in prop::collection::vec(prop::array::uniform4(0_usize..10_000), 1..40)
    ) {
        let first = Arc::new(bundled());
        let mut document = Document::loaded(Arc::clone(&first));
        let mut replayed = Document::loaded(Arc::clone(&first));
        let before = file::write(&first);
        let mut clip = None;
        let mut made = 0_u64;
        for number in numbers {
            let Some(edit) = edit(document.dataset(), number, &mut clip) else { continue };
            let written: Edit = serde_json::from_str(&serde_json::to_string(&edit).unwrap()).unwrap();
            prop_assert_eq!(&written, &edit);
            made += 10;
            let done = document.edit(edit, Duration::from_secs(made));
            prop_assert_eq!(&replayed.edit(written, Duration::from_secs(made)), &done);
            let bytes = file::write(document.dataset());
            let sound = file::read(&bytes);
            prop_assert!(sound.is_ok(), "{:?}", sound.err());
        }
        let after = file::write(document.dataset());
        prop_assert_eq!(&file::write(replayed.dataset()), &after);
        let mut steps = 0;
        pack(&mut document);
        while document.undo().is_some() {
            steps += 1;
            // What is to be made again is packed too.
            if steps % 3 == 0 {
                pack(&mut document);
            }
        }
        prop_assert_eq!(&file::write(document.dataset()), &before);
        prop_assert!(!document.is_dirty());
        for _ in 0..steps {
            document.redo().unwrap();
        }
        prop_assert!(document.redo().is_none());
        prop_assert_eq!(&file::write(document.dataset()), &after);
    }
}

#[test]
fn a_step_keeps_only_the_path_that_it_changed() {
    let mut dataset = bundled();
    for n in 0..50 {
        let mut report = Report::clone(&dataset.reports[0]);
        report.id = format!("copy-{n}").into();
        dataset.reports.push(Arc::new(report));
    }
    let before = Arc::new(dataset);
    let mut document = Document::loaded(Arc::clone(&before));
    let item = before.reports[7].items().nth(3).unwrap().id.clone();
    let change = Change::set(&item, field!(Item.title), "新".to_owned());
    document.edit(Edit::new(before.reports[7].id.clone(), change), Duration::ZERO).unwrap();
    let after = document.dataset();
    for (n, (old, new)) in before.reports.iter().zip(&after.reports).enumerate() {
        assert_eq!(Arc::ptr_eq(old, new), n != 7);
    }
    let (old, new) = (&before.reports[7], &after.reports[7]);
    assert!(Arc::ptr_eq(&old.source, &new.source));
    assert!(old.parties.iter().zip(&new.parties).all(|(old, new)| Arc::ptr_eq(old, new)));
    let shared = old.items().zip(new.items()).filter(|(old, new)| Arc::ptr_eq(old, new)).count();
    assert_eq!(shared, old.items().count() - 1);
    assert_eq!(new.item(&item).unwrap().title, "新");
}

#[test]
fn copies_stand_together_behind_the_last_one_with_ids_of_their_own() {
    let dataset = bundled();
    let report = &dataset.reports[0];
    let items: Vec<_> = report.categories[0].problems[0].items.iter().take(2).collect();
    let refs: Vec<_> = items.iter().map(|i| NodeRef::new(report.id.clone(), NodeId::Item(i.id.clone()))).collect();
    let edit = duplicate(&dataset, &refs).unwrap();
    let mut document = Document::loaded(Arc::new(dataset.clone()));
    document.edit(edit, Duration::ZERO).unwrap();
    let after = &document.dataset().reports[0].categories[0].problems[0].items;
    let titles: Vec<_> = after.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(&titles[..4], [&*items[0].title, &*items[1].title, &*items[0].title, &*items[1].title]);
    assert_eq!(after[2].measures.len(), items[0].measures.len());
    assert_ne!(after[2].id, items[0].id);
    assert_eq!(after[2].source, items[0].source, "the same source: the spans still hold");
}

#[test]
fn nodes_pasted_into_another_report_bring_their_parties_and_drop_their_spans() {
    let mut dataset = bundled();
    let own = Arc::clone(&dataset.reports[0]);
    let named = own.items().find(|item| !item.measures.iter().all(|m| m.units.is_empty()) || item.leader.is_some());
    let item = Arc::clone(named.unwrap());
    let mut empty = Report::new("other".into(), "另一份".to_owned());
    let mut category = Category::new("c1".into(), "(一)".to_owned(), "方面".to_owned());
    category.problems.push(Arc::new(Problem::new("p1".into(), "1.".to_owned(), "问题".to_owned())));
    empty.categories.push(Arc::new(category));
    dataset.reports.push(Arc::new(empty));
    let clip = Clip::of(&dataset, &[NodeRef::new(own.id.clone(), NodeId::Item(item.id.clone()))]).unwrap();
    let edit = clip.paste(&dataset, &NodeRef::new("other".into(), NodeId::Problem("p1".into()))).unwrap();
    let mut document = Document::loaded(Arc::new(dataset));
    document.edit(edit, Duration::ZERO).unwrap();
    let other = &document.dataset().reports[1];
    let pasted = other.items().next().unwrap();
    assert_eq!(pasted.title, item.title);
    assert!(pasted.source.is_empty() && pasted.basis.is_empty());
    assert!(!other.parties.is_empty());
    assert!(file::read(&file::write(document.dataset())).is_ok());
}

/// One category with problems 1. and 2., which have two items each; the items of the second begin with this number.
fn numbered(second: usize) -> Dataset {
    let mut category = Category::new("c".into(), "(一)".to_owned(), "方面".to_owned());
    for (p, first) in [(1, 1), (2, second)] {
        let mut problem = Problem::new(format!("p{p}").as_str().into(), format!("{p}."), "问题".to_owned());
        for n in [first, first + 1] {
            let id = format!("i{p}{n}");
            problem.items.push(Arc::new(Item::new(id.as_str().into(), format!("({n})"), "具体问题".to_owned())));
        }
        category.problems.push(Arc::new(problem));
    }
    let mut report = Report::new("r".into(), "一份".to_owned());
    report.categories.push(Arc::new(category));
    Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
}

/// The numbers of the items, problem by problem.
fn item_numbers(document: &Document) -> Vec<Vec<String>> {
    let problems = &document.dataset().reports[0].categories[0].problems;
    problems.iter().map(|problem| problem.items.iter().map(|item| item.number.clone()).collect()).collect()
}

#[test]
fn a_node_that_comes_between_two_others_takes_the_next_free_number() {
    let mut document = Document::loaded(Arc::new(numbered(1)));
    let first = NodeRef::new("r".into(), NodeId::Item("i11".into()));
    for _ in 0..2 {
        let edit = grow(document.dataset(), &first, Kind::Item, "新".to_owned()).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
    }
    assert_eq!(item_numbers(&document), [vec!["(1)", "(4)", "(3)", "(2)"], vec!["(1)", "(2)"]]);
    let edit = duplicate(document.dataset(), &[first]).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    assert_eq!(item_numbers(&document)[0], ["(1)", "(5)", "(4)", "(3)", "(2)"]);
}

#[test]
fn numbers_that_go_through_the_report_are_free_in_all_of_it() {
    let mut document = Document::loaded(Arc::new(numbered(3)));
    let first = NodeRef::new("r".into(), NodeId::Item("i11".into()));
    let edit = grow(document.dataset(), &first, Kind::Item, "新".to_owned()).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    assert_eq!(item_numbers(&document), [["(1)", "(5)", "(2)"].as_slice(), &["(3)", "(4)"]]);
    // When asked, they follow the order.
    let edit = renumber(&document.dataset().reports[0]).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    assert_eq!(item_numbers(&document), [["(1)", "(2)", "(3)"].as_slice(), &["(4)", "(5)"]]);
}

#[test]
fn a_node_that_is_dropped_where_it_stands_leaves_no_step() {
    let mut document = Document::loaded(Arc::new(numbered(1)));
    let item = |id: &str| NodeId::Item(id.into());
    for (node, on, behind) in [("i12", "i11", true), ("i11", "i12", false)] {
        let place = drop_place(&document.dataset().reports[0], &item(node), &item(on), behind).unwrap();
        let edit = move_to(document.dataset(), &[NodeRef::new("r".into(), item(node))], &place).unwrap();
        assert_eq!(document.edit(edit, Duration::ZERO), Ok(EditOutcome::Nothing));
    }
    assert_eq!(document.steps(), 0);
}

#[test]
fn a_copy_of_an_item_without_a_number_has_none() {
    let mut document = Document::loaded(Arc::new(numbered(1)));
    let empty = Change::set(&"i12".into(), guatu::field!(Item.number), String::new());
    document.edit(Edit::new("r".into(), empty), Duration::ZERO).unwrap();
    let both = ["i11", "i12"].map(|id| NodeRef::new("r".into(), NodeId::Item(id.into())));
    let edit = duplicate(document.dataset(), &both).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    assert_eq!(item_numbers(&document)[0], ["(1)", "", "(2)", ""]);
}

#[test]
fn what_was_cut_comes_back_with_its_number() {
    let dataset = numbered(1);
    let first = NodeRef::new("r".into(), NodeId::Item("i11".into()));
    let clip = Clip::of(&dataset, std::slice::from_ref(&first)).unwrap();
    let mut document = Document::loaded(Arc::new(dataset));
    document.edit(Edit::new("r".into(), Change::Remove(first.node)), Duration::ZERO).unwrap();
    let edit = clip.paste(document.dataset(), &NodeRef::new("r".into(), NodeId::Item("i12".into()))).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    assert_eq!(item_numbers(&document)[0], ["(2)", "(1)"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]
    #[test]
    fn hundreds_of_steps_are_taken_back_one_by_one(
        numbers in prop::collection::vec(prop::array::uniform4(0_usize..10_000), 900..1300)
    ) {
        let first = Arc::new(bundled());
        let mut document = Document::loaded(Arc::clone(&first));
        let mut states = vec![Dataset::clone(&first)];
        let mut clip = None;
        for (n, number) in numbers.iter().enumerate() {
            // Copies of copies would only make it slow, and where much is taken out there is soon nothing left to edit.
            let kind = number[0] % 14;
            if [1, 2, 6, 7].contains(&kind) || kind == 0 && number[2] % 8 > 0 {
                continue;
            }
            let Some(edit) = edit(document.dataset(), *number, &mut clip) else { continue };
            let steps = document.steps();
            if document.edit(edit, Duration::from_secs(10 * n as u64)).is_ok() && document.steps() > steps {
                states.push(Dataset::clone(document.dataset()));
            }
            // A saved state in the middle is found again.
            if n == 200 {
                document.mark_saved(Arc::clone(document.dataset()));
            }
        }
        let saved = Arc::clone(document.saved().unwrap());
        prop_assert!(pack(&mut document) > 20);
        prop_assert!(states.len() > 120, "{}", states.len());
        prop_assert_eq!(document.first(), Some(states[0].clone()));
        let mut clean = 0;
        for state in states.iter().rev().skip(1) {
            document.undo().unwrap();
            prop_assert_eq!(&**document.dataset(), state);
            prop_assert_eq!(document.is_dirty(), *state != *saved);
            clean += usize::from(!document.is_dirty());
        }
        prop_assert!(document.undo().is_none() && clean > 0);
        for state in states.iter().skip(1) {
            document.redo().unwrap();
            prop_assert_eq!(&**document.dataset(), state);
        }
        prop_assert!(document.redo().is_none());
    }
}

#[test]
fn older_steps_keep_no_items() {
    let first = Arc::new(bundled());
    let mut document = Document::loaded(Arc::clone(&first));
    let ids: Vec<ItemId> = first.reports[0].items().map(|item| item.id.clone()).collect();
    let mut kept = Vec::new();
    for n in 0..600_u64 {
        let id = &ids[n as usize % ids.len()];
        kept.push(Arc::downgrade(document.dataset().reports[0].item(id).unwrap()));
        let change = Change::set(id, field!(Item.title), format!("第{n}次"));
        document.edit(Edit::new(first.reports[0].id.clone(), change), Duration::from_secs(10 * n)).unwrap();
    }
    drop(first);
    let alive = kept.iter().filter(|item| item.strong_count() > 0).count();
    // The last hundred steps, and those of the file.
    assert!(alive <= 100 + 2 * ids.len(), "{alive}");
    assert_eq!(document.steps(), 600);
    while document.undo().is_some() {}
    assert!(!document.is_dirty());
}

/// Nodes of every kind that are taken out together leave what is left when they are taken out one after the other.
#[test]
fn many_nodes_are_taken_out_as_one_by_one() {
    let dataset = bundled();
    let all = nodes(&dataset);
    for step in [2, 3, 7, 31] {
        let picked: Vec<NodeRef> = all.iter().skip(step).step_by(step).cloned().collect();
        let picked: Vec<NodeRef> =
            outermost(&dataset, &picked).into_iter().filter(|one| one.node != NodeId::Report).collect();
        assert!(picked.len() > 3);
        let remove = |node: &NodeRef| Change::Remove(node.node.clone());
        let report = picked[0].report.clone();
        let (units, others): (Vec<_>, Vec<_>) =
            picked.into_iter().partition(|one| matches!(one.node, NodeId::Party(_)));
        let alone = |root: &Dataset, node: &NodeRef| Edit::new(report.clone(), remove(node)).apply(root);
        let mut one_by_one = others.iter().fold(dataset.clone(), |root, node| alone(&root, node).unwrap());
        // A unit that something still names stays.
        let free: Vec<&NodeRef> = units.iter().filter(|unit| alone(&one_by_one, unit).is_ok()).collect();
        for unit in &free {
            one_by_one = alone(&one_by_one, unit).unwrap();
        }
        let list = free.into_iter().chain(&others).map(remove).collect();
        let together = Edit::new(report.clone(), Change::Batch(EditLabel::Remove, list)).apply(&dataset).unwrap();
        assert!(together == one_by_one, "every {step}th");
    }
}
