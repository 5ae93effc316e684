//! A date or a period that stands alone, in a cell or in a field of the window.

use crate::model::When;

use super::chars::Text;
use super::dates::{Manner, dates_in, resolved};
use super::deadline::{Reference, deadline};
use super::fold::fold;

/// Words behind a date that add nothing to it: 2025年6月底前 is due by the end of June as 2025年6月 is.
const BEHIND: [&str; 6] = ["之前", "以前", "前", "末", "底", "完成"];

/// Reads a text that holds a date or a period and nothing else. 年底 is the year, 月底 the month.
///
/// ```
/// # use guatu::text::when;
/// assert_eq!(when("2025年第3季度末").map(|when| when.to_string()).as_deref(), Some("2025-Q3"));
/// assert_eq!(when("6月30日"), None);
/// ```
#[must_use]
pub fn when(text: &str) -> Option<When> {
    let folded = fold(text);
    let mut rest = folded.as_str();
    for word in BEHIND {
        rest = rest.strip_suffix(word).unwrap_or(rest);
    }
    rest.parse().ok().or_else(|| alone(rest)).or_else(|| alone(&folded))
}

/// The same, where the year may be missing: 年底前, 12月底, 第三季度, 下月底. It is then that of the reference.
///
/// ```
/// # use guatu::text::{Reference, when_by};
/// let read = |text: &str| when_by(text, Reference::of_year(2027)).map(|when| when.to_string());
/// assert_eq!(read("12月底前").as_deref(), Some("2027-12"));
/// assert_eq!(read("尽快"), None);
/// ```
#[must_use]
pub fn when_by(text: &str, reference: Reference) -> Option<When> {
    when(text).or_else(|| {
        let folded = fold(text);
        // What stands beside the date would be lost.
        let read = deadline(&folded, reference);
        read.on.filter(|_| read.moved.is_none() && is_alone(&folded))
    })
}

/// True where a text says the end of a period: 12月底 is a day, 12月 is a month.
#[must_use]
pub fn says_end(text: &str) -> bool {
    ["底", "末", "前", "内"].iter().any(|word| text.contains(word))
}

/// True where a text names this very day or period among other words. One that only begins alike is another: 2031年10月20日
/// names no month.
#[must_use]
pub fn names_when(text: &str, when: When) -> bool {
    let folded = fold(text);
    let text = Text::new(&folded);
    resolved(&dates_in(&text, 0, text.len(), Manner::Sentence)).contains(&Some(when))
}

/// True for one date, with or without its year, and nothing beside it that says more.
fn is_alone(folded: &str) -> bool {
    let text = Text::new(folded);
    let found = dates_in(&text, 0, text.len(), Manner::Cell);
    let [only] = found.as_slice() else { return false };
    let behind: String = folded.chars().skip(only.end).collect();
    let mut rest = behind.trim();
    while let Some(shorter) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    only.start == 0 && rest.is_empty()
}

fn alone(words: &str) -> Option<When> {
    // A year alone has no word behind it in a field: 2025 is parsed above, 2025年 is read here.
    let text = Text::new(words);
    let found = dates_in(&text, 0, text.len(), Manner::Sentence);
    match found.as_slice() {
        [only] if only.start == 0 && only.end == text.len() => resolved(&found).first().copied().flatten(),
        _ => None,
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
            ("2025年3季度末", "2025-Q3"),
            ("2025年Q4", "2025-Q4"),
            ("2025-H1", "2025-H1"),
            ("２０２５年６月", "2025-06"),
            ("2025年五一前", "2025-04-30"),
        ] {
            assert_eq!(when(text).map(|when| when.to_string()).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn a_date_without_its_year_is_in_that_of_the_reference_and_stands_alone() {
        let reference = Reference::of_day("2027-02-10".parse().unwrap());
        for (text, date) in [
            ("年底前", "2027"),
            ("年底前完成", "2027"),
            ("8月底", "2027-08"),
            ("5月9日", "2027-05-09"),
            ("5月9日前", "2027-05-09"),
            ("第二季度", "2027-Q2"),
            ("上半年", "2027-H1"),
            ("下月底前", "2027-03"),
            ("2025年6月", "2025-06"),
        ] {
            assert_eq!(when_by(text, reference).map(|when| when.to_string()).as_deref(), Some(date), "{text}");
        }
        for text in ["尽快", "立行立改,8月底前完成", "3月底延至5月底", "每月底", "", "30天"] {
            assert_eq!(when_by(text, reference), None, "{text}");
        }
        assert_eq!(when_by("8月底", Reference::default()), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["2025年2月30日", "2025年13月", "6月30日", "75", "长期", "", "2025-02-30", "2025年初"] {
            assert_eq!(when(text), None, "{text}");
        }
    }
}
