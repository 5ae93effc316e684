//! Where new rows of a pasted block stand: under the category and the problem that their cells name, else beside the row
//! before them.

use std::sync::Arc;

use crate::analysis::{Column, Derived};
use crate::document::Kind;
use crate::model::{Category, NodeId, NodeRef, Problem};
use crate::text::fold;

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
            let holds = |category: &&Arc<Category>| category.problems.iter().any(|own| is_problem(own, said.problem));
            let known = own.filter(holds).or_else(|| report.categories.iter().find(holds));
            known.or(own).or_else(|| report.categories.first())
        } else {
            report.categories.iter().find(|own| is_called(&own.number, &own.title, said.category))
        };
        match found.map(|category| NodeId::Category(category.id.clone())) {
            Some(category) => Some(NodeRef::new(at.report.clone(), category)),
            None => self.add(&NodeRef::new(at.report.clone(), NodeId::Report), Kind::Category, said.category),
        }
    }

    fn problem_for(&mut self, at: &NodeRef, category: &NodeRef, said: RowPlace<'_>) -> Option<NodeRef> {
        let report = self.scratch().report(&at.report)?;
        let category_there = report.locate(&category.node).and_then(|place| report.category_at(place))?;
        let problems = &category_there.problems;
        let found = if said.problem.is_empty() {
            let own = report.locate(&at.node).and_then(|place| report.problem_at(place));
            problems.iter().find(|problem| own.is_some_and(|own| own.id == problem.id)).or_else(|| problems.first())
        } else {
            problems.iter().find(|own| is_problem(own, said.problem))
        };
        match found.map(|problem| NodeId::Problem(problem.id.clone())) {
            Some(problem) => Some(NodeRef::new(at.report.clone(), problem)),
            None => self.add(category, Kind::Problem, said.problem),
        }
    }
}

fn is_problem(problem: &Problem, words: &str) -> bool {
    is_called(&problem.number, &problem.title, words)
}

/// True for what is called so, with its number or without.
fn is_called(number: &str, title: &str, words: &str) -> bool {
    let words = fold(words);
    !words.is_empty() && (words == fold(title) || words == fold(&format!("{number}{title}")))
}
