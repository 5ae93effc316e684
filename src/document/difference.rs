//! What leads from one state of the reports to another, without keeping that other state.
//!
//! A step of the history could keep the reports as they were: they share with the present ones all that did not change.
//! Yet an item that is added between two changes of all items would then keep all items in memory once more, and a day's
//! work would take many times the memory of the dataset. So a step keeps the former values of the fields that differ, the
//! nodes that went, and where in the lists the others stand.

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::edit::Change;
use crate::model::{
    Category, CategoryId, Column, FieldKey, IndicatorId, Item, ItemId, MeasureId, Node, NodeId, NodeMut, Party,
    PartyId, Problem, ProblemId, Report, ReportId, Value,
};

/// What leads from one list of nodes to another one.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub(super) struct Difference<T: Nodes>(Box<[Entry<T>]>);

/// Nodes of the list that is led to, one after the other.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
enum Entry<T: Nodes> {
    /// Those at these positions of the list it comes from, as they are.
    Same(Range<usize>),
    /// The one at a position, changed.
    Changed(usize, T::Change),
    /// One that the list does not hold.
    Whole(Arc<T>),
}

/// A node that lists hold.
pub(super) trait Nodes: Clone + PartialEq + Debug + Serialize + DeserializeOwned {
    type Id: Hash + Eq;
    type Change: Debug + PartialEq + Serialize + DeserializeOwned;

    /// About how many values a node holds, with what stands under it.
    const VALUES: usize;

    fn id(&self) -> &Self::Id;

    /// What leads from a node to another state of it; nothing where that has to be kept whole. `columns` are those of
    /// the report of the other state.
    fn change(from: &Arc<Self>, to: &Arc<Self>, columns: &[Column]) -> Option<Self::Change>;

    /// The state that a change leads to.
    fn changed(&self, change: &Self::Change) -> Self;

    /// About how many values a change keeps.
    fn kept(change: &Self::Change) -> usize;
}

impl<T: Nodes> Difference<T> {
    /// What leads from a list to another one, of a report with these columns.
    pub(super) fn between(from: &[Arc<T>], to: &[Arc<T>], columns: &[Column]) -> Self {
        let mut entries = Vec::new();
        // Most often the lists hold the same nodes in the same order. Only where they do not, they are looked up.
        let mut by_id = None;
        for (at, node) in to.iter().enumerate() {
            let beside = from.get(at).filter(|other| other.id() == node.id()).map(|_| at);
            let at = beside.or_else(|| {
                let places = from.iter().enumerate().map(|(at, node)| (node.id(), at));
                by_id.get_or_insert_with(|| places.collect::<HashMap<_, _>>()).get(node.id()).copied()
            });
            let Some((at, own)) = at.and_then(|at| Some((at, from.get(at)?))) else {
                entries.push(Entry::Whole(Arc::clone(node)));
                continue;
            };
            if own == node {
                match entries.last_mut() {
                    Some(Entry::Same(places)) if places.end == at => places.end += 1,
                    _ => entries.push(Entry::Same(at..at + 1)),
                }
            } else {
                let change = T::change(own, node, columns).map(|change| Entry::Changed(at, change));
                entries.push(change.unwrap_or_else(|| Entry::Whole(Arc::clone(node))));
            }
        }
        Self(entries.into())
    }

    /// The other list.
    pub(super) fn apply(&self, from: &[Arc<T>]) -> Vec<Arc<T>> {
        let mut to = Vec::with_capacity(from.len());
        for entry in &self.0 {
            match entry {
                Entry::Same(places) => to.extend(from.get(places.clone()).unwrap_or_default().iter().cloned()),
                Entry::Changed(at, change) => to.extend(from.get(*at).map(|node| Arc::new(node.changed(change)))),
                Entry::Whole(node) => to.push(Arc::clone(node)),
            }
        }
        to
    }

