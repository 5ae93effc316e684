//! Units, leaders and persons with what they answer for: which items in which role, how these stand, and what is owed.
//!
//! One walk over a report gathers this for all of its parties. An item of two lead units stands under each of them; a total
//! over several parties is no sum of theirs, so none is made here.

use std::collections::HashMap;

use crate::model::{
    Category, Date, Due, Item, ItemId, Letter, Measure, MeasureId, PartyId, PartyKind, Problem, Progress, Report,
    Status,
};

use super::closing::ClosingState;
use super::letters::Answer;
use super::party_months::{Month, is_reported, reporting_since};
use super::schedule::status;

/// Where an item stands: category, problem, item.
pub type ItemPlace = (u32, u32, u32);

/// In which role a party answers for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyRole {
    /// 责任领导.
    Leader,
    /// 牵头单位.
    Lead,
    /// 配合单位, or the unit of one of its measures.
    Support,
    /// 责任人, 经办人.
    Handler,
}

/// An item that a party answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyItem {
    /// The item.
    pub item: ItemId,
    /// Where it stands.
    pub place: ItemPlace,
    /// The first of the party's roles.
    pub role: PartyRole,
    /// Where the item stands on the day.
    pub status: Status,
    /// Days from the day to the end of its present date, where it has one; negative when late.
    pub days_left: Option<i32>,
    /// How many of its measures are the party's own: those that name it, of a lead unit also those that name nobody.
    pub measures: u32,
    /// Those of them that are not complete; of an item that is closed none is open any more.
    pub open_measures: Vec<MeasureId>,
}

/// Something that a party owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// What.
    pub what: OwedWhat,
    /// For how many days.
    pub days: i32,
    /// Where the item stands that it is about, or the first of several; absent for a letter.
    pub place: Option<ItemPlace>,
}

/// What is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwedWhat {
    /// A stage of an item, by its place among them.
    Stage(ItemId, usize),
    /// A measure past its date.
    Measure(ItemId, MeasureId),
    /// What was demanded when a closing was refused.
    Demand(ItemId),
    /// The answer to a letter, by its place in the report.
    Answer(usize),
    /// The progress of the last whole month, of so many open items that it leads. Earlier months are not owed any more: what
    /// is reported next tells of them too.
    Reports(Month, usize),
}

/// A party with what it answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyLine {
    /// The party.
    pub party: PartyId,
    /// What it is.
    pub kind: PartyKind,
    /// Its items, those it leads first, the most urgent first in each role.
    pub items: Vec<PartyItem>,
    /// What it owes, the longest first.
    pub owed: Vec<Owed>,
}

/// What a party is mostly named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyGroup {
    /// It leads an item (牵头单位).
    Lead,
    /// It supports one and leads none (配合单位).
    Support,
    /// It is a leader who answers for one (责任领导).
    Leader,
    /// It handles one (经办).
    Handler,
    /// It is named at none.
    Idle,
}

/// The parties of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyRanking {
    /// Which group.
    pub group: PartyGroup,
    /// The places of its parties among the lines, the most urgent first; of those alike the one that is late for longest,
    /// then the one with more items.
    pub order: Vec<usize>,
    /// How many items each of them is judged by, the most first.
    pub items: Vec<usize>,
    /// How many measures each of them has, the most first.
    pub measures: Vec<usize>,
}

/// The parties of a report, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartyTable {
    /// A line for each party.
    pub lines: Vec<PartyLine>,
    /// The parties by what they are mostly named for, in each group the most urgent first.
    pub rankings: Vec<PartyRanking>,
    /// The month from which on progress is reported; absent where nobody reports any.
    pub reporting_since: Option<Month>,
}

impl PartyItem {
    /// The item with what it stands under; nothing where the report is a newer one and another item stands there.
    #[must_use]
    pub fn resolve<'a>(&self, report: &'a Report) -> Option<(&'a Category, &'a Problem, &'a Item)> {
        resolve(report, self.place).filter(|(.., item)| item.id == self.item)
    }
}

