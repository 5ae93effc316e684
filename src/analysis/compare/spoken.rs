//! What the other side speaks of. A ledger without a column for leaders says nothing against mine: what a document is
//! silent about is no difference.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{ItemId, NodeId, NodeRef, Problem, Progress, ReportId, Term};

use super::difference::{Difference, Kind};
use super::field::{Field, Value};
use super::node::{NodeKind, Tree};
use super::pair::{Comparison, ReportPair};

/// The kinds of nodes that a report has, and those of their fields that are filled at least once.
#[derive(Default)]
struct Spoken {
    kinds: HashSet<NodeKind>,
    fields: HashSet<(NodeKind, Field)>,
}

impl Comparison {
    /// Only the differences of which the other side speaks, for one that was read from a notice or a ledger: a field
    /// that it never fills, a kind of node that it never has, and the counting of its own headings say nothing. Reports
    /// that only mine has are not spoken of either.
    #[must_use]
    pub fn spoken(mut self) -> Self {
        let told: HashMap<ReportId, Spoken> =
            self.pairs.iter().map(|pair| (pair.mine.id.clone(), Spoken::of(pair))).collect();
        let shells: HashSet<NodeRef> = self.pairs.iter().flat_map(shells).collect();
        self.differences.retain(|difference| match told.get(&difference.node.report) {
            Some(spoken) => spoken.tells(difference) && !shells.contains(&difference.node),
            None => difference.kind == Kind::Added,
        });
        self
    }
}

/// Their categories and problems that hold nothing new: all that stands in them is here already, under others.
fn shells(pair: &ReportPair) -> Vec<NodeRef> {
    let items: HashSet<&ItemId> = pair.mine.items().map(|item| &item.id).collect();
    let old = |problem: &Problem| problem.items.iter().all(|item| items.contains(&item.id));
    let reference = |node: NodeId| NodeRef::new(pair.mine.id.clone(), node);
    let mut found = Vec::new();
    for category in &pair.theirs.categories {
        let shell = |problem: &&Arc<Problem>| !problem.items.is_empty() && old(problem);
        found.extend(category.problems.iter().filter(shell).map(|own| reference(NodeId::Problem(own.id.clone()))));
        if category.problems.iter().all(|problem| old(problem)) {
            found.push(reference(NodeId::Category(category.id.clone())));
        }
    }
    let here: HashSet<NodeId> = Tree::of(&pair.mine).order().cloned().collect();
    found.retain(|node| !here.contains(&node.node));
    found
}

impl Spoken {
    fn of(pair: &ReportPair) -> Self {
        let tree = Tree::of(&pair.theirs);
        let mut spoken = Self::default();
        for placed in tree.order().filter_map(|id| Some((id, tree.get(id)?))) {
            let kind = NodeKind::of(placed.0);
            spoken.kinds.insert(kind);
            for field in Field::of(kind) {
                let told = spoken.fields.contains(&(kind, *field));
                if !told && placed.1.node.value(*field).is_some_and(|value| !value.is_empty()) {
                    spoken.fields.insert((kind, *field));
                }
            }
        }
        // A document names the parties of its own items; it lists nobody.
        spoken.kinds.remove(&NodeKind::Party);
        // With one category all items stand under it because there is no other: that says nothing of mine.
        if pair.theirs.categories.len() < 2 {
            spoken.kinds.remove(&NodeKind::Category);
        }
        spoken
    }

    fn tells(&self, difference: &Difference) -> bool {
        let kind = difference.of();
        match &difference.kind {
            Kind::Added => true,
            Kind::Removed => self.kinds.contains(&kind),
            Kind::Moved(..) => self.kinds.contains(&NodeKind::Category),
            Kind::Changed(change) => {
                let own = matches!(change.field, Field::Number | Field::Source | Field::Internal);
                !own && kind != NodeKind::Report && self.fields.contains(&(kind, change.field))
            }
        }
    }
}

impl Value {
    /// True for a field that holds nothing, or what a new node has.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Progress(progress) => *progress == Progress::default(),
            Self::Term(term) => *term == Term::default(),
            Self::Kind(_) | Self::Better(_) => false,
            Self::Flag(flag) => !flag,
            Self::Months(months) => months.is_none(),
            Self::Day(day) => day.is_none(),
            Self::Due(due) => due.is_none(),
            Self::Closed(closed) => closed.is_none(),
            Self::Evidence(list) => list.is_empty(),
            Self::Log(list) => list.is_empty(),
            Self::Spans(list) => list.is_empty(),
            Self::Reading(reading) => reading.is_none(),
            Self::Readings(list) => list.is_empty(),
            Self::Target(target) => target.is_none(),
            Self::Measure(id) => id.is_none(),
            Self::PartOf(part) => part.is_none(),
            Self::Party(id) => id.is_none(),
            Self::Parties(list) => list.is_empty(),
            Self::Briefing(list) => list.is_empty(),
            Self::Accepted(list) => list.is_empty(),
            Self::Keys(list) | Self::Names(list) => list.is_empty(),
        }
    }
}
