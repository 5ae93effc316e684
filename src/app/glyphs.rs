//! How large the texture of drawn characters may become.
//!
//! The toolkit draws each character once for each size and keeps it in one texture, in memory and on the graphics card,
//! until that is nearly full. By itself it takes the largest texture that the card can hold, 16,384 pixels a side and so a
//! gigabyte of characters in sizes that nobody looks at any more: each step of zoom and each page of a briefing brings new
//! ones. Here the texture gets about as many pixels as the windows have: what is in sight always fits, and the rest is
//! drawn again when it is wanted.

use std::collections::BTreeMap;

use egui::{Context, RawInput, Vec2, ViewportId};

/// The least side that the toolkit takes.
const LEAST: usize = 1024;

/// Sets the largest side of the texture in every frame.
#[derive(Debug, Default)]
pub(super) struct GlyphTexture {
    /// What the graphics card can hold; told once.
    card: Option<usize>,
    /// The pixels of each window. They share one texture, which a different answer would empty.
    windows: BTreeMap<ViewportId, Vec2>,
}

impl egui::Plugin for GlyphTexture {
    fn debug_name(&self) -> &'static str {
        "glyph texture"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.card = input.max_texture_side.or(self.card);
        self.windows.retain(|window, _| input.viewports.contains_key(window));
        if let Some(screen) = input.screen_rect {
            let scale = input.viewport().native_pixels_per_point.unwrap_or(1.0) * ctx.zoom_factor();
            self.windows.insert(input.viewport_id, screen.size() * scale);
        }
        input.max_texture_side = Some(side(self.windows.values()).min(self.card.unwrap_or(usize::MAX)));
    }
}

/// The side of a square that has as many pixels as the largest window, as a power of two: rarely another one while a window
/// is resized.
fn side<'a>(windows: impl Iterator<Item = &'a Vec2>) -> usize {
    let pixels = windows.map(|size| size.x * size.y).fold(0.0, f32::max);
    (pixels.sqrt() as usize).next_power_of_two().max(LEAST)
}

#[cfg(test)]
mod tests {
    use egui::{RichText, vec2};

    use super::*;

    /// The pixels of the texture after characters of many sizes were shown in a window of this size.
    fn texture_after(card: usize, window: Vec2) -> usize {
        let text: String = ('一'..='丿').take(60).collect();
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::fonts::definitions());
        ctx.add_plugin(GlyphTexture::default());
        for size in (10..90_u16).step_by(4) {
            let mut input = RawInput { max_texture_side: Some(card), ..RawInput::default() };
            input.screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, window));
            let draw = |ui: &mut egui::Ui| drop(ui.label(RichText::new(&text).size(f32::from(size))));
            ctx.run_ui(input, draw).drop_without_applying_deltas();
        }
        ctx.fonts(|fonts| fonts.font_image_size().iter().product())
    }

    #[test]
    fn characters_of_many_sizes_take_no_more_than_the_pixels_of_the_window() {
        let pixels = texture_after(16_384, vec2(1280.0, 720.0));
        assert!(pixels <= 1024 * 1024, "{pixels}");
    }

    #[test]
    fn it_is_never_larger_than_the_card_can_hold() {
        let pixels = texture_after(1024, vec2(3840.0, 2160.0));
        assert!(pixels <= 1024 * 1024, "{pixels}");
    }

    #[test]
    fn a_larger_window_gets_a_larger_texture() {
        assert_eq!(side([vec2(1280.0, 720.0)].iter()), 1024);
        assert_eq!(side([vec2(1280.0, 720.0), vec2(1920.0, 1080.0)].iter()), 2048);
        assert_eq!(side([vec2(3840.0, 2160.0)].iter()), 4096);
    }
}
