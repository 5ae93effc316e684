//! From a JSON path to its line and column. Only used once an error is known.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::value::RawValue;

/// The line and column of the value at a path such as `reports[0].title`.
pub(super) fn place(bytes: &[u8], path: &str) -> Option<(usize, usize)> {
    Locator::new(bytes)?.place(path)
}

/// Finds many places in one text: what a value holds is taken apart once.
pub(super) struct Locator<'a> {
    text: &'a str,
    /// By the offset of a value, what it holds.
    values: HashMap<usize, Children<'a>>,
}

/// What a value holds.
enum Children<'a> {
    List(Vec<&'a RawValue>),
    Object(HashMap<String, &'a RawValue>),
}

impl<'a> Locator<'a> {
    /// A finder of places in a text; nothing where it is no text.
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        Some(Self { text: std::str::from_utf8(bytes).ok()?, values: HashMap::new() })
    }

    /// The line and column of the value at a path.
    pub(super) fn place(&mut self, path: &str) -> Option<(usize, usize)> {
        let mut value = self.text.trim_start();
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            value = self.child(value, step)?.get();
        }
        Some(line_column(self.text.as_bytes(), self.offset(value)?))
    }

    /// A raw value borrows from the text, so the distance between the two is its offset.
    fn offset(&self, value: &str) -> Option<usize> {
        (value.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)
    }

    fn child(&mut self, value: &'a str, step: &str) -> Option<&'a RawValue> {
        let children = match self.values.entry(self.offset(value)?) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) if value.starts_with('[') => {
                new.insert(Children::List(serde_json::from_str(value).ok()?))
            }
            Entry::Vacant(new) => new.insert(Children::Object(serde_json::from_str(value).ok()?)),
        };
        match children {
            Children::List(list) => list.get(step.strip_suffix(']')?.parse::<usize>().ok()?).copied(),
            Children::Object(members) => members.get(step).copied(),
        }
    }
}

/// The line and column of a byte, both from 1.
pub(super) fn line_column(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    (line, before.len() - start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_place_of_a_path() {
        let text = "{\n  \"a\": [1,\n    {\"b\": 5}]\n}";
        assert_eq!(place(text.as_bytes(), "a[1].b"), Some((3, 11)));
        assert_eq!(place(text.as_bytes(), "a[0]"), Some((2, 9)));
        assert_eq!(place(text.as_bytes(), "a[7]"), None);
    }
}
