//! The marks beside the words of a status: as outlines in the colour of the words on papers, filled on charts.

use crate::chart::{ChartColours, Rgb};
use crate::model::Status;

use super::font;
use super::hatch::hatched;
use super::shape::{Anchor, Shape};

/// The size of a mark, and the width of its line, as shares of the size of the words.
const SIZE: f32 = 0.92;
const LINE: f32 = 0.09;

/// How far the number of a change stands behind its triangle's left edge, as a share of its size.
const CHANGE: f32 = 0.77;

/// How much room a mark takes in a line of words, as a share of their size.
pub(super) const ROOM: f32 = 1.12;

/// The area that stands for items of a status: late is hatched, pale ones have an edge inside. `unit` is the width of the frame
/// around the hatching, from which the other measures follow.
pub(super) fn area(status: Status, at: [f32; 4], unit: f32, colours: &ChartColours) -> Vec<Shape> {
    let (fill, _) = colours.of_status(status);
    match status {
        Status::Late => hatched(at, unit * 3.3, (fill, unit), (colours.ground, unit)),
        Status::Near | Status::Open => {
            let [left, top, width, height] = at;
            let edge = unit * 0.6;
            let at = [left + edge / 2.0, top + edge / 2.0, (width - edge).max(0.0), (height - edge).max(0.0)];
            vec![Shape::Rect { at, fill: Some(fill), stroke: Some((colours.weak, edge)) }]
        }
        Status::Done | Status::Closed => vec![Shape::Rect { at, fill: Some(fill), stroke: None }],
    }
}

/// The mark of a status on a chart: filled where the status is one of areas. Its left edge and the base line of the words are
/// given.
pub(super) fn filled(status: Status, left: f32, base: f32, size: f32, colours: &ChartColours) -> Vec<Shape> {
    let (fill, ink) = colours.of_status(status);
    let width = size * SIZE;
    let ([x, y], radius) = ([left + width / 2.0, base - size * 0.36], width * 0.45);
    match status {
        Status::Late => {
            let (top, bottom) = (y - radius, y + radius * 0.85);
            let points = vec![[x, top], [x + radius * 1.05, bottom], [x - radius * 1.05, bottom]];
            vec![Shape::Path { points, fill: Some(fill), stroke: None, dashed: false }]
        }
        Status::Near => {
            let half = radius * 0.86;
            let stroke = Some((colours.weak, size * 0.07));
            vec![Shape::Rect { at: [x - half, y - half, half * 2.0, half * 2.0], fill: Some(fill), stroke }]
        }
        Status::Closed => {
            let tick =
                [[x - radius * 0.5, y], [x - radius * 0.1, y + radius * 0.4], [x + radius * 0.55, y - radius * 0.4]];
            let stroke = Some((Rgb([255; 3]), size * 0.12));
            let disc = Shape::Circle { at: [x, y], radius, fill: Some(fill), stroke: None };
            vec![disc, Shape::Path { points: tick.to_vec(), fill: None, stroke, dashed: false }]
        }
        Status::Open => mark(status, left, base, size, colours.weak),
        Status::Done => mark(status, left, base, size, ink),
    }
}

/// The mark of a review to come (回头看): a hollow triangle on its tip. Its left edge and the base line of the words are given.
pub(super) fn review(left: f32, base: f32, size: f32, colours: &ChartColours) -> Vec<Shape> {
    let width = size * SIZE;
    let ([x, y], radius) = ([left + width / 2.0, base - size * 0.36], width * 0.45);
    let (top, bottom) = (y - radius * 0.85, y + radius);
    let points = vec![[x - radius, top], [x + radius, top], [x, bottom], [x - radius, top]];
    let stroke = Some((colours.text, size * LINE));
    vec![Shape::Path { points, fill: Some(colours.ground), stroke, dashed: false }]
}

/// How wide a change is, as [`change`] draws it.
pub(super) fn change_width(by: i32, size: f32) -> f32 {
    size * CHANGE + font::width(&by.unsigned_abs().to_string(), size, false)
}

/// A triangle up or down with a number: how many more or fewer. More of what is late is bad news, and red.
pub(super) fn change(by: i32, status: Status, [left, base]: [f32; 2], size: f32, colours: &ChartColours) -> Vec<Shape> {
    let is_bad = status == Status::Late && by > 0;
    let colour = if is_bad { colours.of_status(status).1 } else { colours.weak };
    let (top, foot, width) = (base - size * 0.69, base - size * 0.04, size * 0.62);
    let points = if by > 0 {
        vec![[left, foot], [left + width, foot], [left + width / 2.0, top]]
    } else {
        vec![[left, top], [left + width, top], [left + width / 2.0, foot]]
    };
    let text = by.unsigned_abs().to_string();
    let at = [left + size * CHANGE, base];
    vec![
        Shape::Path { points, fill: Some(colour), stroke: None, dashed: false },
        Shape::Text { at, size, bold: is_bad, anchor: Anchor::Start, fill: colour, text },
    ]
}

/// The mark of a status; its left edge and the base line of the words are given.
pub(super) fn mark(status: Status, left: f32, base: f32, size: f32, colour: Rgb) -> Vec<Shape> {
    let (width, line) = (size * SIZE, size * LINE);
    let (middle, radius) = ([left + width / 2.0, base - size * 0.36], width * 0.45);
    let [x, y] = middle;
    let stroke = Some((colour, line));
    let ring = |radius: f32| Shape::Circle { at: middle, radius, fill: None, stroke };
    let path = |points: Vec<[f32; 2]>| Shape::Path { points, fill: None, stroke, dashed: false };
    match status {
        Status::Late => {
            let (top, bottom) = (y - radius, y + radius * 0.85);
            vec![path(vec![[x, top], [x + radius * 1.05, bottom], [x - radius * 1.05, bottom], [x, top]])]
        }
        Status::Near => {
            let half = radius * 0.86;
            vec![Shape::Rect { at: [x - half, y - half, half * 2.0, half * 2.0], fill: None, stroke }]
        }
        Status::Open => vec![ring(radius)],
        Status::Done => {
            let dot = Shape::Circle { at: middle, radius: radius * 0.4, fill: Some(colour), stroke: None };
            vec![ring(radius), dot]
        }
        Status::Closed => {
            let tick =
                [[x - radius * 0.5, y], [x - radius * 0.1, y + radius * 0.4], [x + radius * 0.55, y - radius * 0.4]];
            vec![ring(radius), path(tick.to_vec())]
        }
    }
}
