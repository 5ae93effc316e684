//! The chart of one node: an item's indicators, or the chart that suits an indicator best.

use crate::analysis::target_due;
use crate::model::{Indicator, IndicatorId, ItemId, NodeId, Report};
use crate::words::Words;

use super::bullet::bullet;
use super::compare::before_after;
use super::part::{part_of_whole, partitions};
use super::series::series;
use super::targets;
use super::value::{Body, Chart};

/// Which chart suits an indicator best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorChart {
    /// A bar with its target as a tick, and no other chart.
    Bullet,
    /// Two joined dots.
    BeforeAfter,
    /// A line over time with its target.
    Series,
}

/// The chart that suits one indicator best beside its bullet.
#[must_use]
pub fn best(indicator: &Indicator) -> IndicatorChart {
    let dated = indicator.readings.iter().chain(&indicator.baseline).filter(|reading| reading.on.is_some()).count();
    match &indicator.baseline {
        _ if dated >= 3 => IndicatorChart::Series,
        Some(baseline) if indicator.latest().is_some_and(|latest| latest.comparable(baseline)) => {
            IndicatorChart::BeforeAfter
        }
        _ => IndicatorChart::Bullet,
    }
}

/// The chart of the item or the indicator with an id; nothing where there is none. An item with more indicators than
/// there is room for says how many are left out.
#[must_use]
pub fn of_node(report: &Report, id: &str, most: usize, words: &Words) -> Option<Chart> {
    if let Some(item) = report.item_of(&NodeId::Item(ItemId::from(id))) {
        return Some(targets::of_item(report, item, words).cut(most, words));
    }
    let (_, indicator) = report.indicator(&IndicatorId::from(id))?;
    Some(of_indicator(report, indicator, words))
}

fn of_indicator(report: &Report, indicator: &Indicator, words: &Words) -> Chart {
    let own = report.item_of(&NodeId::Indicator(indicator.id.clone()));
    let siblings = own.map_or(report.indicators.as_slice(), |item| item.indicators.as_slice());
    if !partitions(indicator, siblings).is_empty() {
        return part_of_whole(&report.id, indicator, siblings, words);
    }
    match best(indicator) {
        IndicatorChart::Series => series(&report.id, indicator, target_due(indicator, own.map(|item| &**item)), words),
        IndicatorChart::BeforeAfter => before_after(&report.id, indicator, words),
        IndicatorChart::Bullet => {
            let row = bullet(&report.id, indicator, &crate::analysis::Attainment::of(indicator), words);
            let subtitle = super::messages::subtitle(indicator, words);
            Chart::new(super::messages::series_title(indicator, words), subtitle, Body::Rows(vec![row]))
        }
    }
}
