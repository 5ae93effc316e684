//! The row of an indicator: its values on a scale of their own, what is missing, by when, and what it changed from.

use crate::analysis::{Goal, GoalPace, GoalStanding, PaceRule, SameFacts, work_began};
use crate::model::{Better, Date, Indicator, Item, NodeId, NodeRef, Number, Origin, Reading, Report, Schedule, Status};
use crate::words::{Words, capital};

use super::super::bullet::{note_on_scopes, value_text};
use super::super::context::RowContext;
use super::super::messages::target_value;
use super::super::value::{Bullet, SpotPart, TargetFigures, TargetRow, TargetStanding};
use super::change::change;

/// How many decimals of a planned value are told.
const PLANNED: u32 = 1;

/// An indicator with what holds it, and its target as it stands today.
#[derive(Debug, Clone)]
pub(super) struct Subject<'a> {
    pub(super) report: &'a Report,
    /// The number of its item with those of its problem and category; empty for one of the report itself.
    pub(super) number: String,
    pub(super) indicator: &'a Indicator,
    /// The other names of the same fact: a rate and the count that it was reckoned from.
    pub(super) twins: Vec<&'a Indicator>,
    /// Nothing without a target.
    pub(super) goal: Option<Goal>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(
        report: &'a Report,
        (item, number): (Option<&'a Item>, String),
        indicator: &'a Indicator,
        facts: &SameFacts<'a>,
        today: Date,
    ) -> Self {
        Self { report, number, indicator, twins: facts.others(indicator), goal: Goal::of(indicator, item, today) }
    }

    /// An indicator of which no other one of its report is asked for.
    pub(super) fn alone(
        report: &'a Report,
        item: Option<&'a Item>,
        indicator: &'a Indicator,
        context: &RowContext<'_>,
    ) -> Self {
        let number = item.map(|item| report.full_number(&item.id)).unwrap_or_default();
        Self::new(report, (item, number), indicator, &SameFacts::of(report), context.today)
    }

    pub(super) fn standing(&self) -> Option<GoalStanding> {
        self.goal.map(|goal| goal.standing)
    }

    /// How far it ought to be, and whether it is.
    pub(super) fn pace(&self, context: &RowContext<'_>) -> Option<GoalPace> {
        let rule = PaceRule { today: context.today, points: context.pace_points };
        GoalPace::of(self.indicator, &self.goal?, work_began(self.report), rule)
    }

    /// What it is called; in a collection with the body that it is of.
    pub(super) fn name(&self, is_collection: bool) -> String {
        let name = self.indicator.name.clone();
        if !is_collection {
            return name;
        }
        let whose =
            if self.report.inspected_body.is_empty() { &self.report.title } else { &self.report.inspected_body };
        format!("{whose}: {name}")
    }
}

/// The row of an indicator under a name.
pub(super) fn row(subject: &Subject<'_>, name: String, context: &RowContext<'_>) -> TargetRow {
    let Subject { report, indicator, goal, .. } = *subject;
    let pace = subject.pace(context);
    let latest = indicator.latest();
    let at = latest.and_then(|latest| indicator.readings.iter().position(|own| own == latest));
    let gap = goal.filter(|goal| matches!(goal.standing, GoalStanding::Missed | GoalStanding::Ahead));
    let gap = gap.and_then(|goal| goal.attainment.shortfall);
    TargetRow {
        head: String::new(),
        name,
        detail: detail(subject, context.words),
        node: NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone())),
        bullet: Bullet::of(indicator, pace.map(|pace| pace.planned)),
        value: value_text(indicator, context.words),
        value_part: at.map_or(SpotPart::Baseline, SpotPart::Reading),
        note: note(subject, context.words),
        gap: gap.map(|gap| context.words.gap(gap, &indicator.unit)).unwrap_or_default(),
        target: target(indicator, context.words),
        due: capital(&due(goal, pace, latest.is_some(), context)),
        standing: standing(goal, pace, context),
        change: change(indicator, context.words),
        figures: figures(indicator, gap, pace, context.words),
    }
}

