//! What is to be decided in a comparison: chosen, typed anew, left for a meeting.

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role as Widget;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::diff::{Difference, Who};
use guatu::model::{Closed, Dataset, Date, Decision, Due, Evidence, ItemId, PaperAudience, Progress};
use guatu::session::{Action, Answer, AnswerText, Asks, Command, CompareStep};

use super::{compare_with, count, item_mut, saved, step, with_a_moved_date, with_base};
use crate::common::*;

/// A base, theirs and mine of it on screen: theirs has another text of the first item and moves the date of the second, which
/// both have written down; of the third both changed the text.
fn with_an_origin(folder: &Path) -> Window {
    let base = filled();
    let ids: Vec<String> = base.reports[0].items().take(3).map(|item| item.id.to_string()).collect();
    let mut theirs = base.clone();
    "甲".clone_into(&mut item_mut(&mut theirs, &ids[0]).finding);
    let due = item_mut(&mut theirs, &ids[1]).due.take().unwrap();
    let moved = due.moved("2027-01".parse().unwrap(), "2025-06-01".parse().unwrap(), "征地未完成".to_owned());
    item_mut(&mut theirs, &ids[1]).due = Some(moved);
    "乙".clone_into(&mut item_mut(&mut theirs, &ids[2]).finding);
    let mut mine = base.clone();
    "丙".clone_into(&mut item_mut(&mut mine, &ids[2]).finding);
    "这里写的".clone_into(&mut item_mut(&mut mine, &ids[0]).note);
    with_base(folder, [("b", &base), ("t", &theirs), ("m", &mine)])
}

#[test]
fn what_only_they_changed_is_ticked_and_a_moved_date_never_is_whatever_was_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_an_origin(folder.path());
    let comparing = session(&harness).comparing().unwrap();
    let made = comparing.compared().unwrap();
    let asks: Vec<Asks> = (0..count(&harness)).filter_map(|at| made.asks(at)).collect();
    let of = |wanted: Asks| asks.iter().filter(|own| **own == wanted).count();
    assert_eq!([Asks::Nothing, Asks::Decision, Asks::Choice, Asks::Ours].map(of), [1, 2, 0, 1]);
    let ticked: Vec<Option<Asks>> = comparing.ticked().iter().map(|at| made.asks(*at)).collect();
    assert_eq!(ticked, [Some(Asks::Nothing)]);
    for label in ["可直接取用 1", "要定 2", "只有这里 1"] {
        assert!(harness.query_by_label(label).is_some(), "{label}");
    }
    harness.get_by_role_and_label(Widget::Heading, "“t”有 3 处不同:1 处可直接取用,2 处要你定");
    // Decided to be left, it waits no more; and it is still there after something else was taken over.
    let open: Vec<usize> = (0..count(&harness)).filter(|at| comparing.is_open(*at)).collect();
    let conflict = *open.iter().find(|at| made.comparison.differences[**at].who == Who::Conflict).unwrap();
    step(&mut harness, CompareStep::Tick(vec![conflict], false));
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let comparing = session(&harness).comparing().unwrap();
    let made = comparing.compared().unwrap();
    assert!(
        (0..count(&harness)).all(|at| made.asks(at) != Some(Asks::Nothing)),
        "the one that was ticked is taken over"
    );
    // The moved date went to a meeting, which is what becomes of one unless somebody says otherwise.
    assert_eq!((0..count(&harness)).filter(|at| comparing.is_open(*at)).count(), 0);
    let moved = made.comparison.differences.iter().position(Difference::moves_due).unwrap();
    assert!(made.question(moved).unwrap().is_noted);
}

#[test]
fn a_conflict_is_chosen_at_the_heads_of_its_texts() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_an_origin(folder.path());
    let conflict = {
        let made = session(&harness).comparing().unwrap().compared().unwrap();
        made.comparison.differences.iter().position(|one| one.who == Who::Conflict).unwrap()
    };
    click(&mut harness, "要定 2");
    harness.get_by(|node| node.label().is_some_and(|label| label.contains("丙 → 乙"))).click();
    harness.run_steps(6);
    for (label, is_ticked) in [("对方", true), ("这里", false)] {
        harness.get_by_role_and_label(Widget::RadioButton, label).click();
        harness.run_steps(6);
        let comparing = session(&harness).comparing().unwrap();
        assert_eq!(
            (comparing.ticked().contains(&conflict), comparing.is_open(conflict)),
            (is_ticked, false),
            "{label}"
        );
    }
}

