//! What is drawn on a page: glyphs, the lines between cells, pictures. All places are in points, from the top left.

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as Drawing, GlyphRun, PositionedGlyph};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::page::Page as Source;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, BezPath, PathEl, Point, Rect};

use super::cells::{Ruled, ruled};
use super::comments::comments;
use super::line::{Line, lines};
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

/// What is drawn on a page.
#[derive(Default)]
pub(super) struct Drawn {
    /// The glyphs by the way in which their lines run, each where it stands once the page is turned that way up.
    glyphs: [Vec<Glyph>; Turn::ALL.len()],
    /// The words that run aslant, as a mark through the page does.
    aslant: String,
    rules: Vec<Rule>,
    /// Glyphs without a character; each stands among the others as the sign for that.
    pub(super) undecoded: usize,
    /// How many pictures there are.
    pub(super) pictures: usize,
    /// What share of the page the largest picture covers.
    covered: f32,
    /// The notes that somebody put on it.
    comments: Vec<String>,
    width: f32,
    height: f32,
    /// Bytes that it may take.
    most: usize,
}

/// A page as lines and tables.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Lines that stand in no table.
    pub(super) lines: Vec<Line>,
    /// The tables.
    pub(super) tables: Vec<Ruled>,
    /// What is left out of it, as margins: the running heads and numbers, and the notes.
    pub(super) margins: Vec<String>,
    pub(super) notes: Vec<String>,
    /// The notes that somebody put on it.
    pub(super) comments: Vec<String>,
    /// True where it is no page of its own but the lines of one that run another way than most.
    pub(super) is_aside: bool,
}

/// What a glyph takes of the room of a document, and what a note does beside its words.
const BYTES_OF_GLYPH: usize = 3;
const BYTES_OF_NOTE: usize = 16;

/// A filled shape that is no wider is a line.
const THIN: f64 = 2.5;

/// More lines than this are a drawing and no table.
const MOST_RULES: usize = 20_000;

