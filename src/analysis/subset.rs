//! Parts of a dataset as datasets of their own: what a filter leaves, one report, and how it stood on a day.
//!
//! A part shares all items with the whole but those that were other on that day.

use std::sync::Arc;

use crate::model::{
    Category, Dataset, Date, Due, FieldKind, Indicator, Item, Measure, NodeId, Number, Object, Progress, Reading,
    Record, Report, Update, Value,
};

use super::analyst::Scope;
use super::filter::Visible;

/// The reports of a scope with the items that are shown; the very dataset where nothing is left out.
#[must_use]
pub fn subset(dataset: &Arc<Dataset>, scope: &Scope, visible: Option<&Visible>) -> Arc<Dataset> {
    if *scope == Scope::All && visible.is_none() {
        return Arc::clone(dataset);
    }
    let wanted = dataset.reports.iter().filter(|report| scope.holds(report));
    let reports = wanted.map(|report| visible.map_or_else(|| Arc::clone(report), |shown| shown_of(report, shown)));
    Arc::new(Dataset { reports: reports.collect(), ..Dataset::default() })
}

fn shown_of(report: &Arc<Report>, visible: &Visible) -> Arc<Report> {
    let shows = |item: &Item| visible.shows(&report.id, &NodeId::Item(item.id.clone()));
    with_items(report, |item| shows(item).then(|| Arc::clone(item)))
}

/// A report with other items; problems and categories that are left without any are not there.
fn with_items(report: &Report, item: impl Fn(&Arc<Item>) -> Option<Arc<Item>>) -> Arc<Report> {
    let categories = report.categories.iter().filter_map(|category| {
        let problems: Vec<_> = category
            .problems
            .iter()
            .filter_map(|problem| {
                let items: Vec<_> = problem.items.iter().filter_map(&item).collect();
                (!items.is_empty()).then(|| Arc::new(crate::model::Problem { items, ..(**problem).clone() }))
            })
            .collect();
        (!problems.is_empty()).then(|| Arc::new(Category { problems, ..(**category).clone() }))
    });
    Arc::new(Report { categories: categories.collect(), ..report.clone() })
}

/// A dataset as it stood at the end of a day, as far as it tells.
///
/// Readings and entries of later days are not there, nor days on which something was done later; due dates are those that
/// held then. Whether an item was closed follows from the steps until then. How far something was that moved on since is
/// what its last update until then says; without one it is unstated, never a guess. The progress of everything else is the
/// one that the dataset has, since a change of it carries no date: who counts by it asks [`known_on`](super::known_on).
#[must_use]
pub fn as_it_stood(dataset: &Dataset, on: Date) -> Arc<Dataset> {
    let of_report = |report| Arc::new(report_then(report, on, |item| Some(Arc::new(item_then(item, on)))));
    Arc::new(Dataset { reports: dataset.reports.iter().map(of_report).collect(), ..Dataset::default() })
}

/// A report as it stood, with what is made of its items; those of which nothing is made are not there.
pub(super) fn report_then(report: &Arc<Report>, on: Date, item: impl Fn(&Arc<Item>) -> Option<Arc<Item>>) -> Report {
    let mut then = Report::clone(&with_items(report, item));
    // A decision was asked for before it was taken.
    then.decisions.iter_mut().for_each(|decision| not_later(&mut decision.on, on));
    drop_later_entries(&mut then, on);
    then.letters.iter_mut().for_each(|letter| not_later(&mut letter.answered_on, on));
    then.indicators.iter_mut().for_each(|indicator| indicator_then(indicator, on));
    then.as_of = Some(on);
    then
}

pub(super) fn item_then(item: &Item, on: Date) -> Item {
    let mut then = item.clone();
    drop_later_entries(&mut then, on);
    let steps = std::mem::replace(&mut then.closing, item.closing.clone());
    then.leave_closing(steps);
    then.closed = then.closed.take().filter(|closed| closed.on <= on);
    let was_closed = then.closed.is_some();
    if was_closed != item.closed.is_some() || has_moved_on(&item.updates, on) {
        (then.progress, then.percent) = told(&then.updates);
    }
    if was_closed && (item.closed.is_none() || has_moved_on(&item.updates, on)) {
        then.progress = Progress::Closed;
    }
    due_then(&mut then.due, on);
    for stage in &mut then.stages {
        not_later(&mut stage.done_on, on);
        due_then(&mut stage.due, on);
    }
    then.measures.iter_mut().for_each(|measure| measure_then(measure, on));
    then.indicators.iter_mut().for_each(|indicator| indicator_then(indicator, on));
    then
}

