//! What is taken over of files that came back.

use std::sync::Arc;

use guatu::exchange::{ChosenChange, Collection, FileChoice, FileState, TakenOver, shares};
use guatu::file;
use guatu::model::{Closed, Dataset, Due, Extra, Item, LogEntry, Progress, Value, When};

use super::{collected, example, sent_to, words};
use crate::filled::{filled, rewritten};

fn taken(collection: &Collection) -> TakenOver {
    collection.take_over("", ("2026-10-08".parse().unwrap(), ""), &words()).unwrap()
}

/// What this file says to the first change is taken over, or this in its place.
fn picked(collection: &Collection, file: usize, value: Option<Value>) -> Arc<Dataset> {
    let offer = collection.changes[0].offers.iter().find(|offer| offer.file == file).unwrap();
    let changes = vec![ChosenChange { at: offer.at, reason: String::new(), value }];
    let choices = [FileChoice { file, changes }];
    collection.take_from(&choices, ("2026-10-08".parse().unwrap(), "办公室"), &words()).unwrap()
}

fn item<'a>(dataset: &'a Dataset, id: &str) -> &'a Item {
    dataset.reports[0].items().find(|item| item.id.as_str() == id).unwrap()
}

/// The same workbook, saved on a day.
pub(super) fn saved_at(bytes: &[u8], day: &str) -> Vec<u8> {
    rewritten(bytes, "docProps/core.xml", &|text| {
        let (head, rest) = text.split_once("<dcterms:modified").unwrap();
        let (open, rest) = rest.split_once('>').unwrap();
        let (_, rest) = rest.split_once('<').unwrap();
        format!("{head}<dcterms:modified{open}>{day}T08:00:00Z<{rest}")
    })
}

#[test]
fn twenty_three_returns_some_damaged_some_twice_land_item_by_item() {
    let dataset = example();
    let units: Vec<String> = shares(&dataset.reports[0]).into_iter().map(|share| share.unit).take(23).collect();
    assert_eq!(units.len(), 23);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let (workbook, _) = sent_to(&dataset, unit);
        let word = |version: &str| format!("{unit}{version}报");
        let fill = |version: &'static str| {
            let text = word(version);
            filled(&workbook, &move |id, column, _| {
                (id.contains("/item/") && column == "@latest").then(|| text.clone())
            })
        };
        match at {
            // Silent.
            3 => {}
            // Damaged on the stick: only the first half of the file is there.
            5 => files.push(("U盘坏块.xlsx".to_owned(), workbook[..workbook.len() / 2].to_vec())),
            // Two versions, the newer one first in the folder.
            7 => {
                files.push(("a新.xlsx".to_owned(), saved_at(&fill("新"), "2026-10-05")));
                files.push(("b旧.xlsx".to_owned(), saved_at(&fill("旧"), "2026-10-02")));
            }
            // Sent back as it was.
            9 => files.push((format!("{at}.xlsx"), workbook)),
            _ => files.push((format!("返回{at}.xlsx"), fill("新"))),
        }
    }
    let given: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let collection = collected(&dataset, &given);
    let broken: Vec<&str> =
        collection.files.iter().filter(|file| file.state != FileState::Read).map(|file| file.name.as_str()).collect();
    assert_eq!(broken, ["U盘坏块.xlsx"]);
    let silent: Vec<&str> = collection.silent().map(|unit| unit.unit.as_str()).collect();
    let expected: Vec<String> = shares(&dataset.reports[0])
        .into_iter()
        .map(|share| share.unit)
        .enumerate()
        .filter(|(at, _)| [3, 5].contains(at) || *at >= 23)
        .map(|(_, unit)| unit)
        .collect();
    assert_eq!(silent, expected);
    let twice = collection.units.iter().find(|unit| unit.unit == units[7]).unwrap();
    assert_eq!((twice.files.len(), twice.changes), (2, twice.items));
    let unchanged = collection.units.iter().find(|unit| unit.unit == units[9]).unwrap();
    assert_eq!((unchanged.files.len(), unchanged.changes), (1, 0));

    let after = taken(&collection);
    assert!(after.waiting.is_empty());
    let answered = |at: usize| at < 23 && ![3, 5, 9].contains(&at);
    for before in dataset.reports[0].items().filter(|item| !item.internal) {
        let item = item(&after.dataset, before.id.as_str());
        let concerned = |at: &usize| {
            let party = dataset.reports[0].parties.iter().find(|party| party.name == units[*at]).unwrap();
            before.lead_units.contains(&party.id) || before.support_units.contains(&party.id)
        };
        let reporting: Vec<usize> = (0..23).filter(|at| answered(*at)).filter(concerned).collect();
        // Each unit's report is an entry of its own, with its name; what was there before stays.
        let new: Vec<&str> = item
            .updates
            .iter()
            .filter(|update| !before.updates.contains(update))
            .map(|update| update.text.as_str())
            .collect();
        let mut expected: Vec<String> = reporting.iter().map(|at| format!("{}新报", units[*at])).collect();
        let mut found: Vec<String> = new.iter().map(|text| (*text).to_owned()).collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected, "{}", item.id);
        assert!(before.updates.iter().all(|update| item.updates.contains(update)));
        assert_eq!(item.log.len() - before.log.len(), reporting.len(), "{}", item.id);
        for at in reporting {
            assert!(item.log.iter().any(|entry| entry.who == units[at] && entry.text.contains("进展情况")));
        }
    }
}

