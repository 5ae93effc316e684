//! Packed files made and changed in tests.

#![allow(dead_code, reason = "no test uses all of it")]
#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The names and the bytes of the parts of a packed file.
pub(crate) type Parts = Vec<(String, Vec<u8>)>;

/// A file of `tests/notices`.
pub(crate) fn notice(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices").join(name)).unwrap()
}

pub(crate) fn parts(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at| {
        let mut own = archive.by_index(at).unwrap();
        let name = own.name().unwrap().into_owned();
        let mut words = Vec::new();
        own.read_to_end(&mut words).unwrap();
        (name, words)
    };
    (0..count).map(part).collect()
}

pub(crate) fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A packed file with one part exchanged or added.
pub(crate) fn replaced(bytes: &[u8], name: &str, part: &[u8]) -> Vec<u8> {
    let mut parts = parts(bytes);
    parts.retain(|(own, _)| own != name);
    parts.push((name.to_owned(), part.to_vec()));
    pack(&parts)
}
