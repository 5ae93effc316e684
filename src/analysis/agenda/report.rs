//! What a day asks for in one report. It is kept as long as the report is the same node.

use std::collections::HashMap;

use crate::analysis::closing::waits_since;
use crate::analysis::former::{month_before, status_on};
use crate::analysis::ledger::LedgerRow;
use crate::analysis::pace::{Pace, work_began};
use crate::analysis::schedule::{concentrated_end, open_review, status};
use crate::model::{Category, Date, Due, NodeId, NodeRef, PartyId, Progress, Report, Status, When};

use super::happened::happened;
use super::party::PartyAgenda;
use super::{Agenda, AgendaItem, AgendaRule, AwaitedLetter, ConcentratedEnd, StatusCounts, sum};

/// What a day asks for in one report; its items are placed in the report alone.
#[derive(Debug)]
pub(in crate::analysis) struct ReportAgenda {
    /// The report.
    pub(super) report: NodeRef,
    pub(super) agenda: Agenda,
}

impl ReportAgenda {
    pub(in crate::analysis) fn of(report: &Report, rule: &AgendaRule) -> Self {
        let today = rule.today;
        let mut agenda = Agenda {
            happened: happened(report, today.add_days(-1), today),
            letters: letters(report, today),
            concentrated: concentrated(report, today),
            by_category: report.categories.iter().map(|category| none_of(report, category)).collect(),
            ..Agenda::default()
        };
        let mut units = Parties::of(report);
        let mut leaders = Parties::of(report);
        let began = work_began(report);
        for (place, item) in report.placed_items() {
            let row = LedgerRow::at(0, place);
            let at = status(item, today, rule.near_days);
            let left = item.due.as_ref().and_then(Due::last_day).map(|last| last.days_since(today));
            let own = agenda.by_category.get_mut(place.0).map(|category| &mut category.counts);
            for counts in [Some(&mut agenda.counts), own].into_iter().flatten() {
                if let Some(count) = counts.get_mut(at as usize) {
                    *count += 1;
                }
            }
            match at {
                Status::Late => agenda.late.push(AgendaItem { row, days: left.map(|days| -days) }),
                Status::Near => agenda.near.push(AgendaItem { row, days: left }),
                Status::Done => {
                    agenda.done.push(AgendaItem { row, days: waits_since(item).map(|on| today.days_since(on)) });
                }
                Status::Open | Status::Closed => {}
            }
            if let Some(day) = open_review(item).filter(|day| day.days_since(today) <= near(rule)) {
                agenda.reviews.push(AgendaItem { row, days: Some(day.days_since(today)) });
            }
            if let Some(pace) = Pace::of(item, began, today).and_then(|pace| pace.word(rule.pace_points))
                && let Some(count) = agenda.pace.get_mut(pace as usize)
            {
                *count += 1;
            }
            for unit in &item.lead_units {
                units.add(unit, |party| party.add(item, at, Some(unit), today));
            }
            if let Some(leader) = &item.leader {
                leaders.add(leader, |party| party.add(item, at, None, today));
            }
        }
        before(report, rule, &mut agenda);
        (agenda.all_units, agenda.units) = units.done();
        (agenda.all_leaders, agenda.leaders) = leaders.done();
        Self { report: NodeRef::new(report.id.clone(), NodeId::Report), agenda }
    }
}

/// A category of which nothing is counted yet.
fn none_of(report: &Report, category: &Category) -> StatusCounts {
    let node = NodeRef::new(report.id.clone(), NodeId::Category(category.id.clone()));
    StatusCounts { node, counts: [0; 5], before: None }
}

/// How many stood where a month before, in all and by category: known of every item, or nothing.
fn before(report: &Report, rule: &AgendaRule, agenda: &mut Agenda) {
    let Some(month_ago) = month_before(report, rule.today) else { return };
    let mut by_category = vec![[0_usize; 5]; report.categories.len()];
    for ((category, ..), item) in report.placed_items() {
        let Some(status) = status_on(item, month_ago, rule.near_days) else { return };
        if let Some(count) = by_category.get_mut(category).and_then(|counts| counts.get_mut(status as usize)) {
            *count += 1;
        }
    }
    agenda.before = by_category.iter().copied().reduce(sum);
    for (category, before) in agenda.by_category.iter_mut().zip(by_category) {
        category.before = Some(before);
    }
}

