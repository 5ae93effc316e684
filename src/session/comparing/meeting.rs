//! Differences that a meeting decides: the question that is put to it, and whether it stands in the report already.

use std::collections::HashMap;

use crate::analysis::may_see_value;
use crate::diff::{Comparison, Difference, FieldChange};
use crate::document::{Change, Edit, EditError, EditLabel};
use crate::field;
use crate::model::{Dataset, Decision, Due, ItemId, Node, NodeId, PaperAudience, Report, ReportId, Value, When};
use crate::table::{contents, step_words};
use crate::text::{excerpt, first_unlike, names_when};
use crate::words::Words;

use super::asks::Asks;
use super::closing::lead;
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
    /// True where it was decided already: it is not asked again unless somebody says so.
    pub is_decided: bool,
}

/// What questions are made from.
pub(super) struct QuestionContext<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) mine: &'a Dataset,
    /// Who proposes it.
    pub(super) from: &'a str,
    pub(super) words: &'a Words,
}

/// The questions that a comparison has for a meeting, by the places of their differences. Of those that go together, such as
/// the parts of a closing, all have the question of the first.
pub(super) fn questions(
    context: &QuestionContext<'_>,
    asks: &[Asks],
    groups: &HashMap<usize, Vec<usize>>,
) -> HashMap<usize, MeetingQuestion> {
    let decisions = asks.iter().enumerate().filter(|(_, asks)| **asks == Asks::Decision);
    let of = |at: usize| Some((at, context.question(context.comparison.differences.get(lead(groups, at))?)?));
    decisions.filter_map(|(at, _)| of(at)).collect()
}

impl QuestionContext<'_> {
    fn question(&self, difference: &Difference) -> Option<MeetingQuestion> {
        let (item, change) = (difference.item()?, difference.change()?);
        let report = self.mine.report(&difference.node.report)?;
        if !self.may_be_quoted(difference, change) {
            return None;
        }
        let title = report.item(item)?.title.clone();
        let dates = moved(change);
        let text = self.text(difference, (title, dates))?;
        let of_item = matches!(difference.node.node, NodeId::Item(_));
        let to = dates.filter(|_| of_item).map(|(_, to)| to);
        // A question about the item that names the day was put by somebody in other words.
        let is_it = |decision: &&Decision| decision.text == text || to.is_some_and(|to| self.names(&decision.text, to));
        let put: Vec<&Decision> = decisions_about(report, item).filter(is_it).collect();
        let is_noted = put.iter().any(|decision| decision.on.is_none());
        Some(MeetingQuestion {
            report: report.id.clone(),
            item: item.clone(),
            moves_due: dates.is_some(),
            is_noted,
            is_decided: !is_noted && !put.is_empty(),
            text,
        })
    }

    fn text(&self, difference: &Difference, (title, dates): (String, Option<(When, When)>)) -> Option<String> {
        let words = self.words;
        let (field, here, there) = contents(self.comparison, difference, words)?;
        // Of a measure or an indicator it is said which.
        let own = difference.path.last().filter(|step| !matches!(step.node, NodeId::Item(_)));
        let field = own.map_or_else(|| field.clone(), |step| format!("{} {field}", step_words(step)));
        if let Some((was, to)) = dates {
            let (was, to) = (words.when(was), words.when(to));
            let arguments = [("title", title.into()), ("field", field.into()), ("was", was.into()), ("to", to.into())];
            return Some(words.with("meeting-moved", arguments));
        }
        let from = first_unlike(&here, &there);
        let [here, there] = [here, there].map(|text| excerpt(&text, from, QUOTED));
        let arguments = [
            ("title", title.into()),
            ("field", field.into()),
            ("here", here.into()),
            ("there", there.into()),
            ("name", self.from.into()),
        ];
        Some(words.with("meeting-conflict", arguments))
    }

    /// True where the office, which is given the decisions of a report, may read all that a question would quote. An item
    /// that is internal on either side is not even named.
    fn may_be_quoted(&self, difference: &Difference, change: &FieldChange) -> bool {
        let Some(pair) = self.comparison.pair(&difference.node.report) else { return false };
        let values = [&change.mine, &change.theirs];
        let mut nodes: Vec<NodeId> = difference.path.iter().map(|step| step.node.clone()).collect();
        for value in values {
            value.for_each_node(&mut |node| nodes.push(node.clone()));
        }
        let is_hidden = |node: &NodeId| [&pair.mine, &pair.theirs].into_iter().any(|report| is_internal(report, node));
        let columns = &pair.mine.columns;
        let is_open = |value: &Value| may_see_value(PaperAudience::Office, (&change.field, value), columns);
        values.into_iter().all(is_open) && !nodes.iter().any(is_hidden)
    }

    /// True where a text names a day or a period, in whatever form; an English day as the program writes it.
    fn names(&self, text: &str, when: When) -> bool {
        let is_written = || {
            let day = self.words.when(when);
            let mut before =
                text.match_indices(&day).map(|(at, _)| text.get(..at).and_then(|head| head.chars().last()));
            before.any(|before| !before.is_some_and(|c| c.is_ascii_digit()))
        };
        names_when(text, when) || matches!(when, When::Day(_)) && is_written()
    }
}

/// True for a node that is for the office alone, or that stands under an item that is.
fn is_internal(report: &Report, node: &NodeId) -> bool {
    let own = match report.node(node) {
        Some(Node::Measure(measure)) => measure.internal,
        Some(Node::Indicator(indicator)) => indicator.internal,
        _ => false,
    };
    own || report.item_of(node).is_some_and(|item| item.internal)
}

/// What is to be decided about an item, or was.
pub(super) fn decisions_about<'a>(report: &'a Report, item: &'a ItemId) -> impl Iterator<Item = &'a Decision> {
    report.decisions.iter().filter(move |own| own.items.contains(item))
}

/// The dates from which and to which a due date is moved.
fn moved(change: &FieldChange) -> Option<(When, When)> {
    let (mine, theirs) = dues(change);
    let present = |due: Option<Due>| due.and_then(|due| due.present());
    Some((present(mine)?, present(theirs)?)).filter(|(mine, theirs)| mine != theirs)
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
