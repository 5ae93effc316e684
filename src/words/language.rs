//! The languages and the files that hold them.

use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// Chinese, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

macro_rules! files {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[ $( (concat!($folder, "/", $name), include_str!(concat!("../../assets/locales/", $folder, "/", $name, ".ftl"))) ),* ]
    };
}

macro_rules! all_files {
    ($($name:literal),* $(,)?) => {
        /// The files of a language: name and text.
        pub(super) fn files(self) -> &'static [(&'static str, &'static str)] {
            match self {
                Self::Chinese => files!("zh-CN": $($name),*),
                Self::English => files!("en": $($name),*),
            }
        }
    };
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The code: zh-CN or en.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The language of this computer's locale: Chinese unless the locale is set to another language.
    #[must_use]
    pub fn of_system() -> Self {
        Self::of_locale(sys_locale::get_locale().as_deref())
    }

    /// The language for a locale such as `en_US.UTF-8`; `C`, `POSIX` and an unset locale say nothing.
    #[must_use]
    pub fn of_locale(locale: Option<&str>) -> Self {
        match locale {
            None | Some("" | "C" | "POSIX" | "C.UTF-8") => Self::Chinese,
            Some(locale) if locale.to_ascii_lowercase().starts_with("zh") => Self::Chinese,
            Some(_) => Self::English,
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    all_files!(
        "domain",
        "fields",
        "file",
        "document",
        "exchange",
        "import",
        "commands",
        "app",
        "activity",
        "analysis",
        "chart",
        "papers",
        "views",
        "units",
        "ledger",
        "today",
        "audit",
        "indicator",
        "cli"
    );
}

/// The keys of the messages of a language file: the text before ` = ` at the start of a line.
pub(super) fn keys(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all_keys(language: Language) -> BTreeSet<&'static str> {
        language.files().iter().flat_map(|(_, text)| keys(text)).collect()
    }

    #[test]
    fn both_languages_say_everything() {
        let (chinese, english) = (all_keys(Language::Chinese), all_keys(Language::English));
        assert_eq!(chinese.difference(&english).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing in en");
        assert_eq!(english.difference(&chinese).collect::<Vec<_>>(), Vec::<&&str>::new(), "missing in zh-CN");
    }

    #[test]
    fn no_key_is_given_twice() {
        for language in Language::ALL {
            let count: usize = language.files().iter().map(|(_, text)| keys(text).count()).sum();
            assert_eq!(count, all_keys(language).len(), "{language:?}");
        }
    }

    #[test]
    fn every_file_is_sound_fluent() {
        for language in Language::ALL {
            for (file, text) in language.files() {
                let read = fluent_bundle::FluentResource::try_new((*text).to_owned());
                assert!(read.is_ok(), "{file}: {:?}", read.err().map(|(_, errors)| errors));
            }
        }
    }

    #[test]
    fn a_locale_chooses_the_language() {
        assert_eq!(Language::of_locale(Some("zh-CN")), Language::Chinese);
        assert_eq!(Language::of_locale(Some("zh_CN.GB18030")), Language::Chinese);
        assert_eq!(Language::of_locale(Some("en-GB")), Language::English);
        assert_eq!(Language::of_locale(Some("C")), Language::Chinese);
        assert_eq!(Language::of_locale(None), Language::Chinese);
    }
}
