//! The record of a closing that is taken over into an item with closing steps: the record follows from the steps, so a
//! ledger that only says the day of it (销号日期) gives the step that is missing.

use crate::model::{Closed, ClosingKind, ClosingStep, Date};

/// The steps with the approval that a record tells of; nothing where they have it.
pub(super) fn with_approval(steps: &[ClosingStep], closed: &Closed) -> Option<Vec<ClosingStep>> {
    let mut told = steps.to_vec();
    let approval =
        |on: Option<Date>| steps.iter().rposition(|step| step.kind == ClosingKind::Approved && step.on == on);
    // The approval that was planned is the one that was given.
    let at = approval(Some(closed.on)).or_else(|| approval(None)).unwrap_or_else(|| {
        told.push(ClosingStep { kind: ClosingKind::Approved, ..ClosingStep::blank() });
        steps.len()
    });
    let step = told.get_mut(at)?;
    step.on = Some(closed.on);
    for (own, said) in [(&mut step.by, &closed.by), (&mut step.how, &closed.how)] {
        if !said.is_empty() {
            own.clone_from(said);
        }
    }
    (told != steps).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(kind: ClosingKind, on: Option<&str>) -> ClosingStep {
        ClosingStep { kind, on: on.map(|on| on.parse().unwrap()), ..ClosingStep::blank() }
    }

    fn closed(on: &str) -> Closed {
        Closed { on: on.parse().unwrap(), by: "督查室".to_owned(), ..Closed::blank() }
    }

    #[test]
    fn an_approval_that_no_step_tells_of_comes_last() {
        let applied = step(ClosingKind::Applied, Some("2025-03-01"));
        let approved = ClosingStep { by: "督查室".to_owned(), ..step(ClosingKind::Approved, Some("2025-03-20")) };
        let told = with_approval(std::slice::from_ref(&applied), &closed("2025-03-20")).unwrap();
        assert_eq!(told, [applied, approved]);
        assert_eq!(with_approval(&told, &closed("2025-03-20")), None, "told already");
    }

    #[test]
    fn the_planned_approval_is_the_one_that_was_given() {
        let planned = ClosingStep { planned: "2025-03-31".parse().ok(), ..step(ClosingKind::Approved, None) };
        let told = with_approval(&[planned], &closed("2025-03-20")).unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].on, told[0].planned), ("2025-03-20".parse().ok(), "2025-03-31".parse().ok()));
    }
}
