//! Units and classifiers: which words behind a number are its unit, and what sort of figure that makes it.

use super::data::FigureKind;
use super::text::ParagraphText;

/// Units, longer ones before those they begin with.
const UNITS: [&str; 131] = [
    "立方米/日",
    "平方公里",
    "平方千米",
    "个百分点",
    "个工作日",
    "立方米",
    "平方米",
    "百分点",
    "工作日",
    "千瓦时",
    "个季度",
    "个小时",
    "个星期",
    "人民币",
    "人次",
    "场次",
    "轮次",
    "批次",
    "班次",
    "架次",
    "件次",
    "户次",
    "车次",
    "台次",
    "家次",
    "项次",
    "课时",
    "学时",
    "小时",
    "分钟",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "公顷",
    "平米",
    "公斤",
    "千克",
    "毫克",
    "微克",
    "大类",
    "毫升",
    "千瓦",
    "兆瓦",
    "个月",
    "星期",
    "周年",
    "周岁",
    "年代",
    "美元",
    "港元",
    "欧元",
    "元",
    "%",
    "‰",
    "亩",
    "米",
    "里",
    "吨",
    "克",
    "斤",
    "升",
    "度",
    "瓦",
    "℃",
    "㎡",
    "年",
    "天",
    "日",
    "周",
    "秒",
    "个",
    "名",
    "人",
    "位",
    "家",
    "户",
    "项",
    "条",
    "起",
    "件",
    "处",
    "座",
    "所",
    "间",
    "张",
    "份",
    "本",
    "册",
    "套",
    "台",
    "辆",
    "具",
    "栋",
    "幢",
    "层",
    "场",
    "次",
    "期",
    "轮",
    "批",
    "支",
    "只",
    "头",
    "匹",
    "羽",
    "株",
    "棵",
    "盏",
    "根",
    "块",
    "片",
    "口",
    "眼",
    "艘",
    "架",
    "部",
    "门",
    "类",
    "种",
    "款",
    "宗",
    "笔",
    "例",
    "篇",
    "组",
    "队",
    "分",
    "岁",
    "倍",
    "枚",
];

/// Units in letters.
const LATIN: [&str; 14] = ["km²", "km2", "km", "kWh", "kW", "MW", "kg", "cm", "mm", "m²", "m³", "m2", "m", "t"];

/// Words that begin as a unit does and are none: 项目 is no 项 and no 目.
const NO_UNITS: [&str; 62] = [
    "项目", "部门", "部分", "部委", "班子", "期间", "期限", "期末", "条件", "条例", "户籍", "户均", "人才", "人员",
    "人民", "人均", "人大", "名单", "名额", "家庭", "份额", "处理", "处分", "处置", "处罚", "起草", "起步", "次要",
    "篇章", "组织", "组长", "组建", "队伍", "口岸", "口径", "种植", "种养", "批准", "批复", "批评", "支持", "支部",
    "支付", "支出", "座谈", "位于", "类型", "类别", "所有", "所属", "本级", "本地", "本年", "本区", "本市", "片区",
    "层面", "层级", "场所", "场地", "里程", "周边",
];

/// 万 and 亿 and what stands beside them, longer ones first.
pub(crate) const MAGNITUDES: [(&str, i64); 9] = [
    ("万亿", 1_000_000_000_000),
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("亿", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("万", 10_000),
    ("千", 1000),
    ("百", 100),
];

/// A magnitude at a place: where it ends and what it multiplies by.
pub(super) fn magnitude(text: &ParagraphText, place: usize) -> Option<(usize, i64)> {
    if unit(text, place).is_some() {
        return None;
    }
    let (word, times) = MAGNITUDES.iter().find(|(word, _)| text.starts(place, word))?;
    let end = place + word.chars().count();
    let small = *times < 10_000;
    (!small || unit(text, end).is_some()).then_some((end, *times))
}

/// The end of the unit that begins at a place: 元/月 and 元每头 whole.
pub(super) fn unit(text: &ParagraphText, place: usize) -> Option<usize> {
    if text.first(place, &NO_UNITS).is_some() {
        return None;
    }
    if let Some(word) = text.first(place, &LATIN) {
        let end = place + word.chars().count();
        return (!text.at(end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some(end);
    }
    if text.at(place) == Some('大') && !text.starts(place, "大类") {
        let kind = text.at(place + 1).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        return (kind && text.first(place, &["大于", "大约", "大小", "大幅", "大会"]).is_none()).then_some(place + 1);
    }
    let end = place + text.first(place, &UNITS)?.chars().count();
    Some(per(text, end).unwrap_or(end))
}

/// The end of the denominator of a unit: /月, 每头.
fn per(text: &ParagraphText, place: usize) -> Option<usize> {
    let by = match text.at(place)? {
        '/' | '每' => place + 1,
        _ => return None,
    };
    if text.first(by, &["月", "人"]).is_some() {
        return Some(by + 1);
    }
    Some(by + text.first(by, &UNITS)?.chars().count())
}

/// What sort of figure a unit makes.
pub(super) fn kind_of(unit: &str) -> FigureKind {
    const LENGTHS: [&str; 15] = [
        "个工作日",
        "工作日",
        "个季度",
        "个小时",
        "个星期",
        "小时",
        "分钟",
        "个月",
        "星期",
        "周年",
        "年",
        "天",
        "日",
        "周",
        "秒",
    ];
    if unit.ends_with("百分点") {
        FigureKind::Points
    } else if unit.ends_with(['%', '‰']) {
        FigureKind::Ratio
    } else if unit.contains('元') || unit.ends_with("人民币") {
        FigureKind::Money
    } else if unit == "年代" {
        FigureKind::Date
    } else if LENGTHS.contains(&unit) {
        FigureKind::Duration
    } else {
        FigureKind::Level
    }
}

/// True for units that count alike: 名, 位 and 人.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let persons = |unit: &str| matches!(unit, "人" | "名" | "位");
    one == other || persons(one) && persons(other)
}
