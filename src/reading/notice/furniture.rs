//! Lines of a web page round a notice: site name, date, source, font size, print, share, page numbers.

use crate::reading::item::mark::behind_bullet;
use crate::text::{Text, Words};

/// Words that stand in furniture and hardly ever in a notice.
static WORDS: Words = Words::of("notice.furniture");

/// True for a line of furniture that stands above or below a notice.
pub(super) fn is_furniture(text: &Text) -> bool {
    let length = text.len();
    if length > 120 || text.find("。", 0, length).is_some_and(|at| at + 1 < length) {
        return is_page_number(text);
    }
    let line = text.half(0, length);
    let line = line.trim();
    ALONE.contains(&line)
        || is_crumbs(line)
        || is_code(line)
        || is_page_number(text)
        || WORDS.iter().any(|word| text.find(word, 0, length).is_some())
}

/// Lines that are furniture where they say nothing else.
static ALONE: Words = Words::of("notice.furniture_alone");

/// True for a trail of places that leads to a page, or the rest of one that was broken: > 要闻动态 > 通知公告.
fn is_crumbs(line: &str) -> bool {
    let joints = [" > ", ">>", " » ", " › ", "->"];
    let begins = line.starts_with(['>', '»', '›']) || line.starts_with("->");
    begins || joints.iter().map(|joint| line.matches(joint).count()).sum::<usize>() >= 2
}

/// True for a line without a word: an index number, a day and a time of day. A few digits alone are the number of a copy.
fn is_code(line: &str) -> bool {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let bare = line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-/_.: ".contains(&byte));
    bare && digits > 6 && line.bytes().any(|byte| b"-/_:".contains(&byte))
}

/// What a line says of a page in the record above a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RecordLine {
    /// A label and its value.
    Whole,
    /// A label; its value stands on the next line.
    Label,
    /// The label of the title, and where the title begins where it stands on the same line.
    Title(Option<usize>),
}

/// The labels of the record that a public body keeps of a page.
static RECORD: Words = Words::of("notice.record_label");

/// The labels of its title.
static RECORD_TITLES: Words = Words::of("notice.record_title_label");

/// What a line of the record says; nothing for one that is none.
pub(super) fn record_line(text: &Text) -> Option<RecordLine> {
    let start = behind_bullet(text, 0);
    let read = |words: &[&str]| {
        let word = words.iter().find(|word| text.starts(start, word))?;
        let end = text.skip_blank(start + word.chars().count());
        match text.at(end) {
            None => Some(None),
            Some(':') => Some(Some(text.skip_blank(end + 1)).filter(|value| *value < text.len())),
            Some(_) => None,
        }
    };
    if let Some(value) = read(&RECORD_TITLES) {
        return Some(RecordLine::Title(value));
    }
    read(&RECORD).map(|value| if value.is_some() { RecordLine::Whole } else { RecordLine::Label })
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
    fn lines_of_a_record_are_told() {
        for (line, found) in [
            ("发布机构：青石县水利局", Some(RecordLine::Whole)),
            ("• 公开方式", Some(RecordLine::Label)),
            ("名称:关于整改情况的通报", Some(RecordLine::Title(Some(3)))),
            ("文件标题：", Some(RecordLine::Title(None))),
            ("名称不规范的问题", None),
            ("关键词条目缺失", None),
        ] {
            assert_eq!(record_line(&Text::new(line)), found, "{line}");
        }
    }

    #[test]
    fn furniture_is_told_from_text() {
        for line in [
            "发布时间:2025-07-01 来源:某县纪委监委 浏览次数:120",
            "【字体:大 中 小】 打印",
            "- 3 -",
            "第 3 页 共 10 页",
            "3/10",
            "当前位置:首页 > 通知公告",
            "> 党务公开 > 巡察整改",
            "政务 >> 公开 >> 通知",
            "字体大小：",
            "11370000004232012P/2025-00318",
            "2025-07-01 08:30",
            "依申请公开",
            "上一篇:没有了",
        ] {
            assert!(is_furniture(&Text::new(line)), "{line}");
        }
        for line in [
            "000031",
            "GDP增速 > 5%",
            "(一)学习不深入。",
            "2025年7月1日",
            "整改情况:已打印发放学习资料。已经分发。",
            "中共某县委",
        ] {
            assert!(!is_furniture(&Text::new(line)), "{line}");
        }
    }
}
