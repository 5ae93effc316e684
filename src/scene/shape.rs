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

/// How far below a line the next one of the same paragraph stands at most, in sizes of its words.
const NEXT_LINE: f32 = 1.8;

impl Scene {
    /// Its first words with the lines on which they go on, which are what it is about; nothing for a picture without words. A
    /// watermark is turned, and is not asked.
    #[must_use]
    pub fn heading(&self) -> Option<String> {
        let joined = self.heading_lines().into_iter().fold(String::new(), |text, line| {
            // Where a line was broken at a blank, the blank is gone.
            let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
            let blank = if is_latin(text.chars().next_back()) && is_latin(line.chars().next()) { " " } else { "" };
            text + blank + line
        });
        (!joined.is_empty()).then_some(joined)
    }

    /// The lines of its heading: the first words, and those below them that look the same.
    pub(crate) fn heading_lines(&self) -> Vec<&str> {
        let texts = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { at, size, bold, anchor, text, .. } => Some((*at, *size, *bold, *anchor, text.as_str())),
            _ => None,
        });
        let mut lines: Vec<&str> = Vec::new();
        let mut last = None;
        for (at, size, bold, anchor, text) in texts {
            let goes_on = last.is_none_or(|([x, y], own, was_bold, was_anchor): ([f32; 2], f32, bool, Anchor)| {
                let [right, down] = [at[0] - x, at[1] - y];
                let looks_alike = (own - size).abs() < 0.01 && was_bold == bold && was_anchor == anchor;
                looks_alike && right.abs() < 0.01 && down > 0.0 && down < size * NEXT_LINE
            });
            if !goes_on {
                break;
            }
            lines.push(text);
            last = Some((at, size, bold, anchor));
        }
        lines
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
    /// Its words, where it has some in the bold weight, or in the regular one.
    #[must_use]
    pub fn words_in(&self, is_bold: bool) -> Option<&str> {
        match self {
            Self::Text { bold, text, .. } if *bold == is_bold => Some(text),
            Self::Turned { text, .. } if !is_bold => Some(text),
            _ => None,
        }
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str, y: f32, size: f32) -> Shape {
        let (bold, anchor, fill) = (size > 15.0, Anchor::Start, Rgb([0; 3]));
        Shape::Text { at: [20.0, y], size, bold, anchor, fill, text: words.to_owned() }
    }

    #[test]
    fn a_heading_of_several_lines_is_one() {
        let of = |shapes: Vec<Shape>| Scene { width: 300.0, height: 200.0, shapes }.heading();
        let subtitle = || text("截至 9月15日", 80.0, 12.0);
        let chinese = vec![text("4 项逾期、最久 33 天;5 项", 20.0, 20.0), text("待核验", 50.0, 20.0), subtitle()];
        assert_eq!(of(chinese).as_deref(), Some("4 项逾期、最久 33 天;5 项待核验"));
        let english = vec![text("4 items are", 20.0, 20.0), text("late", 50.0, 20.0), subtitle()];
        assert_eq!(of(english).as_deref(), Some("4 items are late"));
        let apart = vec![text("牵头单位", 20.0, 20.0), text("水利局", 90.0, 20.0)];
        assert_eq!(of(apart).as_deref(), Some("牵头单位"), "words further down are others");
        assert_eq!(of(Vec::new()), None);
    }
}
