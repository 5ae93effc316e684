//! How the items stood a month before, as far as the dataset tells: what is not known is not compared.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::{month_before, status_on};
use crate::model::{Dataset, Date, Item, ItemId, Status};

/// How the items of a report stood on an earlier day.
#[derive(Debug)]
pub(super) struct Before {
    /// The day.
    pub(super) day: Date,
    /// Where each item stood; nothing for one of which nothing tells it.
    items: HashMap<ItemId, Option<Status>>,
    /// Of how many something tells it.
    known: usize,
}

impl Before {
    /// A month before a day; nothing where the work had not begun by then.
    pub(super) fn of(dataset: &Dataset, today: Date, near_days: u32) -> Option<Self> {
        let report = dataset.reports.first()?;
        let day = month_before(report, today)?;
        let stood = |item: &Arc<Item>| (item.id.clone(), status_on(item, day, near_days));
        let items: Vec<_> = report.items().map(stood).collect();
        let known = items.iter().filter(|(_, status)| status.is_some()).count();
        Some(Self { day, items: items.into_iter().collect(), known })
    }

    /// How an item stood; nothing where that is not known.
    pub(super) fn status(&self, item: &ItemId) -> Option<Status> {
        self.items.get(item).copied().flatten()
    }

    /// True where it is known of one item at least.
    pub(super) fn is_known(&self) -> bool {
        self.known > 0
    }

    /// How many of some items stood where, in the order of [`Status`]; nothing where that of one of them is not known.
    pub(super) fn counts<'a>(&self, items: impl Iterator<Item = &'a ItemId>) -> Option<[usize; 5]> {
        let mut counts = [0; 5];
        if !self.is_known() {
            return None;
        }
        for item in items {
            let status = self.status(item)?;
            if let Some(count) = counts.get_mut(status as usize) {
                *count += 1;
            }
        }
        Some(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Due, Progress, Update, report_of};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(id: &str, told: &[(&str, Progress)], now: Progress) -> Item {
        let update = |(on, progress): &(&str, Progress)| Update {
            on: day(on),
            text: "进展".to_owned(),
            progress: Some(*progress),
            ..Update::blank()
        };
        Item {
            progress: now,
            due: Some(Due::new("2026-04-30".parse().unwrap())),
            updates: told.iter().map(update).collect(),
            ..Item::new(id.into(), "(1)".to_owned(), "问题".to_owned())
        }
    }

    fn before(items: Vec<Item>) -> Before {
        let dataset = Dataset { reports: vec![Arc::new(report_of(items))], ..Dataset::default() };
        Before::of(&dataset, day("2026-06-10"), 10).unwrap()
    }

    #[test]
    fn what_no_entry_tells_is_not_compared() {
        let known = item("a", &[("2026-05-02", Progress::InProgress), ("2026-06-01", Progress::Done)], Progress::Done);
        let later = item("b", &[("2026-06-01", Progress::InProgress)], Progress::InProgress);
        let silent = item("c", &[], Progress::InProgress);
        let before = before(vec![known, later, silent]);
        assert_eq!(before.day, day("2026-05-10"));
        let [a, b, c] = ["a", "b", "c"].map(ItemId::from);
        assert_eq!(before.status(&a), Some(Status::Late));
        assert_eq!((before.status(&b), before.status(&c)), (None, None));
        assert_eq!(before.counts([&a].into_iter()), Some([1, 0, 0, 0, 0]));
        assert_eq!(before.counts([&a, &b].into_iter()), None);
    }

    #[test]
    fn before_the_work_began_there_is_nothing_to_compare_with() {
        let mut report = report_of(vec![item("a", &[], Progress::InProgress)]);
        report.feedback_on = Some(day("2026-05-20"));
        let dataset = Dataset { reports: vec![Arc::new(report)], ..Dataset::default() };
        assert!(Before::of(&dataset, day("2026-06-10"), 10).is_none());
    }
}
