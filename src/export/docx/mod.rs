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
use crate::scene::page_size;

use super::error::ExportError;
use super::package::{Package, escaped};

/// A character of the page number (4号), in twentieths of a point.
const CHARACTER: i64 = 280;

/// Twentieths of a point in a millimetre.
const TWIPS_PER_MM: f32 = 1440.0 / 25.4;

/// The namespaces that every part of a document names.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The parts that every document names, in the order of their relations; the footers of each paper follow.
const PARTS: [(&str, &str); 4] = [
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("comments", "comments.xml"),
];

/// The numbers of the footers of a paper, for odd and even pages, by its place.
fn footers(paper: usize) -> [usize; 2] {
    [2 * paper + 1, 2 * paper + 2]
}

/// The relation of a footer by its number.
fn footer_relation(number: usize) -> String {
    format!("rId{}", PARTS.len() + number)
}

fn twips(mm: f32) -> i64 {
    (mm * TWIPS_PER_MM).round() as i64
}

/// Papers as one document. Its properties name no person.
///
/// # Errors
/// When the package cannot be put together.
pub fn docx(papers: &[Paper]) -> Result<Vec<u8>, ExportError> {
    let mut package = Package::new();
    package.add("[Content_Types].xml", &content_types(papers.len() * 2))?;
    package.add("_rels/.rels", RELATIONS)?;
    package.add("docProps/core.xml", &core(papers.first().map_or("", |paper| paper.name.as_str())))?;
    let body = body::body(papers);
    package.add("word/document.xml", &body.xml)?;
    package.add("word/styles.xml", &styles::styles())?;
    package.add("word/fontTable.xml", &styles::fonts())?;
    package.add("word/settings.xml", &settings())?;
    for (at, paper) in papers.iter().enumerate() {
        let [odd, even] = footers(at);
        package.add(&format!("word/footer{odd}.xml"), &footer(paper, true))?;
        package.add(&format!("word/footer{even}.xml"), &footer(paper, false))?;
    }
    package.add("word/comments.xml", &body.comments)?;
    package.add("word/_rels/document.xml.rels", &relations(papers.len() * 2))?;
    package.finish()
}

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

fn relations(footers: usize) -> String {
    let one = |id: &str, kind: &str, path: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{path}\"/>"
        )
    };
    let parts = PARTS.iter().enumerate().map(|(at, (kind, path))| one(&format!("rId{}", at + 1), kind, path));
    let footers = (1..=footers).map(|n| one(&footer_relation(n), "footer", &format!("footer{n}.xml")));
    let parts: String = parts.chain(footers).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>"
    )
}

fn content_types(footers: usize) -> String {
    let part = |path: &str, kind: &str| {
        format!("<Override PartName=\"{path}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    let word = |name: &str| part(&format!("/word/{name}.xml"), &format!("officedocument.wordprocessingml.{name}"));
    let footer = |n: usize| part(&format!("/word/footer{n}.xml"), "officedocument.wordprocessingml.footer");
    let footers: String = (1..=footers).map(footer).collect();
    [
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        &part("/word/document.xml", "officedocument.wordprocessingml.document.main"),
        &word("styles"),
        &word("settings"),
        &word("fontTable"),
        &word("comments"),
        &footers,
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
fn footer(paper: &Paper, is_odd: bool) -> String {
    let width = twips(page_size(paper.sheet).text_width());
    let readers = &paper.audience_word;
    let readers = format!(
        "<w:r><w:rPr><w:rFonts w:eastAsia=\"{}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
        styles::BODY,
        escaped(readers)
    );
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
    let indent = "<w:ind w:leftChars=\"100\" w:rightChars=\"100\"/>";
    let tab = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", width - CHARACTER);
    format!(
        "<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{tab}{indent}</w:pPr>{left}<w:r><w:tab/></w:r>{right}</w:p></w:ftr>"
    )
}
