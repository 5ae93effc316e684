//! Hatching: lines at half a right angle, which any printer and any copy in grey shows.

use crate::chart::Rgb;

use super::shape::Shape;

/// The lines in a rectangle of left, top, width and height; how far they are apart, and their colour and width.
pub(super) fn hatch([left, top, width, height]: [f32; 4], gap: f32, line: (Rgb, f32)) -> Vec<Shape> {
    let (right, bottom) = (left + width, top + height);
    let mut lines = Vec::new();
    let mut at = left - height;
    while at < right {
        let (begin, end) = (at.max(left), (at + height).min(right));
        if end > begin {
            let points = vec![[begin, bottom - (begin - at)], [end, bottom - (end - at)]];
            lines.push(Shape::Path { points, fill: None, stroke: Some(line), dashed: false });
        }
        at += gap;
    }
    lines
}

/// The same in a frame of their colour, on a ground: what is late is seen without colour too.
pub(super) fn hatched(at: [f32; 4], gap: f32, (colour, width): (Rgb, f32), (ground, frame): (Rgb, f32)) -> Vec<Shape> {
    let mut shapes = vec![Shape::Rect { at, fill: Some(ground), stroke: None }];
    shapes.extend(hatch(at, gap, (colour, width)));
    shapes.push(Shape::Rect { at, fill: None, stroke: Some((colour, frame)) });
    shapes
}
