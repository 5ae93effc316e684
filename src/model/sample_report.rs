//! A small report for tests: items in one problem of one category.

use std::sync::Arc;

use super::{Category, Item, Problem, Report};

/// The report `r` with these items in the problem `p` of the category `c`.
pub(crate) fn report_of(items: impl IntoIterator<Item = Item>) -> Report {
    let mut problem = Problem::new("p".into(), "1.".to_owned(), "p".to_owned());
    problem.items = items.into_iter().map(Arc::new).collect();
    let mut category = Category::new("c".into(), "(一)".to_owned(), "c".to_owned());
    category.problems = vec![Arc::new(problem)];
    let mut report = Report::new("r".into(), "t".to_owned());
    report.categories = vec![Arc::new(category)];
    report
}
