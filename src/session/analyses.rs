//! What is asked about a document, as search, filter and order, and the latest answers.

use std::sync::Arc;

use crate::analysis::audit::Audit;
use crate::analysis::{
    Answers, Arrangement, Column, Filter, FoundWords, LedgerRequest, LedgerRows, Query, Request, Scope, Visible,
};
use crate::file::EvidenceFaults;
use crate::model::{Dataset, Date, FormGroup, ReportId};

/// What is on screen and asked for only then.
#[derive(Debug, Default)]
pub(super) struct OnScreen {
    /// Whether the ledger is.
    pub(super) ledger: bool,
    /// What its rows are grouped by.
    pub(super) grouping: Option<FormGroup>,
    /// Whether the agenda of the day is.
    pub(super) agenda: bool,
    /// The report whose units and leaders are.
    pub(super) parties: Option<ReportId>,
}

/// The questions about one document, and the answers.
#[derive(Debug, Default)]
pub(super) struct Analyses {
    query: String,
    found: Arc<FoundWords>,
    pub(super) filter: Filter,
    pub(super) arrangement: Arrangement,
    pub(super) scope: Scope,
    pub(super) ledger: LedgerRequest,
    /// The column whose values a filter waits for.
    values_wanted: Option<Column>,
    /// How the ledger with the other rows was wanted last.
    other_ledger: Option<LedgerRequest>,
    /// What the audit found, last time it was made.
    pub(super) audit: Option<Arc<Audit>>,
    pub(super) answers: Option<Answers>,
    /// True where the latest question broke the work on it off.
    pub(super) failed: bool,
    asked: Option<Question>,
}

/// What the answers on screen were asked with.
#[derive(Debug)]
struct Question {
    query: String,
    filter: Filter,
    arrangement: Arrangement,
    scope: Scope,
    ledger: Option<LedgerRequest>,
    values: Option<Column>,
    parties: Option<ReportId>,
    faults: Arc<EvidenceFaults>,
    rule: Rule,
}

/// What answers depend on besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rule {
    revision: u64,
    grouping: Option<FormGroup>,
    today: Date,
    near_days: u32,
    pace_points: u32,
    agenda: bool,
}

impl Analyses {
    /// True when a search or a filter hides something.
    pub(super) fn is_filtered(&self) -> bool {
        !self.query.trim().is_empty() || !self.filter.is_empty()
    }

    pub(super) fn query(&self) -> &str {
        &self.query
    }

    /// The words of the query, to be marked where they stand.
    pub(super) fn found(&self) -> &Arc<FoundWords> {
        &self.found
    }

    pub(super) fn set_query(&mut self, query: String) {
        (self.found, self.query) = (Arc::new(FoundWords::new(&query)), query);
    }

    /// Shows other rows in the ledger: each kind keeps its own order and filters.
    pub(super) fn set_ledger_rows(&mut self, rows: LedgerRows) {
        if self.ledger.rows != rows {
            let other = self.other_ledger.take().unwrap_or_else(|| LedgerRequest { rows, ..LedgerRequest::default() });
            self.other_ledger = Some(std::mem::replace(&mut self.ledger, other));
        }
    }

    pub(super) fn clear_filter(&mut self) {
        self.set_query(String::new());
        self.filter = Filter::default();
    }

    pub(super) fn take(&mut self, answers: Answers) {
        let values = answers.values.as_ref().map(|values| &values.column);
        self.values_wanted.take_if(|wanted| Some(&*wanted) == values);
        (self.answers, self.failed) = (Some(answers), false);
    }

    /// Has the values of a column counted with the next question.
    pub(super) fn want_values(&mut self, column: Column) {
        self.values_wanted = Some(column);
    }

    /// Dataset and filter that the analyst has answered about, when that is how they are now.
    pub(super) fn answered_now(&self, dataset: &Arc<Dataset>) -> Option<(Arc<Dataset>, Option<Arc<Visible>>)> {
        let answers = self.answers.as_ref()?;
        let asked = self.asked.as_ref()?;
        let now = Arc::ptr_eq(&answers.dataset, dataset)
            && asked.query == self.query
            && asked.filter == self.filter
            && answers.visible.is_some() == self.is_filtered();
        now.then(|| (Arc::clone(&answers.dataset), answers.visible.clone()))
    }

