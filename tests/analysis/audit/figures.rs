//! Each kind of finding about figures on words that are wrong, and on words that only look wrong.

use super::*;

#[test]
fn parts_against_their_whole() {
    let sum = |done| judged(FindingKind::Sum, "", done);
    assert_eq!(sum("共计2606栋,其中有物业服务1231栋、无物业服务924栋、家属楼451栋。"), CONFIRMED);
    assert_eq!(sum("共计2606栋,其中有物业服务1231栋、无物业服务924栋、家属楼450栋。"), QUESTION);
    assert_eq!(sum("收集困难问题116个,已解决105个,正在解决11个。"), CONFIRMED);
    assert_eq!(sum("收集困难问题116个,已解决105个,正在解决10个。"), QUESTION);
    assert_eq!(sum("空缺78个,其中23个空缺2年以上,11个空缺3年以上。"), NONE, "parts may overlap and be few");
    assert_eq!(sum("投入0.5亿元,其中中央资金3000万元、省级资金2000万元。"), CONFIRMED, "across magnitudes");
}

#[test]
fn lists_against_their_total() {
    let sum = |done| judged(FindingKind::Sum, "", done);
    assert_eq!(sum("开设电工班3个、计算机班1个,共4个。"), CONFIRMED);
    assert_eq!(sum("开设电工班3个、计算机班1个,共5个。"), ERROR);
    assert_eq!(sum("争取资金7009万元、1550万元,共计8559万元。"), CONFIRMED);
    assert_eq!(sum("争取资金7009万元、1550万元,共计8560万元。"), QUESTION, "may be rounding");
    assert_eq!(sum("争取资金7009万元、1550万元,共计9559万元。"), ERROR);
    assert_eq!(sum("新建道路5公里、改建8公里,累计里程共计200公里。"), NONE, "a total of something else");
}

#[test]
fn what_is_left() {
    assert_eq!(judged(FindingKind::Rest, "", "应淘汰锅炉4台,已淘汰3台,剩余2台。"), ERROR);
    assert_eq!(judged(FindingKind::Rest, "", "应淘汰锅炉4台,已淘汰3台,剩余1台。"), NONE);
    assert_eq!(judged(FindingKind::Sum, "", "应淘汰锅炉4台,已淘汰3台,剩余1台。"), CONFIRMED);
    assert_eq!(judged(FindingKind::Rest, "", "应淘汰锅炉14台,已淘汰3台,还有2台正在施工。"), NONE);
}

#[test]
fn a_part_above_its_whole() {
    let above = |done| judged(FindingKind::PartOverWhole, "", done);
    assert_eq!(above("新增学位300个,其中小学400个。"), ERROR);
    assert_eq!(above("新增学位400个,其中小学300个。"), NONE);
    assert_eq!(above("新增学校3所、学位1200个,其中小学学位300个。"), NONE);
    let parts = |some: &str| {
        changed(FindingKind::PartOverWhole, |item| {
            item.indicators = vec![indicator("a", "万元", "100"), indicator("b", "万元", some)];
            let whole = PartOf { whole: "a".into(), by: String::new(), extra: Extra::default() };
            item.indicators[1].part_of = Some(whole);
        })
    };
    assert_eq!((parts("120"), parts("80")), (ERROR.to_vec(), NONE.to_vec()));
}

#[test]
fn values_behind_respectively() {
    let each = |done| judged(FindingKind::Each, "", done);
    assert_eq!(each("油菜和大豆种植面积分别稳定在12.3、2.8万亩。"), NONE);
    assert_eq!(each("小麦、油菜和大豆种植面积分别稳定在12.3、2.8万亩。"), QUESTION);
}

#[test]
fn a_rate_against_its_counts() {
    let rate = |done| judged(FindingKind::Rate, "", done);
    assert_eq!(rate("78个空缺岗位已配备58个,整改完成74.4%。"), CONFIRMED);
    assert_eq!(rate("78个空缺岗位已配备58个,整改完成84.4%。"), ERROR);
    assert_eq!(rate("78个空缺岗位已配备58个,整改完成74.3%。"), NONE, "cut off, not rounded");
    assert_eq!(rate("反馈问题36个,已完成整改30个,正在推进6个,整改完成率83.3%。"), CONFIRMED, "the rate of the first");
    assert_eq!(
        rate("反馈问题36个,已完成整改30个,正在推进6个,整改完成率73.3%。"),
        NONE,
        "whose rate it is, is not told"
    );
    assert_eq!(rate("78个项目已开工58个,完成投资84.4%。"), NONE, "a rate of something else");
    assert_eq!(rate("全县78个泵站有20个停用,运行率74.4%。"), NONE, "the rate of the others");
    assert_eq!(rate("全县78个泵站有20个停用,运行率64.4%。"), ERROR);
    assert_eq!(rate("抽查78个标段,有58个超过控制价84.4%。"), NONE, "a limit that is exceeded");
}

