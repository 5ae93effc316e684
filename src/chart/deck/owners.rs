//! The page of who answers for what: by leader with the units below, or by unit where no item has a leader; who has been late
//! for longest comes first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Due, Item, Party, PartyId, Status};
use crate::words::amid;

use super::table::{DeckCell, DeckColumn, DeckLook, DeckRow, DeckRun, DeckSide, DeckTable};
use super::{Draft, PageBuilder, PageContent};

/// Who answers for some items.
struct Owner<'a> {
    /// Nothing for items that nobody answers for.
    party: Option<&'a Arc<Party>>,
    items: Vec<&'a Arc<Item>>,
    counts: [usize; 5],
    /// For how many days the item that is late for longest is.
    longest: Option<i32>,
    /// In how many days the next one of the others is due.
    next: Option<i32>,
}

impl Owner<'_> {
    fn count(&self, status: Status) -> usize {
        self.counts.get(status as usize).copied().unwrap_or(0)
    }

    /// How many are not reported done.
    fn open(&self) -> usize {
        self.count(Status::Late) + self.count(Status::Near) + self.count(Status::Open)
    }
}

impl<'a> PageBuilder<'a> {
    /// The pages of who answers for what; without any rows where nobody is named.
    pub(super) fn owners(&self) -> Vec<Draft> {
        let words = self.context.words;
        let by_leader = self.report.items().any(|item| item.leader.is_some());
        let owners = self.owners_of(by_leader);
        if owners.iter().all(|owner| owner.party.is_none()) {
            return vec![Draft::new(
                words.text("deck-owners-none").to_owned(),
                PageContent::Table(DeckTable::default()),
            )];
        }
        let most = owners.iter().map(|owner| owner.items.len()).max().unwrap_or(0);
        let counts = self.counts(self.report.items());
        let key = Status::ALL.into_iter().zip(counts);
        let table = DeckTable {
            columns: self.owner_columns(by_leader),
            rows: owners.iter().map(|owner| self.owner_row(owner, by_leader, most)).collect(),
            key: key.map(|(status, count)| (status, format!("{} {count}", words.choice(status)))).collect(),
            words: self.status_words(),
            ..DeckTable::default()
        };
        let (title, subtitle) = (self.owners_title(&owners, by_leader), self.owners_subtitle(&owners));
        let draft = |table: DeckTable| Draft {
            title: title.clone(),
            subtitle: subtitle.clone(),
            items: table.rows.len(),
            sources: vec![words.text("deck-source-standing").to_owned()],
            content: PageContent::Table(table),
        };
        table.parts().into_iter().map(draft).collect()
    }

