//! The noun behind a classifier: what is counted.
//!
//! Chinese has no blanks between words, so the noun is cut by two lists: heads, which close a noun (项目, 企业),
//! and stops, which begin what comes after it (开展, 已, 的). Without a head or a stop no noun is returned, rather
//! than a wrong one.

use super::data::Quantity;
use super::text::ParagraphText;

/// Classifiers that take a noun.
const CLASSIFIERS: [&str; 34] = [
    "个", "名", "位", "家", "户", "项", "条", "起", "件", "处", "座", "所", "间", "张", "份", "套", "台", "辆", "具",
    "栋", "幢", "场", "批", "支", "只", "头", "块", "片", "类", "种", "宗", "笔", "大", "人",
];

/// Words that close a noun.
const HEADS: [&str; 76] = [
    "项目",
    "企业",
    "小区",
    "问题",
    "单位",
    "岗位",
    "领导",
    "干部",
    "教师",
    "人员",
    "农民",
    "群众",
    "居民",
    "家庭",
    "农场",
    "合作社",
    "社区",
    "学校",
    "机构",
    "部门",
    "副职",
    "隐患点",
    "处理厂",
    "养殖场",
    "主体",
    "任务",
    "制度",
    "案例",
    "综合体",
    "培训间",
    "标段",
    "督导组",
    "集团",
    "清单",
    "协议",
    "窗口",
    "平台",
    "工程",
    "集群",
    "基地",
    "园区",
    "床位",
    "学位",
    "秘书",
    "小学",
    "中学",
    "场所",
    "设施",
    "设备",
    "点位",
    "线索",
    "案件",
    "党员",
    "学员",
    "楼栋",
    "楼盘",
    "房屋",
    "住房",
    "乡镇",
    "街道",
    "行政村",
    "村庄",
    "党组织",
    "网点",
    "站点",
    "车位",
    "产业",
    "措施",
    "工作",
    "环节",
    "领域",
    "专题学习",
    "业主",
    "学生",
    "老人",
    "劳动力",
];

/// Words that begin what comes behind the noun.
const STOPS: [&str; 61] = [
    "开展",
    "完成",
    "建立",
    "进行",
    "已",
    "正在",
    "均",
    "未",
    "尚",
    "被",
    "实现",
    "赴",
    "代办",
    "成功",
    "签订",
    "改善",
    "发放",
    "形成",
    "提供",
    "涉及",
    "享受",
    "纳入",
    "达到",
    "全部",
    "通过",
    "给予",
    "手续",
    "保留",
    "接受",
    "参加",
    "的",
    "为",
    "在",
    "于",
    "与",
    "和",
    "及",
    "以",
    "对",
    "向",
    "将",
    "由",
    "从",
    "并",
    "占",
    "暂缓",
    "待",
    "还",
    "仍",
    "加快",
    "整改不",
    "党组织覆",
    "共建",
    "避让",
    "公共收益",
    "自动",
    "工程治理",
    "没有",
    "涉",
    "不",
    "职级",
];

/// The longest noun, in characters.
const LONGEST: usize = 18;

/// The noun that a figure counts, empty where none is sure.
pub(super) fn counted_noun(text: &ParagraphText, figure: &Quantity) -> String {
    let start = figure.end as usize;
    if !CLASSIFIERS.contains(&figure.plain_unit()) {
        return String::new();
    }
    let mut end = start;
    let mut stopped = false;
    while end - start < LONGEST && text.at(end).is_some_and(is_word) {
        if text.first(end, &STOPS).is_some() {
            stopped = true;
            break;
        }
        end += 1;
    }
    let heads = heads(text, start, end);
    let close = if stopped { heads.last().copied() } else { first_run(&heads) };
    text.slice(start, close.map_or(start, |(_, end)| end))
}

fn is_word(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || matches!(c, '“' | '”')
}

/// Where each head in a range begins and ends, in characters.
fn heads(text: &ParagraphText, start: usize, end: usize) -> Vec<(usize, usize)> {
    let head = |at: usize| text.first(at, &HEADS).map(|head| (at, at + head.chars().count()));
    (start..end).filter_map(head).filter(|(_, last)| *last <= end).collect()
}

/// The first head, with those that follow it at once: 农民合作社.
fn first_run(heads: &[(usize, usize)]) -> Option<(usize, usize)> {
    let mut run = *heads.first()?;
    for (start, end) in heads.iter().skip(1) {
        if *start == run.1 {
            run.1 = *end;
        }
    }
    Some(run)
}