impl Drawn {
    /// What is drawn on a page, as far as it takes no more bytes than this.
    pub(super) fn of<'a>(
        page: &Source<'a>,
        xref: &'a XRef,
        cache: &InterpreterCache<'a>,
        settings: &InterpreterSettings,
        most: usize,
    ) -> Self {
        let (width, height) = page.render_dimensions();
        let mut own = Self { width, height, most, ..Self::default() };
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let edges = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(upright, edges, cache, xref, settings.clone());
        interpret_page(page, &mut context, &mut own);
        comments(page, |words| {
            own.comments.push(words);
            own.has_room()
        });
        own
    }

    /// How many glyphs there are.
    pub(super) fn count(&self) -> usize {
        self.glyphs.iter().map(Vec::len).sum()
    }

    /// How many bytes it takes: its glyphs, the words that run aslant, and the notes.
    pub(super) fn taken(&self) -> usize {
        let notes = self.comments.iter().map(|words| words.len() + BYTES_OF_NOTE);
        self.count() * BYTES_OF_GLYPH + self.aslant.len() + notes.sum::<usize>()
    }

    fn has_room(&self) -> bool {
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

    fn take(&mut self, glyph: &PositionedGlyph<'_>, outer: Affine) {
        // An em has 1,000 units.
        const EM: f64 = 1000.0;
        let place = outer * glyph.transform();
        let (origin, up, right) = (place * Point::ZERO, place * Point::new(0.0, EM), place * Point::new(EM, 0.0));
        let (along, size) = (right - origin, (up - origin).hypot() as f32);
        let on_page = origin.x > -1.0
            && origin.y > -1.0
            && origin.x < f64::from(self.width) + 1.0
            && origin.y < f64::from(self.height) + 1.0;
        if !on_page || !size.is_finite() || size < 1.0 || !self.has_room() {
            return;
        }
        let Some(turn) = Turn::of(along) else {
            self.aslant.extend(glyph_text(glyph));
            return;
        };
        let advance = match &**glyph {
            Drawing::Outline(own) => own.advance_width(),
            Drawing::Type3(own) => own.advance_width(),
        };
        let mut characters = glyph_text(glyph);
        if characters.is_empty() {
            self.undecoded += 1;
            characters.push(char::REPLACEMENT_CHARACTER);
        }
        let em = along.hypot() as f32;
        let guess = || if characters.first().is_some_and(|c| *c >= '\u{2e80}') { 1.0 } else { 0.5 };
        let advance = advance.filter(|width| width.is_finite() && *width > 0.0).map(|width| width / EM as f32);
        let width = advance.unwrap_or_else(guess).min(3.0) * em / characters.len().max(1) as f32;
        let (x, y) = turn.place((origin.x as f32, origin.y as f32), (self.width, self.height));
        let own = characters.iter().zip(0_u8..);
        let Some(glyphs) = self.glyphs.get_mut(turn as usize) else { return };
        glyphs.extend(own.map(|(c, at)| Glyph { x: x + width * f32::from(at), y, size, width, c: *c }));
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

impl Page {
    /// True for a page that lies on its side.
    pub(super) fn is_wide(&self) -> bool {
        self.width > self.height
    }

    /// Lines and tables of what is drawn: a page for each way in which lines run. The lines between cells are those of the
    /// way in which most run. A few characters of another way are a mark at the edge, as where pages are bound.
    pub(super) fn all(drawn: Drawn) -> Vec<Self> {
        const FEW: usize = 10;
        let is_pictured = drawn.is_pictured();
        let sides = (drawn.width, drawn.height);
        // The level one where there are no words at all.
        let counts = Turn::ALL.into_iter().zip(drawn.glyphs.iter().map(Vec::len));
        let main = counts.rev().max_by_key(|(_, count)| *count).map_or(Turn::Level, |(turn, _)| turn);
        let (mut pages, mut marks) = (Vec::new(), Vec::new());
        for (turn, glyphs) in Turn::ALL.into_iter().zip(drawn.glyphs) {
            let rules = drawn.rules.iter().filter(|_| turn == main).map(|rule| turn.rule(*rule, sides));
            let is_aside = turn != main;
            let words = glyphs.iter().filter(|glyph| glyph.c.is_alphanumeric()).take(FEW).count();
            let page = Self::of(glyphs, &rules.collect::<Vec<_>>(), turn.sides(sides));
            if is_aside && words < FEW {
                marks.extend(page.lines.into_iter().map(|line| line.text));
            } else {
                pages.push(Self { is_aside, ..page });
            }
        }
        if let Some(first) = pages.first_mut() {
            first.comments = drawn.comments;
            first.margins = marks;
            first.margins.extend(Some(drawn.aslant).filter(|words| !words.trim().is_empty()));
            if is_pictured {
                let height = first.height;
                let stamp = first.lines.extract_if(.., |line| is_margin(line.y, height));
                first.margins.extend(stamp.map(|line| line.text));
            }
        }
        pages
    }

    fn of(mut glyphs: Vec<Glyph>, rules: &[Rule], (width, height): (f32, f32)) -> Self {
        let tables = ruled(rules, &mut glyphs);
        let mut lines = lines(glyphs);
        super::columns::number(&mut lines, &tables);
        Self { width, height, lines, tables, ..Self::default() }
    }
}

/// The characters of a glyph; none where it does not say.
fn glyph_text(glyph: &PositionedGlyph<'_>) -> Vec<char> {
    const MOST: usize = 16;
    match glyph.as_unicode() {
        Some(BfString::Char(c)) => vec![c],
        Some(BfString::String(text)) => text.chars().take(MOST).collect(),
        None => Vec::new(),
    }
}

impl Device<'_> for Drawn {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        let mut start = Point::ZERO;
        let mut last = Point::ZERO;
        let mut shape: Option<Rect> = None;
        for element in path.elements() {
            let element = props.transform * *element;
            let to = match element {
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

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, props.transform);
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        self.pictures += 1;
        let own = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shown = props.transform.transform_rect_bbox(own);
        let page = f64::from(self.width) * f64::from(self.height);
        let share = (shown.area().abs() / page.max(1.0)) as f32;
        if share.is_finite() {
            self.covered = self.covered.max(share);
        }
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
