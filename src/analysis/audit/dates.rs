//! Dates in an order that cannot be: of the inspection, of closing, of a due date and its changes, of the words.

use crate::model::{Date, Due, Indicator, Item, NodeId, When};
use crate::quantity::{Kind, Quantity};

use super::collector::{Collector, Draft};
use super::facts::ReportDates;
use super::finding::{FindingKind, Severity};
use super::passage::Passage;

/// Words before a date that say that it is past.
const PAST: [&str; 2] = ["已于", "已在"];

/// The dates of the report itself.
pub(super) fn report(report: ReportDates, collector: &mut Collector) {
    let pairs = [
        (report.inspected_from, report.inspected_to),
        (report.inspected_from, report.feedback_on),
        (report.inspected_to, report.feedback_on),
        (report.feedback_on, report.as_of),
    ];
    for (earlier, later) in pairs {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && later < earlier
        {
            collector.add(order(Severity::Error, When::Day(earlier), When::Day(later)));
        }
    }
}

/// The dates of an item: closing, due dates, evidence and readings.
pub(super) fn item(item: &Item, feedback_on: Option<Date>, today: Date, collector: &mut Collector) {
    if let Some(closed) = &item.closed {
        if let Some(feedback) = feedback_on.filter(|feedback| closed.on < *feedback) {
            collector.add(order(Severity::Error, When::Day(feedback), When::Day(closed.on)));
        }
        if closed.on > today {
            collector.add(order(Severity::Error, When::Day(closed.on), When::Day(today)));
        }
        let late = item.evidence.iter().filter_map(|evidence| evidence.on).filter(|on| *on > closed.on).max();
        if let Some(on) = late {
            collector.add(order(Severity::Question, When::Day(on), When::Day(closed.on)));
        }
    }
    if let Some(own) = &item.due {
        due(feedback_on, own, None, collector);
    }
    for measure in &item.measures {
        if let Some(own) = &measure.due {
            due(feedback_on, own, Some(&NodeId::Measure(measure.id.clone())), collector);
        }
    }
    for own in &item.indicators {
        indicator(own, today, collector);
    }
}

fn order(severity: Severity, earlier: When, later: When) -> Draft {
    Draft::new(FindingKind::DateOrder, severity).dated([earlier, later])
}

/// A due date before the feedback, and changes that do not follow each other.
fn due(feedback_on: Option<Date>, due: &Due, node: Option<&NodeId>, collector: &mut Collector) {
    let mut found = Vec::new();
    if let Some(feedback) = feedback_on
        && let Some(present) = due.present()
        && present.last_day() < feedback
    {
        found.push(order(Severity::Question, When::Day(feedback), present));
    }
    let Some(mut held) = due.on else { return };
    let mut changed: Option<Date> = None;
    for change in &due.changes {
        if change.from != held {
            found.push(order(Severity::Question, held, change.from).marked("from"));
        }
        if let Some((before, on)) = changed.zip(change.on).filter(|(before, on)| on < before) {
            found.push(order(Severity::Question, When::Day(before), When::Day(on)).marked("on"));
        }
        (held, changed) = (change.to, change.on.or(changed));
    }
    for draft in found {
        collector.add(match node {
            Some(node) => draft.at(node.clone()),
            None => draft,
        });
    }
}

/// A reading of a day to come, and a target that was due before the value it starts from.
fn indicator(indicator: &Indicator, today: Date, collector: &mut Collector) {
    let node = || NodeId::Indicator(indicator.id.clone());
    for reading in &indicator.readings {
        if let Some(on) = reading.on.filter(|on| on.first_day() > today) {
            collector.add(order(Severity::Question, on, When::Day(today)).at(node()).on(reading.source.clone()));
        }
    }
    let due = indicator.target.as_ref().and_then(|target| target.due);
    let from = indicator.baseline.as_ref().and_then(|baseline| baseline.on);
    if let (Some(due), Some(from)) = (due, from)
        && due.last_day() < from.first_day()
    {
        collector.add(order(Severity::Question, from, due).at(node()));
    }
}

/// The dates of the words: 6月20日至6月16日, and what is done already on a day to come.
pub(super) fn words(passage: &Passage, today: Date, collector: &mut Collector) {
    let dates: Vec<&Quantity> =
        passage.figures().map(|(_, figure)| figure).filter(|figure| figure.kind == Kind::Date).collect();
    for pair in dates.windows(2) {
        let [one, other] = pair else { continue };
        let joint = passage.between(one, other);
        if !matches!(joint.as_str(), "至" | "到" | "—" | "——" | "-" | "~") {
            continue;
        }
        if let (Some(from), Some(to)) = (when(one), when(other))
            && to.last_day() < from.first_day()
        {
            let spans = [passage.span(one), passage.span(other)].into_iter().flatten();
            collector.add(order(Severity::Error, from, to).on(spans));
        }
    }
    for date in dates {
        let told = passage.text().last(date.start as usize, &PAST).is_some();
        if let Some(when) = when(date).filter(|when| told && when.first_day() > today) {
            collector.add(order(Severity::Question, when, When::Day(today)).on(passage.span(date)));
        }
    }
}

fn when(figure: &Quantity) -> Option<When> {
    figure.period.as_ref()?.when
}
