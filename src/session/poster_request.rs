//! A poster of the wall chart to be written by a worker.

use std::sync::Arc;

use crate::chart::{Chart, ChartColours};
use crate::model::Dataset;
use crate::scene::Scene;

use super::charts::ChartRequest;
use super::poster_choice::PosterChoice;

/// A poster to be written.
#[derive(Debug)]
pub struct PosterRequest {
    /// The chart.
    pub chart: ChartRequest,
    /// How it is printed.
    pub choice: PosterChoice,
}

impl PosterRequest {
    /// The sheets of a chart made from what its readers may see.
    #[must_use]
    pub fn sheets(&self, chart: &Chart, seen: &Arc<Dataset>, colours: &'static ChartColours) -> Vec<Scene> {
        let today = self.chart.spec.as_of.unwrap_or(self.chart.today);
        self.choice.sheets(chart, (seen, today), colours, &self.chart.words)
    }
}
