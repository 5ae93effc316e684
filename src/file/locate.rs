//! From a JSON path to its line and column. Only used once an error is known.

use serde_json::value::RawValue;

/// The line and column of the value at a path such as `reports[0].title`.
pub(super) fn place(bytes: &[u8], path: &str) -> Option<(usize, usize)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut value: &str = text.trim_start();
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        let child: &RawValue = match step.strip_suffix(']') {
            Some(index) => {
                let list: Vec<&RawValue> = serde_json::from_str(value).ok()?;
                list.get(index.parse::<usize>().ok()?).copied()?
            }
            None => member(value, step)?,
        };
        value = child.get();
    }
    // A raw value borrows from the text, so the distance between the two is its offset.
    let offset = (value.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some(line_column(bytes, offset))
}

fn member<'a>(object: &'a str, key: &str) -> Option<&'a RawValue> {
    let mut members: std::collections::HashMap<String, &RawValue> = serde_json::from_str(object).ok()?;
    members.remove(key)
}

/// The line and column of a byte, both from 1.
pub(super) fn line_column(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
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
