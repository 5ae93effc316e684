//! How an item goes, put down as one step: the entry, and how much of the item is done by it.

use crate::field;
use crate::model::{Item, ReportId, Update};

use super::edit::{Change, Edit, EditLabel};

/// The edit that adds an entry behind those that an item of a report has. How much is done by a newer entry than the last
/// holds for the item; an older one, put down late, leaves it as it is.
#[must_use]
pub fn record_progress(report: &ReportId, item: &Item, update: Update) -> Edit {
    let newest = item.updates.iter().all(|known| known.on <= update.on);
    let percent = update.percent.filter(|_| newest);
    let updates = item.updates.iter().cloned().chain([update]).collect();
    let entry = Change::set(&item.id, field!(Item.updates), updates);
    let change = if percent.is_some() {
        Change::Batch(EditLabel::Entry, vec![entry, Change::set(&item.id, field!(Item.percent), percent)])
    } else {
        entry
    };
    Edit::new(report.clone(), change)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::*;
    use crate::document::Document;
    use crate::model::{Dataset, Number, report_of};

    fn dataset() -> Dataset {
        let item = Item::new("i".into(), "(1)".to_owned(), "t".to_owned());
        Dataset { reports: vec![Arc::new(report_of([item]))], ..Dataset::default() }
    }

    #[test]
    fn an_entry_put_down_late_does_not_take_the_percent_back() {
        let mut document = Document::loaded(Arc::new(dataset()));
        let put = |document: &mut Document, on: &str, percent: i64| {
            let percent = Some(Number::from(percent));
            let update = Update { on: on.parse().unwrap(), text: on.to_owned(), percent, ..Update::blank() };
            let report = &document.dataset().reports[0];
            let edit = record_progress(&report.id, report.items().next().unwrap(), update);
            document.edit(edit, Duration::ZERO).unwrap();
        };
        put(&mut document, "2026-09-10", 60);
        put(&mut document, "2026-08-10", 40);
        let item = document.dataset().reports[0].items().next().unwrap().clone();
        assert_eq!((item.updates.len(), item.percent), (2, Some(Number::from(60))));
        document.undo().unwrap();
        document.undo().unwrap();
        let item = document.dataset().reports[0].items().next().unwrap();
        assert_eq!((item.updates.len(), item.percent), (0, None), "each entry is one step back");
    }
}
