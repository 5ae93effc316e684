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
type Table = BTreeMap<Date, bool>;

static TABLE: OnceLock<Table> = OnceLock::new();

fn table() -> &'static Table {
    TABLE.get_or_init(bundled)
}

fn bundled() -> Table {
    read(BUNDLED).unwrap_or_default()
}

/// Adds an office's own table to that of the program: next year's arrangements, or a correction, which overrules the
/// program's day. To be called when the program starts: once days were counted, the table stays as it is.
///
/// # Errors
/// The number of the first line, from 1, that is not a first day, a last day, `holiday` or `work`, parted by tabs.
pub fn supplement(text: &str) -> Result<(), usize> {
    let mut days = bundled();
    days.extend(read(text)?);
    if TABLE.set(days).is_err() {
        log::debug!("the holidays were known before");
    }
    Ok(())
}

/// Reads lines of a first day, a last day, `holiday` or `work`, and a note. Lines with `#` and blank ones are left out.
fn read(text: &str) -> Result<Table, usize> {
    let mut days = BTreeMap::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (first, last, is_worked) = range(line).ok_or(at + 1)?;
        let mut day = first;
        while day <= last {
            days.insert(day, is_worked);
            day = day.add_days(1);
        }
    }
    Ok(days)
}

/// The days of a line. More than a year of them is a slip.
fn range(line: &str) -> Option<(Date, Date, bool)> {
    let mut cells = line.split('\t').map(str::trim);
    let (first, last): (Date, Date) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
    let is_worked = match cells.next()? {
        "work" => true,
        "holiday" => false,
        _ => return None,
    };
    (0..366).contains(&last.days_since(first)).then_some((first, last, is_worked))
}

/// Whether a day is worked.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    table().get(&day).copied().unwrap_or_else(|| !day.is_weekend())
}

/// Whether the arrangements of a year are known; else only its weekends are left out.
#[must_use]
pub fn knows_year(year: i16) -> bool {
    table().keys().any(|day| day.parts().0 == year)
}

/// The years whose arrangements are known, in their order.
#[must_use]
pub fn known_years() -> Vec<i16> {
    let mut years: Vec<i16> = table().keys().map(|day| day.parts().0).collect();
    years.dedup();
    years
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
        assert!(!knows_year(2031));
    }

    #[test]
    fn a_holiday_is_no_working_day_and_a_day_worked_in_its_stead_is_one() {
        // National Day 2025: 1 to 8 October; Sunday 28 September and Saturday 11 October are worked.
        assert_eq!(working_days_after(day("2025-09-26"), 1), day("2025-09-28"));
        assert_eq!(working_days_after(day("2025-09-30"), 3), day("2025-10-11"));
        assert!(knows_year(2025));
    }

    #[test]
    fn an_office_adds_lines_and_a_line_that_is_none_is_told_by_its_number() {
        let own = read("# 2031\n2031-02-03\t2031-02-05\tholiday\t春节\n\n2031-02-09\t2031-02-09\twork\n").unwrap();
        assert_eq!(own.get(&day("2031-02-04")), Some(&false));
        assert_eq!(own.get(&day("2031-02-09")), Some(&true));
        assert_eq!(own.len(), 4);
        for bad in ["2031-02-03\t2031-02-05\tfrei", "2031-02-30\t2031-03-01\twork", "2031-02-05\t2031-02-03\twork"] {
            assert_eq!(read(&format!("# years\n{bad}\n")), Err(2), "{bad}");
        }
    }

    #[test]
    fn every_line_of_the_bundled_table_is_read() {
        assert!(read(BUNDLED).unwrap().len() > 60);
        assert!(known_years().contains(&2026));
    }
}