/// The first two units that an item names.
fn two_units(dataset: &Dataset, item: &Item) -> Vec<String> {
    let name = |id| dataset.reports[0].party(id).unwrap().name.clone();
    item.lead_units.iter().chain(&item.support_units).take(2).map(name).collect()
}

#[test]
fn two_units_that_contradict_each_other_wait_for_a_decision() {
    let dataset = example();
    let shared = dataset.reports[0]
        .items()
        .find(|item| item.lead_units.len() + item.support_units.len() > 1 && item.progress == Progress::InProgress)
        .unwrap();
    let units = two_units(&dataset, shared);
    let says = |unit: &str, word: &'static str| {
        let id = format!("/item/{}", shared.id);
        filled(&sent_to(&dataset, unit).0, &move |row, column, _| {
            (row.ends_with(&id) && column == "progress").then(|| word.to_owned())
        })
    };
    let (a, b) = (says(&units[0], "基本完成"), says(&units[1], "已完成"));
    let collection = collected(&dataset, &[("甲.xlsx", &a), ("乙.xlsx", &b)]);
    assert_eq!((collection.changes.len(), collection.changes[0].is_contested), (1, true));
    let waiting = taken(&collection);
    assert_eq!((waiting.taken, waiting.waiting.as_slice(), &waiting.dataset), (0, &[0][..], &dataset));
    let after = picked(&collection, 1, None);
    assert_eq!(item(&after, shared.id.as_str()).progress, Progress::Done);
    // Neither of them, but what somebody decided.
    let after = picked(&collection, 0, Some(Value::Choice(Some("not_started"))));
    let now = item(&after, shared.id.as_str());
    assert_eq!((now.progress, now.log.last().unwrap().who.as_str()), (Progress::NotStarted, "办公室"));
    // Two that say the same need no decision.
    let b = says(&units[1], "基本完成");
    let collection = collected(&dataset, &[("甲.xlsx", &a), ("乙.xlsx", &b)]);
    let after = taken(&collection);
    assert_eq!((after.taken, item(&after.dataset, shared.id.as_str()).progress), (1, Progress::MostlyDone));
}

/// A field in which two units name each another new party waits, and neither is a party of the report meanwhile.
#[test]
fn who_is_named_in_a_field_that_waits_is_no_party_yet() {
    let dataset = example();
    let shared = dataset.reports[0].items().find(|item| item.lead_units.len() + item.support_units.len() > 1).unwrap();
    let units = two_units(&dataset, shared);
    let mut copies = units.iter().zip(["县大数据中心", "县融媒体中心"]).map(|(unit, new)| {
        let mut copy = Dataset::clone(&file::read(&sent_to(&dataset, unit).1).unwrap());
        let report = Arc::make_mut(&mut copy.reports[0]);
        let party = guatu::model::Party::new(new.into(), new.to_owned(), guatu::model::PartyKind::Unit);
        report.parties.push(Arc::new(party));
        report.change_items(|item| item.id == shared.id, |item| item.handlers = vec![new.into()]);
        file::write(&copy)
    });
    let (a, b) = (copies.next().unwrap(), copies.next().unwrap());
    let collection = collected(&dataset, &[("甲.json", &a), ("乙.json", &b)]);
    assert_eq!((collection.changes.len(), collection.changes[0].is_contested), (1, true));
    let waiting = taken(&collection);
    assert_eq!((waiting.taken, waiting.waiting.as_slice(), &waiting.dataset), (0, &[0][..], &dataset));
    let after = picked(&collection, 1, None);
    let report = &after.reports[0];
    let handlers = &item(&after, shared.id.as_str()).handlers;
    assert_eq!(report.party(&handlers[0]).unwrap().name, "县融媒体中心");
    assert!(!report.parties.iter().any(|party| party.is_called("县大数据中心")));
}

