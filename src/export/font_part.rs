//! The part of a typeface that a picture needs: a font of its own, small enough to go with every picture.

use std::collections::BTreeSet;

use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::read::{FontRef, TableProvider as _};
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

/// The weights and ranges of a font: browsers refuse one without it.
const OS_2: Tag = Tag::new(b"OS/2");

/// A font that draws these characters as the whole one does; those that it lacks are left to another font. Nothing where
/// the whole one cannot be read.
#[must_use]
pub(super) fn part(font: &[u8], characters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let whole = FontRef::new(font).ok()?;
    let names = whole.cmap().ok()?;
    let mut glyphs = GlyphRemapper::new();
    let mut own = |c: &char| {
        let glyph = u16::try_from(names.map_codepoint(*c)?.to_u32()).ok()?;
        Some((*c, GlyphId::new(u32::from(glyphs.remap(glyph)))))
    };
    let mapped: Vec<(char, GlyphId)> = characters.iter().filter_map(&mut own).collect();
    // What subsetting for PDF leaves out, browsers need: which character has which glyph, and the table of ranges.
    let drawn = subsetter::subset(font, 0, &glyphs).ok()?;
    let mut part = FontBuilder::new();
    part.add_table(&Cmap::from_mappings(mapped).ok()?).ok()?;
    part.add_raw(OS_2, whole.table_data(OS_2)?);
    part.copy_missing_tables(FontRef::new(&drawn).ok()?);
    Some(part.build())
}

#[cfg(test)]
mod tests {
    use ttf_parser::{Face, OutlineBuilder};

    use super::*;
    use crate::scene::font;

    /// The steps of an outline.
    #[derive(Default)]
    struct Outline(Vec<(char, [f32; 6])>);

    impl OutlineBuilder for Outline {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push(('M', [x, y, 0.0, 0.0, 0.0, 0.0]));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push(('L', [x, y, 0.0, 0.0, 0.0, 0.0]));
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.push(('Q', [x1, y1, x, y, 0.0, 0.0]));
        }
        fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
            self.0.push(('C', [x1, y1, x2, y2, x, y]));
        }
        fn close(&mut self) {
            self.0.push(('Z', [0.0; 6]));
        }
    }

    fn drawn(face: &Face<'_>, c: char) -> (Vec<String>, Option<u16>) {
        let glyph = face.glyph_index(c).unwrap();
        let mut outline = Outline::default();
        face.outline_glyph(glyph, &mut outline);
        (outline.0.iter().map(|step| format!("{step:?}")).collect(), face.glyph_hor_advance(glyph))
    }

    #[test]
    fn a_part_draws_its_characters_as_the_whole_does_and_has_no_others() {
        let said = "清淤 112 公里、已达 97.5%(按期)g";
        for bytes in [font::REGULAR, font::BOLD] {
            let part = part(bytes, &said.chars().collect()).unwrap();
            assert!(part.len() < 20_000, "{}", part.len());
            let (whole, part) = (Face::parse(bytes, 0).unwrap(), Face::parse(&part, 0).unwrap());
            for c in said.chars() {
                assert_eq!(drawn(&part, c), drawn(&whole, c), "{c}");
            }
            assert_eq!(part.glyph_index('河'), None);
            assert_eq!((part.ascender(), part.weight()), (whole.ascender(), whole.weight()));
        }
    }

    #[test]
    fn characters_that_the_typeface_lacks_are_left_out() {
        let part = part(font::REGULAR, &"字\u{10FFFD}".chars().collect()).unwrap();
        let part = Face::parse(&part, 0).unwrap();
        assert!(part.glyph_index('字').is_some() && part.glyph_index('\u{10FFFD}').is_none());
    }
}
