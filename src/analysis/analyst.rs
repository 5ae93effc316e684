//! The analyst: answers all questions about a dataset at once, and keeps what did not change.
//!
//! It lives on a worker thread. A report that is the same node as last time is not looked at again; an
//! edited report costs its items that are new.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::file::EvidenceFaults;
use crate::model::{Dataset, Date, FormGroup, Item, Report, ReportId};

use super::agenda::{Agenda, AgendaRule, ReportAgenda};
use super::audit::{Audit, Auditor};
use super::filter::{Filter, Visible};
use super::indicators::{Arrangement, IndicatorTable};
use super::ledger::{Column, ColumnValues, Ledger, LedgerQuestion, LedgerRequest};
use super::letters::unanswered;
use super::outcomes::{is_of_month, outcome_sums, outcomes_of};
use super::overview::{Overview, ReportPart};
use super::pace::PaceRule;
use super::parties::PartyTable;
use super::query::Query;
use super::rounds::former_rounds;
use super::same_facts::SameFacts;
use super::schedule::schedule;
use super::search;
use super::tally::Tally;

/// Which part of a dataset is summed up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    /// All reports.
    #[default]
    All,
    /// One report.
    Report(ReportId),
}

impl Scope {
    /// True for a report that is summed up.
    #[must_use]
    pub fn holds(&self, report: &Report) -> bool {
        match self {
            Self::All => true,
            Self::Report(id) => report.id == *id,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// Its revision, given back with the answers.
    pub revision: u64,
    /// Which part is summed up.
    pub scope: Scope,
    /// What is shown of it.
    pub filter: Filter,
    /// What is sought in it.
    pub query: Query,
    /// How the indicators are ordered.
    pub arrangement: Arrangement,
    /// How the ledger is wanted, while it is on screen.
    pub ledger: Option<LedgerRequest>,
    /// What its rows are grouped by.
    pub grouping: Option<FormGroup>,
    /// The column of it whose values a filter offers.
    pub values: Option<Column>,
    /// The report whose units and leaders are on screen.
    pub parties: Option<ReportId>,
    /// What is wrong with the files of its evidence, as far as they were looked at.
    pub faults: Arc<EvidenceFaults>,
    /// The day that due dates are held against.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
    /// Within how many points of the planned share an item keeps to its plan.
    pub pace_points: u32,
    /// Whether what the day asks for is on screen.
    pub agenda: bool,
}

impl Request {
    fn pace(&self) -> PaceRule {
        PaceRule { today: self.today, points: self.pace_points }
    }
}

/// The answers.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The dataset they are about: positions in them are positions in it.
    pub dataset: Arc<Dataset>,
    /// How it stands.
    pub overview: Arc<Overview>,
    /// Its indicators.
    pub indicators: Arc<IndicatorTable>,
    /// Its items as a table, if that was asked for.
    pub ledger: Option<Arc<Ledger>>,
    /// The values of a column of it, if they were asked for.
    pub values: Option<Arc<ColumnValues>>,
    /// What the day asks for, if that was asked for.
    pub agenda: Option<Arc<Agenda>>,
    /// What search and filter leave; absent when they leave everything.
    pub visible: Option<Arc<Visible>>,
    /// Units and leaders with what they answer for, of the report that was asked for.
    pub parties: Option<Arc<PartyTable>>,
}

/// Keeps the answers about nodes that did not change.
#[derive(Debug, Default)]
pub struct Analyst {
    reports: HashMap<ReportId, (Arc<Report>, Arc<ReportPart>)>,
    items: HashMap<(ReportId, crate::model::ItemId), (Arc<Item>, Tally)>,
    /// The parties of a report, and the report and the days before a date that they were made with.
    parties: Option<(Arc<Report>, u32, Arc<PartyTable>)>,
    agendas: HashMap<ReportId, (Arc<Report>, Arc<ReportAgenda>)>,
    agenda_rule: Option<AgendaRule>,
    today: Option<Date>,
    /// How many items were checked, not taken from the cache.
    reckoned: usize,
    last: Option<(Request, Answers)>,
    auditor: Auditor,
    /// The days before a due date that the auditor was made with.
    near_days: Option<u32>,
}

impl Analyst {
    /// Answers a request; nothing when it was cancelled on the way.
    pub fn answer(&mut self, request: &Request, cancelled: &AtomicBool) -> Option<Answers> {
        if self.today != Some(request.today) {
            self.reports.clear();
            self.items.clear();
            self.parties = None;
            self.last = None;
            self.today = Some(request.today);
        }
        let everything = request.query.is_empty() && request.filter.is_empty();
        let visible = if everything { None } else { Some(self.visible(request, cancelled)?) };
        let overview = self.overview(request, cancelled)?;
        let indicators = self.indicators(request, visible.as_ref());
        let ledger = self.ledger(request, visible.as_ref());
        let values = self.values(request, ledger.as_ref());
        let parties = self.parties(request);
        let agenda = if request.agenda {
            Some(self.agenda(request, cancelled)?)
        } else {
            // What is not shown keeps no former state of the reports.
            self.agendas.clear();
            None
        };
        let dataset = Arc::clone(&request.dataset);
        let answers = Answers { dataset, overview, indicators, ledger, values, agenda, visible, parties };
        self.last = Some((request.clone(), answers.clone()));
        Some(answers)
    }

