//! Which nodes of two reports are one: level by level from the top, then what is left over wherever it stands,
//! then headings by their children.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{Indicator, Item, Measure, NodeId, Report};

use super::entry::{Candidate, How, Pair, Pairs};
use super::lists::Lists;
use super::outline::Outline;
use super::similarity;

/// From here on two names under one id are taken for one party with a new name.
const SAME_PARTY: f32 = 0.4;

/// Two nodes that are one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// The node here.
    pub mine: NodeId,
    /// The node there, by its own id.
    pub theirs: NodeId,
    /// How it was found.
    pub how: How,
    /// How sure that is, from 0 to 1.
    pub sure: f32,
}

/// Pairs known beforehand: from their nodes to mine.
pub(super) type Known = HashMap<NodeId, NodeId>;

/// All nodes of two reports that are one, the reports aside.
pub(super) fn matches(mine: &Report, theirs: &Report, known: &Known) -> Vec<Match> {
    let (own, other) = (Outline::of(mine), Outline::of(theirs));
    let mut found = Vec::new();
    take(&mut found, &parties(&own, &other, known), |at| own.party(at), |at| other.party(at));
    let levels = Levels::of(&own, &other, known);
    take(&mut found, &levels.categories, |at| own.category(at), |at| other.category(at));
    take(&mut found, &levels.problems, |at| own.problem(at), |at| other.problem(at));
    take(&mut found, &levels.items, |at| own.item(at), |at| other.item(at));
    indicators(&mut found, &mine.indicators, &theirs.indicators, known);
    for pair in &levels.items.found {
        if let (Some(a), Some(b)) = (own.items_of.get(pair.mine), other.items_of.get(pair.theirs)) {
            inner(&mut found, a, b, known);
        }
    }
    found
}

fn take(
    found: &mut Vec<Match>,
    pairs: &Pairs,
    mine: impl Fn(usize) -> Option<NodeId>,
    theirs: impl Fn(usize) -> Option<NodeId>,
) {
    found.extend(pairs.found.iter().filter_map(|pair| {
        Some(Match { mine: mine(pair.mine)?, theirs: theirs(pair.theirs)?, how: pair.how, sure: pair.sure })
    }));
}

/// The pairs of the three divisions.
struct Levels {
    categories: Pairs,
    problems: Pairs,
    items: Pairs,
}

impl Levels {
    fn of(own: &Outline<'_>, other: &Outline<'_>, known: &Known) -> Self {
        let mut categories = Pairs::new(own.categories.len(), other.categories.len());
        ancestors(&mut categories, &own.categories, &other.categories, known, |id| NodeId::Category(id.into()));
        whole(&own.categories, &other.categories, &mut categories).pair();
        let mut problems = Pairs::new(own.problems.len(), other.problems.len());
        ancestors(&mut problems, &own.problems, &other.problems, known, |id| NodeId::Problem(id.into()));
        level(&own.problems, &other.problems, &categories, &mut problems);
        let mut items = Pairs::new(own.items.len(), other.items.len());
        ancestors(&mut items, &own.items, &other.items, known, |id| NodeId::Item(id.into()));
        level(&own.items, &other.items, &problems, &mut items);
        by_children(&own.items, &other.items, &items, &mut problems);
        by_children(&own.problems, &other.problems, &problems, &mut categories);
        Self { categories, problems, items }
    }
}

/// Pairs known from the common ancestor.
fn ancestors(
    pairs: &mut Pairs,
    mine: &[Candidate<'_>],
    theirs: &[Candidate<'_>],
    known: &Known,
    node: impl Fn(&str) -> NodeId,
) {
    if known.is_empty() {
        return;
    }
    let places: HashMap<&str, usize> = mine.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
    for (at, entry) in theirs.iter().enumerate() {
        let own = known.get(&node(entry.id)).and_then(|own| places.get(own.as_str()));
        if let Some(own) = own {
            pairs.add(Pair { mine: *own, theirs: at, how: How::Ancestor, sure: 1.0 });
        }
    }
}

/// The two lists whole.
fn whole<'l, 'a, 'p>(
    mine: &'l [Candidate<'a>],
    theirs: &'l [Candidate<'a>],
    pairs: &'p mut Pairs,
) -> Lists<'l, 'a, 'p> {
    let (at_mine, at_theirs) = ((0..mine.len()).collect(), (0..theirs.len()).collect());
    Lists { mine, theirs, at_mine, at_theirs, pairs }
}

/// The nodes of one level: what is the very same, then under parents that are one, then wherever it stands.
fn level(mine: &[Candidate<'_>], theirs: &[Candidate<'_>], parents: &Pairs, pairs: &mut Pairs) {
    whole(mine, theirs, pairs).same_id_and_text();
    let (own, other) = (under(mine), under(theirs));
    for parent in &parents.found {
        if let (Some(at_mine), Some(at_theirs)) = (own.get(&parent.mine), other.get(&parent.theirs)) {
            let (at_mine, at_theirs) = (at_mine.clone(), at_theirs.clone());
            Lists { mine, theirs, at_mine, at_theirs, pairs: &mut *pairs }.pair();
        }
    }
    let (at_mine, at_theirs) = (pairs.left_of_mine(), pairs.left_of_theirs());
    let mut rest = Lists { mine, theirs, at_mine, at_theirs, pairs };
    rest.same_text();
    rest.similar();
}

