//! The marks that headings and lists begin with: 一、 (一) 1. (1) ① 第一, 一是 甲、 Ⅰ. 第一条 No.1 XF-03 问题1:, in full or half width.

use crate::text::Text;
use crate::text::numeral::{chinese, digits, number};

/// What a mark looks like. Marks of one shape count on from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::reading) enum Shape {
    /// 第一部分, 第一章
    Part,
    /// 一、
    Han,
    /// (一)
    HanParen,
    /// 1.
    Dec,
    /// 1.1, with how many dots
    Dotted(u8),
    /// (1)
    DecParen,
    /// 1)
    HalfParen,
    /// ①
    Circled,
    /// A.
    Letter,
    /// (a)
    LetterParen,
    /// A1, A1.1, with how many dots
    LetterDotted(u8),
    /// 【1】
    Framed,
    /// No.1
    No,
    /// XF-2024-03, with how many hyphens
    Code(u8),
    /// 甲、
    Stem,
    /// Ⅰ.
    Roman,
    /// 第一条
    Article,
    /// 其一,
    Among,
    /// 第一,
    Di,
    /// 一是
    Shi,
    /// 问题1:
    Question,
    /// 问题1-2: 问题一之(二):
    SubQuestion,
}

impl Shape {
    /// True for marks that begin with the word 问题 or one like it.
    pub(in crate::reading) fn is_question(self) -> bool {
        matches!(self, Self::Question | Self::SubQuestion)
    }

    /// True for marks that begin anew under each number above them: 1-1, 1-2, 2-1.
    pub(in crate::reading) fn begins_anew(self) -> bool {
        matches!(
            self,
            Self::Dotted(_) | Self::LetterDotted(_) | Self::Framed | Self::No | Self::Question | Self::SubQuestion
        )
    }
}

/// A mark and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Mark {
    /// What it looks like.
    pub(in crate::reading) shape: Shape,
    /// Its number, from 1; of 1.2.3 the last.
    pub(in crate::reading) number: u32,
    /// Its first character.
    pub(in crate::reading) start: usize,
    /// Behind the last character of the mark itself.
    pub(in crate::reading) end: usize,
    /// Where the words behind it begin.
    pub(in crate::reading) content: usize,
}

/// What a line may begin with that counts nothing.
const BULLETS: &str = "-*•·●○■□◆◇▲△▪★☆▶➤";

/// The place behind blanks and a bullet: behind ◆ of ◆整改措施. A minus before a number is none.
pub(in crate::reading) fn behind_bullet(text: &Text, at: usize) -> usize {
    let start = text.skip_blank(at);
    let is_bullet = text.at(start).is_some_and(|c| BULLETS.contains(c));
    let is_minus = text.at(start) == Some('-') && text.at(start + 1).is_some_and(|c| c.is_ascii_digit());
    if is_bullet && !is_minus { text.skip_blank(start + 1) } else { start }
}

/// The mark at a place.
pub(in crate::reading) fn mark(text: &Text, at: usize) -> Option<Mark> {
    let start = text.skip_blank(at);
    let (shape, number, end) = match text.at(start)? {
        '第' => ordinal(text, start)?,
        '(' | '[' | '〔' => bracketed(text, start)?,
        '0'..='9' => decimal(text, start)?,
        'N' | 'n' if no(text, start).is_some() => no(text, start)?,
        '№' => no(text, start)?,
        'A'..='Z' | 'a'..='z' => letter(text, start).or_else(|| lettered(text, start)).or_else(|| code(text, start))?,
        '【' => question(text, start).or_else(|| framed(text, start))?,
        '问' | '反' | '具' | '事' | '任' | '意' | '隐' => question(text, start)?,
        '其' => among(text, start)?,
        c if STEMS.contains(c) => stem(text, start)?,
        'Ⅰ'..='Ⅻ' => roman(text, start)?,
        c => match sign(c) {
            Some((shape, number)) => (shape, number, start + 1 + usize::from(text.at(start + 1) == Some('、'))),
            None => han(text, start)?,
        },
    };
    (1..=199).contains(&number).then(|| Mark { shape, number, start, end, content: text.skip_blank(end) })
}

