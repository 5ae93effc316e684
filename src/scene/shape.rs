//! A picture as shapes: what the writers of SVG and PDF both draw, so that the two cannot differ.

use crate::chart::Rgb;
use crate::file::Picture;

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The width in points.
    pub width: f32,
    /// The height in points.
    pub height: f32,
    /// What is drawn, back to front.
    pub shapes: Vec<Shape>,
}

/// Something that is drawn. Lengths are points, from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle, with a frame where one is given.
    Rect {
        /// Left, top, width, height.
        at: [f32; 4],
        /// The colour inside; nothing for a frame alone.
        fill: Option<Rgb>,
        /// The frame and its width.
        stroke: Option<(Rgb, f32)>,
    },
    /// Joined points, filled or as a line.
    Path {
        /// The points.
        points: Vec<[f32; 2]>,
        /// The colour inside; nothing for a line. The outline is one that its first point sees
        /// as a whole: the window fills it with triangles from there.
        fill: Option<Rgb>,
        /// The line and its width.
        stroke: Option<(Rgb, f32)>,
        /// True for a line of dashes.
        dashed: bool,
    },
    /// A circle.
    Circle {
        /// The middle.
        at: [f32; 2],
        /// The radius.
        radius: f32,
        /// The colour inside; nothing for a ring.
        fill: Option<Rgb>,
        /// The ring and its width.
        stroke: Option<(Rgb, f32)>,
    },
    /// A line of text.
    Text {
        /// Where it is anchored, on the base line.
        at: [f32; 2],
        /// The height of an em.
        size: f32,
        /// Regular or bold.
        bold: bool,
        /// Which end stands at the anchor.
        anchor: Anchor,
        /// The colour.
        fill: Rgb,
        /// The words.
        text: String,
    },
    /// A photograph.
    Image {
        /// Left, top, width, height.
        at: [f32; 4],
        /// What it shows.
        picture: Picture,
    },
    /// A line of text that is turned, in the regular weight.
    Turned {
        /// The middle of the line.
        at: [f32; 2],
        /// The height of an em.
        size: f32,
        /// How far it is turned, clockwise.
        degrees: f32,
        /// The colour.
        fill: Rgb,
        /// The words.
        text: String,
    },
}

/// How far the base line of words stands below their middle, as a share of their size.
pub(crate) const BASE: f32 = 0.36;

/// Which end of a text stands at its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Scene {
    /// Its first line of words, which is what it is about; nothing for a picture without words. A watermark is turned, and is
    /// not asked.
    #[must_use]
    pub fn heading(&self) -> Option<&str> {
        self.shapes
            .iter()
            .find_map(|shape| if let Shape::Text { text, .. } = shape { Some(text.as_str()) } else { None })
    }

    /// All words of the picture, in the order of drawing.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } | Shape::Turned { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }
}

impl Shape {
    /// The top and the bottom of it, at least: a line of text counts with all its height.
    #[must_use]
    pub fn extent(&self) -> [f32; 2] {
        match self {
            Self::Rect { at: [_, top, _, height], stroke, .. } => {
                let air = stroke.map_or(0.0, |(_, width)| width);
                [top - air, top + height + air]
            }
            Self::Path { points, stroke, .. } => {
                let air = stroke.map_or(0.0, |(_, width)| width);
                let all = points.iter().map(|[_, y]| *y);
                let [top, bottom] =
                    all.fold([f32::INFINITY, f32::NEG_INFINITY], |[top, bottom], y| [top.min(y), bottom.max(y)]);
                [top - air, bottom + air]
            }
            Self::Circle { at: [_, y], radius, stroke, .. } => {
                let reach = radius + stroke.map_or(0.0, |(_, width)| width);
                [y - reach, y + reach]
            }
            Self::Text { at: [_, base], size, .. } => [base - size * 1.2, base + size * 0.5],
            Self::Image { at: [_, top, _, height], .. } => [*top, top + height],
            // However far it is turned, it is no longer than its characters.
            Self::Turned { at: [_, y], size, text, .. } => {
                let reach = size * (text.chars().count() + 1) as f32 / 2.0;
                [y - reach, y + reach]
            }
        }
    }

    /// The shape moved, and made smaller or larger.
    #[must_use]
    pub fn placed(self, by: [f32; 2], scale: f32) -> Self {
        let point = |[x, y]: [f32; 2]| [x.mul_add(scale, by[0]), y.mul_add(scale, by[1])];
        let line = |stroke: Option<(Rgb, f32)>| stroke.map(|(colours, width)| (colours, width * scale));
        match self {
            Self::Rect { at: [x, y, width, height], fill, stroke } => {
                let [x, y] = point([x, y]);
                Self::Rect { at: [x, y, width * scale, height * scale], fill, stroke: line(stroke) }
            }
            Self::Path { points, fill, stroke, dashed } => {
                Self::Path { points: points.into_iter().map(point).collect(), fill, stroke: line(stroke), dashed }
            }
            Self::Circle { at, radius, fill, stroke } => {
                Self::Circle { at: point(at), radius: radius * scale, fill, stroke: line(stroke) }
            }
            Self::Text { at, size, bold, anchor, fill, text } => {
                Self::Text { at: point(at), size: size * scale, bold, anchor, fill, text }
            }
            Self::Image { at: [x, y, width, height], picture } => {
                let [x, y] = point([x, y]);
                Self::Image { at: [x, y, width * scale, height * scale], picture }
            }
            Self::Turned { at, size, degrees, fill, text } => {
                Self::Turned { at: point(at), size: size * scale, degrees, fill, text }
            }
        }
    }
}
