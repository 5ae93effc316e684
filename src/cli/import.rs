//! A document read into a dataset without a window; what the reading leaves open is printed, or given as JSON.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use crate::app;
use crate::file;
use crate::model::Dataset;
use crate::session::format_error;
use crate::words::Words;

use super::left_open::LeftOpen;
use super::say::say;
use super::write::write;

/// Reads a notice or a ledger and writes the dataset that comes of it; what the reading leaves open is printed.
pub(super) fn import(
    (source, path): (&Path, &Path),
    json: bool,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let (document, understood) = match app::import(source, &|_| true) {
        Ok(read) => read,
        Err(error) => {
            let error = format_error(&error, words);
            return say(err, &format!("{error} — {}", source.display()), 2);
        }
    };
    let left_open = LeftOpen { document: &document, understood: &understood, words };
    if !json && left_open.lines().iter().any(|line| say(err, line, 0) != 0) {
        return 2;
    }
    let told = json.then(|| left_open.json(source, path));
    let reports = vec![Arc::new(understood.report)];
    let bytes = file::write(&Dataset { reports, ..Dataset::default() });
    match told {
        // What is printed for other programs is nothing but JSON.
        Some(told) => match write(path, &bytes, source, words, &mut std::io::sink(), err) {
            0 => say(out, &told.to_string(), 0),
            code => code,
        },
        None => write(path, &bytes, source, words, out, err),
    }
}
