//! How far an item is, against how far it ought to be today: a bar with a tick, and the figures that the text has.

use egui::{Rect, Ui, pos2, vec2};

use super::super::theme::{self, space};
use super::super::widgets::line::Line;
use super::super::widgets::share_bar;
use crate::analysis::{Attainment, LedgerNodes, Pace, work_began};
use crate::model::{Date, Indicator, Item, Progress, Relation};
use crate::words::Words;

/// The width of the bar, in points.
const BAR: f32 = 48.0;

/// What is shown of the progress of an item.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    /// The share of the bar that is filled, from 0 to 1; absent where no figure tells.
    share: Option<f32>,
    /// Where it ought to be today, from 0 to 1.
    planned: Option<f32>,
    text: String,
}

pub(super) fn show(ui: &Ui, rect: Rect, nodes: &LedgerNodes<'_>, today: Date, words: &Words) {
    let palette = theme::palette(ui);
    let shown = shown(nodes.item, Pace::of(nodes.item, work_began(nodes.report), today), words);
    let bar = Rect::from_min_size(rect.min, vec2(BAR, rect.height()));
    share_bar::paint(ui.painter(), bar, shown.share, shown.planned, palette);
    let left = bar.right() + space::S;
    Line::small(palette.text).paint(ui, pos2(left, rect.center().y), rect.right() - left - space::XS, &shown.text);
}

/// The first that says something: an indicator with a target to reach from below, the percent that the office put down, the
/// measures that are done, the word of the progress. A percent is never made up of other figures.
fn shown(item: &Item, pace: Option<Pace>, words: &Words) -> Shown {
    let share = |percent: crate::model::Number| (percent.to_f64() / 100.0).clamp(0.0, 1.0) as f32;
    let planned = pace.map(|pace| share(pace.planned));
    if item.progress == Progress::NotStarted {
        return Shown { share: None, planned, text: words.choice(item.progress).to_owned() };
    }
    let measured = item.indicators.iter().find_map(|indicator| Some((indicator, of_indicator(indicator)?)));
    if let Some((indicator, ratio)) = measured {
        return Shown { share: Some(ratio), planned, text: figures(indicator, words) };
    }
    if let Some(percent) = item.percent {
        let text = pace.map_or_else(
            || format!("{percent}%"),
            |pace| {
                words.with(
                    "today-percent",
                    [("done", percent.to_string().into()), ("planned", pace.planned.to_string().into())],
                )
            },
        );
        return Shown { share: Some(share(percent)), planned, text };
    }
    let done = item.measures.iter().filter(|measure| measure.progress.is_complete()).count();
    if done > 0 {
        let ratio = done as f32 / item.measures.len() as f32;
        let arguments = [("done", done.into()), ("all", item.measures.len().into())];
        return Shown { share: Some(ratio), planned, text: words.with("today-measures", arguments) };
    }
    Shown { share: None, planned, text: words.choice(item.progress).to_owned() }
}

/// The share of its target that an indicator has reached. One that is to fall has no bar: less would look like more.
fn of_indicator(indicator: &Indicator) -> Option<f32> {
    let target = indicator.target.as_ref().filter(|target| target.relation == Relation::AtLeast)?;
    Attainment::of(indicator).met?;
    let ratio = indicator.latest()?.value.checked_div(target.value)?;
    Some(ratio.to_f64().clamp(0.0, 1.0) as f32)
}

/// Value and target as the text has them: 112/204 公里.
fn figures(indicator: &Indicator, words: &Words) -> String {
    let value = indicator.latest().map(|reading| reading.value.to_string()).unwrap_or_default();
    let target = indicator.target.as_ref().map(|target| words.quantity(target.value, &indicator.unit));
    format!("{value}/{}", target.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Reading, Target};
    use crate::words::Language;

    fn item() -> Item {
        Item { progress: Progress::InProgress, ..Item::new("i".into(), "(1)".to_owned(), "t".to_owned()) }
    }

    fn told(item: &Item) -> (Option<f32>, String) {
        let shown = shown(item, None, &Words::load(Language::Chinese));
        (shown.share, shown.text.replace('\u{a0}', " "))
    }

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn the_figures_are_those_of_the_text() {
        let mut own = item();
        own.percent = Some(number("55"));
        assert_eq!(told(&own), (Some(0.55), "55%".to_owned()));
        let mut indicator = Indicator::new("n".into(), "改造长度".to_owned());
        indicator.unit = "公里".to_owned();
        indicator.readings = vec![Reading { value: number("51"), ..Reading::blank() }];
        indicator.target = Some(Target { value: number("204"), relation: Relation::AtLeast, ..Target::blank() });
        own.indicators = vec![indicator];
        assert_eq!(told(&own), (Some(0.25), "51/204 公里".to_owned()));
    }

    #[test]
    fn nothing_is_made_up_where_no_figure_tells() {
        assert_eq!(told(&item()), (None, "推进中".to_owned()));
        let begun = Item { progress: Progress::NotStarted, percent: Some(Number::ZERO), ..item() };
        assert_eq!(told(&begun), (None, "未启动".to_owned()));
    }
}