/// Signs that are one character with their number in it.
fn sign(c: char) -> Option<(Shape, u32)> {
    let from = |first: u32| u32::from(c) - first + 1;
    Some(match c {
        '①'..='⑳' => (Shape::Circled, from(0x2460)),
        '❶'..='❿' => (Shape::Circled, from(0x2776)),
        '㉑'..='㉟' => (Shape::Circled, from(0x3251) + 20),
        '㊀'..='㊉' => (Shape::Circled, from(0x3280)),
        '⑴'..='⒇' => (Shape::DecParen, from(0x2474)),
        '⒈'..='⒛' => (Shape::Dec, from(0x2488)),
        '㈠'..='㈩' => (Shape::HanParen, from(0x3220)),
        _ => return None,
    })
}

/// 第一, 第一部分
fn ordinal(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let (number, end) = number(text, at + 1)?;
    for word in ["部分", "章", "节", "编", "方面"] {
        let behind = end + word.chars().count();
        // 第一方面的问题 goes on; a mark has a stop or a blank behind it.
        let is_mark = word != "方面" || text.at(behind).is_some_and(|c| c.is_whitespace() || ":、,".contains(c));
        if text.starts(end, word) && is_mark {
            let end = behind;
            let stop = usize::from(text.at(end).is_some_and(|c| matches!(c, ':' | '、' | ',' | '.')));
            return Some((Shape::Part, number, end + stop));
        }
    }
    let behind = end + 1;
    match text.at(end)? {
        ',' | '、' | ':' | '.' => Some((Shape::Di, number, behind)),
        // 第三条规定 is a word of a sentence; a mark has a blank or a stop behind it.
        '条' | '项' | '款'
            if text.at(behind).is_none_or(|c| c.is_whitespace() || matches!(c, ':' | '、' | ',' | '.')) =>
        {
            let stop = usize::from(text.at(behind).is_some_and(|c| matches!(c, ':' | '、' | ',' | '.')));
            Some((Shape::Article, number, behind + stop))
        }
        _ => None,
    }
}

/// 其一,
fn among(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let (number, end) = chinese(text, at + 1)?;
    matches!(text.at(end)?, ',' | '、' | ':' | '.').then_some((Shape::Among, number, end + 1))
}

/// The signs that count as 一 to 十 do.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";

/// 甲、
fn stem(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let number = STEMS.chars().position(|stem| text.at(at) == Some(stem))?;
    let ends = matches!(text.at(at + 1)?, '、' | '.' | ':');
    // 甲、乙双方 names two.
    let names_more = text.at(at + 2).is_some_and(|c| STEMS.contains(c)) && text.at(at + 3).is_some();
    (ends && !names_more).then_some((Shape::Stem, u32::try_from(number + 1).ok()?, at + 2))
}

/// Ⅰ. and Ⅰ-1, the first under it.
fn roman(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let number = u32::from(text.at(at)?) - u32::from('Ⅰ') + 1;
    let end = at + 1;
    if matches!(text.at(end), Some('-' | '.'))
        && let Some((second, behind)) = small(text, end + 1)
    {
        let stop = usize::from(matches!(text.at(behind), Some('.' | '、' | ':')));
        return (stop == 1 || is_word(text, behind)).then_some((Shape::Dotted(1), second, behind + stop));
    }
    match text.at(end)? {
        '.' | '、' | ':' => Some((Shape::Roman, number, end + 1)),
        // Ⅲ类水质 is no mark.
        c if c.is_whitespace() && is_word(text, end) => Some((Shape::Roman, number, end)),
        _ => None,
    }
}

/// 【1】 【第一类】
fn framed(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let is_ordinal = text.at(at + 1) == Some('第');
    let (number, end) = number(text, at + 1 + usize::from(is_ordinal))?;
    let end = if is_ordinal {
        end + usize::from(text.at(end).is_some_and(|c| "类章条部节项".contains(c)))
    } else {
        end
    };
    let shape = if is_ordinal { Shape::Part } else { Shape::Framed };
    (text.at(end) == Some('】')).then_some((shape, number, end + 1))
}

/// A1 and A1.2 with a blank or a stop behind them.
fn lettered(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    if !text.at(at)?.is_ascii_uppercase() {
        return None;
    }
    let (mut number, mut end) = small(text, at + 1)?;
    let mut dots = 0_u8;
    while text.at(end) == Some('.')
        && let Some((next, behind)) = small(text, end + 1)
    {
        (number, end, dots) = (next, behind, dots.saturating_add(1));
    }
    let stop = usize::from(matches!(text.at(end), Some('.' | '、' | ':')));
    // A2.1　3份文件: what has a letter and a dot counts nothing, whatever follows.
    let is_word = || dots > 0 && text.skip_blank(end) < text.len() || is_word(text, end);
    let is_end = stop == 1 || text.at(end).is_some_and(char::is_whitespace) && is_word();
    is_end.then_some((Shape::LetterDotted(dots), number, end + stop))
}

