//! The paths in the URIs that a portal answers with.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;

/// The path of a `file:` URI of this machine, in whatever encoding; nothing for a URI of another kind.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // A host may stand before the path: this one, by its usual name.
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    rest.starts_with('/').then(|| OsString::from_vec(unescaped(rest.as_bytes())).into())
}

/// `%e6` is the byte 0xe6. A sign that begins no such byte stays.
fn unescaped(text: &[u8]) -> Vec<u8> {
    let digit = |at: usize| (*text.get(at)? as char).to_digit(16);
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let value = (byte == b'%').then(|| Some(digit(at + 1)? * 16 + digit(at + 2)?)).flatten();
        bytes.push(value.and_then(|value| u8::try_from(value).ok()).unwrap_or(byte));
        at += if value.is_some() { 3 } else { 1 };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_spaces_and_bytes_of_no_encoding_come_through() {
        let path = |uri| path(uri).map(|path| path.into_os_string().into_vec());
        assert_eq!(path("file:///a%20b/%E7%94%B2.json"), Some("/a b/甲.json".as_bytes().to_vec()));
        assert_eq!(path("file:///%ff.json"), Some(b"/\xff.json".to_vec()));
        assert_eq!(path("file://localhost/a"), Some(b"/a".to_vec()));
        assert_eq!(path("file:///100%25%zz%"), Some(b"/100%%zz%".to_vec()));
        for other in ["smb://server/a", "file://server/a", "/a", ""] {
            assert_eq!(path(other), None, "{other}");
        }
    }
}