    /// Checks the dataset; nothing when it was cancelled on the way. Only what changed is looked at again.
    pub fn audit(&mut self, request: &Request, cancelled: &AtomicBool) -> Option<Audit> {
        if self.near_days != Some(request.near_days) {
            self.near_days = Some(request.near_days);
            self.auditor = Auditor::new(request.near_days);
        }
        self.auditor.know_faults(&request.faults);
        self.auditor.audit(&request.dataset, request.today, cancelled)
    }

    /// The answers of last time, when they were about the same dataset and the same of something else.
    fn same(&self, request: &Request, same: impl Fn(&Request) -> bool) -> Option<&Answers> {
        let (last, answers) = self.last.as_ref()?;
        (Arc::ptr_eq(&last.dataset, &request.dataset) && same(last)).then_some(answers)
    }

    /// What search and filter leave; absent when the search was cancelled.
    fn visible(&self, request: &Request, cancelled: &AtomicBool) -> Option<Arc<Visible>> {
        let same = |last: &Request| {
            last.query == request.query && last.filter == request.filter && last.pace() == request.pace()
        };
        if let Some(answers) = self.same(request, same) {
            return answers.visible.clone();
        }
        let found = search::visible(&request.dataset, &request.query, &request.filter, request.pace(), cancelled)?;
        Some(Arc::new(found))
    }

    fn indicators(&self, request: &Request, visible: Option<&Arc<Visible>>) -> Arc<IndicatorTable> {
        let same = |last: &Request| {
            last.query == request.query
                && last.filter == request.filter
                && last.scope == request.scope
                && last.arrangement == request.arrangement
                && last.pace() == request.pace()
        };
        if let Some(answers) = self.same(request, same) {
            return Arc::clone(&answers.indicators);
        }
        let reports = positions(&request.dataset, &request.scope);
        let visible = visible.map(Arc::as_ref);
        Arc::new(IndicatorTable::of(&request.dataset, reports.into_iter(), request.arrangement, visible))
    }

    fn ledger(&self, request: &Request, visible: Option<&Arc<Visible>>) -> Option<Arc<Ledger>> {
        let wanted = request.ledger.as_ref()?;
        let same = |last: &Request| {
            last.query == request.query
                && last.filter == request.filter
                && last.scope == request.scope
                && last.ledger.as_ref().is_some_and(|ledger| ledger.is_but_for_folds(wanted))
                && last.grouping == request.grouping
                && last.near_days == request.near_days
                && last.pace() == request.pace()
        };
        if let Some(ledger) = self.same(request, same).and_then(|answers| answers.ledger.as_ref()) {
            let is_same = self.last.as_ref().is_some_and(|(last, _)| last.ledger == request.ledger);
            return Some(if is_same { Arc::clone(ledger) } else { Arc::new(ledger.folded(&wanted.folded)) });
        }
        let reports = positions(&request.dataset, &request.scope);
        let (grouping, pace, near_days) = (request.grouping, request.pace(), request.near_days);
        let question = LedgerQuestion { request: wanted, grouping, pace, near_days };
        let is_same_order = |last: &Request| {
            let ledger = last.ledger.as_ref();
            ledger.is_some_and(|ledger| (ledger.rows, &ledger.order) == (wanted.rows, &wanted.order))
        };
        let last = self.last.as_ref().filter(|(last, _)| wanted.stays && is_same_order(last));
        let former = last.and_then(|(_, answers)| Some((&**answers.ledger.as_ref()?, &*answers.dataset)));
        let visible = visible.map(Arc::as_ref);
        Some(Arc::new(Ledger::of(&request.dataset, reports.into_iter(), &question, visible, former)))
    }

