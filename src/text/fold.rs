//! One folding for everything that is compared: width, blanks, script, radicals, and the marks round a heading.
//!
//! Lives here: what makes two spellings one. Does not live here: what the words mean.

use std::sync::LazyLock;

use super::radicals::character_of;

/// A character in half width: letters, digits and signs, the wide space, the minus. One character for one.
#[must_use]
pub fn width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{2212}' | '\u{2013}' => '-',
        other => other,
    }
}

/// A text in half width.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars().map(width).collect()
}

/// A character in half width and simplified script, a radical as its character. One character for one, so that a place
/// in the folded text is a place in the text.
#[must_use]
pub fn half(c: char) -> char {
    match c {
        '\u{fe30}' | '\u{2236}' => ':',
        '\u{ff61}' => '。',
        '\u{2014}' | '\u{2015}' | '\u{2500}' => '-',
        '\u{2e80}'..='\u{2fd5}' => character_of(c).unwrap_or(c),
        '\u{4e00}'..='\u{9fff}' => simple(c),
        other => width(other),
    }
}

/// A text in half width without blanks and characters of no width: what a cell or a field is compared by.
#[must_use]
pub fn fold(text: &str) -> String {
    let seen = |c: &char| {
        !(c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
    };
    text.chars().map(half).filter(seen).collect()
}

/// A heading of a table as it is compared: folded, without its number, the marks round it and what stands in brackets.
/// `*整改时限(必填):` and `【整改时限】` are both 整改时限.
#[must_use]
pub fn heading(text: &str) -> String {
    let folded = fold(text);
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in folded.chars() {
        match c {
            '(' | '〔' => depth += 1,
            ')' | '〕' => depth = depth.saturating_sub(1),
            '*' | '★' | '☆' | '※' | '【' | '】' | '[' | ']' | '《' | '》' | '“' | '”' | '"' | '#' | ':' | '。'
            | ';' | '.' => {}
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    let rest = without_number(&kept);
    // Its stop went with the marks: 7.整改时限.
    let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = bare.len() < kept.len() && rest.len() == kept.len() && !bare.is_empty();
    (if is_number && !bare.starts_with('、') && !begins_with_time(bare) { bare } else { rest }).to_owned()
}

/// What stands in brackets in a heading: 万元 of 涉及金额(万元), 截至6月 of 完成情况(截至6月).
#[must_use]
pub fn bracketed(text: &str) -> Option<String> {
    let folded = fold(text).replace('〔', "(").replace('〕', ")");
    let (_, rest) = folded.split_once('(')?;
    let inner = rest.split_once(')').map_or(rest, |(inner, _)| inner);
    (!inner.is_empty()).then(|| inner.to_owned())
}

/// A heading without the number before it: (一)财务管理, 一、整改目标, 1.台账不全, ③公车. Without a stop a numeral may belong to the
/// words (三张清单), and two of one kind are no number and its words (三、四月份).
#[must_use]
pub fn without_number(text: &str) -> &str {
    let is_digit = |c: char| width(c).is_ascii_digit();
    let is_chinese = |c: char| "〇零一二三四五六七八九十百".contains(c);
    let own = text.trim_start();
    let mut rest = own.chars();
    let first = rest.next().map(width);
    if first.is_some_and(|c| matches!(c, '\u{2460}'..='\u{2473}')) {
        return some_of(rest.as_str(), text);
    }
    let (within, is_bracketed) = if first == Some('(') { (rest.as_str(), true) } else { (own, false) };
    let digits = within.trim_start_matches(is_digit);
    let (behind, is_arabic) =
        if digits.len() < within.len() { (digits, true) } else { (within.trim_start_matches(is_chinese), false) };
    let count = within.chars().count() - behind.chars().count();
    let mut rest = behind.chars();
    let stop = rest.next().map(width);
    let title = rest.as_str().trim_start();
    let is_one_more = |is_numeral: &dyn Fn(char) -> bool| {
        let next = title.trim_start_matches(is_numeral);
        title.chars().count() - next.chars().count() == count && begins_with_time(next)
    };
    let is_number = match stop {
        _ if count == 0 => false,
        Some(')') => true,
        _ if is_bracketed => false,
        Some('、') => !is_one_more(if is_arabic { &is_digit } else { &is_chinese }),
        // 1.5 is one number.
        Some('.') => !title.starts_with(is_digit),
        _ => false,
    };
    if is_number { some_of(title, text) } else { text }
}

/// True where a numeral before it is of a time: 3月进展, 四季度.
fn begins_with_time(text: &str) -> bool {
    text.starts_with(['月', '年', '季', '号', '日'])
}

/// A number alone is what there is.
fn some_of<'a>(rest: &'a str, whole: &'a str) -> &'a str {
    if rest.trim().is_empty() { whole } else { rest.trim_start() }
}

/// A traditional character as the simplified one, read without what stands beside it: one character for one.
fn simple(c: char) -> char {
    static SIMPLE: LazyLock<Vec<char>> = LazyLock::new(|| {
        let all =
            ('\u{4e00}'..='\u{9fff}').map(|c| fast2s::convert(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c));
        all.collect()
    });
    let place = u32::from(c).checked_sub(0x4e00).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| SIMPLE.get(place)).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_script_is_read_as_simplified() {
        for (traditional, simplified) in [
            ("巡察組關於縣衛生健康局黨組的反饋意見", "巡察组关于县卫生健康局党组的反馈意见"),
            ("責任單位:水務局;牽頭領導:縣長", "责任单位:水务局;牵头领导:县长"),
            ("違規發放津貼補貼,清退資金", "违规发放津贴补贴,清退资金"),
            ("農戶憂慮飲水髒亂,鑿井遲緩", "农户忧虑饮水脏乱,凿井迟缓"),
        ] {
            assert_eq!(fold(traditional), simplified);
            assert_eq!(fold(simplified), simplified, "what is simplified stays");
        }
    }

    #[test]
    fn headings_are_one_whatever_stands_round_them() {
        for text in [
            "整改时限",
            "*整改时限",
            "【整改时限】",
            "整 改\n时 限",
            "整改时限（必填）：",
            "7.整改时限",
            "三、整改时限",
            "整改時限",
            "整改⽇时限",
        ] {
            let expected = if text.contains('⽇') { "整改日时限" } else { "整改时限" };
            assert_eq!(heading(text), expected, "{text}");
        }
        assert_eq!(heading("3月进展"), "3月进展");
        assert_eq!(heading("12项目名称"), "项目名称");
        assert_eq!(bracketed("涉及资金（万元）").as_deref(), Some("万元"));
    }

    #[test]
    fn the_number_before_a_heading_is_told_from_the_words() {
        for (text, expected) in [
            ("(四)选人用人", "选人用人"),
            ("（十二）选人用人", "选人用人"),
            ("（3） 选人用人", "选人用人"),
            ("二十一、选人用人", "选人用人"),
            ("5、选人用人", "选人用人"),
            ("１２．选人用人", "选人用人"),
            ("6. 选人用人", "选人用人"),
            ("2)选人用人", "选人用人"),
            ("④选人用人", "选人用人"),
            ("三、三公经费", "三公经费"),
            ("1、2024年预算", "2024年预算"),
        ] {
            assert_eq!(without_number(text), expected, "{text}");
        }
        for text in [
            "选人用人",
            "三重一大",
            "5个乡镇",
            "1.5亿元",
            "三、四月份",
            "2023、2024年",
            "(含下属)单位",
            "(七)",
            "八、",
            "",
        ] {
            assert_eq!(without_number(text), text);
        }
    }
}
