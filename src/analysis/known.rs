//! What a dataset knows of a former day: the part of it whose standing of that day is written down, and what is left out
//! because it is not. The standing of today says nothing of then.

use std::sync::Arc;

use crate::model::{
    Dataset, Date, Indicator, Item, Measure, NodeId, NodeRef, Number, Progress, Reading, Report, Status, Update,
};

use super::former::status_on;
use super::subset::{item_then, report_then};

/// What is counted of a former day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Items by where they stood. Those of which it is not known are not there.
    Items,
    /// Measures by how far they were. Those of which it is not known are not there.
    Measures,
    /// Values of indicators. Those that are not known are not there.
    Values,
    /// Days on which items were closed. They are dates, so all items are there.
    Closings,
}

/// A dataset on a former day.
#[derive(Debug, Clone)]
pub struct Known {
    /// What is known.
    pub dataset: Arc<Dataset>,
    /// What is counted, and not known of that day.
    pub unknown: Vec<NodeRef>,
}

/// What a dataset knows of the end of a former day.
#[must_use]
pub fn known_on(dataset: &Dataset, on: Date, counted: Counted) -> Known {
    let mut unknown = Vec::new();
    let of_report = |report: &Arc<Report>| {
        let then = |item: &Arc<Item>| item_known(item, report, on, counted).map(Arc::new);
        let mut known = report_then(report, on, then);
        keep_known(&mut known.indicators, report, on);
        let nodes = report.items().flat_map(|item| unknown_of(item, report, on, counted));
        let own =
            report.indicators.iter().filter(|indicator| counted == Counted::Values && is_lost(indicator, report, on));
        let own = own.map(|indicator| NodeId::Indicator(indicator.id.clone()));
        unknown.extend(nodes.chain(own).map(|node| NodeRef::new(report.id.clone(), node)));
        Arc::new(known)
    };
    let reports = dataset.reports.iter().map(of_report).collect();
    Known { dataset: Arc::new(Dataset { reports, ..Dataset::default() }), unknown }
}

/// What of an item is counted, and not known.
fn unknown_of(item: &Item, report: &Report, on: Date, counted: Counted) -> Vec<NodeId> {
    match counted {
        Counted::Items | Counted::Closings if status_on(item, on, 0).is_some() => Vec::new(),
        Counted::Items | Counted::Closings => vec![NodeId::Item(item.id.clone())],
        Counted::Measures => {
            let standing = status_on(item, on, 0);
            let lost = item.measures.iter().filter(|measure| measure_on(standing, measure, on).is_none());
            lost.map(|measure| NodeId::Measure(measure.id.clone())).collect()
        }
        Counted::Values => {
            let lost = item.indicators.iter().filter(|indicator| is_lost(indicator, report, on));
            lost.map(|indicator| NodeId::Indicator(indicator.id.clone())).collect()
        }
    }
}

/// The item with what is known of that day; nothing where what is counted of it is not.
fn item_known(item: &Item, report: &Report, on: Date, counted: Counted) -> Option<Item> {
    let standing = status_on(item, on, 0);
    if standing.is_none() && counted == Counted::Items {
        return None;
    }
    let mut then = item_then(item, on);
    let told = told(&then.updates);
    (then.progress, then.percent) = match standing {
        Some(Status::Closed) => (Progress::Closed, told.and_then(|(_, percent)| percent)),
        Some(Status::Done) => {
            told.filter(|(progress, _)| *progress == Progress::Done).unwrap_or((Progress::Done, None))
        }
        Some(_) => told.filter(|(progress, _)| !progress.is_complete()).unwrap_or_default(),
        None => (Progress::Unstated, None),
    };
    // What is known of a measure is told by its dates as they are now: those of later days are taken out of it.
    let known: Vec<Option<Told>> = item.measures.iter().map(|now| measure_on(standing, now, on)).collect();
    // Of several measures a share is made: where one of them is not known, none is.
    let is_told = counted == Counted::Measures || known.iter().all(Option::is_some);
    let mut measures: Vec<Measure> = Vec::with_capacity(then.measures.len());
    for (mut measure, known) in std::mem::take(&mut then.measures).into_iter().zip(known) {
        if known.is_some() || counted != Counted::Measures {
            (measure.progress, measure.percent) = known.filter(|_| is_told).unwrap_or_default();
            measures.push(measure);
        }
    }
    then.measures = measures;
    keep_known(&mut then.indicators, report, on);
    (counted != Counted::Measures || !then.measures.is_empty()).then_some(then)
}

type Told = (Progress, Option<Number>);

