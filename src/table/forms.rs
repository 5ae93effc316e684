//! The forms that the program brings along, a file each in `assets/forms`.

use std::sync::OnceLock;

use crate::model::{Form, Report};
use crate::words::Words;

/// A form of the program.
#[derive(Debug)]
pub struct BuiltIn {
    /// The form.
    pub form: Form,
    /// The key of its name in the language files.
    pub word: &'static str,
    /// Its file.
    pub json: &'static str,
}

macro_rules! forms {
    ($( $name:literal ),* $(,)?) => {
        const FORMS: &[(&str, &str)] = &[$(
            (concat!("form-", $name), include_str!(concat!("../../assets/forms/", $name, ".json")))
        ),*];
    };
}

forms![
    "ledger",
    "problems",
    "tasks",
    "duties",
    "rules",
    "results",
    "deadlines",
    "progress",
    "closing",
    "acceptance",
    "sample",
    "evidence",
    "unit_tasks",
    "unit_return",
    "units",
    "audit",
    "environment",
    "safety",
];

/// The forms that the program brings along, in the order in which they are offered.
#[must_use]
pub fn built_in() -> &'static [BuiltIn] {
    static BUILT_IN: OnceLock<Vec<BuiltIn>> = OnceLock::new();
    BUILT_IN.get_or_init(|| {
        let of = |(word, json): &(&'static str, &'static str)| match serde_json::from_str(json) {
            Ok(form) => Some(BuiltIn { form, word, json }),
            Err(error) => {
                log::error!("{word}: {error}");
                None
            }
        };
        FORMS.iter().filter_map(of).collect()
    })
}

/// The name of the program's form that units fill in: the first one with columns for that.
#[must_use]
pub fn return_form() -> &'static str {
    let own = built_in().iter().find(|own| own.form.is_filled_in());
    own.map_or("", |own| own.form.name.as_str())
}

/// The form of a name, with what it is called: one of the report's own, else one that the office keeps for all datasets,
/// else one of the program's, by its name or by what it is called.
#[must_use]
pub fn find(report: &Report, kept: &[Form], name: &str, words: &Words) -> Option<(Form, String)> {
    let mut forms = report.forms.iter().chain(kept);
    let own = forms.find(|form| form.name == name).map(|form| (form.clone(), form.name.clone()));
    own.or_else(|| {
        let is_called = |own: &&BuiltIn| own.form.name == name || words.text(own.word) == name;
        built_in().iter().find(is_called).map(|own| (own.form.clone(), words.text(own.word).to_owned()))
    })
}

/// The lists of the three or more lists (清单) that go into one workbook.
pub const LISTS: [&str; 6] = ["problems", "tasks", "duties", "rules", "results", "deadlines"];