fn near(rule: &AgendaRule) -> i32 {
    i32::try_from(rule.near_days).unwrap_or(i32::MAX)
}

/// The letters without an answer.
fn letters(report: &Report, today: Date) -> Vec<AwaitedLetter> {
    let awaited = report.letters.iter().enumerate().filter(|(_, letter)| letter.answered_on.is_none());
    let of = |(at, letter): (usize, &crate::model::Letter)| AwaitedLetter {
        report: report.id.clone(),
        at,
        number: letter.number.clone(),
        kind: letter.kind,
        unit: letter.unit.clone(),
        days: letter.answer_by.map(|by| by.days_since(today)),
    };
    awaited.map(of).collect()
}

/// The end of the concentrated rectification; nothing when that is not known, or past and all that was due by
/// then is closed.
fn concentrated(report: &Report, today: Date) -> Option<ConcentratedEnd> {
    let end = concentrated_end(report)?;
    let is_due = |due: &Due| due.first().map(When::last_day).is_some_and(|first| first <= end);
    let open = report.items().filter(|item| item.progress != Progress::Closed && item.due.as_ref().is_some_and(is_due));
    let own = ConcentratedEnd { days: end.days_since(today), open: open.count() };
    (own.days >= 0 || own.open > 0).then_some(own)
}

/// The parties of a report, in its order, with what each has to do.
struct Parties<'a> {
    report: &'a Report,
    places: HashMap<&'a PartyId, usize>,
    list: Vec<Option<PartyAgenda>>,
}

impl<'a> Parties<'a> {
    fn of(report: &'a Report) -> Self {
        let places = report.parties.iter().enumerate().map(|(at, party)| (&party.id, at)).collect();
        Self { report, places, list: vec![None; report.parties.len()] }
    }

    fn add(&mut self, id: &PartyId, change: impl FnOnce(&mut PartyAgenda)) {
        let place = self.places.get(id).and_then(|at| self.list.get_mut(*at));
        if let Some(place) = place {
            change(place.get_or_insert_with(|| PartyAgenda::new(self.report, id)));
        }
    }

