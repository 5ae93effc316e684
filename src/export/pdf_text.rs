//! The words of a PDF, as its glyphs are drawn: what a reader can search for and copy out of it.

use hayro_cmap::BfString;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use kurbo::{Affine, BezPath, Rect};

use super::error::ExportError;

/// Stands between texts that do not belong together.
pub(super) const APART: char = '\u{1}';

/// All words in the order of drawing, and the values of the document's properties.
///
/// # Errors
/// When it is no PDF that can be opened.
pub(super) fn words(bytes: &[u8]) -> Result<String, ExportError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| ExportError::Writer(format!("{error:?}")))?;
    let cache = InterpreterCache::new();
    let mut words = Words::default();
    for page in pdf.pages().iter() {
        let corner = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(Affine::IDENTITY, corner, &cache, pdf.xref(), settings);
        interpret_page(page, &mut context, &mut words);
    }
    let metadata = pdf.metadata();
    for value in [&metadata.title, &metadata.author, &metadata.subject, &metadata.keywords, &metadata.creator] {
        words.text.push(APART);
        words
            .text
            .push_str(&value.as_ref().map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default());
    }
    Ok(words.text)
}

#[derive(Default)]
struct Words {
    text: String,
}

impl Device<'_> for Words {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, _: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            match glyph.as_unicode() {
                Some(BfString::Char(c)) => self.text.push(c),
                Some(BfString::String(text)) => self.text.push_str(&text),
                None => {}
            }
        }
        self.text.push(APART);
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
