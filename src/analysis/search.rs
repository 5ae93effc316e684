//! Search as one types: every word must be found somewhere in an item or above it, by text or by pinyin.

use std::sync::atomic::{AtomicBool, Ordering};

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;

use crate::model::{Dataset, Date, FieldKind, Item, NodeId, Object, Report};

use super::filter::{Filter, Visible};

/// The words sought. All must be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The words of a typed text, separated by spaces of any width.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(fold_width).collect() }
    }

    /// True when nothing is sought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Full-width letters and digits as half-width ones, all in lower case.
fn fold_width(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().map(fold).flat_map(char::to_lowercase).collect()
}

/// The words, ready to be matched.
struct Matcher<'a> {
    words: Vec<(String, IbMatcher<'a>)>,
}

impl Matcher<'_> {
    fn new(query: &Query) -> Self {
        let notation = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
        let matcher = |word: &String| {
            (word.clone(), IbMatcher::builder(word.as_str()).pinyin(PinyinMatchConfig::notations(notation)).build())
        };
        Self { words: query.words.iter().map(matcher).collect() }
    }

    /// For each word, whether a title (short, also by pinyin) or a text (long, as written) holds it.
    fn mark(&self, found: &mut [bool], titles: &[&str], texts: &[&str]) {
        for ((word, matcher), found) in self.words.iter().zip(found) {
            *found = *found
                || titles.iter().any(|title| matcher.is_match(*title))
                || texts.iter().any(|text| contains(text, word));
        }
    }
}

/// Whether a text holds a lower-case word. Chinese has no case, so the copy is only made for Latin words.
fn contains(text: &str, word: &str) -> bool {
    if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return text.to_ascii_lowercase().contains(word);
    }
    memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some()
}

/// The names that begin, hold or sound like what was typed; all of them for nothing typed.
#[must_use]
pub fn names_like<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    named_like(typed, names, |name| name)
}

/// Those whose names begin, hold or sound like what was typed; all of them for nothing typed.
pub fn named_like<T>(typed: &str, things: impl Iterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let query = Query::new(typed);
    let matcher = Matcher::new(&query);
    let is_like = |thing: &T| {
        let mut found = vec![false; matcher.words.len()];
        matcher.mark(&mut found, &[name(thing)], &[]);
        found.into_iter().all(|found| found)
    };
    things.filter(is_like).collect()
}

/// The nodes that a query and a filter leave; absent when the search was cancelled.
pub(super) fn visible(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter,
    today: Date,
    cancelled: &AtomicBool,
) -> Option<Visible> {
    let matcher = Matcher::new(query);
    let mut visible = Visible::default();
    for report in &dataset.reports {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        search_report(report, &matcher, filter, today, &mut visible);
    }
    Some(visible)
}

/// Shows the items that match, with everything above them; a match in a title above shows all below it.
fn search_report(report: &Report, matcher: &Matcher<'_>, filter: &Filter, today: Date, visible: &mut Visible) {
    let mut nothing = vec![false; matcher.words.len()];
    matcher.mark(&mut nothing, &[&report.title, &report.inspected_body], &[]);
    let mut any = false;
    for category in &report.categories {
        let mut in_category = nothing.clone();
        mark_fields(&**category, matcher, &mut in_category);
        let mut any_problem = false;
        for problem in &category.problems {
            let mut above = in_category.clone();
            mark_fields(&**problem, matcher, &mut above);
            let mut any_item = false;
            for item in problem.items.iter().filter(|item| filter.passes(item, report, today)) {
                any_item |= search_item(report, item, matcher, &above, visible);
            }
            if any_item {
                visible.add(&report.id, NodeId::Problem(problem.id.clone()));
            }
            any_problem |= any_item;
        }
        if any_problem {
            visible.add(&report.id, NodeId::Category(category.id.clone()));
        }
        any |= any_problem;
    }
    if any {
        visible.add(&report.id, NodeId::Report);
    }
}

fn search_item(report: &Report, item: &Item, matcher: &Matcher<'_>, above: &[bool], visible: &mut Visible) -> bool {
    let mut own = above.to_vec();
    mark_fields(item, matcher, &mut own);
    item.for_each_party(|id| {
        if let Some(party) = report.party(id) {
            mark_fields(&**party, matcher, &mut own);
        }
    });
    let mut shown = own.iter().all(|found| *found);
    let mut together = own.clone();
    let mut under = |node: NodeId, found: Vec<bool>| {
        together.iter_mut().zip(&found).for_each(|(all, found)| *all |= found);
        if found.into_iter().all(|found| found) {
            visible.add(&report.id, node);
            shown = true;
        }
    };
    for measure in &item.measures {
        let mut found = own.clone();
        mark_fields(measure, matcher, &mut found);
        under(NodeId::Measure(measure.id.clone()), found);
    }
    for indicator in &item.indicators {
        let mut found = own.clone();
        mark_fields(indicator, matcher, &mut found);
        under(NodeId::Indicator(indicator.id.clone()), found);
    }
    // Words found in different measures still find the item that holds them all.
    shown |= together.iter().all(|found| *found);
    if shown {
        visible.add(&report.id, NodeId::Item(item.id.clone()));
    }
    shown
}

/// Marks the words that a text of any field holds; those of one line also by their pinyin.
fn mark_fields<N: Object>(node: &N, matcher: &Matcher<'_>, found: &mut [bool]) {
    node.texts(&mut |kind, text| match kind {
        _ if text.is_empty() => {}
        FieldKind::Line | FieldKind::Names => matcher.mark(found, &[text], &[]),
        _ => matcher.mark(found, &[], &[text]),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(query: &str) -> Visible {
        let text = include_str!("../../assets/tongchuan.guatu.json");
        let dataset: Dataset = serde_json::from_str(text).unwrap();
        let today = "2025-08-01".parse().unwrap();
        visible(&dataset, &Query::new(query), &Filter::default(), today, &AtomicBool::new(false)).unwrap()
    }

    #[test]
    fn finds_words_of_titles_findings_measures_and_indicators() {
        assert_eq!(find("大班额").items(), 1, "a finding and an indicator");
        assert_eq!(find("握手楼").items(), 1);
        assert_eq!(find("EPC").items(), 1, "a measure, Latin letters");
        assert_eq!(find("epc").items(), 1);
        assert_eq!(find("没有这样的词").items(), 0);
    }

    #[test]
    fn finds_by_the_first_letters_of_pinyin() {
        assert!(find("dbe").items() >= 1, "大班额");
        assert!(find("szk").items() >= 1, "思政课");
    }

    #[test]
    fn every_word_must_be_found_and_a_title_above_counts() {
        let both = find("民生 大班额");
        assert_eq!(both.items(), 1, "the problem's title holds the first word");
        assert_eq!(find("大班额 握手楼").items(), 0);
    }

    #[test]
    fn full_width_letters_are_the_same_letters() {
        assert_eq!(find("EPC").items(), 1);
    }
}
