//! A page of a PDF as it is drawn.

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as Drawing, GlyphRun, PositionedGlyph};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::page::Page as Source;
use hayro_syntax::xref::XRef;
use kurbo::{Affine, BezPath, Point, Rect};

use crate::reading::formats::pages::{Drawn, Placed};

use super::comments::comments;

/// A page that is being drawn.
struct Drawer(Drawn);

/// What is drawn on a page, as far as it takes no more bytes than this.
pub(super) fn drawn<'a>(
    page: &Source<'a>,
    xref: &'a XRef,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    most: usize,
) -> Drawn {
    let (width, height) = page.render_dimensions();
    let mut own = Drawer(Drawn::new((width, height), most));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let edges = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(upright, edges, cache, xref, settings.clone());
    interpret_page(page, &mut context, &mut own);
    comments(page, |words| own.0.note(words));
    own.0
}

impl Drawer {
    fn take(&mut self, glyph: &PositionedGlyph<'_>, outer: Affine) {
        // An em has 1,000 units.
        const EM: f64 = 1000.0;
        let place = outer * glyph.transform();
        let (origin, up, right) = (place * Point::ZERO, place * Point::new(0.0, EM), place * Point::new(EM, 0.0));
        let advance = match &**glyph {
            Drawing::Outline(own) => own.advance_width(),
            Drawing::Type3(own) => own.advance_width(),
        };
        self.0.glyph(&Placed {
            origin,
            along: right - origin,
            size: (up - origin).hypot() as f32,
            advance: advance.map(|width| width / EM as f32),
            characters: &glyph_text(glyph),
        });
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

impl Device<'_> for Drawer {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        let stroked = matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..));
        self.0.path(&(props.transform * path.clone()), stroked);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.take(glyph, props.transform);
        }
    }

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let own = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        self.0.picture(props.transform.transform_rect_bbox(own));
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
