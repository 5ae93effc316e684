//! One open document: its dataset, its file, and what the person looks at in it.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::audit::Audit;
use crate::analysis::{Answers, Arrangement, Filter, LedgerOrder, Query, Request, Scope, Visible};
use crate::chart::{Chart, Named};
use crate::document::Document;
use crate::file::Stamp;
use crate::model::{Dataset, Date, NodeId, NodeRef, Report, ReportId, Span};

use super::charts::{ChartPanel, Charts};
use super::record::Recording;
use super::{Comparing, Deck, JobId, Outside, Suggested};

/// The number of an open document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u64);

/// Words of the source to be marked and scrolled to.
#[derive(Debug, Clone, PartialEq)]
pub struct Highlight {
    /// The report whose source it is.
    pub report: ReportId,
    /// The words.
    pub spans: Vec<Span>,
    /// Grows with every request to show words: a view scrolls when it changes.
    pub serial: u64,
}

/// What the answers on screen were asked with.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    revision: u64,
    query: String,
    filter: Filter,
    arrangement: Arrangement,
    scope: Scope,
    ledger: Option<LedgerOrder>,
    near_days: u32,
}

/// An open document.
#[derive(Debug)]
pub struct OpenDocument {
    id: DocumentId,
    document: Document,
    path: Option<PathBuf>,
    /// The name of a document without a file.
    pub(super) untitled: String,
    selection: Option<NodeRef>,
    /// Several selected nodes; empty when there is only the one selection.
    marked: Vec<NodeRef>,
    /// The items of what is selected.
    brush: Arc<HashSet<NodeRef>>,
    visited: Vec<NodeRef>,
    visit: usize,
    highlight: Option<Highlight>,
    pub(super) query: String,
    pub(super) filter: Filter,
    pub(super) arrangement: Arrangement,
    pub(super) scope: Scope,
    pub(super) ledger: LedgerOrder,
    /// The chart of the chart view, and what it was made from.
    pub(super) charts: Charts,
    /// The pages of its briefing.
    pub(super) deck: Deck,
    /// What the audit found, last time it was made.
    pub(super) audit: Option<Arc<Audit>>,
    /// What is suggested for the selected item.
    pub(super) suggested: Suggested,
    /// How much of its history its recovery journal knows; nothing while it has none.
    pub(super) recording: Option<Recording>,
    /// What its file looked like when it was read or written last.
    pub(super) stamp: Option<Stamp>,
    /// A save was held back because the file did not look as it did: it goes on if the content is the same.
    pub(super) held_back: bool,
    /// What another program wrote into its file, until the person has chosen.
    pub(super) outside: Option<Outside>,
    /// What it is compared with.
    pub(super) comparing: Option<Box<Comparing>>,
    /// The job that reads the other side, and the comparison that it was asked for.
    pub(super) other_asked: (JobId, u64),
    asked: Option<Question>,
    answers: Option<Answers>,
    pub(super) saving: bool,
}

impl OpenDocument {
    pub(super) fn new(id: DocumentId, document: Document, path: Option<PathBuf>, untitled: String) -> Self {
        let first = document.dataset().reports.first();
        let selection = first.map(|report| NodeRef::new(report.id.clone(), NodeId::Report));
        Self {
            id,
            document,
            path,
            untitled,
            visited: selection.iter().cloned().collect(),
            visit: 0,
            selection,
            marked: Vec::new(),
            brush: Arc::default(),
            highlight: None,
            query: String::new(),
            filter: Filter::default(),
            arrangement: Arrangement::default(),
            scope: Scope::default(),
            ledger: LedgerOrder::default(),
            charts: Charts::default(),
            deck: Deck::default(),
            audit: None,
            suggested: Suggested::default(),
            recording: None,
            stamp: None,
            held_back: false,
            outside: None,
            comparing: None,
            other_asked: (JobId(0), 0),
            asked: None,
            answers: None,
            saving: false,
        }
    }