#[test]
fn a_moved_date_asks_for_its_reason_when_all_that_is_ticked_is_taken() {
    let (mut harness, id, _folder) = with_a_moved_date();
    let before = dataset(&harness).clone();
    step(&mut harness, CompareStep::Tick(vec![0], true));
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(dataset(&harness), &before, "not without a reason");
    assert!(harness.get_by_role_and_label(Widget::TextInput, "时限变更理由").is_focused());
    harness.get_by_role_and_label(Widget::TextInput, "时限变更理由").type_text("汛期");
    harness.run_steps(6);
    click(&mut harness, "取用并记变更");
    let due = item(&harness, &id).due.clone().unwrap();
    assert_eq!((due.changes[0].reason.as_str(), count(&harness)), ("汛期", 0));
}

/// A small ledger of three items, and what somebody else and I made of it: of the first item both wrote the note, of the
/// second both set the progress, the third is put off there with a reason.
fn small(folder: &Path) -> Window {
    let change = |dataset: &mut Dataset, note: &str, progress| {
        note.clone_into(&mut item_mut(dataset, "boiler").note);
        item_mut(dataset, "well").progress = progress;
    };
    let theirs = |dataset: &mut Dataset| {
        change(dataset, "锅炉房已拆", Progress::Done);
        let due = item_mut(dataset, "bridge").due.take().unwrap();
        let moved = due.moved("2031-10-20".parse().unwrap(), "2031-05-01".parse().unwrap(), "汛期不能下水".to_owned());
        item_mut(dataset, "bridge").due = Some(moved);
        "桥墩已检测".clone_into(&mut item_mut(dataset, "bridge").note);
    };
    changed(folder, &|_| {}, &|dataset| change(dataset, "锅炉房待拆", Progress::MostlyDone), &theirs)
}

const SMALL: &str = r#"{"format": "guatu", "version": 1, "reports": [{"id": "r", "title": "渡口镇整改", "inspected_body": "渡口镇",
  "categories": [{"id": "c", "number": "一、", "title": "民生", "problems": [{"id": "p", "number": "1.", "title": "设施",
    "items": [
      {"id": "boiler", "number": "(1)", "title": "锅炉房停用未拆", "note": "锅炉房"},
      {"id": "well", "number": "(2)", "title": "水井未封", "progress": "in_progress"},
      {"id": "bridge", "number": "(3)", "title": "渡桥未修", "due": {"on": "2031-06-30"}}]}]}]}]}"#;

fn own<'a>(harness: &'a Window, id: &str) -> &'a guatu::model::Item {
    dataset(harness).reports[0].item(&ItemId::from(id)).unwrap()
}

/// The small ledger with what this does to it, on screen: compared with what that makes of it, both from the same state.
fn changed(
    folder: &Path,
    first: &dyn Fn(&mut Dataset),
    mine: &dyn Fn(&mut Dataset),
    theirs: &dyn Fn(&mut Dataset),
) -> Window {
    let mut base = guatu::file::read(SMALL.as_bytes()).unwrap();
    first(&mut base);
    let [mut own, mut other] = [base.clone(), base.clone()];
    mine(&mut own);
    theirs(&mut other);
    with_base(folder, [("原", &base), ("对岸镇", &other), ("本", &own)])
}

