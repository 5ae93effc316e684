//! Closing as a procedure, second looks, samples, and the page of a unit, in the window.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::model::{ClosingKind, Item, NodeId, NodeRef, Progress, ReviewResult};
use guatu::session::{Action, Command, Dialog, View};

use crate::common::{self, Window, act, click, dataset, overrule, press, session, type_in, window};

/// The fictional county, looked at as of its day.
fn county() -> Window {
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/yunxi.guatu.json")]));
    if !session(&harness).active().unwrap().is_as_of() {
        act(&mut harness, Action::Run(Command::AsOf));
    }
    harness
}

fn node(id: &str) -> NodeRef {
    NodeRef::new("yunxi-2026".into(), NodeId::Item(id.into()))
}

fn item<'a>(harness: &'a Window, id: &str) -> &'a Item {
    dataset(harness).reports.first().and_then(|report| report.item(&id.into())).unwrap()
}

fn ask(harness: &mut Window, id: &str, kind: ClosingKind) {
    act(harness, Action::Ask(Dialog::ClosingStep(vec![node(id)], kind)));
}

#[test]
fn a_refusal_needs_its_demand_and_the_work_goes_on() {
    let mut harness = county();
    ask(&mut harness, "c1p4i1", ClosingKind::Refused);
    type_in(&mut harness, "办理人", "县委整改办");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(session(&harness).dialog().is_some(), "a refusal says what is still demanded");
    type_in(&mut harness, "整改要求", "补报秋季学期班额");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let refused = item(&harness, "c1p4i1");
    let last = refused.closing.last().unwrap();
    assert_eq!((last.kind, last.demand.as_str()), (ClosingKind::Refused, "补报秋季学期班额"));
    assert_eq!(refused.progress, Progress::InProgress);
    act(&mut harness, Action::Select(node("c1p4i1")));
    assert!(harness.query_by_label_contains("补报秋季学期班额").is_some());
    click(&mut harness, "再次申请…");
    assert!(matches!(session(&harness).dialog(), Some(Dialog::ClosingStep(_, ClosingKind::Applied))));
    act(&mut harness, Action::CloseDialog);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(item(&harness, "c1p4i1").progress, Progress::Done);
}

#[test]
fn the_own_unit_verifies_only_with_a_reason() {
    let mut harness = county();
    ask(&mut harness, "c1p1i3", ClosingKind::Verified);
    type_in(&mut harness, "核验人", "县农业农村局");
    type_in(&mut harness, "核验方式", "查资料");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(
        item(&harness, "c1p1i3").closing.iter().all(|step| step.kind != ClosingKind::Verified || step.on.is_none())
    );
    // Together with others it is not alone.
    type_in(&mut harness, "核验人", "县农业农村局、县委整改办");
    assert!(harness.query_by_label_contains("由责任单位自己核验或批准").is_none());
    // The files that the example names are not beside it, which is a question of its own.
    overrule(&mut harness, "另行核查");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let taken = item(&harness, "c1p1i3").closing.clone();
    let verified = taken.iter().find(|step| step.kind == ClosingKind::Verified).unwrap();
    assert_eq!(verified.planned, "2026-09-17".parse().ok(), "the planned step is the one that was taken");
    assert_eq!(verified.by, "县农业农村局、县委整改办");
}

#[test]
fn an_approval_past_the_verification_needs_a_reason_and_the_audit_keeps_it() {
    let mut harness = county();
    // Applied for and agreed; the verification is only planned.
    ask(&mut harness, "c1p1i3", ClosingKind::Approved);
    let asked = |harness: &Window| harness.query_all_by_label_contains("销号跳过了前面的环节: 核验").next().is_some();
    assert!(asked(&harness));
    type_in(&mut harness, "核验人", "县委整改工作领导小组");
    type_in(&mut harness, "核验方式", "会议审定");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_ne!(item(&harness, "c1p1i3").progress, Progress::Closed, "not without a reason");
    overrule(&mut harness, "会前已集体查看");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(item(&harness, "c1p1i3").progress, Progress::Closed);
    let audit = session(&harness).active().unwrap().audit().unwrap();
    let is_skipped = |kind| kind == guatu::analysis::audit::FindingKind::ClosingStepSkipped;
    let found: Vec<_> = audit.entries().filter(|entry| is_skipped(entry.finding.kind)).collect();
    assert_eq!(found.len(), 1, "no other closing of the example skips a step");
    assert_eq!(found[0].accepted.map(|own| own.reason.as_str()), Some("会前已集体查看"));
}