    /// Where a filter or an order was set anew, it holds for every row again.
    fn let_kept_rows_go(&mut self) {
        let is_new = self.asked.as_ref().is_some_and(|asked| {
            let ledger = asked.ledger.as_ref().is_some_and(|ledger| ledger.filter != self.ledger.filter);
            ledger || asked.query != self.query || asked.filter != self.filter
        });
        if is_new && !self.ledger.kept.is_empty() {
            self.ledger.kept = Arc::default();
        }
        let asked = self.asked.as_ref().and_then(|asked| asked.ledger.as_ref());
        let is_new_order = asked.is_some_and(|ledger| ledger.order != self.ledger.order);
        if is_new || is_new_order {
            self.ledger.stays = false;
        }
    }

    /// Rows stay in their places from now on, until they are ordered or filtered anew.
    pub(super) fn hold_order(&mut self) {
        self.ledger.stays = !self.ledger.order.keys.is_empty();
    }

    /// A report that was taken out, or undone, is no part to be summed up any more.
    fn let_gone_scope_go(&mut self, dataset: &Dataset) {
        if let Scope::Report(id) = &self.scope
            && dataset.report(id).is_none()
        {
            self.scope = Scope::All;
        }
    }

    /// The question to be asked when anything it depends on has changed since the last one.
    pub(super) fn question(
        &mut self,
        dataset: &Arc<Dataset>,
        revision: u64,
        today: Date,
        (near_days, pace_points): (u32, u32),
        (shown, faults): (&OnScreen, &Arc<EvidenceFaults>),
    ) -> Option<Request> {
        self.let_kept_rows_go();
        self.let_gone_scope_go(dataset);
        let OnScreen { agenda, ledger, grouping, parties } = shown;
        let (grouping, agenda) = (grouping.filter(|_| *ledger), *agenda);
        let rule = Rule { revision, grouping, today, near_days, pace_points, agenda };
        let ledger = ledger.then_some(&self.ledger);
        if self.is_asked(rule, ledger, parties.as_ref(), faults) {
            return None;
        }
        let question = Question {
            query: self.query.clone(),
            filter: self.filter.clone(),
            arrangement: self.arrangement,
            scope: self.scope.clone(),
            ledger: ledger.cloned(),
            values: self.values_wanted.clone().filter(|_| ledger.is_some()),
            parties: parties.clone(),
            faults: Arc::clone(faults),
            rule,
        };
        let request = Request {
            dataset: Arc::clone(dataset),
            revision,
            scope: question.scope.clone(),
            filter: question.filter.clone(),
            query: Query::new(&question.query),
            arrangement: question.arrangement,
            ledger: question.ledger.clone(),
            grouping,
            values: question.values.clone(),
            parties: question.parties.clone(),
            faults: Arc::clone(faults),
            today,
            near_days,
            pace_points,
            agenda,
        };
        (self.asked, self.failed) = (Some(question), false);
        Some(request)
    }

    /// True where the latest question was this one. It is asked in every frame, so that nothing is copied for it.
    fn is_asked(
        &self,
        now: Rule,
        ledger_now: Option<&LedgerRequest>,
        parties_now: Option<&ReportId>,
        faults_now: &Arc<EvidenceFaults>,
    ) -> bool {
        let Some(asked) = &self.asked else { return false };
        let Question { query, filter, arrangement, scope, ledger, values, parties, faults, rule } = asked;
        // Values that nobody waits for any more are no other question.
        let has_values = ledger_now.is_none() || self.values_wanted.is_none() || self.values_wanted == *values;
        *rule == now
            && has_values
            && (query, filter, arrangement, scope) == (&self.query, &self.filter, &self.arrangement, &self.scope)
            && (ledger.as_ref(), parties.as_ref()) == (ledger_now, parties_now)
            && faults == faults_now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::LedgerOrder;

    #[test]
    fn a_question_is_asked_once_and_anew_when_anything_is_another() {
        let dataset: Arc<Dataset> =
            Arc::new(serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap());
        let (mut analyses, faults) = (Analyses::default(), Arc::default());
        let (mut revision, mut near_days) = (1, 30);
        let mut shown = OnScreen { ledger: true, ..OnScreen::default() };
        for change in 0..9 {
            match change {
                1 => analyses.set_query("供热".to_owned()),
                2 => analyses.ledger.order = LedgerOrder::by(Column::default(), true),
                3 => shown.grouping = Some(FormGroup::Unit),
                4 => shown.parties = Some(dataset.reports[0].id.clone()),
                5 => near_days = 10,
                6 => shown.agenda = true,
                7 => revision = 2,
                8 => analyses.want_values(Column::default()),
                _ => {}
            }
            let mut ask = || {
                let today = "2025-08-01".parse().unwrap();
                analyses.question(&dataset, revision, today, (near_days, 5), (&shown, &faults))
            };
            assert!(ask().is_some(), "{change}");
            assert!(ask().is_none(), "{change}");
        }
    }
}
