//! What the charts of indicators say first: how many targets are missed, which is least reached, which is ahead of its plan.

use crate::analysis::{Change, GoalStanding};
use crate::model::{Indicator, Schedule};
use crate::words::Words;

use super::super::context::RowContext;
use super::super::messages::value_of_target;
use super::row::{Subject, least};

fn count(subjects: &[Subject<'_>], standing: GoalStanding) -> usize {
    subjects.iter().filter(|own| own.standing() == Some(standing)).count()
}

/// The news of the targets that are not reached. `all` are all indicators.
pub(super) fn of_gaps(all: &[Subject<'_>], context: &RowContext<'_>) -> String {
    let words = context.words;
    let targets = all.iter().filter(|own| own.goal.is_some()).count();
    let (missed, ahead) = (count(all, GoalStanding::Missed), count(all, GoalStanding::Ahead));
    let arguments = || [("targets", targets.into()), ("missed", missed.into()), ("ahead", ahead.into())];
    let news = match (targets, missed, ahead) {
        (0, ..) => return words.with("chart-off-none-set", arguments()),
        (_, 0, 0) => return words.with("chart-off-none", arguments()),
        (_, 0, _) => words.with("targets-title-ahead", arguments()),
        _ => words.with("targets-title-missed", arguments()),
    };
    let of = |standing: GoalStanding| all.iter().filter(move |own| own.standing() == Some(standing));
    let worst = if missed > 0 { GoalStanding::Missed } else { GoalStanding::Ahead };
    let worst = least(of(worst)).and_then(|own| {
        let value = value_of_target(own.indicator, words)?;
        Some(words.with("targets-title-least", [("name", own.indicator.name.as_str().into()), ("value", value.into())]))
    });
    let is_fast = |own: &&Subject<'_>| own.pace(context).and_then(|pace| pace.word) == Some(Schedule::Ahead);
    let mut fast = of(GoalStanding::Ahead).filter(is_fast);
    let fast = match (fast.next(), fast.count()) {
        (None, _) => None,
        (Some(only), 0) => Some(words.with("targets-title-fast", [("name", only.indicator.name.as_str().into())])),
        (Some(_), more) => Some(words.with("targets-title-fast-count", [("count", (more + 1).into())])),
    };
    joined([Some(news), worst, fast], words)
}

fn joined<const N: usize>(parts: [Option<String>; N], words: &Words) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("plan-title-and"))
}

/// How many indicators there are, how many have a target, and how these stand.
pub(super) fn of_all(all: &[Subject<'_>], words: &Words) -> String {
    let targets = all.iter().filter(|own| own.goal.is_some()).count();
    let counts = [
        ("targets-count-missed", GoalStanding::Missed),
        ("targets-count-ahead", GoalStanding::Ahead),
        ("targets-count-unknown", GoalStanding::Unknown),
        ("targets-count-met", GoalStanding::Met),
    ];
    let counts = counts.map(|(key, standing)| (key, count(all, standing)));
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let counts: Vec<_> = counts.map(|(key, count)| words.with(key, [("count", count.into())])).collect();
    let counts = counts.join(words.text("standing-numbers-and"));
    let arguments = [("count", all.len().into()), ("targets", targets.into()), ("counts", counts.into())];
    words.with(if targets > 0 { "targets-title-all" } else { "targets-title-none-set" }, arguments)
}

/// How many got better, and which most.
pub(super) fn of_changes(count: usize, best: Option<&Indicator>, words: &Words) -> String {
    let best = best.and_then(|own| Some((own, Change::of(own)?)));
    let Some((indicator, change)) = best else { return words.text("achievements-none").to_owned() };
    words.with(
        "achievements-title",
        [
            ("count", count.into()),
            ("name", indicator.name.as_str().into()),
            ("before", words.reading(change.before, &indicator.unit).into()),
            ("after", words.reading(change.after, &indicator.unit).into()),
        ],
    )
}
