//! Saved web pages: blocks of text in reading order, the furniture of the page apart.

mod blocks;
mod furniture;
mod mhtml;

use std::collections::BTreeSet;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{StringReader, Tokenizer};

use super::document::{Document, Kind};
use super::encoding::{Encoding, decode, detect};
use super::error::{FormatError, Measured};
use super::limits::{PARAGRAPHS, Watch, tell, within};

use blocks::Blocks;

pub(super) use mhtml::mhtml;

/// True when a text begins as a web page does.
pub(super) fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect::<String>().to_ascii_lowercase();
    let start = head.trim_start_matches(super::document::is_blank);
    let begins = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<meta"];
    let xml = start.starts_with("<?xml") || start.starts_with("<!--");
    begins.iter().any(|tag| start.starts_with(tag)) || (xml && head.contains("<html")) || is_fragment(start)
}

/// Elements that a piece of a page is made of.
const ELEMENTS: [&str; 26] = [
    "a", "article", "b", "br", "center", "div", "em", "font", "h1", "h2", "h3", "h4", "i", "img", "li", "main", "ol",
    "p", "section", "span", "strong", "style", "table", "title", "u", "ul",
];

/// So many of them among the first characters make a page: no office writes as many in a text.
const MANY: usize = 3;

/// True for a piece of a page: it begins with an element, or many of them stand among its first characters.
fn is_fragment(head: &str) -> bool {
    let is_element = |rest: &&str| {
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let behind = rest.get(name.len()..).and_then(|rest| rest.chars().next());
        ELEMENTS.contains(&name) && behind.is_some_and(|c| c == '>' || c == '/' || c.is_whitespace())
    };
    let found = head.split('<').skip(1).filter(is_element).take(MANY).count();
    found == MANY || (found > 0 && head.strip_prefix('<').is_some_and(|rest| is_element(&rest)) && head.contains("</"))
}

/// The encoding of a page: what its bytes plainly are, else what it says, else what its bytes look like.
pub(super) fn encoding_of(bytes: &[u8]) -> Encoding {
    let found = detect(bytes);
    if found != Encoding::Gb18030 && found != Encoding::Big5 {
        return found;
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let head = decode(head, Encoding::Gb18030).0.to_ascii_lowercase();
    let label = head.split("charset=").nth(1).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
    let label =
        label.and_then(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next());
    label.and_then(Encoding::named).filter(|named| *named != Encoding::Utf8).unwrap_or(found)
}

/// Reads a page; once more where what its names call furniture holds most of its words, and where a row of a table is a
/// search.
pub(super) fn html(name: &str, text: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    let (document, wrappers) = read(name, text, BTreeSet::new(), watch)?;
    if wrappers.is_empty() { Ok(document) } else { Ok(read(name, text, wrappers, watch)?.0) }
}

fn read(
    name: &str,
    text: &str,
    kept: BTreeSet<usize>,
    watch: Watch<'_>,
) -> Result<(Document, BTreeSet<usize>), FormatError> {
    let mut emitter: DefaultEmitter = DefaultEmitter::default();
    // Scripts and styles are no markup.
    emitter.naively_switch_states(true);
    let mut blocks = Blocks::new(Document::new(name, Kind::Page, text.len()), kept);
    let mut read = 0;
    for (at, token) in Tokenizer::<StringReader<'_>, _>::new_with_emitter(text, emitter).enumerate() {
        if at % 4096 == 0 {
            tell(watch, read, text.len())?;
            within(Measured::Paragraphs, blocks.paragraphs(), PARAGRAPHS)?;
        }
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let get = |key: &str| {
                    tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
                };
                blocks.open(&String::from_utf8_lossy(&tag.name), tag.self_closing, &get);
            }
            Token::EndTag(tag) => blocks.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => {
                read += words.len();
                blocks.words(&String::from_utf8_lossy(&words));
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Ok(blocks.finish())
}
