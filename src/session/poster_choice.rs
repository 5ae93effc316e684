//! On which sheets a wall chart is printed, and the sheets that this gives.

use crate::chart::{Chart, ChartColours};
use crate::model::{Dataset, Date};
use crate::scene::{Poster, Scene, Sheet, tiles};
use crate::words::Words;

/// How a wall chart is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PosterChoice {
    /// The sheet.
    pub sheet: Sheet,
    /// True for one that is glued together of A4 sheets.
    pub is_tiled: bool,
}

impl Default for PosterChoice {
    fn default() -> Self {
        Self { sheet: Sheet::A1, is_tiled: false }
    }
}

impl PosterChoice {
    /// The sheets of a wall chart of a dataset on a day; none for another chart.
    #[must_use]
    pub fn sheets(
        self,
        chart: &Chart,
        (dataset, today): (&Dataset, Date),
        colours: &'static ChartColours,
        words: &Words,
    ) -> Vec<Scene> {
        let titles: Vec<&str> = dataset.reports.iter().map(|report| report.title.as_str()).collect();
        let heading = titles.join("、");
        let as_of = words.with("poster-as-of", [("date", words.date(today).into())]);
        let (flags, goes_on) = (words.text("poster-flags"), words.text("poster-goes-on"));
        let sheets =
            Poster { chart, sheet: self.sheet, heading: &heading, as_of: &as_of, flags, goes_on, colours }.sheets();
        if self.is_tiled && self.sheet != Sheet::A4 {
            sheets.iter().flat_map(|sheet| tiles(sheet, colours)).collect()
        } else {
            sheets
        }
    }
}
