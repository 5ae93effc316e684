//! The charts of a whole dataset by their names: what the command line and the chart view offer, and how each is made and told
//! as a table.
//!
//! A new kind of chart is declared here by its name, in `mod` (its module), in `value` (what its marks are) and in `scene::chart`
//! (where they stand), and has its words in the language files; no other file has to know of it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::analysis::{Analyst, Arrangement, Counted, Filter, Plan, PlanGroup, PlanRequest, Query, Request, Scope};
use crate::model::{Dataset, Date};
use crate::words::Words;

use super::calendar::calendar;
use super::closed::closed;
use super::closed_by_unit::closed_by_unit;
use super::context::{ChartContext, Order};
use super::note::{noted, noted_report};
use super::plan::plan;
use super::standing::standing;
use super::table::{ChartTable, bodies, items, targets as goals};
use super::targets;
use super::units::units;
use super::value::{Body, Chart};

/// A chart of a whole dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// Items by category and where they stand.
    Standing,
    /// Targets that are not reached.
    OffTarget,
    /// All indicators with their targets.
    Attainment,
    /// The largest changes for the better.
    Achievements,
    /// The wall chart by category.
    Plan,
    /// The wall chart by lead unit.
    PlanByUnit,
    /// The wall chart by leader.
    PlanByLeader,
    /// The wall chart by where items stand.
    PlanByStatus,
    /// The wall chart of measures.
    PlanMeasures,
    /// Who is late, by unit and leader.
    Units,
    /// What falls due in each month.
    Calendar,
    /// Items closed over time.
    Closed,
    /// The same for each lead unit.
    ClosedByUnit,
}

impl Named {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Standing,
        Self::OffTarget,
        Self::Attainment,
        Self::Achievements,
        Self::Plan,
        Self::PlanByUnit,
        Self::PlanByLeader,
        Self::PlanByStatus,
        Self::PlanMeasures,
        Self::Units,
        Self::Calendar,
        Self::Closed,
        Self::ClosedByUnit,
    ];

    /// The name on the command line and of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::OffTarget => "off-target",
            Self::Attainment => "attainment",
            Self::Achievements => "achievements",
            Self::Plan => "plan",
            Self::PlanByUnit => "plan-by-unit",
            Self::PlanByLeader => "plan-by-leader",
            Self::PlanByStatus => "plan-by-status",
            Self::PlanMeasures => "plan-measures",
            Self::Units => "units",
            Self::Calendar => "calendar",
            Self::Closed => "closed",
            Self::ClosedByUnit => "closed-by-unit",
        }
    }

    /// The chart of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chart| chart.name() == name || chart.former_names().contains(&name))
    }

    /// What it was called before: briefings and notes of then have what is one chart now as two.
    #[must_use]
    pub fn former_names(self) -> &'static [&'static str] {
        if self == Self::Units { &["load-units", "load-leaders"] } else { &[] }
    }

    /// The key of what it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Standing => "named-standing",
            Self::OffTarget => "named-off-target",
            Self::Attainment => "named-attainment",
            Self::Achievements => "named-achievements",
            Self::Plan => "named-plan",
            Self::PlanByUnit => "named-plan-by-unit",
            Self::PlanByLeader => "named-plan-by-leader",
            Self::PlanByStatus => "named-plan-by-status",
            Self::PlanMeasures => "named-plan-measures",
            Self::Units => "named-units",
            Self::Calendar => "named-calendar",
            Self::Closed => "named-closed",
            Self::ClosedByUnit => "named-closed-by-unit",
        }
    }

    /// The orders that its rows can have, the one that suits it first. None where time or the groups decide.
    #[must_use]
    pub fn orders(self) -> &'static [Order] {
        match self {
            Self::Standing => &[Order::Notice, Order::Act, Order::Name, Order::Value],
            Self::OffTarget | Self::Attainment | Self::Achievements => &[Order::Act, Order::Notice, Order::Name],
            Self::Units => &[Order::Act, Order::Name],
            Self::Plan | Self::PlanByUnit | Self::PlanByLeader | Self::PlanByStatus | Self::PlanMeasures => {
                &[Order::Act, Order::Notice]
            }
            Self::Calendar | Self::Closed | Self::ClosedByUnit => &[],
        }
    }

    /// What it counts: what has to be known of a former day for it.
    #[must_use]
    pub fn counted(self) -> Counted {
        match self {
            Self::OffTarget | Self::Attainment | Self::Achievements => Counted::Values,
            Self::PlanMeasures => Counted::Measures,
            Self::Closed | Self::ClosedByUnit => Counted::Closings,
            Self::Standing
            | Self::Plan
            | Self::PlanByUnit
            | Self::PlanByLeader
            | Self::PlanByStatus
            | Self::Units
            | Self::Calendar => Counted::Items,
        }
    }

    /// Makes the chart, with the note that the person wrote on it.
    #[must_use]
    pub fn build(self, context: &ChartContext<'_>) -> Chart {
        let report = noted_report(context.dataset, &Scope::All);
        noted(self.drawn(context), (self.name(), self.former_names()), report)
    }

    /// Makes the chart without a note.
    pub(super) fn drawn(self, context: &ChartContext<'_>) -> Chart {
        match self {
            Self::Standing => standing(context),
            Self::OffTarget => targets::off_target(context),
            Self::Attainment => targets::all(context),
            Self::Achievements => targets::achievements(context),
            Self::Plan => wall(context, PlanGroup::Category),
            Self::PlanByUnit => wall(context, PlanGroup::LeadUnit),
            Self::PlanByLeader => wall(context, PlanGroup::Leader),
            Self::PlanByStatus => wall(context, PlanGroup::Status),
            Self::PlanMeasures => wall(context, PlanGroup::Item),
            Self::Units => units(context),
            Self::Calendar => calendar(context),
            Self::Closed => closed(context),
            Self::ClosedByUnit => closed_by_unit(context),
        }
    }
}

