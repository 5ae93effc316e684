//! How high the lines of the ledger are, rows and headings of groups. Only lines near the screen are measured; of the
//! others the height of one line is taken until they come near. A jump to any place among 82,000 of them costs the
//! logarithm of their number.

use std::sync::{Arc, Weak};

use crate::analysis::{Ledger, LedgerLine};

/// The height of one line of text, and what a row has besides, in points.
const LINE: f32 = 20.0;
const MARGIN: f32 = 8.0;

/// The height of a row of so many lines.
pub(super) fn of_lines(lines: usize) -> f32 {
    LINE.mul_add(lines.max(1) as f32, MARGIN)
}

/// How many lines the rows have.
#[derive(Debug, Default)]
pub(super) struct Heights {
    /// Held weakly: a ledger that is gone must not stay for its heights.
    ledger: Weak<Ledger>,
    /// What the lines were counted for: the widths of the columns, the most lines of a row, and whether each row has as many.
    layout: (Vec<f32>, usize, bool),
    /// Lines of each row; 0 for one that was not measured.
    lines: Vec<u8>,
    /// Sums of further lines, in the way of a Fenwick tree.
    sums: Vec<u32>,
}

impl Heights {
    /// Begins anew where the rows, the widths or the most lines are others. Returns true where they are.
    pub(super) fn begin(&mut self, ledger: &Arc<Ledger>, widths: Vec<f32>, (most, is_fixed): (usize, bool)) -> bool {
        let is_same = std::ptr::eq(self.ledger.as_ptr(), Arc::as_ptr(ledger));
        let layout = (widths, most, is_fixed);
        // Rows of one height are as high in columns of any width.
        let is_as_high = is_fixed && (self.layout.1, self.layout.2) == (most, true);
        let same = is_same && (is_as_high || self.layout == layout);
        if !same {
            let rows = ledger.line_count();
            *self = Self { ledger: Arc::downgrade(ledger), layout, lines: vec![0; rows], sums: vec![0; rows + 1] };
            if is_fixed {
                // Headings of groups have one line.
                for at in 0..rows {
                    self.set(at, if matches!(ledger.line(at), Some(LedgerLine::Row(_))) { most } else { 1 });
                }
            }
        }
        !same
    }

    /// The most lines that a row may have.
    pub(super) fn most(&self) -> usize {
        self.layout.1.max(1)
    }

    pub(super) fn is_measured(&self, row: usize) -> bool {
        self.lines.get(row).is_none_or(|lines| *lines > 0)
    }

    /// Takes the lines of a row. Returns true where the row is higher than was taken so far.
    pub(super) fn set(&mut self, row: usize, lines: usize) -> bool {
        let lines = lines.clamp(1, self.most());
        let Some(own) = self.lines.get_mut(row).filter(|own| **own == 0) else { return false };
        *own = u8::try_from(lines).unwrap_or(u8::MAX);
        let further = lines.saturating_sub(1) as u32;
        let mut at = row + 1;
        while let Some(sum) = self.sums.get_mut(at).filter(|_| further > 0) {
            *sum += further;
            at += at & at.wrapping_neg();
        }
        further > 0
    }

    /// How many lines fit into a row.
    pub(super) fn lines(&self, row: usize) -> usize {
        self.lines.get(row).map_or(1, |lines| usize::from(*lines).max(1))
    }

    /// The top of a row, in points from the top of the first.
    pub(super) fn top(&self, row: usize) -> f32 {
        let (mut at, mut further) = (row.min(self.lines.len()), 0);
        while at > 0 {
            further += self.sums.get(at).copied().unwrap_or(0);
            at &= at - 1;
        }
        (row as f32).mul_add(of_lines(1), further as f32 * LINE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::LedgerRow;

    fn ledger(rows: usize) -> Arc<Ledger> {
        Arc::new(Ledger { rows: vec![LedgerRow::default(); rows], ..Ledger::default() })
    }

    #[test]
    fn the_top_of_a_row_is_the_sum_of_those_above_it() {
        let mut heights = Heights::default();
        let rows = ledger(1000);
        assert!(heights.begin(&rows, vec![100.0], (4, false)));
        let lines = |row: usize| (row * 7 + row / 3) % 5;
        for row in (0..1000).rev().step_by(3) {
            heights.set(row, lines(row));
        }
        let mut top = 0.0;
        for row in 0..1000 {
            assert!((heights.top(row) - top).abs() < 0.5, "row {row}");
            assert_eq!(heights.is_measured(row), (999 - row) % 3 == 0);
            top += of_lines(heights.lines(row));
        }
        assert!((heights.top(1000) - top).abs() < 0.5);
        assert!(!heights.begin(&rows, vec![100.0], (4, false)), "what was measured stays");
        assert!(heights.begin(&rows, vec![120.0], (4, false)));
        assert!(!heights.is_measured(999));
    }

    #[test]
    fn rows_of_one_height_are_known_before_they_are_seen() {
        let (mut heights, rows) = (Heights::default(), ledger(100));
        assert!(heights.begin(&rows, vec![100.0], (3, false)));
        assert!(heights.begin(&rows, vec![100.0], (3, true)), "another choice begins anew");
        assert!((heights.top(100) - 100.0 * of_lines(3)).abs() < 0.5);
        assert!(heights.is_measured(99) && heights.lines(99) == 3);
    }

    #[test]
    fn no_row_is_higher_than_the_most_lines() {
        let mut heights = Heights::default();
        heights.begin(&ledger(2), Vec::new(), (2, false));
        assert!(heights.set(0, 9));
        assert!(!heights.set(0, 1), "a row is measured once");
        assert_eq!((heights.lines(0), heights.lines(1)), (2, 1));
    }
}