impl Owed {
    /// The item that it is about, or the first of several; nothing for a letter, and where the report is a newer one and
    /// another item stands there.
    #[must_use]
    pub fn resolve<'a>(&self, report: &'a Report) -> Option<(&'a Category, &'a Problem, &'a Item)> {
        let is_it = |item: &Item| match &self.what {
            OwedWhat::Stage(id, _) | OwedWhat::Measure(id, _) | OwedWhat::Demand(id) => item.id == *id,
            OwedWhat::Answer(_) | OwedWhat::Reports(..) => true,
        };
        resolve(report, self.place?).filter(|(.., item)| is_it(item))
    }
}

/// The item at a place with what it stands under.
fn resolve(report: &Report, (category, problem, item): ItemPlace) -> Option<(&Category, &Problem, &Item)> {
    let category = report.categories.get(category as usize)?;
    let problem = category.problems.get(problem as usize)?;
    Some((category, problem, problem.items.get(item as usize)?))
}

impl PartyLine {
    /// The items that it leads, or answers for as a leader.
    pub fn led(&self) -> impl Iterator<Item = &PartyItem> {
        self.items.iter().filter(|own| matches!(own.role, PartyRole::Leader | PartyRole::Lead))
    }

    /// How many of the items that it leads stand so; of who leads none, of all its items.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.own().filter(|own| own.status == status).count()
    }

    /// The items by which it is judged: those it leads, else all.
    pub fn own(&self) -> impl Iterator<Item = &PartyItem> {
        let leads = self.led().next().is_some();
        self.items.iter().filter(move |own| !leads || matches!(own.role, PartyRole::Leader | PartyRole::Lead))
    }

    /// The days of the item that is late for longest; 0 where none is.
    #[must_use]
    pub fn longest_late(&self) -> i32 {
        let late = self.own().filter(|own| own.status == Status::Late);
        late.filter_map(|own| own.days_left).map(|days| -days).max().unwrap_or(0)
    }

    /// The most urgent status among its items; absent where it has none.
    #[must_use]
    pub fn urgent(&self) -> Option<Status> {
        self.own().map(|own| own.status).min()
    }
}

impl PartyTable {
    /// The parties of a report as they stand on a day.
    pub(super) fn unranked(report: &Report, today: Date, near_days: u32) -> Self {
        let blank = |party: &std::sync::Arc<crate::model::Party>| PartyLine {
            party: party.id.clone(),
            kind: party.kind,
            items: Vec::new(),
            owed: Vec::new(),
        };
        let mut lines: Vec<PartyLine> = report.parties.iter().map(blank).collect();
        let at: HashMap<&PartyId, usize> = report.parties.iter().enumerate().map(|(at, own)| (&own.id, at)).collect();
        let since = reporting_since(report, today);
        let month = Month::of(today).before();
        let month = Some(month).filter(|month| since.is_some_and(|since| since <= *month));
        let mut unreported: Vec<(usize, Option<ItemPlace>)> = vec![(0, None); lines.len()];
        for ((category, problem, place), item) in report.placed_items() {
            let place = (category as u32, problem as u32, place as u32);
            let standing = status(item, today, near_days);
            let days_left = item.due.as_ref().and_then(Due::last_day).map(|last| last.days_since(today));
            for (party, role) in roles(item) {
                let Some(at) = at.get(party).copied() else { continue };
                let Some(line) = lines.get_mut(at) else { continue };
                let (measures, open_measures) = own_measures(item, party, role);
                let owed = owed(item, place, role, &open_measures, today);
                line.owed.extend(owed);
                let is_silent = |month| !item.progress.is_complete() && !is_reported(item, Some(party), month, today);
                if role == PartyRole::Lead
                    && month.is_some_and(is_silent)
                    && let Some((count, first)) = unreported.get_mut(at)
                {
                    *count += 1;
                    first.get_or_insert(place);
                }
                let item = item.id.clone();
                line.items.push(PartyItem { item, place, role, status: standing, days_left, measures, open_measures });
            }
        }
        for (n, letter) in report.letters.iter().enumerate() {
            if let (Some(line), Some(days)) =
                (at.get(&letter.unit).and_then(|at| lines.get_mut(*at)), late(letter, today))
            {
                line.owed.push(Owed { what: OwedWhat::Answer(n), days, place: None });
            }
        }
        for (line, (count, place)) in lines.iter_mut().zip(unreported) {
            if let Some(month) = month.filter(|_| count > 0) {
                let days = today.days_since(month.last_day());
                line.owed.push(Owed { what: OwedWhat::Reports(month, count), days, place });
            }
            line.items.sort_by_key(|own| (own.role, own.status, own.days_left.unwrap_or(i32::MAX)));
            line.owed.sort_by_key(|owed| std::cmp::Reverse(owed.days));
        }
        Self { lines, rankings: Vec::new(), reporting_since: since }
    }

