//! A column headed for two things at once: each cell is taken apart where its words can be told apart, and kept whole where
//! they cannot.

use super::*;

fn unclear(read: &Understood) -> usize {
    has(read, |remark| matches!(remark, Remark::RolesUnclear(_)))
}

/// The leader, the units and the people who handle it.
fn who(read: &Understood, at: usize) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (item, report) = (items(read)[at], &read.report);
    let units = [names(report, &item.lead_units), names(report, &item.support_units)].concat();
    (names(report, item.leader.as_slice()), units, names(report, &item.handlers))
}

fn own(leader: &[&str], units: &[&str], handlers: &[&str]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    (list(leader), list(units), list(handlers))
}

#[test]
fn a_leader_and_a_unit_in_one_cell_are_told_apart() {
    for heading in
        ["责任领导及责任单位", "责任单位和责任领导", "责任领导、责任单位", "责任单位/责任领导", "责任单位（责任领导）"]
    {
        let head = format!("序号\t反馈问题\t整改措施\t{heading}\t整改时限");
        let read = cells(&[
            &head,
            "1\t账目不清\t核对账目。\t冯伟、县粮食局\t2025年3月",
            "2\t库存不实\t清点库存。\t副县长郑洁；县供销社，县农业农村局\t2025年4月",
            "3\t票据缺失\t补齐票据。\t县税务局（韩梅）\t2025年5月",
            "4\t印章外借\t收回印章。\t县档案局曹阳\t2025年6月",
            "5\t合同缺页\t补签合同。\t责任单位：县司法局 责任领导：唐力\t2025年7月",
        ]);
        assert_eq!(who(&read, 0), own(&["冯伟"], &["县粮食局"], &[]), "{heading}");
        assert_eq!(who(&read, 1), own(&["副县长郑洁"], &["县供销社", "县农业农村局"], &[]), "{heading}");
        assert_eq!(who(&read, 2), own(&["韩梅"], &["县税务局"], &[]), "{heading}");
        assert_eq!(who(&read, 3), own(&["曹阳"], &["县档案局"], &[]), "{heading}");
        assert_eq!(who(&read, 4), own(&["唐力"], &["县司法局"], &[]), "{heading}");
        assert_eq!((unclear(&read), read.report.columns.len()), (0, 0), "{heading}");
    }
}

#[test]
fn what_cannot_be_told_apart_is_kept_whole() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任单位及责任人\t整改时限",
        "1\t巡查不严\t加强巡查。\t相关各方共同负责\t2025年3月",
        "2\t记录不全\t补全记录。\t县气象局、罗平\t2025年4月",
    ]);
    assert_eq!(who(&read, 0), own(&[], &[], &[]));
    let kept = custom(&read.report, items(&read)[0], "责任单位及责任人");
    assert_eq!(kept, Some(Cell::Text("相关各方共同负责".to_owned())));
    assert_eq!(who(&read, 1), own(&["罗平"], &["县气象局"], &[]));
    assert_eq!(custom(&read.report, items(&read)[1], "责任单位及责任人"), None);
    assert_eq!(unclear(&read), 1);
}

#[test]
fn a_name_is_what_it_is_in_the_column_of_its_own() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t配合单位\t责任单位与责任人",
        "1\t宣传少\t多宣传。\t融媒\t县电视台、融媒、莫兰",
        "2\t活动少\t多活动。\t融媒\t贺敏",
    ]);
    // It is a unit of its own column, and one here too.
    assert_eq!(who(&read, 0), own(&["莫兰"], &["县电视台", "融媒", "融媒"], &[]));
    assert_eq!(unclear(&read), 0);
}

