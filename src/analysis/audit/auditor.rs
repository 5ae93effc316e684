//! The auditor: keeps the findings of nodes that did not change, and reckons again only what is new.
//!
//! It lives on a worker thread. An item is checked again when it is another node than last time, or when something
//! changed that one of the rules reads beside it: `rules` says what.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::file::EvidenceFaults;
use crate::model::{Dataset, Date, Item, ItemId, NodeId, Problem, ProblemId, Report, ReportId, Source};

use super::audited::{Audit, Chunk, ReportAudit};
use super::collector::Collector;
use super::doubles::{self, Claim};
use super::facts::AuditContext;
use super::loose::{self, Naming};
use super::passage::{Passage, Read};
use super::{rules, samples};

/// So many days before its date an item is due soon, unless another number is set.
const NEAR_DAYS: u32 = 30;

/// The most paragraphs that are kept while a dataset is read.
const MOST_READ: usize = 512;

/// Keeps the findings of what did not change.
#[derive(Debug)]
pub struct Auditor {
    reports: HashMap<ReportId, Kept>,
    near_days: u32,
    /// What is wrong with files of evidence.
    faults: Arc<EvidenceFaults>,
    /// How many items were checked, not taken from the cache.
    reckoned: usize,
}

/// What is kept of a report.
#[derive(Debug)]
struct Kept {
    context: AuditContext,
    items: HashMap<ItemId, KeptItem>,
    problems: HashMap<ProblemId, (Arc<Problem>, Arc<Chunk>)>,
    /// Which paragraphs belong to no item, and what was found in them and at the report.
    own: Option<(Vec<bool>, Arc<Chunk>)>,
    /// What items say against each other; absent when one says something else since.
    contradictions: Option<Arc<Chunk>>,
    /// What is named and not there, and samples that are not drawn again. Both hang on every node of the report; what each
    /// item names outside itself is kept.
    loose: Option<Arc<Chunk>>,
    /// Absent when the report was left halfway.
    answer: Option<Arc<ReportAudit>>,
}

#[derive(Debug)]
struct KeptItem {
    item: Arc<Item>,
    chunk: Arc<Chunk>,
    claims: Vec<Claim>,
    /// The nodes that it names outside itself.
    named: Vec<Naming>,
}

/// Paragraphs that were read during one audit. Notices of one place repeat themselves from month to month, so what
/// is kept goes by the words, not by where they stand.
#[derive(Default)]
struct Library {
    read: HashMap<String, Rc<Read>>,
}

impl Default for Auditor {
    fn default() -> Self {
        Self::new(NEAR_DAYS)
    }
}

impl Auditor {
    /// An auditor that calls an item due soon so many days before its date.
    #[must_use]
    pub fn new(near_days: u32) -> Self {
        Self { reports: HashMap::new(), near_days, faults: Arc::default(), reckoned: 0 }
    }

    /// How many items were checked since the start; those taken from the cache do not count.
    #[must_use]
    pub fn reckoned(&self) -> usize {
        self.reckoned
    }

    /// Takes note of what is wrong with files of evidence: they are looked at elsewhere.
    pub fn know_faults(&mut self, faults: &Arc<EvidenceFaults>) {
        self.faults = Arc::clone(faults);
    }

    /// All findings of a dataset; nothing when it was cancelled on the way.
    pub fn audit(&mut self, dataset: &Arc<Dataset>, today: Date, cancelled: &AtomicBool) -> Option<Audit> {
        let present: HashSet<&ReportId> = dataset.reports.iter().map(|report| &report.id).collect();
        self.reports.retain(|id, _| present.contains(id));
        let mut library = Library::default();
        let mut audit = Audit::default();
        for report in &dataset.reports {
            let (report, faults) = (Arc::clone(report), Arc::clone(&self.faults));
            let context = AuditContext { report, today, near_days: self.near_days, faults };
            let answer = self.report(context, &mut library, cancelled)?;
            audit.counts += answer.counts;
            audit.reports.push(answer);
        }
        Some(audit)
    }