/// No.1 №1
fn no(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let sign = match text.at(at)? {
        '№' => 1,
        _ if text.at(at + 1).is_some_and(|c| c.eq_ignore_ascii_case(&'o')) => 2,
        _ => return None,
    };
    let at = at + sign;
    let (number, end) = small(text, text.skip_blank(at + usize::from(text.at(at) == Some('.'))))?;
    let stop = usize::from(matches!(text.at(end), Some('.' | '、' | ':')));
    (stop == 1 || is_word(text, end)).then_some((Shape::No, number, end + stop))
}

/// The number that an office files a problem by: XF-2024-03 and a blank or a stop.
fn code(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    const LONGEST_PREFIX: usize = 6;
    let mut end = at;
    while end < at + LONGEST_PREFIX && text.at(end).is_some_and(|c| c.is_ascii_alphabetic()) {
        end += 1;
    }
    let mut hyphens = 0_u8;
    let mut number = None;
    while text.at(end) == Some('-')
        && let Some((next, behind)) = digits(text, end + 1)
    {
        (number, end, hyphens) = (Some(next), behind, hyphens.saturating_add(1));
    }
    let stop = usize::from(matches!(text.at(end), Some('.' | '、' | ':')));
    let is_end = stop == 1 || text.at(end).is_none_or(char::is_whitespace);
    is_end.then_some((Shape::Code(hyphens), number?, end + stop))
}

/// (一) (1) (a)
fn bracketed(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let inner = text.at(at + 1)?;
    if inner.is_ascii_lowercase() && text.at(at + 2) == Some(')') {
        return Some((Shape::LetterParen, u32::from(inner) - u32::from('a') + 1, at + 3));
    }
    let (number, end) = number(text, text.skip_blank(at + 1))?;
    let end = text.skip_blank(end);
    if !matches!(text.at(end)?, ')' | ']' | '〕') {
        return None;
    }
    let shape = if text.at(text.skip_blank(at + 1))?.is_ascii_digit() { Shape::DecParen } else { Shape::HanParen };
    let stop = usize::from(text.at(end + 1).is_some_and(|c| matches!(c, '、' | '.' | ':')));
    Some((shape, number, end + 1 + stop))
}

/// 1. 1、 1) 1.2
fn decimal(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let (mut number, mut end) = small(text, at)?;
    let first = (number, end);
    let mut dots = 0_u8;
    while text.at(end) == Some('.')
        && let Some((next, behind)) = small(text, end + 1)
    {
        (number, end, dots) = (next, behind, dots.saturating_add(1));
    }
    let behind = text.skip_blank(end);
    let end = if matches!(text.at(behind), Some('、' | '.')) { behind } else { end };
    // 1-2. is the second under the first.
    if dots == 0
        && text.at(end) == Some('-')
        && let Some((second, behind)) = small(text, end + 1)
    {
        return match text.at(behind)? {
            '.' | '、' | ':' if !text.at(behind + 1).is_some_and(|c| c.is_ascii_digit()) => {
                Some((Shape::Dotted(1), second, behind + 1))
            }
            c if c.is_whitespace() && is_word(text, behind) => Some((Shape::Dotted(1), second, behind)),
            _ => None,
        };
    }
    let next = text.at(end)?;
    if dots > 0 {
        let stop = usize::from(matches!(next, '.' | '、'));
        // 3.5万元 at the start of a paragraph is an amount; 1.12个 is a mark and a count.
        return if is_amount(text, end) {
            None
        } else if "个户人家名项条次处年月日所座起件场岁余多位".contains(next) && dots == 1 {
            Some((Shape::Dec, first.0, first.1 + 1))
        } else {
            (dots < 4).then_some((Shape::Dotted(dots), number, end + stop))
        };
    }
    match next {
        // 1 总体情况, with a blank for a dot.
        c if c.is_whitespace() && is_word(text, end) => Some((Shape::Dotted(0), number, end)),
        '.' | '、' => Some((Shape::Dec, number, end + 1)),
        ')' => Some((Shape::HalfParen, number, end + 1)),
        _ => None,
    }
}

