//! Steps of a closing (销号) and second looks (回头看) taken on an item, with what follows from each: one step of the
//! history, with the reasons for which doubts were overruled.

use crate::field;
use crate::model::{AcceptedFinding, ClosingKind, ClosingStep, Date, Item, Progress, Report, ReportId, Review};

use super::edit::Change;

/// A step of the procedure, and the findings against it that a person overruled.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenStep {
    /// The step, with its day.
    pub step: ClosingStep,
    /// The findings, with the reason for each, and the report that they are of.
    pub overruled: Vec<(ReportId, AcceptedFinding)>,
}

/// A second look at an item.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenReview {
    /// What was found.
    pub review: Review,
    /// When it is to be looked at again.
    pub next: Option<Date>,
    /// True where the item is opened again.
    pub reopens: bool,
}

/// An item as it is after a step.
#[must_use]
pub fn with_closing_step(item: &Item, step: &ClosingStep) -> Item {
    let mut after = item.clone();
    after.set_closing(steps_with(item, step));
    after.progress = progress_after(after.progress, step.kind);
    // As `Edit::apply` does it.
    if after.progress != item.progress {
        after.basis.clear();
    }
    after
}

/// The changes that a step makes at an item.
pub(super) fn step_changes(item: &Item, step: &ClosingStep) -> Vec<Change> {
    let after = with_closing_step(item, step);
    // The progress comes last: it may say more than what follows from the steps alone.
    vec![
        Change::set(&item.id, field!(Item.closing), steps_with(item, step)),
        Change::set(&item.id, field!(Item.progress), after.progress),
    ]
}

/// The changes that a second look makes at an item.
pub(super) fn review_changes(item: &Item, taken: &TakenReview) -> Vec<Change> {
    let reviews = item.reviews.iter().cloned().chain([taken.review.clone()]).collect();
    // A later look that is planned already stays where none is set.
    let planned = item.next_review.filter(|planned| *planned > taken.review.on);
    let mut changes = vec![
        Change::set(&item.id, field!(Item.reviews), reviews),
        Change::set(&item.id, field!(Item.next_review), taken.next.or(planned)),
    ];
    if taken.reopens && item.progress == Progress::Closed {
        let Review { on, by, note, .. } = taken.review.clone();
        let step = ClosingStep { by, note, ..step_on(ClosingKind::Reopened, on) };
        changes.extend(step_changes(item, &step));
    }
    changes
}

/// A step of a kind, taken on a day.
pub(super) fn step_on(kind: ClosingKind, on: Date) -> ClosingStep {
    ClosingStep { kind, on: Some(on), ..ClosingStep::blank() }
}

/// The findings that are accepted in a report once these are too.
pub(super) fn accepting(report: &Report, overruled: &[(ReportId, AcceptedFinding)]) -> Option<Change> {
    let own: Vec<&AcceptedFinding> = overruled.iter().filter(|(id, _)| *id == report.id).map(|(_, own)| own).collect();
    if own.is_empty() {
        return None;
    }
    let kept = report.accepted_findings.iter().filter(|known| own.iter().all(|new| new.key != known.key));
    let all = kept.chain(own.iter().copied()).cloned().collect();
    Some(Change::set(&(), field!(Report.accepted_findings), all))
}

/// The steps of an item with one more. A step that was planned since the last refusal is the one that was taken; one that
/// stands there already is not added again.
fn steps_with(item: &Item, step: &ClosingStep) -> Vec<ClosingStep> {
    let mut steps = item.closing_steps();
    if steps.last() == Some(step) {
        return steps;
    }
    let ends = |own: &ClosingStep| {
        own.on.is_some() && matches!(own.kind, ClosingKind::Approved | ClosingKind::Refused | ClosingKind::Reopened)
    };
    let begin = steps.iter().rposition(ends).map_or(0, |at| at + 1);
    let is_planned = |own: &ClosingStep| {
        own.kind == step.kind && own.on.is_none() && (step.level.is_none() || own.level == step.level)
    };
    let planned = steps.iter_mut().skip(begin).find(|own| is_planned(own));
    match planned {
        Some(own) => {
            let (level, planned) = (step.level.or(own.level), step.planned.or(own.planned));
            let note = if step.note.is_empty() { own.note.clone() } else { step.note.clone() };
            *own = ClosingStep { level, planned, note, extra: own.extra.clone(), ..step.clone() };
        }
        None => steps.push(step.clone()),
    }
    steps
}

