//! Word files saved as one XML text: all parts of a package one behind the other, or the kind of 2003, whose paragraphs
//! say their automatic numbers themselves.

use crate::reading::formats::document::{Document, Kind};
use crate::reading::formats::error::FormatError;
use crate::reading::formats::limits::Watch;

use super::{Looks, body, drop_margin, margin};

/// What opens a package of parts, and a text of 2003.
const PACKAGE: &str = "<pkg:package";
const TEXT_OF_2003: &str = "<w:wordDocument";

/// True for a text that is a Word file.
pub(in crate::reading::formats) fn is_flat(text: &str) -> bool {
    const HEAD: usize = 4096;
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    head.trim_start().starts_with("<?xml") && (head.contains(PACKAGE) || head.contains(TEXT_OF_2003))
}

/// Reads a Word file that is a text.
pub(in crate::reading::formats) fn flat(name: &str, text: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    const FOLDER: &str = "/word/";
    let mut document = Document::new(name, Kind::Word, text.len());
    if !text.contains(PACKAGE) {
        return body(document, &Looks { styles: None, numbering: None }, ("xml", text), watch);
    }
    let parts: Vec<(&str, &str)> = text.split("<pkg:part ").skip(1).filter_map(part).collect();
    let find = |own: &str| parts.iter().find(|(name, _)| name.strip_prefix(FOLDER) == Some(own)).map(|(_, text)| *text);
    let main = find("document.xml").ok_or_else(|| FormatError::damaged("word/document.xml", &"missing"))?;
    let looks = Looks { styles: find("styles.xml"), numbering: find("numbering.xml") };
    document = body(document, &looks, ("word/document.xml", main), watch)?;
    for (name, own) in parts {
        if let Some(why) = name.strip_prefix(FOLDER).and_then(margin)
            && drop_margin(&mut document, (name, own), text.len(), why).is_err()
        {
            document.drop_words(name, why);
        }
    }
    Ok(document)
}

/// The name and the XML of a part; nothing for one of bytes, such as a picture.
fn part(text: &str) -> Option<(&str, &str)> {
    let (head, rest) = text.split_once('>')?;
    let (_, name) = head.split_once("pkg:name=\"")?;
    let (name, _) = name.split_once('"')?;
    let (_, rest) = rest.split_once("<pkg:xmlData")?;
    let (_, rest) = rest.split_once('>')?;
    let (xml, _) = rest.rsplit_once("</pkg:xmlData>")?;
    Some((name, xml))
}
