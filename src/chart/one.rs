//! The chart of one node: an item's indicators, or the chart that suits an indicator best.

use crate::analysis::{Change, target_due};
use crate::model::{Indicator, IndicatorId, ItemId, NodeId, Report};

use super::context::RowContext;
use super::part::{part_of_whole, partitions};
use super::series::series;
use super::targets::{self, before_after};
use super::value::Chart;

/// Which chart suits an indicator best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndicatorChart {
    /// A bar with its target as a tick, and no other chart.
    Bullet,
    /// An arrow from one value to the other.
    BeforeAfter,
    /// A line over time with its target.
    Series,
}

/// The chart that suits one indicator best beside its bullet.
#[must_use]
pub fn best(indicator: &Indicator) -> IndicatorChart {
    let dated = indicator.readings.iter().chain(&indicator.baseline).filter(|reading| reading.on.is_some()).count();
    match Change::of(indicator) {
        _ if dated >= 3 => IndicatorChart::Series,
        Some(_) => IndicatorChart::BeforeAfter,
        None => IndicatorChart::Bullet,
    }
}

/// The chart of the item or the indicator with an id; nothing where there is none. An item with more indicators than
/// there is room for says how many are left out.
#[must_use]
pub fn of_node(report: &Report, id: &str, most: usize, context: &RowContext<'_>) -> Option<Chart> {
    if let Some(item) = report.item_of(&NodeId::Item(ItemId::from(id))) {
        return Some(targets::of_item(report, item, context).cut(most, context.words));
    }
    let (_, indicator) = report.indicator(&IndicatorId::from(id))?;
    Some(of_indicator(report, indicator, context))
}

fn of_indicator(report: &Report, indicator: &Indicator, context: &RowContext<'_>) -> Chart {
    let own = report.item_of(&NodeId::Indicator(indicator.id.clone()));
    let item = own.map(AsRef::as_ref);
    let words = context.words;
    let siblings = own.map_or(report.indicators.as_slice(), |item| item.indicators.as_slice());
    if !partitions(indicator, siblings).is_empty() {
        return part_of_whole(&report.id, indicator, siblings, words);
    }
    match best(indicator) {
        IndicatorChart::Series => series(&report.id, indicator, target_due(indicator, item), words),
        IndicatorChart::BeforeAfter => before_after(report, item, indicator, context),
        IndicatorChart::Bullet => targets::of_indicator(report, item, indicator, context),
    }
}
