//! Pictures of evidence on a page, each with what it shows below it.

use crate::chart::DeckPicture;

use super::super::font;
use super::super::shape::{Anchor, Shape};
use super::{BODY, BODY_END, Draw, EDGE, SIZE};

/// The space between two pictures, and above them.
const GAP: f32 = 24.0;
const AIR: f32 = 12.0;

/// The room for the words below them: their first base line below the picture, how far apart lines are.
const WORDS: f32 = 96.0;
const FIRST: f32 = 38.0;
const PITCH: f32 = 40.0;

/// How many times larger than its pixels a picture is drawn at most.
const LARGEST: f32 = 2.0;

impl Draw {
    /// Pictures side by side below `y`, each as large as its place.
    pub(super) fn pictures(&mut self, pictures: &[DeckPicture], y: f32) {
        let count = pictures.len().max(1) as f32;
        let width = (SIZE[0] - 2.0 * EDGE - (count - 1.0) * GAP) / count;
        let room = [width, BODY_END - y - AIR - WORDS];
        for (n, own) in pictures.iter().enumerate() {
            let left = (n as f32).mul_add(width + GAP, EDGE);
            let size = fitted(own.picture.size, room);
            let at = [left, y + AIR, size[0], size[1]];
            let about = format!("{} {}", own.head, own.title);
            self.picture(&about, |draw| draw.shapes.push(Shape::Image { at, picture: own.picture.clone() }));
            self.shapes.push(Shape::Rect { at, fill: None, stroke: Some((self.colours.line, 2.0)) });
            let base = y + AIR + size[1] + FIRST;
            let head = font::fit(&own.head, BODY, true, width);
            self.text([left, base], &head, BODY, true, Anchor::Start, self.colours.text);
            let title = font::fit(&own.title, BODY, false, width);
            self.text([left, base + PITCH], &title, BODY, false, Anchor::Start, self.colours.weak);
        }
    }
}

/// The size of a picture in a place that it does not leave, in its own proportion.
fn fitted([wide, high]: [usize; 2], [width, height]: [f32; 2]) -> [f32; 2] {
    let [wide, high] = [wide, high].map(|pixels| pixels.max(1) as f32);
    let scale = (width / wide).min(height / high).min(LARGEST);
    [wide * scale, high * scale]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(a: [f32; 2], b: [f32; 2]) -> bool {
        a.iter().zip(b).all(|(a, b)| (a - b).abs() < 0.01)
    }

    #[test]
    fn a_picture_keeps_its_proportion_within_its_place() {
        assert!(is_near(fitted([1600, 1200], [800.0, 640.0]), [800.0, 600.0]));
        assert!(is_near(fitted([600, 1200], [800.0, 600.0]), [300.0, 600.0]));
        // A small one is not blown up without end.
        assert!(is_near(fitted([100, 50], [800.0, 600.0]), [200.0, 100.0]));
    }
}
