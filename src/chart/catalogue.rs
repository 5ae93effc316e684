//! The charts of a whole dataset by their names: what the command line and the chart view offer.

use std::sync::atomic::AtomicBool;

use crate::analysis::{Analyst, Arrangement, Filter, Plan, PlanGroup, Query, Request, Scope};
use crate::model::{Dataset, Date, PartyKind};
use crate::words::Words;

use super::lists;
use super::plan::plan;
use super::standing::standing;
use super::value::Chart;

/// A chart of a whole dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// Items by progress and category.
    Standing,
    /// Missed targets.
    OffTarget,
    /// Attainment across units.
    Attainment,
    /// The wall chart by category.
    Plan,
    /// The wall chart by lead unit.
    PlanByUnit,
    /// Load of the lead units.
    LoadUnits,
    /// Load of the leaders.
    LoadLeaders,
    /// What falls due in each month.
    Calendar,
    /// Items closed over time.
    Closed,
}

impl Named {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Standing,
        Self::OffTarget,
        Self::Attainment,
        Self::Plan,
        Self::PlanByUnit,
        Self::LoadUnits,
        Self::LoadLeaders,
        Self::Calendar,
        Self::Closed,
    ];

    /// The name on the command line and of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::OffTarget => "off-target",
            Self::Attainment => "attainment",
            Self::Plan => "plan",
            Self::PlanByUnit => "plan-by-unit",
            Self::LoadUnits => "load-units",
            Self::LoadLeaders => "load-leaders",
            Self::Calendar => "calendar",
            Self::Closed => "closed",
        }
    }

    /// The chart of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.name() == name)
    }

    /// Makes the chart. A wall chart has at most so many lines.
    #[must_use]
    pub fn make(self, dataset: &std::sync::Arc<Dataset>, today: Date, most: usize, words: &Words) -> Chart {
        match self {
            Self::Standing | Self::OffTarget => {
                let overview = overview(dataset, today);
                if self == Self::Standing {
                    standing(dataset, &overview, words)
                } else {
                    lists::off_target(dataset, &overview, words)
                }
            }
            Self::Attainment => lists::attainment(dataset, words),
            Self::Plan | Self::PlanByUnit => {
                let group = if self == Self::Plan { PlanGroup::Category } else { PlanGroup::LeadUnit };
                let rows = Plan::of(dataset, 0..dataset.reports.len(), group, None, today, NEAR);
                plan(dataset, &rows, today, most, words)
            }
            Self::LoadUnits => lists::load(dataset, PartyKind::Unit, today, words),
            Self::LoadLeaders => lists::load(dataset, PartyKind::Leader, today, words),
            Self::Calendar => lists::calendar(dataset, today, words),
            Self::Closed => lists::closed(dataset, words),
        }
    }
}

/// From how many days before its date an item is near due, where nobody set it.
const NEAR: u32 = 30;

pub(super) fn overview(dataset: &std::sync::Arc<Dataset>, today: Date) -> crate::analysis::Overview {
    let request = Request {
        dataset: std::sync::Arc::clone(dataset),
        revision: 0,
        scope: Scope::All,
        filter: Filter::default(),
        query: Query::default(),
        arrangement: Arrangement::default(),
        ledger: None,
        plan: None,
        today,
    };
    let answers = Analyst::default().answer(&request, &AtomicBool::new(false));
    answers.map(|answers| (*answers.overview).clone()).unwrap_or_default()
}
