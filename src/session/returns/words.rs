//! What of returned files could not be used, in words.

use crate::exchange::{CollectedFile, FileState};
use crate::table::UnreadCell;
use crate::words::Words;

/// How much of the text of a cell is told, in characters.
const SHOWN: usize = 40;

/// A cell that was changed and cannot be read, with the reason.
#[must_use]
pub fn unread_words(cell: &UnreadCell, words: &Words) -> String {
    if cell.row.is_empty() {
        let text = cell.text.chars().take(SHOWN).collect::<String>();
        return words.with("returned-row", [("text", text.into()), ("reason", cell.reason.as_str().into())]);
    }
    let arguments = [
        ("row", cell.row.as_str().into()),
        ("column", cell.column.as_str().into()),
        ("text", cell.text.chars().take(SHOWN).collect::<String>().into()),
        ("reason", cell.reason.as_str().into()),
    ];
    words.with("returned-unread", arguments)
}

/// Why nothing was used of a file; nothing where it was read.
#[must_use]
pub fn not_used(file: &CollectedFile, words: &Words) -> Option<String> {
    match &file.state {
        FileState::Read => None,
        FileState::Stranger => Some(words.text("collect-stranger").to_owned()),
        FileState::NoList => Some(words.text("collect-no-list").to_owned()),
        FileState::Foreign if file.is_copy => Some(words.text("collect-foreign-dataset").to_owned()),
        FileState::Foreign => Some(words.text("collect-foreign").to_owned()),
        FileState::Unreadable(reason) => Some(reason.clone()),
    }
}

/// What of a file that was read could not be taken, a line each.
#[must_use]
pub fn file_remarks(file: &CollectedFile, words: &Words) -> Vec<String> {
    let unknown = (file.unknown > 0).then(|| words.with("returned-unknown", [("count", file.unknown.into())]));
    file.unread.iter().map(|cell| unread_words(cell, words)).chain(unknown).collect()
}
