//! Search as one types: every word must be found somewhere in an item or above it, by text or by pinyin.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::{Dataset, FieldKind, Item, ItemId, NodeId, Object, Report, Value};

use super::filter::{Filter, Visible};
use super::pace::PaceRule;
use super::query::{Matcher, Query};

/// The nodes that a query and a filter leave; absent when the search was cancelled.
pub(super) fn visible(
    dataset: &Dataset,
    query: &Query,
    filter: &Filter,
    rule: PaceRule,
    cancelled: &AtomicBool,
) -> Option<Visible> {
    let matcher = Matcher::new(query);
    let mut visible = Visible::default();
    for report in &dataset.reports {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        search_report(report, query, &matcher, filter, rule, &mut visible);
    }
    Some(visible)
}

/// Shows the items that match, with everything above them; a match in a title above shows all below it.
fn search_report(
    report: &Report,
    query: &Query,
    matcher: &Matcher,
    filter: &Filter,
    rule: PaceRule,
    visible: &mut Visible,
) {
    let mut nothing = vec![false; matcher.words()];
    matcher.mark(&mut nothing, &[&report.title, &report.inspected_body], &[]);
    let named = named_items(report, query, &nothing);
    let mut own = nothing.clone();
    mark_fields(report, matcher, &mut own);
    // Of what the report keeps for its views the notes on charts are the person's own words.
    report.chart_notes.texts().for_each(|note| matcher.mark(&mut own, &[], &[note]));
    let mut any = !query.is_empty() && filter.is_empty() && own.into_iter().all(|found| found);
    for category in &report.categories {
        let mut in_category = nothing.clone();
        mark_fields(&**category, matcher, &mut in_category);
        let mut any_problem = false;
        for problem in &category.problems {
            let mut above = in_category.clone();
            mark_fields(&**problem, matcher, &mut above);
            let mut any_item = false;
            for item in problem.items.iter().filter(|item| filter.passes(item, report, rule)) {
                let above = if named.contains(&item.id) { &vec![true; above.len()] } else { &above };
                any_item |= search_item(report, item, matcher, above, visible);
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

/// The items that an entry of the report with the words sought names: those of a letter by its number.
fn named_items(report: &Report, query: &Query, found: &[bool]) -> HashSet<ItemId> {
    let mut named = HashSet::new();
    if query.is_empty() {
        return named;
    }
    for field in Report::FIELDS.iter().filter(|field| field.kind == FieldKind::Entries) {
        let Some(Value::Records(records)) = report.value(field.key) else { continue };
        for value in records.into_iter().map(|record| Value::Record(Some(record))) {
            if query.is_in(&value, report, found) {
                value.for_each_node(&mut |node| {
                    if let NodeId::Item(id) = node {
                        let _ = named.insert(id.clone());
                    }
                });
            }
        }
    }
    named
}

fn search_item(report: &Report, item: &Item, matcher: &Matcher, above: &[bool], visible: &mut Visible) -> bool {
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
fn mark_fields<N: Object>(node: &N, matcher: &Matcher, found: &mut [bool]) {
    node.texts(&mut |kind, text| match kind {
        _ if text.is_empty() => {}
        FieldKind::Line | FieldKind::Names => matcher.mark(found, &[text], &[]),
        _ => matcher.mark(found, &[], &[text]),
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::filter::Wanted;
    use super::super::ledger::Column;
    use super::*;
    use crate::model::{Cell, ColumnKind, Decision, Letter, Progress};

    fn find(query: &str) -> Visible {
        let text = include_str!("../../assets/tongchuan.guatu.json");
        let dataset: Dataset = serde_json::from_str(text).unwrap();
        let rule = PaceRule { today: "2025-08-01".parse().unwrap(), points: 5 };
        visible(&dataset, &Query::new(query), &Filter::default(), rule, &AtomicBool::new(false)).unwrap()
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

    fn example() -> Dataset {
        serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap()
    }

    fn found(dataset: &Dataset, query: &str, filter: &Filter) -> usize {
        let rule = PaceRule { today: "2025-08-01".parse().unwrap(), points: 5 };
        visible(dataset, &Query::new(query), filter, rule, &AtomicBool::new(false)).unwrap().items()
    }

    #[test]
    fn the_words_of_a_letter_find_the_items_that_it_names() {
        let mut dataset = example();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        let items: Vec<ItemId> = report.items().map(|item| item.id.clone()).collect();
        let named = vec![items[3].clone(), items[8].clone()];
        report
            .letters
            .push(Letter { number: "整改督办〔2025〕7号".to_owned(), items: named, ..Letter::blank() });
        let decision =
            Decision { text: "下月起按周调度".to_owned(), items: vec![items[5].clone()], ..Decision::blank() };
        report.decisions.push(decision);
        assert_eq!(found(&dataset, "〔2025〕7号", &Filter::default()), 2);
        assert_eq!(found(&dataset, "按周调度", &Filter::default()), 1);
        assert_eq!(found(&dataset, "督办 按周调度", &Filter::default()), 0, "no entry has both");
    }

    /// How many items are left by what is wanted of a column.
    fn left(dataset: &Dataset, column: &Column, wanted: Wanted) -> usize {
        let mut filter = Filter::default();
        filter.want(column.clone(), Some(wanted));
        found(dataset, "", &filter)
    }

    #[test]
    fn any_column_filters_by_value_by_words_and_by_whether_it_is_filled_in() {
        let mut dataset = example();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        report.columns = vec![crate::model::Column {
            id: "k4".into(),
            title: "风险等级".to_owned(),
            kind: ColumnKind::Choice,
            choices: vec!["高".to_owned(), "低".to_owned()],
            ..crate::model::Column::blank()
        }];
        let problem = &mut Arc::make_mut(&mut report.categories[0]).problems[0];
        let items = &mut Arc::make_mut(problem).items;
        let count = items.len();
        for item in items.iter_mut().map(Arc::make_mut) {
            item.custom.set("k4", Some(Cell::Text("高".to_owned())));
            "等待省厅批复".clone_into(&mut item.cause);
            item.progress = Progress::MostlyDone;
        }
        let all = report.items().count();
        let mostly = report.items().filter(|item| item.progress == Progress::MostlyDone).count();
        let (risk, cause) = (Column::Own("风险等级".to_owned()), Column::field("cause").unwrap());
        let value = |text: &str| Wanted::OneOf(vec![Value::Text(text.to_owned())]);
        assert_eq!(left(&dataset, &risk, value("高")), count);
        assert_eq!(left(&dataset, &risk, value("低")), 0);
        assert_eq!(left(&dataset, &risk, Wanted::Nothing), all - count);
        assert_eq!(left(&dataset, &Column::Own("没有的栏目".to_owned()), Wanted::Nothing), all);
        assert_eq!(left(&dataset, &cause, Wanted::Words(Query::new("省厅"))), count);
        assert_eq!(left(&dataset, &cause, Wanted::Something), count);
        let code = Value::Choice(Some(Progress::MostlyDone.code()));
        assert_eq!(left(&dataset, &Column::field("progress").unwrap(), Wanted::OneOf(vec![code])), mostly);
    }
}
