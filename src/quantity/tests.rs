//! The rules of the field, each with its trap, and what holds for any text at all.

use proptest::prelude::*;

use super::{FigureKind, FigureRole, LabelKind, Quantity, quantities};
use crate::model::Bound;

/// A figure in one line: `value..to unit kind bound`.
fn line(q: &Quantity) -> String {
    let to = q.to.map(|to| format!("..{to}")).unwrap_or_default();
    let bound = q.bound.map(|bound| format!(" {}", bound.code())).unwrap_or_default();
    let unit = if q.unit.is_empty() { String::new() } else { format!(" {}", q.unit) };
    format!("{}{to}{unit} {:?}{bound}", q.value, q.kind)
}

/// The figures that are neither dates nor labels.
fn amounts(text: &str) -> Vec<Quantity> {
    quantities(text).into_iter().filter(Quantity::is_amount).collect()
}

fn reads(text: &str, wanted: &[&str]) {
    let found: Vec<String> = amounts(text).iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

fn labels(text: &str, wanted: &[LabelKind]) {
    let found: Vec<FigureKind> = quantities(text).iter().map(|q| q.kind).collect();
    let wanted: Vec<FigureKind> = wanted.iter().copied().map(FigureKind::Label).collect();
    assert_eq!(found, wanted, "{text}");
}

fn only(text: &str) -> Quantity {
    let mut found = amounts(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn numbers_before_the_last_share_its_unit() {
    reads("面积分别稳定在12.3、2.8万亩。", &["12.3 万亩 Level", "2.8 万亩 Level"]);
    reads("增加3、5和7个点位", &["3 个 Level", "5 个 Level", "7 个 Level"]);
    assert!(amounts("面积分别稳定在12.3、2.8万亩").iter().all(|q| q.has(FigureRole::Each) && q.magnitude == 10_000));
}

#[test]
fn rough_words_stand_before_inside_and_behind() {
    for (text, wanted) in [
        ("资金1000万余元", "1000 万元 Money over"),
        ("资金3000余万元", "3000 万元 Money over"),
        ("谋划2100余个", "2100 个 Level over"),
        ("群众2万余人", "2 万人 Level over"),
        ("投入约2亿元", "2 亿元 Money about"),
        ("占比不足30%", "30 % Ratio under"),
        ("收集率低于50%", "50 % Ratio under"),
        ("率稳定在85%以上", "85 % Ratio at_least"),
        ("补栏5万头以上", "5 万头 Level at_least"),
        ("0.015毫米及以上", "0.015 毫米 Level at_least"),
        ("不低于70%", "70 % Ratio at_least"),
        ("不超过3个", "3 个 Level at_most"),
        ("控制在5%以内", "5 % Ratio at_most"),
        ("超过90%", "90 % Ratio over"),
        ("300多户", "300 户 Level over"),
        ("节约5万元", "5 万元 Change"),
        ("附近3个点", "3 个 Level"),
    ] {
        reads(text, &[wanted]);
    }
}

#[test]
fn ranges_are_one_figure() {
    reads("延期返岗3至5天", &["3..5 天 Duration"]);
    reads("覆盖率63%~68%", &["63..68 % Ratio"]);
    reads("核定职数1至3个", &["1..3 个 Level"]);
    reads("补助1000-2000元", &["1000..2000 元 Money"]);
    reads("投入3万至5万元", &["3 万 Level", "5 万元 Money"]);
    assert_eq!(only("返岗3至5天的情况").text, "3至5天");
    reads("由5个到3个", &["5 个 Level", "3 个 Level"]);
}

#[test]
fn points_are_not_percent() {
    reads("较上年下降近2个百分点", &["2 个百分点 Points about"]);
    reads("低于全市0.2个百分点", &["0.2 个百分点 Points"]);
}

#[test]
fn growth_is_a_change_and_a_share_is_a_ratio() {
    for (text, wanted) in [
        ("同比增长5.0%", "5.0 % Change"),
        ("增速7.1%", "7.1 % Change"),
        ("增速达到6%", "6 % Change"),
        ("较上年上升0.4%", "0.4 % Change"),
        ("超概算31%", "31 % Change"),
        ("超中标价622万余元", "622 万元 Change over"),
        ("高于全市平均1745元", "1745 元 Change"),
        ("工资核减256元", "256 元 Change"),
        ("提高2.9公斤", "2.9 公斤 Change"),
        ("占比达60%", "60 % Ratio"),
        ("同比-3.5%", "-3.5 % Change"),
        ("人员增加至32名", "32 名 Level"),
        ("新增贷款10亿元", "10 亿元 Money"),
    ] {
        reads(text, &[wanted]);
    }
    reads("增速6.1%,高于全省0.1%、全市0.1%。", &["6.1 % Change", "0.1 % Change", "0.1 % Change"]);
}

#[test]
fn parts_know_their_whole() {
    let found = amounts("收集困难问题116个,已解决105个,正在解决11个。");
    assert_eq!(found.iter().map(|q| q.part_of).collect::<Vec<_>>(), [None, Some(0), Some(0)]);
    assert_eq!(found[1].kind, FigureKind::Part);
    let found = amounts("共计2606栋,其中有物业服务1231栋、无物业服务924栋、单位家属楼451栋。");
    assert!(found[0].has(FigureRole::Total));
    assert!(found[1..].iter().all(|q| q.part_of == Some(0) && q.kind == FigureKind::Part));
    let found = amounts("已兑付资金1210.96万元(其中,科技领域5万元、市场监管领域1205.96万元);待兑付897.82万元");
    assert_eq!(found.iter().map(|q| q.part_of).collect::<Vec<_>>(), [None, Some(0), Some(0), None]);
    assert!(found.iter().all(|q| q.kind == FigureKind::Money));
    let found = amounts("隐患点69处还有52处未安装");
    assert_eq!((found[1].part_of, found[1].has(FigureRole::Remaining)), (Some(0), true));
    let found = amounts("已改造628个,其中整改以来改造144个,正在施工1个。");
    assert_eq!(found.iter().map(|q| q.part_of).collect::<Vec<_>>(), [None, Some(0), None]);
}

#[test]
fn a_share_of_a_target_says_so() {
    let found = amounts("实现再就业1054人,完成全年目标的70.3%。");
    assert!(found[1].has(FigureRole::ShareOfTarget) && found[1].kind == FigureKind::Ratio);
    assert!(only("完成工程量的55%").has(FigureRole::Completion));
    assert!(only("下达培训任务700人").has(FigureRole::Target));
    let found = amounts("最低工资标准由1970元/月调整为2200元/月。");
    assert!(found[0].has(FigureRole::Before) && found[1].has(FigureRole::After));
    assert_eq!(found[1].unit, "元/月");
}

#[test]
fn times_are_told_where_the_words_tell_them() {
    let when = |text: &str| only(text).period.map(|p| (p.words, p.when.map(|w| w.to_string()), p.deadline));
    let expected = |words: &str, when: Option<&str>, by| Some((words.to_owned(), when.map(str::to_owned), by));
    assert_eq!(when("2025年上半年,产值658万元"), expected("2025年上半年", Some("2025-H1"), false));
    assert_eq!(when("2025年一季度,产值658万元"), expected("2025年一季度", Some("2025-Q1"), false));
    assert_eq!(when("剩余1台预计年底前完成淘汰"), expected("年底前", None, true));
    assert_eq!(when("8处正在治理,预计11月完成"), None);
    assert_eq!(when("预计2026年8月建成后新增600个"), expected("2026年8月", Some("2026-08"), true));
    assert_eq!(when("2020年—2024年投入0.9亿元"), expected("2020年—2024年", None, false));
    assert_eq!(when("较2024年上升0.4%"), None);
    assert_eq!(when("2025年1月进场,目前已完成204公里"), None);
    let found = amounts("2025年一季度,增速4.9%;上半年,收入23339元。");
    assert_eq!(found[1].period.as_ref().unwrap().when.unwrap().to_string(), "2025-H1");
}

#[test]
fn dates_are_one_figure_and_pass_on_their_year() {
    let whens = |text: &str| -> Vec<String> {
        let dates = quantities(text).into_iter().filter(|q| q.kind == FigureKind::Date);
        dates.map(|q| q.period.unwrap().when.map(|when| when.to_string()).unwrap_or_default()).collect()
    };
    assert_eq!(whens("2024年10月13日至11月21日"), ["2024-10-13", "2024-11-21"]);
    assert_eq!(whens("2025年1月22日、5月29日"), ["2025-01-22", "2025-05-29"]);
    assert_eq!(whens("2025年6月16日—20日"), ["2025-06-16", "2025-06-20"]);
    assert_eq!(whens("2025 年 6 月 30 日,7月底"), ["2025-06-30", ""]);
    assert_eq!(whens("2025-06-30 09:30"), ["2025-06-30", ""]);
    assert_eq!(whens("2022、2023年"), ["2022", "2023"]);
    assert_eq!(whens("2025年2月30日"), [""]);
}

#[test]
fn parts_are_told_by_what_falls_short_and_by_sums() {
    let parts = |text: &str| -> Vec<String> {
        let found = quantities(text);
        found.iter().filter(|q| q.kind == FigureKind::Part).map(|q| q.value.to_string()).collect()
    };
    for (text, part) in [
        ("赋权212项,能够独立办理的仅98项。", &["98"][..]),
        ("计划加装120部,实际完工47部。", &["47"]),
        ("8间库房中3间没有恒湿设备。", &["3"]),
        ("抽查36个片区发现5个改种。", &["5"]),
        ("指出问题17个。到6月30日,已整改完毕14个,还有3个在办。", &["14", "3"]),
        // A forecast was never there; sums that do not add up say nothing.
        ("预测年接待60万人次,实际接待17.3万人次。", &[]),
        ("指出问题17个。整治小区14个,打通道路4个。", &[]),
    ] {
        assert_eq!(parts(text), part, "{text}");
    }
}

#[test]
fn norms_gaps_and_lengths_are_told_apart() {
    let kind = |text: &str| amounts(text).into_iter().map(|q| q.kind).collect::<Vec<_>>();
    assert_eq!(kind("床位占39%,低于省定55%的标准。"), [FigureKind::Ratio; 2]);
    assert_eq!(kind("单产138公斤,比全国平均少11公斤。"), [FigureKind::Level, FigureKind::Change]);
    assert_eq!(kind("收费标准下调25%。"), [FigureKind::Change]);
    assert_eq!(kind("超过30日未下达。"), [FigureKind::Duration]);
    assert_eq!(kind("停运一年以上。"), [FigureKind::Duration]);
    assert_eq!(kind("超付326万元。"), [FigureKind::Money]);
    assert_eq!(kind("有一年没有公开。"), []);
}

#[test]
fn numbers_of_problems_count_nothing() {
    for text in ["3", "SP-1", "2-1", "1-1 本科生", "Ⅰ-2　门诊", "问题(2)", "事项3/5", "A2.1　份额"] {
        assert!(quantities(text).iter().all(|q| !q.is_amount()), "{text}: {:?}", quantities(text));
    }
    for text in ["37.5", "3个", "2024"] {
        assert!(quantities(text).iter().all(|q| !matches!(q.kind, FigureKind::Label(LabelKind::Heading))), "{text}");
    }
}

#[test]
fn scope_words_are_kept() {
    let scope = |text: &str| only(text).scope;
    assert_eq!(scope("截至目前,已修12公里"), ["截至目前"]);
    assert_eq!(scope("其中巡视整改以来完成144个"), ["巡视整改以来"]);
    assert_eq!(scope("主城区未改造的有221个"), ["主城区"]);
    assert_eq!(scope("2020年—2024年区财政投入0.9亿元"), ["2020年—2024年"]);
    assert_eq!(scope("全区开会。共12次"), Vec::<String>::new());
}

#[test]
fn the_thing_counted_follows_its_classifier() {
    for (text, unit, noun) in [
        ("规范106个小区公共收益", "个", "小区"),
        ("明确15名区级责任领导", "名", "区级责任领导"),
        ("组织3个农民合作社、", "个", "农民合作社"),
        ("10大教育集团,", "大", "教育集团"),
        ("申报的2个省级“智改数转”项目正在审核", "个", "省级“智改数转”项目"),
        ("停车位172个。", "个", ""),
    ] {
        let found = only(text);
        assert_eq!((found.unit.as_str(), found.counted_noun.as_str()), (unit, noun), "{text}");
    }
}

#[test]
fn numbers_of_names_are_no_quantities() {
    use LabelKind::{Contact, Document, Heading, List, Name, Ordinal, Title};
    labels("(川教函〔2025〕100号)", &[Document]);
    labels("经第102次会议、第15个宣传月", &[Ordinal, Ordinal]);
    labels("“404”棚户区、“510(我要廉)”活动", &[Name, Name]);
    labels("9号楼、黑沟路50号、中铁23局、王家桥社区1组", &[Name; 4]);
    labels("形成“1 3”方案,采取1 N方式,PM2.5,5G,1托4", &[Name; 7]);
    labels("《做好2025年招生的通知》《关于4起案例的通报》", &[Title, Title]);
    labels("电话:0818-2300766;邮箱:930741973@qq.com;12345热线", &[Contact; 3]);
    labels("1.推动工作。", &[Heading]);
    labels("(2)推动工作;②补短板;3.收尾", &[Heading, List, List]);
    labels("“2025年消费季”活动", &[Name]);
    reads("“项目共超中标价622万余元,超概算31%”", &["622 万元 Change over", "31 % Change"]);
    reads("达到“90%以上”", &["90 % Ratio at_least"]);
}

#[test]
fn chinese_numerals_count_only_with_a_classifier() {
    reads(
        "召开两次会议,成立三个专班,走访十余名老人,百余家企业",
        &["2 次 Level", "3 个 Level", "10 名 Level over", "100 家 Level over"],
    );
    reads("完成百分之七十二点五", &["72.5 % Ratio"]);
    reads("投入三十二万元,二百零五户", &["32 万元 Money", "205 户 Level"]);
    for text in [
        "贯彻中央八项规定",
        "两个维护",
        "第二巡视组",
        "六届五次全会",
        "四川省",
        "一对一服务",
        "一个方案",
        "二次供水",
        "“三张清单”",
        "县乡村三级物流",
        "举一反三",
        "百年大计",
        "统一步调",
        "第三个",
        "二〇二五年",
    ] {
        assert!(amounts(text).is_empty(), "{text}: {:?}", amounts(text));
    }
}

#[test]
fn wide_signs_and_thousands_are_read() {
    reads("共1,234.5万元", &["1234.5 万元 Money"]);
    reads("共１２３４户,占８５％", &["1234 户 Level", "85 % Ratio"]);
    reads("待兑付 660.77万元", &["660.77 万元 Money"]);
    assert_eq!(only("共2万余人").bound, Some(Bound::Over));
    assert_eq!(only("共2万余人").plain_value().unwrap().to_string(), "20000");
    assert_eq!(only("共2万余人").plain_unit(), "人");
}

#[test]
fn an_address_never_ends_within_a_numeral() {
    let found = quantities("1,234@1,234");
    assert_eq!(found.last().map(|figure| figure.end), Some(11), "{found:?}");
}

#[test]
fn a_long_text_of_anything_is_read_whole() {
    for unit in ["全区1个", "2025年、", "1个", "1、", "“1", "《1", "1-", "其中1个,", "十", "1年至", "(1", "共1"]
    {
        holds(&unit.repeat(500));
    }
}

/// What holds for any text: figures in order, within bounds, not overlapping, their words as written.
fn holds(text: &str) {
    let chars: Vec<char> = text.chars().collect();
    let mut free = 0;
    for (at, q) in quantities(text).iter().enumerate() {
        assert!(q.start >= free && q.end > q.start && q.end as usize <= chars.len(), "{text:?}: {q:?}");
        assert_eq!(chars[q.start as usize..q.end as usize].iter().collect::<String>(), q.text);
        assert!(q.part_of.is_none_or(|whole| whole < at));
        free = q.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_figures_are_read(pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..24)) {
        let text = pieces.concat();
        holds(&text);
        let found = quantities(&text);
        let numeral = |at: usize, c: char| !c.is_ascii_digit() || found.iter().any(|q| q.start as usize <= at && at < q.end as usize);
        prop_assert!(text.chars().enumerate().all(|(at, c)| numeral(at, c)), "{}", text);
    }
}

/// Pieces that meet in notices.
const PIECES: &[&str] = &[
    "2025",
    "年",
    "6",
    "月",
    "30",
    "日",
    "至",
    "-",
    "、",
    ",",
    "。",
    "12.3",
    "万",
    "亿",
    "元",
    "个",
    "余",
    "%",
    "以上",
    "不足",
    "约",
    "(",
    ")",
    "〔",
    "〕",
    "号",
    "第",
    "次",
    "“",
    "”",
    "《",
    "》",
    "其中",
    "已",
    "共计",
    "同比增长",
    "十",
    "两",
    "百分之",
    "企业",
    "①",
    "@",
    ":",
    "上半年",
    "以来",
    "全区",
    " ",
    "1,234",
    "1.2.3",
    "/",
    "目标的",
    "９",
    "",
    "0818-2300766",
    "由",
    "调整为",
    "底前",
];

/// The kind and the whole of every amount.
fn shares(text: &str) -> Vec<(String, FigureKind, Option<String>)> {
    let found = quantities(text);
    let whole = |q: &Quantity| q.part_of.and_then(|at| found.get(at)).map(|whole| whole.text.clone());
    found.iter().filter(|q| q.is_amount()).map(|q| (q.text.clone(), q.kind, whole(q))).collect()
}

#[test]
fn what_was_found_in_a_whole_is_a_part_of_it() {
    let part = |text: &str, of: &str| (text.to_owned(), FigureKind::Part, Some(of.to_owned()));
    for (text, parts) in [
        ("全镇58个小组中,有12个小组未公示。", vec![part("12个", "58个")]),
        ("调阅30份案卷，发现7份没有签名。", vec![part("7份", "30份")]),
        ("上年移交的16件信访件有5件没有办结。", vec![part("5件", "16件")]),
        ("交办的40项任务，31项已经完成，9项正在推进。", vec![part("31项", "40项"), part("9项", "40项")]),
        ("遗留的15件信访件已办结12件，3件正在办理。", vec![part("12件", "15件"), part("3件", "15件")]),
        ("反馈22个问题，整改完成18个，阶段性完成4个。", vec![part("18个", "22个"), part("4个", "22个")]),
        (
            "去年的21个问题有8个未销号,其中正在整改6个,未启动2个。",
            vec![part("8个", "21个"), part("6个", "8个"), part("2个", "8个")],
        ),
    ] {
        let found = shares(text);
        assert_eq!(found[1..], parts, "{text}");
    }
    for text in ["建成5个站点,3个正在验收。", "拥有30台设备,有2名维修员。"] {
        assert!(shares(text).iter().all(|(_, _, whole)| whole.is_none()), "{text}");
    }
}

#[test]
fn names_by_number_visits_and_torn_days_count_nothing() {
    labels("问题3:账目不清", &[LabelKind::Name]);
    labels("即2-1,校舍未验收", &[LabelKind::Name]);
    labels("阅读次数：356", &[LabelKind::Name]);
    reads("解决问题3个", &["3 个 Level"]);
    reads("问题3万余条", &["3 万条 Level over"]);
    assert!(amounts("2031- 07- 01 08: 30").is_empty());
    assert!(amounts("612日,巡察组反馈了意见。2031312日至51日开展巡察。").iter().all(|q| q.unit != "日"));
    assert!(amounts("2031年310日至520日，县委巡察组开展巡察，并于715日反馈意见。").is_empty());
    reads("自收到之日起,120日内办结", &["120 日 Duration"]);
    reads("为期120日", &["120 日 Duration"]);
    reads("分为3大类", &["3 大类 Level"]);
    reads("降至35微克/立方米", &["35 微克/立方米 Level"]);
}
