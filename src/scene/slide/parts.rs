//! A page with its parts told apart, for a file in which they are changed: which of its shapes say the title, which a table,
//! and which make a picture together.

use std::ops::Range;

use crate::chart::{DeckSide, Rgb};

use super::super::shape::Scene;

/// A page and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// All of it, as it is shown.
    pub scene: Scene,
    /// What each of its shapes is a part of.
    pub parts: Vec<SlidePart>,
    /// The title.
    pub title: SlideTitle,
    /// The table, where the page has one.
    pub table: Option<SlideTable>,
    /// What each picture shows, in words; without words it is what the title says.
    pub pictures: Vec<String>,
}

/// What a shape is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlidePart {
    /// Of nothing else: it stands for itself.
    Alone,
    /// The title.
    Title,
    /// Words and rules of the table.
    Table,
    /// A picture, by its place among those of the page.
    Picture(usize),
}

/// The title of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SlideTitle {
    /// Left, top, width and height of its place; its words stand in the middle of the height.
    pub at: [f32; 4],
    /// The size of its words.
    pub size: f32,
    /// Its lines, where they were parted on purpose; else one.
    pub lines: Vec<String>,
    /// True on the first page.
    pub is_cover: bool,
}

/// A table of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SlideTable {
    /// The upper left corner.
    pub at: [f32; 2],
    /// The widths of the columns, the space before the next one with each.
    pub columns: Vec<f32>,
    /// The rows, that of the headings first.
    pub rows: Vec<SlideRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideRow {
    /// How high it is.
    pub height: f32,
    /// Its cells.
    pub cells: Vec<SlideCell>,
    /// The colour and the width of the rule below it.
    pub rule: (Rgb, f32),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideCell {
    /// Its paragraphs: words of several looks each.
    pub paragraphs: Vec<Vec<SlideWords>>,
    /// To which side they stand.
    pub side: DeckSide,
    /// How far below the top of the row the first line begins, and how far apart lines are.
    pub top: f32,
    /// How far apart its lines are.
    pub pitch: f32,
    /// How much of its width at the right belongs to the space before the next column.
    pub gap: f32,
}

/// Words of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct SlideWords {
    /// The words.
    pub text: String,
    /// Their size.
    pub size: f32,
    /// Regular or bold.
    pub bold: bool,
    /// The colour.
    pub fill: Rgb,
}

impl Slide {
    /// A page without table and pictures.
    pub(super) fn new(scene: Scene, title: SlideTitle, told: Vec<(Range<usize>, SlidePart)>) -> Self {
        let mut parts = vec![SlidePart::Alone; scene.shapes.len()];
        for (shapes, part) in told {
            parts.get_mut(shapes).into_iter().flatten().for_each(|own| *own = part);
        }
        Self { scene, parts, title, table: None, pictures: Vec::new() }
    }

    /// The page with a watermark on its ground.
    #[must_use]
    pub fn with_watermark(self, text: &str) -> Self {
        let count = self.scene.shapes.len();
        let scene = self.scene.with_watermark(text);
        let mut parts = self.parts;
        // It comes behind the ground, which is the first shape.
        if scene.shapes.len() > count {
            parts.insert(count.min(1), SlidePart::Alone);
        }
        Self { scene, parts, ..self }
    }
}
