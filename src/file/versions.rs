//! Named versions of a file (定稿): kept beside its former versions, and never cleared away.
//!
//! Limits: they belong to the path of the file, as the former versions do. A file that was moved or saved under another
//! name begins without them.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::{Dataset, Date};

use super::folders::{Folders, make_private, name_of};
use super::temporary::temporary;
use super::write::write_to;

/// The endings of a version and of what is said of it. No number alone stands before them: a former version is only a number.
const VERSION: &str = ".version.json";
const ABOUT: &str = ".about.json";

/// What is said of a named version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionName {
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(default)]
    pub note: String,
    /// Who kept it.
    #[serde(default)]
    pub who: String,
    /// The day.
    pub on: Date,
}

/// A named version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// Where it lies.
    pub path: PathBuf,
    /// What is said of it.
    pub about: VersionName,
}

/// Keeps a dataset as a named version of a file.
///
/// # Errors
/// When the folder cannot be written.
pub fn keep_version(folders: &Folders, path: &Path, dataset: &Dataset, about: &VersionName) -> io::Result<()> {
    let folder = folders.backups().join(name_of(path));
    make_private(&folder)?;
    // What is said of it first: a version without a name would not be found. Another window may take the same number.
    let mut said = temporary(&folder, 0o600)?;
    serde_json::to_writer_pretty(said.as_file_mut(), about).map_err(io::Error::other)?;
    said.as_file().sync_all()?;
    let mut next = numbers(&folder).max().unwrap_or(0) + 1;
    loop {
        match said.persist_noclobber(folder.join(format!("{next:08}{ABOUT}"))) {
            Ok(_) => break,
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => (said, next) = (error.file, next + 1),
            Err(error) => return Err(error.error),
        }
    }
    let mut file = temporary(&folder, 0o600)?;
    let mut out = io::BufWriter::new(file.as_file_mut());
    write_to(dataset, &mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(folder.join(format!("{next:08}{VERSION}"))).map_err(|error| error.error)?;
    Ok(())
}

/// The named versions in a folder, the newest first: where each lies, and what is said of it.
pub(super) fn versions(folder: &Path) -> Vec<(PathBuf, VersionName)> {
    let mut found: Vec<u64> = numbers(folder).collect();
    found.sort_unstable_by_key(|number| std::cmp::Reverse(*number));
    let version = |number: u64| {
        let said = fs::read(folder.join(format!("{number:08}{ABOUT}"))).ok()?;
        Some((folder.join(format!("{number:08}{VERSION}")), serde_json::from_slice(&said).ok()?))
    };
    found.into_iter().filter_map(version).collect()
}

fn numbers(folder: &Path) -> impl Iterator<Item = u64> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.strip_suffix(ABOUT)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{backups, load};
    use crate::model::Report;

    fn dataset(title: &str) -> Dataset {
        let report = Report::new("r".into(), title.to_owned());
        Dataset { reports: vec![std::sync::Arc::new(report)], ..Dataset::default() }
    }

    #[test]
    fn a_named_version_outlives_the_former_ones() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(&folder.path().join("own"));
        let path = folder.path().join("台账.guatu.json");
        let about = |name: &str| VersionName {
            name: name.to_owned(),
            note: "报县委".to_owned(),
            who: "王某".to_owned(),
            on: "2026-09-15".parse().unwrap(),
        };
        keep_version(&folders, &path, &dataset("八月"), &about("8月定稿")).unwrap();
        keep_version(&folders, &path, &dataset("九月"), &about("9月定稿")).unwrap();
        for n in 0..6 {
            crate::file::save(&path, &dataset(&format!("第{n}稿"))).unwrap();
            let saved = crate::file::save_with(
                &path,
                &dataset(&format!("第{n}稿改")),
                crate::file::SaveOptions { known: None, backups: Some((&folders, 2)), in_use: &[] },
            );
            saved.unwrap();
        }
        let found = backups(&folders, &path);
        let names: Vec<_> = found.iter().map(|own| own.name.as_ref().map(|name| name.name.clone())).collect();
        assert_eq!(names, [Some("9月定稿".to_owned()), Some("8月定稿".to_owned()), None, None, None]);
        assert_eq!(load(&found[1].path).unwrap().reports[0].title, "八月");
        assert_eq!(found[1].name.as_ref(), Some(&about("8月定稿")));
    }
}
