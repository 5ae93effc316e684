//! A part of a long text in one line: two contents that begin alike are told from where they differ.

/// How many characters stand before the first one that differs.
const BEFORE: usize = 6;

/// The character from which two texts are told apart: a few before they begin to differ, the first one where that is near.
#[must_use]
pub fn first_unlike(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    if same > 2 * BEFORE { same - BEFORE } else { 0 }
}

/// So many characters of a text from a character on, in one line; an ellipsis stands for what is left out.
#[must_use]
pub fn excerpt(text: &str, from: usize, most: usize) -> String {
    let before = if from > 0 { "…" } else { "" };
    let mut rest = text.chars().skip(from);
    let shown: String = rest.by_ref().take(most).map(|c| if c == '\n' { ' ' } else { c }).collect();
    let after = if rest.next().is_some() { "…" } else { "" };
    format!("{before}{shown}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_begin_alike_are_told_from_where_they_differ() {
        let [a, b] = ["东三条", "西三条"].map(|street| format!("已铺设供热管网至{street}\n并通水"));
        assert_eq!(first_unlike(&a, &b), 0, "near enough to the beginning");
        let [a, b] = [a, b].map(|text| format!("二〇二六年采暖季开始之前{text}"));
        let from = first_unlike(&a, &b);
        assert_eq!(excerpt(&a, from, 11), "…设供热管网至东三条 并…");
        assert_eq!(excerpt(&b, from, 40), "…设供热管网至西三条 并通水");
        assert_eq!(excerpt("两条", 0, 2), "两条", "nothing is left out");
    }
}
