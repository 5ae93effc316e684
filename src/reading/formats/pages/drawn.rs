//! What is drawn on a page: glyphs, the lines between cells, pictures. All places are in points, from the top left.

use kurbo::{BezPath, PathEl, Point, Rect, Vec2};

use super::margins::is_margin;
use super::turn::{Rule, Turn};

/// A character where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// Its left edge.
    pub(super) x: f32,
    /// Its line.
    pub(super) y: f32,
    /// The height of its type.
    pub(super) size: f32,
    /// How wide it is.
    pub(super) width: f32,
    /// The character.
    pub(super) c: char,
}

/// A glyph as it is drawn.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading::formats) struct Placed<'a> {
    /// Where it stands.
    pub(in crate::reading::formats) origin: Point,
    /// The width of an em of its type, along its line.
    pub(in crate::reading::formats) along: Vec2,
    /// The height of its type.
    pub(in crate::reading::formats) size: f32,
    /// How wide it is, in times of its em; nothing where that is not known.
    pub(in crate::reading::formats) advance: Option<f32>,
    /// Its characters; none where it does not say.
    pub(in crate::reading::formats) characters: &'a [char],
}

/// What is drawn on a page.
#[derive(Default)]
pub(in crate::reading::formats) struct Drawn {
    /// The glyphs by the way in which their lines run, each where it stands once the page is turned that way up.
    pub(super) glyphs: [Vec<Glyph>; Turn::ALL.len()],
    /// The words that run aslant, as a mark through the page does.
    pub(super) aslant: String,
    pub(super) rules: Vec<Rule>,
    /// Glyphs without a character; each stands among the others as the sign for that.
    pub(super) undecoded: usize,
    /// How many pictures there are.
    pub(super) pictures: usize,
    /// What share of the page the largest picture covers.
    covered: f32,
    /// The notes that somebody put on it.
    pub(super) comments: Vec<String>,
    pub(super) width: f32,
    pub(super) height: f32,
    /// Bytes that it may take.
    most: usize,
}

/// What a glyph takes of the room of a document, and what a note does beside its words.
const BYTES_OF_GLYPH: usize = 3;
const BYTES_OF_NOTE: usize = 16;

/// A filled shape that is no wider is a line.
const THIN: f64 = 2.5;

/// More lines than this are a drawing and no table.
const MOST_RULES: usize = 20_000;

impl Drawn {
    /// A page of this size with nothing on it, which takes no more bytes than this.
    pub(in crate::reading::formats) fn new((width, height): (f32, f32), most: usize) -> Self {
        Self { width, height, most, ..Self::default() }
    }

    /// How many glyphs there are.
    pub(super) fn count(&self) -> usize {
        self.glyphs.iter().map(Vec::len).sum()
    }

    /// How many bytes it takes: its glyphs, the words that run aslant, and the notes.
    pub(in crate::reading::formats) fn taken(&self) -> usize {
        let notes = self.comments.iter().map(|words| words.len() + BYTES_OF_NOTE);
        self.count() * BYTES_OF_GLYPH + self.aslant.len() + notes.sum::<usize>()
    }

    /// True while it may take more.
    pub(in crate::reading::formats) fn has_room(&self) -> bool {
        self.taken() < self.most
    }

    /// True for a page that is a picture with hardly a word beside it, or with no more than the scanner's stamp in its margins.
    pub(super) fn is_pictured(&self) -> bool {
        const FEW: usize = 20;
        const STAMP: usize = 120;
        const MOST_OF_IT: f32 = 0.4;
        let count = self.glyphs.iter().flatten().filter(|glyph| !glyph.c.is_whitespace()).count();
        let [level, ..] = &self.glyphs;
        let is_stamp =
            || count < STAMP && level.len() == self.count() && level.iter().all(|own| is_margin(own.y, self.height));
        self.covered > MOST_OF_IT && (count < FEW || is_stamp())
    }

    /// Takes a note that somebody put on it. Returns false once there is no room for more.
    pub(in crate::reading::formats) fn note(&mut self, words: String) -> bool {
        self.comments.push(words);
        self.has_room()
    }