/// A number of at most three digits: more are an amount or a year.
fn small(text: &Text, at: usize) -> Option<(u32, usize)> {
    digits(text, at).filter(|(_, end)| *end < at + 4)
}

/// True for a unit that takes fractions.
fn is_amount(text: &Text, at: usize) -> bool {
    let unit = text.at(at).is_some_and(|c| "亿万元%倍吨公平米".contains(c));
    unit || text.starts(at, "个百分点") || text.starts(at, "个点")
}

/// True when a word of Chinese, and no unit, follows the blanks.
fn is_word(text: &Text, at: usize) -> bool {
    let next = text.at(text.skip_blank(at));
    next.is_some_and(|c| c >= '\u{4e00}' && !"年月日个户人家名项条次处亿万元".contains(c))
}

/// A. a)
fn letter(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let c = text.at(at)?.to_ascii_uppercase();
    matches!(text.at(at + 1)?, '.' | '、' | ')').then(|| (Shape::Letter, u32::from(c) - u32::from('A') + 1, at + 2))
}

/// 一、 一是
fn han(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let (number, end) = chinese(text, at)?;
    // 一 、 is written with a blank here and there.
    let behind = text.skip_blank(end);
    let end = if matches!(text.at(behind), Some('、' | '.')) { behind } else { end };
    match text.at(end)? {
        '、' | '.' => Some((Shape::Han, number, end + 1)),
        '是' | '要' => Some((Shape::Shi, number, end + 1)),
        _ => None,
    }
}

/// 问题1: 【问题一】 反馈问题(2):
fn question(text: &Text, at: usize) -> Option<(Shape, u32, usize)> {
    let framed = text.at(at) == Some('【');
    let at = at + usize::from(framed);
    let words = ["反馈问题", "具体问题", "问题", "反馈", "事项", "任务", "意见", "隐患"];
    let word = words.into_iter().find(|word| text.starts(at, word))?;
    let at = text.skip_blank(at + word.chars().count());
    // 问题之一:
    let at = at + usize::from(text.at(at) == Some('之'));
    let inner = usize::from(text.at(at) == Some('('));
    let (number, end) = number(text, at + inner)?;
    // 问题1-2: is the second under the first.
    let under = second_number(text, end);
    let shape = if under.is_some() { Shape::SubQuestion } else { Shape::Question };
    let (number, end) = under.unwrap_or((number, end));
    let end = end + usize::from(inner == 1 && text.at(end) == Some(')'));
    let end = end + usize::from(framed && text.at(end) == Some('】'));
    let end = of_so_many(text, end);
    let stop = text.at(end).is_none_or(|c| matches!(c, ':' | '、' | '.' | ' ' | '|'));
    let closed = (framed && text.before(end) == Some('】')) || (inner == 1 && text.before(end) == Some(')'));
    (stop || closed).then(|| {
        let colon = text.at(end).is_some_and(|c| matches!(c, ':' | '、' | '.' | '|'));
        (shape, number, end + usize::from(colon))
    })
}

/// The place behind the number of how many there are: 事项2/5.
fn of_so_many(text: &Text, at: usize) -> usize {
    let all = (text.at(at) == Some('/')).then(|| digits(text, at + 1)).flatten();
    all.map_or(at, |(_, end)| end)
}

