//! Parties that may be one under two names.

use std::sync::Arc;

use crate::model::{Party, PartyId, Report};

/// The parties of a report that may be another name of one: the shorter name leaves characters of the longer out, as
/// 区发改局 does of 区发展和改革局. Short names are not held against others, since 县委办 leaves characters out of 县委编办 too.
#[must_use]
pub fn may_be_one<'a>(report: &'a Report, party: &PartyId) -> Vec<&'a Party> {
    let Some(own) = report.party(party) else { return Vec::new() };
    let names = |party: &Party| -> Vec<Vec<char>> {
        std::iter::once(&party.name).chain(&party.aliases).map(|name| name.chars().collect()).collect()
    };
    let of_own = names(own);
    let is_alike = |other: &&Arc<Party>| {
        other.id != own.id
            && other.kind == own.kind
            && names(other).iter().any(|theirs| of_own.iter().any(|ours| abbreviates(ours, theirs)))
    };
    report.parties.iter().filter(is_alike).map(|party| &**party).collect()
}

/// The fewest characters of an abbreviation that is told from others by what it leaves out.
const LEAST_ABBREVIATION: usize = 4;

fn abbreviates(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < LEAST_ABBREVIATION || short.first() != long.first() || short.last() != long.last() {
        return false;
    }
    let mut rest = long.iter();
    short.len() < long.len() && short.iter().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_told_from_a_namesake() {
        let alike = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|name| name.chars().collect::<Vec<char>>());
            abbreviates(&a, &b)
        };
        assert!(alike("区发改局", "区发展和改革局") && alike("市市场监督管理局", "市市场监管局"));
        assert!(!alike("县委办", "县委编办") && !alike("区财政局", "区审计局") && !alike("区住建局", "区住建局"));
    }
}
