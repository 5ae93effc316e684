//! The other report told in my ids: what is one has one id, what only they have has an id that is free here.
//!
//! After this the two reports compare as two states of one report do, and what is taken over fits in as it is.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{
    BriefingPage, Category, Indicator, Item, Measure, NodeId, NodeKind, Object, Party, Problem, Report,
};

use super::columns::ColumnIds;
use super::spans::keep_places;
use super::tree::Tree;

/// From the ids of a report to those that its nodes get: only those that change.
#[derive(Debug, Default)]
pub(super) struct Ids {
    to: HashMap<NodeId, NodeId>,
    columns: ColumnIds,
}

impl Ids {
    /// For a report with these counterparts (its node, the node that it is), beside nodes that have the ids taken.
    pub(super) fn of(
        report: &Report,
        counterparts: &HashMap<NodeId, NodeId>,
        taken: &HashSet<&str>,
        columns: ColumnIds,
    ) -> Self {
        let own: HashSet<&str> = report.ids().collect();
        let mut to = HashMap::new();
        let mut next = taken.len() + own.len() + 1;
        let mut kept: HashSet<NodeId> = HashSet::new();
        for id in Tree::of(report).order() {
            let target = if let Some(counterpart) = counterparts.get(id) {
                counterpart.clone()
            } else if !taken.contains(id.as_str()) && kept.insert(id.clone()) {
                continue;
            } else {
                loop {
                    let fresh = format!("{}{next}", prefix(id));
                    next += 1;
                    if !taken.contains(fresh.as_str()) && !own.contains(fresh.as_str()) {
                        break NodeKind::of(id).id(&fresh);
                    }
                }
            };
            if target != *id {
                to.insert(id.clone(), target);
            }
        }
        Self { to, columns }
    }

    /// The id that a node gets.
    pub(super) fn node(&self, id: &NodeId) -> NodeId {
        self.to.get(id).unwrap_or(id).clone()
    }

    /// Gives the nodes that a node names their ids.
    fn rename(&self, node: &mut impl Object) {
        node.rename(&mut |id| self.node(&id));
    }
}

/// How new ids of a kind begin.
fn prefix(node: &NodeId) -> &'static str {
    match node {
        NodeId::Report => "r",
        NodeId::Party(_) => "u",
        NodeId::Category(_) => "c",
        NodeId::Problem(_) => "p",
        NodeId::Item(_) => "i",
        NodeId::Measure(_) => "m",
        NodeId::Indicator(_) => "n",
    }
}

/// A report in other ids. With `own`, places in the source are those that the same nodes have there, because the
/// two were read from unlike sources.
pub(super) fn aligned(report: &Report, ids: &Ids, own: Option<&Tree<'_>>) -> Report {
    if ids.to.is_empty() && ids.columns.is_empty() && own.is_none() {
        return report.clone();
    }
    let mut report = report.clone();
    ids.rename(&mut report);
    for party in &mut report.parties {
        let id = NodeId::Party(party.id.clone());
        let new = ids.node(&id);
        if new != id {
            *party = Arc::new(Party { id: new.as_str().into(), ..Party::clone(party) });
        }
    }
    report.columns = report.columns.iter().map(|column| ids.columns.column(column)).collect();
    report.indicators.iter_mut().for_each(|one| indicator(one, ids, own));
    for category in &mut report.categories {
        let problems = category.problems.iter().map(|problem| of_problem(problem, ids, own)).collect();
        let id = ids.node(&NodeId::Category(category.id.clone())).as_str().into();
        *category = Arc::new(Category { id, problems, ..Category::clone(category) });
    }
    report.briefing.iter_mut().for_each(|page| briefing(page, ids));
    report
}

fn of_problem(problem: &Problem, ids: &Ids, own: Option<&Tree<'_>>) -> Arc<Problem> {
    let items = problem.items.iter().map(|item| of_item(item, ids, own)).collect();
    let id = ids.node(&NodeId::Problem(problem.id.clone())).as_str().into();
    Arc::new(Problem { id, items, ..problem.clone() })
}

fn of_item(shared: &Arc<Item>, ids: &Ids, own: Option<&Tree<'_>>) -> Arc<Item> {
    let mut item = Item::clone(shared);
    item.id = ids.node(&NodeId::Item(item.id.clone())).as_str().into();
    ids.rename(&mut item);
    ids.columns.rename(&mut item.custom);
    item.measures.iter_mut().for_each(|one| measure(one, ids, own));
    item.indicators.iter_mut().for_each(|one| indicator(one, ids, own));
    if let Some(own) = own {
        let id = NodeId::Item(item.id.clone());
        keep_places(&mut item, &id, own);
    }
    if item == **shared { Arc::clone(shared) } else { Arc::new(item) }
}

fn measure(measure: &mut Measure, ids: &Ids, own: Option<&Tree<'_>>) {
    let id = ids.node(&NodeId::Measure(measure.id.clone()));
    measure.id = id.as_str().into();
    ids.rename(measure);
    ids.columns.rename(&mut measure.custom);
    if let Some(own) = own {
        keep_places(measure, &id, own);
    }
}

fn indicator(indicator: &mut Indicator, ids: &Ids, own: Option<&Tree<'_>>) {
    let id = ids.node(&NodeId::Indicator(indicator.id.clone()));
    indicator.id = id.as_str().into();
    ids.rename(indicator);
    if let Some(own) = own {
        keep_places(indicator, &id, own);
    }
}

/// A page tells of a category, an item or an indicator by its id.
fn briefing(page: &mut BriefingPage, ids: &Ids) {
    let of = page.of.as_str();
    let nodes = [NodeId::Category(of.into()), NodeId::Item(of.into()), NodeId::Indicator(of.into())];
    if let Some(target) = nodes.iter().find_map(|node| ids.to.get(node)) {
        target.as_str().clone_into(&mut page.of);
    }
}
