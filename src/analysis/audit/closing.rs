//! The rules of a closing (销号): there is evidence, nobody verifies the own unit, no step is skipped, nothing is left open.
//! Each is a question, which a person overrules with a reason: in the audit, or at the moment of closing.
//!
//! The rules are those of DOMAIN.md, "Closing is a procedure". They are asked of an item once its closing is under way; an
//! item that a notice merely calls done has no evidence in the dataset, and that is no news.

use std::rc::Rc;
use std::sync::Arc;

use crate::analysis::ClosingState;
use crate::file::EvidenceFault;
use crate::model::{ClosingKind, ClosingStep, Item, NodeId, Party, PartyId, Report, When};

use super::collector::{Collector, Draft};
use super::finding::{Finding, FindingKind, Severity};
use super::passage::{ItemWords, Read};
use super::standing;

/// Between the names of those who verified together. 和 is none: 县教育和体育局 is one unit.
const SEPARATORS: [char; 7] = ['、', ',', '\u{ff0c}', ';', '\u{ff1b}', '/', ' '];

/// What speaks against the closing of an item as it is after a step: the findings of the audit, with the same keys, but
/// for those that rest on the words of the notice ([`wording_doubts`]).
#[must_use]
pub fn closing_doubts(report: &Report, item: &Item, faults: &[(String, EvidenceFault)]) -> Vec<Finding> {
    let mut collector = Collector::new(&report.id, NodeId::Item(item.id.clone()));
    check(item, &report.parties, &mut collector);
    files(item, faults, &mut collector);
    standing::left_open(item, &mut collector);
    not_accepted(report, collector)
}

/// What the words of the notice say against it, once the item is said to be done: that work goes on, or a share below a
/// hundred. They do not change with what is said of the step, and are read anew, which takes a moment.
#[must_use]
pub fn wording_doubts(report: &Report, item: &Item) -> Vec<Finding> {
    let mut collector = Collector::new(&report.id, NodeId::Item(item.id.clone()));
    if item.progress.is_complete() {
        let read = |at: u32| report.source.paragraphs.get(at as usize).map(|words| Rc::new(Read::new(words)));
        standing::still_going_on(&ItemWords::of(&report.source, item, read), &mut collector);
    }
    not_accepted(report, collector)
}

fn not_accepted(report: &Report, collector: Collector) -> Vec<Finding> {
    let is_accepted = |finding: &Finding| report.accepted_findings.iter().any(|known| known.key == finding.key);
    collector.finish().into_iter().filter(|finding| !is_accepted(finding)).collect()
}

pub(super) fn check(item: &Item, parties: &[Arc<Party>], collector: &mut Collector) {
    let state = ClosingState::of(item);
    if !state.is_claimed() {
        return;
    }
    if item.evidence.is_empty() {
        collector.add(Draft::new(FindingKind::ClosingWithoutEvidence, Severity::Question));
    }
    for step in state.taken().filter(|step| is_of_own_unit(step, &state, item, parties)) {
        let draft = Draft::new(FindingKind::VerifiedByOwnUnit, Severity::Question);
        collector.add(draft.about(step.by.trim()).dated(step.on.map(When::Day)));
    }
    skipped(item, &state, collector);
}

/// No closing without an application, the word of the own unit, and a look at the place: the steps that were passed over
/// on the way to the one that somebody else took.
///
/// A ledger that came in says on which day an item was closed (销号日期), and perhaps when each level looked (县级审查): it
/// never told the steps before that, and to ask about them at every item would bury what is worth asking. So a record
/// of the closing without a step of its own asks nothing, nor does the look of a level until an approval is taken.
fn skipped(item: &Item, state: &ClosingState, collector: &mut Collector) {
    let asks = |step: &&ClosingStep| match step.kind {
        ClosingKind::Verified => step.level.is_none(),
        ClosingKind::Approved => item.closing.contains(step),
        _ => false,
    };
    let steps = state.skipped();
    // The first of them: who overruled it at the verification is not asked the same at the approval.
    if let Some(step) = state.taken().find(asks).filter(|_| !steps.is_empty()) {
        let draft = Draft::new(FindingKind::ClosingStepSkipped, Severity::Question);
        collector.add(draft.without(steps).dated(step.on.map(When::Day)));
    }
}

/// Files of evidence that are missing, were changed, are doubled or lie outside: each a question. The files were looked at some
/// time ago: what the item does not name any more is none.
pub(super) fn files(item: &Item, faults: &[(String, EvidenceFault)], collector: &mut Collector) {
    let named = |file: &String| item.evidence.iter().any(|own| own.file == *file);
    for (file, fault) in faults.iter().filter(|(file, _)| named(file)) {
        let kind = match fault {
            EvidenceFault::Missing => FindingKind::EvidenceMissing,
            EvidenceFault::Changed => FindingKind::EvidenceChanged,
            EvidenceFault::Doubled => FindingKind::EvidenceDoubled,
            EvidenceFault::Outside => FindingKind::EvidenceOutside,
        };
        collector.add(Draft::new(kind, Severity::Question).about(file));
    }
}

