//! Differences that a meeting decides: the question that is put to it, and whether it stands in the report already.

use std::collections::HashMap;

use crate::diff::{Comparison, Difference, FieldChange};
use crate::document::{Change, Edit, EditError, EditLabel};
use crate::field;
use crate::model::{Dataset, Decision, Due, ItemId, NodeId, Report, ReportId, When};
use crate::table::{contents, step_words};
use crate::words::Words;

use super::asks::Asks;
use super::due::dues;

/// How much of a content the question quotes, in characters.
const QUOTED: usize = 40;

/// A question for a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingQuestion {
    /// The report whose decisions it becomes one of.
    pub report: ReportId,
    /// The item that it is about.
    pub item: ItemId,
    /// What is asked.
    pub text: String,
    /// True for a due date that moves: that is a meeting's to decide, unless somebody says otherwise.
    pub moves_due: bool,
    /// True where the report has it among what is to be decided.
    pub is_noted: bool,
}

/// The questions that a comparison has for a meeting, by the places of their differences. `from` is who proposes it.
pub(super) fn questions(
    comparison: &Comparison,
    asks: &[Asks],
    mine: &Dataset,
    from: &str,
    words: &Words,
) -> HashMap<usize, MeetingQuestion> {
    let decisions = asks.iter().enumerate().filter(|(_, asks)| **asks == Asks::Decision);
    let of = |at: usize| Some((at, question(comparison, comparison.differences.get(at)?, mine, from, words)?));
    decisions.filter_map(|(at, _)| of(at)).collect()
}

fn question(
    comparison: &Comparison,
    difference: &Difference,
    mine: &Dataset,
    from: &str,
    words: &Words,
) -> Option<MeetingQuestion> {
    let (item, change) = (difference.item()?, difference.change()?);
    let report = mine.report(&difference.node.report)?;
    let title = report.item(item)?.title.clone();
    let (field, here, there) = contents(comparison, difference, words)?;
    // Of a measure or an indicator it is said which.
    let own = difference.path.last().filter(|step| !matches!(step.node, NodeId::Item(_)));
    let field = own.map_or_else(|| field.clone(), |step| format!("{} {field}", step_words(step)));
    let dates = moved(change);
    let text = match &dates {
        Some((was, to)) => words.with(
            "meeting-moved",
            [
                ("title", title.into()),
                ("field", field.into()),
                ("was", words.when(*was).into()),
                ("to", words.when(*to).into()),
            ],
        ),
        None => words.with(
            "meeting-conflict",
            [
                ("title", title.into()),
                ("field", field.into()),
                ("here", quoted(&here).into()),
                ("there", quoted(&there).into()),
                ("name", from.into()),
            ],
        ),
    };
    let of_item = matches!(difference.node.node, NodeId::Item(_));
    let to = dates.filter(|_| of_item).map(|(_, to)| [to.to_string(), words.when(to)]);
    let is_it = |decision: &Decision| {
        // A question about the item that names the day was put by somebody in other words.
        let names_day = to.as_ref().is_some_and(|to| to.iter().any(|to| decision.text.contains(to)));
        decision.text == text || names_day
    };
    let is_noted = open_decisions(report, item).any(is_it);
    Some(MeetingQuestion { report: report.id.clone(), item: item.clone(), text, moves_due: dates.is_some(), is_noted })
}

/// What is to be decided about an item.
pub(super) fn open_decisions<'a>(report: &'a Report, item: &'a ItemId) -> impl Iterator<Item = &'a Decision> {
    report.decisions.iter().filter(move |own| own.on.is_none() && own.items.contains(item))
}

/// The dates from which and to which a due date is moved.
fn moved(change: &FieldChange) -> Option<(When, When)> {
    let (mine, theirs) = dues(change);
    let present = |due: Option<Due>| due.and_then(|due| due.present());
    Some((present(mine)?, present(theirs)?)).filter(|(mine, theirs)| mine != theirs)
}

fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(QUOTED).collect();
    if text.chars().count() > QUOTED { format!("{line}…") } else { line }
}

/// The edit with these questions written down after it, as one step; only the questions where there is no edit.
///
/// # Errors
/// When the edit does not fit the dataset.
pub(super) fn with_questions(
    mine: &Dataset,
    edit: Option<Edit>,
    questions: &[MeetingQuestion],
) -> Result<Option<Edit>, EditError> {
    let after = edit.as_ref().map(|edit| edit.apply(mine)).transpose()?;
    let after = after.as_ref().unwrap_or(mine);
    let mut edits: Vec<Edit> = match edit {
        Some(Edit { change: Change::MultiReport(_, edits), .. }) => edits,
        other => other.into_iter().collect(),
    };
    for report in &after.reports {
        let new = decisions_of(&report.id, questions);
        if new.is_empty() {
            continue;
        }
        let all = report.decisions.iter().cloned().chain(new).collect();
        let change = Change::set(&(), field!(Report.decisions), all);
        match edits.iter_mut().find(|edit| edit.report == report.id) {
            Some(Edit { change: Change::Batch(_, changes), .. }) => changes.push(change),
            _ => edits.push(Edit::new(report.id.clone(), change)),
        }
    }
    Ok(match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::multi_report(EditLabel::Merge, edits)),
    })
}

/// The questions about the items of a report, as what is to be decided.
pub(in crate::session) fn decisions_of(report: &ReportId, questions: &[MeetingQuestion]) -> Vec<Decision> {
    let own = questions.iter().filter(|question| question.report == *report);
    own.map(|own| Decision { text: own.text.clone(), items: vec![own.item.clone()], ..Decision::blank() }).collect()
}