    /// Takes a glyph, where it stands on the page and is large enough to be read.
    pub(in crate::reading::formats) fn glyph(&mut self, placed: &Placed<'_>) {
        let Placed { origin, along, size, advance, characters } = *placed;
        let on_page = origin.x > -1.0
            && origin.y > -1.0
            && origin.x < f64::from(self.width) + 1.0
            && origin.y < f64::from(self.height) + 1.0;
        if !on_page || !size.is_finite() || size < 1.0 || !self.has_room() {
            return;
        }
        let Some(turn) = Turn::of(along) else {
            self.aslant.extend(characters);
            return;
        };
        let unknown = [char::REPLACEMENT_CHARACTER];
        let characters = if characters.is_empty() { &unknown[..] } else { characters };
        self.undecoded += characters.iter().filter(|c| **c == char::REPLACEMENT_CHARACTER).count();
        let em = along.hypot() as f32;
        let guess = || if characters.first().is_some_and(|c| *c >= '\u{2e80}') { 1.0 } else { 0.5 };
        let advance = advance.filter(|width| width.is_finite() && *width > 0.0).unwrap_or_else(guess);
        let width = advance.min(3.0) * em / characters.len().max(1) as f32;
        let (x, y) = turn.place((origin.x as f32, origin.y as f32), (self.width, self.height));
        let own = characters.iter().zip(0_u8..);
        let Some(glyphs) = self.glyphs.get_mut(turn as usize) else { return };
        glyphs.extend(own.map(|(c, at)| Glyph { x: x + width * f32::from(at), y, size, width, c: *c }));
    }

    /// Takes a picture by the part of the page that it covers.
    pub(in crate::reading::formats) fn picture(&mut self, shown: Rect) {
        self.pictures += 1;
        let page = f64::from(self.width) * f64::from(self.height);
        let share = (shown.area().abs() / page.max(1.0)) as f32;
        if share.is_finite() {
            self.covered = self.covered.max(share);
        }
    }

    /// Takes a path as it lies on the page: its lines where it is stroked, its middle where it is filled and thin.
    pub(in crate::reading::formats) fn path(&mut self, path: &BezPath, stroked: bool) {
        let mut start = Point::ZERO;
        let mut last = Point::ZERO;
        let mut shape: Option<Rect> = None;
        for element in path.elements() {
            let to = match *element {
                PathEl::MoveTo(to) => {
                    if !stroked && let Some(shape) = shape.take() {
                        self.filled(shape);
                    }
                    start = to;
                    shape = Some(Rect::from_points(to, to));
                    to
                }
                PathEl::LineTo(to) => {
                    if stroked {
                        self.rule(last, to);
                    }
                    to
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => to,
                PathEl::ClosePath => {
                    if stroked {
                        self.rule(last, start);
                    }
                    start
                }
            };
            shape = shape.map(|shape| shape.union_pt(to));
            last = to;
        }
        if !stroked && let Some(shape) = shape {
            self.filled(shape);
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        let upright = (from.x - to.x).abs() < 1.0;
        let level = (from.y - to.y).abs() < 1.0;
        if upright == level || self.rules.len() >= MOST_RULES || !(from.is_finite() && to.is_finite()) {
            return;
        }
        let (at, a, b) = if upright { (from.x, from.y, to.y) } else { (from.y, from.x, to.x) };
        self.rules.push(Rule { upright, at: at as f32, from: a.min(b) as f32, to: a.max(b) as f32 });
    }

    /// The middle of a filled shape that is so thin that it is a line.
    fn filled(&mut self, shape: Rect) {
        let middle = shape.center();
        if shape.height() <= THIN && shape.width() > shape.height() {
            self.rule(Point::new(shape.x0, middle.y), Point::new(shape.x1, middle.y));
        } else if shape.width() <= THIN {
            self.rule(Point::new(middle.x, shape.y0), Point::new(middle.x, shape.y1));
        }
    }
}
