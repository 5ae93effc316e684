//! Where new rows of a pasted block stand: under the category and the problem that their cells name, else beside the row
//! before them.

use std::sync::Arc;

use crate::analysis::{Column, Derived};
use crate::document::Kind;
use crate::model::{Category, NodeId, NodeRef, Problem};
use crate::text::{fold, without_number};

use super::write::Writer;

/// The words of a row for its category and its problem. Empty ones say nothing, as below a merged cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RowPlace<'a> {
    category: &'a str,
    problem: &'a str,
}

impl<'a> RowPlace<'a> {
    /// The words in the cells of a row.
    pub(super) fn of<'b>(cells: impl Iterator<Item = (&'b Column, &'a str)>) -> Self {
        let mut place = Self::default();
        for (column, text) in cells {
            match column {
                Column::Derived(Derived::Category) => place.category = text.trim(),
                Column::Derived(Derived::Problem) => place.problem = text.trim(),
                _ => {}
            }
        }
        place
    }

    /// True for a column whose cells say where a new row stands.
    pub(super) fn is_said_by(column: &Column) -> bool {
        matches!(column, Column::Derived(Derived::Category | Derived::Problem))
    }
}

impl Writer<'_> {
    /// Adds a row and returns it: behind a measure another one of the item; an item where its words say, else behind the item
    /// `at` or under another node. What is not there yet comes in too. Nothing where none can stand there.
    pub(super) fn add_row(&mut self, at: &NodeRef, said: RowPlace<'_>) -> Option<NodeRef> {
        if let NodeId::Measure(_) = at.node {
            return self.add(at, Kind::Measure, "");
        }
        let category = self.category_for(at, said)?;
        let problem = self.problem_for(at, &category, said)?;
        let beside = self.scratch().report(&at.report).and_then(|report| {
            let own = report.problem_at(report.locate(&at.node)?)?;
            (matches!(at.node, NodeId::Item(_)) && NodeId::Problem(own.id.clone()) == problem.node).then_some(at)
        });
        self.add(beside.unwrap_or(&problem), Kind::Item, "")
    }

    fn category_for(&mut self, at: &NodeRef, said: RowPlace<'_>) -> Option<NodeRef> {
        let report = self.scratch().report(&at.report)?;
        let own = report.locate(&at.node).and_then(|place| report.category_at(place));
        let found = if said.category.is_empty() {
            // A problem that is known stands where it stands.
            let holds = |category: &&Arc<Category>| problem_called(category, said.problem).is_some();
            let known = own.filter(holds).or_else(|| report.categories.iter().find(holds));
            known.or(own).or_else(|| report.categories.first())
        } else {
            called(&report.categories, said.category, |own| (&own.number, &own.title))
        };
        match found.map(|category| NodeId::Category(category.id.clone())) {
            Some(category) => Some(NodeRef::new(at.report.clone(), category)),
            None => self.add(
                &NodeRef::new(at.report.clone(), NodeId::Report),
                Kind::Category,
                without_number(said.category),
            ),
        }
    }

    fn problem_for(&mut self, at: &NodeRef, category: &NodeRef, said: RowPlace<'_>) -> Option<NodeRef> {
        let report = self.scratch().report(&at.report)?;
        let category_there = report.locate(&category.node).and_then(|place| report.category_at(place))?;
        let found = if said.problem.is_empty() {
            let own = report.locate(&at.node).and_then(|place| report.problem_at(place));
            let problems = &category_there.problems;
            problems.iter().find(|problem| own.is_some_and(|own| own.id == problem.id)).or_else(|| problems.first())
        } else {
            problem_called(category_there, said.problem)
        };
        match found.map(|problem| NodeId::Problem(problem.id.clone())) {
            Some(problem) => Some(NodeRef::new(at.report.clone(), problem)),
            None => self.add(category, Kind::Problem, without_number(said.problem)),
        }
    }
}

fn problem_called<'a>(category: &'a Category, words: &str) -> Option<&'a Arc<Problem>> {
    called(&category.problems, words, |own| (&own.number, &own.title))
}

/// What is called so, with its number or without; else what is called so behind another number, as what came in with the row
/// before is: it took a number of its own.
fn called<'a, T>(all: &'a [Arc<T>], words: &str, names: impl Fn(&T) -> (&str, &str)) -> Option<&'a Arc<T>> {
    let (whole, bare) = (fold(words), fold(without_number(words)));
    let is_it = |own: &&Arc<T>| {
        let (number, title) = names(own);
        whole == fold(title) || whole == fold(&format!("{number}{title}"))
    };
    let is_bare = |own: &&Arc<T>| fold(names(own).1) == bare;
    let found = all.iter().find(is_it).or_else(|| all.iter().find(is_bare));
    found.filter(|_| !whole.is_empty())
}
