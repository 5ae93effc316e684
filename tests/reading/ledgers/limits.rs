//! Time limits: the words are kept, a year that is not written is that of the ledger, a postponement has columns of its own.

use guatu::diff::compare_datasets;
use guatu::model::{Dataset, Due};
use guatu::reading::notice::YearBasis;

use super::*;

fn due(item: &Item) -> &Due {
    item.due.as_ref().unwrap()
}

fn on(due: &Due) -> String {
    due.present().map(|on| on.to_string()).unwrap_or_default()
}

/// Where the years that were not written were taken from.
fn lent(read: &Understood) -> Vec<(YearBasis, String)> {
    let of = |remark: &Remark| match remark {
        Remark::YearLent { by, on, .. } => Some((*by, on.to_string())),
        _ => None,
    };
    read.remarks.iter().filter_map(of).collect()
}

#[test]
fn words_that_give_no_date_are_kept() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位\t整改时限",
        "1\t路面塌陷\t回填。\t交通局\t视施工进度而定",
        "2\t护栏缺失\t补装。\t交通局\t入冬前",
        "3\t标线不清\t重划。\t交通局\t10月底前",
        "4\t巡查不勤\t每周巡查。\t交通局\t长期坚持",
        "5\t照明不足\t加灯。\t交通局\t已完成",
        "6\t栏杆松动\t加固。\t交通局\t——",
        "7\t积水较深\t排水。\t交通局\t无",
    ]);
    let items = items(&read);
    let words: Vec<&str> = items.iter().take(4).map(|item| due(item).words.as_str()).collect();
    assert_eq!(words, ["视施工进度而定", "入冬前", "10月底前", "长期坚持"]);
    assert!(items.iter().take(4).all(|item| due(item).present().is_none() && !due(item).has_limit()));
    assert_eq!(items[3].term, Term::Sustained);
    // A standing in the place of the date is that, and no limit.
    assert_eq!((items[4].progress, items[4].due.is_none()), (Progress::Done, true));
    // A dash is no limit, and no words of one.
    assert!(items.iter().skip(5).all(|item| item.due.is_none()));
    assert_eq!(has(&read, |remark| matches!(remark, Remark::DueUnread(_))), 4);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::NoYear(_))), 1);
}

#[test]
fn a_measure_keeps_the_words_of_its_own_limit() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位\t整改时限",
        "1\t器材老化\t盘点器材。\t装备科\t2025年3月",
        "\t\t更新器材。\t装备科\t待经费到位后",
    ]);
    let measures = &items(&read)[0].measures;
    let own: Vec<_> =
        measures.iter().map(|own| own.due.as_ref().unwrap()).map(|own| (on(own), own.words.as_str())).collect();
    assert_eq!(own, [("2025-03".to_owned(), "2025年3月"), (String::new(), "待经费到位后")]);
}

#[test]
fn a_year_that_is_not_written_is_that_of_the_ledger() {
    let rows = [
        "序号\t反馈问题\t整改措施\t责任单位\t整改时限",
        "1\t甲处漏水\t修补。\t物业科\t年底前",
        "2\t乙处漏电\t更换。\t物业科\t明年4月底前",
        "3\t丙处堵塞\t疏通。\t物业科\t下月底前",
        "4\t丁处开裂\t加固。\t物业科\t2026年2月",
    ];
    let with = |line: &'static str| cells(&[&[line][..], &rows[..]].concat());
    // By the day that it speaks of.
    let read = with("某院整改台账（截至2025年5月20日）\t\t\t\t");
    assert_eq!(
        items(&read).iter().map(|item| on(due(item))).collect::<Vec<_>>(),
        ["2025", "2026-04", "2025-06", "2026-02"]
    );
    let day = YearBasis::AsOf(Date::new(2025, 5, 20).unwrap());
    assert_eq!(lent(&read), [(day, "2025".to_owned()), (day, "2026-04".to_owned()), (day, "2025-06".to_owned())]);
    // By its title: the year, and no month.
    let read = with("某院2024年隐患整改台账\t\t\t\t");
    assert_eq!(items(&read).iter().map(|item| on(due(item))).collect::<Vec<_>>(), ["2024", "2025-04", "", "2026-02"]);
    assert_eq!(lent(&read)[0], (YearBasis::Title(2024), "2024".to_owned()));
    assert_eq!(due(items(&read)[2]).words, "下月底前");
    // The accounts of a year are looked at later: its title says nothing of the limits.
    for line in ["某院2023年度审计查出问题整改台账\t\t\t\t", "某院隐患整改台账\t\t\t\t"] {
        let read = with(line);
        assert_eq!(on(due(items(&read)[0])), "", "{line}");
        assert_eq!((due(items(&read)[0]).words.as_str(), lent(&read)), ("年底前", vec![]));
        assert_eq!(has(&read, |remark| matches!(remark, Remark::NoYear(_))), 3);
    }
}

