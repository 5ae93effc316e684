//! Letters to units (督办): which of some items go to which unit, the next number, and what was not answered in time.
//!
//! The counter of the numbers stands nowhere: it follows from the letters of the report, so that it is undone with them.

use std::fmt;

use crate::model::{Date, Due, Item, ItemId, Letter, LetterKind, NodeId, NodeRef, PartyId, Report};
use crate::text::half_width;

use super::schedule::overdue;

/// The number of a letter in its parts: 永批督〔2025〕3号.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterNumber {
    /// The word before the year, such as 永批督.
    pub prefix: String,
    /// The year.
    pub year: i16,
    /// The number in this year.
    pub n: u32,
}

impl LetterNumber {
    /// The parts of a number as offices write it, with whatever brackets and digits; nothing for another form.
    ///
    /// # Examples
    /// ```
    /// use guatu::analysis::LetterNumber;
    ///
    /// let number = LetterNumber::parse("永批督[2025]第03号").unwrap();
    /// assert_eq!(number.to_string(), "永批督〔2025〕3号");
    /// assert!(LetterNumber::parse("无文号").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = half_width(text.trim());
        let (head, n) = text.strip_suffix('号')?.rsplit_once(['〕', '】', ')', ']'])?;
        let (prefix, year) = head.rsplit_once(['〔', '【', '(', '['])?;
        let n = n.trim().trim_start_matches('第').parse().ok()?;
        Some(Self { prefix: prefix.trim().to_owned(), year: year.trim().parse().ok()?, n })
    }
}

impl fmt::Display for LetterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.prefix, self.year, self.n)
    }
}

/// The number that comes after all letters of the same prefix and year.
#[must_use]
pub fn next_letter_number(letters: &[Letter], prefix: &str, year: i16) -> LetterNumber {
    let wanted = half_width(prefix.trim());
    let known = letters.iter().filter_map(|letter| LetterNumber::parse(&letter.number));
    let highest = known.filter(|own| own.prefix == wanted && own.year == year).map(|own| own.n).max();
    LetterNumber { prefix: prefix.trim().to_owned(), year, n: highest.unwrap_or(0).saturating_add(1) }
}

/// The letter of a kind that was entered last, else the last of any kind: its sender is proposed for the next. Its prefix
/// is not where its kind is another.
#[must_use]
pub fn letter_before(letters: &[Letter], kind: LetterKind) -> Option<&Letter> {
    let numbered = || letters.iter().rev().filter(|letter| LetterNumber::parse(&letter.number).is_some());
    numbered().find(|letter| letter.kind == kind).or_else(|| numbered().next())
}

/// How it is with the answer to a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It came in time, or no day was set for it.
    Given,
    /// It came so many days late.
    GivenLate(i32),
    /// It is awaited; the day for it is so many days off, where one was set.
    Awaited(Option<i32>),
    /// It is late by so many days, and did not come.
    Late(i32),
}

impl Answer {
    /// How it is on a day.
    #[must_use]
    pub fn of(letter: &Letter, today: Date) -> Self {
        let late = |day: Date| letter.answer_by.map(|by| day.days_since(by));
        match letter.answered_on {
            Some(on) => late(on).filter(|days| *days > 0).map_or(Self::Given, Self::GivenLate),
            None => match late(today) {
                Some(days) if days > 0 => Self::Late(days),
                days => Self::Awaited(days.map(|days| -days)),
            },
        }
    }
}

/// A letter that was not answered in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnansweredLetter {
    /// The unit that it went to.
    pub unit: NodeRef,
    /// Its number; may be empty.
    pub number: String,
    /// What it does.
    pub kind: LetterKind,
    /// The items that it is about.
    pub items: Vec<NodeRef>,
    /// Days since its day for the answer.
    pub days: i32,
}