/// True for a verification or approval by none but units of the item, or by who applied for it. Who looks together with
/// others is not alone.
fn is_of_own_unit(step: &ClosingStep, state: &ClosingState, item: &Item, parties: &[Arc<Party>]) -> bool {
    if !matches!(step.kind, ClosingKind::Verified | ClosingKind::Approved) {
        return false;
    }
    let applied: Vec<&str> =
        state.taken().filter(|own| own.kind == ClosingKind::Applied).map(|own| own.by.trim()).collect();
    let own: Vec<&Party> = parties.iter().filter(|party| answers(item, &party.id)).map(|party| &**party).collect();
    let is_own =
        |name: &str| applied.contains(&name) || own.iter().any(|party| names(party).any(|known| is_of(name, known)));
    let mut names = step.by.split(SEPARATORS).map(str::trim).filter(|name| !name.is_empty()).peekable();
    names.peek().is_some() && names.all(is_own)
}

/// True for a unit in the lead, a supporting unit, or who handles the item.
fn answers(item: &Item, party: &PartyId) -> bool {
    [&item.lead_units, &item.support_units, &item.handlers].into_iter().any(|list| list.contains(party))
}

/// True for a unit by its name, or for a part of it: 区水务局排水科. What begins with a short name is most often another body:
/// 区委整改办 is no part of 区委.
fn is_of(name: &str, unit: &str) -> bool {
    name == unit || unit.chars().count() >= 4 && name.starts_with(unit)
}