#[test]
fn what_is_closed_is_taken_up_again_with_a_reason_and_never_closed_twice() {
    let mut harness = county();
    let before = item(&harness, "c1p1i1").clone();
    assert_eq!(before.progress, Progress::Closed);
    // The keys that close begin with what can be done.
    ask(&mut harness, "c1p1i1", ClosingKind::Approved);
    assert!(harness.query_by_role_and_label(Role::Button, "重新立项").is_some());
    type_in(&mut harness, "办理人", "县委整改办");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(session(&harness).dialog().is_some(), "why is asked");
    type_in(&mut harness, "重新立项的原因", "群众反映又停工");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let again = item(&harness, "c1p1i1").closing.last().unwrap().clone();
    assert_eq!((again.kind, again.how.as_str(), again.note.as_str()), (ClosingKind::Reopened, "", "群众反映又停工"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    // Together with one that is open it is told, and nothing is done to either.
    act(&mut harness, Action::Ask(Dialog::ClosingStep(vec![node("c1p1i3"), node("c1p1i1")], ClosingKind::Approved)));
    type_in(&mut harness, "核验人", "县委整改工作领导小组");
    type_in(&mut harness, "核验方式", "会议审定");
    overrule(&mut harness, "会前已集体查看");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label_contains(&format!("“{}”已经销号", before.title)).is_some());
    assert_eq!(item(&harness, "c1p1i1"), &before);
    assert_ne!(item(&harness, "c1p1i3").progress, Progress::Closed);
}

#[test]
fn a_problem_that_came_back_is_opened_again_and_looked_at_later() {
    let mut harness = county();
    act(&mut harness, Action::Ask(Dialog::Review(vec![node("c1p1i1")])));
    type_in(&mut harness, "回头看人员", "县委巡察办");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(session(&harness).dialog().is_some(), "what was found has to be said");
    click(&mut harness, "反弹回潮");
    type_in(&mut harness, "下次回头看", "2025-12-20");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let seen = item(&harness, "c1p1i1");
    assert_eq!(seen.reviews.last().unwrap().result, ReviewResult::Relapsed);
    assert_eq!((seen.progress, seen.next_review), (Progress::InProgress, "2025-12-20".parse().ok()));
    assert_eq!(seen.closing.last().unwrap().kind, ClosingKind::Reopened);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(item(&harness, "c1p1i1").progress, Progress::Closed);
}

#[test]
fn the_command_for_a_second_look_takes_what_is_done_and_says_so_where_nothing_is() {
    let mut harness = county();
    // One of the three is still worked on.
    let open = node("c1p1i2");
    act(&mut harness, Action::Mark(vec![node("c1p1i1"), open.clone(), node("c1p2i2")]));
    act(&mut harness, Action::Run(Command::RecordReview));
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Review(vec![node("c1p1i1"), node("c1p2i2")])));
    act(&mut harness, Action::CloseDialog);
    act(&mut harness, Action::Select(open));
    act(&mut harness, Action::Run(Command::RecordReview));
    assert_eq!(session(&harness).dialog(), None);
    assert!(session(&harness).toasts().iter().any(|toast| toast.text.contains("还没有完成")));
}