    /// Its number.
    #[must_use]
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// The dataset and its history.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn document_mut(&mut self) -> &mut Document {
        &mut self.document
    }

    /// The file it was read from or saved to.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(super) fn set_path(&mut self, path: PathBuf) {
        self.path = Some(path);
    }

    /// The file's name, or the words for a document without a file.
    #[must_use]
    pub fn name(&self) -> String {
        let file = self.path().and_then(Path::file_name);
        file.map_or_else(|| self.untitled.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// The selected node, if it is still there.
    #[must_use]
    pub fn selection(&self) -> Option<&NodeRef> {
        self.selection.as_ref()
    }

    /// The nodes that a command is about: the several selected ones, else the one.
    #[must_use]
    pub fn chosen(&self) -> &[NodeRef] {
        if self.marked.is_empty() { self.selection.as_slice() } else { &self.marked }
    }

    /// Selects several nodes; the last one is shown.
    pub(super) fn mark(&mut self, nodes: Vec<NodeRef>) {
        if let Some(last) = nodes.last() {
            self.look_at(last.clone());
        }
        self.marked = if nodes.len() > 1 { nodes } else { Vec::new() };
        self.set_off();
    }

    /// Lets go of what is selected: the report as a whole is.
    pub(super) fn let_go(&mut self) {
        let report = self.report().map(|report| NodeRef::new(report.id.clone(), NodeId::Report));
        if let Some(report) = report {
            self.select(report);
        }
    }

    /// Finds the items of what is selected.
    fn set_off(&mut self) {
        let dataset = self.document.dataset();
        let items = match (self.marked.as_slice(), &self.selection) {
            ([], Some(node)) => item_of(dataset, node).into_iter().collect(),
            (marked, _) => marked.iter().flat_map(|node| items_under(dataset, node)).collect(),
        };
        self.brush = Arc::new(items);
    }

    /// The report of the selected node, else the first one.
    #[must_use]
    pub fn report(&self) -> Option<&Arc<Report>> {
        let dataset = self.document.dataset();
        let selected = self.selection.as_ref().and_then(|node| dataset.report(&node.report));
        selected.or_else(|| dataset.reports.first())
    }

    /// The words of the source to be marked.
    #[must_use]
    pub fn highlight(&self) -> Option<&Highlight> {
        self.highlight.as_ref()
    }

    /// The text sought.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The filter.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The order of the indicators.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// The part of the dataset that is summed up.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The order of the ledger.
    #[must_use]
    pub fn ledger(&self) -> &LedgerOrder {
        &self.ledger
    }

    /// True when a search or a filter hides something.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.query.trim().is_empty() || !self.filter.is_empty()
    }

    /// The latest answers. They may be of an earlier revision while newer ones are computed.
    #[must_use]
    pub fn answers(&self) -> Option<&Answers> {
        self.answers.as_ref()
    }

    /// What its file looked like when it was read or written last.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        self.stamp
    }

    /// What another program wrote into its file, until the person has chosen.
    #[must_use]
    pub fn outside(&self) -> Option<&Outside> {
        self.outside.as_ref()
    }

    /// The chart of the panel that was used last, once it is made. It may be of an earlier revision for a moment.
    #[must_use]
    pub fn chart(&self) -> Option<&Arc<Chart>> {
        self.charts.used()?.made.as_ref()
    }

    /// Which chart the panel shows that was used last.
    #[must_use]
    pub fn named(&self) -> Named {
        self.charts.used().map_or(Named::Plan, |panel| panel.wanted.named)
    }

    /// What the audit found. It may be of an earlier revision for a moment.
    #[must_use]
    pub fn audit(&self) -> Option<&Arc<Audit>> {
        self.audit.as_ref()
    }

    /// What it is compared with.
    #[must_use]
    pub fn comparing(&self) -> Option<&Comparing> {
        self.comparing.as_deref()
    }

    /// The pages of its briefing.
    #[must_use]
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// What is suggested for the selected item.
    #[must_use]
    pub fn suggested(&self) -> &Suggested {
        &self.suggested
    }

    /// The charts side by side, and the number of the one that was used last.
    #[must_use]
    pub fn chart_panels(&self) -> (&[ChartPanel], u32) {
        (&self.charts.panels, self.charts.used().map_or(0, ChartPanel::id))
    }

    /// The items that are selected, themselves or by what is under or above them: what charts set off.
    #[must_use]
    pub fn brush(&self) -> &Arc<HashSet<NodeRef>> {
        &self.brush
    }

    /// Dataset and filter that the analyst has answered about, when that is how they are now.
    pub(super) fn answered_now(&self) -> Option<(Arc<Dataset>, Option<Arc<Visible>>)> {
        let answers = self.answers.as_ref()?;
        let asked = self.asked.as_ref()?;
        let now = Arc::ptr_eq(&answers.dataset, self.document.dataset())
            && asked.query == self.query
            && asked.filter == self.filter
            && answers.visible.is_some() == self.is_filtered();
        now.then(|| (Arc::clone(&answers.dataset), answers.visible.clone()))
    }

    /// True while a file is being written.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving
    }

    pub(super) fn answered(&mut self, answers: Answers) {
        self.answers = Some(answers);
    }

    /// Selects a node and marks its words in the source.
    pub(super) fn select(&mut self, node: NodeRef) {
        if self.visited.get(self.visit) != Some(&node) {
            self.visited.truncate(self.visit + 1);
            self.visited.push(node.clone());
            self.visit = self.visited.len() - 1;
        }
        self.marked.clear();
        self.look_at(node);
    }

    fn look_at(&mut self, node: NodeRef) {
        let spans = self.document.dataset().report(&node.report).map(|report| source_of(report, &node.node));
        // A node without words in the source takes the marks of the last one away.
        self.show_source(node.report.clone(), spans.unwrap_or_default());
        self.selection = Some(node);
        self.set_off();
    }

    pub(super) fn show_source(&mut self, report: ReportId, spans: Vec<Span>) {
        let serial = self.highlight.as_ref().map_or(0, |highlight| highlight.serial) + 1;
        self.highlight = Some(Highlight { report, spans, serial });
    }

    /// True when there is a node that many visits away.
    #[must_use]
    pub fn can_go(&self, steps: isize) -> bool {
        self.visit.checked_add_signed(steps).is_some_and(|at| at < self.visited.len())
    }

    /// Goes back or forward among the visited nodes.
    pub(super) fn go(&mut self, steps: isize) {
        let Some(at) = self.visit.checked_add_signed(steps) else { return };
        let Some(node) = self.visited.get(at).cloned() else { return };
        self.visit = at;
        if self.document.dataset().holds(&node) {
            self.look_at(node);
        }
    }

    /// Lets go of a selection that the last change took away: its report is selected instead.
    pub(super) fn mend_selection(&mut self, before: &Dataset) {
        let dataset = Arc::clone(self.document.dataset());
        self.marked.retain(|node| dataset.holds(node));
        let gone = self.selection.as_ref().filter(|node| !dataset.holds(node));
        if let Some(neighbour) = gone.and_then(|node| neighbour(before, &dataset, node)) {
            self.selection = Some(neighbour);
            return;
        }
        let Some(node) = &self.selection else {
            let first = dataset.reports.first();
            self.selection = first.map(|report| NodeRef::new(report.id.clone(), NodeId::Report));
            return;
        };
        if dataset.holds(node) {
            return;
        }
        let report = dataset.report(&node.report).or_else(|| dataset.reports.first());
        self.selection = report.map(|report| NodeRef::new(report.id.clone(), NodeId::Report));
    }

    /// The question to be asked when anything it depends on has changed since the last one.
    pub(super) fn question(&mut self, today: Date, near_days: u32, ledger: bool) -> Option<Request> {
        let question = Question {
            revision: self.document.revision(),
            query: self.query.clone(),
            filter: self.filter.clone(),
            arrangement: self.arrangement,
            scope: self.scope.clone(),
            ledger: ledger.then(|| self.ledger.clone()),
            near_days,
        };
        if self.asked.as_ref() == Some(&question) {
            return None;
        }
        self.asked = Some(question.clone());
        Some(Request {
            dataset: Arc::clone(self.document.dataset()),
            revision: question.revision,
            scope: question.scope,
            filter: question.filter,
            query: Query::new(&question.query),
            arrangement: question.arrangement,
            ledger: question.ledger,
            today,
            near_days,
        })
    }
}

