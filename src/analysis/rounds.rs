//! Former rounds of a rectification (结转): an item that went over says by its title which report it stood in.

use std::collections::HashSet;

use crate::model::{Dataset, Report};

/// The titles of the former rounds from which items of a report went over.
#[must_use]
pub fn former_titles(report: &Report) -> HashSet<&str> {
    let titles = report.items().flat_map(|item| &item.carried).map(|from| from.report.as_str());
    titles.filter(|title| *title != report.title).collect()
}

/// The places of the reports of a dataset that are former rounds of one of them.
pub(super) fn former_rounds(dataset: &Dataset, at: usize) -> Vec<usize> {
    let Some(report) = dataset.reports.get(at) else { return Vec::new() };
    let titles = former_titles(report);
    let is_former = |place: &usize| {
        *place != at && dataset.reports.get(*place).is_some_and(|own| titles.contains(own.title.as_str()))
    };
    (0..dataset.reports.len()).filter(is_former).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Carried, Item, report_of};

    #[test]
    fn only_reports_that_an_item_went_over_from_are_former_rounds() {
        let report = |title: &str, from: &[&str]| {
            let carried = |from: &&str| Carried { report: (*from).to_owned(), ..Carried::blank() };
            let carried = from.iter().map(carried).collect();
            let item = Item { carried, ..Item::new("i".into(), "1".to_owned(), "堤防".to_owned()) };
            let mut report = report_of([item]);
            report.title = title.to_owned();
            Arc::new(report)
        };
        let reports =
            vec![report("甲县", &[]), report("乙县", &[]), report("乙县第二轮", &["乙县"]), report("丙县", &["丙县"])];
        let dataset = Dataset { reports, ..Dataset::default() };
        let former: Vec<_> = (0..5).map(|at| former_rounds(&dataset, at)).collect();
        assert_eq!(former, [vec![], vec![], vec![1], vec![], vec![]], "no report is its own former round");
    }
}
