//! The reckoning of a finding as bars: parts that follow each other, what they come to, what is stated, and how far the two
//! lie apart.

use super::figures::Figures;
use crate::analysis::audit::{Finding, FindingKind, Reckoning, Rule, Term};
use crate::model::{NodeId, Number, Report, Span};
use crate::words::Words;

/// How many characters before a figure say what it counts.
const NAME: usize = 10;

/// How a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// One of the terms.
    Part,
    /// What they come to.
    Result,
    /// What is stated: an outline.
    Stated,
}

/// A line of the reckoning.
#[derive(Debug, PartialEq)]
pub(super) struct BarLine {
    pub(super) name: String,
    pub(super) value: String,
    /// From where to where on the scale of 0 to 1; absent where the line has another unit than the others.
    pub(super) bar: Option<(f32, f32)>,
    pub(super) look: Look,
}

/// A reckoning in lines.
#[derive(Debug, PartialEq)]
pub(super) struct Reckoned {
    pub(super) lines: Vec<BarLine>,
    /// How far result and statement lie apart, and how far they may where one was reckoned.
    pub(super) difference: Option<(String, Option<String>)>,
}

impl Reckoned {
    /// The reckoning of a finding; nothing where it has none, or one that says less than its words.
    pub(super) fn of(finding: &Finding, figures: &Figures, report: &Report, words: &Words) -> Option<Self> {
        let reckoning = finding.reckoning.as_ref().filter(|_| finding.kind != FindingKind::PercentForPoints)?;
        let names = names(finding, (reckoning, figures), report, words);
        let mut lines: Vec<BarLine> = reckoning
            .terms
            .iter()
            .zip(&names)
            .map(|(term, name)| BarLine {
                name: name.clone(),
                value: quantity(term, words),
                bar: None,
                look: Look::Part,
            })
            .collect();
        let line = |key: &str, value: Number, look| BarLine {
            name: words.text(key).to_owned(),
            value: words.quantity(value, &reckoning.stated.unit),
            bar: None,
            look,
        };
        if let Some(key) = result_word(reckoning.rule) {
            lines.push(line(key, reckoning.reckoned, Look::Result));
        }
        let stated = match finding.kind {
            FindingKind::StandingAgainstWords | FindingKind::TargetMetNotClosed => "audit-target",
            FindingKind::OverHundred => "audit-limit",
            _ if figures.stated.is_none() => "audit-against",
            _ => "audit-stated",
        };
        lines.push(line(stated, reckoning.stated.value, Look::Stated));
        for (line, bar) in lines.iter_mut().zip(bars(reckoning)) {
            line.bar = bar;
        }
        let apart = (reckoning.reckoned - reckoning.stated.value).abs();
        let is_apart = apart > Number::of_count(0) && has_difference(finding.kind, reckoning.rule);
        let difference = is_apart.then(|| {
            let unit = if reckoning.stated.unit == "%" { words.text("unit-points") } else { &reckoning.stated.unit };
            let tolerance = result_word(reckoning.rule).map(|_| words.quantity(reckoning.tolerance, unit));
            (words.quantity(apart, unit), tolerance)
        });
        Some(Self { lines, difference })
    }
}

fn quantity(term: &Term, words: &Words) -> String {
    words.quantity(term.value, &term.unit)
}

/// The key of the word for the result; nothing where the one term is the result.
fn result_word(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::Sum => Some("audit-sum"),
        Rule::Difference => Some("audit-rest"),
        Rule::Share | Rule::Growth | Rule::Count => Some("audit-reckoned"),
        Rule::AtMost | Rule::Same => None,
    }
}

/// Figures of unlike scope have no difference: that is what is found. A target that is met has none that matters.
fn has_difference(kind: FindingKind, rule: Rule) -> bool {
    !matches!(kind, FindingKind::ScopeMismatch | FindingKind::SameFact | FindingKind::TargetMetNotClosed)
        && !matches!(rule, Rule::AtMost | Rule::Count)
}

/// The bars of terms, result and statement, on one scale. Nothing where units differ or a value is below nought.
fn bars(reckoning: &Reckoning) -> Vec<Option<(f32, f32)>> {
    let Reckoning { rule, terms, stated, reckoned, .. } = reckoning;
    let values: Vec<f32> = terms.iter().map(|term| term.value.to_f64() as f32).collect();
    let (result, said) = (reckoned.to_f64() as f32, stated.value.to_f64() as f32);
    let is_alike = terms.windows(2).all(|pair| matches!(pair, [a, b] if a.unit == b.unit));
    let has_result = result_word(*rule).is_some();
    let is_of_terms = terms.iter().all(|term| term.unit == stated.unit);
    if !is_alike || *rule == Rule::Count || values.iter().any(|value| *value < 0.0) {
        return Vec::new();
    }
    let mut bars: Vec<(f32, f32)> = Vec::new();
    let mut reached = 0.0;
    for (at, value) in values.iter().enumerate() {
        let (from, to) = match rule {
            Rule::Sum => (reached, reached + value),
            Rule::Difference if at > 0 => (reached - value, reached),
            _ => (0.0, *value),
        };
        bars.push((from, to));
        reached = if *rule == Rule::Difference && at > 0 { from } else { to };
    }
    if is_of_terms && result >= 0.0 && said >= 0.0 {
        bars.extend(has_result.then_some((0.0, result)));
        bars.push((0.0, said));
    }
    let longest = bars.iter().map(|(_, to)| *to).fold(0.0, f32::max);
    if longest <= 0.0 || bars.iter().any(|(from, _)| *from < 0.0) {
        return Vec::new();
    }
    bars.into_iter().map(|(from, to)| Some((from / longest, to / longest))).collect()
}

