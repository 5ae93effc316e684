//! How an item is closed (销号): the steps of the procedure, the record of it, and the reviews afterwards.

use super::{Date, Item, Progress};

codes! {
    /// A step of the closing procedure.
    ClosingKind {
        /// 申请销号: the unit asks for it.
        Applied = "applied",
        /// 单位审签: the unit's leader agrees.
        UnitAgreed = "unit_agreed",
        /// 核验: a verifier looked, on site or on paper.
        Verified = "verified",
        /// 批准销号
        Approved = "approved",
        /// 退回: refused, with what is still demanded.
        Refused = "refused",
        /// 重新立项: opened again.
        Reopened = "reopened",
    }
    /// The level at which a step is taken, where there are several.
    ClosingLevel {
        /// 县级
        County = "county",
        /// 市级
        City = "city",
        /// 行业主管部门
        Trade = "trade",
    }
    /// What a review found.
    ReviewResult {
        /// 未反弹: what was done holds.
        Holds = "holds",
        /// 反弹回潮: the problem has come back.
        Relapsed = "relapsed",
    }
}

object! {
    /// One step of an item's closing, planned or taken.
    pub entry ClosingStep = "closing_step" {
        /// Which step.
        required kind: ClosingKind => Choice Public Key,
        /// At which level.
        optional level: Option<ClosingLevel> => Choice Public Key,
        /// The day it is planned for.
        optional planned: Option<Date> => Date Public,
        /// The day it was taken; absent while it is only planned.
        optional on: Option<Date> => Date Public Key,
        /// Who took it.
        optional by: String => Line Public,
        /// How: on site, on paper.
        optional how: String => Line Public,
        /// What is demanded before the next try, of a refusal.
        optional demand: String => Text Office,
        /// Anything else about it.
        optional note: String => Text Office,
    }
}

object! {
    /// How an item was closed: when, by whom, in what manner.
    pub entry Closed = "closed" {
        /// The day it was struck off the ledger.
        required on: Date => Date Public,
        /// Who verified it.
        optional by: String => Line Public,
        /// How it was verified.
        optional how: String => Line Public,
    }
}

object! {
    /// A second look at a closed item (回头看).
    pub entry Review = "review" {
        /// The day.
        required on: Date => Date Public Key,
        /// Who looked.
        optional by: String => Line Public,
        /// What was found.
        required result: ReviewResult => Choice Public,
        /// Anything else about it.
        optional note: String => Text Public,
    }
}

impl Item {
    /// The steps of its closing. A record of it that no step gives, as files of the first version and ledgers have it, is
    /// one approved step behind the others.
    #[must_use]
    pub fn closing_steps(&self) -> Vec<ClosingStep> {
        let mut steps = self.closing.clone();
        steps.extend(self.closed.as_ref().filter(|_| deciding(&self.closing).is_none()).map(Closed::step));
        steps
    }

    /// Puts other steps of the closing in their place. What follows from them is brought up to date: the record, and the
    /// progress where the item is closed by them or no longer is.
    pub fn set_closing(&mut self, mut steps: Vec<ClosingStep>) {
        if deciding(&self.closing).is_none()
            && let Some(record) = &self.closed
        {
            // The steps as they stand in the file, without the one that `closing_steps` shows for the record: it was taken
            // out. Any others come beside it.
            if steps == self.closing {
                return self.now_closed(None, None);
            }
            let approves = |step: &ClosingStep| step.kind == ClosingKind::Approved && step.on.is_some();
            if !steps.iter().any(approves) {
                steps.insert(self.closing.len().min(steps.len()), record.step());
            }
        }
        let decided_before = deciding(&self.closing).is_some();
        self.closing = steps;
        let by = deciding(&self.closing).cloned();
        if by.is_some() || decided_before {
            let record = by.as_ref().and_then(|step| self.record_of(step));
            self.now_closed(record, by.map(|step| step.kind));
        }
    }

    /// Puts another record of the closing in. Where a step gives the record, it stays what the step says.
    pub fn set_closed(&mut self, record: Option<Closed>) {
        self.closed = match deciding(&self.closing) {
            Some(step) => self.record_of(&step.clone()),
            None => record,
        };
    }

    /// Writes the record anew after steps were left out: without a step that decides, a record that a step gave is gone.
    pub fn leave_closing(&mut self, steps: Vec<ClosingStep>) {
        let decided_before = deciding(&self.closing).is_some();
        self.closing = steps;
        match deciding(&self.closing).cloned() {
            Some(step) => self.closed = self.record_of(&step),
            None if decided_before => self.closed = None,
            None => {}
        }
    }

    fn record_of(&self, step: &ClosingStep) -> Option<Closed> {
        let on = step.on.filter(|_| step.kind == ClosingKind::Approved)?;
        let kept = self.closed.clone().unwrap_or_else(Closed::blank);
        Some(Closed { on, by: step.by.clone(), how: step.how.clone(), ..kept })
    }