#[test]
fn the_day_of_the_feedback_stands_over_a_ledger() {
    let read = cells(&[
        "某局巡察整改台账\t\t\t",
        "反馈时间：2024年11月8日\t\t\t",
        "序号\t反馈问题\t整改措施\t整改时限",
        "1\t库房潮湿\t通风。\t12月底前",
        "2\t货架锈蚀\t更换。\t2月底前",
        "3\t标签脱落\t重贴。\t反馈后30日内",
    ]);
    assert_eq!((read.report.title.as_str(), read.report.feedback_on), ("某局巡察整改台账", Date::new(2024, 11, 8)));
    assert_eq!(items(&read).iter().take(2).map(|item| on(due(item))).collect::<Vec<_>>(), ["2024-12", "2025-02"]);
    assert!(lent(&read).iter().all(|(by, _)| matches!(by, YearBasis::Feedback(_))));
}

#[test]
fn a_year_over_the_column_is_no_question() {
    let read =
        cells(&["序号\t反馈问题\t整改措施\t整改时限（2025年）", "1\t窗坏\t修窗。\t8月底", "2\t门坏\t修门。\t年底前"]);
    assert_eq!(items(&read).iter().map(|item| on(due(item))).collect::<Vec<_>>(), ["2025-08", "2025"]);
    assert_eq!(lent(&read), []);
}

#[test]
fn a_limit_of_a_notice_lies_after_the_feedback() {
    let text = "关于巡察整改情况的通报\n2024年12月12日,县委第三巡察组向县林业局党组反馈了巡察意见。\n\
                一、学习方面\n1.学习不经常的问题。\n整改措施:制定计划。\n整改时限:3月底前\n完成情况:已完成\n\
                2.研讨不深入的问题。\n整改措施:开展研讨。\n整改时限:年底前\n完成情况:已完成\n";
    let read = notice(&pasted(text, "text", &|_| true).unwrap(), today());
    assert_eq!(read.report.feedback_on, Date::new(2024, 12, 12));
    let found: Vec<String> = items(&read).iter().map(|item| on(due(item))).collect();
    assert_eq!(found, ["2025-03", "2024"]);
    assert!(lent(&read).iter().all(|(by, _)| *by == YearBasis::Feedback(Date::new(2024, 12, 12).unwrap())));
}

#[test]
fn a_postponement_has_the_day_that_the_papers_give() {
    let rows = [
        "序号\t反馈问题\t整改措施\t完成时限\t延期至\t延期原因\t延期批准人\t延期批准时间",
        "1\t河堤破损\t加固。\t2025年4月30日\t2025年9月30日\t汛期停工\t副市长\t2025年4月18日",
        "2\t水闸漏水\t更换。\t2025年5月31日\t2025年8月31日\t设备未到\t\t",
        "3\t泵站停用\t检修。\t2025年6月30日\t无\t\t\t",
    ];
    let change = |read: &Understood, at: usize| {
        let change = due(items(read)[at]).changes.first().cloned().unwrap();
        let day = change.on.map(|on| on.to_string()).unwrap_or_default();
        (change.to.to_string(), change.reason, change.approved_by, day)
    };
    let own =
        |to: &str, reason: &str, by: &str, day: &str| (to.to_owned(), reason.to_owned(), by.to_owned(), day.to_owned());
    let read = cells(&rows);
    assert_eq!(due(items(&read)[0]).on.unwrap().to_string(), "2025-04-30");
    assert_eq!(change(&read, 0), own("2025-09-30", "汛期停工", "副市长", "2025-04-18"));
    // Nobody says when: no day is made up.
    assert_eq!(change(&read, 1), own("2025-08-31", "设备未到", "", ""));
    assert!(due(items(&read)[2]).changes.is_empty());
    let dated = cells(&[&["水利整改台账（截至2025年5月15日）\t\t\t\t\t\t\t"][..], &rows[..]].concat());
    assert_eq!(change(&dated, 1), own("2025-08-31", "设备未到", "", "2025-05-15"));
    // The same holds for two dates in one cell.
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t整改时限",
        "1\t桥塌\t重建。\t2025年3月(延至2025年7月)",
        "2\t路陷\t填补。\t2025年3月",
    ]);
    assert_eq!(due(items(&read)[0]).changes[0].on, None);
}

#[test]
fn words_without_a_date_take_no_date_away() {
    let with = |limit: &str| {
        let row = format!("1\t灯坏\t换灯。\t电工班\t{limit}");
        let read = cells(&["序号\t反馈问题\t整改措施\t责任单位\t整改时限", &row, "2\t窗坏\t修窗。\t木工班\t2025年4月"]);
        Dataset { reports: vec![std::sync::Arc::new(read.report)], ..Dataset::default() }
    };
    let news = |mine: &str, theirs: &str| {
        compare_datasets(&with(mine), &with(theirs), None)
            .stated_only()
            .differences
            .iter()
            .any(|one| one.change().is_some_and(|change| change.kind == guatu::model::FieldKind::Due))
    };
    assert!(!news("2025年9月30日", "尽早"));
    assert!(news("尽早", "2025年9月30日"));
    assert!(news("尽早", "秋收后"));
}
