//! The words of a PDF, as its glyphs are drawn: what a reader can search for and copy out of it.

use hayro_cmap::BfString;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;
use hayro_syntax::object::dict::keys::{FIRST, NEXT, OUTLINES, TITLE};
use kurbo::{Affine, BezPath, Rect};

use super::error::ExportError;

/// Stands between texts that do not belong together.
pub(super) const APART: char = '\u{1}';

/// More bookmarks are in no file that is written here.
const MOST_BOOKMARKS: usize = 100_000;

/// All words in the order of drawing, the values of the document's properties, and its bookmarks.
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
    bookmarks(&pdf, &mut words.text);
    Ok(words.text)
}

/// The bookmarks (ISO 32000-1, 12.3.3): the first of each level, and those that follow it.
fn bookmarks(pdf: &Pdf, words: &mut String) {
    let outline = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()).and_then(|root| root.get::<Dict<'_>>(OUTLINES));
    let mut waiting: Vec<Dict<'_>> = outline.into_iter().collect();
    // A file that leads round in circles has an end as well.
    for _ in 0..MOST_BOOKMARKS {
        let Some(own) = waiting.pop() else { return };
        if let Some(title) = own.get::<hayro_syntax::object::String<'_>>(TITLE) {
            words.push(APART);
            words.push_str(&decoded(title.as_bytes()));
        }
        waiting.extend([NEXT, FIRST].into_iter().filter_map(|key| own.get::<Dict<'_>>(key)));
    }
}

/// A text of a property (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, else as near as UTF-8 comes.
fn decoded(bytes: &[u8]) -> String {
    let Some(units) = bytes.strip_prefix(&[0xfe, 0xff]) else { return String::from_utf8_lossy(bytes).into_owned() };
    let units = units.chunks_exact(2).map(|pair| pair.iter().fold(0_u16, |unit, byte| (unit << 8) | u16::from(*byte)));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Scene;

    #[test]
    fn bookmarks_are_searched_as_well() {
        let page = || Scene { width: 200.0, height: 100.0, shapes: Vec::new() };
        let headings = [(0, "渠首清淤".to_owned()), (1, "内部意见 B".to_owned()), (2, "plain".to_owned())];
        let bytes = crate::export::pdf(&[page(), page(), page()], &headings).unwrap();
        let said = words(&bytes).unwrap();
        assert!(headings.iter().all(|(_, heading)| said.contains(heading)), "{said:?}");
    }
}
