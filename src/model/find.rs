//! From an id to its node: a walk over the report, cheap enough for a click, not meant for every frame.

use std::sync::Arc;

use super::{
    Category, Dataset, Indicator, IndicatorId, Item, ItemId, Measure, Node, NodeId, NodeRef, Object as _, Party,
    PartyId, Problem, Report, ReportId,
};

/// Where a node stands: the positions from the report down. Good until the next structural edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// A category, by its position.
    Category(usize),
    /// A problem: category, problem.
    Problem(usize, usize),
    /// An item: category, problem, item.
    Item(usize, usize, usize),
    /// A measure: category, problem, item, measure.
    Measure(usize, usize, usize, usize),
    /// An indicator of an item: category, problem, item, indicator.
    Indicator(usize, usize, usize, usize),
    /// An indicator of the report itself.
    ReportIndicator(usize),
    /// A party.
    Party(usize),
}

/// What holds an indicator.
#[derive(Debug, Clone, Copy)]
pub enum IndicatorOwner<'a> {
    /// The report itself.
    Report,
    /// An item of it.
    Item(&'a Arc<Item>),
}

impl Dataset {
    /// The report of an id.
    #[must_use]
    pub fn report(&self, id: &ReportId) -> Option<&Arc<Report>> {
        self.reports.iter().find(|report| report.id == *id)
    }

    /// True when the node is still there.
    #[must_use]
    pub fn holds(&self, node: &NodeRef) -> bool {
        self.report(&node.report)
            .is_some_and(|report| node.node == NodeId::Report || report.locate(&node.node).is_some())
    }
}

/// The number of an item with those of what it stands under: (一)2.(3). For what walks a report; who knows the id alone asks
/// [`Report::full_number`].
#[must_use]
pub fn full_number(category: &Category, problem: &Problem, item: &Item) -> String {
    format!("{}{}{}", category.number, problem.number, item.number)
}

