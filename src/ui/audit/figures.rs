//! Which words of a finding are which of its figures. A rule names its places in the order of the text, not in that of the
//! reckoning: they are told apart by their numbers.

use crate::analysis::audit::Finding;
use crate::model::{Number, Source, Span};

/// The place of each term of a reckoning, and of what is stated, where the words have them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) terms: Vec<Option<Span>>,
    pub(super) stated: Option<Span>,
}

impl Figures {
    pub(super) fn of(finding: &Finding, source: &Source) -> Self {
        let Some(reckoning) = &finding.reckoning else { return Self::default() };
        let mut free: Vec<(&Span, Number)> =
            finding.spans.iter().filter_map(|span| Some((span, number(span.words(source)?)?))).collect();
        let mut take = |value: Number| {
            let at = free.iter().position(|(_, own)| own.abs() == value.abs())?;
            Some(free.remove(at).0.clone())
        };
        let terms = reckoning.terms.iter().map(|term| take(term.value)).collect();
        let stated = take(reckoning.stated.value);
        Self { terms, stated }
    }
}

/// The first number in some words, as it is written in digits.
fn number(words: &str) -> Option<Number> {
    let digits: String = words
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    digits.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::analysis::audit::{Auditor, FindingKind};
    use crate::model::{Dataset, Item, report_of};

    /// The findings of one kind in an item that says this, with their source.
    fn found(text: &str, kind: FindingKind) -> (Vec<Finding>, Source) {
        let mut item = Item::new("i1".into(), "(1)".to_owned(), "排口未封".to_owned());
        item.source = vec![Span::new(0, 0, u32::try_from(text.chars().count()).unwrap())];
        item.finding = text.to_owned();
        let mut report = report_of([item]);
        report.source = Arc::new(Source { paragraphs: vec![text.to_owned()], ..Source::default() });
        let source = (*report.source).clone();
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
        let audit = Auditor::default().audit(&dataset, "2025-08-01".parse().unwrap(), &AtomicBool::new(false)).unwrap();
        let of_kind = audit.entries().filter(|entry| entry.finding.kind == kind);
        (of_kind.map(|entry| entry.finding.clone()).collect(), source)
    }

    #[test]
    fn the_whole_comes_first_in_the_words_and_second_in_the_reckoning() {
        let (findings, source) = found("应淘汰燃煤锅炉40台,已淘汰30台,淘汰率70%。", FindingKind::Rate);
        let figures = Figures::of(&findings[0], &source);
        let words: Vec<&str> =
            figures.terms.iter().map(|span| span.as_ref().unwrap().words(&source).unwrap()).collect();
        assert!(words[0].contains("30") && words[1].contains("40"), "{words:?}");
        assert!(figures.stated.unwrap().words(&source).unwrap().contains("70"));
    }

    #[test]
    fn a_number_that_no_place_holds_has_no_place() {
        assert_eq!(number("共计1,860.5万元"), "1860.5".parse().ok());
        assert_eq!(number("三个"), None);
        assert_eq!(number("84户。"), "84".parse().ok());
    }
}