    fn report(
        &mut self,
        context: AuditContext,
        library: &mut Library,
        cancelled: &AtomicBool,
    ) -> Option<Arc<ReportAudit>> {
        let mut kept = match self.reports.remove(&context.report.id) {
            Some(kept) => kept.for_context(context),
            None => Kept::new(context),
        };
        if kept.answer.is_none() {
            let report = Arc::clone(&kept.context.report);
            let chunks = self.chunks(&mut kept, library, cancelled);
            let audit = |chunks| Arc::new(ReportAudit::new(report.id.clone(), chunks, &report.accepted_findings));
            kept.answer = chunks.map(audit);
        }
        let answer = kept.answer.clone();
        self.reports.insert(kept.context.report.id.clone(), kept);
        answer
    }

    fn chunks(&mut self, kept: &mut Kept, library: &mut Library, cancelled: &AtomicBool) -> Option<Vec<Arc<Chunk>>> {
        let report = &*Arc::clone(&kept.context.report);
        let mut chunks = vec![kept.own(library)];
        let (mut problems, mut items) = (0, 0);
        for (_, _, problem) in report.problems() {
            problems += 1;
            chunks.push(kept.problem(report, problem));
            for item in &problem.items {
                if cancelled.load(Ordering::Relaxed) {
                    return None;
                }
                chunks.push(self.item(kept, item, library));
                items += 1;
            }
        }
        if kept.items.len() > items {
            let present: HashSet<&ItemId> = report.items().map(|item| &item.id).collect();
            kept.items.retain(|id, _| present.contains(id));
            kept.contradictions = None;
        }
        // Problems that were taken out hold all of their items.
        if kept.problems.len() > problems {
            let present: HashSet<&ProblemId> = report.problems().map(|(_, _, problem)| &problem.id).collect();
            kept.problems.retain(|id, _| present.contains(id));
        }
        chunks.push(kept.contradictions(report));
        chunks.push(kept.loose(report));
        Some(chunks)
    }

    fn item(&mut self, kept: &mut Kept, item: &Arc<Item>, library: &mut Library) -> Arc<Chunk> {
        if let Some(known) = kept.items.get(&item.id).filter(|known| Arc::ptr_eq(&known.item, item)) {
            return Arc::clone(&known.chunk);
        }
        self.reckoned += 1;
        let context = &kept.context;
        let findings = rules::item(context, item, |at| library.paragraph(context.source(), at));
        let chunk = Arc::new(Chunk::new(findings));
        let claims = doubles::claims(item);
        if kept.items.get(&item.id).is_none_or(|known| known.claims != claims) {
            kept.contradictions = None;
        }
        let named = loose::named_outside(item);
        let own = KeptItem { item: Arc::clone(item), chunk: Arc::clone(&chunk), claims, named };
        kept.items.insert(item.id.clone(), own);
        chunk
    }
}

impl Kept {
    fn new(context: AuditContext) -> Self {
        Self {
            context,
            items: HashMap::new(),
            problems: HashMap::new(),
            own: None,
            contradictions: None,
            loose: None,
            answer: None,
        }
    }

    /// What of it still holds when the audit is made with this.
    fn for_context(mut self, context: AuditContext) -> Self {
        let before = std::mem::replace(&mut self.context, context);
        let items = self.context.differs(&before, rules::facts_of_items());
        let own = self.context.differs(&before, rules::facts_of_report());
        if items {
            self.items.clear();
        }
        if own {
            self.own = None;
        }
        if items || own || !Arc::ptr_eq(&self.context.report, &before.report) {
            self.answer = None;
        }
        self
    }

