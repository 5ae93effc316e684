//! What is wrong with a form that a person wrote.

use crate::model::{Codes as _, Form, Status};

use super::places;
use super::source::Source;

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormProblem {
    /// A column or an order names what there is not.
    UnknownField(String),
    /// A text has a place that nothing is known for, such as {unite}.
    UnknownPlace(String),
    /// A filter names a status that there is not.
    UnknownStatus(String),
    /// It has no columns.
    NoColumns,
}

/// What is wrong with a form. One with problems can be used: the cells of an unknown column are empty.
#[must_use]
pub fn problems(form: &Form) -> Vec<FormProblem> {
    let mut found = Vec::new();
    if form.columns.is_empty() {
        found.push(FormProblem::NoColumns);
    }
    let fields = form.columns.iter().map(|column| &column.field).chain(form.sort.iter().map(|sort| &sort.field));
    let unknown = fields.filter(|field| Source::parse(field, form.rows).is_none());
    found.extend(unknown.map(|field| FormProblem::UnknownField(field.clone())));
    let texts = std::iter::once(&form.title).chain(&form.head).chain(&form.foot);
    found.extend(texts.flat_map(|text| places::unknown(text)).map(FormProblem::UnknownPlace));
    let statuses = form.filter.iter().flat_map(|filter| &filter.status);
    let unknown = statuses.filter(|code| Status::of_code(code).is_none());
    found.extend(unknown.map(|code| FormProblem::UnknownStatus(code.clone())));
    found
}
