//! A chart as a person chose it: which one, of which report, as it stood when, in which order.

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::{Counted, Scope, Visible, known_on, subset};
use crate::model::{Dataset, Date, NodeRef};

use super::catalogue::Named;
use super::context::{ChartContext, Order};
use super::note::{noted, noted_report};
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
        let today = self.as_of.unwrap_or(context.today);
        // Of a former day only what was written down is known; on a later one everything is as it is now.
        let known = self.as_of.filter(|on| *on < context.today).map(|on| known_on(&part, on, self.named.counted()));
        let dataset = known.as_ref().map_or(&part, |known| &known.dataset);
        let unknown: HashSet<NodeRef> = known.iter().flat_map(|known| known.unknown.iter().cloned()).collect();
        let made = ChartContext { dataset, today, order: self.order, unknown: Some(&unknown), ..*context };
        let mut chart = self.named.drawn(&made);
        let filtered = visible.map(|visible| words.with("chart-filtered", [("count", visible.items().into())]));
        if part.reports.iter().all(|report| report.categories.is_empty()) && visible.is_some() {
            chart.body = Body::Empty(words.text("chart-filtered-out").to_owned());
        }
        // These say themselves of which day they are.
        let is_dated = matches!(
            chart.body,
            Body::Standing(_)
                | Body::Units(_)
                | Body::Targets(_)
                | Body::Closed(_)
                | Body::ClosedPanels(_)
                | Body::Calendar(_)
        );
        let then =
            self.as_of.filter(|_| !is_dated).map(|on| words.with("chart-then", [("date", words.date(on).into())]));
        let not_known = (!unknown.is_empty()).then(|| {
            let key = match self.named.counted() {
                Counted::Items | Counted::Closings => "chart-unknown-items",
                Counted::Measures => "chart-unknown-measures",
                Counted::Values => "chart-unknown-values",
            };
            words.with(key, [("count", unknown.len().into())])
        });
        let parts = std::iter::once(chart.subtitle).chain(then).chain(not_known).chain(filtered);
        chart.subtitle = parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        noted(chart, (self.named.name(), self.named.former_names()), noted_report(whole, &self.scope))
    }
}