    /// About how many values it keeps.
    pub(super) fn kept(&self) -> usize {
        let of_entry = |entry: &Entry<T>| match entry {
            Entry::Same(_) => 0,
            Entry::Changed(_, change) => T::kept(change),
            Entry::Whole(_) => T::VALUES,
        };
        self.0.iter().map(of_entry).sum()
    }
}

/// What leads to another state of a node that has lists of nodes under it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Division<T, Under> {
    /// The other state without the lists, where it differs in more than those.
    own: Option<Box<T>>,
    under: Under,
}

/// A report without its lists of nodes is the small part of it.
impl Nodes for Report {
    type Id = ReportId;
    type Change = Division<Self, (Difference<Party>, Difference<Category>)>;

    const VALUES: usize = 1000;

    fn id(&self) -> &ReportId {
        &self.id
    }

    fn change(from: &Arc<Self>, to: &Arc<Self>, _columns: &[Column]) -> Option<Self::Change> {
        let alone = |report: &Self| Self { parties: Vec::new(), categories: Vec::new(), ..report.clone() };
        let own = alone(to);
        let parties = Difference::between(&from.parties, &to.parties, &to.columns);
        let categories = Difference::between(&from.categories, &to.categories, &to.columns);
        Some(Division { own: (own != alone(from)).then(|| Box::new(own)), under: (parties, categories) })
    }

    fn changed(&self, change: &Self::Change) -> Self {
        let (parties, categories) = &change.under;
        Self {
            parties: parties.apply(&self.parties),
            categories: categories.apply(&self.categories),
            ..change.own.as_deref().unwrap_or(self).clone()
        }
    }

    fn kept(change: &Self::Change) -> usize {
        usize::from(change.own.is_some()) + change.under.0.kept() + change.under.1.kept()
    }
}

/// A party is small: one that differs is kept whole.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum NoChange {}

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
    type Change = Division<Self, Difference<Problem>>;

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
    type Change = Division<Self, Difference<Item>>;

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

/// Sets a field. A change with one that cannot be set was sorted out when it was found.
fn put(mut node: NodeMut<'_>, key: &FieldKey, value: &Value) {
    if let Err(error) = node.set(key, value.clone()) {
        log::error!("a step of the history holds a value that does not fit: {error}");
    }
}

/// The fields of an item that differ, as they are in its other state.
#[derive(Debug, PartialEq)]
pub(super) struct ItemFields {
    own: Box<[(FieldKey, Value)]>,
    under: Box<[(Under, FieldKey, Value)]>,
}

/// A node under an item, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum Under {
    Measure(usize),
    Indicator(usize),
}

/// A value is written as the change that sets it, for a field alone knows how its values are written. Whose node it is
/// stands beside it.
impl Serialize for ItemFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set = |node: NodeId, key: &FieldKey, value: &Value| Change::Set(node, key.clone(), value.clone());
        let own = self.own.iter().map(|(key, value)| (None, set(NodeId::Item(ItemId::default()), key, value)));
        let under = self.under.iter().map(|(place, key, value)| {
            let node = match place {
                Under::Measure(_) => NodeId::Measure(MeasureId::default()),
                Under::Indicator(_) => NodeId::Indicator(IndicatorId::default()),
            };
            (Some(*place), set(node, key, value))
        });
        serializer.collect_seq(own.chain(under))
    }
}

impl<'de> Deserialize<'de> for ItemFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (mut own, mut under) = (Vec::new(), Vec::new());
        for (place, change) in Vec::<(Option<Under>, Change)>::deserialize(deserializer)? {
            let Change::Set(_, key, value) = change else { return Err(D::Error::custom("not a value")) };
            match place {
                None => own.push((key, value)),
                Some(place) => under.push((place, key, value)),
            }
        }
        Ok(Self { own: own.into(), under: under.into() })
    }
}

/// The fields of the second node that differ from those of the first.
fn fields(from: Node<'_>, to: Node<'_>, columns: &[Column]) -> Option<Box<[(FieldKey, Value)]>> {
    let value = |key: FieldKey| to.get(&key, columns).map(|value| (key, value));
    from.differing(to).into_iter().map(value).collect()
}