/// The letters of a report whose day for the answer has passed without one, the longest first.
#[must_use]
pub fn unanswered(report: &Report, today: Date) -> Vec<UnansweredLetter> {
    let node = |node: NodeId| NodeRef::new(report.id.clone(), node);
    let of = |letter: &Letter| {
        let Answer::Late(days) = Answer::of(letter, today) else { return None };
        let items = letter.items.iter().filter(|id| report.item(id).is_some());
        Some(UnansweredLetter {
            unit: node(NodeId::Party(letter.unit.clone())),
            number: letter.number.clone(),
            kind: letter.kind,
            items: items.map(|id| node(NodeId::Item(id.clone()))).collect(),
            days,
        })
    };
    let mut found: Vec<UnansweredLetter> = report.letters.iter().filter_map(of).collect();
    found.sort_by_key(|letter| std::cmp::Reverse(letter.days));
    found
}

/// Which letters come of some items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterPlan {
    /// A letter for each unit that leads one of the items, in the order of the report's parties.
    pub units: Vec<UnitItems>,
    /// The items that no unit leads: nobody could be written to.
    pub without_unit: Vec<ItemId>,
    /// Those that the office keeps to itself: they stand in no letter.
    pub internal: Vec<ItemId>,
    /// Those that are reported done or closed: there is nothing to press for.
    pub complete: Vec<ItemId>,
}

/// What a unit is written about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitItems {
    /// The unit.
    pub unit: PartyId,
    /// The items that it leads, the latest first.
    pub items: Vec<ItemId>,
    /// How many of them are late on the day of the letter.
    pub late: usize,
    /// The days of the one that is late for longest; 0 where none is.
    pub longest_late: i32,
}