/// What the last update that says so says of the progress.
fn told(updates: &[Update]) -> Option<Told> {
    let told = updates.iter().filter(|update| update.progress.is_some()).max_by_key(|update| update.on)?;
    Some((told.progress?, told.percent))
}

/// How far a measure of an item that stood so was; nothing where no date tells. What was done on a later day was not done yet.
fn measure_on(standing: Option<Status>, measure: &Measure, on: Date) -> Option<Told> {
    let until: Vec<Update> = measure.updates.iter().filter(|update| update.on <= on).cloned().collect();
    let told = told(&until);
    match measure.done_on {
        Some(day) if day <= on => Some((Progress::Done, None)),
        Some(_) => Some(told.filter(|(progress, _)| !progress.is_complete()).unwrap_or_default()),
        // What belongs to a closed item was dealt with when it was closed.
        None if standing == Some(Status::Closed) => Some(told.unwrap_or_default()),
        None => told,
    }
}

/// Leaves the readings of which it is known that they had been taken.
fn keep_known(indicators: &mut [Indicator], report: &Report, on: Date) {
    for indicator in indicators {
        indicator.readings.retain(|reading| is_taken(reading, report, on));
    }
}

/// True for a reading that had been taken by then. What a notice says without a date it says as of its own day; when a person
/// typed one without a date nobody knows.
fn is_taken(reading: &Reading, report: &Report, on: Date) -> bool {
    match (reading.on, &reading.source) {
        (Some(when), _) => when.last_day() <= on,
        (None, Some(_)) => report.as_of.is_some_and(|day| day <= on),
        (None, None) => false,
    }
}

