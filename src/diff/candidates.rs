//! Which nodes are worth a close look: all pairs of short lists, else those near in place or with rare words in common.
//!
//! The number of pairs grows with the length of the lists, never with its square.

use std::collections::HashMap;

use super::entry::Candidate;

/// Lists with no more pairs than this are looked at whole.
const ALL_PAIRS: usize = 2_500;
/// How far from its place in the order a node is looked for.
const NEAR: usize = 6;
/// How many with words in common are looked at.
const ALIKE: usize = 8;
/// Pairs of characters that more nodes than this have do not distinguish.
const COMMON: usize = 64;

/// Pairs of places, of mine and of theirs, that may be one node.
pub(super) fn candidates(
    mine: &[Candidate<'_>],
    theirs: &[Candidate<'_>],
    left_of_mine: &[usize],
    left_of_theirs: &[usize],
) -> Vec<(usize, usize)> {
    if left_of_mine.len().saturating_mul(left_of_theirs.len()) <= ALL_PAIRS {
        let pairs = left_of_mine.iter().flat_map(|a| left_of_theirs.iter().map(move |b| (*a, *b)));
        return pairs.collect();
    }
    let mut found = near(left_of_mine, left_of_theirs);
    found.extend(alike(mine, theirs, left_of_mine, left_of_theirs));
    found.extend(of_one_id(mine, theirs, left_of_mine, left_of_theirs));
    found.sort_unstable();
    found.dedup();
    found
}

fn near(mine: &[usize], theirs: &[usize]) -> Vec<(usize, usize)> {
    let around = |rank: usize| {
        let middle = rank * mine.len() / theirs.len().max(1);
        mine.iter().skip(middle.saturating_sub(NEAR)).take(2 * NEAR + 1)
    };
    theirs.iter().enumerate().flat_map(|(rank, b)| around(rank).map(move |a| (*a, *b))).collect()
}

fn of_one_id(
    mine: &[Candidate<'_>],
    theirs: &[Candidate<'_>],
    left_of_mine: &[usize],
    left_of_theirs: &[usize],
) -> Vec<(usize, usize)> {
    let ids: HashMap<&str, usize> = left_of_mine.iter().filter_map(|at| Some((mine.get(*at)?.id, *at))).collect();
    let partner = |at: &usize| Some((*ids.get(theirs.get(*at)?.id)?, *at));
    left_of_theirs.iter().filter_map(partner).collect()
}

fn alike(
    mine: &[Candidate<'_>],
    theirs: &[Candidate<'_>],
    left_of_mine: &[usize],
    left_of_theirs: &[usize],
) -> Vec<(usize, usize)> {
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    for at in left_of_mine {
        for gram in mine.get(*at).into_iter().flat_map(|entry| entry.grams().distinct()) {
            let list = index.entry(gram).or_default();
            // One more than counts, so that a full list is known to be a common one.
            if list.len() <= COMMON {
                list.push(*at);
            }
        }
    }
    let mut found = Vec::new();
    for b in left_of_theirs {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let grams = theirs.get(*b).into_iter().flat_map(|entry| entry.grams().distinct());
        let rare = grams.filter_map(|gram| index.get(&gram)).filter(|list| list.len() <= COMMON);
        rare.flatten().for_each(|a| *shared.entry(*a).or_default() += 1);
        let mut best: Vec<(usize, usize)> = shared.into_iter().collect();
        best.sort_unstable_by_key(|(a, count)| (std::cmp::Reverse(*count), *a));
        found.extend(best.into_iter().take(ALIKE).map(|(a, _)| (a, *b)));
    }
    found
}
