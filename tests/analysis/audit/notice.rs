//! What the audit says of the bundled notice: the twelve sums of DOMAIN.md, no false error, few questions.

use super::*;

/// A reckoning as `terms = stated`.
fn sums(severity: Severity) -> Vec<String> {
    let all = findings(&bundled());
    let chosen = all.iter().filter(|finding| finding.severity == severity);
    chosen
        .filter_map(|finding| finding.reckoning.as_ref())
        .map(|reckoning| {
            let terms: Vec<String> = reckoning.terms.iter().map(|term| term.value.to_string()).collect();
            format!("{} {} = {}", reckoning.rule.code(), terms.join(" "), reckoning.stated.value)
        })
        .collect()
}

#[test]
fn all_twelve_sums_hold() {
    let confirmed = sums(Severity::Confirmed);
    for sum in [
        "sum 7009 1550 11739 5032 = 25330",
        "sum 748.4 459.24 730.77 393.57 = 2331.98",
        "sum 1210.96 897.82 73.2 150 = 2331.98",
        "sum 5 151.62 660.77 393.57 = 1210.96",
        "sum 743.4 84.42 70 = 897.82",
        "sum 105 11 = 116",
        "sum 1231 924 451 = 2606",
        "sum 8 2 3 = 13",
        "sum 6 6 4 = 16",
        "sum 8 3 23 8 10 = 52",
        "share 58 78 = 74.4",
        "growth 2.29 2.43 = 6.1",
    ] {
        assert!(confirmed.iter().any(|own| own == sum), "{sum} of {confirmed:#?}");
    }
    assert_eq!(confirmed.len(), 15, "and 3+1=4, 3+5=8, 2+1=3: {confirmed:#?}");
}

#[test]
fn no_false_error_stands() {
    let errors: Vec<Finding> =
        findings(&bundled()).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_questions_are_worth_a_minute_each() {
    let questions: Vec<String> = findings(&bundled())
        .iter()
        .filter(|finding| finding.severity == Severity::Question)
        .map(|finding| finding.key.rsplit_once('/').map_or(finding.key.clone(), |(head, _)| head.to_owned()))
        .collect();
    let expected = [
        "c1p1i2/growth",
        "c1p2i2/scope_mismatch",
        "c1p3i1/scope_mismatch",
        "c1p3i2/percent_for_points",
        "c1p3i2/percent_for_points",
        "c1p4i2/scope_mismatch",
        "c1p4i7/target_met_not_closed",
    ];
    assert_eq!(questions, expected);
}

#[test]
fn growth_in_constant_prices_is_a_question() {
    let growth = sums(Severity::Question).into_iter().find(|sum| sum.starts_with("growth"));
    assert_eq!(growth.as_deref(), Some("growth 412 434.5 = 4.5"));
}

#[test]
fn damage_is_marked_with_a_suggestion() {
    let all = findings(&bundled());
    let suggested: Vec<&str> = all.iter().filter_map(|finding| finding.suggestion.as_deref()).collect();
    for words in [
        "“1+3”",
        "“8+3”",
        "1+N",
        "“党建+物业”",
        "“社区+小区”",
        "“党员+群众”",
        "“增量争取+存量挖潜”",
        "“平台公司+企业合作+社会花农”",
        "“区领导+驻企帮办+企业秘书”",
        "“2025年达人达礼·潮享生活消费季”",
        "“爱达州·通川购”",
        "“消费500元·抽奖帕萨特”",
        "碧桂园·莲湖郡自",
        "工业领域660.77万",
        "0.4个百分点",
    ] {
        assert!(suggested.iter().any(|own| own.contains(words)), "{words} of {suggested:#?}");
    }
}

#[test]
fn words_of_a_suggestion_stand_in_the_source() {
    let dataset = bundled();
    for finding in findings(&dataset).iter().filter(|finding| finding.suggestion.is_some()) {
        assert!(finding.spans[0].words(&dataset.reports[0].source).is_some(), "{finding:?}");
    }
}