impl ChartTable {
    /// The table of a chart; without columns for one that has nothing to draw.
    #[must_use]
    pub fn of(chart: &Chart, words: &Words) -> Self {
        let table = match &chart.body {
            Body::Rows(rows) => bodies::parts(rows, words),
            Body::Series(series) => bodies::series(series, words),
            Body::Schedule(schedule) => items::schedule(schedule, words),
            Body::Standing(standing) => bodies::standing(standing, words),
            Body::Units(units) => items::units(units, words),
            Body::Targets(chart) => goals::targets(chart, words),
            Body::Closed(closed) => bodies::closed(closed, words),
            Body::ClosedPanels(closed) => bodies::closed_panels(closed, words),
            Body::Calendar(calendar) => items::calendar(calendar, words),
            Body::Empty(_) => Self::default(),
        };
        table.without_empty_columns()
    }
}

fn wall(context: &ChartContext<'_>, group: PlanGroup) -> Chart {
    let ChartContext { dataset, today, near_days, order, .. } = *context;
    let by_urgency = order.is_none_or(|order| order == Order::Act);
    plan(context, &Plan::of(dataset, &PlanRequest { group, by_urgency, today, near_days }))
}

pub(super) fn overview(dataset: &Arc<Dataset>, today: Date) -> crate::analysis::Overview {
    let request = Request {
        dataset: Arc::clone(dataset),
        revision: 0,
        scope: Scope::All,
        filter: Filter::default(),
        query: Query::default(),
        arrangement: Arrangement::default(),
        ledger: None,
        grouping: None,
        values: None,
        parties: None,
        faults: Arc::default(),
        today,
        near_days: super::context::NEAR,
        pace_points: crate::analysis::PACE_POINTS,
        agenda: false,
    };
    let answers = Analyst::default().answer(&request, &AtomicBool::new(false));
    answers.map(|answers| (*answers.overview).clone()).unwrap_or_default()
}
