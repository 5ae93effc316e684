//! Compound files (OLE2): enough of them to tell what one is and to read the streams of it.

use std::collections::HashSet;

use super::error::{FormatError, LooksLike};

/// A compound file of which streams are read by name.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sectors: Sectors<'a>,
    entries: Vec<Option<Entry>>,
    /// The places of the streams that lie in no folder: an object within a document has its streams in one.
    top: Vec<usize>,
}

/// A chain never has more sectors than the file: the guard against chains that run in circles.
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    table: Vec<u32>,
}

const DIRECTORY_ENTRY: usize = 128;

/// Streams below this many bytes lie in small sectors.
const SMALL: usize = 4096;

impl<'a> Compound<'a> {
    /// The directory of a compound file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let sectors = Sectors::open(bytes)?;
        let start = u32_at(bytes, 0x30).ok_or_else(|| damaged("no header"))?;
        let listing = sectors.chain(start);
        let entries: Vec<Option<Entry>> = listing.chunks_exact(DIRECTORY_ENTRY).map(entry).collect();
        if entries.iter().all(Option::is_none) {
            return Err(damaged("no directory"));
        }
        let top = top(&entries);
        Ok(Self { bytes, sectors, entries, top })
    }

    /// How many bytes the file has.
    pub(super) fn file_bytes(&self) -> usize {
        self.bytes.len()
    }

    /// True when a stream that lies in no folder has this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// What the file is when it is of no format that is read, by the names of its streams.
    pub(super) fn refusal(&self) -> FormatError {
        if self.has("EncryptedPackage") || self.has("EncryptionInfo") {
            return FormatError::Encrypted;
        }
        let looks_like = if self.has("PowerPoint Document") { LooksLike::Slides } else { LooksLike::OtherOffice };
        FormatError::NotADocument { looks_like }
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, FormatError> {
        let entry = self.find(name).ok_or_else(|| damaged("a stream is missing"))?;
        let mut stream = if entry.size < SMALL {
            let root = self.entries.iter().flatten().next().ok_or_else(|| damaged("no root"))?;
            small(self.bytes, &self.sectors, root.start, entry.start)
        } else {
            self.sectors.chain(entry.start)
        };
        if stream.len() < entry.size {
            return Err(damaged("it breaks off"));
        }
        stream.truncate(entry.size);
        Ok(stream)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let mut top = self.top.iter().filter_map(|at| self.entries.get(*at)?.as_ref());
        top.find(|entry| entry.name == name)
    }
}

/// The entries right below the root: a tree of its own, by the neighbours that each names. Where the root names none, all
/// entries.
fn top(entries: &[Option<Entry>]) -> Vec<usize> {
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let mut waiting: Vec<usize> = entries.iter().flatten().next().map(|root| place(root.child)).into_iter().collect();
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    while let Some(at) = waiting.pop() {
        let Some(Some(entry)) = entries.get(at) else { continue };
        if seen.insert(at) {
            found.push(at);
            waiting.extend([place(entry.left), place(entry.right)]);
        }
    }
    if found.is_empty() { (0..entries.len()).collect() } else { found }
}

/// A compound file that holds a workbook's stream and nothing else, in sectors one behind the other: a reader that follows
/// chains as far as they go cannot be led in circles by it.
pub(super) fn of_workbook(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    const END_OF_CHAIN: u32 = 0xffff_fffe;
    const FREE: u32 = 0xffff_ffff;
    const OF_TABLE: u32 = 0xffff_fffd;
    let count = stream.len().div_ceil(SECTOR).max(1);
    // The table names its own sectors, that of the directory and those of the stream.
    let per_sector = SECTOR / 4;
    let tables = (count + 1).div_ceil(per_sector - 1);
    let number = |at: usize| u32::try_from(at).unwrap_or(FREE);
    let mut file = Vec::with_capacity((2 + tables + count) * SECTOR);
    file.extend_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file.resize(24, 0);
    for half in [0x3e_u16, 4, 0xfffe, 12, 6] {
        file.extend_from_slice(&half.to_le_bytes());
    }
    file.resize(40, 0);
    // Sectors of the directory and of the table; where the directory begins; no small sectors, no table of tables.
    let head = [1, number(tables), number(tables), 0, number(SMALL), END_OF_CHAIN, 0, END_OF_CHAIN, 0];
    put(&mut file, head);
    put(&mut file, (0..109).map(|at| if at < tables { number(at) } else { FREE }));
    file.resize(SECTOR, 0);
    let first = tables + 1;
    let links = (0..tables * per_sector).map(|at| match at {
        at if at < tables => OF_TABLE,
        at if at + 1 == first || at + 1 == first + count => END_OF_CHAIN,
        at if at < first + count => number(at + 1),
        _ => FREE,
    });
    put(&mut file, links);
    let size = stream.len().max(SMALL);
    for (name, kind, start, size) in [("Root Entry", 5, 0, 0), ("Workbook", 2, number(first), size)] {
        let begins = file.len();
        file.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        file.resize(begins + 64, 0);
        let length = u16::try_from(name.len() * 2 + 2).unwrap_or(u16::MAX);
        file.extend_from_slice(&length.to_le_bytes());
        file.extend_from_slice(&[kind, 1]);
        let child = if kind == 5 { 1 } else { FREE };
        put(&mut file, [FREE, FREE, child]);
        file.resize(begins + 116, 0);
        file.extend_from_slice(&start.to_le_bytes());
        file.extend_from_slice(&u64::try_from(size).unwrap_or(u64::MAX).to_le_bytes());
    }
    file.resize((2 + tables) * SECTOR, 0);
    file.extend_from_slice(stream);
    file.resize((2 + tables + count) * SECTOR, 0);
    file
}

