//! Differences between two datasets in words.

use std::collections::HashMap;

use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange, NodePlace, PathStep, ReportPair, Who};
use crate::model::{Column, NodeId, Report, Value};
use crate::words::{Naming, Words, node_word};

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
        DifferenceKind::Changed(change) => {
            let (mine, theirs) = (
                side(pair, difference, change, &change.mine, words),
                side(pair, difference, change, &change.theirs, words),
            );
            // Two sides that read the same differ in what a line has no room for: places, notes, reasons.
            let theirs =
                if mine == theirs { words.with("compare-otherwise", [("text", theirs.into())]) } else { theirs };
            let columns: Vec<Column> = pair
                .into_iter()
                .flat_map(|pair| pair.mine.columns.iter().chain(&pair.theirs.columns))
                .cloned()
                .collect();
            Some((words.field_key(&change.field, &columns), mine, theirs))
        }
        DifferenceKind::Moved(from, to) => {
            let place = |side: Option<&Report>, spot: &NodePlace| {
                let title = side.map_or_else(String::new, |report| title_of(report, &spot.under));
                words.with("compare-place", [("title", title.into()), ("at", (spot.at + 1).into())])
            };
            let (mine, theirs) = (pair.map(|pair| &*pair.mine), pair.map(|pair| &*pair.theirs));
            Some((words.text("compare-at").to_owned(), place(mine, from), place(theirs, to)))
        }
        DifferenceKind::Added | DifferenceKind::Removed => None,
    }
}

/// What both changes come to together, where they can stand together.
#[must_use]
pub fn merged(comparison: &Comparison, difference: &Difference, words: &Words) -> Option<String> {
    let change = difference.change()?;
    let value = change.merged.as_ref()?;
    Some(side(comparison.pair(&difference.node.report), difference, change, value, words))
}

/// What only they have of a list that piles up; nothing for other differences, and where a common ancestor is known.
#[must_use]
pub fn additions(comparison: &Comparison, difference: &Difference, words: &Words) -> Option<String> {
    let change = difference.change().filter(|change| change.base.is_none())?;
    let added = match (&change.mine, change.merged.as_ref()?) {
        (Value::Records(mine), Value::Records(merged)) => {
            Value::Records(merged.iter().filter(|entry| !mine.contains(entry)).cloned().collect())
        }
        (Value::Parties(mine), Value::Parties(merged)) => {
            Value::Parties(merged.iter().filter(|party| !mine.contains(party)).cloned().collect())
        }
        _ => return None,
    };
    if added.is_blank() {
        return Some(words.text("compare-adds-nothing").to_owned());
    }
    let text = side(comparison.pair(&difference.node.report), difference, change, &added, words);
    Some(words.with("compare-adds", [("text", text.into())]))
}

/// The entries of a list that only they have since the common ancestor, or that I do not have where none is known; nothing
/// for what is no list of entries.
#[must_use]
pub fn new_entries(comparison: &Comparison, difference: &Difference, words: &Words) -> Option<String> {
    let change = difference.change()?;
    let Value::Records(theirs) = &change.theirs else { return None };
    let Value::Records(known) = change.base.as_ref().unwrap_or(&change.mine) else { return None };
    let new = Value::Records(theirs.iter().filter(|entry| !known.contains(entry)).cloned().collect());
    Some(side(comparison.pair(&difference.node.report), difference, change, &new, words))
}

/// What stands in a field on one side, nodes by their names.
pub(super) fn side(
    pair: Option<&ReportPair>,
    difference: &Difference,
    change: &FieldChange,
    value: &Value,
    words: &Words,
) -> String {
    let unit = unit(pair, &difference.node.node);
    let name = |id: &NodeId| compared_node_name(pair, id);
    let naming = Naming { name: &name, unit: &unit };
    let text = words.value(change.field.declared(), change.kind, value, naming);
    if text.is_empty() { "—".to_owned() } else { text }
}

/// The name of a party, a measure, an indicator or an item of either side; its id where neither has it.
#[must_use]
pub fn compared_node_name(pair: Option<&ReportPair>, id: &NodeId) -> String {
    let reports = pair.into_iter().flat_map(|pair| [&pair.mine, &pair.theirs]);
    let found = reports.into_iter().find_map(|report| report.line_name(id));
    found.unwrap_or_else(|| id.as_str().to_owned())
}

/// A node on the way to a difference: its number and its title.
#[must_use]
pub fn step_words(step: &PathStep) -> String {
    format!("{} {}", step.number, step.title).trim().to_owned()
}

/// What became of a node; since then, where the other side is a former version.
#[must_use]
pub fn became_word(difference: &Difference, is_former: bool) -> &'static str {
    match difference.kind {
        DifferenceKind::Added if is_former => "compare-removed",
        DifferenceKind::Removed if is_former => "compare-added",
        _ => kind_word(difference),
    }
}

/// What stands on the two sides of a difference, each with the key of the word for it, in the order of reading: of a former
/// version what stood there then, and what does now.
#[must_use]
pub fn sides(is_former: bool, mine: String, theirs: String) -> [(&'static str, String); 2] {
    if is_former {
        [("compare-then", theirs), ("compare-now", mine)]
    } else {
        [("compare-here", mine), ("compare-there", theirs)]
    }
}

/// What became of a node.
#[must_use]
pub fn kind_word(difference: &Difference) -> &'static str {
    match difference.kind {
        DifferenceKind::Added => "compare-added",
        DifferenceKind::Removed => "compare-removed",
        DifferenceKind::Moved(..) => "compare-moved",
        DifferenceKind::Changed(_) => "compare-changed",
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

/// The list of all differences, a line each under a line of headings, for a table.
#[must_use]
pub fn difference_list(comparison: &Comparison, is_former: bool, words: &Words) -> Vec<Vec<String>> {
    let (first, second) =
        if is_former { ("compare-then", "compare-now") } else { ("compare-list-mine", "compare-list-theirs") };
    let headings = [
        "compare-list-unit",
        "compare-list-node",
        "compare-list-place",
        "compare-list-title",
        "compare-list-kind",
        "compare-list-field",
        first,
        second,
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
        let [(_, first), (_, second)] = sides(is_former, mine, theirs);
        lines.push(vec![
            words.list(units.remove(&at).unwrap_or_default()),
            words.text(node_word(difference.of())).to_owned(),
            above,
            own,
            words.text(became_word(difference, is_former)).to_owned(),
            field,
            first,
            second,
            who_word(difference.who).map_or("", |key| words.text(key)).to_owned(),
        ]);
    }
    lines
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
