//! The lines of the ledger on screen: its rows, and the headings of their groups. The cursor and the marked cells are among
//! the rows alone, so that nothing is ever written into a heading.

use super::Ledger;

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerLine {
    /// The heading of a group, by its place.
    Heading(usize),
    /// A row, by its place.
    Row(usize),
}

impl Ledger {
    /// How many lines there are.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.rows.len() + self.groups.len()
    }

    /// The line at a place.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<LedgerLine> {
        if at >= self.line_count() {
            return None;
        }
        // As many headings stand above a row as there are groups up to its own.
        let headings = self.headings_up_to(at);
        Some(match headings.checked_sub(1) {
            Some(group) if self.heading_line(group) == Some(at) => LedgerLine::Heading(group),
            _ => LedgerLine::Row(at - headings),
        })
    }

    /// The line of a row.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        row + self.groups.partition_point(|group| group.rows.start <= row)
    }

    /// The line of the heading of a group.
    fn heading_line(&self, group: usize) -> Option<usize> {
        Some(self.groups.get(group)?.rows.start + group)
    }

    /// How many headings stand at a line or above it.
    fn headings_up_to(&self, line: usize) -> usize {
        let (mut low, mut high) = (0, self.groups.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.heading_line(middle).is_some_and(|at| at <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Ledger, LedgerQuestion, LedgerRequest};
    use super::LedgerLine::{Heading, Row};
    use crate::analysis::pace::PaceRule;
    use crate::model::{Dataset, FormGroup};

    fn ledger(folded: &[usize]) -> Ledger {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        let made = |request: &LedgerRequest| {
            let pace = PaceRule { today: "2025-08-01".parse().unwrap(), points: 5 };
            let question = LedgerQuestion { request, grouping: Some(FormGroup::Category), pace, near_days: 30 };
            Ledger::of(&dataset, 0..1, &question, None, None)
        };
        let keys = made(&LedgerRequest::default()).groups;
        let folded = folded.iter().map(|at| keys[*at].key.clone()).collect();
        made(&LedgerRequest { folded: std::sync::Arc::new(folded), ..LedgerRequest::default() })
    }

    /// The lines of a ledger with these groups, worked out one after another.
    fn expected(counts: &[usize], folded: &[usize]) -> Vec<super::LedgerLine> {
        let (mut lines, mut row) = (Vec::new(), 0);
        for (group, count) in counts.iter().enumerate() {
            lines.push(Heading(group));
            for _ in 0..if folded.contains(&group) { 0 } else { *count } {
                lines.push(Row(row));
                row += 1;
            }
        }
        lines
    }

    #[test]
    fn headings_stand_above_the_rows_of_their_groups_also_where_some_are_folded() {
        // The notice has 29 items in four categories.
        let counts: Vec<usize> = ledger(&[]).groups.iter().map(|group| group.count).collect();
        assert_eq!((counts.len(), counts.iter().sum::<usize>()), (4, 29));
        for folded in [&[][..], &[0], &[3], &[1, 2], &[0, 1, 2, 3]] {
            let ledger = ledger(folded);
            let lines = expected(&counts, folded);
            assert_eq!(ledger.line_count(), lines.len(), "{folded:?}");
            for (at, line) in lines.iter().enumerate() {
                assert_eq!(ledger.line(at), Some(*line), "{folded:?} {at}");
                if let Row(row) = line {
                    assert_eq!(ledger.line_of(*row), at, "{folded:?}");
                }
            }
            assert_eq!(ledger.line(lines.len()), None);
        }
    }
}
