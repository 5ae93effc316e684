//! Which versions of a file tell what was done in it, day by day.
//!
//! A former version is what the file held just before a save, so the version after the last save of a day shows how that
//! day ended. Named versions lie outside of the saves: one can be where a timeline begins, never a station of it, since
//! what was in the window then may have been saved later.
//!
//! Limits: a day is that of the save. What was typed on one day and saved on the next stands under the next.

use std::path::PathBuf;

use crate::model::Date;

use super::backup::Backup;

/// From when on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimelineStart {
    /// From the beginning of a day.
    Day(Date),
    /// From a named version, by where it lies.
    Version(PathBuf),
}

/// The states of a file from a beginning on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The state that it begins with; absent for the file as it is: nothing was saved since.
    pub start: Option<PathBuf>,
    /// The days on which the file was saved, in order.
    pub days: Vec<TimelineDay>,
    /// The first day of which versions tell; absent where there are none.
    pub known_from: Option<Date>,
}

/// A day on which the file was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineDay {
    /// The day.
    pub on: Date,
    /// How it ended; absent for the file as it is.
    pub end: Option<PathBuf>,
}

/// The timeline of a file from its former versions, up to a day where one is given.
#[must_use]
pub fn timeline(backups: &[Backup], start: &TimelineStart, to: Option<Date>) -> Timeline {
    let is_own = |backup: &&Backup| matches!(start, TimelineStart::Version(path) if backup.path == *path);
    let named = backups.iter().find(is_own);
    // The list has the newest first.
    let saves: Vec<(Date, &Backup)> = backups
        .iter()
        .rev()
        .filter(|backup| backup.name.is_none())
        .filter_map(|backup| Some((Date::of_moment(backup.replaced)?, backup)))
        .collect();
    let is_after = |(on, backup): &(Date, &Backup)| match start {
        TimelineStart::Day(from) => *on >= *from,
        TimelineStart::Version(_) => named.is_some_and(|named| backup.replaced >= named.replaced),
    };
    let first = saves.iter().position(is_after);
    let start = named.or_else(|| first.and_then(|at| saves.get(at)).map(|(_, backup)| *backup));
    let mut days: Vec<TimelineDay> = Vec::new();
    for (at, (on, _)) in saves.iter().enumerate().skip(first.unwrap_or(saves.len())) {
        if to.is_some_and(|to| *on > to) {
            break;
        }
        let end = saves.get(at + 1).map(|(_, next)| next.path.clone());
        match days.last_mut().filter(|day| day.on == *on) {
            Some(day) => day.end = end,
            None => days.push(TimelineDay { on: *on, end }),
        }
    }
    Timeline { start: start.map(|backup| backup.path.clone()), days, known_from: saves.first().map(|(on, _)| *on) }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::file::VersionName;

    /// A moment at noon of a day in September 2026, some minutes later, wherever this runs.
    fn at(day: u64, minute: u64) -> SystemTime {
        let noon = SystemTime::UNIX_EPOCH + Duration::from_secs(1_788_264_000 + (day - 1) * 86_400);
        noon + Duration::from_secs(minute * 60)
    }

    fn saved(name: &str, replaced: SystemTime) -> Backup {
        Backup { path: name.into(), replaced, bytes: 1, name: None }
    }

    fn kept(name: &str, replaced: SystemTime) -> Backup {
        let on = Date::of_moment(replaced).unwrap();
        let about = VersionName { name: name.to_owned(), note: String::new(), who: String::new(), on };
        Backup { name: Some(about), ..saved(name, replaced) }
    }

    fn days(timeline: &Timeline) -> Vec<(String, Option<&str>)> {
        timeline.days.iter().map(|day| (day.on.to_string(), day.end.as_ref().and_then(|end| end.to_str()))).collect()
    }

    fn day(number: u64) -> Date {
        Date::of_moment(at(number, 0)).unwrap()
    }

    /// Saved on the 1st, twice on the 7th and once on the 9th.
    fn backups() -> Vec<Backup> {
        vec![
            kept("定稿", at(7, 5)),
            saved("d", at(9, 0)),
            saved("c", at(7, 30)),
            saved("b", at(7, 0)),
            saved("a", at(1, 0)),
        ]
    }

    #[test]
    fn each_day_ends_with_what_its_last_save_wrote() {
        let timeline = timeline(&backups(), &TimelineStart::Day(day(7)), None);
        assert_eq!(timeline.start.as_ref().unwrap().to_str(), Some("b"));
        assert_eq!(days(&timeline), [(day(7).to_string(), Some("d")), (day(9).to_string(), None)]);
        assert_eq!(timeline.known_from, Some(day(1)));
    }

    #[test]
    fn a_span_that_is_over_ends_with_the_version_after_it() {
        let timeline = timeline(&backups(), &TimelineStart::Day(day(1)), Some(day(7)));
        assert_eq!(timeline.start.as_ref().unwrap().to_str(), Some("a"));
        assert_eq!(days(&timeline), [(day(1).to_string(), Some("b")), (day(7).to_string(), Some("d"))]);
    }

    #[test]
    fn a_named_version_begins_with_itself_and_only_later_saves_count() {
        let timeline = timeline(&backups(), &TimelineStart::Version("定稿".into()), None);
        assert_eq!(timeline.start.as_ref().unwrap().to_str(), Some("定稿"));
        assert_eq!(days(&timeline), [(day(7).to_string(), Some("d")), (day(9).to_string(), None)]);
    }

    #[test]
    fn where_nothing_was_saved_the_file_as_it_is_is_all_there_is() {
        let timeline = timeline(&backups(), &TimelineStart::Day(day(10)), None);
        assert_eq!((timeline.start.clone(), days(&timeline)), (None, Vec::new()));
        let none = super::timeline(&[], &TimelineStart::Day(day(10)), None);
        assert_eq!(none.known_from, None);
    }
}
