//! What a file holds, as a hash: two files of the same hash hold the same.
//!
//! XXH3 with 128 bits: as fast as memory, and chance collisions do not happen. It is no protection against a person
//! who makes two contents of one hash on purpose; nobody gains anything by that here.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_128;

/// The hash of what a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content([u64; 2]);

/// How many bytes are read at a time.
const CHUNK: usize = 256 * 1024;

impl Content {
    /// The hash of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::halves(XxHash3_128::oneshot(bytes))
    }

    /// The hash of all that is still to be read, and its length in bytes.
    pub(super) fn of_reader(from: &mut impl Read) -> io::Result<(Self, u64)> {
        Self::of_copied(from, &mut io::sink())
    }

    /// Copies all that is still to be read, and returns its hash and its length in bytes.
    pub(super) fn of_copied(from: &mut impl Read, to: &mut impl Write) -> io::Result<(Self, u64)> {
        let mut hasher = XxHash3_128::new();
        let mut buffer = vec![0; CHUNK];
        let mut length = 0;
        loop {
            let count = match from.read(&mut buffer) {
                Ok(0) => return Ok((Self::halves(hasher.finish_128()), length)),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let chunk = buffer.get(..count).unwrap_or_default();
            hasher.write(chunk);
            to.write_all(chunk)?;
            length += count as u64;
        }
    }

    fn halves(hash: u128) -> Self {
        Self([(hash >> 64) as u64, hash as u64])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_and_its_bytes_have_the_same_hash() {
        let bytes: Vec<u8> = (0..CHUNK * 2 + 7).map(|n| (n % 251) as u8).collect();
        let mut copy = Vec::new();
        let streamed = Content::of_copied(&mut bytes.as_slice(), &mut copy).unwrap();
        assert_eq!(streamed, (Content::of(&bytes), bytes.len() as u64));
        assert_eq!(copy, bytes);
        let mut other = bytes;
        other[CHUNK + 1] ^= 1;
        assert_ne!(Content::of(&other), streamed.0);
    }
}
