//! From a dataset to a file: whole or not at all.
//!
//! The bytes go to a temporary file in the same folder, to the disk, and only then take the place of the former file.
//! A crash at any moment leaves the whole old file or the whole new one. Owner, group, permissions, access lists,
//! extended attributes and symbolic links are kept. A file that cannot be replaced without losing one of them, or its
//! hard links, is written in place instead, once a copy of it is on the disk.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::model::Dataset;

use super::attributes::{Attribute, carry_over};
use super::backup::Draft;
use super::content::Content;
use super::error::{SaveCause, SaveError};
use super::folders::{Folders, sync_folder};
use super::in_place;
use super::regular::{open_regular, same};
use super::stamp::Stamp;
use super::temporary::temporary;
use super::write::write;

/// What is done about the file that is there already.
#[derive(Debug, Clone, Copy, Default)]
pub struct SaveOptions<'a> {
    /// What it must still hold to be replaced.
    pub known: Option<Stamp>,
    /// Where it is put aside, and how many former versions are kept there; none is kept for 0.
    pub backups: Option<(&'a Folders, usize)>,
    /// Files that must not be replaced by another: those that are open, and what the bytes were read from.
    pub in_use: &'a [PathBuf],
}

/// What came of a save.
#[derive(Debug, Default)]
pub struct Saved {
    /// What the file looks like now.
    pub stamp: Option<Stamp>,
    /// What the file had beside its content and has no longer.
    pub lost: Vec<Attribute>,
    /// Why the former version could not be put aside.
    pub backup_failed: Option<io::Error>,
}

/// Writes a dataset.
///
/// # Errors
/// When the system does not take the file; the former one is as it was, or the error says where a copy of it lies.
pub fn save(path: &Path, dataset: &Dataset) -> Result<Saved, SaveError> {
    save_with(path, dataset, SaveOptions::default())
}

/// Writes a dataset in the place of a file that must still hold what is known of it, and is put aside first.
///
/// # Errors
/// When it does not, or the system does not take the file; the former one is as it was, or the error says where a copy
/// of it lies.
pub fn save_with(path: &Path, dataset: &Dataset, options: SaveOptions<'_>) -> Result<Saved, SaveError> {
    save_bytes_with(path, &write(dataset), options)
}

/// Writes any bytes in the same way.
///
/// # Errors
/// When the system does not take the file; the former one is as it was, or the error says where a copy of it lies.
pub fn save_bytes_with(path: &Path, bytes: &[u8], options: SaveOptions<'_>) -> Result<Saved, SaveError> {
    replace(path, bytes, options).map_err(|cause| SaveError { path: path.to_owned(), cause })
}

/// Writes any bytes, whatever is there.
///
/// # Errors
/// When the system does not take the file; the former one is as it was, or the error says where a copy of it lies.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    save_bytes_with(path, bytes, SaveOptions::default())
}

fn replace(path: &Path, bytes: &[u8], options: SaveOptions<'_>) -> Result<Saved, SaveCause> {
    let target = follow(path)?;
    match fs::metadata(&target) {
        Ok(former) => replace_former(&target, &former, bytes, options),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let stamp = move_in(temporary(folder_of(&target), NEW_FILE)?, &target, bytes)?;
            Ok(Saved { stamp, ..Saved::default() })
        }
        Err(error) => Err(error.into()),
    }
}

/// The permissions of a new file, of which the umask takes its part.
const NEW_FILE: u32 = 0o666;

fn replace_former(
    target: &Path,
    former: &fs::Metadata,
    bytes: &[u8],
    options: SaveOptions<'_>,
) -> Result<Saved, SaveCause> {
    if !former.is_file() {
        return Err(SaveCause::NotAFile);
    }
    if options.in_use.iter().any(|other| same(other, target)) {
        return Err(SaveCause::InUse);
    }
    if former.permissions().readonly() {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
    }
    let mut saved = Saved::default();
    let backup = put_aside(target, options, &mut saved)?;
    match successor(target, former)? {
        Some(Successor { file, lost }) if lost.is_empty() => saved.stamp = move_in(file, target, bytes)?,
        other => match (OpenOptions::new().write(true).open(target), other) {
            (Ok(mut file), _) => {
                saved.stamp = in_place::write(&mut file, target, bytes, backup, &spare_folders(options))?;
            }
            (Err(_), Some(Successor { file, lost })) => {
                saved.stamp = move_in(file, target, bytes)?;
                saved.lost = lost;
            }
            (Err(error), None) => return Err(error.into()),
        },
    }
    Ok(saved)
}

/// A file to take the place of the former one, and what it could not be given.
struct Successor {
    file: NamedTempFile,
    lost: Vec<Attribute>,
}

/// Makes it; nothing where the folder takes no other file. It never has more rights than the former.
fn successor(target: &Path, former: &fs::Metadata) -> io::Result<Option<Successor>> {
    match temporary(folder_of(target), owner_rights(former)) {
        Ok(file) => {
            let lost = carry_over(target, former, file.as_file());
            Ok(Some(Successor { file, lost }))
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes the bytes to a temporary, puts them on the disk, and moves it to where it belongs.
fn move_in(mut file: NamedTempFile, target: &Path, bytes: &[u8]) -> io::Result<Option<Stamp>> {
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let file = file.persist(target).map_err(|error| error.error)?;
    sync_folder(folder_of(target));
    Ok(Stamp::of_written(&file, Content::of(bytes)))
}

/// Puts the former version aside and looks whether it still holds what is known: it is read once for both. Returns
/// where its copy lies.
fn put_aside(target: &Path, options: SaveOptions<'_>, saved: &mut Saved) -> Result<Option<PathBuf>, SaveCause> {
    let unchanged = |now: &Stamp| options.known.is_none_or(|known| known.still_holds(now));
    if let Some((folders, count)) = options.backups.filter(|(_, count)| *count > 0) {
        match Draft::of(folders, target) {
            Ok(draft) if !unchanged(draft.stamp()) => return Err(SaveCause::Changed),
            Ok(draft) => match draft.keep(count) {
                Ok(place) => return Ok(Some(place)),
                Err(error) => saved.backup_failed = Some(error),
            },
            Err(error) => saved.backup_failed = Some(error),
        }
    }
    if options.known.is_some() && !stamp(target).is_some_and(|now| unchanged(&now)) {
        return Err(SaveCause::Changed);
    }
    Ok(None)
}

/// The stamp of a file, with its content where it can be read.
fn stamp(path: &Path) -> Option<Stamp> {
    let look = Stamp::of(path)?;
    let content = open_regular(path).and_then(|mut file| Content::of_reader(&mut file));
    Some(content.map_or(look, |(content, _)| look.with_content(content)))
}

/// Where a copy of a file goes whose folder takes none.
fn spare_folders(options: SaveOptions<'_>) -> Vec<PathBuf> {
    let own = options.backups.map(|(folders, _)| folders.root().to_owned());
    own.into_iter().chain([std::env::temp_dir()]).collect()
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file behind a symbolic link: it is what gets replaced, so that the link stays a link.
fn follow(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}

/// What the owner may do with a file.
fn owner_rights(former: &fs::Metadata) -> u32 {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::mode(former) & 0o600;
    #[cfg(not(unix))]
    {
        let _unused = former;
        0o600
    }
}
