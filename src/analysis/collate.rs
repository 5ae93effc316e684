//! The order of names: what a person looks for under a letter stands under it.

/// A key that sorts Chinese names as a dictionary does.
///
/// The bytes of GB 18030: the 3,755 characters of the first level of GB 2312, which names are made of, stand there in
/// the order of their pinyin; digits and Latin letters come first, rarer characters last.
#[must_use]
pub fn collation(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_the_order_of_their_pinyin() {
        let mut names = ["卫生局", "教育局", "3号工程", "发改局", "水务局", "财政局"];
        names.sort_by_key(|name| collation(name));
        assert_eq!(names, ["3号工程", "财政局", "发改局", "教育局", "水务局", "卫生局"]);
    }
}
