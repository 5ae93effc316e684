//! What is paired and what must not be, and what holds for any text.

use proptest::prelude::*;

use super::{Suggestion, SuggestionRule, Sureness, suggestions};
use crate::model::{Item, Measure, Origin, Relation, Source, Span};

/// An item with a finding and measures, and the source they stand in.
fn item(finding: &str, measures: &[&str]) -> (Item, Source) {
    let mut item = Item::new("i".into(), "(1)".to_owned(), "整改不到位".to_owned());
    finding.clone_into(&mut item.finding);
    let title = format!("(1){}。", item.title);
    let mut paragraphs = vec![format!("{title}{finding}")];
    let length = |text: &str| text.chars().count() as u32;
    item.source = vec![Span::new(0, 0, length(&paragraphs[0]))];
    for (place, text) in measures.iter().enumerate() {
        let mut measure = Measure::new(format!("m{place}").into(), String::new(), (*text).to_owned());
        paragraphs.push(format!("一是{text}"));
        measure.source = vec![Span::new(place as u32 + 1, 2, 2 + length(text))];
        item.measures.push(measure);
    }
    (item, Source { paragraphs, ..Source::default() })
}

/// What is offered at once as `rule name: baseline → readings / target`.
fn lines(finding: &str, measures: &[&str]) -> Vec<String> {
    lines_of(finding, measures, |s| s.sureness != Sureness::Look)
}

/// The suggestions of a kind.
fn lines_of(finding: &str, measures: &[&str], of: fn(&Suggestion) -> bool) -> Vec<String> {
    let (item, source) = item(finding, measures);
    let line = |s: &Suggestion| {
        let own = &s.indicator;
        let baseline = own.baseline.as_ref().map(|r| format!("{} → ", r.value)).unwrap_or_default();
        let readings: Vec<String> = own.readings.iter().map(|r| r.value.to_string()).collect();
        let target = own.target.as_ref().map(|t| format!(" / {}", t.value)).unwrap_or_default();
        format!("{:?} {}: {baseline}{}{target} {}", s.rule, own.name, readings.join(", "), own.unit)
    };
    suggestions(&item, &source).iter().filter(|s| of(s)).map(line).collect()
}

#[test]
fn the_findings_value_meets_the_measures_value_of_the_same_thing() {
    let found = lines("全区公办养老机构仅有22名专业护理人员。", &["公开招聘护理人员10名,全区护理人员增加至32名。"]);
    assert!(found.iter().any(|line| line.contains("22 → 32")), "{found:?}");
    let found = lines("本地农产品原材料占比不足30%。", &["截至目前,本地农产品的原材料占比达60%。"]);
    assert!(found.iter().any(|line| line.contains("30 → 60 %")), "{found:?}");
}

