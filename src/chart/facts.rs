//! The facts on a mark for its hover text: value, baseline, target, gap, date, scope, and the words of the source.

use crate::analysis::{Attainment, AttainmentRule};
use crate::model::{Indicator, Number, Reading, Report, Span};
use crate::words::Words;

use super::value::SpotPart;

/// Label and text of each fact about an indicator, for the mark under the pointer.
#[must_use]
pub fn facts(report: &Report, indicator: &Indicator, part: SpotPart, words: &Words) -> Vec<(String, String)> {
    let mut facts = Facts { list: Vec::new(), words };
    let reading = match part {
        SpotPart::Reading(at) => indicator.readings.get(at),
        SpotPart::Baseline => indicator.baseline.as_ref(),
        SpotPart::Whole | SpotPart::Target => indicator.latest(),
    };
    if let Some(reading) = reading {
        let label = if part == SpotPart::Baseline { "fact-baseline" } else { "fact-value" };
        facts.add(label, words.reading(reading, &indicator.unit));
        facts.reading(reading);
    }
    if part != SpotPart::Baseline
        && let Some(baseline) = &indicator.baseline
    {
        facts.add("fact-baseline", words.reading(baseline, &indicator.unit));
    }
    facts.target(indicator);
    let source = match part {
        SpotPart::Target => indicator.target.as_ref().and_then(|target| target.source.as_ref()),
        _ => reading.and_then(|reading| reading.source.as_ref()),
    };
    facts.source(report, source, reading.is_some());
    if !indicator.note.is_empty() {
        facts.add("fact-note", indicator.note.clone());
    }
    facts.list
}

struct Facts<'a> {
    list: Vec<(String, String)>,
    words: &'a Words,
}

impl Facts<'_> {
    fn add(&mut self, key: &str, text: String) {
        self.list.push((self.words.text(key).to_owned(), text));
    }

    fn reading(&mut self, reading: &Reading) {
        if let Some(on) = reading.on {
            self.add("fact-date", self.words.when(on));
        }
        if !reading.scope.is_empty() {
            self.add("fact-scope", reading.scope.clone());
        }
    }

    fn target(&mut self, indicator: &Indicator) {
        let words = self.words;
        let Some(target) = &indicator.target else {
            self.add("fact-target", words.text("chart-no-target").to_owned());
            return;
        };
        let mut text = format!("{} ({})", words.target(target, &indicator.unit), words.choice(target.origin));
        if !target.derivation.is_empty() {
            text = format!("{text}: {}", target.derivation);
        }
        self.add("fact-target", text);
        if let Some(due) = target.due {
            self.add("fact-due", words.when(due));
        }
        let attainment = Attainment::of(indicator);
        if let Some(gap) = attainment.shortfall.filter(|gap| *gap != Number::ZERO) {
            self.add("fact-gap", words.gap(gap, &indicator.unit));
        }
        let rule = words.text(rule_key(attainment.rule));
        let text =
            attainment.ratio.map_or_else(|| rule.to_owned(), |ratio| format!("{} ({rule})", words.percent(ratio)));
        self.add("fact-attainment", text);
    }

    fn source(&mut self, report: &Report, span: Option<&Span>, read: bool) {
        match span.and_then(|span| span.words(&report.source)) {
            Some(words) => self.add("fact-source", format!("“{words}”")),
            None if read => self.add("fact-source", self.words.text("fact-typed").to_owned()),
            None => {}
        }
    }
}

/// The words for the rule that was applied.
fn rule_key(rule: AttainmentRule) -> &'static str {
    match rule {
        AttainmentRule::WayCovered => "rule-way-covered",
        AttainmentRule::ShareOfTarget => "rule-share-of-target",
        AttainmentRule::MetOrNot => "rule-met-or-not",
        AttainmentRule::NoTarget => "rule-no-target",
        AttainmentRule::NoReading => "rule-no-reading",
    }
}