    /// The values of the column that is asked for. Folded groups have no part in them.
    fn values(&self, request: &Request, ledger: Option<&Arc<Ledger>>) -> Option<Arc<ColumnValues>> {
        let (column, wanted, ledger) = (request.values.as_ref()?, request.ledger.as_ref()?, ledger?);
        let known = self.last.as_ref().filter(|(last, _)| last.values.as_ref() == Some(column));
        let known = known.filter(|(_, answers)| answers.ledger.as_ref().is_some_and(|own| Arc::ptr_eq(own, ledger)));
        if let Some(values) = known.and_then(|(_, answers)| answers.values.as_ref()) {
            return Some(Arc::clone(values));
        }
        let values = ledger.values(&request.dataset, column, &wanted.filter, request.pace());
        Some(Arc::new(ColumnValues { column: column.clone(), values }))
    }

    /// What the day asks for. A report that is the same node as last time is not looked at again.
    fn agenda(&mut self, request: &Request, cancelled: &AtomicBool) -> Option<Arc<Agenda>> {
        let rule = AgendaRule { today: request.today, near_days: request.near_days, pace_points: request.pace_points };
        if self.agenda_rule.replace(rule) != Some(rule) {
            self.agendas.clear();
        }
        let same = |last: &Request| last.scope == request.scope && last.agenda && last.near_days == rule.near_days;
        if let Some(known) = self.same(request, |last| same(last) && last.pace() == request.pace()) {
            return known.agenda.clone();
        }
        let wanted = positions(&request.dataset, &request.scope);
        // What a former round left to be done belongs to the one that goes on.
        let former = match wanted.as_slice() {
            [only] => former_rounds(&request.dataset, *only),
            _ => Vec::new(),
        };
        let (mut reports, begins) = (Vec::new(), wanted.len());
        for at in wanted.into_iter().chain(former) {
            if cancelled.load(Ordering::Relaxed) {
                return None;
            }
            let Some(report) = request.dataset.reports.get(at) else { continue };
            let known = self.agendas.get(&report.id).filter(|(kept, _)| Arc::ptr_eq(kept, report));
            let part = known.map_or_else(|| Arc::new(ReportAgenda::of(report, &rule)), |(_, part)| Arc::clone(part));
            self.agendas.insert(report.id.clone(), (Arc::clone(report), Arc::clone(&part)));
            reports.push((at, part));
        }
        if self.agendas.len() > request.dataset.reports.len() {
            let present: HashSet<_> = request.dataset.reports.iter().map(|report| &report.id).collect();
            self.agendas.retain(|report, _| present.contains(report));
        }
        let of = |parts: std::ops::Range<usize>| {
            parts.filter_map(|at| reports.get(at)).map(|(at, part): &(usize, Arc<ReportAgenda>)| (*at, part.as_ref()))
        };
        Some(Arc::new(Agenda::of(of(0..begins), of(begins..reports.len()))))
    }

    fn overview(&mut self, request: &Request, cancelled: &AtomicBool) -> Option<Arc<Overview>> {
        if let Some(answers) = self.same(request, |last| last.scope == request.scope) {
            return Some(Arc::clone(&answers.overview));
        }
        let mut parts = Vec::new();
        for at in positions(&request.dataset, &request.scope) {
            if cancelled.load(Ordering::Relaxed) {
                return None;
            }
            let Some(report) = request.dataset.reports.get(at) else { continue };
            parts.push(self.part(report, request.today));
        }
        self.let_former_go(&request.dataset);
        Some(Arc::new(Overview::of(parts.iter().map(AsRef::as_ref))))
    }