#[test]
fn what_is_for_the_office_alone_is_put_to_no_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let note = |dataset: &mut Dataset, words: &str| {
        words.clone_into(&mut item_mut(dataset, "boiler").note);
        words.clone_into(&mut item_mut(dataset, "well").note);
        item_mut(dataset, "bridge").evidence = vec![Evidence { internal: true, ..evidence(words) }];
    };
    let first = |dataset: &mut Dataset| {
        item_mut(dataset, "well").internal = true;
        item_mut(dataset, "well").due = Some(Due::new("2030-03-31".parse().unwrap()));
    };
    let mine = |dataset: &mut Dataset| note(dataset, "线索甲一");
    let theirs = |dataset: &mut Dataset| {
        note(dataset, "线索乙二");
        let due = item_mut(dataset, "well").due.take().unwrap();
        let moved = due.moved("2030-09-30".parse().unwrap(), "2030-02-01".parse().unwrap(), "线索未清".to_owned());
        item_mut(dataset, "well").due = Some(moved);
    };
    let mut harness = changed(folder.path(), &first, &mine, &theirs);
    let comparing = session(&harness).comparing().unwrap();
    let made = comparing.compared().unwrap();
    let asked: Vec<usize> = (0..count(&harness)).filter(|at| made.question(*at).is_some()).collect();
    let open = place(&harness, "boiler", "note");
    assert_eq!(asked, [open], "the note of an item that is not internal, and nothing of the others");
    let due = place(&harness, "well", "due");
    assert_eq!((comparing.answer(due), comparing.is_open(due)), (None, true), "it waits for a person, and is kept");
    for at in 0..count(&harness) {
        step(&mut harness, CompareStep::Answer(at, Answer::Meeting));
    }
    step(&mut harness, CompareStep::TakeTicked);
    let now = dataset(&harness).clone();
    assert_eq!(now.reports[0].decisions.len(), 1);
    let office = guatu::analysis::for_audience(&Arc::new(now), PaperAudience::Office);
    let told: Vec<&str> = office.reports[0].decisions.iter().map(|own| own.text.as_str()).collect();
    assert!(told[0].contains("锅炉房停用未拆") && !told[0].contains("水井") && !told[0].contains("渡桥"), "{told:?}");
}

fn evidence(file: &str) -> Evidence {
    Evidence { file: format!("{file}.pdf"), ..Evidence::blank() }
}

#[test]
fn a_closing_is_one_question_for_the_meeting() {
    let folder = tempfile::tempdir().unwrap();
    let first = |dataset: &mut Dataset| item_mut(dataset, "well").progress = Progress::Done;
    let mine = |dataset: &mut Dataset| item_mut(dataset, "well").progress = Progress::MostlyDone;
    let theirs = |dataset: &mut Dataset| {
        let item = item_mut(dataset, "well");
        item.progress = Progress::Closed;
        item.closed = Some(Closed { on: "2031-02-20".parse().unwrap(), by: "水务站".to_owned(), ..Closed::blank() });
    };
    let mut harness = changed(folder.path(), &first, &mine, &theirs);
    let [progress, record] = ["progress", "closed"].map(|field| place(&harness, "well", field));
    step(&mut harness, CompareStep::Answer(record, Answer::Meeting));
    let comparing = session(&harness).comparing().unwrap();
    assert_eq!([progress, record].map(|at| comparing.answer(at)), [Some(Answer::Meeting); 2]);
    assert_eq!(comparing.for_meeting().len(), 1);
    step(&mut harness, CompareStep::TakeTicked);
    let decisions = &dataset(&harness).reports[0].decisions;
    assert_eq!(decisions.len(), 1);
    assert!(decisions[0].text.contains("进展"), "{}", decisions[0].text);
    let comparing = session(&harness).comparing().unwrap();
    assert!(comparing.for_meeting().is_empty() && comparing.open() == 0 && comparing.taken() == 0);
}

#[test]
fn long_texts_are_quoted_from_where_they_differ() {
    let folder = tempfile::tempdir().unwrap();
    let same =
        "自二〇三〇年冬季供热以来先后组织入户排查、现场勘验、方案论证、资金测算、招标采购和施工准备工作,目前管网";
    let note = |dataset: &mut Dataset, end: &str| item_mut(dataset, "boiler").note = format!("{same}{end}");
    let harness =
        changed(folder.path(), &|_| {}, &|dataset| note(dataset, "已到北街"), &|dataset| note(dataset, "只到南门"));
    let made = session(&harness).comparing().unwrap().compared().unwrap();
    let text = &made.question(place(&harness, "boiler", "note")).unwrap().text;
    assert!(text.contains("已到北街") && text.contains("只到南门") && !text.contains("入户排查"), "{text}");
}

