//! Pages of text that a person wrote. A text that is too long for one page goes on on the next: nothing is cut off.

use crate::model::BriefingPage;
use crate::words::Words;

use super::{Draft, PageContent};

/// How many lines of text a page holds, and how many Chinese characters a line, at the size for a projector.
const LINES: usize = 13;
const ACROSS: usize = 48;

/// The pages of one text.
pub(super) fn pages(entry: &BriefingPage, words: &Words) -> Vec<Draft> {
    let mut pages: Vec<Vec<String>> = vec![Vec::new()];
    let mut used = 0;
    for paragraph in entry.text.lines().flat_map(pieces) {
        let lines = lines(&paragraph);
        if used + lines > LINES && used > 0 {
            pages.push(Vec::new());
            used = 0;
        }
        used += lines;
        if let Some(page) = pages.last_mut() {
            page.push(paragraph);
        }
    }
    let title = words.text("deck-text-title").to_owned();
    pages.into_iter().map(|paragraphs| Draft::new(title.clone(), PageContent::Text(paragraphs))).collect()
}

/// How many lines a paragraph takes, a little rounded up: half-width characters count half.
fn lines(paragraph: &str) -> usize {
    let halves: usize = paragraph.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    halves.div_ceil(2 * ACROSS).max(1)
}

/// A paragraph longer than a page in pieces that are not.
fn pieces(paragraph: &str) -> Vec<String> {
    let chars: Vec<char> = paragraph.chars().collect();
    if chars.is_empty() {
        return vec![String::new()];
    }
    chars.chunks(LINES * ACROSS).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PageKind;
    use crate::words::Language;

    #[test]
    fn a_long_text_goes_on_and_loses_nothing() {
        let text = (0..40).map(|n| format!("第{n}条 {}", "进".repeat(60))).collect::<Vec<_>>().join("\n");
        let entry = BriefingPage { text: text.clone(), ..BriefingPage::new(PageKind::Text, "") };
        let pages = pages(&entry, &Words::load(Language::Chinese));
        assert!(pages.len() > 3);
        let joined: Vec<String> = pages
            .iter()
            .flat_map(|draft| match &draft.content {
                PageContent::Text(paragraphs) => paragraphs.clone(),
                _ => Vec::new(),
            })
            .collect();
        assert_eq!(joined.join("\n"), text);
    }
}
