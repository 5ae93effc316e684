//! Compound files and Word files of before 2007, put together byte by byte.

/// A compound file with these streams, in sectors of 512 bytes one behind the other.
pub(crate) fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    const FREE: u32 = 0xffff_ffff;
    // A stream of less than 4,096 bytes would lie in small sectors.
    let padded = streams.iter().map(|(_, bytes)| {
        let mut bytes = bytes.clone();
        bytes.resize(bytes.len().max(4096).next_multiple_of(SECTOR), 0);
        bytes
    });
    let padded: Vec<Vec<u8>> = padded.collect();
    let directory = (streams.len() + 1).div_ceil(4);
    let mut links = vec![0xffff_fffd];
    let mut starts = Vec::new();
    for sectors in std::iter::once(directory).chain(padded.iter().map(|bytes| bytes.len() / SECTOR)) {
        let first = links.len() as u32;
        starts.push(first);
        links.extend((first + 1..first + sectors as u32).chain([END]));
    }
    assert!(links.len() <= SECTOR / 4, "one sector of links is enough for a test");
    links.resize(SECTOR / 4, FREE);
    let mut file = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    file.resize(24, 0);
    for half in [0x3e_u16, 3, 0xfffe, 9, 6] {
        file.extend(half.to_le_bytes());
    }
    file.resize(44, 0);
    let head = [1, 1, 0, 4096, END, 0, END, 0, 0];
    head.iter().chain(&[FREE; 108]).for_each(|number: &u32| file.extend(number.to_le_bytes()));
    for link in &links {
        file.extend(link.to_le_bytes());
    }
    let begin = file.len();
    let names = std::iter::once("Root Entry").chain(streams.iter().map(|(name, _)| *name));
    for (at, name) in names.enumerate() {
        let entry = file.len();
        file.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        file.resize(entry + 64, 0);
        file.extend((2 * name.len() as u16 + 2).to_le_bytes());
        file.extend([if at == 0 { 5 } else { 2 }, 1]);
        // Each stream is the right neighbour of the one before it, the first the root's child.
        let next = if at < streams.len() { at as u32 + 1 } else { FREE };
        let (right, child) = if at == 0 { (FREE, next) } else { (next, FREE) };
        for number in [FREE, right, child] {
            file.extend(number.to_le_bytes());
        }
        file.resize(entry + 116, 0);
        let (start, size) = if at == 0 { (END, 0) } else { (starts[at], padded[at - 1].len() as u64) };
        file.extend(start.to_le_bytes());
        file.extend(size.to_le_bytes());
    }
    file.resize(begin + directory * SECTOR, 0);
    for bytes in &padded {
        file.extend(bytes);
    }
    file
}

/// A piece of a Word file's text: its words as they lie in the file, and the change of looks that it names.
pub(crate) struct Piece {
    pub(crate) text: &'static str,
    pub(crate) wide: bool,
    pub(crate) change: u16,
}

/// The streams of a Word file whose text lies in pieces from the last to the first, as a file that was saved quickly; the
/// footer is the last of the pieces.
pub(crate) fn word(pieces: &[Piece], flags: u16, version: u16) -> Vec<(&'static str, Vec<u8>)> {
    let length = |piece: &Piece| piece.text.chars().count() as u32;
    let footer = length(pieces.last().unwrap());
    let all: u32 = pieces.iter().map(length).sum();
    let mut text = vec![0_u8; 2048];
    let mut places = vec![0_u32; pieces.len()];
    for (piece, place) in pieces.iter().zip(&mut places).rev() {
        let start = text.len() as u32;
        if piece.wide {
            text.extend(piece.text.encode_utf16().flat_map(u16::to_le_bytes));
            *place = start;
        } else {
            text.extend(encoding_rs::WINDOWS_1252.encode(piece.text).0.iter());
            *place = 0x4000_0000 | (2 * start);
        }
    }
    let mut table = vec![2_u8];
    table.extend((16 * pieces.len() as u32 - 4 * pieces.len() as u32 + 4).to_le_bytes());
    let mut at = 0_u32;
    for piece in pieces {
        table.extend(at.to_le_bytes());
        at += length(piece);
    }
    table.extend(at.to_le_bytes());
    for (piece, place) in pieces.iter().zip(&places) {
        table.extend([0, 0]);
        table.extend(place.to_le_bytes());
        table.extend(piece.change.to_le_bytes());
    }
    let mut put = |at: usize, bytes: &[u8]| text[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &0xa5ec_u16.to_le_bytes());
    put(2, &version.to_le_bytes());
    put(10, &flags.to_le_bytes());
    put(32, &14_u16.to_le_bytes());
    put(62, &22_u16.to_le_bytes());
    put(0x4c, &(all - footer).to_le_bytes());
    put(0x54, &footer.to_le_bytes());
    put(152, &93_u16.to_le_bytes());
    put(0x1a6, &(table.len() as u32).to_le_bytes());
    vec![("WordDocument", text), (if flags & 0x200 == 0 { "0Table" } else { "1Table" }, table)]
}
