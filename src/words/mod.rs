//! The words on screen and on the command line, from the language files in `assets/locales`.
//!
//! Lives here: the two languages, their messages resolved once, and how codes, dates and numbers are worded.
//! Does not live here: any decision of what to say; and no text is spelled out in code.
//!
//! Plain messages are resolved when a language is loaded, so a view pays one table look-up for a label.

mod case;
mod domain;
mod figures;
mod language;
mod values;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use case::{amid, capital};
pub use fluent_bundle::FluentValue as Value;
pub use language::Language;
pub use values::{Naming, node_word};

/// All words of one language.
pub struct Words {
    language: Language,
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

/// The languages that were asked for, each loaded once.
static LOADED: [OnceLock<Arc<Words>>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];

impl Words {
    /// The words of a language, loaded when they are first asked for and kept: a change of the language back and forth takes no
    /// memory and no time.
    #[must_use]
    pub fn of(language: Language) -> Arc<Self> {
        let at = Language::ALL.iter().position(|other| *other == language).unwrap_or_default();
        let load = || Arc::new(Self::load(language));
        LOADED.get(at).map_or_else(load, |loaded| Arc::clone(loaded.get_or_init(load)))
    }

    /// Loads a language from the files inside the program.
    #[must_use]
    pub fn load(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks that isolate right-to-left text would show as boxes in a font without them.
        bundle.set_use_isolating(false);
        for (file, text) in language.files() {
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                log::error!("{file}: {errors:?}");
                resource
            });
            bundle.add_resource_overriding(resource);
        }
        let keys = language.files().iter().flat_map(|(_, text)| language::keys(text));
        let plain = keys.map(|key| (key.to_owned(), plain_text(&bundle, key))).collect();
        Self { language, plain, bundle }
    }

    /// The language of these words.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without arguments. An unknown key is shown as itself; a test keeps that from happening.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// A message with its arguments filled in. Counts are passed as numbers, so that plurals work.
    #[must_use]
    pub fn with<const N: usize>(&self, key: &str, arguments: [(&'static str, Value<'_>); N]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        if !errors.is_empty() {
            log::error!("{key}: {errors:?}");
        }
        text
    }

    /// Names behind each other, as the language parts them.
    #[must_use]
    pub fn list<T: AsRef<str>>(&self, names: impl IntoIterator<Item = T>) -> String {
        let mut text = String::new();
        for name in names {
            if !text.is_empty() {
                text.push_str(self.text("list-comma"));
            }
            text.push_str(name.as_ref());
        }
        text
    }
}

/// A message formatted without arguments; what needs arguments is formatted again on use.
fn plain_text(bundle: &FluentBundle<FluentResource>, key: &str) -> String {
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    pattern.map_or_else(String::new, |pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Words};

    #[test]
    fn names_are_parted_as_the_language_does() {
        let list = |language| {
            Words::load(language).list(["区教育局", "", "区财政局", "区审计局"].iter().filter(|n| !n.is_empty()))
        };
        assert_eq!(list(Language::Chinese), "区教育局、区财政局、区审计局");
        assert_eq!(list(Language::English), "区教育局, 区财政局, 区审计局");
        assert_eq!(Words::load(Language::English).list(Vec::<String>::new()), "");
    }
}
