//! What the shell tells of the forms that are kept for all datasets.

use std::path::PathBuf;

use crate::file::FormFileError;
use crate::model::Form;

/// The forms that are kept for all datasets, after they were read or changed.
#[derive(Debug)]
pub struct KeptForms {
    /// The forms.
    pub forms: Vec<Form>,
    /// What could not be read or done.
    pub faults: Vec<FormFileError>,
    /// What was done.
    pub done: Option<KeptDone>,
}

/// What was done with a form that is kept for all datasets.
#[derive(Debug)]
pub enum KeptDone {
    /// It is kept, by its name.
    Kept(String),
    /// It is kept no longer; its file lies here.
    PutAside(PathBuf),
}
