//! The audit: one list of findings, the worst first, each with its reckoning and its words, to be looked at or
//! accepted with a reason.

use std::sync::Arc;

use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::draft::{OwnField, tell_own};
use super::theme::{self, space};
use super::{Context, widgets};
use crate::analysis::audit::{Audit, AuditEntry, Severity};
use crate::model::{Dataset, NodeId, NodeRef, Span};
use crate::session::{Action, FindingStep, OpenDocument, finding_words, severity_word};
use crate::words::Language;

/// What of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    /// Errors and questions: what waits for a person.
    #[default]
    Open,
    Notices,
    Confirmed,
    Accepted,
}

/// A row, put into words once for each audit.
#[derive(Debug)]
struct Row {
    node: NodeRef,
    key: String,
    severity: String,
    late: bool,
    text: String,
    place: String,
    spans: Vec<Span>,
    reason: Option<String>,
}

/// The state of the view.
#[derive(Debug, Default)]
pub(super) struct AuditView {
    part: Part,
    key: Option<(Arc<Audit>, Part, Language)>,
    rows: Vec<Row>,
    chosen: Option<String>,
    reason: String,
}

impl AuditView {
    /// Lets go of the audit: its document may be closed.
    pub(super) fn forget(&mut self) {
        self.key = None;
        self.rows.clear();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, document: &OpenDocument, context: &mut Context<'_>) {
        let Some(audit) = document.audit() else {
            widgets::pending(ui, document.analyses_failed(), context.words);
            return;
        };
        self.parts(ui, audit, context);
        self.update(audit, document.document().dataset(), context);
        ui.label(theme::text::small(context.words.text("audit-about")).weak());
        ui.add_space(space::S);
        if self.rows.is_empty() {
            widgets::empty(ui, context.words.text("audit-none"), context.words.text("audit-none-advice"));
            return;
        }
        let foot = if self.chosen.is_some() { 96.0 } else { 0.0 };
        let area = ScrollArea::vertical().auto_shrink([false, false]).max_height(ui.available_height() - foot);
        area.show_rows(ui, theme::ROW * 2.0, self.rows.len(), |ui, range| {
            for at in range {
                self.row(ui, at, context);
            }
        });
        self.answer(ui, context);
    }

    fn parts(&mut self, ui: &mut Ui, audit: &Audit, context: &Context<'_>) {
        let counts = audit.counts;
        let parts = [
            (Part::Open, "audit-open", counts.open()),
            (Part::Notices, "audit-notices", counts.notices),
            (Part::Confirmed, "audit-confirmed", counts.confirmed),
            (Part::Accepted, "audit-accepted", counts.accepted),
        ];
        ui.horizontal(|ui| {
            for (part, key, count) in parts {
                let text = context.words.with(key, [("count", count.into())]);
                if ui.selectable_label(self.part == part, text).clicked() {
                    self.part = part;
                    self.chosen = None;
                }
            }
        });
    }

    fn update(&mut self, audit: &Arc<Audit>, dataset: &Dataset, context: &Context<'_>) {
        let language = context.words.language();
        let fresh = self
            .key
            .as_ref()
            .is_some_and(|(of, part, was)| Arc::ptr_eq(of, audit) && *part == self.part && *was == language);
        if fresh {
            return;
        }
        let mut entries: Vec<AuditEntry<'_>> = audit.entries().filter(|entry| belongs(entry, self.part)).collect();
        entries.sort_by_key(|entry| entry.finding.severity);
        self.rows = entries.iter().map(|entry| row(entry, dataset, context)).collect();
        self.key = Some((Arc::clone(audit), self.part, language));
    }

