//! What leads from one state of a node to another one, by its kind.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::fields::{ItemFields, OwnFields, Under, fields, put};
use super::{Difference, Nodes};
use crate::model::{
    Category, CategoryId, Column, Item, ItemId, Node, NodeMut, Party, PartyId, Problem, ProblemId, Report, ReportId,
};

/// What leads to another state of a node that has lists of nodes under it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::document) struct Division<Own, Under> {
    /// What leads to the other state without the lists, where it differs in more than those.
    own: Option<Own>,
    under: Under,
}

/// What leads to another state of a report without its lists of nodes.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::document) enum OwnOfReport {
    /// The fields that differ, as they are there. A report holds letters, forms, pages and more, and each node that is
    /// added or taken out may change the highest id.
    Fields(OwnFields),
    /// All of it, where fields do not tell it exactly.
    Whole(Box<Report>),
}

impl OwnOfReport {
    fn between(from: &Report, to: &Report) -> Option<Self> {
        let alone = |report: &Report| Report { parties: Vec::new(), categories: Vec::new(), ..report.clone() };
        let (from, to) = (alone(from), alone(to));
        if from == to {
            return None;
        }
        let values = fields(Node::Report(&from), Node::Report(&to), &[]);
        let own = values.map(|values| Self::Fields(OwnFields { values, last_id: to.last_id }));
        Some(own.filter(|own| own.apply(from.clone()) == to).unwrap_or_else(|| Self::Whole(Box::new(to))))
    }

    /// The other state of a report that has none of its lists.
    fn apply(&self, mut alone: Report) -> Report {
        match self {
            Self::Whole(report) => Report::clone(report),
            Self::Fields(OwnFields { values, last_id }) => {
                for (key, value) in values {
                    put(NodeMut::Report(&mut alone), key, value);
                }
                alone.last_id = *last_id;
                alone
            }
        }
    }
}

impl Nodes for Report {
    type Id = ReportId;
    type Change = Division<OwnOfReport, (Difference<Party>, Difference<Category>)>;

    const VALUES: usize = 1000;

    fn id(&self) -> &ReportId {
        &self.id
    }

    fn change(from: &Arc<Self>, to: &Arc<Self>, _columns: &[Column]) -> Option<Self::Change> {
        let own = OwnOfReport::between(from, to);
        let parties = Difference::between(&from.parties, &to.parties, &to.columns);
        let categories = Difference::between(&from.categories, &to.categories, &to.columns);
        Some(Division { own, under: (parties, categories) })
    }

    fn changed(&self, change: &Self::Change) -> Self {
        let (parties, categories) = &change.under;
        let (parties, categories) = (parties.apply(&self.parties), categories.apply(&self.categories));
        let own = Self { parties: Vec::new(), categories: Vec::new(), ..self.clone() };
        let own = match &change.own {
            Some(change) => change.apply(own),
            None => own,
        };
        Self { parties, categories, ..own }
    }

    fn kept(change: &Self::Change) -> usize {
        let own = match &change.own {
            None => 0,
            Some(OwnOfReport::Fields(own)) => own.values.len(),
            // Its source is shared with the present state, and would be packed with it.
            Some(OwnOfReport::Whole(_)) => 1,
        };
        own + change.under.0.kept() + change.under.1.kept()
    }
}

/// A party is small: one that differs is kept whole.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::document) enum NoChange {}

impl Nodes for Party {
    type Id = PartyId;
    type Change = NoChange;

    const VALUES: usize = 4;

    fn id(&self) -> &PartyId {
        &self.id
    }

    fn change(_from: &Arc<Self>, _to: &Arc<Self>, _columns: &[Column]) -> Option<NoChange> {
        None
    }

    fn changed(&self, change: &NoChange) -> Self {
        match *change {}
    }

    fn kept(change: &NoChange) -> usize {
        match *change {}
    }
}

impl Nodes for Category {
    type Id = CategoryId;
    type Change = Division<Box<Self>, Difference<Problem>>;