/// A short stream: its sectors of 64 bytes lie within the root's stream and have a table of their own.
fn small(bytes: &[u8], sectors: &Sectors<'_>, root: u32, start: u32) -> Vec<u8> {
    let store = sectors.chain(root);
    let table: Vec<u32> = numbers(&sectors.chain(u32_at(bytes, 0x3c).unwrap_or(u32::MAX))).collect();
    let mut found = Vec::new();
    let mut next = usize::try_from(start).unwrap_or(usize::MAX);
    while found.len() < SMALL
        && let Some(sector) = next.checked_mul(64).and_then(|at| store.get(at..at.checked_add(64)?))
    {
        found.extend_from_slice(sector);
        next = table.get(next).and_then(|next| usize::try_from(*next).ok()).unwrap_or(usize::MAX);
    }
    found
}

struct Entry {
    name: String,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: usize,
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
    let units = bytes.get(..length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0));
    let name: String = char::decode_utf16(units).flatten().collect();
    let size = usize::try_from(u32_at(bytes, 120)?).ok()?;
    let (left, right, child) = (u32_at(bytes, 68)?, u32_at(bytes, 72)?, u32_at(bytes, 76)?);
    (!name.is_empty()).then_some(Entry { name, left, right, child, start: u32_at(bytes, 116)?, size })
}

impl<'a> Sectors<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let shift = u16_at(bytes, 0x1e).filter(|shift| matches!(shift, 9 | 12)).ok_or_else(|| damaged("no header"))?;
        let mut sectors = Self { bytes, size: 1 << shift, table: Vec::new() };
        let head = (0..109).filter_map(|at| u32_at(bytes, 0x4c + at * 4)).filter(|sector| *sector < 0xffff_fffa);
        let mut lists: Vec<u32> = head.collect();
        let mut next = u32_at(bytes, 0x44).unwrap_or(u32::MAX);
        for _ in 0..=bytes.len() >> shift {
            let Some(sector) = sectors.sector(next) else { break };
            let (own, follow) = sector.split_at(sectors.size.saturating_sub(4).min(sector.len()));
            lists.extend(numbers(own).filter(|sector| *sector < 0xffff_fffa));
            next = u32_at(follow, 0).unwrap_or(u32::MAX);
        }
        lists.truncate((bytes.len() >> shift) + 1);
        for list in lists {
            if let Some(sector) = sectors.sector(list) {
                let numbers: Vec<u32> = numbers(sector).collect();
                sectors.table.extend(numbers);
            }
        }
        Ok(sectors)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = (usize::try_from(number).ok()?.checked_add(1)?).checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, start: u32) -> Vec<u8> {
        let mut found = Vec::new();
        let mut next = start;
        for _ in 0..=self.bytes.len() / self.size {
            let Some(sector) = self.sector(next) else { break };
            found.extend_from_slice(sector);
            let Some(follow) = usize::try_from(next).ok().and_then(|at| self.table.get(at)) else { break };
            next = *follow;
        }
        found
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

fn put(file: &mut Vec<u8>, numbers: impl IntoIterator<Item = u32>) {
    file.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
}

/// Two bytes, low one first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes, low one first.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn damaged(cause: &str) -> FormatError {
    FormatError::damaged("compound file", &cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_put_into_a_file_of_its_own_whatever_its_length() {
        for length in [1, 4095, 4096, 4097, 5_000_000, 20_000_000] {
            let stream: Vec<u8> = (0..length).map(|at: usize| (at % 251) as u8 + 1).collect();
            let file = of_workbook(&stream);
            let found = Compound::open(&file).unwrap().stream("Workbook").unwrap();
            assert_eq!(found.len(), length.max(SMALL));
            assert!(found.starts_with(&stream) && found.iter().skip(length).all(|byte| *byte == 0));
        }
    }
}
