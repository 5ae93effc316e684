//! Fonts of the system, for characters that ours lack. A system without any font makes the library for them panic: then
//! such a character is a box, and the program goes on.

use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};

use egui::FontFamily;
use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

use super::crash;

/// The fonts of the system, as long as there are any.
pub(super) struct SystemFonts {
    fonts: SystemFontProvider,
    failed: AtomicBool,
}

impl SystemFonts {
    /// With the locale named, Chinese forms are chosen over Japanese ones.
    pub(super) fn new() -> Self {
        Self { fonts: SystemFontProvider::new().with_locale(Some("zh-CN")), failed: AtomicBool::new(false) }
    }

    /// What the library answers; nothing once it failed.
    fn asked<T: Default>(&self, ask: impl FnOnce(&SystemFontProvider) -> T) -> T {
        if self.failed.load(Ordering::Relaxed) {
            return T::default();
        }
        let answer = crash::contained(|| panic::catch_unwind(AssertUnwindSafe(|| ask(&self.fonts))));
        answer.unwrap_or_else(|_| {
            log::warn!("the fonts of the system cannot be used");
            self.failed.store(true, Ordering::Relaxed);
            T::default()
        })
    }
}

impl FontProvider for SystemFonts {
    fn fonts_for_family(&self, family: &FontFamily) -> Vec<FontInsert> {
        self.asked(|fonts| fonts.fonts_for_family(family))
    }

    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.asked(|fonts| fonts.font_for(request))
    }
}
