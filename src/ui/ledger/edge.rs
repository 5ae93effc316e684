//! The lower edge of the table: rows are of many heights, and one that is cut in half there reads as if its text ended. What is
//! not whole is left out, and the page ends on a row.

use egui::Rect;

/// How much may be wanting of a row that counts as whole, in points.
const SLACK: f32 = 1.0;

/// What is seen of the table in a frame.
#[derive(Debug, Default)]
pub(super) struct Edge {
    /// The parts in which rows are seen: the columns that stay and those that move.
    parts: Vec<Rect>,
    /// The top of the first row that is cut.
    cut: Option<f32>,
}

impl Edge {
    /// Notes a row that is seen in a part of the table. The one with the cursor stays, however little of it is seen; so does
    /// one that is higher than the table.
    pub(super) fn row(&mut self, row: Rect, part: Rect, is_cursor: bool) {
        if self.parts.last() != Some(&part) {
            self.parts.push(part);
        }
        let is_cut = row.bottom() > part.bottom() + SLACK && row.top() > part.top() + SLACK;
        if is_cut && !is_cursor {
            self.cut = Some(self.cut.map_or(row.top(), |cut| cut.min(row.top())));
        }
    }

    /// What is seen of a part down to the last row that is whole.
    pub(super) fn whole(&self, part: Rect) -> Rect {
        part.with_max_y(self.cut.unwrap_or(part.bottom()))
    }

    /// What is below them.
    pub(super) fn below(&self) -> impl Iterator<Item = Rect> {
        let cut = self.cut;
        self.parts.iter().filter_map(move |part| Some(part.with_min_y(cut?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    fn seen(rows: &[(f32, f32)], cursor: usize) -> Edge {
        let mut edge = Edge::default();
        for part in [rect(300.0, 100.0, 900.0, 400.0), rect(0.0, 100.0, 300.0, 410.0)] {
            for (at, (top, bottom)) in rows.iter().enumerate() {
                edge.row(rect(0.0, *top, 900.0, *bottom), part, at == cursor);
            }
        }
        edge
    }

    #[test]
    fn a_row_that_is_cut_is_left_out_in_both_parts() {
        let edge = seen(&[(80.0, 128.0), (128.0, 396.0), (396.0, 444.0)], 0);
        let below: Vec<Rect> = edge.below().collect();
        assert!((edge.whole(rect(0.0, 100.0, 9.0, 400.0)).bottom() - 396.0).abs() < 0.1);
        assert_eq!(below, [rect(300.0, 396.0, 900.0, 400.0), rect(0.0, 396.0, 300.0, 410.0)]);
    }

    #[test]
    fn whole_rows_the_row_of_the_cursor_and_one_higher_than_the_table_stay() {
        assert_eq!(seen(&[(100.0, 400.5)], 9).below().count(), 0);
        assert_eq!(seen(&[(100.0, 380.0), (380.0, 428.0)], 1).below().count(), 0);
        assert_eq!(seen(&[(90.0, 500.0)], 9).below().count(), 0);
    }
}