#[test]
fn a_sample_is_drawn_again_from_its_seed() {
    let mut harness = county();
    act(&mut harness, Action::Ask(Dialog::Sample("yunxi-2026".into())));
    // The machine's day is proposed, which is before these closings.
    type_in(&mut harness, "抽查日期", "2026-09-15");
    type_in(&mut harness, "抽查比例", "50");
    type_in(&mut harness, "随机种子", "31");
    click(&mut harness, "登记抽查");
    let report = &dataset(&harness).reports[0];
    let sample = report.samples.last().unwrap().clone();
    assert_eq!((report.samples.len(), sample.items.len()), (2, 6), "half of the twelve that are closed");
    assert_eq!(guatu::analysis::draw_again(report, &sample), Some(sample.items.clone()));
    // The one that the example tells of is drawn again too: the audit has no question about either.
    let audit = session(&harness).active().unwrap().audit().unwrap();
    let is_sample = |kind| kind == guatu::analysis::audit::FindingKind::SampleUnlike;
    assert_eq!(audit.entries().filter(|entry| is_sample(entry.finding.kind)).count(), 0);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset(&harness).reports[0].samples.len(), 1);
}

#[test]
fn who_moves_a_date_says_who_approved_it() {
    let mut harness = county();
    act(&mut harness, Action::Ask(Dialog::Due(vec![node("c1p4i2")], None)));
    type_in(&mut harness, "新的时限", "2026-12-31");
    type_in(&mut harness, "变更原因", "编制未批");
    type_in(&mut harness, "批准人", "县委常委会");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let due = item(&harness, "c1p4i2").due.clone().unwrap();
    assert_eq!(due.changes.last().unwrap().approved_by, "县委常委会");
}