    const VALUES: usize = 200;

    fn id(&self) -> &CategoryId {
        &self.id
    }

    fn change(from: &Arc<Self>, to: &Arc<Self>, columns: &[Column]) -> Option<Self::Change> {
        let alone = |category: &Self| Self { problems: Vec::new(), ..category.clone() };
        let own = alone(to);
        let under = Difference::between(&from.problems, &to.problems, columns);
        Some(Division { own: (own != alone(from)).then(|| Box::new(own)), under })
    }

    fn changed(&self, change: &Self::Change) -> Self {
        let problems = change.under.apply(&self.problems);
        Self { problems, ..change.own.as_deref().unwrap_or(self).clone() }
    }

    fn kept(change: &Self::Change) -> usize {
        usize::from(change.own.is_some()) + change.under.kept()
    }
}

impl Nodes for Problem {
    type Id = ProblemId;
    type Change = Division<Box<Self>, Difference<Item>>;

    const VALUES: usize = 80;

    fn id(&self) -> &ProblemId {
        &self.id
    }

    fn change(from: &Arc<Self>, to: &Arc<Self>, columns: &[Column]) -> Option<Self::Change> {
        let alone = |problem: &Self| Self { items: Vec::new(), ..problem.clone() };
        let own = alone(to);
        let under = Difference::between(&from.items, &to.items, columns);
        Some(Division { own: (own != alone(from)).then(|| Box::new(own)), under })
    }

    fn changed(&self, change: &Self::Change) -> Self {
        let items = change.under.apply(&self.items);
        Self { items, ..change.own.as_deref().unwrap_or(self).clone() }
    }

    fn kept(change: &Self::Change) -> usize {
        usize::from(change.own.is_some()) + change.under.kept()
    }
}

impl Nodes for Item {
    type Id = ItemId;
    type Change = ItemFields;

    const VALUES: usize = 20;

    fn id(&self) -> &ItemId {
        &self.id
    }

    fn change(from: &Arc<Self>, to: &Arc<Self>, columns: &[Column]) -> Option<ItemFields> {
        let same_nodes = from.measures.iter().map(|measure| &measure.id).eq(to.measures.iter().map(|one| &one.id))
            && from.indicators.iter().map(|indicator| &indicator.id).eq(to.indicators.iter().map(|one| &one.id));
        if !same_nodes {
            return None;
        }
        let own = fields(Node::Item(from), Node::Item(to), columns)?;
        let mut under = Vec::new();
        let measures = from.measures.iter().zip(&to.measures).enumerate();
        let measures = measures.map(|(at, (from, to))| (Under::Measure(at), Node::Measure(from), Node::Measure(to)));
        let indicators = from.indicators.iter().zip(&to.indicators).enumerate();
        let indicators =
            indicators.map(|(at, (from, to))| (Under::Indicator(at), Node::Indicator(from), Node::Indicator(to)));
        for (place, from, to) in measures.chain(indicators) {
            let values = fields(from, to, columns)?;
            under.extend(values.into_iter().map(|(key, value)| (place, key, value)));
        }
        // What no field tells, such as the order of unknown fields, is kept with the whole item.
        let change = ItemFields { own, under: under.into() };
        (from.changed(&change) == **to).then_some(change)
    }

    fn changed(&self, change: &ItemFields) -> Self {
        let mut item = self.clone();
        for (key, value) in &change.own {
            put(NodeMut::Item(&mut item), key, value);
        }
        for (place, key, value) in &change.under {
            let node = match place {
                Under::Measure(at) => item.measures.get_mut(*at).map(NodeMut::Measure),
                Under::Indicator(at) => item.indicators.get_mut(*at).map(NodeMut::Indicator),
            };
            if let Some(node) = node {
                put(node, key, value);
            }
        }
        item
    }

    fn kept(change: &ItemFields) -> usize {
        change.own.len() + change.under.len()
    }
}
