//! What is given for a document and is none, or more than one can hold: a clear error, in bounded memory and
//! time, and never a panic.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::cell::Cell;
use std::io::{Cursor, Read, Write as _};
use std::path::{Path, PathBuf};

use guatu::reading::formats::{
    Document, Encoding, FILE_BYTES, FormatError, Kind, LooksLike, Measured, TEXT_BYTES, bytes_of, open, open_as, pasted,
};
use guatu::reading::notice::{Correction, notice, notice_with};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn read(bytes: &[u8]) -> Result<Document, FormatError> {
    open(bytes, "renamed.docx", &|_| true)
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices").join(name)).unwrap()
}

/// Packed files of every kind.
const PACKED: [&str; 7] = [
    "docx-automatic-numbers.docx",
    "docx-table.docx",
    "ledger.xlsx",
    "ledger.ods",
    "../offices/notice.odt",
    "../offices/ledger.ofd",
    "../offices/ledger.xlsb",
];

/// A packed file of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A compound file with one stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = file("ledger.xls");
    let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    let other: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[at..at + 64].fill(0);
    bytes[at..at + other.len()].copy_from_slice(&other);
    bytes[at + 64..at + 66].copy_from_slice(&u16::try_from(other.len() + 2).unwrap().to_le_bytes());
    bytes
}

fn looks_like(bytes: &[u8]) -> LooksLike {
    match read(bytes) {
        Err(FormatError::NotADocument { looks_like }) => looks_like,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_document_is_named_whatever_its_name_says() {
    assert_eq!(looks_like(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), LooksLike::Png);
    assert_eq!(looks_like(b"\xff\xd8\xff\xe0\0\x10JFIF"), LooksLike::Jpeg);
    assert_eq!(looks_like(b"\x7fELF\x02\x01"), LooksLike::Program);
    assert_eq!(looks_like(&compound("PowerPoint Document")), LooksLike::Slides);
    assert_eq!(looks_like(&packed(&[("ppt/presentation.xml", b"<p/>")])), LooksLike::Slides);
    assert_eq!(looks_like(&packed(&[("a.txt", b"a")])), LooksLike::Archive);
    let drawing = b"application/vnd.oasis.opendocument.graphics";
    assert_eq!(looks_like(&packed(&[("mimetype", drawing)])), LooksLike::Archive);
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect();
    assert_eq!(looks_like(&noise), LooksLike::Binary);
}

#[test]
fn a_document_is_one_whatever_its_name_says() {
    let kind = |name: &str| open(&file(name), "picture.png", &|_| true).unwrap().kind;
    assert_eq!(kind("docx-table.docx"), Kind::Word);
    assert_eq!(kind("page-with-furniture.html"), Kind::Page);
    assert_eq!(kind("ledger.xlsx"), Kind::Sheet);
    assert_eq!(kind("ledger.xls"), Kind::Sheet);
    assert_eq!(kind("ledger.ods"), Kind::Sheet);
    assert_eq!(kind("ledger.csv"), Kind::Sheet);
    assert_eq!(kind("big5-office.txt"), Kind::Text);
}

#[test]
fn a_locked_file_is_called_locked() {
    assert_eq!(read(&compound("EncryptedPackage")), Err(FormatError::Encrypted));
}

#[test]
fn an_empty_file_is_called_empty() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b" \r\n\t\n", b"<html><body></body></html>", b"\xff\xfe"] {
        assert_eq!(read(bytes), Err(FormatError::Empty), "{bytes:?}");
    }
    assert!(read(&packed(&[])).is_err());
}

