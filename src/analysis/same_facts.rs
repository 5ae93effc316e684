//! Indicators that are one fact under several names (`same_as`): a rate and the count that it was reckoned from. Where facts are
//! listed or counted, one of the names stands for all of them.

use std::collections::{HashMap, HashSet};

use crate::model::{Indicator, IndicatorId, Report};

/// The facts of a report that have several names.
#[derive(Debug, Default)]
pub struct SameFacts<'a> {
    /// The fact of each indicator that has others beside it.
    of: HashMap<&'a IndicatorId, usize>,
    /// The indicators of each fact: the one that the others name first, the others in the order of the notice.
    facts: Vec<Vec<&'a Indicator>>,
}

impl<'a> SameFacts<'a> {
    /// The facts of a report.
    #[must_use]
    pub fn of(report: &'a Report) -> Self {
        Self::among(|| report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators)))
    }

    /// The facts of some indicators: what they name beside these does not count.
    #[must_use]
    pub fn among<I: Iterator<Item = &'a Indicator>>(all: impl Fn() -> I) -> Self {
        if all().all(|own| own.same_as.is_none()) {
            return Self::default();
        }
        let places: HashMap<&IndicatorId, usize> = all().enumerate().map(|(at, own)| (&own.id, at)).collect();
        let names: HashMap<&IndicatorId, &IndicatorId> = all()
            .filter_map(|own| Some((&own.id, own.same_as.as_ref()?)))
            .filter(|(own, other)| own != other && places.contains_key(other))
            .collect();
        let mut facts = Self::default();
        let mut by_main: HashMap<&IndicatorId, usize> = HashMap::new();
        for own in all() {
            let main = main_of(&own.id, &names, &places);
            let at = *by_main.entry(main).or_insert(facts.facts.len());
            if at == facts.facts.len() {
                facts.facts.push(Vec::new());
            }
            if let Some(fact) = facts.facts.get_mut(at) {
                if own.id == *main { fact.insert(0, own) } else { fact.push(own) }
            }
            facts.of.insert(&own.id, at);
        }
        facts
    }

    fn all(&self, own: &Indicator) -> &[&'a Indicator] {
        self.of.get(&own.id).and_then(|at| self.facts.get(*at)).map_or(&[], Vec::as_slice)
    }

    /// True for the name under which a fact is shown among some indicators: the first one with a target, else the first one.
    #[must_use]
    pub fn is_shown(&self, own: &Indicator, among: impl Fn(&Indicator) -> bool) -> bool {
        let names = || self.all(own).iter().filter(|other| among(other));
        let shown = names().find(|other| other.target.is_some()).or_else(|| names().next());
        shown.is_none_or(|shown| shown.id == own.id)
    }

    /// The other names of a fact.
    #[must_use]
    pub fn others(&self, own: &Indicator) -> Vec<&'a Indicator> {
        self.all(own).iter().copied().filter(|other| other.id != own.id).collect()
    }
}

/// The indicator that another one is the same as in the end; of those that name each other the first one of the notice.
fn main_of<'a>(
    own: &'a IndicatorId,
    names: &HashMap<&'a IndicatorId, &'a IndicatorId>,
    places: &HashMap<&'a IndicatorId, usize>,
) -> &'a IndicatorId {
    let (mut at, mut passed) = (own, HashSet::from([own]));
    while let Some(next) = names.get(at) {
        if !passed.insert(next) {
            // The way leads round: whoever stands on the round gets to the same first one.
            let round = std::iter::successors(Some(*next), |at| names.get(at).copied().filter(|at| at != next));
            return round.min_by_key(|at| places.get(at)).unwrap_or(own);
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Relation, Target};

    fn report(indicators: &[(&str, &str, bool)]) -> Report {
        let own = |(id, same_as, has_target): &(&str, &str, bool)| Indicator {
            same_as: (!same_as.is_empty()).then(|| IndicatorId::from(*same_as)),
            target: has_target.then(|| Target { value: 9.into(), relation: Relation::AtLeast, ..Target::blank() }),
            ..Indicator::new((*id).into(), (*id).to_owned())
        };
        Report { indicators: indicators.iter().map(own).collect(), ..Report::new("r".into(), "县".to_owned()) }
    }

    fn shown(report: &Report) -> Vec<&str> {
        let facts = SameFacts::of(report);
        let all = report.indicators.iter().filter(|own| facts.is_shown(own, |_| true));
        all.map(|own| own.id.as_str()).collect()
    }

    #[test]
    fn of_two_that_name_each_other_the_first_is_shown() {
        let own = report(&[("甲", "", false), ("乙", "丙", false), ("丙", "乙", false), ("丁", "丙", false)]);
        assert_eq!(shown(&own), ["甲", "乙"]);
        let facts = SameFacts::of(&own);
        let others: Vec<&str> = facts.others(&own.indicators[1]).iter().map(|own| own.id.as_str()).collect();
        assert_eq!(others, ["丙", "丁"]);
        assert!(facts.others(&own.indicators[0]).is_empty());
    }

    #[test]
    fn the_name_with_the_target_is_shown() {
        assert_eq!(shown(&report(&[("率", "数", true), ("数", "", false)])), ["率"]);
        assert_eq!(shown(&report(&[("率", "数", true), ("数", "", true)])), ["数"]);
        assert_eq!(shown(&report(&[("率", "没有的", false), ("数", "数", false)])), ["率", "数"]);
    }

    #[test]
    fn among_a_part_of_the_names_one_is_shown_as_well() {
        let own = report(&[("数", "", true), ("率", "数", false), ("户", "数", false)]);
        let facts = SameFacts::of(&own);
        let among = |own: &Indicator| own.id.as_str() != "数";
        let shown: Vec<bool> = own.indicators[1..].iter().map(|own| facts.is_shown(own, among)).collect();
        assert_eq!(shown, [true, false]);
    }
}