/// Whether the question of the moved date is on the list of what is to be decided, was decided, and goes to the meeting.
fn standing_of_a_question(text: &str, on: Option<&str>, to: &str) -> [bool; 3] {
    let folder = tempfile::tempdir().unwrap();
    let decision = Decision {
        text: text.to_owned(),
        items: vec!["bridge".into()],
        on: on.map(|on| on.parse().unwrap()),
        ..Decision::blank()
    };
    let harness = changed(
        folder.path(),
        &|dataset| Arc::make_mut(&mut dataset.reports[0]).decisions = vec![decision.clone()],
        &|_| {},
        &|dataset| {
            let due = item_mut(dataset, "bridge").due.take().unwrap();
            let moved = due.moved(to.parse().unwrap(), "2031-05-01".parse().unwrap(), "汛期".to_owned());
            item_mut(dataset, "bridge").due = Some(moved);
        },
    );
    let due = place(&harness, "bridge", "due");
    let comparing = session(&harness).comparing().unwrap();
    let question = comparing.compared().unwrap().question(due).unwrap();
    [question.is_noted, question.is_decided, !comparing.for_meeting().is_empty()]
}

#[test]
fn a_question_is_known_by_the_very_date_and_also_when_it_was_decided() {
    let later = "渡桥延到2031年12月15日,是否同意";
    assert_eq!(
        standing_of_a_question(later, None, "2031-12"),
        [false, false, true],
        "a day of the month is another date"
    );
    assert_eq!(standing_of_a_question(later, None, "2031"), [false, false, true]);
    assert_eq!(standing_of_a_question(later, None, "2031-12-15"), [true, false, false]);
    assert_eq!(standing_of_a_question("延到2031年12月底可否", None, "2031-12"), [true, false, false]);
    assert_eq!(standing_of_a_question(later, Some("2031-06-02"), "2031-12-15"), [false, true, false]);
}

/// The place of the difference of an item's field.
fn place(harness: &Window, id: &str, field: &str) -> usize {
    let made = session(harness).comparing().unwrap().compared().unwrap();
    let is_it = |one: &Difference| {
        one.item() == Some(&ItemId::from(id)) && one.change().is_some_and(|change| change.field.to_string() == field)
    };
    made.comparison.differences.iter().position(is_it).unwrap()
}

/// True where a text on screen holds these words.
fn shows(harness: &Window, words: &str) -> bool {
    let holds = |text: Option<String>| text.is_some_and(|text| text.contains(words));
    harness.query_all_by(|node| holds(node.value())).next().is_some()
}

#[test]
fn what_is_typed_in_the_place_of_both_is_taken_and_what_is_no_value_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let (note, progress) = (place(&harness, "boiler", "note"), place(&harness, "well", "progress"));
    step(&mut harness, CompareStep::Type(note, AnswerText::Instead, "锅炉房七月拆完".to_owned()));
    step(&mut harness, CompareStep::Type(progress, AnswerText::Instead, "快好了".to_owned()));
    let comparing = session(&harness).comparing().unwrap();
    assert_eq!([note, progress].map(|at| comparing.answer(at)), [Some(Answer::Typed); 2]);
    let before = dataset(&harness).clone();
    step(&mut harness, CompareStep::TakeTicked);
    assert_eq!(dataset(&harness), &before, "one of them is no progress");
    let told = |text: &str| session(&harness).toasts().iter().any(|toast| toast.text.contains(text));
    assert!(told("“进展”"), "it is said of which field");
    step(&mut harness, CompareStep::Type(progress, AnswerText::Instead, "推进中".to_owned()));
    step(&mut harness, CompareStep::TakeTicked);
    assert_eq!(own(&harness, "boiler").note, "锅炉房七月拆完");
    assert_eq!(
        (own(&harness, "well").progress, own(&harness, "bridge").note.as_str()),
        (Progress::InProgress, "桥墩已检测")
    );
    assert!(session(&harness).active().unwrap().typed().is_empty(), "nothing waits in a field any more");
    // What they wrote differs still, and is decided.
    let comparing = session(&harness).comparing().unwrap();
    assert_eq!((comparing.open(), comparing.ticked().len()), (0, 0));
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before, "one step");
}