    /// The line of a party.
    #[must_use]
    pub fn line(&self, party: &PartyId) -> Option<&PartyLine> {
        self.lines.iter().find(|line| line.party == *party)
    }
}

/// The parties of an item, each once, in the first of its roles.
fn roles(item: &Item) -> Vec<(&PartyId, PartyRole)> {
    let leader = item.leader.iter().map(|id| (id, PartyRole::Leader));
    let lead = item.lead_units.iter().map(|id| (id, PartyRole::Lead));
    let support = item.support_units.iter().map(|id| (id, PartyRole::Support));
    let of_measures = item.measures.iter().flat_map(|measure| &measure.units).map(|id| (id, PartyRole::Support));
    let handlers = item.handlers.iter().chain(item.measures.iter().flat_map(|measure| &measure.handlers));
    let mut found: Vec<(&PartyId, PartyRole)> = Vec::new();
    for (id, role) in
        leader.chain(lead).chain(support).chain(of_measures).chain(handlers.map(|id| (id, PartyRole::Handler)))
    {
        if found.iter().all(|(known, _)| *known != id) {
            found.push((id, role));
        }
    }
    found
}

/// True for a measure that is a party's own, in its role at the item.
pub(super) fn is_own(measure: &Measure, party: &PartyId, role: PartyRole) -> bool {
    let named = measure.units.contains(party) || measure.handlers.contains(party);
    named || role == PartyRole::Lead && measure.units.is_empty()
}

/// How many measures are a party's own, and those of them that are open.
fn own_measures(item: &Item, party: &PartyId, role: PartyRole) -> (u32, Vec<MeasureId>) {
    let own = || item.measures.iter().filter(|measure| is_own(measure, party, role));
    // What a closed item left open was settled by who verified it.
    let is_open = |measure: &&Measure| item.progress != Progress::Closed && !measure.progress.is_complete();
    (own().count() as u32, own().filter(is_open).map(|measure| measure.id.clone()).collect())
}

/// What is owed of an item: stages and demands by who leads it, measures by whose they are. Of what is complete nothing is.
fn owed(item: &Item, place: ItemPlace, role: PartyRole, measures: &[MeasureId], today: Date) -> Vec<Owed> {
    let mut found = Vec::new();
    if item.progress.is_complete() {
        return found;
    }
    let owe = |what, days| Owed { what, days, place: Some(place) };
    let late =
        |due: Option<&Due>| due.and_then(Due::last_day).map(|last| today.days_since(last)).filter(|days| *days > 0);
    if role == PartyRole::Lead {
        let stages = item.stages.iter().enumerate().filter(|(_, stage)| stage.done_on.is_none());
        let owed = |(at, stage): (usize, &crate::model::Stage)| {
            Some(owe(OwedWhat::Stage(item.id.clone(), at), late(stage.due.as_ref())?))
        };
        found.extend(stages.filter_map(owed));
        let refused = ClosingState::of(item).refusal.and_then(|refusal| refusal.on);
        found.extend(refused.map(|on| owe(OwedWhat::Demand(item.id.clone()), today.days_since(on).max(0))));
    }
    for measure in item.measures.iter().filter(|measure| measures.contains(&measure.id)) {
        if let Some(days) = late(measure.due.as_ref()) {
            found.push(owe(OwedWhat::Measure(item.id.clone(), measure.id.clone()), days));
        }
    }
    found
}