/// True for an indicator that has a value today and none of then.
fn is_lost(indicator: &Indicator, report: &Report, on: Date) -> bool {
    !indicator.readings.is_empty() && !indicator.readings.iter().any(|reading| is_taken(reading, report, on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, ClosingKind, ClosingStep, Due, Problem, Span, When};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn dated(on: &str, progress: Progress) -> Update {
        Update { on: day(on), progress: Some(progress), ..Update::blank() }
    }

    fn item(id: &str, change: impl Fn(&mut Item)) -> Arc<Item> {
        let mut item = Item::new(id.into(), id.to_owned(), format!("河道{id}"));
        change(&mut item);
        Arc::new(item)
    }

    fn dataset(items: Vec<Arc<Item>>) -> Dataset {
        let mut report = Report::new("r".into(), "河长制专项".to_owned());
        report.as_of = Some(day("2025-06-30"));
        let problem = Problem { items, ..Problem::new("p".into(), "1".to_owned(), String::new()) };
        let category = Category::new("c".into(), "一".to_owned(), String::new());
        report.categories = vec![Arc::new(Category { problems: vec![Arc::new(problem)], ..category })];
        Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
    }

    /// The items that are known of a day with their progress, and the ids of what is not.
    fn known(dataset: &Dataset, on: &str, counted: Counted) -> (Vec<(String, Progress)>, Vec<String>) {
        let known = known_on(dataset, day(on), counted);
        let items = known.dataset.reports[0].items().map(|item| (item.id.to_string(), item.progress)).collect();
        (items, known.unknown.iter().map(|node| node.node.as_str().to_owned()).collect())
    }

    #[test]
    fn what_holds_today_is_not_shown_as_the_standing_of_then() {
        let dataset = dataset(vec![
            item("never", |item| item.progress = Progress::Done),
            item("later", |item| {
                item.progress = Progress::Done;
                item.updates = vec![dated("2025-03-01", Progress::InProgress)];
            }),
            item("claimed", |item| {
                item.progress = Progress::Done;
                item.updates = vec![dated("2025-02-01", Progress::Done)];
                item.percent = Some(100.into());
            }),
        ]);
        let (items, unknown) = known(&dataset, "2025-04-01", Counted::Items);
        assert_eq!(items, [("later".to_owned(), Progress::InProgress), ("claimed".to_owned(), Progress::Done)]);
        assert_eq!(unknown, ["never"]);
        let (items, unknown) = known(&dataset, "2025-01-01", Counted::Items);
        // What was claimed on a day that is known was not claimed before it; of the others nothing was written down.
        assert_eq!(items, [("claimed".to_owned(), Progress::Unstated)]);
        assert_eq!(unknown, ["never", "later"]);
    }

    #[test]
    fn all_items_stand_in_what_counts_closings() {
        let closed = item("closed", |item| {
            item.progress = Progress::Closed;
            let step = ClosingStep { kind: ClosingKind::Approved, on: Some(day("2025-05-20")), ..ClosingStep::blank() };
            item.leave_closing(vec![step]);
        });
        let dataset = dataset(vec![closed, item("open", |item| item.progress = Progress::InProgress)]);
        let (items, unknown) = known(&dataset, "2025-06-01", Counted::Closings);
        assert_eq!(items, [("closed".to_owned(), Progress::Closed), ("open".to_owned(), Progress::Unstated)]);
        assert_eq!(unknown, ["open"]);
    }

    #[test]
    fn a_measure_is_known_by_its_days_alone() {
        let measures = item("i", |item| {
            let measure = |id: &str, done_on: Option<&str>, updates| Measure {
                progress: Progress::Done,
                done_on: done_on.map(day),
                due: Some(Due::new(When::Day(day("2025-03-31")))),
                updates,
                ..Measure::new(id.into(), "1".to_owned(), "清淤".to_owned())
            };
            item.measures = vec![
                measure("before", Some("2025-03-01"), vec![]),
                measure("after", Some("2025-05-01"), vec![]),
                measure("told", None, vec![dated("2025-02-01", Progress::InProgress)]),
                measure("silent", None, vec![]),
            ];
        });
        let known = known_on(&dataset(vec![measures]), day("2025-04-01"), Counted::Measures);
        let item = known.dataset.reports[0].items().next().unwrap();
        let progress: Vec<_> = item.measures.iter().map(|measure| (measure.id.as_str(), measure.progress)).collect();
        let expected = [("before", Progress::Done), ("after", Progress::Unstated), ("told", Progress::InProgress)];
        assert_eq!(progress, expected);
        assert_eq!(known.unknown.iter().map(|node| node.node.as_str()).collect::<Vec<_>>(), ["silent"]);
    }

    #[test]
    fn of_measures_that_are_not_all_known_no_share_is_made() {
        let measures = item("i", |item| {
            let measure = |id: &str, done_on: Option<&str>| Measure {
                progress: Progress::Done,
                done_on: done_on.map(day),
                ..Measure::new(id.into(), "1".to_owned(), "清淤".to_owned())
            };
            item.measures = vec![measure("dated", Some("2025-03-01")), measure("silent", None)];
            item.updates = vec![dated("2025-02-01", Progress::InProgress)];
        });
        let known = known_on(&dataset(vec![measures]), day("2025-04-01"), Counted::Items);
        let item = known.dataset.reports[0].items().next().unwrap();
        assert!(item.measures.iter().all(|measure| measure.progress == Progress::Unstated), "{:?}", item.measures);
    }

    #[test]
    fn what_was_closed_and_opened_again_is_a_claim_when_it_was_claimed_anew() {
        let step = |kind, on: &str| ClosingStep { kind, on: Some(day(on)), ..ClosingStep::blank() };
        let again = item("again", |item| {
            item.progress = Progress::Done;
            item.updates = vec![dated("2025-04-01", Progress::Closed)];
            item.closing = vec![
                step(ClosingKind::Approved, "2025-04-01"),
                step(ClosingKind::Reopened, "2025-05-01"),
                step(ClosingKind::Applied, "2025-06-01"),
            ];
        });
        let (items, unknown) = known(&dataset(vec![again]), "2025-06-10", Counted::Items);
        assert_eq!((items, unknown.len()), (vec![("again".to_owned(), Progress::Done)], 0));
    }

    #[test]
    fn a_value_without_a_date_is_that_of_the_notice_or_of_no_day() {
        let values = item("i", |item| {
            let reading = |on: Option<&str>, source| Reading {
                on: on.map(|on| on.parse().unwrap()),
                source,
                ..Reading::new(5.into())
            };
            let indicator = |id: &str, readings| Indicator { id: id.into(), readings, ..Indicator::blank() };
            item.indicators = vec![
                indicator("read", vec![reading(None, Some(Span::new(0, 0, 2)))]),
                indicator("typed", vec![reading(None, None)]),
                indicator("dated", vec![reading(Some("2025-05"), None), reading(Some("2025-08"), None)]),
                indicator("none", vec![]),
            ];
        });
        let dataset = dataset(vec![values]);
        let of = |on: &str| {
            let known = known_on(&dataset, day(on), Counted::Values);
            let item = known.dataset.reports[0].items().next().unwrap();
            let counts: Vec<_> = item.indicators.iter().map(|indicator| indicator.readings.len()).collect();
            (counts, known.unknown.iter().map(|node| node.node.as_str().to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(of("2025-07-01"), (vec![1, 0, 1, 0], vec!["typed".to_owned()]));
        assert_eq!(of("2025-06-01"), (vec![0, 0, 1, 0], vec!["read".to_owned(), "typed".to_owned()]));
    }
}
