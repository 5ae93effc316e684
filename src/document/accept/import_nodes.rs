//! Nodes that come from theirs: without what stands elsewhere here, and naming parties that are here.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diff::{Placed, Tree};
use crate::model::{Category, Field, Item, Node, NodeId, Object, Party, PartyId, Problem, Report, Value, map_parties};

use super::super::edit::{Change, NewNode};
use super::super::id_allocator::IdAllocator;

/// Brings nodes of theirs, with their ids replaced by mine, into my report.
pub(super) struct ImportNodes<'a> {
    report: &'a Report,
    theirs: &'a Report,
    ids: IdAllocator,
    /// From the ids in theirs to those here; absent for a party that is in neither.
    known: HashMap<PartyId, Option<PartyId>>,
    /// The parties that have to come first.
    pub(super) parties: Vec<Change>,
}

impl<'a> ImportNodes<'a> {
    pub(super) fn new(report: &'a Report, theirs: &'a Report) -> Self {
        Self { report, theirs, ids: IdAllocator::of(report), known: HashMap::new(), parties: Vec::new() }
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
        let same = |own: &&Arc<Party>| own.is_called(&party.name) && own.kind == party.kind;
        if let Some(own) = self.report.parties.iter().find(same) {
            return Some(own.id.clone());
        }
        Some(self.bring(party))
    }

    /// Brings a party in, whether or not another one has its name.
    pub(super) fn bring(&mut self, party: &Party) -> PartyId {
        let id: PartyId = self.ids.keep(party.id.as_str(), "u").as_str().into();
        let party = Party { id: id.clone(), ..party.clone() };
        self.parties.push(Change::add(NewNode::Party(Arc::new(party))));
        id
    }

    /// Remembers that a party of theirs is this one here.
    pub(super) fn knows(&mut self, theirs: &PartyId, here: PartyId) {
        self.known.insert(theirs.clone(), Some(here));
    }

    /// A value with its parties as they are named here; those that are in neither report are left out.
    pub(super) fn named(&mut self, value: Value) -> Value {
        value.with_parties(&mut |id| self.party(id))
    }

    /// Gives the parties that a node names the ids that they have here.
    fn parties_of<N: Object>(&mut self, node: &mut N) {
        map_parties(node, |id| self.party(id));
    }

    /// A node of theirs as a new one, without what mine has elsewhere. Indicators come without the nodes that they
    /// name, which may come later.
    pub(super) fn node(&mut self, placed: &Placed<'_>, own: &Tree<'_>) -> Option<NewNode> {
        Some(match (placed.node, &placed.under) {
            (Node::Category(category), _) => NewNode::Category(Arc::new(self.category(category, own))),
            (Node::Problem(problem), NodeId::Category(id)) => {
                NewNode::Problem(id.clone(), Arc::new(self.problem(problem, own)))
            }
            (Node::Item(item), NodeId::Problem(id)) => NewNode::Item(id.clone(), self.item(item)),
            (Node::Measure(measure), NodeId::Item(id)) => {
                let mut measure = measure.clone();
                self.parties_of(&mut measure);
                NewNode::Measure(id.clone(), Box::new(measure))
            }
            (Node::Indicator(indicator), under) => {
                let mut alone = indicator.clone();
                for (field, _) in named_nodes(Node::Indicator(indicator)) {
                    if let Err(error) = alone.set_value(field.key, field.blank()) {
                        log::error!("{field:?}: {error}");
                    }
                }
                match under {
                    NodeId::Item(id) => NewNode::Indicator(id.clone(), Box::new(alone)),
                    _ => NewNode::ReportIndicator(Box::new(alone)),
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
        self.parties_of(&mut item);
        for measure in &mut item.measures {
            self.parties_of(measure);
        }
        Arc::new(item)
    }
}

/// The fields of a node that name other nodes, with what stands in them.
pub(super) fn named_nodes(node: Node<'_>) -> Vec<(&'static Field, Value)> {
    let fields = node.kind().fields().iter().filter_map(|field| Some((field, node.value(field.key)?)));
    fields
        .filter(|(_, value)| {
            let mut any = false;
            value.for_each_node(&mut |_| any = true);
            any
        })
        .collect()
}