    fn row(&mut self, ui: &mut Ui, at: usize, context: &mut Context<'_>) {
        let Some(row) = self.rows.get(at) else { return };
        let chosen = self.chosen.as_deref() == Some(row.key.as_str());
        let size = egui::vec2(ui.available_width(), theme::ROW * 2.0 - ui.spacing().item_spacing.y);
        let (rect, response) = ui.allocate_exact_size(size, egui::Sense::CLICK);
        let palette = theme::palette(ui);
        if chosen || response.hovered() {
            ui.painter().rect_filled(rect, 2.0, if chosen { palette.selected } else { palette.hovered });
        }
        let name = format!("{} {} {}", row.severity, row.text, row.place);
        response.widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, chosen, &name));
        let body = rect.shrink2(egui::vec2(space::S, 2.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            ui.spacing_mut().item_spacing.y = 0.0;
            let ink = if row.late { palette.seal } else { palette.text };
            ui.horizontal(|ui| {
                ui.add(egui::Label::new(theme::text::strong(&row.severity).color(ink)).selectable(false));
                ui.add(egui::Label::new(&row.text).selectable(false));
            });
            let under = row.reason.as_ref().map_or_else(|| row.place.clone(), |why| format!("{} · {why}", row.place));
            ui.add(egui::Label::new(theme::text::small(under).weak()).selectable(false));
        });
        if response.on_hover_text(&row.text).clicked() {
            self.chosen = Some(row.key.clone());
            self.reason.clear();
            if !row.spans.is_empty() {
                context.actions.push(Action::ShowSource(row.node.report.clone(), row.spans.clone()));
            }
        }
    }

    /// What can be said to the chosen finding.
    fn answer(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let words = context.words;
        let row = self.rows.iter().find(|row| Some(&row.key) == self.chosen.as_ref());
        let own = OwnField {
            id: egui::Id::unique("audit reason"),
            name: words.text("audit-reason"),
            node: row.map(|row| &row.node),
            in_dialog: false,
        };
        tell_own(&own, if row.is_some() { &self.reason } else { "" }, context);
        let Some(row) = row else { return };
        ui.separator();
        ui.horizontal(|ui| {
            if ui.button(words.text("audit-go")).clicked() {
                context.actions.push(Action::Select(row.node.clone()));
            }
            if row.reason.is_some() {
                if ui.button(words.text("audit-reopen")).clicked() {
                    let step = FindingStep::Reopen(row.node.report.clone(), row.key.clone());
                    context.actions.push(Action::Finding(step));
                }
                return;
            }
            let label = ui.label(RichText::new(words.text("audit-reason")).weak());
            let field = TextEdit::singleline(&mut self.reason).desired_width(ui.available_width() - 120.0);
            let field = widgets::framed(ui, field).labelled_by(label.id);
            let ready = !self.reason.trim().is_empty();
            let enter = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            let button = ui.add_enabled(ready, egui::Button::new(words.text("audit-accept")));
            if ready && (enter || button.on_disabled_hover_text(words.text("audit-accept-why")).clicked()) {
                let reason = self.reason.trim().to_owned();
                let step = FindingStep::Accept(row.node.report.clone(), row.key.clone(), reason);
                context.actions.push(Action::Finding(step));
                self.chosen = None;
            }
        });
    }
}

fn belongs(entry: &AuditEntry<'_>, part: Part) -> bool {
    match (entry.accepted, entry.finding.severity) {
        (Some(_), _) => part == Part::Accepted,
        (None, Severity::Error | Severity::Question) => part == Part::Open,
        (None, Severity::Notice) => part == Part::Notices,
        (None, Severity::Confirmed) => part == Part::Confirmed,
    }
}

fn row(entry: &AuditEntry<'_>, dataset: &Dataset, context: &Context<'_>) -> Row {
    let finding = entry.finding;
    let words = context.words;
    Row {
        node: finding.node.clone(),
        key: finding.key.clone(),
        severity: words.text(severity_word(entry)).to_owned(),
        late: entry.accepted.is_none() && finding.severity == Severity::Error,
        text: finding_words(finding, words),
        place: place(dataset, &finding.node),
        spans: finding.spans.clone(),
        reason: entry.accepted.map(|accepted| accepted.reason.clone()),
    }
}

/// Where a finding is: the title of its node.
fn place(dataset: &Dataset, node: &NodeRef) -> String {
    let Some(report) = dataset.report(&node.report) else { return String::new() };
    let titled = |number: &str, title: &str| format!("{number} {title}").trim_start().to_owned();
    match &node.node {
        NodeId::Category(id) => {
            let found = report.categories.iter().find(|category| category.id == *id);
            found.map(|category| titled(&category.number, &category.title))
        }
        NodeId::Problem(id) => {
            let mut problems = report.categories.iter().flat_map(|category| &category.problems);
            problems.find(|problem| problem.id == *id).map(|problem| titled(&problem.number, &problem.title))
        }
        NodeId::Party(_) => report.line_name(&node.node),
        NodeId::Indicator(id) => report.indicator(id).map(|(_, indicator)| indicator.name.clone()),
        other => report.item_of(other).map(|item| titled(&item.number, &item.title)),
    }
    .unwrap_or_else(|| report.title.clone())
}