#[test]
fn a_truncated_file_is_called_damaged() {
    for name in PACKED {
        let bytes = file(name);
        for cut in (4..bytes.len() - 1).step_by(97) {
            assert!(matches!(read(&bytes[..cut]), Err(FormatError::Damaged { .. })), "{name} cut at {cut}");
        }
    }
    let bytes = file("ledger.xls");
    for cut in (8..bytes.len()).step_by(97) {
        assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn broken_xml_within_a_sound_package_is_called_damaged() {
    let head = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>"#;
    for xml in [head.to_owned(), format!("{head}一</w:t></w:p>"), "<w:document>&".to_owned(), "<a".to_owned()] {
        let read = read(&packed(&[("word/document.xml", xml.as_bytes())]));
        assert!(matches!(read, Err(FormatError::Damaged { .. })), "{xml} {read:?}");
    }
    assert!(matches!(read(&packed(&[("word/styles.xml", b"<a/>")])), Err(FormatError::Damaged { .. })));
}

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let spaces = vec![b' '; 1 << 20];
    for _ in 0..400 {
        zip.write_all(&spaces).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    let refused = read(&bytes);
    assert!(matches!(refused, Err(FormatError::TooLarge { what: Measured::Unpacked, .. })), "{refused:?}");
}

#[test]
fn entities_are_never_expanded() {
    let xml = r#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d><p><r><t>一&b;</t></r></p></d>"#;
    let document = read(&packed(&[("word/document.xml", xml.as_bytes())])).unwrap();
    assert_eq!(document.paragraphs[0].text, "一&b;");
}

/// Bytes without end that count how many were taken.
struct Endless<'a>(&'a Cell<u64>);

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        buffer.fill(b'a');
        self.0.set(self.0.get() + buffer.len() as u64);
        Ok(buffer.len())
    }
}

#[test]
fn a_text_of_500_mb_is_refused_without_reading_it() {
    let taken = Cell::new(0);
    let length = 500 << 20;
    let refused = bytes_of(&mut Endless(&taken), Some(length), &|_| true);
    assert_eq!(refused, Err(FormatError::TooLarge { what: Measured::Bytes, limit: FILE_BYTES, found: length }),);
    assert_eq!(taken.get(), 0);
    let refused = bytes_of(&mut Endless(&taken), Some(100 << 20), &|_| true);
    assert!(matches!(refused, Err(FormatError::TooLarge { limit: TEXT_BYTES, .. })));
    assert!(taken.get() <= 2 << 20, "{} bytes were read", taken.get());
    let refused = bytes_of(&mut Endless(&taken), None, &|_| true);
    assert!(matches!(refused, Err(FormatError::TooLarge { limit: TEXT_BYTES, .. })));
    assert!(taken.get() <= TEXT_BYTES + (8 << 20), "{} bytes were read", taken.get());
}

#[test]
fn the_last_cell_of_a_sheet_does_not_fill_the_memory() {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>反馈问题</t></is></c></row>
        <row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData></worksheet>"#;
    let bytes = replaced(&file("ledger.xlsx"), "xl/worksheets/sheet1.xml", sheet.as_bytes());
    let document = read(&bytes).unwrap();
    assert_eq!(document.paragraphs.len(), 2);
    assert!(notice(&document, guatu::model::Date::START).unplaced.len() >= 2);
    // The same in a workbook of the old kind: the reader lays a grid, so it is counted and refused.
    let mut old = file("ledger.xls");
    let row = old.windows(6).rposition(|bytes| bytes == [0x03, 0x02, 14, 0, 2, 0]).unwrap();
    old[row + 4..row + 8].copy_from_slice(&[0xff, 0xff, 0xff, 0]);
    assert!(matches!(read(&old), Err(FormatError::TooLarge { what: Measured::Cells, .. })));
}

/// A packed file with one part exchanged.
fn replaced(bytes: &[u8], name: &str, part: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut own = archive.by_index(at).unwrap();
        let own_name = own.name().unwrap().into_owned();
        let mut words = Vec::new();
        own.read_to_end(&mut words).unwrap();
        zip.start_file(&own_name, SimpleFileOptions::default()).unwrap();
        zip.write_all(if own_name == name { part } else { &words }).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_person_can_stop_the_reading_of_every_format() {
    for path in files() {
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(open(&bytes, "", &|_| false), Err(FormatError::Cancelled), "{}", path.display());
        let last = Cell::new(0.0);
        let tell = |share: f32| {
            assert!((0.0..=1.0).contains(&share) && share >= last.get(), "{share} after {}", last.get());
            last.set(share);
            true
        };
        open(&bytes, "", &tell).unwrap();
    }
}

#[test]
fn a_person_can_choose_the_encoding() {
    let bytes = file("department-one-paragraph.txt");
    let read = open_as(&bytes, "", Encoding::Gb18030, &|_| true).unwrap();
    assert_eq!(read, open(&bytes, "", &|_| true).unwrap());
    assert_eq!((read.encoding, read.undecoded), (Some(Encoding::Gb18030), 0));
}

#[test]
fn cells_on_the_clipboard_are_a_table() {
    let document = pasted("序号\t反馈问题\t整改措施\n1\t学习不深\t组织学习\n", "", &|_| true).unwrap();
    assert_eq!(document.kind, Kind::Sheet);
    assert_eq!(document.table(0).rows[1][2].text, "组织学习");
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file() && path.extension().is_some_and(|kind| kind != "label" && kind != "py"));
    files.sort();
    files
}