/// The item that a node is or belongs to.
fn item_of(dataset: &Dataset, node: &NodeRef) -> Option<NodeRef> {
    let item = dataset.report(&node.report)?.item_of(&node.node)?;
    Some(NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone())))
}

/// The items under a node, or the one that it belongs to.
fn items_under(dataset: &Dataset, node: &NodeRef) -> Vec<NodeRef> {
    let Some(report) = dataset.report(&node.report) else { return Vec::new() };
    let at = |item: &Arc<crate::model::Item>| NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone()));
    match &node.node {
        NodeId::Report => report.items().map(at).collect(),
        NodeId::Category(id) => {
            let category = report.categories.iter().find(|category| category.id == *id);
            category.into_iter().flat_map(|category| category.items()).map(at).collect()
        }
        NodeId::Problem(id) => {
            let mut problems = report.categories.iter().flat_map(|category| &category.problems);
            let problem = problems.find(|problem| problem.id == *id);
            problem.into_iter().flat_map(|problem| &problem.items).map(at).collect()
        }
        _ => item_of(dataset, node).into_iter().collect(),
    }
}

/// What is selected in the place of a node that went: the next of its like, the one before, or what it stood
/// under. Never more than went itself, so that pressing Delete twice does not take the whole report.
fn neighbour(before: &Dataset, after: &Dataset, gone: &NodeRef) -> Option<NodeRef> {
    let report = before.report(&gone.report)?;
    let at = |node: NodeId| NodeRef::new(gone.report.clone(), node);
    let place = report.locate(&gone.node)?;
    let category = report.category_at(place);
    let problem = report.problem_at(place);
    let item = report.item_at(place);
    let siblings: Vec<NodeRef> = match &gone.node {
        NodeId::Report => return None,
        NodeId::Party(_) => report.parties.iter().map(|party| at(NodeId::Party(party.id.clone()))).collect(),
        NodeId::Category(_) => report.categories.iter().map(|c| at(NodeId::Category(c.id.clone()))).collect(),
        NodeId::Problem(_) => category?.problems.iter().map(|p| at(NodeId::Problem(p.id.clone()))).collect(),
        NodeId::Item(_) => problem?.items.iter().map(|i| at(NodeId::Item(i.id.clone()))).collect(),
        NodeId::Measure(_) => item?.measures.iter().map(|m| at(NodeId::Measure(m.id.clone()))).collect(),
        NodeId::Indicator(_) => {
            let list = item.map_or(&report.indicators, |item| &item.indicators);
            list.iter().map(|n| at(NodeId::Indicator(n.id.clone()))).collect()
        }
    };
    let here = siblings.iter().position(|node| node == gone)?;
    let (former, next) = siblings.split_at_checked(here)?;
    let above = [item.map(|i| NodeId::Item(i.id.clone())), problem.map(|p| NodeId::Problem(p.id.clone()))];
    let above = above.into_iter().chain([category.map(|c| NodeId::Category(c.id.clone()))]).flatten().map(at);
    let near = next.iter().chain(former.iter().rev()).cloned();
    near.chain(above).find(|node| after.holds(node))
}

/// The words of the source that a node stands on: its own spans, else those of the values it holds.
fn source_of(report: &Report, node: &NodeId) -> Vec<Span> {
    let item = report.item_of(node);
    match node {
        NodeId::Item(_) => item.map(|item| item.source.clone()).unwrap_or_default(),
        NodeId::Measure(id) => {
            item.and_then(|item| item.measure(id)).map(|measure| measure.source.clone()).unwrap_or_default()
        }
        NodeId::Indicator(id) => {
            let Some((_, indicator)) = report.indicator(id) else { return Vec::new() };
            let readings = indicator.readings.iter().chain(&indicator.baseline).filter_map(|r| r.source.clone());
            readings.chain(indicator.target.iter().filter_map(|target| target.source.clone())).collect()
        }
        _ => Vec::new(),
    }
}
