//! What the other side speaks of. A ledger without a column for leaders says nothing against mine: what a document is
//! silent about is no difference.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{ItemId, NodeId, NodeRef, Problem, Progress, ReportId, Term};

use super::difference::{Difference, Kind};
use super::field::{Field, Value};
use super::node::{NodeKind, Tree};
use super::pair::{Comparison, ReportPair};

impl Comparison {
    /// Only the differences of which the other side speaks, for one that was read from a notice or a ledger: an empty
    /// cell, a kind of node that it never has, and the counting of its own headings say nothing. Reports that only mine
    /// has are not spoken of either.
    #[must_use]
    pub fn spoken(mut self) -> Self {
        let told: HashMap<ReportId, HashSet<NodeKind>> =
            self.pairs.iter().map(|pair| (pair.mine.id.clone(), kinds(pair))).collect();
        let shells: HashSet<NodeRef> = self.pairs.iter().flat_map(shells).collect();
        self.differences.retain(|difference| match told.get(&difference.node.report) {
            Some(kinds) => {
                let title = self.pairs.iter().find(|pair| pair.mine.id == difference.node.report);
                let made_up = title.is_some_and(|pair| is_made_up(difference, &pair.theirs.title));
                tells(kinds, difference) && !made_up && !shells.contains(&difference.node)
            }
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

/// True where a heading that the document lacks was given the title of the whole.
fn is_made_up(difference: &Difference, title: &str) -> bool {
    let heading = matches!(difference.of(), NodeKind::Category | NodeKind::Problem);
    let change = difference.change().filter(|change| change.field == Field::Title && heading);
    change.is_some_and(|change| matches!(&change.theirs, Value::Text(text) if text == title))
}

/// The kinds of nodes that they have, as far as it means something that one is missing.
fn kinds(pair: &ReportPair) -> HashSet<NodeKind> {
    let mut kinds: HashSet<NodeKind> = Tree::of(&pair.theirs).order().map(NodeKind::of).collect();
    // A document names the parties of its own items; it lists nobody.
    kinds.remove(&NodeKind::Party);
    // With one category all items stand under it because there is no other: that says nothing of mine.
    if pair.theirs.categories.len() < 2 {
        kinds.remove(&NodeKind::Category);
    }
    kinds
}

fn tells(kinds: &HashSet<NodeKind>, difference: &Difference) -> bool {
    let kind = difference.of();
    match &difference.kind {
        Kind::Added => true,
        Kind::Removed => kinds.contains(&kind),
        // Their order is that of their table.
        Kind::Moved(from, to) => from.under != to.under && kinds.contains(&NodeKind::Category),
        Kind::Changed(change) => {
            let own = matches!(change.field, Field::Number | Field::Source | Field::Internal);
            !own && kind != NodeKind::Report && says(&change.mine, &change.theirs)
        }
    }
}

/// True where the other side says something that mine does not: not what follows from it, nor the same in other words.
fn says(mine: &Value, theirs: &Value) -> bool {
    match (mine, theirs) {
        // That there is a date follows from the date; what kind of deadline it is, is known better here.
        // What is closed is not opened again by a ledger that only says done.
        (Value::Progress(Progress::Closed), Value::Progress(_)) => false,
        (Value::Term(mine), Value::Term(Term::Dated)) => mine == &Term::default(),
        (Value::Due(Some(mine)), Value::Due(Some(theirs))) => mine.present() != theirs.present(),
        (_, theirs) => !theirs.is_empty(),
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