#[test]
fn growth_against_two_values() {
    let growth = |done| judged(FindingKind::Growth, "", done);
    assert_eq!(growth("2024年投入资金项目经费2.29亿元,2025年投入资金项目经费2.43亿元、同比增长6.1%。"), CONFIRMED);
    assert_eq!(growth("2024年投入资金项目经费2.29亿元,2025年投入资金项目经费2.43亿元、同比增长16.1%。"), QUESTION);
    assert_eq!(growth("最低工资由2000元调整为2200元,增长20%。"), ERROR);
    assert_eq!(growth("最低工资由2000元调整为2200元,增长10%。"), CONFIRMED);
    assert_eq!(growth("2024年投入资金项目经费2.29亿元,2025年上半年投入资金项目经费2.43亿元、同比增长16.1%。"), NONE);
}

#[test]
fn percentages_over_a_hundred() {
    let over = |done| judged(FindingKind::OverHundred, "", done);
    assert_eq!(over("党组织覆盖率达120%。"), ERROR);
    assert_eq!(over("党组织覆盖率达100%。"), NONE);
    assert_eq!(over("整改完成率达120%。"), QUESTION);
    assert_eq!(over("完成全年目标的120%。"), NONE);
    assert_eq!(over("整改完成率达120%,超额完成任务。"), NONE);
    assert_eq!(over("产值同比增长120%。"), NONE);
}

#[test]
fn percent_where_points_are_meant() {
    let points = |done| judged(FindingKind::PercentForPoints, "", done);
    assert_eq!(points("居民收入增速4.9%,较2024年上升0.4%。"), QUESTION);
    assert_eq!(points("居民收入增速4.9%,较2024年上升0.4个百分点。"), NONE);
    assert_eq!(points("整改完成率65%,工业产值同比增长4%。"), NONE, "growth of something else");
}

#[test]
fn units_off_by_a_magnitude() {
    let magnitude = |done| judged(FindingKind::UnitMagnitude, "", done);
    assert_eq!(magnitude("兑付奖补资金331.98万元。截至目前,兑付奖补资金331.98亿元。"), QUESTION);
    assert_eq!(magnitude("兑付奖补资金331.98万元。截至目前,兑付奖补资金331.98万元。"), NONE);
    let read = |unit: &str, value: &str, kind| {
        let text = "争取资金25330万元。";
        let dataset = dataset("问题。", text, |item| {
            let mut own = indicator("a", unit, value);
            own.readings[0].source = Some(Span::new(1, 0, 11));
            item.indicators = vec![own];
        });
        of_kind(kind, &dataset)
    };
    assert_eq!(read("亿元", "25330", FindingKind::UnitMagnitude), ERROR);
    assert_eq!(read("亿元", "2.533", FindingKind::UnitMagnitude), NONE);
    assert_eq!(read("万元", "25330", FindingKind::UnlikeSource), NONE);
    assert_eq!(read("万元", "25230", FindingKind::UnlikeSource), QUESTION);
}

#[test]
fn the_same_thing_with_two_values() {
    let two = |done| judged(FindingKind::TwoValues, "", done);
    assert_eq!(two("排查消防隐患点位15个。截止汇总,排查消防隐患点位17个。"), QUESTION);
    assert_eq!(two("排查消防隐患点位15个。截止汇总,排查消防隐患点位15个。"), NONE);
    let readings = |second: &str, on: &str| {
        changed(FindingKind::TwoValues, |item| {
            let mut own = indicator("a", "个", "5");
            own.readings.push(Reading::new(number(second)));
            own.readings.iter_mut().for_each(|reading| reading.on = Some(on.parse().unwrap()));
            item.indicators = vec![own];
        })
    };
    assert_eq!(readings("6", "2025-06-30"), ERROR);
    assert_eq!(readings("6", "2025"), QUESTION);
    assert_eq!(readings("5", "2025-06-30"), NONE);
}

#[test]
fn indicators_of_two_items_contradict_each_other() {
    let report = |value: &str| {
        let item = |id: &str, value: &str| {
            let mut item = Item::new(id.into(), String::new(), id.to_owned());
            let mut own = indicator("x", "个", value);
            own.id = format!("{id}n").as_str().into();
            own.readings[0].on = Some("2025".parse().unwrap());
            item.indicators = vec![own];
            item
        };
        of_kind(
            FindingKind::TwoValues,
            &report_of(Report::new("r".into(), String::new()), vec![item("a", "5"), item("b", value)]),
        )
    };
    assert_eq!((report("6"), report("5")), (QUESTION.to_vec(), NONE.to_vec()));
}