/// The letters about some items of a report on a day. An item that two units lead goes into the letters of both.
#[must_use]
pub fn letter_plan<'a>(report: &Report, items: impl IntoIterator<Item = &'a Item>, on: Date) -> LetterPlan {
    let mut plan = LetterPlan::default();
    let mut open: Vec<&Item> = Vec::new();
    for item in items {
        let led = item.lead_units.iter().any(|unit| report.party(unit).is_some());
        let id = || item.id.clone();
        match () {
            () if item.internal => plan.internal.push(id()),
            () if item.progress.is_complete() => plan.complete.push(id()),
            () if !led => plan.without_unit.push(id()),
            () => open.push(item),
        }
    }
    let last_day = |item: &Item| item.due.as_ref().and_then(Due::last_day);
    // What has no date comes last.
    open.sort_by_key(|item| (last_day(item).is_none(), last_day(item)));
    for party in &report.parties {
        let own: Vec<&Item> = open.iter().copied().filter(|item| item.lead_units.contains(&party.id)).collect();
        if own.is_empty() {
            continue;
        }
        let late = own.iter().filter(|item| overdue(item, on));
        let days = late.clone().filter_map(|item| last_day(item)).map(|last| on.days_since(last));
        plan.units.push(UnitItems {
            unit: party.id.clone(),
            items: own.iter().map(|item| item.id.clone()).collect(),
            late: late.count(),
            longest_late: days.max().unwrap_or(0),
        });
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Progress, When};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn letter(number: &str, kind: LetterKind) -> Letter {
        Letter { number: number.to_owned(), kind, ..Letter::blank() }
    }

    #[test]
    fn a_number_is_read_in_the_forms_that_offices_write() {
        for text in ["永批督〔2025〕3号", "永批督[2025]3号", "永批督（２０２５）第３号", " 永批督【2025】03号 "]
        {
            let number = LetterNumber::parse(text).unwrap();
            assert_eq!((number.prefix.as_str(), number.year, number.n), ("永批督", 2025, 3), "{text}");
        }
        for text in ["", "3号", "永批督2025-3号", "永批督〔2025〕号", "永批督〔二〇二五〕3号"] {
            assert_eq!(LetterNumber::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_next_number_counts_its_own_prefix_and_year() {
        let letters = ["永批督〔2025〕9号", "永批督〔2026〕3号", "永批督〔2026〕12号", "永批诫〔2026〕40号", "口头"]
            .map(|number| letter(number, LetterKind::Urge));
        let next = |prefix: &str, year: i16| next_letter_number(&letters, prefix, year).to_string();
        assert_eq!(next("永批督", 2026), "永批督〔2026〕13号");
        assert_eq!(next("永批督", 2025), "永批督〔2025〕10号");
        assert_eq!(next("永批提", 2026), "永批提〔2026〕1号");
    }

    #[test]
    fn the_last_letter_of_the_kind_is_the_one_to_follow() {
        let letters = [
            letter("甲督〔2026〕1号", LetterKind::Urge),
            letter("甲诫〔2026〕1号", LetterKind::Warn),
            letter("口头", LetterKind::Urge),
        ];
        let number = |kind| letter_before(&letters, kind).unwrap().number.as_str();
        assert_eq!(number(LetterKind::Urge), "甲督〔2026〕1号");
        assert_eq!(number(LetterKind::Remind), "甲诫〔2026〕1号");
        assert_eq!(letter_before(&[], LetterKind::Urge), None);
    }

    #[test]
    fn an_answer_is_late_from_the_day_after_its_day() {
        let asked = Letter { answer_by: Some(day("2026-08-27")), ..letter("甲督〔2026〕1号", LetterKind::Urge) };
        let on = |today: &str| Answer::of(&asked, day(today));
        assert_eq!(on("2026-08-20"), Answer::Awaited(Some(7)));
        assert_eq!(on("2026-08-27"), Answer::Awaited(Some(0)));
        assert_eq!(on("2026-09-01"), Answer::Late(5));
        let answered =
            |on: &str| Answer::of(&Letter { answered_on: Some(day(on)), ..asked.clone() }, day("2026-12-31"));
        assert_eq!(answered("2026-08-27"), Answer::Given);
        assert_eq!(answered("2026-08-29"), Answer::GivenLate(2));
        let free = letter("甲督〔2026〕2号", LetterKind::Urge);
        assert_eq!(Answer::of(&free, day("2026-12-31")), Answer::Awaited(None));
    }

    #[test]
    fn items_go_to_each_unit_in_the_lead_and_what_cannot_go_is_told() {
        use crate::model::{Party, PartyKind};
        use std::sync::Arc;

        let mut report = Report::new("r".into(), "t".to_owned());
        let unit = |id: &str| Arc::new(Party::new(id.into(), format!("单位{id}"), PartyKind::Unit));
        report.parties = vec![unit("u1"), unit("u2"), unit("u3")];
        let item = |id: &str, units: &[&str], due: Option<&str>| Item {
            lead_units: units.iter().map(|id| PartyId::from(*id)).collect(),
            due: due.map(|due| Due::new(due.parse::<When>().unwrap())),
            progress: Progress::InProgress,
            ..Item::new(id.into(), String::new(), id.to_owned())
        };
        let items = [
            item("soon", &["u2"], Some("2026-09-20")),
            item("both", &["u2", "u1"], Some("2026-08-31")),
            item("older", &["u2"], Some("2026-07")),
            item("undated", &["u2"], None),
            item("nobody", &[], Some("2026-01-01")),
            Item { internal: true, ..item("kept", &["u1"], Some("2026-01-01")) },
            Item { progress: Progress::Done, ..item("done", &["u1"], Some("2026-01-01")) },
        ];
        let plan = letter_plan(&report, &items, day("2026-09-15"));
        let told: Vec<(&str, Vec<&str>, usize, i32)> = plan
            .units
            .iter()
            .map(|own| {
                let items = own.items.iter().map(ItemId::as_str).collect();
                (own.unit.as_str(), items, own.late, own.longest_late)
            })
            .collect();
        // From 31 July to 15 September are 46 days, from 31 August 15.
        assert_eq!(told, [("u1", vec!["both"], 1, 15), ("u2", vec!["older", "both", "soon", "undated"], 2, 46)]);
        let ids = |ids: &[ItemId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(ids(&plan.without_unit), ["nobody"]);
        assert_eq!((ids(&plan.internal), ids(&plan.complete)), (vec!["kept".to_owned()], vec!["done".to_owned()]));
    }
}