#[test]
fn a_stated_target_goes_with_its_value() {
    let found = lines(
        "小学专职思政课教师配备37%,距离到2025年配备比例达到70%以上还有较大差距。",
        &["通过招录,小学专职思政教师配备比例达75%。"],
    );
    assert!(found.iter().any(|line| line.starts_with("StatedTarget") && line.contains("37 → 75 / 70 %")), "{found:?}");
    let found = lines("", &["2025年培育省级目标企业10户,其中9户企业已通过市级审核。"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("9 / 10 户"), "{found:?}");
}

#[test]
fn a_share_of_a_target_gives_the_target() {
    let (item, source) = item("", &["实现失业人员再就业1054人,完成全年目标的70.3%。"]);
    let found = suggestions(&item, &source);
    let target = found[0].indicator.target.as_ref().unwrap();
    assert_eq!((target.value.to_string().as_str(), target.origin), ("1499", Origin::Derived));
    assert_eq!(target.derivation, "1054 ÷ 70.3% ≈ 1499");
    assert_eq!(found[1].rule, SuggestionRule::Completion);
    assert_eq!((found[0].group, found[1].group), (0, 1));
}

#[test]
fn scopes_that_differ_are_never_paired() {
    for (finding, measure) in [
        ("2020年—2024年区财政投入农业项目资金仅0.9亿元。", "2024年区财政投入农业项目资金2.29亿元。"),
        ("主城区未改造的老旧小区有221个。", "全区未改造的老旧小区有628个。"),
        ("2023年农村居民人均可支配收入21576元。", "2025年上半年,城镇居民人均可支配收入23339元。"),
        ("2023年地区生产总值412亿元。", "2025年上半年,地区生产总值195亿元。"),
        ("全区完成改造小区628个。", "巡视整改以来,全区完成改造小区144个。"),
    ] {
        let found = lines_of(finding, &[measure], |_| true);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(
            found.iter().all(|line| !line.contains("→ 1") && !line.contains("→ 2") && !line.contains("→ 6")),
            "{found:?}"
        );
    }
}

#[test]
fn a_half_year_continues_a_series_of_years_with_its_own_stretch() {
    let (item, source) = item(
        "2023年全区经济总量412亿元。",
        &["2024年实现地区生产总值434.5亿元。", "2025年上半年,全区GDP实现195亿元。"],
    );
    let found = suggestions(&item, &source);
    assert_eq!(found.len(), 1, "{found:?}");
    let own = &found[0].indicator;
    assert_eq!(found[0].rule, SuggestionRule::Series);
    assert!(own.baseline.as_ref().unwrap().comparable(&own.readings[0]));
    assert!(!own.readings[0].comparable(&own.readings[1]));
}

#[test]
fn parts_point_at_their_whole() {
    let (item, source) = item("", &["收集困难问题116个,已解决105个,正在解决11个。"]);
    let found = suggestions(&item, &source);
    assert_eq!(found.len(), 3);
    assert!(
        found[1..].iter().all(|s| s.indicator.part_of.as_ref().unwrap().whole == found[0].indicator.id && s.group == 0)
    );
    assert_eq!(found[1].indicator.target.as_ref().unwrap().value.to_string(), "116");
    assert!(found[2].indicator.target.is_none());
}

#[test]
fn sums_find_the_parts_of_a_total() {
    let found = lines("", &["争取“两重”资金7009万元、“两新”资金1550万元、中央预算内资金11739万元,共计20298万元。"]);
    assert_eq!(found.iter().filter(|line| line.starts_with("Part")).count(), 3, "{found:?}");
    let found = lines("", &["争取“两重”资金7009万元、“两新”资金1550万元,共计20298万元。"]);
    assert_eq!(found.iter().filter(|line| line.starts_with("Part")).count(), 0, "{found:?}");
}

#[test]
fn before_and_after_in_one_sentence_are_one() {
    let found = lines("", &["2025年1月起全区最低工资标准由1970元/月调整为2200元/月。"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("Turned") && found[0].contains("1970 → 2200 元/月"), "{found:?}");
}

#[test]
fn a_norm_is_the_most() {
    let (item, source) = item("按标准核定领导职数1至3个,实际核定4个。", &[]);
    let found = suggestions(&item, &source);
    let target = found[0].indicator.target.as_ref().unwrap();
    assert_eq!((target.value.to_string().as_str(), target.relation), ("3", Relation::AtMost));
}

#[test]
fn circumstances_are_not_suggested_as_results() {
    for text in [
        "对7家企业开展线下诊断。",
        "擅自延期返岗3至5天。",
        "按照补栏仔猪30元每头给予补贴。",
        "高于全市平均1745元。",
        "在双龙镇种植花脸香菇50余亩。",
    ] {
        assert_eq!(lines("", &[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_the_finding_alone_tells_is_for_those_who_ask_for_more() {
    let found = lines("欠缴水费163万元。", &["更换水表8600块。"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("8600"), "{found:?}");
    // Where no measure tells a result the finding's value is what there is.
    assert_eq!(lines("欠缴水费163万元。", &["正在催缴。"]).len(), 1);
}

#[test]
fn what_only_goes_with_a_result_is_not_offered_at_once() {
    for (text, kept) in [
        ("清运垃圾420吨,问责4人。", "420"),
        ("发放补贴62万元,惠及农户318户。", "62"),
        ("交付5128套,剩余2332套。", "5128"),
        ("拨付补助89万元,户均1.4万元。", "89"),
        ("撮合率提高33个百分点,达到55%。", "55"),
        ("年租金由148万元提高到203万元,增长37.2%。", "203"),
        ("对3000万元以上项目逐个评价,核减投资418万元。", "418"),
    ] {
        let found = lines("", &[text]);
        assert!(found.len() == 1 && found[0].contains(kept), "{text}: {found:?}");
    }
}

#[test]
fn the_weakest_of_three_is_for_those_who_ask_for_more() {
    let found = lines("", &["收回资金950万元,盘活厂房36处,签约率达66.4%。"]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(!found.iter().any(|line| line.contains("36")), "{found:?}");
    assert_eq!(lines("", &["收回资金950万元,盘活厂房36处。"]).len(), 2);
}

#[test]
fn what_was_put_in_gives_way_to_what_came_of_it() {
    let found = lines("", &["引进技师6名,减免房租58万元,盘活铺面36间,签约率达66.4%。"]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found.iter().any(|line| line.contains("36")) && found.iter().any(|line| line.contains("66.4")),
        "{found:?}"
    );
}

#[test]
fn a_third_result_is_offered_where_it_is_strong() {
    let found = lines("", &["就诊率达71%,转诊率由12%降至5%,回访满意率96.3%,印发手册830册。"]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(!found.iter().any(|line| line.contains("830")), "{found:?}");
}

#[test]
fn of_the_findings_count_the_first_part_is_offered() {
    let found = lines("无证摊位71个。", &["劝离58个,另13个引入室内。"]);
    assert!(found.len() == 1 && found[0].starts_with("Part") && found[0].contains("58"), "{found:?}");
}

#[test]
fn a_change_beside_its_level_is_not_offered_twice() {
    let found = lines("", &["实现产值86亿元,同比增长12.5%。"]);
    assert!(found.len() == 1 && found[0].contains("86"), "{found:?}");
}

#[test]
fn lengths_of_time_that_are_measured_are_results() {
    let found = lines("从申请到发放平均21天。", &["平均用时缩短至5.5天。"]);
    assert!(found.iter().any(|line| line.contains("5.5 天")), "{found:?}");
    assert_eq!(lines("", &["用5天完成清点。"]), Vec::<String>::new());
}

#[test]
fn a_goal_is_the_target_of_the_value_that_it_is_set_for() {
    let (mut item, mut source) = item("2024年末资产负债率78.6%。", &["处置资产。"]);
    "2025年底资产负债率降至75%以下。".clone_into(&mut item.goal);
    source.paragraphs.push(item.goal.clone());
    item.source.push(Span::new(2, 0, item.goal.chars().count() as u32));
    let found = suggestions(&item, &source);
    let own = found.iter().find(|s| s.rule == SuggestionRule::StatedTarget).unwrap();
    let target = own.indicator.target.as_ref().unwrap();
    assert_eq!((target.value.to_string().as_str(), target.relation), ("75", Relation::AtMost));
    assert_eq!(own.indicator.baseline.as_ref().unwrap().value.to_string(), "78.6");
    assert_eq!(target.source.as_ref().unwrap().paragraph, 2);
}

#[test]
fn values_say_where_their_words_stand() {
    let (item, source) = item("仍有问题72个。", &["完成整改72个。"]);
    for suggestion in suggestions(&item, &source) {
        let own = suggestion.indicator;
        let words: Vec<_> = own.baseline.iter().chain(&own.readings).map(|r| r.source.clone().unwrap()).collect();
        assert!(words.iter().all(|span| span.words(&source) == Some("72个")), "{words:?}");
    }
}

#[test]
fn an_item_without_a_source_has_values_without_places() {
    let (item, _) = item("空缺78个。", &["已配备58个。"]);
    let found = suggestions(&item, &Source::default());
    assert!(!found.is_empty());
    assert!(found.iter().all(|s| s.indicator.baseline.iter().all(|reading| reading.source.is_none())));
}

proptest! {
    #[test]
    fn any_texts_are_taken(finding in any::<String>(), measure in any::<String>()) {
        let (item, source) = item(&finding, &[&measure, &finding]);
        let found = suggestions(&item, &source);
        prop_assert!(found.iter().enumerate().all(|(place, s)| s.group <= place));
    }

    #[test]
    fn any_figures_are_taken(pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        let (item, source) = item(&text, &[&text]);
        for s in suggestions(&item, &source) {
            let own = &s.indicator;
            let spans = own.baseline.iter().chain(&own.readings).filter_map(|reading| reading.source.as_ref());
            prop_assert!(spans.into_iter().all(|span| span.words(&source).is_some()));
        }
    }
}

/// Pieces that meet in notices.
const PIECES: &[&str] = &[
    "2024年",
    "2025年上半年,",
    "产值",
    "100",
    "50",
    "30",
    "万元",
    "个",
    "%",
    "、",
    ",",
    "。",
    "(",
    ")",
    "其中",
    "已",
    "共计",
    "完成",
    "目标的",
    "由",
    "调整为",
    "计划",
    "全区",
    "主城区",
    "企业",
    "至",
    "实际核定",
    "以来",
    "余",
    "以上",
    "剩余",
    "0",
];
