//! A chart as a person chose it: which one, of which report, as it stood when, in which order.

use std::sync::Arc;

use crate::analysis::{Scope, Visible, as_it_stood, subset};
use crate::model::{Dataset, Date};
use crate::words::Words;

use super::catalogue::Named;
use super::context::{ChartContext, Order};
use super::value::{Body, Chart};

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartSpec {
    /// Which chart.
    pub named: Named,
    /// The order of its rows; nothing for the one that suits it.
    pub order: Option<Order>,
    /// The day as of which it is shown; nothing for now.
    pub as_of: Option<Date>,
    /// All reports, or one.
    pub scope: Scope,
}

impl ChartSpec {
    /// A chart of everything as it is now.
    #[must_use]
    pub fn new(named: Named) -> Self {
        Self { named, order: None, as_of: None, scope: Scope::All }
    }

    /// Makes the chart of what a filter leaves of a dataset. Its subtitle says what was left out.
    #[must_use]
    pub fn build(&self, whole: &Arc<Dataset>, visible: Option<&Visible>, context: &ChartContext<'_>) -> Chart {
        let words = context.words;
        let part = subset(whole, &self.scope, visible);
        let dataset = self.as_of.map_or_else(|| Arc::clone(&part), |on| as_it_stood(&part, on));
        let today = self.as_of.unwrap_or(context.today);
        let mut chart = self.named.build(&ChartContext { dataset: &dataset, today, order: self.order, ..*context });
        let filtered = visible.map(|visible| words.with("chart-filtered", [("count", visible.items().into())]));
        if dataset.reports.iter().all(|report| report.categories.is_empty()) && visible.is_some() {
            chart.body = Body::Empty(words.text("chart-filtered-out").to_owned());
        }
        // These say themselves of which day they are.
        let is_dated = matches!(chart.body, Body::Standing(_) | Body::Units(_) | Body::Closed(_));
        let then = self.as_of.and_then(|on| then(&part, on, is_dated, words));
        let parts = std::iter::once(chart.subtitle).chain(then).chain(filtered);
        chart.subtitle = parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        chart
    }
}

/// That the chart is of a former day, and of how many items it is not known how far they were then.
fn then(part: &Dataset, on: Date, is_dated: bool, words: &Words) -> Option<String> {
    let items = part.reports.iter().flat_map(|report| report.items());
    let unknown = items.filter(|item| item.closed.as_ref().is_some_and(|closed| closed.on > on)).count();
    let arguments = [("date", words.date(on).into()), ("unknown", unknown.into())];
    let key = if unknown > 0 { "chart-then-unknown" } else { "chart-then" };
    (unknown > 0 || !is_dated).then(|| words.with(key, arguments))
}