#[test]
fn a_moved_date_goes_to_the_meeting_with_what_is_taken_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let (note, due) = (place(&harness, "boiler", "note"), place(&harness, "bridge", "due"));
    step(&mut harness, CompareStep::Answer(note, Answer::Meeting));
    let comparing = session(&harness).comparing().unwrap();
    assert_eq!(comparing.for_meeting().iter().map(|(at, _)| *at).collect::<Vec<_>>(), {
        let mut both = vec![note, due];
        both.sort_unstable();
        both
    });
    let before = dataset(&harness).clone();
    step(&mut harness, CompareStep::TakeTicked);
    let decisions = &dataset(&harness).reports[0].decisions;
    let texts: Vec<(&str, &str, Option<Date>)> =
        decisions.iter().map(|own| (own.text.as_str(), own.items[0].as_str(), own.on)).collect();
    assert_eq!(
        texts,
        [
            ("锅炉房停用未拆:备注这里写“锅炉房待拆”,对岸镇写“锅炉房已拆”,以哪个为准", "boiler", None),
            ("渡桥未修:完成时限由2031年6月30日改为2031年10月20日,是否同意", "bridge", None),
        ]
    );
    assert_eq!(own(&harness, "bridge").due, before.reports[0].item(&"bridge".into()).unwrap().due, "nothing is moved");
    assert_eq!(own(&harness, "bridge").note, "桥墩已检测", "the rest is taken");
    // It is asked once.
    let comparing = session(&harness).comparing().unwrap();
    assert!(comparing.for_meeting().is_empty() && !comparing.is_open(note));
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before, "one step");
}

#[test]
fn a_question_that_the_report_has_in_other_words_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let mut now = dataset(&harness).clone();
    let text = "渡桥延期至2031-10-20是否同意".to_owned();
    Arc::make_mut(&mut now.reports[0]).decisions =
        vec![Decision { text, items: vec!["bridge".into()], ..Decision::blank() }];
    let mine = saved(folder.path(), "with-decision.guatu.json", &now);
    act(&mut harness, Action::Open(vec![mine]));
    compare_with(&mut harness, folder.path().join("对岸镇.guatu.json"));
    let due = place(&harness, "bridge", "due");
    let comparing = session(&harness).comparing().unwrap();
    assert!(!comparing.is_open(due) && comparing.for_meeting().is_empty());
    assert!(shows(&harness, "会议待定:渡桥延期至2031-10-20是否同意"));
}

#[test]
fn all_questions_stand_open_and_numbered_and_keys_answer_the_present_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    for heading in ["1 备注", "2 进展", "3 完成时限"] {
        harness.get_by_role_and_label(Widget::Heading, heading);
    }
    // F8 leaves the one that is chosen in the list for the meeting.
    let note = place(&harness, "boiler", "note");
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::NONE, Key::F8);
    assert_eq!(session(&harness).comparing().unwrap().answer(note), Some(Answer::Meeting));
    // The third choice opens a field with their text, and what is typed there is known at once.
    harness.get_all_by_role_and_label(Widget::RadioButton, "改成…").next().unwrap().click();
    harness.run_steps(6);
    let field = harness.get_by_role_and_label(Widget::MultilineTextInput, "改成的内容");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("锅炉房已拆"));
    assert!(field.is_focused());
    harness.get_by_role_and_label(Widget::MultilineTextInput, "改成的内容").type_text("除");
    harness.run_steps(6);
    assert_eq!(session(&harness).comparing().unwrap().text(note, AnswerText::Instead), "锅炉房已拆除");
    let typed: Vec<_> = session(&harness).active().unwrap().typed().iter().filter_map(|own| own.text.clone()).collect();
    assert_eq!(typed, ["锅炉房已拆除"]);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(own(&harness, "boiler").note, "锅炉房已拆除");
    assert_eq!(dataset(&harness).reports[0].decisions.len(), 1, "the moved date goes to the meeting");
}

