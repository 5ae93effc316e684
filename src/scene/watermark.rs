//! The watermark of a page: words that are pale and turned, behind everything else.

use crate::chart::Rgb;

use super::font;
use super::shape::{Scene, Shape};

/// White paper.
const GROUND: Rgb = Rgb([255, 255, 255]);
/// How far the words differ from their ground, of 255: little enough to read through them.
const CONTRAST: u8 = 0x22;
/// The colour of the words on white.
pub const PALE: Rgb = Rgb([255 - CONTRAST; 3]);
/// How far the words are turned, in degrees clockwise.
pub const DEGREES: f32 = -40.0;
/// The largest size of the words, as a share of the shorter side of the page.
const LARGEST: f32 = 0.16;
/// How much of the shorter side they may take along their own line.
const LENGTH: f32 = 1.05;

/// The colour of the words on a ground: darker on a light one, lighter on a dark one.
fn pale(Rgb(ground): Rgb) -> Rgb {
    let is_light = ground.iter().map(|part| u32::from(*part)).sum::<u32>() > 3 * 128;
    Rgb(ground.map(|part| if is_light { part.saturating_sub(CONTRAST) } else { part.saturating_add(CONTRAST) }))
}

/// The size of the words of a watermark on a page of this width and height, in points.
#[must_use]
pub fn watermark_size(text: &str, [width, height]: [f32; 2]) -> f32 {
    let side = width.min(height);
    let at_one = font::width(text, 1.0, false).max(1.0);
    (side * LENGTH / at_one).min(side * LARGEST)
}

impl Scene {
    /// The picture with a watermark on its ground, which is what is drawn first.
    #[must_use]
    pub fn with_watermark(mut self, text: &str) -> Self {
        let ground =
            if let Some(Shape::Rect { fill: Some(ground), .. }) = self.shapes.first() { *ground } else { GROUND };
        if let Some(mark) = on_ground(text, [self.width, self.height], ground) {
            let at = self.shapes.len().min(1);
            self.shapes.insert(at, mark);
        }
        self
    }
}

/// The words across the middle of a white page; nothing where there are none.
#[must_use]
pub fn watermark(text: &str, page: [f32; 2]) -> Option<Shape> {
    on_ground(text, page, GROUND)
}

fn on_ground(text: &str, page: [f32; 2], ground: Rgb) -> Option<Shape> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let size = watermark_size(text, page);
    Some(Shape::Turned {
        at: page.map(|side| side / 2.0),
        size,
        degrees: DEGREES,
        fill: pale(ground),
        text: text.to_owned(),
    })
}