#[test]
fn lead_and_support_are_told_by_label_or_mark_alone() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t牵头单位及配合单位\t整改时限",
        "1\t林权不清\t确权。\t牵头单位：县林业局；配合单位：县公安局、县法院\t2025年3月",
        "2\t界桩缺失\t补桩。\t县国土局（牵头）、县民政局、县财政局\t2025年4月",
        "3\t纠纷未结\t调处。\t县信访局、县司法局\t2025年5月",
    ]);
    let units = |at: usize| {
        let item = items(&read)[at];
        (names(&read.report, &item.lead_units), names(&read.report, &item.support_units))
    };
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(units(0), (list(&["县林业局"]), list(&["县公安局", "县法院"])));
    assert_eq!(units(1), (list(&["县国土局"]), list(&["县民政局", "县财政局"])));
    // Which of two units leads is not said.
    assert_eq!(units(2), (vec![], vec![]));
    assert_eq!(unclear(&read), 1);
}

#[test]
fn two_roles_of_one_kind_are_told_by_the_order_of_the_heading() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任领导/责任单位/责任人\t整改时限",
        "1\t档案缺失\t补档。\t汪洋/县档案馆/韦杰、陶然\t2025年3月",
        "2\t密件混放\t清理。\t县保密局、黎明\t2025年4月",
    ]);
    assert_eq!(who(&read, 0), own(&["汪洋"], &["县档案馆"], &["韦杰", "陶然"]));
    // Whether he leads or handles is not said.
    assert_eq!(who(&read, 1), own(&[], &[], &[]));
    assert_eq!(unclear(&read), 1);
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t牵头单位/配合单位",
        "1\t渠道淤塞\t清淤。\t县水利局/县财政局、县发改局",
        "2\t机井停用\t检修。\t县农机局",
    ]);
    assert_eq!(names(&read.report, &items(&read)[0].lead_units), ["县水利局"]);
    assert_eq!(names(&read.report, &items(&read)[0].support_units), ["县财政局", "县发改局"]);
    assert_eq!(unclear(&read), 1);
}

#[test]
fn a_limit_and_a_standing_in_one_cell_are_told_apart() {
    for heading in ["整改时限及完成情况", "完成情况/整改时限", "整改期限（整改状态）"] {
        let head = format!("序号\t存在问题\t整改措施\t责任单位\t{heading}");
        let read = cells(&[
            &head,
            "1\t甲墙开裂\t加固。\t基建科\t2025年3月31日，已完成",
            "2\t乙梁锈蚀\t除锈。\t基建科\t2025/9/30（正在推进）",
            "3\t丙柱倾斜\t扶正。\t基建科\t已完成",
            "4\t丁顶渗水\t防水。\t基建科\t2025年10月底前，已完成招标，正在签订合同并组织进场",
            "5\t戊门变形\t更换。\t基建科\t另行通知",
        ]);
        let items = items(&read);
        let dues: Vec<String> = items
            .iter()
            .map(|item| item.due.as_ref().and_then(|due| due.on).map(|on| on.to_string()).unwrap_or_default())
            .collect();
        assert_eq!(dues, ["2025-03-31", "2025-09-30", "", "2025-10", ""], "{heading}");
        let standings: Vec<&str> = items.iter().take(3).map(|item| item.progress.code()).collect();
        assert_eq!(standings, ["done", "in_progress", "done"], "{heading}");
        assert_eq!(items[3].updates[0].text, "已完成招标，正在签订合同并组织进场", "{heading}");
        assert_eq!(unclear(&read), 1, "{heading}");
    }
}

#[test]
fn a_telephone_number_beside_a_name_is_no_name() {
    let read = cells(&[
        "序号\t反馈问题\t整改措施\t责任人及联系电话",
        "1\t值班脱岗\t排班。\t易军 13700002222",
        "2\t交接不清\t登记。\t向红",
    ]);
    let people: Vec<&str> = read.report.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(people, ["易军", "向红"]);
    assert_eq!(has(&read, |remark| matches!(remark, Remark::Unkept(_))), 1);
}

#[test]
fn two_texts_under_one_heading_are_the_first_of_them() {
    let read = cells(&[
        "序号\t存在问题及原因分析\t整改措施\t责任单位",
        "1\t培训少。计划不周。\t办班。\t教务处",
        "2\t考核松\t严考。\t教务处",
    ]);
    assert_eq!((items(&read)[0].title.as_str(), items(&read)[0].finding.as_str()), ("培训少", "计划不周。"));
}
