//! What a file has beside its content: owner, group, permissions, access lists and other extended attributes. A file
//! that takes the place of another is given them.

use std::fs::{File, Metadata};
use std::path::Path;

use crate::words::Words;

/// Something that the new file could not be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribute {
    /// The person that it belonged to.
    Owner,
    /// The group that it belonged to.
    Group,
    /// Who may read and write it.
    Permissions,
    /// Its access control list.
    AccessList,
    /// Extended attributes.
    Extended,
    /// Its other names: they lead to the former file.
    HardLinks,
}

impl Attribute {
    fn word(self) -> &'static str {
        match self {
            Self::Owner => "attribute-owner",
            Self::Group => "attribute-group",
            Self::Permissions => "attribute-permissions",
            Self::AccessList => "attribute-access-list",
            Self::Extended => "attribute-extended",
            Self::HardLinks => "attribute-hard-links",
        }
    }

    /// What a file was saved without, in one line, the path last.
    #[must_use]
    pub fn lost(list: &[Self], path: &Path, words: &Words) -> String {
        let names: Vec<&str> = list.iter().map(|attribute| words.text(attribute.word())).collect();
        let text = words.with("file-lost", [("attributes", names.join(" + ").into())]);
        format!("{text} — {}", path.display())
    }
}

/// Gives a new file what the former one has, and returns what it could not be given. Rights are never widened: where
/// the group is another one, it may do what everybody may.
#[cfg(unix)]
pub(super) fn carry_over(from: &Path, former: &Metadata, to: &File) -> Vec<Attribute> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let mut lost = if former.nlink() > 1 { vec![Attribute::HardLinks] } else { Vec::new() };
    let Ok(present) = to.metadata() else { return vec![Attribute::Permissions] };
    let mut mode = former.mode() & 0o7777;
    // The group first: once the file belongs to somebody else, it can no longer be changed.
    if present.gid() != former.gid() && fchown(to, None, Some(former.gid())).is_err() {
        lost.push(Attribute::Group);
    }
    if present.uid() != former.uid() && fchown(to, Some(former.uid()), None).is_err() {
        lost.push(Attribute::Owner);
    }
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    lost.extend(extended::carry_over(from, to));
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    let _unused = from;
    // Under an access list the bits of the group are the most that anybody named in it may do.
    if lost.contains(&Attribute::Group) || lost.contains(&Attribute::AccessList) {
        mode = mode & !0o070 | (mode & 0o007) << 3;
    }
    if to.set_permissions(std::fs::Permissions::from_mode(mode)).is_err() {
        lost.push(Attribute::Permissions);
    }
    lost
}

/// Windows gives a new file what its folder says.
#[cfg(not(unix))]
pub(super) fn carry_over(_from: &Path, _former: &Metadata, _to: &File) -> Vec<Attribute> {
    Vec::new()
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use std::ffi::{OsStr, OsString};
    use std::fs::File;
    use std::os::unix::ffi::OsStrExt as _;
    use std::path::Path;

    use rustix::fs::{XattrFlags, fremovexattr, fsetxattr, getxattr, getxattr_query, listxattr, listxattr_query};
    use rustix::io::{Errno, Result};

    use super::Attribute;

    /// The access list of POSIX, which the system keeps as an attribute.
    const ACCESS_LIST: &str = "system.posix_acl_access";

    /// Gives a file the extended attributes of another.
    pub(super) fn carry_over(from: &Path, to: &File) -> Vec<Attribute> {
        let names = match names(from) {
            Ok(names) => names,
            // A file system without them has none to lose.
            Err(Errno::NOTSUP | Errno::NOSYS) => return Vec::new(),
            Err(error) => {
                log::warn!("attributes of {}: {error}", from.display());
                return vec![Attribute::Extended];
            }
        };
        // A new file may have inherited a list from its folder, which gives rights that the former did not give.
        if names.iter().all(|name| name != ACCESS_LIST)
            && let Err(error) = fremovexattr(to, ACCESS_LIST)
        {
            log::trace!("no access list was inherited: {error}");
        }
        let mut lost = Vec::new();
        for name in &names {
            let carried =
                value(from, name).and_then(|value| fsetxattr(to, name.as_os_str(), &value, XattrFlags::empty()));
            if let Err(error) = carried {
                log::warn!("{} of {}: {error}", name.display(), from.display());
                lost.extend(kind(name).filter(|kind| !lost.contains(kind)));
            }
        }
        lost
    }

    /// What a person calls the attribute; nothing for the system's own labels and hashes, which it renews itself.
    fn kind(name: &OsStr) -> Option<Attribute> {
        match name.as_bytes() {
            b"system.posix_acl_access" | b"system.nfs4_acl" => Some(Attribute::AccessList),
            name if name.starts_with(b"security.") || name.starts_with(b"trusted.") => None,
            _ => Some(Attribute::Extended),
        }
    }

    fn names(path: &Path) -> Result<Vec<OsString>> {
        let mut list = vec![0_u8; listxattr_query(path)?];
        let length = if list.is_empty() { 0 } else { listxattr(path, &mut list)? };
        list.truncate(length);
        let names = list.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        // Hashes of the content that the system keeps are those of the former content.
        let stale = |name: &[u8]| name == b"security.ima" || name == b"security.evm";
        Ok(names.filter(|name| !stale(name)).map(|name| OsStr::from_bytes(name).to_owned()).collect())
    }

    fn value(path: &Path, name: &OsStr) -> Result<Vec<u8>> {
        let mut value = vec![0_u8; getxattr_query(path, name)?];
        let length = if value.is_empty() { 0 } else { getxattr(path, name, &mut value)? };
        value.truncate(length);
        Ok(value)
    }
}