#[test]
fn what_the_ledger_was_changed_to_meanwhile_is_not_overwritten_unasked() {
    let before = example();
    let (workbook, copy) = sent_to(&before, "县教育局");
    let id = "c1p4i2";
    assert_eq!(item(&before, id).progress, Progress::InProgress);
    let back = filled(&workbook, &|row, column, _| {
        (row.ends_with("/item/c1p4i2") && column == "progress").then(|| "已完成".to_owned())
    });
    let mut theirs = file::read(&copy).unwrap();
    let done = |item: &mut Item| item.progress = Progress::Done;
    Arc::make_mut(&mut theirs.reports[0]).change_items(|item| item.id.as_str() == id, done);
    let mut now = Dataset::clone(&before);
    let change = |item: &mut Item| item.progress = Progress::NotStarted;
    Arc::make_mut(&mut now.reports[0]).change_items(|item| item.id.as_str() == id, change);
    let now = Arc::new(now);
    let collection = collected(&now, &[("返.xlsx", &back)]);
    assert_eq!(collection.changes.iter().map(|change| change.is_contested).collect::<Vec<_>>(), [true]);
    assert_eq!(taken(&collection).dataset, now);
    // The same by a dataset that came back, against a ledger that was not changed.
    let collection = collected(&before, &[("返.guatu.json", &file::write(&theirs))]);
    assert_eq!(collection.changes.len(), 1);
    let after = taken(&collection);
    assert_eq!(item(&after.dataset, id).progress, Progress::Done);
    assert_eq!(collection.files[0].unit.as_deref(), Some("县教育局"));
    // Nothing that the unit could not see is gone.
    let (was, is) = (item(&before, id), item(&after.dataset, id));
    assert_eq!((was.measures.len(), was.instructions.len()), (is.measures.len(), is.instructions.len()));
    assert_eq!(is.log.len(), was.log.len() + 1);
    assert_eq!(after.dataset.reports[0].items().count(), before.reports[0].items().count());
}

#[test]
fn a_date_is_moved_with_a_reason_alone() {
    let dataset = example();
    let unit = "县教育局";
    let (_, copy) = sent_to(&dataset, unit);
    let mut theirs = file::read(&copy).unwrap();
    let id = "c1p4i2";
    let day = When::Day("2026-12-31".parse().unwrap());
    let put_off = |item: &mut Item| item.due = Some(Due { on: Some(day), ..Due::blank() });
    Arc::make_mut(&mut theirs.reports[0]).change_items(|item| item.id.as_str() == id, put_off);
    let collection = collected(&dataset, &[("返.guatu.json", &file::write(&theirs))]);
    assert_eq!(collection.changes.iter().map(|change| change.needs_reason).collect::<Vec<_>>(), [true]);
    assert_eq!(taken(&collection).waiting, [0]);
    let by = ("2026-10-08".parse().unwrap(), "");
    let after = collection.take_over("新校区延期交付", by, &words()).unwrap();
    let (was, is) = (item(&dataset, id).due.as_ref().unwrap(), item(&after.dataset, id).due.clone().unwrap());
    assert_eq!((is.on, is.present()), (was.on, Some(day)));
    assert_eq!(is.changes.last().unwrap().reason, "新校区延期交付");
    // It is written down here with its reason: the same file asks for nothing more.
    let again = collected(&after.dataset, &[("返.guatu.json", &file::write(&theirs))]);
    assert!(again.changes.is_empty(), "{:?}", again.files[0].comparison.differences);
}

#[test]
fn what_was_written_here_after_a_copy_was_sent_stays_beside_what_the_unit_wrote() {
    let mut dataset = example();
    let (id, unit) = ("c1p4i2", "县教育局");
    let (_, copy) = sent_to(&dataset, unit);
    let line = |on: &str, who: &str, text: &str| LogEntry {
        on: on.parse().unwrap(),
        who: who.to_owned(),
        text: text.to_owned(),
        ..LogEntry::blank()
    };
    let own = line("2026-09-20", "县整改办", "电话催办,对方答复月底前报送");
    let theirs_line = line("2026-09-21", unit, "已招聘到岗 6 人");
    Arc::make_mut(&mut Arc::make_mut(&mut dataset).reports[0])
        .change_items(|item| item.id.as_str() == id, |item| item.log.push(own.clone()));
    let mut theirs = file::read(&copy).unwrap();
    // A copy that says nothing new asks for nothing.
    assert!(collected(&dataset, &[("返.guatu.json", &copy)]).changes.is_empty());
    let write = |item: &mut Item| item.log.push(theirs_line.clone());
    Arc::make_mut(&mut theirs.reports[0]).change_items(|item| item.id.as_str() == id, write);
    let collection = collected(&dataset, &[("返.guatu.json", &file::write(&theirs))]);
    assert_eq!(collection.changes.iter().map(|change| change.is_contested).collect::<Vec<_>>(), [false]);
    let after = taken(&collection);
    let log = &item(&after.dataset, id).log;
    assert!(log.contains(&own) && log.contains(&theirs_line), "{log:?}");
}

