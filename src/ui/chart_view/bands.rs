//! Which of many things on a long page lie in the part that is seen, without looking at all of them.

/// How high a band of the page is, in points: about a third of what a window shows.
const BAND: f32 = 240.0;

/// Things by the bands of the page that they lie in.
#[derive(Debug, Default)]
pub(super) struct Bands {
    bands: Vec<Vec<usize>>,
}

impl Bands {
    /// Things by their tops and bottoms, in their order. What lies above the page belongs to its first band.
    pub(super) fn new(extents: impl Iterator<Item = [f32; 2]>) -> Self {
        let mut bands: Vec<Vec<usize>> = Vec::new();
        for (at, [top, bottom]) in extents.enumerate() {
            let (first, last) = (band(top), band(bottom.max(top)));
            if bands.len() <= last {
                bands.resize_with(last + 1, Vec::new);
            }
            for own in bands.iter_mut().take(last + 1).skip(first) {
                own.push(at);
            }
        }
        Self { bands }
    }

    /// Those between a top and a bottom, and some beyond, in their order.
    pub(super) fn between(&self, top: f32, bottom: f32) -> Vec<usize> {
        let (first, last) = (band(top), band(bottom.max(top)));
        let mut found: Vec<usize> = self.bands.iter().take(last + 1).skip(first).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn band(y: f32) -> usize {
    (y.max(0.0) / BAND) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_found_in_its_order_and_what_is_far_off_is_not() {
        let rows = (0..1000_u16).map(|n| [f32::from(n) * 30.0, f32::from(n) * 30.0 + 28.0]);
        // The first lies behind all of them.
        let bands = Bands::new(std::iter::once([-5.0, 30_000.0]).chain(rows));
        let seen = bands.between(9000.0, 9600.0);
        assert_eq!(seen[0], 0);
        assert!((301..=320).all(|at| seen.contains(&at)), "{seen:?}");
        assert!(seen.len() < 60 && seen.is_sorted(), "{seen:?}");
        assert!(bands.between(-900.0, -10.0).contains(&1), "above the page is its first band");
        assert!(bands.between(90_000.0, 90_100.0).is_empty());
    }
}