impl Report {
    /// A node of any kind by its id; absent for what is not there.
    #[must_use]
    pub fn node(&self, id: &NodeId) -> Option<Node<'_>> {
        if *id == NodeId::Report {
            return Some(Node::Report(self));
        }
        self.node_at(self.locate(id)?)
    }

    /// The node at a place.
    #[must_use]
    pub fn node_at(&self, at: Location) -> Option<Node<'_>> {
        Some(match at {
            Location::Category(_) => Node::Category(self.category_at(at)?),
            Location::Problem(..) => Node::Problem(self.problem_at(at)?),
            Location::Item(..) => Node::Item(self.item_at(at)?),
            Location::Measure(.., place) => Node::Measure(self.item_at(at)?.measures.get(place)?),
            Location::Indicator(.., place) => Node::Indicator(self.item_at(at)?.indicators.get(place)?),
            Location::ReportIndicator(place) => Node::Indicator(self.indicators.get(place)?),
            Location::Party(place) => Node::Party(self.parties.get(place)?),
        })
    }

    /// Where a node stands; absent for the report itself and for what is not there.
    #[must_use]
    pub fn locate(&self, node: &NodeId) -> Option<Location> {
        match node {
            NodeId::Report => None,
            NodeId::Category(id) => self.categories.iter().position(|c| c.id == *id).map(Location::Category),
            NodeId::Problem(id) => {
                self.problems().find(|(_, _, p)| p.id == *id).map(|(c, p, _)| Location::Problem(c, p))
            }
            NodeId::Item(id) => {
                self.placed_items().find(|(_, i)| i.id == *id).map(|((c, p, i), _)| Location::Item(c, p, i))
            }
            NodeId::Measure(id) => self.placed_items().find_map(|((c, p, i), item)| {
                item.measures.iter().position(|m| m.id == *id).map(|m| Location::Measure(c, p, i, m))
            }),
            NodeId::Indicator(id) => self.locate_indicator(id),
            NodeId::Party(id) => self.parties.iter().position(|party| party.id == *id).map(Location::Party),
        }
    }

    fn locate_indicator(&self, id: &IndicatorId) -> Option<Location> {
        let own = self.indicators.iter().position(|n| n.id == *id).map(Location::ReportIndicator);
        own.or_else(|| {
            self.placed_items().find_map(|((c, p, i), item)| {
                item.indicators.iter().position(|n| n.id == *id).map(|n| Location::Indicator(c, p, i, n))
            })
        })
    }

    /// All problems with the positions of their category and of themselves.
    pub fn problems(&self) -> impl Iterator<Item = (usize, usize, &Arc<Problem>)> {
        self.categories
            .iter()
            .enumerate()
            .flat_map(|(c, category)| category.problems.iter().enumerate().map(move |(p, problem)| (c, p, problem)))
    }

    /// All items with their positions.
    pub fn placed_items(&self) -> impl Iterator<Item = ((usize, usize, usize), &Arc<Item>)> {
        self.problems()
            .flat_map(|(c, p, problem)| problem.items.iter().enumerate().map(move |(i, item)| ((c, p, i), item)))
    }

    /// The category at a place or above it.
    #[must_use]
    pub fn category_at(&self, at: Location) -> Option<&Arc<Category>> {
        match at {
            Location::Category(c)
            | Location::Problem(c, _)
            | Location::Item(c, _, _)
            | Location::Measure(c, _, _, _)
            | Location::Indicator(c, _, _, _) => self.categories.get(c),
            Location::ReportIndicator(_) | Location::Party(_) => None,
        }
    }

    /// The problem at a place or above it.
    #[must_use]
    pub fn problem_at(&self, at: Location) -> Option<&Arc<Problem>> {
        match at {
            Location::Problem(_, p)
            | Location::Item(_, p, _)
            | Location::Measure(_, p, _, _)
            | Location::Indicator(_, p, _, _) => self.category_at(at)?.problems.get(p),
            _ => None,
        }
    }

    /// The item at a place or above it.
    #[must_use]
    pub fn item_at(&self, at: Location) -> Option<&Arc<Item>> {
        match at {
            Location::Item(_, _, i) | Location::Measure(_, _, i, _) | Location::Indicator(_, _, i, _) => {
                self.problem_at(at)?.items.get(i)
            }
            _ => None,
        }
    }

    /// The item of an id.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Arc<Item>> {
        self.items().find(|item| item.id == *id)
    }

    /// The item that a node is, or belongs to.
    #[must_use]
    pub fn item_of(&self, node: &NodeId) -> Option<&Arc<Item>> {
        self.locate(node).and_then(|at| self.item_at(at))
    }

    /// An indicator with what holds it.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<(IndicatorOwner<'_>, &Indicator)> {
        match self.locate_indicator(id)? {
            Location::ReportIndicator(n) => Some((IndicatorOwner::Report, self.indicators.get(n)?)),
            at @ Location::Indicator(_, _, _, n) => {
                let item = self.item_at(at)?;
                Some((IndicatorOwner::Item(item), item.indicators.get(n)?))
            }
            _ => None,
        }
    }

    /// The ids of all nodes.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let parties = self.parties.iter().map(|party| party.id.as_str());
        let categories = self.categories.iter().map(|category| category.id.as_str());
        let problems = self.problems().map(|(_, _, problem)| problem.id.as_str());
        let items = self.items().flat_map(|item| {
            let measures = item.measures.iter().map(|measure| measure.id.as_str());
            let indicators = item.indicators.iter().map(|indicator| indicator.id.as_str());
            [item.id.as_str()].into_iter().chain(measures).chain(indicators)
        });
        let own = self.indicators.iter().map(|indicator| indicator.id.as_str());
        parties.chain(categories).chain(problems).chain(items).chain(own)
    }

    /// The party of an id.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<&Arc<Party>> {
        self.parties.iter().find(|party| party.id == *id)
    }

    /// The numbers of an item and of what it stands under, as one reads them out: (一)2.(3). The number of an item alone
    /// is the same under every problem.
    #[must_use]
    pub fn full_number(&self, id: &ItemId) -> String {
        let number = |at| Some(full_number(self.category_at(at)?, self.problem_at(at)?, self.item_at(at)?));
        self.locate(&NodeId::Item(id.clone())).and_then(number).unwrap_or_default()
    }

    /// How a line of text names a party, a measure, an indicator or an item; absent for other nodes and unknown ids.
    #[must_use]
    pub fn line_name(&self, id: &NodeId) -> Option<String> {
        match id {
            NodeId::Party(id) => self.party(id).map(|party| party.name.clone()),
            NodeId::Measure(id) => self.items().find_map(|item| item.measure(id)).map(|measure| measure.text.clone()),
            NodeId::Indicator(id) => self.indicator(id).map(|(_, indicator)| indicator.name.clone()),
            NodeId::Item(id) => self.item(id).map(|item| format!("{} {}", item.number, item.title).trim().to_owned()),
            NodeId::Report | NodeId::Category(_) | NodeId::Problem(_) => None,
        }
    }
}

impl Item {
    /// Calls a function with every party that a field of the item or of its measures names.
    pub fn for_each_party(&self, mut tell: impl FnMut(&PartyId)) {
        let mut tell = |_: &'static str, node: NodeId| {
            if let NodeId::Party(id) = node {
                tell(&id);
            }
        };
        self.nodes(&mut tell);
        self.measures.iter().for_each(|measure| measure.nodes(&mut tell));
    }

    /// True when a field of the item or of its measures names the party.
    #[must_use]
    pub fn names_party(&self, id: &PartyId) -> bool {
        let mut named = false;
        self.for_each_party(|other| named |= other == id);
        named
    }

    /// A measure of the item.
    #[must_use]
    pub fn measure(&self, id: &super::MeasureId) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }

    /// An indicator of the item.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }
}