    /// Who answers for the items, each of which is counted once: with its leader, or with the first of its units.
    fn owners_of(&self, by_leader: bool) -> Vec<Owner<'a>> {
        let place = |id: Option<&PartyId>| {
            let at = id.and_then(|id| self.report.parties.iter().position(|party| party.id == *id));
            at.unwrap_or(usize::MAX)
        };
        let mut groups: BTreeMap<usize, Vec<&'a Arc<Item>>> = BTreeMap::new();
        for item in self.report.items() {
            let owner = if by_leader { item.leader.as_ref() } else { item.lead_units.first() };
            groups.entry(place(owner)).or_default().push(item);
        }
        let mut owners: Vec<Owner<'a>> = groups.into_iter().map(|(at, items)| self.owner(at, items)).collect();
        owners.sort_by_key(|owner| (Reverse(owner.longest), owner.next.unwrap_or(i32::MAX), Reverse(owner.open())));
        owners
    }

    fn owner(&self, at: usize, items: Vec<&'a Arc<Item>>) -> Owner<'a> {
        let today = self.context.today;
        let left = |item: &Item| Some(item.due.as_ref().and_then(Due::last_day)?.days_since(today));
        let open = items.iter().filter(|item| !item.progress.is_complete());
        let days: Vec<i32> = open.filter_map(|item| left(item)).collect();
        Owner {
            party: self.report.parties.get(at),
            counts: self.counts(items.iter().copied()),
            longest: days.iter().copied().filter(|left| *left < 0).map(|left| -left).max(),
            next: days.iter().copied().filter(|left| *left >= 0).min(),
            items,
        }
    }

    fn owner_columns(&self, by_leader: bool) -> Vec<DeckColumn> {
        let words = self.context.words;
        let mut columns = if by_leader {
            vec![
                DeckColumn::new(words.text("leader"), 96.0, 246.0),
                DeckColumn::new(words.text("deck-units-and-items"), 352.0, 528.0),
            ]
        } else {
            vec![DeckColumn::new(words.text("lead-units"), 96.0, 780.0)]
        };
        columns.extend([
            DeckColumn::new(words.text("deck-items-now"), 896.0, 492.0),
            DeckColumn::new(words.text("deck-not-done"), 1396.0, 144.0).aligned(DeckSide::Right),
            DeckColumn::new(words.text("deck-longest"), 1572.0, 252.0),
        ]);
        columns
    }

    fn owner_row(&self, owner: &Owner<'_>, by_leader: bool, most: usize) -> DeckRow {
        let words = self.context.words;
        let name = match owner.party {
            Some(party) => DeckCell::words(party.name.as_str(), DeckLook::Title),
            None => {
                DeckCell::words(words.text(if by_leader { "plan-no-leader" } else { "plan-no-unit" }), DeckLook::Weak)
            }
        };
        let open = owner.open();
        let count = format!("{open}\u{a0}{}", words.with("deck-items", [("count", open.into())]));
        let units = by_leader.then(|| DeckCell::Runs(self.units_of(owner)));
        let mut cells = vec![name];
        cells.extend(units);
        cells.extend([
            DeckCell::Items(owner.counts, most),
            DeckCell::words(count, DeckLook::Plain),
            DeckCell::Runs(vec![self.longest(owner)]),
        ]);
        DeckRow { cells, ..DeckRow::default() }
    }

    /// The units in the lead with how many of the items each has; those with something late are set off.
    fn units_of(&self, owner: &Owner<'_>) -> Vec<DeckRun> {
        let words = self.context.words;
        let mut units: Vec<(Option<&PartyId>, usize, bool)> = Vec::new();
        for item in &owner.items {
            let (unit, is_late) = (item.lead_units.first(), self.status(item) == Status::Late);
            match units.iter_mut().find(|(known, ..)| *known == unit) {
                Some((_, count, late)) => (*count, *late) = (*count + 1, *late || is_late),
                None => units.push((unit, 1, is_late)),
            }
        }
        units.sort_by_key(|(_, count, _)| Reverse(*count));
        let run = |(unit, count, late): (Option<&PartyId>, usize, bool)| {
            let name = unit.and_then(|id| self.report.party(id)).map(|party| party.name.as_str());
            let text = format!("{}\u{a0}{count}", name.map_or_else(|| amid(words.text("plan-no-unit")), str::to_owned));
            if late {
                DeckRun::marked(Status::Late, text, DeckLook::Strong)
            } else {
                DeckRun::new(text, DeckLook::Plain)
            }
        };
        units.into_iter().map(run).collect()
    }

    /// For how long the longest is late; else when the next one is due; else that all is done.
    fn longest(&self, owner: &Owner<'_>) -> DeckRun {
        let (words, near) = (self.context.words, i32::try_from(self.context.near_days).unwrap_or(i32::MAX));
        match (owner.longest, owner.next) {
            (Some(days), _) => {
                let word = words.with("deck-days", [("days", days.into())]);
                DeckRun::marked(Status::Late, format!("{days}\u{a0}{word}"), DeckLook::Late)
            }
            (None, Some(days)) => {
                let text = words.with("deck-due-in", [("days", days.into())]);
                if days <= near {
                    DeckRun::marked(Status::Near, text, DeckLook::Near)
                } else {
                    DeckRun::new(text, DeckLook::Weak)
                }
            }
            (None, None) if owner.open() > 0 => DeckRun::new(words.text("deck-no-dates"), DeckLook::Weak),
            (None, None) => {
                let key = if owner.count(Status::Done) > 0 { "deck-all-done" } else { "deck-all-closed" };
                DeckRun::new(words.text(key), DeckLook::Plain)
            }
        }
    }

    /// Whose the late ones are, and who has most of them or has been late for longest.
    fn owners_title(&self, owners: &[Owner<'_>], by_leader: bool) -> String {
        let words = self.context.words;
        let late: Vec<&Owner<'_>> = owners.iter().filter(|own| own.longest.is_some() && own.party.is_some()).collect();
        let all: usize = late.iter().map(|own| own.count(Status::Late)).sum();
        let nobodys: usize = owners.iter().filter(|own| own.party.is_none()).map(Owner::open).sum();
        let name = |own: &Owner<'_>| own.party.map(|party| party.name.clone()).unwrap_or_default();
        let (who, missing) =
            if by_leader { ("deck-leaders", "deck-leader-missing") } else { ("deck-units", "deck-unit-missing") };
        let most = late.iter().rev().max_by_key(|own| own.count(Status::Late));
        let news = match (late.first(), most) {
            (Some(first), Some(most)) => {
                // One alone is named, and has nobody to be compared with.
                let is_one = late.len() == 1;
                let (key, who) = if is_one {
                    ("deck-late-of-one", name(first))
                } else {
                    ("deck-late-of", words.with(who, [("count", late.len().into())]))
                };
                let whose = words.with(key, [("count", all.into()), ("who", who.into())]);
                let (each, days) = (most.count(Status::Late), first.longest.unwrap_or(0));
                let rest = if is_one {
                    words.with("deck-cover-longest", [("days", days.into())])
                } else if each * late.len() == all {
                    let of = [("each", each.into()), ("name", name(first).into()), ("days", days.into())];
                    words.with("deck-each-longest", of)
                } else {
                    words.with("deck-most-late", [("name", name(most).into()), ("count", each.into())])
                };
                format!("{whose}{}{rest}", words.text("deck-and"))
            }
            _ => words.text("deck-none-late").to_owned(),
        };
        let nobody = (nobodys > 0).then(|| words.with(missing, [("count", nobodys.into())]));
        [Some(news), nobody].into_iter().flatten().collect::<Vec<_>>().join(words.text("deck-then"))
    }

    /// By what they are ordered, and who has most that is not done.
    fn owners_subtitle(&self, owners: &[Owner<'_>]) -> String {
        let words = self.context.words;
        let named = owners.iter().rev().filter(|own| own.party.is_some());
        let most = named.max_by_key(|own| own.open()).filter(|own| own.open() > 0);
        let most = most.map(|own| {
            let open = Status::ALL.into_iter().filter(|status| *status < Status::Done && own.count(*status) > 0);
            let parts: Vec<String> =
                open.map(|status| format!("{}\u{a0}{}", amid(words.choice(status)), own.count(status))).collect();
            words.with(
                "deck-most-open",
                [
                    ("name", own.party.map(|party| party.name.clone()).unwrap_or_default().into()),
                    ("all", own.items.len().into()),
                    ("open", own.open().into()),
                    ("parts", parts.join(words.text("list-comma")).into()),
                ],
            )
        });
        self.joined([words.text("deck-owner-order").to_owned(), most.unwrap_or_default(), self.as_of()])
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::{item, pages, report, said, table};
    use super::super::{LeftOut, Page};
    use crate::model::{Item, PageKind, PaperAudience, Party, PartyKind, Progress, Report};

    fn owners(report: Report) -> Vec<Page> {
        pages(report, PageKind::Owners, PaperAudience::All)
    }

    #[test]
    fn each_item_is_counted_once_with_its_leader_and_the_longest_late_comes_first() {
        let of = |leader: &str, unit: &str, item: Item| Item {
            leader: Some(leader.into()),
            lead_units: vec![unit.into(), "u".into()],
            ..item
        };
        let done = Item { progress: Progress::Done, ..item("4", "泵站", "2026-04-30") };
        let mut own = report(vec![
            of("l", "u", item("1", "河道", "2026-06-30")),
            of("m", "v", item("2", "堤防", "2026-05-31")),
            of("m", "u", item("3", "水库", "2026-04-30")),
            of("m", "u", done),
            Item { leader: None, ..item("5", "灌区", "2026-12-31") },
        ]);
        own.parties.push(Arc::new(Party::new("m".into(), "常务副县长".to_owned(), PartyKind::Leader)));
        own.parties.push(Arc::new(Party::new("v".into(), "财政局".to_owned(), PartyKind::Unit)));
        let [page] = owners(own).try_into().unwrap();
        let rows = table(&page);
        let first = ["常务副县长", "水利局\u{a0}2|财政局\u{a0}1", "[2, 0, 0, 1, 0]", "2\u{a0}项", "41\u{a0}天"];
        assert_eq!(said(rows, 0), first);
        assert_eq!(said(rows, 1)[0], "分管副县长");
        assert_eq!(said(rows, 2)[2], "[0, 0, 1, 0, 0]");
        assert_eq!(page.title, "2 项逾期都由常务副县长负责，最久 41 天；1 项未完成的没有责任领导");
        assert!(page.subtitle.contains("常务副县长，3 项中 2 项未完成"), "{}", page.subtitle);
    }

    #[test]
    fn without_leaders_the_rows_are_units_and_without_both_there_is_no_page() {
        let unit = Item { leader: None, ..item("1", "河道", "2026-05-31") };
        let [page] = owners(report(vec![unit.clone()])).try_into().unwrap();
        assert_eq!((said(table(&page), 0)[0].as_str(), page.left_out), ("水利局", None));
        let [page] = owners(report(vec![Item { lead_units: Vec::new(), ..unit }])).try_into().unwrap();
        assert_eq!(page.left_out, Some(LeftOut::Nothing));
    }
}
