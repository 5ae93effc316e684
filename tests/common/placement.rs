//! What a picky reader would call wrong in where the words of a picture stand: on each other, on a line or a mark, over an edge,
//! cut off, hidden, or too pale. Widths are those of the typefaces, asked here anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use guatu::chart::{ChartColours, Rgb};
use guatu::scene::{Anchor, BOLD, REGULAR, Scene, Shape};

/// How far a line of words reaches above and below its base line, in sizes of the words.
const ABOVE: f32 = 0.80;
const UNDER: f32 = 0.08;

/// How much may meet before it is seen, in points.
const SEEN: f32 = 0.7;

/// The least contrast of words, and of large ones.
const CONTRAST: [f32; 2] = [4.5, 3.0];

/// The left, upper, right and lower edge.
type Area = [f32; 4];

/// Words with the area that they take.
struct Words<'a> {
    area: Area,
    size: f32,
    fill: Rgb,
    text: &'a str,
}

fn width(text: &str, size: f32, bold: bool) -> f32 {
    let face = ttf_parser::Face::parse(if bold { BOLD } else { REGULAR }, 0).unwrap();
    let em = f32::from(face.units_per_em());
    let advance = |c| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(em, f32::from);
    text.chars().map(advance).sum::<f32>() / em * size
}

fn words(shape: &Shape) -> Option<Words<'_>> {
    let Shape::Text { at: [x, y], size, bold, anchor, fill, text } = shape else { return None };
    let wide = width(text, *size, *bold);
    let left = x - match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => wide / 2.0,
        Anchor::End => wide,
    };
    Some(Words { area: [left, y - size * ABOVE, left + wide, y + size * UNDER], size: *size, fill: *fill, text })
}

/// How much two areas have in common, in each direction; negative where they are apart.
fn common(a: Area, b: Area) -> [f32; 2] {
    [a[2].min(b[2]) - a[0].max(b[0]), a[3].min(b[3]) - a[1].max(b[1])]
}

fn meet(a: Area, b: Area) -> bool {
    common(a, b).iter().all(|part| *part > SEEN)
}

fn holds(outer: Area, inner: Area) -> bool {
    outer[0] <= inner[0] + SEEN
        && outer[1] <= inner[1] + SEEN
        && outer[2] >= inner[2] - SEEN
        && outer[3] >= inner[3] - SEEN
}

/// The part of a segment within an area, as its own area; nothing where it passes by.
fn within(from: [f32; 2], to: [f32; 2], area: Area) -> Option<Area> {
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    for at in 0..2 {
        let (along, low, high) = (to[at] - from[at], area[at], area[at + 2]);
        if along.abs() < 1e-6 {
            if from[at] < low || from[at] > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - from[at]) / along, (high - from[at]) / along);
        first = first.max(a.min(b));
        last = last.min(a.max(b));
    }
    let point = |share: f32, at: usize| from[at] + (to[at] - from[at]) * share;
    (first < last).then(|| {
        let (a, b) = ([point(first, 0), point(first, 1)], [point(last, 0), point(last, 1)]);
        [a[0].min(b[0]), a[1].min(b[1]), a[0].max(b[0]), a[1].max(b[1])]
    })
}

fn luminance(Rgb(parts): Rgb) -> f32 {
    let linear = |part: u8| {
        let part = f32::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2])
}

fn contrast(a: Rgb, b: Rgb) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The area that a shape takes.
fn bounds(shape: &Shape) -> Area {
    match shape {
        Shape::Rect { at, .. } | Shape::Image { at, .. } => [at[0], at[1], at[0] + at[2], at[1] + at[3]],
        Shape::Path { points, .. } => {
            let fold = |by: fn(f32, f32) -> f32, n: usize| points.iter().map(|own| own[n]).reduce(by).unwrap_or(0.0);
            [fold(f32::min, 0), fold(f32::min, 1), fold(f32::max, 0), fold(f32::max, 1)]
        }
        Shape::Circle { at: [x, y], radius, .. } => [x - radius, y - radius, x + radius, y + radius],
        Shape::Text { .. } => words(shape).map_or([0.0; 4], |own| own.area),
        Shape::Turned { .. } => [0.0; 4],
    }
}

/// A picture with the area of each shape.
struct Picture<'a> {
    shapes: &'a [Shape],
    areas: Vec<Area>,
    colours: &'a ChartColours,
}

