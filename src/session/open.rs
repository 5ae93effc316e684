//! One open document: its dataset with its history, and a part for each thing that is kept beside it.
//!
//! Does not live here: what a part knows and does. Each has its own file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::audit::Audit;
use crate::analysis::{Answers, Arrangement, Filter, FoundWords, LedgerRequest, Request, Scope, Visible};
use crate::chart::{Chart, Named};
use crate::document::{Document, TypedText, present_round};
use crate::file::Stamp;
use crate::model::{Dataset, Date, NodeId, NodeRef, Report, ReportId, Span};

use super::activity::DocumentActivity;
use super::analyses::{Analyses, OnScreen};
use super::charts::{ChartPanel, Charts};
use super::comparing::{Comparing, DocumentComparison};
use super::deck::Deck;
use super::document_file::DocumentFile;
use super::evidence::EvidenceFiles;
use super::id::DocumentId;
use super::ledger::LedgerState;
use super::letters::Letters;
use super::packing::HistoryPacking;
use super::papers::Papers;
use super::poster_choice::PosterChoice;
use super::recovery::Recording;
use super::returns::{Exchange, Returns};
use super::selection::{Highlight, Selection};
use super::suggestions::Suggested;
use super::typed::Typed;

/// An open document.
#[derive(Debug)]
pub struct OpenDocument {
    id: DocumentId,
    document: Document,
    selection: Selection,
    pub(super) file: DocumentFile,
    pub(super) analyses: Analyses,
    pub(super) charts: Charts,
    /// The pages of its briefing.
    pub(super) deck: Deck,
    /// The papers that are put together of it.
    pub(super) papers: Papers,
    /// What was done in its file.
    pub(super) activity: DocumentActivity,
    /// What it was counted for when its bookmark was noted last: the revision, the day and the days before a date.
    pub(super) noted: Option<(u64, Date, u32)>,
    /// The cells of its ledger.
    pub(super) ledger: LedgerState,
    /// The files of its evidence.
    pub(super) evidence: EvidenceFiles,
    /// The letters that are being written.
    pub(super) letters: Letters,
    /// What is suggested for the selected item.
    pub(super) suggested: Suggested,
    /// How much of its history its recovery journal knows; nothing while it has none.
    pub(super) recording: Option<Recording>,
    /// What stands in its fields and is not taken.
    pub(super) typed: Typed,
    /// What it is compared with.
    pub(super) comparison: DocumentComparison,
    /// What goes to the units and comes back.
    pub(super) exchange: Exchange,
    /// How far its history is packed.
    pub(super) packing: HistoryPacking,
    /// Whether it is looked at as of the day that its report tells about, instead of today.
    pub(super) as_of_report: bool,
}

impl OpenDocument {
    pub(super) fn new(id: DocumentId, document: Document, path: Option<PathBuf>, untitled: String) -> Self {
        let mut analyses = Analyses::default();
        if let Some(round) = present_round(document.dataset()) {
            analyses.scope = Scope::Report(round.clone());
        }
        Self {
            id,
            selection: Selection::first_of(document.dataset()),
            document,
            file: DocumentFile::new(path, untitled),
            analyses,
            charts: Charts::default(),
            deck: Deck::default(),
            papers: Papers::default(),
            activity: DocumentActivity::default(),
            noted: None,
            ledger: LedgerState::default(),
            letters: Letters::default(),
            evidence: EvidenceFiles::default(),
            suggested: Suggested::default(),
            recording: None,
            typed: Typed::default(),
            comparison: DocumentComparison::default(),
            exchange: Exchange::default(),
            packing: HistoryPacking::default(),
            as_of_report: false,
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

    /// The files that came back from the units.
    #[must_use]
    pub fn returns(&self) -> Option<&Returns> {
        self.exchange.returns.as_deref()
    }

    /// The file it was read from or saved to.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.file.path.as_deref()
    }

    /// The file's name, or the words for a document without a file.
    #[must_use]
    pub fn name(&self) -> String {
        let file = self.path().and_then(Path::file_name);
        file.map_or_else(|| self.file.untitled.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// What its file looked like when it was read or written last.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        self.file.stamp
    }

    /// The texts that stand in fields and are not taken yet, in the order in which they were typed last.
    #[must_use]
    pub fn typed(&self) -> &[TypedText] {
        &self.typed.now
    }

    /// Those of them that a former process left behind in a field of a page or a table: they stand there again, and nowhere
    /// else.
    pub fn left_behind(&self) -> impl Iterator<Item = &TypedText> {
        self.typed.now.iter().filter(|typed| self.typed.left_behind.contains(&typed.field))
    }

    /// The first text that its field did not take: it is no good value there.
    pub(super) fn refused_text(&self) -> Option<&TypedText> {
        self.typed.now.iter().find(|typed| typed.is_refused)
    }

    /// True where there is something to save: changes, or a dataset that has no file yet.
    pub(super) fn needs_save(&self) -> bool {
        self.document.is_dirty() || self.file.path.is_none()
    }

    /// True where closing it would lose something: an edit that no file holds, or a text that was not taken.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.document.is_dirty() || !self.typed.now.is_empty()
    }

    /// True while its file is being written.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.file.saving
    }

    /// The selected node, if it is still there.
    #[must_use]
    pub fn selection(&self) -> Option<&NodeRef> {
        self.selection.node()
    }

    /// The nodes that a command is about: the several selected ones, else the one.
    #[must_use]
    pub fn chosen(&self) -> &[NodeRef] {
        self.selection.chosen()
    }

