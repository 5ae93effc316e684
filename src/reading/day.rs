//! A date or a period as offices write it: 2025年6月30日、2025/6/30、2025.6、2025年上半年、2025年第三季度.

use crate::model::{Date, When};

use super::amount::half_width;

/// Reads a cell that holds a date or a period and nothing else. 年底 is the year, 月底 the month.
#[must_use]
pub fn when(text: &str) -> Option<When> {
    let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches(['前', '末']);
    if let Ok(when) = text.parse() {
        return Some(when);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && text.len() == 8 {
        return day(text.get(..4)?, text.get(4..6)?, Some(text.get(6..)?));
    }
    let (year, rest) = text.split_at_checked(4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let rest = rest.strip_prefix(['年', '/', '.', '-'])?;
    let rest = rest.trim_start_matches(['第', '底']);
    let number: i16 = year.parse().ok()?;
    for (words, when) in [
        (["上半年", "上半"], When::Half(number, 1)),
        (["下半年", "下半"], When::Half(number, 2)),
        (["一季度", "1季度"], When::Quarter(number, 1)),
        (["二季度", "2季度"], When::Quarter(number, 2)),
        (["三季度", "3季度"], When::Quarter(number, 3)),
        (["四季度", "4季度"], When::Quarter(number, 4)),
        (["", "全年"], When::Year(number)),
    ] {
        if words.contains(&rest) {
            return Some(when);
        }
    }
    let rest = rest.trim_end_matches(['日', '号', '底', '份']);
    match rest.split_once(['月', '/', '.', '-']) {
        Some((month, "")) => day(year, month, None),
        Some((month, date)) => day(year, month, Some(date)),
        None => day(year, rest, None),
    }
}

fn day(year: &str, month: &str, day: Option<&str>) -> Option<When> {
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    match day {
        Some(day) => Date::new(year, month, day.parse().ok()?).map(When::Day),
        None => (1..=12).contains(&month).then_some(When::Month(year, month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_offices_write_them() {
        for (text, date) in [
            ("2025年6月30日", "2025-06-30"),
            ("2025年06月", "2025-06"),
            ("2025年6月底", "2025-06"),
            ("2025年底前", "2025"),
            ("2025/6/30", "2025-06-30"),
            ("2025.6.3", "2025-06-03"),
            ("2025-6-3", "2025-06-03"),
            ("20250630", "2025-06-30"),
            ("2025年", "2025"),
            ("2025 年 上半年", "2025-H1"),
            ("2025年第三季度", "2025-Q3"),
            ("2025-H1", "2025-H1"),
            ("２０２５年６月", "2025-06"),
        ] {
            assert_eq!(when(text).map(|when| when.to_string()).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["2025年2月30日", "2025年13月", "6月30日", "75", "长期", "", "2025-02-30"] {
            assert_eq!(when(text), None, "{text}");
        }
    }
}