/// The progress once a step is taken: who applies says that the work is done, who refuses or opens again has it go on.
fn progress_after(progress: Progress, kind: ClosingKind) -> Progress {
    match kind {
        ClosingKind::Applied if !progress.is_complete() => Progress::Done,
        ClosingKind::Approved => Progress::Closed,
        ClosingKind::Refused | ClosingKind::Reopened if progress.is_complete() => Progress::InProgress,
        _ => progress,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Progress;

    fn step(kind: ClosingKind, on: &str) -> ClosingStep {
        ClosingStep { kind, on: on.parse().ok(), ..ClosingStep::blank() }
    }

    fn after(steps: &[(ClosingKind, &str)]) -> Item {
        let item = Item::new("i".into(), String::new(), "涵洞积水".to_owned());
        steps.iter().fold(item, |item, (kind, on)| with_closing_step(&item, &step(*kind, on)))
    }

    #[test]
    fn the_progress_follows_each_step() {
        use ClosingKind::{Applied, Approved, Refused, Reopened, UnitAgreed, Verified};
        let mut told = vec![(Applied, "2024-05-01")];
        assert_eq!(after(&told).progress, Progress::Done);
        told.extend([(UnitAgreed, "2024-05-02"), (Verified, "2024-05-09")]);
        assert_eq!(after(&told).progress, Progress::Done);
        told.push((Refused, "2024-05-10"));
        assert_eq!(after(&told).progress, Progress::InProgress);
        told.extend([(Applied, "2024-06-01"), (Approved, "2024-06-08")]);
        let closed = after(&told);
        assert_eq!((closed.progress, closed.closed.map(|own| own.on)), (Progress::Closed, "2024-06-08".parse().ok()));
        told.push((Reopened, "2024-09-01"));
        let again = after(&told);
        assert_eq!((again.progress, again.closed, again.closing.len()), (Progress::InProgress, None, 7));
    }

    #[test]
    fn a_second_look_keeps_a_later_one_that_is_planned_and_opens_only_what_is_closed() {
        let look = |on: &str, next: Option<&str>| {
            let review = Review { on: on.parse().unwrap(), ..Review::blank() };
            TakenReview { review, next: next.map(|next| next.parse().unwrap()), reopens: true }
        };
        let mut item = after(&[(ClosingKind::Applied, "2024-05-01")]);
        item.next_review = "2024-12-01".parse().ok();
        let changes = review_changes(&item, &look("2024-09-01", None));
        let next = |day: &str| Change::set(&item.id, field!(Item.next_review), Some(day.parse().unwrap()));
        assert_eq!(changes.len(), 2, "what is not closed is not opened again");
        assert!(changes.contains(&next("2024-12-01")));
        assert!(review_changes(&item, &look("2024-09-01", Some("2025-03-01"))).contains(&next("2025-03-01")));
    }

    #[test]
    fn a_planned_step_is_the_one_that_is_taken() {
        let mut item = after(&[(ClosingKind::Applied, "2024-05-01")]);
        let planned = ClosingStep { planned: "2024-05-20".parse().ok(), ..step(ClosingKind::Verified, "") };
        item.closing.push(planned);
        let item = with_closing_step(&item, &step(ClosingKind::Verified, "2024-05-22"));
        assert_eq!(item.closing.len(), 2);
        assert_eq!(
            (item.closing[1].planned, item.closing[1].on),
            ("2024-05-20".parse().ok(), "2024-05-22".parse().ok())
        );
    }
}