/// The number under another one: -2, .2, 之二, 之(二).
fn second_number(text: &Text, at: usize) -> Option<(u32, usize)> {
    match text.at(at)? {
        '-' | '.' => digits(text, at + 1),
        '之' => {
            let inner = usize::from(text.at(at + 1) == Some('('));
            let (second, end) = number(text, at + 1 + inner)?;
            let closed = inner == 0 || text.at(end) == Some(')');
            closed.then_some((second, end + inner))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Shape, u32, String)> {
        let text = Text::new(text);
        let mark = mark(&text, 0)?;
        Some((mark.shape, mark.number, text.words(mark.content, text.len())))
    }

    #[test]
    fn marks_are_read_in_full_and_half_width() {
        for (text, shape, number) in [
            ("一、甲", Shape::Han, 1),
            ("十二、甲", Shape::Han, 12),
            ("二十一.甲", Shape::Han, 21),
            ("(三)甲", Shape::HanParen, 3),
            ("(三)、甲", Shape::HanParen, 3),
            ("㈢甲", Shape::HanParen, 3),
            ("1.甲", Shape::Dec, 1),
            ("1. 甲", Shape::Dec, 1),
            ("12、甲", Shape::Dec, 12),
            ("⒊甲", Shape::Dec, 3),
            ("(4)甲", Shape::DecParen, 4),
            ("⑷甲", Shape::DecParen, 4),
            ("4)甲", Shape::HalfParen, 4),
            ("⑤甲", Shape::Circled, 5),
            ("第二,甲", Shape::Di, 2),
            ("第二部分 甲", Shape::Part, 2),
            ("第三章 甲", Shape::Part, 3),
            ("2.3 甲", Shape::Dotted(1), 3),
            ("2.3.1甲", Shape::Dotted(2), 1),
            ("五是甲", Shape::Shi, 5),
            ("问题3:甲", Shape::Question, 3),
            ("【问题三】甲", Shape::Question, 3),
            ("反馈问题(3):甲", Shape::Question, 3),
            ("问题2-3：甲", Shape::SubQuestion, 3),
            ("具体问题(1-4):甲", Shape::SubQuestion, 4),
            ("问题三之(二):甲", Shape::SubQuestion, 2),
            ("问题2之一 甲", Shape::SubQuestion, 1),
            ("问题1.2：甲", Shape::SubQuestion, 2),
            ("问题 四　甲", Shape::Question, 4),
            ("(c)甲", Shape::LetterParen, 3),
            ("B3　甲", Shape::LetterDotted(0), 3),
            ("A2.1　甲", Shape::LetterDotted(1), 1),
            ("【4】甲", Shape::Framed, 4),
            ("【第二类】甲", Shape::Part, 2),
            ("反馈三:甲", Shape::Question, 3),
            ("问题(3)甲", Shape::Question, 3),
            ("No.7　甲", Shape::No, 7),
            ("№ 2 甲", Shape::No, 2),
            ("ZX-2031-12　甲", Shape::Code(2), 12),
            ("XF-3:甲", Shape::Code(1), 3),
            ("任务二:甲", Shape::Question, 2),
            ("乙、甲", Shape::Stem, 2),
            ("丁．甲", Shape::Stem, 4),
            ("Ⅲ.甲", Shape::Roman, 3),
            ("Ⅱ　甲", Shape::Roman, 2),
            ("Ⅱ-3　甲", Shape::Dotted(1), 3),
            ("第四条　甲", Shape::Article, 4),
            ("第2项:甲", Shape::Article, 2),
            ("其二,甲", Shape::Among, 2),
            ("其三：甲", Shape::Among, 3),
            ("2-3.甲", Shape::Dotted(1), 3),
            ("2-3、甲", Shape::Dotted(1), 3),
            ("2-3 甲", Shape::Dotted(1), 3),
            ("问题之三:甲", Shape::Question, 3),
            ("事项2/5｜甲", Shape::Question, 2),
            ("任务3/12 甲", Shape::Question, 3),
            ("第二方面 甲", Shape::Part, 2),
        ] {
            assert_eq!(read(text), Some((shape, number, "甲".to_owned())), "{text}");
        }
    }

    #[test]
    fn amounts_and_words_are_no_marks() {
        assert_eq!(read("3.45岁以下干部"), Some((Shape::Dec, 3, "45岁以下干部".to_owned())));
        assert_eq!(read("1.12个项目"), Some((Shape::Dec, 1, "12个项目".to_owned())));
        assert_eq!(read("2 总则"), Some((Shape::Dotted(0), 2, "总则".to_owned())));
        for text in [
            "3-5名干部",
            "2031-03-01 会议",
            "3.5万元用于",
            "3.5个百分点",
            "5 月份",
            "2025年",
            "2025.",
            "第一巡察组",
            "第三条规定",
            "第二项任务",
            "第二方面的问题",
            "问题之多",
            "其一贯",
            "A4纸张",
            "B2B平台",
            "【整改措施】",
            "GDP-增速",
            "C-919客机",
            "任务二十项",
            "Notice",
            "甲、乙双方",
            "甲方",
            "Ⅲ类水质",
            "一方面",
            "1个",
            "问题突出",
            "(县教育局)",
            "",
            "十",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
