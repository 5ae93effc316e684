//! A report as the matching sees it: each level as one list, with the place of the parent.

use std::sync::Arc;

use crate::model::{Item, NodeId, Report};

use super::entry::Candidate;

/// The levels of a report.
pub(super) struct Outline<'a> {
    pub(super) parties: Vec<Candidate<'a>>,
    pub(super) categories: Vec<Candidate<'a>>,
    pub(super) problems: Vec<Candidate<'a>>,
    pub(super) items: Vec<Candidate<'a>>,
    /// The items themselves, in the same order.
    pub(super) items_of: Vec<&'a Arc<Item>>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let party =
            |party: &'a Arc<crate::model::Party>| Candidate::new(party.id.as_str(), &party.name, party.kind.code(), 0);
        let mut outline = Self {
            parties: report.parties.iter().map(party).collect(),
            categories: Vec::new(),
            problems: Vec::new(),
            items: Vec::new(),
            items_of: Vec::new(),
        };
        for category in &report.categories {
            let parent = outline.categories.len();
            outline.categories.push(Candidate::new(category.id.as_str(), &category.title, "", 0));
            for problem in &category.problems {
                let under = outline.problems.len();
                outline.problems.push(Candidate::new(problem.id.as_str(), &problem.title, "", parent));
                for item in &problem.items {
                    outline.items.push(Candidate::new(item.id.as_str(), &item.title, &item.finding, under));
                    outline.items_of.push(item);
                }
            }
        }
        outline
    }

    pub(super) fn party(&self, at: usize) -> Option<NodeId> {
        self.parties.get(at).map(|entry| NodeId::Party(entry.id.into()))
    }

    pub(super) fn category(&self, at: usize) -> Option<NodeId> {
        self.categories.get(at).map(|entry| NodeId::Category(entry.id.into()))
    }

    pub(super) fn problem(&self, at: usize) -> Option<NodeId> {
        self.problems.get(at).map(|entry| NodeId::Problem(entry.id.into()))
    }

    pub(super) fn item(&self, at: usize) -> Option<NodeId> {
        self.items.get(at).map(|entry| NodeId::Item(entry.id.into()))
    }
}
