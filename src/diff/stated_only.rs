//! What the other side speaks of. A ledger without a column for leaders says nothing against mine: what a document is
//! silent about is no difference.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::field;
use crate::model::{
    ClosingKind, Due, FieldKind, ItemId, NodeId, NodeKind, NodeRef, Problem, Progress, ReportId, Term, Value,
};

use super::difference::{Difference, FieldChange, Kind, Who};
use super::pair::{Comparison, ReportPair};
use super::tree::Tree;
use super::union::{union, union_of_names};

impl Comparison {
    /// Only the differences of which the other side speaks, for one that was read from a notice or a ledger: an empty
    /// cell, a kind of node that it never has, and the counting of its own headings say nothing. Reports that only mine
    /// has are not spoken of either.
    #[must_use]
    pub fn stated_only(mut self) -> Self {
        let told: HashMap<ReportId, HashSet<NodeKind>> =
            self.pairs.iter().map(|pair| (pair.mine.id.clone(), kinds(pair))).collect();
        let shells: HashSet<NodeRef> = self.pairs.iter().flat_map(shells).collect();
        self.differences.iter_mut().for_each(pile_up);
        self.differences.retain(|difference| match told.get(&difference.node.report) {
            Some(kinds) => {
                let pair = self.pairs.iter().find(|pair| pair.mine.id == difference.node.report);
                let is_void =
                    |pair: &ReportPair| is_made_up(difference, &pair.theirs.title) || was_reopened(difference, pair);
                tells(kinds, difference) && !pair.is_some_and(is_void) && !shells.contains(&difference.node)
            }
            None => difference.kind == Kind::Added,
        });
        self
    }
}

/// A document adds to lists and takes nothing out of them: what stood in one before stays, whether it is silent about it
/// or was written before it. That mine took something out since the common ancestor stays so too.
fn pile_up(difference: &mut Difference) {
    let Kind::Changed(change) = &mut difference.kind else { return };
    let news = match (&change.base, &change.theirs) {
        (Some(Value::Records(base)), Value::Records(theirs)) => {
            Value::Records(theirs.iter().filter(|entry| !base.contains(entry)).cloned().collect())
        }
        (Some(Value::Parties(base)), Value::Parties(theirs)) => {
            Value::Parties(theirs.iter().filter(|party| !base.contains(party)).cloned().collect())
        }
        (_, theirs) => theirs.clone(),
    };
    let together = union(change.kind, &change.mine, &news).or_else(|| union_of_names(&change.mine, &news));
    let Some(together) = together else { return };
    if let Some(base) = &change.base {
        difference.who = if *base == change.mine { Who::Theirs } else { Who::Both };
    }
    change.merged = Some(together);
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
    let change = difference
        .change()
        .filter(|change| change.field.declared().is_some_and(|field| field.key == "title") && heading);
    change.is_some_and(|change| matches!(&change.theirs, Value::Text(text) if text == title))
}

/// True for the closing of an item that was opened again here after the day of it: the document was written before.
fn was_reopened(difference: &Difference, pair: &ReportPair) -> bool {
    let NodeId::Item(id) = &difference.node.node else { return false };
    let Some(change) = difference.change() else { return false };
    let closes = change.field.is(field!(Item.closed))
        || change.field.is(field!(Item.progress)) && change.theirs.typed() == Some(Progress::Closed);
    let day = pair.theirs.item(id).and_then(|item| item.closed.as_ref()).map(|closed| closed.on);
    let reopened = pair.mine.item(id).into_iter().flat_map(|item| &item.closing);
    closes
        && reopened
            .filter(|step| step.kind == ClosingKind::Reopened)
            .any(|step| step.on.is_some() && step.on >= day && day.is_some())
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
        Kind::Changed(change) => kind != NodeKind::Report && says(change),
    }
}

/// True where the other side says something that mine does not: not what follows from it, nor the same in other words.
fn says(change: &FieldChange) -> bool {
    // A document counts its rows its own way, and its places are those of its own text.
    let is_number = change.field.declared().is_some_and(|field| field.key == "number");
    if is_number || matches!(change.kind, FieldKind::Places | FieldKind::Flag) || change.is_idle() {
        return false;
    }
    let is_blank = |value: &Value| change.field.declared().map_or(value.is_blank(), |field| field.is_blank(value));
    let (mine, theirs) = (&change.mine, &change.theirs);
    // That there is a date follows from the date; what kind of deadline it is, is known better here.
    if change.field.is(field!(Item.term)) && theirs.typed() == Some(Term::Dated) {
        return is_blank(mine);
    }
    // What is closed is not opened again by a ledger that only says done.
    if change.field.is(field!(Item.progress)) && mine.typed() == Some(Progress::Closed) {
        return false;
    }
    if change.kind == FieldKind::Due
        && let (Some(Some(mine)), Some(Some(theirs))) = (mine.typed::<Option<Due>>(), theirs.typed::<Option<Due>>())
    {
        // Words that no date was read from say nothing against a date.
        return match theirs.present() {
            Some(there) => mine.present() != Some(there),
            None => mine.present().is_none() && (&mine.days, &mine.words) != (&theirs.days, &theirs.words),
        };
    }
    !is_blank(theirs)
}