    /// The items that are selected, themselves or by what is under or above them: what charts set off.
    #[must_use]
    pub fn brush(&self) -> &Arc<HashSet<NodeRef>> {
        self.selection.brush()
    }

    /// The report of the selected node, else the first one.
    #[must_use]
    pub fn report(&self) -> Option<&Arc<Report>> {
        self.selection.report(self.document.dataset())
    }

    /// The words of the source to be marked.
    #[must_use]
    pub fn highlight(&self) -> Option<&Highlight> {
        self.selection.highlight()
    }

    /// True when there is a node that many visits away.
    #[must_use]
    pub fn can_go(&self, steps: isize) -> bool {
        self.selection.can_go(steps)
    }

    /// The text sought.
    #[must_use]
    pub fn query(&self) -> &str {
        self.analyses.query()
    }

    /// The words that are sought, to be marked where they stand.
    #[must_use]
    pub fn found(&self) -> &Arc<FoundWords> {
        self.analyses.found()
    }

    /// The filter.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.analyses.filter
    }

    /// The order of the indicators.
    #[must_use]
    pub fn arrangement(&self) -> &Arrangement {
        &self.analyses.arrangement
    }

    /// The part of the dataset that is summed up.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.analyses.scope
    }

    /// How the ledger is wanted: its order and its filters.
    #[must_use]
    pub fn ledger(&self) -> &LedgerRequest {
        &self.analyses.ledger
    }

    /// True when a search or a filter hides something.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.analyses.is_filtered()
    }

    /// The latest answers. They may be of an earlier revision while newer ones are computed.
    #[must_use]
    pub fn answers(&self) -> Option<&Answers> {
        self.analyses.answers.as_ref()
    }

    /// True where the work on the latest answers broke off.
    #[must_use]
    pub fn analyses_failed(&self) -> bool {
        self.analyses.failed
    }

    /// What the audit found. It may be of an earlier revision for a moment.
    #[must_use]
    pub fn audit(&self) -> Option<&Arc<Audit>> {
        self.analyses.audit.as_ref()
    }

    /// The chart of the panel that was used last, once it is made. It may be of an earlier revision for a moment.
    #[must_use]
    pub fn chart(&self) -> Option<&Arc<Chart>> {
        self.charts.used()?.chart.as_ref()
    }

    /// Which chart the panel shows that was used last.
    #[must_use]
    pub fn named(&self) -> Named {
        self.charts.used().map_or(Named::Plan, |panel| panel.spec.named)
    }

    /// The day that the chart in use shows.
    #[must_use]
    pub fn chart_day(&self, today: Date) -> Date {
        self.charts.used().and_then(|panel| panel.spec.as_of).unwrap_or_else(|| self.day(today))
    }

    /// How its wall chart was printed last.
    #[must_use]
    pub fn poster(&self) -> PosterChoice {
        self.charts.poster
    }

    /// The charts side by side, and the number of the one that was used last.
    #[must_use]
    pub fn chart_panels(&self) -> (&[ChartPanel], u32) {
        (self.charts.panels(), self.charts.used().map_or(0, ChartPanel::id))
    }

    /// True where the chart in use is shown with its table.
    #[must_use]
    pub fn shows_chart_table(&self) -> bool {
        self.charts.used().is_some_and(|panel| panel.shows_table)
    }

    /// What it is compared with.
    #[must_use]
    pub fn comparing(&self) -> Option<&Comparing> {
        self.comparison.present.as_deref()
    }

    /// The pages of its briefing.
    #[must_use]
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The papers that are put together of it.
    #[must_use]
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// What was done in its file.
    #[must_use]
    pub fn activity(&self) -> &DocumentActivity {
        &self.activity
    }

    /// What is suggested for the selected item.
    #[must_use]
    pub fn suggested(&self) -> &Suggested {
        &self.suggested
    }

    pub(super) fn select(&mut self, node: NodeRef) {
        self.selection.select(node, self.document.dataset());
    }

    pub(super) fn mark(&mut self, nodes: Vec<NodeRef>) {
        self.selection.mark(nodes, self.document.dataset());
    }

    /// Lets go of what is selected: the report as a whole is.
    pub(super) fn let_go(&mut self) {
        let report = self.report().map(|report| NodeRef::new(report.id.clone(), NodeId::Report));
        if let Some(report) = report {
            self.select(report);
        }
    }

    pub(super) fn go(&mut self, steps: isize) {
        self.selection.go(steps, self.document.dataset());
    }

    pub(super) fn show_source(&mut self, report: ReportId, spans: Vec<Span>) {
        self.selection.show_source(report, spans);
    }

    /// Lets go of a selection that the last change took away.
    pub(super) fn mend_selection(&mut self, before: &Dataset) {
        self.selection.mend(before, self.document.dataset());
    }

    /// Dataset and filter that the analyst has answered about, when that is how they are now.
    pub(super) fn answered_now(&self) -> Option<(Arc<Dataset>, Option<Arc<Visible>>)> {
        self.analyses.answered_now(self.document.dataset())
    }

    /// It has a named version more than is known.
    pub(super) fn version_kept(&mut self) {
        self.papers.forget_versions();
        self.activity.forget();
    }

    pub(super) fn question(&mut self, today: Date, margins: (u32, u32), shown: &OnScreen) -> Option<Request> {
        let (revision, today) = (self.document.revision(), self.day(today));
        self.analyses.question(self.document.dataset(), revision, today, margins, (shown, &self.evidence.faults))
    }
}