#[test]
fn a_unit_has_a_page_and_two_names_become_one() {
    let mut harness = county();
    act(&mut harness, Action::SetView(View::Units));
    assert!(harness.query_by_label_contains("县住建局:1 项逾期 77 天").is_some(), "who is behind comes first");
    let party = |id: &str| NodeRef::new("yunxi-2026".into(), NodeId::Party(id.into()));
    act(&mut harness, Action::Select(party("u4")));
    assert_eq!(session(&harness).view(), View::Units);
    let headings: Vec<String> =
        harness.query_all_by_role(Role::Heading).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(headings.iter().any(|text| text.starts_with("牵头 3 项")), "{headings:?}");
    let led = |harness: &Window, id: &str| {
        dataset(harness).reports[0].items().filter(|item| item.lead_units.contains(&id.into())).count()
    };
    let before = (led(&harness, "u4"), led(&harness, "u7"));
    let edit = guatu::document::merge_parties(&dataset(&harness).reports[0], &"u7".into(), &"u4".into()).unwrap();
    act(&mut harness, Action::Edit(edit));
    assert_eq!((led(&harness, "u4"), led(&harness, "u7")), (before.0 + before.1, 0));
    assert!(dataset(&harness).reports[0].party(&"u4".into()).unwrap().is_called("县审计局"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!((led(&harness, "u4"), led(&harness, "u7")), before);
}

/// What the page of an item shows beside 依据, line by line.
fn basis(harness: &Window) -> Vec<String> {
    let Some(label) = harness.query_by_label("依据").map(|label| label.rect()) else { return Vec::new() };
    let beside = |rect: egui::Rect| rect.left() > label.right() - 1.0 && rect.y_range().contains(label.center().y);
    let all = harness.get_all_by_role(Role::Label).filter(|own| beside(own.rect()));
    all.filter_map(|own| own.accesskit_node().value().or_else(|| own.accesskit_node().label())).collect()
}

#[test]
fn what_a_standing_rests_on_is_the_step_that_was_taken_last() {
    use guatu::document::{Setting, TakenStep};
    use guatu::model::ClosingStep;
    let mut harness = common::with_example();
    let (id, said) = {
        let report = &dataset(&harness).reports[0];
        let rests = |item: &&std::sync::Arc<Item>| item.progress == Progress::Done && !item.basis.is_empty();
        let item = report.items().find(rests).unwrap();
        (item.id.clone(), item.basis[0].words(&report.source).unwrap().to_owned())
    };
    let at = common::item_node(id.as_str());
    act(&mut harness, Action::Select(at.clone()));
    assert!(basis(&harness).iter().any(|line| line.contains(&said)), "{:?}", basis(&harness));
    let steps = [
        (ClosingKind::Applied, "2025-03-03", "2025年3月3日 申请销号(区水务局)", Progress::Done),
        (ClosingKind::UnitAgreed, "2025-03-04", "2025年3月4日 单位审签(区水务局)", Progress::Done),
        (ClosingKind::Verified, "2025-03-10", "2025年3月10日 核验(区水务局)", Progress::Done),
        (ClosingKind::Refused, "2025-03-12", "2025年3月12日 退回(区水务局)", Progress::InProgress),
        (ClosingKind::Applied, "2025-04-01", "2025年4月1日 申请销号(区水务局)", Progress::Done),
        (ClosingKind::Approved, "2025-04-09", "2025年4月9日 批准销号(区水务局)", Progress::Closed),
        (ClosingKind::Reopened, "2025-06-01", "2025年6月1日 重新立项(区水务局)", Progress::InProgress),
    ];
    for (kind, on, line, progress) in steps {
        let step = ClosingStep { on: on.parse().ok(), by: "区水务局".to_owned(), ..ClosingStep::blank() };
        let taken = TakenStep { step: ClosingStep { kind, ..step }, overruled: Vec::new() };
        act(&mut harness, Action::Set(vec![at.clone()], Setting::Closing(taken)));
        assert_eq!(common::item(&harness, id.as_str()).progress, progress);
        assert_eq!(basis(&harness), [line]);
    }
    // What a person sets by hand after that rests on none of them, and not on the words of before.
    act(&mut harness, Action::Set(vec![at], Setting::Progress(Progress::NotStarted)));
    assert_eq!(basis(&harness), [""; 0]);
    for _ in 0..=steps.len() {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert!(basis(&harness).iter().any(|line| line.contains(&said)));
}

#[test]
fn another_standing_does_not_rest_on_the_words_of_the_former_one() {
    use guatu::document::{Change, Edit, Setting, set};
    use guatu::field;
    use guatu::model::{Category, Dataset, Problem, Report, Span, Term};
    let mut item = Item::new("i".into(), String::new(), "涵洞积水".to_owned());
    (item.progress, item.term, item.basis) = (Progress::MostlyDone, Term::Dated, vec![Span::new(0, 0, 4)]);
    let mut problem = Problem::new("p".into(), "1.".to_owned(), "排水".to_owned());
    problem.items.push(item.into());
    let mut category = Category::new("c".into(), "(一)".to_owned(), "城建".to_owned());
    category.problems.push(problem.into());
    let mut own = Report::new("r".into(), "排水整改".to_owned());
    own.categories.push(category.into());
    let dataset = Dataset { reports: vec![own.into()], ..Dataset::default() };
    let report = dataset.reports[0].id.clone();
    let after = |edit: &Edit| edit.apply(&dataset).unwrap().reports[0].item(&"i".into()).unwrap().basis.len();
    let node = NodeRef::new(report.clone(), NodeId::Item("i".into()));
    let today = "2025-08-01".parse().unwrap();
    let by_hand = |setting| after(&set(&dataset, std::slice::from_ref(&node), &setting, today).unwrap());
    assert_eq!(by_hand(Setting::Progress(Progress::Done)), 0);
    assert_eq!(by_hand(Setting::Term(Term::Sustained)), 0);
    let field = |change| after(&Edit::new(report.clone(), change));
    assert_eq!(field(Change::set(&"i".into(), field!(Item.term), Term::Dated)), 1, "the same again");
    assert_eq!(field(Change::set(&"i".into(), field!(Item.goal), "修好".to_owned())), 1, "not of the standing");
}
