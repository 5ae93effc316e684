//! The two divisions above the item: category (方面) and problem (问题).

use std::sync::Arc;

use super::{CategoryId, Item, ProblemId};

object! {
    /// Top division of the feedback: (一) (二) (三) (四).
    pub struct Category = "category" {
        /// Unique in the report.
        required id: CategoryId,
        /// The mark it has in the text, such as (一).
        optional number: String => Line Public,
        /// What it is about.
        required title: String => Line Public,
        /// Its problems, in order.
        optional problems: Vec<Arc<Problem>>,
    }
}

object! {
    /// Second division of the feedback: 1. 2. 3.
    pub struct Problem = "problem" {
        /// Unique in the report.
        required id: ProblemId,
        /// The mark it has in the text, such as 1.
        optional number: String => Line Public,
        /// The problem in a line.
        required title: String => Line Public,
        /// Its items, in order.
        optional items: Vec<Arc<Item>>,
    }
}

impl Category {
    /// A category with nothing in it.
    #[must_use]
    pub fn new(id: CategoryId, number: String, title: String) -> Self {
        Self { id, number, title, problems: Vec::new(), extra: super::Extra::default() }
    }

    /// All items of the category, in order.
    pub fn items(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.problems.iter().flat_map(|problem| &problem.items)
    }
}

impl Problem {
    /// A problem with nothing in it.
    #[must_use]
    pub fn new(id: ProblemId, number: String, title: String) -> Self {
        Self { id, number, title, items: Vec::new(), extra: super::Extra::default() }
    }
}
