//! Entries of an item that several columns make together: updates, reviews, steps of the closing, instructions.

use crate::model::{
    Closed, ClosingKind, ClosingLevel, ClosingStep, Codes as _, Date, Evidence, Instruction, Item, Outcome,
    OutcomeKind, Review, ReviewResult, Update, When,
};
use crate::reading::item::types::Remark;
use crate::text::{choices, fold, when};

use super::context::Context;
use super::draft::Held;
use super::period::period_in;
use super::standing::Told;

/// The day that a cell holds; a period counts by its last day.
fn day(cell: &Held) -> Option<Date> {
    when(&cell.text).map(When::last_day)
}

impl Context<'_, '_> {
    /// The day of what a cell tells: that in its heading, else that of the ledger, else the day of the import, which is
    /// said once for each column.
    pub(super) fn day_of(&mut self, cell: &Held) -> (Date, Option<When>) {
        let year = self.as_of.map(|day| day.parts().0);
        if let Some(period) = period_in(&cell.heading, year) {
            let period_named = !matches!(period, When::Day(_));
            return (period.last_day(), period_named.then_some(period));
        }
        if let Some(day) = self.as_of {
            return (day, None);
        }
        if !self.undated.contains(&cell.at) {
            self.undated.push(cell.at);
            self.remark(Remark::UpdateUndated, cell.place());
        }
        (self.today, None)
    }

    /// The words of a cell as an update; the same words for the same period are not added twice.
    pub(super) fn update(&mut self, updates: &mut Vec<Update>, cell: &Held, told: Option<Told>) {
        let (on, period) = self.day_of(cell);
        let text = cell.text.trim().to_owned();
        let known = updates.iter().any(|own| fold(&own.text) == fold(&text) && (own.on, own.period) == (on, period));
        if known {
            return;
        }
        let (progress, percent) = (told.and_then(|told| told.progress), told.and_then(|told| told.percent));
        let source = Some(cell.place().span());
        updates.push(Update { on, period, text, progress, percent, source, ..Update::blank() });
    }

    /// What stands in the way, or what comes next: of the last update, or of one of its own.
    pub(super) fn beside_update(&mut self, updates: &mut Vec<Update>, cell: &Held, key: &str) {
        if updates.is_empty() {
            let (on, period) = self.day_of(cell);
            updates.push(Update { on, period, source: Some(cell.place().span()), ..Update::blank() });
        }
        let Some(update) = updates.last_mut() else { return };
        let slot = if key == "next" { &mut update.next } else { &mut update.problems };
        if !slot.is_empty() {
            slot.push('\n');
        }
        slot.push_str(cell.text.trim());
    }

    /// 销号日期: the item was struck off that day.
    pub(super) fn close(&mut self, item: &mut Item, cell: &Held) -> bool {
        let Some(When::Day(on)) = when(&cell.text) else {
            self.remark(Remark::DueUnread, cell.place());
            return false;
        };
        item.closed = Some(Closed { on, ..Closed::blank() });
        true
    }

    /// Who verified, and how: of the record of the closing.
    pub(super) fn beside_closed(&mut self, item: &mut Item, cell: &Held, key: &str) {
        let Some(closed) = item.closed.as_mut() else { return self.remark(Remark::Unkept, cell.place()) };
        let slot = if key == "by" { &mut closed.by } else { &mut closed.how };
        cell.text.trim().clone_into(slot);
    }

    /// A step of the closing at a level: 县级审查, planned or taken.
    pub(super) fn closing(&mut self, item: &mut Item, cell: &Held, key: &str) {
        let Some((level, key)) = key.split_once('.') else { return };
        let level = ClosingLevel::of_code(level);
        let Some(day) = day(cell) else { return self.remark(Remark::ValueUnread, cell.place()) };
        let at = item.closing.iter().position(|step| step.level == level).unwrap_or_else(|| {
            item.closing.push(ClosingStep { kind: ClosingKind::Verified, level, ..ClosingStep::blank() });
            item.closing.len() - 1
        });
        let Some(step) = item.closing.get_mut(at) else { return };
        if key == "planned" { step.planned = Some(day) } else { step.on = Some(day) }
    }

    /// A second look at the item, of the cells that say when, by whom and with what result.
    pub(super) fn review(&mut self, item: &mut Item, cells: &[Held]) {
        let of = |key: &str| cells.iter().find(|cell| cell.column.object == "review" && cell.column.key == key);
        let Some(result) = of("result") else {
            return cells.iter().for_each(|cell| self.remark(Remark::Unkept, cell.place()));
        };
        let folded = fold(&result.text);
        let first = folded.split(['。', ',', ';', '(']).next().unwrap_or_default();
        let code = choices().code("review", &folded).or_else(|| choices().code("review", first));
        let Some(found) = code.and_then(ReviewResult::of_code) else {
            return self.remark(Remark::ValueUnread, result.place());
        };
        let on = of("on").and_then(|cell| {
            let day = day(cell);
            if day.is_none() {
                self.remark(Remark::DueUnread, cell.place());
            }
            day
        });
        let on = on.unwrap_or_else(|| self.day_of(result).0);
        let by = of("by").map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        let note = if folded == first { String::new() } else { result.text.trim().to_owned() };
        item.reviews.push(Review { on, by, result: found, note, ..Review::blank() });
    }

    /// What leaders wrote, of the cells that say what, by whom and when.
    pub(super) fn instruct(&mut self, item: &mut Item, cells: &[Held]) {
        let of = |key: &str| cells.iter().find(|cell| cell.column.key == key);
        let Some(text) = of("instructions") else {
            return cells.iter().for_each(|cell| self.remark(Remark::Unkept, cell.place()));
        };
        let on = of("on").and_then(day).unwrap_or_else(|| self.day_of(text).0);
        let by = of("by").map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        item.instructions.push(Instruction { on, by, text: text.text.trim().to_owned(), ..Instruction::blank() });
    }
}

/// The documents of a list of them, with the numbers before them: 01-02 会议记录.
pub(super) fn evidence(text: &str) -> impl Iterator<Item = Evidence> {
    entries(text).map(|entry| {
        let end = entry.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(0);
        let (number, title) = entry.split_at_checked(end).unwrap_or(("", entry));
        let numbered = number.contains('-') && !title.trim().is_empty();
        let (number, title) = if numbered { (number, title.trim()) } else { ("", entry) };
        Evidence { number: number.to_owned(), title: title.to_owned(), ..Evidence::blank() }
    })
}

/// The rules that were made or revised, by their names.
pub(super) fn rules<'a>(text: &'a str, cell: &'a Held) -> impl Iterator<Item = Outcome> + 'a {
    let named = entries(text).filter(|entry| !matches!(*entry, "无" | "-" | "—" | "/"));
    named.map(|entry| Outcome {
        kind: OutcomeKind::Rule,
        title: entry.to_owned(),
        source: Some(cell.place().span()),
        ..Outcome::blank()
    })
}

pub(super) fn entries(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\u{ff1b}', '\n']).map(str::trim).filter(|entry| !entry.is_empty())
}
