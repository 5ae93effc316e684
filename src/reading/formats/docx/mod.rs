//! Word files (docx): the parts of the package and the order in which they are read.

mod body;
mod count;
mod numbering;
mod styles;

use super::archive::Archive;
use super::document::{Document, Kind, Why};
use super::error::{FormatError, Measured};
use super::limits::{PARAGRAPHS, Watch, within};
use super::xml::{Step, Walk};

use body::Body;
use numbering::Numbering;
use styles::Styles;

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
    let styles = match archive.text(&format!("{folder}/styles.xml"))? {
        Some(text) => Styles::read(&text, "word/styles.xml")?,
        None => Styles::default(),
    };
    let mut numbering = match archive.text(&format!("{folder}/numbering.xml"))? {
        Some(text) => Numbering::read(&text, "word/numbering.xml")?,
        None => Numbering::default(),
    };
    numbering.follow(&styles);
    let text = archive.required(main)?;
    let mut document = Document::new(name, Kind::Word, archive.file_bytes());
    for text in &numbering.too_long {
        document.drop_words(text, Why::TooLong);
    }
    let mut document = Body::new(document, styles, numbering).read(&text, main, watch)?;
    within(Measured::Paragraphs, document.paragraphs.len(), PARAGRAPHS)?;
    drop_margins(&mut document, archive, &folder)?;
    Ok(document)
}

/// Notes what stands in headers, footers, notes and comments: it is not read, and it is shown.
fn drop_margins(document: &mut Document, archive: &mut Archive<'_>, folder: &str) -> Result<(), FormatError> {
    let names: Vec<String> = archive.names().to_vec();
    for name in names {
        let own = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).unwrap_or_default();
        let why = match own {
            "footnotes.xml" | "endnotes.xml" => Why::Note,
            "comments.xml" => Why::Comment,
            _ if own.starts_with("header") || own.starts_with("footer") => Why::HeaderOrFooter,
            _ => continue,
        };
        let Some(text) = archive.text(&name)? else { continue };
        let empty = Document::new("", Kind::Word, archive.file_bytes());
        let margin = Body::new(empty, Styles::default(), Numbering::default());
        for paragraph in margin.read(&text, &name, &|_| true)?.paragraphs {
            document.drop_words(&paragraph.text, why);
        }
    }
    Ok(())
}
