//! Lines at half a right angle in a frame: what is late, so that it is seen without colour too.

use crate::chart::{ChartColours, Rgb};

use super::super::shape::Shape;

/// A hatched rectangle with its frame: left, top, width, height. `step` is how far its lines stand apart.
pub(super) fn hatched(
    [left, top, width, height]: [f32; 4],
    colour: Rgb,
    (line, step): (f32, f32),
    colours: &ChartColours,
) -> Vec<Shape> {
    let (right, bottom) = (left + width, top + height);
    let frame = [left, top, width, height];
    let mut shapes = vec![Shape::Rect { at: frame, fill: Some(colours.ground), stroke: None }];
    let mut at = left - height;
    while at < right {
        let (begin, end) = (at.max(left), (at + height).min(right));
        if end > begin {
            let points = vec![[begin, bottom - (begin - at)], [end, bottom - (end - at)]];
            shapes.push(Shape::Path { points, fill: None, stroke: Some((colour, line)), dashed: false });
        }
        at += step;
    }
    shapes.push(Shape::Rect { at: frame, fill: None, stroke: Some((colour, 2.0)) });
    shapes
}
