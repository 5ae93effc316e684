//! Measures whose marks do not follow each other: 一、二、四.

use crate::model::{Item, NodeId, Number};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};

pub(super) fn check(item: &Item, collector: &mut Collector) {
    let marks: Option<Vec<i64>> = item.measures.iter().map(|measure| ordinal(&measure.number)).collect();
    let Some(marks) = marks else { return };
    for ((at, pair), measure) in marks.windows(2).enumerate().zip(item.measures.iter().skip(1)) {
        let [one, other] = pair else { continue };
        if *other != one + 1 {
            let mark = |value: i64| Term::new(Number::from(value), "");
            let reckoning = Reckoning {
                rule: Rule::Same,
                terms: vec![mark(one + 1)],
                stated: mark(*other),
                reckoned: Number::from(one + 1),
                tolerance: Number::ZERO,
            };
            let draft = Draft::new(FindingKind::Numbering, Severity::Question).marked(&at.to_string());
            let node = NodeId::Measure(measure.id.clone());
            collector.add(draft.at(node).on(measure.source.iter().take(1).cloned()).reckoned(reckoning));
        }
    }
}

/// The number of a mark: 三, 十二, (3), 3.
fn ordinal(mark: &str) -> Option<i64> {
    let digits: String = mark.chars().filter(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return digits.parse().ok();
    }
    let words: String = mark.chars().filter(|c| "一二三四五六七八九十".contains(*c)).collect();
    let digit = |text: &str| match text {
        "" => Some(0),
        _ => "一二三四五六七八九".chars().position(|c| text == c.to_string()).and_then(|at| i64::try_from(at + 1).ok()),
    };
    match words.split_once('十') {
        None => digit(&words).filter(|value| *value > 0),
        Some(("", ones)) => Some(10 + digit(ones)?),
        Some((tens, ones)) => Some(digit(tens)? * 10 + digit(ones)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbers() {
        let marks = ["一", "八", "十", "十二", "二十", "(3)", "④"].map(ordinal);
        assert_eq!(marks, [Some(1), Some(8), Some(10), Some(12), Some(20), Some(3), None]);
    }
}