fn names(party: &Party) -> impl Iterator<Item = &str> {
    std::iter::once(&party.name).chain(&party.aliases).map(|name| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AcceptedFinding, Evidence, Measure, PartyKind, Progress, Source, Span};

    fn report() -> Report {
        let party = |id: &str, name: &str, alias: &str| {
            let aliases = vec![alias.to_owned()];
            Arc::new(Party { aliases, ..Party::new(id.into(), name.to_owned(), PartyKind::Unit) })
        };
        let parties = vec![party("u1", "区水务局", "区水利局"), party("u2", "区城管局", "区综合执法局")];
        Report { parties, ..Report::new("r".into(), "通报".to_owned()) }
    }

    fn closed(by: &str) -> Item {
        let step = |kind, by: &str| ClosingStep {
            kind,
            on: "2024-03-01".parse().ok(),
            by: by.to_owned(),
            ..ClosingStep::blank()
        };
        let mut item = Item::new("i".into(), String::new(), "排口未封".to_owned());
        item.lead_units = vec!["u1".into()];
        item.evidence = vec![Evidence { title: "验收单".to_owned(), ..Evidence::blank() }];
        item.set_closing(vec![
            step(ClosingKind::Applied, "区水务局"),
            step(ClosingKind::UnitAgreed, "区水务局党组"),
            step(ClosingKind::Verified, by),
        ]);
        item
    }

    fn kinds(item: &Item) -> Vec<FindingKind> {
        closing_doubts(&report(), item, &[]).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn nobody_verifies_the_own_unit_under_any_of_its_names() {
        for by in ["区水务局", "区水利局河道科", "区水利局、区水务局排水科"] {
            assert_eq!(kinds(&closed(by)), [FindingKind::VerifiedByOwnUnit], "{by}");
        }
        for by in ["区委整改办", "区水务局、区委整改办", "区城管局", ""] {
            assert_eq!(kinds(&closed(by)), [], "{by}");
        }
    }

    #[test]
    fn no_closing_without_evidence_once_somebody_asks_for_it() {
        let mut item = closed("区委整改办");
        item.evidence.clear();
        assert_eq!(kinds(&item), [FindingKind::ClosingWithoutEvidence]);
        item.set_closing(Vec::new());
        item.progress = Progress::Done;
        assert_eq!(kinds(&item), [], "a claim of the notice alone is no closing");
    }

    #[test]
    fn a_step_that_was_skipped_is_asked_about_where_steps_are_recorded() {
        use ClosingKind::{Applied, Approved, UnitAgreed, Verified};
        let with = |steps: Vec<ClosingStep>| {
            let mut item = closed("");
            item.set_closing(steps);
            closing_doubts(&report(), &item, &[]).into_iter().map(|own| (own.kind, own.steps)).collect::<Vec<_>>()
        };
        let step = |kind| ClosingStep { kind, on: "2024-03-01".parse().ok(), ..ClosingStep::blank() };
        let asked = |steps: &[ClosingKind]| vec![(FindingKind::ClosingStepSkipped, steps.to_vec())];
        assert_eq!(with(vec![step(Approved)]), asked(&[Applied, UnitAgreed, Verified]));
        assert_eq!(with(vec![step(Applied), step(Verified)]), asked(&[UnitAgreed]));
        assert_eq!(with(vec![step(Applied), step(UnitAgreed), step(Approved)]), asked(&[Verified]));
        assert_eq!(with([Applied, UnitAgreed, Verified, Approved].map(step).into()), []);
        assert_eq!(with(vec![step(UnitAgreed)]), [], "a unit may still bring its application");
        // The look of a level, as ledgers of the environment have it.
        let county = ClosingStep { level: Some(crate::model::ClosingLevel::County), ..step(Verified) };
        assert_eq!(with(vec![county.clone()]), []);
        assert_eq!(with(vec![county, step(Approved)]), asked(&[Applied, UnitAgreed]));
    }

    #[test]
    fn a_day_of_closing_without_steps_as_ledgers_have_it_asks_about_none() {
        let mut item = closed("");
        item.closing = Vec::new();
        item.set_closed(Some(crate::model::Closed {
            on: "2024-03-09".parse().unwrap(),
            ..crate::model::Closed::blank()
        }));
        assert_eq!(kinds(&item), []);
    }

    #[test]
    fn what_was_skipped_at_the_verification_and_overruled_is_not_asked_again_at_the_approval() {
        let step = |kind, on: &str| ClosingStep { kind, on: on.parse().ok(), ..ClosingStep::blank() };
        let mut item = closed("");
        let mut steps = vec![step(ClosingKind::Verified, "2024-03-01")];
        item.set_closing(steps.clone());
        let key = |item: &Item| closing_doubts(&report(), item, &[])[0].key.clone();
        let first = key(&item);
        steps.push(step(ClosingKind::Approved, "2024-03-09"));
        item.set_closing(steps);
        assert_eq!(key(&item), first);
    }

    #[test]
    fn what_was_overruled_is_asked_no_more() {
        let (mut report, mut item) = (report(), closed("区水务局"));
        let key = closing_doubts(&report, &item, &[])[0].key.clone();
        report.accepted_findings = vec![AcceptedFinding { key, ..AcceptedFinding::blank() }];
        assert_eq!(closing_doubts(&report, &item, &[]), []);
        let missing = [("02-01 单.pdf".to_owned(), EvidenceFault::Missing)];
        assert_eq!(closing_doubts(&report, &item, &missing), [], "it was taken out since it was looked for");
        item.evidence.push(Evidence { file: "02-01 单.pdf".to_owned(), ..Evidence::blank() });
        let kinds = closing_doubts(&report, &item, &missing).into_iter().map(|finding| finding.kind);
        assert_eq!(kinds.collect::<Vec<_>>(), [FindingKind::EvidenceMissing]);
        assert_eq!(closing_doubts(&report, &closed("区水利局"), &[]).len(), 1, "another verifier is another doubt");
    }

    #[test]
    fn words_that_say_that_work_goes_on_are_asked_about_once_the_item_is_done() {
        let text = "一是新修灌渠3公里,完成工程量的64%。二是水毁渠段正在施工。";
        let source = Source { paragraphs: vec![text.to_owned()], ..Source::default() };
        let mut report = Report { source: Arc::new(source), ..report() };
        let mut item = closed("区委整改办");
        item.progress = Progress::Done;
        item.source = vec![Span::new(0, 0, text.chars().count() as u32)];
        let measure = |id: &str, from: u32, to: u32| {
            let words: String = text.chars().skip(from as usize).take((to - from) as usize).collect();
            let own = Measure::new(id.into(), "一".to_owned(), words);
            Measure { source: vec![Span::new(0, from, to)], ..own }
        };
        let parted = text.chars().position(|c| c == '。').unwrap() as u32 + 1;
        item.measures = vec![measure("m1", 2, parted), measure("m2", parted + 2, text.chars().count() as u32)];
        let asked = wording_doubts(&report, &item);
        assert_eq!(asked.len(), 2, "{asked:?}");
        assert!(asked.iter().all(|own| own.kind == FindingKind::StandingAgainstWords));
        // What was overruled is asked no more, and nothing is while the item is not said to be done.
        let key = asked[0].key.clone();
        report.accepted_findings = vec![AcceptedFinding { key, ..AcceptedFinding::blank() }];
        assert_eq!(wording_doubts(&report, &item), asked[1..]);
        item.progress = Progress::InProgress;
        assert_eq!(wording_doubts(&report, &item), []);
    }
}