impl Picture<'_> {
    /// True for what lies behind all marks: words may begin on it and end beside it.
    fn is_ground(&self, fill: Rgb) -> bool {
        [self.colours.ground, self.colours.panel, self.colours.sunken].contains(&fill)
    }

    /// True where something covers an area between two shapes.
    fn is_covered(&self, area: Area, between: std::ops::Range<usize>) -> bool {
        between
            .into_iter()
            .any(|n| matches!(self.shapes[n], Shape::Rect { fill: Some(_), .. }) && holds(self.areas[n], area))
    }

    /// True where words lie as a whole on areas of one colour.
    fn lies_on(&self, fill: Option<Rgb>, [left, top, right, bottom]: Area) -> bool {
        let corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
        let has = |[x, y]: [f32; 2]| {
            self.shapes.iter().zip(&self.areas).any(|(shape, area)| {
                matches!(shape, Shape::Rect { fill: own, .. } if *own == fill) && holds(*area, [x, y, x, y])
            })
        };
        fill.is_some() && corners.into_iter().all(has)
    }

    /// What is wrong between words and another shape.
    fn fault(&self, at: usize, own: &Words<'_>, other: usize) -> Option<String> {
        // Letters have room around them in their line.
        let inner =
            [own.area[0] + SEEN, own.area[1] + own.size * 0.1, own.area[2] - SEEN, own.area[3] - own.size * 0.06];
        let area = self.areas[other];
        if !(area[0] <= inner[2] && area[2] >= inner[0] && area[1] <= inner[3] && area[3] >= inner[1]) {
            return None;
        }
        let hidden = |part: Area| other < at && self.is_covered(part, other + 1..at);
        let is_mark = |fill: Option<Rgb>| fill.is_none_or(|fill| !self.is_ground(fill));
        match &self.shapes[other] {
            Shape::Text { text, size, .. } if other < at => {
                let is_seen =
                    common(own.area, area)[0] > SEEN && common(own.area, area)[1] > own.size.min(*size) * 0.15;
                is_seen.then(|| format!("on words: {:?} on {text:?}", own.text))
            }
            Shape::Rect { fill, .. } => {
                if other > at && fill.is_some() && meet(area, inner) {
                    return Some(format!("hidden: {:?}", own.text));
                }
                let both = [area[0].max(inner[0]), area[1].max(inner[1]), area[2].min(inner[2]), area[3].min(inner[3])];
                let is_cut = meet(area, inner) && !self.lies_on(*fill, inner) && is_mark(*fill) && !holds(area, inner);
                (is_cut && !hidden(both)).then(|| format!("over the edge of a bar: {:?}", own.text))
            }
            Shape::Path { points, fill: None, stroke: Some(_), .. } => {
                let mut parts = points.windows(2).filter_map(|ends| within(ends[0], ends[1], inner));
                let is_seen = |part: &Area| part[2] - part[0] > SEEN || part[3] - part[1] > SEEN * 2.0;
                parts.any(|part| is_seen(&part) && !hidden(part)).then(|| format!("on a line: {:?}", own.text))
            }
            Shape::Path { fill: Some(fill), .. } => {
                let is_cut = meet(area, inner) && !holds(area, inner) && is_mark(Some(*fill));
                (is_cut && !hidden(area)).then(|| format!("on a mark: {:?}", own.text))
            }
            Shape::Circle { fill, .. } => {
                let is_cut = meet(area, inner) && is_mark(*fill) && !hidden(area);
                is_cut.then(|| format!("on a mark: {:?}", own.text))
            }
            _ => None,
        }
    }

    /// What words lie on.
    fn ground(&self, at: usize, own: &Words<'_>) -> Rgb {
        let middle = [0, 1].map(|n| f32::midpoint(own.area[n], own.area[n + 2]));
        let area = [middle[0], middle[1], middle[0], middle[1]];
        let fills = self.shapes[..at].iter().zip(&self.areas).rev().filter(|(_, own)| holds(**own, area));
        let fill = |(shape, _): (&Shape, &Area)| match shape {
            Shape::Rect { fill, .. } | Shape::Path { fill, .. } | Shape::Circle { fill, .. } => *fill,
            _ => None,
        };
        fills.into_iter().find_map(fill).unwrap_or(self.colours.ground)
    }
}

/// Everything of a picture that is wrong, in words.
pub(crate) fn faults(scene: &Scene, colours: &ChartColours) -> Vec<String> {
    let page = [0.0, 0.0, scene.width, scene.height];
    let areas = scene.shapes.iter().map(bounds).collect();
    let picture = Picture { shapes: &scene.shapes, areas, colours };
    let mut faults = Vec::new();
    for (at, shape) in scene.shapes.iter().enumerate() {
        let Some(own) = words(shape) else { continue };
        if !holds(page, own.area) {
            faults.push(format!("over the edge: {:?}", own.text));
        }
        if own.text.ends_with('…') {
            faults.push(format!("cut: {:?}", own.text));
        }
        let others = (1..scene.shapes.len()).filter(|other| *other != at);
        faults.extend(others.filter_map(|other| picture.fault(at, &own, other)));
        let least = if own.size >= 24.0 { CONTRAST[1] } else { CONTRAST[0] };
        let contrast = contrast(own.fill, picture.ground(at, &own));
        if contrast < least {
            faults.push(format!("pale: {:?} {contrast:.1}", own.text));
        }
    }
    faults
}