    fn parties(&mut self, request: &Request) -> Option<Arc<PartyTable>> {
        let Some(report) = request.parties.as_ref().and_then(|id| request.dataset.report(id)) else {
            self.parties = None;
            return None;
        };
        let known = self.parties.as_ref();
        let fresh = known.filter(|(kept, near, _)| Arc::ptr_eq(kept, report) && *near == request.near_days);
        let table = match fresh {
            Some((.., table)) => Arc::clone(table),
            None => Arc::new(PartyTable::of(report, request.today, request.near_days)),
        };
        self.parties = Some((Arc::clone(report), request.near_days, Arc::clone(&table)));
        Some(table)
    }

    /// Lets go of former states: of items and reports that are no longer there, such as one whose making was undone, and of
    /// reports that changed while only others are summed up.
    fn let_former_go(&mut self, dataset: &Dataset) {
        let present: HashMap<_, _> = dataset.reports.iter().map(|report| (&report.id, report)).collect();
        let is_present =
            |id: &ReportId, kept: &Arc<Report>| present.get(id).is_some_and(|report| Arc::ptr_eq(report, kept));
        let reports = self.reports.len();
        self.reports.retain(|id, (kept, _)| is_present(id, kept));
        let items: usize = self.reports.values().map(|(report, _)| report.items().count()).sum();
        if self.reports.len() < reports || self.items.len() > items {
            let kept: HashSet<_> = self
                .reports
                .iter()
                .flat_map(|(id, (report, _))| report.items().map(move |item| (id.clone(), item.id.clone())))
                .collect();
            self.items.retain(|item, _| kept.contains(item));
        }
    }

    fn part(&mut self, report: &Arc<Report>, today: Date) -> Arc<ReportPart> {
        if let Some((kept, part)) = self.reports.get(&report.id)
            && Arc::ptr_eq(kept, report)
        {
            return Arc::clone(part);
        }
        let part = Arc::new(self.reckon(report, today));
        self.reports.insert(report.id.clone(), (Arc::clone(report), Arc::clone(&part)));
        part
    }

    fn reckon(&mut self, report: &Report, today: Date) -> ReportPart {
        let mut part =
            ReportPart { due: schedule(report, today), unanswered: unanswered(report, today), ..ReportPart::default() };
        part.total.add_indicators(&report.indicators);
        for item in report.items() {
            part.total += self.tally(report, item, today);
        }
        let of_items = report.items().flat_map(|item| item.indicators.iter().map(move |own| (Some(&**item), own)));
        let facts = SameFacts::of(report);
        for own in report.indicators.iter().map(|own| (None, own)).chain(of_items) {
            part.add_indicator(report, own, &facts, today);
        }
        part.outcomes = outcome_sums(outcomes_of(report));
        part.lately = outcome_sums(outcomes_of(report).filter(|outcome| is_of_month(outcome, today)));
        part.cut();
        part
    }

