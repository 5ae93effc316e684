//! The counts and attainments of a dataset, as `guatu stats --json` prints them.

use serde::Serialize;

use crate::model::{Dataset, Indicator, Item, Number, Report};

use super::attainment::{Attainment, AttainmentRule};

/// What there is in a dataset.
#[derive(Debug, Default, Serialize)]
#[expect(missing_docs, reason = "the counts are of what their names say")]
pub struct Stats<'a> {
    pub reports: usize,
    pub categories: usize,
    pub problems: usize,
    pub items: usize,
    pub measures: usize,
    pub indicators: usize,
    pub readings: usize,
    pub targets: usize,
    pub met: usize,
    pub off_target: usize,
    /// Every indicator with a target.
    pub attainment: Vec<IndicatorStats<'a>>,
}

/// How far one indicator is.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the fields of model::Indicator and Attainment")]
pub struct IndicatorStats<'a> {
    pub report: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<&'a str>,
    pub id: &'a str,
    pub name: &'a str,
    pub unit: &'a str,
    pub value: Option<Number>,
    pub target: Option<Number>,
    pub ratio: Option<Number>,
    pub rule: AttainmentRule,
    pub met: Option<bool>,
}

/// Counts a dataset.
#[must_use]
pub fn stats(dataset: &Dataset) -> Stats<'_> {
    let mut stats = Stats { reports: dataset.reports.len(), ..Stats::default() };
    for report in &dataset.reports {
        stats.categories += report.categories.len();
        stats.problems += report.problems().count();
        stats.add(report, None, &report.indicators);
        for item in report.items() {
            stats.items += 1;
            stats.measures += item.measures.len();
            stats.add(report, Some(item), &item.indicators);
        }
    }
    stats
}

impl<'a> Stats<'a> {
    fn add(&mut self, report: &'a Report, item: Option<&'a Item>, indicators: &'a [Indicator]) {
        for indicator in indicators {
            self.indicators += 1;
            self.readings += indicator.readings.len();
            let Some(target) = &indicator.target else { continue };
            let attainment = Attainment::of(indicator);
            self.targets += 1;
            self.met += usize::from(attainment.met == Some(true));
            self.off_target += usize::from(attainment.is_off());
            self.attainment.push(IndicatorStats {
                report: report.id.as_str(),
                item: item.map(|item| item.id.as_str()),
                id: indicator.id.as_str(),
                name: &indicator.name,
                unit: &indicator.unit,
                value: indicator.latest().map(|reading| reading.value),
                target: Some(target.value),
                ratio: attainment.ratio.map(|ratio| ratio.round(4)),
                rule: attainment.rule,
                met: attainment.met,
            });
        }
    }
}