#[test]
fn scopes_that_do_not_match() {
    let scope = |done| judged(FindingKind::ScopeMismatch, "目前主城区未改造的老旧小区有221个。", done);
    assert_eq!(scope("推进老旧小区改造,全区范围已完成改造628个。"), QUESTION);
    assert_eq!(scope("推进老旧小区改造,全区范围已完成改造128个。"), NONE);
    let scopes = |before: &str, after: &str| {
        changed(FindingKind::ScopeMismatch, |item| {
            let mut own = indicator("a", "%", "75");
            own.target = Some(target("70", Origin::Set));
            own.baseline = Some(Reading { scope: before.to_owned(), ..Reading::new(number("37")) });
            own.readings[0].scope = after.to_owned();
            item.indicators = vec![own];
        })
    };
    assert_eq!((scopes("主城区", "全区"), scopes("全区", "全区")), (QUESTION.to_vec(), NONE.to_vec()));
}

#[test]
fn structured_parts_against_their_whole() {
    let parts = |values: [&str; 3], by: &str| {
        changed(FindingKind::Sum, |item| {
            item.indicators = ["a", "b", "c"].into_iter().zip(values).map(|(id, v)| indicator(id, "个", v)).collect();
            for part in item.indicators.iter_mut().skip(1) {
                part.part_of = Some(PartOf { whole: "a".into(), by: by.to_owned(), extra: Extra::default() });
            }
        })
    };
    assert_eq!(parts(["10", "6", "4"], ""), CONFIRMED);
    assert_eq!(parts(["10", "6", "5"], ""), QUESTION);
    assert_eq!(parts(["10", "6", "3"], ""), NONE, "parts need not be all");
    assert_eq!(parts(["10", "6", "3"], "领域"), QUESTION);
}

/// A count against its target and a rate, of these names and values, each with the scope of its reading.
fn rate_and_count(count: [&str; 4], rate: [&str; 3]) -> Arc<Dataset> {
    let [name, value, goal, scope] = count;
    let mut counted = indicator("a", "户", value);
    name.clone_into(&mut counted.name);
    counted.target = Some(target(goal, Origin::Stated));
    scope.clone_into(&mut counted.readings[0].scope);
    let [name, value, same] = rate;
    let mut share = indicator("b", "%", value);
    name.clone_into(&mut share.name);
    share.same_as = (!same.is_empty()).then(|| same.into());
    dataset("问题。", "整改。", |item| item.indicators = vec![counted, share])
}

#[test]
fn a_rate_and_its_count_are_asked_about_and_other_pairs_are_not() {
    let asked = |count, rate| of_kind(FindingKind::SameFact, &rate_and_count(count, rate));
    assert_eq!(asked(["危房搬迁户数", "87", "120", ""], ["危房搬迁率", "72.5", ""]), NOTICE);
    assert_eq!(
        asked(["已接通自来水农户", "211", "388", ""], ["农户自来水接通比例", "54", ""]),
        NOTICE,
        "as it is rounded"
    );
    assert_eq!(asked(["危房搬迁户数", "87", "120", ""], ["危房搬迁率", "72.6", ""]), NONE, "another figure");
    assert_eq!(asked(["危房搬迁户数", "87", "120", ""], ["群众满意率", "72.5", ""]), NONE, "another thing");
    assert_eq!(asked(["危房搬迁户数", "87", "120", "城区"], ["危房搬迁率", "72.5", ""]), NONE, "another scope");
    assert_eq!(asked(["危房搬迁户数", "87", "120", ""], ["危房搬迁率", "72.5", "a"]), NONE, "it is said already");
}

#[test]
fn a_yes_to_one_fact_makes_the_rate_name_the_count_and_ends_the_question() {
    let before = rate_and_count(["危房搬迁户数", "87", "120", ""], ["危房搬迁率", "72.5", ""]);
    let all = findings(&before);
    let found = all.iter().find(|finding| finding.kind == FindingKind::SameFact).unwrap();
    let after = Arc::new(guatu::session::one_fact(found).unwrap().apply(&before).unwrap());
    let indicators = &after.reports[0].items().next().unwrap().indicators;
    let named: Vec<Option<&str>> =
        indicators.iter().map(|own| own.same_as.as_ref().map(guatu::model::IndicatorId::as_str)).collect();
    assert_eq!(named, [None, Some("a")]);
    assert_eq!(of_kind(FindingKind::SameFact, &after), NONE);
    let other = all.iter().find(|finding| finding.kind != FindingKind::SameFact);
    assert!(other.is_none_or(|other| guatu::session::one_fact(other).is_none()));
}

#[test]
fn the_rates_of_the_bundled_notice_are_found_beside_their_counts() {
    let dataset = bundled();
    let all = findings(&dataset);
    let own: Vec<_> = all.iter().filter(|finding| finding.kind == FindingKind::SameFact).collect();
    let name = |node: &guatu::model::NodeRef| dataset.reports[0].line_name(&node.node).unwrap();
    let pairs: Vec<String> = own.iter().map(|own| format!("{}/{}", name(&own.node), name(&own.others[0]))).collect();
    assert!(pairs.iter().any(|pair| pair == "空缺领导岗位整改完成率/空缺领导岗位已配备"), "{pairs:?}");
    assert!(pairs.len() < 12, "{pairs:?}");
}