    fn tally(&mut self, report: &Report, item: &Arc<Item>, today: Date) -> Tally {
        let key = (report.id.clone(), item.id.clone());
        if let Some((kept, tally)) = self.items.get(&key)
            && Arc::ptr_eq(kept, item)
        {
            return *tally;
        }
        self.reckoned += 1;
        let tally = Tally::of_item(item, today);
        self.items.insert(key, (Arc::clone(item), tally));
        tally
    }
}

/// The positions of the reports in a scope.
fn positions(dataset: &Dataset, scope: &Scope) -> Vec<usize> {
    dataset.reports.iter().enumerate().filter(|(_, report)| scope.holds(report)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Progress;

    fn dataset() -> Arc<Dataset> {
        Arc::new(serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap())
    }

    fn request(dataset: &Arc<Dataset>, revision: u64) -> Request {
        Request {
            dataset: Arc::clone(dataset),
            revision,
            scope: Scope::All,
            filter: Filter::default(),
            query: Query::default(),
            arrangement: Arrangement::default(),
            ledger: None,
            grouping: None,
            values: None,
            parties: None,
            faults: Arc::default(),
            today: "2025-08-01".parse().unwrap(),
            near_days: 30,
            pace_points: 5,
            agenda: false,
        }
    }

    fn answer(analyst: &mut Analyst, request: &Request) -> Answers {
        analyst.answer(request, &AtomicBool::new(false)).unwrap()
    }

    #[test]
    fn items_that_were_taken_out_are_let_go() {
        let (mut analyst, goes_on) = (Analyst::default(), AtomicBool::new(false));
        let whole = dataset();
        analyst.answer(&request(&whole, 1), &goes_on).unwrap();
        let mut rest = Dataset::clone(&whole);
        Arc::make_mut(rest.reports.first_mut().unwrap()).categories.remove(0);
        let gone = Arc::downgrade(whole.reports[0].items().next().unwrap());
        drop(whole);
        analyst.answer(&request(&Arc::new(rest), 2), &goes_on).unwrap();
        assert_eq!(gone.strong_count(), 0);
    }

    #[test]
    fn a_report_that_changes_while_another_is_summed_up_is_let_go() {
        let (mut analyst, whole) = (Analyst::default(), dataset());
        let mut two = Dataset::clone(&whole);
        let mut other = Report::clone(&whole.reports[0]);
        other.id = "other".into();
        two.reports.push(Arc::new(other));
        answer(&mut analyst, &request(&Arc::new(two.clone()), 1));
        let former = Arc::downgrade(&whole.reports[0]);
        drop(whole);
        Arc::make_mut(&mut two.reports[0]).title.push('。');
        let second = Request { scope: Scope::Report("other".into()), ..request(&Arc::new(two.clone()), 2) };
        answer(&mut analyst, &second);
        assert_eq!(former.strong_count(), 0);
        // An item that goes while the other report is not kept is let go too.
        let gone = Arc::downgrade(two.reports[1].items().next().unwrap());
        two.reports.remove(0);
        Arc::make_mut(&mut two.reports[0]).categories.remove(0);
        drop(second);
        answer(&mut analyst, &request(&Arc::new(two), 3));
        assert_eq!(gone.strong_count(), 0);
    }

    #[test]
    fn counts_the_bundled_dataset() {
        let answers = answer(&mut Analyst::default(), &request(&dataset(), 0));
        let total = answers.overview.total;
        assert_eq!((total.items(), total.measures), (29, 118));
        assert_eq!(answers.indicators.rows.len(), total.indicators as usize);
        let counts = answers.overview.unreached_counts;
        assert_eq!(total.off as usize, counts.missed + counts.ahead + counts.same);
    }

    #[test]
    fn an_edit_reckons_only_the_edited_item() {
        let mut analyst = Analyst::default();
        let first = dataset();
        answer(&mut analyst, &request(&first, 0));
        assert_eq!(analyst.reckoned, 29);
        let mut second = Dataset::clone(&first);
        let category = Arc::make_mut(&mut Arc::make_mut(&mut second.reports[0]).categories[1]);
        Arc::make_mut(&mut Arc::make_mut(&mut category.problems[0]).items[0]).progress = Progress::Done;
        let answers = answer(&mut analyst, &request(&Arc::new(second), 1));
        assert_eq!(analyst.reckoned, 30);
        assert_eq!(answers.overview.total.with(Progress::Done), 2);
    }

    #[test]
    fn a_cancelled_request_gives_nothing() {
        assert!(Analyst::default().answer(&request(&dataset(), 0), &AtomicBool::new(true)).is_none());
    }

    #[test]
    fn what_was_missed_for_longest_comes_first_and_what_has_no_day_last() {
        let answers = answer(&mut Analyst::default(), &request(&dataset(), 0));
        let (unreached, counts) = (&answers.overview.unreached, answers.overview.unreached_counts);
        assert_eq!(unreached.len(), (counts.missed + counts.ahead).min(12));
        assert!(unreached.len() > 10);
        let key = |own: &crate::analysis::Unreached| (own.standing, own.due.is_none(), own.due);
        assert!(unreached.is_sorted_by_key(key));
    }
}
