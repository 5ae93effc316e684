//! Parts of a dataset as datasets of their own: what a filter leaves, one report, and how it stood on a day.
//!
//! A part shares all items with the whole but those that were other on that day.

use std::sync::Arc;

use crate::model::{
    Category, Dataset, Date, FieldKind, Indicator, Item, NodeId, Object as _, Reading, Record, Report, Value,
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
/// Readings and entries of later days are not there; due dates are those that held then; what was closed later was not
/// closed. How far an item was that moved on since is what its last update until then says; without one it is unstated,
/// never a guess. The progress of everything else is the one that the dataset has, since a change of it carries no date.
#[must_use]
pub fn as_it_stood(dataset: &Dataset, on: Date) -> Arc<Dataset> {
    let of_report = |report: &Arc<Report>| {
        let mut then = Report::clone(&with_items(report, |item| Some(Arc::new(item_then(item, on)))));
        then.indicators.iter_mut().for_each(|indicator| indicator_then(indicator, on));
        then.as_of = Some(on);
        Arc::new(then)
    };
    Arc::new(Dataset { reports: dataset.reports.iter().map(of_report).collect(), ..Dataset::default() })
}

fn item_then(item: &Item, on: Date) -> Item {
    let mut then = item.clone();
    let closed_later = then.closed.as_ref().is_some_and(|closed| closed.on > on);
    let moved_on = item.updates.iter().any(|update| update.on > on && update.progress.is_some());
    drop_later_entries(&mut then, on);
    if closed_later {
        then.closed = None;
    }
    if closed_later || moved_on {
        let latest = then.updates.iter().filter(|update| update.progress.is_some()).max_by_key(|update| update.on);
        let (progress, percent) = latest.map_or((None, None), |update| (update.progress, update.percent));
        (then.progress, then.percent) = (progress.unwrap_or_default(), percent);
    }
    for due in then.due.iter_mut().chain(then.measures.iter_mut().filter_map(|measure| measure.due.as_mut())) {
        // One of a day that is not known may have been made by then.
        due.changes.retain(|change| change.on.is_none_or(|day| day <= on));
    }
    then.indicators.iter_mut().for_each(|indicator| indicator_then(indicator, on));
    then
}

/// Takes out what is dated later, from every field that holds dated entries.
fn drop_later_entries(item: &mut Item, on: Date) {
    let is_later = |record: &Record| matches!(record.get("on"), Some(Value::Date(Some(day))) if *day > on);
    for field in Item::FIELDS.iter().filter(|field| matches!(field.kind, FieldKind::Entries | FieldKind::Files)) {
        let Some(Value::Records(mut records)) = item.value(field.key) else { continue };
        let all = records.len();
        records.retain(|record| !is_later(record));
        if records.len() < all
            && let Err(error) = item.set_value(field.key, Value::Records(records))
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
    use crate::model::{Closed, Due, Extra, Progress, Update};

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
}
