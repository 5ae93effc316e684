//! What indicators changed from, as arrows on one scale: so many per cent are as long in every row. Both values are written, the
//! earlier one behind the arrow, the later one at its head; the scale leaves them room.

use crate::chart::{KnownChange, TargetsChart};

use super::super::font;
use super::super::shape::{Anchor, Shape};
use super::Page;

/// The sizes of the earlier and the later value.
pub(super) const BEFORE: f32 = 13.0;
pub(super) const AFTER: f32 = 13.5;

/// How high a row of an arrow is.
pub(super) const HEIGHT: f32 = 24.0;

/// The space between an arrow and its values.
const GAP: f32 = 7.0;

/// The most that a per cent is long: a chart of small changes is not stretched into large ones.
const LONGEST_PERCENT: f32 = 3.0;

/// The length that the longest arrow has at least beside its values.
const LEAST: f32 = 20.0;

/// How often what is open of the length of a per cent is halved: what is left is less than can be seen.
const HALVINGS: u8 = 24;

/// The length and half the height of the head.
const HEAD: [f32; 2] = [9.0, 5.0];

/// Where arrows begin, how long a per cent is, and between which edges they have room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrows {
    zero: f32,
    percent: f32,
    edges: [f32; 2],
}

/// An arrow with the widths of its values.
struct Measured {
    percent: f32,
    before: f32,
    after: f32,
}

impl Measured {
    fn new(change: &KnownChange, scale: f32) -> Self {
        Self {
            percent: change.percent.unwrap_or(0.0) as f32,
            before: font::width(&change.before, BEFORE * scale, false),
            after: font::width(&change.after, AFTER * scale, true),
        }
    }

    /// How far it reaches to the left and to the right of where it begins, at a length of a per cent.
    fn reach(&self, percent: f32, scale: f32) -> [f32; 2] {
        let length = self.percent.abs() * percent;
        let (behind, ahead) = (self.before + GAP * scale, length + GAP * scale + self.after);
        if self.percent < 0.0 { [ahead, behind] } else { [behind, ahead] }
    }
}

fn measured(chart: &TargetsChart, scale: f32) -> Vec<Measured> {
    chart.changes().map(|change| Measured::new(change, scale)).collect()
}

/// How far arrows reach to both sides at a length of a per cent.
fn reach_of_all(arrows: &[Measured], percent: f32, scale: f32) -> [f32; 2] {
    let all = arrows.iter().map(|own| own.reach(percent, scale));
    all.fold([0.0, 0.0], |[a, b], [c, d]| [a.max(c), b.max(d)])
}

/// The width that both values take where the arrows have no length.
pub(super) fn least_width(chart: &TargetsChart, scale: f32) -> f32 {
    let [left, right] = reach_of_all(&measured(chart, scale), 0.0, scale);
    left + right
}

/// The widest words of the changes.
pub(super) fn text_width(chart: &TargetsChart, size: f32) -> f32 {
    chart.changes().map(|change| font::width(&change.text, size, false)).fold(0.0, f32::max)
}

impl Arrows {
    /// The longest arrows that have room between two edges with their values. A change whose values have none beside those of
    /// the others is left out.
    pub(super) fn fitted(chart: &TargetsChart, [left, right]: [f32; 2], scale: f32) -> Self {
        let is_room = |[before, behind]: [f32; 2], more: f32| before + behind + more <= right - left;
        let mut all = measured(chart, scale);
        all.sort_by(|a, b| (a.before + a.after).total_cmp(&(b.before + b.after)));
        // The narrowest ones that have room together: with each one more, they reach further.
        let together = all.iter().scan([0.0_f32; 2], |[before, behind], own| {
            let [left, right] = own.reach(0.0, scale);
            (*before, *behind) = (before.max(left), behind.max(right));
            Some([*before, *behind])
        });
        let held = together.take_while(|reach| is_room(*reach, LEAST * scale)).count();
        all.truncate(held);
        let fits = |percent: f32| is_room(reach_of_all(&all, percent, scale), 0.0);
        let (mut low, mut high) = (0.0, LONGEST_PERCENT * scale);
        if fits(high) {
            low = high;
        }
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(low, high);
            if fits(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        let [before, _] = reach_of_all(&all, low, scale);
        Self { zero: left + before, percent: low, edges: [left, right] }
    }

    /// True where a change has room with its values.
    pub(super) fn holds(&self, change: &KnownChange, scale: f32) -> bool {
        let [before, behind] = Measured::new(change, scale).reach(self.percent, scale);
        let [left, right] = self.edges;
        self.zero - before >= left - 0.1 && self.zero + behind <= right + 0.1
    }
}

impl Page {
    /// Draws an arrow with its values. Returns the rectangles of the two values.
    pub(super) fn target_arrow(
        &mut self,
        change: &KnownChange,
        arrows: Arrows,
        middle: f32,
        scale: f32,
    ) -> [[f32; 4]; 2] {
        let colours = self.look.colours;
        let own = change.percent.unwrap_or(0.0) as f32;
        let side: f32 = if own < 0.0 { -1.0 } else { 1.0 };
        let length = own.abs() * arrows.percent;
        let zero = arrows.zero;
        let tip = side.mul_add(length, zero);
        self.line([zero, middle - 8.0 * scale], [zero, middle + 8.0 * scale], colours.weak, scale, false);
        let [head, half] = HEAD.map(|size| size * scale);
        let head = head.min(length);
        if length > 0.0 {
            let neck = tip - side * head;
            if length > head {
                self.line([zero, middle], [neck, middle], colours.text, 2.6 * scale, false);
            }
            let points = vec![[tip, middle], [neck, middle - half], [neck, middle + half]];
            self.shapes.push(Shape::Path { points, fill: Some(colours.text), stroke: None, dashed: false });
        }
        let Measured { before, after, .. } = Measured::new(change, scale);
        let gap = GAP * scale;
        let (behind, ahead) = if own < 0.0 { (Anchor::Start, Anchor::End) } else { (Anchor::End, Anchor::Start) };
        let places = [side.mul_add(-gap, zero), side.mul_add(gap, tip)];
        let base = middle + 5.0 * scale;
        self.text([places[0], base], change.before.as_str(), BEFORE * scale, false, behind, colours.weak);
        self.text([places[1], base], change.after.as_str(), AFTER * scale, true, ahead, colours.text);
        let at = |anchor: Anchor, x: f32, width: f32| {
            let left = if anchor == Anchor::End { x - width } else { x };
            [left, middle - HEIGHT / 2.0 * scale, width, HEIGHT * scale]
        };
        [at(behind, places[0], before), at(ahead, places[1], after)]
    }
}
