//! The forms that the program brings along, a file each in `assets/forms`.

use std::sync::OnceLock;

use crate::model::Form;

/// A form of the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// The form.
    pub form: Form,
    /// The key of its name in the language files.
    pub word: &'static str,
}

macro_rules! forms {
    ($( $name:literal ),* $(,)?) => {
        const FORMS: &[(&str, &str)] = &[$(
            (concat!("form-", $name), include_str!(concat!("../../assets/forms/", $name, ".json")))
        ),*];
    };
}

forms![
    "ledger", "problems", "tasks", "duties", "rules", "results", "deadlines", "progress", "closing", "acceptance",
    "evidence", "unit_tasks", "units", "audit", "environment", "safety",
];

/// The forms that the program brings along, in the order in which they are offered.
#[must_use]
pub fn built_in() -> &'static [BuiltIn] {
    static BUILT_IN: OnceLock<Vec<BuiltIn>> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let of = |(word, json): &(&'static str, &str)| match serde_json::from_str(json) {
            Ok(form) => Some(BuiltIn { form, word }),
            Err(error) => {
                log::error!("{word}: {error}");
                None
            }
        };
        FORMS.iter().filter_map(of).collect()
    })
}
