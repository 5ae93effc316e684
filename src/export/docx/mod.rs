//! Papers as DOCX in the layout of GB/T 9704-2012, a section each.
//!
//! Lives here: the package. The body is in `body`, its head and foot after the standard in `letterhead`, headers and footers
//! of pages in `edges`, tables in `table`, faces and styles in `styles`.
//!
//! # Limits
//! Own XML and no library: docx-rs 0.4.22 loses comments in sections and even footers, has no repeated heading rows and
//! writes an author's name.

mod body;
mod edges;
mod letterhead;
mod styles;
mod table;

use crate::paper::{Block, Paper};
use crate::scene::{fitted, page_of};

use super::error::ExportError;
use super::package::{Package, escaped};

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

/// A paper, or an appendix of one: a section with headers and footers of its own.
struct Part<'a> {
    paper: &'a Paper,
    /// True for a lying sheet that is bound with upright ones: the foot of its pages is where theirs is.
    turned: bool,
    /// True for the imprint behind appendices: its page has no number (GB/T 9704).
    bare: bool,
}

impl<'a> Part<'a> {
    /// A paper with its appendices behind it.
    fn all(paper: &'a Paper) -> impl Iterator<Item = Self> {
        paper.parts().enumerate().map(|(at, paper)| {
            let page = page_of(paper);
            let bare = at > 0 && matches!(paper.blocks.as_slice(), [Block::Imprint(_)]);
            Part { paper, turned: at > 0 && page.width > page.height, bare }
        })
    }

    /// True where its pages have a header of their own, which may be an empty one: without it they had that of the section
    /// before.
    fn has_header(&self) -> bool {
        self.turned || self.bare || !self.paper.watermark.is_empty()
    }
}

/// The numbers of the headers, or of the footers, of a part, for odd and even pages, by its place.
fn edges(part: usize) -> [usize; 2] {
    [2 * part + 1, 2 * part + 2]
}

/// The relation of a footer by its number.
fn footer_relation(number: usize) -> String {
    format!("rIdFooter{number}")
}

/// The relation of a header by its number.
fn header_relation(number: usize) -> String {
    format!("rIdHeader{number}")
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
    let papers: Vec<_> = papers.iter().map(fitted).collect();
    let parts: Vec<Part<'_>> = papers.iter().flat_map(|paper| Part::all(paper)).collect();
    let mut edge_names = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for (number, is_odd) in edges(at).into_iter().zip([true, false]) {
            package.add(&format!("word/footer{number}.xml"), &part.footer(is_odd))?;
            edge_names.push(("footer", number, footer_relation(number)));
            if part.has_header() {
                package.add(&format!("word/header{number}.xml"), &part.header(number, is_odd))?;
                edge_names.push(("header", number, header_relation(number)));
            }
        }
    }
    package.add("[Content_Types].xml", &content_types(&edge_names))?;
    package.add("_rels/.rels", RELATIONS)?;
    package.add("docProps/core.xml", &core(papers.first().map_or("", |paper| paper.name.as_str())))?;
    let body = body::body(&parts);
    package.add("word/document.xml", &body.xml)?;
    package.add("word/styles.xml", &styles::styles())?;
    package.add("word/fontTable.xml", &styles::fonts())?;
    package.add("word/settings.xml", &settings())?;
    package.add("word/comments.xml", &body.comments)?;
    package.add("word/_rels/document.xml.rels", &relations(&edge_names))?;
    package.finish()
}

/// A header or a footer: its kind, number and relation.
type Edge = (&'static str, usize, String);

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

fn relations(edges: &[Edge]) -> String {
    let one = |id: &str, kind: &str, path: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{path}\"/>"
        )
    };
    let parts = PARTS.iter().enumerate().map(|(at, (kind, path))| one(&format!("rId{}", at + 1), kind, path));
    let edges = edges.iter().map(|(kind, n, id)| one(id, kind, &format!("{kind}{n}.xml")));
    let parts: String = parts.chain(edges).collect();
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>"
    )
}

fn content_types(edges: &[Edge]) -> String {
    let part = |path: &str, kind: &str| {
        format!("<Override PartName=\"{path}\" ContentType=\"application/vnd.openxmlformats-{kind}+xml\"/>")
    };
    let word = |name: &str| part(&format!("/word/{name}.xml"), &format!("officedocument.wordprocessingml.{name}"));
    let edge =
        |(kind, n, _): &Edge| part(&format!("/word/{kind}{n}.xml"), &format!("officedocument.wordprocessingml.{kind}"));
    let edges: String = edges.iter().map(edge).collect();
    [
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        &part("/word/document.xml", "officedocument.wordprocessingml.document.main"),
        &word("styles"),
        &word("settings"),
        &word("fontTable"),
        &word("comments"),
        &edges,
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
