//! The columns or rows that cells share whose edges are given as places: edges that lie near each other are one.

/// The edges of a table in one direction.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    edges: Vec<f32>,
    near: f32,
}

impl Grid {
    /// The grid of these edges, of which those nearer to each other than `near` are one.
    pub(super) fn of(edges: impl Iterator<Item = f32>, near: f32) -> Self {
        let mut all: Vec<f32> = edges.collect();
        all.sort_by(f32::total_cmp);
        let mut edges: Vec<f32> = Vec::new();
        for edge in all {
            if edges.last().is_none_or(|last| edge - last > near) {
                edges.push(edge);
            }
        }
        Self { edges, near }
    }

    /// Which edge a place is: the number of those before it.
    pub(super) fn at(&self, edge: f32) -> u32 {
        let behind = self.edges.partition_point(|own| *own <= edge + self.near / 2.0);
        u32::try_from(behind.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The edges.
    pub(super) fn edges(&self) -> &[f32] {
        &self.edges
    }

    /// How far each edge is from the next.
    pub(super) fn widths(&self) -> impl Iterator<Item = f32> {
        self.edges.iter().zip(self.edges.iter().skip(1)).map(|(left, right)| right - left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_that_nearly_meet_are_one() {
        let grid = Grid::of([0.0, 100.0, 102.0, 250.0, -1.0, 99.0].into_iter(), 5.0);
        let whole = |values: &[f32]| values.iter().map(|value| *value as i32).collect::<Vec<_>>();
        assert_eq!(whole(grid.edges()), [-1, 99, 250]);
        assert_eq!([0.0, 102.0, 100.0, 250.0].map(|edge| grid.at(edge)), [0, 1, 1, 2]);
        assert_eq!(whole(&grid.widths().collect::<Vec<_>>()), [100, 151]);
    }
}
