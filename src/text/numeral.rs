//! Numbers in digits and in Chinese: 12, 十二, 二〇二五, 三百二十.

use super::chars::Text;

/// The longest Chinese number that is read, in characters.
const LONGEST: usize = 12;

/// The digits from 1.
const DIGITS: &str = "一二三四五六七八九";

/// A whole number in digits or in Chinese, and where it ends.
pub(crate) fn number(text: &Text, at: usize) -> Option<(u32, usize)> {
    digits(text, at).or_else(|| chinese(text, at))
}

/// A number of at most nine digits, and where it ends.
pub(crate) fn digits(text: &Text, at: usize) -> Option<(u32, usize)> {
    let length = text.plain(at, at + 10).iter().take_while(|c| c.is_ascii_digit()).count();
    let number: u32 = text.half(at, at + length).parse().ok()?;
    (length < 10).then_some((number, at + length))
}

/// A Chinese number, and where it ends.
pub(crate) fn chinese(text: &Text, at: usize) -> Option<(u32, usize)> {
    let is_numeral = |c: &&char| digit(**c).is_some() || power(**c).is_some();
    let length = text.plain(at, at + LONGEST).iter().take_while(is_numeral).count();
    // 三四个 is no number; what can be read of the beginning is not the number that was meant.
    value(text.plain(at, at + length)).map(|value| (value, at + length))
}

/// Chinese digits that are written one by one, as years are: 二〇二五.
pub(crate) fn year(text: &Text, at: usize) -> Option<(u32, usize)> {
    let digits: Option<Vec<u32>> = text.plain(at, at + 4).iter().map(|c| digit(*c)).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    Some((digits.iter().fold(0, |year, digit| year * 10 + digit), at + 4))
}

/// A number up to 99 as 一, 十一, 二十; larger ones, which no list of a notice has, in Arabic digits.
#[must_use]
pub fn chinese_numeral(n: usize) -> String {
    let digit = |n: usize| n.checked_sub(1).and_then(|at| DIGITS.chars().nth(at)).map(String::from).unwrap_or_default();
    match n {
        1..=9 => digit(n),
        10..=19 => format!("十{}", digit(n - 10)),
        20..=99 => format!("{}十{}", digit(n / 10), digit(n % 10)),
        _ => n.to_string(),
    }
}

/// The Chinese number that a text begins with, and how many characters it has.
#[must_use]
pub fn numeral_at_start(chars: &[char]) -> Option<(u32, usize)> {
    let length = chars.iter().take(LONGEST).take_while(|c| digit(**c).is_some() || power(**c).is_some()).count();
    value(chars.get(..length)?).map(|value| (value, length))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '两' => Some(2),
        _ => DIGITS.chars().position(|own| own == c).and_then(|at| u32::try_from(at + 1).ok()),
    }
}

fn power(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// The value of digits and powers: 三百二十, 十二, 两千零五.
fn value(chars: &[char]) -> Option<u32> {
    let (mut total, mut last) = (0_u32, None);
    for c in chars {
        match (digit(*c), power(*c), last) {
            (Some(0), ..) => {}
            (Some(n), _, None) => last = Some(n),
            (None, Some(times), _) => total = total.checked_add(last.take().unwrap_or(1) * times)?,
            _ => return None,
        }
    }
    Some(total + last.unwrap_or(0)).filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_scripts() {
        for (text, value) in
            [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("三百二十", 320), ("两千零五", 2005), ("六十日", 60)]
        {
            assert_eq!(number(&Text::new(text), 0).map(|(value, _)| value), Some(value), "{text}");
        }
        assert_eq!(year(&Text::new("二〇二五年"), 0), Some((2025, 4)));
        assert_eq!(number(&Text::new("三四个"), 0), None);
    }
}
