//! Closing as a procedure, second looks, samples, and the page of a unit, in the window.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod common;

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::model::{ClosingKind, Item, NodeId, NodeRef, Progress, ReviewResult};
use guatu::session::{Action, Command, Dialog, View};

use common::{Window, act, click, dataset, overrule, press, session, type_in, window};

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
fn a_problem_that_came_back_is_opened_again_and_looked_at_later() {
    let mut harness = county();
    act(&mut harness, Action::Ask(Dialog::Review(vec![node("c1p1i1")])));
    type_in(&mut harness, "复查人", "县委巡察办");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(session(&harness).dialog().is_some(), "what was found has to be said");
    click(&mut harness, "反弹回潮");
    type_in(&mut harness, "下次复查", "2025-12-20");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let seen = item(&harness, "c1p1i1");
    assert_eq!(seen.reviews.last().unwrap().result, ReviewResult::Relapsed);
    assert_eq!((seen.progress, seen.next_review), (Progress::InProgress, "2025-12-20".parse().ok()));
    assert_eq!(seen.closing.last().unwrap().kind, ClosingKind::Reopened);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(item(&harness, "c1p1i1").progress, Progress::Closed);
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