/// The places of the children of each parent.
fn under(entries: &[Candidate<'_>]) -> HashMap<usize, Vec<usize>> {
    let mut lists: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        lists.entry(entry.parent).or_default().push(at);
    }
    lists
}

/// Pairs heads of which at least half of the children are one.
fn by_children(mine: &[Candidate<'_>], theirs: &[Candidate<'_>], children: &Pairs, heads: &mut Pairs) {
    let mut votes: HashMap<(usize, usize), usize> = HashMap::new();
    for pair in &children.found {
        if let (Some(a), Some(b)) = (mine.get(pair.mine), theirs.get(pair.theirs)) {
            *votes.entry((a.parent, b.parent)).or_default() += 1;
        }
    }
    let (own, other) = (under(mine), under(theirs));
    let mut votes: Vec<((usize, usize), usize)> = votes.into_iter().collect();
    votes.sort_unstable_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    for ((mine, theirs), count) in votes {
        let most = own.get(&mine).map_or(0, Vec::len).max(other.get(&theirs).map_or(0, Vec::len));
        if 2 * count >= most {
            let sure = count as f32 / most as f32;
            heads.add(Pair { mine, theirs, how: How::Children, sure });
        }
    }
}

/// Parties by name and kind; the same id counts only where the names are alike.
fn parties(own: &Outline<'_>, other: &Outline<'_>, known: &Known) -> Pairs {
    let mut pairs = Pairs::new(own.parties.len(), other.parties.len());
    ancestors(&mut pairs, &own.parties, &other.parties, known, |id| NodeId::Party(id.into()));
    let mut lists = whole(&own.parties, &other.parties, &mut pairs);
    lists.same_id_and_text();
    lists.same_text();
    let places: HashMap<&str, usize> = own.parties.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
    for theirs in pairs.left_of_theirs() {
        let Some(entry) = other.parties.get(theirs) else { continue };
        let renamed = places.get(entry.id).and_then(|at| Some((*at, renamed(own.parties.get(*at)?, entry)?)));
        if let Some((mine, sure)) = renamed {
            pairs.add(Pair { mine, theirs, how: How::Similar, sure });
        }
    }
    pairs
}

/// How sure it is that one party has a new name.
fn renamed(mine: &Candidate<'_>, theirs: &Candidate<'_>) -> Option<f32> {
    let sure = similarity::likeness(mine.title, theirs.title);
    (mine.detail == theirs.detail && sure >= SAME_PARTY).then_some(sure)
}

/// Measures and indicators of two items that are one.
fn inner(found: &mut Vec<Match>, mine: &Item, theirs: &Item, known: &Known) {
    if mine.measures == theirs.measures {
        found.extend(mine.measures.iter().map(|one| same(NodeId::Measure(one.id.clone()))));
    } else {
        measures(found, &mine.measures, &theirs.measures, known);
    }
    indicators(found, &mine.indicators, &theirs.indicators, known);
}

fn measures<'a>(found: &mut Vec<Match>, mine: &'a [Measure], theirs: &'a [Measure], known: &Known) {
    let entries = |list: &'a [Measure]| -> Vec<Candidate<'a>> {
        list.iter().map(|one| Candidate::new(one.id.as_str(), &one.text, "", 0)).collect()
    };
    let (own, other) = (entries(mine), entries(theirs));
    let mut pairs = Pairs::new(own.len(), other.len());
    ancestors(&mut pairs, &own, &other, known, |id| NodeId::Measure(id.into()));
    whole(&own, &other, &mut pairs).pair();
    let id = |list: &[Measure], at: usize| list.get(at).map(|one| NodeId::Measure(one.id.clone()));
    take(found, &pairs, |at| id(mine, at), |at| id(theirs, at));
}

fn indicators<'a>(found: &mut Vec<Match>, mine: &'a [Indicator], theirs: &'a [Indicator], known: &Known) {
    if mine == theirs {
        found.extend(mine.iter().map(|one| same(NodeId::Indicator(one.id.clone()))));
        return;
    }
    let entries = |list: &'a [Indicator]| -> Vec<Candidate<'a>> {
        list.iter().map(|one| Candidate::new(one.id.as_str(), &one.name, &one.unit, 0)).collect()
    };
    let (own, other) = (entries(mine), entries(theirs));
    let mut pairs = Pairs::new(own.len(), other.len());
    ancestors(&mut pairs, &own, &other, known, |id| NodeId::Indicator(id.into()));
    whole(&own, &other, &mut pairs).pair();
    let id = |list: &[Indicator], at: usize| list.get(at).map(|one| NodeId::Indicator(one.id.clone()));
    take(found, &pairs, |at| id(mine, at), |at| id(theirs, at));
}

/// A node that is the same on both sides, id and all.
fn same(node: NodeId) -> Match {
    Match { mine: node.clone(), theirs: node, how: How::Id, sure: 1.0 }
}
