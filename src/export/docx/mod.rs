//! Papers as DOCX in the layout of GB/T 9704-2012, a section each.
//!
//! Lives here: the package. The body is in `body`, tables in `table`, faces and styles in `styles`.
//!
//! # Limits
//! Own XML and no library: docx-rs 0.4.22 loses comments in sections and even footers, has no repeated heading rows and
//! writes an author's name.

mod body;
mod styles;
mod table;

use crate::paper::Paper;

use super::error::ExportError;
use super::package::{Package, escaped};

/// Twentieths of a point in a millimetre.
const TWIPS_PER_MM: f32 = 1440.0 / 25.4;

/// The namespaces that every part of a document names.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The parts that the document names, in the order of their relations.
const PARTS: [(&str, &str); 6] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("footer", "footer1.xml"),
    ("footer", "footer2.xml"),
    ("comments", "comments.xml"),
];

/// The relations of the footers of odd and even pages.
const ODD_FOOTER: &str = "rId4";
const EVEN_FOOTER: &str = "rId5";

fn twips(mm: f32) -> i64 {
    (mm * TWIPS_PER_MM).round() as i64
}

/// Papers as one document. Its properties name no person.
///
/// # Errors
/// When the package cannot be put together.
pub fn docx(papers: &[Paper]) -> Result<Vec<u8>, ExportError> {
    let mut package = Package::new();
    package.add("[Content_Types].xml", &content_types())?;
    package.add("_rels/.rels", RELATIONS)?;
    package.add("docProps/core.xml", &core(papers.first().map_or("", |paper| paper.name.as_str())))?;
    let body = body::body(papers);
    package.add("word/document.xml", &body.xml)?;
    package.add("word/styles.xml", &styles::styles())?;
    package.add("word/fontTable.xml", &styles::fonts())?;
    package.add("word/settings.xml", &settings())?;
    let readers = papers.first().map_or("", |paper| paper.audience_word.as_str());
    package.add("word/footer1.xml", &footer(readers, true))?;
    package.add("word/footer2.xml", &footer(readers, false))?;
    package.add("word/comments.xml", &body.comments)?;
    package.add("word/_rels/document.xml.rels", &relations())?;
    package.finish()
}

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

fn relations() -> String {
    let one = |(at, (kind, path)): (usize, &(&str, &str))| {
        let id = at + 1;
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{path}\"/>"
        )
    };
    let parts: String = PARTS.iter().enumerate().map(one).collect();
    format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>")
}

fn content_types() -> String {
    let part = |path: &str, kind: &str| {
        format!("<Override PartName=\"{path}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    let word = |name: &str| part(&format!("/word/{name}.xml"), &format!("officedocument.wordprocessingml.{name}"));
    let footer = |n: u8| part(&format!("/word/footer{n}.xml"), "officedocument.wordprocessingml.footer");
    [
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        &part("/word/document.xml", "officedocument.wordprocessingml.document.main"),
        &word("styles"),
        &word("settings"),
        &word("fontTable"),
        &word("comments"),
        &footer(1),
        &footer(2),
        &part("/docProps/core.xml", "package.core-properties"),
        "</Types>",
    ]
    .concat()
}

fn core(title: &str) -> String {
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escaped(title)
    )
}

fn settings() -> String {
    format!(
        "<w:settings {SPACES}><w:removePersonalInformation/><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The page number at the outer edge, the word for the readers at the inner one, each a character in.
fn footer(readers: &str, is_odd: bool) -> String {
    let readers = format!("<w:r><w:rPr><w:rFonts w:eastAsia=\"{}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", styles::BODY, escaped(readers));
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let number = [
        "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>",
        &field("begin"),
        "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>",
        &field("separate"),
        "<w:r><w:t>1</w:t></w:r>",
        &field("end"),
        "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r>",
    ]
    .concat();
    let (left, right) = if is_odd { (readers, number) } else { (number, readers) };
    // A tab to the right edge of whatever page the footer stands on.
    let tab = "<w:r><w:ptab w:relativeTo=\"margin\" w:alignment=\"right\" w:leader=\"none\"/></w:r>";
    format!("<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{left}{tab}{right}</w:p></w:ftr>")
}
