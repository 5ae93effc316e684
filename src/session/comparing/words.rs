//! Differences between two datasets in words.

use std::collections::HashMap;

use crate::analysis::compare::{Comparison, Difference, Field, Kind, NodeKind, ReportPair, Spot, Step, Value, Who};
use crate::model::{Due, NodeId, Report};
use crate::words::Words;

/// A difference in one line: what became of which node, and a changed field with both contents.
#[must_use]
pub fn difference_words(comparison: &Comparison, difference: &Difference, words: &Words) -> String {
    let path: Vec<String> = difference.path.iter().map(step_words).collect();
    let line = format!("{} {}", words.text(kind_word(difference)), path.join(" › "));
    let Some((field, mine, theirs)) = contents(comparison, difference, words) else { return line };
    format!("{line} — {field}: {mine} → {theirs}")
}

/// The changed field with what stands in it here and there; for a moved node where it stands.
#[must_use]
pub fn contents(comparison: &Comparison, difference: &Difference, words: &Words) -> Option<(String, String, String)> {
    let pair = comparison.pair(&difference.node.report);
    match &difference.kind {
        Kind::Changed(change) => {
            let (mine, theirs) =
                (side(pair, difference, &change.mine, words), side(pair, difference, &change.theirs, words));
            // Two sides that read the same differ in what a line has no room for: places, notes, reasons.
            let theirs =
                if mine == theirs { words.with("compare-otherwise", [("text", theirs.into())]) } else { theirs };
            Some((words.text(field_word(change.field)).to_owned(), mine, theirs))
        }
        Kind::Moved(from, to) => {
            let place = |side: Option<&Report>, spot: &Spot| {
                let title = side.map_or_else(String::new, |report| title_of(report, &spot.under));
                words.with("compare-place", [("title", title.into()), ("at", (spot.at + 1).into())])
            };
            let (mine, theirs) = (pair.map(|pair| &*pair.mine), pair.map(|pair| &*pair.theirs));
            Some((words.text("compare-at").to_owned(), place(mine, from), place(theirs, to)))
        }
        Kind::Added | Kind::Removed => None,
    }
}

/// What both changes come to together, where they can stand together.
#[must_use]
pub fn merged(comparison: &Comparison, difference: &Difference, words: &Words) -> Option<String> {
    let value = difference.change()?.merged.as_ref()?;
    Some(side(comparison.pair(&difference.node.report), difference, value, words))
}

/// What stands in a field on one side, nodes by their names.
fn side(pair: Option<&ReportPair>, difference: &Difference, value: &Value, words: &Words) -> String {
    let unit = if has_unit(value) { unit(pair, &difference.node.node) } else { String::new() };
    let value = pair.map_or_else(|| value.clone(), |pair| named(pair, value));
    Some(value_words(&value, &unit, words)).filter(|text| !text.is_empty()).unwrap_or("—".to_owned())
}

/// Parties, measures and indicators by their names.
fn named(pair: &ReportPair, value: &Value) -> Value {
    let reports = [&pair.mine, &pair.theirs];
    match value {
        Value::Measure(Some(id)) => {
            let mut items = reports.into_iter().flat_map(|report| report.items());
            let text = items.find_map(|item| item.measures.iter().find(|measure| measure.id == *id));
            text.map_or_else(|| value.clone(), |measure| Value::Text(measure.text.clone()))
        }
        Value::PartOf(Some(part)) => {
            let found = reports.into_iter().find_map(|report| report.indicator(&part.whole));
            found.map_or_else(|| value.clone(), |(_, indicator)| Value::Text(indicator.name.clone()))
        }
        other => pair.named(other),
    }
}

/// A node on the way to a difference: its number and its title.
#[must_use]
pub fn step_words(step: &Step) -> String {
    format!("{} {}", step.number, step.title).trim().to_owned()
}

/// What became of a node.
#[must_use]
pub fn kind_word(difference: &Difference) -> &'static str {
    match difference.kind {
        Kind::Added => "compare-added",
        Kind::Removed => "compare-removed",
        Kind::Moved(..) => "compare-moved",
        Kind::Changed(_) => "compare-changed",
    }
}