fn measure_then(measure: &mut Measure, on: Date) {
    let done_later = measure.done_on.is_some_and(|day| day > on);
    let moved_on = has_moved_on(&measure.updates, on);
    drop_later_entries(measure, on);
    not_later(&mut measure.done_on, on);
    due_then(&mut measure.due, on);
    if done_later || moved_on {
        (measure.progress, measure.percent) = told(&measure.updates);
    }
}

/// True where an update of a later day says how far it is.
fn has_moved_on(updates: &[Update], on: Date) -> bool {
    updates.iter().any(|update| update.on > on && update.progress.is_some())
}

/// What the last update that says so says of the progress.
fn told(updates: &[Update]) -> (Progress, Option<Number>) {
    let told = updates.iter().filter(|update| update.progress.is_some()).max_by_key(|update| update.on);
    told.map_or((Progress::Unstated, None), |update| (update.progress.unwrap_or_default(), update.percent))
}

fn due_then(due: &mut Option<Due>, on: Date) {
    if let Some(due) = due {
        // One of a day that is not known may have been made by then.
        due.changes.retain(|change| change.on.is_none_or(|day| day <= on));
    }
}

fn not_later(day: &mut Option<Date>, on: Date) {
    *day = day.filter(|day| *day <= on);
}

/// Takes out what is dated later, from every field that holds dated entries.
fn drop_later_entries<N: Object>(node: &mut N, on: Date) {
    let is_later = |record: &Record| match record.get("on") {
        Some(Value::Date(Some(day))) => *day > on,
        Some(Value::When(Some(when))) => when.last_day() > on,
        _ => false,
    };
    for field in N::FIELDS.iter().filter(|field| matches!(field.kind, FieldKind::Entries | FieldKind::Files)) {
        let Some(Value::Records(mut records)) = node.value(field.key) else { continue };
        let all = records.len();
        records.retain(|record| !is_later(record));
        if records.len() < all
            && let Err(error) = node.set_value(field.key, Value::Records(records))
        {
            log::error!("{field:?}: {error}");
        }
    }
}

