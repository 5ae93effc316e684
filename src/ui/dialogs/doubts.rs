//! What speaks against a step of a closing, as the audit would ask afterwards: shown where the step is taken, with a field
//! for the reason why it is taken all the same. One reason answers all doubts of a kind.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use egui::{Id, RichText, TextEdit, Ui};

use super::super::draft::{OwnField, tell_own};
use super::super::theme::{self, space};
use super::super::widgets;
use super::Context;
use crate::analysis::audit::{Finding, closing_doubts, wording_doubts};
use crate::document::{Document, with_closing_step};
use crate::model::{AcceptedFinding, ClosingKind, ClosingStep, Dataset, Date, NodeRef, ReportId};
use crate::session::{OpenDocument, finding_words};

/// How many items are looked at: more are closed by nobody at once, and the audit asks about all of them.
const MOST: usize = 200;

/// How many doubts of a kind are spelled out.
const FEW: usize = 3;

/// The doubts about a step, and the reasons typed so far, by the code of the kind of doubt.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    key: Option<(Weak<Dataset>, ClosingStep)>,
    /// Those that rest on the words of the notice: what is typed into the step does not change them.
    wording: Vec<Finding>,
    kinds: BTreeMap<&'static str, Vec<Finding>>,
    reasons: BTreeMap<&'static str, String>,
    /// The next field without a reason takes the keyboard.
    asks: bool,
}

impl Doubts {
    /// Shows the doubts; true when a reason was typed.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        nodes: &[NodeRef],
        step: &ClosingStep,
        context: &mut Context<'_>,
    ) -> bool {
        self.update(nodes, step, context);
        if self.kinds.is_empty() {
            return false;
        }
        let words = Arc::clone(context.words);
        ui.add_space(space::S);
        widgets::rule(ui);
        ui.label(theme::text::strong(words.with("closing-doubts", [("count", self.kinds.len().into())])));
        let mut changed = false;
        for (code, findings) in &self.kinds {
            for finding in findings.iter().take(FEW) {
                let name = super::names::name(&finding.node, context).unwrap_or_default();
                let text = format!("· {} {name}", finding_words(finding, &words));
                ui.add(egui::Label::new(text).truncate());
            }
            if let Some(rest) = findings.len().checked_sub(FEW).filter(|rest| *rest > 0) {
                ui.label(RichText::new(words.with("and-more", [("count", rest.into())])).weak());
            }
            if !asks_reason(step.kind) {
                continue;
            }
            let reason = self.reasons.entry(code).or_default();
            let name = format!("{}: {}", words.text("closing-overrule"), kind_words(findings, &words));
            ui.horizontal(|ui| {
                ui.label(theme::text::small(words.text("closing-overrule")).weak());
                let field = widgets::framed(ui, TextEdit::singleline(reason).desired_width(f32::INFINITY));
                field.widget_info(|| {
                    let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name);
                    info.current_text_value = Some(reason.clone());
                    info
                });
                changed |= field.changed();
                if self.asks && reason.trim().is_empty() {
                    self.asks = false;
                    field.request_focus();
                    field.scroll_to_me(Some(egui::Align::Center));
                }
            });
            let own = OwnField {
                id: Id::unique(("closing doubt", code)),
                name: words.text("closing-overrule"),
                node: nodes.first(),
                in_dialog: true,
            };
            tell_own(&own, reason, context);
        }
        if !asks_reason(step.kind) {
            ui.label(theme::text::small(words.text("closing-doubts-later")).weak());
        }
        changed
    }

    /// The keyboard goes to the first reason that is missing.
    pub(super) fn ask(&mut self) {
        self.asks = true;
    }

    /// The doubts with the reasons by which they are overruled; nothing while a reason is missing.
    pub(super) fn overruled(
        &self,
        step: &ClosingStep,
        on: Date,
        who: &str,
    ) -> Option<Vec<(ReportId, AcceptedFinding)>> {
        if !asks_reason(step.kind) {
            return Some(Vec::new());
        }
        let mut overruled = Vec::new();
        for (code, findings) in &self.kinds {
            let reason = self.reasons.get(code).map(|reason| reason.trim()).filter(|reason| !reason.is_empty())?;
            let accepted = |finding: &Finding| {
                let (key, reason, who) = (finding.key.clone(), reason.to_owned(), who.to_owned());
                (finding.node.report.clone(), AcceptedFinding { key, reason, on, who, ..AcceptedFinding::blank() })
            };
            overruled.extend(findings.iter().map(accepted));
        }
        Some(overruled)
    }

    /// Looks at the items again where they or the step are others than before.
    fn update(&mut self, nodes: &[NodeRef], step: &ClosingStep, context: &Context<'_>) {
        let Some(dataset) = context.session.active().map(OpenDocument::document).map(Document::dataset) else {
            return;
        };
        let last = self.key.as_ref().filter(|(of, _)| of.as_ptr() == Arc::as_ptr(dataset)).map(|(_, asked)| asked);
        if last == Some(step) {
            return;
        }
        let is_same_kind = last.is_some_and(|last| last.kind == step.kind);
        self.key = Some((Arc::downgrade(dataset), step.clone()));
        self.kinds.clear();
        if !is_looked_at(step.kind) {
            self.wording.clear();
            return;
        }
        let nodes = || {
            nodes.iter().take(MOST).filter_map(|node| {
                let report = dataset.report(&node.report)?;
                Some((node, report, with_closing_step(report.item_of(&node.node)?, step)))
            })
        };
        if !is_same_kind {
            self.wording = nodes().flat_map(|(_, report, item)| wording_doubts(report, &item)).collect();
        }
        let document = context.session.active();
        let faults = |node| document.map_or(&[][..], |document| document.evidence_faults(node));
        let doubts = nodes().flat_map(|(node, report, item)| closing_doubts(report, &item, faults(node)));
        for finding in doubts.chain(self.wording.iter().cloned()) {
            self.kinds.entry(finding.kind.code()).or_default().push(finding);
        }
    }
}

/// True for the steps that lead to a closing and can be doubted. Who agrees with the own unit says no more than who applied.
fn is_looked_at(kind: ClosingKind) -> bool {
    matches!(kind, ClosingKind::Applied | ClosingKind::Verified | ClosingKind::Approved)
}

/// True for the steps that are not taken against a doubt without a reason. A unit may still bring what is missing.
fn asks_reason(kind: ClosingKind) -> bool {
    matches!(kind, ClosingKind::Verified | ClosingKind::Approved)
}

fn kind_words(findings: &[Finding], words: &crate::words::Words) -> String {
    findings.first().map(|finding| finding_words(finding, words)).unwrap_or_default()
}
