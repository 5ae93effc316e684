//! The chart view: which charts stand side by side, and the items selected in them.

use std::sync::Arc;

use crate::analysis::Visible;
use crate::chart::{Chart, Held, Named, Wanted};
use crate::model::{Dataset, Date, NodeId, NodeRef};
use crate::words::{Language, Words};

use super::{DocumentId, Effect, Session, View};

/// How many charts stand side by side at most: more could not be read.
pub const MOST_CHARTS: usize = 4;

/// One of the charts side by side.
#[derive(Debug, Clone)]
pub struct ChartPanel {
    id: u32,
    /// What the person chose.
    pub wanted: Wanted,
    /// The chart, once it is made. It may be of an earlier revision for a moment.
    pub made: Option<Arc<Chart>>,
    asked: Option<Asked>,
}

/// What the chart on its way, or on show, was asked for with.
#[derive(Debug, Clone)]
struct Asked {
    revision: u64,
    wanted: Wanted,
    visible: Option<Arc<Visible>>,
    near_days: u32,
    language: Language,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let same_filter = match (&self.visible, &other.visible) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let rest = |asked: &Self| (asked.revision, asked.near_days, asked.language);
        same_filter && rest(self) == rest(other) && self.wanted == other.wanted
    }
}

impl ChartPanel {
    fn new(id: u32, wanted: Wanted) -> Self {
        Self { id, wanted, made: None, asked: None }
    }

    /// Its number, which it keeps while others come and go.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }
}

/// The charts of one document.
#[derive(Debug)]
pub(super) struct Charts {
    pub(super) panels: Vec<ChartPanel>,
    /// The panel that was used last: the commands are about it.
    pub(super) used: u32,
    next: u32,
}

impl Default for Charts {
    fn default() -> Self {
        Self { panels: vec![ChartPanel::new(0, Wanted::new(Named::Plan))], used: 0, next: 1 }
    }
}

impl Charts {
    /// The panel that was used last.
    pub(super) fn used(&self) -> Option<&ChartPanel> {
        self.panels.iter().find(|panel| panel.id == self.used).or_else(|| self.panels.first())
    }
}

/// Something asked of the charts side by side.
#[derive(Debug, Clone)]
pub enum ChartStep {
    /// Show this in a panel.
    Show(u32, Wanted),
    /// Put another chart beside them.
    Add,
    /// Take a panel away.
    Close(u32),
    /// Use a panel: the commands are about it.
    Use(u32),
}

/// What a worker needs to make a chart.
#[derive(Debug)]
pub struct ChartRequest {
    /// The document and the panel that it is for.
    pub document: DocumentId,
    /// The panel.
    pub panel: u32,
    /// What it is made from.
    pub dataset: Arc<Dataset>,
    /// What the person chose.
    pub wanted: Wanted,
    /// What search and filter leave.
    pub visible: Option<Arc<Visible>>,
    /// The day that due dates are held against.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
    /// The language.
    pub words: Arc<Words>,
}

impl Session {
    pub(super) fn chart_step(&mut self, step: ChartStep) {
        let Some(charts) = self.active_mut().map(|document| &mut document.charts) else { return };
        match step {
            ChartStep::Show(id, wanted) => {
                if let Some(panel) = charts.panels.iter_mut().find(|panel| panel.id == id) {
                    // Another chart is not to be seen under this one's name.
                    if panel.wanted.named != wanted.named {
                        panel.made = None;
                    }
                    panel.wanted = wanted;
                    charts.used = id;
                }
            }
            ChartStep::Add if charts.panels.len() < MOST_CHARTS => {
                // The same chart once more: what is compared differs in one thing, its day or its report.
                let wanted = charts.used().map_or(Wanted::new(Named::Plan), |panel| panel.wanted.clone());
                charts.used = charts.next;
                charts.panels.push(ChartPanel::new(charts.next, wanted));
                charts.next += 1;
            }
            ChartStep::Close(id) if charts.panels.len() > 1 => charts.panels.retain(|panel| panel.id != id),
            ChartStep::Use(id) => charts.used = id,
            ChartStep::Add | ChartStep::Close(_) => {}
        }
    }

    /// Shows this chart in the panel that was used last.
    pub(super) fn show_chart(&mut self, named: Named) {
        let used =
            self.active().and_then(|document| document.charts.used()).map(|panel| (panel.id, panel.wanted.clone()));
        if let Some((id, wanted)) = used {
            self.chart_step(ChartStep::Show(id, Wanted { named, order: None, ..wanted }));
        }
    }

    /// Has the charts on show made when the dataset, the filter, the choice or the language changed.
    pub(super) fn ask_for_charts(&mut self, effects: &mut Vec<Effect>) {
        if self.view != View::Charts {
            return;
        }
        let (words, today, near_days) = (Arc::clone(&self.words), self.today, self.preferences.near_due_days);
        let Some(document) = self.active_mut() else { return };
        let revision = document.document().revision();
        // What a filter leaves is known once the analyst has answered about this revision.
        let Some((dataset, visible)) = document.answered_now() else { return };
        let id = document.id();
        for panel in &mut document.charts.panels {
            let wanted = panel.wanted.clone();
            let asked = Asked {
                revision,
                wanted: wanted.clone(),
                visible: visible.clone(),
                near_days,
                language: words.language(),
            };
            if panel.asked.as_ref() == Some(&asked) {
                continue;
            }
            panel.asked = Some(asked);
            effects.push(Effect::MakeChart(ChartRequest {
                document: id,
                panel: panel.id,
                dataset: Arc::clone(&dataset),
                wanted,
                visible: visible.clone(),
                today,
                near_days,
                words: Arc::clone(&words),
            }));
        }
    }

    pub(super) fn chart_made(&mut self, id: DocumentId, panel: u32, wanted: &Wanted, chart: Arc<Chart>) {
        let charts = self.document_mut(id).map(|document| &mut document.charts);
        // A chart that was asked for before the choice changed comes too late.
        let panel =
            charts.and_then(|charts| charts.panels.iter_mut().find(|one| one.id == panel && one.wanted == *wanted));
        if let Some(panel) = panel {
            panel.made = Some(chart);
        }
    }

    /// Selects the items that a mark counts; or adds them to the selection, or takes them from it when all of them
    /// are in it.
    pub(super) fn brush(&mut self, held: &Held, add: bool) {
        let Some(document) = self.active_mut() else { return };
        let mut chosen: Vec<NodeRef> = if add { items_of(document.chosen()) } else { Vec::new() };
        if add && held.iter().all(|node| document.brush().contains(node)) {
            chosen.retain(|node| !held.contains(node));
        } else {
            let fresh: Vec<NodeRef> = held.iter().filter(|node| !chosen.contains(node)).cloned().collect();
            chosen.extend(fresh);
        }
        if chosen.is_empty() {
            document.let_go();
        } else {
            document.mark(chosen);
        }
    }

    /// Shows only the selected items, in the tree and in every view.
    pub(super) fn show_only_selected(&mut self) {
        let Some(document) = self.active_mut() else { return };
        if !document.brush().is_empty() {
            document.filter.only = Some(Arc::clone(document.brush()));
        }
    }
}

/// The items among some nodes.
fn items_of(nodes: &[NodeRef]) -> Vec<NodeRef> {
    nodes.iter().filter(|node| matches!(node.node, NodeId::Item(_))).cloned().collect()
}
