//! Files written by commands.

use std::io::Write;
use std::path::Path;

use crate::file::{self, Attribute, IoCause, SaveOptions};
use crate::words::Words;

use super::say::say;

/// Writes a file that was made from another, which it must not replace, and prints its path.
pub(super) fn write(
    path: &Path,
    bytes: &[u8],
    input: &Path,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let in_use = [input.to_owned()];
    let saved = match file::save_bytes_with(path, bytes, SaveOptions { in_use: &in_use, ..SaveOptions::default() }) {
        Ok(saved) => saved,
        Err(error) => return say(err, &error.message(words), 2),
    };
    let code = say(out, &path.display().to_string(), 0);
    if saved.lost.is_empty() {
        return code;
    }
    say(err, &Attribute::lost(&saved.lost, path, words), code)
}

/// Makes a folder where there is none.
///
/// # Errors
/// In words, where the system does not let it.
pub(super) fn folder(path: &Path, words: &Words) -> Result<(), String> {
    std::fs::create_dir_all(path).map_err(|error| {
        let arguments =
            [("error", IoCause::from(error).message(words).into()), ("path", path.display().to_string().into())];
        words.with("cli-not-written", arguments)
    })
}
