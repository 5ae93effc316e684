//! Where checks put what they find about one node: gives every finding its key and drops what was found twice.

use std::collections::HashMap;

use crate::model::{ClosingKind, NodeId, NodeRef, ReportId, Span, When};

use super::finding::{Finding, FindingKind, Reckoning, Severity, Term};

/// The findings of one node.
pub(super) struct Collector<'a> {
    report: &'a ReportId,
    node: NodeId,
    found: Vec<Finding>,
    keys: HashMap<String, usize>,
}

/// A finding before it has a key.
pub(super) struct Draft {
    kind: FindingKind,
    severity: Severity,
    node: Option<NodeId>,
    others: Vec<NodeId>,
    spans: Vec<Span>,
    reckoning: Option<Reckoning>,
    dates: Vec<When>,
    about: Option<String>,
    steps: Vec<ClosingKind>,
    suggestion: Option<String>,
    /// What else the key is made of.
    mark: String,
}

impl Draft {
    pub(super) fn new(kind: FindingKind, severity: Severity) -> Self {
        let (others, spans, dates, steps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self {
            kind,
            severity,
            node: None,
            others,
            spans,
            reckoning: None,
            dates,
            about: None,
            steps,
            suggestion: None,
            mark: String::new(),
        }
    }

    /// The node, where it is not the one that the collector is about.
    pub(super) fn at(mut self, node: NodeId) -> Self {
        self.node = Some(node);
        self
    }

    pub(super) fn with(mut self, others: Vec<NodeId>) -> Self {
        self.others = others;
        self
    }

    pub(super) fn on(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.spans.extend(spans);
        self
    }

    pub(super) fn reckoned(mut self, reckoning: Reckoning) -> Self {
        self.reckoning = Some(reckoning);
        self
    }

    pub(super) fn dated(mut self, dates: impl IntoIterator<Item = When>) -> Self {
        self.dates.extend(dates);
        self
    }

    /// What it is about, where the node does not say it.
    pub(super) fn about(mut self, about: &str) -> Self {
        self.about = Some(about.to_owned());
        self
    }

    /// The steps of the closing that were left out.
    pub(super) fn without(mut self, steps: Vec<ClosingKind>) -> Self {
        self.steps = steps;
        self
    }

    pub(super) fn suggesting(mut self, words: String) -> Self {
        self.suggestion = Some(words);
        self
    }

    /// Words that tell it from others of its kind and node, where it has no figures.
    pub(super) fn marked(mut self, mark: &str) -> Self {
        mark.clone_into(&mut self.mark);
        self
    }
}

impl<'a> Collector<'a> {
    pub(super) fn new(report: &'a ReportId, node: NodeId) -> Self {
        Self { report, node, found: Vec::new(), keys: HashMap::new() }
    }

    /// Adds a finding. One of the same kind with the same figures is the same finding at another place.
    pub(super) fn add(&mut self, draft: Draft) {
        let node = draft.node.clone().unwrap_or_else(|| self.node.clone());
        let key = key(&node, &draft);
        if let Some(known) = self.keys.get(&key).and_then(|at| self.found.get_mut(*at)) {
            known.severity = known.severity.min(draft.severity);
            let is_known = |span: &Span| known.spans.iter().any(|own| own.holds(span) || span.holds(own));
            let new: Vec<Span> = draft.spans.into_iter().filter(|span| !is_known(span)).collect();
            known.spans.extend(new);
            return;
        }
        let refer = |node| NodeRef::new(self.report.clone(), node);
        self.keys.insert(key.clone(), self.found.len());
        self.found.push(Finding {
            key,
            kind: draft.kind,
            severity: draft.severity,
            node: refer(node),
            others: draft.others.into_iter().map(refer).collect(),
            spans: draft.spans,
            reckoning: draft.reckoning,
            dates: draft.dates,
            about: draft.about,
            steps: draft.steps,
            suggestion: draft.suggestion,
        });
    }

    /// What was found, the worst first.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| finding.severity);
        self.found
    }
}

/// The node, the kind, and a number made of the figures: not of places, which move with every edit before them.
fn key(node: &NodeId, draft: &Draft) -> String {
    let id = match node {
        NodeId::Report => "report",
        NodeId::Category(id) => id.as_str(),
        NodeId::Problem(id) => id.as_str(),
        NodeId::Item(id) => id.as_str(),
        NodeId::Measure(id) => id.as_str(),
        NodeId::Indicator(id) => id.as_str(),
        NodeId::Party(id) => id.as_str(),
    };
    let print = print(draft);
    if print == Print::default() {
        format!("{id}/{}", draft.kind.code())
    } else {
        format!("{id}/{}/{:016x}", draft.kind.code(), print.0)
    }
}

/// FNV-1a: a key stands in the file, and the standard hasher makes no promise from one version to the next.
#[derive(PartialEq, Eq)]
struct Print(u64);

impl Default for Print {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Print {
    fn take(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn term(&mut self, term: &Term) {
        self.take(&term.value.to_string());
        self.take(&term.unit);
    }
}

fn print(draft: &Draft) -> Print {
    let mut print = Print::default();
    if let Some(reckoning) = &draft.reckoning {
        print.take(reckoning.rule.code());
        reckoning.terms.iter().for_each(|term| print.term(term));
        print.term(&reckoning.stated);
    }
    draft.dates.iter().for_each(|date| print.take(&date.to_string()));
    draft.steps.iter().for_each(|step| print.take(step.code()));
    for text in draft.about.iter().chain(&draft.suggestion).chain(Some(&draft.mark).filter(|mark| !mark.is_empty())) {
        print.take(text);
    }
    print
}