/// Who made a difference; nothing where no common origin is known.
#[must_use]
pub fn who_word(who: Who) -> Option<&'static str> {
    match who {
        Who::Unknown => None,
        Who::Mine => Some("compare-who-mine"),
        Who::Theirs => Some("compare-who-theirs"),
        Who::Both => Some("compare-who-both"),
        Who::Conflict => Some("compare-who-conflict"),
    }
}

/// What kind of node differs.
#[must_use]
pub fn node_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Report => "compare-node-report",
        NodeKind::Party => "compare-node-party",
        NodeKind::Category => "compare-node-category",
        NodeKind::Problem => "compare-node-problem",
        NodeKind::Item => "compare-node-item",
        NodeKind::Measure => "compare-node-measure",
        NodeKind::Indicator => "compare-node-indicator",
    }
}

/// The list of all differences, a line each under a line of headings, for a table.
#[must_use]
pub fn difference_list(comparison: &Comparison, words: &Words) -> Vec<Vec<String>> {
    let headings = [
        "compare-list-unit",
        "compare-list-node",
        "compare-list-place",
        "compare-list-title",
        "compare-list-kind",
        "compare-list-field",
        "compare-list-mine",
        "compare-list-theirs",
        "compare-list-who",
    ];
    let mut lines = vec![headings.iter().map(|key| words.text(key).to_owned()).collect()];
    let mut units: HashMap<usize, Vec<String>> = HashMap::new();
    for group in comparison.by_unit() {
        for at in group.differences {
            units.entry(at).or_default().extend(group.unit.clone());
        }
    }
    for (at, difference) in comparison.differences.iter().enumerate() {
        let (above, own) = match difference.path.split_last() {
            Some((own, above)) => (above.iter().map(step_words).collect::<Vec<_>>().join(" › "), step_words(own)),
            None => (String::new(), String::new()),
        };
        let (field, mine, theirs) = contents(comparison, difference, words).unwrap_or_default();
        lines.push(vec![
            units.remove(&at).unwrap_or_default().join("、"),
            words.text(node_word(difference.of())).to_owned(),
            above,
            own,
            words.text(kind_word(difference)).to_owned(),
            field,
            mine,
            theirs,
            who_word(difference.who).map_or("", |key| words.text(key)).to_owned(),
        ]);
    }
    lines
}

