//! Chinese numerals, where they count something.
//!
//! 四川, 一带一路, 第二, 统一 and 百货 hold numerals that count nothing, so a Chinese numeral is taken only when
//! all of this holds:
//! - a classifier or unit of [`COUNTED`] follows at once, or behind 余 or 多: 两次, 十余名, 三十个;
//! - it is more than 一, which before a classifier is an article (一个, 一批), no bare 二 (二次供水: what is counted
//!   is 两次), and no bare 百 or 千 unless 余 follows (百余家);
//! - no numeral, 第, 届, 之, 周, 星期 or 每 stands before it, and no 大会, 全会 or 全体会议 behind the classifier,
//!   nor a word for a place (三台河);
//! - it is not the head of a set phrase (中央八项规定, 两个维护) and not inside a quotation, which the reader of
//!   labels sees to.
//!
//! A percentage in words (百分之七十) is taken too.

use super::numeral::{Numeral, Script, value_of};
use super::text::ParagraphText;
use crate::text::Words;

/// What a Chinese numeral can count. Shorter than the list for digits: each of these is sure.
static COUNTED: Words = Words::of("quantity.counted_in_chinese");

/// Set phrases that begin with a numeral and a classifier and count nothing.
static PHRASES: Words = Words::of("quantity.phrase");

/// The counting Chinese numeral that begins at a place.
pub(super) fn chinese(text: &ParagraphText, start: usize) -> Option<Numeral> {
    text.at(start).filter(|c| digit(*c).is_some() || matches!(c, '十' | '百' | '千'))?;
    if let Some(found) = percentage(text, start) {
        return Some(found);
    }
    let mut end = start;
    while end - start < 12 && text.at(end).is_some_and(|c| digit(c).is_some() || power(c).is_some()) {
        end += 1;
    }
    // The last 万 belongs to the unit: 三十万元.
    while end > start + 1 && matches!(text.before(end), Some('万' | '亿')) {
        end -= 1;
    }
    let value = value(text.plain(start, end))?;
    (counts(text, start, end) && !is_article(text, start, end)).then_some(Numeral {
        start,
        end,
        value: Some(value.into()),
        script: Script::Chinese,
    })
}

/// 百分之七十: the numeral is 七十, the mark before it is read with it as the unit %.
fn percentage(text: &ParagraphText, start: usize) -> Option<Numeral> {
    if !text.starts(start, "百分之") {
        return None;
    }
    let (from, mut end) = (start + 3, start + 3);
    while end - from < 8 && text.at(end).is_some_and(|c| digit(c).is_some() || matches!(c, '十' | '百' | '点')) {
        end += 1;
    }
    let (whole, fraction) = text.plain(from, end).split_at(point(text.plain(from, end)));
    let mut written = value(whole)?.to_string();
    if let Some((_, decimals)) = fraction.split_first() {
        written.push('.');
        written.extend(decimals.iter().filter_map(|c| digit(*c)).map(|digit| digit.to_string()));
    }
    Some(Numeral { start, end, value: value_of(written.chars()), script: Script::Chinese })
}

fn point(chars: &[char]) -> usize {
    chars.iter().position(|c| *c == '点').unwrap_or(chars.len())
}

/// True when the words round a numeral say that it counts.
fn counts(text: &ParagraphText, start: usize, end: usize) -> bool {
    let behind = if matches!(text.at(end), Some('余' | '多')) { end + 1 } else { end };
    let Some(unit) = text.first(behind, &COUNTED) else { return false };
    let after = behind + unit.chars().count();
    let before = text.before(start);
    let numeral = |c: char| c.is_ascii_digit() || digit(c).is_some() || power(c).is_some();
    let parted = before.is_none_or(|c| !numeral(c) && !matches!(c, '第' | '届' | '之' | '周' | '期' | '每' | '.'));
    let place = matches!(
        text.at(after),
        Some('河' | '山' | '县' | '镇' | '村' | '湾' | '沟' | '坪' | '坝' | '岭' | '桥' | '路')
    );
    // 三台河 is a place, 两个村 are two.
    let place = place && unit != "个";
    parted
        && !place
        && text.first(start, &PHRASES).is_none()
        && text.first(after, &["全会", "全体", "大会", "级", "制"]).is_none()
}

/// True for 一个, for 二次 (what is counted is 两次) and for a bare 百 or 千 (百年, 千家万户).
fn is_article(text: &ParagraphText, start: usize, end: usize) -> bool {
    let rough = matches!(text.at(end), Some('余' | '多'));
    let bare = end == start + 1;
    // 一年以上 is a length of time.
    let bounded = text.first(end, &["年以上", "年以下", "年以内", "年多", "月以上"]).is_some();
    bare && !bounded
        && (matches!(text.at(start), Some('一' | '二')) || matches!(text.at(start), Some('百' | '千')) && !rough)
}

fn digit(c: char) -> Option<i64> {
    let place = "零一二三四五六七八九".chars().position(|d| d == c);
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        _ => place.and_then(|place| i64::try_from(place).ok()),
    }
}

fn power(c: char) -> Option<i64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        '万' => Some(10_000),
        '亿' => Some(100_000_000),
        _ => None,
    }
}

/// The value of digits and powers: 三百二十, 十二, 两千零五. Nothing for digits side by side (三四个).
fn value(chars: &[char]) -> Option<i64> {
    let (mut total, mut section, mut last) = (0_i64, 0_i64, None);
    for c in chars {
        match (digit(*c), power(*c), last) {
            (Some(0), ..) => {}
            (Some(n), _, None) => last = Some(n),
            (None, Some(times @ 10_000..), _) => {
                total = (total + section + last.take().unwrap_or(0)).checked_mul(times)?;
                section = 0;
            }
            (None, Some(times), _) => section += last.take().unwrap_or(1) * times,
            _ => return None,
        }
    }
    Some(total + section + last.unwrap_or(0)).filter(|value| *value > 0)
}
