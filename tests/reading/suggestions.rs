//! Suggestions for the items of the bundled dataset against the indicators that people made of the same items.
//!
//! `cargo test --test reading suggestions -- --nocapture` prints recall and precision, and what was missed or made up.
//!
//! # What counts as a match
//! An indicator is known by its *main figure*: the latest reading; without readings the baseline; without both
//! the target. A suggestion matches an indicator when both belong to the same item, their main figures have the
//! same value and their indicators the same unit, and the words of the suggestion's main figure overlap the
//! words of the indicator's. Each indicator is matched by at most one suggestion and the other way round.
//! Recall is the share of the dataset's indicators that are matched, precision the share of suggestions that
//! match. *Offered* are suggestions that are sure or likely; those that a person must look at first are counted
//! apart. *In full* counts the matches whose baseline, readings and stated target all agree in value.
//!
//! The rules were tuned on this dataset, there being no other with indicators made by people: the figures say how
//! well they fit it, not how well they will do on the next notice.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "helpers of tests fail as tests do, and this one reports"
)]

use std::sync::Arc;

use guatu::model::{Dataset, Indicator, IndicatorId, Item, Number, Origin, Report, Source, Span};
use guatu::reading::suggest::{Suggestion, Sureness, suggestions};

fn report() -> Arc<Report> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tongchuan.guatu.json");
    let dataset: Dataset = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    Arc::clone(&dataset.reports[0])
}

/// The value and the words of the figure that an indicator is known by.
fn main_figure(indicator: &Indicator) -> Option<(Number, Option<&Span>)> {
    let reading = indicator.latest().or(indicator.baseline.as_ref()).map(|r| (r.value, r.source.as_ref()));
    reading.or_else(|| indicator.target.as_ref().map(|t| (t.value, t.source.as_ref())))
}

fn overlap(one: &Span, other: &Span) -> bool {
    one.paragraph == other.paragraph && one.start < other.end && other.start < one.end
}

fn matches(suggested: &Indicator, made: &Indicator) -> bool {
    let (Some((value, words)), Some((other, others))) = (main_figure(suggested), main_figure(made)) else {
        return false;
    };
    let together = words.zip(others).is_some_and(|(one, other)| overlap(one, other));
    value == other && suggested.unit == made.unit && together
}

/// Baseline, readings and stated target, by value.
fn values(indicator: &Indicator) -> (Option<Number>, Vec<Number>, Option<Number>) {
    let target = indicator.target.as_ref().filter(|target| target.origin == Origin::Stated);
    let readings = indicator.readings.iter().map(|reading| reading.value).collect();
    (indicator.baseline.as_ref().map(|reading| reading.value), readings, target.map(|target| target.value))
}

#[derive(Default)]
struct Count {
    suggested: usize,
    matched: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        self.matched as f64 * 100.0 / self.suggested.max(1) as f64
    }
}

/// Pairs the suggestions of an item with its indicators; those that are sure choose first.
fn pair<'a>(item: &'a Item, offered: &'a [Suggestion]) -> Vec<(&'a Suggestion, Option<&'a Indicator>)> {
    let mut free: Vec<&Indicator> = item.indicators.iter().collect();
    let mut ranked: Vec<&Suggestion> = offered.iter().collect();
    ranked.sort_by_key(|suggestion| suggestion.sureness);
    let mut pairs = Vec::new();
    for suggestion in ranked {
        let place = free.iter().position(|made| matches(&suggestion.indicator, made));
        pairs.push((suggestion, place.map(|place| free.remove(place))));
    }
    pairs
}

fn words(span: Option<&Span>, source: &Source) -> String {
    let around = span.map(|span| Span::new(span.paragraph, span.start.saturating_sub(16), span.end));
    around.and_then(|span| span.words(source).map(str::to_owned)).unwrap_or_default()
}

/// How often something is in the dataset, told by the suggestion, and the same in both.
#[derive(Default)]
struct Agreement {
    made: usize,
    told: usize,
    same: usize,
}

impl Agreement {
    fn add<T: PartialEq + Copy>(&mut self, made: Option<T>, told: Option<T>) {
        self.made += usize::from(made.is_some());
        self.told += usize::from(told.is_some());
        self.same += usize::from(made.is_some() && made == told);
    }