    /// What is found at the report itself, and in the words that belong to no item.
    fn own(&mut self, library: &mut Library) -> Arc<Chunk> {
        let report = &*self.context.report;
        let free = free_paragraphs(report);
        if let Some((_, chunk)) = self.own.as_ref().filter(|(known, _)| *known == free) {
            return Arc::clone(chunk);
        }
        let chunk = Arc::new(Chunk::new(rules::report(&self.context, own_words(report, &free, library))));
        self.own = Some((free, Arc::clone(&chunk)));
        chunk
    }

    fn problem(&mut self, report: &Report, problem: &Arc<Problem>) -> Arc<Chunk> {
        let known = self.problems.get(&problem.id);
        if let Some((_, chunk)) = known.filter(|(known, _)| Arc::ptr_eq(known, problem)) {
            return Arc::clone(chunk);
        }
        let ids = |problem: &Problem| problem.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
        if known.is_none_or(|(known, _)| ids(known) != ids(problem)) {
            self.contradictions = None;
        }
        let mut collector = Collector::new(&report.id, NodeId::Problem(problem.id.clone()));
        doubles::titles(problem, &mut collector);
        doubles::carried(problem, &mut collector);
        let chunk = Arc::new(Chunk::new(collector.finish()));
        self.problems.insert(problem.id.clone(), (Arc::clone(problem), Arc::clone(&chunk)));
        chunk
    }

    /// The same chunk as before where the same is found.
    fn loose(&mut self, report: &Report) -> Arc<Chunk> {
        let mut collector = Collector::new(&report.id, NodeId::Report);
        let of_items = report.items().filter_map(|item| self.items.get(&item.id)).flat_map(|kept| &kept.named);
        loose::names(report, of_items, &mut collector);
        samples::check(report, &mut collector);
        let chunk = Chunk::new(collector.finish());
        if let Some(known) = self.loose.as_ref().filter(|known| ***known == chunk) {
            return Arc::clone(known);
        }
        let chunk = Arc::new(chunk);
        self.loose = Some(Arc::clone(&chunk));
        chunk
    }

    /// What items say against each other.
    fn contradictions(&mut self, report: &Report) -> Arc<Chunk> {
        if let Some(chunk) = &self.contradictions {
            return Arc::clone(chunk);
        }
        let mut collector = Collector::new(&report.id, NodeId::Report);
        let claims =
            report.items().filter_map(|item| Some((item.as_ref(), self.items.get(&item.id)?.claims.as_slice())));
        doubles::contradictions(claims, &mut collector);
        let chunk = Arc::new(Chunk::new(collector.finish()));
        self.contradictions = Some(Arc::clone(&chunk));
        chunk
    }
}

impl Library {
    fn paragraph(&mut self, source: &Source, at: u32) -> Option<Rc<Read>> {
        let words = source.paragraphs.get(at as usize)?;
        if let Some(read) = self.read.get(words) {
            return Some(Rc::clone(read));
        }
        if self.read.len() >= MOST_READ {
            self.read.clear();
        }
        let read = Rc::new(Read::new(words));
        self.read.insert(words.clone(), Rc::clone(&read));
        Some(read)
    }
}

/// Which paragraphs of the source belong to no item.
fn free_paragraphs(report: &Report) -> Vec<bool> {
    let mut free = vec![true; report.source.paragraphs.len()];
    for span in report.items().flat_map(|item| &item.source) {
        free.get_mut(span.paragraph as usize).into_iter().for_each(|own| *own = false);
    }
    free
}

/// Those of them that hold a figure or a blank.
fn own_words(report: &Report, free: &[bool], library: &mut Library) -> Vec<Passage> {
    let paragraphs = report.source.paragraphs.iter().zip(free).enumerate();
    let own = paragraphs.filter(|(_, (words, free))| **free && words.contains(|c: char| c.is_numeric() || c == ' '));
    own.filter_map(|(at, _)| {
        let paragraph = u32::try_from(at).ok()?;
        let read = library.paragraph(&report.source, paragraph)?;
        let end = read.text.len();
        Some(Passage::new(Some(paragraph), read, 0..end))
    })
    .collect()
}
