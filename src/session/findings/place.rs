//! What a finding is at, in words: number and title, and the unit in the lead there.

use crate::model::{KnownPlaces, NodeId, Report, full_number};

/// Number and title of what a finding is at, and the unit in the lead there.
#[must_use]
pub fn finding_place(report: &Report, node: &NodeId, places: &mut KnownPlaces) -> (String, String) {
    let titled = |number: &str, title: &str| format!("{number} {title}").trim_start().to_owned();
    let at = places.locate(report, node);
    let item = at.and_then(|at| Some((report.category_at(at)?, report.problem_at(at)?, report.item_at(at)?)));
    if let Some((category, problem, item)) = item {
        let number = full_number(category, problem, item);
        let unit = item.lead_units.first().and_then(|unit| report.party(unit));
        let mut place = titled(&number, &item.title);
        if let NodeId::Indicator(id) = node
            && let Some(indicator) = item.indicators.iter().find(|own| own.id == *id)
        {
            place = format!("{place} · {}", indicator.name);
        }
        return (place, unit.map(|unit| unit.name.clone()).unwrap_or_default());
    }
    let title = match node {
        NodeId::Category(_) => at.and_then(|at| report.category_at(at)).map(|own| titled(&own.number, &own.title)),
        NodeId::Problem(_) => at.and_then(|at| report.problem_at(at)).map(|own| titled(&own.number, &own.title)),
        other => report.line_name(other),
    };
    (title.unwrap_or_else(|| report.title.clone()), String::new())
}
