//! Word files (docx): the parts of the package and the order in which they are read.

mod body;
mod count;
mod flat;
mod numbering;
mod styles;
mod written;

use std::collections::HashMap;

use super::archive::Archive;
use super::document::{Document, Kind, Why};
use super::error::{FormatError, Measured};
use super::limits::{PARAGRAPHS, Watch, within};
use super::xml::{Step, Walk};

use body::Body;

pub(super) use flat::{flat, is_flat};

// The old kind of Word file counts its lists, knows its styles and writes its paragraphs in the same way.
pub(super) use numbering::{Counters, Level, List, Numbering};
pub(super) use styles::{Style, Styles, heading_of};
pub(super) use written::{Pen, Written};

/// The part that holds the text, by the package's own list of parts.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Option<String> {
    if archive.holds("word/document.xml") {
        return Some("word/document.xml".to_owned());
    }
    let relations = archive.text("_rels/.rels").ok()??;
    let mut walk = Walk::new(&relations, "_rels/.rels");
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(element) if element.value("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) => {
                let target = element.value("Target")?.trim_start_matches('/').to_owned();
                return (target.starts_with("word/") && archive.holds(&target)).then_some(target);
            }
            Step::End => return None,
            _ => {}
        }
    }
    None
}

/// Reads a Word file.
pub(super) fn docx(
    name: &str,
    archive: &mut Archive<'_>,
    main: &str,
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let styles = archive.text(&format!("{folder}/styles.xml"))?;
    let numbering = archive.text(&format!("{folder}/numbering.xml"))?;
    let text = archive.required(main)?;
    let document = Document::new(name, Kind::Word, archive.file_bytes());
    let looks = Looks { styles: styles.as_deref(), numbering: numbering.as_deref() };
    let mut document = body(document, &looks, (main, &text), watch)?;
    find_embedded(&mut document, archive, main);
    drop_margins(&mut document, archive, &folder);
    Ok(document)
}

/// Finds the documents that stand within this one: the text names each by the number of a relation of its part. One that
/// cannot be unpacked stays without bytes, and costs the text nothing.
fn find_embedded(document: &mut Document, archive: &mut Archive<'_>, main: &str) {
    if document.embedded.is_empty() {
        return;
    }
    let (folder, own) = main.rsplit_once('/').unwrap_or(("", main));
    let part = format!("{folder}/_rels/{own}.rels");
    let relations = archive.text(&part).ok().flatten().unwrap_or_default();
    let mut targets: HashMap<String, String> = HashMap::new();
    let mut walk = Walk::new(&relations, &part);
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(element) => targets.extend(element.id("Id").zip(element.id("Target"))),
            Step::End => break,
            Step::Close(_) | Step::Words(_) => {}
        }
    }
    for own in &mut document.embedded {
        let Some(target) = targets.get(&own.name) else { continue };
        target.clone_into(&mut own.name);
        // A part is named from the folder of the text, or from the root.
        let part = target.strip_prefix('/').map_or_else(|| format!("{folder}/{target}"), str::to_owned);
        own.bytes = archive.part(&part).ok().flatten().unwrap_or_default();
    }
}

/// The parts that the text looks up, where there are any.
struct Looks<'a> {
    styles: Option<&'a str>,
    numbering: Option<&'a str>,
}

/// Reads the text of a part, by the name of the part, into a document.
fn body(
    mut document: Document,
    looks: &Looks<'_>,
    (part, text): (&str, &str),
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    let styles = looks.styles.map(|text| Styles::read(text, "word/styles.xml")).transpose()?.unwrap_or_default();
    let numbering = looks.numbering.map(|text| Numbering::read(text, "word/numbering.xml"));
    let mut numbering = numbering.transpose()?.unwrap_or_default();
    numbering.follow(&styles);
    for text in &numbering.too_long {
        document.drop_words(text, Why::TooLong);
    }
    let document = Body::new(document, styles, numbering).read(text, part, watch)?;
    within(Measured::Paragraphs, document.paragraphs.len(), PARAGRAPHS)?;
    Ok(document)
}

/// Notes what stands in headers, footers, notes, comments, diagrams and charts: it is not read, and it is shown. A part that
/// is broken is listed by its name.
fn drop_margins(document: &mut Document, archive: &mut Archive<'_>, folder: &str) {
    let names: Vec<String> = archive.names().to_vec();
    for name in names {
        let own = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
        let Some(why) = margin(own) else { continue };
        let text = archive.text(&name).map(Option::unwrap_or_default);
        let read = text.and_then(|text| drop_margin(document, (&name, &text), archive.file_bytes(), why));
        if read.is_err() {
            document.drop_words(&name, why);
        }
    }
}

/// Why a part of this name is not read; nothing for one that is no margin.
fn margin(name: &str) -> Option<Why> {
    match name {
        "footnotes.xml" | "endnotes.xml" => Some(Why::Note),
        "comments.xml" => Some(Why::Comment),
        _ if name.starts_with("diagrams/data") || name.starts_with("charts/chart") => Some(Why::Drawing),
        _ if name.starts_with("header") || name.starts_with("footer") => Some(Why::HeaderOrFooter),
        _ => None,
    }
}

/// Notes what stands in a part that is not read.
fn drop_margin(
    document: &mut Document,
    (part, text): (&str, &str),
    file_bytes: usize,
    why: Why,
) -> Result<(), FormatError> {
    if why == Why::Drawing {
        return drop_drawing(document, (part, text));
    }
    let empty = Document::new("", Kind::Word, file_bytes);
    let margin = Body::new(empty, Styles::default(), Numbering::default());
    for paragraph in margin.read(text, part, &|_| true)?.paragraphs {
        document.drop_words(&paragraph.text, why);
    }
    Ok(())
}

/// Notes the words of a diagram or a chart: a chart keeps its names and values as well (`v`).
fn drop_drawing(document: &mut Document, (part, text): (&str, &str)) -> Result<(), FormatError> {
    let mut walk = Walk::new(text, part);
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    loop {
        match walk.step()? {
            Step::Open(element) => is_open = matches!(element.name(), "t" | "v"),
            Step::Words(own) if is_open => words.push(own),
            Step::Words(_) => {}
            Step::Close(_) => is_open = false,
            Step::End => break,
        }
    }
    let words = words.join(" ");
    let words = document.cut_short(&words);
    document.drop_words(words, Why::Drawing);
    Ok(())
}
