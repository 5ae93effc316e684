//! Where an item comes from (结转来源), read from a cell.
//!
//! A ledger of this program has the title of the former report in brackets, so that it may hold blanks and semicolons:
//! 《第一轮通报》 (一)1.(2) 2026-03-20. In another ledger the words are the title, behind which a number and a day may stand.
//!
//! Limits: a day that does not stand there is not known. Neither the day of the ledger nor that of the import is the day on
//! which the item was carried over.

use crate::model::{Carried, Date, When};
use crate::text::when;

use super::entries::entries;

/// The former rounds of an item.
pub(super) fn carried(text: &str) -> impl Iterator<Item = Carried> {
    let bracketed = |line: &str| bracketed(line).map(|from| vec![from]);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(move |line| bracketed(line).unwrap_or_else(|| entries(line).map(loose_carried).collect()))
}

/// A former round whose title stands in brackets, which may stand in the title too.
fn bracketed(line: &str) -> Option<Carried> {
    let mut depth = 0;
    let close = line.char_indices().find(|(_, c)| {
        depth += match c {
            '《' => 1,
            '》' => -1,
            _ => 0,
        };
        depth == 0
    });
    let (title, behind) = line.split_at_checked(close?.0)?;
    let behind = behind.strip_prefix('》')?.trim();
    let (number, on) = day_behind(behind).map_or((behind, None), |(number, on)| (number, Some(on)));
    // Another ledger may go on: 《通报》第1项; 《通知》第2项.
    let is_one = number.is_empty() || on.is_some() || is_number(number);
    let report = title.strip_prefix('《')?.to_owned();
    is_one.then(|| Carried { report, number: number.to_owned(), on, ..Carried::blank() })
}

fn loose_carried(entry: &str) -> Carried {
    let named = |(before, _): &(&str, Date)| !before.is_empty();
    let (words, on) = day_behind(entry).filter(named).map_or((entry, None), |(words, on)| (words, Some(on)));
    let numbered = words.rsplit_once(char::is_whitespace).filter(|(_, word)| is_number(word));
    let (report, number) = numbered.unwrap_or((words, ""));
    Carried { report: report.trim().to_owned(), number: number.to_owned(), on, ..Carried::blank() }
}

/// The last word where it is a day, and what stands before it.
fn day_behind(text: &str) -> Option<(&str, Date)> {
    let (before, word) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    match when(word) {
        Some(When::Day(on)) => Some((before.trim(), on)),
        _ => None,
    }
}

/// True for the number of an item: (一)1.(2), 5, 1-2, 一、1, ①; not for a year.
fn is_number(word: &str) -> bool {
    let is_sign = |c: char| "()（）.．、-－—".contains(c);
    let is_digit = |c: char| c.is_numeric() || "一二三四五六七八九十百零〇".contains(c);
    word.chars().any(is_digit) && word.chars().all(|c| is_digit(c) || is_sign(c)) && when(word).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, String)> {
        let day = |from: &Carried| from.on.map(|on| on.to_string()).unwrap_or_default();
        carried(text).map(|from| (from.report.clone(), from.number.clone(), day(&from))).collect()
    }

    fn is(report: &str, number: &str, on: &str) -> (String, String, String) {
        (report.to_owned(), number.to_owned(), on.to_owned())
    }

    #[test]
    fn a_title_in_brackets_may_hold_what_sets_entries_apart() {
        let text = "《关于《条例》的通报;第 2 号》 5 2026-03-20\n《第二轮;复查》 2026-09-01\n《第三轮》 一、1";
        let expected = [
            is("关于《条例》的通报;第 2 号", "5", "2026-03-20"),
            is("第二轮;复查", "", "2026-09-01"),
            is("第三轮", "一、1", ""),
        ];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn words_of_another_ledger_are_the_title_and_no_day_is_made_up() {
        for number in ["5", "1-2", "一、1", "①", "(一)1.(2)", "3."] {
            assert_eq!(read(&format!("第一轮通报 {number}")), [is("第一轮通报", number, "")]);
        }
        let text = "第一轮 通报 5 2026年3月20日;去年的专项检查;专项检查 2025;督查 2026年3月;2026年3月20日";
        let expected = [
            is("第一轮 通报", "5", "2026-03-20"),
            is("去年的专项检查", "", ""),
            is("专项检查 2025", "", ""),
            is("督查 2026年3月", "", ""),
            is("2026年3月20日", "", ""),
        ];
        assert_eq!(read(text), expected);
        let text = "《通报》第1项;《通知》第2项";
        assert_eq!(read(text), [is("《通报》第1项", "", ""), is("《通知》第2项", "", "")]);
    }
}
