//! The reports in their folder: found at the next start, marked as seen, deleted when they are old.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::session::CrashStep;

/// How the name of a report begins that nobody has seen.
pub(super) const UNSEEN: &str = "crash-";

/// How the name of one begins that somebody has seen.
const SEEN: &str = "seen-crash-";

/// How long a report is kept: 90 days.
const KEPT: Duration = Duration::from_hours(90 * 24);

/// The reports that nobody has seen, the newest first. Old ones are deleted.
pub(in crate::app) fn find(folder: &Path) -> Vec<PathBuf> {
    let now = SystemTime::now();
    let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let Ok(written) = entry.metadata().and_then(|metadata| metadata.modified()) else { continue };
        if !(name.starts_with(UNSEEN) || name.starts_with(SEEN)) {
            continue;
        }
        if now.duration_since(written).is_ok_and(|age| age > KEPT) {
            remove(&path);
        } else if name.starts_with(UNSEEN) {
            found.push((written, path));
        }
    }
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}

/// Does with reports what the person chose. Returns the folder that is to be shown.
pub(in crate::app) fn act(step: CrashStep, reports: &[PathBuf]) -> Option<PathBuf> {
    for path in reports {
        match step {
            CrashStep::Show | CrashStep::Keep => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().replacen(UNSEEN, SEEN, 1);
                told(path, fs::rename(path, path.with_file_name(name)));
            }
            CrashStep::Delete => remove(path),
        }
    }
    let folder = reports.first()?.parent()?.to_owned();
    (step == CrashStep::Show).then_some(folder)
}

fn remove(path: &Path) {
    told(path, fs::remove_file(path));
}

/// What fails here is asked again at the next start.
fn told(path: &Path, result: io::Result<()>) {
    if let Err(error) = result {
        log::warn!("{}: {error}", path.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, days: u64) {
        let file = fs::File::create(folder.join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(24 * days)).unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn reports_are_offered_once_and_deleted_when_old() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for (name, days) in [("crash-1.txt", 1), ("crash-2.txt", 0), ("crash-3.txt", 91), ("seen-crash-4.txt", 91)] {
            write(folder, name, days);
        }
        write(folder, "a note of the person's.txt", 400);
        let found = find(folder);
        assert_eq!(found, [folder.join("crash-2.txt"), folder.join("crash-1.txt")]);
        assert_eq!(act(CrashStep::Show, &found), Some(folder.to_owned()));
        assert_eq!(find(folder), Vec::<PathBuf>::new());
        assert_eq!(names(folder), ["a note of the person's.txt", "seen-crash-1.txt", "seen-crash-2.txt"]);
    }

    #[test]
    fn a_report_that_is_not_wanted_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "crash-1.txt", 0);
        assert_eq!(act(CrashStep::Delete, &find(folder.path())), None);
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }
}
