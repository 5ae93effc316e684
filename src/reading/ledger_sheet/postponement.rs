//! A postponement that has columns of its own: the new date, why, who approved it, and when.

use crate::model::Due;
use crate::reading::item::types::Remark;
use crate::text::{fold, when};

use super::context::Context;
use super::draft::Held;

impl Context<'_, '_> {
    /// Moves a due date as the cells of one row say. The day of the change is the one that they name, else the one that
    /// the ledger speaks of, else none.
    pub(super) fn postpone(&mut self, due: &mut Option<Due>, cells: &[&Held]) {
        let of = |key: &str| cells.iter().copied().find(|cell| cell.column.key == key && !is_none(&cell.text));
        let Some(to) = of("to") else {
            let rest = ["reason", "approved_by", "on"].into_iter().filter_map(of);
            return rest.for_each(|cell| self.remark(Remark::Unkept, cell.place()));
        };
        let read = self.limit(to);
        let Some(date) = read.due.as_ref().and_then(Due::present) else {
            return cells.iter().for_each(|cell| self.remark(Remark::ValueUnread, cell.place()));
        };
        self.fill.remarks.extend(read.remarks);
        let stated = of("on").map(|cell| (cell, when(&cell.text).map(crate::model::When::last_day)));
        if let Some((cell, None)) = stated {
            self.remark(Remark::ValueUnread, cell.place());
        }
        let words = |key: &str| of(key).map(|cell| cell.text.trim().to_owned()).unwrap_or_default();
        let on = stated.map_or(self.as_of, |(_, day)| day);
        let known = due.as_ref().map_or(0, |own| own.changes.len());
        let mut moved = due.take().unwrap_or_else(Due::blank).postponed(date, on, words("reason"));
        let is_moved = known < moved.changes.len();
        match moved.changes.last_mut().filter(|_| is_moved) {
            Some(change) => change.approved_by = words("approved_by"),
            // There was no date to move, or it is the same.
            _ => cells
                .iter()
                .filter(|cell| cell.column.key != "to")
                .for_each(|cell| self.remark(Remark::Unkept, cell.place())),
        }
        *due = Some(moved);
    }
}

/// True for what offices write where nothing was put off.
fn is_none(text: &str) -> bool {
    matches!(
        fold(text).trim_end_matches('。'),
        "" | "无" | "否" | "-" | "--" | "/" | "未延期" | "未变更" | "未变" | "不变" | "不延期" | "无延期" | "暂无"
    )
}