#[test]
fn a_unit_closes_nothing_of_its_own() {
    let dataset = example();
    let unit = "县教育局";
    let (workbook, copy) = sent_to(&dataset, unit);
    let id = "c1p4i2";
    let back = filled(&workbook, &|row, column, _| {
        (row.ends_with("/item/c1p4i2") && column == "progress").then(|| "已销号".to_owned())
    });
    let collection = collected(&dataset, &[("返.xlsx", &back)]);
    assert_eq!(collection.changes.iter().map(|change| change.closes).collect::<Vec<_>>(), [true]);
    let after = taken(&collection);
    assert_eq!((after.taken, after.waiting.as_slice(), &after.dataset), (0, &[0][..], &dataset));
    // A dataset that came back with the record of a closing: what it reports beside that is taken.
    let mut theirs = file::read(&copy).unwrap();
    let closed = |item: &mut Item| {
        item.progress = Progress::Closed;
        item.closed = Some(Closed {
            on: "2026-09-20".parse().unwrap(),
            by: unit.to_owned(),
            how: String::new(),
            extra: Extra::default(),
        });
        item.note = "继续巩固".to_owned();
    };
    Arc::make_mut(&mut theirs.reports[0]).change_items(|item| item.id.as_str() == id, closed);
    let collection = collected(&dataset, &[("返.guatu.json", &file::write(&theirs))]);
    let after = taken(&collection);
    let (was, is) = (item(&dataset, id), item(&after.dataset, id));
    assert_eq!((is.progress, &is.closed), (was.progress, &was.closed));
    assert_eq!(is.note, "继续巩固");
}

#[test]
fn what_was_put_on_a_units_copy_for_the_unit_does_not_come_back() {
    let dataset = example();
    let (_, copy) = sent_to(&dataset, "县教育局");
    let mut theirs = file::read(&copy).unwrap();
    let report = Arc::make_mut(&mut theirs.reports[0]);
    report.watermark = "县教育局专用".to_owned();
    report.change_items(|item| item.id.as_str() == "c1p4i2", |item| item.note = "已派人".to_owned());
    let collection = collected(&dataset, &[("返.guatu.json", &file::write(&theirs))]);
    let after = taken(&collection);
    assert_eq!(after.dataset.reports[0].watermark, dataset.reports[0].watermark);
    assert_eq!(item(&after.dataset, "c1p4i2").note, "已派人");
}

#[test]
fn foreign_files_are_told_and_stop_nothing() {
    let dataset = example();
    let (workbook, _) = sent_to(&dataset, "县教育局");
    let back = filled(&workbook, &|row, column, _| {
        (row.ends_with("/item/c1p4i2") && column == "@latest_next").then(|| "十月招聘".to_owned())
    });
    let mut other = Dataset::clone(&dataset);
    Arc::make_mut(&mut other.reports[0]).id = "elsewhere".into();
    let (stranger, _) = sent_to(&Arc::new(other), "县教育局");
    let ledger = "序号,反馈问题,整改措施\n1,台账不清,建立台账\n".as_bytes();
    // A copy for the public lacks much that nobody took out.
    let public = file::write(&guatu::analysis::for_audience(&dataset, guatu::model::PaperAudience::Public));
    let files: [(&str, &[u8]); 5] =
        [("别县.xlsx", &stranger), ("台账.csv", ledger), ("空.json", b"{"), ("公开.json", &public), ("好.xlsx", &back)];
    let collection = collected(&dataset, &files);
    let states: Vec<bool> = collection.files.iter().map(|file| file.state == FileState::Read).collect();
    assert_eq!(states, [false, false, false, false, true]);
    assert_eq!(collection.files[3].state, FileState::Foreign);
    assert_eq!((&collection.files[0].state, &collection.files[1].state), (&FileState::Stranger, &FileState::Foreign));
    let after = taken(&collection);
    assert_eq!(item(&after.dataset, "c1p4i2").updates.last().unwrap().next, "十月招聘");
    assert_eq!(after.taken, 1);
}

#[test]
fn rows_about_what_is_gone_are_told() {
    let before = example();
    let (workbook, _) = sent_to(&before, "县教育局");
    let mut now = Dataset::clone(&before);
    for category in &mut Arc::make_mut(&mut now.reports[0]).categories {
        for problem in &mut Arc::make_mut(category).problems {
            Arc::make_mut(problem).items.retain(|item| item.id.as_str() != "c1p4i2");
        }
    }
    let collection = collected(&Arc::new(now), &[("返.xlsx", &workbook)]);
    assert_eq!((collection.files[0].unknown, collection.changes.len()), (1, 0));
}
