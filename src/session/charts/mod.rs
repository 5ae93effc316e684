//! The chart view of a document: which charts stand side by side, and what they were made from.

mod handle;

use std::sync::Arc;

use crate::analysis::Visible;
use crate::chart::{Body, Chart, ChartSpec, Named};
use crate::model::{Dataset, Date, PaperAudience, ReportId};
use crate::words::{Language, Words};

use super::id::DocumentId;
use super::poster_choice::PosterChoice;

/// How many charts stand side by side at most: more could not be read.
pub const MOST_CHARTS: usize = 4;

/// One of the charts side by side.
#[derive(Debug, Clone)]
pub struct ChartPanel {
    id: u32,
    /// What the person chose.
    pub spec: ChartSpec,
    /// The chart, once it is made. It may be of an earlier revision for a moment.
    pub chart: Option<Arc<Chart>>,
    /// True where the work on it broke off.
    pub failed: bool,
    /// What of the time axis of a wall chart is on screen, in the days of its schedule; nothing for all.
    pub days: Option<[f64; 2]>,
    /// True where its table is shown: in the place of the chart, or beside it where there is room.
    pub shows_table: bool,
    asked: Option<Asked>,
}

/// From how many lines on a chart takes megabytes.
const LARGE: usize = 1000;

/// What the chart on its way, or on show, was asked for with.
#[derive(Debug, Clone)]
struct Asked {
    revision: u64,
    spec: ChartSpec,
    visible: Option<Arc<Visible>>,
    today: Date,
    near_days: u32,
    pace_points: u32,
    language: Language,
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        let same_filter = match (&self.visible, &other.visible) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let rest = |asked: &Self| (asked.revision, asked.today, asked.near_days, asked.pace_points, asked.language);
        same_filter && rest(self) == rest(other) && self.spec == other.spec
    }
}

impl ChartPanel {
    fn new(id: u32, spec: ChartSpec) -> Self {
        Self { id, spec, chart: None, failed: false, days: None, shows_table: false, asked: None }
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
    panels: Vec<ChartPanel>,
    /// The panel that was used last: the commands are about it.
    used: u32,
    next: u32,
    /// How the wall chart was printed last.
    pub(super) poster: PosterChoice,
}

impl Default for Charts {
    fn default() -> Self {
        Self {
            panels: vec![ChartPanel::new(0, ChartSpec::new(Named::Plan))],
            used: 0,
            next: 1,
            poster: PosterChoice::default(),
        }
    }
}

impl Charts {
    pub(super) fn panels(&self) -> &[ChartPanel] {
        &self.panels
    }

    /// The panel that was used last.
    pub(super) fn used(&self) -> Option<&ChartPanel> {
        self.panels.iter().find(|panel| panel.id == self.used).or_else(|| self.panels.first())
    }

    /// Shows the table of the panel that was used last, or its chart alone.
    fn toggle_table(&mut self) {
        let used = self.used().map(ChartPanel::id);
        if let Some(panel) = self.panels.iter_mut().find(|panel| Some(panel.id) == used) {
            panel.shows_table = !panel.shows_table;
        }
    }

    pub(super) fn handle(&mut self, step: ChartStep) {
        match step {
            ChartStep::Show(id, spec) => {
                if let Some(panel) = self.panels.iter_mut().find(|panel| panel.id == id) {
                    // Another chart is not to be seen under this one's name.
                    if panel.spec.named != spec.named {
                        panel.chart = None;
                    }
                    panel.spec = spec;
                    self.used = id;
                }
            }
            ChartStep::Add if self.panels.len() < MOST_CHARTS => {
                // The same chart once more: what is compared differs in one thing, its day or its report.
                let spec = self.used().map_or(ChartSpec::new(Named::Plan), |panel| panel.spec.clone());
                self.used = self.next;
                self.panels.push(ChartPanel::new(self.next, spec));
                self.next += 1;
            }
            ChartStep::Close(id) if self.panels.len() > 1 => self.panels.retain(|panel| panel.id != id),
            ChartStep::Use(id) => self.used = id,
            ChartStep::Days(id, days) => {
                if let Some(panel) = self.panels.iter_mut().find(|panel| panel.id == id) {
                    panel.days = days;
                }
            }
            ChartStep::Table => self.toggle_table(),
            ChartStep::Add | ChartStep::Close(_) | ChartStep::Poster(_) | ChartStep::Note(..) => {}
        }
    }

    /// The charts to be made, as dataset, filter, choice or language changed since they were asked for. `request` makes
    /// the request of one panel.
    fn ask(&mut self, revision: u64, request: impl Fn(u32, ChartSpec) -> ChartRequest) -> Vec<ChartRequest> {
        let mut requests = Vec::new();
        for panel in &mut self.panels {
            let request = request(panel.id, panel.spec.clone());
            let asked = Asked {
                revision,
                spec: request.spec.clone(),
                visible: request.visible.clone(),
                today: request.today,
                near_days: request.near_days,
                pace_points: request.pace_points,
                language: request.words.language(),
            };
            if panel.asked.as_ref() != Some(&asked) {
                (panel.asked, panel.failed) = (Some(asked), false);
                requests.push(request);
            }
        }
        requests
    }

    /// Lets go of large charts: they are soon made again when they are looked at.
    fn forget_large(&mut self) {
        for panel in &mut self.panels {
            let is_large = |chart: &Arc<Chart>| match &chart.body {
                Body::Schedule(schedule) => schedule.lines.len() > LARGE,
                Body::Units(units) => units.rows.len() > LARGE,
                Body::Calendar(calendar) => calendar.entries() > LARGE,
                _ => false,
            };
            if panel.chart.as_ref().is_some_and(is_large) {
                (panel.chart, panel.asked) = (None, None);
            }
        }
    }

    /// The work on the chart of a panel broke off. An older chart would pass for the one that was asked for.
    pub(super) fn failed(&mut self, panel: u32) {
        if let Some(panel) = self.panels.iter_mut().find(|one| one.id == panel) {
            (panel.chart, panel.failed) = (None, true);
        }
    }

    /// A chart was made. One that was asked for before the choice changed comes too late.
    pub(super) fn set_chart(&mut self, panel: u32, spec: &ChartSpec, chart: Arc<Chart>) {
        if let Some(panel) = self.panels.iter_mut().find(|one| one.id == panel && one.spec == *spec) {
            panel.chart = Some(chart);
        }
    }
}

/// Something asked of the charts side by side.
#[derive(Debug, Clone)]
pub enum ChartStep {
    /// Show this in a panel.
    Show(u32, ChartSpec),
    /// Put another chart beside them.
    Add,
    /// Take a panel away.
    Close(u32),
    /// Use a panel: the commands are about it.
    Use(u32),
    /// Show these days of the wall chart in a panel; nothing for all.
    Days(u32, Option<[f64; 2]>),
    /// Show the table of the chart in use, or the chart alone.
    Table,
    /// Write this on a chart, in the report that holds its note.
    Note(ReportId, Named, String),
    /// Print the wall chart so.
    Poster(PosterChoice),
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
    pub spec: ChartSpec,
    /// What search and filter leave.
    pub visible: Option<Arc<Visible>>,
    /// The day that due dates are held against.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
    /// How many points a pace may differ from the plan.
    pub pace_points: u32,
    /// Who reads the chart: a picture that goes out holds nothing that is not for them.
    pub audience: PaperAudience,
    /// The language.
    pub words: Arc<Words>,
}
