//! The forms that a command names: of the dataset, kept for all datasets, of the program, or in a file.

use std::path::Path;

use crate::file::{self, Folders};
use crate::model::{Form, Report};
use crate::session::document_error;
use crate::table;
use crate::words::Words;
use crate::{app, session};

/// The names of all papers that can be asked for.
fn names(report: &Report, kept: &[Form]) -> String {
    let own = report.forms.iter().chain(kept).map(|form| form.name.as_str());
    let reports = crate::paper::ReportKind::ALL.map(session::report_word);
    let of_program = table::built_in().iter().map(|own| own.form.name.as_str());
    reports.into_iter().chain(of_program).chain(own).collect::<Vec<_>>().join(", ")
}

/// The form of a name, or of a file whose name ends in `.json`, with what it is called in the language of the paper.
///
/// # Errors
/// In words, where there is no such form.
pub(super) fn form(report: &Report, name: &str, paper: &Words, words: &Words) -> Result<(Form, String), String> {
    if Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        let form = file::form(Path::new(name)).map_err(|error| error.message(words))?;
        let called = form.name.clone();
        return Ok((form, called));
    }
    // What is wrong with other files is no reason not to use this form.
    let kept = kept();
    table::find(report, &kept, name, paper).ok_or_else(|| unknown(report, &kept, name, words))
}

/// The forms that a person keeps for all datasets.
pub(super) fn kept() -> Vec<Form> {
    Folders::of_person().map(|folders| file::forms(&folders.forms()).0).unwrap_or_default()
}

/// Says that there is no form of a name, and which there are.
pub(super) fn unknown(report: &Report, kept: &[Form], name: &str, words: &Words) -> String {
    words.with("cli-forms", [("form", name.to_owned().into()), ("names", names(report, kept).into())])
}

/// The form of a table like that of a file.
///
/// # Errors
/// In words, where the file cannot be read or has no such table.
pub(super) fn form_like(report: &Report, path: &Path, words: &Words) -> Result<(Form, String), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let sample = app::read_sample(path, &|_| true).map_err(|error| document_error(&error, &name, words))?;
    let sample = sample.ok_or_else(|| words.with("sample-none", [("name", name.as_ref().into())]))?;
    Ok((table::form_like(&sample, &stem, report), stem.into_owned()))
}
