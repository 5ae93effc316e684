//! Where the panels of the standing chart are: side by side, on one scale, each with a nought of its own.

use crate::chart::StandingChart;
use crate::model::Status;

use super::super::font;

/// The statuses of each panel, in their order.
pub(super) const PANELS: [&[Status]; 3] =
    [&[Status::Late, Status::Near, Status::Open], &[Status::Done], &[Status::Closed]];

/// The most that an item is wide: one item alone is no beam.
const WIDEST_ITEM: f32 = 40.0;

/// The size of the words of a head.
pub(super) const HEAD: f32 = 16.0;

/// Panels between two edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Panels {
    /// Their left edges.
    pub(super) left: [f32; 3],
    /// How wide they are: their items, or their heads where these are wider.
    pub(super) width: [f32; 3],
    /// How wide an item is.
    pub(super) item: f32,
    /// The space between two of them.
    pub(super) gap: f32,
}

impl Panels {
    /// The panels between two edges; `scale` is 1 for words of 14 points.
    pub(super) fn new(chart: &StandingChart, [left, right]: [f32; 2], scale: f32) -> Self {
        let items = PANELS.map(|own| own.iter().map(|status| chart.total.number(*status)).sum::<usize>() as f32);
        let room = right - left;
        let gap = (42.0 * scale).min(room * 0.06);
        // The head of a panel wraps where it is long, but not more often than into three lines.
        let heads = chart.panels.each_ref().map(|name| {
            let whole = font::width(name, HEAD * scale, true);
            let narrow = (whole / 3.0 + 2.0 * HEAD * scale).max(100.0 * scale);
            whole.min(narrow).min((room - 2.0 * gap) / 3.0)
        });
        let item = item(items, heads, room - 2.0 * gap).min(WIDEST_ITEM * scale);
        let mut width = items.map(|count| count * item);
        for (own, head) in width.iter_mut().zip(heads) {
            *own = own.max(head);
        }
        let mut at = left;
        let left = width.map(|width| {
            let own = at;
            at += width + gap;
            own
        });
        Self { left, width, item, gap }
    }
}

/// How wide an item is so that all panels fill the room, where none of them is narrower than its head.
fn item(items: [f32; 3], heads: [f32; 3], room: f32) -> f32 {
    let whole = |item: f32| items.iter().zip(heads).map(|(count, head)| (count * item).max(head)).sum::<f32>();
    let (mut low, mut high) = (0.0, room);
    // Halved so often, the two are as good as equal.
    for _ in 0..30 {
        let middle = f32::midpoint(low, high);
        if whole(middle) <= room { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_fill_the_room_and_none_is_narrower_than_its_head() {
        for (items, heads) in [
            ([13.0, 7.0, 12.0], [90.0; 3]),
            ([30.0, 0.0, 1.0], [90.0; 3]),
            ([0.0, 1.0, 0.0], [90.0, 40.0, 90.0]),
            ([300.0, 2.0, 40.0], [120.0; 3]),
        ] {
            let own = item(items, heads, 900.0);
            let widths = items.iter().zip(heads).map(|(count, head)| (count * own).max(head));
            assert!((widths.sum::<f32>() - 900.0).abs() < 1.0, "{items:?}: {own}");
        }
    }
}