/// The content of a field, with names in the place of ids.
fn value_words(value: &Value, unit: &str, words: &Words) -> String {
    let joined = |texts: Vec<String>| texts.join("; ");
    let count = |count: usize| words.with("compare-count", [("count", count.into())]);
    match value {
        Value::Text(text) => text.clone(),
        Value::Progress(progress) => words.progress(*progress).to_owned(),
        Value::Term(term) => words.term(*term).to_owned(),
        Value::Better(better) => words.better(*better).to_owned(),
        Value::Kind(kind) => words.party_kind(*kind).to_owned(),
        Value::Flag(flag) => words.text(if *flag { "compare-yes" } else { "compare-no" }).to_owned(),
        Value::Months(months) => months.map_or_else(String::new, |months| months.to_string()),
        Value::Day(day) => day.map_or_else(String::new, |day| words.date(day)),
        Value::Due(due) => due.as_ref().map_or_else(String::new, |due| due_words(due, words)),
        Value::Closed(closed) => closed.as_ref().map_or_else(String::new, |closed| {
            let parts = [words.date(closed.on), closed.by.clone(), closed.how.clone()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }),
        Value::Evidence(list) => joined(list.iter().map(|one| one.title.clone()).collect()),
        Value::Log(list) => joined(list.iter().map(|one| format!("{} {}", words.date(one.on), one.text)).collect()),
        Value::Spans(list) if list.is_empty() => String::new(),
        Value::Spans(list) => count(list.len()),
        Value::Reading(reading) => reading.as_ref().map_or_else(String::new, |one| words.reading(one, unit)),
        Value::Readings(list) => joined(list.iter().map(|one| reading_words(one, unit, words)).collect()),
        Value::Target(target) => target.as_ref().map_or_else(String::new, |target| words.target(target, unit)),
        Value::Measure(id) => id.as_ref().map_or_else(String::new, ToString::to_string),
        Value::PartOf(part) => part.as_ref().map_or_else(String::new, |part| part.whole.to_string()),
        Value::Party(id) => id.as_ref().map_or_else(String::new, ToString::to_string),
        Value::Parties(ids) => joined(ids.iter().map(ToString::to_string).collect()),
        Value::Names(names) => names.join("、"),
        Value::Briefing(list) if list.is_empty() => String::new(),
        Value::Briefing(list) => count(list.len()),
        Value::Accepted(list) => joined(list.iter().map(|one| one.reason.clone()).collect()),
        Value::Keys(list) if list.is_empty() => String::new(),
        Value::Keys(list) => count(list.len()),
    }
}

/// The date that holds, and the first one where it was moved.
fn due_words(due: &Due, words: &Words) -> String {
    let present = words.when(due.present());
    if due.changes.is_empty() {
        return present;
    }
    let first = words.when(due.on);
    words.with("compare-due-moved", [("present", present.into()), ("first", first.into())])
}

fn reading_words(reading: &crate::model::Reading, unit: &str, words: &Words) -> String {
    let value = words.reading(reading, unit);
    reading.on.map_or_else(|| value.clone(), |on| format!("{} {value}", words.when(on)))
}

fn has_unit(value: &Value) -> bool {
    matches!(value, Value::Reading(_) | Value::Readings(_) | Value::Target(_))
}

/// The unit of an indicator, here or there.
fn unit(pair: Option<&ReportPair>, node: &NodeId) -> String {
    let (Some(pair), NodeId::Indicator(id)) = (pair, node) else { return String::new() };
    let found = pair.mine.indicator(id).or_else(|| pair.theirs.indicator(id));
    found.map_or_else(String::new, |(_, indicator)| indicator.unit.clone())
}

/// The title of a division or an item.
fn title_of(report: &Report, node: &NodeId) -> String {
    match node {
        NodeId::Category(id) => {
            report.categories.iter().find(|category| category.id == *id).map(|category| category.title.clone())
        }
        NodeId::Problem(id) => {
            report.problems().find(|(_, _, problem)| problem.id == *id).map(|(_, _, problem)| problem.title.clone())
        }
        NodeId::Item(id) => report.item(id).map(|item| item.title.clone()),
        _ => None,
    }
    .unwrap_or_else(|| report.title.clone())
}

fn field_word(field: Field) -> &'static str {
    match field {
        Field::Title => "compare-title",
        Field::InspectedBody => "compare-inspected-body",
        Field::InspectionBody => "compare-inspection-body",
        Field::InspectionKind => "compare-inspection-kind",
        Field::InspectedFrom => "compare-inspected-from",
        Field::InspectedTo => "compare-inspected-to",
        Field::FeedbackOn => "compare-feedback-on",
        Field::AsOf => "compare-as-of",
        Field::Months => "compare-months",
        Field::Briefing => "compare-briefing",
        Field::AcceptedFindings => "compare-accepted-findings",
        Field::RefusedSuggestions => "compare-refused-suggestions",
        Field::Name => "compare-name",
        Field::Kind => "compare-kind",
        Field::Number => "compare-number",
        Field::Finding => "compare-finding",
        Field::Progress => "compare-progress",
        Field::Term => "compare-term",
        Field::Leader => "compare-leader",
        Field::LeadUnits => "compare-lead-units",
        Field::SupportUnits => "compare-support-units",
        Field::Due => "compare-due",
        Field::Closed => "compare-closed",
        Field::Evidence => "compare-evidence",
        Field::Log => "compare-log",
        Field::Internal => "compare-internal",
        Field::Basis => "compare-basis",
        Field::Source => "compare-source",
        Field::Text => "compare-text",
        Field::Units => "compare-units",
        Field::Unit => "compare-unit",
        Field::Better => "compare-better",
        Field::Baseline => "compare-baseline",
        Field::Target => "compare-target",
        Field::Readings => "compare-readings",
        Field::Measure => "compare-measure",
        Field::PartOf => "compare-part-of",
        Field::Note => "compare-note",
    }
}
