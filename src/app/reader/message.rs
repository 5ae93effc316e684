//! What the reading process says: one line of JSON each.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::reading::formats::{Document, FormatError};
use crate::reading::notice::Understood;

/// A document and what was understood of it.
pub type Reading = Result<(Document, Understood), FormatError>;

/// One line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// How far it is, from 0 to 1.
    Progress(f32),
    /// What came of it; the last line.
    Done(Box<Reading>),
}

impl Message {
    /// Writes the line at once.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        serde_json::to_writer(&mut out, self)?;
        out.write_all(b"\n")?;
        out.flush()
    }

    /// The share of a line that tells progress, which is short.
    pub(super) fn read_progress(line: &[u8]) -> Option<f32> {
        const LONGEST: usize = 64;
        match Self::read(Some(line).filter(|line| line.len() <= LONGEST)?)? {
            Self::Progress(share) => Some(share),
            Self::Done(_) => None,
        }
    }

    /// The message of a line; nothing where it is none.
    pub(super) fn read(line: &[u8]) -> Option<Self> {
        serde_json::from_slice(line).ok()
    }
}
