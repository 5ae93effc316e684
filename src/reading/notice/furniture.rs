//! Lines of a web page round a notice: site name, date, source, font size, print, share, page numbers.

use crate::text::Text;

/// Words that stand in furniture and hardly ever in a notice.
const WORDS: [&str; 52] = [
    "字体:",
    "字号:",
    "【大中小】",
    "[大中小]",
    "[大 中 小]",
    "大 中 小",
    "打印",
    "分享到",
    "分享:",
    "扫一扫",
    "浏览次数",
    "浏览量",
    "点击数",
    "点击率",
    "阅读次数",
    "阅读量",
    "访问量",
    "来源:",
    "信息来源",
    "发布时间",
    "发布日期",
    "发稿时间",
    "更新时间",
    "作者:",
    "编辑:",
    "责任编辑",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "当前位置",
    "所在位置",
    "您的位置",
    "关闭窗口",
    "关闭本页",
    "返回顶部",
    "返回首页",
    "版权所有",
    "主办单位:",
    "承办单位:",
    "ICP备",
    "公网安备",
    "网站标识码",
    "网站地图",
    "联系我们",
    "无障碍",
    "设为首页",
    "加入收藏",
    "索引号",
    "信息分类",
    "首页 >",
    "首页>",
];

/// True for a line of furniture that stands above or below a notice.
pub(super) fn is_furniture(text: &Text) -> bool {
    let length = text.len();
    if length > 120 || text.find("。", 0, length).is_some_and(|at| at + 1 < length) {
        return is_page_number(text);
    }
    let own = matches!(text.half(0, length).trim(), "首页" | "打印" | "分享" | "关闭" | "收藏" | "大" | "中" | "小");
    own || is_page_number(text) || WORDS.iter().any(|word| text.find(word, 0, length).is_some())
}

/// True for a page number: - 3 -, 第3页 共10页, 3/10.
pub(super) fn is_page_number(text: &Text) -> bool {
    let line: String = text.half(0, text.len()).chars().filter(|c| !c.is_whitespace()).collect();
    let inner = line.trim_matches(['-', '·']);
    let framed = inner.len() < line.len() && !inner.is_empty();
    let digits = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if framed && digits(inner) {
        return true;
    }
    let rest = inner.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    if let Some((page, of)) = rest {
        let of = of.trim_start_matches(['/', ',', '共']).trim_end_matches('页');
        return digits(page) && (of.is_empty() || digits(of));
    }
    inner.split_once('/').is_some_and(|(page, of)| digits(page) && digits(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "发布时间:2025-07-01 来源:某县纪委监委 浏览次数:120",
            "【字体:大 中 小】 打印",
            "- 3 -",
            "第 3 页 共 10 页",
            "3/10",
            "当前位置:首页 > 通知公告",
            "上一篇:没有了",
        ] {
            assert!(is_furniture(&Text::new(line)), "{line}");
        }
        for line in ["(一)学习不深入。", "2025年7月1日", "整改情况:已打印发放学习资料。已经分发。", "中共某县委"]
        {
            assert!(!is_furniture(&Text::new(line)), "{line}");
        }
    }
}