fn indicator_then(indicator: &mut Indicator, on: Date) {
    let known = |reading: &Reading| reading.on.is_none_or(|when| when.last_day() <= on);
    indicator.readings.retain(known);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Closed, ClosingKind, ClosingStep, Decision, Extra, Letter, Stage};

    fn dataset() -> Dataset {
        serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_whole_is_the_very_dataset() {
        let dataset = Arc::new(dataset());
        assert!(Arc::ptr_eq(&subset(&dataset, &Scope::All, None), &dataset));
    }

    #[test]
    fn a_part_has_the_items_that_are_shown_and_no_empty_heads() {
        let dataset = Arc::new(dataset());
        let report = &dataset.reports[0];
        let item = report.categories[2].items().next().unwrap();
        let mut visible = Visible::default();
        visible.add(&report.id, NodeId::Item(item.id.clone()));
        let part = subset(&dataset, &Scope::Report(report.id.clone()), Some(&visible));
        assert_eq!(part.reports[0].categories.len(), 1);
        assert!(Arc::ptr_eq(part.reports[0].items().next().unwrap(), item));
        assert!(subset(&dataset, &Scope::Report("elsewhere".into()), None).reports.is_empty());
    }

    #[test]
    fn a_former_day_knows_nothing_of_what_came_later() {
        let mut dataset = dataset();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        let problem = Arc::make_mut(&mut Arc::make_mut(&mut report.categories[0]).problems[0]);
        let item = Arc::make_mut(&mut problem.items[0]);
        item.progress = Progress::Closed;
        item.closed =
            Some(Closed { on: day("2025-06-10"), by: String::new(), how: String::new(), extra: Extra::default() });
        let due = Due::new("2025-03".parse().unwrap());
        let due = due.moved("2025-06".parse().unwrap(), day("2025-03-20"), "雨季".to_owned());
        item.due = Some(due);
        let first = |on: &str| as_it_stood(&dataset, day(on)).reports[0].items().next().unwrap().as_ref().clone();
        let then = first("2025-03-01");
        assert_eq!((then.progress, then.closed), (Progress::Unstated, None));
        assert_eq!(then.due.unwrap().present().unwrap().to_string(), "2025-03");
        let later = first("2025-06-10");
        assert_eq!(later.progress, Progress::Closed);
        assert_eq!(later.due.unwrap().present().unwrap().to_string(), "2025-06");
    }

    #[test]
    fn readings_of_later_days_are_not_there() {
        let dataset = dataset();
        let readings = |dataset: &Dataset| -> Vec<Reading> {
            let report = &dataset.reports[0];
            report.items().flat_map(|item| &item.indicators).flat_map(|n| n.readings.clone()).collect()
        };
        let then = readings(&as_it_stood(&dataset, day("2024-12-31")));
        assert!(then.len() < readings(&dataset).len());
        assert!(then.iter().all(|reading| reading.on.is_none_or(|when| when.last_day() <= day("2024-12-31"))));
    }

    #[test]
    fn an_item_that_moved_on_is_as_far_as_its_last_update_until_then_says() {
        let mut dataset = dataset();
        let problem = Arc::make_mut(&mut Arc::make_mut(&mut dataset.reports[0]).categories[0]);
        let item = Arc::make_mut(&mut Arc::make_mut(&mut problem.problems[0]).items[0]);
        let update = |on: &str, progress: Progress| Update {
            on: day(on),
            text: "进展".to_owned(),
            progress: Some(progress),
            ..Update::blank()
        };
        item.updates = vec![update("2025-03-31", Progress::InProgress), update("2025-06-30", Progress::Done)];
        item.progress = Progress::Done;
        let first = |on: &str| as_it_stood(&dataset, day(on)).reports[0].items().next().unwrap().as_ref().clone();
        let then = first("2025-05-01");
        assert_eq!((then.progress, then.updates.len()), (Progress::InProgress, 1));
        assert_eq!(first("2025-01-01").progress, Progress::Unstated);
        assert_eq!(first("2025-07-01").progress, Progress::Done);
    }

    /// The first item of the dataset as it stood on a day, with its report.
    fn stood(change: impl Fn(&mut Report), item: impl Fn(&mut Item), on: &str) -> (Report, Item) {
        let mut dataset = dataset();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        change(report);
        let category = Arc::make_mut(&mut report.categories[0]);
        item(Arc::make_mut(&mut Arc::make_mut(&mut category.problems[0]).items[0]));
        let then = as_it_stood(&dataset, day(on));
        let item = then.reports[0].items().next().unwrap().as_ref().clone();
        (then.reports[0].as_ref().clone(), item)
    }

    #[test]
    fn an_item_that_was_opened_again_later_was_closed_between_its_steps() {
        let step = |kind, on: &str| ClosingStep { kind, on: Some(day(on)), ..ClosingStep::blank() };
        let reopened = |item: &mut Item| {
            item.closing = vec![step(ClosingKind::Approved, "2025-02-10"), step(ClosingKind::Reopened, "2025-04-20")];
            item.progress = Progress::InProgress;
        };
        let then = |on: &str| {
            let (_, item) = stood(|_| {}, reopened, on);
            (item.progress, item.closed.map(|closed| closed.on), item.closing.len())
        };
        assert_eq!(then("2025-01-31"), (Progress::InProgress, None, 0));
        assert_eq!(then("2025-03-01"), (Progress::Closed, Some(day("2025-02-10")), 1));
        assert_eq!(then("2025-05-01"), (Progress::InProgress, None, 2));
    }

    #[test]
    fn measures_stages_and_letters_of_later_days_were_not_there() {
        let report = |report: &mut Report| {
            let letter = |on: &str| Letter { on: day(on), answered_on: Some(day("2025-05-09")), ..Letter::blank() };
            report.letters = vec![letter("2025-03-03"), letter("2025-05-01")];
            report.decisions = vec![Decision { on: Some(day("2025-05-02")), ..Decision::blank() }];
        };
        let item = |item: &mut Item| {
            item.stages = vec![Stage { done_on: Some(day("2025-05-03")), ..Stage::blank() }];
            let measure = &mut item.measures[0];
            let update = |on: &str, progress| Update { on: day(on), progress: Some(progress), ..Update::blank() };
            measure.updates = vec![update("2025-03-01", Progress::InProgress), update("2025-05-01", Progress::Done)];
            (measure.progress, measure.done_on) = (Progress::Done, Some(day("2025-05-01")));
        };
        let (report, item) = stood(report, item, "2025-04-01");
        assert_eq!(report.letters.iter().map(|letter| letter.answered_on).collect::<Vec<_>>(), [None]);
        assert_eq!(report.decisions.iter().map(|decision| decision.on).collect::<Vec<_>>(), [None]);
        assert_eq!(item.stages[0].done_on, None);
        let measure = &item.measures[0];
        assert_eq!((measure.progress, measure.done_on, measure.updates.len()), (Progress::InProgress, None, 1));
    }
}
