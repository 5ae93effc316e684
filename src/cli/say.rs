//! Lines on the terminal.

use std::io::Write;

use crate::text::visible;
use crate::words::Words;

/// Prints a line and gives the exit code to end with. All that commands print goes through here: an id or a path that
/// holds an escape sequence is shown and not obeyed.
pub(super) fn say(stream: &mut dyn Write, line: &str, code: u8) -> u8 {
    // Where even the terminal is gone there is nobody to tell.
    if writeln!(stream, "{}", visible(line)).is_err() { 2 } else { code }
}

/// In words that an option is of no use here.
pub(super) fn unread(option: &str, words: &Words) -> String {
    words.with("cli-unread-option", [("option", format!("--{option}").into())])
}
