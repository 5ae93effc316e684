//! The ends of sentences that a paper is put together from.

/// A text that ends as a sentence does.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['。', '！', '？', '；', ';', '!', '?']) { text.to_owned() } else { format!("{text}。") }
}

/// A text without the mark that ends it.
pub(super) fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['。', '；', ';', '，', ','])
}
