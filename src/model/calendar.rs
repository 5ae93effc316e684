//! Working days (工作日): the days of the week, the public holidays and the days worked in their stead.
//!
//! The table of `assets/calendar/holidays.tsv` holds the arrangements that the State Council published; outside its
//! years only weekends are left out.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Date;

/// The table inside the program.
const BUNDLED: &str = include_str!("../../assets/calendar/holidays.tsv");

/// More days than this are not counted one by one: a limit of forty years is a mistake.
const MOST: u32 = 15_000;

/// The days that differ from their weekday: true for one that is worked.
fn table() -> &'static BTreeMap<Date, bool> {
    static TABLE: OnceLock<BTreeMap<Date, bool>> = OnceLock::new();
    TABLE.get_or_init(|| read(BUNDLED))
}

/// Reads lines of a first day, a last day, `holiday` or `work`, and a note.
fn read(text: &str) -> BTreeMap<Date, bool> {
    let mut days = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(Ok(first)), Some(Ok(last)), Some(what)) =
            (cells.next().map(str::parse::<Date>), cells.next().map(str::parse::<Date>), cells.next())
        else {
            continue;
        };
        let mut day = first;
        while day <= last {
            days.insert(day, what == "work");
            day = day.add_days(1);
        }
    }
    days
}

/// Whether a day is worked.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    table().get(&day).copied().unwrap_or_else(|| !day.is_weekend())
}

/// The working day that is so many working days after a day.
#[must_use]
pub fn working_days_after(from: Date, count: u32) -> Date {
    let mut day = from;
    for _ in 0..count.min(MOST) {
        day = day.add_days(1);
        while !is_working_day(day) {
            day = day.add_days(1);
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weekends_are_left_out_where_no_arrangement_is_known() {
        // 2031-03-07 is a Friday.
        assert_eq!(working_days_after(day("2031-03-07"), 1), day("2031-03-10"));
        assert_eq!(working_days_after(day("2031-03-07"), 6), day("2031-03-17"));
    }

    #[test]
    fn a_holiday_is_no_working_day_and_a_day_worked_in_its_stead_is_one() {
        // National Day 2025: 1 to 8 October; Sunday 28 September and Saturday 11 October are worked.
        assert_eq!(working_days_after(day("2025-09-26"), 1), day("2025-09-28"));
        assert_eq!(working_days_after(day("2025-09-30"), 3), day("2025-10-11"));
    }
}