/// What each term is called: by the words before its figure, else by its place in the reckoning.
fn names(
    finding: &Finding,
    (reckoning, figures): (&Reckoning, &Figures),
    report: &Report,
    words: &Words,
) -> Vec<String> {
    let count = reckoning.terms.len();
    let by_words = |at: usize| {
        let span = figures.terms.get(at)?.as_ref().filter(|_| reckoning.rule != Rule::Growth)?;
        name_of(report.source.paragraphs.get(span.paragraph as usize)?, span)
    };
    let by_place = |at: usize| match (reckoning.rule, at) {
        (Rule::Share, 0) => words.text("audit-share-part").to_owned(),
        (Rule::Share, _) => words.text("audit-share-whole").to_owned(),
        (Rule::Growth, 0) => words.text("audit-before").to_owned(),
        (Rule::Growth, _) => words.text("audit-after").to_owned(),
        (Rule::Same | Rule::AtMost, _) if count == 1 => {
            let is_indicator = matches!(finding.node.node, NodeId::Indicator(_));
            let name = is_indicator.then(|| report.line_name(&finding.node.node)).flatten();
            name.unwrap_or_else(|| words.text("audit-value").to_owned())
        }
        _ => words.with("audit-term", [("number", (at + 1).into())]),
    };
    (0..count).map(|at| by_words(at).unwrap_or_else(|| by_place(at))).collect()
}

/// The words before a figure, back to the sign before them; the place of the figure may begin with its words. Nothing where
/// they would be a torn piece of a sentence.
fn name_of(paragraph: &str, span: &Span) -> Option<String> {
    let (start, end) = (span.start as usize, span.end as usize);
    let is_figure = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '%' | '-' | '−');
    let own: String =
        paragraph.chars().skip(start).take(end.saturating_sub(start)).take_while(|c| !is_figure(*c)).collect();
    let name = if own.trim().is_empty() {
        let from = start.saturating_sub(NAME + 1);
        let before: Vec<char> = paragraph.chars().skip(from).take(start - from).collect();
        let cut = before.iter().rposition(|c| !c.is_alphanumeric() || is_figure(*c));
        if cut.is_none() && from > 0 {
            return None;
        }
        before.iter().skip(cut.map_or(0, |at| at + 1)).collect()
    } else {
        own
    };
    let name = name.trim().to_owned();
    (2..=NAME).contains(&name.chars().count()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64) -> Number {
        Number::from(value)
    }

    fn reckoning(rule: Rule, terms: &[(i64, &str)], stated: (i64, &str), reckoned: i64) -> Reckoning {
        Reckoning {
            rule,
            terms: terms.iter().map(|(value, unit)| Term::new(number(*value), unit)).collect(),
            stated: Term::new(number(stated.0), stated.1),
            reckoned: number(reckoned),
            tolerance: number(0),
        }
    }

    #[test]
    fn parts_follow_each_other_and_a_difference_goes_back() {
        let sum = bars(&reckoning(Rule::Sum, &[(30, "个"), (10, "个")], (50, "个"), 40));
        assert_eq!(sum, [Some((0.0, 0.6)), Some((0.6, 0.8)), Some((0.0, 0.8)), Some((0.0, 1.0))]);
        let rest = bars(&reckoning(Rule::Difference, &[(40, "户"), (30, "户")], (20, "户"), 10));
        assert_eq!(rest, [Some((0.0, 1.0)), Some((0.25, 1.0)), Some((0.0, 0.25)), Some((0.0, 0.5))]);
    }

    #[test]
    fn a_share_has_bars_for_its_two_counts_alone() {
        let share = bars(&reckoning(Rule::Share, &[(10, "名"), (40, "名")], (30, "%"), 25));
        assert_eq!(share, [Some((0.0, 0.25)), Some((0.0, 1.0))]);
    }

    #[test]
    fn unlike_units_values_below_nought_and_nothing_at_all_have_no_bars() {
        assert!(bars(&reckoning(Rule::Sum, &[(1, "亿元"), (200, "万元")], (2, "亿元"), 1)).is_empty());
        assert!(bars(&reckoning(Rule::Growth, &[(-3, "%"), (2, "%")], (5, "%"), 5)).is_empty());
        assert!(bars(&reckoning(Rule::Difference, &[(3, "个"), (9, "个")], (0, "个"), -6)).is_empty());
        assert!(bars(&reckoning(Rule::Sum, &[(0, "个"), (0, "个")], (0, "个"), 0)).is_empty());
    }

    #[test]
    fn a_figure_is_called_by_the_words_before_it() {
        let text = "其中,维修加固168户、拆除重建84户";
        assert_eq!(name_of(text, &Span::new(0, 7, 11)).as_deref(), Some("维修加固"));
        assert_eq!(
            name_of(text, &Span::new(0, 12, 19)).as_deref(),
            Some("拆除重建"),
            "the words may be a part of the place"
        );
        assert_eq!(name_of("84户", &Span::new(0, 0, 3)), None);
        assert_eq!(
            name_of("在全县范围内逐户逐栋开展排查共计排查出84户", &Span::new(0, 19, 22)),
            None,
            "torn from a sentence"
        );
    }
}
