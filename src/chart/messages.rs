//! Titles that say the message, composed from the data.

use crate::analysis::{Attainment, AttainmentRule, Change, DueWhat};
use crate::model::{Indicator, Item, Number, Target};
use crate::words::Words;

/// From what to what, and by how much.
pub(super) fn change_title(indicator: &Indicator, words: &Words) -> String {
    match Change::of(indicator) {
        Some(Change { before, after, .. }) => words.with(
            "chart-change-title",
            [
                ("name", indicator.name.clone().into()),
                ("before", words.reading(before, &indicator.unit).into()),
                ("after", words.reading(after, &indicator.unit).into()),
                ("change", change(before.value, after.value, indicator, words).into()),
            ],
        ),
        None => indicator.name.clone(),
    }
}

/// The latest value against the target.
pub(super) fn series_title(indicator: &Indicator, words: &Words) -> String {
    let attainment = Attainment::of(indicator);
    let name = indicator.name.clone();
    let latest = words.latest(indicator);
    match (attainment.met, attainment.rule) {
        (Some(true), _) => words.with("chart-series-met", [("name", name.into()), ("value", latest.into())]),
        (Some(false), _) => {
            let missing = attainment.shortfall.map(|gap| words.gap(gap, &indicator.unit)).unwrap_or_default();
            words.with("chart-series-off", [("name", name.into()), ("value", latest.into()), ("gap", missing.into())])
        }
        (None, AttainmentRule::NoTarget) => {
            words.with("chart-series-plain", [("name", name.into()), ("value", latest.into())])
        }
        (None, _) => name,
    }
}

/// The latest value against the target: 112/204 公里. A unit in words is said once.
pub(super) fn value_of_target(indicator: &Indicator, words: &Words) -> Option<String> {
    let (target, latest) = (indicator.target.as_ref()?, indicator.latest()?);
    let is_sign = indicator.unit.starts_with(['%', '‰']);
    let latest = words.reading(latest, if is_sign { &indicator.unit } else { "" });
    let target = words.quantity(target.value, &indicator.unit);
    Some(words.with("pressing-figure", [("value", latest.into()), ("target", target.into())]))
}

/// A target with its relation and unit. That it is to be met exactly is what a plain value says.
pub(super) fn target_value(target: &Target, unit: &str, words: &Words) -> String {
    words.target(target, unit).trim_start_matches('=').to_owned()
}

/// Unit, date and scope of what is shown.
pub(super) fn subtitle(indicator: &Indicator, words: &Words) -> String {
    let latest = indicator.latest();
    let unit = words.with("chart-unit", [("unit", indicator.unit.clone().into())]);
    let date = latest.and_then(|reading| reading.on).map(|on| words.when(on));
    let scope = latest.map(|reading| reading.scope.clone()).filter(|scope| !scope.is_empty());
    let unit = (!indicator.unit.is_empty()).then_some(unit);
    [unit, date, scope].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The change from one value to another, with its sign.
fn change(before: Number, after: Number, indicator: &Indicator, words: &Words) -> String {
    let change = after - before;
    let sign = if change.is_negative() { '−' } else { '+' };
    format!("{sign}{}", words.gap(change.abs(), &indicator.unit))
}

/// What is due, by the name of its node: a stage by its goal, a second look as such.
#[must_use]
pub fn due_name(name: &str, what: DueWhat, item: Option<&Item>, words: &Words) -> String {
    match what {
        DueWhat::Whole => name.to_owned(),
        DueWhat::Review => words.with("due-review", [("item", name.into())]),
        DueWhat::Stage(at) => {
            let goal = item.and_then(|item| item.stages.get(at)).map_or("", |stage| stage.goal.as_str());
            words.with("due-stage", [("item", name.into()), ("stage", goal.into())])
        }
    }
}