/// The values of an indicator as numbers.
fn figures(indicator: &Indicator, gap: Option<Number>, pace: Option<GoalPace>, words: &Words) -> TargetFigures {
    let told = |reading: &Reading| (reading.value.to_f64(), words.reading(reading, &indicator.unit));
    let planned = pace.map(|pace| pace.planned.round(PLANNED));
    TargetFigures {
        baseline: indicator.baseline.as_ref().map(told),
        now: indicator.latest().map(|latest| latest.value.to_f64()),
        gap: gap.map(Number::to_f64),
        planned: planned.map(|planned| (planned.to_f64(), words.quantity(planned, &indicator.unit))),
    }
}

/// The number of its item, that fewer are better, its unit.
fn detail(subject: &Subject<'_>, words: &Words) -> String {
    let indicator = subject.indicator;
    let fewer = (indicator.better == Better::Lower).then(|| words.choice(Better::Lower).to_owned());
    joined([subject.number.clone(), fewer.unwrap_or_default(), indicator.unit.clone()])
}

fn joined<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What has to be known of the value: the same fact in another unit, the period of a value that stands alone, why it is not
/// compared.
fn note(subject: &Subject<'_>, words: &Words) -> String {
    let indicator = subject.indicator;
    let read = subject.twins.iter().filter(|twin| twin.latest().is_some());
    let same = read.map(|twin| words.latest(twin)).find(|text| *text != words.latest(indicator));
    let same = same.map(|value| words.with("targets-same-fact", [("value", value.into())]));
    let latest = indicator.latest().filter(|_| indicator.target.is_none());
    let on = latest.and_then(|latest| latest.on).map(|on| words.when(on));
    let scope = latest.map(|latest| latest.scope.clone());
    let parts = [same, on, scope].map(Option::unwrap_or_default);
    joined([joined(parts), note_on_scopes(indicator, words)])
}

fn target(indicator: &Indicator, words: &Words) -> String {
    let Some(target) = &indicator.target else { return words.text("chart-no-target").to_owned() };
    let key = if target.origin == Origin::Derived { "targets-goal-derived" } else { "targets-goal" };
    words.with(key, [("value", target_value(target, &indicator.unit, words).into())])
}

/// By when, and the word for how it stands: missed is only what is not reached after its day.
fn due(goal: Option<Goal>, pace: Option<GoalPace>, is_read: bool, context: &RowContext<'_>) -> String {
    let RowContext { today, words, .. } = *context;
    let Some(goal) = goal else { return String::new() };
    let day = goal.due.map(|due| words.short_date(due.last_day(), today));
    let dated = |key: &str, day: String| words.with(key, [("due", day.into())]);
    let slow = match pace.and_then(|pace| pace.word) {
        Some(Schedule::Behind) => words.text("targets-slow").to_owned(),
        Some(Schedule::Ahead) => words.text("targets-fast").to_owned(),
        _ => String::new(),
    };
    match (goal.standing, day) {
        (GoalStanding::Missed, Some(day)) => dated("targets-missed", day),
        (GoalStanding::Missed | GoalStanding::Ahead, None) => words.text("targets-undated").to_owned(),
        (GoalStanding::Ahead, Some(day)) => joined([dated("targets-ahead", day), slow]),
        (GoalStanding::Met, _) => words.text("targets-met").to_owned(),
        (GoalStanding::Unknown, day) => {
            let why = words.text(if is_read { "targets-unproven" } else { "targets-unread" });
            joined([day.map(|day| dated("targets-due", day)).unwrap_or_default(), why.to_owned()])
        }
    }
}

fn standing(goal: Option<Goal>, pace: Option<GoalPace>, context: &RowContext<'_>) -> TargetStanding {
    let Some(goal) = goal else { return TargetStanding::Unknown };
    match (goal.standing, goal.status(context.today, context.near_days)) {
        (GoalStanding::Met, _) => TargetStanding::Met,
        (GoalStanding::Unknown, _) | (_, None) => TargetStanding::Unknown,
        (_, Some(Status::Late)) => TargetStanding::Open(Status::Late),
        (_, Some(status)) if pace.and_then(|pace| pace.word) == Some(Schedule::Behind) => TargetStanding::Slow(status),
        (_, Some(status)) => TargetStanding::Open(status),
    }
}

/// The least advanced first, by the way that it came; those of which that is known.
pub(super) fn least<'a>(subjects: impl Iterator<Item = &'a Subject<'a>>) -> Option<&'a Subject<'a>> {
    let ratio = |subject: &Subject<'_>| -> Option<Number> { subject.goal?.attainment.ratio };
    subjects.filter(|own| ratio(own).is_some()).min_by_key(|own| ratio(own))
}
