//! The typefaces: our Chinese subset first in every family, the system's fonts behind it for rarer characters.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme;
use crate::scene::{BOLD, REGULAR};

/// The fonts inside the program. One face serves all families, so that Chinese and Latin sit on one line.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert("regular".to_owned(), Arc::new(FontData::from_static(REGULAR)));
    fonts.font_data.insert("bold".to_owned(), Arc::new(FontData::from_static(BOLD)));
    fonts.families.insert(FontFamily::Proportional, vec!["regular".to_owned()]);
    fonts.families.insert(FontFamily::Monospace, vec!["regular".to_owned()]);
    fonts.families.insert(theme::bold(), vec!["bold".to_owned(), "regular".to_owned()]);
    fonts
}
