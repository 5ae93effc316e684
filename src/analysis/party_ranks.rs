//! Units, leaders and handlers in the order in which one looks for who is behind, and how much each of them bears.

use std::cmp::Reverse;

use crate::model::{Date, PartyId, PartyKind, Report, Status};

use super::parties::{PartyGroup, PartyLine, PartyRanking, PartyRole, PartyTable};

/// Where a party stands in its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyRank {
    /// The group.
    pub group: PartyGroup,
    /// Its place, counted from 1.
    pub at: usize,
    /// How many there are.
    pub count: usize,
}

impl PartyLine {
    /// What it is mostly named for.
    #[must_use]
    pub fn group(&self) -> PartyGroup {
        let has = |role| self.items.iter().any(|own| own.role == role);
        match self.kind {
            _ if self.items.is_empty() => PartyGroup::Idle,
            PartyKind::Leader => PartyGroup::Leader,
            _ if has(PartyRole::Lead) => PartyGroup::Lead,
            _ if has(PartyRole::Support) => PartyGroup::Support,
            _ => PartyGroup::Handler,
        }
    }

    /// How many measures are its own.
    #[must_use]
    pub fn measures(&self) -> usize {
        self.items.iter().map(|own| own.measures as usize).sum()
    }
}

impl PartyTable {
    /// The parties of a report on a day, with their ranks. Who is due within `near_days` is near.
    #[must_use]
    pub fn of(report: &Report, today: Date, near_days: u32) -> Self {
        let table = Self::unranked(report, today, near_days);
        Self { rankings: rankings(&table.lines), ..table }
    }

    /// The group of a party.
    #[must_use]
    pub fn ranking(&self, group: PartyGroup) -> Option<&PartyRanking> {
        self.rankings.iter().find(|ranking| ranking.group == group)
    }

    /// Where a party stands in its group.
    #[must_use]
    pub fn rank(&self, party: &PartyId) -> Option<PartyRank> {
        let line = self.lines.iter().position(|line| line.party == *party)?;
        let ranking = self.ranking(self.lines.get(line)?.group())?;
        let at = ranking.order.iter().position(|own| *own == line)?;
        Some(PartyRank { group: ranking.group, at: at + 1, count: ranking.order.len() })
    }
}

/// The groups that have parties, in the order in which one looks through them.
fn rankings(lines: &[PartyLine]) -> Vec<PartyRanking> {
    let mut placed: Vec<(PartyGroup, usize, &PartyLine)> =
        lines.iter().enumerate().map(|(at, line)| (line.group(), at, line)).collect();
    placed.sort_by_cached_key(|(group, _, line)| {
        let urgency = line.urgent().unwrap_or(Status::Closed);
        (*group, urgency, Reverse(line.longest_late()), Reverse(line.own().count()))
    });
    let of = |part: &[(PartyGroup, usize, &PartyLine)]| {
        let most_first = |count: fn(&PartyLine) -> usize| {
            let mut counts: Vec<usize> = part.iter().map(|(.., line)| count(line)).collect();
            counts.sort_unstable_by_key(|count| Reverse(*count));
            counts
        };
        Some(PartyRanking {
            group: part.first()?.0,
            order: part.iter().map(|(_, at, _)| *at).collect(),
            items: most_first(|line| line.own().count()),
            measures: most_first(PartyLine::measures),
        })
    };
    placed.chunk_by(|a, b| a.0 == b.0).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Due, Item, Measure, Party, Progress, report_of};

    fn item(id: &str, due: &str, lead: &[&str], support: &[&str]) -> Item {
        let units = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect();
        let measure = Measure::new(format!("m{id}").as_str().into(), "一".to_owned(), "清淤".to_owned());
        Item {
            due: Some(Due::new(due.parse().unwrap())),
            progress: Progress::InProgress,
            leader: Some("l1".into()),
            lead_units: units(lead),
            support_units: units(support),
            measures: vec![
                Measure { units: units(support), ..measure.clone() },
                Measure { units: units(lead), ..measure },
            ],
            ..Item::new(id.into(), String::new(), "t".to_owned())
        }
    }

    fn table() -> PartyTable {
        let mut report = report_of([
            item("i1", "2024-06-01", &["u1"], &["u3"]),
            item("i2", "2024-03-01", &["u2"], &["u3"]),
            item("i3", "2024-12-01", &["u1", "u4"], &[]),
        ]);
        let party = |id: &str, kind| Arc::new(Party::new(id.into(), id.to_owned(), kind));
        report.parties = ["u1", "u2", "u3", "u4", "u5"].map(|id| party(id, PartyKind::Unit)).to_vec();
        report.parties.push(party("l1", PartyKind::Leader));
        PartyTable::of(&report, "2024-07-01".parse().unwrap(), 30)
    }

    #[test]
    fn who_is_late_for_longest_stands_first_in_its_group() {
        let table = table();
        let rank = |id: &str| table.rank(&id.into()).map(|rank| (rank.group, rank.at, rank.count)).unwrap();
        assert_eq!(rank("u2"), (PartyGroup::Lead, 1, 3));
        assert_eq!(rank("u1"), (PartyGroup::Lead, 2, 3));
        assert_eq!(rank("u4"), (PartyGroup::Lead, 3, 3), "nothing of it is late");
        assert_eq!(rank("u3"), (PartyGroup::Support, 1, 1));
        assert_eq!(rank("l1"), (PartyGroup::Leader, 1, 1));
        assert_eq!(rank("u5"), (PartyGroup::Idle, 1, 1));
        assert_eq!(table.rank(&"u6".into()), None);
    }

    #[test]
    fn the_load_of_a_group_begins_with_the_largest() {
        let table = table();
        let lead = table.ranking(PartyGroup::Lead).unwrap();
        assert_eq!(lead.items, [2, 1, 1]);
        // An item without supporting units leaves both of its measures to who leads it.
        assert_eq!(lead.measures, [3, 2, 1]);
        assert_eq!(table.ranking(PartyGroup::Support).unwrap().measures, [2]);
    }
}
