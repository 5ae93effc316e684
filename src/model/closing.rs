//! How an item is closed (销号): the steps of the procedure, the record of it, and the reviews afterwards.

use super::{Date, Item};

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
    /// The steps of its closing. Files of the first version have only the record of it, which is one approved step.
    #[must_use]
    pub fn closing_steps(&self) -> Vec<ClosingStep> {
        match &self.closed {
            Some(closed) if self.closing.is_empty() => vec![ClosingStep {
                kind: ClosingKind::Approved,
                on: Some(closed.on),
                by: closed.by.clone(),
                how: closed.how.clone(),
                ..ClosingStep::blank()
            }],
            _ => self.closing.clone(),
        }
    }

    /// Writes the record of the closing anew from its steps: from the last approval that was given and not taken
    /// back. An item without steps keeps the record that it has.
    pub fn follow_closing_steps(&mut self) {
        if self.closing.is_empty() {
            return;
        }
        let decided = |step: &&ClosingStep| {
            step.on.is_some() && matches!(step.kind, ClosingKind::Approved | ClosingKind::Reopened)
        };
        let last = self.closing.iter().rev().find(decided).filter(|step| step.kind == ClosingKind::Approved);
        let record = last.and_then(|step| {
            let kept = self.closed.take().unwrap_or_else(Closed::blank);
            Some(Closed { on: step.on?, by: step.by.clone(), how: step.how.clone(), ..kept })
        });
        self.closed = record;
    }
}
