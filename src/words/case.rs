//! Capitals: what stands alone (a head, a cell, a label, the beginning of a sentence) begins with one, a word amid a sentence
//! does not. Chinese has none, and stays as it is.

/// A text that stands alone.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// A word of the program amid a sentence; what is written in capitals, such as PDF, stays so.
#[must_use]
pub fn amid(text: &str) -> String {
    let mut rest = text.chars();
    let Some(first) = rest.next() else { return String::new() };
    if rest.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_has_a_capital_and_a_word_amid_a_sentence_has_none() {
        for (head, word) in
            [("Due soon", "due soon"), ("Élan", "élan"), ("逾期", "逾期"), ("3 late", "3 late"), ("", "")]
        {
            assert_eq!((capital(word), amid(head)), (head.to_owned(), word.to_owned()));
            assert_eq!((capital(head), amid(word)), (head.to_owned(), word.to_owned()));
        }
        assert_eq!(amid("PDF files"), "PDF files");
    }
}