    fn print(&self, of: &str) {
        println!("of the matched, {of}: {} in the dataset, {} told, {} the same", self.made, self.told, self.same);
    }
}

/// Prints how far matched indicators agree in more than their main figure.
fn print_agreement(report: &Report) {
    let (mut wholes, mut targets, mut times) = (Agreement::default(), Agreement::default(), Agreement::default());
    let (mut better, mut matched) = (0, 0);
    for item in report.items() {
        let offered = suggestions(item, &report.source);
        let pairs = pair(item, &offered);
        let partner = |id: &IndicatorId| pairs.iter().find(|(s, _)| s.indicator.id == *id).and_then(|(_, made)| *made);
        for (own, made) in pairs.iter().filter_map(|(s, made)| Some((&s.indicator, (*made)?))) {
            let told = own.part_of.as_ref().map(|part| partner(&part.whole).map(|whole| &whole.id));
            wholes.add(made.part_of.as_ref().map(|part| Some(&part.whole)), told);
            targets.add(made.target.as_ref().map(|t| t.value), own.target.as_ref().map(|t| t.value));
            times.add(made.latest().and_then(|r| r.on), own.latest().and_then(|r| r.on));
            better += usize::from(made.better == own.better);
            matched += 1;
        }
    }
    wholes.print("wholes");
    targets.print("target values");
    times.print("times of the latest reading");
    println!("of the matched, which way is better: {better} of {matched} the same");
}

/// What the suggestions of a report come to.
#[derive(Default)]
struct Tally {
    by_sureness: [Count; 3],
    made: usize,
    in_full: usize,
}

impl Tally {
    fn add(&mut self, item: &Item, source: &Source) {
        let offered = suggestions(item, source);
        let pairs = pair(item, &offered);
        self.made += item.indicators.len();
        for (suggestion, indicator) in &pairs {
            let offered = suggestion.sureness != Sureness::Look;
            let count = &mut self.by_sureness[suggestion.sureness as usize];
            count.suggested += 1;
            count.matched += usize::from(indicator.is_some());
            let whole = indicator.is_some_and(|made| values(made) == values(&suggestion.indicator));
            self.in_full += usize::from(offered && whole);
            if indicator.is_none() && offered {
                print_extra(item, suggestion, source);
            }
        }
        let found = |made: &Indicator| {
            pairs
                .iter()
                .any(|(s, other)| s.sureness != Sureness::Look && other.is_some_and(|other| other.id == made.id))
        };
        for missed in item.indicators.iter().filter(|made| !found(made)) {
            println!("missed: {} {} {}", missed.id, missed.name, main_figure(missed).unwrap().0);
        }
    }

    fn offered(&self) -> Count {
        let [sure, likely, _] = &self.by_sureness;
        Count { suggested: sure.suggested + likely.suggested, matched: sure.matched + likely.matched }
    }
}

fn print_extra(item: &Item, suggestion: &Suggestion, source: &Source) {
    let own = &suggestion.indicator;
    let (value, span) = main_figure(own).unwrap();
    let (rule, words) = (suggestion.rule, words(span, source));
    println!("not in the dataset: {} {rule:?} {}: {value} {} «{words}»", item.id, own.name, own.unit);
}

#[test]
fn suggestions_agree_with_the_indicators_of_the_dataset() {
    let report = report();
    let mut tally = Tally::default();
    report.items().for_each(|item| tally.add(item, &report.source));
    print_agreement(&report);
    for (name, count) in ["sure", "likely", "to be looked at"].into_iter().zip(&tally.by_sureness) {
        println!(
            "{name}: {} suggested, {} in the dataset = {:.1} %",
            count.suggested,
            count.matched,
            count.precision()
        );
    }
    let offered = tally.offered();
    let recall = offered.matched as f64 * 100.0 / tally.made as f64;
    println!(
        "offered (sure and likely): {} suggested, {} of {} indicators",
        offered.suggested, offered.matched, tally.made
    );
    println!("recall {recall:.1} %, precision {:.1} %, in full {}", offered.precision(), tally.in_full);
    assert_eq!(tally.made, 275);
    assert!(recall >= 75.0 && offered.precision() >= 85.0);
}