#[test]
fn a_part_of_a_closing_is_not_typed_and_no_text_closes_an_item() {
    let folder = tempfile::tempdir().unwrap();
    let closes = |dataset: &mut Dataset| {
        let item = item_mut(dataset, "bridge");
        item.progress = Progress::Closed;
        item.closed = Some(Closed { on: "2031-02-20".parse().unwrap(), by: "水务站".to_owned(), ..Closed::blank() });
    };
    let theirs = |dataset: &mut Dataset| {
        closes(dataset);
        item_mut(dataset, "well").progress = Progress::Done;
        item_mut(dataset, "boiler").progress = Progress::Done;
    };
    let mine = |dataset: &mut Dataset| {
        item_mut(dataset, "bridge").progress = Progress::MostlyDone;
        item_mut(dataset, "well").progress = Progress::MostlyDone;
        item_mut(dataset, "boiler").progress = Progress::Closed;
    };
    let harness = changed(folder.path(), &|_| {}, &mine, &theirs);
    let compared = session(&harness).comparing().unwrap().compared().unwrap().clone();
    let can_be_typed = |id: &str| compared.can_be_typed(place(&harness, id, "progress"));
    assert!(!can_be_typed("bridge"), "without its record it would be closed by nobody");
    assert!(!can_be_typed("boiler"), "what is closed here is opened by a step");
    assert!(can_be_typed("well"));
    let typed = |text: &str| {
        let (at, words) = (place(&harness, "well", "progress"), session(&harness).words());
        compared.typed_value(at, text, "2031-03-01".parse().unwrap(), words)
    };
    assert!(typed("基本完成").is_ok());
    assert!(typed("已销号").is_err_and(|reason| reason.contains("销号")));
}

#[test]
fn what_was_typed_and_taken_is_there_again_when_that_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let note = place(&harness, "boiler", "note");
    step(&mut harness, CompareStep::Type(note, AnswerText::Instead, "锅炉房秋后拆".to_owned()));
    step(&mut harness, CompareStep::TakeTicked);
    assert_eq!(own(&harness, "boiler").note, "锅炉房秋后拆");
    let note = place(&harness, "boiler", "note");
    assert_eq!(session(&harness).comparing().unwrap().text(note, AnswerText::Instead), "");
    act(&mut harness, Action::Run(Command::Undo));
    let note = place(&harness, "boiler", "note");
    let comparing = session(&harness).comparing().unwrap();
    assert_eq!(comparing.text(note, AnswerText::Instead), "锅炉房秋后拆");
    assert_eq!((comparing.answer(note), comparing.ticked().contains(&note)), (Some(Answer::Typed), true));
}

#[test]
fn what_was_typed_waits_for_its_comparison_to_begin_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let path = |name: &str| folder.path().join(format!("{name}.guatu.json"));
    let note = place(&harness, "boiler", "note");
    step(&mut harness, CompareStep::Type(note, AnswerText::Instead, "锅炉房冬前拆".to_owned()));
    // With another file it has nothing to do.
    compare_with(&mut harness, path("原"));
    assert_eq!(session(&harness).comparing().unwrap().texts().count(), 0);
    compare_with(&mut harness, path("对岸镇"));
    let note = place(&harness, "boiler", "note");
    assert_eq!(session(&harness).comparing().unwrap().text(note, AnswerText::Instead), "锅炉房冬前拆");
    // The same file read again is the same comparison.
    compare_with(&mut harness, path("对岸镇"));
    assert_eq!(session(&harness).comparing().unwrap().text(note, AnswerText::Instead), "锅炉房冬前拆");
    step(&mut harness, CompareStep::End);
    compare_with(&mut harness, path("对岸镇"));
    assert_eq!(session(&harness).comparing().unwrap().text(note, AnswerText::Instead), "锅炉房冬前拆");
}

#[test]
fn a_key_with_shift_or_alt_is_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let note = place(&harness, "boiler", "note");
    press(&mut harness, Modifiers::NONE, Key::Home);
    for modifiers in [Modifiers::SHIFT, Modifiers::ALT] {
        press(&mut harness, modifiers, Key::F8);
        assert_eq!(session(&harness).comparing().unwrap().answer(note), None, "{modifiers:?}");
    }
    press(&mut harness, Modifiers::NONE, Key::F8);
    assert_eq!(session(&harness).comparing().unwrap().answer(note), Some(Answer::Meeting));
}

#[test]
fn what_was_typed_is_forgotten_with_the_comparison() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = small(folder.path());
    let note = place(&harness, "boiler", "note");
    step(&mut harness, CompareStep::Type(note, AnswerText::Instead, "甲".to_owned()));
    harness.run_steps(4);
    assert_eq!(session(&harness).active().unwrap().typed().len(), 1);
    step(&mut harness, CompareStep::End);
    harness.run_steps(4);
    assert!(session(&harness).active().unwrap().typed().is_empty());
}