    fn now_closed(&mut self, record: Option<Closed>, by: Option<ClosingKind>) {
        match (&self.closed, &record) {
            (None, Some(_)) => self.progress = Progress::Closed,
            (Some(_), None) if self.progress == Progress::Closed => {
                // Who refuses or opens again has work go on. An approval that was never given leaves what the unit said.
                self.progress = if by.is_some() { Progress::InProgress } else { Progress::Done };
            }
            _ => {}
        }
        self.closed = record;
    }
}

impl Closed {
    fn step(&self) -> ClosingStep {
        let kind = ClosingKind::Approved;
        ClosingStep { kind, on: Some(self.on), by: self.by.clone(), how: self.how.clone(), ..ClosingStep::blank() }
    }
}

/// The step that says whether the item is closed: of those taken the last that approves, refuses or opens again. A
/// refusal at a higher level takes back the approval of a lower one, because the item goes on (DOMAIN.md).
fn deciding(steps: &[ClosingStep]) -> Option<&ClosingStep> {
    let decides = |kind| matches!(kind, ClosingKind::Approved | ClosingKind::Refused | ClosingKind::Reopened);
    steps.iter().rev().find(|step| step.on.is_some() && decides(step.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(kind: ClosingKind, on: &str) -> ClosingStep {
        ClosingStep { kind, on: on.parse().ok(), ..ClosingStep::blank() }
    }

    fn closed_on(on: &str) -> Item {
        let mut item = Item::new("i".into(), String::new(), "渗漏".to_owned());
        item.progress = Progress::Closed;
        item.closed = Some(Closed { on: on.parse().unwrap(), by: "督查组".to_owned(), ..Closed::blank() });
        item
    }

    fn kinds(item: &Item) -> Vec<&'static str> {
        item.closing.iter().map(|step| step.kind.code()).collect()
    }

    #[test]
    fn a_first_step_beside_a_record_leaves_the_record() {
        let mut item = closed_on("2025-02-03");
        assert_eq!(item.closing_steps().len(), 1);
        let before = item.closed.clone();
        item.set_closing(vec![step(ClosingKind::Verified, "2025-02-01")]);
        assert_eq!((kinds(&item), &item.closed), (vec!["approved", "verified"], &before));
        item.set_closing(vec![]);
        assert_eq!((item.closed, item.progress), (None, Progress::Done));
    }

    #[test]
    fn a_ledgers_steps_without_an_approval_stand_beside_its_record() {
        let mut item = closed_on("2025-02-03");
        item.closing = vec![step(ClosingKind::Verified, "2025-02-01")];
        let mut shown = item.closing_steps();
        assert_eq!(shown.len(), 2);
        shown.push(step(ClosingKind::Reopened, "2025-05-01"));
        let mut again = item.clone();
        again.set_closing(shown.clone());
        assert_eq!((again.closing, again.closed, again.progress), (shown, None, Progress::InProgress));
        let left = item.closing.clone();
        item.set_closing(left);
        assert_eq!((item.closed, item.progress), (None, Progress::Done), "the step for the record was taken out");
    }

    #[test]
    fn record_and_progress_follow_the_last_step_that_decides() {
        let mut item = closed_on("2025-02-03");
        (item.progress, item.closed) = (Progress::Done, None);
        let applied = step(ClosingKind::Applied, "2025-03-01");
        let county = step(ClosingKind::Approved, "2025-03-10");
        let planned = ClosingStep { on: None, ..county.clone() };
        item.set_closing(vec![applied.clone(), planned]);
        assert_eq!((&item.closed, item.progress), (&None, Progress::Done));
        item.set_closing(vec![applied.clone(), county.clone()]);
        assert_eq!((item.closed.as_ref().map(|c| c.on), item.progress), (county.on, Progress::Closed));
        item.set_closing(vec![applied.clone(), county.clone(), step(ClosingKind::Refused, "2025-04-01")]);
        assert_eq!((&item.closed, item.progress), (&None, Progress::InProgress));
        item.set_closing(vec![applied.clone(), county]);
        assert_eq!(item.progress, Progress::Closed);
        item.set_closing(vec![applied]);
        assert_eq!((&item.closed, item.progress), (&None, Progress::Done));
    }

    #[test]
    fn a_record_is_not_edited_where_a_step_gives_it() {
        let mut item = closed_on("2025-02-03");
        item.set_closed(None);
        assert_eq!(item.closed, None);
        item.closing = vec![step(ClosingKind::Approved, "2025-03-10")];
        item.set_closed(closed_on("2025-02-03").closed);
        assert_eq!(item.closed.map(|closed| closed.on), item.closing[0].on);
    }
}