    /// How many there are, and those that have something to do.
    fn done(self) -> (usize, Vec<PartyAgenda>) {
        let known: Vec<PartyAgenda> = self.list.into_iter().flatten().collect();
        (known.len(), known.into_iter().filter(PartyAgenda::has_work).collect())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::agenda::HappenedWhat;
    use crate::model::{
        ClosingKind, ClosingStep, Dataset, Item, Letter, LetterKind, Party, PartyKind, Update, report_of,
    };

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(id: &str, unit: &str, progress: Progress, due: &str) -> Item {
        Item {
            progress,
            due: Some(Due::new(due.parse().unwrap())),
            lead_units: vec![unit.into()],
            leader: Some("l".into()),
            ..Item::new(id.into(), format!("({id})"), format!("问题{id}"))
        }
    }

    fn report(items: Vec<Item>) -> Report {
        let mut report = report_of(items);
        report.feedback_on = Some(day("2026-03-20"));
        report.months = Some(6);
        let party = |id: &str, kind| Arc::new(Party::new(id.into(), format!("{id}局"), kind));
        report.parties =
            vec![party("u1", PartyKind::Unit), party("u2", PartyKind::Unit), party("l", PartyKind::Leader)];
        report
    }

    fn agenda(report: &Report) -> (Agenda, Dataset) {
        let rule = AgendaRule { today: day("2026-09-15"), near_days: 10, pace_points: 5 };
        let part = ReportAgenda::of(report, &rule);
        let agenda = Agenda::of([(0, &part)].into_iter(), std::iter::empty());
        (agenda, Dataset { reports: vec![Arc::new(report.clone())], ..Dataset::default() })
    }

    fn told(items: &[AgendaItem], dataset: &Dataset) -> Vec<(String, Option<i32>)> {
        items.iter().map(|own| (own.row.resolve(dataset).unwrap().item.id.to_string(), own.days)).collect()
    }

    #[test]
    fn what_is_late_near_and_waiting_comes_in_the_order_of_urgency() {
        let applied = |on: &str| ClosingStep { kind: ClosingKind::Applied, on: Some(day(on)), ..ClosingStep::blank() };
        let mut waiting = item("5", "u1", Progress::Done, "2026-09-01");
        waiting.closing = vec![applied("2026-09-02")];
        let (agenda, dataset) = agenda(&report(vec![
            item("1", "u1", Progress::InProgress, "2026-09-10"),
            item("2", "u2", Progress::InProgress, "2026-06-30"),
            item("3", "u2", Progress::InProgress, "2026-09-25"),
            item("4", "u2", Progress::InProgress, "2026-09-15"),
            waiting,
            item("6", "u1", Progress::Done, "2026-01-01"),
            item("7", "u1", Progress::InProgress, "2026-09-26"),
        ]));
        let is = |id: &str, days: i32| (id.to_owned(), Some(days));
        assert_eq!(told(&agenda.late, &dataset), [is("2", 77), is("1", 5)]);
        assert_eq!(told(&agenda.near, &dataset), [is("4", 0), is("3", 10)]);
        assert_eq!(told(&agenda.done, &dataset), [is("5", 13), ("6".to_owned(), None)]);
        assert_eq!(agenda.counts, [2, 2, 1, 2, 0]);
        // One category; the second unit leads 2, 3 and 4, of which 2 is late by 77 days.
        assert_eq!(agenda.by_category.iter().map(|own| own.counts).collect::<Vec<_>>(), [[2, 2, 1, 2, 0]]);
        let second = agenda.units.iter().find(|unit| unit.party.node.as_str() == "u2").unwrap();
        assert_eq!((second.counts, second.longest), ([1, 2, 0, 0, 0], Some(77)));
        assert_eq!(agenda.leaders[0].counts, [2, 2, 1, 2, 0]);
        let end = agenda.concentrated.unwrap();
        // Six months from 20 March; 1, 2, 4, 5 and 6 fall due by then, and none is closed.
        assert_eq!((end.days, end.open), (5, 5));
    }

    #[test]
    fn the_end_that_is_past_is_told_until_all_is_closed() {
        let open = item("1", "u1", Progress::InProgress, "2026-06-10");
        let mut past = report(vec![open, item("2", "u1", Progress::Closed, "2026-06-10")]);
        // Five months from 20 March are over on 20 August, 26 days before the day of these tests.
        past.months = Some(5);
        assert_eq!(agenda(&past).0.concentrated.map(|end| (end.days, end.open)), Some((-26, 1)));
        let mut closed = report(vec![item("1", "u1", Progress::Closed, "2026-06-10")]);
        closed.months = Some(5);
        assert_eq!(agenda(&closed).0.concentrated, None);
        // What is due later goes on after the end, and is no part of it.
        let mut later = report(vec![
            item("1", "u1", Progress::Closed, "2026-06-10"),
            item("2", "u2", Progress::InProgress, "2026-11-30"),
        ]);
        later.months = Some(5);
        assert_eq!(agenda(&later).0.concentrated, None);
        later.months = Some(6);
        assert_eq!(agenda(&later).0.concentrated.map(|end| (end.days, end.open)), Some((5, 0)));
    }

    #[test]
    fn the_counts_of_a_month_before_are_known_of_every_item_or_not_at_all() {
        let told = |on: &str, progress| Update { on: day(on), progress: Some(progress), ..Update::blank() };
        let with =
            |id: &str, due: &str, updates: Vec<Update>| Item { updates, ..item(id, "u1", Progress::InProgress, due) };
        let late = with("1", "2026-08-20", vec![told("2026-08-01", Progress::InProgress)]);
        let mut done = with("2", "2026-08-10", vec![told("2026-07-01", Progress::InProgress)]);
        done.updates.push(told("2026-09-01", Progress::Done));
        done.progress = Progress::Done;
        let (known, _) = agenda(&report(vec![late.clone(), done]));
        // On 15 August the first had five days left, and the second was late.
        assert_eq!(known.before, Some([1, 1, 0, 0, 0]));
        assert_eq!(known.by_category[0].before, known.before);
        let changes = Status::ALL.map(|status| known.by_category[0].change(status));
        assert_eq!(changes, [Some(0), Some(-1), Some(0), Some(1), Some(0)]);
        let silent = with("3", "2026-12-31", Vec::new());
        let (unknown, _) = agenda(&report(vec![late.clone(), silent]));
        assert_eq!((unknown.before, unknown.by_category[0].before), (None, None));
        let mut young = report(vec![late]);
        young.feedback_on = Some(day("2026-08-16"));
        assert_eq!(agenda(&young).0.before, None, "nothing was to be done yet");
    }

    #[test]
    fn a_unit_owes_a_report_for_each_open_item_of_this_month() {
        let update = |on: &str, unit: Option<&str>| Update {
            on: day(on),
            unit: unit.map(Into::into),
            text: "推进".to_owned(),
            ..Update::blank()
        };
        let mut own = item("1", "u1", Progress::InProgress, "2026-12-31");
        own.updates = vec![update("2026-08-14", None), update("2026-09-08", Some("u1"))];
        let mut of_another = item("2", "u2", Progress::InProgress, "2026-12-31");
        of_another.updates = vec![update("2026-09-08", Some("u1"))];
        let mut period = item("3", "u2", Progress::InProgress, "2026-12-31");
        period.updates = vec![Update { period: Some("2026-08".parse().unwrap()), ..update("2026-09-01", None) }];
        let closed = item("4", "u2", Progress::Closed, "2026-01-01");
        let (agenda, _) = agenda(&report(vec![own, of_another, period, closed]));
        // The first unit has reported, and nothing else is asked of it.
        let told: Vec<(String, usize, Option<Date>)> = agenda
            .units
            .iter()
            .map(|own| (own.party.node.as_str().to_owned(), own.missing.len(), own.reported))
            .collect();
        assert_eq!(told, [("u2".to_owned(), 2, None)]);
        assert_eq!((agenda.all_units, agenda.all_leaders), (2, 1));
    }

    #[test]
    fn of_a_former_round_only_letters_and_reviews_are_left_to_be_done() {
        let mut closed = item("1", "u1", Progress::Closed, "2026-05-31");
        closed.next_review = Some(day("2026-09-20"));
        let mut former = report(vec![closed, item("2", "u1", Progress::InProgress, "2026-06-30")]);
        former.letters = vec![Letter { unit: "u1".into(), on: day("2026-09-01"), ..Letter::blank() }];
        let rule = AgendaRule { today: day("2026-09-15"), near_days: 10, pace_points: 5 };
        let present = ReportAgenda::of(&report(vec![item("3", "u2", Progress::InProgress, "2026-09-01")]), &rule);
        let former = ReportAgenda::of(&former, &rule);
        let agenda = Agenda::of([(1, &present)].into_iter(), [(0, &former)].into_iter());
        assert_eq!((agenda.late.len(), agenda.counts), (1, [1, 0, 0, 0, 0]), "the unfinished item was carried over");
        assert_eq!((agenda.letters.len(), agenda.reviews.len()), (1, 1));
        assert_eq!(agenda.units.len(), 1);
    }

    #[test]
    fn letters_wait_for_their_answer_and_yesterday_is_told() {
        let mut own = report(vec![item("1", "u1", Progress::InProgress, "2026-12-31")]);
        let letter = |number: &str, by: Option<&str>, answered: Option<&str>| Letter {
            number: number.to_owned(),
            kind: LetterKind::Urge,
            unit: "u1".into(),
            on: day("2026-09-01"),
            answer_by: by.map(day),
            answered_on: answered.map(day),
            ..Letter::blank()
        };
        own.letters = vec![
            letter("3号", None, None),
            letter("4号", Some("2026-09-20"), None),
            letter("5号", Some("2026-09-12"), None),
            letter("6号", Some("2026-09-12"), Some("2026-09-14")),
        ];
        let (agenda, _) = agenda(&own);
        let waiting: Vec<(&str, Option<i32>)> =
            agenda.letters.iter().map(|letter| (letter.number.as_str(), letter.days)).collect();
        assert_eq!(waiting, [("5号", Some(-3)), ("4号", Some(5)), ("3号", None)]);
        let [one] = agenda.happened.as_slice() else { panic!("{:?}", agenda.happened) };
        assert_eq!(one.what, HappenedWhat::LetterAnswered(LetterKind::Urge, "6号".to_owned()));
        assert_eq!(one.node.node, NodeId::Party("u1".into()));
    }
}
