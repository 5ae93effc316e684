//! The preferences in force, and the words of the chosen language.

use std::sync::Arc;

use crate::words::{Language, Words};

use super::preferences::Preferences;

/// What the person prefers now.
#[derive(Debug)]
pub(super) struct Settings {
    pub(super) preferences: Preferences,
    pub(super) words: Arc<Words>,
}

impl Settings {
    pub(super) fn new(preferences: Preferences) -> Self {
        let words = Words::of(preferences.language());
        Self { preferences, words }
    }

    pub(super) fn set(&mut self, preferences: Preferences) {
        if preferences.language() != self.words.language() {
            self.words = Words::of(preferences.language());
        }
        self.preferences = preferences;
    }

    pub(super) fn set_language(&mut self, language: Language) {
        self.preferences.language = Some(language);
        self.words = Words::of(language);
    }
}
