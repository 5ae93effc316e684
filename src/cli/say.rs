//! Lines on the terminal.

use std::io::Write;

/// Prints a line and gives the exit code to end with.
pub(super) fn say(stream: &mut dyn Write, line: &str, code: u8) -> u8 {
    // Where even the terminal is gone there is nobody to tell.
    if writeln!(stream, "{line}").is_err() { 2 } else { code }
}
