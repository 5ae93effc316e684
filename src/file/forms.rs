//! The forms that an office keeps for all of its datasets, a file each beside its preferences. A file may be carried to
//! another machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::Form;
use crate::text::file_name;
use crate::words::Words;

use super::error::SaveError;
use super::folders::make_private;
use super::io_cause::IoCause;
use super::save::save_bytes;

/// A larger file is no form.
const LARGEST: u64 = 1 << 20;

/// The name of a file has at most so many characters of the name of its form.
const NAME: usize = 60;

/// Why a file is no form.
#[derive(Debug, thiserror::Error)]
pub enum FormFileError {
    /// The file or the folder cannot be used.
    #[error("{path}: {error}")]
    Io {
        /// The file or the folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// It is not a form.
    #[error("{path}: line {line}")]
    NoForm {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The system names no folder for this person.
    #[error("no folder")]
    NoFolder,
    /// It cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl FormFileError {
    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        |error| Self::Io { path: path.to_owned(), error }
    }

    /// What happened, where, and what to do.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let name = |path: &Path| path.display().to_string();
        match self {
            Self::Io { path, error } => {
                let error = IoCause::from(error).message(words);
                words.with("forms-io", [("path", name(path).into()), ("error", error.into())])
            }
            Self::NoForm { path, line } => {
                words.with("forms-line", [("path", name(path).into()), ("line", (*line).into())])
            }
            Self::NoFolder => words.text("forms-no-folder").to_owned(),
            Self::Save(error) => error.message(words),
        }
    }
}

/// The forms of a folder by the names of their files, and what is wrong with the other files in it.
#[must_use]
pub fn forms(folder: &Path) -> (Vec<Form>, Vec<FormFileError>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (Vec::new(), Vec::new()),
        Err(error) => return (Vec::new(), vec![FormFileError::io(folder)(error)]),
    };
    let is_form = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "json");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_form).collect();
    paths.sort();
    let (mut found, mut faults) = (Vec::<Form>::new(), Vec::new());
    for path in paths {
        match form(&path) {
            // Two forms of one name could not be told apart: the first is meant.
            Ok(form) if found.iter().any(|own| own.name == form.name) => {}
            Ok(form) => found.push(form),
            Err(error) => faults.push(error),
        }
    }
    (found, faults)
}

/// The form of a file.
///
/// # Errors
/// When the file cannot be read or holds no form.
pub fn form(path: &Path) -> Result<Form, FormFileError> {
    let io = FormFileError::io;
    if fs::metadata(path).map_err(io(path))?.len() > LARGEST {
        return Err(FormFileError::NoForm { path: path.to_owned(), line: 1 });
    }
    let bytes = fs::read(path).map_err(io(path))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| FormFileError::NoForm { path: path.to_owned(), line: error.line().max(1) })
}

/// Keeps a form for all datasets, in the place of another one of its name.
///
/// # Errors
/// When it cannot be written.
pub fn keep_form(folder: &Path, form: &Form) -> Result<(), FormFileError> {
    make_private(folder).map_err(FormFileError::io(folder))?;
    let path = of_name(folder, &form.name).unwrap_or_else(|| free_path(folder, &form.name));
    let bytes = serde_json::to_vec_pretty(form).unwrap_or_default();
    save_bytes(&path, &bytes)?;
    Ok(())
}

/// Keeps a form no longer: its file is put aside in a folder beside the others, and told.
///
/// # Errors
/// When it cannot be moved.
pub fn put_form_aside(folder: &Path, name: &str) -> Result<Option<PathBuf>, FormFileError> {
    let Some(path) = of_name(folder, name) else { return Ok(None) };
    let aside = folder.join("aside");
    make_private(&aside).map_err(FormFileError::io(&aside))?;
    let to = free_path(&aside, name);
    fs::rename(&path, &to).map_err(FormFileError::io(&path))?;
    Ok(Some(to))
}

/// The file that holds the form of a name.
fn of_name(folder: &Path, name: &str) -> Option<PathBuf> {
    let paths = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let mut own: Vec<PathBuf> = paths.filter(|path| form(path).is_ok_and(|form| form.name == name)).collect();
    own.sort();
    own.into_iter().next()
}

/// A path that no file has.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let stem = file_name(name, NAME);
    let numbered = (2..).map(|n| format!("{stem} {n}"));
    let path = |stem: String| folder.join(format!("{stem}.json"));
    std::iter::once(stem.clone()).chain(numbered).map(path).find(|path| !path.exists()).unwrap_or_else(|| path(stem))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::model::{FormColumn, FormRows};
    use crate::words::Language;

    fn named(name: &str, title: &str) -> Form {
        let column = FormColumn { field: "goal".into(), ..FormColumn::blank() };
        Form { name: name.into(), title: title.into(), rows: FormRows::Items, columns: vec![column], ..Form::blank() }
    }

    #[test]
    fn forms_are_kept_replaced_and_put_aside() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("forms");
        assert_eq!(forms(&folder).0, []);
        for form in [named("月/报", "甲"), named("旬报", "乙"), named("月/报", "丙")] {
            keep_form(&folder, &form).unwrap();
        }
        let titles = |folder: &Path| forms(folder).0.into_iter().map(|form| form.title).collect::<Vec<_>>();
        assert_eq!(titles(&folder), ["乙", "丙"]);
        let aside = put_form_aside(&folder, "月/报").unwrap().unwrap();
        assert_eq!((titles(&folder), form(&aside).unwrap().title), (vec!["乙".to_owned()], "丙".to_owned()));
        assert!(put_form_aside(&folder, "月/报").unwrap().is_none());
    }

    #[test]
    fn a_file_that_is_no_form_is_told_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("坏.json");
        fs::File::create(&path).unwrap().write_all(b"{\n\"name\": 3}").unwrap();
        keep_form(folder.path(), &named("好", "好")).unwrap();
        let (found, faults) = forms(folder.path());
        let said: Vec<String> = faults.iter().map(|fault| fault.message(&Words::load(Language::Chinese))).collect();
        assert_eq!((found.len(), said.len()), (1, 1));
        assert!(said[0].contains("坏.json") && said[0].contains("第 2 行"), "{said:?}");
    }
}
