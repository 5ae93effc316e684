//! On which sheets a wall chart is printed, and the sheets that this gives.

use crate::chart::{self, Body, Chart, ChartColours, Schedule, Tick};
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
    /// The first and the last day of its axis; where nothing is given that of the chart.
    pub days: [Option<Date>; 2],
}

/// How many dates stand on the axis of a part of the days at most.
const TICKS: i32 = 16;

impl Default for PosterChoice {
    fn default() -> Self {
        Self { sheet: Sheet::A1, is_tiled: false, days: [None; 2] }
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
        let heading = words.list(&titles);
        let as_of = words.with("poster-as-of", [("date", words.date(today).into())]);
        let (flags, goes_on) = (words.text("poster-flags"), words.text("poster-goes-on"));
        let part = if let Body::Schedule(schedule) = &chart.body { self.part(schedule, words) } else { None };
        let days = part.as_ref().map(|(ticks, days)| (ticks.as_slice(), *days));
        let sheets =
            Poster { chart, sheet: self.sheet, days, heading: &heading, as_of: &as_of, flags, goes_on, colours }
                .sheets();
        if self.is_tiled && self.sheet != Sheet::A4 {
            sheets.iter().flat_map(|sheet| tiles(sheet, colours)).collect()
        } else {
            sheets
        }
    }
    /// The part of the days of a chart that was chosen, with the dates on its axis; nothing for all of them.
    fn part(self, schedule: &Schedule, words: &Words) -> Option<(Vec<Tick>, [f64; 2])> {
        let [from, to] = self.days.map(|day| day.map(chart::day));
        let from = from.unwrap_or(schedule.from).max(schedule.from);
        let to = to.unwrap_or(schedule.to).min(schedule.to);
        let is_part = from < to && (from > schedule.from || to < schedule.to);
        is_part.then(|| (chart::ticks(from, to, TICKS, words), [from, to]))
    }
}
