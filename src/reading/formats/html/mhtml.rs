//! Web archives (mht): a page and what belongs to it as the parts of a mail (RFC 2557). The page is the first part that is
//! one; further ones stand in its frames, as the sheets of a workbook do that was saved so, and are read behind it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::reading::formats::document::Document;
use crate::reading::formats::encoding::{Encoding, decode};
use crate::reading::formats::error::{FormatError, LooksLike};
use crate::reading::formats::limits::Watch;

use super::{encoding_of, html};

/// Reads the page of a web archive.
pub(in crate::reading::formats) fn mhtml(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, FormatError> {
    // Heads and transfer encodings are plain characters; what is not stays as it is, byte by byte.
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let text = text.replace("\r\n", "\n");
    let mut pages = parts(&text).into_iter().filter(Part::is_page);
    let page = pages.next().ok_or(FormatError::NotADocument { looks_like: LooksLike::WebArchive })?;
    let (words, encoding, mut undecoded) = page.words();
    let mut document = html(name, &words, watch)?;
    for page in pages {
        let name = ["Content-Location", "Content-ID", "Content-Type"].iter().find_map(|key| page.value(key));
        let (words, _, unknown) = page.words();
        undecoded += unknown;
        // What is plainly UTF-8 is taken for that, whatever the page itself says.
        document.embed(name.unwrap_or_default(), words.into_bytes());
    }
    Ok(Document { encoding: Some(encoding), undecoded, ..document })
}

/// A part: its head, with lines that go on put together, and what it holds.
struct Part<'a> {
    head: String,
    held: &'a str,
}

/// The parts of a mail, those within parts too: each begins behind a line of one of the marks that heads name.
fn parts(text: &str) -> Vec<Part<'_>> {
    const MOST_MARKS: usize = 16;
    const NAME: &str = "boundary=";
    // Plain characters alone change, so that places stay what they are.
    let lower = text.to_ascii_lowercase();
    let named = lower.match_indices(NAME).filter_map(|(at, _)| text.get(at + NAME.len()..)).take(MOST_MARKS);
    let mark = |rest: &str| -> String {
        let rest = rest.lines().next().unwrap_or_default();
        let mark = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split([';', ' ']).next(),
        };
        format!("\n--{}", mark.unwrap_or_default())
    };
    let marks: Vec<String> = named.map(mark).filter(|mark| mark.len() > 4).collect();
    let mut pieces = vec![text];
    for mark in &marks {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(mark.as_str())).collect();
    }
    let found = pieces.into_iter().filter_map(|piece| {
        let (head, body) = piece.trim_start_matches(['\n', '-', ' ']).split_once("\n\n")?;
        Some(Part { head: head.replace("\n\t", " ").replace("\n ", " "), held: body })
    });
    found.collect()
}

impl Part<'_> {
    /// The value of a line of the head.
    fn value(&self, key: &str) -> Option<String> {
        let named = |line: &str| {
            let (own, value) = line.split_once(':')?;
            own.trim().eq_ignore_ascii_case(key).then(|| value.trim().to_owned())
        };
        self.head.lines().find_map(named)
    }

    /// Its words, how they were read, and how many characters could not be.
    fn words(&self) -> (String, Encoding, usize) {
        let bytes = self.bytes();
        let encoding = self.encoding().unwrap_or_else(|| encoding_of(&bytes));
        let (words, undecoded) = decode(&bytes, encoding);
        (words, encoding, undecoded)
    }

    fn is_page(&self) -> bool {
        self.value("Content-Type").is_some_and(|kind| {
            let kind = kind.to_ascii_lowercase();
            kind.starts_with("text/html") || kind.starts_with("application/xhtml")
        })
    }

    /// The encoding that the head names.
    fn encoding(&self) -> Option<Encoding> {
        let kind = self.value("Content-Type")?;
        let at = kind.to_ascii_lowercase().find("charset=")?;
        let (_, label) = kind.get(at..)?.split_once('=')?;
        Encoding::named(label.trim_matches('"').split(['"', ';', ' ']).next()?)
    }

    /// What it holds, as it was before it was sent.
    fn bytes(&self) -> Vec<u8> {
        let how = self.value("Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
        let bytes = || self.held.chars().filter_map(|c| u8::try_from(u32::from(c)).ok());
        match how.as_str() {
            "base64" => {
                let plain: Vec<u8> = bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
                STANDARD.decode(plain).unwrap_or_default()
            }
            "quoted-printable" => quoted(&bytes().collect::<Vec<u8>>()),
            _ => bytes().collect(),
        }
    }
}

/// The bytes of a text in which those that are no plain characters are written as = and two digits; = at the end of a line
/// says that the line goes on.
fn quoted(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((byte, behind)) = rest.split_first() {
        rest = behind;
        let digits = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match (byte, digits.map(|two| u8::from_str_radix(two, 16))) {
            (b'=', Some(Ok(byte))) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            (b'=', _) if behind.first() == Some(&b'\n') => rest = behind.get(1..).unwrap_or_default(),
            _ => bytes.push(*byte),
        }
    }
    bytes
}
