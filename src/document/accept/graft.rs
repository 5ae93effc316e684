//! Nodes that come from theirs: without what stands elsewhere here, and naming parties that are here.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::compare::{Node, Placed, Tree};
use crate::model::{Category, Indicator, Item, NodeId, Party, PartyId, Problem, Report};

use super::super::edit::{Change, NewNode};
use super::super::mint::Mint;

/// Brings nodes of theirs, told in my ids, into my report.
pub(super) struct Graft<'a> {
    report: &'a Report,
    theirs: &'a Report,
    mint: Mint,
    /// From the ids in theirs to those here; absent for a party that is in neither.
    known: HashMap<PartyId, Option<PartyId>>,
    /// The parties that have to come first.
    pub(super) parties: Vec<Change>,
}

impl<'a> Graft<'a> {
    pub(super) fn new(report: &'a Report, theirs: &'a Report) -> Self {
        Self { report, theirs, mint: Mint::of(report), known: HashMap::new(), parties: Vec::new() }
    }

    /// The id that a party has here; it comes along where it is not here yet.
    pub(super) fn party(&mut self, id: &PartyId) -> Option<PartyId> {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let found = self.find(id);
        self.known.insert(id.clone(), found.clone());
        found
    }

    fn find(&mut self, id: &PartyId) -> Option<PartyId> {
        if self.report.party(id).is_some() {
            return Some(id.clone());
        }
        let party = self.theirs.party(id)?;
        let same = |own: &&Arc<Party>| own.name == party.name && own.kind == party.kind;
        if let Some(own) = self.report.parties.iter().find(same) {
            return Some(own.id.clone());
        }
        Some(self.bring(party))
    }

    /// Brings a party in, whether or not another one has its name.
    pub(super) fn bring(&mut self, party: &Party) -> PartyId {
        let id: PartyId = self.mint.keep(party.id.as_str(), "u").as_str().into();
        let party = Party { id: id.clone(), ..party.clone() };
        self.parties.push(Change::add(NewNode::Party(Arc::new(party))));
        id
    }

    /// Remembers that a party of theirs is this one here.
    pub(super) fn knows(&mut self, theirs: &PartyId, here: PartyId) {
        self.known.insert(theirs.clone(), Some(here));
    }

    /// These parties as they are named here.
    pub(super) fn named(&mut self, ids: &[PartyId]) -> Vec<PartyId> {
        ids.iter().filter_map(|id| self.party(id)).collect()
    }

    /// A node of theirs as a new one, without what mine has elsewhere. Indicators come without what they refer to.
    pub(super) fn node(&mut self, placed: &Placed<'_>, own: &Tree<'_>) -> Option<NewNode> {
        Some(match (placed.node, &placed.under) {
            (Node::Category(category), _) => NewNode::Category(Arc::new(self.category(category, own))),
            (Node::Problem(problem), NodeId::Category(id)) => {
                NewNode::Problem(id.clone(), Arc::new(self.problem(problem, own)))
            }
            (Node::Item(item), NodeId::Problem(id)) => NewNode::Item(id.clone(), self.item(item)),
            (Node::Measure(measure), NodeId::Item(id)) => {
                let mut measure = measure.clone();
                measure.units = self.named(&measure.units);
                NewNode::Measure(id.clone(), measure)
            }
            (Node::Indicator(indicator), under) => {
                let indicator = Indicator { measure: None, part_of: None, ..indicator.clone() };
                match under {
                    NodeId::Item(id) => NewNode::Indicator(id.clone(), indicator),
                    _ => NewNode::ReportIndicator(indicator),
                }
            }
            _ => return None,
        })
    }

    fn category(&mut self, category: &Category, own: &Tree<'_>) -> Category {
        let new = category.problems.iter().filter(|problem| !own.holds(&NodeId::Problem(problem.id.clone())));
        let problems = new.map(|problem| Arc::new(self.problem(problem, own))).collect();
        Category { problems, ..category.clone() }
    }

    fn problem(&mut self, problem: &Problem, own: &Tree<'_>) -> Problem {
        let new = problem.items.iter().filter(|item| !own.holds(&NodeId::Item(item.id.clone())));
        let items = new.map(|item| self.item(item)).collect();
        Problem { items, ..problem.clone() }
    }

    fn item(&mut self, shared: &Arc<Item>) -> Arc<Item> {
        let mut item = Item::clone(shared);
        item.leader = item.leader.as_ref().and_then(|id| self.party(id));
        item.lead_units = self.named(&item.lead_units);
        item.support_units = self.named(&item.support_units);
        for measure in &mut item.measures {
            measure.units = self.named(&measure.units);
        }
        Arc::new(item)
    }
}