/// Everything that can be done with bytes.
fn use_up(bytes: &[u8]) {
    if let Ok(document) = open(bytes, "", &|_| true) {
        drop(notice(&document, guatu::model::Date::START));
        // Any table can be said to be a ledger.
        let tables = (0_u32..20).take(document.tables.len());
        let said: Vec<Correction> = tables.map(|table| Correction::Headings { table, row: 0 }).collect();
        drop(notice_with(&document, &said, guatu::model::Date::START));
    }
}

/// A change of a file: a byte, a cut, a doubled stretch.
#[derive(Debug, Clone)]
enum Change {
    Byte(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Double(prop::sample::Index, usize),
    Drop(prop::sample::Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = || any::<prop::sample::Index>();
    prop_oneof![
        6 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        1 => at().prop_map(Change::Cut),
        1 => (at(), 1_usize..200).prop_map(|(at, length)| Change::Double(at, length)),
        1 => (at(), 1_usize..200).prop_map(|(at, length)| Change::Drop(at, length)),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let length = bytes.len().max(1);
        match change {
            Change::Byte(at, byte) => bytes.iter_mut().skip(at.index(length)).take(1).for_each(|own| *own = *byte),
            Change::Cut(at) => bytes.truncate(at.index(length)),
            Change::Double(at, count) => {
                let at = at.index(length);
                let stretch: Vec<u8> = bytes.iter().skip(at).take(*count).copied().collect();
                bytes.splice(at.min(bytes.len())..at.min(bytes.len()), stretch);
            }
            Change::Drop(at, count) => {
                let at = at.index(length).min(bytes.len());
                bytes.drain(at..(at + count).min(bytes.len()));
            }
        }
    }
    bytes
}

/// The parts of a packed file changed within, and packed again: what lies behind the zip is reached too.
fn changed_within(bytes: &[u8], which: prop::sample::Index, changes: &[Change]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let name = {
        let own = archive.by_index(which.index(archive.len())).unwrap();
        own.name().unwrap().into_owned()
    };
    let mut part = Vec::new();
    archive.by_name(&name).unwrap().read_to_end(&mut part).unwrap();
    replaced(bytes, &name, &changed(part, changes))
}

fn cases() -> u32 {
    std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1500)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn no_change_of_a_real_file_is_a_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        let files = files();
        use_up(&changed(std::fs::read(which.get(&files)).unwrap(), &changes));
    }

    #[test]
    fn no_change_within_a_packed_file_is_a_panic(
        which in any::<prop::sample::Index>(),
        part in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..6),
    ) {
        use_up(&changed_within(&file(PACKED[which.index(PACKED.len())]), part, &changes));
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        use_up(&bytes);
        for head in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"<table><tr><td>"] {
            use_up(&[head, &bytes].concat());
        }
    }

    #[test]
    fn no_markup_is_a_panic(tags in prop::collection::vec(prop::sample::select(vec![
        "<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3>", "<td colspan=9>", "</td>", "<p>", "</p>", "<li>", "<ol>",
        "</ol>", "<div class=nav>", "</div>", "<script>", "</script>", "<pre>", "甲", "\n", "反馈问题", "整改措施", "责任单位",
        "<a>", "</a>", "<h1>", "</h1>", "&nbsp;", "<br>", "</body>",
    ]), 0..60)) {
        use_up(format!("<html><body>{}", tags.concat()).as_bytes());
    }
}