fn late(letter: &Letter, today: Date) -> Option<i32> {
    if let Answer::Late(days) = Answer::of(letter, today) { Some(days) } else { None }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Category, ClosingKind, ClosingStep, Measure, Party, Problem, Progress};

    fn report(items: Vec<Item>, letters: Vec<Letter>) -> Report {
        let party = |id: &str, name: &str, kind| Arc::new(Party::new(id.into(), name.to_owned(), kind));
        let parties = vec![
            party("l1", "副镇长", PartyKind::Leader),
            party("u1", "镇水利站", PartyKind::Unit),
            party("u2", "镇财政所", PartyKind::Unit),
        ];
        let items = items.into_iter().map(Arc::new).collect();
        let problem = Problem { items, ..Problem::new("p".into(), String::new(), String::new()) };
        let category =
            Category { problems: vec![Arc::new(problem)], ..Category::new("c".into(), String::new(), String::new()) };
        Report { parties, letters, categories: vec![Arc::new(category)], ..Report::new("r".into(), String::new()) }
    }

    fn item(id: &str, due: &str) -> Item {
        let due = Some(Due::new(due.parse().unwrap()));
        Item { due, progress: Progress::InProgress, ..Item::new(id.into(), String::new(), "塘坝淤积".to_owned()) }
    }

    fn table(report: &Report) -> PartyTable {
        PartyTable::of(report, "2024-07-01".parse().unwrap(), 30)
    }

    #[test]
    fn an_item_of_two_lead_units_stands_under_each_and_counts_once_in_the_total() {
        let mut own = item("i1", "2024-06-20");
        own.lead_units = vec!["u1".into(), "u2".into()];
        own.leader = Some("l1".into());
        let report = report(vec![own], Vec::new());
        let table = table(&report);
        let led: Vec<usize> = table.lines.iter().map(|line| line.led().count()).collect();
        assert_eq!(led, [1, 1, 1]);
        assert!(table.lines.iter().all(|line| (line.count(Status::Late), line.longest_late()) == (1, 11)));
        let dataset = Arc::new(crate::model::Dataset { reports: vec![Arc::new(report)], ..Default::default() });
        let request = crate::analysis::Request {
            dataset,
            revision: 0,
            scope: crate::analysis::Scope::All,
            filter: crate::analysis::Filter::default(),
            query: crate::analysis::Query::default(),
            arrangement: crate::analysis::Arrangement::default(),
            ledger: None,
            grouping: None,
            values: None,
            parties: Some("r".into()),
            faults: Arc::default(),
            today: "2024-07-01".parse().unwrap(),
            near_days: 30,
            pace_points: 5,
            agenda: false,
        };
        let answers =
            crate::analysis::Analyst::default().answer(&request, &std::sync::atomic::AtomicBool::new(false)).unwrap();
        assert_eq!((answers.overview.total.items(), answers.overview.total.overdue), (1, 1));
        assert_eq!(answers.parties.as_deref(), Some(&table));
    }

    #[test]
    fn a_unit_owes_its_own_measures_its_answers_and_what_a_refusal_demands() {
        let mut own = item("i1", "2024-12-31");
        own.lead_units = vec!["u1".into()];
        own.support_units = vec!["u2".into()];
        let measure = |id: &str, units: &[&str], due: &str, progress| Measure {
            units: units.iter().map(|id| (*id).into()).collect(),
            due: Some(Due::new(due.parse().unwrap())),
            progress,
            ..Measure::new(id.into(), String::new(), "清淤".to_owned())
        };
        own.measures = vec![
            measure("m1", &[], "2024-06-01", Progress::InProgress),
            measure("m2", &["u2"], "2024-06-21", Progress::InProgress),
            measure("m3", &["u1"], "2024-06-01", Progress::Done),
            measure("m4", &["u1"], "2024-08-01", Progress::NotStarted),
        ];
        let refused = ClosingStep { kind: ClosingKind::Refused, on: "2024-06-25".parse().ok(), ..ClosingStep::blank() };
        own.closing = vec![refused];
        let letter = Letter { unit: "u2".into(), answer_by: "2024-06-28".parse().ok(), ..Letter::blank() };
        let table = table(&report(vec![own], vec![letter]));
        let owed = |id: &str| -> Vec<(OwedWhat, i32)> {
            table.line(&id.into()).unwrap().owed.iter().map(|owed| (owed.what.clone(), owed.days)).collect()
        };
        let measure = |id: &str| OwedWhat::Measure("i1".into(), id.into());
        assert_eq!(owed("u1"), [(measure("m1"), 30), (OwedWhat::Demand("i1".into()), 6)]);
        assert_eq!(owed("u2"), [(measure("m2"), 10), (OwedWhat::Answer(0), 3)]);
        let open: Vec<&str> =
            table.line(&"u1".into()).unwrap().items[0].open_measures.iter().map(MeasureId::as_str).collect();
        assert_eq!(open, ["m1", "m4"]);
    }
}
